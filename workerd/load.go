package workerd

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// Sentinels of load, for what the code did.
var (
	errSyntax  = errors.New("syntax error")
	errModule  = errors.New("the module failed while it was loaded")
	errDied    = errors.New("the sandbox ended")
	errTooLate = errors.New("deadline over")
)

// codeError is a failure to load that is the code's doing.
type codeError struct {
	err    error // one of the sentinels above
	detail string
}

func (e *codeError) Error() string { return e.err.Error() + ": " + e.detail }
func (e *codeError) Unwrap() error { return e.err }

// uncaughtText is in the text of every error that loading code ends with.
const uncaughtText = "Uncaught "

// load gives s the code, which may then run for limit, and returns when its
// module is evaluated. begun is when the code could first run: zero if it
// never could. The error is a *codeError if it is the code's doing.
func (s *sandbox) load(ctx context.Context, code, secret []byte, limit time.Duration) (begun time.Time, err error) {
	ctx, cancel := context.WithCancel(ctx)
	answered := make(chan loadAnswer, 1)
	go func() { answered <- s.sendCode(ctx, code, secret) }()
	var a loadAnswer
	got := false
	defer func() {
		cancel()
		if !got {
			<-answered
		}
	}()
	late := time.NewTimer(startTimeout)
	defer late.Stop()
	select {
	case <-s.parsed.seen:
	case a = <-answered:
		got = true
	case <-late.C:
		return time.Time{}, errStart
	case <-ctx.Done():
		return time.Time{}, ctx.Err()
	}
	if !got {
		late.Reset(time.Until(s.parsed.at.Add(limit)))
		select {
		case a = <-answered:
			got = true
		case <-late.C:
			return s.parsed.at, &codeError{errTooLate, "the deadline passed while the module was loaded"}
		case <-ctx.Done():
			return s.parsed.at, ctx.Err()
		}
	}
	return s.loadVerdict(ctx, a)
}

// loadAnswer is what front said to the code, or why it said nothing.
type loadAnswer struct {
	failed string // "" if the code was loaded
	err    error
}

// sendCode asks front to load code, once.
func (s *sandbox) sendCode(ctx context.Context, code, secret []byte) loadAnswer {
	head := []header{{"Nacre-Code-Length", strconv.Itoa(len(code))}}
	body := code
	if secret != nil {
		head = append(head, header{"Nacre-Secret-Length", strconv.Itoa(len(secret))})
		body = append(append(make([]byte, 0, len(code)+len(secret)), code...), secret...)
	}
	a, err := exchange(ctx, s.socket, request{path: "/load", head: head, body: body}, 0)
	if err == nil && a.how != "loaded" && a.how != "failed" {
		err = fmt.Errorf("%w: %q to the code", errFront, a.how)
	}
	if err != nil {
		return loadAnswer{err: err}
	}
	if a.how == "failed" {
		return loadAnswer{failed: oneLine(a.body)}
	}
	return loadAnswer{}
}

// loadVerdict says what front's answer to the code means.
func (s *sandbox) loadVerdict(ctx context.Context, a loadAnswer) (begun time.Time, err error) {
	switch {
	case ctx.Err() != nil:
		return time.Time{}, ctx.Err()
	case a.err != nil:
		if !s.isDying(ctx) {
			return s.parsedAt(), fmt.Errorf("loading the code: %w", a.err)
		}
		return s.parsedAt(), &codeError{errDied, "while the module was loaded"}
	}
	s.output.flush() // what was printed before the answer
	begun = s.parsedAt()
	_, what, uncaught := strings.Cut(a.failed, uncaughtText)
	if what == "" {
		what = a.failed // nothing was thrown, or nothing that has words
	}
	switch {
	case a.failed == "" && !begun.IsZero():
		s.loaded = true
		return begun, nil
	case !begun.IsZero():
		return begun, &codeError{errModule, what}
	case uncaught:
		return begun, &codeError{errSyntax, what}
	}
	return begun, fmt.Errorf("loading the code: %w: %s", errFront, a.failed)
}

// parsedAt is when the code could first run; zero if it could not yet.
func (s *sandbox) parsedAt() time.Time {
	if isClosed(s.parsed.seen) {
		return s.parsed.at
	}
	return time.Time{}
}

// dyingTime is how long after a broken connection a process is given to turn
// out dead. It closes its sockets while it dies.
const dyingTime = 300 * time.Millisecond

// isDying tells, after a broken connection, whether the process has ended.
func (s *sandbox) isDying(ctx context.Context) bool {
	dying := time.NewTimer(dyingTime)
	defer dying.Stop()
	select {
	case <-s.proc.Wait():
	case <-dying.C:
	case <-ctx.Done():
	}
	return s.dead()
}

// outcomeOf returns the result of a job whose code failed to load.
func (p *Pool) outcomeOf(s *sandbox, e *codeError) (jobs.Result, error) {
	switch {
	case errors.Is(e, errSyntax):
		return jobs.Result{Outcome: jobs.SyntaxError, Detail: e.detail}, nil
	case errors.Is(e, errTooLate):
		return jobs.Result{Outcome: jobs.DeadlineOver, Detail: e.detail}, nil
	case errors.Is(e, errDied):
		return p.autopsy(s)
	}
	return jobs.Result{Outcome: jobs.ModuleUnusable, Detail: e.detail}, nil
}
