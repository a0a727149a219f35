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
	ran       []ID
	signedAt  []time.Time
	sent      []SignedResult
	fetches   int
	submits   int
	release   chan struct{} // made in the bubble
}

func (w *world) Code(ctx context.Context, tx common.Hash) ([]byte, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.fetches++
	if w.codeErr != nil {
		if err := w.codeErr(w.fetches); err != nil {
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
	defer w.mu.Unlock()
	w.submits++
	if w.submitErr != nil {
		if err := w.submitErr(w.submits); err != nil {
			return common.Hash{}, err
		}
	}
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
}

// play runs a test against a Coordinator with the given number of slots,
// 10 s of buffer, 2 s of submit margin and 30 s to drain.
func play(t *testing.T, slots int, w *world, test func(b *bench)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		c, err := New(Config{Enclave: us, Slots: slots, MaxJobs: 100, Buffer: 10 * time.Second, SubmitMargin: 2 * time.Second, DrainTimeout: 30 * time.Second},
			Parts{Code: w, Sandbox: w, Signer: w, Outputs: w}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		w.release = make(chan struct{})
		ctx, stop := context.WithCancel(t.Context())
		b := &bench{T: t, world: w, c: c, stop: stop, unanswered: make(chan []ID, 1)}
		go func() { b.unanswered <- c.Run(ctx) }()
		test(b)
		stop()
		<-c.ended
		if err := c.Handle(context.Background(), Synced{}); !errors.Is(err, ErrEnded) {
			t.Errorf("Handle after the end: %v", err)
		}
	})
}

func (b *bench) tell(events ...Event) {
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

func TestJobIsRunSignedAndSubmittedOnce(t *testing.T) {
	play(t, 2, &world{}, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Created{j})
		b.wantAnswers("1:0")
		b.tell(Created{j})
		b.wantAnswers("1:0")
		if b.runs() != 1 {
			b.Errorf("ran %d times", b.runs())
		}
	})
}

func TestNotSelectedIsNotRun(t *testing.T) {
	play(t, 1, &world{}, func(b *bench) {
		j := job(1, 1)
		j.Selected = j.Selected[:1]
		b.tell(Synced{}, Created{j})
		b.wantAnswers()
		if s := b.c.Stats(); s.Refused != 1 {
			b.Errorf("stats %+v", s)
		}
	})
}

func TestNothingRunsBeforeThePastIsKnown(t *testing.T) {
	play(t, 2, &world{}, func(b *bench) {
		b.tell(Created{job(1, 1)}, Created{job(2, 1)}, Answered{ID: NewID(1)})
		if b.runs() != 0 {
			b.Fatal("ran before Synced")
		}
		b.tell(Synced{})
		b.wantAnswers("2:0")
	})
}

func TestJobOfThePastWhoseTimeIsOverIsLeft(t *testing.T) {
	play(t, 1, &world{}, func(b *bench) {
		j := job(1, 1)
		j.CreatedAt = time.Now().Add(-15 * time.Second)
		b.tell(Synced{}, Created{j})
		b.wantAnswers()
	})
}

func TestCodeErrors(t *testing.T) {
	for err, want := range map[error]string{ErrCodeNotFound: "1:1", ErrCodeCalldata: "1:2", ErrCodeTooLarge: "1:11"} {
		play(t, 1, &world{codeErr: func(int) error { return fmt.Errorf("fetching: %w", err) }}, func(b *bench) {
			b.tell(Synced{}, Created{job(1, 1)})
			b.wantAnswers(want)
			if b.runs() != 0 {
				b.Error("a sandbox was started")
			}
		})
	}
}

func TestInfrastructureFailureOfTheCodeSourceIsRetriedAndNeverAnOutcome(t *testing.T) {
	w := &world{codeErr: func(n int) error {
		if n < 4 {
			return errors.New("connection refused")
		}
		return nil
	}}
	play(t, 1, w, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 1)})
		time.Sleep(3 * time.Second)
		b.wantAnswers("1:0")
	})
}

func TestCodeThatCannotBeFetchedEndsInDeadlineOver(t *testing.T) {
	play(t, 1, &world{codeErr: func(int) error { return errors.New("connection refused") }}, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 1)})
		time.Sleep(12 * time.Second) // 13 s are left to run, 15 s to answer
		b.wantAnswers()
		time.Sleep(1100 * time.Millisecond)
		b.wantAnswers("1:4")
	})
}

func TestSandboxThatDidNotStartIsTriedAgain(t *testing.T) {
	n := 0
	w := &world{run: func(context.Context, Task) (Result, error) {
		if n++; n < 3 {
			return Result{}, fmt.Errorf("no space left: %w", ErrNotStarted)
		}
		return Result{}, nil
	}}
	play(t, 1, w, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 1)})
		time.Sleep(time.Second)
		b.wantAnswers("1:0")
	})
}

