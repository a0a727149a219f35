package workerd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/jobs"
)

// TestKilledWhileIdle: somebody kills sandboxes that wait for a job, the
// kernel for example when the machine has no memory left. The next job does
// not notice, and they are replaced.
func TestKilledWhileIdle(t *testing.T) {
	t.Parallel()
	p := newStocked(t, 1, 1, nil)
	known, other := taskOf(`return new Response("known")`), taskOf(`return new Response("other")`)
	p.awaitWarm(t)
	p.run(t, known)
	for _, task := range []jobs.Task{known, other, known} {
		eventually(t, "a full stock", func() bool { return idleOf(p.Pool).counts(1, 1) })
		p.aim(0, 0) // the dead are not replaced before the job asks
		if err := killIdle(p.Pool); err != nil {
			t.Fatal(err)
		}
		if r, from := p.run(t, task); r.Outcome != jobs.OK || from != cold {
			t.Errorf("%s: %+v", from, r)
		}
		p.aim(1, 1)
		p.wakeKeeper()
	}
	eventually(t, "a full stock", func() bool { return idleOf(p.Pool).counts(1, 1) })
	i := idleOf(p.Pool)
	if i.warm[0].dead() || i.hot[0].dead() {
		t.Error("the stock holds dead sandboxes")
	}
	if r, from := p.run(t, known); r.Outcome != jobs.OK || from != hot {
		t.Errorf("%s: %+v", from, r)
	}
}

// TestKilledOnTheWay: it is killed when a job has just got it. Nothing of the
// job has run, so that is no answer to it: it can be tried again.
func TestKilledOnTheWay(t *testing.T) {
	t.Parallel()
	p := newPool(t, nil)
	task := taskOf(`return new Response("x")`)
	// A hot one that still dies may take the request, so whether that ran is not known.
	for _, c := range []struct{ hot, reaped bool }{{false, false}, {false, true}, {true, true}} {
		s, err := p.start(t.Context(), true)
		if err != nil {
			t.Fatal(err)
		}
		if c.hot {
			if fit, err := p.heat(s, task.Code); !fit || err != nil {
				t.Fatal(fit, err)
			}
		}
		syscall.Kill(s.proc.Pid(), syscall.SIGKILL)
		if c.reaped {
			await(t, "its end", s.proc.Wait())
		}
		if r, err := p.perform(t.Context(), task, s); !errors.Is(err, jobs.ErrNotStarted) {
			t.Errorf("%+v: %+v, %v; want %v", c, r, err, jobs.ErrNotStarted)
		}
		p.discard(s)
	}
}

// sandboxes counts the sandboxes that there are, by their directories.
func sandboxes(t *testing.T, p *Pool) (n int) {
	t.Helper()
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "sandbox-") {
			n++
		}
	}
	return n
}

// TestMemoryPressure: the more jobs run, the fewer sandboxes wait: the hot ones
// go first, then the warm ones. When the jobs end they come back.
func TestMemoryPressure(t *testing.T) {
	t.Parallel()
	const each = 80 << 20
	for _, c := range []struct {
		rest      int64 // of the budget, when all slots are in use
		warm, hot int   // that wait then
	}{{2 * WarmMemory, 2, 0}, {0, 0, 0}} {
		p := newPool(t, func(cfg *Config) {
			cfg.Limits.Memory = each
			cfg.Sizes = Sizes{Slots: 3, Warm: 2, Hot: 2, Memory: 3*each + c.rest}
		})
		full := func() bool { return idleOf(p).counts(2, 2) }
		eventually(t, "warm sandboxes", func() bool { return idleOf(p).counts(2, 0) })
		for range p.cfg.Sizes.Hot {
			run(t, p, taskOf(`return new Response("x")`))
		}
		eventually(t, "a full stock", full)

		ctx, end := context.WithCancel(t.Context())
		var running sync.WaitGroup
		for i := range p.cfg.Sizes.Slots {
			running.Go(func() {
				r, err := p.Run(ctx, jobs.Task{Deadline: time.Hour, Code: handler(fmt.Sprintf("await new Promise(r => setTimeout(r, 1e8)); // %d", i))})
				if !errors.Is(err, context.Canceled) {
					t.Errorf("a job that waits: %+v, %v", r, err)
				}
			})
			warm, hot := 2, 2
			if i+1 == p.cfg.Sizes.Slots {
				warm, hot = c.warm, c.hot
			}
			if !comesTrue(func() bool { return idleOf(p).counts(warm, hot) && sandboxes(t, p) == i+1+warm+hot }) {
				t.Errorf("%d jobs run, %d MiB are left: %d sandboxes, want %d warm and %d hot ones to wait",
					i+1, c.rest>>20, sandboxes(t, p), warm, hot)
			}
		}
		end()
		running.Wait()
		eventually(t, "a full stock", func() bool { return full() && sandboxes(t, p) == 4 })
	}
}

// complaints counts what is logged as an error.
type complaints struct {
	slog.Handler
	mu sync.Mutex // guards n
	n  int
}

func (c *complaints) Enabled(context.Context, slog.Level) bool { return true }

func (c *complaints) Handle(_ context.Context, r slog.Record) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r.Level >= slog.LevelError {
		c.n++
	}
	return nil
}

func (c *complaints) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}

// TestFullWhileFilling: with no space the pool can keep nothing ready. Jobs get
// what is there, then an error; with space again all is as before.
func TestFullWhileFilling(t *testing.T) {
	if os.Getuid() != 0 {
		missing(t, "cannot mount a small tmpfs: run the tests as root")
	}
	t.Parallel()
	dir := shortDir(t)
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=1m,nr_inodes=40,mode=700"); err != nil {
		missing(t, fmt.Sprintf("mounting a small tmpfs: %v; allow mounts", err))
	}
	t.Cleanup(func() {
		// Detached, as it counts as busy while anybody makes a mount namespace.
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	said := &complaints{Handler: slog.DiscardHandler}
	p := newPool(t, func(c *Config) {
		c.RuntimeDir, c.Log = dir, slog.New(said)
		c.Sizes.Slots, c.Sizes.Warm, c.Sizes.Hot = 2, 2, 1
	})
	task := taskOf(`return new Response("x")`)
	run(t, p, task)
	full := func() bool { return idleOf(p).counts(2, 1) }
	eventually(t, "a full stock", full)
	settle(p)
	fill(t, dir)

	// Three wait. What a job gives back another may take, or the keeper.
	refused := 0
	eventually(t, "a refusal", func() bool {
		r, err := p.Run(t.Context(), task)
		switch {
		case err == nil && r.Outcome == jobs.OK:
		case errors.Is(err, syscall.ENOSPC) && errors.Is(err, jobs.ErrNotStarted):
			refused++
		default:
			t.Errorf("%+v, %v", r, err)
		}
		fill(t, dir)
		return refused > 3
	})
	eventually(t, "a word about it", func() bool { return said.count() > 0 })
	if n := said.count(); n > 20 {
		t.Errorf("%d complaints: the pool does not pause", n)
	}

	left, err := filepath.Glob(filepath.Join(dir, "filler-*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range left {
		if err := os.Remove(name); err != nil {
			t.Error(err)
		}
	}
	if r := run(t, p, task); r.Outcome != jobs.OK {
		t.Errorf("space again: %+v", r)
	}
	eventually(t, "a full stock", full)
}

// fill makes files in dir until there is no space for another.
func fill(t *testing.T, dir string) {
	t.Helper()
	for range 1000 {
		f, err := os.CreateTemp(dir, "filler-")
		if errors.Is(err, syscall.ENOSPC) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	t.Fatal("there is always space")
}
