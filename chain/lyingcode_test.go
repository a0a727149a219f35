package chain

import (
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// saveCode sends code to the node and returns its transaction's hash.
func (l liar) saveCode(t *testing.T, code string) common.Hash {
	t.Helper()
	m := l.manager(l.newRichKey(), testTxConfig())
	to := codeAddr
	return mustMine(t, sendAsync(t, m, Candidate{To: &to, Data: saveCode(code)})).TxHash
}

// codeLie is a lie about a code transaction.
type codeLie struct {
	forge faultproxy.Forger
	hash  common.Hash
}

func (l liar) codeLies(t *testing.T) map[string]codeLie {
	t.Helper()
	good, other := l.saveCode(t, "honest"), l.saveCode(t, "altered")
	var otherRaw, otherFields any
	l.rpc(&otherRaw, "eth_getRawTransactionByHash", other)
	l.rpc(&otherFields, "eth_getTransactionByHash", other)
	otherFields.(map[string]any)["hash"] = good
	reverted := on(func(result any) any {
		return eachObject(result, func(r map[string]any) { r["status"] = "0x0" })
	}, "eth_getBlockReceipts", "eth_getTransactionReceipt")
	return map[string]codeLie{
		"altered code": {both(
			on(func(any) any { return otherRaw }, "eth_getRawTransactionByHash"),
			on(func(any) any { return otherFields }, "eth_getTransactionByHash")), good},
		"a receipt that says it reverted": {reverted, good},
		"a receipt in an invented block":  {l.inventReceipt(t, good), good},
	}
}

// inventReceipt makes the block of a transaction, receipts and hash included,
// such that the transaction reverted.
func (l liar) inventReceipt(t *testing.T, hash common.Hash) faultproxy.Forger {
	t.Helper()
	r, b, err := l.client.receiptAt(within(t, time.Minute), hash)
	if err != nil {
		t.Fatal(err)
	}
	h := *b.header
	*r.Status = 0
	h.ReceiptHash = receipts{&r.receipt}.root()
	fields := asJSON(t, &h).(map[string]any)
	return both(
		on(func(result any) any {
			return eachObject(result, func(v map[string]any) { v["status"], v["blockHash"] = "0x0", h.Hash() })
		}, "eth_getTransactionReceipt"),
		func(method string, params, result json.RawMessage) json.RawMessage {
			switch {
			case method == "eth_getBlockByNumber" && strings.Contains(string(params), hexutil.EncodeUint64(b.Number)):
				out, _ := json.Marshal(fields)
				return out
			case method == "eth_getBlockReceipts" && strings.Contains(string(params), h.Hash().Hex()):
				out, _ := json.Marshal([]any{map[string]any{"transactionHash": hash, "type": r.Type, "status": "0x0",
					"cumulativeGasUsed": r.CumulativeGas, "logsBloom": r.Bloom, "logs": []any{}}})
				return out
			}
			return result
		})
}

// Code behind a liar alone: the lie is refused and is no outcome; when the liar
// stops, the code is there. Beside others the code is there at once.
func TestLiarAboutCode(t *testing.T) {
	for _, endpoints := range []int{1, 3} {
		l := newLiar(t, endpoints)
		lies := l.codeLies(t)
		cfg := lyingConfig((endpoints + 1) / 2)
		w, r := watch(t, l.seen, cfg)
		r.wait(t, "synced")
		for name, lie := range lies {
			s := NewCodeSource(l.seen, codeAddr, 1000)
			s.Follow(w)
			l.proxy.Forge(lie.forge)
			code, err := s.Code(within(t, time.Minute), lie.hash)
			switch {
			case endpoints > 1 && (err != nil || string(code) != "honest"):
				t.Errorf("%s, among %d: %q, %v", name, endpoints, code, err)
			case endpoints == 1 && (!errors.Is(err, ErrForged) || isOutcome(err)):
				t.Errorf("%s: %q, %v", name, code, err)
			}
			t.Logf("%s, %d endpoints: %v", name, endpoints, err)
			l.proxy.Mend()
			if code, err := s.Code(within(t, time.Minute), lie.hash); err != nil || string(code) != "honest" {
				t.Errorf("%s, then the truth: %q, %v", name, code, err)
			}
		}
	}
}

// A transaction that waits in the pool, with the good receipt of another one.
func TestLiarMinesCode(t *testing.T) {
	l := newLiar(t, 1)
	mined := l.saveCode(t, "mined")
	l.automine(false)
	pending, err := types.SignNewTx(l.newRichKey(), types.LatestSignerForChainID(big.NewInt(31337)), &types.DynamicFeeTx{
		ChainID: big.NewInt(31337), To: &codeAddr, Data: saveCode("pending"), Gas: 1e6, GasFeeCap: big.NewInt(9e9), GasTipCap: big.NewInt(1)})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.client.SendTransaction(within(t, time.Minute), pending); err != nil {
		t.Fatal(err)
	}
	var receipt any
	l.rpc(&receipt, "eth_getTransactionReceipt", mined)
	receipt.(map[string]any)["transactionHash"] = pending.Hash()
	l.proxy.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		var lie any
		switch method {
		case "eth_getTransactionReceipt":
			lie = receipt
		case "eth_getBlockReceipts":
			lie = []any{receipt}
		default:
			return result
		}
		out, _ := json.Marshal(lie)
		return out
	})
	s := NewCodeSource(l.seen, codeAddr, 1000)
	if code, err := s.Code(within(t, time.Minute), pending.Hash()); !errors.Is(err, ErrForged) || isOutcome(err) {
		t.Errorf("got %q, %v", code, err)
	}
}

// "Not found" is believed of nobody alone where there are others.
func TestLiarHidesCode(t *testing.T) {
	l := newLiar(t, 2)
	hash := l.saveCode(t, "hidden")
	l.proxy.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		if strings.Contains(string(params), hash.Hex()) {
			return json.RawMessage("null")
		}
		return result
	})
	s := NewCodeSource(l.seen, codeAddr, 1000)
	if code, err := s.Code(within(t, time.Minute), hash); err != nil || string(code) != "hidden" {
		t.Errorf("got %q, %v", code, err)
	}
}
