package parent

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"testing"
	"time"
)

// pipes is a listener of connections without a buffer: what is not read, the
// server cannot write.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	if c, ok := <-p; ok {
		return c, nil
	}
	return nil, net.ErrClosed
}

func (p pipes) Close() error { return nil }

func (p pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipes"} }

// connect makes a connection that the server has yet to accept; the test's end
// closes it.
func (p pipes) connect(t *testing.T) net.Conn {
	t.Helper()
	here, there := net.Pipe()
	t.Cleanup(func() { here.Close(); there.Close() })
	p <- there
	return here
}

// serveMetrics serves figures without an enclave.
func serveMetrics(t *testing.T, l MetricsLimits) pipes {
	t.Helper()
	f, _, _ := forward(t, at("a.example", "127.0.0.1"), nil)
	ln := make(pipes, 4)
	absent := func(context.Context) (net.Conn, error) { return nil, net.ErrClosed }
	inBackground(t, func(ctx context.Context) error {
		defer context.AfterFunc(ctx, func() { close(ln) })()
		return Host{Forwarder: f}.ServeMetrics(ctx, ln, absent, l, quiet())
	})
	return ln
}

func request(c net.Conn, within time.Duration) error {
	if err := c.SetWriteDeadline(time.Now().Add(within)); err != nil {
		return err
	}
	_, err := io.WriteString(c, "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
	return err
}

func answered(t *testing.T, c net.Conn) {
	t.Helper()
	c.SetReadDeadline(time.Now().Add(patience))
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		t.Errorf("%s: %v", resp.Status, err)
	}
}

// Who takes all places makes others wait, and not the host's memory grow.
func TestMetricsConnectionsAreBounded(t *testing.T) {
	l := DefaultMetricsLimits()
	l.Connections = 1
	ln := serveMetrics(t, l)
	first := ln.connect(t)
	if err := request(first, patience); err != nil {
		t.Fatal(err)
	}
	answered(t, first) // and stays
	second := ln.connect(t)
	if err := request(second, 50*time.Millisecond); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("a second connection is served beside the first: %v", err)
	}
	first.Close()
	if err := request(second, patience); err != nil {
		t.Fatal(err)
	}
	answered(t, second)
}

// Nobody keeps a place: not by being silent, nor by not reading the answer.
func TestMetricsTimesAreBounded(t *testing.T) {
	const short = 50 * time.Millisecond
	for name, c := range map[string]struct {
		bound func(*MetricsLimits)
		hold  func(*testing.T, net.Conn) error
	}{
		"no request":        {func(l *MetricsLimits) { l.HeadTime = short }, func(*testing.T, net.Conn) error { return nil }},
		"answer not read":   {func(l *MetricsLimits) { l.WriteTime = short }, func(_ *testing.T, c net.Conn) error { return request(c, patience) }},
		"no second request": {func(l *MetricsLimits) { l.IdleTime = short }, func(t *testing.T, c net.Conn) error { defer answered(t, c); return request(c, patience) }},
	} {
		t.Run(name, func(t *testing.T) {
			l := MetricsLimits{Connections: 1, HeadTime: time.Hour, WriteTime: time.Hour, IdleTime: time.Hour}
			c.bound(&l)
			ln := serveMetrics(t, l)
			if err := c.hold(t, ln.connect(t)); err != nil {
				t.Fatal(err)
			}
			second := ln.connect(t)
			if err := request(second, patience); err != nil {
				t.Fatalf("the place is not free: %v", err)
			}
			answered(t, second)
		})
	}
}
