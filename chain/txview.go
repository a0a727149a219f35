package chain

import "time"

// view is what the TxManager knows of the chain at a moment.
type view struct {
	head   Block
	seenAt time.Time // local clock, when head was first seen
	began  time.Time // local clock, when the chain was asked
	asked  time.Time // local clock, when it had answered; zero: never
	market market

	follows  bool      // a Watcher's cursor tells the time, not head
	cursor   Block     // its block
	cursorAt time.Time // local clock, when it came there; zero: it is not known yet
}

// maxViewAge is how old a view may be for fees to be derived from it.
const maxViewAge = 15 * time.Second

func (v view) usable(now time.Time) bool {
	return !v.asked.IsZero() && now.Sub(v.asked) <= maxViewAge
}

// known tells whether anybody has told the time: the host's clock never does.
func (v view) known() bool {
	if v.follows {
		return !v.cursorAt.IsZero()
	}
	return !v.asked.IsZero()
}

// chainTime returns the time on the chain's clock, or now if it is not known:
// the newest block's timestamp and the time since it came. A host that sets its
// clock does not move it, as long as now carries the monotonic reading of
// time.Now.
func (v view) chainTime(now time.Time) time.Time {
	switch {
	case !v.known():
		return now
	case v.follows:
		return v.cursor.Time.Add(now.Sub(v.cursorAt))
	}
	return v.head.Time.Add(now.Sub(v.seenAt))
}

// over tells whether t, unless it is zero, is past on the chain's clock. Until
// that is known nothing is.
func (v view) over(t, now time.Time) bool {
	return !t.IsZero() && v.known() && !v.chainTime(now).Before(t)
}