func TestSandboxThatFailedAfterTheStartIsNotTriedAgain(t *testing.T) {
	w := &world{run: func(context.Context, Task) (Result, error) { return Result{}, errors.New("lost") }}
	play(t, 1, w, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 1)})
		b.wantAnswers("1:10")
		if b.runs() != 1 {
			b.Errorf("ran %d times", b.runs())
		}
	})
}

func TestWaitingJobsRunInOrderOfDeadline(t *testing.T) {
	w := &world{}
	w.run = func(ctx context.Context, task Task) (Result, error) {
		if task.JobID == NewID(1) {
			<-w.release
		}
		return Result{}, nil
	}
	play(t, 1, w, func(b *bench) {
		late, early := job(2, 1), job(3, 1)
		late.Deadline, early.Deadline = 9*time.Second, 2*time.Second
		b.tell(Synced{}, Created{job(1, 1)}, Created{late}, Created{early})
		close(w.release)
		synctest.Wait()
		if want := []ID{NewID(1), NewID(3), NewID(2)}; !slices.Equal(w.ran, want) {
			b.Errorf("ran %v, want %v", w.ran, want)
		}
	})
}

func TestNoMoreAtOnceThanSlots(t *testing.T) {
	var now, most int
	w := &world{}
	w.run = func(ctx context.Context, task Task) (Result, error) {
		w.mu.Lock()
		now++
		most = max(most, now)
		w.mu.Unlock()
		time.Sleep(time.Second)
		w.mu.Lock()
		now--
		w.mu.Unlock()
		return Result{}, nil
	}
	play(t, 3, w, func(b *bench) {
		b.tell(Synced{})
		for i := range uint64(9) {
			b.tell(Created{job(i, 1)})
		}
		time.Sleep(4 * time.Second)
		if len(b.answers()) != 9 || most != 3 {
			b.Errorf("%d answered, %d at once", len(b.answers()), most)
		}
	})
}

func TestJobThatGetsNoSlotIsAnsweredWithDeadlineOver(t *testing.T) {
	w := &world{}
	w.run = func(ctx context.Context, task Task) (Result, error) {
		if task.JobID == NewID(1) {
			return stuck(ctx, Task{Deadline: 20 * time.Second})
		}
		return Result{}, nil
	}
	play(t, 1, w, func(b *bench) {
		long := job(1, 1)
		long.Deadline = time.Minute
		b.tell(Synced{}, Created{long}, Created{job(2, 1)})
		time.Sleep(13*time.Second + time.Millisecond)
		b.wantAnswers("2:4")
		time.Sleep(10 * time.Second)
		b.wantAnswers("2:4", "1:4")
	})
}

func TestLateStartGetsOnlyTheTimeThatIsLeft(t *testing.T) {
	var got time.Duration
	w := &world{run: func(_ context.Context, task Task) (Result, error) { got = task.Deadline; return Result{}, nil }}
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		j.CreatedAt = time.Now().Add(-10 * time.Second) // 15 s in all, 2 s of margin: 3 s left
		b.tell(Synced{}, Created{j})
		synctest.Wait()
		if got != 3*time.Second {
			b.Errorf("deadline %s, want 3s", got)
		}
	})
}

func TestReorgBeforeExecutionCancelsTheJob(t *testing.T) {
	w := &world{}
	w.run = func(ctx context.Context, task Task) (Result, error) { <-w.release; return Result{}, nil }
	play(t, 1, w, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 1)}, Created{job(2, 7)}, Removed{NewID(2), common.Hash{7}})
		close(w.release)
		b.wantAnswers("1:0")
		time.Sleep(20 * time.Second)
		b.wantAnswers("1:0")
	})
}

func TestRemovalOfAnotherBlockChangesNothing(t *testing.T) {
	play(t, 1, &world{run: stuck}, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 2)}, Removed{NewID(1), common.Hash{1}})
		time.Sleep(6 * time.Second)
		b.wantAnswers("1:4")
	})
}

func TestJobMinedAgainIsExecutedOnce(t *testing.T) {
	play(t, 1, &world{run: stuck}, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Removed{j.ID, common.Hash{1}})
		time.Sleep(6 * time.Second) // it ends while it is off the chain
		b.wantAnswers()
		j.Origin.BlockHash = common.Hash{2}
		b.tell(Created{j})
		b.wantAnswers("1:4")
		if b.runs() != 1 {
			b.Errorf("ran %d times", b.runs())
		}
	})
}

