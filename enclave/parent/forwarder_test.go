package parent

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/tunnel"
)

// Bytes of both directions arrive whole, each direction ends by itself, and all
// of them are counted: no more and no fewer.
func TestForwardsAndCountsExactly(t *testing.T) {
	const up, down = 3<<20 + 17, 5<<20 + 11
	answer := make([]byte, down)
	rand.NewChaCha8([32]byte{1}).Read(answer)
	question := make([]byte, up)
	rand.NewChaCha8([32]byte{2}).Read(question)
	var got bytes.Buffer
	host, port := server(t, func(c *net.TCPConn) {
		io.Copy(&got, c) // until the enclave ends its half
		c.Write(answer)
	})
	f, d, _ := forward(t, at("a.example", host), nil)
	c := dial(t, d, "a.example", port)
	c.Write(question)
	closeSend(t, c)
	back, err := io.ReadAll(c)
	if err != nil || !bytes.Equal(back, answer) || !bytes.Equal(got.Bytes(), question) {
		t.Errorf("%v; %d bytes up, %d down", err, got.Len(), len(back))
	}
	eventually(t, "the end", func() bool { return f.Usage().Open == 0 })
	want := DestinationUsage{Target: fmt.Sprintf("a.example:%d", port), Connections: 1, Up: up, Down: down}
	u := f.Usage()
	if len(u.Destinations) != 1 || u.Destinations[0] != want || u.Malformed != 0 {
		t.Errorf("counted %+v, want %+v", u, want)
	}
	sum := u.Total()
	want.Target = ""
	if sum != want {
		t.Errorf("in total %+v, want %+v", sum, want)
	}
}

// What is under way is counted already, and each destination by itself.
func TestCountsWhileOpen(t *testing.T) {
	host, port := server(t, func(c *net.TCPConn) { io.Copy(c, c) })
	j := at("a.example", host)
	j.answers["b.example"] = [][]string{{host}}
	f, d, _ := forward(t, j, nil)
	for name, text := range map[string]string{"a.example": "abc", "B.Example.": "defgh"} {
		c := dial(t, d, name, port)
		io.WriteString(c, text)
		if _, err := io.ReadFull(c, make([]byte, len(text))); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "the figures", func() bool {
		u := f.Usage()
		return u.Open == 2 && len(u.Destinations) == 2 && u.Destinations[0].Up == 3 && u.Destinations[0].Down == 3 && u.Destinations[1].Up == 5 && u.Destinations[1].Down == 5
	})
	if u := f.Usage(); u.Destinations[1].Target != fmt.Sprintf("b.example:%d", port) {
		t.Errorf("%+v", u)
	}
}

// What the enclave sends before it is answered is not lost.
func TestEarlyBytes(t *testing.T) {
	host, port := server(t, func(c *net.TCPConn) { b, _ := io.ReadAll(c); fmt.Fprintf(c, "got %q", b) })
	f, _, ln := forward(t, at(host, host), nil)
	c, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(patience))
	fmt.Fprintf(c, "CONNECT %s:%d HTTP/1.1\r\nHost: x\r\n\r\nearly", host, port)
	closeSend(t, c)
	if b, err := io.ReadAll(c); err != nil || string(b) != "HTTP/1.1 200 OK\r\n\r\ngot \"early\"" {
		t.Errorf("%q %v", b, err)
	}
	if up := f.Usage().Total().Up; up != 5 {
		t.Errorf("%d bytes counted", up)
	}
}

// Only what the judge said is dialled: a name that leads elsewhere a moment later
// is not asked for again.
func TestDialsWhatWasJudged(t *testing.T) {
	var mu sync.Mutex
	var dialled []string
	j := &names{answers: map[string][][]string{"a.example": {{"93.184.216.34"}, {"127.0.0.1"}}}}
	_, d, _ := forward(t, j, func(c *ForwarderConfig) {
		c.Dial = func(_ context.Context, network, address string) (net.Conn, error) {
			mu.Lock()
			defer mu.Unlock()
			dialled = append(dialled, network+" "+address)
			a, b := net.Pipe()
			b.Close()
			return a, nil
		}
	})
	dial(t, d, "a.example", 443)
	mu.Lock()
	defer mu.Unlock()
	if j.asked != 1 || len(dialled) != 1 || dialled[0] != "tcp 93.184.216.34:443" {
		t.Errorf("looked up %d times, dialled %v", j.asked, dialled)
	}
}

