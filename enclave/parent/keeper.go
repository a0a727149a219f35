package parent

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"
)

// Machine is what an enclave runs on.
type Machine interface {
	// Run starts the enclave, or takes one over that runs already, and returns
	// when it has ended, saying why, or when ctx has. up is called when it runs;
	// adopted says that it did before. ErrNotOurs: to try again is no use.
	Run(ctx context.Context, up func(adopted bool)) error
}

var (
	// ErrEnded is why a Machine's Run returned if nothing is known but that.
	ErrEnded = errors.New("the enclave has ended")
	// ErrNotOurs says that another enclave is in the place of the one to keep.
	ErrNotOurs = errors.New("another enclave runs than is to be kept")
)

// KeeperConfig is what a Keeper needs.
type KeeperConfig struct {
	Machine Machine
	First   time.Duration   // pause before the first restart; each next one is twice as long
	Last    time.Duration   // but not longer than this
	Settled time.Duration   // an enclave that ran so long was well: the next pause is the first again
	Tail    func() []string // its last words, for the log; nil: unknown
	Log     *slog.Logger
}

// DefaultKeeperConfig has all but Machine and Log.
func DefaultKeeperConfig() KeeperConfig {
	return KeeperConfig{First: time.Second, Last: time.Minute, Settled: 5 * time.Minute}
}

// Keeper starts an enclave, and starts it again when it ends. Status is safe for
// concurrent use.
type Keeper struct {
	cfg KeeperConfig

	mu     sync.Mutex // guards status
	status KeeperStatus
}

// KeeperStatus is how an enclave is.
type KeeperStatus struct {
	Up     bool   `json:"up"`
	Starts uint64 `json:"starts"` // that worked, without those that were taken over
	Ends   uint64 `json:"ends"`   // and starts that failed
}

// NewKeeper returns a Keeper.
func NewKeeper(cfg KeeperConfig) *Keeper { return &Keeper{cfg: cfg} }

// Status returns how the enclave is.
func (k *Keeper) Status() KeeperStatus {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.status
}

// Run keeps the enclave up until ctx ends, or the Machine says ErrNotOurs.
func (k *Keeper) Run(ctx context.Context) error {
	pause := k.cfg.First
	for {
		began := time.Now()
		err := k.cfg.Machine.Run(ctx, k.up)
		k.down()
		if ctx.Err() != nil {
			return nil
		}
		if errors.Is(err, ErrNotOurs) {
			return err
		}
		if time.Since(began) >= k.cfg.Settled {
			pause = k.cfg.First
		}
		if err == nil {
			err = ErrEnded
		}
		k.cfg.Log.Error("no enclave", "err", err, "again_in", pause, "last_words", k.tail())
		t := time.NewTimer(pause)
		select {
		case <-t.C:
		case <-ctx.Done():
			t.Stop()
			return nil
		}
		pause = min(2*pause, k.cfg.Last)
	}
}

func (k *Keeper) tail() []string {
	if k.cfg.Tail == nil {
		return nil
	}
	return k.cfg.Tail()
}

func (k *Keeper) up(adopted bool) {
	k.mu.Lock()
	k.status.Up = true
	if !adopted {
		k.status.Starts++
	}
	starts := k.status.Starts
	k.mu.Unlock()
	switch {
	case adopted:
		k.cfg.Log.Info("the enclave runs already")
	case starts == 1:
		k.cfg.Log.Info("the enclave is started")
	default:
		k.cfg.Log.Warn("the enclave is started again: it has another key, and must be initialised and registered as another one")
	}
}

func (k *Keeper) down() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.status.Up = false
	k.status.Ends++
}
