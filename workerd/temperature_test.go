package workerd

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// ledger notes which sandbox did which job, as the pool says in its log.
type ledger struct {
	mu  sync.Mutex // guards did
	did map[jobs.ID]string
}

var _ slog.Handler = (*ledger)(nil)

func (l *ledger) Enabled(context.Context, slog.Level) bool { return true }
func (l *ledger) WithAttrs([]slog.Attr) slog.Handler       { return l }
func (l *ledger) WithGroup(string) slog.Handler            { return l }

func (l *ledger) Handle(_ context.Context, r slog.Record) error {
	var id jobs.ID
	var sandbox string
	r.Attrs(func(a slog.Attr) bool {
		switch a.Key {
		case "job":
			id, _ = a.Value.Any().(jobs.ID)
		case "sandbox":
			sandbox = a.Value.String()
		}
		return true
	})
	if r.Message == "sandbox ended" {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.did[id] = sandbox
	}
	return nil
}

// whoDid returns the name of the sandbox that did a job.
func (l *ledger) whoDid(id jobs.ID) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.did[id]
}

// idle is what waits in a pool.
type idle struct {
	warm     []*sandbox
	hot      []hotSandbox
	uses     int // that the pool remembers
	onTheWay int
}

func idleOf(p *Pool) idle {
	p.mu.Lock()
	defer p.mu.Unlock()
	i := idle{slices.Clone(p.stock.warm), slices.Clone(p.stock.hot), len(p.stock.uses), p.stock.starting}
	for _, n := range p.stock.heating {
		i.onTheWay += n
	}
	return i
}

func (i idle) counts(warm, hot int) bool {
	return len(i.warm) == warm && len(i.hot) == hot && i.onTheWay == 0
}

// with returns the sandboxes that wait with code.
func (i idle) with(code []byte) []*sandbox {
	var out []*sandbox
	for _, h := range i.hot {
		if h.key == keyOf(code) {
			out = append(out, h.sandbox)
		}
	}
	return out
}

// wants tells whether the pool would keep code hot.
func wants(p *Pool, code []byte) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.ContainsFunc(p.stock.uses, func(u use) bool { return u.key == keyOf(code) })
}

// temperature is where the sandbox of a run came from.
type temperature string

const (
	cold temperature = "cold"
	warm temperature = "warm"
	hot  temperature = "hot"
)

// of says where the sandbox of this name came from, if i was idle before.
func (i idle) of(name string) temperature {
	named := func(s *sandbox) bool { return s.name == name }
	switch {
	case slices.ContainsFunc(i.hot, func(h hotSandbox) bool { return named(h.sandbox) }):
		return hot
	case slices.ContainsFunc(i.warm, named):
		return warm
	}
	return cold
}

// stocked is a pool whose runs tell where their sandbox came from.
type stocked struct {
	*Pool
	ledger *ledger
	jobs   uint64 // that were run
}

func newStocked(t testing.TB, warm, hot int, change func(*Config)) *stocked {
	t.Helper()
	l := &ledger{did: map[jobs.ID]string{}}
	p := newPool(t, func(c *Config) {
		c.Sizes.Warm, c.Sizes.Hot, c.Log = warm, hot, slog.New(l)
		if change != nil {
			change(c)
		}
	})
	return &stocked{Pool: p, ledger: l}
}

// run runs task and tells where its sandbox came from. One caller at a time.
func (s *stocked) run(t testing.TB, task jobs.Task) (jobs.Result, temperature) {
	t.Helper()
	s.jobs++
	task.JobID = jobs.NewID(s.jobs)
	before := idleOf(s.Pool)
	r := run(t, s.Pool, task)
	name := s.ledger.whoDid(task.JobID)
	if name == "" {
		t.Fatal("the pool does not say which sandbox did the job")
	}
	return r, before.of(name)
}

// aim changes how many sandboxes the keeper aims at when it next looks.
func (s *stocked) aim(warm, hot int) {
	s.mu.Lock()
	s.stock.sizes.Warm, s.stock.sizes.Hot = warm, hot
	s.mu.Unlock()
}

// awaitWarm waits until a warm sandbox is there for the next job.
func (s *stocked) awaitWarm(t testing.TB) {
	t.Helper()
	eventually(t, "a warm sandbox", func() bool { return len(idleOf(s.Pool).warm) == s.cfg.Sizes.Warm })
}

