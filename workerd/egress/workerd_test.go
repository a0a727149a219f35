package egress

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha1"
	"crypto/tls"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// pinned is the workerd of this module; make tools puts it there.
const pinned = "../../node_modules/@cloudflare/workerd-linux-64/bin/workerd"

// helpers are what the tests' code uses. said(f) is what f gives or throws.
const helpers = `import { connect } from "cloudflare:sockets";
const enc = new TextEncoder(), dec = new TextDecoder();
async function said(f) {
  try {
    const r = await f();
    if (!(r instanceof Response)) return String(r);
    return r.status + " " + (r.headers.get("Nacre-Egress") ?? "-") + " " + await r.text();
  } catch (e) { return "threw " + e; }
}
async function talk(address, options, ...lines) {
  const s = connect(address, options);
  s.closed.catch(() => {});
  await s.opened;
  const w = s.writable.getWriter();
  for (const l of lines) await w.write(enc.encode(l));
  await w.close();
  let all = "";
  for await (const c of s.readable) all += dec.decode(c, { stream: true });
  return all;
}
`

// runJS runs the body of an async function in workerd, with the gate as its
// only network, and returns its result.
func runJS(t testing.TB, g *Gate, body string) string {
	t.Helper()
	dir := shortDir(t)
	config := `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "user", worker = (
      modules = [(name = "main.js", esModule = ` + strconv.Quote(helpers+"export default { async fetch() { return new Response(await (async () => {"+body+"})()) } }") + `)],
      compatibilityDate = "2023-03-07", globalOutbound = "egress")),
    (name = "egress", external = (address = ` + strconv.Quote("unix:"+g.path()) + `, http = (style = proxy))),
    (name = "internet", network = (allow = []))],
  sockets = [(name = "http", address = ` + strconv.Quote("unix:"+dir+"/http") + `, http = (), service = "user")]);
`
	if err := os.WriteFile(filepath.Join(dir, "config.capnp"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	ready, control, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer ready.Close()
	var stderr bytes.Buffer
	cmd := exec.Command(pinned, "serve", "--control-fd", "3", filepath.Join(dir, "config.capnp"))
	cmd.Env, cmd.Stderr, cmd.ExtraFiles = []string{}, &stderr, []*os.File{control}
	err = cmd.Start()
	control.Close()
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		cmd.Process.Kill()
		cmd.Wait()
		if t.Failed() {
			t.Logf("workerd said: %s", &stderr)
		}
	}()
	ready.SetReadDeadline(time.Now().Add(patience))
	if line, err := bufio.NewReader(ready).ReadString('\n'); err != nil || !strings.Contains(line, "listen") {
		t.Fatalf("workerd does not start: %v, %q: %s", err, line, &stderr)
	}
	client := &http.Client{Timeout: patience, Transport: &http.Transport{DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", filepath.Join(dir, "http"))
		}}}
	resp, err := client.Post("http://job/", "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 200 {
		t.Fatalf("%v: %s %s", err, resp.Status, b)
	}
	return string(b)
}

