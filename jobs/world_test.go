package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

var us = common.HexToAddress("0xe1")

// world is the chain, the sandbox and the enclave of a test. Its times are
// those of the synctest bubble.
type world struct {
	mu        sync.Mutex
	codeErr   func(attempt int) error
	run       func(ctx context.Context, t Task) (Result, error)
	submitErr func(attempt int) error
	secrets   secretStore // nil: none
	ran       []ID
	signedAt  []time.Time
	sent      []SignedResult
	fetches   int
	submits   int
	release   chan struct{} // made in the bubble
	clock     struct {      // the host's
		sync.Mutex
		ahead time.Duration
	}
}

// setClock sets the host's clock.
func (w *world) setClock(ahead time.Duration) {
	w.clock.Lock()
	defer w.clock.Unlock()
	w.clock.ahead = ahead
}

// wall is the host's clock.
func (w *world) wall() time.Time {
	w.clock.Lock()
	defer w.clock.Unlock()
	return time.Now().Add(w.clock.ahead)
}

func (w *world) Code(ctx context.Context, tx common.Hash) ([]byte, error) {
	w.mu.Lock()
	w.fetches++
	n := w.fetches
	w.mu.Unlock()
	if w.codeErr != nil {
		if err := w.codeErr(n); err != nil {
			return nil, err
		}
	}
	return []byte("code of " + tx.Hex()), nil
}

func (w *world) Run(ctx context.Context, t Task) (Result, error) {
	w.mu.Lock()
	w.ran = append(w.ran, t.JobID)
	run := w.run
	w.mu.Unlock()
	if run != nil {
		return run(ctx, t)
	}
	return Result{Output: []byte("out"), Elapsed: time.Millisecond}, nil
}

func (w *world) Sign(id ID, r Result, at time.Time) (SignedResult, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.signedAt = append(w.signedAt, at)
	return SignedResult{JobID: id, Output: r.Output, Outcome: r.Outcome, TotalTimeMs: r.TotalTimeMs(), SignTimestamp: at}, nil
}

func (w *world) Submit(ctx context.Context, r SignedResult, answerBy time.Time) (common.Hash, error) {
	w.mu.Lock()
	w.submits++
	n := w.submits
	w.mu.Unlock()
	if w.submitErr != nil {
		if err := w.submitErr(n); err != nil {
			return common.Hash{}, err
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sent = append(w.sent, r)
	return common.Hash{1}, nil
}

// answers returns "id:outcome" of what was submitted, in order.
func (w *world) answers() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	var out []string
	for _, s := range w.sent {
		out = append(out, fmt.Sprintf("%s:%d", s.JobID, s.Outcome))
	}
	return out
}

func (w *world) runs() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.ran)
}

type bench struct {
	*testing.T
	*world
	c          *Coordinator
	stop       context.CancelFunc
	unanswered chan []ID
	headless   bool // no head was told yet
}

// play runs a test against a Coordinator with the given number of slots,
// 10 s of buffer, 2 s of submit margin, 30 s to drain, and 20 s for a head to
// get too old.
func play(t *testing.T, slots int, w *world, test func(b *bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		c, err := New(Config{Enclave: us, Slots: slots, MaxJobs: 100, Buffer: 10 * time.Second, SubmitMargin: 2 * time.Second, DrainTimeout: 30 * time.Second,
			MaxHeadAge: 20 * time.Second, Wall: w.wall},
			Parts{Code: w, Sandbox: w, Signer: w, Outputs: w, Secrets: w.secrets}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		w.release = make(chan struct{})
		ctx, stop := context.WithCancel(t.Context())
		b := &bench{T: t, world: w, c: c, stop: stop, unanswered: make(chan []ID, 1), headless: true}
		go func() { b.unanswered <- c.Run(ctx) }()
		test(b)
		stop()
		<-c.ended
		if err := c.Handle(context.Background(), Synced{}); !errors.Is(err, ErrEnded) {
			t.Errorf("Handle after the end: %v", err)
		}
	})
}

// tell tells events. A head follows Synced, as the watcher has it; here it is
// of this very moment, unless the test tells of one itself.
func (b *bench) tell(events ...Event) {
	b.Helper()
	heads := slices.ContainsFunc(events, func(ev Event) bool { _, is := ev.(Head); return is })
	i := slices.Index(events, Event(Synced{}))
	if i >= 0 && b.headless && !heads {
		events = slices.Insert(slices.Clone(events), i+1, Event(Head{Number: 1, Time: time.Now()}))
	}
	b.headless = b.headless && !heads && i < 0
	b.tellOnly(events...)
}

func (b *bench) tellOnly(events ...Event) {
	b.Helper()
	for _, ev := range events {
		if err := b.c.Handle(b.Context(), ev); err != nil {
			b.Fatal(err)
		}
		synctest.Wait() // each event is worked off before the next
	}
}

func (b *bench) wantAnswers(want ...string) {
	b.Helper()
	synctest.Wait()
	if got := b.answers(); !slices.Equal(got, want) {
		b.Errorf("answers %v, want %v", got, want)
	}
}

// job is created now, in block, with 5 s of deadline.
func job(id uint64, block byte) Job {
	return Job{ID: NewID(id), Env: Env, CodeTx: common.Hash{byte(id)}, Input: []byte("in"), Deadline: 5 * time.Second,
		Selected: []common.Address{{9}, us}, CreatedAt: time.Now(), Origin: Origin{BlockHash: common.Hash{block}}}
}

// stuck is a sandbox that runs until its deadline.
func stuck(ctx context.Context, t Task) (Result, error) {
	select {
	case <-time.After(t.Deadline):
		return Result{Outcome: DeadlineOver, Elapsed: t.Deadline}, nil
	case <-ctx.Done():
		return Result{}, ctx.Err()
	}
}
