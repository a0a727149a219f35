package chain

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// countsFalsely says of every account that it has sent n transactions.
func countsFalsely(n uint64) faultproxy.Forger {
	return on(func(any) any { return hexutil.EncodeUint64(n) }, "eth_getTransactionCount")
}

// One of three endpoints counts transactions that were never sent, or none:
// with a quorum nobody believes it, and without one the others are asked about
// those that nobody is known to have sent.
func TestFalseCountsOutvoted(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(a.newRichKey(), testTxConfig())
	mustMine(t, sendAsync(t, m, pay(1)))
	c, proxies := throughProxies(t, a.host, 31337, 3)
	for _, said := range []uint64{0, 1000} {
		proxies[0].Forge(countsFalsely(said))
		c.quorum = 2
		mined, err := c.NonceAt(within(t, time.Minute), m.Address(), nil)
		pooled, errPooled := c.PendingNonceAt(within(t, time.Minute), m.Address())
		if err != nil || errPooled != nil || mined != 1 || pooled != 1 {
			t.Errorf("quorum 2, one says %d: %d mined, %d in the pool, %v, %v", said, mined, pooled, err, errPooled)
		}
		c.quorum = 1
		if n, err := c.NonceAfter(within(t, time.Minute), m.Address(), 1); err != nil || n != min(said, 1) {
			t.Errorf("one says %d: %d, %v", said, n, err)
		}
	}
	c.quorum = 3
	proxies[2].Cut()
	if n, err := c.NonceAt(within(t, time.Minute), m.Address(), nil); !errors.Is(err, ErrUnconfirmed) {
		t.Errorf("two of the three that are needed: %d, %v", n, err)
	}
}

// Endpoints that lag do not hold back what the current one counts.
func TestCountsOfLaggards(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(a.newRichKey(), testTxConfig())
	mustMine(t, sendAsync(t, m, pay(1)))
	a.mine(behindHead)
	c, proxies := throughProxies(t, a.host, 31337, 3)
	for _, p := range proxies[1:] {
		p.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
			if method == "eth_getTransactionCount" {
				return json.RawMessage("null") // of a block that it does not have
			}
			return result
		})
	}
	if n, err := c.NonceAfter(within(t, time.Minute), m.Address(), 0); err != nil || n != 1 {
		t.Errorf("got %d, %v", n, err)
	}
}

// A manager begins with what a quorum counts.
func TestTxManagerBeginsWithAgreedCounts(t *testing.T) {
	a := startAnvil(t)
	c, proxies := throughProxies(t, a.host, 31337, 3)
	c.quorum = 2
	proxies[0].Forge(countsFalsely(1000))
	m, err := NewTxManager(within(t, time.Minute), c, a.newRichKey(), testTxConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	if s := m.Status(); s.Inherited != 0 {
		t.Errorf("%d inherited", s.Inherited)
	}
	mustMine(t, sendAsync(t, m, pay(1)))
	if n := a.nonce(m.Address()); n != 1 {
		t.Errorf("%d nonces used", n)
	}
}

// inherits makes an account current whose pool is said to hold n transactions.
func (mt *machineTest) inherits(n uint64) *account {
	a := mt.chain.account(2)
	a.next = n
	mt.m.setAccount(mt.now, a)
	return a
}

// empties counts the empty transactions of a that are mined.
func (mt *machineTest) empties(a *account) (n int) {
	for _, b := range mt.chain.blocks {
		for _, tx := range b.txs {
			if a.fills(tx) {
				n++
			}
		}
	}
	return n
}

// A node says that a thousand transactions are in its pool, where there is none:
// few nonces are filled, and what is to be sent is.
func TestTxFalsePoolCount(t *testing.T) {
	mt := newMachineTest(t)
	a := mt.inherits(1000)
	reply := mt.once(time.Hour)
	for range 40 {
		mt.run(time.Second)
		mt.chain.mine(time.Second, 1)
	}
	mt.run(time.Second)
	mt.ended(reply, nil)
	if n := mt.empties(a); n == 0 || n > blindFilled || len(a.pending) != 0 {
		t.Errorf("%d empty transactions, %d pending", n, len(a.pending))
	}
}

// What an earlier life has in the pool is waited for, however much it is.
func TestTxLongPool(t *testing.T) {
	mt := newMachineTest(t)
	a := mt.inherits(30)
	for n := range uint64(30) {
		tx, _ := a.sign(&types.DynamicFeeTx{Nonce: n, GasTipCap: gwei(2), GasFeeCap: gwei(50), Gas: 50_000, To: &otherOne})
		_ = mt.chain.send(tx)
	}
	reply := mt.once(time.Hour)
	for range 200 {
		mt.run(time.Second)
		mt.chain.mine(time.Second, 0.5)
	}
	mt.ended(reply, nil)
	if n := mt.empties(a); n != 0 || mt.used() != 31 {
		t.Errorf("%d empty transactions, %d nonces used", n, mt.used())
	}
}

// Nonces that a false count made us skip are filled a few at a time.
func TestTxSkippedNoncesAreFilledSlowly(t *testing.T) {
	mt := newMachineTest(t)
	mt.pollCount(1000)
	mt.pollCount(1000)
	mt.once(time.Hour)
	if sent := mt.run(0); len(sent) != 1 || sent[0].Nonce() != 1000 {
		t.Fatalf("sent %v", sent)
	}
	mt.run(time.Second)
	if sent := mt.run(mt.m.rules.resubmitAfter); len(sent) < 1 || len(sent) > blindFilled+1 {
		t.Errorf("sent %d at once", len(sent))
	}
}
