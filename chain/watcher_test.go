package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

func testWatcherConfig() WatcherConfig {
	return WatcherConfig{
		Jobs: jobsAddr, TeeManager: managerAddr, Enclave: ourEnclave, Env: testEnv,
		Lookback: time.Hour, Buffer: 10 * time.Second,
		Poll: 50 * time.Millisecond, Pace: 2 * time.Millisecond, MaxBackoff: 60 * time.Millisecond, HeadTimeout: 100 * time.Millisecond,
	}
}

// watch runs a watcher until the test ends.
func watch(t *testing.T, c *Client, cfg WatcherConfig) (*Watcher, *recorder) {
	t.Helper()
	w, err := NewWatcher(c, cfg, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	r := new(recorder)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- w.Run(ctx, r.sink) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("Run ended with %v", err)
		}
	})
	return w, r
}

func TestWatcherTellsInOrder(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	b := f.mine(nodeLog("TeeNodeRegistered", ourEnclave), jobLog(1, ms(1000), otherOne, ourEnclave), jobLog(2, ms(1000), otherOne))
	f.mine(jobLogIn(2, 3, ms(1000), ourEnclave), answerLog(1, otherOne), answerLog(1, ourEnclave))
	f.mine(nodeLog("TeeNodeDrained", otherOne), nodeLog("TeeNodeDrained", ourEnclave))
	f.mine(nodeLog("TeeNodeRevived", ourEnclave), nodeLog("TeeNodeDeregistered", ourEnclave))
	r.wait(t, "synced", "registered", "created 1", "answered 1", "drained", "revived", "deregistered")
	eventually(t, "head 4", func() bool { return r.head() == 4 })

	for _, e := range r.events {
		c, ok := e.(jobs.Created)
		if !ok {
			continue
		}
		want := jobs.Origin{BlockNumber: 1, BlockHash: b.hash, TxHash: b.logs[1].TxHash, LogIndex: 1}
		j := c.Job
		if j.Origin != want || j.CreatedAt.Unix() != int64(b.time) || j.Deadline != time.Second ||
			string(j.Input) != "input" || !j.SelectedHas(ourEnclave) || j.CodeTx != (common.Hash{0xc0, 0xde}) || j.Owner != common.HexToAddress("0x0e1") {
			t.Errorf("job is %+v, its origin should be %+v", j, want)
		}
	}
	if s := w.Status(); s.Cursor != 4 || !s.Synced || !s.WebSocket || s.Err != "" {
		t.Errorf("status is %+v", s)
	}
}

// A job is told for each log once, whatever the node repeats or shuffles.
func TestWatcherDuplicatesAndOrder(t *testing.T) {
	f := newFakeChain(t)
	f.set(func(f *fakeChain) {
		f.forge = func(l []fakeLog) []fakeLog {
			twice := append(slices.Clone(l), l...)
			slices.Reverse(twice)
			for _, removed := range l {
				removed.Removed = true
				removed.Index += 100
				twice = append(twice, removed)
			}
			return twice
		}
	})
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(1), ourEnclave), jobLog(2, ms(1), ourEnclave), jobLog(3, ms(1), ourEnclave))
	f.mine(jobLog(4, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2", "created 3", "created 4")
}

// In a burst of foreign jobs none of ours is missed.
func TestWatcherBurst(t *testing.T) {
	f := newFakeChain(t)
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	want := []string{"synced"}
	foreign, ours := jobLog(0, ms(1), otherOne, sinkAddr), jobLog(0, ms(1), otherOne, ourEnclave)
	for b := range uint64(4) {
		var logs []fakeLog
		for i := range uint64(2500) {
			l := foreign
			if i%1000 == 999 {
				l = ours
				want = append(want, fmt.Sprintf("created %d", b*2500+i))
			}
			l.Topics = slices.Clone(l.Topics)
			l.Topics[1] = common.BigToHash(new(big.Int).SetUint64(b*2500 + i))
			logs = append(logs, l)
		}
		f.mine(logs...)
	}
	r.wait(t, want...)
}

// The sink's error ends Run.
func TestWatcherSinkError(t *testing.T) {
	f := newFakeChain(t)
	w, err := NewWatcher(f.dial(t), testWatcherConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := w.Run(within(t, time.Minute), func(context.Context, jobs.Event) error { return broken }); !errors.Is(err, broken) {
		t.Errorf("Run returned %v", err)
	}
}

func TestWatcherConfigCheck(t *testing.T) {
	for want, breakIt := range map[error]func(*WatcherConfig){
		ErrNoJobsAddress:       func(c *WatcherConfig) { c.Jobs = common.Address{} },
		ErrNoTeeManagerAddress: func(c *WatcherConfig) { c.TeeManager = common.Address{} },
		ErrNoEnclaveAddress:    func(c *WatcherConfig) { c.Enclave = common.Address{} },
		ErrLookback:            func(c *WatcherConfig) { c.Lookback = 0 },
		ErrBuffer:              func(c *WatcherConfig) { c.Buffer = -1 },
	} {
		cfg := testWatcherConfig()
		breakIt(&cfg)
		if _, err := NewWatcher(nil, cfg, testLog(t)); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}
