package egress

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// example is a world with one name whose port 80 is to.
func example(to string) *world {
	return newWorld().name("a.example", "93.184.216.34").route("93.184.216.34:80", to)
}

// recorder answers each connection with the given bytes and keeps what it was
// sent, up to the given end.
func recorder(t testing.TB, end, reply string) (addr string, got chan string) {
	got = make(chan string, 16)
	return rawServer(t, func(c net.Conn) {
		var b bytes.Buffer
		for buf := make([]byte, 4096); !strings.HasSuffix(b.String(), end); {
			n, err := c.Read(buf)
			b.Write(buf[:n])
			if err != nil {
				break
			}
		}
		got <- b.String()
		io.WriteString(c, reply)
	}), got
}

const okReply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

func TestPassesTheRequestAsItIs(t *testing.T) {
	to, got := recorder(t, "abc", okReply)
	g := begunGate(t, example(to), "public", nil)
	resp, text := answer(t, g, "POST http://a.example/100%/a|b{}\"\xc3\xa9?q=%zz HTTP/1.1\r\nHost: evil.example\r\n"+
		"Content-Length: 3\r\nX-Mine: \xc3\xa9\r\nX-Mine: 2\r\nUser-Agent: me\r\nAccept-Encoding: br\r\nExpect: 100-continue\r\n"+
		"Connection: X-Hop\r\nX-Hop: 1\r\nKeep-Alive: 1\r\nProxy-Authorization: 1\r\nTE: trailers\r\nNacre-Egress: 1\r\nUpgrade: h2c\r\n\r\nabc")
	if resp.StatusCode != 200 || text != "ok" {
		t.Errorf("answer %d %q", resp.StatusCode, text)
	}
	want := "POST /100%/a|b{}\"\xc3\xa9?q=%zz HTTP/1.1\r\nHost: a.example\r\nAccept-Encoding: br\r\nUser-Agent: me\r\n" +
		"X-Mine: \xc3\xa9\r\nX-Mine: 2\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc"
	if sent := <-got; sent != want {
		t.Errorf("sent\n%q, want\n%q", sent, want)
	}
}

// Nothing is said of who asks: no user agent, no forwarding headers.
func TestAddsNoHeader(t *testing.T) {
	to, got := recorder(t, "\r\n\r\n", okReply)
	g := begunGate(t, example(to), "public", nil)
	answer(t, g, get("http://A.example:80?q"))
	if sent, want := <-got, "GET /?q HTTP/1.1\r\nHost: A.example:80\r\nConnection: close\r\n\r\n"; sent != want {
		t.Errorf("sent %q, want %q", sent, want)
	}
}

func TestTellsWhatToDoWithAUserName(t *testing.T) {
	_, text := answer(t, begunGate(t, newWorld(), "public", nil), get("http://u:p@a.example/"))
	if !strings.Contains(text, "Authorization header") {
		t.Errorf("%q", text)
	}
}

func TestPassesTheAnswerAsItIs(t *testing.T) {
	for _, c := range []struct{ name, request, reply, want string }{
		{"length", get("http://a.example/"), "HTTP/1.1 418 I'm \x01tea\r\nX-A: 1\r\nX-A: 2\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\nConnection: keep-alive, X-Hop\r\nX-Hop: 1\r\nNacre-Egress: forged\r\n\r\n\x1f\x8bz",
			"HTTP/1.1 418 I'm ?tea\r\nContent-Encoding: gzip\r\nX-A: 1\r\nX-A: 2\r\nConnection: close\r\nContent-Length: 3\r\n\r\n\x1f\x8bz"},
		{"chunked with trailer", get("http://a.example/"), "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n2\r\nok\r\n0\r\nX-T: 1\r\n\r\n",
			"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"},
		{"until close", get("http://a.example/"), "HTTP/1.0 200\r\n\r\nok",
			"HTTP/1.1 200 \r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"},
		{"head", "HEAD http://a.example/ HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n",
			"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5000\r\n\r\n"},
		{"no content", get("http://a.example/"), "HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"},
		{"not modified", get("http://a.example/"), "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
			"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"},
		{"preliminary", get("http://a.example/"), "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + okReply,
			"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"},
		{"redirect", get("http://a.example/"), "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
			"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"},
		{"two framings", get("http://a.example/"), "HTTP/1.1 200 OK\r\nContent-Length: 50\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
			"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			to, _ := recorder(t, "\r\n\r\n", c.reply)
			if got := ask(t, begunGate(t, example(to), "public", nil), c.request); got != c.want {
				t.Errorf("got\n%q, want\n%q", got, c.want)
			}
		})
	}
}

