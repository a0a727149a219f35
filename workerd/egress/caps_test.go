package egress

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"
)

const tenGB = 10 << 30

// flood sends up to ten gigabytes after a head, and says how much went.
func flood(t testing.TB, head string) (addr string, sent chan int64) {
	sent = make(chan int64, 1)
	return rawServer(t, func(c net.Conn) {
		c.Read(make([]byte, 4096))
		io.WriteString(c, head)
		n, _ := io.Copy(c, io.LimitReader(zeros{}, tenGB))
		sent <- n
	}), sent
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { return len(b), nil }

// chunks is an endless body in chunks of 4 KiB.
type chunks struct{}

func (chunks) Read(b []byte) (int, error) {
	return copy(b, "1000\r\n"+strings.Repeat("x", 0x1000)+"\r\n"), nil
}

func TestRequestCap(t *testing.T) {
	to, got := recorder(t, "\r\n\r\n", okReply)
	const limit = 5
	g := begunGate(t, example(to), "public", limits(func(l *Limits) { l.Requests = limit }))
	var over, lost int
	for range 3 * limit {
		c, err := net.Dial("unix", g.path())
		if errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, os.ErrNotExist) {
			lost++
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		c.SetDeadline(time.Now().Add(patience))
		io.WriteString(c, get("http://a.example/"))
		resp, err := http.ReadResponse(bufio.NewReader(c), nil)
		c.Close()
		switch {
		case err != nil:
			lost++
		case resp.StatusCode == http.StatusTooManyRequests && strings.Contains(resp.Header.Get(markHeader), "5"):
			over++
		}
	}
	r := g.Close()
	if len(got) != limit || over != limit || lost != limit || g.requests != 2*limit || r.Hosts[0].Refused != limit || r.Stopped == "" {
		t.Errorf("%d reached the server, %d refused, %d lost; %+v", len(got), over, lost, r)
	}
}

// Refused requests count as well, for they may cost a lookup.
func TestRequestCapCountsRefusedOnes(t *testing.T) {
	w := newWorld()
	g := begunGate(t, w, "public", limits(func(l *Limits) { l.Requests = 3 }))
	for i, want := range []int{502, 403, 502, 429, 429} {
		host := []string{"missing.example", "127.0.0.1"}[i%2]
		if resp, text := answer(t, g, get("http://"+host+"/")); resp.StatusCode != want {
			t.Errorf("%d: %d %q, want %d", i, resp.StatusCode, text, want)
		}
	}
	if l := w.lookups(); len(l) != 2 {
		t.Errorf("lookups %v", l)
	}
}

func TestDownCap(t *testing.T) {
	const limit = 1 << 20
	const slack = 1 << 16 // one buffer
	for _, c := range []struct {
		name, request, head string
		refused             bool
	}{
		{"announced", get("http://a.example/"), fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", tenGB), true},
		{"until close", get("http://a.example/"), "HTTP/1.1 200 OK\r\n\r\n", false},
		{"one chunk", get("http://a.example/"), "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n", false},
		{"tunnel", "CONNECT a.example:80 HTTP/1.1\r\n\r\nx", "", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			to, sent := flood(t, c.head)
			g := begunGate(t, example(to), "public", limits(func(l *Limits) { l.Down = limit }))
			conn := dialGate(t, g)
			io.WriteString(conn, c.request)
			n, err := io.Copy(io.Discard, conn)
			if errors.Is(err, os.ErrDeadlineExceeded) || n > limit+slack {
				t.Errorf("%d bytes passed, %v", n, err)
			}
			if n := <-sent; n > limit+(32<<20) { // buffers of the kernel
				t.Errorf("%d bytes were taken from the server", n)
			}
			r := g.Close()
			if g.down.used.Load() > limit+slack || (r.Hosts[0].Refused == 1) != c.refused || !strings.Contains(r.Hosts[0].Reason, "receive") {
				t.Errorf("report %+v", r)
			}
		})
	}
}

// The cap is one for all requests of a job.
func TestDownCapIsOfTheJob(t *testing.T) {
	to := server(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, strings.Repeat("x", 1000)) })
	g := begunGate(t, example(to), "public", limits(func(l *Limits) { l.Down = 3000 }))
	for i, want := range []int{200, 200, 502} {
		if resp, text := answer(t, g, get("http://a.example/")); resp.StatusCode != want {
			t.Errorf("%d: %d %q, want %d", i, resp.StatusCode, text, want)
		}
	}
}

func TestUpCap(t *testing.T) {
	const limit = 1 << 20
	for _, c := range []struct {
		name, head string
		body       io.Reader
		status     int
		dialled    bool
	}{
		{"announced", fmt.Sprintf("POST http://a.example/ HTTP/1.1\r\nContent-Length: %d\r\n\r\n", tenGB), zeros{}, 413, false},
		{"chunked", "POST http://a.example/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", chunks{}, 413, true},
		{"tunnel", "CONNECT a.example:80 HTTP/1.1\r\n\r\n", zeros{}, 200, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := make(chan int64, 1)
			to := rawServer(t, func(c net.Conn) {
				n, _ := io.Copy(io.Discard, c)
				got <- n
			})
			w := example(to)
			g := begunGate(t, w, "public", limits(func(l *Limits) { l.Up = limit }))
			conn := dialGate(t, g)
			written := make(chan int64, 1)
			go func() {
				io.WriteString(conn, c.head)
				n, _ := io.Copy(conn, io.LimitReader(c.body, tenGB))
				written <- n
			}()
			resp, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: c.head[:strings.Index(c.head, " ")]})
			if err != nil || resp.StatusCode != c.status {
				t.Fatalf("%v, %v", resp, err)
			}
			if n := <-written; n > limit+(8<<20) { // buffers of the kernel
				t.Errorf("%d bytes were taken from the sandbox", n)
			}
			if c.dialled {
				if n := <-got; n > limit {
					t.Errorf("the server got %d bytes", n)
				}
			}
			r := g.Close()
			if g.up.used.Load() > limit || (len(w.dials()) == 1) != c.dialled || !strings.Contains(r.Hosts[0].Reason, "sen") {
				t.Errorf("report %+v", r)
			}
		})
	}
}

