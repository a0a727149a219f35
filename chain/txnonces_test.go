package chain

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/types"
)

// A count above what was given out is no reason to give out later nonces, until
// a second look finds it too.
func TestTxFalseCount(t *testing.T) {
	mt := newMachineTest(t)
	mt.pollCount(1000)
	mt.once(time.Minute)
	if orders := mt.m.decide(mt.now); len(orders) != 0 {
		t.Fatal("sent by a count that may be false")
	}
	if sent := mt.run(time.Second); len(sent) != 1 || sent[0].Nonce() != 0 {
		t.Fatalf("sent %v", sent)
	}

	mt = newMachineTest(t)
	for range 5 {
		mt.chain.elsewhere(mt.m.current())
		mt.chain.mine(time.Second, 1)
	}
	mt.run(time.Second)
	mt.once(time.Minute)
	if sent := mt.run(time.Second); len(sent) != 1 || sent[0].Nonce() != 5 {
		t.Fatalf("sent %v, 5 are used elsewhere", sent)
	}
}

// Nonces that a false count had skipped are given out when nobody is known to
// have them for a while; those of what a reorganisation undid are not.
func TestTxSkippedNonces(t *testing.T) {
	mt := newMachineTest(t)
	mt.pollCount(1000)
	mt.pollCount(1000)
	mt.run(time.Second)
	mt.run(mt.m.rules.resubmitAfter)
	reply := mt.once(time.Minute)
	if sent := mt.run(0); len(sent) != 1 || sent[0].Nonce() != 0 {
		t.Fatalf("sent %v", sent)
	}
	mt.chain.mine(time.Second, 1)
	mt.run(time.Second)
	mt.ended(reply, nil)
	mt.chain.reorg(1, 0)
	mt.run(time.Second)
	mt.run(2 * mt.m.rules.resubmitAfter)
	if err := mt.m.accept(mt.now, Candidate{To: &sinkAddr, Value: big.NewInt(1), GasLimit: 50_000}, 50_000); err != nil {
		t.Fatal(err)
	}
	if sent := mt.run(0); len(sent) != 1 || sent[0].Nonce() != 1 {
		t.Fatalf("sent %v", sent)
	}
}

// A node that has not got the block by which the nonce was used knows nothing
// of receipts. Neither does one that a reorganisation reached between two
// questions, however often a block takes the transaction up again.
func TestTxReceiptsMissingThatSayNothing(t *testing.T) {
	for name, node := range map[string]struct{ lags, counts uint64 }{
		"it lags": {1, 1},
		"undone":  {0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			mt := newMachineTest(t)
			mt.once(time.Hour)
			mt.run(0)
			for range 10 * missLimit {
				mt.chain.mine(time.Second, 0)
				mt.now = mt.now.Add(time.Second)
				v := view{head: mt.chain.head().Block, seenAt: mt.now, began: mt.now, asked: mt.now, market: market{mt.chain.base, mt.chain.tip}}
				for _, q := range mt.m.polled(mt.now, v, map[*account]uint64{mt.m.current(): 1}) {
					mt.m.found(mt.now, q, nil, v.head.Number-node.lags, node.counts)
				}
				for _, o := range mt.m.decide(mt.now) {
					if o.send == nil || o.send.Nonce() != 0 {
						t.Fatalf("nonce %d was given up: %+v", o.tx.nonce, o)
					}
				}
			}
		})
	}
}

// The answer to the first attempt is lost, or says that the nonce is used, which
// it may be by that attempt. When it is given up its nonce is not given to
// another, but filled.
func TestTxAnswerLostAndGivenUp(t *testing.T) {
	for name, answer := range map[string]error{"no answer": errSilence, "nonce too low": answered(core.ErrNonceTooLow)} {
		t.Run(name, func(t *testing.T) {
			mt := newMachineTest(t)
			mt.node = func(tx *types.Transaction) error {
				_ = mt.chain.send(tx)
				return answer
			}
			first := mt.once(20 * time.Second)
			mt.run(0)
			mt.node = nil
			mt.now = mt.now.Add(21 * time.Second)
			c := pay(1)
			if err := mt.m.accept(mt.now, c, c.GasLimit); err != nil {
				t.Fatal(err)
			}
			for _, tx := range mt.run(0) {
				if empty := len(tx.Data()) == 0 && tx.Value().Sign() == 0; (tx.Nonce() == 0) != empty || tx.Nonce() > 1 {
					t.Errorf("nonce %d was given to %x, worth %s", tx.Nonce(), tx.Data(), tx.Value())
				}
			}
			mt.ended(first, ErrGaveUp)
			mt.chain.mine(time.Second, 1)
			if mt.used() != 2 {
				t.Errorf("%d nonces used, want 2", mt.used())
			}
		})
	}
}

// The answer to the first attempt is lost, and it is sent again as it was: a
// dearer one would be paid for nothing.
func TestTxAnswerLostIsSentAgainAsItWas(t *testing.T) {
	mt := newMachineTest(t)
	mt.node = func(*types.Transaction) error { return errSilence }
	mt.once(time.Minute)
	first := mt.run(0)
	mt.node = nil
	again := mt.run(2 * time.Second)
	if len(first) != 1 || len(again) != 1 || first[0].Hash() != again[0].Hash() {
		t.Errorf("sent %v, then %v", first, again)
	}
}
