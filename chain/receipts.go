package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
	"github.com/ethereum/go-ethereum/rpc"
)

// receiptBatch is how many receipts or transactions one request asks for, from
// an endpoint that does not give all of a block at once.
const receiptBatch = 100

// Bounds of one block. They are far above what chains have: until the root is
// compared nothing but these says that an endpoint may not go on for ever.
const (
	maxTransactions = 50_000
	maxCollected    = 4 * maxResponse // bytes of its receipts or transactions, in answers of receiptBatch each
)

// receipt is what the receipts root covers of a receipt, and whose it is said
// to be, which the root does not cover.
type receipt struct {
	TxHash common.Hash `json:"transactionHash"`

	Type          hexutil.Uint64  `json:"type"`
	Status        *hexutil.Uint64 `json:"status"`
	PostState     hexutil.Bytes   `json:"root"` // before Byzantium instead of the status
	CumulativeGas hexutil.Uint64  `json:"cumulativeGasUsed"`
	Bloom         types.Bloom     `json:"logsBloom"`
	Logs          []receiptLog    `json:"logs"`

	// Of deposits on the OP Stack; from its Canyon upgrade on the root covers
	// both.
	DepositNonce   *hexutil.Uint64 `json:"depositNonce"`
	DepositVersion *hexutil.Uint64 `json:"depositReceiptVersion"`
}

// receiptLog is a log as the receipts root covers it.
type receiptLog struct {
	Address common.Address `json:"address"`
	Topics  []common.Hash  `json:"topics"`
	Data    hexutil.Bytes  `json:"data"`
}

func (r *receipt) succeeded() bool {
	return r.Status != nil && uint64(*r.Status) == types.ReceiptStatusSuccessful
}

// opDepositType is the OP Stack's transaction type of a deposit.
const opDepositType = 0x7e

// encode writes r as the receipts root covers it: a list, with the
// transaction's type before it unless that is 0. What stands in the list is
// the same for every type but one, so a type that is new to us, like those of
// Arbitrum (0x64 to 0x6a), is no obstacle.
func (r *receipt) encode(w *bytes.Buffer) {
	if r.Type != 0 {
		w.WriteByte(byte(r.Type))
	}
	b := rlp.NewEncoderBuffer(w)
	all := b.List()
	switch {
	case r.Status == nil:
		b.WriteBytes(r.PostState)
	default:
		b.WriteUint64(uint64(*r.Status))
	}
	b.WriteUint64(uint64(r.CumulativeGas))
	b.WriteBytes(r.Bloom[:])
	logs := b.List()
	for i := range r.Logs {
		r.Logs[i].encode(b)
	}
	b.ListEnd(logs)
	if r.Type == opDepositType && r.DepositNonce != nil && r.DepositVersion != nil {
		b.WriteUint64(uint64(*r.DepositNonce))
		b.WriteUint64(uint64(*r.DepositVersion))
	}
	b.ListEnd(all)
	_ = b.Flush() // to memory
}

func (l *receiptLog) encode(b rlp.EncoderBuffer) {
	all := b.List()
	b.WriteBytes(l.Address[:])
	topics := b.List()
	for i := range l.Topics {
		b.WriteBytes(l.Topics[i][:])
	}
	b.ListEnd(topics)
	b.WriteBytes(l.Data)
	b.ListEnd(all)
}

// receipts is a block's, in order.
type receipts []*receipt

func (rs receipts) root() common.Hash {
	return listRoot(len(rs), func(i int, w *bytes.Buffer) { rs[i].encode(w) })
}

func (rs receipts) check(b Block) error {
	if len(rs) > maxTransactions {
		return tooManyTransactions(b, len(rs))
	}
	if slices.Contains(rs, nil) {
		return fmt.Errorf("%w: it has not all receipts of block %d", ErrLagging, b.Number)
	}
	if slices.ContainsFunc(rs, func(r *receipt) bool { return r.Type > 0xff }) || rs.root() != b.header.ReceiptHash {
		return fmt.Errorf("%w: receipts of block %d, which do not have the root that its header names", ErrForged, b.Number)
	}
	return nil
}

func tooManyTransactions(b Block, n int) error {
	return fmt.Errorf("%w: block %d with %d transactions, more than %d", ErrBadAnswer, b.Number, n, maxTransactions)
}

// size is about how many bytes r holds.
func (r *receipt) size() int {
	n := types.BloomByteLength
	for i := range r.Logs {
		n += common.AddressLength + common.HashLength*len(r.Logs[i].Topics) + len(r.Logs[i].Data)
	}
	return n
}

// receiptsOf returns the receipts of block b, which must be proven: those and
// no others are in it.
func (c *Client) receiptsOf(ctx context.Context, b Block) (receipts, error) {
	all, err := c.receiptsOfBlocks(ctx, []Block{b})
	if err != nil {
		return nil, err
	}
	return all[0], nil
}

