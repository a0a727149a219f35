package chain

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// What was given up and is wanted again outbids the empty transaction that was
// to take its nonce, at once.
func TestTxWantedAgainOutbidsTheEmptyOne(t *testing.T) {
	mt := newMachineTest(t)
	mt.givenUp()
	again := mt.once(time.Minute)
	if sent := mt.run(0); len(sent) != 1 || sent[0].Nonce() != 0 || string(sent[0].Data()) != "once" {
		t.Fatalf("sent %v", sent)
	}
	mt.chain.mine(time.Second, 1)
	mt.run(time.Second)
	mt.ended(again, nil)
	if mt.used() != 1 {
		t.Errorf("%d nonces used", mt.used())
	}
}

// If the empty one is mined, while it is wanted again or before, another nonce
// is taken at the first look.
func TestTxWantedAgainAfterTheEmptyOne(t *testing.T) {
	for name, seen := range map[string]bool{"before that is known": false, "after that is known": true} {
		t.Run(name, func(t *testing.T) {
			mt := newMachineTest(t)
			mt.givenUp()
			mt.chain.mine(time.Second, 1)
			if seen {
				mt.run(time.Second)
			}
			again := mt.once(time.Minute)
			mt.run(time.Second)
			mt.run(time.Second)
			if tx := mt.chain.poolOf(mt.m.current().address)[1]; tx == nil || string(tx.Data()) != "once" {
				t.Fatal("not sent anew")
			}
			mt.chain.mine(time.Second, 1)
			mt.run(time.Second)
			mt.ended(again, nil)
		})
	}
}

// Where the empty transaction offers more than anything else may, it is kept
// alive until it is mined, without haste.
func TestTxWantedAgainBelowTheEmptyOne(t *testing.T) {
	mt := newMachineTest(t)
	first := mt.once(20 * time.Second)
	mt.chain.base = gwei(80)
	mt.run(0)
	mt.run(21 * time.Second)
	mt.ended(first, ErrGaveUp)
	mt.once(time.Hour)
	if sent := mt.run(0); len(sent) != 0 {
		t.Fatalf("sent %d at once", len(sent))
	}

	mt.chain.pool = map[common.Address]map[uint64]*types.Transaction{}
	if sent := mt.run(11 * time.Second); len(sent) != 1 || len(sent[0].Data()) != 0 {
		t.Errorf("sent %v", sent)
	}
	if sent := mt.run(time.Second); len(sent) != 0 {
		t.Errorf("sent %d again at once", len(sent))
	}
}

// What was wanted again and was mined comes back after a reorganisation, and
// not the empty transaction that was sent in between.
func TestTxWantedAgainAndUndone(t *testing.T) {
	mt := newMachineTest(t)
	first := mt.once(20 * time.Second)
	mt.run(0)
	useful := mt.chain.poolOf(mt.m.current().address)[0]
	mt.run(21 * time.Second)
	mt.ended(first, ErrGaveUp)
	mt.chain.pool[mt.m.current().address][0] = useful // of a node that the empty one did not reach
	again := mt.once(time.Minute)
	mt.chain.mine(time.Second, 1)
	mt.run(0)
	mt.ended(again, nil)
	mt.chain.reorg(1, 0)
	mt.poll()
	mt.once(time.Minute)
	if sent := mt.run(0); len(sent) != 1 || sent[0].Hash() != useful.Hash() {
		t.Fatalf("sent %v, want what was mined", sent)
	}
}

// What was mined before the node that got it had answered comes back after a
// reorganisation all the same.
func TestTxWantedAgainBeforeTheAnswer(t *testing.T) {
	mt := newMachineTest(t)
	first := mt.once(time.Minute)
	orders := mt.m.decide(mt.now)
	if len(orders) != 1 || mt.chain.send(orders[0].send) != nil {
		t.Fatalf("orders %v", orders)
	}
	mt.chain.mine(time.Second, 1)
	mt.run(time.Second)
	mt.ended(first, nil)
	mt.chain.reorg(1, 1) // into the pool
	mt.poll()
	mt.once(time.Minute)
	if sent := mt.run(0); len(sent) != 1 || sent[0].Hash() != orders[0].send.Hash() {
		t.Errorf("sent %v, want what was mined", sent)
	}
}
