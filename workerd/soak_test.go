package workerd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// soakKind is one kind of job. The number of a job is in what it answers, so
// that nobody gets another one's answer.
type soakKind struct {
	name   string
	share  int // of 100 jobs
	task   func(n int) jobs.Task
	want   jobs.Outcome
	output string                         // if want is OK, with %d for the number
	run    func(*Pool, jobs.Task) soakEnd // nil: Pool.Run
	err    error                          // of Run, instead of an outcome
	visits int64                          // that the server gets
	logs   func(n int, logs []byte) bool  // nil: whatever
}

type soakEnd struct {
	jobs.Result
	err error
}

// soakKinds are good and hostile jobs. The latter are made to cost little.
func soakKinds(site string) []soakKind {
	const soon = 300 * time.Millisecond // to load code in: a machine that needs longer fails itself
	code := func(body string) func(int) jobs.Task {
		text := handler("const n = await request.text();" + body)
		return func(n int) jobs.Task { return jobs.Task{Code: text, Input: fmt.Append(nil, n), Deadline: time.Minute} }
	}
	within := func(limit time.Duration, make func(int) jobs.Task) func(int) jobs.Task {
		return func(n int) jobs.Task { task := make(n); task.Deadline = limit; return task }
	}
	module := func(text string) func(int) jobs.Task {
		return func(n int) jobs.Task { return jobs.Task{Code: []byte(text), Deadline: time.Minute} }
	}
	return []soakKind{
		{name: "echo", share: 35, task: code(`console.log("log " + n); return new Response("echo " + n)`), output: "echo %d",
			logs: func(n int, logs []byte) bool { return string(logs) == fmt.Sprintf("log %d\n", n) }},
		{name: "new code", share: 10, output: "code %[1]d %[1]d", task: func(n int) jobs.Task {
			return code(fmt.Sprintf(`return new Response("code %d " + n)`, n))(n)
		}},
		{name: "secret", share: 5, output: "s%[1]d %[1]d", task: func(n int) jobs.Task {
			task := code(`return new Response(new TextDecoder().decode(env.secret) + " " + n)`)(n)
			task.Secret = fmt.Append(nil, "s", n)
			return task
		}},
		{name: "fetch", share: 10, output: "GET /%d ", visits: 1, task: code(`return fetch("http://` + site + `/" + n)`)},
		{name: "refused fetch", share: 3, output: "403 %d",
			task: code(`return new Response((await fetch("http://127.0.0.1:1/")).status + " " + n)`)},
		{name: "flood of logs", share: 2, output: "flood %d",
			task: code(`const line = "x".repeat(1e5); for (let i = 0; i < 15; i++) { console.log(line); console.error(line) }
				console.log("end " + n); return new Response("flood " + n)`),
			logs: func(n int, logs []byte) bool {
				return len(logs) == len(lostLine)+DefaultLimits().Logs && bytes.HasSuffix(logs, fmt.Appendf(nil, "end %d\n", n))
			}},

		{name: "spin", share: 5, want: jobs.DeadlineOver, task: within(soon, code(`for (;;);`))},
		{name: "spin at import", share: 4, want: jobs.DeadlineOver, task: within(soon, module(`for (;;);`))},
		{name: "server that hangs", share: 2, want: jobs.DeadlineOver, task: within(soon, code(`return fetch("http://`+site+`/hang")`))},
		{name: "syntax error", share: 5, want: jobs.SyntaxError, task: module(`export default {`)},
		{name: "throw", share: 5, want: jobs.Exception, task: code(`throw new Error(n)`)},
		{name: "throw at import", share: 2, want: jobs.ModuleUnusable, task: module(`throw 1`)},
		{name: "never settles", share: 3, want: jobs.Exception, task: code(`await new Promise(() => {})`)},
		{name: "endless body", share: 3, want: jobs.OutputTooLarge,
			task: code(`return new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(1 << 16)) } }))`)},
		{name: "heap", share: 1, want: jobs.MemoryOver, task: code(`const a = []; for (;;) a.push(new Array(1e5).fill(1.1))`)},
		{name: "buffers", share: 1, want: jobs.MemoryOver, task: code(`const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1))`)},
		{name: "killed", share: 2, want: jobs.SandboxDied, run: runKilled, task: code(`console.log("running"); for (;;);`)},
		{name: "too large", share: 1, want: jobs.InputTooLarge, task: module(strings.Repeat(" ", 1<<20+1))},
		{name: "given up", share: 1, err: context.DeadlineExceeded, run: runGivenUp, task: code(`for (;;);`)},
	}
}

// runKilled is Pool.Run with somebody who kills the process once the code runs.
func runKilled(p *Pool, task jobs.Task) soakEnd {
	ctx := context.Background()
	p.slots <- struct{}{}
	defer p.release()
	s, err := p.acquire(ctx, keyOf(task.Code), false)
	if err != nil {
		return soakEnd{err: err}
	}
	defer p.discard(s)
	var killer sync.WaitGroup
	killer.Go(func() {
		comesTrue(func() bool { return bytes.Contains(s.logs.bytes(), []byte("running")) || s.dead() })
		if !s.dead() {
			syscall.Kill(s.proc.Pid(), syscall.SIGKILL)
		}
	})
	defer killer.Wait()
	r, err := p.perform(ctx, task, s)
	return soakEnd{r, err}
}

// runGivenUp is Pool.Run for somebody who does not wait for the end.
func runGivenUp(p *Pool, task jobs.Task) soakEnd {
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	r, err := p.Run(ctx, task)
	return soakEnd{r, err}
}

