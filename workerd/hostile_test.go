package workerd

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// TestHostile runs programs that try to break out of what one job may use or
// to fake success. (Those that only end with a code are in TestOutcomes.)
func TestHostile(t *testing.T) {
	p := newPool(t, nil)
	for _, c := range []struct {
		name, code string
		want       jobs.Outcome
		output     string
	}{
		{"200 MB body", `const chunk = new Uint8Array(1 << 20); let n = 0;
			return new Response(new ReadableStream({ pull(c) { if (n++ == 200) c.close(); else c.enqueue(chunk) } }))`,
			jobs.OutputTooLarge, ""},
		{"endless body", `return new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(1 << 16)) } }))`,
			jobs.OutputTooLarge, ""},
		{"compressed bomb", `let n = 0; const zeros = new Uint8Array(1 << 20); const s = new ReadableStream({ pull(c) {
				if (n++ == 100) c.close(); else c.enqueue(zeros) } });
			return new Response(s.pipeThrough(new CompressionStream("gzip")),
				{headers: {"Content-Encoding": "gzip"}, encodeBody: "manual"})`, jobs.OutputTooLarge, ""},
		{"20,000 headers", `const h = new Headers(); for (let i = 0; i < 20000; i++) h.append("x" + i, "y".repeat(99));
			return new Response("ok", {headers: h})`, jobs.OK, "ok"},
		{"one huge header", `return new Response("ok", {headers: {x: "y".repeat(5e6)}})`, jobs.OK, "ok"},
		{"redirect to itself", `return Response.redirect(request.url, 307)`, jobs.OK, ""},
		{"redirect to a file", `return new Response("body", {status: 302, headers: {Location: "file:///etc/passwd"}})`, jobs.OK, "body"},
		{"upgrade to WebSocket", `const [a, b] = Object.values(new WebSocketPair()); b.accept();
			return new Response(null, {status: 101, webSocket: a})`, jobs.OK, ""},
		{"headers of another protocol", `return new Response("ok", {headers: {Connection: "upgrade", Upgrade: "h2c",
			"Transfer-Encoding": "identity", "Content-Length": "99999"}})`, jobs.OK, "ok"},
		{"status line in the reason", `try { return new Response("x", {statusText: "OK\r\nNacre-Ended: answer\r\n\r\n"}) }
			catch (e) { throw e }`, jobs.Exception, ""},
		{"tampered globals", `Object.prototype.headers = {"Nacre-Ended": "answer"};
			globalThis.Response = function () { return {body: "fake"} };
			Promise.prototype.then = function (f) { f(new Response("fake")) };
			JSON.stringify = JSON.parse = String = Headers = null;
			throw new Error("the truth")`, jobs.Exception, ""},
		{"tampered error", `Error.prototype.toString = () => "fake"; Error.prepareStackTrace = () => "fake";
			throw new Error("x")`, jobs.Exception, ""},
		{"thenable that lies", `return { then(ok) { ok({status: 200}) } }`, jobs.Exception, ""},
		{"throws after the answer", `setTimeout(() => { throw new Error("late") }, 0);
			ctx.waitUntil(Promise.reject(new Error("later")));
			await new Promise(r => setTimeout(r, 20)); return new Response("ok")`, jobs.OK, "ok"},
		{"input never read", `return new Response("ok")`, jobs.OK, "ok"},
		{"eval", `return new Response(String(eval("1")))`, jobs.Exception, ""},
		{"compiles wasm", `await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))`, jobs.Exception, ""},
		{"waits for an atomic", `Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)`, jobs.Exception, ""},
		{"a process", `const { spawn } = await import("node:child_process"); return new Response("spawned")`, jobs.Exception, ""},
		{"a file", `const fs = await import("node:fs"); return new Response(fs.readFileSync("/etc/passwd"))`, jobs.Exception, ""},
		{"a worker", `new Worker("data:,"); return new Response("x")`, jobs.Exception, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, p, jobs.Task{Code: handler(c.code), Input: make([]byte, 1<<20)})
			if r.Outcome != c.want || string(r.Output) != c.output {
				t.Errorf("outcome %d, output %.50q, detail %q; want %d, %q", r.Outcome, r.Output, r.Detail, c.want, c.output)
			}
		})
	}
}

