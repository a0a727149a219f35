package chain

import (
	"bytes"
	"context"
	"errors"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
)

var sinkAddr = common.HexToAddress("0x5151515151515151515151515151515151515151")

// pay is a candidate that any node takes.
func pay(wei int64) Candidate {
	return Candidate{To: &sinkAddr, Value: big.NewInt(wei), GasLimit: 50_000}
}

type sendResult struct {
	receipt *types.Receipt
	err     error
}

// sendAsync sends in a goroutine that ends with the test.
func sendAsync(t *testing.T, m *TxManager, c Candidate) <-chan sendResult {
	t.Helper()
	ctx := within(t, time.Minute)
	out := make(chan sendResult, 1)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		r, err := m.Send(ctx, c)
		out <- sendResult{r, err}
	}()
	t.Cleanup(func() { m.Close(); <-ended })
	return out
}

func mustMine(t *testing.T, r <-chan sendResult) *types.Receipt {
	t.Helper()
	select {
	case got := <-r:
		if got.err != nil {
			t.Fatal(got.err)
		}
		return got.receipt
	case <-time.After(time.Minute):
		t.Fatal("not mined")
		return nil
	}
}

func TestTxMined(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(a.newRichKey(), testTxConfig())
	for i := range int64(3) {
		r := mustMine(t, sendAsync(t, m, Candidate{To: &sinkAddr, Value: big.NewInt(i)}))
		if r.Status != 1 || r.GasUsed != 21000 {
			t.Errorf("receipt %+v", r)
		}
	}
	if s := m.Status(); s.Mined != 3 || s.Pending != 0 {
		t.Errorf("%+v", s)
	}
}

// Who is answered finds it in the status: that is brought up to date before.
func TestTxStatusBeforeAnswer(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(a.newRichKey(), testTxConfig())
	reply := make(chan sent)
	if err := m.enqueue(within(t, time.Minute), pay(1), 50_000, reply); err != nil {
		t.Fatal(err)
	}
	answer := sync.OnceValue(func() sent { return <-reply })
	defer answer() // for which the owner waits
	eventually(t, "the count", func() bool { return m.Status().Mined == 1 && m.Status().Pending == 0 })
	if r := answer(); r.err != nil {
		t.Error(r.err)
	}
}

// Many at once get nonces without gap or double.
func TestTxPipelining(t *testing.T) {
	a := startAnvil(t)
	key := a.newRichKey()
	a.automine(false)
	m := a.manager(key, testTxConfig())
	var results []<-chan sendResult
	for i := range int64(20) {
		results = append(results, sendAsync(t, m, pay(i)))
	}
	eventually(t, "20 in the pool", func() bool { return len(a.pooled(m.Address())) == 20 })
	a.mine(1)
	seen := map[common.Hash]bool{}
	for _, r := range results {
		seen[mustMine(t, r).TxHash] = true
	}
	if len(seen) != 20 {
		t.Errorf("%d different transactions, want 20", len(seen))
	}
}

// What a contract refuses in the estimate is not sent.
func TestTxRevertInEstimate(t *testing.T) {
	a := startAnvil(t)
	a.code(sinkAddr, reverter)
	m := a.manager(a.newRichKey(), testTxConfig())
	reasons := map[string][]byte{
		"JobsInvalidJob":  crypto.Keccak256([]byte("JobsInvalidJob()"))[:4],
		"too bad":         append(crypto.Keccak256([]byte("Error(string)"))[:4], packString("too bad")...),
		"no reason given": nil,
		"0x01020304":      {1, 2, 3, 4},
	}
	for want, data := range reasons {
		_, err := m.Send(within(t, time.Minute), Candidate{To: &sinkAddr, Data: data})
		var revert *RevertError
		if !errors.As(err, &revert) || revert.TxHash != (common.Hash{}) || !bytes.Equal(revert.Data, data) || !strings.Contains(err.Error(), want) {
			t.Errorf("revert with %q gives %v", want, err)
		}
	}
	if n := a.nonce(m.Address()); n != 0 {
		t.Errorf("%d transactions were sent", n)
	}
}

func packString(s string) []byte {
	out := append(common.LeftPadBytes([]byte{32}, 32), common.LeftPadBytes([]byte{byte(len(s))}, 32)...)
	return append(out, common.RightPadBytes([]byte(s), 32)...)
}

func (a *anvil) nonce(of common.Address) uint64 {
	a.t.Helper()
	n, err := a.client.NonceAt(context.Background(), of, nil)
	if err != nil {
		a.t.Fatal(err)
	}
	return n
}

