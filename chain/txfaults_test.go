package chain

import (
	"context"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// deafBackend hands transactions to the node, and does not hear the answer to
// the first ones.
type deafBackend struct {
	TxBackend
	mu   sync.Mutex // guards what follows
	deaf int
	sent []common.Hash
}

func (b *deafBackend) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	err := b.TxBackend.SendTransaction(ctx, tx)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sent = append(b.sent, tx.Hash())
	if len(b.sent) <= b.deaf {
		return errSilence
	}
	return err
}

// The node mines a transaction and its answer is lost. Sent again, its nonce is
// too low: the receipt tells that all is well.
func TestTxAnswerLost(t *testing.T) {
	a := startAnvil(t)
	b := &deafBackend{TxBackend: a.client, deaf: 1}
	cfg := testTxConfig()
	cfg.ResubmitAfter = time.Minute // no dearer one before the receipt is seen, on whatever machine
	m, err := NewTxManager(within(t, time.Minute), b, a.newRichKey(), cfg, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	r := mustMine(t, sendAsync(t, m, pay(7)))
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, h := range b.sent {
		if h != r.TxHash {
			t.Errorf("sent %s, mined %s", h, r.TxHash)
		}
	}
	if balance, err := a.client.BalanceAt(within(t, time.Minute), sinkAddr, nil); err != nil || balance.Int64() != 7 || a.nonce(m.Address()) != 1 {
		t.Errorf("the payee has %v, %v; %d nonces used", balance, err, a.nonce(m.Address()))
	}
}

// A key is rotated out while its transaction is stuck: it is still replaced and
// mined with the old key, and the new key's is not delayed.
func TestTxSetKeyWhileStuck(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	m := a.manager(a.newRichKey(), testTxConfig())
	oldAddr := m.Address()
	first := sendAsync(t, m, pay(1))
	eventually(t, "the first in the pool", func() bool { return len(a.pooled(oldAddr)) == 1 })
	before := a.pooled(oldAddr)[0].Hash
	if err := m.SetKey(within(t, time.Minute), a.newRichKey()); err != nil {
		t.Fatal(err)
	}
	second := sendAsync(t, m, pay(2))
	eventually(t, "the second in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
	eventually(t, "the first's replacement", func() bool { return a.pooled(oldAddr)[0].Hash != before })
	a.mine(1)
	mustMine(t, first)
	mustMine(t, second)
	if a.nonce(oldAddr) != 1 || a.nonce(m.Address()) != 1 {
		t.Errorf("%d and %d nonces used", a.nonce(oldAddr), a.nonce(m.Address()))
	}
}

// The base fee jumps over what was offered and over the cap: nothing more is
// offered than the cap, and it is mined when the fee falls.
func TestTxBaseFeeSpike(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	cfg := testTxConfig()
	cfg.FeeCap = big.NewInt(20e9)
	m := a.manager(a.newRichKey(), cfg)
	r := sendAsync(t, m, pay(1))
	eventually(t, "it in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
	a.baseFee(100e9)
	a.mine(1)
	a.baseFee(100e9)
	status := func() TxStatus { return m.Status() }
	eventually(t, "it to be old", func() bool { return status().Oldest > 3*cfg.ResubmitAfter })
	for _, tx := range a.pooled(m.Address()) {
		if tx.Cap.ToInt().Cmp(cfg.FeeCap) > 0 {
			t.Errorf("%v is offered, the cap is %v", tx.Cap.ToInt(), cfg.FeeCap)
		}
	}
	eventually(t, "it to be mined", func() bool { a.baseFee(1e9); a.mine(1); return m.Status().Mined == 1 })
	if got := mustMine(t, r); got.EffectiveGasPrice.Cmp(cfg.FeeCap) > 0 {
		t.Errorf("%v was paid", got.EffectiveGasPrice)
	}
	eventually(t, "the status", func() bool { s := status(); return s.Oldest == 0 && s.Pending == 0 })
}

// What an account's rejection tells an operator.
func TestTxStatusOfTrouble(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(newKey(t), testTxConfig())
	c := pay(1)
	c.GiveUp = time.Now().Add(time.Hour)
	r := sendAsync(t, m, c)
	eventually(t, "the reason", func() bool {
		s := m.Status()
		return s.NoFunds == 1 && s.Rejection != "" && s.Oldest > 0 && s.Fillers == 0
	})
	a.fund(m.Address(), ether)
	mustMine(t, r)
	eventually(t, "the end of trouble", func() bool {
		s := m.Status()
		return s.NoFunds == 0 && s.Rejection == "" && s.Oldest == 0
	})
}

// An account is rotated out and empty: the status names it, and not
// the one that pays now.
func TestTxStatusNamesTheShortAccount(t *testing.T) {
	a := startAnvil(t)
	old := newKey(t)
	m := a.manager(old, testTxConfig())
	c := pay(1)
	c.GiveUp = time.Now().Add(time.Hour)
	short := m.Address()
	first := sendAsync(t, m, c)
	eventually(t, "the complaint", func() bool { return len(m.Status().Short) == 1 })
	if err := m.SetKey(within(t, time.Minute), a.newRichKey()); err != nil {
		t.Fatal(err)
	}
	mustMine(t, sendAsync(t, m, pay(2)))
	if s := m.Status(); len(s.Short) != 1 || s.Short[0] != short || s.Address == short {
		t.Errorf("status %+v", s)
	}
	a.fund(short, ether)
	mustMine(t, first)
	eventually(t, "the end of trouble", func() bool { return len(m.Status().Short) == 0 })
}

// On geth: a process that starts while an earlier life's transaction is in the
// pool sends nothing that must happen once before that is mined. What need not
// wait does not.
func TestTxOnceAtRestartOnGeth(t *testing.T) {
	g := startGeth(t)
	to := jobsAddr
	manager := func() *TxManager {
		cfg := testTxConfig()
		cfg.ResubmitAfter = 10 * time.Second
		m, err := NewTxManager(within(t, time.Minute), g.client, g.key, cfg, testLog(t))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(m.Close)
		return m
	}
	first := manager()
	lost := sendAsync(t, first, Candidate{To: &to, Data: []byte{0, 1}, Once: true})
	pending := func() uint64 {
		n, err := g.client.PendingNonceAt(within(t, time.Minute), first.Address())
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	eventually(t, "it in the pool", func() bool { return pending() == 1 })
	first.Close()
	<-lost
	second := manager()
	if n := second.Status().Inherited; n != 1 {
		t.Fatalf("%d inherited", n)
	}
	once := sendAsync(t, second, Candidate{To: &to, Data: []byte{0, 2}, Once: true})
	other := sendAsync(t, second, Candidate{To: &to, Data: []byte{0, 3}})
	eventually(t, "the one that need not wait", func() bool { return pending() == 2 })
	select {
	case got := <-once:
		t.Fatalf("did not wait: %+v", got)
	case <-time.After(500 * time.Millisecond):
	}
	if pending() != 2 {
		t.Error("it was sent before the earlier one was mined")
	}
	g.Commit()
	mustMine(t, other)
	eventually(t, "it in the pool", func() bool { return pending() == 3 })
	g.Commit()
	mustMine(t, once)
}

// Transactions go to every endpoint, and one that never answers delays neither
// the caller of one that is mined nor the next transaction.
func TestTxStalledPeer(t *testing.T) {
	a := startAnvil(t)
	p := newProxy(t, a.host)
	e := a.endpoints()
	e.HTTP = append(e.HTTP, "http://"+p.addr)
	m, err := NewTxManager(within(t, time.Minute), dialTest(t, e), a.newRichKey(), testTxConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	p.stall()
	start := time.Now()
	for i := range int64(3) {
		mustMine(t, sendAsync(t, m, pay(i)))
	}
	if took := time.Since(start); took > callTimeout/2 {
		t.Errorf("it took %s", took)
	}
	p.pass()
}
