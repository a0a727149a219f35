package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

var (
	jobsAddr    = common.HexToAddress("0x10b5")
	managerAddr = common.HexToAddress("0x7ee3a9a6e2")
	ourEnclave  = common.HexToAddress("0xabcdef0123456789abcdef0123456789abcdef01")
	otherOne    = common.HexToAddress("0x0123456789012345678901234567890123456789")
	testEnv     = uint8(1)
	jobsABI     = bindings.NewJobs().GetABI()
)

// jobLog is the log of a JobCreated event.
func jobLog(id uint64, deadline *big.Int, selected ...common.Address) fakeLog {
	return jobLogIn(testEnv, id, deadline, selected...)
}

func jobLogIn(env uint8, id uint64, deadline *big.Int, selected ...common.Address) fakeLog {
	return jobLogWith(env, id, "input", deadline, selected...)
}

func jobLogWith(env uint8, id uint64, input string, deadline *big.Int, selected ...common.Address) fakeLog {
	event := jobsABI.Events["JobCreated"]
	data, err := event.Inputs.NonIndexed().Pack(new(big.Int), [32]byte{0xc0, 0xde}, []byte(input), deadline, selected)
	if err != nil {
		panic(err)
	}
	return fakeLog{Address: jobsAddr, Data: data, Topics: []common.Hash{
		event.ID, common.BigToHash(new(big.Int).SetUint64(id)), common.BigToHash(big.NewInt(int64(env))), common.HexToHash("0x0e1"),
	}}
}

func ms(n int64) *big.Int { return big.NewInt(n) }

func answerLog(id uint64, executor common.Address) fakeLog {
	event := jobsABI.Events["JobResponded"]
	data, err := event.Inputs.NonIndexed().Pack([]byte("out"), big.NewInt(1), uint8(0), uint8(1))
	if err != nil {
		panic(err)
	}
	return fakeLog{Address: jobsAddr, Data: data, Topics: []common.Hash{
		event.ID, common.BigToHash(new(big.Int).SetUint64(id)), common.BytesToHash(executor[:]),
	}}
}

func nodeLog(event string, enclave common.Address) fakeLog {
	return fakeLog{Address: managerAddr, Topics: []common.Hash{
		bindings.NewTeeManager().GetABI().Events[event].ID, common.BytesToHash(enclave[:]),
	}}
}

// recorder is a sink that remembers.
type recorder struct {
	mu     sync.Mutex
	events []jobs.Event
}

func (r *recorder) sink(_ context.Context, e jobs.Event) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
	return nil
}

func describe(e jobs.Event) string {
	switch e := e.(type) {
	case jobs.Created:
		return "created " + e.Job.ID.String()
	case jobs.Removed:
		return "removed " + e.ID.String()
	case jobs.Answered:
		return "answered " + e.ID.String()
	case jobs.Node:
		return e.Change.String()
	case jobs.Synced:
		return "synced"
	case jobs.Head:
		return fmt.Sprint("head ", e.Number)
	}
	return "?"
}

// told lists what was told, without heads.
func (r *recorder) told() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := []string{}
	for _, e := range r.events {
		if _, ok := e.(jobs.Head); !ok {
			out = append(out, describe(e))
		}
	}
	return out
}

func (r *recorder) head() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range slices.Backward(r.events) {
		if h, ok := e.(jobs.Head); ok {
			return h.Number
		}
	}
	return 0
}

func (r *recorder) wait(t *testing.T, want ...string) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(time.Minute)
	for {
		got := r.told()
		if slices.Equal(got, want) {
			return
		}
		select {
		case <-tick.C:
		case <-limit:
			t.Fatalf("told\n  %s\nwant\n  %s", strings.Join(got, ", "), strings.Join(want, ", "))
		}
	}
}

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

