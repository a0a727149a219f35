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
// own. What they were is still in them, for errors.Is.
func Plain(dial Dial) Dial {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			plain := plainError{err: err}
			plain.text, plain.late = plainText(err, address)
			return nil, &net.OpError{Op: "dial", Net: "tcp", Addr: target(printable(address)), Err: &plain}
		}
		return conn, nil
	}
}

// plainText is what there is to say of an error of a Dialer, and whether it is
// that time was over.
func plainText(err error, address string) (text string, late bool) {
	var op *net.OpError
	var r *refusal
	switch errors.As(err, &r); {
	case errors.Is(err, context.DeadlineExceeded), r != nil && r.status == http.StatusGatewayTimeout:
		return os.ErrDeadlineExceeded.Error(), true
	case r == nil && wayOut(err):
		return os.NewSyscallError("connect", syscall.ENETUNREACH).Error(), false
	case r == nil && errors.As(err, &op): // it was not asked
		return op.Err.Error(), false
	case r == nil:
		return err.Error(), false
	case r.kind == ErrRefused:
		return printable(address) + " is not on the list of allowed hosts", false
	case r.reason == ReasonNoConnection:
		return os.NewSyscallError("connect", syscall.ECONNREFUSED).Error(), false
	case r.reason == "":
		return os.NewSyscallError("connect", syscall.EHOSTUNREACH).Error(), false
	}
	return r.reason, false // a name that leads nowhere
}

// wayOut tells whether the forwarder is what failed.
func wayOut(err error) bool {
	return errors.Is(err, ErrAbsent) || errors.Is(err, ErrSilent) || errors.Is(err, ErrBroken) || errors.Is(err, ErrGarbage)
}

// plainError is an error that reads as another one.
type plainError struct {
	text string
	late bool
	err  error
}

func (e *plainError) Error() string { return e.text }

// Is lets a host that could not connect in time count as time that is over.
func (e *plainError) Is(target error) bool { return e.late && target == context.DeadlineExceeded }

func (e *plainError) Unwrap() error { return e.err }