// awaitHot waits until a sandbox with code is there for the next job.
func (s *stocked) awaitHot(t testing.TB, code []byte) {
	t.Helper()
	eventually(t, "a hot sandbox", func() bool { return len(idleOf(s.Pool).with(code)) == s.cfg.Sizes.Hot })
}

// program is code that ends in one way, wherever its sandbox came from.
type program struct {
	name   string
	code   string
	want   jobs.Outcome
	output string        // compared if want is OK
	logs   string        // part of what it prints
	limit  time.Duration // deadline; 0: plenty
	never  bool          // it never loads, so it is never kept hot
}

// programs end in all ways that code knows.
func programs() []program {
	const fine = `export default { fetch() { return new Response("fine") } };`
	const soon = 250 * time.Millisecond
	at := func(load, fetch string) string { return load + "\n" + string(handler(fetch)) }
	return []program{
		{name: "answer", code: at(`console.log("loading")`, `console.log("running"); return new Response("fine")`),
			output: "fine", logs: "loading\nrunning\n"},
		{name: "echo", code: at(``, `return new Response(request.body)`), output: "input"},
		{name: "entrypoint class", output: "class", code: `import { WorkerEntrypoint } from "cloudflare:workers";
			export default class extends WorkerEntrypoint { fetch() { return new Response("class") } }`},
		{name: "loads with await", code: at(`const word = await Promise.resolve("late");`, `return new Response(word)`), output: "late"},
		{name: "its own state", code: at(`let n = 0;`, `return new Response(String(++n))`), output: "1"},
		{name: "global state", code: at(``, `const was = globalThis.n; globalThis.n = 1; return new Response(String(was))`), output: "undefined"},
		{name: "environment without a secret", code: at(``, `return new Response(typeof env.secret + Object.keys(env))`), output: "undefined"},
		{name: "clock at import", output: "0 recent", // it stands still until the request
			code: at(`const at = Date.now();`, `return new Response(at + (Date.now() > 1.7e12 ? " recent" : ""))`)},
		{name: "caught failure at import", logs: "caught", output: "fine",
			code: at(`try { null.x } catch (e) { console.error("caught") }`, `return new Response("fine")`)},
		{name: "globals tampered with at import", output: "fine", code: at(`Object.prototype.headers = {"Nacre-Ended": "exception"};
			Promise.prototype.then = () => { throw 1 }; JSON.stringify = String = null;`, `return new Response("fine")`)},

		{name: "syntax error", code: `export default {`, want: jobs.SyntaxError, never: true},
		{name: "no default export", code: `export const a = 1`, want: jobs.ModuleUnusable, never: true},
		{name: "default without fetch", code: `export default {}`, want: jobs.ModuleUnusable, never: true},
		{name: "throw at import", code: `console.log("loading"); throw new Error("early");` + fine, want: jobs.ModuleUnusable, logs: "loading\n", never: true},
		{name: "endless await at import", code: `await new Promise(() => {});` + fine, want: jobs.ModuleUnusable, never: true},
		{name: "fetch at import", code: `await fetch("http://192.0.2.1/");` + fine, want: jobs.ModuleUnusable, never: true},
		{name: "timer at import", code: `await new Promise(r => setTimeout(r, 1));` + fine, want: jobs.ModuleUnusable, never: true},
		{name: "random number at import", code: `crypto.randomUUID();` + fine, want: jobs.ModuleUnusable, never: true},
		{name: "spin at import", code: `for (;;);` + fine, want: jobs.DeadlineOver, limit: soon, never: true},
		{name: "heap at import", code: `const a = []; for (;;) a.push(new Array(1e5).fill(1.1));` + fine, want: jobs.MemoryOver, never: true},

		{name: "throw", code: at(``, `throw new Error("boo")`), want: jobs.Exception},
		{name: "no response", code: at(``, `return 5`), want: jobs.Exception},
		{name: "never settles", code: at(``, `await new Promise(() => {})`), want: jobs.Exception},
		{name: "stream fails", want: jobs.Exception, code: at(``, `let n = 0; return new Response(new ReadableStream({
			pull(c) { if (n++) throw new Error("x"); c.enqueue(new Uint8Array(9)) } }))`)},
		{name: "spin", code: at(``, `for (;;);`), want: jobs.DeadlineOver, limit: soon},
		{name: "slow regular expression", code: at(``, `return new Response(/^(a+)+$/.test("a".repeat(50) + "b"))`), want: jobs.DeadlineOver, limit: soon},
		{name: "endless timer", code: at(``, `await new Promise(r => setTimeout(r, 1e6))`), want: jobs.DeadlineOver, limit: soon},
		{name: "heap", code: at(`const a = [];`, `for (;;) a.push(new Array(1e5).fill(1.1))`), want: jobs.MemoryOver},
		{name: "array buffers", code: at(`const a = [];`, `for (;;) a.push(new Uint8Array(1e6).fill(1))`), want: jobs.MemoryOver},
		{name: "wasm memory", want: jobs.MemoryOver, code: at(`const m = new WebAssembly.Memory({initial: 1, maximum: 60000});`,
			`for (;;) { const n = m.buffer.byteLength; m.grow(100); new Uint8Array(m.buffer, n).fill(1) }`)},
		{name: "output one byte over", code: at(``, `return new Response("x".repeat(20481))`), want: jobs.OutputTooLarge},
		{name: "endless body", want: jobs.OutputTooLarge,
			code: at(``, `return new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(1 << 16)) } }))`)},
		{name: "flood of logs", output: "fine", logs: "the end\n", code: at(``, `const line = "x".repeat(1e6 - 1);
			for (let i = 0; i < 10; i++) { console.log(line); console.error(line) }
			console.log("the end"); return new Response("fine")`)},
	}
}

