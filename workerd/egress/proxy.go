package egress

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"time"
)

// Dialer makes connections. Its network is always "tcp" and its address one
// that the Proxy has judged, with a port; or a name with a port, if Config.Names
// is set. A connection that has CloseWrite is closed in each direction by itself.
// An error with a method HTTPStatus that returns 403 says that it is forbidden to
// connect there, in words that the job's code may read.
type Dialer interface {
	DialContext(ctx context.Context, network, address string) (net.Conn, error)
}

// Resolver looks names up. Its network is always "ip" and its host a complete
// name, in lower case and with a dot at its end. It must return when ctx ends.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

var (
	_ Dialer   = (*net.Dialer)(nil)
	_ Resolver = (*net.Resolver)(nil)
)

// Config is what a Proxy needs. Where there is no network interface, Dialer,
// Resolver and Own are what leads to one.
type Config struct {
	Policy   Policy
	Limits   Limits        // of each job
	Time     time.Duration // of each job, from Gate.Begin until all connections are cut; at most MaxTime
	Dialer   Dialer        // nil: the host's network
	Resolver Resolver      // nil: the host's name servers
	// Names has names judged as such and handed to the Dialer, which is to find
	// their addresses; Resolver and the addresses of a name play no part. It is
	// for where there is no network but what Dialer leads to, so that a name
	// cannot lead to anything of this machine.
	Names bool
	Roots *x509.CertPool // whose certificates are believed; nil: SystemRoots
	// Own returns the host's own addresses, which are refused. It is asked
	// before every connection, since they may change. nil: InterfaceAddrs.
	Own func() ([]netip.Addr, error)
}

// MaxTime bounds Config.Time.
const MaxTime = 24 * time.Hour

// ErrTime is returned for a Config.Time that is not above 0 and at most MaxTime.
var ErrTime = errors.New("a job's time on the network out of range")

// ErrNames is returned for a Config.Names without a Dialer.
var ErrNames = errors.New("names that are not looked up need a dialler of their own")

// Check returns the error of the first rule that c breaks.
func (c Config) Check() error {
	if c.Time <= 0 || c.Time > MaxTime {
		return fmt.Errorf("%w: %v, want more than 0 and at most %v", ErrTime, c.Time, MaxTime)
	}
	if c.Names && c.Dialer == nil {
		return ErrNames
	}
	return c.Limits.Check()
}

// ErrNoRoots is returned where the system believes no certificate, so that
// every https request would fail.
var ErrNoRoots = errors.New("this system has no certificates of authorities: install ca-certificates, or set the egress policy to none")

// SystemRoots returns the certificates that the system believes.
func SystemRoots() (*x509.CertPool, error) {
	pool, err := x509.SystemCertPool()
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrNoRoots, err)
	}
	if pool.Equal(x509.NewCertPool()) {
		return nil, ErrNoRoots
	}
	return pool, nil
}

// Proxy makes gates. It has no goroutines and needs no closing. Its methods
// may be called concurrently.
type Proxy struct {
	limits Limits
	time   time.Duration // of each job
	judge  judge
	dialer Dialer
	roots  *x509.CertPool

	headTime time.Duration // what a sandbox is given to send a head
}

const (
	headTime      = 10 * time.Second
	dialTime      = 10 * time.Second // for all addresses that are tried
	handshakeTime = 10 * time.Second
	maxDials      = 4 // addresses of a name that are tried
)

// New makes a Proxy. Its errors are those of Config.Check, and ErrNoRoots if
// the policy allows anything.
func New(cfg Config) (*Proxy, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	p := &Proxy{limits: cfg.Limits, time: cfg.Time, dialer: cfg.Dialer, roots: cfg.Roots, headTime: headTime}
	if p.dialer == nil {
		p.dialer = &net.Dialer{KeepAlive: -1}
	}
	p.judge = newJudge(cfg.Policy, cfg.Own, cfg.Resolver)
	if p.judge.own == nil {
		p.judge.own = InterfaceAddrs
	}
	if cfg.Names {
		p.judge.resolver = nil
	} else if p.judge.resolver == nil {
		p.judge.resolver = &net.Resolver{PreferGo: true} // the other one does not end with its context
	}
	if p.roots == nil && !cfg.Policy.None() {
		var err error
		if p.roots, err = SystemRoots(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Open makes a sandbox's gate: a Unix socket at path, in a directory that only
// the sandbox and this process can reach, since the sandbox has another user
// and the socket lets every user connect. The gate costs one file until Begin;
// connections made before wait for it.
func (p *Proxy) Open(path string) (*Gate, error) {
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return nil, fmt.Errorf("making a sandbox's gate: %w", err)
	}
	if err := os.Chmod(path, 0o666); err != nil {
		l.Close()
		return nil, fmt.Errorf("making a sandbox's gate: %w", err)
	}
	return &Gate{proxy: p, listener: l, conns: make(map[net.Conn]struct{}), hosts: make(map[string]*HostUse)}, nil
}

// connect makes a connection to the first of the targets that accepts one.
// Nothing is sent on it, so that a try at the next one repeats nothing.
func (p *Proxy) connect(ctx context.Context, targets []string) (net.Conn, error) {
	var errs []error
	targets = targets[:min(len(targets), maxDials)]
	for _, to := range targets {
		dctx, cancel := context.WithTimeout(ctx, dialTime/time.Duration(len(targets)))
		conn, err := p.dialer.DialContext(dctx, "tcp", to)
		cancel()
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

// secure makes the TLS connection, of which it has verified the other side.
// Only HTTP/1.1 is offered: over HTTP/2 one connection carries many requests,
// and a library repeats those that a server sends back.
func (p *Proxy) secure(ctx context.Context, conn net.Conn, h host, cache tls.ClientSessionCache) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, handshakeTime)
	defer cancel()
	t := tls.Client(conn, &tls.Config{
		ServerName: h.name, RootCAs: p.roots, MinVersion: tls.VersionTLS12,
		NextProtos: []string{"http/1.1"}, ClientSessionCache: cache,
	})
	return t, t.HandshakeContext(ctx)
}
