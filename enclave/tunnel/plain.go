package tunnel

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"syscall"
)

// Dial connects to HOST:PORT.
type Dial func(ctx context.Context, network, address string) (net.Conn, error)

// Plain is dial with errors for who shall not know how this enclave is connected,
// such as the code of jobs: they read as those of a machine with a network of its
// own. What they were is still in them, for errors.Is, and a method HTTPStatus
// tells those who answer with them whether the host refuses (403), was too slow
// (504), or could not connect (502).
func Plain(dial Dial) Dial {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			plain := plainError{err: err}
			plain.text, plain.status = plainText(err, address)
			return nil, &net.OpError{Op: "dial", Net: "tcp", Addr: target(printable(address)), Err: &plain}
		}
		return conn, nil
	}
}

// plainText is what there is to say of an error of a Dialer, and the status of an
// answer that says it.
func plainText(err error, address string) (text string, status int) {
	var op *net.OpError
	var r *refusal
	switch errors.As(err, &r); {
	case errors.Is(err, context.DeadlineExceeded), r != nil && r.status == http.StatusGatewayTimeout:
		return os.ErrDeadlineExceeded.Error(), http.StatusGatewayTimeout
	case r == nil && wayOut(err):
		return os.NewSyscallError("connect", syscall.ENETUNREACH).Error(), http.StatusBadGateway
	case r == nil && errors.As(err, &op): // it was not asked
		return op.Err.Error(), http.StatusBadGateway
	case r == nil:
		return err.Error(), http.StatusBadGateway
	case r.kind == ErrRefused:
		return printable(address) + " is not on the list of allowed hosts", http.StatusForbidden
	case r.reason == ReasonNoConnection:
		return os.NewSyscallError("connect", syscall.ECONNREFUSED).Error(), http.StatusBadGateway
	case r.reason == "":
		return os.NewSyscallError("connect", syscall.EHOSTUNREACH).Error(), http.StatusBadGateway
	}
	return r.reason, http.StatusBadGateway // a name that leads nowhere
}

// wayOut tells whether the forwarder is what failed.
func wayOut(err error) bool {
	return errors.Is(err, ErrAbsent) || errors.Is(err, ErrSilent) || errors.Is(err, ErrBroken) || errors.Is(err, ErrGarbage)
}

// plainError is an error that reads as another one.
type plainError struct {
	text   string
	status int
	err    error
}

func (e *plainError) Error() string { return e.text }

// Is lets a host that could not connect in time count as time that is over.
func (e *plainError) Is(target error) bool {
	return e.status == http.StatusGatewayTimeout && target == context.DeadlineExceeded
}

// HTTPStatus is that of an answer which says so.
func (e *plainError) HTTPStatus() int { return e.status }

func (e *plainError) Unwrap() error { return e.err }
