package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

func TestClockGoesByTheFreshestOfTheLastHeads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newChainClock(time.Now)
		for _, behind := range []time.Duration{-time.Hour, -2 * time.Second, -9 * time.Second} {
			c.observe(time.Now().Add(behind))
		}
		if c.offset != -2*time.Second || c.hostOffset() != c.offset {
			t.Errorf("offset %s", c.offset)
		}
		for range clockHeads { // blocks came late for a while, or we run fast
			c.observe(time.Now().Add(-30 * time.Second))
		}
		if c.offset != -30*time.Second || !c.local(c.now()).Equal(time.Now()) {
			t.Errorf("offset %s", c.offset)
		}
		time.Sleep(time.Minute) // a quiet chain's time goes on
		if !c.now().Equal(time.Now().Add(-30 * time.Second)) {
			t.Errorf("it is %s", c.now())
		}
	})
}

// clockJumps are what a host may do to its clock.
var clockJumps = map[string]time.Duration{"forward": 3 * time.Hour, "a little forward": 8 * time.Second, "back": -3 * time.Hour}

// Whenever the host sets its clock, a job gets the time that it has, and its
// answer the time of a block.
func TestSettingTheHostsClockChangesNothing(t *testing.T) {
	for name, jump := range clockJumps {
		for _, at := range []string{"before the first head", "fetching", "waiting", "running", "submitting"} {
			t.Run(at+" "+name, func(t *testing.T) {
				w := &world{}
				now := func(is string) {
					if is == at {
						w.setClock(jump)
						time.Sleep(time.Second) // something happens under the new clock
					}
				}
				w.codeErr = func(int) error { now("fetching"); return nil }
				w.submitErr = func(int) error { now("submitting"); return nil }
				w.run = func(ctx context.Context, task Task) (Result, error) {
					if task.JobID == NewID(9) { // keeps the only slot
						time.Sleep(time.Second)
						now("waiting")
						return Result{}, nil
					}
					now("running")
					return stuck(ctx, task)
				}
				play(t, 1, w, func(b *bench) {
					now("before the first head")
					start, j := time.Now(), job(1, 1)
					b.tell(Synced{})
					if at == "waiting" {
						b.tell(Created{job(9, 1)})
					}
					b.tell(Created{j})
					for len(b.answers()) == 0 || at == "waiting" && len(b.answers()) == 1 {
						if time.Since(start) > 20*time.Second {
							t.Fatal("no answer in time")
						}
						time.Sleep(100 * time.Millisecond)
						b.tell(Head{Number: 2, Time: time.Now()})
					}
					answers := b.answers()
					if got := answers[len(answers)-1]; got != "1:4" {
						t.Errorf("answers %v", answers)
					}
					if took := time.Since(start); took < 5*time.Second || took > 9*time.Second {
						t.Errorf("a job with a deadline of 5 s took %s", took)
					}
					for _, at := range b.signedAt {
						if off := time.Since(at); off < 0 || off > 8*time.Second {
							t.Errorf("signed for a time %s ago", off)
						}
					}
				})
			})
		}
	}
}

// A process that starts again under a wrong clock keeps the jobs of the past
// until a block has told the time.
func TestJobsOfThePastWaitForTheFirstHead(t *testing.T) {
	for name, jump := range clockJumps {
		w := &world{}
		w.setClock(jump)
		play(t, 2, w, func(b *bench) {
			late, now := job(1, 1), job(2, 1)
			late.CreatedAt = time.Now().Add(-time.Minute)
			b.tellOnly(Created{late}, Created{now}, Synced{})
			time.Sleep(20 * time.Minute)
			b.wantAnswers()
			if b.runs() != 0 {
				t.Errorf("%s: ran before the time was known", name)
			}
			b.tellOnly(Head{Number: 1, Time: now.CreatedAt})
			b.wantAnswers("2:0")
			if b.c.Stats().Missed != 1 {
				t.Errorf("%s: stats %+v", name, b.c.Stats())
			}
		})
	}
}

func TestHostsClockIsReported(t *testing.T) {
	w := &world{}
	w.setClock(-time.Hour)
	play(t, 1, w, func(b *bench) {
		b.tell(Synced{})
		if off := b.c.Stats().ClockOffset; off != time.Hour {
			t.Errorf("offset %s", off)
		}
		w.setClock(time.Minute)
		b.tell(Head{Number: 2, Time: time.Now()})
		if off := b.c.Stats().ClockOffset; off != -time.Minute {
			t.Errorf("offset %s", off)
		}
	})
}

