package parent

import (
	"sync"
	"time"
)

// The log has what a peer can bring about as often as it likes so many times in
// an interval; what is left out is counted.
const (
	sayMost  = 5
	sayEvery = time.Minute
)

// seldom says when to say something. It is safe for concurrent use.
type seldom struct {
	now func() time.Time // nil: time.Now

	mu      sync.Mutex // guards what follows
	until   time.Time  // the interval ends
	said    int        // in it
	skipped int        // since something was said
}

// pass tells whether to say it, and how often it was not said before.
func (s *seldom) pass() (skipped int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if at := s.time(); !at.Before(s.until) {
		s.until, s.said = at.Add(sayEvery), 0
	}
	if s.said >= sayMost {
		s.skipped++
		return 0, false
	}
	skipped, s.skipped = s.skipped, 0
	s.said++
	return skipped, true
}

func (s *seldom) time() time.Time {
	if s.now == nil {
		return time.Now()
	}
	return s.now()
}
