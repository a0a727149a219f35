package tunnel

import (
	"errors"
	"fmt"
	"strings"
)

// Errors of Dialer.DialContext, which come in a *net.OpError.
var (
	ErrNetwork = errors.New("an enclave reaches the network over TCP alone")
	ErrAddress = errors.New("not a HOST:PORT that can be connected to")

	// ErrAbsent says that there is no forwarder.
	ErrAbsent = errors.New("no forwarder")
	// ErrSilent says that the forwarder did not answer in time. It comes with
	// context.DeadlineExceeded.
	ErrSilent = errors.New("the forwarder does not answer")
	// ErrBroken says that the connection to the forwarder ended before it answered.
	ErrBroken = errors.New("the forwarder ended the connection before it answered")
	// ErrGarbage says that the forwarder's answer is none to CONNECT.
	ErrGarbage = errors.New("what answers is no forwarder")
	// ErrRefused says that the forwarder does not want to connect there.
	ErrRefused = errors.New("the host refuses")
	// ErrUnreachable says that the forwarder could not connect.
	ErrUnreachable = errors.New("the host could not connect")
)

// maxReason bounds what of the host's reason is shown, in bytes.
const maxReason = 200

// printable is what the host says as a log may have it: short, one line, of plain
// characters.
func printable(s string) string {
	plain := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, s)
	return plain[:min(len(plain), maxReason)]
}

// refusal is an answer that is not success.
type refusal struct {
	kind   error // ErrRefused or ErrUnreachable
	status int
	reason string // printable
}

func (r *refusal) Error() string { return fmt.Sprintf("%v: %d %s", r.kind, r.status, r.reason) }

func (r *refusal) Unwrap() error { return r.kind }

// statusError makes an error of a status that is not success.
func statusError(status int, reason string) error {
	kind := ErrUnreachable
	if status < 500 {
		kind = ErrRefused
	}
	return &refusal{kind, status, printable(reason)}
}