// What is cut short by the server must not look whole.
func TestCutsWhatTheServerCuts(t *testing.T) {
	for name, reply := range map[string]string{
		"length":  "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nok",
		"chunked": "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			to, _ := recorder(t, "\r\n\r\n", reply)
			g := begunGate(t, example(to), "public", nil)
			resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader(ask(t, g, get("http://a.example/")))), nil)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if b, err := io.ReadAll(resp.Body); !errors.Is(err, io.ErrUnexpectedEOF) || string(b) != "ok" {
				t.Errorf("%q, %v", b, err)
			}
			if r := g.Close(); !strings.Contains(r.Hosts[0].Reason, "cut short") {
				t.Errorf("report %v", r)
			}
		})
	}
}

func TestRefusesBadAnswers(t *testing.T) {
	for _, c := range []struct{ name, reply, reason string }{
		{"none", "", "closed the connection early"},
		{"not HTTP", "SSH-2.0-x\r\n\r\n", "malformed"},
		{"status 0", "HTTP/1.1 000 x\r\n\r\n", "status 0"},
		{"two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok", "Content-Length"},
		{"only preliminary", strings.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 4_000), "head of the answer is too large"},
		{"huge head", "HTTP/1.1 200 OK\r\n" + strings.Repeat("X-A: "+strings.Repeat("a", 1000)+"\r\n", 100) + "\r\n", "head of the answer is too large"},
		{"endless line", "HTTP/1.1 200 " + strings.Repeat("a", 100_000), "head of the answer is too large"},
		{"unasked web socket", "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n", "unasked"},
		{"broken header", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "malformed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			to, _ := recorder(t, "\r\n\r\n", c.reply)
			resp, text := answer(t, begunGate(t, example(to), "public", nil), get("http://a.example/"))
			if resp.StatusCode != http.StatusBadGateway || !strings.Contains(resp.Header.Get(markHeader), c.reason) || !strings.HasPrefix(text, "nacre: no network to a.example:80: ") {
				t.Errorf("%d %v %q", resp.StatusCode, resp.Header, text)
			}
		})
	}
}

