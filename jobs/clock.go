package jobs

import (
	"slices"
	"time"
)

// clockHeads is how many heads a chainClock goes by.
const clockHeads = 16

// chainClock tells the chain's time: that of the newest blocks, and between
// them the time that has passed since they were seen.
//
// The host owns the wall clock, and may set it while we run, so it decides
// nothing. What passes is measured on the monotonic clock, which nobody can
// set: steady is a clock that began with this process and only runs. Blocks
// are seen late and never early, so of the differences between the newest
// blocks and steady the greatest is the best. A machine that was suspended
// lags until the next block; one whose clock runs fast is ahead for
// clockHeads blocks at most.
type chainClock struct {
	start  time.Time        // with a monotonic reading
	wall   func() time.Time // the host's clock; for telling how wrong it is
	behind []time.Duration  // block time less steady time, of the last heads
	offset time.Duration    // the greatest of them
}

func newChainClock(wall func() time.Time) chainClock {
	return chainClock{start: time.Now(), wall: wall}
}

// steady is a clock that only runs. Its zero is of no meaning.
func (c *chainClock) steady() time.Time { return c.start.Round(0).Add(time.Since(c.start)) }

// observe takes note of a head that was seen now.
func (c *chainClock) observe(block time.Time) {
	c.behind = append(c.behind, block.Sub(c.steady()))
	if len(c.behind) > clockHeads {
		c.behind = c.behind[1:]
	}
	c.offset = slices.Max(c.behind)
}

// known tells whether a block was seen: before, nobody knows the time.
func (c *chainClock) known() bool { return len(c.behind) > 0 }

// now is the chain's time. It means nothing before the first head.
func (c *chainClock) now() time.Time { return c.steady().Add(c.offset) }

// local is a moment of the chain as time.Until and contexts want it. It has a
// monotonic reading, so that setting the host's clock does not move it.
func (c *chainClock) local(chain time.Time) time.Time { return time.Now().Add(chain.Sub(c.now())) }

// hostOffset is the chain's time less that of the host's clock; 0 before the
// first head.
func (c *chainClock) hostOffset() time.Duration {
	if !c.known() {
		return 0
	}
	return c.now().Sub(c.wall())
}