func TestTimeCap(t *testing.T) {
	silent := rawServer(t, func(c net.Conn) { io.Copy(io.Discard, c) })
	for _, c := range []struct {
		name, request string
		status        string // "": nothing comes
	}{
		{"answer awaited", get("http://a.example/"), "504"},
		{"TLS handshake", get("https://a.example:80/"), "504"},
		{"tunnel", "CONNECT a.example:80 HTTP/1.1\r\n\r\n", "200"},
		{"body under way", "POST http://a.example/ HTTP/1.1\r\nContent-Length: 9\r\n\r\n", "504"},
		{"head under way", "GET http://a.exam", "504"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := openGate(t, example(silent), "public", func(c *Config) { c.Time = 50 * time.Millisecond })
			g.proxy.headTime = 2 * patience
			if err := g.Begin(); err != nil {
				t.Fatal(err)
			}
			conn := dialGate(t, g)
			io.WriteString(conn, c.request)
			b, err := io.ReadAll(conn)
			if errors.Is(err, os.ErrDeadlineExceeded) || !strings.HasPrefix(string(b), "HTTP/1.1 "+c.status) {
				t.Fatalf("%q, %v", b, err)
			}
			inTime(t, "the accepting", func() {
				for { // the listener is closed at about the same time
					late, err := net.Dial("unix", g.path())
					if err != nil {
						return
					}
					late.SetDeadline(time.Now().Add(patience))
					late.Read(make([]byte, 1))
					late.Close()
				}
			})
			if r := g.Close(); r.Stopped != "time was over" {
				t.Errorf("report %+v", r)
			}
		})
	}
}

// A head that comes byte by byte is given up, however it goes on.
func TestSlowHead(t *testing.T) {
	w := newWorld()
	g := openGate(t, w, "public", nil)
	g.proxy.headTime = 100 * time.Millisecond
	if err := g.Begin(); err != nil {
		t.Fatal(err)
	}
	c := dialGate(t, g)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for range tick.C {
			if _, err := io.WriteString(c, "G"); err != nil {
				return
			}
		}
	}()
	b, err := io.ReadAll(c)
	if errors.Is(err, os.ErrDeadlineExceeded) || !strings.HasPrefix(string(b), "HTTP/1.1 408") {
		t.Errorf("%q, %v", b, err)
	}
	c.Close()
	<-ended
}

func TestReportIsBounded(t *testing.T) {
	to := server(t, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok") })
	w := newWorld().route("*", to)
	const all = maxHosts + 10
	for i := range all {
		w.name(fmt.Sprintf("h%02d.example", i), "93.184.216.34")
	}
	g := begunGate(t, w, "public", nil)
	for i := range all {
		answer(t, g, get(fmt.Sprintf("http://h%02d.example/%s", i, strings.Repeat("a", 5000))))
	}
	answer(t, g, get("http://h00.example:25/"))
	r := g.Close()
	if len(r.Hosts) != maxHosts || r.Others.Requests != all+1-maxHosts || g.requests != all+1 || r.Others.Refused != 1 {
		t.Errorf("report %+v", r)
	}
	var up, down int64
	for _, h := range append(r.Hosts, r.Others) {
		up, down = up+h.Up, down+h.Down
	}
	if wantUp, wantDown := g.up.used.Load(), g.down.used.Load(); up != wantUp || down != wantDown || up < all*5000 {
		t.Errorf("sums %d and %d, want %d and %d", up, down, wantUp, wantDown)
	}
}

// What stands in the report and in an answer's header is one printable line,
// whatever a request says.
func TestReasonsArePrintable(t *testing.T) {
	g := begunGate(t, newWorld(), "public", nil)
	for _, request := range []string{
		"G\x1b[31mT http://a.example/ HTTP/1.1\r\n\r\n", get("http://a.example:\x1b8/"), get("http://\x1b[0m/"), get("http://\u202eevil/"),
		get("http://a.example:" + strings.Repeat("9", 3000) + "/"), "GET http://a.example/ HTTP/1.1\r\n\u202e\x1b\r\n\r\n",
	} {
		resp, text := answer(t, g, request)
		reason := resp.Header.Get(markHeader)
		if reason == "" || len(reason) > maxReason || reason != printable(reason) || printable(strings.TrimSpace(text)) != strings.TrimSpace(text) {
			t.Errorf("%q: %q %q", request, reason, text)
		}
	}
	for _, h := range g.Close().Hosts {
		if h.Host != printable(h.Host) || h.Reason != printable(h.Reason) {
			t.Errorf("host %q: %q", h.Host, h.Reason)
		}
	}
}
