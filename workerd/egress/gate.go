package egress

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"os"
	"slices"
	"sync"
	"syscall"
	"time"
)

// Errors of Gate.Begin.
var (
	ErrBegun      = errors.New("the job behind this gate has begun before")
	ErrGateClosed = errors.New("the gate is closed")
)

// partingTime is what a sandbox is given to hear that time is over.
const partingTime = time.Second

// How long a gate waits when this host could not accept a connection: twice as
// long each time that it fails again.
const (
	firstPause = 5 * time.Millisecond
	lastPause  = time.Second
)

// listener is a *net.UnixListener, or in tests one that fails.
type listener interface {
	net.Listener
	SetDeadline(time.Time) error
}

var _ listener = (*net.UnixListener)(nil)

// Gate is one sandbox's way to the network. Its methods may be called
// concurrently.
type Gate struct {
	proxy    *Proxy
	listener listener

	// Set by Begin before any goroutine starts.
	ctx      context.Context // ends with Close and when time is over
	cancel   context.CancelFunc
	end      time.Time
	places   chan struct{} // holds a token for each request under way
	sessions tls.ClientSessionCache
	up, down budget

	running sync.WaitGroup // the goroutines of this gate

	mu       sync.Mutex // guards what follows
	begun    bool
	closed   bool
	conns    map[net.Conn]struct{} // of both sides
	accepted int                   // connections
	requests int
	stopped  string // why the gate stopped before it was closed
	hosts    map[string]*HostUse
	others   HostUse
	report   Report        // once done is closed
	done     chan struct{} // made by the first Close
}

// Begin lets requests pass. Limits count from here.
func (g *Gate) Begin() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.closed:
		return ErrGateClosed
	case g.begun:
		return ErrBegun
	}
	g.begun = true
	l := g.proxy.limits
	g.end = time.Now().Add(g.proxy.time)
	g.ctx, g.cancel = context.WithDeadline(context.Background(), g.end)
	g.places = make(chan struct{}, l.Concurrent)
	g.sessions = tls.NewLRUClientSessionCache(l.Concurrent)
	g.up.limit, g.up.spent = l.Up, errUp
	g.down.limit, g.down.spent = l.Down, errDown
	if err := g.listener.SetDeadline(g.end); err != nil {
		g.cancel()
		return fmt.Errorf("opening a gate: %w", err)
	}
	g.running.Go(g.accept)
	return nil
}

// Close ends all that goes through the gate, waits for its end, removes the
// socket and returns what was used. Later calls return the same.
func (g *Gate) Close() Report {
	g.mu.Lock()
	again := g.closed
	if !again {
		g.closed, g.done = true, make(chan struct{})
	}
	cut := make([]net.Conn, 0, len(g.conns))
	for c := range g.conns {
		cut = append(cut, c)
	}
	g.mu.Unlock()
	if again {
		<-g.done
		return g.report
	}
	if g.cancel != nil {
		g.cancel()
	}
	g.listener.Close()
	for _, c := range cut {
		c.Close()
	}
	g.running.Wait()
	g.report = g.makeReport()
	close(g.done)
	return g.report
}

// accept serves connections, one request each. It takes a place before it
// accepts, so that who has too many requests under way waits in the kernel and
// costs nothing here.
func (g *Gate) accept() {
	defer g.listener.Close()
	for {
		select {
		case g.places <- struct{}{}:
		case <-g.ctx.Done():
			g.stop(os.ErrDeadlineExceeded)
			return
		}
		conn, err := g.acceptOne()
		if err != nil {
			g.stop(err)
			return
		}
		if !g.keep(conn, g.end.Add(partingTime)) || !g.countAccepted() {
			g.drop(conn)
			return
		}
		g.running.Go(func() {
			defer func() { <-g.places }()
			(&exchange{gate: g, client: conn}).serve()
		})
	}
}

// acceptOne waits for a connection. While this host is short of something it
// tries again: the connections wait in the kernel.
func (g *Gate) acceptOne() (net.Conn, error) {
	for pause := firstPause; ; pause = min(2*pause, lastPause) {
		conn, err := g.listener.Accept()
		if err == nil || !passes(err) {
			g.stop(nil)
			return conn, err
		}
		g.stop(err) // for as long as it lasts
		t := time.NewTimer(pause)
		select {
		case <-t.C:
		case <-g.ctx.Done():
			t.Stop()
			return nil, err
		}
	}
}

// passes tells whether accepting may work a little later.
func passes(err error) bool {
	return slices.ContainsFunc([]syscall.Errno{syscall.EMFILE, syscall.ENFILE, syscall.ENOBUFS, syscall.ENOMEM, syscall.ECONNABORTED},
		func(e syscall.Errno) bool { return errors.Is(err, e) })
}

// countAccepted tells whether another connection is to be served.
func (g *Gate) countAccepted() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.accepted++; g.accepted <= 2*g.proxy.limits.Requests {
		return true
	}
	g.stopped = "too many connections"
	return false
}

// countRequest tells whether another request is to be considered.
func (g *Gate) countRequest() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.requests++
	return g.requests <= g.proxy.limits.Requests
}

// stop notes why no connection is accepted any more, or that one is.
func (g *Gate) stop(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case g.closed:
	case err == nil:
		g.stopped = ""
	case errors.Is(err, os.ErrDeadlineExceeded):
		g.stopped = "time was over"
	default:
		g.stopped = "this host could not accept a connection: " + short(err.Error())
	}
}

// keep has Close close a connection, which ends at the deadline otherwise. It
// tells false if the gate is closed already.
func (g *Gate) keep(c net.Conn, deadline time.Time) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return false
	}
	g.conns[c] = struct{}{}
	return c.SetDeadline(deadline) == nil
}

// drop closes a connection.
func (g *Gate) drop(c net.Conn) {
	c.Close()
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.conns, c)
}
