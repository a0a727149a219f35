package chain

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

var codeAddr = common.HexToAddress("0xc0de")

func saveCode(code string) []byte { return bindings.NewUserCode().PackSaveCodeInCallData(code, nil) }

// signedTx returns a transaction with the data to the address, of the type.
func signedTx(t *testing.T, kind byte, to common.Address, data []byte) *types.Transaction {
	t.Helper()
	id := big.NewInt(fakeChainID)
	inner := map[byte]types.TxData{
		types.LegacyTxType:     &types.LegacyTx{To: &to, Data: data, Gas: 1e6, GasPrice: big.NewInt(1)},
		types.AccessListTxType: &types.AccessListTx{ChainID: id, To: &to, Data: data, Gas: 1e6, GasPrice: big.NewInt(1)},
		types.DynamicFeeTxType: &types.DynamicFeeTx{ChainID: id, To: &to, Data: data, Gas: 1e6, GasFeeCap: big.NewInt(1), GasTipCap: big.NewInt(1)},
	}[kind]
	tx, err := types.SignNewTx(newKey(t), types.LatestSignerForChainID(id), inner)
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

// put makes the node know tx, mined with the status. Nodes offer raw bytes or
// do not.
func (f *fakeChain) put(t *testing.T, tx *types.Transaction, status uint64, raw bool) common.Hash {
	t.Helper()
	fields, err := tx.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	entry := fakeTx{fields: json.RawMessage(fields), receipt: receiptOf(tx, status)}
	if raw {
		if entry.raw, err = tx.MarshalBinary(); err != nil {
			t.Fatal(err)
		}
	}
	f.set(func(f *fakeChain) { f.txs[tx.Hash()] = entry })
	return tx.Hash()
}

func (f *fakeChain) codeSource(t *testing.T) *CodeSource {
	return NewCodeSource(f.dial(t), codeAddr, 1000)
}

func TestCode(t *testing.T) {
	f := newFakeChain(t)
	s := f.codeSource(t)
	const source = "export default { fetch() {} }"
	for _, raw := range []bool{true, false} {
		for _, kind := range []byte{types.LegacyTxType, types.AccessListTxType, types.DynamicFeeTxType} {
			hash := f.put(t, signedTx(t, kind, codeAddr, saveCode(source+"\x00\x00")), 1, raw)
			code, err := s.Code(within(t, time.Minute), hash)
			if err != nil || string(code) != source {
				t.Errorf("type %d, raw %v: %q, %v", kind, raw, code, err)
			}
		}
	}
}

func TestCodeOutcomes(t *testing.T) {
	good := saveCode("code")
	truncated := good[:len(good)-40]
	wild := bytes.Clone(good)
	copy(wild[4:36], bytes.Repeat([]byte{0xff}, 32)) // an offset beyond everything
	for name, c := range map[string]struct {
		to     common.Address
		data   []byte
		status uint64
		want   error
	}{
		"another contract": {otherOne, good, 1, jobs.ErrCodeNotFound},
		"reverted":         {codeAddr, good, 0, jobs.ErrCodeNotFound},
		"another selector": {codeAddr, append([]byte{1, 2, 3, 4}, good[4:]...), 1, jobs.ErrCodeCalldata},
		"no calldata":      {codeAddr, nil, 1, jobs.ErrCodeCalldata},
		"selector alone":   {codeAddr, good[:4], 1, jobs.ErrCodeCalldata},
		"truncated":        {codeAddr, truncated, 1, jobs.ErrCodeCalldata},
		"wild offset":      {codeAddr, wild, 1, jobs.ErrCodeCalldata},
		"too large":        {codeAddr, saveCode(string(bytes.Repeat([]byte("x"), 1001))), 1, jobs.ErrCodeTooLarge},
		"just fits":        {codeAddr, saveCode(string(bytes.Repeat([]byte("x"), 1000)) + "\x00"), 1, nil},
	} {
		for _, raw := range []bool{true, false} {
			f := newFakeChain(t)
			hash := f.put(t, signedTx(t, types.DynamicFeeTxType, c.to, c.data), c.status, raw)
			if _, err := f.codeSource(t).Code(within(t, time.Minute), hash); !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", name, err, c.want)
			}
		}
	}
}

func isOutcome(err error) bool { _, ok := jobs.OutcomeOfCodeError(err); return ok }

// A node that gives other code than the hash says is caught, and its lie is no
// outcome.
func TestCodeForged(t *testing.T) {
	honest, forged := signedTx(t, types.DynamicFeeTxType, codeAddr, saveCode("honest")), signedTx(t, types.DynamicFeeTxType, codeAddr, saveCode("forged"))
	for _, raw := range []bool{true, false} {
		f := newFakeChain(t)
		f.put(t, forged, 1, raw)
		f.set(func(f *fakeChain) {
			lie := f.txs[forged.Hash()]
			// Even with the right hash beside it.
			var fields map[string]any
			_ = json.Unmarshal(lie.fields.(json.RawMessage), &fields)
			fields["hash"] = honest.Hash()
			lie.fields, lie.receipt = fields, receiptOf(honest, 1)
			f.txs[honest.Hash()] = lie
		})
		_, err := f.codeSource(t).Code(within(t, time.Minute), honest.Hash())
		if !errors.Is(err, ErrForged) || isOutcome(err) {
			t.Errorf("raw %v: got %v", raw, err)
		}
	}
}

