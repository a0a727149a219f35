package chain

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/jobs"
)

// rounds does a round with one endpoint after the other until one is well: the
// answers of a round have to fit together, and a lie is its teller's alone.
func (f *follower) rounds(ctx context.Context) (moved bool, err error) {
	round := func(c *Client) error {
		f.source = c
		m, err := f.round(ctx)
		moved = moved || m
		return err
	}
	var stopped *sinkError
	err = f.client.anyOf(ctx, func(c *Client) error {
		err := round(c)
		if errors.As(err, &stopped) {
			return nil // not the endpoint's doing
		}
		return err
	})
	if errors.Is(err, ErrUnconfirmed) {
		// Most often the others will have it soon. If not, it is perhaps only
		// this endpoint that has it.
		if f.doubted++; f.doubted > 1 {
			err = f.askOthers(ctx, f.source, round, err)
		}
		f.unfinished = true // somebody showed more than the cursor has
	} else {
		f.doubted = 0
	}
	switch {
	case stopped != nil, errors.As(err, &stopped):
		return moved, stopped
	case moved && errors.Is(err, ErrUnconfirmed):
		return true, nil // what is not confirmed yet is the next round's
	}
	return moved, err
}

// askOthers does a round with the other endpoints, because of what nobody
// confirms, until one moves the cursor: that one of them is dead, or has nothing
// new, says nothing of the next. Nil, without a move, is that nobody has more.
func (f *follower) askOthers(ctx context.Context, doubted *Client, round func(*Client) error, why error) error {
	for _, c := range f.client.wellFirst() {
		if c.sameAs(doubted) {
			continue
		}
		before := f.tip.Hash
		err := round(c)
		if f.tip.Hash != before {
			f.judge(ctx, doubted, why)
			return err
		}
		var stopped *sinkError
		switch {
		case ctx.Err() != nil, errors.As(err, &stopped):
			return err
		case err == nil:
			why = nil
		case !errors.Is(err, ErrLagging): // it was asked for what another one has
			c.report(err)
		}
	}
	return why
}

// judge blames an endpoint that told what nobody confirmed, if its chain is
// another than what others told then. One that has the same was only faster.
func (f *follower) judge(ctx context.Context, doubted *Client, why error) {
	theirs, err := doubted.block(ctx, hexutil.EncodeUint64(f.tip.Number))
	if err == nil && theirs.Hash != f.tip.Hash {
		doubted.report(fmt.Errorf("%w: %w", ErrOutvoted, why))
	}
}

// round brings the cursor to the newest block, or as near as the bounds of a
// round let it. It tells whether it moved.
func (f *follower) round(ctx context.Context) (moved bool, err error) {
	head, err := f.source.Head(ctx)
	if err != nil {
		return false, err
	}
	f.update(func(s *WatcherStatus) { s.Latest = head.Number })
	if err := f.past.checkHeader(head); err != nil {
		return false, err
	}
	switch {
	case !f.started:
		err = f.start(ctx, head)
	case f.caughtUp && head.Number > f.tip.Number && head.Number-f.tip.Number > farBlocks:
		err = f.checkHeight(ctx, head)
	}
	if err != nil {
		return false, err
	}
	before := f.tip.Hash
	if f.contradicts(head) {
		if err := f.unwind(ctx, head); err != nil {
			return false, err
		}
	}
	err = f.advance(ctx, head)
	if moved = f.tip.Hash != before; err != nil && !(moved && errors.Is(err, ErrUnconfirmed)) {
		return moved, err
	}
	if f.unfinished = f.tip.Number < head.Number; !f.unfinished && !moved && f.caughtUp && !f.unsure {
		return false, f.checkStale(ctx, head)
	}
	f.movedAt, f.belowSince = time.Now(), time.Time{}
	if told := f.tellRound(ctx); told != nil {
		return true, told
	}
	return true, err
}

// tellRound tells what a round in which the cursor moved is followed by.
func (f *follower) tellRound(ctx context.Context) error {
	if !f.caughtUp {
		if f.unfinished {
			return nil
		}
		if err := f.catchUpDone(ctx); err != nil {
			return err
		}
	}
	if f.unsure && !f.unfinished {
		if err := f.tellNode(ctx); err != nil {
			return err
		}
	}
	return f.emit(ctx, jobs.Head{Number: f.tip.Number, Time: f.tip.Time})
}

// advance moves the cursor towards head, until the round has taken long enough.
func (f *follower) advance(ctx context.Context, head Block) error {
	began, from := time.Now(), f.tip.Number
	for f.started && f.tip.Number < head.Number {
		var err error
		if reach := f.walkable(); head.Number-f.tip.Number > reach {
			err = f.leap(ctx, head.Number-reach)
		} else {
			err = f.step(ctx, head)
		}
		if errors.Is(err, errReorg) {
			err = f.unwind(ctx, head)
		}
		if err != nil {
			return err
		}
		if f.started && (time.Since(began) > f.cfg.RoundTime || f.tip.Number > from && f.tip.Number-from >= f.cfg.MaxRound) {
			return nil
		}
	}
	if !f.started { // unwound to before what is remembered: start anew
		return errReorg
	}
	return nil
}

// walkable is how many blocks behind the head are taken one by one. Where
// headers prove which blocks have logs for us, that is almost always all.
func (f *follower) walkable() uint64 {
	if f.tip.proven() {
		return max(f.cfg.MaxWalk, farBlocks)
	}
	return farBlocks
}
