package jobs

import (
	"context"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

func TestFinishedJobsTakeNoPlace(t *testing.T) {
	play(t, 2, &world{}, func(b *bench) {
		b.tell(Synced{})
		for i := range uint64(1200) { // 100 may owe an answer at once
			j := job(i, 1)
			j.Deadline = time.Minute
			b.tell(Created{j})
		}
		if s := b.c.Stats(); s.Answered != 1200 || s.Refused != 0 {
			b.Errorf("stats %+v", s)
		}
		if held := b.c.Stats().Held; held > 901 {
			b.Errorf("%d jobs are remembered", held)
		}
	})
}

// The host's clock is wrong by an hour; the chain's blocks say so.
func TestHostClockDoesNotDecide(t *testing.T) {
	for name, wrong := range map[string]time.Duration{"ahead": -time.Hour, "behind": time.Hour} {
		play(t, 1, &world{run: stuck}, func(b *bench) {
			j := job(1, 1)
			j.CreatedAt = time.Now().Add(wrong)
			b.tell(Synced{}, Head{Number: 1, Time: j.CreatedAt}, Created{j})
			time.Sleep(6 * time.Second)
			b.wantAnswers("1:4")
			if b.runs() != 1 {
				b.Errorf("%s: not run", name)
			}
			late := job(2, 1)
			late.CreatedAt = time.Now().Add(wrong - time.Minute)
			b.tell(Created{late})
			time.Sleep(time.Minute)
			b.wantAnswers("1:4")
		})
	}
}

func TestAnswerOfAnotherLifeThatAReorgTookIsGivenAgain(t *testing.T) {
	play(t, 1, &world{run: stuck}, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Answered{ID: j.ID}, Removed{j.ID, common.Hash{1}}, Created{j})
		time.Sleep(6 * time.Second)
		b.wantAnswers("1:4")
		if b.runs() != 2 { // the first was stopped by the answer
			b.Errorf("ran %d times", b.runs())
		}
	})
}

func TestJobOffTheChainDoesNotExpire(t *testing.T) {
	w := &world{}
	w.run = func(ctx context.Context, task Task) (Result, error) {
		if task.JobID == NewID(1) {
			<-w.release
		}
		return Result{}, nil
	}
	play(t, 1, w, func(b *bench) {
		blocker, j := job(1, 1), job(2, 7)
		blocker.Deadline = time.Hour
		b.tell(Synced{}, Created{blocker}, Created{j}, Removed{j.ID, common.Hash{7}})
		time.Sleep(14 * time.Second) // past the moment at which it would be answered with 4
		j.CreatedAt, j.Origin.BlockHash = time.Now(), common.Hash{8}
		b.tell(Created{j})
		close(w.release)
		time.Sleep(time.Second)
		synctest.Wait()
		if got := b.answers(); len(got) != 2 || (got[0] != "2:0" && got[1] != "2:0") {
			b.Errorf("answers %v", got)
		}
	})
}

func TestSandboxThatHangsIsAnsweredInTime(t *testing.T) {
	w := &world{run: func(ctx context.Context, _ Task) (Result, error) { <-ctx.Done(); return Result{}, ctx.Err() }}
	play(t, 1, w, func(b *bench) {
		b.tell(Synced{}, Created{job(1, 1)})
		time.Sleep(13900 * time.Millisecond) // 15 s to answer, 1 s of it kept to send
		b.wantAnswers()
		time.Sleep(200 * time.Millisecond)
		b.wantAnswers("1:4")
		b.tell(Created{job(2, 1)}) // the slot is free again
		if b.runs() != 2 {
			b.Errorf("%d runs", b.runs())
		}
	})
}

func TestStaleSignatureIsRenewed(t *testing.T) {
	w := &world{}
	w.submitErr = func(n int) error {
		if n == 1 {
			return fmt.Errorf("simulating: %w", ErrStale)
		}
		return nil
	}
	w.run = func(context.Context, Task) (Result, error) { <-w.release; return Result{}, nil }
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j})
		// A newer head comes between the two signatures.
		w.mu.Lock()
		first := w.submitErr
		w.submitErr = func(n int) error {
			if n == 1 {
				_ = b.c.Handle(context.Background(), Head{Number: 2, Time: j.CreatedAt.Add(3 * time.Second)})
			}
			return first(n)
		}
		w.mu.Unlock()
		close(w.release)
		b.wantAnswers("1:0")
		if len(b.signedAt) != 2 || b.runs() != 1 {
			b.Errorf("signed at %v, ran %d times", b.signedAt, b.runs())
		}
	})
}
