package chain

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// One of three endpoints invents a receipt, hides one, or says that what was
// mined failed or stands in another block: the other two are believed.
func TestReceiptsLiedAbout(t *testing.T) {
	a := startAnvil(t)
	m := a.manager(a.newRichKey(), testTxConfig())
	r := mustMine(t, sendAsync(t, m, pay(1)))
	never := common.Hash{1}
	c, proxies := throughProxies(t, a.host, 31337, 3)
	c.quorum = 2
	truth, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	altered := func(key string, value any) func(any) any {
		return func(v any) any { return eachObject(v, func(o map[string]any) { o[key] = value }) } // null stays
	}
	for name, lie := range map[string]func(any) any{
		"invented": func(v any) any {
			var fake map[string]any
			if v != nil || json.Unmarshal(truth, &fake) != nil {
				return v
			}
			fake["transactionHash"], fake["logs"] = never.Hex(), []any{}
			return fake
		},
		"hidden":        func(any) any { return nil },
		"failed":        altered("status", "0x0"),
		"another block": altered("blockHash", common.Hash{9}.Hex()),
	} {
		t.Run(name, func(t *testing.T) {
			proxies[0].Forge(func(method string, _, result json.RawMessage) json.RawMessage {
				var v any
				if method != "eth_getTransactionReceipt" || json.Unmarshal(result, &v) != nil {
					return result
				}
				out, err := json.Marshal(lie(v))
				if err != nil {
					return result
				}
				return out
			})
			got, head, err := c.Receipts(within(t, time.Minute), []common.Hash{r.TxHash, never})
			if err != nil || head == 0 || got[0] == nil || got[0].Status != 1 || got[0].BlockHash != r.BlockHash || got[1] != nil {
				t.Errorf("got %v at %d, %v", got, head, err)
			}
		})
	}
}

// What too few say is no answer: neither that a transaction is mined, nor that
// it is not.
func TestReceiptsAgreed(t *testing.T) {
	r := func(block byte) *types.Receipt { return &types.Receipt{BlockHash: common.Hash{block}} }
	one := func(r *types.Receipt, head uint64) receiptsSaid {
		return receiptsSaid{receipts: []*types.Receipt{r}, head: head}
	}
	for name, c := range map[string]struct {
		said  []receiptsSaid
		mined bool
		head  uint64
	}{
		"two have it":           {[]receiptsSaid{one(r(1), 7), one(nil, 9), one(r(1), 8)}, true, 8},
		"two have not":          {[]receiptsSaid{one(r(1), 7), one(nil, 9), one(nil, 8)}, false, 8},
		"each its own":          {[]receiptsSaid{one(r(1), 7), one(nil, 9), one(r(2), 8)}, false, 0},
		"one lags, one has not": {[]receiptsSaid{one(r(1), 9), one(nil, 7), one(nil, 8)}, false, 0},
	} {
		got, head := agreeOn(c.said, 1, 2)
		if (got[0] != nil) != c.mined || head != c.head {
			t.Errorf("%s: got %v at %d", name, got[0], head)
		}
	}
}
