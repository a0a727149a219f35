package workerd

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd/cgroup"
)

// A job's way: Run waits for a slot and acquires a sandbox; perform has it do
// the task and ends it; execute loads the code if it is not, and asks. What is
// no whole answer goes to broken and autopsy in outcome.go.

// Run runs task in a sandbox of its own and returns how it ended. If all
// slots are in use it waits for one. An error is never the code's doing: it
// is ctx's, ErrClosed, or a failure of the host, which wraps
// jobs.ErrNotStarted if the code could not run yet. With an error, too, the
// result has what the code printed and whom it contacted. When Run returns,
// the sandbox is killed; what is left of it is removed soon after, and the
// slot is in use until then.
func (p *Pool) Run(ctx context.Context, task jobs.Task) (jobs.Result, error) {
	if !p.enter() {
		return jobs.Result{}, ErrClosed
	}
	defer p.work.Done()
	if r, done := p.refuse(task); done {
		return r, nil
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(p.life, cancel)()
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return jobs.Result{}, p.ended(ctx)
	}
	if ctx.Err() != nil {
		<-p.slots
		return jobs.Result{}, p.ended(ctx)
	}
	key := keyOf(task.Code)
	s, err := p.acquire(ctx, key, task.Secret != nil)
	if err != nil {
		p.release()
		if ctx.Err() != nil {
			return jobs.Result{}, p.ended(ctx)
		}
		return jobs.Result{}, fmt.Errorf("%w: %w", jobs.ErrNotStarted, err)
	}
	r, err := p.perform(ctx, task, s)
	p.work.Go(func() { // work is above zero here
		// To end takes a process 3 ms of a processor, which others have more use for.
		if err := s.group.SetCPU(cgroup.CPUShare{Background: true}); err != nil {
			p.cfg.Log.Error("a killed sandbox keeps its share of the processors", "sandbox", s.name, "err", err)
		}
		p.discard(s)
		p.release()
	})
	if err == nil && s.loaded && task.Secret == nil && r.Outcome != jobs.SyntaxError && r.Outcome != jobs.ModuleUnusable {
		p.noteUse(key, task.Code)
	}
	return r, err
}

// enter counts a run unless the pool is closed.
func (p *Pool) enter() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	p.work.Add(1)
	return true
}

// ended returns why ctx, which ends with the pool too, ended.
func (p *Pool) ended(ctx context.Context) error {
	if p.life.Err() != nil {
		return ErrClosed
	}
	return ctx.Err()
}

// refuse ends tasks that get no sandbox.
func (p *Pool) refuse(task jobs.Task) (jobs.Result, bool) {
	tooLarge := func(what string, n, limit int) (jobs.Result, bool) {
		return jobs.Result{Outcome: jobs.InputTooLarge,
			Detail: fmt.Sprintf("the %s has %d bytes; at most %d are allowed", what, n, limit)}, true
	}
	switch l := p.cfg.Limits; {
	case len(task.Code) > l.Code:
		return tooLarge("code", len(task.Code), l.Code)
	case len(task.Input) > l.Input:
		return tooLarge("input", len(task.Input), l.Input)
	case len(task.Secret) > MaxSecret:
		return tooLarge("secret", len(task.Secret), MaxSecret)
	case task.Deadline < l.MinDeadline:
		return jobs.Result{Outcome: jobs.DeadlineOver,
			Detail: fmt.Sprintf("the deadline leaves %v; at least %v are needed", task.Deadline, l.MinDeadline)}, true
	}
	return jobs.Result{}, false
}

// acquire takes an idle sandbox for code, or else starts one. If there will be
// a secret, only one without code will do.
func (p *Pool) acquire(ctx context.Context, code codeKey, secret bool) (*sandbox, error) {
	for first := true; ; first = false {
		p.mu.Lock()
		if first {
			p.stock.running += p.cfg.Limits.Memory
		}
		s := p.stock.take(code, secret)
		p.mu.Unlock()
		p.wakeKeeper()
		if s == nil {
			return p.start(ctx, false)
		}
		if !s.dead() {
			return s, nil
		}
		p.discard(s)
	}
}

// release frees a slot and the memory that goes with it.
func (p *Pool) release() {
	p.mu.Lock()
	p.stock.running -= p.cfg.Limits.Memory
	p.mu.Unlock()
	<-p.slots
	p.wakeKeeper()
}

func (p *Pool) noteUse(key codeKey, code []byte) {
	p.mu.Lock()
	p.stock.used(key, code, time.Now())
	p.mu.Unlock()
	p.wakeKeeper()
}

