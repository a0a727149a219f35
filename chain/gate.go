package chain

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// errTooBusy says that the endpoint may not be asked yet, or not so much: it
// limits our rate, or too many requests wait for it already. No blame: another
// endpoint is asked, or the caller tries again.
var errTooBusy = errors.New("RPC endpoint's rate limit")

const (
	maxInFlight = 16               // requests at once for one endpoint
	maxWaiting  = 256              // requests that may wait for one endpoint
	minInterval = time.Millisecond // a pace faster than this is no limit
	firstPace   = 20 * time.Millisecond
	maxInterval = 2 * time.Second
	maxCharge   = 5 * time.Second // for one batch, however large
	minShut     = time.Second     // for how long a rate limit shuts the gate, if the endpoint does not say
	maxShut     = 5 * time.Minute // whatever it says
)

// gate lets requests through to one endpoint: a bounded number at once, and
// after a rate limit at a pace that the endpoint bears, which it finds by
// halving at each refusal and growing a little at each answer.
type gate struct {
	slots chan struct{}

	mu       sync.Mutex    // guards what follows
	waiting  int           // requests
	interval time.Duration // between requests; 0: no limit is known
	next     time.Time     // of the next request
	shut     time.Time     // nothing passes before this
}

func newGate() *gate { return &gate{slots: make(chan struct{}, maxInFlight)} }

// enter waits until n requests may be made; leave must be called after them.
// A wait for the pace that would be longer than limit is errTooBusy at once, and
// so is one that has been as long, for others to leave.
func (g *gate) enter(ctx context.Context, n int, limit time.Duration) (leave func(), err error) {
	wait, err := g.queue(n, limit)
	if err != nil {
		return nil, err
	}
	defer g.unqueue()
	if wait > 0 {
		if err := sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
	late := time.NewTimer(limit)
	defer late.Stop()
	select {
	case g.slots <- struct{}{}:
		return func() { <-g.slots }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-late.C:
		return nil, fmt.Errorf("%w: %d requests are on their way for %s", errTooBusy, maxInFlight, limit)
	}
}

// queue takes the next place at the endpoint's pace and tells how far off it is.
func (g *gate) queue(n int, limit time.Duration) (time.Duration, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	at := latest(now, g.next, g.shut)
	wait := at.Sub(now)
	switch {
	case wait > limit:
		return 0, fmt.Errorf("%w: not to be asked for another %s", errTooBusy, wait.Round(time.Millisecond))
	case g.waiting >= maxWaiting:
		return 0, fmt.Errorf("%w: %d requests wait already", errTooBusy, g.waiting)
	}
	g.waiting++
	g.next = at.Add(min(time.Duration(n)*g.interval, maxCharge))
	return wait, nil
}

func (g *gate) unqueue() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.waiting--
}

func latest(times ...time.Time) (t time.Time) {
	for _, u := range times {
		if u.After(t) {
			t = u
		}
	}
	return t
}

// answered lets the pace grow.
func (g *gate) answered() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.interval -= g.interval / 32; g.interval < minInterval {
		g.interval = 0
	}
}

// refused halves the pace and shuts the gate for as long as the endpoint wants
// (0: it did not say). The refusals of requests that were on their way together
// count once.
func (g *gate) refused(retryAfter time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	if now.After(g.shut) {
		g.interval = min(max(2*g.interval, firstPace), maxInterval)
	}
	if retryAfter <= 0 {
		retryAfter = jitter(max(minShut, 4*g.interval))
	}
	g.shut = latest(g.shut, now.Add(min(retryAfter, maxShut)))
}

// opens returns when the gate opens; a time that has passed if it is open.
func (g *gate) opens() time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.shut
}
