package workerd

import (
	"bytes"
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// TestOutcomes provokes each result code with the real workerd.
func TestOutcomes(t *testing.T) {
	p := newPool(t, nil)
	const fine = `export default { fetch() { return new Response("fine") } };`
	for _, c := range []struct {
		name   string
		code   string
		want   jobs.Outcome
		output string        // compared if want is OK
		limit  time.Duration // deadline; 0: plenty
		detail string        // part of it
	}{
		{"answer", fine, jobs.OK, "fine", 0, ""},
		{"empty answer", `export default { fetch() { return new Response(null) } }`, jobs.OK, "", 0, ""},
		{"own status 500", `export default { fetch() { return new Response("Internal Server Error", {status: 500}) } }`,
			jobs.OK, "Internal Server Error", 0, ""},
		{"status 204", `export default { fetch() { return new Response(null, {status: 204}) } }`, jobs.OK, "", 0, ""},
		{"own header of entry", `export default { fetch() {
			return new Response("x", {headers: {"Nacre-Ended": "exception"}}) } }`, jobs.OK, "x", 0, ""},
		{"entrypoint class", `import { WorkerEntrypoint } from "cloudflare:workers";
			export default class extends WorkerEntrypoint { fetch() { return new Response("class") } }`, jobs.OK, "class", 0, ""},
		{"any bytes", "'\xff\xfe\x00'; export default { fetch() { return new Response('\"\\\\`') } }", jobs.OK, "\"\\`", 0, ""},
		{"promise from a timer", `export default { async fetch() {
			await new Promise(r => setTimeout(r, 20)); return new Response("late") } }`, jobs.OK, "late", 0, ""},

		{"syntax: cut short", `export default {`, jobs.SyntaxError, "", 0, "Unexpected end of input"},
		{"syntax: empty braces", `}{`, jobs.SyntaxError, "", 0, ""},
		{"syntax: in a function never called", fine + `function f() { return /(/ }`, jobs.SyntaxError, "", 0, ""},
		{"syntax: two defaults", fine + fine, jobs.SyntaxError, "", 0, ""},
		{"syntax: declared twice", `let a, a;` + fine, jobs.SyntaxError, "", 0, ""},
		{"syntax: not UTF-8", fine + "\xff", jobs.SyntaxError, "", 0, ""},
		{"syntax: long name twice", `let ` + strings.Repeat("a", 1e5) + `; let ` + strings.Repeat("a", 1e5) + `;` + fine, jobs.SyntaxError, "", 0, ""},
		{"syntax: words of a full heap", `/JavaScript heap out of memory(/;` + fine, jobs.SyntaxError, "", 0, ""},
		{"syntax: words of a crash", `/*** Received signal #6: (/;` + fine, jobs.SyntaxError, "", 0, ""},
		{"syntax: throws before", `throw 1; }`, jobs.SyntaxError, "", 0, ""},

		{"spin", `export default { fetch() { for (;;); } }`, jobs.DeadlineOver, "", 300 * time.Millisecond, "answer"},
		{"spin at import", `for (;;); ` + fine, jobs.DeadlineOver, "", 300 * time.Millisecond, "loaded"},
		{"slow regular expression", `export default { fetch() { /^(a+)+$/.test("a".repeat(50) + "b"); return new Response("x") } }`,
			jobs.DeadlineOver, "", 300 * time.Millisecond, ""},
		{"endless timer", `export default { async fetch() { await new Promise(r => setTimeout(r, 1e6)) } }`,
			jobs.DeadlineOver, "", 300 * time.Millisecond, ""},
		{"body that stalls", `export default { fetch() { let n = 0; return new Response(new ReadableStream({
			async pull(c) { if (n++) await new Promise(r => setTimeout(r, 1e6)); c.enqueue(new Uint8Array(9)) } })) } }`,
			jobs.DeadlineOver, "", 300 * time.Millisecond, ""},
		{"getter of fetch spins", `export default { get fetch() { for (;;); } }`, jobs.DeadlineOver, "", 300 * time.Millisecond, ""},

		{"stack trace that spins", `export default { fetch() { Error.prepareStackTrace = () => { for (;;); }; throw new Error("x") } }`,
			jobs.Exception, "", 0, "Error: x"},

		{"output one byte over", `export default { fetch() { return new Response("x".repeat(20481)) } }`, jobs.OutputTooLarge, "", 0, "20480"},
		{"output at the limit", `export default { fetch() { return new Response("x".repeat(20480)) } }`,
			jobs.OK, strings.Repeat("x", 20480), 0, ""},

		{"throw", `export default { fetch() { throw new Error("boo") } }`, jobs.Exception, "", 0, "Error: boo"},
		{"reject", `export default { async fetch() { await Promise.reject(new TypeError("no")) } }`, jobs.Exception, "", 0, "TypeError: no"},
		{"throw null", `export default { fetch() { throw null } }`, jobs.Exception, "", 0, ""},
		{"throw undefined", `export default { fetch() { throw undefined } }`, jobs.Exception, "", 0, ""},
		{"throw proxy", `export default { fetch() { throw new Proxy(function(){}, {
			get() { throw 1 }, has() { throw 2 }, getPrototypeOf() { throw 3 } }) } }`, jobs.Exception, "", 0, ""},
		{"throw what cannot be printed", `export default { fetch() { throw { toString() { throw 1 }, get message() { throw 2 } } } }`,
			jobs.Exception, "", 0, ""},
		{"throw a response", `export default { fetch() { throw new Response("fake") } }`, jobs.Exception, "", 0, ""},
		{"no response", `export default { fetch() { return {status: 200, body: "fake"} } }`, jobs.Exception, "", 0, ""},
		{"undefined", `export default { fetch() {} }`, jobs.Exception, "", 0, ""},
		{"never settles", `export default { fetch() { return new Promise(() => {}) } }`, jobs.Exception, "", 0, ""},
		{"stack overflow", `export default { fetch() { (function f() { f() })() } }`, jobs.Exception, "", 0, "RangeError"},
		{"stream fails", `export default { fetch() { let n = 0; return new Response(new ReadableStream({
			pull(c) { if (n++) throw new Error("x"); c.enqueue(new Uint8Array(9)) } })) } }`, jobs.Exception, "", 0, "broke off"},
		{"stream never goes on", `export default { fetch() { let n = 0; return new Response(new ReadableStream({
			pull(c) { if (n++) return new Promise(() => {}); c.enqueue(new Uint8Array(9)) } })) } }`, jobs.Exception, "", 0, ""},
		{"promised length not kept", `export default { fetch() { const s = new FixedLengthStream(100); const w = s.writable.getWriter();
			w.write(new Uint8Array(9)).then(() => w.close()).catch(() => {}); return new Response(s.readable) } }`, jobs.Exception, "", 0, ""},
		{"body is not what it says", `export default { fetch() {
			return new Response("no gzip", {headers: {"Content-Encoding": "gzip"}, encodeBody: "manual"}) } }`, jobs.OK, "no gzip", 0, ""},

		{"heap", `export default { fetch() { const a = []; for (;;) a.push(new Array(1e5).fill(1.1)) } }`, jobs.MemoryOver, "", 0, "100 MiB"},
		{"heap at import", `const a = []; for (;;) a.push(new Array(1e5).fill(1.1));` + fine, jobs.MemoryOver, "", 0, ""},
		{"array buffers", `export default { fetch() { const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1)) } }`, jobs.MemoryOver, "", 0, ""},
		{"wasm memory", `export default { fetch() { const m = new WebAssembly.Memory({initial: 1, maximum: 60000});
			for (;;) { const n = m.buffer.byteLength; m.grow(100); new Uint8Array(m.buffer, n).fill(1) } } }`, jobs.MemoryOver, "", 0, ""},

		{"import throws", `throw new Error("early");` + fine, jobs.ModuleUnusable, "", 0, "Error: early"},
		{"import throws a SyntaxError", `throw new SyntaxError("no");` + fine, jobs.ModuleUnusable, "", 0, "SyntaxError: no"},
		{"import throws workerd's words", `console.error("service user: Uncaught SyntaxError: x"); throw 1;`, jobs.ModuleUnusable, "", 0, ""},
		{"import throws words of a full heap", `console.error("*** Received signal #6: Aborted");
			throw new Error("JavaScript heap out of memory")`, jobs.ModuleUnusable, "", 0, ""},
		{"import throws so that it looks like a crash", `throw "x".repeat(1e5) + "JavaScript heap out of memory\n*** Received signal #6: Aborted\nstack: "`,
			jobs.ModuleUnusable, "", 0, ""},
		{"heap at import after fake words", `console.error("service user: uncaught"); const a = []; for (;;) a.push(new Array(1e5).fill(1.1));`,
			jobs.MemoryOver, "", 0, ""},
		{"imports nothing that exists", `import "nowhere";` + fine, jobs.ModuleUnusable, "", 0, "nowhere"},
		{"imports a name that does not exist", `import { nothing } from "cloudflare:workers";` + fine, jobs.ModuleUnusable, "", 0, ""},
		{"no default", `export const a = 1`, jobs.ModuleUnusable, "", 0, ""},
		{"empty", ``, jobs.ModuleUnusable, "", 0, ""},
		{"default is null", `export default null`, jobs.ModuleUnusable, "", 0, ""},
		{"default is a number", `export default 5`, jobs.ModuleUnusable, "", 0, ""},
		{"default without fetch", `export default {}`, jobs.ModuleUnusable, "", 0, "no default export"},
		{"fetch is no function", `export default { fetch: 5 }`, jobs.ModuleUnusable, "", 0, ""},
		{"default is a plain class", `export default class { fetch() {} }`, jobs.ModuleUnusable, "", 0, ""},
		{"default is a function", `export default function () {}`, jobs.ModuleUnusable, "", 0, ""},
		{"top-level await never settles", `await new Promise(() => {});` + fine, jobs.ModuleUnusable, "", 0, ""},
		{"imports what imports it", `await import("entry.js");` + fine, jobs.OK, "fine", 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := run(t, p, jobs.Task{Code: []byte(c.code), Deadline: c.limit})
			if r.Outcome != c.want || !strings.Contains(r.Detail, c.detail) {
				t.Fatalf("outcome %d (%v), detail %q; want %d, %q\nlogs: %s",
					r.Outcome, r.Outcome, r.Detail, c.want, c.detail, r.Logs)
			}
			if string(r.Output) != c.output {
				t.Errorf("output %q, want %q", r.Output, c.output)
			}
			if c.limit != 0 && r.Elapsed != c.limit {
				t.Errorf("elapsed %v, want the deadline %v", r.Elapsed, c.limit)
			}
			if strings.ContainsAny(r.Detail, "\n\r\x00") || len(r.Detail) > maxDetail+3 {
				t.Errorf("detail is no short line: %q", r.Detail)
			}
		})
	}
}