// Of the past only what can still be answered is told.
func TestWatcherBackfill(t *testing.T) {
	f := newFakeChain(t)
	now := uint64(time.Now().Unix())
	mine := func(age uint64, logs ...fakeLog) {
		f.set(func(f *fakeChain) { f.mineLocked(now-age, logs...) })
	}
	mine(7200, jobLog(1, ms(3_600_000), ourEnclave)) // before Lookback
	for range 300 {
		mine(3000)
	}
	mine(1001, nodeLog("TeeNodeRegistered", ourEnclave), nodeLog("TeeNodeDeregistered", ourEnclave))
	mine(1000, nodeLog("TeeNodeRegistered", ourEnclave), jobLog(2, ms(900_000), ourEnclave)) // time is over
	mine(999, jobLog(3, ms(2_000_000), ourEnclave))                                          // still open
	mine(900, jobLog(4, ms(2_000_000), ourEnclave), answerLog(4, ourEnclave))                // answered
	mine(800, jobLog(5, ms(2_000_000), ourEnclave), answerLog(5, otherOne))                  // answered by another
	for range 200 {
		mine(1)
	}
	mine(0, jobLog(6, ms(1), ourEnclave))
	cfg := testWatcherConfig()
	cfg.MaxRange = 64
	_, r := watch(t, f.dial(t), cfg)
	want := []string{"registered", "created 3", "created 5", "created 6", "synced"}
	r.wait(t, want...)
	f.mine(answerLog(3, ourEnclave))
	r.wait(t, append(want, "answered 3")...)
	f.set(func(f *fakeChain) {
		for _, q := range f.queries {
			if q.from <= 1 {
				t.Errorf("asked for the logs of block %d, which is older than Lookback", q.from)
			}
		}
	})
}

// A refused range is halved until it is granted.
func TestWatcherRangeRefused(t *testing.T) {
	f := newFakeChain(t)
	for i := range 400 {
		if i%50 == 0 {
			f.mine(jobLog(uint64(i), ms(60_000), ourEnclave))
			continue
		}
		f.mine()
	}
	f.set(func(f *fakeChain) { f.maxRange = 7 })
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "created 0", "created 50", "created 100", "created 150", "created 200", "created 250", "created 300", "created 350", "synced")
}

// A websocket that drops, at once and again, loses nothing and tells nothing
// twice.
func TestWatcherDroppedWebSocket(t *testing.T) {
	f := newFakeChain(t)
	cfg := testWatcherConfig()
	cfg.Poll = time.Hour // only the websocket tells of blocks
	w, r := watch(t, f.dial(t), cfg)
	r.wait(t, "synced")
	want := []string{"synced"}
	for i := range uint64(5) {
		eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
		f.conns.cut()
		f.mine(jobLog(i, ms(1), ourEnclave)) // while it is away, or just back
		want = append(want, fmt.Sprintf("created %d", i))
		r.wait(t, want...)
	}
	eventually(t, "count of reconnects", func() bool { return w.Status().Reconnects >= 5 })
}

// A websocket that is open but silent is noticed by the chain's moving on, and
// replaced; polling tells of the blocks meanwhile.
func TestWatcherSilentWebSocket(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
	f.set(func(f *fakeChain) { f.mute = true })
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
	eventually(t, "a reconnect", func() bool { f.mine(); return w.Status().Reconnects > 0 })
}

// A quiet chain is no reason to reconnect.
func TestWatcherQuietChain(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
	asked := f.called("eth_getBlockByNumber")
	eventually(t, "some polls", func() bool { return f.called("eth_getBlockByNumber") > asked+8 }) // 8 · 50 ms
	if n := w.Status().Reconnects; n != 0 {
		t.Errorf("%d reconnects of a working websocket", n)
	}
}

// Without a websocket everything works by polling.
func TestWatcherWithoutWebSocket(t *testing.T) {
	f := newFakeChain(t)
	e := f.endpoints()
	e.WebSocket = ""
	_, r := watch(t, dialTest(t, e), testWatcherConfig())
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
}

