package chain

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/jobs"
)

// start sets the cursor to the newest block that is too old to matter: older
// than Lookback before head.
func (f *follower) start(ctx context.Context, head Block) error {
	b, err := f.blockBefore(ctx, head, head.Time.Add(-f.cfg.Lookback))
	if err != nil {
		return fmt.Errorf("finding where to start: %w", err)
	}
	f.trail = []mark{{Block: b}}
	f.moveTo(b)
	f.started, f.span = true, f.cfg.MaxRange
	f.log.Info("reading the past", "from", b.Number+1, "to", head.Number)
	return nil
}

// blockBefore returns the newest block with a timestamp before t, or the
// oldest block. It steps back from head in growing strides and then bisects,
// so that a node without old blocks is asked for none.
func (f *follower) blockBefore(ctx context.Context, head Block, t time.Time) (Block, error) {
	// Invariant: low is before t (or the first block), high is not.
	low, high := head, head
	for stride := uint64(16); !low.Time.Before(t) && low.Number > 0; stride *= 2 {
		high = low
		next, err := f.client.block(ctx, hexutil.EncodeUint64(low.Number-min(stride, low.Number)))
		if err != nil {
			return Block{}, err
		}
		low = next
	}
	for low.Number+1 < high.Number {
		mid, err := f.client.block(ctx, hexutil.EncodeUint64(low.Number+(high.Number-low.Number)/2))
		if err != nil {
			return Block{}, err
		}
		if mid.Time.Before(t) {
			low = mid
		} else {
			high = mid
		}
	}
	return low, nil
}

// leap takes a range of blocks, up to farBlocks short of head. A refused range
// is halved, a granted one doubled for the next time.
func (f *follower) leap(ctx context.Context, head Block) error {
	from := f.tip.Number + 1
	to := min(f.tip.Number+f.span, head.Number-farBlocks)
	logs, last, err := f.client.logsOfRange(ctx, f.filter, f.tip, from, to)
	if err != nil {
		if ctx.Err() == nil && isTooMuch(err) && to > from {
			f.span = (to - from + 1) / 2
			f.log.Debug("range of logs refused, halving it", "blocks", f.span, "err", err)
			return nil
		}
		return err
	}
	f.span = min(f.span*2, f.cfg.MaxRange)
	blocks, err := f.blocksOf(ctx, logs, last)
	if err != nil {
		return err
	}
	for _, b := range blocks {
		if err := f.deliver(ctx, b, f.decode(logsIn(logs, b), b)); err != nil {
			return err
		}
	}
	return nil
}

// blocksOf returns the blocks that logs stand in, ascending, and last at the
// end. Their hashes are those that the logs name, else it is a reorganisation.
func (f *follower) blocksOf(ctx context.Context, logs []foundLog, last Block) ([]Block, error) {
	known := map[uint64]Block{last.Number: last}
	var numbers []uint64
	for _, l := range logs {
		n := uint64(*l.BlockNumber)
		if _, ok := known[n]; !ok {
			known[n] = Block{}
			numbers = append(numbers, n)
		}
	}
	for chunk := range slices.Chunk(numbers, unwindBatch) {
		found, err := f.client.blocks(ctx, chunk)
		if err != nil {
			return nil, err
		}
		for i, b := range found {
			if b == nil {
				return nil, fmt.Errorf("%w: it has no block %d", ErrLagging, chunk[i])
			}
			known[b.Number] = *b
		}
	}
	for _, l := range logs {
		if known[uint64(*l.BlockNumber)].Hash != *l.BlockHash {
			return nil, errReorg
		}
	}
	return slices.SortedFunc(maps.Values(known), func(a, b Block) int {
		if a.Number < b.Number {
			return -1
		}
		return 1
	}), nil
}

func logsIn(logs []foundLog, b Block) []foundLog {
	var out []foundLog
	for _, l := range logs {
		if *l.BlockHash == b.Hash {
			out = append(out, l)
		}
	}
	return out
}

// catchUpDone tells what of the past still matters, and Synced.
func (f *follower) catchUpDone(ctx context.Context) error {
	for _, e := range f.pastThatMatters() {
		if err := f.emit(ctx, e); err != nil {
			return err
		}
	}
	f.caughtUp = true
	f.forget()
	if f.told {
		return nil
	}
	f.told = true
	f.update(func(s *WatcherStatus) { s.Synced = true })
	f.log.Info("followed the chain to its head", "block", f.tip.Number)
	return f.emit(ctx, jobs.Synced{})
}

// pastThatMatters returns the jobs that can and should still be answered, and
// the last change of the registry entry: those before it are history.
func (f *follower) pastThatMatters() []jobs.Event {
	answered := map[jobs.ID]bool{}
	var past, out []jobs.Event
	for _, m := range f.trail {
		past = append(past, m.events...)
	}
	lastChange := -1
	for i, e := range past {
		switch e := e.(type) {
		case jobs.Answered:
			answered[e.ID] = true
		case jobs.Node:
			lastChange = i
		}
	}
	for i, e := range past {
		switch e := e.(type) {
		case jobs.Created:
			if !answered[e.Job.ID] && e.Job.AnswerBy(f.cfg.Buffer).After(f.tip.Time) {
				out = append(out, e)
			}
		case jobs.Node:
			if i == lastChange {
				out = append(out, e)
			}
		}
	}
	return out
}
