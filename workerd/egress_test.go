package workerd

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// website is a server on the loopback interface that counts who comes.
type website struct {
	address string // with port
	hits    atomic.Int64
}

// serve answers requests with h, and connections of any kind count.
func serve(t *testing.T, h http.HandlerFunc) *website {
	t.Helper()
	w := &website{}
	s := httptest.NewUnstartedServer(h)
	s.Config.ConnState = func(_ net.Conn, c http.ConnState) {
		if c == http.StateNew {
			w.hits.Add(1)
		}
	}
	s.Start()
	t.Cleanup(s.Close)
	w.address = s.Listener.Addr().String()
	return w
}

// echo answers with what it was sent.
func echo(w http.ResponseWriter, r *http.Request) {
	b, _ := io.ReadAll(r.Body)
	fmt.Fprintf(w, "%s %s %s", r.Method, r.URL, b)
}

// hang answers nothing until the other side hangs up.
func hang(gone *atomic.Int64) http.HandlerFunc {
	return func(_ http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		<-r.Context().Done()
		gone.Add(1)
	}
}

func policy(t *testing.T, s string) func(*Config) {
	t.Helper()
	p, err := egress.ParsePolicy(s)
	if err != nil {
		t.Fatal(err)
	}
	return func(c *Config) { c.Egress = p }
}

// tryAll runs expressions in one job and returns what became of each: "reached"
// with what came back, or "refused" with the reason that the code was told.
func tryAll(t *testing.T, p *Pool, expressions []string) ([]string, jobs.Result) {
	t.Helper()
	r := run(t, p, jobs.Task{Code: append([]byte(`import { connect } from "cloudflare:sockets";
		const talk = async to => {
			const s = connect(to);
			s.closed.catch(() => {});
			const w = s.writable.getWriter();
			await w.write(new TextEncoder().encode("GET /raw HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"));
			return new Response(s.readable).text();
		};
		const get = async (url, how) => {
			const r = await fetch(url, how), text = await r.text(), why = r.headers.get("Nacre-Egress");
			if (why !== null) throw r.status + " " + why;
			return text;
		};
		const tried = async f => { try { return "reached " + await f() } catch (e) { return "refused " + e } };
		`), handler(`const out = [];
		for (const f of [`+strings.Join(expressions, ",\n")+`]) out.push(await tried(f));
		return new Response(JSON.stringify(out));`)...)})
	var out []string
	if err := json.Unmarshal(r.Output, &out); err != nil || len(out) != len(expressions) {
		t.Fatalf("%v: %+v", err, r)
	}
	return out, r
}

func fetchOf(url string) string { return "() => get(" + strconv.Quote(url) + ")" }
func talkTo(host string) string { return "() => talk(" + strconv.Quote(host) + ")" }

// TestAllowedServer: fetch() and connect() reach what the policy names, and
// the result tells how much went there.
func TestAllowedServer(t *testing.T) {
	t.Parallel()
	site := serve(t, echo)
	for _, idle := range []int{0, 1} { // cold and warm
		p := newStocked(t, idle, idle, policy(t, "allow: "+site.address))
		p.awaitWarm(t)
		got, r := tryAll(t, p.Pool, []string{fetchOf("http://" + site.address + "/a?b"), talkTo(site.address),
			`() => get("http://` + site.address + `/post", {method: "POST", body: "x".repeat(5000)})`})
		for i, want := range []string{"reached GET /a?b ", "reached HTTP/1.1 200 OK", "reached POST /post xxx"} {
			if !strings.HasPrefix(got[i], want) {
				t.Errorf("%d: %.100q, want %q", i, got[i], want)
			}
		}
		if len(r.Network) != 1 {
			t.Fatalf("network %+v, want one host", r.Network)
		}
		if n := r.Network[0]; n.Host != site.address || n.Requests != 3 || n.Refused != 0 || n.Sent < 5000 || n.Received < 5000 {
			t.Errorf("network %+v", n)
		}
	}
}

// TestHotEgress: a hot sandbox has its own way out too, which counts for its
// one job alone.
func TestHotEgress(t *testing.T) {
	t.Parallel()
	site := serve(t, echo)
	p := newStocked(t, 1, 1, policy(t, "allow: "+site.address))
	task := jobs.Task{Code: handler(`return fetch("http://` + site.address + `/")`)}
	p.awaitWarm(t)
	for _, want := range []temperature{warm, hot, hot} {
		r, from := p.run(t, task)
		if from != want || string(r.Output) != "GET / " || len(r.Network) != 1 || r.Network[0].Requests != 1 {
			t.Errorf("%s: %+v; want %s", from, r, want)
		}
		p.awaitHot(t, task.Code)
	}
	if n := site.hits.Load(); n != 3 {
		t.Errorf("the server had %d visitors, want 3", n)
	}
}

