package jobs

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// step is what a worker reports when its part of a job is over.
type step struct {
	entry *entry
	part  int
	phase phase // the phase that is over
	took  time.Duration

	code     []byte
	result   Result
	txHash   common.Hash
	answerBy time.Time // that Submit went by; a reorg may have changed the job's
	err      error
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
	if !e.job.SecretID.IsZero() && c.parts.Secrets == nil {
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
	job := e.job
	c.spawn(work, e, running, e.answerBy, func(ctx context.Context, s *step) {
		var err error // of the last attempt
		s.err = retry(ctx, func() (bool, error) {
			task.Deadline = min(deadline, time.Until(lastRun))
			if task.Deadline <= 0 {
				s.result = neverStarted(err)
				return true, nil
			}
			s.result, err = c.runWithSecret(ctx, job, task)
			return !errors.Is(err, ErrNotStarted), err
		})
	})
}

// runWithSecret runs task with the secret that job names, if any, which is in
// memory for that long. Without it the code does not start.
func (c *Coordinator) runWithSecret(ctx context.Context, job Job, task Task) (Result, error) {
	if job.SecretID.IsZero() {
		return c.parts.Sandbox.Run(ctx, task)
	}
	secret, release, err := c.parts.Secrets.Get(ctx, job)
	switch {
	case errors.Is(err, ErrSecretDenied):
		return Result{Outcome: SecretDenied, Detail: err.Error()}, nil
	case err != nil:
		return Result{}, fmt.Errorf("%w: %w: %w", ErrNotStarted, errSecretNotRead, err)
	}
	defer release()
	task.Secret = secret
	return c.parts.Sandbox.Run(ctx, task)
}

// errSecretNotRead says that nobody could tell whether a job gets its secret.
var errSecretNotRead = errors.New("secret not read")

// neverStarted is the result of a job whose code did not start in time, because
// of err or for want of a slot.
func neverStarted(err error) Result {
	if errors.Is(err, errSecretNotRead) {
		return Result{Outcome: SecretDenied, Detail: err.Error()}
	}
	return Result{Outcome: DeadlineOver, Detail: "no sandbox started in time"}
}

func (c *Coordinator) startSubmit(work context.Context, e *entry) {
	signed, answerBy := *e.signed, e.answerBy
	e.sent = time.Now()
	c.spawn(work, e, submitting, answerBy, func(ctx context.Context, s *step) {
		s.answerBy = answerBy
		s.err = retry(ctx, func() (bool, error) {
			var err error
			s.txHash, err = c.parts.Outputs.Submit(ctx, signed, answerBy)
			if err != nil {
				c.log.Debug("answer not sent", "job", signed.JobID, "err", err)
			}
			return err == nil || errors.Is(err, ErrFinal) || errors.Is(err, ErrStale), err
		})
	})
}

// advance moves a job on after one of its parts is over.
func (c *Coordinator) advance(work context.Context, s step) {
	e := s.entry
	c.record(s)
	if e.part == s.part && e.phase == overdue && s.phase == submitting {
		e.phase = submitting // its last word
	}
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
		c.submitted(work, e, s)
	}
}

// submitted sees to what came of an answer that was sent.
func (c *Coordinator) submitted(work context.Context, e *entry, s step) {
	// Submit went by other times than the job now has, or the local clock ran
	// ahead of the chain's.
	inTime := c.clock.now().Before(e.answerBy)
	early := inTime && (!errors.Is(s.err, ErrFinal) || !s.answerBy.Equal(e.answerBy))
	switch {
	case s.err == nil:
		c.finish(e, "job answered", "tx", s.txHash)
	case errors.Is(s.err, ErrAnswered):
		c.finish(e, "answered on chain before")
	case e.orphaned: // no wonder; if the job comes back, so does the answer
		e.phase = done
	case !inTime:
		c.late(e, s.err)
	case errors.Is(s.err, ErrStale):
		e.phase = ran
		c.signAnew(work, e)
	case early:
		c.startSubmit(work, e)
	default:
		c.miss(e, "answer not sent", s.err)
	}
}

// signAnew signs a result that waits for a newer block than it was signed
// with, if there is one.
func (c *Coordinator) signAnew(work context.Context, e *entry) {
	if e.signed == nil || c.signTime(e.job).After(e.signed.SignTimestamp) {
		c.sign(work, e, *e.result)
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

// sign signs e's result and sends it. If the job is off the chain, the result
// waits for it to come back; if the newest block is too old to tell the time,
// for another.
func (c *Coordinator) sign(work context.Context, e *entry, r Result) {
	e.phase, e.result = ran, &r
	if e.orphaned {
		return
	}
	if age := c.clock.now().Sub(c.signTime(e.job)); age > c.cfg.MaxHeadAge {
		c.log.Warn("answer not signed yet: the newest block is too old to tell the time", "job", e.job.ID, "age", age)
		return
	}
	start := time.Now()
	signed, err := c.parts.Signer.Sign(e.job.ID, r, c.signTime(e.job))
	e.took.sign = time.Since(start)
	if err != nil {
		c.miss(e, "answer not signed", err)
		return
	}
	if e.signed == nil {
		c.stats.outcome(r.Outcome)
	}
	signed.RequestDigest = e.job.RequestDigest
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
	if !e.answered { // a reorg makes one job end more than once
		e.answered = true
		c.stats.answered.Add(1)
	}
	c.log.Info(msg, append([]any{"job", e.job.ID, "fetch", e.took.fetch, "wait", e.took.wait, "run", e.took.run, "sign", e.took.sign, "submit", e.took.submit}, args...)...)
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
// last error that says more than that ctx ended.
func retry(ctx context.Context, try func() (over bool, err error)) error {
	var why error
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		over, err := try()
		if over {
			return err
		}
		if why == nil || !endOfContext(err) {
			why = err
		}
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return why
		case <-timer.C:
		}
	}
}

// endOfContext tells whether err says that a context ended, and no other reason
// beside.
func endOfContext(err error) bool {
	for {
		if err == context.Canceled || err == context.DeadlineExceeded {
			return true
		}
		if err = errors.Unwrap(err); err == nil { // also where there are several
			return false
		}
	}
}
