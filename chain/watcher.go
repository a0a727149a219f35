package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// Errors of WatcherConfig.Check.
var (
	ErrNoJobsAddress       = errors.New("no address of the Jobs contract")
	ErrNoTeeManagerAddress = errors.New("no address of the TeeManager contract")
	ErrNoEnclaveAddress    = errors.New("no enclave address")
	ErrLookback            = errors.New("lookback must be positive")
	ErrBuffer              = errors.New("execution buffer must not be negative")
)

// WatcherConfig says what a Watcher follows. The zero value of the fields
// below the first blank line means the default.
type WatcherConfig struct {
	Jobs, TeeManager common.Address
	Enclave          common.Address // whose jobs and registry entry to follow
	Env              uint8
	Lookback         time.Duration // age of the oldest job that may still be answered: the longest deadline plus Buffer
	Buffer           time.Duration // the contract's execution buffer time

	Poll        time.Duration // how long to wait for the websocket before asking by HTTP; 2 s
	Pace        time.Duration // least time between two rounds of requests; 100 ms
	HeadTimeout time.Duration // the chain moved but the websocket was silent this long: reconnect; 15 s
	MaxBackoff  time.Duration // longest pause after a failure; 15 s
	MaxRange    uint64        // most blocks in one eth_getLogs; 2,000
	Depth       uint64        // blocks whose reorganisation is undone event by event; 128
}

// Check returns the first rule that c breaks.
func (c WatcherConfig) Check() error {
	switch {
	case c.Jobs == common.Address{}:
		return ErrNoJobsAddress
	case c.TeeManager == common.Address{}:
		return ErrNoTeeManagerAddress
	case c.Enclave == common.Address{}:
		return ErrNoEnclaveAddress
	case c.Lookback <= 0:
		return ErrLookback
	case c.Buffer < 0:
		return ErrBuffer
	}
	return nil
}

func (c WatcherConfig) withDefaults() WatcherConfig {
	setDefault(&c.Poll, 2*time.Second)
	setDefault(&c.Pace, 100*time.Millisecond)
	setDefault(&c.HeadTimeout, 15*time.Second)
	setDefault(&c.MaxBackoff, 15*time.Second)
	setDefault(&c.MaxRange, 2000)
	setDefault(&c.Depth, 128)
	return c
}

func setDefault[T comparable](v *T, def T) {
	var zero T
	if *v == zero {
		*v = def
	}
}

// WatcherStatus is how a Watcher stands, for health checks and metrics.
type WatcherStatus struct {
	Cursor     uint64    // every event up to this block has been told
	CursorTime time.Time // that block's timestamp
	Latest     uint64    // newest block that the endpoint showed
	AskedAt    time.Time // when it last answered, or Run began (local clock)
	WebSocket  bool      // subscribed at present
	Synced     bool
	Reorgs     uint64 // reorganisations unwound
	Dropped    uint64 // unreadable logs that named us
	Reconnects uint64 // websocket connections lost
	Err        string // why the last round failed; empty: it did not
}

// Watcher tells one ordered stream of events about one enclave.
//
// Why nothing is lost: the websocket carries no events, it only says that
// there is a new block. What happened is read by one goroutine from one
// cursor, the last block whose logs have been delivered. Each round asks for
// the blocks after it, checks that the first one's parent is the cursor's
// block and each next one's parent the one before, and asks for their logs by
// block hash, which a node answers exactly or not at all. Only then the cursor
// moves. So a dropped, silent or overflowing websocket, a restart of the node
// or a lagging one behind a load balancer delays events and loses none; a
// parent that does not fit is a reorganisation, which is unwound to the newest
// block still in the chain. A block is delivered once while it is in the
// chain, so nothing is told twice either.
//
// Far behind the head (more than farBlocks) logs are fetched in ranges instead,
// with the range's last block read before them and, as a proof that the node
// has it, together with them.
type Watcher struct {
	client *Client
	cfg    WatcherConfig
	filter *logFilter
	log    *slog.Logger

	mu     sync.Mutex // guards status
	status WatcherStatus
}

