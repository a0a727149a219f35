package chain

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// upTo is a node that has no block above n yet.
func upTo(t *testing.T, node *Client, n *atomic.Uint64) faultproxy.Forger {
	t.Helper()
	return func(method string, params, result json.RawMessage) json.RawMessage {
		var b *Block
		if method != "eth_getBlockByNumber" || json.Unmarshal(result, &b) != nil || b == nil || b.Number <= n.Load() {
			return result
		}
		if !strings.Contains(string(params), "latest") {
			return json.RawMessage("null")
		}
		var old json.RawMessage
		if err := node.call(t.Context(), &old, "eth_getBlockByNumber", hexutil.EncodeUint64(n.Load()), false); err != nil {
			return json.RawMessage("null")
		}
		return old
	}
}

// An honest endpoint that is faster than the others is not taken for a liar,
// though nobody confirms its newest blocks yet.
func TestFastEndpointIsNoLiar(t *testing.T) {
	a := startAnvil(t)
	a.mine(3)
	var others atomic.Uint64
	others.Store(3)
	e := Endpoints{ChainID: big.NewInt(31337)}
	for i := range 3 {
		p := startFaultProxy(t, a.host)
		if i > 0 {
			p.Forge(upTo(t, a.client, &others))
		}
		e.HTTP = append(e.HTTP, p.HTTPURL())
	}
	c, log := dialLogged(t, e)
	_, r := watch(t, c, lyingConfig(2))
	r.wait(t, "synced")
	for range 3 {
		a.mine(2)
		others.Add(1)
		eventually(t, "what all have", func() bool { return r.head() == others.Load() })
		others.Add(1)
		eventually(t, "the head", func() bool { return r.head() == others.Load() })
	}
	if line := log.refused(e.HTTP[0], ErrOutvoted); line != "" {
		t.Error(line)
	}
}

// A block that comes while the others are asked whether there is one is no reason
// to call an endpoint stale.
func TestBlockBetweenQuestionsIsNoLag(t *testing.T) {
	l := newLiar(t, 3)
	cfg := lyingConfig(2)
	w, err := NewWatcher(l.seen, cfg, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	f := newFollower(w, new(recorder).sink)
	f.source = l.seen.peers()[0]
	if _, err := f.round(within(t, time.Minute)); err != nil {
		t.Fatal(err)
	}
	head := f.tip
	l.mine(1)
	f.movedAt = time.Now().Add(-time.Hour)
	if err := f.checkStale(within(t, time.Minute), head); err != nil {
		t.Error(err)
	}
}

// A round ends, in time and in blocks, though the chain does not; what it has
// read is told, and Synced only at the end of the past.
func TestRoundEnds(t *testing.T) {
	for name, bound := range map[string]func(*WatcherConfig){
		"in time":   func(c *WatcherConfig) { c.RoundTime = 1 },
		"in blocks": func(c *WatcherConfig) { c.MaxRound = 1 },
	} {
		t.Run(name, func(t *testing.T) {
			chain := newFakeChain(t)
			cfg := testWatcherConfig()
			cfg.MaxRange = 10
			bound(&cfg)
			w, err := NewWatcher(chain.dial(t), cfg, testLog(t))
			if err != nil {
				t.Fatal(err)
			}
			r := new(recorder)
			f := newFollower(w, r.sink)
			rounds := func() (n int) {
				for head := uint64(len(chain.blocks) - 1); n == 0 || f.tip.Number < head; n++ {
					if told := r.told(); f.caughtUp != (len(told) > 0) {
						t.Fatalf("at block %d, told %v", f.tip.Number, told)
					}
					before := f.tip.Number
					if moved, err := f.round(within(t, time.Minute)); err != nil || !moved || f.tip.Number-before > 100 {
						t.Fatalf("from block %d to %d: %v, %v", before, f.tip.Number, moved, err)
					}
					if f.caughtUp && r.head() != f.tip.Number {
						t.Errorf("at block %d, told of %d", f.tip.Number, r.head())
					}
				}
				return n
			}
			for range 300 {
				chain.mine()
			}
			if n := rounds(); n < 4 {
				t.Errorf("%d rounds for the past", n)
			}
			for range 300 {
				chain.mine()
			}
			if n := rounds(); n < 4 {
				t.Errorf("%d rounds for what was new", n)
			}
		})
	}
}

// The requests of a step end together, however many the endpoint makes of them.
func TestStepEnds(t *testing.T) {
	l := newLiar(t, 1)
	l.mine(40)
	l.proxy.Delay(70 * time.Millisecond)
	cfg := lyingConfig(1)
	cfg.StepTime = 100 * time.Millisecond
	w, r := watch(t, l.seen, cfg)
	eventually(t, "a complaint", func() bool { return strings.Contains(w.Status().Err, "deadline") })
	l.proxy.Mend()
	r.wait(t, "synced")
}

// No more receipts are held at once than one request asks for, however many
// headers were read.
func TestPortions(t *testing.T) {
	full := types.Bloom(slices.Repeat([]byte{0xff}, types.BloomByteLength))
	f := follower{Watcher: &Watcher{filter: newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)}}
	var blocks []Block
	for i := range uint64(walkBlocks) {
		h := new(types.Header)
		if i%3 != 0 {
			h.Bloom = full
		}
		blocks = append(blocks, Block{Number: i, header: h})
	}
	at := uint64(0)
	for _, some := range f.portions(blocks) {
		hold := 0
		for _, b := range some {
			if b.Number != at {
				t.Fatalf("block %d follows block %d", b.Number, at)
			}
			if at++; f.filter.mayHold(b) {
				hold++
			}
		}
		if hold > stepBlocks {
			t.Errorf("%d blocks' receipts at once", hold)
		}
	}
	if at != walkBlocks {
		t.Errorf("%d blocks of %d", at, walkBlocks)
	}
}
