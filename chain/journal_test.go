package chain

import (
	"bytes"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
)

// memoryJournal outlives a manager, as a directory does.
type memoryJournal struct {
	mu     sync.Mutex // guards what follows
	values map[string][]byte
	full   bool

	saving chan struct{} // nil, or Save says so there and waits for a value
}

func newMemoryJournal() *memoryJournal { return &memoryJournal{values: map[string][]byte{}} }

var errJournalFull = errors.New("no room")

func (j *memoryJournal) Save(name string, value []byte) error {
	if j.saving != nil {
		j.saving <- struct{}{}
		<-j.saving
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.full {
		return errJournalFull
	}
	j.values[name] = value
	return nil
}

func (j *memoryJournal) Remove(name string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	delete(j.values, name)
	return nil
}

func (j *memoryJournal) Load(prefix string) (map[string][]byte, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := maps.Clone(j.values)
	maps.DeleteFunc(out, func(name string, _ []byte) bool { return !strings.HasPrefix(name, prefix) })
	return out, nil
}

// keptValue is what is kept of transactions that key signed for a chain.
func keptValue(t *testing.T, key *ecdsa.PrivateKey, chainID int64, txs ...types.TxData) []byte {
	t.Helper()
	k := &kept{GiveUp: 1}
	for _, inner := range txs {
		k.Attempts = append(k.Attempts, types.MustSignNewTx(key, types.LatestSignerForChainID(big.NewInt(chainID)), inner))
	}
	value, err := rlp.EncodeToBytes(k)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func dynamic(chainID int64, nonce uint64) types.TxData {
	return &types.DynamicFeeTx{ChainID: big.NewInt(chainID), Nonce: nonce, GasTipCap: gwei(1), GasFeeCap: gwei(2), Gas: 50_000, To: &sinkAddr, Data: []byte("kept")}
}

// What was kept is believed only if this very key has signed it for this chain
// and that nonce.
func TestKeptOfSomebodyElseIsIgnored(t *testing.T) {
	key, other := newKey(t), newKey(t)
	me := crypto.PubkeyToAddress(key.PublicKey)
	good := keptValue(t, key, 7, dynamic(7, 3), dynamic(7, 3))
	for name, value := range map[string][]byte{
		"garbage":           []byte("nonsense"),
		"cut":               good[:len(good)-1],
		"nothing":           {},
		"no transaction":    keptValue(t, key, 7),
		"another key":       keptValue(t, other, 7, dynamic(7, 3)),
		"another key's too": keptValue(t, other, 7, dynamic(7, 3), dynamic(7, 3)),
		"another chain":     keptValue(t, key, 8, dynamic(8, 3)),
		"no chain":          keptValue(t, key, 7, &types.LegacyTx{Nonce: 3, GasPrice: gwei(1), Gas: 50_000, To: &sinkAddr}),
		"another nonce":     keptValue(t, key, 7, dynamic(7, 4)),
		"two nonces":        keptValue(t, key, 7, dynamic(7, 3), dynamic(7, 4)),
	} {
		var log bytes.Buffer
		j := newMemoryJournal()
		bad := slot{me, 3}.name()
		j.values[bad], j.values[slot{me, 5}.name()] = value, keptValue(t, key, 7, dynamic(7, 5))
		got := loadKept(j, me, big.NewInt(7), slog.New(slog.NewTextHandler(&log, nil)))
		if len(got) != 1 || got[5] == nil {
			t.Errorf("%s: %v is taken", name, got)
		}
		if j.values[bad] != nil || strings.Count(log.String(), "\n") != 1 {
			t.Errorf("%s: there are %d values after %q", name, len(j.values), &log)
		}
	}
	j := newMemoryJournal()
	j.values[slot{me, 3}.name()], j.values[slot{common.Address{1}, 3}.name()] = good, good
	got := loadKept(j, me, big.NewInt(7), testLog(t))
	if len(got) != 1 || len(got[3].Attempts) != 2 || !got[3].giveUp().Equal(time.UnixMilli(1)) {
		t.Errorf("%+v is taken of what is good", got)
	}
}

// However often it was replaced, little is kept of a nonce, and what it was for.
func TestKeptAttemptsAreBounded(t *testing.T) {
	a := newSimChain(nil).account(1)
	tx := &pendingTx{account: a}
	add := func(n int, to common.Address, data []byte, gas uint64) {
		for range n {
			signed, _ := a.sign(&types.DynamicFeeTx{GasFeeCap: big.NewInt(int64(len(tx.attempts))), To: &to, Data: data, Gas: gas})
			tx.attempts = append(tx.attempts, signed)
		}
	}
	add(20, sinkAddr, []byte("useful"), 50_000)
	if got := tx.kept().Attempts; len(got) != attemptsKept || got[attemptsKept-1] != tx.attempts[19] {
		t.Errorf("%d are kept", len(got))
	}
	add(20, a.address, nil, fillerGas)
	got := tx.kept().Attempts
	if len(got) != attemptsKept+1 || got[0] != tx.attempts[19] || got[attemptsKept] != tx.attempts[39] {
		t.Errorf("%d are kept, the first one is %q", len(got), got[0].Data())
	}
	if len(tx.attempts) != 40 {
		t.Errorf("%d of 40 attempts left", len(tx.attempts))
	}
}

// Nonces far above all that is known are those of another chain, on which the
// key was used: new transactions would wait for them for ever.
func TestKeptOfAnotherChainIsNotGoneOnWith(t *testing.T) {
	for nonce, want := range map[uint64]int{blindFilled: 1, blindFilled + 1: 0} {
		mt := newMachineTest(t)
		mt.m.keeps = true
		a := mt.chain.account(2)
		signed, _ := a.sign(&types.DynamicFeeTx{Nonce: nonce, GasTipCap: gwei(1), GasFeeCap: gwei(2), To: &sinkAddr, Data: []byte("old")})
		a.kept = map[uint64]*kept{nonce: {Attempts: []*types.Transaction{signed}}}
		mt.m.setAccount(mt.now, a)
		if len(a.pending) != want || a.next != uint64(want)*(nonce+1) || len(mt.m.restored) != want || len(mt.m.orders) != 1-want {
			t.Errorf("nonce %d: %d pending, next is %d, %d restored, orders %v", nonce, len(a.pending), a.next, len(mt.m.restored), mt.m.orders)
		}
	}
}

// What is kept does not grow with what was sent since the start.
func TestKeptIsForgotten(t *testing.T) {
	mt := newMachineTest(t)
	mt.m.keeps, mt.journal = true, simJournal{}
	me := mt.m.current().address
	for i := range 3 * recentKept {
		c := Candidate{To: &sinkAddr, Data: fmt.Append(nil, i)}
		if err := mt.m.accept(mt.now, c, 60_000, make(chan sent, 1)); err != nil {
			t.Fatal(err)
		}
		mt.run(time.Second)
		if mt.journal[me][uint64(i)] == nil {
			t.Fatalf("number %d is not kept", i)
		}
		mt.chain.mine(time.Second, 1)
		mt.run(time.Second)
	}
	if n := len(mt.journal[me]); n != recentKept+1 {
		t.Errorf("%d are kept in the end", n)
	}
}

// What nobody can have seen needs not be kept.
func TestKeptIsForgottenWhenNoNodeTookIt(t *testing.T) {
	mt := newMachineTest(t)
	mt.m.keeps, mt.journal = true, simJournal{}
	mt.node = func(*types.Transaction) error { return answered(errors.New("intrinsic gas too low")) }
	mt.once(time.Minute)
	mt.run(0)
	if n := len(mt.journal[mt.m.current().address]); n != 0 {
		t.Errorf("%d are kept", n)
	}
}

// A journal that takes nothing keeps nothing from being sent, and is said to
// once.
func TestSendingGoesOnWithoutTheJournal(t *testing.T) {
	a := startAnvil(t)
	var log bytes.Buffer
	cfg := testTxConfig()
	cfg.Journal = &memoryJournal{full: true}
	m, err := NewTxManager(within(t, time.Minute), a.client, a.newRichKey(), cfg, slog.New(slog.NewTextHandler(&log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	for i := range 3 {
		mustMine(t, sendAsync(t, m, pay(int64(i+1))))
	}
	m.Close()
	if n := strings.Count(log.String(), "cannot be kept"); n != 1 {
		t.Errorf("it is said %d times: %s", n, &log)
	}
}

// Whenever the process is killed, what a node may have is kept.
func TestNothingIsSentBeforeItIsKept(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	j := newMemoryJournal()
	j.saving = make(chan struct{})
	cfg := testTxConfig()
	cfg.Journal = j
	m := a.manager(a.newRichKey(), cfg)
	sendAsync(t, m, pay(1))
	<-j.saving
	for end := time.Now().Add(300 * time.Millisecond); time.Now().Before(end); {
		if n := len(a.pooled(m.Address())); n != 0 {
			t.Fatalf("%d in the pool", n)
		}
	}
	j.saving <- struct{}{}
	eventually(t, "it in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
}
