package parent

import (
	"context"
	"io"
	"net"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/mdlayher/vsock"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/tunnel"
)

// cidEnv has the enclave's half of both ways go over vsock, to that context id: 1
// in a virtual machine with vsock loopback. Elsewhere that may leave the machine.
const cidEnv = "NACRE_BENCH_VSOCK_CID"

// enclaveSide returns a listener for the enclave's half of a way, and how to
// reach it.
func enclaveSide(b *testing.B) (net.Listener, func(context.Context) (net.Conn, error)) {
	text := os.Getenv(cidEnv)
	if text == "" {
		ln := listen(b)
		return ln, dialTo(ln)
	}
	cid, err := strconv.ParseUint(text, 10, 32)
	if err != nil {
		b.Fatalf("%s: %v", cidEnv, err)
	}
	ln, err := Vsock{CID: uint32(cid), Log: quiet()}.Listen(0)
	if err != nil {
		b.Fatal(err)
	}
	to := enclave.VsockAddr{CID: uint32(cid), Port: ln.Addr().(*vsock.Addr).Port}
	return ln, func(ctx context.Context) (net.Conn, error) { return enclave.DialVsock(ctx, to) }
}

// plain is the least that a forwarder of TCP can be, to compare with: one
// destination, no limits, no figures. It is told no destination.
func plain(b *testing.B, to string) func(context.Context) (net.Conn, error) {
	ln, dial := enclaveSide(b)
	inBackground(b, func(ctx context.Context) error {
		return serve(ctx, ln, 100, func(ctx context.Context, c net.Conn) {
			defer c.Close()
			server, err := net.Dial("tcp", to)
			if err != nil {
				return
			}
			defer server.Close()
			defer context.AfterFunc(ctx, func() { c.Close(); server.Close() })()
			var back sync.WaitGroup
			back.Go(func() { io.Copy(c, server); closeWrite(c) })
			io.Copy(server, c)
			closeWrite(server)
			back.Wait()
		})
	})
	return dial
}

// ways are the two forwarders to a server.
type ways struct{ connect, plain func() net.Conn }

func newWays(b *testing.B, serve func(*net.TCPConn)) ways {
	host, port := server(b, serve)
	f, _, _ := forward(b, at(host, host), nil)
	ln, dial := enclaveSide(b)
	inBackground(b, func(ctx context.Context) error { return f.Serve(ctx, ln) })
	d := tunnel.New("the benchmark's", dial)
	to := destination{host, port}.String()
	direct := plain(b, to)
	open := func(c net.Conn, err error) net.Conn {
		if err != nil {
			b.Fatal(err)
		}
		return c
	}
	return ways{
		connect: func() net.Conn { return open(d.DialContext(b.Context(), "tcp", to)) },
		plain:   func() net.Conn { return open(direct(b.Context())) },
	}
}

// compare does the same in both ways in turn, so that what else the machine does
// meets both, and reports medians: how fast the CONNECT forwarder is beside the
// plain one, 1 for as fast, more for faster.
func (w ways) compare(b *testing.B, bytes int64, do func(name string) time.Duration) {
	var connects, plains []time.Duration
	for b.Loop() {
		connects = append(connects, do("connect"))
		plains = append(plains, do("plain"))
	}
	connect, plain := median(connects), median(plains)
	b.ReportMetric(plain/connect, "of_plain")
	b.ReportMetric(connect, "ns/op")
	b.ReportMetric(plain, "ns/plain_op")
	if bytes > 0 {
		b.ReportMetric(float64(bytes)/connect*1e3, "MB/s")
	}
}

// median is in nanoseconds.
func median(all []time.Duration) float64 {
	slices.Sort(all)
	return float64(all[len(all)/2].Nanoseconds())
}

// kept does something on one connection of each way.
func (w ways) kept(b *testing.B, do func(net.Conn) error) func(string) time.Duration {
	conns := map[string]net.Conn{"connect": w.connect(), "plain": w.plain()}
	for _, c := range conns {
		b.Cleanup(func() { c.Close() })
	}
	return func(name string) time.Duration {
		began := time.Now()
		if err := do(conns[name]); err != nil {
			b.Fatal(err)
		}
		return time.Since(began)
	}
}

func echo(c *net.TCPConn) { io.Copy(struct{ io.Writer }{c}, struct{ io.Reader }{c}) }

func roundTrip(c net.Conn) error {
	one := make([]byte, 1)
	if _, err := c.Write(one); err != nil {
		return err
	}
	return read(c, one)
}

// BenchmarkRoundTrip is a byte there and back on a connection that is open.
func BenchmarkRoundTrip(b *testing.B) {
	w := newWays(b, echo)
	w.compare(b, 0, w.kept(b, roundTrip))
}

// BenchmarkThroughput is bytes in one direction, until the other side has all.
func BenchmarkThroughput(b *testing.B) {
	const chunk = 16 << 20
	w := newWays(b, func(c *net.TCPConn) {
		for err := error(nil); err == nil; {
			if _, err = io.CopyN(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{c}, chunk); err == nil {
				_, err = c.Write([]byte{1})
			}
		}
	})
	buf := make([]byte, chunk)
	w.compare(b, chunk, w.kept(b, func(c net.Conn) error {
		if _, err := c.Write(buf); err != nil {
			return err
		}
		return read(c, make([]byte, 1))
	}))
}

// BenchmarkConnect is a new connection, with one byte there and back.
func BenchmarkConnect(b *testing.B) {
	w := newWays(b, echo)
	w.compare(b, 0, func(name string) time.Duration {
		open := map[string]func() net.Conn{"connect": w.connect, "plain": w.plain}[name]
		began := time.Now()
		c := open()
		defer c.Close()
		if err := roundTrip(c); err != nil {
			b.Fatal(err)
		}
		return time.Since(began)
	})
}
