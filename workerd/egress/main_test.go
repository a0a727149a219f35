package egress

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// helperEnv makes the test binary run a helper instead of the tests.
const helperEnv = "NACRE_EGRESS_TEST_HELPER"

func TestMain(m *testing.M) {
	if os.Getenv(helperEnv) == "" {
		goleak.VerifyTestMain(m)
		return
	}
	if err := helpNoRoots(); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// patience bounds what a test waits for; nothing waits that long unless it is
// broken.
const patience = 20 * time.Second

// world stands in for the internet: names and public addresses that lead to
// servers of the test on the loopback interface.
type world struct {
	mu     sync.Mutex
	names  map[string][][]string // answers in turn; the last one stays
	routes map[string]string     // "address:port", or "*", to a loopback one
	asked  []string              // names looked up
	dialed []string              // addresses dialled
}

var (
	_ Dialer   = (*world)(nil)
	_ Resolver = (*world)(nil)
)

func newWorld() *world {
	return &world{names: map[string][][]string{}, routes: map[string]string{}}
}

// name has a name answer with addresses; a further call adds the next answer.
func (w *world) name(name string, addrs ...string) *world {
	w.names[name] = append(w.names[name], addrs)
	return w
}

// route leads an address and port to a test's server.
func (w *world) route(addrPort, to string) *world {
	w.routes[addrPort] = to
	return w
}

func (w *world) LookupNetIP(_ context.Context, network, host string) ([]netip.Addr, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.asked = append(w.asked, host)
	answers := w.names[strings.TrimSuffix(host, ".")]
	if network != "ip" || !strings.HasSuffix(host, ".") || len(answers) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if len(answers) > 1 {
		w.names[strings.TrimSuffix(host, ".")] = answers[1:]
	}
	var out []netip.Addr
	for _, a := range answers[0] {
		out = append(out, netip.MustParseAddr(a))
	}
	return out, nil
}

func (w *world) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	w.mu.Lock()
	w.dialed = append(w.dialed, address)
	to, ok := w.routes[address]
	if !ok {
		to, ok = w.routes["*"]
	}
	w.mu.Unlock()
	if !ok || network != "tcp" {
		return nil, &net.OpError{Op: "dial", Net: network, Err: fmt.Errorf("no route to %s", address)}
	}
	return new(net.Dialer).DialContext(ctx, network, to)
}

func (w *world) dials() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.dialed)
}

func (w *world) lookups() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.asked)
}

// noOwn stands for a host without addresses.
func noOwn() ([]netip.Addr, error) { return nil, nil }

func mustPolicy(t testing.TB, s string) Policy {
	t.Helper()
	p, err := ParsePolicy(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// openGate makes a proxy in w and a gate that is not begun. The test's end
// closes it.
func openGate(t testing.TB, w *world, policy string, change func(*Config)) *Gate {
	t.Helper()
	cfg := Config{Policy: mustPolicy(t, policy), Limits: DefaultLimits(), Time: time.Minute, Dialer: w, Resolver: w, Own: noOwn}
	if change != nil {
		change(&cfg)
	}
	p, err := New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	g, err := p.Open(filepath.Join(shortDir(t), "egress"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

// begunGate makes a gate that lets requests pass.
func begunGate(t testing.TB, w *world, policy string, change func(*Config)) *Gate {
	t.Helper()
	g := openGate(t, w, policy, change)
	if err := g.Begin(); err != nil {
		t.Fatal(err)
	}
	return g
}

// limits is a change of a Config.
func limits(change func(*Limits)) func(*Config) {
	return func(c *Config) { change(&c.Limits) }
}

// shortDir is a directory whose path leaves room for a socket's name.
func shortDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "nacre")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func (g *Gate) path() string { return g.listener.Addr().String() }

// dialGate connects as a sandbox does.
func dialGate(t testing.TB, g *Gate) *net.UnixConn {
	t.Helper()
	c, err := net.Dial("unix", g.path())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(patience))
	return c.(*net.UnixConn)
}

// ask sends bytes and returns everything that comes back.
func ask(t testing.TB, g *Gate, request string) string {
	t.Helper()
	c := dialGate(t, g)
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(c)
	if err != nil {
		t.Fatalf("%v after %q", err, b)
	}
	return string(b)
}

// answer sends a request and reads the answer, of which it closes the body.
func answer(t testing.TB, g *Gate, request string) (*http.Response, string) {
	t.Helper()
	method, _, _ := strings.Cut(request, " ")
	resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader(ask(t, g, request))), &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(b)
}

func get(url string) string { return "GET " + url + " HTTP/1.1\r\n\r\n" }

// server runs an HTTP server and returns its address.
func server(t testing.TB, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.Listener.Addr().String()
}

// rawServer serves each connection with f, which need not close it.
func rawServer(t testing.TB, f func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var (
		running sync.WaitGroup
		mu      sync.Mutex
		conns   []net.Conn
	)
	running.Go(func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			mu.Lock()
			conns = append(conns, c)
			mu.Unlock()
			running.Go(func() { f(c); c.Close() })
		}
	})
	t.Cleanup(func() {
		l.Close()
		mu.Lock()
		for _, c := range conns {
			c.Close()
		}
		mu.Unlock()
		running.Wait()
	})
	return l.Addr().String()
}

// inTime fails the test if f takes too long.
func inTime(t testing.TB, what string, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(patience):
		t.Fatalf("%s does not end", what)
	}
}