// results runs expressions, each the body of a function given to said.
func results(t testing.TB, g *Gate, expressions ...string) []string {
	t.Helper()
	var b strings.Builder
	b.WriteString("const all = [];\n")
	for _, e := range expressions {
		fmt.Fprintf(&b, "all.push(await said(async () => { %s }));\n", e)
	}
	b.WriteString("return JSON.stringify(all);")
	var out []string
	if err := json.Unmarshal([]byte(runJS(t, g, b.String())), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func fetchOf(host string) string {
	return "return fetch(" + strconv.Quote("http://"+host+"/") + ")"
}

// echo answers with what it was sent.
func echo(w http.ResponseWriter, r *http.Request) {
	b, _ := io.ReadAll(r.Body)
	fmt.Fprintf(w, "%s %s %s %d %s", r.Method, r.Host, r.RequestURI, r.ContentLength, b)
}

func TestWorkerdFetch(t *testing.T) {
	cert, roots := certificate(t, time.Now().Add(-time.Hour), time.Now().Add(time.Hour), "tls.example")
	gzipped := "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcbH\xcd\xc9\xc9\x07\x00\x86\xa6\x106\x05\x00\x00\x00" // hello
	zipped, _ := recorder(t, "\r\n\r\n", fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", len(gzipped), gzipped))
	w := newWorld().name("a.example", "93.184.216.34").name("tls.example", "93.184.216.35").name("zip.example", "93.184.216.36").name("xn--bcher-kva.example", "93.184.216.34").
		route("93.184.216.34:80", server(t, echo)).route("93.184.216.34:8080", server(t, echo)).route("[2606:2800::1]:80", server(t, echo)).
		route("93.184.216.35:443", tlsServer(t, &tls.Config{Certificates: []tls.Certificate{cert}})).route("93.184.216.36:80", zipped)
	g := begunGate(t, w, "public", func(c *Config) { c.Roots = roots })
	tests := []struct{ js, want string }{
		{`return fetch("http://a.example/x?y#z")`, "200 - GET a.example /x?y 0 "},
		{`return fetch("http://a.example:8080")`, "200 - GET a.example:8080 / 0 "},
		{`return fetch("http://A.Example./")`, "200 - GET a.example. / 0 "},
		{`return fetch("http://[2606:2800::1]/")`, "200 - GET [2606:2800::1] / 0 "},
		{`return fetch("http://xn--bcher-kva.example/")`, "200 - GET xn--bcher-kva.example / 0 "},
		{`return fetch("http://user:secret@a.example/", {headers: {Host: "evil.example"}})`, "200 - GET a.example / 0 "},
		{`return fetch("http://a.example/", {method: "POST", body: "abc"})`, "200 - POST a.example / 3 abc"},
		{`return fetch("http://a.example/", {method: "POST"})`, "200 - POST a.example / 0 "},
		{`const t = new TransformStream(), w = t.writable.getWriter(); w.write(enc.encode("ab")); w.write(enc.encode("c")).then(() => w.close());
		  return fetch("http://a.example/", {method: "PUT", body: t.readable})`, "200 - PUT a.example / -1 abc"},
		{`const r = await fetch("http://a.example/", {method: "HEAD"}); return r.status + " " + (await r.text()).length`, "200 0"},
		{`return fetch("https://tls.example/")`, "200 - HTTP/1.1 tls.example tls.example"},
		{`return fetch("http://zip.example/")`, "200 - hello"},
		{`return (await Promise.all([...Array(20).keys()].map(i => fetch("http://a.example/" + i).then(r => r.text())))).length`, "20"},
	}
	var js []string
	for _, c := range tests {
		js = append(js, c.js)
	}
	for i, got := range results(t, g, js...) {
		if got != tests[i].want {
			t.Errorf("%s\ngave %q, want %q", tests[i].js, got, tests[i].want)
		}
	}
}

// workerd follows redirects itself, so that each hop is judged here.
func TestWorkerdRedirects(t *testing.T) {
	var secret atomic.Int32
	inner := server(t, func(http.ResponseWriter, *http.Request) { secret.Add(1) })
	to := server(t, func(w http.ResponseWriter, r *http.Request) {
		if place := r.URL.Query().Get("to"); place != "" {
			http.Redirect(w, r, place, http.StatusFound)
			return
		}
		io.WriteString(w, "here")
	})
	w := newWorld().name("a.example", "93.184.216.34").name("in.example", "10.0.0.1").
		route("93.184.216.34:80", to).route("*", inner)
	g := begunGate(t, w, "public", nil)
	places := []string{"http://a.example/", "http://127.0.0.1/", "http://169.254.169.254/latest", "http://in.example/", "http://[::ffff:7f00:1]/", "//0x7f.1/", "http://2130706433/", "http://localhost./"}
	var js []string
	for _, p := range places {
		js = append(js, `return fetch("http://a.example/?to=`+p+`")`)
	}
	got := results(t, g, js...)
	if got[0] != "200 - here" {
		t.Errorf("%s: %q", places[0], got[0])
	}
	for i, s := range got[1:] {
		if strings.HasPrefix(s, "200") || strings.Contains(s, " - ") {
			t.Errorf("%s: %q", places[i+1], s)
		}
	}
	if secret.Load() != 0 {
		t.Errorf("inner places were reached %d times; dialled %v", secret.Load(), w.dials())
	}
	if r := g.Close(); g.requests != 2*len(places) {
		t.Errorf("%d requests, report %+v", g.requests, r)
	}
}

func TestWorkerdForbidden(t *testing.T) {
	w := hostile().route("*", server(t, echo))
	g := begunGate(t, w, "public", func(c *Config) { c.Own, c.Limits.Requests = ownNine, 1000 })
	var js []string
	for _, h := range forbiddenHosts {
		if h == "93.184.216.34:" || strings.Contains(h, "@") {
			continue // workerd takes both off
		}
		js = append(js, fetchOf(h), "return fetch("+strconv.Quote("https://"+h+"/")+")", "return talk("+strconv.Quote(h+":443")+`, {}, "x")`)
	}
	js = append(js, fetchOf("93.184.216.34")) // the control
	got := results(t, g, js...)
	for i, s := range got[:len(got)-1] {
		refused := strings.HasPrefix(s, "threw ") || (strings.HasPrefix(s, "4") || strings.HasPrefix(s, "5")) && !strings.Contains(s[:6], "-")
		if !refused {
			t.Errorf("%s\ngave %q", js[i], s)
		}
	}
	if d := w.dials(); len(d) != 1 || !strings.HasPrefix(got[len(got)-1], "200 - GET") {
		t.Errorf("dialled %v", d)
	}
}

// What a developer reads when something is refused.
func TestWorkerdReasons(t *testing.T) {
	g := begunGate(t, newWorld(), "none", nil)
	got := results(t, g, fetchOf("a.example"), `return talk("a.example:80", {}, "x")`, `return (await fetch("http://a.example/", {method: "HEAD"})).statusText`,
		`return new Promise(r => { const w = new WebSocket("ws://a.example/"); w.addEventListener("error", e => r(e.message)); })`)
	for i, want := range []string{
		"403 this sandbox has no network nacre: no network to a.example:80: this sandbox has no network\n",
		"threw Error: proxy request failed, cannot connect to the specified address",
		"Forbidden",
		"Uncaught TypeError: Failed to establish the WebSocket connection: expected server to reply with HTTP status code 101 (switching protocols), but received 403 instead.",
	} {
		if !strings.HasPrefix(got[i], want) {
			t.Errorf("%q, want %q", got[i], want)
		}
	}
}

func TestWorkerdConnect(t *testing.T) {
	to := rawServer(t, func(c net.Conn) {
		b, _ := io.ReadAll(c)
		fmt.Fprintf(c, "got %s", b)
	})
	w := newWorld().name("redis.example", "93.184.216.34").route("93.184.216.34:6379", to).route("[2606:2800::1]:6379", to)
	g := begunGate(t, w, "public", nil)
	half := `{allowHalfOpen: true}`
	got := results(t, g,
		`return talk("redis.example:6379", `+half+`, "a", "b")`, `return talk("[2606:2800::1]:6379", `+half+`, "c")`,
		`return talk({hostname: "redis.example", port: 6379}, `+half+`, "d")`,
		// TLS is not to be had: workerd makes it itself, and only where it
		// makes the connection itself.
		`return talk("redis.example:6379", {secureTransport: "on"}, "e")`,
		`const s = connect("redis.example:6379", {secureTransport: "starttls"}); s.closed.catch(() => {}); await s.opened; return (await s.startTls().opened).remoteAddress`)
	for i, want := range []string{"got ab", "got c", "got d", "threw Error: proxy request failed", "threw Error: startTls() is not supported"} {
		if !strings.HasPrefix(got[i], want) {
			t.Errorf("%d: %q, want %q", i, got[i], want)
		}
	}
}

func TestWorkerdWebSocket(t *testing.T) {
	to := server(t, func(w http.ResponseWriter, r *http.Request) {
		sum := sha1.Sum([]byte(r.Header.Get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
		c, rw, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		defer c.Close()
		fmt.Fprintf(rw, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: %s\r\n\r\n\x81\x02hi", base64.StdEncoding.EncodeToString(sum[:]))
		rw.Flush()
		frame := make([]byte, 2+4+3) // masked text of three bytes
		if _, err := io.ReadFull(rw, frame); err != nil {
			return
		}
		for i := range 3 {
			frame[6+i] ^= frame[2+i%4]
		}
		fmt.Fprintf(rw, "\x81\x03%s", frame[6:])
		rw.Flush()
		io.Copy(io.Discard, rw)
	})
	got := results(t, begunGate(t, example(to), "public", nil),
		`const r = await fetch("http://a.example/", {headers: {Upgrade: "websocket"}}), w = r.webSocket, all = [];
		 return new Promise(done => { w.addEventListener("message", e => { all.push(e.data); if (all.length == 1) w.send("abc"); else { w.close(); done(all.join()); } }); w.accept(); })`)
	if got[0] != "hi,abc" {
		t.Errorf("%q", got)
	}
}

// Not even workerd, which repeats GET and DELETE on a kept connection that
// breaks, has anything executed twice.
func TestWorkerdSendsOnce(t *testing.T) {
	var mu sync.Mutex
	seen := map[string]int{}
	to := rawServer(t, func(c net.Conn) {
		r, err := http.ReadRequest(bufio.NewReader(c))
		if err != nil {
			return
		}
		mu.Lock()
		seen[r.RequestURI]++
		mu.Unlock()
		if r.URL.Path == "/good" {
			io.WriteString(c, okReply)
		}
	})
	g := begunGate(t, example(to), "public", nil)
	var js []string
	methods := []string{"GET", "POST", "PUT", "DELETE", "OPTIONS"}
	for _, m := range methods {
		js = append(js, fmt.Sprintf(`return fetch("http://a.example/good?%s")`, m), fmt.Sprintf(`return fetch("http://a.example/?%s", {method: "%[1]s"})`, m))
	}
	for i, s := range results(t, g, js...) {
		if want := []string{"200 - ok", "502 the server closed the connection early"}[i%2]; !strings.HasPrefix(s, want) {
			t.Errorf("%s\ngave %q", js[i], s)
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if len(seen) != 2*len(methods) {
		t.Errorf("seen %v", seen)
	}
	for uri, n := range seen {
		if n != 1 {
			t.Errorf("%s was sent %d times", uri, n)
		}
	}
}

// An answer that comes before the whole request was sent arrives.
func TestWorkerdEarlyAnswer(t *testing.T) {
	to := rawServer(t, func(c net.Conn) {
		c.Read(make([]byte, 4096))
		io.WriteString(c, "HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nbig")
	})
	g := begunGate(t, example(to), "public", limits(func(l *Limits) { l.Up = MaxTransfer }))
	announced := `return fetch("http://a.example/", {method: "POST", body: "x".repeat(3e6)})`
	endless := `return fetch("http://a.example/", {method: "POST", body: new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(65536)) } })})`
	for i, s := range results(t, g, announced, endless, announced, endless) {
		// What the kernel throws away when the server closes is lost to anybody.
		if s != "413 - big" && !strings.HasPrefix(s, "502 ") {
			t.Errorf("%d: %q", i, s)
		}
	}
}

func TestWorkerdCaps(t *testing.T) {
	big, _ := flood(t, "HTTP/1.1 200 OK\r\n\r\n")
	sink := rawServer(t, func(c net.Conn) { io.Copy(io.Discard, c) })
	slow := rawServer(t, func(c net.Conn) { io.Copy(io.Discard, c) })
	w := newWorld().name("big.example", "1.1.1.1").name("sink.example", "1.1.1.2").name("slow.example", "1.1.1.3").
		route("1.1.1.1:80", big).route("1.1.1.2:80", sink).route("1.1.1.3:80", slow)
	cap1M := limits(func(l *Limits) { l.Up, l.Down, l.Requests = 1<<20, 1<<20, 3 })
	got := results(t, begunGate(t, w, "public", cap1M),
		`return fetch("http://big.example/")`,
		`return fetch("http://sink.example/", {method: "POST", body: "x".repeat(2e6)})`,
		`return fetch("http://sink.example/", {method: "POST", body: new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(65536)) } })})`,
		`return fetch("http://big.example/")`)
	for i, want := range []string{"threw Error: Network connection lost.", "413 the request has 2000000 bytes", "413 the job has sent as much as it may", "429 the job has made all the requests"} {
		if !strings.HasPrefix(got[i], want) {
			t.Errorf("%d: %q, want %q", i, got[i], want)
		}
	}
	got = results(t, begunGate(t, w, "public", nil), `return fetch("http://big.example/", {headers: {X: "x".repeat(100000)}})`)
	if !strings.HasPrefix(got[0], "431 the head of the request is too large") {
		t.Errorf("%q", got)
	}
	quick := func(c *Config) { c.Time = 300 * time.Millisecond }
	got = results(t, begunGate(t, w, "public", quick), `return fetch("http://slow.example/")`)
	if !strings.HasPrefix(got[0], "504 the job's time on the network is over") {
		t.Errorf("%q", got)
	}
}
