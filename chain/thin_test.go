package chain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// reader is a follower that reads a past made by hand, and tells what it is told.
type reader struct {
	*testing.T
	*follower
	told recorder
	at   Block
}

func newReader(t *testing.T, cfg WatcherConfig) *reader {
	t.Helper()
	w, err := NewWatcher(newFakeChain(t).dial(t), cfg, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	r := &reader{T: t, at: Block{Time: time.Unix(1_700_000_000, 0)}}
	r.follower = newFollower(w, r.told.sink)
	r.started, r.thinAt = true, thinFrom
	return r
}

// block has the next block, a second later, say something.
func (r *reader) block(events ...jobs.Event) error {
	r.at.Number++
	r.at.Time = r.at.Time.Add(time.Second)
	r.at.Hash = common.BytesToHash(fmt.Append(nil, r.at.Number))
	return r.deliver(context.Background(), r.at, events)
}

func (r *reader) created(id uint64, deadline time.Duration, input int) jobs.Event {
	return jobs.Created{Job: jobs.Job{ID: jobs.NewID(id), CreatedAt: r.at.Time, Deadline: deadline, Input: make([]byte, input)}}
}

// A past full of our jobs, answered or over, is not kept; what of it still
// matters is told.
func TestPastIsThinned(t *testing.T) {
	cfg := testWatcherConfig()
	cfg.Buffer = 0
	r := newReader(t, cfg)
	for _, e := range []jobs.Event{r.created(1_000_000, time.Hour, 0), jobs.Node{Change: jobs.Registered}} {
		if err := r.block(e); err != nil {
			t.Fatal(err)
		}
	}
	most := 0
	for id := range uint64(12_000) {
		e := r.created(id, time.Second, 0)
		if id%2 == 1 {
			e = r.created(id, 10*time.Hour, 0)
		}
		said := []jobs.Event{e}
		if id%2 == 1 {
			said = append(said, jobs.Answered{ID: jobs.NewID(id)})
		}
		if id%100 == 7 {
			said = append(said, jobs.Node{Change: jobs.Drained})
		}
		if id == 1000 || id == 11_990 {
			said = []jobs.Event{r.created(1_000_000+id, 10*time.Hour, 0)}
		}
		if err := r.block(said...); err != nil {
			t.Fatal(err)
		}
		most = max(most, len(r.trail))
	}
	if most > 2*thinFrom {
		t.Errorf("up to %d blocks were kept", most)
	}
	if err := r.catchUpDone(context.Background()); err != nil {
		t.Fatal(err)
	}
	want := []string{"created 1001000", jobs.Drained.String(), "created 1011990", "synced"}
	if got := r.told.told(); !slices.Equal(got, want) {
		t.Errorf("told %s", strings.Join(got, ", "))
	}
}

// A past with more open jobs than there can be is refused before it takes the
// memory for them, and read anew.
func TestPastOfEndlessJobs(t *testing.T) {
	cfg := testWatcherConfig()
	cfg.MaxPast = 1 << 20
	r := newReader(t, cfg)
	var err error
	blocks := uint64(0)
	for ; err == nil && blocks < 1000; blocks++ {
		err = r.block(r.created(blocks, 10*time.Hour, 16<<10))
	}
	if !errors.Is(err, errLongPast) || !errors.Is(err, ErrBadAnswer) || r.started || len(r.trail) != 0 {
		t.Errorf("after %d blocks %v, %d kept", blocks, err, len(r.trail))
	}
	if blocks < 50 || blocks > 64 {
		t.Errorf("refused after %d blocks", blocks)
	}
}

// A reorganisation goes below what was dropped as history: the past is read
// anew, because an answer that made a job history may be gone.
func TestPastThinnedAndReorganised(t *testing.T) {
	for name, below := range map[string]bool{"below what was dropped": true, "above it": false} {
		t.Run(name, func(t *testing.T) {
			r := newReader(t, testWatcherConfig())
			_ = r.block(r.created(1, 10*time.Hour, 0))
			_ = r.block(r.created(2, 10*time.Hour, 0))
			_ = r.block(jobs.Answered{ID: jobs.NewID(2)})
			for range r.cfg.Depth + 10 {
				r.thinAt = 0
				if err := r.block(); err != nil {
					t.Fatal(err)
				}
			}
			keep := len(r.trail) - 1
			if below {
				keep = 1
			}
			if err := r.cutTo(context.Background(), keep, r.at); err != nil {
				t.Fatal(err)
			}
			if r.started == below {
				t.Errorf("at block %d, thinned up to %d", r.tip.Number, r.thinned)
			}
		})
	}
}
