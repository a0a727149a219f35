package jobs

import (
	"context"
	"time"
)

// untilNextExpiry is how long nothing expires.
func (c *Coordinator) untilNextExpiry() time.Duration {
	next := time.Hour
	if !c.clock.known() {
		return next
	}
	now := c.clock.now()
	for _, e := range c.jobs {
		next = min(next, e.expiry().Sub(now))
	}
	return next
}

// expiry is the moment at which a job that has not moved on needs a look.
func (e *entry) expiry() time.Time {
	switch {
	case e.orphaned:
		return e.answerBy
	case e.phase == held || e.phase == fetching || e.phase == ready:
		return e.lastRun
	case e.phase == running:
		return e.sendBy
	case e.phase == overdue:
		return e.lateUntil
	}
	return e.answerBy
}

// expire answers the jobs that got no slot, no code or no end in time, and
// forgets those whose time is over.
func (c *Coordinator) expire(work context.Context) {
	if !c.clock.known() {
		return
	}
	now := c.clock.now()
	for _, e := range c.jobs {
		if now.Before(e.expiry()) {
			continue
		}
		switch {
		case !now.Before(e.answerBy):
			if e.owes() && e.phase != overdue {
				c.late(e, ErrFinal)
			}
			if e.phase != overdue || !now.Before(e.expiry()) {
				c.forget(e)
			}
		case e.phase == running:
			e.stop()
			c.sign(work, e, Result{Outcome: DeadlineOver, Elapsed: e.job.Deadline, Detail: "the sandbox did not end in time"})
		default:
			e.stop()
			c.sign(work, e, Result{Outcome: DeadlineOver, Detail: "no code or no free slot within the deadline"})
		}
	}
}

// An answer of the last second is told with its block, after the answer's time.
const (
	// lateHeads is after how many heads later than its time an answer is given
	// up: one would do but for reorganisations.
	lateHeads = 3
	// lateWait is after how long it is given up if no such heads come.
	lateWait = 30 * time.Second
)

// late ends what is done for a job whose time is over. If its answer may be on
// its way, the blocks tell whether it is missed.
func (c *Coordinator) late(e *entry, why error) {
	e.stop()
	if e.signed == nil {
		c.miss(e, "job not answered in time", why)
		return
	}
	e.phase, e.why, e.lateUntil = overdue, why, c.clock.now().Add(lateWait)
}

// countLate takes note of a head for a job whose time is over, or is not when a
// block from the future has left the clock.
func (c *Coordinator) countLate(work context.Context, e *entry) {
	switch {
	case e.phase != overdue || e.orphaned:
		return
	case c.clock.now().Before(e.answerBy):
		e.tooLate = 0
		c.startSubmit(work, e)
		return
	case !c.head.Time.After(e.answerBy):
		return
	}
	if e.tooLate++; e.tooLate >= lateHeads {
		c.forget(e)
	}
}

// forget drops a job whose time is over.
func (c *Coordinator) forget(e *entry) {
	if e.owes() {
		c.miss(e, "job not answered in time", e.why)
	}
	e.stop()
	e.phase = done // a worker's last step finds nothing to do
	delete(c.jobs, e.job.ID)
}
