package jobs

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

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

// The answer was in the mempool when the job left the chain, where the
// contract does not know it. When the job comes back, so does the answer.
func TestAnswerUnderWayWhenItsJobIsTakenBack(t *testing.T) {
	w := &world{}
	w.submitErr = func(n int) error {
		if n == 1 {
			<-w.release
			return fmt.Errorf("no such job: %w", ErrFinal)
		}
		return nil
	}
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Removed{j.ID, common.Hash{1}})
		close(w.release)
		b.wantAnswers()
		if s := b.c.Stats(); s.Missed != 0 {
			t.Errorf("stats %+v", s)
		}
		j.Origin.BlockHash = common.Hash{2}
		b.tell(Created{j})
		b.wantAnswers("1:0")
		if s := b.c.Stats(); s.Answered != 1 || s.Missed != 0 || b.runs() != 1 || len(b.signedAt) != 1 {
			t.Errorf("ran %d times, signed at %v, stats %+v", b.runs(), b.signedAt, s)
		}
	})
}

// By what was asked the contract tells a job from another with its number.
func TestAnswerSaysWhatWasAsked(t *testing.T) {
	play(t, 1, &world{}, func(b *bench) {
		j := job(1, 1)
		j.RequestDigest = [8]byte{7}
		b.tell(Synced{}, Created{j})
		b.wantAnswers("1:0")
		if got := b.sent[0].RequestDigest; got != j.RequestDigest {
			b.Errorf("the answer is to request %x, want %x", got, j.RequestDigest)
		}
	})
}

// The answer was given up by the time of the job's old block.
func TestJobMinedAgainLaterWhileItsAnswerIsUnderWay(t *testing.T) {
	w := &world{}
	w.submitErr = func(n int) error {
		if n == 1 {
			<-w.release
			return fmt.Errorf("not mined in time: %w", ErrFinal)
		}
		return nil
	}
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Removed{j.ID, common.Hash{1}})
		time.Sleep(8 * time.Second)
		j.Origin.BlockHash, j.CreatedAt = common.Hash{2}, time.Now()
		b.tell(Created{j}, Head{Number: 2, Time: time.Now()})
		close(w.release)
		b.wantAnswers("1:0")
		if s := b.c.Stats(); s.Answered != 1 || s.Missed != 0 {
			t.Errorf("stats %+v", s)
		}
	})
}

// A job that is mined again earlier has less time than it had.
func TestJobMinedAgainEarlierEndsEarlier(t *testing.T) {
	play(t, 1, &world{run: func(ctx context.Context, _ Task) (Result, error) { <-ctx.Done(); return Result{}, ctx.Err() }}, func(b *bench) {
		j := job(1, 1)
		start := j.CreatedAt
		b.tell(Synced{}, Created{j}, Removed{j.ID, common.Hash{1}})
		j.Origin.BlockHash, j.CreatedAt = common.Hash{2}, start.Add(-4*time.Second)
		b.tell(Created{j})
		time.Sleep(9900 * time.Millisecond) // 15 s to answer, 1 s of it kept to send
		b.wantAnswers()
		time.Sleep(200 * time.Millisecond)
		b.wantAnswers("1:4")
	})
}

func TestJobThatWaitsAndIsReplacedIsNotRun(t *testing.T) {
	w := &world{}
	var inputs []string
	w.run = func(_ context.Context, task Task) (Result, error) {
		if task.JobID == NewID(9) {
			<-w.release
		} else {
			inputs = append(inputs, string(task.Input))
		}
		return Result{}, nil
	}
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		other := j
		other.Input, other.Origin.BlockHash = []byte("other"), common.Hash{2}
		b.tell(Synced{}, Created{job(9, 1)}, Created{j}, Created{other})
		close(w.release)
		synctest.Wait()
		if fmt.Sprint(inputs) != "[other]" {
			t.Errorf("ran %v", inputs)
		}
	})
}

