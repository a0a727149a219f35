package jobs

import (
	"container/heap"
	"context"
	"errors"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// step is what a worker reports when its part of a job is over.
type step struct {
	entry *entry
	part  int
	phase phase // the phase that is over
	took  time.Duration

	code   []byte
	result Result
	txHash common.Hash
	err    error
}

// spawn runs one part of a job in a goroutine that ends at the latest at end,
// which is chain time.
func (c *Coordinator) spawn(work context.Context, e *entry, p phase, end time.Time, part func(context.Context, *step)) {
	e.phase = p
	e.part++
	ctx, cancel := context.WithDeadline(work, c.clock.local(end))
	e.cancel = cancel
	s := step{entry: e, part: e.part, phase: p}
	c.workers.Go(func() {
		defer cancel()
		start := time.Now()
		part(ctx, &s)
		s.took = time.Since(start)
		c.steps <- s // Run takes steps until its last worker is gone
	})
}

func (c *Coordinator) startFetch(work context.Context, e *entry) {
	if !e.job.SecretID.IsZero() {
		c.sign(work, e, Result{Outcome: SecretDenied, Detail: "this executor keeps no secrets"})
		return
	}
	codeTx := e.job.CodeTx
	c.spawn(work, e, fetching, e.lastRun, func(ctx context.Context, s *step) {
		s.err = retry(ctx, func() (bool, error) {
			var err error
			s.code, err = c.parts.Code.Code(ctx, codeTx)
			_, usersDoing := OutcomeOfCodeError(err)
			return err == nil || usersDoing, err
		})
	})
}

// startRun gives e a slot. A job that waited gets no more time than what is
// left before its answer must be on its way.
func (c *Coordinator) startRun(work context.Context, e *entry) {
	c.running++
	e.took.wait = time.Since(e.seen) - e.took.fetch
	task := Task{JobID: e.job.ID, Code: e.code, Input: e.job.Input}
	deadline, lastRun := e.job.Deadline, c.clock.local(e.lastRun)
	e.code, e.job.Input = nil, nil // not needed again, and maybe large
	c.spawn(work, e, running, e.answerBy, func(ctx context.Context, s *step) {
		s.err = retry(ctx, func() (bool, error) {
			var err error
			task.Deadline = min(deadline, time.Until(lastRun))
			if task.Deadline <= 0 {
				s.result = Result{Outcome: DeadlineOver, Detail: "no sandbox started in time"}
				return true, nil
			}
			s.result, err = c.parts.Sandbox.Run(ctx, task)
			return !errors.Is(err, ErrNotStarted), err
		})
	})
}

func (c *Coordinator) startSubmit(work context.Context, e *entry) {
	signed, answerBy := *e.signed, e.answerBy
	c.spawn(work, e, submitting, answerBy, func(ctx context.Context, s *step) {
		s.err = retry(ctx, func() (bool, error) {
			var err error
			s.txHash, err = c.parts.Outputs.Submit(ctx, signed, answerBy)
			return err == nil || errors.Is(err, ErrFinal) || errors.Is(err, ErrStale), err
		})
	})
}

// advance moves a job on after one of its parts is over.
func (c *Coordinator) advance(work context.Context, s step) {
	e := s.entry
	c.record(s)
	if e.part != s.part || e.phase != s.phase || c.jobs[e.job.ID] != e {
		return // answered, expired, begun anew or replaced meanwhile
	}
	switch s.phase {
	case fetching:
		c.fetched(work, e, s)
	case running:
		if s.err != nil { // nobody's code's doing, but who stays silent is slashed
			s.result = Result{Outcome: SandboxDied, Detail: s.err.Error()}
		}
		c.sign(work, e, s.result)
	case submitting:
		e.cancel = nil
		switch {
		case s.err == nil:
			c.finish(e, "job answered", "tx", s.txHash)
		case errors.Is(s.err, ErrAnswered):
			c.finish(e, "answered on chain before")
		case errors.Is(s.err, ErrStale) && c.signTime(e.job).After(e.signed.SignTimestamp):
			c.sign(work, e, *e.result)
		default:
			c.miss(e, "answer not sent", s.err)
		}
	}
}

// record keeps what must be kept of a step whatever became of its job.
func (c *Coordinator) record(s step) {
	switch s.phase {
	case fetching:
		s.entry.took.fetch = s.took
	case running:
		c.running--
		s.entry.took.run = s.took
	case submitting:
		s.entry.took.submit = s.took
	}
}

func (c *Coordinator) fetched(work context.Context, e *entry, s step) {
	outcome, usersDoing := OutcomeOfCodeError(s.err)
	switch {
	case s.err == nil:
		e.code, e.phase = s.code, ready
		heap.Push(&c.waiting, e)
	case usersDoing:
		c.sign(work, e, Result{Outcome: outcome, Detail: s.err.Error()})
	default:
		// Not the user's doing, so no code of his: the job waits for its
		// expiry, where it gets DeadlineOver.
		c.log.Error("code not fetched", "job", e.job.ID, "code_tx", e.job.CodeTx, "err", s.err)
	}
}

// sign signs e's result and sends it, unless the job is off the chain: then
// the result waits for it to come back.
func (c *Coordinator) sign(work context.Context, e *entry, r Result) {
	e.phase, e.result = ran, &r
	if e.orphaned {
		return
	}
	signed, err := c.parts.Signer.Sign(e.job.ID, r, c.signTime(e.job))
	if err != nil {
		c.miss(e, "answer not signed", err)
		return
	}
	if e.signed == nil {
		c.stats.outcome(r.Outcome)
	}
	c.log.Info("job ran", "job", e.job.ID, "outcome", uint8(r.Outcome), "means", r.Outcome,
		"detail", r.Detail, "output_bytes", len(r.Output), "total_ms", r.TotalTimeMs())
	e.signed = &signed
	c.startSubmit(work, e)
}

// signTime is a block's time and not the clock's: the host owns the clock,
// and the contract refuses a signature from the future.
func (c *Coordinator) signTime(j Job) time.Time {
	if c.head.Time.After(j.CreatedAt) {
		return c.head.Time
	}
	return j.CreatedAt
}

// finish ends a job that is answered.
func (c *Coordinator) finish(e *entry, msg string, args ...any) {
	e.phase = done
	c.stats.answered.Add(1)
	c.log.Info(msg, append([]any{"job", e.job.ID, "fetch", e.took.fetch, "wait", e.took.wait, "run", e.took.run, "submit", e.took.submit}, args...)...)
}

// miss ends a job that gets no answer from here.
func (c *Coordinator) miss(e *entry, msg string, err error) {
	e.phase = done
	c.stats.missed.Add(1)
	c.log.Error(msg, "job", e.job.ID, "err", err)
}

// Pauses of retry.
const (
	firstPause   = 100 * time.Millisecond
	longestPause = 2 * time.Second
)

// retry calls try until it says that it is over or ctx ends, and returns the
// last error.
func retry(ctx context.Context, try func() (over bool, err error)) error {
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		over, err := try()
		if over {
			return err
		}
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return err
		case <-timer.C:
		}
	}
}