func TestRefusedBeforeASandbox(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Limits.Code, c.Limits.Input = 1000, 100 })
	ok := handler(`return new Response(String((await request.arrayBuffer()).byteLength))`)
	for _, c := range []struct {
		name string
		task jobs.Task
		want jobs.Outcome
	}{
		{"code", jobs.Task{Code: make([]byte, 1001), Deadline: time.Second}, jobs.InputTooLarge},
		{"input", jobs.Task{Code: ok, Input: make([]byte, 101), Deadline: time.Second}, jobs.InputTooLarge},
		{"secret", jobs.Task{Code: ok, Secret: make([]byte, MaxSecret+1), Deadline: time.Second}, jobs.InputTooLarge},
		{"no time", jobs.Task{Code: ok}, jobs.DeadlineOver},
	} {
		r, err := p.Run(t.Context(), c.task)
		if err != nil || r.Outcome != c.want || r.Elapsed != 0 || r.Detail == "" {
			t.Errorf("%s: %+v, %v; want outcome %d", c.name, r, err, c.want)
		}
	}
	if n := p.serial.Load(); n != 0 {
		t.Errorf("%d sandboxes were started for refused tasks", n)
	}
	if r := run(t, p, jobs.Task{Code: ok, Input: make([]byte, 100)}); string(r.Output) != "100" {
		t.Errorf("input at the limit: %+v", r)
	}
}

