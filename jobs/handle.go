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
		c.answered(ev)
	case Head:
		c.sawHead(work, ev)
	case Synced:
		c.synced = true
		c.startHeld(work)
	case Node, SecretChanged:
		// A drained or deregistered node still owes the jobs it has. A job's secret
		// is looked at when it is run.
	}
}

// answered ends a job whose answer is on chain, be it that of an earlier life
// of this process. What Submit has sent by then it has sent.
func (c *Coordinator) answered(ev Answered) {
	e := c.jobs[ev.ID]
	if e == nil {
		return
	}
	e.shown = true
	if e.phase == done {
		return
	}
	if e.phase == submitting {
		e.took.submit = time.Since(e.sent)
	}
	e.stop()
	c.finish(e, "job answered", "tx", ev.TxHash)
}

// sawHead takes note of the time, and goes on with what waited for it.
func (c *Coordinator) sawHead(work context.Context, head Head) {
	higher := head.Number > c.head.Number
	c.head = head
	c.stats.heads.Add(1)
	c.clock.observe(head.Time)
	c.startHeld(work)
	for _, e := range c.jobs {
		if e.phase == ran && !e.orphaned {
			c.sign(work, e, *e.result)
		}
		if higher {
			c.lookAgain(work, e)
			c.countLate(work, e)
		}
	}
}

// unshownHeads is after how many heads the chain that is followed must have
// shown an answer that Submit has seen mined, or it is on another branch.
const unshownHeads = 3

// lookAgain submits an answer again that was mined, as Submit was told, in a
// block that never became one of those that are followed: a reorganisation
// while the endpoint was away, or an endpoint on a branch of its own. Submit
// simulates it first, so that nothing is sent twice.
func (c *Coordinator) lookAgain(work context.Context, e *entry) {
	if e.phase != done || !e.answered || e.shown || e.orphaned || e.signed == nil || !c.clock.now().Before(e.answerBy) {
		return
	}
	if e.unshown++; e.unshown < unshownHeads {
		return
	}
	e.unshown = 0
	c.log.Warn("answer is not on the chain that is followed, submitting it again", "job", e.job.ID)
	c.startSubmit(work, e)
}

// started tells whether the past and the time are known.
func (c *Coordinator) started() bool { return c.synced && c.clock.known() }

func (c *Coordinator) startHeld(work context.Context) {
	if !c.started() {
		return
	}
	for _, e := range c.jobs {
		if e.phase == held {
			c.startFetch(work, e)
		}
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
		e.phase = done // should it wait for a slot
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
	if c.started() {
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
	case c.clock.known() && !c.clock.now().Before(j.AnswerBy(c.cfg.Buffer)):
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
	e.orphaned, e.shown = true, false
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
	if e.phase == overdue && c.clock.now().Before(e.answerBy) {
		e.phase, e.tooLate = done, 0 // of its earlier block
	}
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
