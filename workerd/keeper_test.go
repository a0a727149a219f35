package workerd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd/cgroup"
)

// looked returns when the keeper has looked at the stock since the call, and
// has had the time to begin something: it takes a token of wake, of which there
// is room for one, before each look, and lets a job settle before it starts
// anything.
func looked(p *Pool) {
	for n, until := 0, time.Now().Add(10*settleTime); n < 3 || time.Now().Before(until); n++ {
		p.wake <- struct{}{}
	}
}

func holds(p *Pool, warm, hot int) func() bool {
	return func() bool { return idleOf(p).counts(warm, hot) }
}

// TestKeeperFills: what the keeper keeps is as much as the config says and
// follows from the last jobs, and what a job takes is replaced.
func TestKeeperFills(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Sizes.Slots, c.Sizes.Warm, c.Sizes.Hot = 4, 2, 3 })
	a, b := handler(`return new Response("a")`), handler(`return new Response("b")`)
	eventually(t, "filling", holds(p, 2, 0))
	for i, c := range []struct {
		code       []byte
		hotA, hotB int
	}{{a, 1, 0}, {a, 2, 0}, {a, 3, 0}, {a, 3, 0}, {b, 2, 1}, {b, 1, 2}, {a, 1, 2}, {b, 1, 2}} {
		if r := run(t, p, jobs.Task{Code: c.code}); r.Outcome != jobs.OK {
			t.Fatalf("%+v", r)
		}
		eventually(t, fmt.Sprintf("filling after job %d", i), func() bool {
			now := idleOf(p)
			return now.counts(2, c.hotA+c.hotB) && len(now.with(a)) == c.hotA && len(now.with(b)) == c.hotB
		})
	}
	before := p.serial.Load()
	looked(p)
	if !holds(p, 2, 3)() || p.serial.Load() != before {
		t.Errorf("%+v and %d more starts when all is there", idleOf(p), p.serial.Load()-before)
	}
	if n := len(cgroupsNamed(idleOf(p).warm[0].name)); n == 0 {
		t.Error("an idle sandbox has no cgroup")
	}
}

// TestKeeperReplaces what died or waited too long.
func TestKeeperReplaces(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Sizes.Warm, c.Sizes.Hot = 1, 1 })
	run(t, p, jobs.Task{Code: []byte(fineModule)})
	eventually(t, "filling", holds(p, 1, 1))
	before := idleOf(p)
	gone := func(s *sandbox) bool { _, err := os.Stat(s.dir); return s.dead() && os.IsNotExist(err) }

	for _, s := range []*sandbox{before.warm[0], before.hot[0].sandbox} {
		s.proc.Kill()
		await(t, "the end", s.proc.Wait())
	}
	p.wakeKeeper()
	eventually(t, "replacing the dead", func() bool {
		now := idleOf(p)
		return now.counts(1, 1) && now.warm[0] != before.warm[0] && now.hot[0].sandbox != before.hot[0].sandbox
	})
	eventually(t, "removing the dead", func() bool { return gone(before.warm[0]) && gone(before.hot[0].sandbox) })

	before = idleOf(p)
	p.mu.Lock()
	p.stock.hot[0].since = p.stock.hot[0].since.Add(-hotAge)
	p.mu.Unlock()
	p.wakeKeeper()
	eventually(t, "replacing the old", func() bool {
		now := idleOf(p)
		return now.counts(1, 1) && now.warm[0] == before.warm[0] && now.hot[0].sandbox != before.hot[0].sandbox
	})
	eventually(t, "removing the old", func() bool { return gone(before.hot[0].sandbox) })

	p.mu.Lock()
	p.stock.uses[0].at = p.stock.uses[0].at.Add(-hotAge)
	p.mu.Unlock()
	p.wakeKeeper()
	eventually(t, "dropping what nobody uses", holds(p, 1, 0))
	looked(p)
	if !holds(p, 1, 0)() {
		t.Errorf("%+v, want no code that nobody uses", idleOf(p))
	}
}

// setback is what the keeper said about a failure.
type setback struct {
	pause  time.Duration
	at     time.Time
	starts uint64 // sandboxes whose start was tried
}

// setbacks is a log that passes them on.
type setbacks struct {
	slog.Handler
	pool  *Pool
	heard chan setback
}

func (s *setbacks) Handle(_ context.Context, r slog.Record) error {
	r.Attrs(func(a slog.Attr) bool {
		if a.Key == "again_in" {
			s.heard <- setback{a.Value.Duration(), time.Now(), s.pool.serial.Load()}
		}
		return true
	})
	return nil
}