// receiptsOfBlocks is receiptsOf for several blocks in one request. Blocks that
// are too many for one answer are an error for which isTooMuch is true.
func (c *Client) receiptsOfBlocks(ctx context.Context, blocks []Block) ([]receipts, error) {
	out := make([]receipts, len(blocks))
	elems := make([]rpc.BatchElem, len(blocks))
	for i, b := range blocks {
		elems[i] = rpc.BatchElem{Method: "eth_getBlockReceipts", Args: []any{b.Hash}, Result: &out[i]}
	}
	err := c.batch(ctx, elems)
	whole := err == nil
	if err != nil && (ctx.Err() != nil || !isTooMuch(err) || len(blocks) > 1 && !isUnsupported(err)) {
		return nil, err
	}
	for i, b := range blocks {
		if !whole || out[i] == nil {
			if out[i], err = c.receiptsOneByOne(ctx, b); err != nil {
				return nil, err
			}
		}
		if err := out[i].check(b); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// receiptsOneByOne is for an endpoint that refuses to give all of a block at
// once, or cannot because they are too much for one answer.
func (c *Client) receiptsOneByOne(ctx context.Context, b Block) (receipts, error) {
	hashes, err := c.transactionsOf(ctx, b)
	if err != nil {
		return nil, err
	}
	rs := make(receipts, len(hashes))
	err = c.each(ctx, "eth_getTransactionReceipt", len(rs), func(i int) ([]any, any) {
		return []any{hashes[i]}, &rs[i]
	}, func(i int) (int, error) {
		if rs[i] == nil {
			return 0, fmt.Errorf("%w: it has not all receipts of block %d", ErrLagging, b.Number)
		}
		return rs[i].size(), nil
	})
	return rs, err
}

// transactionsOf returns the hashes of the transactions that are said to be in
// b.
func (c *Client) transactionsOf(ctx context.Context, b Block) ([]common.Hash, error) {
	var body *struct {
		Transactions []common.Hash `json:"transactions"`
	}
	if err := c.call(ctx, &body, "eth_getBlockByHash", b.Hash, false); err != nil {
		return nil, err
	}
	if body == nil {
		return nil, fmt.Errorf("%w: it has no block %s", ErrLagging, b.Hash)
	}
	if n := len(body.Transactions); n > maxTransactions {
		return nil, tooManyTransactions(b, n)
	}
	return body.Transactions, nil
}

// each makes n requests of one method, many in one batch, and ends when their
// results have become more than maxCollected bytes, or size has an error.
func (c *Client) each(ctx context.Context, method string, n int, one func(i int) (args []any, result any), size func(i int) (int, error)) error {
	collected := 0
	for first := 0; first < n; first += receiptBatch {
		var elems []rpc.BatchElem
		for i := first; i < min(first+receiptBatch, n); i++ {
			args, result := one(i)
			elems = append(elems, rpc.BatchElem{Method: method, Args: args, Result: result})
		}
		if err := c.batch(ctx, elems); err != nil {
			return err
		}
		for i := range elems {
			more, err := size(first + i)
			if err != nil {
				return err
			}
			if collected += more; collected > maxCollected {
				return fmt.Errorf("%w: %s: more than %d bytes in one block", ErrBadAnswer, method, maxCollected)
			}
		}
	}
	return nil
}

// logsProven returns, for each of the blocks, which must be proven, the logs
// that name our enclave: all of them and no others.
func (c *Client) logsProven(ctx context.Context, f *logFilter, blocks []Block) ([][]foundLog, error) {
	out := make([][]foundLog, len(blocks))
	var maybe []int
	for i, b := range blocks {
		if f.mayHold(b) {
			maybe = append(maybe, i)
		}
	}
	for chunk := range slices.Chunk(maybe, stepBlocks) {
		asked := make([]Block, len(chunk))
		for k, i := range chunk {
			asked[k] = blocks[i]
		}
		all, err := c.receiptsOfBlocks(ctx, asked)
		if err != nil {
			return nil, err
		}
		for k, i := range chunk {
			out[i] = f.oursIn(all[k], blocks[i])
		}
	}
	return out, nil
}

// oursIn picks from b's receipts the logs that name our enclave.
func (f *logFilter) oursIn(rs receipts, b Block) []foundLog {
	var out []foundLog
	index := hexutil.Uint(0)
	for _, r := range rs {
		for i := range r.Logs {
			l := &r.Logs[i]
			ours := len(l.Topics) > 0 && (l.Address == f.jobs || l.Address == f.teeManager) && l.names(f.enclave, f.enclaveWord)
			if ours || f.ofSecrets(l.Address, l.Topics) {
				number, at := hexutil.Uint64(b.Number), index
				out = append(out, foundLog{
					Address: &l.Address, Topics: l.Topics, Data: l.Data,
					BlockNumber: &number, BlockHash: &b.Hash, TxHash: &r.TxHash, Index: &at,
				})
			}
			index++
		}
	}
	return out
}

func (l *receiptLog) names(a common.Address, word common.Hash) bool {
	return slices.Contains(l.Topics, word) || bytes.Contains(l.Data, a[:])
}

// errNoProof is an endpoint that does not offer what a proof needs.
var errNoProof = errors.New("RPC endpoint does not offer what would prove it")

// transactionsProven returns the n transactions of block b, which must be
// proven, as their root covers them: their hashes are those of the receipts
// with the same index. Its error is errNoProof if the endpoint does not offer
// them so.
func (c *Client) transactionsProven(ctx context.Context, b Block, n int) ([]hexutil.Bytes, error) {
	ts := make([]hexutil.Bytes, n)
	err := c.each(ctx, "eth_getRawTransactionByBlockHashAndIndex", n, func(i int) ([]any, any) {
		return []any{b.Hash, hexutil.Uint(i)}, &ts[i]
	}, func(i int) (int, error) { return len(ts[i]), nil })
	if err != nil && ctx.Err() == nil && isUnsupported(err) {
		return nil, fmt.Errorf("%w: %w", errNoProof, err)
	}
	if err != nil {
		return nil, err
	}
	if listRoot(n, func(i int, w *bytes.Buffer) { w.Write(ts[i]) }) != b.header.TxHash {
		return nil, fmt.Errorf("%w: transactions of block %d, which do not have the root that its header names", ErrForged, b.Number)
	}
	return ts, nil
}
