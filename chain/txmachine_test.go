package chain

import (
	"errors"
	"log/slog"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// machineTest drives a txMachine by hand, on a chain that takes all it is sent.
type machineTest struct {
	*testing.T
	chain *simChain
	m     txMachine
	now   time.Time
	node  func(*types.Transaction) error // what is sent goes there; nil: to the chain

	journal simJournal
}

func newMachineTest(t *testing.T) *machineTest {
	mt := &machineTest{T: t, chain: newSimChain(rand.New(rand.NewPCG(1, 1))), now: testStart}
	mt.m = txMachine{log: slog.New(slog.DiscardHandler), maxPending: 40, rules: sendRules{feeCap: gwei(100), resubmitAfter: 10 * time.Second, retry: time.Second}}
	mt.chain.mine(time.Second, 0)
	mt.m.setAccount(mt.now, mt.chain.account(1))
	mt.poll()
	return mt
}

// poll shows the machine the chain, and the receipts that it asks for.
func (mt *machineTest) poll() {
	mt.pollCount(mt.chain.count(mt.m.current().address))
}

func (mt *machineTest) pollCount(n uint64) {
	head := mt.chain.head().Block
	v := view{head: head, seenAt: mt.now, began: mt.now, asked: mt.now, market: market{mt.chain.base, mt.chain.tip}}
	for _, q := range mt.m.polled(mt.now, v, map[*account]uint64{mt.m.current(): n}) {
		var found *types.Receipt
		for _, h := range q.hashes {
			if r := mt.chain.receipt(h); r != nil {
				found = r
			}
		}
		mt.m.found(mt.now, q, found, head.Number, n)
	}
}

// run lets time pass and carries out all orders, until there are none.
func (mt *machineTest) run(d time.Duration) (sent []*types.Transaction) {
	mt.now = mt.now.Add(d)
	mt.poll()
	for orders := mt.m.decide(mt.now); len(orders) > 0; orders = mt.m.decide(mt.now) {
		for _, o := range orders {
			mt.journal.carryOut(o)
			switch {
			case o.send != nil:
				sent = append(sent, o.send)
				err := mt.send(o.send)
				mt.m.attempted(mt.now, o, classifySend(err), err)
			case o.simulate:
				o.tx.simulated(mt.now, nil)
			}
			for _, reply := range o.replies {
				reply <- o.answer
			}
		}
	}
	return sent
}

func (mt *machineTest) send(tx *types.Transaction) error {
	if mt.node != nil {
		return mt.node(tx)
	}
	return answered(mt.chain.send(tx))
}

func (mt *machineTest) once(giveUp time.Duration) chan sent {
	mt.Helper()
	reply := make(chan sent, 1)
	c := Candidate{To: &sinkAddr, Data: []byte("once"), Once: true, GiveUp: mt.now.Add(giveUp)}
	if err := mt.m.accept(mt.now, c, 60_000, reply); err != nil {
		mt.Fatal(err)
	}
	return reply
}

func (mt *machineTest) ended(reply chan sent, want error) {
	mt.Helper()
	select {
	case r := <-reply:
		if !errors.Is(r.err, want) {
			mt.Fatalf("ended with %v, want %v", r.err, want)
		}
		if r.err == nil && string(mt.mined(r.receipt).Data()) != "once" {
			mt.Fatal("another transaction is taken for it")
		}
	default:
		mt.Fatal("nobody was told")
	}
}

func (mt *machineTest) mined(r *types.Receipt) *types.Transaction {
	for _, b := range mt.chain.blocks {
		for _, tx := range b.txs {
			if tx.Hash() == r.TxHash {
				return tx
			}
		}
	}
	return types.NewTx(&types.DynamicFeeTx{})
}

func (mt *machineTest) used() uint64 { return mt.chain.count(mt.m.current().address) }

// givenUp has something given up that was sent: what was sent is replaced by an empty transaction.
func (mt *machineTest) givenUp() {
	mt.Helper()
	first := mt.once(20 * time.Second)
	mt.run(0)
	mt.run(21 * time.Second)
	mt.ended(first, ErrGaveUp)
	if tx := mt.chain.poolOf(mt.m.current().address)[0]; tx == nil || len(tx.Data()) != 0 {
		mt.Fatal("no empty transaction took its place")
	}
}