func TestReorgAfterSubmissionSendsTheSameAnswerAgain(t *testing.T) {
	play(t, 1, &world{}, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Removed{j.ID, common.Hash{1}})
		j.Origin.BlockHash = common.Hash{2}
		b.tell(Created{j})
		b.wantAnswers("1:0", "1:0")
		if b.runs() != 1 {
			b.Errorf("ran %d times", b.runs())
		}
	})
}

func TestAnotherJobUnderTheSameIDAfterAReorgIsRun(t *testing.T) {
	play(t, 1, &world{}, func(b *bench) {
		j := job(1, 1)
		other := j
		other.Input, other.Origin.BlockHash = []byte("other"), common.Hash{2}
		b.tell(Synced{}, Created{j}, Removed{j.ID, common.Hash{1}}, Created{other})
		b.wantAnswers("1:0", "1:0")
		if b.runs() != 2 {
			b.Errorf("ran %d times, want 2", b.runs())
		}
	})
}

func TestSubmitIsRetriedUntilItIsFinal(t *testing.T) {
	for final, missed := range map[error]uint64{ErrAnswered: 0, ErrFinal: 1} {
		w := &world{submitErr: func(n int) error {
			if n < 3 {
				return errors.New("connection refused")
			}
			return fmt.Errorf("sending: %w", final)
		}}
		play(t, 1, w, func(b *bench) {
			b.tell(Synced{}, Created{job(1, 1)})
			time.Sleep(time.Minute)
			synctest.Wait()
			if b.submits != 3 {
				b.Errorf("%d submits, want 3", b.submits)
			}
			if s := b.c.Stats(); s.Missed != missed || s.Answered != 1-missed || s.Held != 0 {
				b.Errorf("%v: stats %+v", final, s)
			}
		})
	}
}

func TestAnswerThatCannotBeSentInTimeIsReported(t *testing.T) {
	play(t, 1, &world{submitErr: func(int) error { return errors.New("connection refused") }}, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 1)})
		time.Sleep(time.Minute)
		b.wantAnswers()
		if s := b.c.Stats(); s.Missed != 1 {
			b.Errorf("stats %+v", s)
		}
	})
}

func TestSignTimeIsTheChains(t *testing.T) {
	play(t, 1, &world{run: stuck}, func(b *bench) {
		j := job(1, 1)
		head := Head{Number: 5, Time: j.CreatedAt.Add(3 * time.Second)}
		b.tell(Synced{}, Created{j}, head)
		time.Sleep(6 * time.Second)
		b.tell(Created{job(2, 1)})
		time.Sleep(6 * time.Second)
		synctest.Wait()
		want := []time.Time{head.Time, j.CreatedAt.Add(6 * time.Second)} // never before the job's own block
		if !slices.EqualFunc(b.signedAt, want, time.Time.Equal) {
			b.Errorf("signed at %v, want %v", b.signedAt, want)
		}
	})
}

func TestDrainFinishesWhatRunsAndTakesNothingNew(t *testing.T) {
	play(t, 1, &world{run: stuck}, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 1)}, Created{job(2, 1)})
		b.stop()
		synctest.Wait()
		b.tell(Created{job(3, 1)})
		if left := <-b.unanswered; len(left) != 0 {
			b.Errorf("left %v", left)
		}
		b.wantAnswers("1:4", "2:4")
	})
}

func TestDrainEndsAndReportsWhatIsLeft(t *testing.T) {
	play(t, 1, &world{run: stuck}, func(b *bench) {
		j := job(7, 1)
		j.Deadline = time.Hour
		b.tell(Synced{}, Created{j})
		b.stop()
		start := time.Now()
		left := <-b.unanswered
		if !slices.Equal(left, []ID{NewID(7)}) {
			b.Errorf("left %v", left)
		}
		if took := time.Since(start); took != 30*time.Second {
			b.Errorf("took %s, want the drain timeout", took)
		}
	})
}

func TestFloodIsBounded(t *testing.T) {
	play(t, 1, &world{run: stuck}, func(b *bench) {
		b.tell(Synced{})
		for i := range uint64(150) {
			b.tell(Created{job(i, 1)})
		}
		if s := b.c.Stats(); s.Held != 100 || s.Refused != 50 {
			b.Errorf("stats %+v", s)
		}
	})
}

func TestConfigCheck(t *testing.T) {
	good := Config{Enclave: us, Slots: 1, MaxJobs: 1, Buffer: 2, SubmitMargin: 1}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[error]func(*Config){
		ErrNoEnclave: func(c *Config) { c.Enclave = common.Address{} },
		ErrNoSlots:   func(c *Config) { c.Slots = 0 },
		ErrMaxJobs:   func(c *Config) { c.MaxJobs = 0 },
		ErrMargin:    func(c *Config) { c.SubmitMargin = c.Buffer },
	} {
		bad := good
		spoil(&bad)
		if _, err := New(bad, Parts{}, nil); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}