func TestRefusesBadRequests(t *testing.T) {
	for _, c := range []struct {
		name, request string
		status        int
	}{
		{"origin form", "GET / HTTP/1.1\r\nHost: a.example\r\n\r\n", 400},
		{"old version", "GET http://a.example/ HTTP/1.0\r\n\r\n", 400},
		{"no version", "GET http://a.example/\r\n\r\n", 400},
		{"scheme", get("ftp://a.example/"), 400},
		{"user name", get("http://u:p@a.example/"), 400},
		{"control character", get("http://a.example/\x01"), 400},
		{"bare carriage return", get("http://a.example/a\rb"), 400},
		{"port too large", get("http://a.example:65536/"), 400},
		{"port 0", get("http://a.example:0/"), 400},
		{"method", "G@T http://a.example/ HTTP/1.1\r\n\r\n", 400},
		{"no port", "CONNECT a.example HTTP/1.1\r\n\r\n", 400},
		{"smuggling", "POST http://a.example/ HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
		{"unknown encoding", "POST http://a.example/ HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 400},
		{"header without colon", "GET http://a.example/ HTTP/1.1\r\nX\r\n\r\n", 400},
		{"unknown expectation is dropped", "GET http://a.example/ HTTP/1.1\r\nExpect: wonders\r\n\r\n", 200},
		{"huge head", "GET http://a.example/ HTTP/1.1\r\nX: " + strings.Repeat("a", 100_000) + "\r\n\r\n", 431},
		{"huge URL", get("http://a.example/" + strings.Repeat("a", 100_000)), 431},
		{"many headers", "GET http://a.example/ HTTP/1.1\r\n" + strings.Repeat("X: a\r\n", 20_000) + "\r\n", 431},
	} {
		t.Run(c.name, func(t *testing.T) {
			to, got := recorder(t, "\r\n\r\n", okReply)
			g := begunGate(t, example(to), "public", nil)
			conn := dialGate(t, g)
			go io.WriteString(conn, c.request) // the huge ones are not read to their end
			resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if resp.StatusCode != c.status || (c.status != 200) != (resp.Header.Get(markHeader) != "") {
				t.Errorf("%d %v, want %d", resp.StatusCode, resp.Header, c.status)
			}
			if r := g.Close(); g.requests != 1 || c.status != 200 && (len(got) != 0 || len(r.Hosts) > 0 && r.Hosts[0].Refused != 1) {
				t.Errorf("%d requests, report %+v, %d reached the server", g.requests, r, len(got))
			}
		})
	}
}

// A request that follows another on its connection is not executed.
func TestOneRequestAConnection(t *testing.T) {
	to, got := recorder(t, "\r\n\r\n", okReply)
	g := begunGate(t, example(to), "public", nil)
	c := dialGate(t, g)
	io.WriteString(c, get("http://a.example/")+get("http://a.example/second"))
	io.Copy(io.Discard, c)
	g.Close()
	if g.requests != 1 || len(got) > 1 {
		t.Errorf("%d requests counted, %d arrived", g.requests, len(got))
	}
}

func TestNothingPassesBeforeBegin(t *testing.T) {
	to, got := recorder(t, "\r\n\r\n", okReply)
	w := example(to)
	g := openGate(t, w, "public", nil)
	c := dialGate(t, g)
	io.WriteString(c, get("http://a.example/"))
	c.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	if n, err := c.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) || len(w.lookups()) != 0 || len(got) != 0 {
		t.Fatalf("read %d, %v; looked up %v", n, err, w.lookups())
	}
	if err := g.Begin(); err != nil {
		t.Fatal(err)
	}
	c.SetReadDeadline(time.Now().Add(patience))
	if b, err := io.ReadAll(c); err != nil || !strings.HasSuffix(string(b), "ok") {
		t.Errorf("%q, %v", b, err)
	}
	if err := g.Begin(); !errors.Is(err, ErrBegun) {
		t.Errorf("second Begin: %v", err)
	}
}

func TestGateLifeWithoutJob(t *testing.T) {
	g := openGate(t, newWorld(), "public", nil)
	info, err := os.Stat(g.path())
	if err != nil || info.Mode().Perm() != 0o666 {
		t.Errorf("%v, %v", info, err)
	}
	c := dialGate(t, g)
	if r := g.Close(); !reflect.DeepEqual(r, Report{}) || !reflect.DeepEqual(g.Close(), r) {
		t.Errorf("report %+v", r)
	}
	if _, err := c.Read(make([]byte, 1)); err == nil || errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("the connection lives on: %v", err)
	}
	if _, err := os.Stat(g.path()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the socket is left: %v", err)
	}
	if err := g.Begin(); !errors.Is(err, ErrGateClosed) {
		t.Errorf("Begin after Close: %v", err)
	}
}

func TestTunnelAndHalfClose(t *testing.T) {
	to := rawServer(t, func(c net.Conn) {
		b, err := io.ReadAll(c) // to the end of one direction
		fmt.Fprintf(c, "%s %v", b, err)
	})
	w := newWorld().name("redis.example", "93.184.216.34").route("93.184.216.34:6379", to)
	g := begunGate(t, w, "public", nil)
	c := dialGate(t, g)
	io.WriteString(c, "CONNECT redis.example:6379 HTTP/1.1\r\n\r\nearly ")
	br := bufio.NewReader(c)
	resp, err := http.ReadResponse(br, &http.Request{Method: http.MethodConnect})
	if err != nil || resp.StatusCode != 200 {
		t.Fatalf("%v, %v", resp, err)
	}
	io.WriteString(c, "late")
	c.CloseWrite()
	if b, err := io.ReadAll(br); err != nil || string(b) != "early late <nil>" {
		t.Errorf("%q, %v", b, err)
	}
	want := HostUse{Host: "redis.example:6379", Requests: 1, Up: 10, Down: 16}
	if r := g.Close(); len(r.Hosts) != 1 || r.Hosts[0] != want {
		t.Errorf("report %+v", r)
	}
}

func TestCloseInFlight(t *testing.T) {
	arrived := make(chan struct{}, 16)
	silent := rawServer(t, func(c net.Conn) {
		c.Read(make([]byte, 1))
		arrived <- struct{}{}
		io.Copy(io.Discard, c)
	})
	for name, request := range map[string]string{
		"answer awaited":   get("http://a.example/"),
		"body under way":   "POST http://a.example/ HTTP/1.1\r\nContent-Length: 100\r\n\r\nx",
		"tunnel":           "CONNECT a.example:80 HTTP/1.1\r\n\r\nx",
		"TLS handshake":    get("https://a.example:80/"),
		"head under way":   "GET http://a.exa",
		"nothing was said": "",
	} {
		t.Run(name, func(t *testing.T) {
			g := begunGate(t, example(silent), "public", nil)
			c := dialGate(t, g)
			io.WriteString(c, request)
			if strings.HasSuffix(request, "x") || strings.HasSuffix(request, "\n") {
				<-arrived
			}
			inTime(t, "Close", func() { g.Close() })
			for { // the tunnel has an answer
				if _, err := c.Read(make([]byte, 100)); errors.Is(err, os.ErrDeadlineExceeded) {
					t.Fatal("the connection lives on")
				} else if err != nil {
					break
				}
			}
		})
	}
}

