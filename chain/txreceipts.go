package chain

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// receiptsAtOnce bounds the receipts in one request.
const receiptsAtOnce = 100

var errForeignReceipt = errors.New("receipt of another transaction")

// Receipts returns the receipts of mined transactions, nil where there is none,
// and the number of the newest block, all of one endpoint: what it does not
// know was not mined by then, as far as it has indexed its blocks. With a quorum
// it is what as many endpoints say; the number is 0 if of some transaction they
// say neither.
func (c *Client) Receipts(ctx context.Context, txs []common.Hash) ([]*types.Receipt, uint64, error) {
	if c.hasQuorum() && len(c.asks) > 1 {
		return c.receiptsAgreed(ctx, txs)
	}
	var head *hexutil.Uint64
	out := make([]*types.Receipt, len(txs))
	elems := make([]rpc.BatchElem, 0, len(txs)+1)
	for i, h := range txs {
		elems = append(elems, rpc.BatchElem{Method: "eth_getTransactionReceipt", Args: []any{h}, Result: &out[i]})
	}
	elems = append(elems, rpc.BatchElem{Method: "eth_blockNumber", Result: &head})
	err := c.anyOf(ctx, func(one *Client) error {
		clear(out)
		head = nil
		if err := one.batch(ctx, elems); err != nil {
			return err
		}
		return checkReceipts(txs, out, head)
	})
	if err != nil {
		return nil, 0, err
	}
	return out, uint64(*head), nil
}

func checkReceipts(txs []common.Hash, got []*types.Receipt, head *hexutil.Uint64) error {
	if head == nil {
		return fmt.Errorf("%w: eth_blockNumber: null", ErrBadAnswer)
	}
	for i, r := range got {
		if r != nil && (r.TxHash != txs[i] || r.BlockNumber == nil) {
			return fmt.Errorf("%w: %w: %s", ErrBadAnswer, errForeignReceipt, txs[i])
		}
	}
	return nil
}

// findReceipts returns a receipt for each question, nil if no attempt has one,
// and the lowest number of a newest block with which that was said.
func (o *txOwner) findReceipts(ctx context.Context, ask []question) ([]*types.Receipt, uint64, error) {
	var hashes []common.Hash
	var of []int // which question each belongs to
	for i, q := range ask {
		for _, h := range q.hashes {
			hashes, of = append(hashes, h), append(of, i)
		}
	}
	found := make([]*types.Receipt, len(ask))
	head := uint64(1<<64 - 1)
	for from := 0; from < len(hashes); from += receiptsAtOnce {
		part := hashes[from:min(from+receiptsAtOnce, len(hashes))]
		got, number, err := o.backend.Receipts(ctx, part)
		if err != nil {
			return nil, 0, err
		}
		head = min(head, number)
		for k, r := range got {
			if i := of[from+k]; r != nil && found[i] == nil {
				found[i] = r
			}
		}
	}
	return found, head, nil
}