// A mined transaction that failed is no success.
func TestTxRevertInBlock(t *testing.T) {
	a := startAnvil(t)
	a.code(sinkAddr, reverter)
	m := a.manager(a.newRichKey(), testTxConfig())
	data := crypto.Keccak256([]byte("JobsExecutionTimeOver()"))[:4]
	receipt, err := m.Send(within(t, time.Minute), Candidate{To: &sinkAddr, Data: data, GasLimit: 100_000})
	var revert *RevertError
	if !errors.As(err, &revert) || receipt == nil || revert.TxHash != receipt.TxHash || !bytes.Equal(revert.Data, data) {
		t.Errorf("got %v, receipt %v", err, receipt)
	}
}

// A stuck transaction is replaced at the same nonce with both fees up by a
// tenth or more, and one after it is not delayed by that.
func TestTxStuck(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	m := a.manager(a.newRichKey(), testTxConfig())
	first := sendAsync(t, m, pay(1))
	eventually(t, "the first in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
	before := a.pooled(m.Address())[0]
	second := sendAsync(t, m, pay(2))
	eventually(t, "the second in the pool", func() bool { return len(a.pooled(m.Address())) == 2 })
	eventually(t, "a replacement", func() bool { return a.pooled(m.Address())[0].Hash != before.Hash })
	after := a.pooled(m.Address())[0]
	for name, fee := range map[string][2]*big.Int{"tip": {before.Tip.ToInt(), after.Tip.ToInt()}, "cap": {before.Cap.ToInt(), after.Cap.ToInt()}} {
		least := new(big.Int).Div(new(big.Int).Mul(fee[0], big.NewInt(110)), big.NewInt(100))
		if fee[1].Cmp(least) < 0 {
			t.Errorf("%s went from %v to %v", name, fee[0], fee[1])
		}
	}
	a.mine(1)
	mustMine(t, first)
	mustMine(t, second)
	if n := a.nonce(m.Address()); n != 2 {
		t.Errorf("%d nonces used, want 2", n)
	}
}

// A pool that loses a transaction gets it again.
func TestTxMempoolLoss(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	m := a.manager(a.newRichKey(), testTxConfig())
	r := sendAsync(t, m, pay(1))
	eventually(t, "it in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
	var none any
	a.rpc(&none, "anvil_dropAllTransactions")
	eventually(t, "it in the pool again", func() bool { return len(a.pooled(m.Address())) == 1 })
	a.mine(1)
	mustMine(t, r)
}

// Above the cap nothing is sent; at the deadline it is given up with the
// reason, and no nonce is lost.
func TestTxFeeCap(t *testing.T) {
	a := startAnvil(t, "--base-fee", "50000000000")
	cfg := testTxConfig()
	cfg.FeeCap = big.NewInt(10_000_000_000)
	m := a.manager(a.newRichKey(), cfg)
	head, err := a.client.Head(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	c := pay(1)
	c.GiveUp = head.Time.Add(time.Duration(time.Since(head.Time).Round(time.Second)) + 2*time.Second)
	held := sendAsync(t, m, c)
	eventually(t, "it to be held", func() bool { return m.Status().Held == 1 })
	a.stepTime(10)
	if got := <-held; !errors.Is(got.err, ErrGaveUp) || !errors.Is(got.err, ErrFeesAboveCap) {
		t.Errorf("got %v", got.err)
	}
	if n := len(a.pooled(m.Address())); n != 0 {
		t.Errorf("%d transactions in the pool", n)
	}
	waits := sendAsync(t, m, pay(2))
	eventually(t, "it to be held", func() bool { return m.Status().Held == 1 })
	a.baseFee(1_000_000_000)
	a.mine(1)
	mustMine(t, waits)
}

// stepTime lets the chain's time pass: a block comes seconds later.
func (a *anvil) stepTime(seconds int) {
	a.t.Helper()
	var none any
	a.rpc(&none, "evm_increaseTime", seconds)
	a.mine(1)
}

// What is given up while a node has it becomes an empty transaction, so that
// later ones are not stuck behind it.
func TestTxGiveUpInPool(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	m := a.manager(a.newRichKey(), testTxConfig())
	a.mine(1)
	head, err := a.client.Head(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	c := pay(1)
	c.GiveUp = head.Time.Add(time.Minute)
	late := sendAsync(t, m, c)
	eventually(t, "it in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
	next := sendAsync(t, m, pay(2))
	eventually(t, "both in the pool", func() bool { return len(a.pooled(m.Address())) == 2 })
	// Time passes in a block that takes neither of them.
	a.baseFee(400_000_000_000)
	a.stepTime(120)
	if got := <-late; !errors.Is(got.err, ErrGaveUp) {
		t.Fatalf("got %v", got.err)
	}
	eventually(t, "an empty transaction", func() bool {
		tx, ok := a.pooled(m.Address())[0]
		return ok && tx.To == m.Address() && len(tx.Input) == 0
	})
	a.baseFee(1_000_000_000)
	eventually(t, "both nonces used", func() bool { a.mine(1); return a.nonce(m.Address()) == 2 })
	mustMine(t, next)
	if balance, err := a.client.BalanceAt(within(t, time.Minute), sinkAddr, nil); err != nil || balance.Int64() != 2 {
		t.Errorf("the payee has %v, %v; want 2", balance, err)
	}
}

// The gas key is used elsewhere: the nonce is lost, the transaction is not.
func TestTxNonceTakenElsewhere(t *testing.T) {
	a := startAnvil(t)
	key := a.newRichKey()
	m := a.manager(key, testTxConfig())
	mustMine(t, sendAsync(t, m, pay(1)))
	for nonce := range uint64(2) { // behind the manager's back
		signed, err := types.SignNewTx(key, types.LatestSignerForChainID(big.NewInt(31337)), &types.DynamicFeeTx{
			ChainID: big.NewInt(31337), Nonce: nonce + 1, GasTipCap: big.NewInt(1e9), GasFeeCap: big.NewInt(100e9), Gas: 21000, To: &otherOne, Value: big.NewInt(1)})
		if err != nil {
			t.Fatal(err)
		}
		if err := a.client.SendTransaction(within(t, time.Minute), signed); err != nil {
			t.Fatal(err)
		}
	}
	mustMine(t, sendAsync(t, m, pay(1)))
	mustMine(t, sendAsync(t, m, pay(1)))
	if balance, err := a.client.BalanceAt(within(t, time.Minute), sinkAddr, nil); err != nil || balance.Int64() != 3 {
		t.Errorf("the payee has %v, %v; want 3", balance, err)
	}
}

// An earlier life of the program left a transaction that no block takes: new
// ones must not wait behind it for ever.
func TestTxGapOfEarlierLife(t *testing.T) {
	a := startAnvil(t)
	key := a.newRichKey()
	a.automine(false)
	signed, err := types.SignNewTx(key, types.LatestSignerForChainID(big.NewInt(31337)), &types.DynamicFeeTx{
		ChainID: big.NewInt(31337), GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(2e9), Gas: 21000, To: &otherOne, Value: big.NewInt(1)})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.client.SendTransaction(within(t, time.Minute), signed); err != nil {
		t.Fatal(err)
	}
	m := a.manager(key, testTxConfig())
	r := sendAsync(t, m, pay(1))
	eventually(t, "the new one in the pool", func() bool { return len(a.pooled(m.Address())) == 2 })
	eventually(t, "the old one's replacement", func() bool { return a.pooled(m.Address())[0].Hash != signed.Hash() })
	a.mine(1)
	mustMine(t, r)
}

// An account that cannot pay is reported; funds that come in time are used.
func TestTxNoFunds(t *testing.T) {
	a := startAnvil(t)
	key := newKey(t)
	m := a.manager(key, testTxConfig())
	_, err := m.Send(within(t, time.Minute), pay(1)) // nobody waits for funds without end
	if !errors.Is(err, ErrNotAccepted) || !errors.Is(err, ErrNoFunds) || !strings.Contains(err.Error(), m.Address().Hex()) {
		t.Errorf("got %v", err)
	}
	c := pay(1)
	c.GiveUp = time.Now().Add(time.Hour)
	r := sendAsync(t, m, c)
	eventually(t, "the complaint", func() bool { return m.Status().NoFunds == 1 })
	a.fund(m.Address(), ether)
	mustMine(t, r)
	if n := a.nonce(m.Address()); n != 1 {
		t.Errorf("%d nonces used, want 1", n)
	}
}

// What a reorganisation undid, and pools forgot, is sent again as it was when a
// later one would have to wait for its nonce.
func TestTxUndoneIsSentAgain(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(a.newRichKey(), testTxConfig())
	a.mine(2)
	first := mustMine(t, sendAsync(t, m, pay(1)))
	var none any
	a.rpc(&none, "anvil_reorg", 1, []any{})
	a.rpc(&none, "anvil_dropAllTransactions")
	mustMine(t, sendAsync(t, m, pay(2)))
	if r, err := a.client.TransactionReceipt(within(t, time.Minute), first.TxHash); err != nil || r.Status != 1 || a.nonce(m.Address()) != 2 {
		t.Errorf("%v, %d nonces used", err, a.nonce(m.Address()))
	}
}

// After a reorganisation the very same answer is sent again, not another one.
func TestTxOnceAfterReorg(t *testing.T) {
	a := startAnvil(t)
	a.code(sinkAddr, emitter)
	m := a.manager(a.newRichKey(), testTxConfig())
	a.mine(2)
	c := Candidate{To: &sinkAddr, Data: []byte{0, 1, 2, 3}, Once: true}
	first := mustMine(t, sendAsync(t, m, c))
	var none any
	a.rpc(&none, "anvil_reorg", 1, []any{})
	a.rpc(&none, "anvil_dropAllTransactions")
	again := mustMine(t, sendAsync(t, m, c))
	if again.TxHash != first.TxHash || a.nonce(m.Address()) != 1 {
		t.Errorf("sent %s and then %s, %d nonces used", first.TxHash, again.TxHash, a.nonce(m.Address()))
	}
	c.Once = false
	if other := mustMine(t, sendAsync(t, m, c)); other.TxHash == first.TxHash {
		t.Error("without Once the same transaction came back")
	}
}

// Rotation: what is pending ends with the old key.
func TestTxSetKey(t *testing.T) {
	a := startAnvil(t)
	oldKey, newOne := a.newRichKey(), a.newRichKey()
	a.automine(false)
	m := a.manager(oldKey, testTxConfig())
	oldAddr := m.Address()
	first := sendAsync(t, m, pay(1))
	eventually(t, "the first in the pool", func() bool { return len(a.pooled(oldAddr)) == 1 })
	if err := m.SetKey(within(t, time.Minute), newOne); err != nil {
		t.Fatal(err)
	}
	if m.Address() == oldAddr {
		t.Fatal("the address is the old one")
	}
	second := sendAsync(t, m, pay(2))
	eventually(t, "the second in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
	a.mine(1)
	mustMine(t, first)
	mustMine(t, second)
	if a.nonce(oldAddr) != 1 || a.nonce(m.Address()) != 1 {
		t.Errorf("nonces are %d and %d, want 1 and 1", a.nonce(oldAddr), a.nonce(m.Address()))
	}
	if err := m.SetKey(within(t, time.Minute), oldKey); err != nil { // and back
		t.Fatal(err)
	}
	third := sendAsync(t, m, pay(3))
	eventually(t, "the third in the pool", func() bool { return len(a.pooled(oldAddr)) == 1 })
	a.mine(1)
	mustMine(t, third)
}

func TestTxMaxPending(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	cfg := testTxConfig()
	cfg.MaxPending = 2
	m := a.manager(a.newRichKey(), cfg)
	first, second := sendAsync(t, m, pay(1)), sendAsync(t, m, pay(2))
	eventually(t, "both in the pool", func() bool { return len(a.pooled(m.Address())) == 2 })
	if _, err := m.Send(within(t, time.Minute), pay(3)); !errors.Is(err, ErrTooManyPending) {
		t.Errorf("got %v", err)
	}
	a.mine(1)
	mustMine(t, first)
	mustMine(t, second)
}

func TestTxClose(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	m := a.manager(a.newRichKey(), testTxConfig())
	r := sendAsync(t, m, pay(1))
	eventually(t, "it in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
	m.Close()
	if got := <-r; !errors.Is(got.err, ErrClosed) {
		t.Errorf("got %v", got.err)
	}
	if _, err := m.Send(within(t, time.Minute), pay(1)); !errors.Is(err, ErrClosed) {
		t.Errorf("Send after Close gives %v", err)
	}
}

func TestTxConfigCheck(t *testing.T) {
	if err := DefaultTxConfig().Check(); err != nil {
		t.Fatal(err)
	}
	for want, breakIt := range map[error]func(*TxConfig){
		ErrFeeCap:        func(c *TxConfig) { c.FeeCap = new(big.Int) },
		ErrResubmitAfter: func(c *TxConfig) { c.ResubmitAfter = 0 },
		ErrMaxPending:    func(c *TxConfig) { c.MaxPending = 0 },
		ErrPollInterval:  func(c *TxConfig) { c.PollInterval = 0 },
	} {
		cfg := DefaultTxConfig()
		breakIt(&cfg)
		if err := cfg.Check(); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}
