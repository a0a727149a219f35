package parent

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

func inlet(t testing.TB, dial func(context.Context) (net.Conn, error), change func(*InletConfig)) (*Inlet, net.Listener) {
	t.Helper()
	cfg := DefaultInletConfig()
	cfg.Name, cfg.Dial, cfg.Log = "api", dial, quiet()
	if change != nil {
		change(&cfg)
	}
	i, err := NewInlet(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ln := listen(t)
	inBackground(t, func(ctx context.Context) error { return i.Serve(ctx, ln) })
	return i, ln
}

func TestInletCarriesAndCounts(t *testing.T) {
	inside := listen(t)
	inBackground(t, func(ctx context.Context) error {
		return serve(ctx, inside, 10, func(_ context.Context, c net.Conn) {
			defer c.Close()
			b, _ := io.ReadAll(c)
			io.WriteString(c, "answer to "+string(b))
		})
	})
	i, ln := inlet(t, dialTo(inside), nil)
	c, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(patience))
	io.WriteString(c, "question")
	closeSend(t, c)
	if b, err := io.ReadAll(c); err != nil || string(b) != "answer to question" {
		t.Errorf("%q %v", b, err)
	}
	eventually(t, "the figures", func() bool {
		return i.Usage() == InletUsage{Name: "api", Connections: 1, In: 8, Out: 18}
	})
}

// An enclave that is not up costs a connection and no goroutine, and the log has
// it once, until it is back.
func TestInletWithoutEnclave(t *testing.T) {
	var l logged
	up := make(chan bool, 10)
	i, ln := inlet(t, func(context.Context) (net.Conn, error) {
		if <-up {
			a, b := net.Pipe()
			b.Close()
			return a, nil
		}
		return nil, errors.New("nobody there")
	}, func(c *InletConfig) { c.Log = l.log() })
	for _, is := range []bool{false, false, true, false} {
		up <- is
		if got := ask(t, ln, ""); got != "" {
			t.Errorf("got %q", got)
		}
	}
	if n := strings.Count(l.String(), "takes no connection"); n != 2 || strings.Count(l.String(), "again") != 1 || i.Usage().Failed != 3 {
		t.Errorf("%+v; the log: %s", i.Usage(), l.String())
	}
}

// An enclave that hangs is given up.
func TestInletWithHangingEnclave(t *testing.T) {
	i, ln := inlet(t, func(ctx context.Context) (net.Conn, error) { <-ctx.Done(); return nil, ctx.Err() }, func(c *InletConfig) { c.DialTime = 20 * time.Millisecond })
	ask(t, ln, "")
	if i.Usage().Failed != 1 {
		t.Errorf("%+v", i.Usage())
	}
}

// One client cannot take all places.
func TestInletBoundsAClient(t *testing.T) {
	host, port := server(t, func(c *net.TCPConn) { io.Copy(c, c) })
	to := net.TCPAddr{IP: net.ParseIP(host), Port: int(port)}
	i, ln := inlet(t, func(ctx context.Context) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", to.String())
	}, func(c *InletConfig) { c.MaxPerClient = 2 })
	from := func(ip string) net.Conn {
		c, err := (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(ip)}}).Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		c.SetDeadline(time.Now().Add(patience))
		return c
	}
	works := func(c net.Conn) bool {
		io.WriteString(c, "x")
		return read(c, make([]byte, 1)) == nil
	}
	first := from("127.0.0.2")
	if !works(first) || !works(from("127.0.0.2")) || works(from("127.0.0.2")) || !works(from("127.0.0.3")) {
		t.Errorf("a client is not bounded to 2: %+v", i.Usage())
	}
	first.Close()
	eventually(t, "a free place", func() bool { return works(from("127.0.0.2")) })
}

func TestClients(t *testing.T) {
	for a, want := range map[string]string{"192.0.2.1:5": "192.0.2.1", "[2001:db8:1:2:3::4]:5": "2001:db8:1:2::/64", "[::ffff:192.0.2.1]:5": "192.0.2.1"} {
		if got := clientOf(net.TCPAddrFromAddrPort(mustAddrPort(t, a))); got != want {
			t.Errorf("%s is of %s, want %s", a, got, want)
		}
	}
}

func TestInletConfigCheck(t *testing.T) {
	for _, change := range []func(*InletConfig){
		func(c *InletConfig) { c.Name = "" }, func(c *InletConfig) { c.Dial = nil }, func(c *InletConfig) { c.Idle = 0 },
		func(c *InletConfig) { c.MaxConnections = 0 }, func(c *InletConfig) { c.MaxPerClient = -1 }, func(c *InletConfig) { c.Log = nil },
	} {
		c := DefaultInletConfig()
		c.Name, c.Dial, c.Log = "x", func(context.Context) (net.Conn, error) { return nil, net.ErrClosed }, quiet()
		if err := c.Check(); err != nil {
			t.Fatal(err)
		}
		change(&c)
		if _, err := NewInlet(c); !errors.Is(err, ErrInlet) {
			t.Errorf("%v", err)
		}
	}
}
