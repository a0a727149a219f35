package jobs

import (
	"container/heap"
	"context"
	"time"
)

// handle applies one event of the chain.
func (c *Coordinator) handle(work context.Context, ev Event) {
	switch ev := ev.(type) {
	case Created:
		c.created(work, ev.Job)
	case Removed:
		c.removed(ev)
	case Answered:
		// While it is being submitted, Submit finds out itself.
		if e := c.jobs[ev.ID]; e != nil && e.phase != submitting && e.phase != done {
			e.stop()
			c.finish(e, "answered on chain", "tx", ev.TxHash)
		}
	case Head:
		c.head = ev
		c.clock.observe(ev.Time)
	case Synced:
		c.synced = true
		for _, e := range c.jobs {
			if e.phase == held {
				c.startFetch(work, e)
			}
		}
	case Node:
		// A drained or deregistered node still owes the jobs it has.
	}
}

// created admits a job, or takes up again one that a reorg had taken back.
func (c *Coordinator) created(work context.Context, j Job) {
	if e := c.jobs[j.ID]; e != nil {
		if e.same(j) {
			c.resume(work, e, j)
			return
		}
		c.log.Warn("job replaced by another with its id after a reorg", "job", j.ID)
		e.stop()
		delete(c.jobs, j.ID)
	}
	if why := c.refuse(j); why != "" {
		c.stats.refused.Add(1)
		c.log.Warn("job not taken", "job", j.ID, "why", why)
		return
	}
	e := newEntry(j, c.cfg.Buffer, c.cfg.SubmitMargin)
	c.jobs[j.ID] = e
	c.forgetOldest()
	c.stats.admitted.Add(1)
	if c.synced {
		c.startFetch(work, e)
	}
}

// refuse says why a job is none of ours to run; empty if it is.
func (c *Coordinator) refuse(j Job) string {
	switch {
	case c.draining:
		return "shutting down"
	case !j.SelectedHas(c.cfg.Enclave):
		return "not selected"
	case !c.clock.now().Before(j.AnswerBy(c.cfg.Buffer)):
		return "its time is over"
	case len(c.active()) >= c.cfg.MaxJobs:
		return "too many jobs at once"
	}
	return ""
}

// finishedPerJob is how many finished jobs are remembered for each that may be
// held. One that is forgotten early is only missed if a reorg brings it back.
const finishedPerJob = 8

// forgetOldest bounds what is remembered of finished jobs.
func (c *Coordinator) forgetOldest() {
	if len(c.jobs) <= (1+finishedPerJob)*c.cfg.MaxJobs {
		return
	}
	var oldest *entry
	for _, e := range c.jobs {
		if !e.owes() && (oldest == nil || e.answerBy.Before(oldest.answerBy)) {
			oldest = e
		}
	}
	if oldest != nil {
		oldest.stop()
		oldest.phase = done
		delete(c.jobs, oldest.job.ID)
	}
}

// removed parks a job whose block left the chain. What runs goes on, so that
// a job which comes back in another block is executed once, and its answer is
// held until then. An answer that is on its way already is not called back.
func (c *Coordinator) removed(ev Removed) {
	e := c.jobs[ev.ID]
	if e == nil || e.job.Origin.BlockHash != ev.BlockHash {
		return
	}
	e.orphaned = true
	c.log.Warn("job left the chain", "job", ev.ID, "block", ev.BlockHash)
}

// resume takes up a job that is announced again: where it was left, with the
// answer that was signed before, or from the start.
func (c *Coordinator) resume(work context.Context, e *entry, j Job) {
	if !e.orphaned {
		return // a duplicate
	}
	e.orphaned = false
	e.job.Origin, e.job.CreatedAt = j.Origin, j.CreatedAt
	e.setTimes(c.cfg.Buffer, c.cfg.SubmitMargin)
	c.log.Info("job is back on the chain", "job", j.ID, "block", j.Origin.BlockHash)
	switch {
	case e.phase == ready:
		heap.Init(&c.waiting) // what it is ordered by has changed
		heap.Push(&c.waiting, e)
	case e.phase == ran:
		c.sign(work, e, *e.result)
	case e.phase == done && e.signed != nil:
		c.startSubmit(work, e)
	case e.phase == fetching || e.phase == done: // done by an answer that the reorg took
		e.stop()
		e.job.Input = j.Input
		c.startFetch(work, e)
	}
}

// untilNextExpiry is how long nothing expires.
func (c *Coordinator) untilNextExpiry() time.Duration {
	next := time.Hour
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
	}
	return e.answerBy
}

// expire answers the jobs that got no slot, no code or no end in time, and
// forgets those whose time is over.
func (c *Coordinator) expire(work context.Context) {
	now := c.clock.now()
	for id, e := range c.jobs {
		if now.Before(e.expiry()) {
			continue
		}
		switch {
		case !now.Before(e.answerBy):
			if e.owes() {
				c.miss(e, "job not answered in time", ErrFinal)
			}
			e.stop()
			e.phase = done // a worker's last step finds nothing to do
			delete(c.jobs, id)
		case e.phase == running:
			e.stop()
			c.sign(work, e, Result{Outcome: DeadlineOver, Elapsed: e.job.Deadline, Detail: "the sandbox did not end in time"})
		default:
			e.stop()
			c.sign(work, e, Result{Outcome: DeadlineOver, Detail: "no code or no free slot within the deadline"})
		}
	}
}
