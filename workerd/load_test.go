package workerd

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

const fineModule = `export default { fetch() { return new Response("fine") } };`

// TestLoadVerdicts tells apart what can be wrong with code before its first
// request, whatever the code prints and whatever is in its source. Only code
// that was evaluated has run for a time.
func TestLoadVerdicts(t *testing.T) {
	p := newPool(t, nil)
	const limit = 200 * time.Millisecond
	big := strings.Repeat("a", 1<<20-len(fineModule)-3)
	for _, c := range []struct {
		name, code string
		want       jobs.Outcome
		detail     string // part of it
		logs       string
	}{
		{"fine", fineModule, jobs.OK, "", ""},
		{"prints", `console.log("word");` + fineModule, jobs.OK, "", "word\n"},
		{"prints as an error", `console.error("word");` + fineModule, jobs.OK, "", "word\n"},
		{"prints and throws", `console.log("word"); throw new Error("early")`, jobs.ModuleUnusable, "Error: early", "word\n"},
		{"prints and spins", `console.log("word"); for (;;);`, jobs.DeadlineOver, "loaded", "word\n"},
		{"dies", `const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1));`, jobs.MemoryOver, "100 MiB", ""},
		{"throws text", `throw "words"`, jobs.ModuleUnusable, "words", ""},
		{"throws nothing", `throw undefined`, jobs.ModuleUnusable, "undefined", ""},
		{"throws an error without words", `Error.prototype.name = ""; Error.stackTraceLimit = 0; throw new Error()`, jobs.ModuleUnusable, "", ""},
		{"exports what job.js exports", `export const handler = { fetch() { throw new Error("not mine") } };` + fineModule, jobs.OK, "", ""},
		{"exports an object without a prototype", `export default Object.assign(Object.create(null), { fetch() { return new Response("fine") } })`,
			jobs.OK, "", ""},

		{"syntax: in the third line", "\n\n}", jobs.SyntaxError, "code.js:3", ""},
		{"syntax: after a comment", "/*\n\n*/ }{", jobs.SyntaxError, "code.js:3", ""},
		{"syntax: a message of two lines", `let a; export { a as "x\ny", a as "x\ny" };` + fineModule, jobs.SyntaxError, "Duplicate export", ""},
		{"syntax: in the last of many bytes", "//" + big + "\n" + "}", jobs.SyntaxError, "code.js:2", ""},
		{"syntax: after a warning", `(function () { "use asm"; function f() { return "x" } return f })(); }{`, jobs.SyntaxError, "", ""},
		{"syntax: too deep", strings.Repeat("[", 1<<19), jobs.SyntaxError, "", ""},

		{"import that is not there", `import { x } from "a\nb";`, jobs.ModuleUnusable, "No such module", ""},
		{"import that is not there, and a syntax error", `import { x } from "a"; }{`, jobs.SyntaxError, "", ""},

		{"top-level await never settles", `await new Promise(() => {});` + fineModule, jobs.ModuleUnusable, "await", ""},
		{"top-level await never settles after words of a crash", `console.error("*** Received signal #6: Aborted\nstack: ");
			await new Promise(() => {});`, jobs.ModuleUnusable, "await", ""},
		{"top-level await never settles after words of a full heap", `console.error("JavaScript heap out of memory");
			console.error("*** Received signal #6: Aborted"); await new Promise(() => {});`, jobs.ModuleUnusable, "await", ""},
		{"heap full after words of an await", `console.error("Top-level await in module is unsettled."); const a = [];
			for (;;) a.push(new Array(1e5).fill(1.1));`, jobs.MemoryOver, "100 MiB", ""},
		{"top-level await of itself", `await import("code.js");` + fineModule, jobs.OK, "", ""},
		{"top-level await without end", `for (;;) await null;`, jobs.DeadlineOver, "loaded", ""},
		{"promises without end", `(async () => { for (;;) await null })();` + fineModule, jobs.DeadlineOver, "loaded", ""},

		{"1 MiB", "//" + big + "\n" + fineModule, jobs.OK, "", ""},
		{"byte order mark", "\ufeff" + fineModule, jobs.OK, "", ""},
		{"NUL in a string", "'\x00';" + fineModule, jobs.OK, "", ""},
		{"NUL outside", "\x00" + fineModule, jobs.SyntaxError, "", ""},
		{"no UTF-8 in a string", "'\xc0\x80\xff\xed\xa0\x80';" + fineModule, jobs.OK, "", ""},
		{"no UTF-8 in a name", "let a\xff;" + fineModule, jobs.SyntaxError, "", ""},
		{"UTF-16", "\xff\xfel\x00e\x00t\x00 \x00a\x00", jobs.SyntaxError, "", ""},
		{"other ends of lines", "let a = 1\rlet b = 2\u2028let c = 3\r\n" + fineModule, jobs.OK, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			task := jobs.Task{Code: []byte(c.code)}
			if c.want == jobs.DeadlineOver {
				task.Deadline = limit
			}
			r := run(t, p, task)
			if r.Outcome != c.want || !strings.Contains(r.Detail, c.detail) {
				t.Fatalf("outcome %d, detail %q; want %d, %q", r.Outcome, r.Detail, c.want, c.detail)
			}
			if c.logs != "" && string(r.Logs) != c.logs {
				t.Errorf("logs %q, want %q", r.Logs, c.logs)
			}
			if (r.Detail == "") != (c.want == jobs.OK) {
				t.Errorf("detail %q", r.Detail)
			}
			if r.Elapsed <= 0 || c.want == jobs.DeadlineOver && r.Elapsed != limit {
				t.Errorf("it ran for %v", r.Elapsed)
			}
		})
	}
}