// TestOutcomesAtEachTemperature: a user cannot tell where a sandbox came from.
func TestOutcomesAtEachTemperature(t *testing.T) {
	t.Parallel()
	coldPool, warmPool, hotPool := newStocked(t, 0, 0, nil), newStocked(t, 1, 0, nil), newStocked(t, 1, 1, nil)
	for _, c := range programs() {
		t.Run(c.name, func(t *testing.T) {
			task := jobs.Task{Code: []byte(c.code), Input: []byte("input"), Deadline: c.limit}
			r, from := coldPool.run(t, task)
			c.check(t, r, from, cold)
			detail := r.Detail

			warmPool.awaitWarm(t)
			r, from = warmPool.run(t, task)
			c.check(t, r, from, warm)
			if r.Detail != detail {
				t.Errorf("warm: detail %q, but cold %q", r.Detail, detail)
			}

			hotPool.awaitWarm(t)
			r, from = hotPool.run(t, task)
			c.check(t, r, from, warm) // it is new to the pool
			want := warm
			if !c.never {
				want = hot
				hotPool.awaitHot(t, task.Code)
			}
			hotPool.awaitWarm(t)
			r, from = hotPool.run(t, task)
			c.check(t, r, from, want)
			if r.Detail != detail {
				t.Errorf("%s: detail %q, but cold %q", want, r.Detail, detail)
			}
			if c.never && wants(hotPool.Pool, task.Code) { // to try it takes up to heatTimeout
				t.Error("code that does not load is to be kept hot")
			}
		})
	}
}

func (c program) check(t *testing.T, r jobs.Result, got, want temperature) {
	t.Helper()
	if got != want {
		t.Errorf("the sandbox was %s, want %s: the test shows nothing", got, want)
	}
	if r.Outcome != c.want || string(r.Output) != c.output {
		t.Errorf("%s: outcome %d, output %.50q, detail %q; want %d, %q", got, r.Outcome, r.Output, r.Detail, c.want, c.output)
	}
	if !strings.Contains(string(r.Logs), c.logs) {
		t.Errorf("%s: logs …%.200q lack %q", got, r.Logs[max(len(r.Logs)-200, 0):], c.logs)
	}
	if c.limit != 0 && r.Elapsed != c.limit {
		t.Errorf("%s: elapsed %v, want the deadline %v", got, r.Elapsed, c.limit)
	}
}

