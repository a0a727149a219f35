package workerd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/jobs"
)

// Programs that tests run in a process of their own; see TestMain. Their
// configuration is in the environment.

func helperConfig() Config {
	return Config{
		Binary: os.Getenv("NACRE_TEST_BINARY"), RuntimeDir: os.Getenv("NACRE_TEST_DIR"),
		Sizes: Sizes{Slots: 1, Memory: 1 << 30}, Limits: DefaultLimits(),
	}
}

// unprivileged is what helpUnprivileged reports.
type unprivileged struct {
	Refusal string // of NewPool without AllowMissingLimits
	Typed   bool   // it was ErrMissingLimits
	Missing []string
	Output  string
	Bomb    jobs.Outcome
}

// helpUnprivileged opens a pool without the right to limit anything.
func helpUnprivileged() error {
	ctx := context.Background()
	cfg := helperConfig()
	var u unprivileged
	if p, err := NewPool(ctx, cfg); err != nil {
		u.Refusal, u.Typed = err.Error(), errors.Is(err, ErrMissingLimits)
	} else if err := p.Close(); err != nil {
		return err
	}
	cfg.AllowMissingLimits = true
	p, err := NewPool(ctx, cfg)
	if err != nil {
		return err
	}
	u.Missing = p.MissingLimits()
	r, err := p.Run(ctx, jobs.Task{Code: handler(`return new Response("ran")`), Deadline: 10 * time.Second})
	if err != nil {
		return err
	}
	u.Output = string(r.Output)
	r, err = p.Run(ctx, jobs.Task{Deadline: 20 * time.Second,
		Code: handler(`const a = []; for (;;) a.push(new Uint8Array(1e7).fill(1))`)})
	if err != nil {
		return err
	}
	u.Bomb = r.Outcome
	if err := p.Close(); err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(u)
}

// helpVictim has sandboxes at all temperatures: one spins, two wait without
// code and one with code. It tells their processes and waits to be killed.
func helpVictim() error {
	ctx := context.Background()
	cfg := helperConfig()
	cfg.Sizes.Warm, cfg.Sizes.Hot = 2, 1
	p, err := NewPool(ctx, cfg)
	if err != nil {
		return err
	}
	if r, err := p.Run(ctx, jobs.Task{Code: handler(`return new Response("x")`), Deadline: 10 * time.Second}); err != nil || r.Outcome != jobs.OK {
		return fmt.Errorf("%+v, %w", r, err)
	}
	var i idle
	if !comesTrue(func() bool { i = idleOf(p); return i.counts(2, 1) }) {
		return errors.New("the stock is not filled")
	}
	s, err := p.start(ctx, false)
	if err != nil {
		return err
	}
	go s.load(ctx, []byte("for (;;);"), nil, time.Hour) // until we are killed
	<-s.source.parsed
	fmt.Println(s.proc.Pid(), i.warm[0].proc.Pid(), i.warm[1].proc.Pid(), i.hot[0].proc.Pid())
	<-s.proc.Wait()
	return errors.New("the spinning sandbox ended before its owner")
}

const jobDone = "a job is done"

// helpWorker runs jobs, each of which it tells, until it is killed.
func helpWorker() error {
	ctx := context.Background()
	cfg := helperConfig()
	cfg.Sizes = Sizes{Slots: 2, Warm: 2, Hot: 2, Memory: 1 << 30}
	p, err := NewPool(ctx, cfg)
	if err != nil {
		return err
	}
	failed := make(chan error)
	for range cfg.Sizes.Slots {
		go func() {
			for {
				if r, err := p.Run(ctx, jobs.Task{Code: handler(`return new Response("x")`), Deadline: 10 * time.Second}); err != nil || r.Outcome != jobs.OK {
					failed <- fmt.Errorf("%+v, %w", r, err)
				}
				fmt.Println(jobDone)
			}
		}()
	}
	return <-failed
}

// processOne is what helpProcessOne reports.
type processOne struct {
	Pid      int
	Outcomes []jobs.Outcome
	Children []string // with their state, while nothing runs
	Left     []string // the same, after the pool is closed
}

// helpProcessOne is a daemon that is process 1 of its pid namespace. Its
// sandboxes end in all ways.
func helpProcessOne() error {
	if err := unix.Mount("proc", "/proc", "proc", 0, ""); err != nil {
		return err
	}
	ctx := context.Background()
	cfg := helperConfig()
	cfg.Sizes.Warm, cfg.Sizes.Hot = 1, 1
	cfg.CgroupParent = os.Getenv("NACRE_TEST_CGROUP")
	p, err := NewPool(ctx, cfg)
	if err != nil {
		return err
	}
	one := processOne{Pid: os.Getpid()}
	fine := string(handler(`return new Response("x")`))
	for _, code := range []string{
		fine,
		string(handler(`const a = []; for (;;) a.push(new Uint8Array(1e6).fill(1))`)),
		string(handler(`const a = []; for (;;) a.push(new Array(1e5).fill(1.1))`)),
		`for (;;);`,
		fine, // of which the sandboxes that wait are killed before
	} {
		if len(one.Outcomes) == 4 {
			if err := killIdle(p); err != nil {
				return err
			}
		}
		r, err := p.Run(ctx, jobs.Task{Code: []byte(code), Deadline: 2 * time.Second})
		if err != nil {
			return err
		}
		one.Outcomes = append(one.Outcomes, r.Outcome)
	}
	settle(p)
	comesTrue(func() bool { // what is not wanted any more goes while others come
		one.Children = children()
		return len(idleOf(p).with([]byte(fine))) == 1 && len(one.Children) == 2 && !slices.ContainsFunc(one.Children, dead)
	})
	if err := p.Close(); err != nil {
		return err
	}
	one.Left = children()
	return json.NewEncoder(os.Stdout).Encode(one)
}

// killIdle kills all that waits, and returns when it is dead.
func killIdle(p *Pool) error {
	i := idleOf(p)
	all := i.warm
	for _, h := range i.hot {
		all = append(all, h.sandbox)
	}
	for _, s := range all {
		if err := syscall.Kill(s.proc.Pid(), syscall.SIGKILL); err != nil {
			return fmt.Errorf("killing an idle sandbox: %w", err)
		}
		<-s.proc.Wait()
	}
	return nil
}
