package chain

import (
	"context"
	"encoding/json"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// ErrSyncing says that an endpoint has not read the chain to its end yet. It is
// an ErrLagging.
var ErrSyncing = fmt.Errorf("%w: it is still syncing", ErrLagging)

// checkStart holds head, from which the past is to be read, against what the
// endpoint itself and the others say of the chain.
func (f *follower) checkStart(ctx context.Context, head Block) error {
	if err := f.source.checkSynced(ctx, head, f.cfg.Lookback); err != nil {
		return err
	}
	if err := f.checkHeight(ctx, head); err != nil {
		return err
	}
	return f.checkSpoiled(ctx, head)
}

// checkSynced returns ErrSyncing if the endpoint says so, or has no block but
// the first although that is older than all that matters. One that does not
// offer to tell is believed to be synced, one that fails to tell is not.
func (c *Client) checkSynced(ctx context.Context, head Block, lookback time.Duration) error {
	if head.Number == 0 && time.Since(head.Time) > lookback {
		return fmt.Errorf("%w: %s has no block but the first, of %s: wait, or use another endpoint", ErrSyncing, c.name(), head.Time.UTC().Format(time.DateOnly))
	}
	var answer json.RawMessage
	err := c.call(ctx, &answer, "eth_syncing")
	if isNotOffered(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("asking %s whether it is still syncing: %w", c.name(), err)
	}
	var progress *struct {
		Current *hexutil.Uint64 `json:"currentBlock"`
		Highest *hexutil.Uint64 `json:"highestBlock"`
	}
	switch err := json.Unmarshal(answer, &progress); {
	case err != nil, progress == nil: // false
		return nil
	case progress.Current == nil || progress.Highest == nil:
		return fmt.Errorf("%w: %s is at block %d: wait, or use another endpoint", ErrSyncing, c.name(), head.Number)
	case *progress.Highest > *progress.Current && *progress.Highest-*progress.Current > farBlocks:
		return fmt.Errorf("%w: %s is at block %d of %d: wait, or use another endpoint", ErrSyncing, c.name(), *progress.Current, *progress.Highest)
	}
	return nil
}

// checkHeight is an error if head is far from where the others are: as many as
// the quorum, or two of three and more where one is enough. Of two that are
// far from each other, the one behind is taken to lag.
func (f *follower) checkHeight(ctx context.Context, head Block) error {
	if len(f.source.all) == 1 {
		return nil
	}
	heights := f.source.heights(ctx)
	n := max(f.cfg.Quorum, min(2, len(heights)-1))
	if n > len(heights) {
		return nil // too few to tell; the quorum is asked for the block itself
	}
	switch usual := heights[n-1]; {
	case usual > head.Number && usual-head.Number > farBlocks:
		return fmt.Errorf("%w: it shows block %d, others are at %d", ErrLagging, head.Number, usual)
	case head.Number > usual && head.Number-usual > farBlocks:
		return fmt.Errorf("%w: on block %d, others are at %d", ErrUnconfirmed, head.Number, usual)
	}
	return nil
}

// checkSpoiled is an error if head is not proven and another endpoint shows the
// same block whole: nobody can invent a header with that hash.
func (f *follower) checkSpoiled(ctx context.Context, head Block) error {
	if head.proven() || len(f.source.all) == 1 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, hasteTimeout)
	defer cancel()
	var whole atomic.Bool
	for range f.source.poll(ctx, func(ctx context.Context, peer *Client) (common.Hash, error) {
		b, err := peer.block(ctx, hexutil.EncodeUint64(head.Number))
		if err == nil && b.Hash == head.Hash && b.proven() {
			whole.Store(true)
		}
		return b.Hash, err
	}) {
	}
	if whole.Load() {
		return errSpoiled(head)
	}
	return nil
}
