package faultproxy

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strconv"
	"sync"

	"github.com/gorilla/websocket"
)

// Proxy stands in front of a node. Its methods may be called at any time from
// any goroutine; each fault lasts until it is taken back, or until Mend.
type Proxy struct {
	target string // host:port of the node
	server *http.Server
	node   *http.Transport
	addr   string

	faults  faults
	conns   connections
	closed  chan struct{}
	closing sync.Once
	running sync.WaitGroup // the server, its handlers and the pumps of websockets
	err     error          // of the server; set before running is done
}

// Start starts a proxy on a free port of loopback in front of the node at
// target, HOST:PORT. Close it.
func Start(target string) (*Proxy, error) {
	if _, port, err := net.SplitHostPort(target); err != nil {
		return nil, fmt.Errorf("address of the node: %w", err)
	} else if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return nil, fmt.Errorf("port of the node: %w", err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &Proxy{target: target, node: &http.Transport{}, addr: l.Addr().String(), closed: make(chan struct{})}
	p.server = &http.Server{Handler: p, ConnState: p.follow, ErrorLog: log.New(io.Discard, "", 0)}
	p.running.Go(func() { p.err = p.server.Serve(listener{l, p}) })
	return p, nil
}

// Addr is HOST:PORT of the proxy.
func (p *Proxy) Addr() string { return p.addr }

// HTTPURL and WebSocketURL are the proxy's URLs. It hands on what path and
// query a client puts behind them.
func (p *Proxy) HTTPURL() string      { return "http://" + p.addr }
func (p *Proxy) WebSocketURL() string { return "ws://" + p.addr }

// Close cuts all connections and returns when nothing of the proxy runs any
// more. It may be called more than once.
func (p *Proxy) Close() error {
	p.closing.Do(func() {
		close(p.closed)
		_ = p.server.Close() // what it cannot close is closed already
		p.conns.cut()
	})
	p.running.Wait()
	p.node.CloseIdleConnections()
	if errors.Is(p.err, http.ErrServerClosed) {
		return nil
	}
	return p.err
}

// follow counts the goroutines of connections among what is running. The
// server calls it with StateNew itself, while it is among them.
func (p *Proxy) follow(_ net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		p.running.Add(1)
	case http.StateClosed, http.StateHijacked:
		p.running.Done()
	}
}

// ServeHTTP hands on a request or a websocket.
func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.running.Add(1) // its connection is counted until it is hijacked; this outlives that
	defer p.running.Done()
	if websocket.IsWebSocketUpgrade(r) {
		p.serveWebSocket(w, r)
		return
	}
	p.serveHTTP(w, r)
}

// listener drops at once what comes while the proxy is cut off.
type listener struct {
	net.Listener
	p *Proxy
}

func (l listener) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if tracked, ok := l.p.conns.add(c); ok {
			return tracked, nil
		}
		reset(c)
	}
}

// reset closes a connection as a machine does that knows nothing of it.
func reset(c net.Conn) {
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // closed below all the same
	}
	_ = c.Close()
}

// connections are the clients' connections.
type connections struct {
	mu   sync.Mutex // guards what follows
	down bool       // none is taken
	open map[*connection]struct{}
}

// connection is one that the set knows until it is closed.
type connection struct {
	net.Conn
	set *connections
}

func (c *connection) Close() error {
	c.set.mu.Lock()
	delete(c.set.open, c)
	c.set.mu.Unlock()
	return c.Conn.Close()
}

func (s *connections) add(c net.Conn) (net.Conn, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.down {
		return nil, false
	}
	if s.open == nil {
		s.open = map[*connection]struct{}{}
	}
	tracked := &connection{c, s}
	s.open[tracked] = struct{}{}
	return tracked, true
}

func (s *connections) setDown(down bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down = down
}

// cut resets all connections.
func (s *connections) cut() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for c := range s.open {
		reset(c.Conn)
		delete(s.open, c)
	}
}