// TestVerdict covers endings that cannot be provoked at will.
func TestVerdict(t *testing.T) {
	const exit1 = syscall.WaitStatus(1 << 8)
	heap := []byte("x\n" + string(heapText) + "\n" + string(crashText))
	for _, c := range []struct {
		name   string
		e      ending
		want   jobs.Outcome
		detail string
	}{
		{"killed by somebody", ending{status: syscall.WaitStatus(syscall.SIGKILL)}, jobs.SandboxDied, "signal 9"},
		{"killed by somebody, after printing", ending{status: syscall.WaitStatus(syscall.SIGKILL), last: heap}, jobs.SandboxDied, "signal 9"},
		{"killed for memory", ending{oom: true, status: syscall.WaitStatus(syscall.SIGKILL)}, jobs.MemoryOver, "100 MiB"},
		{"killed by the filter", ending{status: syscall.WaitStatus(syscall.SIGSYS)}, jobs.SandboxDied, "system call"},
		{"crash", ending{status: syscall.WaitStatus(syscall.SIGSEGV)}, jobs.SandboxDied, "signal 11"},
		{"heap full", ending{status: exit1, last: heap}, jobs.MemoryOver, "100 MiB"},
		{"crash that exits", ending{status: exit1, last: crashText}, jobs.SandboxDied, "status 1"},
		{"exit", ending{status: exit1}, jobs.SandboxDied, "status 1"},
	} {
		got, detail := c.e.verdict(DefaultLimits())
		if got != c.want || !strings.Contains(detail, c.detail) {
			t.Errorf("%s: %d, %q; want %d, %q", c.name, got, detail, c.want, c.detail)
		}
	}
}

