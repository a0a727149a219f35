package parent

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/enclave/tunnel"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// patience bounds what a test waits for; nothing takes that long unless it is
// broken.
const patience = 20 * time.Second

// logged is a log that tests read.
type logged struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logged) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *logged) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

func (l *logged) log() *slog.Logger { return slog.New(slog.NewTextHandler(l, nil)) }

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// names is a Judge that allows what it knows, and looks up once for each
// question.
type names struct {
	mu      sync.Mutex
	answers map[string][][]string // of a name, in turn; the last one stays
	asked   int
}

type notAllowed struct{ host string }

func (n notAllowed) Error() string { return n.host + " is on no list" }
func (notAllowed) HTTPStatus() int { return 403 }

func (n *names) Addresses(_ context.Context, host string, _ uint16) (out []netip.Addr, err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.asked++
	answers := n.answers[host]
	if len(answers) == 0 {
		return nil, notAllowed{host}
	}
	if len(answers) > 1 {
		n.answers[host] = answers[1:]
	}
	for _, a := range answers[0] {
		out = append(out, netip.MustParseAddr(a))
	}
	return out, nil
}

func at(name string, addrs ...string) *names {
	return &names{answers: map[string][][]string{name: {addrs}}}
}

// inBackground runs f until the test ends, which f's context tells it.
func inBackground(t testing.TB, f func(context.Context) error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f(ctx) }()
	t.Cleanup(func() {
		cancel()
		select {
		case err := <-done:
			if err != nil {
				t.Errorf("served until %v", err)
			}
		case <-time.After(patience):
			t.Error("does not end")
		}
	})
}

func listen(t testing.TB) net.Listener {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ln.Close() })
	return ln
}

func dialTo(ln net.Listener) func(context.Context) (net.Conn, error) {
	return func(ctx context.Context) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "tcp", ln.Addr().String())
	}
}

// server serves each connection with f and returns its address and port.
func server(t testing.TB, f func(*net.TCPConn)) (addr string, port uint16) {
	t.Helper()
	ln := listen(t)
	inBackground(t, func(ctx context.Context) error {
		return serve(ctx, ln, 1000, func(ctx context.Context, c net.Conn) {
			defer c.Close()
			defer context.AfterFunc(ctx, func() { c.Close() })()
			f(c.(*net.TCPConn))
		})
	})
	a := ln.Addr().(*net.TCPAddr)
	return a.IP.String(), uint16(a.Port)
}

// forward serves a Forwarder and returns it with an enclave's dialer through it.
func forward(t testing.TB, j Judge, change func(*ForwarderConfig)) (*Forwarder, *tunnel.Dialer, net.Listener) {
	t.Helper()
	cfg := DefaultForwarderConfig()
	cfg.Judge, cfg.Log = j, quiet()
	if change != nil {
		change(&cfg)
	}
	f, err := NewForwarder(cfg)
	if err != nil {
		t.Fatal(err)
	}
	ln := listen(t)
	inBackground(t, func(ctx context.Context) error { return f.Serve(ctx, ln) })
	return f, tunnel.New("the test's", dialTo(ln)), ln
}

// dial connects as the enclave does; the test's end closes.
func dial(t testing.TB, d *tunnel.Dialer, host string, port uint16) net.Conn {
	t.Helper()
	c, err := d.DialContext(t.Context(), "tcp", fmt.Sprintf("%s:%d", host, port))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(patience))
	return c
}

// ask sends bytes to a listener and returns all that comes back.
func ask(t testing.TB, ln net.Listener, request string) string {
	t.Helper()
	c, err := net.Dial("tcp", ln.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(patience))
	io.WriteString(c, request)
	b, err := io.ReadAll(c)
	if err != nil {
		t.Errorf("%v after %q", err, b)
	}
	return string(b)
}

func closeSend(t testing.TB, c net.Conn) {
	t.Helper()
	if err := c.(interface{ CloseWrite() error }).CloseWrite(); err != nil {
		t.Fatal(err)
	}
}

// eventually waits for something that other goroutines do.
func eventually(t testing.TB, what string, is func() bool) {
	t.Helper()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for end := time.After(patience); !is(); {
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("%s: not in %v", what, patience)
		}
	}
}
