package tunnel

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"
)

// patience bounds how long a forwarder may take to answer, looking up the name
// and connecting included.
const patience = 15 * time.Second

// Dialer connects through a forwarder. It keeps no connections and is safe for
// concurrent use.
type Dialer struct {
	where   string
	connect func(context.Context) (net.Conn, error)
}

// New returns a Dialer that reaches a forwarder by connect. where names the
// forwarder in errors: "vsock 3:8001".
func New(where string, connect func(context.Context) (net.Conn, error)) *Dialer {
	return &Dialer{where: where, connect: connect}
}

// DialContext has the forwarder connect to address, HOST:PORT with a name or an
// address, by TCP. ctx bounds the time until the connection is there, and not
// its life. The connection has CloseWrite if the one to the forwarder has. The
// error is a *net.OpError around one of this package's.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := d.dial(ctx, network, address)
	if err != nil {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Addr: target(printable(address)), Err: err}
	}
	return conn, nil
}

func (d *Dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if network != "tcp" && network != "tcp4" && network != "tcp6" {
		return nil, fmt.Errorf("%w, not %q", ErrNetwork, network)
	}
	if _, _, err := SplitAddress(address); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	raw, err := d.connect(ctx)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, d.ended(ctx)
	case err != nil:
		return nil, fmt.Errorf("%w at %s: start nacre host on the machine that runs this enclave: %w", ErrAbsent, d.where, err)
	}
	stop := context.AfterFunc(ctx, func() { raw.SetDeadline(time.Unix(1, 0)) })
	c, err := ask(raw, address)
	if !stop() {
		raw.Close()
		return nil, d.ended(ctx)
	}
	if err != nil {
		raw.Close()
		return nil, fmt.Errorf("%s: %w", d.where, err)
	}
	return c, nil
}

// ended is the error for a ctx that has ended.
func (d *Dialer) ended(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return fmt.Errorf("%w: %s: %w", ErrSilent, d.where, ctx.Err())
	}
	return ctx.Err()
}

// target is an address that the forwarder is asked for.
type target string

func (target) Network() string  { return "tcp" }
func (t target) String() string { return string(t) }
