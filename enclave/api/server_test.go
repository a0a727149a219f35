package api

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/nacre-tee/nacre/enclave/serving"
)

// patience is far beyond what anything here takes; only a failure waits for
// it.
const patience = 20 * time.Second

// start serves on loopback until the test ends.
func (l *lab) start(t *testing.T) (addr string) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.serve(t, ln)
	return ln.Addr().String()
}

func (l *lab) serve(t *testing.T, ln net.Listener) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- l.Serve(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("serving: %v", err)
		}
	})
}

func dial(t *testing.T, addr string) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// talk writes a request and reads the first line of the answer.
func talk(t *testing.T, conn net.Conn, request string) string {
	t.Helper()
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err != nil {
		t.Fatalf("no answer: %v", err)
	}
	return strings.TrimSpace(line)
}

const hello = "GET / HTTP/1.1\r\nHost: enclave\r\n\r\n"

// TestSlowClients starts requests that never end, and connections that never
// start one: the server hangs up, each time by the one limit that is short.
func TestSlowClients(t *testing.T) {
	const short = 150 * time.Millisecond
	for name, c := range map[string]struct {
		sent  string
		limit func(*Limits)
	}{
		"nothing":       {"", func(l *Limits) { l.HeaderTimeout = short }},
		"half a header": {"GET / HTTP/1.1\r\nHost: encl", func(l *Limits) { l.HeaderTimeout = short }},
		"half a body":   {"POST /immutable-config HTTP/1.1\r\nHost: e\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"own", func(l *Limits) { l.ReadTimeout = short }},
		"idle":          {hello, func(l *Limits) { l.IdleTimeout = short }},
		"never reads":   {strings.Repeat(strings.Replace(hello, "/", "/large", 1), 50), func(l *Limits) { l.WriteTimeout = short }},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t, func(cfg *Config) {
				cfg.Limits.HeaderTimeout, cfg.Limits.ReadTimeout, cfg.Limits.WriteTimeout, cfg.Limits.IdleTimeout = patience*9, patience*9, patience*9, patience*9
				cfg.Limits.StopTimeout = short
				c.limit(&cfg.Limits)
			})
			closed := make(chan struct{})
			l.echo.GET("/large", func(ctx echo.Context) error { return ctx.Blob(http.StatusOK, "x/x", make([]byte, 16<<20)) })
			ln, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			l.serve(t, &closeWatch{Listener: ln, closed: closed})
			if _, err := io.WriteString(dial(t, ln.Addr().String()), c.sent); err != nil {
				t.Fatal(err)
			}
			select {
			case <-closed:
			case <-time.After(patience):
				t.Error("the server holds on to the connection")
			}
		})
	}
}

// closeWatch tells when the server closes the one connection that it accepts.
type closeWatch struct {
	net.Listener
	closed chan struct{}
}

type watchedConn struct {
	net.Conn
	once   sync.Once
	closed chan struct{}
}

func (l *closeWatch) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &watchedConn{Conn: conn, closed: l.closed}, nil
}

func (c *watchedConn) Close() error {
	c.once.Do(func() { close(c.closed) })
	return c.Conn.Close()
}

// TestFlood takes all connections and sees that the next one waits, and that
// it is served as soon as one is free.
func TestFlood(t *testing.T) {
	const most = 3
	l := newLab(t, func(c *Config) { c.Limits.Connections = most })
	entered, release := make(chan struct{}, 100), make(chan struct{})
	l.echo.GET("/block", func(echo.Context) error {
		entered <- struct{}{}
		<-release
		return nil
	})
	addr := l.start(t)
	conns := make([]net.Conn, 40)
	for i := range conns {
		conns[i] = dial(t, addr)
		if _, err := io.WriteString(conns[i], strings.Replace(hello, "/", "/block", 1)); err != nil {
			t.Fatal(err)
		}
	}
	for range most {
		<-entered
	}
	select {
	case <-entered:
		t.Error("more connections are served than allowed")
	case <-time.After(200 * time.Millisecond): // long enough for all of them, were they let in
	}
	for _, c := range conns[most:] {
		c.Close()
	}
	close(release)
	late := dial(t, addr)
	for _, c := range conns {
		c.Close()
	}
	if got := talk(t, late, hello); got != "HTTP/1.1 200 OK" {
		t.Errorf("after the flood: %s", got)
	}
}

