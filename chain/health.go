package chain

import (
	"errors"
	"sync"
	"time"
)

// EndpointKind is what an endpoint is used for.
type EndpointKind string

// The kinds of endpoints.
const (
	KindHTTP      EndpointKind = "http"
	KindWebSocket EndpointKind = "websocket"
)

// EndpointStatus is how one endpoint stands, for health checks and metrics.
type EndpointStatus struct {
	URL     string // without keys
	Kind    EndpointKind
	Current bool      // requests go to it, or the subscription is there
	Usable  bool      // as far as is known
	Err     string    // one line without keys: why it is not usable; "" if it is
	Since   time.Time // when it became usable, or ceased to be (local clock)
}

const (
	minBackOff = 500 * time.Millisecond // after a first failure
	maxBackOff = time.Minute            // after many
	lagBackOff = time.Second            // after lagging, which often is a matter of milliseconds
	manyLags   = 8                      // so often, without wellAfter between, it is a failure
	wellAfter  = 30 * time.Second       // without a failure, and the next one counts as a first one
)

// health is what is known of one endpoint.
type health struct {
	mu      sync.Mutex // guards what follows
	checked bool       // its chain id was right, and it has not failed since
	wrong   bool       // its chain id was not
	down    bool       // it failed and is not known to be well again
	strikes int        // failures, until it has been well for a while
	lags    int        // times that it lagged, likewise
	until   time.Time  // others are preferred before this
	last    time.Time  // failure or lag
	since   time.Time  // of down, or of its end
	err     error      // of the last failure, cleaned
}

func newHealth() *health { return &health{since: time.Now()} }

// failed notes a failure. It tells whether the endpoint was well before.
func (h *health) failed(b blame, err error) (news bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	now := time.Now()
	if now.Sub(latest(h.last, h.until)) > wellAfter {
		h.strikes, h.lags = 0, 0
	}
	h.last = now
	if b == lagging {
		if h.lags++; h.lags < manyLags {
			h.until = latest(h.until, now.Add(jitter(lagBackOff)))
			return false
		}
	}
	h.strikes = min(h.strikes+1, 16)
	h.until = latest(h.until, now.Add(min(jitter(minBackOff<<(h.strikes-1)), maxBackOff)))
	news = !h.down
	if news {
		h.since = now
	}
	h.checked, h.down, h.err = false, true, err
	if h.wrong = b == wrongChain; !h.wrong {
		h.err = errors.New(err.Error()) // the endpoint's answer, which may be in err, is not kept
	}
	return news
}

// rightChain notes that the endpoint's chain id was right.
func (h *health) rightChain() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.checked, h.wrong = true, false
}

// well notes that the endpoint answers. It is down until its chain id has been
// checked since it failed, and, unless it is the only one, until it has rested.
// well tells whether it was down and is no longer.
func (h *health) well(alone bool) (news bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.down || !h.checked || !alone && time.Now().Before(h.until) {
		return false
	}
	h.down, h.err, h.since = false, nil, time.Now()
	return true
}

// trusted returns nil if the chain id has been checked, and the error if it
// was wrong a moment ago; else it has to be checked.
func (h *health) trusted() (checked bool, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.wrong && time.Now().Before(h.until) {
		return false, h.err
	}
	return h.checked, nil
}

// standing returns whether the endpoint is down, why, and when others need no
// longer be preferred.
func (h *health) standing() (down, wrong bool, until time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.down, h.wrong, h.until
}

// rested returns the zero time if others need not be preferred, else when it
// failed: of several that have to rest, the last to fail is tried last.
func (h *health) rested() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.until.Before(time.Now()) {
		return time.Time{}
	}
	return h.last
}

// status fills in what health knows.
func (h *health) status(s EndpointStatus) EndpointStatus {
	h.mu.Lock()
	defer h.mu.Unlock()
	s.Usable, s.Since = !h.down, h.since
	if h.err != nil {
		s.Err = h.err.Error()
	}
	return s
}
