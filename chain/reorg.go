package chain

import (
	"context"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/jobs"
)

// contradicts tells whether head shows that remembered blocks have left the
// chain. A head that is merely older does not: a lagging node shows that too.
func (f *follower) contradicts(head Block) bool {
	if known, _, ok := f.past.at(head.Number); ok {
		return known != head.Hash
	}
	for i := len(f.trail) - 1; i >= 0 && f.trail[i].Number >= head.Number; i-- {
		if f.trail[i].Number == head.Number {
			return f.trail[i].Hash != head.Hash
		}
	}
	return false
}

// unwind moves the cursor back to the newest remembered block that is still in
// the chain and takes back what later ones said. Blocks above head cannot be
// looked up and are taken back too. If none is left, the Watcher starts anew
// from Lookback. Nothing is taken back unless a quorum agrees.
func (f *follower) unwind(ctx context.Context, head Block) error {
	keep, err := f.findGone(ctx, head)
	if err != nil {
		return err
	}
	return f.cutTo(ctx, keep, head)
}

// findGone returns how many marks are still in the chain, and has a quorum
// confirm that the next one is not.
func (f *follower) findGone(ctx context.Context, head Block) (keep int, err error) {
	ctx, cancel := context.WithTimeout(ctx, f.cfg.StepTime)
	defer cancel()
	if keep, err = f.commonAncestor(ctx, head); err != nil {
		return 0, err
	}
	if keep == len(f.trail) {
		return 0, errReorg // the endpoint contradicts itself; ask again later
	}
	if err := f.source.sameChain(ctx); err != nil {
		return 0, err
	}
	number, was := f.trail[keep].Number, f.trail[keep].Hash
	if number > head.Number { // none of the marks is as old as what head contradicts
		number = head.Number
		was, _, _ = f.past.at(number)
	}
	return keep, f.confirmGone(ctx, number, was)
}

// cutTo moves the cursor back to the last of the first keep marks and takes
// back what later ones said.
func (f *follower) cutTo(ctx context.Context, keep int, head Block) error {
	if !f.caughtUp && keep > 0 && f.trail[keep-1].Number < f.thinned {
		keep = 0 // what was dropped as history may be none
	}
	gone, was := slices.Clone(f.trail[keep:]), f.tip.Number
	f.update(func(s *WatcherStatus) { s.Reorgs++ })
	f.log.Warn("reorganisation", "from", f.tip.Number, "marks", len(gone), "head", head.Number)
	f.trail = f.trail[:keep]
	if keep == 0 {
		f.log.Error("reorganisation deeper than remembered, reading the past again", "lookback", f.cfg.Lookback)
		f.started, f.unsure = false, true
	} else {
		f.moveTo(f.trail[keep-1].Block)
	}
	if f.caughtUp {
		if err := f.takeBack(ctx, gone); err != nil {
			return err
		}
		if err := f.takeBackSecrets(ctx, gone, was); err != nil {
			return err
		}
	}
	if keep == 0 {
		f.caughtUp = false
	}
	return nil
}

// sameChain checks that the endpoint has not begun to serve another chain,
// which would look like a reorganisation of everything.
func (c *Client) sameChain(ctx context.Context) error {
	var id *hexutil.Big
	if err := c.call(ctx, &id, "eth_chainId"); err != nil {
		return err
	}
	if id == nil || (*big.Int)(id).Cmp(c.chainID) != 0 {
		err := fmt.Errorf("%w: now it serves chain id %v, configured is %v", ErrChainID, id, c.chainID)
		c.blame(c.order()[0], wrongChain, err)
		return err
	}
	return nil
}

// confirmGone has a quorum confirm that another block than was stands at a
// height.
func (f *follower) confirmGone(ctx context.Context, number uint64, was common.Hash) error {
	now, err := f.source.block(ctx, hexutil.EncodeUint64(number))
	if err != nil {
		return err
	}
	if err := f.past.checkHeader(now); err != nil {
		return err
	}
	if now.Hash == was {
		return errReorg // it is back already
	}
	return f.source.confirm(ctx, f.cfg.Quorum, fmt.Sprintf("reorganisation at block %d", number), now.Hash, hashAt(number))
}

// commonAncestor returns how many marks are still in the chain.
func (f *follower) commonAncestor(ctx context.Context, head Block) (int, error) {
	end := len(f.trail)
	for end > 0 && f.trail[end-1].Number > head.Number {
		end--
	}
	for end > 0 {
		begin := max(0, end-unwindBatch)
		numbers := make([]uint64, 0, unwindBatch)
		for _, m := range f.trail[begin:end] {
			numbers = append(numbers, m.Number)
		}
		found, err := f.source.blocks(ctx, numbers)
		if err != nil {
			return 0, err
		}
		for i := len(found) - 1; i >= 0; i-- {
			if found[i] == nil {
				return 0, fmt.Errorf("%w: it has no block %d", ErrLagging, numbers[i])
			}
			if found[i].Hash == f.trail[begin+i].Hash {
				return begin + i + 1, nil
			}
		}
		end = begin
	}
	return 0, nil
}

// takeBack tells, newest first, that the jobs of gone blocks are gone. A job
// that stays but has lost our answer is taken back and told again at once, so
// that its owner looks whether it is still answered.
func (f *follower) takeBack(ctx context.Context, gone []mark) error {
	removed, unanswered := map[jobs.ID]bool{}, map[jobs.ID]bool{}
	for _, m := range slices.Backward(gone) {
		for _, e := range slices.Backward(m.events) {
			switch e := e.(type) {
			case jobs.Created:
				removed[e.Job.ID] = true
				if err := f.emit(ctx, jobs.Removed{ID: e.Job.ID, BlockHash: m.Hash}); err != nil {
					return err
				}
			case jobs.Answered:
				unanswered[e.ID] = true
			case jobs.Node:
				f.unsure = true
			}
		}
	}
	for _, m := range f.trail {
		for _, e := range m.events {
			c, ok := e.(jobs.Created)
			if !ok || !unanswered[c.Job.ID] || removed[c.Job.ID] {
				continue
			}
			if err := f.emit(ctx, jobs.Removed{ID: c.Job.ID, BlockHash: m.Hash}); err != nil {
				return err
			}
			if err := f.emit(ctx, c); err != nil {
				return err
			}
		}
	}
	return nil
}

// tellNode tells what the registry now says of our enclave, after a
// reorganisation may have undone what was told. Changes that do not follow
// from what the listener has are repetitions to it.
func (f *follower) tellNode(ctx context.Context) error {
	node, err := f.source.readNodeConfirmed(ctx, f.cfg.Quorum, f.cfg.TeeManager, f.cfg.Enclave)
	if err != nil {
		return fmt.Errorf("reading the registry after a reorganisation: %w", err)
	}
	changes := []jobs.NodeChange{jobs.Registered, jobs.Revived}
	switch {
	case !node.Registered:
		changes = []jobs.NodeChange{jobs.Deregistered}
	case node.Draining:
		changes = []jobs.NodeChange{jobs.Registered, jobs.Drained}
	}
	for _, c := range changes {
		if err := f.emit(ctx, jobs.Node{Change: c}); err != nil {
			return err
		}
	}
	f.unsure = false
	return nil
}
