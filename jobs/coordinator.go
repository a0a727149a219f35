package jobs

import (
	"container/heap"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Errors that the Coordinator's collaborators wrap to say what may be done next.
var (
	// ErrNotStarted is wrapped by a sandbox that failed before the user's
	// code could run: only then may the task be tried again.
	ErrNotStarted = errors.New("the code did not start")
	// ErrSecretDenied is wrapped by a secret store when this executor has not
	// got a job's secret, or the job owner may not use it.
	ErrSecretDenied = errors.New("secret is not available to this job")
	// ErrFinal is wrapped by Submit when the contract will never take the
	// answer.
	ErrFinal = errors.New("the contract takes no answer to this job")
	// ErrAnswered is the ErrFinal of a job that has this executor's answer.
	ErrAnswered = fmt.Errorf("job already answered by this executor: %w", ErrFinal)
	// ErrStale is wrapped by Submit when the answer has to be signed anew.
	ErrStale = errors.New("signature too old")
)

// Sentinels of Config.Check.
var (
	ErrNoEnclave = errors.New("no enclave address")
	ErrNoSlots   = errors.New("slots must be at least 1")
	ErrMaxJobs   = errors.New("jobs at once must be at least the slots")
	ErrMargin    = errors.New("submit margin must be above 0 and below the execution buffer")
	ErrHeadAge   = errors.New("greatest age of the head must be above 0")
)

// Config of a Coordinator.
type Config struct {
	Enclave      common.Address // whose jobs these are
	Slots        int            // sandboxes at once
	MaxJobs      int            // jobs that owe an answer at once, waiting ones included
	Buffer       time.Duration  // the contract's execution buffer time
	SubmitMargin time.Duration  // kept free before AnswerBy for the transaction
	DrainTimeout time.Duration  // how long Run goes on after its context ends

	// MaxHeadAge is the age of the newest block, in chain time, above which
	// nothing is signed: the contract would find the signature too old.
	MaxHeadAge time.Duration

	Wall func() time.Time // the host's clock, which decides nothing; nil: time.Now
}

// Check returns the first rule that c breaks.
func (c Config) Check() error {
	switch {
	case c.Enclave == common.Address{}:
		return ErrNoEnclave
	case c.Slots < 1:
		return fmt.Errorf("%w: %d", ErrNoSlots, c.Slots)
	case c.MaxJobs < c.Slots:
		return fmt.Errorf("%w: %d jobs for %d slots", ErrMaxJobs, c.MaxJobs, c.Slots)
	case c.SubmitMargin <= 0 || c.SubmitMargin >= c.Buffer:
		return fmt.Errorf("%w: %s of %s", ErrMargin, c.SubmitMargin, c.Buffer)
	case c.MaxHeadAge <= 0:
		return fmt.Errorf("%w: %s", ErrHeadAge, c.MaxHeadAge)
	}
	return nil
}

type (
	codeSource interface {
		Code(ctx context.Context, codeTx common.Hash) ([]byte, error)
	}
	sandbox interface {
		Run(ctx context.Context, task Task) (Result, error)
	}
	signer interface {
		Sign(id ID, r Result, at time.Time) (SignedResult, error)
	}
	// secretStore hands out secrets. An error that wraps ErrSecretDenied is the
	// last word; others may pass. After release the plaintext is gone.
	secretStore interface {
		Get(ctx context.Context, job Job) (plaintext []byte, release func(), err error)
	}
	outputs interface {
		Submit(ctx context.Context, r SignedResult, answerBy time.Time) (common.Hash, error)
	}
)

// Parts is what a Coordinator works with.
type Parts struct {
	Code    codeSource
	Sandbox sandbox
	Signer  signer
	Outputs outputs
	Secrets secretStore // nil: jobs with a secret are answered with SecretDenied
}

// Coordinator takes each job from the event that creates it to the answer
// that is sent: once, in time, in order of deadline.
//
// The goroutine in Run owns all its mutable state. Others reach it through
// Handle and through the steps that its workers report.
type Coordinator struct {
	cfg   Config
	parts Parts
	log   *slog.Logger
	stats stats

	events chan Event // unbuffered: the watcher waits, nothing piles up
	steps  chan step  // unbuffered: a worker waits until its step is taken
	ended  chan struct{}

	// Owned by Run.
	jobs     map[ID]*entry
	waiting  queue // entries with code in hand and no slot, earliest first
	running  int
	synced   bool
	draining bool
	head     Head
	clock    chainClock
	workers  sync.WaitGroup
}

// New returns a Coordinator that does nothing until Run.
func New(cfg Config, parts Parts, log *slog.Logger) (*Coordinator, error) {
	if err := cfg.Check(); err != nil {
		return nil, fmt.Errorf("job coordinator: %w", err)
	}
	if cfg.Wall == nil {
		cfg.Wall = time.Now
	}
	return &Coordinator{
		cfg: cfg, parts: parts, log: log, clock: newChainClock(cfg.Wall),
		events: make(chan Event), steps: make(chan step), ended: make(chan struct{}),
		jobs: make(map[ID]*entry),
	}, nil
}

// ErrEnded is returned by Handle when Run has returned.
var ErrEnded = errors.New("job coordinator has ended")

// Handle gives the Coordinator the next event of the chain. It returns when
// the event is taken, with ctx's error, or with ErrEnded.
func (c *Coordinator) Handle(ctx context.Context, ev Event) error {
	select {
	case c.events <- ev:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-c.ended:
		return ErrEnded
	}
}

// Run works until ctx ends. Then it takes no new jobs, finishes those it has
// within the drain timeout, and returns the ids of those left unanswered.
func (c *Coordinator) Run(ctx context.Context) (unanswered []ID) {
	work, stopWork := context.WithCancel(context.WithoutCancel(ctx))
	defer stopWork()
	defer close(c.ended)

	stopping := ctx.Done()
	var drained <-chan time.Time
	wake := time.NewTimer(time.Hour)
	defer wake.Stop()
	for !(c.draining && c.idle()) {
		c.startWaiting(work)
		wake.Reset(c.untilNextExpiry())
		select {
		case ev := <-c.events:
			c.handle(work, ev)
		case s := <-c.steps:
			c.advance(work, s)
		case <-wake.C:
			c.expire(work)
		case <-stopping:
			stopping, c.draining = nil, true
			timer := time.NewTimer(c.cfg.DrainTimeout)
			defer timer.Stop()
			drained = timer.C
			c.log.Info("draining: no new jobs are taken", "unanswered", len(c.active()))
		case <-drained:
			return c.abandon(stopWork)
		}
	}
	return c.abandon(stopWork)
}

// abandon ends all workers and says which jobs they leave unanswered.
func (c *Coordinator) abandon(stopWork context.CancelFunc) []ID {
	stopWork()
	gone := make(chan struct{})
	go func() { c.workers.Wait(); close(gone) }()
	for {
		select {
		case s := <-c.steps:
			c.record(s)
		case <-gone:
			left := c.active()
			for _, id := range left {
				c.log.Error("job left unanswered", "job", id, "answer_by", c.jobs[id].answerBy)
			}
			return left
		}
	}
}

// active returns the ids of the jobs that still owe an answer.
func (c *Coordinator) active() []ID {
	var ids []ID
	for id, e := range c.jobs {
		if e.owes() {
			ids = append(ids, id)
		}
	}
	return ids
}

func (c *Coordinator) idle() bool { return len(c.active()) == 0 }

// startWaiting gives free slots to the waiting jobs with the earliest end.
func (c *Coordinator) startWaiting(work context.Context) {
	for c.running < c.cfg.Slots && c.waiting.Len() > 0 {
		e := heap.Pop(&c.waiting).(*entry)
		if e.phase != ready || e.orphaned || !c.clock.now().Before(e.lastRun) {
			continue // answered or taken back while it waited, or about to expire
		}
		c.startRun(work, e)
	}
	c.stats.running.Store(int64(c.running))
	c.stats.held.Store(int64(len(c.jobs)))
	c.observeStats()
}

// observeStats publishes what only Run knows.
func (c *Coordinator) observeStats() {
	var unsigned int64
	for _, e := range c.jobs {
		if e.phase == ran && !e.orphaned {
			unsigned++
		}
	}
	c.stats.unsigned.Store(unsigned)
	c.stats.clockOffset.Store(int64(c.clock.hostOffset()))
	if c.clock.known() {
		seen := c.clock.local(c.head.Time)
		c.stats.headTime.Store(&seen)
	}
}