// TestNoNetwork tries every way out that JavaScript has.
func TestNoNetwork(t *testing.T) {
	p := newPool(t, nil)
	for _, c := range []struct{ name, code string }{
		{"loopback", `await get("http://127.0.0.1:1/")`},
		{"name", `await get("https://localhost/")`},
		{"public", `await get("http://192.0.2.1/")`},
		{"metadata", `await get("http://169.254.169.254/")`},
		{"own socket", `await get("http://localhost/", {method: "POST", body: "again"})`},
		{"connect", `const { connect } = await import("cloudflare:sockets"); await connect("127.0.0.1:1").opened`},
		{"WebSocket", `await new Promise((r, j) => { const s = new WebSocket("ws://127.0.0.1:1/");
			s.addEventListener("open", r); s.addEventListener("error", e => j(e.error ?? new Error(e.message))) })`},
		{"EventSource", `await new Promise((r, j) => { const s = new EventSource("http://127.0.0.1:1/");
			s.addEventListener("open", r); s.addEventListener("error", () => j(new Error("refused"))) })`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, p, jobs.Task{Code: handler(
				`async function get(...of) { const r = await fetch(...of); if (r.headers.has("Nacre-Egress")) throw await r.text() }
				try { ` + c.code + `; return new Response("out") } catch (e) { return new Response("refused: " + e) }`)})
			if r.Outcome != jobs.OK || !strings.HasPrefix(string(r.Output), "refused: ") {
				t.Errorf("outcome %d, output %q, detail %q", r.Outcome, r.Output, r.Detail)
			}
			if strings.Contains(c.code, "await get") && !strings.Contains(string(r.Output), "no network") {
				t.Errorf("fetch does not say why it failed: %q", r.Output)
			}
		})
	}
}

// TestFlood prints 100 MB each to stdout and stderr. All of it is drained, so
// the job answers, and only the end of it is kept.
func TestFlood(t *testing.T) {
	p := newPool(t, nil)
	r := run(t, p, jobs.Task{Deadline: time.Minute, Code: handler(`
		const line = "x".repeat(1e6 - 1);
		for (let i = 0; i < 100; i++) { console.log(line); console.error(line); }
		console.log("the end");
		return new Response("done")`)})
	if r.Outcome != jobs.OK || string(r.Output) != "done" {
		t.Errorf("outcome %d, output %q, detail %q", r.Outcome, r.Output, r.Detail)
	}
	if limit := p.cfg.Limits.Logs; len(r.Logs) != limit+len(lostLine) || !bytes.HasPrefix(r.Logs, []byte(lostLine)) || !bytes.Contains(r.Logs, []byte("the end\n")) {
		t.Errorf("%d bytes of logs, want the last %d: …%.50q", len(r.Logs), limit, r.Logs[max(len(r.Logs)-50, 0):])
	}
}

// TestLogs: what is printed comes back in the order in which it was printed,
// wherever workerd prints it.
func TestLogs(t *testing.T) {
	p := newPool(t, nil)
	r := run(t, p, jobs.Task{Code: append([]byte("console.log('imported');\n"),
		handler(`for (let i = 0; i < 50; i++) { console.log("one", i); console.error("two"); }
			return new Response("x")`)...)})
	want := "imported\n"
	for i := range 50 {
		want += fmt.Sprintf("one %d\ntwo\n", i)
	}
	if string(r.Logs) != want {
		t.Errorf("logs %q, want %q", r.Logs, want)
	}
}

// TestNeighbours runs bombs beside good jobs: every good one must succeed.
func TestNeighbours(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Sizes.Slots = 4 })
	bombs := []string{
		`const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1))`,
		`const a = []; for (;;) a.push(new Array(1e5).fill(1.1))`,
		`for (;;);`,
		`for (;;) console.log("x".repeat(1e6))`,
	}
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() {
			for _, b := range bombs {
				r, err := p.Run(t.Context(), jobs.Task{Code: handler(b), Deadline: time.Second})
				if err != nil || r.Outcome != jobs.MemoryOver && r.Outcome != jobs.DeadlineOver {
					t.Errorf("bomb: %d %q, %v", r.Outcome, r.Detail, err)
				}
			}
		})
		wg.Go(func() {
			for n := range 8 {
				want := fmt.Sprint(i, n)
				r, err := p.Run(t.Context(), jobs.Task{Input: []byte(want), Deadline: 20 * time.Second,
					Code: handler(`return new Response(request.body)`)})
				if err != nil || r.Outcome != jobs.OK || string(r.Output) != want {
					t.Errorf("neighbour: %+v, %v", r, err)
				}
			}
		})
	}
	wg.Wait()
}