// Types that only a rollup has break nothing; nobody signs them, so they are
// no code transactions.
func TestCodeForeignType(t *testing.T) {
	foreign := append([]byte{0x68}, []byte("a retryable")...)
	for name, entry := range map[string]fakeTx{
		"raw":    {raw: foreign},
		"fields": {fields: map[string]any{"type": "0x68", "ticketId": "0x1", "to": codeAddr, "input": hexutil.Bytes(saveCode("x"))}},
	} {
		f := newFakeChain(t)
		hash := crypto.Keccak256Hash(foreign)
		f.set(func(f *fakeChain) { f.txs[hash] = entry })
		if _, err := f.codeSource(t).Code(within(t, time.Minute), hash); !errors.Is(err, jobs.ErrCodeNotFound) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// A node that lags gets the time to catch up; then "not found" is believed.
func TestCodeLater(t *testing.T) {
	f := newFakeChain(t)
	s := f.codeSource(t)
	tx := signedTx(t, types.DynamicFeeTxType, codeAddr, saveCode("late"))
	asked := make(chan struct{})
	go func() {
		defer close(asked)
		for f.called("eth_getRawTransactionByHash") == 0 {
			if sleep(context.Background(), 5*time.Millisecond) != nil {
				return
			}
		}
		f.put(t, tx, 1, true)
	}()
	code, err := s.Code(within(t, time.Minute), tx.Hash())
	<-asked
	if err != nil || string(code) != "late" {
		t.Errorf("got %q, %v", code, err)
	}
}

func TestCodeNotFound(t *testing.T) {
	f := newFakeChain(t)
	s := f.codeSource(t)
	ctx, cancel := context.WithTimeout(context.Background(), 4*time.Second) // a quarter of it: one second
	defer cancel()
	if _, err := s.Code(ctx, common.Hash{1}); !errors.Is(err, jobs.ErrCodeNotFound) {
		t.Errorf("got %v", err)
	}
	most, left := 2, time.Second // the first time and the last
	for _, delay := range notFoundDelays {
		if left -= delay; left >= 0 {
			most++
		}
	}
	if n := f.called("eth_getRawTransactionByHash"); n < 3 || n > most || most > len(notFoundDelays) {
		t.Errorf("asked %d times, at most %d fit in a second", n, most)
	}
	// In the pool, but not in a block.
	tx := signedTx(t, types.DynamicFeeTxType, codeAddr, saveCode("pending"))
	f.put(t, tx, 1, true)
	f.set(func(f *fakeChain) { e := f.txs[tx.Hash()]; e.receipt = nil; f.txs[tx.Hash()] = e })
	if _, err := s.Code(within(t, 2*time.Second), tx.Hash()); !errors.Is(err, jobs.ErrCodeNotFound) {
		t.Errorf("pending: got %v", err)
	}
}

// A failure of the endpoint is no outcome.
func TestCodeTransportError(t *testing.T) {
	f := newFakeChain(t)
	s := f.codeSource(t)
	f.set(func(f *fakeChain) { f.status = 503 })
	if _, err := s.Code(within(t, time.Minute), common.Hash{1}); err == nil || isOutcome(err) {
		t.Errorf("got %v", err)
	}
	f.set(func(f *fakeChain) { f.status = 0 })
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Code(ctx, common.Hash{1}); err == nil || isOutcome(err) {
		t.Errorf("with an ended context: %v", err)
	}
}

// Code that is asked for again comes from memory.
func TestCodeCache(t *testing.T) {
	f := newFakeChain(t)
	s := f.codeSource(t)
	hash := f.put(t, signedTx(t, types.DynamicFeeTxType, codeAddr, saveCode("hot")), 1, true)
	for range 3 {
		if code, err := s.Code(within(t, time.Minute), hash); err != nil || string(code) != "hot" {
			t.Fatalf("got %q, %v", code, err)
		}
	}
	if n := f.called("eth_getRawTransactionByHash"); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

func FuzzCodeCalldata(fz *testing.F) {
	fz.Add(saveCode("code"))
	fz.Add(saveCode("")[:40])
	s := NewCodeSource(nil, codeAddr, 100)
	fz.Fuzz(func(t *testing.T, data []byte) {
		code, err := s.decode(data)
		if err != nil && !isOutcome(err) || len(code) > 100 {
			t.Errorf("%d bytes of code, %v", len(code), err)
		}
	})
}
