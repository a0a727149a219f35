package chain

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rlp"
)

// receiptsSaid is what one endpoint says of transactions.
type receiptsSaid struct {
	receipts []*types.Receipt
	head     uint64
}

// receiptsAgreed is Receipts as a quorum says.
func (c *Client) receiptsAgreed(ctx context.Context, txs []common.Hash) ([]*types.Receipt, uint64, error) {
	var said []receiptsSaid
	for s := range pollAll(ctx, c, c.quorum, func(ctx context.Context, one *Client) (s receiptsSaid, err error) {
		s.receipts, s.head, err = one.Receipts(ctx, txs)
		return s, err
	}) {
		said = append(said, s)
		if len(said) < c.quorum {
			continue
		}
		if receipts, head := agreeOn(said, len(txs), c.quorum); head > 0 {
			return receipts, head, nil
		}
	}
	switch {
	case ctx.Err() != nil:
		return nil, 0, ctx.Err()
	case len(said) < c.quorum:
		return nil, 0, fmt.Errorf("%w: receipts, %d of the %d needed", ErrUnconfirmed, len(said), c.quorum)
	}
	receipts, _ := agreeOn(said, len(txs), c.quorum)
	return receipts, 0, nil
}

// agreeOn returns, of count transactions, the receipts that n of those who said
// something have in the same block, and the newest block that n of them have; 0
// if it is not true of all others that n which have that block know no receipt.
func agreeOn(said []receiptsSaid, count, n int) (receipts []*types.Receipt, head uint64) {
	heads := make([]uint64, len(said))
	for i, s := range said {
		heads[i] = s.head
	}
	slices.Sort(heads)
	head = heads[len(heads)-n]
	receipts = make([]*types.Receipt, count)
	clear := true
	for i := range count {
		votes, without := map[common.Hash]int{}, 0
		for _, s := range said {
			r := s.receipts[i]
			if r == nil {
				if s.head >= head {
					without++
				}
				continue
			}
			if votes[receiptPrint(r)]++; votes[receiptPrint(r)] == n {
				receipts[i] = r
			}
		}
		clear = clear && (receipts[i] != nil || without >= n)
	}
	if !clear {
		return receipts, 0
	}
	return receipts, head
}

// receiptPrint is a fingerprint of what counts of a receipt: where it stands,
// whether the transaction succeeded, and what it logged.
func receiptPrint(r *types.Receipt) common.Hash {
	logs, err := rlp.EncodeToBytes(r.Logs)
	if err != nil {
		return common.Hash{} // cannot be: logs are made of nothing but bytes
	}
	return crypto.Keccak256Hash(r.BlockHash[:], binary.BigEndian.AppendUint64(nil, r.Status), logs)
}