// reserved are spellings of addresses that no job may reach by default. The
// port of the test's own server is added to those on loopback.
func reserved(t *testing.T, port string) []string {
	t.Helper()
	hosts := []string{
		"10.0.0.1", "172.16.0.1", "192.168.0.1", "0xa.1", "167772161", // private
		"169.254.169.254", "169.254.1.1", "[fe80::1]", "[fd00:ec2::254]", "[::ffff:169.254.169.254]", // link-local, metadata
		"100.64.0.1", "198.18.0.1", "198.51.100.1", // shared with the carrier, benchmarks, documentation
		"224.0.0.1", "255.255.255.255", "[ff02::1]", "240.0.0.1", // multicast, broadcast, of no use
		"[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "[fc00::1]", // through translation
	}
	for _, h := range []string{"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.0.0.1.", "localhost", "LOCALHOST.",
		"0.0.0.0", "0", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "127.255.255.254"} {
		hosts = append(hosts, h+":"+port)
	}
	own, err := egress.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range own {
		if a.Is4() {
			hosts = append(hosts, a.String()+":"+port)
		}
	}
	return hosts
}

// TestReservedDestinations: by default nothing that is not on the internet is
// reached, in whatever spelling, nor the host itself.
func TestReservedDestinations(t *testing.T) {
	t.Parallel()
	site := serve(t, echo)
	_, port, err := net.SplitHostPort(site.address)
	if err != nil {
		t.Fatal(err)
	}
	p := newPool(t, func(c *Config) {
		policy(t, "public")(c)
		c.Limits.Egress.Requests = 1000
	})
	var expressions []string
	for _, h := range reserved(t, port) {
		expressions = append(expressions, fetchOf("http://"+h+"/"))
		if !strings.Contains(h, "]:") && strings.Contains(h, ":") { // workerd wants a port in connect()
			expressions = append(expressions, talkTo(h))
		}
	}
	got, r := tryAll(t, p, expressions)
	for i, s := range got {
		refused := strings.HasPrefix(s, "refused ")
		if strings.HasPrefix(expressions[i], "() => get") { // the reason is told, and is not that a dial failed
			refused = strings.HasPrefix(s, "refused 403 ") || strings.Contains(s, "unusual spelling") || strings.Contains(s, "there is no host")
		}
		if !refused {
			t.Errorf("%s: %q", expressions[i], s)
		}
	}
	if n := site.hits.Load(); n != 0 {
		t.Errorf("the server on loopback had %d visitors", n)
	}
	requests, refused := 0, 0
	for _, h := range r.Network {
		requests, refused = requests+h.Requests, refused+h.Refused
	}
	if refused != requests || requests < 20 {
		t.Errorf("%d requests, %d refused: network %+v", requests, refused, r.Network)
	}
}

// TestAllowListIsAll: what the list does not name is refused, be it public or
// another port of the same address, and so is where a redirect leads.
func TestAllowListIsAll(t *testing.T) {
	t.Parallel()
	other := serve(t, echo)
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/away" {
			http.Redirect(w, r, "http://"+other.address+"/", http.StatusFound)
			return
		}
		echo(w, r)
	})
	p := newPool(t, policy(t, "allow: "+site.address))
	got, r := tryAll(t, p, []string{fetchOf("http://" + site.address + "/"), fetchOf("http://" + site.address + "/away"),
		fetchOf("http://" + other.address + "/"), talkTo(other.address), fetchOf("http://93.184.216.34/"), fetchOf("https://10.0.0.1/")})
	for i, s := range got {
		if want := i == 0; strings.HasPrefix(s, "reached ") != want {
			t.Errorf("%d: %q", i, s)
		}
	}
	if n := other.hits.Load(); n != 0 {
		t.Errorf("the other server had %d visitors", n)
	}
	used := map[string]jobs.HostUse{}
	for _, h := range r.Network {
		used[h.Host] = h
	}
	if a, b := used[site.address], used[other.address]; a.Requests != 2 || a.Refused != 0 || b.Requests != 3 || b.Refused != 3 || b.Received != 0 {
		t.Errorf("network %+v", r.Network)
	}
}

// TestHangingServer: the deadline ends a job that waits for an answer, and the
// connection with it.
func TestHangingServer(t *testing.T) {
	t.Parallel()
	var gone atomic.Int64
	site := serve(t, hang(&gone))
	p := newPool(t, policy(t, "allow: "+site.address))
	const limit = 300 * time.Millisecond
	for _, code := range []string{
		`return fetch("http://` + site.address + `/")`,
		`const r = await fetch("http://` + site.address + `/", {method: "POST", body: new ReadableStream({ pull(c) {
			return new Promise(r => setTimeout(r, 1e6)) } })}); return r`,
		`await Promise.all([1, 2, 3].map(() => fetch("http://` + site.address + `/")))`,
	} {
		r := run(t, p, jobs.Task{Code: handler(code), Deadline: limit})
		if r.Outcome != jobs.DeadlineOver || r.Elapsed != limit {
			t.Errorf("%+v", r)
		}
		if len(r.Network) != 1 || r.Network[0].Host != site.address || r.Network[0].Requests == 0 {
			t.Errorf("network %+v", r.Network)
		}
	}
	eventually(t, "the end of all connections", func() bool { return gone.Load() == 5 })
}