// TestTamperAtImport changes, while the module is evaluated, what else runs in
// the code's isolate. What is said of the code stays true.
func TestTamperAtImport(t *testing.T) {
	p := newPool(t, nil)
	getters := func(of, names string) string {
		return `for (const k of ` + names + `) Object.defineProperty(` + of + `, k, { configurable: true,
			get() { return () => new R("fake") }, set(v) { Object.defineProperty(this, k, { value: v, writable: true }) } });`
	}
	ends := []struct {
		name, code string
		want       jobs.Outcome
	}{
		{"answers", `export default { fetch() { return new R("true") } }`, jobs.OK},
		{"throws later", `export default { fetch() { throw new E("late") } }`, jobs.Exception},
		{"throws", `throw new E("early")`, jobs.ModuleUnusable},
		{"never settles", `await new P(() => {}); export default { fetch() { return new R("true") } }`, jobs.ModuleUnusable},
		{"has nothing", `export const handler = { fetch() { return new R() } }`, jobs.ModuleUnusable},
	}
	for name, tamper := range map[string]string{
		"Response":   `globalThis.Response = class { constructor() { throw new E("fake") } };`,
		"prototype":  `R.prototype.text = R.prototype.json = () => "fake"; Object.setPrototypeOf(R.prototype, null);`,
		"then":       `Promise.prototype.then = function (f) { f?.(new R("fake")); return this };`,
		"promise":    `globalThis.Promise = function () {}; Object.defineProperty(P.prototype, "constructor", { get() { return globalThis.Promise } });`,
		"thenables":  `Object.defineProperty(Object.prototype, "then", { get() { return undefined }, configurable: true });`,
		"iterators":  `Array.prototype[Symbol.iterator] = String.prototype[Symbol.iterator] = function* () { yield "fake" };`,
		"handlers":   getters("Object.prototype", `["tail", "trace", "scheduled", "alarm", "connect", "queue", "email", "test"]`),
		"answers":    getters("Object.prototype", `["status", "headers", "body", "cf", "webSocket", "encodeBody"]`),
		"freeze":     `Object.freeze = Object.defineProperty = Object.keys = Reflect.apply = () => { throw new E("fake") };`,
		"instanceof": `Object.defineProperty((await import("cloudflare:workers")).WorkerEntrypoint, Symbol.hasInstance, { value: () => true });`,
		"console":    `console.log = console.error = () => {}; globalThis.console = null;`,
		"errors":     `Error.prepareStackTrace = () => { throw 1 }; Error.prototype.name = TypeError.prototype.name = ""; Error.stackTraceLimit = 0;`,
		"global":     `for (const k of Object.getOwnPropertyNames(globalThis)) try { delete globalThis[k] } catch {}`,
	} {
		for _, end := range ends {
			t.Run(name+"/"+end.name, func(t *testing.T) {
				r := run(t, p, jobs.Task{Code: []byte(`const R = Response, E = Error, P = Promise; ` + tamper + "\n" + end.code)})
				if name == "errors" && end.name == "never settles" && r.Outcome == jobs.Exception {
					return // what workerd throws for it goes through what the code has changed
				}
				if r.Outcome != end.want || r.Outcome == jobs.OK && string(r.Output) != "true" {
					t.Errorf("outcome %d, output %q, detail %q; want %d", r.Outcome, r.Output, r.Detail, end.want)
				}
			})
		}
	}
}

