package jobs

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

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

func TestConfigCheck(t *testing.T) {
	good := Config{Enclave: us, Slots: 1, MaxJobs: 1, Buffer: 2, SubmitMargin: 1, MaxHeadAge: 1}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for want, spoil := range map[error]func(*Config){
		ErrNoEnclave: func(c *Config) { c.Enclave = common.Address{} },
		ErrNoSlots:   func(c *Config) { c.Slots = 0 },
		ErrMaxJobs:   func(c *Config) { c.MaxJobs = 0 },
		ErrMargin:    func(c *Config) { c.SubmitMargin = c.Buffer },
		ErrHeadAge:   func(c *Config) { c.MaxHeadAge = 0 },
	} {
		bad := good
		spoil(&bad)
		if _, err := New(bad, Parts{}, nil); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}
