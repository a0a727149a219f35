package parent

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/nacre-tee/nacre/enclave/tunnel"
)

// Judge says where an enclave may connect.
type Judge interface {
	// Addresses looks a host up, if it is a name, and returns those of its
	// addresses that may be dialled. They are dialled as they are: a name that is
	// looked up again may lead elsewhere. An error with a method HTTPStatus is
	// told to the enclave; one below 500 is a refusal.
	Addresses(ctx context.Context, host string, port uint16) ([]netip.Addr, error)
}

// ForwarderConfig is what a Forwarder needs.
type ForwarderConfig struct {
	Judge Judge
	// Dial connects to an address that was judged; nil: this machine's network.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)

	MaxConnections int           // at the same time; more wait
	HeadTime       time.Duration // for a request to come
	DialTime       time.Duration // to look up and to connect
	Idle           time.Duration // until a connection without a byte in either direction is cut

	Log *slog.Logger
}

// DefaultForwarderConfig has all but Judge and Log. An enclave whose jobs all
// use all that they may has 8 connections for each; its RPC endpoints a few.
func DefaultForwarderConfig() ForwarderConfig {
	return ForwarderConfig{MaxConnections: 1024, HeadTime: 10 * time.Second, DialTime: 10 * time.Second, Idle: 10 * time.Minute}
}

// One error for each rule of ForwarderConfig.Check.
var (
	ErrNoJudge        = errors.New("forwarder: nothing says where the enclave may connect")
	ErrNoLog          = errors.New("forwarder: no log")
	ErrMaxConnections = errors.New("forwarder: connections must be 1 … 65536")
	ErrTimes          = errors.New("forwarder: times must be above 0")
)

// Check returns the error of the first rule that c breaks.
func (c ForwarderConfig) Check() error {
	switch {
	case c.Judge == nil:
		return ErrNoJudge
	case c.Log == nil:
		return ErrNoLog
	case c.MaxConnections < 1 || c.MaxConnections > 1<<16:
		return fmt.Errorf("%w, not %d", ErrMaxConnections, c.MaxConnections)
	case c.HeadTime <= 0 || c.DialTime <= 0 || c.Idle <= 0:
		return ErrTimes
	}
	return nil
}

// Forwarder connects an enclave to the network: each connection begins with an
// HTTP CONNECT and then carries bytes both ways. Its methods are safe for
// concurrent use.
type Forwarder struct {
	cfg     ForwarderConfig
	buffers buffers
	meters  meters
}

// NewForwarder returns a Forwarder, or the error of ForwarderConfig.Check.
func NewForwarder(cfg ForwarderConfig) (*Forwarder, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	if cfg.Dial == nil {
		cfg.Dial = new(net.Dialer).DialContext
	}
	return &Forwarder{cfg: cfg, meters: meters{of: make(map[string]*meter)}}, nil
}

// Usage returns what has gone through so far.
func (f *Forwarder) Usage() Usage { return f.meters.usage() }

// Serve takes connections until ctx ends, when it cuts all of them, or ln breaks.
func (f *Forwarder) Serve(ctx context.Context, ln net.Listener) error {
	return serve(ctx, ln, f.cfg.MaxConnections, f.handle)
}

func (f *Forwarder) handle(ctx context.Context, c net.Conn) {
	defer c.Close()
	defer context.AfterFunc(ctx, func() { c.Close() })()
	f.meters.open.Add(1)
	defer f.meters.open.Add(-1)
	if c.SetDeadline(time.Now().Add(f.cfg.HeadTime)) != nil {
		return
	}
	to, rest, err := readConnect(c)
	if err != nil {
		f.meters.malformed.Add(1)
		f.refuse(c, err)
		return
	}
	m := f.meters.target(to.String())
	server, err := f.connect(ctx, to)
	if err != nil {
		f.count(m, to, err)
		f.refuse(c, err)
		return
	}
	defer server.Close()
	if c.SetDeadline(time.Now().Add(f.cfg.HeadTime)) != nil {
		return
	}
	if _, err := io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n"); err != nil || c.SetDeadline(time.Time{}) != nil {
		return
	}
	m.connections.Add(1)
	if !f.early(server, rest, m) {
		return
	}
	r := relay{buffers: &f.buffers, idle: f.cfg.Idle}
	if err := r.run(ctx, c, server, m.sent, m.received); errors.Is(err, errIdle) {
		f.cfg.Log.Debug("idle connection cut", "to", to.String())
	}
}