func TestWatcherReorg(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(1), ourEnclave))
	f.mine(jobLog(2, ms(1), ourEnclave))
	f.mine(jobLog(3, ms(1), ourEnclave), nodeLog("TeeNodeDrained", ourEnclave))
	r.wait(t, "synced", "created 1", "created 2", "created 3", "drained")
	f.drop(2)
	f.mine(jobLog(3, ms(1), ourEnclave)) // re-mined at another height
	f.mine()
	f.mine(jobLog(4, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2", "created 3", "drained", "removed 3", "removed 2", "created 3", "created 4")
	if s := w.Status(); s.Reorgs != 1 {
		t.Errorf("%d reorganisations, want 1", s.Reorgs)
	}
}

// The new branch may be as long as the old one, or shorter.
func TestWatcherReorgToNoLongerBranch(t *testing.T) {
	f := newFakeChain(t)
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine()
	f.mine(jobLog(1, ms(1), ourEnclave))
	f.mine(jobLog(2, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2")
	f.drop(2)
	f.mine(jobLog(3, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2", "removed 2", "removed 1", "created 3")
}

// A reorganisation that takes our answer back and leaves the job has the job
// looked at again.
func TestWatcherReorgOfAnswer(t *testing.T) {
	f := newFakeChain(t)
	f.mine(jobLog(7, ms(60_000), ourEnclave), answerLog(7, ourEnclave)) // answered before the start
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(1), ourEnclave))
	f.mine(answerLog(1, ourEnclave))
	r.wait(t, "synced", "created 1", "answered 1")
	f.drop(1)
	f.mine()
	f.mine(answerLog(1, ourEnclave))
	r.wait(t, "synced", "created 1", "answered 1", "removed 1", "created 1", "answered 1")
}

// Deeper than remembered: the past is read again, and Synced is told once.
func TestWatcherDeepReorg(t *testing.T) {
	f := newFakeChain(t)
	cfg := testWatcherConfig()
	cfg.Depth = 4
	_, r := watch(t, f.dial(t), cfg)
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(60_000), ourEnclave))
	for range 10 {
		f.mine()
	}
	eventually(t, "head 11", func() bool { return r.head() == 11 })
	f.drop(11)
	f.mine(jobLog(2, ms(60_000), ourEnclave), answerLog(2, ourEnclave))
	for range 11 {
		f.mine()
	}
	f.mine(jobLog(3, ms(60_000), ourEnclave))
	eventually(t, "job 3", func() bool { told := r.told(); return told[len(told)-1] == "created 3" })
	f.mine(jobLog(4, ms(60_000), ourEnclave))
	r.wait(t, "synced", "created 1", "created 3", "created 4")
}

// The chain changes between a range's logs and its last block.
func TestWatcherReorgUnderRange(t *testing.T) {
	f := newFakeChain(t)
	for range 200 {
		f.mine()
	}
	f.set(func(f *fakeChain) {
		f.beforeLogs = func(f *fakeChain) {
			f.blocks = f.blocks[:50]
			f.mineLocked(uint64(time.Now().Unix()), jobLog(1, ms(60_000), ourEnclave))
			for range 300 {
				f.mineLocked(uint64(time.Now().Unix()))
			}
		}
	})
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "created 1", "synced")
}

// A reorganisation while the endpoint was away, with a branch so long that it
// is read in ranges.
func TestWatcherReorgFarBehind(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	for range 4 {
		f.mine()
	}
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
	f.set(func(f *fakeChain) { f.status = http.StatusBadGateway })
	eventually(t, "a complaint", func() bool { f.mine(); return w.Status().Err != "" })
	f.set(func(f *fakeChain) {
		f.blocks = f.blocks[:3]
		f.mineLocked(uint64(time.Now().Unix()), jobLog(2, ms(1), ourEnclave)) // below the cursor
		for range 200 {
			f.mineLocked(uint64(time.Now().Unix()))
		}
		f.status = 0
	})
	r.wait(t, "synced", "created 1", "removed 1", "created 2")
}

