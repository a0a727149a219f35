package chain

import (
	"errors"
	"fmt"
	"slices"

	"github.com/nacre-tee/nacre/jobs"
)

const (
	// thinFrom is the least number of marks that are looked through for what can
	// be dropped.
	thinFrom = 1024
	// eventSize is what an event takes beside a job's input, in bytes, roughly.
	eventSize = 1 << 10
)

// errLongPast is a past with more open jobs than there can be: the contract
// selects no executor for more than its capacity.
var errLongPast = errors.New("more open jobs than can be")

func sizeOf(events []jobs.Event) (size uint64) {
	for _, e := range events {
		size += eventSize
		if c, ok := e.(jobs.Created); ok {
			size += uint64(len(c.Job.Input))
		}
	}
	return size
}

// keep adds b to what is remembered, with its events until they are told. A past
// with too many that still matter is refused: it is read anew then, if another
// endpoint can be asked by that one.
func (f *follower) keep(b Block, events []jobs.Event) error {
	f.trail = append(f.trail, mark{b, events})
	f.moveTo(b)
	f.untold += sizeOf(events)
	f.forget()
	if f.caughtUp || f.untold <= f.cfg.MaxPast {
		return nil
	}
	f.started = false
	f.trail = nil
	return fmt.Errorf("%w: %w in the past up to block %d", ErrBadAnswer, errLongPast, b.Number)
}

// thin takes out of the first deep marks, which are not told yet, what later
// ones make history: jobs whose time is over or that are answered, and all but
// the last change of the registry entry. Should a reorganisation go below them,
// the past is read anew.
func (f *follower) thin(deep int) {
	answered, changed := map[jobs.ID]bool{}, false
	history := func(e jobs.Event) bool {
		switch e := e.(type) {
		case jobs.Answered:
			answered[e.ID] = true
			return true
		case jobs.Created:
			return answered[e.Job.ID] || !e.Job.AnswerBy(f.cfg.Buffer).After(f.tip.Time)
		}
		old := changed
		changed = true
		return old
	}
	for i := range slices.Backward(f.trail[:deep]) {
		m := &f.trail[i]
		var left []jobs.Event
		for _, e := range slices.Backward(m.events) {
			if history(e) {
				f.thinned = max(f.thinned, m.Number)
			} else {
				left = append(left, e)
			}
		}
		slices.Reverse(left)
		m.events = left
	}
	f.untold, f.thinAt = 0, thinFrom
	for _, m := range f.trail {
		f.untold += sizeOf(m.events)
		if len(m.events) > 0 {
			f.thinAt += 2 // at twice as many that matter: thinning costs little
		}
	}
}