func TestSecret(t *testing.T) {
	p := newPool(t, nil)
	code := handler(`return new Response(env.secret === undefined ? "none"
		: env.secret instanceof ArrayBuffer ? new Uint8Array(env.secret) + "" : "wrong type")`)
	for _, c := range []struct {
		secret []byte
		want   string
	}{
		{nil, "none"},
		{[]byte{}, ""},
		{[]byte{0, 255, 34, 10, 92}, "0,255,34,10,92"},
	} {
		if r := run(t, p, jobs.Task{Code: code, Secret: c.secret}); string(r.Output) != c.want {
			t.Errorf("secret %v: output %q, want %q (%s)", c.secret, r.Output, c.want, r.Detail)
		}
	}
	big := bytes.Repeat([]byte{7}, MaxSecret)
	if r := run(t, p, jobs.Task{Code: handler(`return new Response(env.secret.byteLength + "")`), Secret: big}); string(r.Output) != fmt.Sprint(MaxSecret) {
		t.Errorf("large secret: %+v", r)
	}
}

// TestRequest pins what the code sees of its one request: all executors must
// show it the same.
func TestRequest(t *testing.T) {
	p := newPool(t, nil)
	r := run(t, p, jobs.Task{Input: []byte{0, 1, 255}, Code: handler(
		`return new Response([request.method, request.url, JSON.stringify([...request.headers]),
			new Uint8Array(await request.arrayBuffer()), Object.keys(env)].join(" "))`)})
	want := `POST http://localhost/ [["content-length","3"],["host","localhost"]] 0,1,255 `
	if string(r.Output) != want {
		t.Errorf("the code sees %q, want %q (%s)", r.Output, want, r.Detail)
	}
}
