package chain

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// minedReceipt is a receipt and where it is said to stand.
type minedReceipt struct {
	receipt
	BlockHash   *common.Hash    `json:"blockHash"`
	BlockNumber *hexutil.Uint64 `json:"blockNumber"`
	Index       hexutil.Uint    `json:"transactionIndex"`
}

// mined tells whether the transaction with the given hash, which is mined,
// succeeded. Its error is errAbsent if it is not mined.
//
// The block must be the one at its height, the one that the watcher has
// followed there, and confirmed by the quorum. If it is proven, and which of its
// receipts is the transaction's, so is what it says of it; else the quorum must
// say the same.
func (s *CodeSource) mined(ctx context.Context, c *Client, hash common.Hash) (succeeded bool, err error) {
	r, b, err := c.receiptAt(ctx, hash)
	if err != nil {
		return false, err
	}
	if s.watcher != nil {
		if err := s.watcher.past.check(ctx, c, b); err != nil {
			return false, err
		}
	}
	what := fmt.Sprintf("block %d with the code transaction", b.Number)
	if !b.proven() {
		return r.succeeded(), c.confirm(ctx, s.quorum, what, r.said(), receiptSaid(hash))
	}
	proven, whose, err := c.receiptProven(ctx, b, hash, int(r.Index))
	switch {
	case err != nil:
		return false, err
	case !whose: // that the block has such a receipt is certain, that it is this one's is not
		said := minedReceipt{receipt: *proven, BlockHash: &b.Hash}
		return proven.succeeded(), c.confirm(ctx, s.quorum, what, said.said(), receiptSaid(hash))
	}
	return proven.succeeded(), c.confirm(ctx, s.quorum, what, b.Hash, hashAt(b.Number))
}

// receiptSaid asks what an endpoint says of a mined transaction.
func receiptSaid(hash common.Hash) witness {
	return func(ctx context.Context, peer *Client) (common.Hash, error) {
		r, _, err := peer.receiptAt(ctx, hash)
		if err != nil {
			return common.Hash{}, err
		}
		return r.said(), nil
	}
}

// said is a fingerprint of what counts of r.
func (r *minedReceipt) said() common.Hash {
	return crypto.Keccak256Hash(fmt.Append(nil, r.BlockHash, r.succeeded()))
}

// receiptAt returns a transaction's receipt, as the endpoint gives it, and the
// block at the height that the receipt names.
func (c *Client) receiptAt(ctx context.Context, hash common.Hash) (*minedReceipt, Block, error) {
	var r *minedReceipt
	if err := c.call(ctx, &r, "eth_getTransactionReceipt", hash); err != nil {
		return nil, Block{}, err
	}
	switch {
	case r == nil:
		return nil, Block{}, errAbsent
	case r.BlockHash == nil || r.BlockNumber == nil || r.Status == nil:
		return nil, Block{}, fmt.Errorf("%w: receipt without block or status", ErrBadAnswer)
	case r.TxHash != hash:
		return nil, Block{}, fmt.Errorf("%w: receipt of %s", ErrForged, r.TxHash)
	}
	b, err := c.block(ctx, hexutil.EncodeUint64(uint64(*r.BlockNumber)))
	if err != nil {
		return nil, Block{}, err
	}
	if b.Hash != *r.BlockHash {
		return nil, Block{}, fmt.Errorf("%w: its receipt is in block %s, at that height stands %s", ErrBadAnswer, *r.BlockHash, b.Hash)
	}
	return r, b, nil
}

// receiptProven returns the receipt of the transaction at an index in block b,
// which must be proven. whose tells that it is proven to be the one with the
// given hash; if the endpoint offers no raw transactions, it only says so.
func (c *Client) receiptProven(ctx context.Context, b Block, hash common.Hash, index int) (r *receipt, whose bool, err error) {
	rs, err := c.receiptsOf(ctx, b)
	if err != nil {
		return nil, false, err
	}
	if index < 0 || index >= len(rs) || rs[index].TxHash != hash {
		return nil, false, fmt.Errorf("%w: transaction %s is not the one with index %d in block %d", ErrForged, hash, index, b.Number)
	}
	txs, err := c.transactionsProven(ctx, b, len(rs))
	switch {
	case errors.Is(err, errNoProof):
		return rs[index], false, nil
	case err != nil:
		return nil, false, err
	case crypto.Keccak256Hash(txs[index]) != hash:
		return nil, false, fmt.Errorf("%w: transaction %d of block %d is not %s", ErrForged, index, b.Number, hash)
	}
	return rs[index], true, nil
}