// The next address is tried when one takes no connection, but not without end.
func TestTriesOtherAddresses(t *testing.T) {
	host, port := server(t, func(c *net.TCPConn) { io.WriteString(c, "here") })
	closed := listen(t)
	closed.Close()
	tried := 0
	_, d, _ := forward(t, &names{answers: map[string][][]string{
		"a.example": {{"127.0.0.9", host}}, "many.example": {{"127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5", "127.0.0.6", host}},
	}}, func(c *ForwarderConfig) {
		c.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			if tried++; !strings.HasPrefix(address, host+":") {
				return nil, errors.New("nobody there")
			}
			return new(net.Dialer).DialContext(ctx, network, address)
		}
	})
	if b, err := io.ReadAll(dial(t, d, "a.example", port)); err != nil || string(b) != "here" {
		t.Errorf("%q %v", b, err)
	}
	if _, err := d.DialContext(t.Context(), "tcp", "many.example:1"); !errors.Is(err, tunnel.ErrUnreachable) || tried != 2+maxDials {
		t.Errorf("%v after %d tries", err, tried)
	}
}

func TestRefuses(t *testing.T) {
	var l logged
	f, d, _ := forward(t, at("a.example", "127.0.0.1"), func(c *ForwarderConfig) { c.Log = l.log() })
	for range 3 {
		_, err := d.DialContext(t.Context(), "tcp", "b.example:443")
		if !errors.Is(err, tunnel.ErrRefused) || strings.Contains(err.Error(), "b.example is on no list") {
			t.Fatalf("%v", err)
		}
	}
	if u := f.Usage(); len(u.Destinations) != 1 || u.Destinations[0] != (DestinationUsage{Target: "b.example:443", Refused: 3}) {
		t.Errorf("%+v", u)
	}
	if !strings.Contains(l.String(), "b.example is on no list") {
		t.Errorf("the log does not say why: %s", l.String())
	}
	if n := strings.Count(l.String(), "refused"); n != 1 {
		t.Errorf("the log has it %d times: %s", n, l.String())
	}
	closed := listen(t)
	closed.Close()
	to := closed.Addr().(*net.TCPAddr).Port
	_, err := d.DialContext(t.Context(), "tcp", fmt.Sprintf("a.example:%d", to))
	if !errors.Is(err, tunnel.ErrUnreachable) || strings.Contains(err.Error(), "127.0.0.1") || f.Usage().Destinations[0].Failed != 1 {
		t.Errorf("%v %+v", err, f.Usage())
	}
}

// What is no CONNECT gets an answer that says so, and is counted.
func TestMalformedRequests(t *testing.T) {
	f, _, ln := forward(t, at("a.example", "127.0.0.1"), func(c *ForwarderConfig) { c.HeadTime = 200 * time.Millisecond })
	cases := map[string]string{
		"GET http://a.example/ HTTP/1.1\r\nHost: a.example\r\n\r\n":                       "405 ",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n":                            "400 ",
		"CONNECT a.example HTTP/1.1\r\nHost: a\r\n\r\n":                                   "400 ",
		"CONNECT a.example:0 HTTP/1.1\r\nHost: a\r\n\r\n":                                 "400 ",
		"CONNECT a.example:65536 HTTP/1.1\r\nHost: a\r\n\r\n":                             "400 ",
		"CONNECT a_/b.example:80 HTTP/1.1\r\nHost: a\r\n\r\n":                             "400 ",
		"CONNECT [fe80::1%25lo]:80 HTTP/1.1\r\nHost: a\r\n\r\n":                           "400 ",
		"CONNECT :80 HTTP/1.1\r\nHost: a\r\n\r\n":                                         "400 ",
		"CONNECT " + strings.Repeat("a", 300) + ":80 HTTP/1.1\r\nHost: a\r\n\r\n":         "400 ",
		"CONNECT a.example:80 HTTP/1.1\r\nX: " + strings.Repeat("a", 20<<10) + "\r\n\r\n": "431 ",
		"CONNECT a.example:80 HTTP/1.1\r\n" + strings.Repeat("X: y\r\n", 5000) + "\r\n":   "431 ",
		"CONNECT a.example:80 HTTP/1.1\r\nHost: a\r\n":                                    "408 ", // and nothing more
		"": "408 ",
	}
	for request, want := range cases {
		if got := ask(t, ln, request); !strings.HasPrefix(got, "HTTP/1.1 "+want) || !strings.Contains(got, tunnel.ReasonHeader+": ") {
			t.Errorf("%.60q: %q, want %s", request, got, want)
		}
	}
	if n := f.Usage().Malformed; n != uint64(len(cases)) {
		t.Errorf("%d counted of %d", n, len(cases))
	}
}