// The local clock stands still, as that of a suspended machine does; the
// blocks go on and end the run.
func TestBlocksEndARun(t *testing.T) {
	w := &world{run: func(ctx context.Context, _ Task) (Result, error) { <-ctx.Done(); return Result{}, ctx.Err() }}
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Head{Number: 1, Time: j.CreatedAt}, Head{Number: 2, Time: j.CreatedAt.Add(13 * time.Second)})
		b.wantAnswers()
		b.tell(Head{Number: 3, Time: j.CreatedAt.Add(14 * time.Second)})
		b.wantAnswers("1:4")
	})
}

// A machine whose clock runs fast does not make us give a job up early.
func TestFastClockDoesNotGiveUpEarly(t *testing.T) {
	w := &world{}
	first := make(chan struct{}, 1)
	first <- struct{}{}
	c := &countingOutputs{world: w, first: first}
	synctest.Test(t, func(t *testing.T) {
		co, err := New(Config{Enclave: us, Slots: 1, MaxJobs: 9, Buffer: 10 * time.Second, SubmitMargin: 2 * time.Second, MaxHeadAge: time.Minute},
			Parts{Code: w, Sandbox: w, Signer: w, Outputs: c}, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		go co.Run(ctx)
		j := job(1, 1)
		b := &bench{T: t, world: w, c: co}
		b.tellOnly(Head{Time: j.CreatedAt}, Synced{}, Created{j})
		for i := range clockHeads { // it runs at ten times the speed
			time.Sleep(875 * time.Millisecond)
			b.tellOnly(Head{Time: j.CreatedAt.Add(time.Duration(i) * 80 * time.Millisecond)})
		}
		time.Sleep(2 * time.Second) // what seemed to be the end for answers is over
		b.wantAnswers("1:0")
		if s := co.Stats(); s.Answered != 1 || s.Missed != 0 {
			t.Errorf("stats %+v", s)
		}
		stop()
		<-co.ended
	})
}

// countingOutputs lets the first Submit wait until it may wait no longer.
type countingOutputs struct {
	*world
	first chan struct{}
}

func (c *countingOutputs) Submit(ctx context.Context, r SignedResult, answerBy time.Time) (common.Hash, error) {
	select {
	case <-c.first:
		<-ctx.Done()
		return common.Hash{}, fmt.Errorf("waiting: %w", ctx.Err())
	default:
		return c.world.Submit(ctx, r, answerBy)
	}
}

func TestNothingIsSignedByAHeadThatIsTooOld(t *testing.T) {
	w := &world{}
	w.run = func(context.Context, Task) (Result, error) { <-w.release; return Result{}, nil }
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		j.Deadline = 5 * time.Minute
		b.tell(Synced{}, Created{j})
		time.Sleep(21 * time.Second) // 20 s is too old
		close(w.release)
		b.wantAnswers()
		if s := b.c.Stats(); s.Unsigned != 1 || s.HeadAge != 21*time.Second {
			t.Errorf("stats %+v", s)
		}
		head := Head{Number: 2, Time: time.Now()}
		b.tell(head)
		b.wantAnswers("1:0")
		if s := b.c.Stats(); len(b.signedAt) != 1 || !b.signedAt[0].Equal(head.Time) || s.Unsigned != 0 || s.HeadAge != 0 {
			t.Errorf("signed at %v, stats %+v", b.signedAt, s)
		}
	})
}

func TestStaleSignatureWaitsForANewerHead(t *testing.T) {
	w := &world{submitErr: func(n int) error {
		if n == 1 {
			return fmt.Errorf("simulating: %w", ErrStale)
		}
		return nil
	}}
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		b.tell(Synced{}, Created{j}, Head{Number: 2, Time: j.CreatedAt})
		b.wantAnswers()
		if s := b.c.Stats(); s.Missed != 0 || s.Unsigned != 1 || b.submits != 1 {
			t.Errorf("%d submits, stats %+v", b.submits, s)
		}
		time.Sleep(time.Second)
		b.tell(Head{Number: 3, Time: time.Now()})
		b.wantAnswers("1:0")
	})
}
