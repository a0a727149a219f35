package secrets

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

const (
	// strangersReads is how often a second the chain is asked something because
	// somebody asked this store, whom nothing distinguishes yet, and strangersBurst
	// how often at once. The same endpoints serve jobs and proofs of life.
	strangersReads = 4
	strangersBurst = 32
)

// ErrBusy is no fault of who asks: it is worth asking again.
var ErrBusy = errors.New("store is asked too much now")

// strangers bounds what who asks this store can have it ask the chain. The zero
// value is ready to use, and safe for concurrent use.
type strangers struct {
	mu   sync.Mutex // guards the rest
	left float64    // reads, as of
	asOf time.Time
}

// spend takes one read, or returns ErrBusy.
func (s *strangers) spend(now time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.asOf.IsZero() {
		s.left = strangersBurst
	} else {
		s.left = min(strangersBurst, s.left+now.Sub(s.asOf).Seconds()*strangersReads)
	}
	if s.asOf = now; s.left < 1 {
		return ErrBusy
	}
	s.left--
	return nil
}

// askedFor reads a secret that somebody asks this store about.
func (k *Keeper) askedFor(ctx context.Context, id jobs.ID, head jobs.Head) (State, error) {
	if err := k.strangers.spend(time.Now()); err != nil {
		return State{}, err
	}
	state, err := k.parts.Chain.Secret(ctx, id, head.Number)
	if err != nil {
		return State{}, fmt.Errorf("reading secret %s: %w", id, err)
	}
	return state, nil
}
