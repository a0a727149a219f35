package workerd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"syscall"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// ending is what is known of a sandbox whose process ended by itself.
type ending struct {
	oom     bool // the kernel killed it for its memory limit
	status  syscall.WaitStatus
	last    []byte // the end of what was printed
	loading bool   // before the code was evaluated
}

// errBoot is returned when workerd ended before it came to any code.
var errBoot = errors.New("workerd ended before it came to the code")

// Texts of workerd and V8. Code can print them too, but what workerd says when
// it ends comes last.
var (
	crashText     = []byte("*** Received signal #")
	heapText      = []byte("JavaScript heap out of memory")
	unsettledText = []byte("Top-level await in module is unsettled.\n")
)

// verdict says what an ending means for the job, in code and words.
func (e ending) verdict(l Limits) (jobs.Outcome, string) {
	switch {
	case e.oom, e.heapFull():
		return jobs.MemoryOver, fmt.Sprintf("the sandbox needed more than its %d MiB of memory", l.Memory>>20)
	case e.status.Signaled() && e.status.Signal() == syscall.SIGSYS:
		return jobs.SandboxDied, "the sandbox made a system call that is not allowed"
	case e.loading && e.status.Exited() && !e.crashed():
		// The one thing that workerd ends for itself.
		return jobs.ModuleUnusable, "the module is never evaluated to its end: a top-level await does not settle"
	}
	return jobs.SandboxDied, describe(e.status)
}

// killed tells whether somebody else ended the process, which code cannot do.
func (e ending) killed() bool {
	return !e.oom && e.status.Signaled() && e.status.Signal() == syscall.SIGKILL
}

// crashed tells whether workerd's crash handler ended the process.
func (e ending) crashed() bool {
	return e.status.Exited() && bytes.Contains(e.last, crashText) && !(e.loading && bytes.HasSuffix(e.last, unsettledText))
}

// heapFull tells whether V8 ended the process because its heap was full: then
// workerd's crash handler exits.
func (e ending) heapFull() bool { return e.crashed() && bytes.Contains(e.last, heapText) }

// describe says how a process ended.
func describe(s syscall.WaitStatus) string {
	if s.Signaled() {
		return fmt.Sprintf("workerd was ended by signal %d (%v)", s.Signal(), s.Signal())
	}
	return fmt.Sprintf("workerd ended by itself with status %d", s.ExitStatus())
}

// broken finds out why there was no whole answer.
func (p *Pool) broken(ctx, run context.Context, s *sandbox, c *clock, hot bool, err error) (jobs.Result, error) {
	dead := s.isDying(run)
	var dial *net.OpError
	unheard := errors.As(err, &dial) && dial.Op == "dial"
	r := jobs.Result{Elapsed: c.elapsed()}
	switch {
	case ctx.Err() != nil:
		return jobs.Result{}, ctx.Err()
	case dead:
		return p.autopsy(s, c, !hot || !unheard)
	case run.Err() != nil:
		r.Outcome, r.Detail = jobs.DeadlineOver, "the deadline passed before the answer was complete"
	case unheard:
		return jobs.Result{}, err
	case errors.Is(err, errEntry):
		r.Outcome, r.Detail = jobs.SandboxDied, oneLine([]byte(err.Error()))
	default: // workerd lives and entry passes on what it gets, so the code's stream is what failed
		r.Outcome, r.Detail = jobs.Exception, "the answer broke off: its stream failed"
	}
	return r, nil
}

// autopsy is the result when the process ended by itself. ran tells whether
// anything of the task could run.
func (p *Pool) autopsy(s *sandbox, c *clock, ran bool) (jobs.Result, error) {
	e, err := s.ending()
	if err != nil {
		return jobs.Result{}, err
	}
	if e.killed() && !ran { // an idle sandbox that somebody killed
		return jobs.Result{}, fmt.Errorf("%w: %s", jobs.ErrNotStarted, describe(e.status))
	}
	defer clear(e.last) // a secret may have been printed
	outcome, detail := e.verdict(p.cfg.Limits)
	return jobs.Result{Outcome: outcome, Detail: detail, Elapsed: c.elapsed()}, nil
}

// hostUses is what a report says of each host.
func hostUses(r egress.Report) []jobs.HostUse {
	var out []jobs.HostUse
	for _, h := range r.Hosts {
		out = append(out, jobs.HostUse{Host: h.Host, Requests: h.Requests, Refused: h.Refused, Sent: h.Up, Received: h.Down, Reason: h.Reason})
	}
	if o := r.Others; o.Requests > 0 {
		out = append(out, jobs.HostUse{Host: "others", Requests: o.Requests, Refused: o.Refused, Sent: o.Up, Received: o.Down, Reason: o.Reason})
	}
	return out
}
