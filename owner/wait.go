package owner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/client"
)

// Pauses between two looks at an enclave, and how long one look may take.
const (
	statePause   = 250 * time.Millisecond
	longestPause = 2 * time.Second // between questions that it logs if it cannot answer them
	lookTimeout  = 2 * time.Second
)

// ErrNoEnclave is returned for a URL at which something answers that is no
// enclave.
var ErrNoEnclave = errors.New("what answers there is no enclave")

var errSilent = errors.New("no answer")

// waitError says for what was waited in vain, and what the last look found.
// It unwraps to both, so that a context's end is recognised without being
// spelled out.
type waitError struct {
	text string
	errs []error
}

func (e *waitError) Error() string   { return e.text }
func (e *waitError) Unwrap() []error { return e.errs }

// waitUp asks until the enclave answers with its state. It returns
// ErrNoEnclave as soon as something else answers in its place.
func waitUp(ctx context.Context, e Enclave) (enclave.Health, error) {
	pause := newPause(statePause)
	defer pause.stop()
	last := errSilent
	for {
		health, err := Look(ctx, e)
		if err == nil || errors.Is(err, ErrNoEnclave) {
			return health, err
		}
		if ctx.Err() == nil { // else the look was cut short
			last = err
		}
		if ended := pause.wait(ctx); ended != nil {
			return health, &waitError{fmt.Sprintf("waiting for the enclave: %v", last), []error{ended, last}}
		}
	}
}

// Look asks an enclave once for its state, for two seconds at most. It returns
// ErrNoEnclave if something else answers in its place; any other error may
// pass: nobody answers, or not yet.
func Look(ctx context.Context, e Enclave) (enclave.Health, error) {
	try, cancel := context.WithTimeout(ctx, lookTimeout)
	defer cancel()
	health, err := e.Health(try)
	switch {
	case err == nil:
		return health, nil
	case errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil:
		return health, fmt.Errorf("%w within %s", errSilent, lookTimeout)
	case errors.Is(err, context.DeadlineExceeded):
		return health, errSilent
	case mayPass(err):
		return health, err
	}
	return health, fmt.Errorf("%w: %w", ErrNoEnclave, err)
}

// mayPass tells the failures of an enclave that is not up yet, or of a proxy
// before it, from answers that no enclave gives.
func mayPass(err error) bool {
	var status *client.StatusError
	if errors.As(err, &status) {
		return status.Status >= http.StatusInternalServerError || status.Status == http.StatusTooManyRequests
	}
	var network net.Error
	return errors.As(err, &network) || errors.Is(err, context.Canceled) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE)
}

// pause lies between two looks and doubles with each, up to the longest.
type pause struct {
	timer         *time.Timer
	next, longest time.Duration
}

func newPause(longest time.Duration) *pause {
	return &pause{time.NewTimer(statePause), statePause, longest}
}

func (p *pause) stop() { p.timer.Stop() }

// wait returns the context's error if that ends first.
func (p *pause) wait(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-p.timer.C:
		p.next = min(2*p.next, p.longest)
		p.timer.Reset(p.next)
		return nil
	}
}
