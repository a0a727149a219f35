package egress

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkIdleGate is what a gate costs that waits for its job.
func BenchmarkIdleGate(b *testing.B) {
	p, err := New(Config{Limits: DefaultLimits(), Time: time.Minute})
	if err != nil {
		b.Fatal(err)
	}
	dir := shortDir(b)
	b.ReportAllocs()
	for b.Loop() {
		g, err := p.Open(filepath.Join(dir, "egress"))
		if err != nil {
			b.Fatal(err)
		}
		g.Close()
	}
}

// BenchmarkRequest is a small request to a server on this machine, lookup,
// judgement with the addresses of the interfaces, and connection included.
func BenchmarkRequest(b *testing.B) {
	w := example(server(b, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") }))
	g := begunGate(b, w, "public", func(c *Config) { c.Limits.Requests, c.Limits.Down, c.Own = MaxRequests, MaxTransfer, InterfaceAddrs })
	b.ReportAllocs()
	for b.Loop() {
		c, err := net.Dial("unix", g.path())
		if err != nil {
			b.Fatal(err)
		}
		io.WriteString(c, get("http://a.example/"))
		resp, err := http.ReadResponse(bufio.NewReader(c), nil)
		if err != nil || resp.StatusCode != 200 {
			b.Fatal(resp, err)
		}
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		c.Close()
	}
}

// BenchmarkInterfaceAddrs is a part of it.
func BenchmarkInterfaceAddrs(b *testing.B) {
	for b.Loop() {
		if _, err := InterfaceAddrs(); err != nil {
			b.Fatal(err)
		}
	}
}
