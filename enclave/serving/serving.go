// Package serving is how all servers of an enclave speak HTTP: within bounds on
// what strangers can make them hold, and until they are told to stop.
package serving

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"
)

// Defaults of Limits.
const (
	DefaultConnections   = 128
	DefaultHeaderBytes   = 8 << 10
	DefaultHeaderTimeout = 5 * time.Second
	DefaultReadTimeout   = 10 * time.Second
	DefaultWriteTimeout  = 30 * time.Second
	DefaultIdleTimeout   = 15 * time.Second
	DefaultStopTimeout   = 5 * time.Second
)

// ErrLimit is of Limits.
var ErrLimit = errors.New("limit is not positive")

// Limits bound what callers can make a server hold: connections, bytes and time.
type Limits struct {
	Connections   int // served at once; more wait to be accepted
	HeaderBytes   int
	HeaderTimeout time.Duration // to read a request's header
	ReadTimeout   time.Duration // to read a request
	WriteTimeout  time.Duration // from a request's header to the end of its answer
	IdleTimeout   time.Duration // between two requests on a connection
	StopTimeout   time.Duration // to finish requests when the server stops
}

// DefaultLimits returns the defaults.
func DefaultLimits() Limits {
	return Limits{
		Connections: DefaultConnections, HeaderBytes: DefaultHeaderBytes, HeaderTimeout: DefaultHeaderTimeout,
		ReadTimeout: DefaultReadTimeout, WriteTimeout: DefaultWriteTimeout, IdleTimeout: DefaultIdleTimeout, StopTimeout: DefaultStopTimeout,
	}
}

// Positive returns ErrLimit with the name of a limit that is not: a zero would
// mean "none" to the HTTP server.
func Positive[T int | int64 | time.Duration](name string, limit T) error {
	if limit <= 0 {
		return fmt.Errorf("%w: %s", ErrLimit, name)
	}
	return nil
}

// Check returns ErrLimit with the name of the limit.
func (l Limits) Check() error {
	return cmp.Or(Positive("Connections", l.Connections), Positive("HeaderBytes", l.HeaderBytes),
		Positive("HeaderTimeout", l.HeaderTimeout), Positive("ReadTimeout", l.ReadTimeout), Positive("WriteTimeout", l.WriteTimeout),
		Positive("IdleTimeout", l.IdleTimeout), Positive("StopTimeout", l.StopTimeout))
}

// Limited is ln for no more connections at once than there may be.
func (l Limits) Limited(ln net.Listener) net.Listener {
	return netutil.LimitListener(ln, l.Connections)
}

// Serve has srv, which has a handler, answer on ln until ctx ends, then lets
// requests finish for the StopTimeout and cuts off the rest. ln is Limited, or by
// another means. Serve closes it and returns nil, unless accepting failed.
func (l Limits) Serve(ctx context.Context, srv *http.Server, ln net.Listener, log *slog.Logger) error {
	srv.ReadHeaderTimeout, srv.ReadTimeout, srv.WriteTimeout, srv.IdleTimeout = l.HeaderTimeout, l.ReadTimeout, l.WriteTimeout, l.IdleTimeout
	srv.MaxHeaderBytes, srv.ErrorLog = l.HeaderBytes, slog.NewLogLogger(log.Handler(), slog.LevelDebug)
	failed := make(chan error, 1) // room for the one value, so that the sender always ends
	go func() { failed <- srv.Serve(ln) }()
	select {
	case err := <-failed:
		srv.Close()
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.StopTimeout)
	defer cancel()
	if err := srv.Shutdown(stop); err != nil {
		log.Warn("cutting off requests that do not end", "err", err)
		srv.Close()
	}
	<-failed
	return nil
}