// NewWatcher returns a Watcher; nothing happens until Run.
func NewWatcher(client *Client, cfg WatcherConfig, log *slog.Logger) (*Watcher, error) {
	if err := cfg.Check(); err != nil {
		return nil, fmt.Errorf("watcher: %w", err)
	}
	cfg = cfg.withDefaults()
	return &Watcher{
		client: client, cfg: cfg, log: log,
		filter: newLogFilter(cfg.Jobs, cfg.TeeManager, cfg.Enclave, cfg.Env),
	}, nil
}

// Status returns how the watcher stands. It is safe to call at any time.
func (w *Watcher) Status() WatcherStatus {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.status
}

func (w *Watcher) update(f func(*WatcherStatus)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	f(&w.status)
}

// Run tells events to sink, one at a time and in order, until ctx ends or sink
// fails; it returns ctx's or sink's error. A failing endpoint does not end it.
// While sink blocks, nothing is fetched: a slow consumer costs no memory.
//
// First come the jobs of the last Lookback that may still be answered and are
// not answered by us, and the last change of the registry entry in that time;
// then jobs.Synced; then news. After every round in which the chain moved comes
// jobs.Head.
//
// When a reorganisation takes back our answer to a job that itself stays in
// the chain, the job is Removed and Created once more, with the same Origin,
// so that it is looked at again.
func (w *Watcher) Run(ctx context.Context, sink func(context.Context, jobs.Event) error) error {
	heads := w.subscribeHeads()
	defer heads.close()
	f := newFollower(w, sink)
	w.update(func(s *WatcherStatus) { s.AskedAt = time.Now() })
	next := time.NewTimer(0)
	defer next.Stop()
	var failures, unmoved int
	var lastRound time.Time
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-heads.c:
			if wait := w.cfg.Pace - time.Since(lastRound); wait > 0 || failures > 0 {
				if failures == 0 {
					next.Reset(wait)
				}
				continue // the timer will see to it
			}
		case <-next.C:
		}
		moved, err := f.round(ctx)
		lastRound = time.Now()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var stopped *sinkError
		if errors.As(err, &stopped) {
			return stopped.err
		}
		failures = w.noteRound(err, failures)
		unmoved++
		if moved {
			unmoved = 0
			heads.checkAlive(w.cfg.HeadTimeout)
		}
		next.Reset(w.pause(err, failures, unmoved, heads.newest() > f.tip.Number))
	}
}

// noteRound records and logs how a round went and returns the number of
// failures in a row.
func (w *Watcher) noteRound(err error, failures int) int {
	w.update(func(s *WatcherStatus) {
		if err != nil {
			s.Err = err.Error()
			return
		}
		s.AskedAt, s.Err = time.Now(), ""
	})
	switch {
	case err == nil && failures > 0:
		w.log.Info("following the chain again", "failures", failures)
		return 0
	case err == nil:
		return 0
	case failures == 0:
		w.log.Warn("following the chain failed, trying again", "err", err)
	default:
		w.log.Debug("following the chain failed, trying again", "err", err, "failures", failures+1)
	}
	return failures + 1
}

// pause returns how long to wait before the next round without a signal, after
// a number of failures and of rounds without a new block.
func (w *Watcher) pause(err error, failures, unmoved int, announced bool) time.Duration {
	switch {
	case errors.Is(err, ErrLagging), errors.Is(err, errReorg), err == nil && announced:
		// The block is known to exist; the endpoint will have it soon.
		return jitter(min(w.cfg.Pace<<min(max(failures, unmoved), 10), w.cfg.Poll))
	case err != nil:
		return jitter(min(w.cfg.Pace<<min(failures, 10), w.cfg.MaxBackoff))
	}
	return w.cfg.Poll
}

// jitter returns a random duration of half to one and a half times d, so that
// executors do not return to a failed endpoint in step.
func jitter(d time.Duration) time.Duration {
	if d <= 0 {
		return 0
	}
	return d/2 + rand.N(d)
}

// sinkError marks an error of the sink among those of the endpoint.
type sinkError struct{ err error }

func (e *sinkError) Error() string { return e.err.Error() }
func (e *sinkError) Unwrap() error { return e.err }