// TestLoadingIsNotPaidTwice: the time of a hot run is that of the answer,
// although its logs show the loading too.
func TestLoadingIsNotPaidTwice(t *testing.T) {
	t.Parallel()
	p := newStocked(t, 1, 1, nil)
	task := jobs.Task{Code: append([]byte("let n = 0; for (let i = 0; i < 1e8; i++) n += i; console.log('loaded');\n"),
		handler(`console.log("asked"); return new Response("x")`)...)}
	p.awaitWarm(t)
	first, from := p.run(t, task)
	if from != warm || first.Elapsed < 20*time.Millisecond {
		t.Errorf("%s: elapsed %v: the test shows nothing", from, first.Elapsed)
	}
	eventually(t, "a hot sandbox", func() bool {
		i := idleOf(p.Pool)
		if i.uses == 0 { // loaded too slowly to be kept: others need the processors
			p.run(t, task)
		}
		return len(i.hot) == 1
	})
	r, from := p.run(t, task)
	if from != hot || r.Elapsed >= first.Elapsed/2 || r.Elapsed <= 0 {
		t.Errorf("%s: elapsed %v, and %v with loading", from, r.Elapsed, first.Elapsed)
	}
	if string(r.Logs) != "loaded\nasked\n" {
		t.Errorf("logs %q", r.Logs)
	}
}

// TestSecretIsNeverKept: a job with a secret gets no sandbox that somebody
// else's job has prepared, and prepares none.
func TestSecretIsNeverKept(t *testing.T) {
	t.Parallel()
	p := newStocked(t, 1, 1, nil)
	code := func(name string) []byte {
		return handler(`return new Response(env.secret ? new TextDecoder().decode(env.secret) : "none"); //` + name)
	}
	shared, secret := code("shared"), code("secret")
	p.awaitWarm(t)
	p.run(t, jobs.Task{Code: shared})
	p.awaitHot(t, shared)
	kept := idleOf(p.Pool).hot[0].sandbox
	for _, c := range [][]byte{shared, secret, shared, secret} {
		p.awaitWarm(t)
		if r, from := p.run(t, jobs.Task{Code: c, Secret: []byte("of one")}); from != warm || string(r.Output) != "of one" {
			t.Errorf("%s: %+v", from, r)
		}
	}
	p.awaitWarm(t) // the keeper has looked at the stock since
	i := idleOf(p.Pool)
	if !i.counts(1, 1) || i.hot[0].sandbox != kept || i.uses != 1 || len(i.with(secret)) != 0 {
		t.Errorf("%+v, want only what was there before", i)
	}
	if r, from := p.run(t, jobs.Task{Code: shared}); from != hot || string(r.Output) != "none" {
		t.Errorf("without a secret: %s: %+v", from, r)
	}
	p.awaitWarm(t)
	if r, from := p.run(t, jobs.Task{Code: secret}); from != warm || string(r.Output) != "none" {
		t.Errorf("without a secret: %s: %+v", from, r)
	}
}

// TestOneJobOneProcess: no two jobs meet in a process, be it hot or not, and
// none finds what another left.
func TestOneJobOneProcess(t *testing.T) {
	t.Parallel()
	const slots, each = 4, 6
	p := newStocked(t, 2, 4, func(c *Config) { c.Sizes.Slots = slots })
	task := jobs.Task{Code: handler(`const found = globalThis.mark ?? "nothing"; globalThis.mark = "mark";
		return new Response(found)`), Deadline: 20 * time.Second}
	p.awaitWarm(t)
	for range p.cfg.Sizes.Hot {
		p.run(t, task)
	}
	p.awaitHot(t, task.Code)
	before := idleOf(p.Pool)
	var all sync.WaitGroup
	for i := range slots {
		all.Go(func() {
			for k := range each {
				task := task
				task.JobID = jobs.NewID(uint64(1000 + i*each + k))
				if r, err := p.Run(t.Context(), task); err != nil || string(r.Output) != "nothing" {
					t.Errorf("%+v, %v", r, err)
				}
			}
		})
	}
	all.Wait()
	used := map[string]jobs.ID{}
	wasHot := 0
	for id, name := range p.ledger.did {
		if other, twice := used[name]; twice {
			t.Errorf("%s did the jobs %v and %v", name, other, id)
		}
		used[name] = id
		if before.of(name) == hot {
			wasHot++
		}
	}
	if len(used) != slots*each+p.cfg.Sizes.Hot || wasHot != p.cfg.Sizes.Hot {
		t.Errorf("%d sandboxes did jobs, %d of those that were hot before", len(used), wasHot)
	}
}