// check says what is wrong with the end of job n; "" if it is as it must be.
func (k soakKind) check(n int, e soakEnd) string {
	switch {
	case !errors.Is(e.err, k.err):
		return fmt.Sprintf("error %v, want %v", e.err, k.err)
	case e.Outcome != k.want:
		return fmt.Sprintf("outcome %d, detail %q; want %d", e.Outcome, e.Detail, k.want)
	case k.output != "" && string(e.Output) != fmt.Sprintf(k.output, n), k.output == "" && len(e.Output) > 0:
		return fmt.Sprintf("output %.100q", e.Output)
	case k.logs != nil && !k.logs(n, e.Logs):
		return fmt.Sprintf("%d bytes of logs, …%.50q", len(e.Logs), e.Logs[max(len(e.Logs)-50, 0):])
	case k.visits > 0 && (len(e.Network) != 1 || int64(e.Network[0].Requests) != k.visits):
		return fmt.Sprintf("network %+v", e.Network)
	}
	return ""
}

// soak is a run of many jobs.
type soak struct {
	pool  *Pool
	kinds []soakKind

	mu     sync.Mutex // guards ended
	ended  map[string]int
	failed atomic.Int64
	visits atomic.Int64 // that the server must have had
}

// do runs job n and notes how it ended.
func (s *soak) do(t *testing.T, n int, k soakKind) {
	var e soakEnd
	if task := k.task(n); k.run != nil {
		e = k.run(s.pool, task)
	} else {
		e.Result, e.err = s.pool.Run(context.Background(), task)
	}
	s.visits.Add(k.visits)
	if wrong := k.check(n, e); wrong != "" {
		s.failed.Add(1)
		t.Errorf("job %d, %s: %s", n, k.name, wrong)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ended[k.name]++
}

// round runs the jobs from first on, as many of each kind as its share says, in
// an order that is always the same, with several at once.
func (s *soak) round(t *testing.T, first, atOnce int) {
	order := make([]soakKind, 0, 100)
	for _, k := range s.kinds {
		order = append(order, slices.Repeat([]soakKind{k}, k.share)...)
	}
	if len(order) != 100 {
		t.Fatalf("the shares are %d in 100", len(order))
	}
	rand.New(rand.NewPCG(1, uint64(first))).Shuffle(100, func(i, j int) { order[i], order[j] = order[j], order[i] })
	var next atomic.Int64
	var workers sync.WaitGroup
	for range atOnce {
		workers.Go(func() {
			for n := int(next.Add(1)); n <= 100; n = int(next.Add(1)) {
				s.do(t, first+n, order[n-1])
			}
		})
	}
	workers.Wait()
}

// rest waits until the pool is idle with all that it keeps, and returns what
// this process then has.
func (s *soak) rest(t *testing.T) traces {
	t.Helper()
	for n := range s.pool.cfg.Sizes.Hot {
		s.do(t, n, s.kinds[0])
	}
	var last traces
	eventually(t, "rest", func() bool {
		if len(s.pool.slots) > 0 || !idleOf(s.pool).counts(s.pool.cfg.Sizes.Warm, s.pool.cfg.Sizes.Hot) {
			return false
		}
		was := last
		last = tracesOf(s.pool)
		return last == was
	})
	return last
}

// TestSoak runs 2,000 good and hostile jobs, or 200 with -short, through one
// pool that keeps sandboxes and has a network: in rounds, so that the pool has
// time to fill again. None fails that is good, and nothing is left behind.
func TestSoak(t *testing.T) {
	total := 2000
	if testing.Short() {
		total = 200
	}
	const slots, atOnce = 6, 8
	var answered atomic.Int64
	site := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/hang" {
			<-r.Context().Done()
			return
		}
		answered.Add(1)
		echo(w, r)
	})
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // it closes files that were forgotten
	first := tracesOf(nil)
	allow := policy(t, "allow: "+site.address)
	p := newPool(t, func(c *Config) {
		c.Sizes.Slots, c.Sizes.Warm, c.Sizes.Hot = slots, 2, 3
		allow(c)
	})
	s := &soak{pool: p, kinds: soakKinds(site.address), ended: map[string]int{}}
	for i, k := range s.kinds { // what is made once and kept, is made here
		s.do(t, i, k)
	}
	s.rest(t)
	runtime.GC()
	before := s.rest(t)

	clear(s.ended)
	var took time.Duration
	started := p.serial.Load()
	for done := 0; done < total; done += 100 {
		begun := time.Now()
		s.round(t, done, atOnce)
		took += time.Since(begun)
		s.rest(t)
		if noMore(t, p, before); t.Failed() {
			t.Fatalf("after %d jobs", done+100)
		}
		runtime.GC()
	}
	t.Logf("%d jobs, %d at once, in %v: %.0f a second; %d sandboxes; %d jobs failed; %v",
		total, slots, took.Round(time.Millisecond), float64(total)/took.Seconds(), p.serial.Load()-started, s.failed.Load(), s.ended)

	p.mu.Lock()
	if p.stock.running != 0 {
		t.Errorf("running sandboxes count with %d bytes", p.stock.running)
	}
	p.mu.Unlock()
	if used := p.numbers.next - len(p.numbers.free); used != p.cfg.Sizes.Warm+p.cfg.Sizes.Hot {
		t.Errorf("%d numbers are in use", used)
	}
	if n := answered.Load(); n != s.visits.Load() {
		t.Errorf("the server answered %d requests, want %d", n, s.visits.Load())
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	noMore(t, nil, first)
}