// slowResolver returns some time after its context has ended.
type slowResolver struct {
	asked    chan struct{}
	returned atomic.Bool
}

func (r *slowResolver) LookupNetIP(ctx context.Context, _, _ string) ([]netip.Addr, error) {
	close(r.asked)
	<-ctx.Done()
	<-time.After(20 * time.Millisecond)
	r.returned.Store(true)
	return nil, ctx.Err()
}

func TestCloseWaitsForWhatRuns(t *testing.T) {
	r := &slowResolver{asked: make(chan struct{})}
	g := begunGate(t, newWorld(), "public", func(c *Config) { c.Resolver = r })
	io.WriteString(dialGate(t, g), get("http://a.example/"))
	<-r.asked
	if report := g.Close(); !r.returned.Load() || report.Hosts[0].Refused != 0 || !strings.Contains(report.Hosts[0].Reason, "job ended") {
		t.Errorf("returned %v; %+v", r.returned.Load(), report)
	}
}

// Hundreds of gates wait for their jobs.
func TestIdleGateHasNoGoroutine(t *testing.T) {
	before := runtime.NumGoroutine()
	for range 50 {
		dialGate(t, openGate(t, newWorld(), "public", nil))
	}
	if n := runtime.NumGoroutine() - before; n >= 50 {
		t.Errorf("%d goroutines for 50 gates", n)
	}
}

// A reason does not tell the code about this host.
func TestReasonsHideOwnAddresses(t *testing.T) {
	to := rawServer(t, func(c net.Conn) { // closing with data unread resets
		c.(*net.TCPConn).SetLinger(0)
		c.Read(make([]byte, 1))
	})
	_, text := answer(t, begunGate(t, example(to), "public", nil), get("http://a.example/"))
	if !strings.Contains(text, "connection reset") || strings.Contains(text, "127.0.0.1") {
		t.Errorf("%q", text)
	}
}

// A sandbox that gives up frees what it used.
func TestSandboxGivesUp(t *testing.T) {
	ended := make(chan struct{}, 1)
	arrived := make(chan struct{}, 1)
	to := rawServer(t, func(c net.Conn) {
		c.Read(make([]byte, 1))
		arrived <- struct{}{}
		io.Copy(io.Discard, c)
		ended <- struct{}{}
	})
	g := begunGate(t, example(to), "public", nil)
	c := dialGate(t, g)
	io.WriteString(c, get("http://a.example/"))
	<-arrived
	c.Close()
	select {
	case <-ended:
	case <-time.After(patience):
		t.Fatal("the server's connection lives on")
	}
	if r := g.Close(); r.Hosts[0].Refused != 0 || !strings.Contains(r.Hosts[0].Reason, "given up") {
		t.Errorf("report %+v", r)
	}
}

// Beyond the limit requests wait for their turn, and get it.
func TestWaitersGetTheirTurn(t *testing.T) {
	const limit, all = 2, 12
	var now, most atomic.Int32
	entered, leave := make(chan struct{}), make(chan struct{})
	to := server(t, func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		entered <- struct{}{}
		<-leave
		now.Add(-1)
		io.WriteString(w, "ok")
	})
	g := begunGate(t, example(to), "public", limits(func(l *Limits) { l.Concurrent = limit }))
	done := make(chan string, all)
	for range all {
		c := dialGate(t, g)
		go func() {
			io.WriteString(c, get("http://a.example/"))
			b, _ := io.ReadAll(c)
			done <- string(b)
		}()
	}
	for range all / limit {
		for range limit {
			<-entered
		}
		for range limit {
			leave <- struct{}{}
		}
	}
	for range all {
		if s := <-done; !strings.HasPrefix(s, "HTTP/1.1 200") {
			t.Errorf("answer %q", s)
		}
	}
	if most.Load() > limit {
		t.Errorf("%d at once", most.Load())
	}
}
