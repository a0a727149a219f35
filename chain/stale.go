package chain

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// checkStale is an error if the endpoint shows nothing new for HeadTimeout
// although a newer block is known: it showed one itself, the websocket told of
// one, or a quorum of endpoints has one.
func (f *follower) checkStale(ctx context.Context, head Block) error {
	switch {
	case head.Number >= f.tip.Number:
		f.belowSince = time.Time{}
	case f.belowSince.IsZero():
		f.belowSince = time.Now()
	}
	if time.Since(f.movedAt) < f.cfg.HeadTimeout {
		return nil
	}
	f.movedAt = time.Now() // asked once in a while
	if !f.belowSince.IsZero() && time.Since(f.belowSince) > f.cfg.LostAfter && f.tipIsLost(ctx) {
		return f.giveUpTip(ctx, head)
	}
	newest := max(f.tip.Number, f.announced)
	if newest <= head.Number {
		if newest = f.source.newestOf(ctx, f.cfg.Quorum); newest <= head.Number {
			return nil
		}
		// It may have got that block while the others were asked.
		if now, err := f.source.Head(ctx); err != nil || now.Number >= newest {
			return err
		}
	}
	return fmt.Errorf("%w: it shows block %d and nothing newer, there is a block %d", ErrLagging, head.Number, newest)
}

// tipIsLost tells whether no endpoint has the cursor's block, and a quorum says
// so.
func (f *follower) tipIsLost(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, hasteTimeout)
	defer cancel()
	lack := 0
	for v := range f.source.poll(ctx, func(ctx context.Context, peer *Client) (common.Hash, error) {
		found, err := peer.blocks(ctx, []uint64{f.tip.Number})
		if err != nil || found[0] == nil {
			return common.Hash{}, err
		}
		return found[0].Hash, nil
	}) {
		switch {
		case v.err != nil:
		case v.said == f.tip.Hash:
			return false
		default:
			lack++
		}
	}
	return lack >= f.cfg.Quorum
}

// giveUpTip goes back to what head's chain has of what was followed, after the
// cursor's block has been nobody's for long: whoever told of it made it up, or
// the chain was put back. Without this the true chain would seem to lag until it
// is as long.
func (f *follower) giveUpTip(ctx context.Context, head Block) error {
	limited, cancel := context.WithTimeout(ctx, f.cfg.StepTime)
	defer cancel()
	keep, err := f.commonAncestor(limited, head)
	if err != nil {
		return err
	}
	if err := f.source.sameChain(limited); err != nil {
		return err
	}
	f.belowSince = time.Time{}
	if err := f.cutTo(ctx, keep, head); err != nil {
		return err
	}
	return errReorg // the next round goes on from there
}
