package jobs

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

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