// An answer for another block is refused even if it names us nowhere: ours may
// be in the block that was asked for.
func TestWatcherForeignLogsOfAnotherBlock(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	elsewhere := f.mine(jobLog(1, ms(1), otherOne))
	eventually(t, "head 1", func() bool { return r.head() == 1 })
	f.set(func(f *fakeChain) { f.forge = func([]fakeLog) []fakeLog { return elsewhere.logs } })
	f.mine(jobLog(2, ms(1), ourEnclave))
	eventually(t, "a complaint", func() bool { return w.Status().Err != "" })
	f.set(func(f *fakeChain) { f.forge = nil })
	r.wait(t, "synced", "created 2")
}

// The logs of a range come from a node that lags behind the one that was asked
// for the head.
func TestWatcherLaggingRange(t *testing.T) {
	f := newFakeChain(t)
	for range 50 {
		f.mine()
	}
	f.mine(jobLog(1, ms(60_000), ourEnclave))
	for range 100 {
		f.mine()
	}
	f.set(func(f *fakeChain) {
		f.freshHead = true
		f.beforeLogs = func(f *fakeChain) { f.lag = 120 }
	})
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "created 1", "synced")
}

// A node that lags behind the websocket, or goes back to an older head, moves
// the cursor nowhere.
func TestWatcherLaggingNode(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine()
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
	f.set(func(f *fakeChain) { f.lag = 3 })
	f.mine(jobLog(2, ms(1), ourEnclave))
	asked := f.called("eth_getBlockByNumber")
	eventually(t, "some polls", func() bool { return f.called("eth_getBlockByNumber") > asked+3 })
	if s := w.Status(); s.Cursor != 2 || s.Reorgs != 0 {
		t.Errorf("behind a lagging node the status is %+v", s)
	}
	f.set(func(f *fakeChain) { f.lag = 0 })
	r.wait(t, "synced", "created 1", "created 2")
}

// Logs of another block, foreign contracts and malformed answers are refused;
// the cursor waits until the node comes to its senses.
func TestWatcherBadAnswers(t *testing.T) {
	forgeries := map[string]func(fakeLog) fakeLog{
		"another block":    func(l fakeLog) fakeLog { l.BlockHash = common.Hash{1}; return l },
		"another height":   func(l fakeLog) fakeLog { l.BlockNumber = 77; return l },
		"another contract": func(l fakeLog) fakeLog { l.Address = otherOne; return l },
		"no topics":        func(l fakeLog) fakeLog { l.Topics = nil; return l },
	}
	for name, forge := range forgeries {
		t.Run(name, func(t *testing.T) {
			f := newFakeChain(t)
			w, r := watch(t, f.dial(t), testWatcherConfig())
			r.wait(t, "synced")
			f.set(func(f *fakeChain) {
				f.forge = func(logs []fakeLog) []fakeLog {
					out := slices.Clone(logs)
					for i := range out {
						out[i] = forge(out[i])
					}
					return out
				}
			})
			f.mine(jobLog(1, ms(1), ourEnclave))
			eventually(t, "a complaint", func() bool { return w.Status().Err != "" })
			if s := w.Status(); s.Cursor != 0 {
				t.Errorf("cursor moved to %d", s.Cursor)
			}
			f.set(func(f *fakeChain) { f.forge = nil })
			r.wait(t, "synced", "created 1")
		})
	}
}

// 429 and 5xx are waited out.
func TestWatcherHTTPErrors(t *testing.T) {
	for _, status := range []int{http.StatusTooManyRequests, http.StatusBadGateway} {
		f := newFakeChain(t)
		w, r := watch(t, f.dial(t), testWatcherConfig())
		r.wait(t, "synced")
		f.set(func(f *fakeChain) { f.status = status })
		eventually(t, "the first complaint", func() bool { return w.Status().Err != "" })
		start := time.Now() // rounds that had begun before are over
		f.mine(jobLog(1, ms(1), ourEnclave))
		eventually(t, "a complaint", func() bool { return strings.Contains(w.Status().Err, fmt.Sprint(status)) })
		asked := w.Status().AskedAt
		if asked.After(start) {
			t.Error("a failure counts as an answer")
		}
		f.set(func(f *fakeChain) { f.status = 0 })
		r.wait(t, "synced", "created 1")
	}
}

