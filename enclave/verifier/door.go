package verifier

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"sync"
)

// door is a listener that gives one client no more than its share of the
// connections, so that others are let in. A client that has its share is told so
// on further connections; one that has as many of these again gets no answer.
// As there is one request at a time on a connection, the share also bounds what
// is done for one client at once.
type door struct {
	net.Listener // of as many connections as there may be in all
	share        int

	mu     sync.Mutex // guards guests
	guests map[netip.Prefix]int
}

func newDoor(ln net.Listener, share int) *door {
	return &door{Listener: ln, share: share, guests: make(map[netip.Prefix]int)}
}

// Accept returns the next connection that is to be answered.
func (d *door) Accept() (net.Conn, error) {
	for {
		conn, err := d.Listener.Accept()
		if err != nil {
			return nil, err
		}
		from, known := client(conn.RemoteAddr())
		if !known {
			return conn, nil
		}
		switch there := d.enter(from); {
		case there <= d.share:
			return &guest{Conn: conn, leave: func() { d.leave(from) }}, nil
		case there <= 2*d.share:
			return &guest{Conn: conn, leave: func() { d.leave(from) }, many: true}, nil
		}
		d.leave(from)
		conn.Close()
	}
}

func (d *door) enter(from netip.Prefix) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.guests[from]++
	return d.guests[from]
}

func (d *door) leave(from netip.Prefix) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.guests[from]--; d.guests[from] == 0 {
		delete(d.guests, from)
	}
}

// client is who is taken for one: an IPv4 address, or the network of 64 bits of
// an IPv6 address, any address of which its owner can use. Over vsock and Unix
// sockets clients cannot be told apart.
func client(addr net.Addr) (netip.Prefix, bool) {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return netip.Prefix{}, false
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	bits := 64
	if ip.Is4() {
		bits = 32
	}
	p, err := ip.Prefix(bits)
	return p, err == nil
}

// guest is a connection that counts.
type guest struct {
	net.Conn
	many  bool // beyond the client's share
	once  sync.Once
	leave func()
}

// Close makes room before the other side learns that it is closed.
func (g *guest) Close() error {
	g.once.Do(g.leave)
	return g.Conn.Close()
}

type manyKey struct{}

// introduce has requests on a connection know whether it is one too many.
func introduce(ctx context.Context, conn net.Conn) context.Context {
	if g, ok := conn.(*guest); ok && g.many {
		return context.WithValue(ctx, manyKey{}, true)
	}
	return ctx
}

// greet answers for the API where a client has its share.
func (s *Server) greet(w http.ResponseWriter, r *http.Request) {
	if r.Context().Value(manyKey{}) != nil {
		w.Header().Set("Connection", "close")
		s.much(w, "too many connections from your address at once: ask again later")
		return
	}
	s.mux.ServeHTTP(w, r)
}
