package chain

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"
)

// checkSend checks what is about to be sent.
func (w *simWorld) checkSend(o order) {
	if o.send.GasFeeCap().Cmp(w.m.rules.feeCap) > 0 || o.send.GasTipCap().Cmp(o.send.GasFeeCap()) > 0 {
		w.Fatalf("fees %v and %v are above the cap", o.send.GasTipCap(), o.send.GasFeeCap())
	}
	if c := w.candidate(o.send.Data()); c != nil && o.tx.candidate.To != nil && !o.tx.abandoned {
		if c.ended && !c.killed || !c.GiveUp.IsZero() && !w.m.view.chainTime(w.now).Before(c.GiveUp) {
			w.Fatalf("%q is sent after its end", c.Data)
		}
	} else if c != nil && c.err != nil && !c.killed {
		w.Fatalf("%q is sent again after %v: %+v", c.Data, c.err, o.tx.sendState)
	}
	if o.tx.account.fills(o.send) {
		w.seen["empty"]++
	}
	if w.sent[o.send.Hash()] != nil {
		w.seen["rebroadcast"]++
		return
	}
	last := o.tx.attempts[len(o.tx.attempts)-1]
	if last != o.send {
		w.Fatal("what is sent is neither new nor as it was")
	}
	w.sent[last.Hash()] = last
	if len(o.tx.attempts) > 1 {
		w.seen["raised"]++
	}
	for _, old := range o.tx.attempts[:len(o.tx.attempts)-1] {
		if there := w.chain.poolOf(o.tx.account.address)[last.Nonce()]; there == nil || there.Hash() != old.Hash() {
			continue
		}
		w.seen["replaced"]++
		if last.GasFeeCap().Cmp(o.tx.limit()) == 0 && o.tx.pooled == nil {
			continue // nodes said that ours is not there, and what is there can only be outbid by the tip
		}
		if !dearer(old.GasTipCap(), last.GasTipCap()) || !dearer(old.GasFeeCap(), last.GasFeeCap()) || old.Nonce() != last.Nonce() {
			w.Fatalf("fees %v, %v are replaced by %v, %v", old.GasTipCap(), old.GasFeeCap(), last.GasTipCap(), last.GasFeeCap())
		}
	}
}

// check checks what must hold at any time.
func (w *simWorld) check() {
	mined := map[string]int{}
	for _, b := range w.chain.blocks {
		for _, tx := range b.txs {
			if w.candidate(tx.Data()) == nil {
				continue
			}
			if mined[string(tx.Data())]++; mined[string(tx.Data())] > 1 {
				w.Fatalf("%q is mined twice", tx.Data())
			}
		}
	}
	for _, a := range w.m.accounts {
		nonces := map[uint64]bool{}
		for _, tx := range a.pending {
			if tx.hasNonce && (nonces[tx.nonce] || tx.nonce >= a.next) {
				w.Fatalf("nonce %d of %d is given twice or not at all", tx.nonce, a.next)
			}
			nonces[tx.nonce] = nonces[tx.nonce] || tx.hasNonce
			w.checkDelay(tx)
		}
	}
}

// checkDelay checks that nothing but its own trouble keeps a transaction from
// being sent.
func (w *simWorld) checkDelay(tx *pendingTx) {
	_, affordable := w.m.view.market.firstIfKnown(tx.limit())
	own := tx.busy || tx.held || tx.now(w.now) || tx.refusals > 0 || tx.inherited || tx.account.doubtful()
	if tx.fees != nil || tx.abandoned || own || !affordable || !w.m.view.usable(w.now) {
		delete(w.idle, tx)
		return
	}
	if w.idle[tx]++; w.idle[tx] > 1 { // once after it lost its nonce
		w.Fatalf("%q waits for nothing: %+v", tx.candidate.Data, tx.sendState)
	}
}

func (m market) firstIfKnown(limit *big.Int) (fees, bool) {
	if m.baseFee == nil {
		return fees{}, false
	}
	return m.first(limit)
}

func (s *sendState) now(now time.Time) bool { return now.Before(s.retryAt) }

// calm lets the chain go on without trouble until every candidate has ended.
func (w *simWorld) calm() {
	c := w.chain
	w.chaos, c.poor, c.base, c.tip = false, false, gwei(10), gwei(1)
	last := w.ask()
	open := func() bool {
		for _, c := range w.candidates {
			if !c.ended {
				return true
			}
		}
		return len(w.m.current().pending) > 0
	}
	for i := 0; open() || i < 30; i++ {
		if i > 2000 {
			w.m.each(func(tx *pendingTx) {
				w.Logf("account %s, mined %d, next %d: %d attempts, replies %d, %+v", tx.account.address, tx.account.mined, tx.account.next, len(tx.attempts), len(tx.replies), tx.sendState)
			})
			w.Fatalf("%d are pending for ever", w.m.count(func(*pendingTx) bool { return true }))
		}
		if errors.Is(last.err, ErrTooManyPending) {
			last = w.ask() // the one after which no nonce may be left open
		}
		w.step()
		if i%4 == 0 {
			c.mine(2*time.Second, 1)
		}
	}
	if last.err != nil {
		w.Fatalf("the last one ended with %v", last.err)
	}
	if a := w.m.current(); c.count(a.address) < a.next {
		w.Fatalf("%d of %d nonces are used", c.count(a.address), a.next)
	}
}

// Whatever nodes, fees, other users of the key and the chain do: what a
// candidate does is mined once at most, nothing is offered above the cap or
// sent after its end, replacements are a tenth dearer, what is sent again is the
// same, no transaction waits for another, every caller is answered, and no
// nonce is left open.
func TestTxMachineProperties(t *testing.T) {
	seed := rand.Uint64()
	if s := os.Getenv("NACRE_TX_SEED"); s != "" {
		var err error
		if seed, err = strconv.ParseUint(s, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	histories, steps := 200, 600
	if testing.Short() {
		histories = 20
	}
	seen := map[string]int{}
	for i := range uint64(histories) {
		t.Run(fmt.Sprint("NACRE_TX_SEED=", seed+i), func(t *testing.T) {
			w := newSimWorld(t, seed+i)
			for range steps {
				w.step()
			}
			w.calm()
			for what, n := range w.seen {
				seen[what] += n
			}
		})
		if t.Failed() {
			return
		}
	}
	t.Logf("seed %d: %v", seed, seen)
	for _, what := range []string{"killed", "killed before it sent", "killed with a gap in the pool", "resumed", "undone and resumed", "empty and resumed", "mined", "gave up", "refused", "not accepted", "empty", "rebroadcast", "raised", "replaced", "reorg", "asked again", "wanted again"} {
		if seen[what] == 0 && !testing.Short() {
			t.Errorf("in no history was there one %s", what)
		}
	}
}
