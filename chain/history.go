package chain

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// ErrPruned says that an endpoint does not keep the blocks, or the logs, of the
// time that a restart has to look back.
var ErrPruned = errors.New("RPC endpoint keeps too little of the past")

// blockBefore returns the newest block with a timestamp before t, or the first
// block of all. It steps back from head in growing strides and then bisects. A
// block that the endpoint does not have counts as too old; if the one sought
// is of that kind, it is ErrPruned.
func (c *Client) blockBefore(ctx context.Context, head Block, t time.Time) (Block, error) {
	// Invariant: low is before t, missing or the first block; high is none of it.
	low, high, lowest := head, head, head.Number
	missing := false
	look := func(n uint64) (old bool, err error) {
		b, gone, err := c.pastBlock(ctx, n)
		if err != nil {
			return false, err
		}
		if gone || b.Time.Before(t) || n == 0 {
			low, missing, lowest = b, gone, n
			return true, nil
		}
		high = b
		return false, nil
	}
	if head.Time.Before(t) || head.Number == 0 {
		return head, nil
	}
	for stride := uint64(16); ; stride *= 2 {
		if old, err := look(high.Number - min(stride, high.Number)); err != nil || old {
			if err != nil {
				return Block{}, err
			}
			break
		}
	}
	for lowest+1 < high.Number {
		if _, err := look(lowest + (high.Number-lowest)/2); err != nil {
			return Block{}, err
		}
	}
	if missing {
		return Block{}, fmt.Errorf("%w: %s has no block before %d (%s), needed are those since %s",
			ErrPruned, c.name(), high.Number, high.Time.UTC().Format(time.DateTime), t.UTC().Format(time.DateTime))
	}
	return low, nil
}

// pastBlock returns a block below the head. gone tells that the endpoint does
// not have it.
func (c *Client) pastBlock(ctx context.Context, n uint64) (b Block, gone bool, err error) {
	var found *Block
	err = c.call(ctx, &found, "eth_getBlockByNumber", hexutil.EncodeUint64(n), false)
	var answered rpc.Error
	switch {
	case errors.As(err, &answered), err == nil && found == nil:
		return Block{}, true, nil
	case err != nil:
		return Block{}, false, err
	case found.Number != n:
		return Block{}, false, fmt.Errorf("%w: asked for block %d, got %d", ErrBadAnswer, n, found.Number)
	}
	return *found, false, nil
}

// CheckHistory returns ErrPruned unless enough endpoints (the quorum that c was
// dialled with) keep the blocks and the logs of the last lookback. Those that
// do not are named in the log, or in the error.
func (c *Client) CheckHistory(ctx context.Context, jobs common.Address, lookback time.Duration) error {
	var failed error
	kept := 0
	for _, one := range c.peers() {
		if len(c.all) > 1 && !one.usable() {
			continue // named already, and might take long
		}
		err := one.checkHistory(ctx, jobs, lookback)
		if err == nil {
			kept++
			continue
		}
		if failed == nil || errors.Is(err, ErrPruned) {
			failed = err
		}
		c.log.Warn("RPC endpoint may be of no use after a restart", "url", one.name(), "err", err)
	}
	if kept >= min(c.quorum, len(c.all)) {
		return nil
	}
	if failed == nil {
		failed = ErrUnreachable
	}
	return fmt.Errorf("looking back %s: %w: take an endpoint that keeps more, or lower recovery_lookback", lookback, failed)
}

func (c *Client) checkHistory(ctx context.Context, jobs common.Address, lookback time.Duration) error {
	head, err := c.Head(ctx)
	if err != nil {
		return err
	}
	oldest, err := c.blockBefore(ctx, head, head.Time.Add(-lookback))
	if err != nil {
		return err
	}
	if oldest.Number < head.Number { // its logs are not needed, those of the next are
		next, gone, err := c.pastBlock(ctx, oldest.Number+1)
		if err != nil || gone {
			return fmt.Errorf("%w: %s has no block %d: %w", ErrPruned, c.name(), oldest.Number+1, err)
		}
		oldest = next
	}
	var logs []any
	err = c.call(ctx, &logs, "eth_getLogs", map[string]any{"blockHash": oldest.Hash, "address": jobs})
	var answered rpc.Error
	if errors.As(err, &answered) {
		return fmt.Errorf("%w: %s has no logs of block %d (%s): %w", ErrPruned, c.name(), oldest.Number, oldest.Time.UTC().Format(time.DateTime), err)
	}
	if err != nil {
		return err
	}
	return c.checkContents(ctx, oldest.Number, head.Number)
}

// contentsLooked is how many blocks are looked at for one with receipts.
const contentsLooked = 64

// checkContents is ErrPruned if the first block from … to with receipts, as its
// proven header has it, shows others. Some nodes say nothing when they have
// dropped what was in a block: they show it as an empty one.
func (c *Client) checkContents(ctx context.Context, from, to uint64) error {
	var numbers []uint64
	for n := from; n <= to && len(numbers) < contentsLooked; n++ {
		numbers = append(numbers, n)
	}
	found, err := c.blocks(ctx, numbers)
	if err != nil {
		return err
	}
	for _, b := range found {
		if b == nil || !b.proven() {
			return nil // of others nobody can tell
		}
		if b.header.ReceiptHash == types.EmptyReceiptsHash {
			continue
		}
		_, err := c.receiptsOf(ctx, *b)
		if errors.Is(err, ErrForged) || isUnsupported(err) {
			err = fmt.Errorf("%w: %s has not all of block %d (%s): %w", ErrPruned, c.name(), b.Number, b.Time.UTC().Format(time.DateTime), err)
		}
		return err
	}
	return nil
}
