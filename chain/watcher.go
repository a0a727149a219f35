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
	ErrSecretAddresses     = errors.New("addresses of SecretManager and SecretStore: both or none")
	ErrWatcherQuorum       = errors.New("quorum must not be negative")
)

// WatcherConfig says what a Watcher follows. The zero value of the fields
// below the first blank line means the default.
type WatcherConfig struct {
	Jobs, TeeManager common.Address
	Enclave          common.Address // whose jobs and registry entry to follow
	Env              uint8
	Lookback         time.Duration // age of the oldest job that may still be answered: the longest deadline plus Buffer
	Buffer           time.Duration // the contract's execution buffer time

	// SecretManager and SecretStore: whose events about secrets of the enclave to
	// follow. Lookback has to reach back an acknowledgement timeout then.
	SecretManager, SecretStore common.Address

	Poll        time.Duration // how long to wait for the websocket before asking by HTTP; 2 s
	Pace        time.Duration // least time between two rounds of requests; 100 ms
	HeadTimeout time.Duration // the chain moved but the websocket was silent this long: reconnect; 15 s
	MaxBackoff  time.Duration // longest pause after a failure; 15 s
	LostAfter   time.Duration // nobody has the cursor's block for so long: it never was in the chain; 2 min
	RoundTime   time.Duration // after this a round ends where it is, and Head is told; 30 s
	StepTime    time.Duration // for the requests of one step together; 2 min
	MaxRange    uint64        // most blocks in one eth_getLogs; 2,000
	MaxRound    uint64        // most blocks in one round, but for its last step; 100,000
	Depth       uint64        // blocks whose reorganisation is undone event by event; 128
	MaxPast     uint64        // most memory for open jobs of the past until they are told, in bytes; 256 MB
	MaxWalk     uint64        // this close to the head each header is read, if that proves anything; 10,000 blocks
	Quorum      int           // HTTP endpoints that must agree on a block before it is told; 1
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
	case (c.SecretManager == common.Address{}) != (c.SecretStore == common.Address{}):
		return ErrSecretAddresses
	case c.Quorum < 0:
		return ErrWatcherQuorum
	}
	return nil
}

func (c WatcherConfig) withDefaults() WatcherConfig {
	setDefault(&c.Poll, 2*time.Second)
	setDefault(&c.Pace, 100*time.Millisecond)
	setDefault(&c.HeadTimeout, 15*time.Second)
	setDefault(&c.MaxBackoff, 15*time.Second)
	setDefault(&c.LostAfter, 2*time.Minute)
	setDefault(&c.RoundTime, 30*time.Second)
	setDefault(&c.StepTime, 2*time.Minute)
	setDefault(&c.MaxRange, 2000)
	setDefault(&c.MaxRound, 100_000)
	setDefault(&c.Depth, 128)
	setDefault(&c.MaxPast, 256<<20)
	setDefault(&c.MaxWalk, 10_000)
	setDefault(&c.Quorum, 1)
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
	AskedAt    time.Time // when a round last went well, or found its endpoint still syncing, or the Watcher was made (local clock)
	WebSocket  bool      // subscribed at present
	Synced     bool
	Reorgs     uint64 // reorganisations unwound
	Dropped    uint64 // unreadable logs that named us
	Reconnects uint64 // websocket connections lost
	Mode       string // on what its belief rests: "proven" or "unproven", with a quorum "proven, quorum 2 of 3"
	Syncing    string // what shows that the endpoints are still syncing, in one line; empty: nothing
	Err        string // why the last round failed; empty: it did not
}

// Watcher tells one ordered stream of events about one enclave. What it asks
// of endpoints before it believes them is in docs/trust.md.
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
// A block whose hash can be recomputed from its header is proven: its bloom
// filter tells that it has no log for us, or its receipts, whose root is in the
// header, tell which. No other answer about logs is asked for then.
//
// Far behind the head (more than MaxWalk, or farBlocks of a chain whose headers
// prove nothing) logs are fetched in ranges instead, with the range's last
// block read before them and, as a proof that the node has it, together with
// them.
type Watcher struct {
	client *Client
	cfg    WatcherConfig
	filter *logFilter
	log    *slog.Logger

	past *followed // the last MaxWalk blocks that the cursor passed

	mu     sync.Mutex // guards what follows
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
		filter: newLogFilter(cfg.Jobs, cfg.TeeManager, cfg.Enclave, cfg.Env).withSecrets(cfg.SecretManager),
		past:   newFollowed(cfg.MaxWalk),
		status: WatcherStatus{AskedAt: time.Now()},
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
// not answered by us, the last change of the registry entry in that time, and
// all secrets that the enclave has or was selected for in that time; then
// jobs.Synced; then news. After every round in which the chain moved comes
// jobs.Head.
//
// When a reorganisation takes back our answer to a job that itself stays in
// the chain, the job is Removed and Created once more, with the same Origin,
// so that it is looked at again.
func (w *Watcher) Run(ctx context.Context, sink func(context.Context, jobs.Event) error) error {
	heads := w.subscribeHeads()
	defer heads.close()
	f := newFollower(w, sink)
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
		f.announced = heads.newest()
		moved, err := f.rounds(ctx)
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
		next.Reset(w.pause(err, failures, unmoved, f.unfinished || heads.newest() > f.tip.Number))
	}
}

// noteRound records and logs how a round went and returns the number of
// failures in a row.
func (w *Watcher) noteRound(err error, failures int) int {
	w.update(func(s *WatcherStatus) {
		s.Syncing, s.Err = "", ""
		if err != nil {
			s.Err = err.Error()
		}
		if errors.Is(err, ErrSyncing) {
			s.Syncing = s.Err
		}
		if err == nil || s.Syncing != "" { // it was followed, or has said why not yet
			s.AskedAt = time.Now()
		}
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
// a number of failures and of rounds without a new block. announced tells that
// there is a block after the cursor.
func (w *Watcher) pause(err error, failures, unmoved int, announced bool) time.Duration {
	switch {
	case errors.Is(err, ErrLagging), errors.Is(err, ErrUnconfirmed), errors.Is(err, errReorg), err == nil && announced:
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
