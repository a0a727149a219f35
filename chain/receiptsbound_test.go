package chain

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
)

// What an endpoint says of a block's receipts ends, however many there would
// be, and at the first that is missing.
func TestReceiptsOneByOneEnd(t *testing.T) {
	for name, lie := range map[string]struct {
		transactions int
		refused      error
		asked        int32
	}{
		"transactions without number": {maxTransactions + 1, ErrBadAnswer, 0},
		"a receipt not there":         {3 * receiptBatch, ErrLagging, receiptBatch},
	} {
		t.Run(name, func(t *testing.T) {
			var asked atomic.Int32
			c := answering(t, func(method string) string {
				switch method {
				case "eth_getBlockReceipts":
					return `"error":{"code":-32601,"message":"not here"}`
				case "eth_getBlockByHash":
					hash := fmt.Sprintf("%q,", common.Hash{1}.Hex())
					return `"result":{"transactions":[` + strings.TrimSuffix(strings.Repeat(hash, lie.transactions), ",") + `]}`
				}
				asked.Add(1)
				return `"result":null`
			})
			b := Block{Number: 1, Hash: common.Hash{1}, header: &types.Header{ReceiptHash: common.Hash{2}}}
			if _, err := c.receiptsOf(within(t, time.Minute), b); !errors.Is(err, lie.refused) {
				t.Errorf("error is %v", err)
			}
			if n := asked.Load(); n != lie.asked {
				t.Errorf("%d receipts were asked for, want %d", n, lie.asked)
			}
		})
	}
}

// Many answers, each of which is small enough, are not collected without end.
func TestCollectedIsBounded(t *testing.T) {
	asked := 0
	c := answering(t, func(string) string { asked++; return `"result":"0x"` })
	var raw hexutil.Bytes
	const each = 1 << 20
	err := c.each(within(t, time.Minute), "eth_getRawTransactionByBlockHashAndIndex", maxTransactions,
		func(int) ([]any, any) { return nil, &raw }, func(int) (int, error) { return each, nil })
	if !errors.Is(err, ErrBadAnswer) || asked > maxCollected/each+receiptBatch {
		t.Errorf("%d were asked for: %v", asked, err)
	}
	r := receipt{Logs: []receiptLog{{Topics: make([]common.Hash, 4), Data: make([]byte, each)}}}
	if n := r.size(); n < each || n > each+1024 {
		t.Errorf("size is %d", n)
	}
}
