package workerd

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd/cgroup"
	"github.com/nacre-tee/nacre/workerd/egress"
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
	case len(task.Secret) > MaxSecret:
		return tooLarge("secret", len(task.Secret), MaxSecret)
	case task.Deadline < l.MinDeadline:
		return jobs.Result{Outcome: jobs.DeadlineOver,
			Detail: fmt.Sprintf("the deadline leaves %v; at least %v are needed", task.Deadline, l.MinDeadline)}, true
	}
	return jobs.Result{}, false
}

// perform has s do the task and says how that ended. s is of no more use
// afterwards.
func (p *Pool) perform(ctx context.Context, task jobs.Task, s *sandbox) (jobs.Result, error) {
	spare := context.AfterFunc(ctx, s.proc.Kill)
	r, err := p.judge(ctx, task, s)
	killed := !spare()
	s.proc.Kill() // nothing goes on after the answer
	r.Logs = s.printed()
	r.Network = network(s.gate.Close())
	switch {
	case killed: // whatever it looked like, the code had no part in it
		return jobs.Result{}, p.ended(ctx)
	case err != nil:
		return jobs.Result{}, fmt.Errorf("running a sandbox: %w", err)
	}
	p.cfg.Log.Debug("sandbox ended", "job", task.JobID, "sandbox", s.name,
		"outcome", uint8(r.Outcome), "elapsed", r.Elapsed, "detail", r.Detail)
	return r, nil
}

// judge runs task in s. Logs and Network are left to the caller. Its error
// wraps jobs.ErrNotStarted if nothing was run for this task.
func (p *Pool) judge(ctx context.Context, task jobs.Task, s *sandbox) (jobs.Result, error) {
	if err := s.group.SetCPU(cgroup.CPUShare{Cores: p.cfg.Limits.CPU}); err != nil {
		return jobs.Result{}, fmt.Errorf("%w: giving it its share of the processors: %w", jobs.ErrNotStarted, err)
	}
	if err := s.gate.Begin(); err != nil {
		return jobs.Result{}, fmt.Errorf("%w: opening its way to the network: %w", jobs.ErrNotStarted, err)
	}
	c := &clock{limit: min(task.Deadline, p.cfg.Limits.MaxDeadline)}
	if s.loaded {
		c.start = time.Now()
	} else {
		err := s.load(ctx, task.Code, task.Secret, c.limit)
		c.start = s.parsedAt()
		switch {
		case errors.Is(err, errDied):
			r, err := p.autopsy(s)
			r.Elapsed = c.elapsed()
			return r, err
		case errors.Is(err, errTooLate):
			return jobs.Result{Outcome: jobs.DeadlineOver, Detail: err.Error(), Elapsed: c.elapsed()}, nil
		case err != nil:
			return jobs.Result{}, fmt.Errorf("%w: loading the code: %w", jobs.ErrNotStarted, err)
		}
	}
	r, err := p.ask(ctx, task, s, c)
	r.Elapsed = c.elapsed()
	if s.parsedAt().IsZero() {
		r.Elapsed = 0 // it never ran
	}
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

// ask passes the one request to the code that s has loaded.
func (p *Pool) ask(ctx context.Context, task jobs.Task, s *sandbox, c *clock) (jobs.Result, error) {
	until := c.start.Add(c.limit)
	if c.start.IsZero() { // only the reason why it is not loaded comes
		until = time.Now().Add(startTimeout)
	}
	run, cancel := context.WithDeadline(ctx, until)
	defer cancel()
	a, err := exchange(run, s.socket, request{body: task.Input}, p.cfg.Limits.Output)
	c.halt()
	switch {
	case err != nil:
		return p.broken(ctx, run, s, err)
	case a.how == endedFailed:
		return s.loadOutcome(oneLine(a.body)), nil
	case a.how == endedException:
		return jobs.Result{Outcome: jobs.Exception, Detail: oneLine(a.body)}, nil
	case a.how == endedNever:
		return jobs.Result{Outcome: jobs.Exception, Detail: "nothing is left that could settle the promise of the answer"}, nil
	case a.how != endedAnswer:
		return p.broken(ctx, run, s, fmt.Errorf("%w: %q to the request", errEntry, a.how))
	case a.over:
		return jobs.Result{Outcome: jobs.OutputTooLarge,
			Detail: fmt.Sprintf("the output has more than %d bytes", p.cfg.Limits.Output)}, nil
	}
	return jobs.Result{Outcome: jobs.OK, Output: a.body}, nil
}

// broken finds out why there was no whole answer.
func (p *Pool) broken(ctx, run context.Context, s *sandbox, err error) (jobs.Result, error) {
	dead := s.isDying(run)
	var dial *net.OpError
	switch {
	case ctx.Err() != nil:
		return jobs.Result{}, ctx.Err()
	case dead:
		return p.autopsy(s)
	case run.Err() != nil:
		return jobs.Result{Outcome: jobs.DeadlineOver, Detail: "the deadline passed before the answer was complete"}, nil
	case errors.As(err, &dial) && dial.Op == "dial":
		return jobs.Result{}, err
	case errors.Is(err, errEntry):
		return jobs.Result{Outcome: jobs.SandboxDied, Detail: oneLine([]byte(err.Error()))}, nil
	}
	// workerd lives and entry passes on what it gets, so the code's stream
	// is what failed.
	return jobs.Result{Outcome: jobs.Exception, Detail: "the answer broke off: its stream failed"}, nil
}

// autopsy is the result when the process ended by itself.
func (p *Pool) autopsy(s *sandbox) (jobs.Result, error) {
	e, err := s.ending()
	if err != nil {
		return jobs.Result{}, err
	}
	if e.killed() && s.parsedAt().IsZero() { // an idle sandbox that somebody killed
		return jobs.Result{}, fmt.Errorf("%w: %s", jobs.ErrNotStarted, describe(e.status))
	}
	outcome, detail := e.verdict(p.cfg.Limits)
	return jobs.Result{Outcome: outcome, Detail: detail}, nil
}

// network is what a report says of each host.
func network(r egress.Report) []jobs.HostUse {
	var out []jobs.HostUse
	for _, h := range r.Hosts {
		out = append(out, jobs.HostUse{Host: h.Host, Requests: h.Requests, Refused: h.Refused, Sent: h.Up, Received: h.Down, Reason: h.Reason})
	}
	if o := r.Others; o.Requests > 0 {
		out = append(out, jobs.HostUse{Host: "others", Requests: o.Requests, Refused: o.Refused, Sent: o.Up, Received: o.Down, Reason: o.Reason})
	}
	return out
}
