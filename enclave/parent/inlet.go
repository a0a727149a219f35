package parent

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"
)

// InletConfig is what an Inlet needs.
type InletConfig struct {
	Name string // for the log and metrics
	Dial func(context.Context) (net.Conn, error)

	MaxConnections int           // at the same time; more wait
	MaxPerClient   int           // of those, from one IPv4 address or IPv6 network of 64 bits; more are closed
	DialTime       time.Duration // to reach the enclave
	Idle           time.Duration // until a connection without a byte in either direction is cut

	Log *slog.Logger
}

// DefaultInletConfig has all but Name, Dial and Log. The longest that an enclave
// thinks before it answers is well below Idle.
func DefaultInletConfig() InletConfig {
	return InletConfig{MaxConnections: 256, MaxPerClient: 32, DialTime: 5 * time.Second, Idle: time.Minute}
}

// ErrInlet is returned for an InletConfig that lacks something.
var ErrInlet = errors.New("inlet: a part is missing or not above 0")

// Check returns ErrInlet.
func (c InletConfig) Check() error {
	for _, part := range []struct {
		name string
		ok   bool
	}{
		{"Name", c.Name != ""}, {"Dial", c.Dial != nil}, {"MaxConnections", c.MaxConnections > 0}, {"MaxPerClient", c.MaxPerClient > 0},
		{"DialTime", c.DialTime > 0}, {"Idle", c.Idle > 0}, {"Log", c.Log != nil},
	} {
		if !part.ok {
			return fmt.Errorf("%w: %s", ErrInlet, part.name)
		}
	}
	return nil
}

// Inlet leads connections from the host's network to a port of the enclave. Its
// methods are safe for concurrent use.
type Inlet struct {
	cfg     InletConfig
	buffers buffers

	connections, failed, refused, in, out atomic.Uint64
	absent                                atomic.Bool // the enclave took no connection last time
	warned                                atomic.Bool // of that
	warnings                              seldom      // of an enclave that comes and goes

	mu      sync.Mutex // guards clients
	clients map[string]int
}

// InletUsage is what has gone through an Inlet.
type InletUsage struct {
	Name        string `json:"name"`
	Connections uint64 `json:"connections"` // that the enclave took
	Failed      uint64 `json:"failed"`      // that it did not
	Refused     uint64 `json:"refused"`     // too many of one client
	In          uint64 `json:"bytesIn"`     // to the enclave
	Out         uint64 `json:"bytesOut"`    // from the enclave
}

// NewInlet returns an Inlet, or ErrInlet.
func NewInlet(cfg InletConfig) (*Inlet, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	return &Inlet{cfg: cfg, clients: make(map[string]int)}, nil
}

// Usage returns what has gone through so far.
func (i *Inlet) Usage() InletUsage {
	return InletUsage{Name: i.cfg.Name, Connections: i.connections.Load(), Failed: i.failed.Load(), Refused: i.refused.Load(), In: i.in.Load(), Out: i.out.Load()}
}

// Serve takes connections until ctx ends, when it cuts all of them, or ln breaks.
func (i *Inlet) Serve(ctx context.Context, ln net.Listener) error {
	return serve(ctx, ln, i.cfg.MaxConnections, i.handle)
}

func (i *Inlet) handle(ctx context.Context, c net.Conn) {
	defer c.Close()
	client := clientOf(c.RemoteAddr())
	if !i.enter(client) {
		i.refused.Add(1)
		return
	}
	defer i.leave(client)
	dialing, cancel := context.WithTimeout(ctx, i.cfg.DialTime)
	enclave, err := i.cfg.Dial(dialing)
	cancel()
	if err != nil {
		i.failed.Add(1)
		i.lost(err)
		return
	}
	i.found()
	i.connections.Add(1)
	r := relay{buffers: &i.buffers, idle: i.cfg.Idle}
	// What became of the connection, both of its ends have seen.
	_ = r.run(ctx, c, enclave, func(n int) { i.in.Add(uint64(n)) }, func(n int) { i.out.Add(uint64(n)) })
}

// lost says that the enclave takes no connection, unless that was said.
func (i *Inlet) lost(err error) {
	if i.absent.Swap(true) {
		return
	}
	if skipped, ok := i.warnings.pass(); ok {
		i.warned.Store(true)
		i.cfg.Log.Warn("the enclave takes no connection", "port", i.cfg.Name, "err", err, "not_shown", skipped)
	}
}

// found takes back what lost has said.
func (i *Inlet) found() {
	if i.absent.Swap(false) && i.warned.Swap(false) {
		i.cfg.Log.Info("the enclave takes connections again", "port", i.cfg.Name)
	}
}

// clientOf is whose connection it is: an IPv4 address, or the network of an IPv6
// address, of which a client has as many as it likes.
func clientOf(a net.Addr) string {
	at, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return a.String()
	}
	ip := at.Addr().Unmap()
	if ip.Is4() {
		return ip.String()
	}
	network, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return ip.String()
	}
	return network.String()
}

func (i *Inlet) enter(client string) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.clients[client] >= i.cfg.MaxPerClient {
		return false
	}
	i.clients[client]++
	return true
}

func (i *Inlet) leave(client string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.clients[client]--; i.clients[client] <= 0 {
		delete(i.clients, client)
	}
}