// A job that is done comes back in another block, again and again: it is run
// once and counted once.
func TestFinishedJobThatComesBackIsCountedOnce(t *testing.T) {
	w := &world{submitErr: func(n int) error {
		if n > 1 {
			return fmt.Errorf("simulating: %w", ErrAnswered)
		}
		return nil
	}}
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j})
		for block := byte(2); block < 5; block++ {
			b.tell(Removed{j.ID, j.Origin.BlockHash})
			j.Origin.BlockHash = common.Hash{block}
			b.tell(Created{j})
		}
		b.wantAnswers("1:0")
		if s := b.c.Stats(); s.Answered != 1 || s.Missed != 0 || s.Admitted != 1 || b.runs() != 1 || b.submits != 4 {
			t.Errorf("ran %d times, %d submits, stats %+v", b.runs(), b.submits, s)
		}
	})
}

// While a job is off the chain nothing is signed for it, whatever ends.
func TestNothingIsSignedForAJobOffTheChain(t *testing.T) {
	for name, w := range map[string]*world{
		"run":           {run: stuck},
		"no such code":  {codeErr: func(int) error { time.Sleep(time.Second); return ErrCodeNotFound }},
		"hanging fetch": {codeErr: func(int) error { time.Sleep(time.Hour); return errors.New("timeout") }},
	} {
		play(t, 1, w, func(b *bench) {
			j := job(1, 1)
			b.tell(Synced{}, Created{j}, Removed{j.ID, common.Hash{1}})
			time.Sleep(14 * time.Second)
			synctest.Wait()
			if len(b.signedAt) != 0 || len(b.answers()) != 0 {
				t.Errorf("%s: signed at %v, answers %v", name, b.signedAt, b.answers())
			}
			time.Sleep(2 * time.Hour)
		})
	}
}

// The answer that an earlier life of this process sent is mined while this one
// submits its own.
func TestAnswerOfAnEarlierLifeEndsTheSubmission(t *testing.T) {
	w := &world{submitErr: func(int) error { return errors.New("connection refused") }} // tried again and again
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Answered{ID: j.ID, TxHash: common.Hash{3}})
		n := b.submits
		time.Sleep(time.Minute)
		synctest.Wait()
		if s := b.c.Stats(); s.Answered != 1 || s.Missed != 0 || b.submits != n {
			t.Errorf("%d and %d submits, stats %+v", n, b.submits, s)
		}
	})
}

// Submit saw the answer mined in a block that the followed chain never had:
// it is submitted again until that chain shows it, or its time is over.
func TestAnswerThatTheFollowedChainDoesNotShowIsSubmittedAgain(t *testing.T) {
	head := func(n uint64) Head { return Head{Number: n, Time: time.Now()} }
	for name, c := range map[string]struct {
		submitErr func(int) error
		shownAt   uint64 // head; 0: never
		submits   int    // in nine heads
	}{
		"mined, and shown at once":            {nil, 1, 1},
		"mined, and shown late":               {nil, 4, 2},
		"mined, and never shown":              {nil, 0, 4},
		"said to be answered, and not shown":  {func(int) error { return ErrAnswered }, 0, 4},
		"refused for good, so never answered": {func(int) error { return ErrFinal }, 0, 1},
	} {
		w := &world{submitErr: c.submitErr}
		play(t, 1, w, func(b *bench) {
			j := job(1, 1)
			b.tell(Synced{}, Created{j})
			before := b.submits
			if c.submits == 1 && before != 1 {
				t.Errorf("%s: %d submits before any head", name, before)
			}
			for n := range uint64(9) {
				if n == c.shownAt-1 {
					b.tell(Answered{ID: j.ID, TxHash: common.Hash{1}})
				}
				b.tell(head(n + 2))
			}
			if b.submits != c.submits {
				t.Errorf("%s: %d submits, want %d", name, b.submits, c.submits)
			}
			time.Sleep(time.Hour)
			b.tell(head(20), head(21), head(22), head(23))
			if s := b.c.Stats(); b.submits != c.submits || s.Answered > 1 {
				t.Errorf("%s: %d submits after its time, stats %+v", name, b.submits, s)
			}
		})
	}
}
