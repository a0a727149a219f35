package chain

import (
	"errors"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

// inHeads replaces a field of each header.
func inHeads(field string, by func(uint64) uint64) faultproxy.Forger {
	return on(func(result any) any {
		return eachObject(result, func(b map[string]any) {
			if n, err := hexutil.DecodeUint64(b[field].(string)); err == nil {
				b[field] = hexutil.EncodeUint64(by(n))
			}
		})
	}, "eth_getBlockByNumber")
}

// txLies are lies about the time and the fees that are told to a TxManager.
var txLies = map[string]faultproxy.Forger{
	"a time far ahead":    inHeads("timestamp", func(n uint64) uint64 { return n + 3600 }),
	"a time far behind":   inHeads("timestamp", func(n uint64) uint64 { return n - 3600 }),
	"a base fee too high": inHeads("baseFeePerGas", func(uint64) uint64 { return 1e15 }),
	"a base fee too low":  inHeads("baseFeePerGas", func(uint64) uint64 { return 1 }),
	"a tip too high":      on(func(any) any { return hexutil.EncodeUint64(1e15) }, "eth_maxPriorityFeePerGas"),
	"a tip too low":       on(func(any) any { return "0x0" }, "eth_maxPriorityFeePerGas"),
}

// eachTxLie runs a test for each lie, told by the only endpoint and by the first
// of three two of whom must agree. Nobody but the TxManager hears it, so that
// nothing else makes the liar known.
func eachTxLie(t *testing.T, test func(t *testing.T, a *anvil, m *TxManager, tellLie func())) {
	for name, lie := range txLies {
		for _, mode := range []struct {
			name              string
			endpoints, quorum int
		}{{"one endpoint", 1, 1}, {"two of three", 3, 2}} {
			t.Run(name+", "+mode.name, func(t *testing.T) {
				t.Parallel()
				a := startAnvil(t)
				c, proxies := throughProxies(t, a.host, 31337, mode.endpoints)
				c.quorum = mode.quorum
				w, r := watch(t, a.client, lyingConfig(1))
				r.wait(t, "synced")
				cfg := testTxConfig()
				cfg.Follow = w
				m, err := NewTxManager(within(t, time.Minute), c, a.newRichKey(), cfg, testLog(t))
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(m.Close)
				test(t, a, m, func() { proxies[0].Forge(lie) })
			})
		}
	}
}

// None of the lies has what is in time given up, or held for ever; one about the
// tip makes it dearer, up to the cap.
func TestTxLiesKeepNothingFromBeingSent(t *testing.T) {
	eachTxLie(t, func(t *testing.T, a *anvil, m *TxManager, tellLie func()) {
		tellLie()
		c := pay(1)
		c.GiveUp = chainNow(t, m).Add(30 * time.Second)
		r := mustMine(t, sendAsync(t, m, c))
		if price := r.EffectiveGasPrice; price.Cmp(testTxConfig().FeeCap) > 0 {
			t.Errorf("paid %d wei per gas", price)
		}
		if s := m.Status(); s.GaveUp != 0 || s.Held != 0 {
			t.Errorf("%+v", s)
		}
	})
}

// None of them has what no block takes wait for longer than it may.
func TestTxLiesDelayNoEnd(t *testing.T) {
	eachTxLie(t, func(t *testing.T, a *anvil, m *TxManager, tellLie func()) {
		a.automine(false)
		tellLie()
		c := pay(1)
		c.GiveUp = chainNow(t, m).Add(2 * time.Second)
		late, began := sendAsync(t, m, c), time.Now()
		if got := <-late; !errors.Is(got.err, ErrGaveUp) || time.Since(began) < time.Second {
			t.Errorf("got %v after %s", got.err, time.Since(began))
		}
	})
}

func chainNow(t *testing.T, m *TxManager) time.Time {
	t.Helper()
	now, known := m.chainTime()
	if !known {
		t.Fatal("the time is not known")
	}
	return now
}

// headsAt is a chain whose newest block is at a time, or not known.
type headsAt struct {
	time time.Time
	seen time.Time
}

func (h headsAt) confirmed() (Block, time.Time, bool) {
	return Block{Time: h.time}, h.seen, !h.time.IsZero()
}

// headsTold is one that may be told another.
type headsTold struct {
	mu    sync.Mutex // guards heads
	heads headsAt
}

func (h *headsTold) tell(heads headsAt) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.heads = heads
}

func (h *headsTold) confirmed() (Block, time.Time, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.heads.confirmed()
}

// An invented block that is believed has an answer given up, as docs/trust.md
// says. That is not the end of it: asked for again, it is mined.
func TestAnswerGivenUpByInventedBlock(t *testing.T) {
	o := newOutputsTest(t, 1)
	r, by := o.signed(o.jobs[0]), o.now().Add(20*time.Second)
	told := &headsTold{heads: headsAt{by.Add(time.Hour), time.Now()}}
	cfg := testTxConfig()
	cfg.Follow = told
	out := NewOutputs(o.client, o.manager(o.newRichKey(), cfg), o.Jobs)
	if got := <-o.submit(out, r, by); !errors.Is(got.err, ErrGaveUp) || errors.Is(got.err, jobs.ErrFinal) {
		t.Fatalf("got %v", got.err)
	}
	told.tell(headsAt{o.now(), time.Now()})
	if got := o.result(o.submit(out, r, by)); got.err != nil {
		t.Error(got.err)
	}
}

// As long as nobody has told the chain's time, the host's clock does not say how
// long an answer of an earlier life is waited for: half of what the caller has.
func TestAnswerWaitsWithoutTheHostsClock(t *testing.T) {
	out := &Outputs{tx: &TxManager{cfg: TxConfig{Follow: headsAt{}}}}
	ctx := within(t, time.Minute)
	deadline, _ := ctx.Deadline()
	for name, by := range map[string]time.Time{
		"whose clock is ahead":  time.Now().Add(-24 * time.Hour),
		"whose clock is behind": time.Now().Add(24 * time.Hour),
	} {
		a := &answer{answerBy: by, SignedResult: jobs.SignedResult{SignTimestamp: by.Add(-time.Hour)}}
		if end := out.end(ctx, a); !end.Equal(deadline) {
			t.Errorf("%s: ends in %s", name, time.Until(end))
		}
		if left := time.Until(out.end(t.Context(), a)); left < 59*time.Minute || left > time.Hour {
			t.Errorf("%s, without a deadline: ends in %s", name, left)
		}
	}
	out.tx.cfg.Follow = headsAt{testStart, time.Now()}
	a := &answer{answerBy: testStart.Add(20 * time.Second)}
	if left := time.Until(out.end(ctx, a)); left < 15*time.Second || left > 20*time.Second {
		t.Errorf("20 seconds before its end by the chain's clock: ends in %s", left)
	}
}

// A tip that would need more than the cap is paid as far as the cap goes.
func TestFirstFeesOfHighTip(t *testing.T) {
	f, ok := market{gwei(10), gwei(1000)}.first(gwei(50))
	if !ok || f.cap.Cmp(gwei(50)) != 0 || f.tip.Cmp(gwei(40)) != 0 {
		t.Errorf("%v, %v", f, ok)
	}
	if _, ok := (market{gwei(50), big.NewInt(1)}).first(gwei(50)); ok {
		t.Error("a base fee at the cap leaves nothing for a tip")
	}
}
