package jobs

import (
	"slices"
	"time"
)

// clockHeads is how many heads a chainClock goes by.
const clockHeads = 16

// chainClock tells the chain's time. The host owns the local clock, so that
// one is only trusted to run, not to be right: what counts is how far behind
// it the newest blocks were when they were seen. Blocks are seen late and
// never early, so the greatest difference is the best.
type chainClock struct {
	behind []time.Duration // block time less local time, of the last heads
	offset time.Duration   // the greatest of them; 0 before the first head
}

// observe takes note of a head that was seen now.
func (c *chainClock) observe(block time.Time) {
	c.behind = append(c.behind, time.Until(block))
	if len(c.behind) > clockHeads {
		c.behind = c.behind[1:]
	}
	c.offset = slices.Max(c.behind)
}

// now is the chain's time.
func (c *chainClock) now() time.Time { return time.Now().Add(c.offset) }

// local is the local clock's time at a moment of the chain.
func (c *chainClock) local(chain time.Time) time.Time { return chain.Add(-c.offset) }