// perform has s do the task and says how that ended. s is of no more use
// afterwards.
func (p *Pool) perform(ctx context.Context, task jobs.Task, s *sandbox) (jobs.Result, error) {
	spare := context.AfterFunc(ctx, s.proc.Kill)
	hide := newRedactor(task.Secret)
	defer hide.wipe()
	r, err := p.execute(ctx, task, s, hide)
	killed := !spare()
	s.proc.Kill() // nothing goes on after the answer
	report := s.gate.Close()
	if report.Stopped != "" {
		p.cfg.Log.Warn("the network of a job was stopped", "job", task.JobID, "reason", report.Stopped)
	}
	seen := jobs.Result{Logs: s.printed(), Network: hostUses(report)}
	hide.clean(&seen)
	hide.clean(&r) // also what nobody will see is overwritten
	switch {
	case killed: // whatever it looked like, the code had no part in it
		return seen, p.ended(ctx)
	case err != nil:
		return seen, fmt.Errorf("running a sandbox: %w", err)
	}
	r.Logs, r.Network = seen.Logs, seen.Network
	p.cfg.Log.Debug("sandbox ended", "job", task.JobID, "sandbox", s.name,
		"outcome", uint8(r.Outcome), "elapsed", r.Elapsed, "detail", r.Detail)
	return r, nil
}

// execute runs task in s. Logs and Network are left to the caller, and to remove
// the secret from the output. Its error wraps jobs.ErrNotStarted if nothing was run for this task.
func (p *Pool) execute(ctx context.Context, task jobs.Task, s *sandbox, hide redactor) (jobs.Result, error) {
	if err := s.group.SetCPU(cgroup.CPUShare{Cores: p.cfg.Limits.CPU}); err != nil {
		return jobs.Result{}, fmt.Errorf("%w: giving it its share of the processors: %w", jobs.ErrNotStarted, err)
	}
	if err := s.gate.Begin(); err != nil {
		return jobs.Result{}, fmt.Errorf("%w: opening its way to the network: %w", jobs.ErrNotStarted, err)
	}
	c := &clock{start: time.Now(), limit: min(task.Deadline, p.cfg.Limits.MaxDeadline)}
	hot := s.loaded
	if !hot {
		err := s.load(ctx, task.Code, task.Secret, c.limit)
		switch {
		case errors.Is(err, errDied):
			return p.autopsy(s, c, s.parsed())
		case errors.Is(err, errTooLate):
			return jobs.Result{Outcome: jobs.DeadlineOver, Detail: err.Error(), Elapsed: c.elapsed()}, nil
		case err != nil:
			return jobs.Result{}, fmt.Errorf("%w: loading the code: %w", jobs.ErrNotStarted, err)
		}
	}
	return p.ask(ctx, task, s, c, hot, hide)
}

// clock counts the time that is the code's: to be parsed, evaluated, and run.
type clock struct {
	start, stop time.Time // stop is zero while it runs
	limit       time.Duration
}

// halt stops the clock.
func (c *clock) halt() { c.stop = time.Now() }

// elapsed is never more than the deadline: nobody pays for the time that it
// takes us to kill a sandbox.
func (c *clock) elapsed() time.Duration {
	if c.stop.IsZero() {
		c.halt()
	}
	return min(c.stop.Sub(c.start), c.limit)
}

// ask passes the one request to the code that s has loaded, in advance (hot) or
// for this task.
func (p *Pool) ask(ctx context.Context, task jobs.Task, s *sandbox, c *clock, hot bool, hide redactor) (jobs.Result, error) {
	run, cancel := context.WithDeadline(ctx, c.start.Add(c.limit))
	defer cancel()
	a, err := exchange(run, s.socket, task.Input, p.cfg.Limits.Output)
	c.halt()
	r := jobs.Result{Elapsed: c.elapsed()}
	switch {
	case err != nil:
		return p.broken(ctx, run, s, c, hot, err)
	case a.how == endedFailed:
		r.Outcome, r.Detail = s.loadOutcome(), hide.detail(a.body)
	case a.how == endedException:
		r.Outcome, r.Detail = jobs.Exception, hide.detail(a.body)
	case a.how == endedNever:
		r.Outcome, r.Detail = jobs.Exception, "nothing is left that could settle the promise of the answer"
	case a.over:
		clear(a.body)
		r.Outcome, r.Detail = jobs.OutputTooLarge, fmt.Sprintf("the output has more than %d bytes", p.cfg.Limits.Output)
	default:
		r.Outcome, r.Output = jobs.OK, a.body
	}
	return r, nil
}