func TestLargeRequests(t *testing.T) {
	addr := newLab(t).start(t)
	post := "POST /immutable-config HTTP/1.1\r\nHost: e\r\nContent-Type: application/json\r\n"
	for name, c := range map[string]struct{ request, want string }{
		"declared body": {post + "Content-Length: 1000000000\r\n\r\n", "HTTP/1.1 413 Request Entity Too Large"},
		"chunked body":  {post + "Transfer-Encoding: chunked\r\n\r\n4e20\r\n{\"owner_address_hex\":\"" + strings.Repeat("a", 20000-22) + "\r\n0\r\n\r\n", "HTTP/1.1 413 Request Entity Too Large"},
		"header":        {"GET / HTTP/1.1\r\nHost: e\r\nX: " + strings.Repeat("x", serving.DefaultHeaderBytes+5000) + "\r\n\r\n", "HTTP/1.1 431 Request Header Fields Too Large"},
		"no HTTP":       {"\x16\x03\x01\x00\x05hello\r\n\r\n", "HTTP/1.1 400 Bad Request"},
		"two lengths":   {post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", "HTTP/1.1 400 Bad Request"},
	} {
		if got := talk(t, dial(t, addr), c.request); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	if got := talk(t, dial(t, addr), hello); got != "HTTP/1.1 200 OK" {
		t.Errorf("after all that: %s", got)
	}
}

// TestPanic has a handler panic with a key in its hands.
func TestPanic(t *testing.T) {
	l := newLab(t)
	l.echo.GET("/panic", func(echo.Context) error { panic("with key " + gasKey) })
	res := l.ask("GET", "/panic", "")
	if res.Code != http.StatusInternalServerError || res.Body.String() != "internal error" {
		t.Errorf("%d %s", res.Code, res.Body)
	}
	logs := l.logs.String()
	if !strings.Contains(logs, "panic while answering") || !strings.Contains(logs, "server_test.go") {
		t.Errorf("the log does not show where: %s", logs)
	}
	noSecretIn(t, "log", logs)
}

// TestStopWaitsForRequests lets a request finish that is under way when the
// server stops.
func TestStopWaitsForRequests(t *testing.T) {
	l := newLab(t)
	entered, release := make(chan struct{}), make(chan struct{})
	l.echo.GET("/slow", func(c echo.Context) error {
		close(entered)
		<-release
		return c.String(http.StatusOK, "done")
	})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- l.Serve(ctx, ln) }()
	conn := dial(t, ln.Addr().String())
	io.WriteString(conn, strings.Replace(hello, "/", "/slow", 1))
	<-entered
	cancel()
	close(release)
	if line, err := bufio.NewReader(conn).ReadString('\n'); err != nil || !strings.Contains(line, "200") {
		t.Errorf("the request under way got %q, %v", line, err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestStopCutsOff does not wait for a request that does not end.
func TestStopCutsOff(t *testing.T) {
	l := newLab(t, func(c *Config) { c.Limits.StopTimeout = 100 * time.Millisecond })
	entered, gone := make(chan struct{}), make(chan struct{})
	l.echo.GET("/stuck", func(c echo.Context) error {
		close(entered)
		<-c.Request().Context().Done() // which ends when the connection is cut
		close(gone)
		return nil
	})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- l.Serve(ctx, ln) }()
	conn := dial(t, ln.Addr().String())
	io.WriteString(conn, strings.Replace(hello, "/", "/stuck", 1))
	<-entered
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("the server does not stop")
	}
	<-gone
}

func TestServeReportsABrokenListener(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	if err := newLab(t).Serve(context.Background(), ln); !errors.Is(err, net.ErrClosed) {
		t.Errorf("error %v, want %v", err, net.ErrClosed)
	}
}
