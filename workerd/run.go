package workerd

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

const (
	// startTimeout bounds the time until workerd has parsed the code, which
	// is not the code's to spend. It takes 20 ms on an idle machine.
	startTimeout = 20 * time.Second
	// dyingTime is how long after a broken connection a process is given to
	// turn out dead. A process closes its sockets while it dies.
	dyingTime = 300 * time.Millisecond
)

var (
	errStart    = fmt.Errorf("workerd did not come to the code within %v", startTimeout)
	errDeadline = errors.New("deadline over")
)

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
	case task.Deadline <= 0:
		return jobs.Result{Outcome: jobs.DeadlineOver, Detail: "the deadline leaves no time to run"}, true
	}
	return jobs.Result{}, false
}

// run makes a sandbox, has it judge the task, and removes it.
func (p *Pool) run(ctx context.Context, task jobs.Task) (jobs.Result, error) {
	name := fmt.Sprintf("sandbox-%d", p.serial.Add(1))
	log := p.cfg.Log.With("job", task.JobID, "sandbox", name)
	s, err := p.open(name)
	if err != nil {
		return jobs.Result{}, fmt.Errorf("%w: %w", jobs.ErrNotStarted, err)
	}
	spare := context.AfterFunc(ctx, s.proc.Kill)
	r, err := p.judge(ctx, task, s)
	killed := !spare()
	if cerr := s.close(); cerr != nil {
		log.Error("a sandbox left something behind", "err", cerr)
	}
	r.Logs = s.logs.bytes() // all of it: close has read the output to its end
	switch {
	case killed: // whatever it looked like, the code had no part in it
		return jobs.Result{}, p.ended(ctx)
	case err != nil && !isClosed(s.parsed.seen):
		return jobs.Result{}, fmt.Errorf("%w: %w", jobs.ErrNotStarted, err)
	case err != nil:
		return jobs.Result{}, fmt.Errorf("running a sandbox: %w", err)
	}
	log.Debug("sandbox ended", "outcome", uint8(r.Outcome), "elapsed", r.Elapsed, "detail", r.Detail)
	return r, nil
}

// judge runs task in s and says how it ended.
func (p *Pool) judge(ctx context.Context, task jobs.Task, s *sandbox) (jobs.Result, error) {
	t := p.plain
	if task.Secret != nil {
		t = p.secret
	}
	if err := s.load(t.build(task.Code, task.Secret)); err != nil {
		return jobs.Result{}, fmt.Errorf("giving workerd its configuration: %w", err)
	}
	late := time.NewTimer(startTimeout)
	defer late.Stop()
	select {
	case <-s.parsed.seen:
	case <-s.proc.Wait():
	case <-late.C:
		return jobs.Result{}, errStart
	case <-ctx.Done():
		return jobs.Result{}, ctx.Err()
	}
	c := &clock{limit: task.Deadline}
	if isClosed(s.parsed.seen) {
		c.start = s.parsed.at
	}
	r, err := p.watch(ctx, task, s, c)
	r.Elapsed = c.elapsed()
	return r, err
}

// clock counts the time in which the code may run.
type clock struct {
	start, stop time.Time // zero: it never could; it still may
	limit       time.Duration
}

// halt stops the clock.
func (c *clock) halt() { c.stop = time.Now() }

// elapsed is never more than the deadline: nobody pays for the time that it
// takes us to kill a sandbox.
func (c *clock) elapsed() time.Duration {
	if c.start.IsZero() {
		return 0
	}
	if c.stop.IsZero() {
		c.halt()
	}
	return min(c.stop.Sub(c.start), c.limit)
}

// watch follows s from where its code may run to the end. Elapsed and Logs
// are left to the callers.
func (p *Pool) watch(ctx context.Context, task jobs.Task, s *sandbox, c *clock) (jobs.Result, error) {
	if c.start.IsZero() {
		return p.autopsy(s)
	}
	run, cancel := context.WithDeadlineCause(ctx, c.start.Add(c.limit), errDeadline)
	defer cancel()
	select {
	case <-s.ready:
	case <-s.proc.Wait():
		return p.autopsy(s)
	case <-run.Done():
		return overtime(ctx, run, "while the module was loaded")
	}
	a, err := exchange(run, s.socket, task.Input, p.cfg.Limits.Output)
	c.halt()
	switch {
	case err != nil:
		return p.broken(ctx, run, s, err)
	case a.exception:
		return jobs.Result{Outcome: jobs.Exception, Detail: oneLine(a.body)}, nil
	case a.over:
		return jobs.Result{Outcome: jobs.OutputTooLarge,
			Detail: fmt.Sprintf("the output has more than %d bytes", p.cfg.Limits.Output)}, nil
	}
	return jobs.Result{Outcome: jobs.OK, Output: a.body}, nil
}

// overtime is the result when run, which is ctx with the deadline, has ended.
func overtime(ctx, run context.Context, when string) (jobs.Result, error) {
	if ctx.Err() != nil || !errors.Is(context.Cause(run), errDeadline) {
		return jobs.Result{}, ctx.Err()
	}
	return jobs.Result{Outcome: jobs.DeadlineOver, Detail: "the deadline passed " + when}, nil
}

// broken finds out why there was no whole answer.
func (p *Pool) broken(ctx, run context.Context, s *sandbox, err error) (jobs.Result, error) {
	dying := time.NewTimer(dyingTime)
	defer dying.Stop()
	if run.Err() == nil {
		select {
		case <-s.proc.Wait():
		case <-dying.C:
		case <-ctx.Done():
		}
	}
	var dial *net.OpError
	switch {
	case ctx.Err() != nil:
		return jobs.Result{}, ctx.Err()
	case isClosed(s.proc.Wait()):
		return p.autopsy(s)
	case run.Err() != nil:
		return overtime(ctx, run, "before the answer was complete")
	case errors.As(err, &dial) && dial.Op == "dial":
		return jobs.Result{}, err
	case errors.Is(err, errFront):
		return jobs.Result{Outcome: jobs.SandboxDied, Detail: oneLine([]byte(err.Error()))}, nil
	}
	// workerd lives and front passes on what it gets, so the code's stream
	// is what failed.
	return jobs.Result{Outcome: jobs.Exception, Detail: "the answer broke off: its stream failed"}, nil
}

// autopsy is the result when the process ended by itself.
func (p *Pool) autopsy(s *sandbox) (jobs.Result, error) {
	e, err := s.ending()
	if err != nil {
		return jobs.Result{}, err
	}
	outcome, detail, err := e.verdict(p.cfg.Limits)
	return jobs.Result{Outcome: outcome, Detail: detail}, err
}