// early hands on what came with the request.
func (f *Forwarder) early(server net.Conn, rest []byte, m *meter) bool {
	if len(rest) == 0 {
		return true
	}
	if server.SetWriteDeadline(time.Now().Add(f.cfg.Idle)) != nil {
		return false
	}
	n, err := server.Write(rest)
	m.sent(n)
	return err == nil
}

// maxDials bounds the addresses of a name that are tried.
const maxDials = 4

// connect dials what the judge lets it, and nothing else.
func (f *Forwarder) connect(ctx context.Context, to destination) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, f.cfg.DialTime)
	defer cancel()
	addrs, err := f.cfg.Judge.Addresses(ctx, to.host, to.port)
	if err != nil {
		return nil, err
	}
	if len(addrs) == 0 {
		return nil, &answer{http.StatusBadGateway, "the name has no address"}
	}
	addrs = addrs[:min(len(addrs), maxDials)]
	var errs []error
	for i, a := range addrs {
		conn, err := f.dial(ctx, len(addrs)-i, netip.AddrPortFrom(a, to.port))
		if err == nil {
			return conn, nil
		}
		errs = append(errs, err)
		if ctx.Err() != nil {
			break
		}
	}
	return nil, errors.Join(errs...)
}

// dial leaves time for the addresses that are left.
func (f *Forwarder) dial(ctx context.Context, left int, to netip.AddrPort) (net.Conn, error) {
	if end, ok := ctx.Deadline(); ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, time.Until(end)/time.Duration(left))
		defer cancel()
	}
	return f.cfg.Dial(ctx, "tcp", to.String())
}

// count notes why there is no connection. The log has the first of each
// destination: the enclave's code may try without end.
func (f *Forwarder) count(m *meter, to destination, err error) {
	if status, _ := explain(err); status >= 500 {
		if m.failed.Add(1) == 1 {
			f.cfg.Log.Info("no connection", "to", to.String(), "err", err)
		}
		return
	}
	if m.refused.Add(1) == 1 {
		f.cfg.Log.Warn("a connection is refused by the allow-list", "to", to.String(), "why", oneLine(err.Error()))
	}
}

// explain is what the enclave is told: nothing of this machine, nor why a name is
// refused, by which its code could learn what addresses names have here.
func explain(err error) (status int, reason string) {
	var own *answer
	var judged interface {
		error
		HTTPStatus() int
	}
	switch {
	case errors.As(err, &own):
		return own.status, own.reason
	case errors.As(err, &judged) && judged.HTTPStatus() < 500:
		return judged.HTTPStatus(), "its allow-list does not have it"
	case errors.As(err, &judged):
		return judged.HTTPStatus(), judged.Error()
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusGatewayTimeout, "it could not be reached in time"
	}
	return http.StatusBadGateway, tunnel.ReasonNoConnection
}

// refuse answers, and lets the answer be read.
func (f *Forwarder) refuse(c net.Conn, err error) {
	status, reason := explain(err)
	if c.SetDeadline(time.Now().Add(partingTime)) != nil {
		return
	}
	_, err = fmt.Fprintf(c, "HTTP/1.1 %d %s\r\n%s: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status, http.StatusText(status), tunnel.ReasonHeader, oneLine(reason))
	if err == nil && closeWrite(c) == nil {
		io.CopyN(io.Discard, c, partingSize) // a close with bytes unread would take the answer back
	}
}
