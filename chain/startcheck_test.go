package chain

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

// inventHistory returns a chain with a past of some hours that has nothing in
// common with the node's and begins where that one has no block.
func inventHistory(t *testing.T, node *Client, from uint64) *inventedChain {
	t.Helper()
	head, err := node.Head(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	const length, apart = 40, 300 // blocks, seconds
	c := &inventedChain{from: from, blocks: map[uint64]map[string]any{}, receipts: map[common.Hash][]any{}}
	h := *head.header
	h.ParentHash, h.Bloom, h.ReceiptHash = common.Hash{0xfa}, types.Bloom{}, types.EmptyReceiptsHash
	for n := from; n < from+length; n++ {
		h.Number, h.Time = new(big.Int).SetUint64(n), uint64(time.Now().Unix())-(from+length-n)*apart
		c.blocks[n] = asJSON(t, &h).(map[string]any)
		c.blocks[n]["transactions"] = []any{}
		h.ParentHash = h.Hash()
		c.receipts[h.ParentHash] = []any{}
	}
	return c
}

// highest returns the highest block that was told of as a head.
func (r *recorder) highest() (n uint64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range r.events {
		if h, ok := e.(jobs.Head); ok {
			n = max(n, h.Number)
		}
	}
	return n
}

// A chain that somebody invents from its far past on, far above the true one or
// near it, is not where following begins, and no head of it is told.
func TestLiarAtTheStart(t *testing.T) {
	for name, c := range map[string]struct {
		from   uint64
		quorum int
	}{
		"far above, quorum 2 of 3": {1_000_000, 2},
		"near, quorum 2 of 3":      {20, 2},
		"far above, quorum 1 of 3": {1_000_000, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLiar(t, 3)
			l.mine(10)
			l.proxy.Forge(inventHistory(t, l.client, c.from).forge)
			_, r := watch(t, l.seen, lyingConfig(c.quorum))
			r.wait(t, "synced")
			l.emit(jobLog(1, ms(60_000), ourEnclave))
			r.wait(t, "synced", "created 1")
			if n := r.highest(); n > 11 {
				t.Errorf("told of block %d, there are 11", n)
			}
		})
	}
}

// An endpoint that is far behind the others is not where following begins.
func TestFarBehindAtTheStart(t *testing.T) {
	for _, quorum := range []int{1, 2} {
		l := newLiar(t, 3)
		l.mine(200)
		var old json.RawMessage
		l.rpc(&old, "eth_getBlockByNumber", "0x5", false)
		l.proxy.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
			if method == "eth_getBlockByNumber" && strings.Contains(string(params), "latest") {
				return old
			}
			return result
		})
		_, r := watch(t, l.seen, lyingConfig(quorum))
		r.wait(t, "synced")
		eventually(t, "a head", func() bool { return r.head() > 0 })
		r.mu.Lock()
		if at := slices.Index(r.events, jobs.Event(jobs.Synced{})); r.events[at+1].(jobs.Head).Number < 200 {
			t.Errorf("quorum %d: synced at %v", quorum, r.events[at+1])
		}
		r.mu.Unlock()
	}
}

// A node that has not read the chain yet is not taken for a chain without jobs,
// and the status says what is the matter; beside another it does no harm.
func TestSyncingNode(t *testing.T) {
	syncing := func(answer string) faultproxy.Forger {
		return func(method string, _, result json.RawMessage) json.RawMessage {
			if method == "eth_syncing" {
				return json.RawMessage(answer)
			}
			return result
		}
	}
	const far = `{"currentBlock":"0x10","highestBlock":"0x1000"}`
	for answer, says := range map[string]string{
		far:                      "at block 16 of 4096",
		`{"batchSeen":7}`:        "at block 0",
		`{"highestBlock":"0x1"}`: "at block 0",
		`false`:                  "",
		`null`:                   "",
		`{"currentBlock":"0x10","highestBlock":"0x20"}`: "", // it is about to be there
	} {
		t.Run(answer, func(t *testing.T) {
			t.Parallel()
			l := newLiar(t, 1)
			l.proxy.Forge(syncing(answer))
			w, r := watch(t, l.seen, lyingConfig(1))
			if says != "" {
				eventually(t, "the reason", func() bool { return strings.Contains(w.Status().Syncing, says) })
				if told := r.told(); len(told) > 0 || w.Status().Synced || strings.Contains(w.Status().Syncing, "\n") {
					t.Errorf("told %v, status %+v", told, w.Status())
				}
				l.proxy.Mend()
			}
			r.wait(t, "synced")
			eventually(t, "the reason to be gone", func() bool { return w.Status().Syncing == "" })
		})
	}
	t.Run("without blocks", func(t *testing.T) {
		f := newFakeChain(t)
		f.set(func(f *fakeChain) { f.blocks[0].time -= 86_400 })
		w, r := watch(t, f.dial(t), testWatcherConfig())
		eventually(t, "the reason", func() bool { return strings.Contains(w.Status().Syncing, "no block but the first") })
		if told := r.told(); len(told) > 0 {
			t.Errorf("told %v", told)
		}
		f.mine()
		r.wait(t, "synced")
	})
	t.Run("beside another", func(t *testing.T) {
		l := newLiar(t, 2)
		l.proxy.Forge(syncing(far))
		_, r := watch(t, l.seen, lyingConfig(1))
		r.wait(t, "synced")
	})
}

// At a start nobody gets out of proofs by spoiling headers if another endpoint
// shows the same block whole, or the endpoint itself shows others whole.
func TestSpoiledHeaderAtTheStart(t *testing.T) {
	t.Run("beside another", func(t *testing.T) {
		l := newLiar(t, 2)
		l.proxy.Forge(unprovable)
		w, r := watch(t, l.seen, lyingConfig(1))
		r.wait(t, "synced")
		if mode := w.Status().Mode; mode != "proven" {
			t.Errorf("mode is %q", mode)
		}
		l.mustBeRefused(t, ErrForged)
	})
	for name, newest := range map[string]bool{"all but the newest": false, "the newest": true} {
		t.Run(name, func(t *testing.T) {
			l := newLiar(t, 1)
			l.mine(5)
			l.proxy.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
				if strings.Contains(string(params), "latest") == newest {
					return unprovable(method, params, result)
				}
				return result
			})
			w, r := watch(t, l.seen, lyingConfig(1))
			eventually(t, "the lie to be refused", func() bool { return strings.Contains(w.Status().Err, ErrForged.Error()) })
			if told := r.told(); len(told) > 0 {
				t.Errorf("told %v", told)
			}
			l.proxy.Mend()
			r.wait(t, "synced")
		})
	}
}

// After an invented chain that is far above the true one, the true one is
// followed again after a while, though it is all below what was followed.
func TestInventedChainIsGivenUp(t *testing.T) {
	l := newLiar(t, 1)
	l.mine(10)
	l.proxy.Forge(inventHistory(t, l.client, 1_000_000).forge)
	cfg := lyingConfig(1)
	cfg.LostAfter = 300 * time.Millisecond
	w, r := watch(t, l.seen, cfg)
	r.wait(t, "synced")
	eventually(t, "the invented head", func() bool { return r.head() > 1_000_000 })
	l.proxy.Mend()
	l.emit(jobLog(1, ms(60_000), ourEnclave))
	r.wait(t, "synced", "created 1")
	if s := w.Status(); s.Cursor != 11 {
		t.Errorf("status is %+v", s)
	}
}