// TestKeeperPauses: when no sandbox can be started, the keeper tries again,
// once after each pause, and the pauses grow. Jobs get an error meanwhile.
// Afterwards all is as before.
func TestKeeperPauses(t *testing.T) {
	log := &setbacks{Handler: slog.Default().Handler(), heard: make(chan setback, 100)}
	p := newPool(t, func(c *Config) { c.Sizes.Warm, c.Log = 1, slog.New(log) })
	log.pool = p
	for range 2 { // the second time begins with short pauses too
		eventually(t, "filling", holds(p, 1, 0))
		for len(log.heard) > 0 {
			<-log.heard
		}
		if err := os.Rename(p.config, p.config+"-away"); err != nil {
			t.Fatal(err)
		}
		var impatient sync.WaitGroup
		stop := make(chan struct{})
		impatient.Go(func() { // wakes the keeper all the time
			for !isClosed(stop) {
				looked(p)
			}
		})
		run(t, p, jobs.Task{Code: []byte(fineModule)}) // takes the warm one
		var last setback
		for want := firstPause; want <= 4*firstPause; want *= 2 {
			var s setback
			select {
			case s = <-log.heard:
			case <-time.After(patience):
				t.Fatal("the keeper does not say that it fails")
			}
			if s.pause != want {
				t.Errorf("pause %v, want %v", s.pause, want)
			}
			if tries := s.starts - last.starts; last.pause > 0 && (s.at.Sub(last.at) < last.pause || tries != 1) {
				t.Errorf("%d tries within %v, after a pause of %v", tries, s.at.Sub(last.at), last.pause)
			}
			last = s
		}
		close(stop)
		impatient.Wait()
		if r, err := p.Run(t.Context(), jobs.Task{Code: []byte(fineModule), Deadline: time.Second}); !errors.Is(err, jobs.ErrNotStarted) {
			t.Errorf("a job meanwhile: %+v, %v", r, err)
		}
		if err := os.Rename(p.config+"-away", p.config); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "filling again", holds(p, 1, 0))
	if r := run(t, p, jobs.Task{Code: []byte(fineModule)}); r.Outcome != jobs.OK {
		t.Errorf("%+v", r)
	}
}

// TestKeeperBudget: idle sandboxes give way to running ones, the hot ones
// first, none is started while there is no room, and they come back.
func TestKeeperBudget(t *testing.T) {
	p := newPool(t, func(c *Config) {
		c.Sizes = Sizes{Slots: 2, Warm: 4, Hot: 4, Memory: 2 * c.Limits.Memory}
	})
	for range p.cfg.Sizes.Hot {
		run(t, p, jobs.Task{Code: []byte(fineModule)})
	}
	eventually(t, "filling", holds(p, 4, 4))
	var running sync.WaitGroup
	ctx, cancel := context.WithCancel(t.Context())
	defer running.Wait()
	defer cancel()
	for i, want := range []int{4*WarmMemory + 2*HotMemory, 0} {
		running.Go(func() {
			task := taskOf(`console.log("x"); await new Promise(r => setTimeout(r, 1e6))`)
			task.Deadline = time.Minute
			if r, err := p.Run(ctx, task); !errors.Is(err, context.Canceled) {
				t.Errorf("%+v, %v", r, err)
			}
		})
		eventually(t, fmt.Sprintf("giving way to %d", i+1), func() bool {
			now := idleOf(p)
			return now.onTheWay == 0 && len(now.warm)*WarmMemory+len(now.hot)*HotMemory == want
		})
		before := p.serial.Load()
		looked(p)
		if n := p.serial.Load(); n != before {
			t.Errorf("%d sandboxes were started without room", n-before)
		}
	}
	cancel()
	running.Wait()
	eventually(t, "filling again", holds(p, 4, 4))
}

// ticks is how much of the processors a process has used, in 10 ms.
func ticks(t *testing.T, pid int) int {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		t.Fatal(err)
	}
	_, tail, _ := strings.Cut(string(b), ") ")
	f := strings.Fields(tail)
	user, err1 := strconv.Atoi(f[11])
	system, err2 := strconv.Atoi(f[12])
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	return user + system
}

// shares notes what a group was last given of the processors.
type shares struct {
	cgroup.Group
	last cgroup.CPUShare
}

func (s *shares) SetCPU(c cgroup.CPUShare) error {
	s.last = c
	return s.Group.SetCPU(c)
}