// A deadline that no contract can mean, and data that is no event: dropped and
// counted, neither a panic nor a stop.
func TestWatcherUnreadableEvents(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	absurd := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))
	cut := jobLog(2, ms(1), ourEnclave)
	cut.Data = append(cut.Data[:200:200], ourEnclave[:]...)
	huge := jobLog(3, ms(1), ourEnclave)
	huge.Data = slices.Clone(huge.Data)
	for i := 64; i < 96; i++ {
		huge.Data[i] = 0xff // offset of the input
	}
	f.mine(jobLog(1, absurd, ourEnclave), cut, huge, jobLog(4, big.NewInt(maxDeadlineMs+1), ourEnclave), jobLog(5, big.NewInt(maxDeadlineMs), ourEnclave))
	r.wait(t, "synced", "created 5")
	if n := w.Status().Dropped; n != 4 {
		t.Errorf("%d events dropped, want 4", n)
	}
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

// Logs that name us and are not for us, should a node not keep to the query.
func TestFilterForeign(t *testing.T) {
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	answered := answerLog(1, otherOne)
	answered.Data = append(answered.Data, ourEnclave[:]...)
	drained := nodeLog("TeeNodeDrained", otherOne)
	drained.Data = ourEnclave[:]
	elsewhere := answerLog(1, ourEnclave)
	elsewhere.Address = managerAddr
	for name, l := range map[string]fakeLog{
		"another env":           jobLogIn(2, 1, ms(1), ourEnclave),
		"only named in input":   jobLogWith(testEnv, 1, string(ourEnclave[:]), ms(1), otherOne),
		"another's answer":      answered,
		"another's entry":       drained,
		"the other contract's":  elsewhere,
		"another event of ours": {Address: managerAddr, Topics: []common.Hash{{1}, common.BytesToHash(ourEnclave[:])}},
	} {
		raw, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		found, err := filter.ours([]json.RawMessage{raw})
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %d logs, %v", name, len(found), err)
		}
		if e, err := filter.event(found[0], Block{}); e != nil || err != nil {
			t.Errorf("%s: %v, %v", name, e, err)
		}
	}
}

// A node that writes addresses in upper case hides no job.
func TestFilterUpperCase(t *testing.T) {
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	l := jobLog(1, ms(1), ourEnclave)
	raw := fmt.Sprintf(`{"address":%q,"topics":["%s"],"data":"0x%X","blockNumber":"0x1","blockHash":%q,"transactionHash":%q,"logIndex":"0x0"}`,
		l.Address.Hex(), strings.Join([]string{l.Topics[0].Hex(), l.Topics[1].Hex(), l.Topics[2].Hex(), l.Topics[3].Hex()}, `","`), []byte(l.Data), common.Hash{1}.Hex(), common.Hash{2}.Hex())
	got, err := filter.ours([]json.RawMessage{json.RawMessage(raw)})
	if err != nil || len(got) != 1 {
		t.Errorf("found %d logs, %v", len(got), err)
	}
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

// Topics are those of the contracts' ABI.
func TestTopics(t *testing.T) {
	j, m := jobsABI, bindings.NewTeeManager().GetABI()
	if j.Events["JobCreated"].ID != topicJobCreated || j.Events["JobResponded"].ID != topicJobResponded {
		t.Error("topics of the Jobs contract differ")
	}
	for name, change := range map[string]jobs.NodeChange{"TeeNodeRegistered": jobs.Registered, "TeeNodeDrained": jobs.Drained, "TeeNodeRevived": jobs.Revived, "TeeNodeDeregistered": jobs.Deregistered} {
		if nodeTopics[m.Events[name].ID] != change {
			t.Errorf("topic of %s differs", name)
		}
	}
}