// earlyCode tries to run between being loaded and its request.
const earlyCode = `import { waitUntil } from "cloudflare:workers";
let ran = "";
function early() {
	waitUntil(new Promise(() => {}));
	setInterval(() => { for (let i = 0; i < 1e7; i++); }, 1);
	ran = "ran early";
}
const tries = [early, () => addEventListener("fetch", early), () => Promise.resolve().then(early),
	() => queueMicrotask(early), () => import("entry.js").then(m => { m.default.fetch = early; early() })];
(async () => {
	for (let i = 0; i < 1000; i++) {
		await null;
		for (const f of tries) try { f() } catch {}
	}
})();
const handler = { fetch() { return new Response(ran || "in time") } };
export default handler`

// TestNothingRunsEarly: with its network closed, its clock not started and
// nobody to pay for it, code is evaluated, and nothing of it runs afterwards.
func TestNothingRunsEarly(t *testing.T) {
	p := newPool(t, nil)
	s := opened(t, p, []byte(earlyCode))
	defer p.discard(s)
	const looks = 20 // 2 ms apart, while the code above wants to run each millisecond
	last, same := "", 0
	eventually(t, "its rest", func() bool {
		now, asleep := threads(t, s.proc.Pid())
		if same++; !asleep || now != last {
			last, same = now, 0
		}
		return same == looks
	})
	if a, err := exchange(t.Context(), s.socket, nil, 100); err != nil || string(a.body) != "in time" {
		t.Errorf("%+v, %v", a, err)
	}
}

// threads says how often each thread of a process has left a processor, which
// stays the same while it sleeps, and whether all sleep.
func threads(t *testing.T, pid int) (switches string, asleep bool) {
	t.Helper()
	files, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/status", pid))
	if err != nil || len(files) == 0 {
		t.Fatalf("no threads of %d: %v", pid, err)
	}
	asleep = true
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended: there is one less
		}
		asleep = asleep && bytes.Contains(b, []byte("\nState:\tS"))
		_, n, _ := bytes.Cut(b, []byte("\nvoluntary_ctxt_switches:"))
		switches += file + string(n)
	}
	return switches, asleep
}

// TestParsingIsNotFree: code that takes long to parse has no more time for that
// than its deadline, and pays for it.
func TestParsingIsNotFree(t *testing.T) {
	p := newPool(t, nil)
	var code strings.Builder
	const scopes = 4500
	for i := range scopes {
		fmt.Fprintf(&code, "{let b%d;", i)
	}
	code.WriteString(strings.Repeat("a;", scopes) + strings.Repeat("}", scopes) + fineModule)
	const limit = 150 * time.Millisecond
	begun := time.Now()
	r := run(t, p, jobs.Task{Code: []byte(code.String()), Deadline: limit})
	if r.Outcome != jobs.DeadlineOver || r.Elapsed != limit {
		t.Errorf("outcome %d, detail %q, elapsed %v", r.Outcome, r.Detail, r.Elapsed)
	}
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("it had the processor for %v", took)
	}
}

// TestLoadFails covers endings that code cannot provoke.
func TestLoadFails(t *testing.T) {
	p := newPool(t, nil)
	s, err := p.start(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer p.discard(s)
	s.proc.Kill()
	await(t, "the end", s.proc.Wait())
	if err := s.load(t.Context(), []byte(fineModule), nil, time.Minute); err == nil || errors.Is(err, errDied) || s.loaded || s.parsed() {
		t.Errorf("into a dead sandbox: %v", err)
	}
}

// TestLoadOnce: a sandbox takes code once. Whatever asks for code later finds
// nobody.
func TestLoadOnce(t *testing.T) {
	p := newPool(t, nil)
	s := opened(t, p, []byte(`export default { async fetch() {
		try { await import("code.js?2"); return new Response("other code") } catch (e) { return new Response(String(e)) } } }`))
	defer p.discard(s)
	a, err := exchange(t.Context(), s.socket, nil, 1000)
	if err != nil || !strings.Contains(string(a.body), "No such module") {
		t.Errorf("%+v, %v", a, err)
	}
}
