package jobs

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// playLate runs a test from the moment on at which an answer that was sent is
// too late, as far as Submit knows. It was given up before that, or hangs.
func playLate(t *testing.T, test func(b *bench, answerBy time.Time)) {
	for name, hangs := range map[string]bool{"given up": false, "no word": true} {
		t.Run(name, func(t *testing.T) {
			w := &world{}
			w.submitErr = func(int) error {
				if hangs {
					<-w.release
				}
				return errors.New("not mined in time")
			}
			play(t, 1, w, func(b *bench) {
				j := job(1, 1)
				b.tell(Synced{}, Created{j})
				time.Sleep(time.Until(j.AnswerBy(b.c.cfg.Buffer)))
				synctest.Wait()
				test(b, time.Now())
				close(w.release)
			})
		})
	}
}

func (b *bench) wantCounted(what string, answered, missed uint64) {
	b.Helper()
	synctest.Wait()
	if s := b.c.Stats(); s.Answered != answered || s.Missed != missed {
		b.Errorf("%s: stats %+v", what, s)
	}
}

// heads tells n heads, a second apart.
func (b *bench) heads(n int) {
	b.Helper()
	for range n {
		time.Sleep(time.Second)
		b.tell(Head{Number: b.c.head.Number + 1, Time: time.Now()})
	}
}

// The block with the answer is of the last second, and told after it.
func TestAnswerOfTheLastSecondIsNotMissed(t *testing.T) {
	playLate(t, func(b *bench, answerBy time.Time) {
		b.wantCounted("before the block is told", 0, 0)
		b.tell(Answered{ID: NewID(1)}, Head{Number: 2, Time: answerBy})
		b.wantCounted("after it", 1, 0)
		b.heads(2 * lateHeads)
		time.Sleep(2 * lateWait)
		b.wantCounted("long after it", 1, 0)
	})
}

func TestAnswerThatNoBlockShowsIsMissed(t *testing.T) {
	playLate(t, func(b *bench, _ time.Time) {
		b.heads(lateHeads - 1)
		b.wantCounted("while a reorganisation may show it", 0, 0)
		b.heads(1)
		b.wantCounted("after that", 0, 1)
		b.tell(Answered{ID: NewID(1)})
		time.Sleep(2 * lateWait)
		b.wantCounted("long after that", 0, 1)
	})
}

func TestAnswerIsMissedWhereNoHeadsCome(t *testing.T) {
	playLate(t, func(b *bench, _ time.Time) {
		time.Sleep(lateWait - time.Second)
		b.wantCounted("while heads may come", 0, 0)
		time.Sleep(2 * time.Second)
		b.wantCounted("after that", 0, 1)
	})
}

// What was mined in a later block after a reorganisation has more time.
func TestJobThatIsBackLaterIsNotMissed(t *testing.T) {
	playLate(t, func(b *bench, _ time.Time) {
		j := job(1, 1)
		j.Origin.BlockHash = common.Hash{2}
		b.submitErr = nil
		b.heads(lateHeads - 1)
		b.tell(Removed{j.ID, common.Hash{1}}, Created{j})
		b.wantCounted("back", 1, 0)
		time.Sleep(2 * lateWait)
		b.wantCounted("long after that", 1, 0)
	})
}

// A block from the future has answers given up; when the clock has forgotten it,
// they are sent again.
func TestBlockFromTheFutureEndsNoJobForGood(t *testing.T) {
	w := &world{}
	w.submitErr = func(int) error { return errors.New("connection refused") }
	play(t, 1, w, func(b *bench) {
		j := job(1, 1)
		j.Deadline = time.Minute
		b.tell(Synced{}, Created{j})
		b.tell(Head{Number: 2, Time: time.Now().Add(time.Hour)})
		time.Sleep(time.Second)
		b.wantCounted("by a clock an hour ahead", 0, 0)
		b.submitErr = nil
		b.heads(clockHeads)
		b.wantCounted("by the true one", 1, 0)
		b.wantAnswers("1:0")
	})
}
