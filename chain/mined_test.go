package chain

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

// swapped tells of two transactions in a block that each is the other: receipts
// do not cover whose they are.
func swapped(one, other common.Hash) faultproxy.Forger {
	rename := map[string]any{one.Hex(): other.Hex(), other.Hex(): one.Hex()}
	return on(func(result any) any {
		return eachObject(result, func(r map[string]any) {
			if name, ok := rename[r["transactionHash"].(string)]; ok {
				r["transactionHash"] = name
			}
		})
	}, "eth_getBlockReceipts")
}

// Where no endpoint offers raw transactions by their index, nothing proves which
// of a block's receipts is whose: one endpoint of three that gives the code
// transaction another's failure is outvoted.
func TestCodeWithAnothersReceipt(t *testing.T) {
	a := startAnvil(t)
	a.code(codeAddr, common.FromHex("00"))
	a.code(sinkAddr, reverter)
	m, m2 := a.manager(a.newRichKey(), testTxConfig()), a.manager(a.newRichKey(), testTxConfig())
	a.automine(false)
	to, bad := codeAddr, sinkAddr
	saved := sendAsync(t, m, Candidate{To: &to, Data: saveCode("code"), GasLimit: 100_000})
	failed := sendAsync(t, m2, Candidate{To: &bad, Data: []byte{1}, GasLimit: 100_000})
	eventually(t, "both in the pool", func() bool { return len(a.pooled(m.Address()))+len(a.pooled(m2.Address())) == 2 })
	a.mine(1)
	code := mustMine(t, saved)
	other := (<-failed).receipt
	if other == nil || other.Status != 0 || code.BlockHash != other.BlockHash {
		t.Fatalf("not in one block, or not failed: %+v", other)
	}
	for quorum, want := range map[int]error{1: jobs.ErrCodeNotFound, 2: nil} {
		c, proxies := throughProxies(t, a.host, 31337, 3)
		for _, p := range proxies {
			p.Refuse(refuseOnly("eth_getRawTransactionByBlockHashAndIndex", faultproxy.Error{Code: codeNoMethod, Message: "the method does not exist"}))
		}
		lie := swapped(code.TxHash, other.TxHash)
		proxies[0].Forge(func(method string, params, result json.RawMessage) json.RawMessage {
			if method == "eth_getTransactionReceipt" {
				fake, err := json.Marshal(other)
				if err != nil {
					return result
				}
				return on(func(r any) any {
					return eachObject(r, func(r map[string]any) { r["transactionHash"] = code.TxHash })
				}, method)(method, params, fake)
			}
			return lie(method, params, result)
		})
		s := NewCodeSource(c, codeAddr, 100)
		s.quorum = quorum
		got, err := s.Code(within(t, time.Minute), code.TxHash)
		if !errors.Is(err, want) || want == nil && string(got) != "code" {
			t.Errorf("quorum %d: %q, %v", quorum, got, err)
		}
		if s := c.Status()[0]; quorum > 1 && s.Usable {
			t.Errorf("status %+v", s)
		}
	}
}