// TestEgressIsBounded: a job has so many requests and bytes, and the next job
// has them again.
func TestEgressIsBounded(t *testing.T) {
	t.Parallel()
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body)
		if r.URL.Path == "/small" {
			return
		}
		for range 100 {
			if _, err := w.Write(make([]byte, 64<<10)); err != nil {
				return
			}
		}
	})
	p := newPool(t, func(c *Config) {
		policy(t, "allow: "+site.address)(c)
		c.Limits.Egress.Requests, c.Limits.Egress.Down, c.Limits.Egress.Up = 4, 1<<20, 1<<20
	})
	url := "http://" + site.address + "/"
	for range 2 {
		got, r := tryAll(t, p, []string{
			`() => get("` + url + `", {method: "POST", body: "x".repeat(2 << 20)})`,
			fetchOf(url + "small"), fetchOf(url), fetchOf(url), fetchOf(url + "small"),
		})
		for i, want := range []string{"refused 413 ", "reached ", "refused Error: Network connection lost.", "refused ", "refused 429 "} {
			if !strings.HasPrefix(got[i], want) {
				t.Errorf("%d: %.100q, want %q", i, got[i], want)
			}
		}
		if n := r.Network[0]; n.Received > 1<<20 || n.Sent > 1<<20 || n.Received == 0 {
			t.Errorf("network %+v", n)
		}
	}
}

// TestNoEgress: with the policy none every attempt is refused, with the reason,
// and a server next door stays alone.
func TestNoEgress(t *testing.T) {
	t.Parallel()
	site := serve(t, echo)
	p := newPool(t, policy(t, "none"))
	got, r := tryAll(t, p, []string{fetchOf("http://" + site.address + "/"), talkTo(site.address), fetchOf("https://" + site.address + "/"),
		`() => new Promise((yes, no) => { const s = new WebSocket("ws://` + site.address + `/");
			s.addEventListener("open", yes); s.addEventListener("error", e => no(e.message)) })`})
	for i, s := range got {
		if !strings.HasPrefix(s, "refused ") {
			t.Errorf("%d: %q", i, s)
		}
	}
	if n := site.hits.Load(); n != 0 {
		t.Errorf("%d visitors", n)
	}
	if n := r.Network; len(n) != 1 || n[0].Refused != 4 || n[0].Requests != 4 || n[0].Sent+n[0].Received != 0 || !strings.Contains(n[0].Reason, "no network") {
		t.Errorf("network %+v", n)
	}
}

// TestWorkAfterTheAnswer: nothing goes on once the job has answered.
func TestWorkAfterTheAnswer(t *testing.T) {
	t.Parallel()
	site := serve(t, echo)
	p := newPool(t, policy(t, "allow: "+site.address))
	const code = `
		const visit = path => fetch("http://%[1]s/" + path);
		await visit("before");
		ctx.waitUntil((async () => { for (;;) { await new Promise(r => setTimeout(r, 1)); await visit("after") } })());
		return new Response("done")`
	s, err := p.start(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer p.discard(s)
	r, err := p.perform(t.Context(), jobs.Task{Code: handler(fmt.Sprintf(code, site.address)), Deadline: 10 * time.Second}, s)
	if err != nil || r.Outcome != jobs.OK || string(r.Output) != "done" || len(r.Network) != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	await(t, "the end of the process", s.proc.Wait())
	if n := site.hits.Load(); n == 0 || n > int64(r.Network[0].Requests) {
		t.Errorf("%d visitors, network %+v", n, r.Network)
	}
}

// TestExecutedOnce: however a job ends, it has been asked once.
func TestExecutedOnce(t *testing.T) {
	t.Parallel()
	site := serve(t, echo)
	p := newPool(t, policy(t, "allow: "+site.address))
	for i, c := range []struct {
		then string
		want jobs.Outcome
	}{
		{`return new Response("x")`, jobs.OK},
		{`throw new Error("x")`, jobs.Exception},
		{`return new Response(new ReadableStream({ pull(c) { throw new Error("x") } }))`, jobs.Exception},
		{`let n = 0; return new Response(new ReadableStream({ pull(c) { if (n++) throw new Error("x"); c.enqueue(new Uint8Array(9)) } }))`, jobs.Exception},
		{`return new Response("x".repeat(1e6))`, jobs.OutputTooLarge},
		{`const a = []; for (;;) a.push(new Array(1e5).fill(1.1))`, jobs.MemoryOver},
		{`const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1))`, jobs.MemoryOver},
		{`for (;;);`, jobs.DeadlineOver},
	} {
		limit := 10 * time.Second
		if c.want == jobs.DeadlineOver {
			limit = 500 * time.Millisecond
		}
		r := run(t, p, jobs.Task{Deadline: limit, Code: handler(`await fetch("http://` + site.address + `/"); ` + c.then)})
		if n := site.hits.Load(); r.Outcome != c.want || n != int64(i+1) {
			t.Errorf("%s: %+v; %d visitors after %d jobs", c.then, r, n, i+1)
		}
	}
}
