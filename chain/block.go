package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
	"golang.org/x/sync/errgroup"
)

// Errors about an endpoint's answers. They are failures of the endpoint, never
// of a job.
var (
	// ErrBadAnswer is an answer that cannot be: for another block, out of
	// order, or malformed.
	ErrBadAnswer = errors.New("RPC endpoint gave an impossible answer")

	// ErrLagging is an endpoint that does not have a block that it, or one
	// beside it, has shown before.
	ErrLagging = errors.New("RPC endpoint lags behind")
)

// Block is what this package needs of a block's header. It is read by field
// where the Ethereum library's header type does not fit, so that a rollup's
// further fields and transaction types break nothing.
type Block struct {
	Number  uint64
	Hash    common.Hash
	Parent  common.Hash
	Time    time.Time
	BaseFee *big.Int // wei per gas; nil on a chain without one

	header *types.Header // nil: the hash could not be recomputed
}

// maxUnix bounds timestamps (year 36812), so that no sum of times overflows.
const maxUnix = 1 << 40

// UnmarshalJSON reads the JSON-RPC form of a block or header.
func (b *Block) UnmarshalJSON(raw []byte) error {
	var v struct {
		Number  *hexutil.Uint64 `json:"number"`
		Hash    *common.Hash    `json:"hash"`
		Parent  *common.Hash    `json:"parentHash"`
		Time    *hexutil.Uint64 `json:"timestamp"`
		BaseFee *hexutil.Big    `json:"baseFeePerGas"`
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		return fmt.Errorf("%w: block: %w", ErrBadAnswer, err)
	}
	if v.Number == nil || v.Hash == nil || v.Parent == nil || v.Time == nil || *v.Time > maxUnix {
		return fmt.Errorf("%w: block without number, hash, parentHash or a sane timestamp", ErrBadAnswer)
	}
	if h := readHeader(raw, *v.Hash); h != nil && h.Number.IsUint64() && h.Time <= maxUnix {
		*b = Block{Number: h.Number.Uint64(), Hash: *v.Hash, Parent: h.ParentHash, Time: time.Unix(int64(h.Time), 0), BaseFee: h.BaseFee, header: h}
		return nil
	}
	*b = Block{Number: uint64(*v.Number), Hash: *v.Hash, Parent: *v.Parent, Time: time.Unix(int64(*v.Time), 0), BaseFee: (*big.Int)(v.BaseFee)}
	return nil
}

// block returns the block that tag ("latest" or a hexadecimal number) names.
func (c *Client) block(ctx context.Context, tag string) (Block, error) {
	var b *Block
	if err := c.call(ctx, &b, "eth_getBlockByNumber", tag, false); err != nil {
		return Block{}, err
	}
	if b == nil {
		return Block{}, fmt.Errorf("%w: no block %s", ErrLagging, tag)
	}
	if n, err := hexutil.DecodeUint64(tag); err == nil && n != b.Number {
		return Block{}, fmt.Errorf("%w: asked for block %d, got %d", ErrBadAnswer, n, b.Number)
	}
	return *b, nil
}

// blockElem is a request for block n; out stays nil if the node has none.
func blockElem(n uint64, out **Block) rpc.BatchElem {
	return rpc.BatchElem{Method: "eth_getBlockByNumber", Args: []any{hexutil.EncodeUint64(n), false}, Result: out}
}

// oneBatch is how many blocks are asked for in one request. More are asked for
// in two halves at the same time: the node makes one while the other is read.
const oneBatch = 32

// blocks returns the blocks with the given numbers; an entry is nil where the
// node has none.
func (c *Client) blocks(ctx context.Context, numbers []uint64) ([]*Block, error) {
	out := make([]*Block, len(numbers))
	elems := make([]rpc.BatchElem, len(numbers))
	for i, n := range numbers {
		elems[i] = blockElem(n, &out[i])
	}
	if len(elems) <= oneBatch {
		if err := c.batch(ctx, elems); err != nil {
			return nil, err
		}
	} else {
		halves, ctx := errgroup.WithContext(ctx)
		halves.Go(func() error { return c.batch(ctx, elems[:len(elems)/2]) })
		halves.Go(func() error { return c.batch(ctx, elems[len(elems)/2:]) })
		if err := halves.Wait(); err != nil {
			return nil, err
		}
	}
	for i, b := range out {
		if b != nil && b.Number != numbers[i] {
			return nil, fmt.Errorf("%w: asked for block %d, got %d", ErrBadAnswer, numbers[i], b.Number)
		}
	}
	return out, nil
}