// Who sends nothing for too long is cut, as is who reads nothing; who moves in
// one direction alone is not.
func TestIdle(t *testing.T) {
	const idle = 300 * time.Millisecond
	ended := make(chan error, 1)
	host, port := server(t, func(c *net.TCPConn) {
		switch b := make([]byte, 1); {
		case read(c, b) == nil && b[0] == 'f': // floods
			for err := error(nil); err == nil; {
				_, err = c.Write(make([]byte, 1<<20))
			}
		case b[0] == 'd': // drips, for longer than idle
			for range 10 {
				io.WriteString(c, ".")
				<-time.After(idle / 5)
			}
			return
		}
		ended <- read(c, make([]byte, 1))
	})
	_, d, _ := forward(t, at("a.example", host), func(c *ForwarderConfig) { c.Idle = idle })
	for _, what := range []string{"q", "f"} {
		c := dial(t, d, "a.example", port)
		io.WriteString(c, what)
		if what == "f" {
			closeSend(t, c) // nothing but the writing is left to notice
		}
		if what == "q" {
			if err := read(c, make([]byte, 1)); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("a quiet connection: %v", err)
			}
		}
		select { // reads nothing
		case <-ended:
		case <-time.After(patience):
			t.Fatalf("%s: not cut", what)
		}
	}
	c := dial(t, d, "a.example", port)
	io.WriteString(c, "d")
	if b, err := io.ReadAll(c); err != nil || len(b) != 10 {
		t.Errorf("a slow connection got %q, %v", b, err)
	}
}

func read(c net.Conn, b []byte) error {
	_, err := io.ReadFull(c, b)
	return err
}

// More connections than are allowed wait, and are served when others end.
func TestBoundedConnections(t *testing.T) {
	host, port := server(t, func(c *net.TCPConn) { io.Copy(c, c) })
	f, d, _ := forward(t, at("a.example", host), func(c *ForwarderConfig) { c.MaxConnections = 2 })
	first := dial(t, d, "a.example", port)
	dial(t, d, "a.example", port)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := d.DialContext(ctx, "tcp", fmt.Sprintf("a.example:%d", port)); !errors.Is(err, tunnel.ErrSilent) {
		t.Errorf("a third connection: %v", err)
	}
	if n := f.Usage().Open; n > 2 {
		t.Errorf("%d open", n)
	}
	first.Close()
	dial(t, d, "a.example", port)
}

// The destinations that are told apart are bounded: the enclave may ask for any
// number of them.
func TestBoundedDestinations(t *testing.T) {
	f, d, _ := forward(t, at("a.example", "127.0.0.1"), nil)
	for i := range MaxDestinations + 5 {
		f.meters.target(fmt.Sprintf("n%d.example:1", i)).refused.Add(1)
	}
	if _, err := d.DialContext(t.Context(), "tcp", "one.more.example:1"); !errors.Is(err, tunnel.ErrRefused) {
		t.Fatal(err)
	}
	u := f.Usage()
	if len(u.Destinations) != MaxDestinations || u.Others.Refused != 6 || u.Total().Refused != MaxDestinations+6 {
		t.Errorf("%d destinations, others %+v", len(u.Destinations), u.Others)
	}
}

// When the host ends, so do all connections, at once.
func TestEndsWithItsContext(t *testing.T) {
	host, port := server(t, func(c *net.TCPConn) { io.Copy(c, c) })
	cfg := DefaultForwarderConfig()
	cfg.Judge, cfg.Log = at("a.example", host), quiet()
	f, err := NewForwarder(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ln := listen(t)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- f.Serve(ctx, ln) }()
	c := dial(t, tunnel.New("", dialTo(ln)), "a.example", port)
	silent, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	eventually(t, "both", func() bool { return f.Usage().Open == 2 })
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("does not end")
	}
	if err := read(c, make([]byte, 1)); err == nil {
		t.Error("the connection lives")
	}
}

// A listener that breaks ends what came by it, and is told of.
func TestServeTellsOfABrokenListener(t *testing.T) {
	host, port := server(t, func(c *net.TCPConn) { io.Copy(c, c) })
	cfg := DefaultForwarderConfig()
	cfg.Judge, cfg.Log = at("a.example", host), quiet()
	f, err := NewForwarder(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ln := listen(t)
	done := make(chan error, 1)
	go func() { done <- f.Serve(t.Context(), ln) }()
	dial(t, tunnel.New("", dialTo(ln)), "a.example", port)
	ln.Close()
	select {
	case err := <-done:
		if !errors.Is(err, net.ErrClosed) {
			t.Errorf("%v", err)
		}
	case <-time.After(patience):
		t.Fatal("does not end")
	}
}

func TestForwarderConfigCheck(t *testing.T) {
	good := DefaultForwarderConfig()
	good.Judge, good.Log = at("a"), quiet()
	if err := good.Check(); err != nil {
		t.Error(err)
	}
	for want, change := range map[error]func(*ForwarderConfig){
		ErrNoJudge: func(c *ForwarderConfig) { c.Judge = nil }, ErrNoLog: func(c *ForwarderConfig) { c.Log = nil },
		ErrMaxConnections: func(c *ForwarderConfig) { c.MaxConnections = 0 }, ErrTimes: func(c *ForwarderConfig) { c.Idle = 0 },
	} {
		bad := good
		change(&bad)
		if _, err := NewForwarder(bad); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}
