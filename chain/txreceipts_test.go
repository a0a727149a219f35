package chain

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Receipts are those of the transactions that were asked for, in their order,
// in one request, with the block by which the node had them.
func TestReceiptsInOneRequest(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(a.newRichKey(), testTxConfig())
	first, second := mustMine(t, sendAsync(t, m, pay(1))), mustMine(t, sendAsync(t, m, pay(2)))
	p := startFaultProxy(t, a.host)
	e := a.endpoints()
	e.HTTP = []string{p.HTTPURL()}
	c := dialTest(t, e)
	got, head, err := c.Receipts(within(t, time.Minute), []common.Hash{second.TxHash, {1}, first.TxHash})
	if err != nil || len(got) != 3 || got[0].TxHash != second.TxHash || got[1] != nil || got[2].TxHash != first.TxHash {
		t.Fatalf("got %v, %v", got, err)
	}
	if head != second.BlockNumber.Uint64() || p.Count("eth_getTransactionReceipt") != 3 {
		t.Errorf("at block %d after %d requests", head, p.Count("eth_getTransactionReceipt"))
	}
}

// What is no receipt of the transaction, or comes without the node's block, is
// no answer: another endpoint is asked.
func TestReceiptsForged(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(a.newRichKey(), testTxConfig())
	r := mustMine(t, sendAsync(t, m, pay(1)))
	for name, forge := range map[string]func(method string, result json.RawMessage) json.RawMessage{
		"of another transaction": func(method string, result json.RawMessage) json.RawMessage {
			return on(func(v any) any {
				return eachObject(v, func(o map[string]any) { o["transactionHash"] = common.Hash{7}.Hex() })
			}, "eth_getTransactionReceipt")(method, nil, result)
		},
		"without a block": func(method string, result json.RawMessage) json.RawMessage {
			return on(func(any) any { return nil }, "eth_blockNumber")(method, nil, result)
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := startFaultProxy(t, a.host)
			e := a.endpoints()
			e.HTTP = append([]string{p.HTTPURL()}, e.HTTP...)
			c := dialTest(t, e)
			p.Forge(func(method string, _, result json.RawMessage) json.RawMessage { return forge(method, result) })
			got, head, err := c.Receipts(within(t, time.Minute), []common.Hash{r.TxHash})
			if err != nil || len(got) != 1 || got[0] == nil || got[0].TxHash != r.TxHash || head == 0 {
				t.Errorf("got %v at %d, %v", got, head, err)
			}
			if c.Status()[0].Usable {
				t.Error("the liar is still asked first")
			}
		})
	}
}
