package jobs

import (
	"sync/atomic"
	"time"
)

// stats counts; any goroutine may read it.
type stats struct {
	admitted, refused, answered, missed atomic.Uint64
	heads                               atomic.Uint64
	running, held, unsigned             atomic.Int64
	clockOffset                         atomic.Int64
	headTime                            atomic.Pointer[time.Time] // of the newest block, on the local clock
	outcomes                            [len(outcomeText)]atomic.Uint64
}

func (s *stats) outcome(o Outcome) {
	if o.Valid() {
		s.outcomes[o].Add(1)
	}
}

// Stats is a reading of the Coordinator's counters.
type Stats struct {
	Admitted uint64 // jobs taken
	Refused  uint64 // jobs seen and not taken
	Answered uint64 // jobs whose answer is on chain
	Missed   uint64 // jobs that ended without an answer
	Running  int64  // sandboxes in use now
	Held     int64  // jobs known now, finished ones included until their time is over
	Outcomes [len(outcomeText)]uint64

	Unsigned int64 // answers that wait for a block new enough to tell the time

	ClockOffset time.Duration // the chain's time less the host's clock, as of the last event
	Heads       uint64        // seen so far
	HeadAge     time.Duration // of the newest block, in chain time; 0 before the first
}

// Stats reads the counters. Any goroutine may call it.
func (c *Coordinator) Stats() Stats {
	s := Stats{
		Admitted: c.stats.admitted.Load(), Refused: c.stats.refused.Load(),
		Answered: c.stats.answered.Load(), Missed: c.stats.missed.Load(),
		Running: c.stats.running.Load(), Held: c.stats.held.Load(),
		Unsigned: c.stats.unsigned.Load(), Heads: c.stats.heads.Load(), ClockOffset: time.Duration(c.stats.clockOffset.Load()),
	}
	if t := c.stats.headTime.Load(); t != nil {
		s.HeadAge = time.Since(*t)
	}
	for i := range s.Outcomes {
		s.Outcomes[i] = c.stats.outcomes[i].Load()
	}
	return s
}
