package jobs

import (
	"sync/atomic"
	"time"
)

// stats counts; any goroutine may read it.
type stats struct {
	admitted, refused, answered, missed atomic.Uint64
	running, held, clockOffset          atomic.Int64
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

	ClockOffset time.Duration // the chain's time less the local clock's
}

// Stats reads the counters. Any goroutine may call it.
func (c *Coordinator) Stats() Stats {
	s := Stats{
		Admitted: c.stats.admitted.Load(), Refused: c.stats.refused.Load(),
		Answered: c.stats.answered.Load(), Missed: c.stats.missed.Load(),
		Running: c.stats.running.Load(), Held: c.stats.held.Load(),
		ClockOffset: time.Duration(c.stats.clockOffset.Load()),
	}
	for i := range s.Outcomes {
		s.Outcomes[i] = c.stats.outcomes[i].Load()
	}
	return s
}