// TestHotIsIdle: whatever may go on in a sandbox that waits with code, it
// hardly uses the processors, and its job has all it should have.
func TestHotIsIdle(t *testing.T) {
	p := newPool(t, nil)
	work := []byte(handler(`if (await request.text() === "spin") for (;;);
		let n = 0; for (let i = 0; i < 2e8; i++) n += i; return new Response("" + n)`))
	s, err := p.start(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer p.discard(s)
	if fit, err := p.heat(s, work); !fit || err != nil {
		t.Fatal("cannot be kept")
	}
	has := &shares{Group: s.group}
	s.group = has
	r, err := p.perform(t.Context(), jobs.Task{Code: work, Deadline: time.Minute}, s)
	if err != nil || r.Outcome != jobs.OK {
		t.Errorf("%+v, %v", r, err)
	}
	if want := (cgroup.CPUShare{Cores: p.cfg.Limits.CPU}); has.last != want {
		t.Errorf("its job had %+v of the processors, want %+v", has.last, want)
	}

	if s, err = p.start(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	defer p.discard(s)
	if fit, err := p.heat(s, work); !fit || err != nil {
		t.Fatal("cannot be kept")
	}
	before := ticks(t, s.proc.Pid())
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if a, err := exchange(ctx, s.socket, []byte("spin"), 100); err == nil {
		t.Fatalf("%+v", a)
	}
	if n := ticks(t, s.proc.Pid()) - before; n > 10 {
		t.Errorf("it used %d ms of a second", 10*n)
	}
}

// TestUnfitForHot: code that takes too long to load, or too much memory, is
// tried once after each use of it, and not kept.
func TestUnfitForHot(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Sizes.Hot = 2 })
	slow := func(rounds int) []byte {
		return fmt.Appendf(nil, `let n = 0; for (let r = 0; r < %d; r++) for (let i = 0; i < 1e8; i++) n = (n + i) | 0;
			globalThis.n = n; %s`, rounds, fineModule)
	}
	rounds := 1
	for { // with a secret it is not kept anyway
		r := run(t, p, jobs.Task{Code: slow(rounds), Secret: []byte("s"), Deadline: time.Minute})
		if r.Outcome != jobs.OK {
			t.Fatalf("%+v", r)
		}
		if r.Elapsed > 2*heatTimeout {
			break
		}
		rounds += 1 + int(time.Duration(rounds)*2*heatTimeout/r.Elapsed)
	}
	for name, code := range map[string][]byte{
		"slow":  slow(rounds),
		"large": []byte(`globalThis.a = new Uint8Array(40 << 20).fill(1);` + fineModule),
	} {
		before := p.serial.Load()
		if r := run(t, p, jobs.Task{Code: code, Deadline: time.Minute}); r.Outcome != jobs.OK {
			t.Fatalf("%s: %+v", name, r)
		}
		eventually(t, name+": giving up", func() bool { return p.serial.Load() >= before+2 && idleOf(p).uses == 0 && holds(p, 0, 0)() })
		tried := p.serial.Load()
		looked(p)
		if n := p.serial.Load(); n != tried || !holds(p, 0, 0)() {
			t.Errorf("%s: %d sandboxes for one job, then %d, %+v", name, tried-before, n-before, idleOf(p))
		}
	}
	run(t, p, jobs.Task{Code: []byte(fineModule)})
	eventually(t, "keeping other code", holds(p, 0, 1))
}

// TestCloseWhileFilling closes pools whose keeper starts, loads and drops
// sandboxes.
func TestCloseWhileFilling(t *testing.T) {
	before := tracesOf(nil)
	for starts := range uint64(5) {
		p := newPool(t, func(c *Config) { c.Sizes.Warm = 4 })
		eventually(t, "starting", func() bool { return p.serial.Load() >= starts })
		closeNow(t, p)
		noMore(t, nil, before)
	}
	p := newPool(t, func(c *Config) { c.Sizes.Hot = 2 })
	spin := []byte("for (;;);")
	p.noteUse(keyOf(spin), spin) // as if it had loaded once
	p.noteUse(keyOf(spin), spin)
	eventually(t, "loading", func() bool { return idleOf(p).onTheWay == 2 && p.serial.Load() == 2 })
	closeNow(t, p)
	noMore(t, nil, before)
}

// closeNow closes p, which must not wait for what it starts.
func closeNow(t *testing.T, p *Pool) {
	t.Helper()
	begun := time.Now()
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("closing took %v", took)
	}
	checkGone(t, p)
}
