package chain

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/nacre-tee/nacre/jobs"
)

// errReorg says that the chain no longer contains the cursor's block, or
// changed under a request. It never leaves this package.
var errReorg = errors.New("the chain was reorganised")

const (
	// farBlocks is how far behind the head logs are fetched by range.
	farBlocks = 64
	// stepBlocks is how many blocks one step near the head takes at most.
	stepBlocks = 8
	// unwindBatch is how many remembered blocks are looked up at once.
	unwindBatch = 16
)

// mark is a remembered block: one whose parentage was checked and whose logs
// have been delivered.
type mark struct {
	Block
	events []jobs.Event // what it said about us
}

// follower is the state behind one Run. Only Run's goroutine touches it.
type follower struct {
	*Watcher
	sink func(context.Context, jobs.Event) error

	tip   Block  // the cursor: everything up to here has been delivered
	trail []mark // ascending; the last one is tip; blocks with events and others
	span  uint64 // present size of a range
	steps int    // present number of blocks in a step

	started bool // tip is set
	// told: Synced has been sent. caughtUp: the past has been read; until then
	// events wait in trail, because a later block may say that they are over.
	told, caughtUp bool
}

func newFollower(w *Watcher, sink func(context.Context, jobs.Event) error) *follower {
	return &follower{Watcher: w, sink: sink, span: w.cfg.MaxRange, steps: stepBlocks}
}

func (f *follower) emit(ctx context.Context, e jobs.Event) error {
	if err := f.sink(ctx, e); err != nil {
		return &sinkError{err}
	}
	return nil
}

// round brings the cursor to the newest block. It tells whether it moved.
func (f *follower) round(ctx context.Context) (moved bool, err error) {
	head, err := f.client.Head(ctx)
	if err != nil {
		return false, err
	}
	f.update(func(s *WatcherStatus) { s.Latest = head.Number })
	if !f.started {
		if err := f.start(ctx, head); err != nil {
			return false, err
		}
	}
	before := f.tip.Hash
	if f.contradicts(head) {
		if err := f.unwind(ctx, head); err != nil {
			return false, err
		}
	}
	if err := f.advance(ctx, head); err != nil {
		return f.tip.Hash != before, err
	}
	if f.tip.Hash == before && f.caughtUp {
		return false, nil
	}
	if !f.caughtUp {
		if err := f.catchUpDone(ctx); err != nil {
			return true, err
		}
	}
	return true, f.emit(ctx, jobs.Head{Number: f.tip.Number, Time: f.tip.Time})
}

// contradicts tells whether head shows that remembered blocks have left the
// chain. A head that is merely older does not: a lagging node shows that too.
func (f *follower) contradicts(head Block) bool {
	for i := len(f.trail) - 1; i >= 0 && f.trail[i].Number >= head.Number; i-- {
		if f.trail[i].Number == head.Number {
			return f.trail[i].Hash != head.Hash
		}
	}
	return false
}

// advance moves the cursor up to head.
func (f *follower) advance(ctx context.Context, head Block) error {
	for f.started && f.tip.Number < head.Number {
		var err error
		if head.Number-f.tip.Number > farBlocks {
			err = f.leap(ctx, head)
		} else {
			err = f.step(ctx, head)
		}
		if errors.Is(err, errReorg) {
			err = f.unwind(ctx, head)
		}
		if err != nil {
			return err
		}
	}
	if !f.started { // unwound to before what is remembered: start anew
		return errReorg
	}
	return nil
}

// step takes the next few blocks one by one.
func (f *follower) step(ctx context.Context, head Block) error {
	var numbers []uint64
	for n := f.tip.Number + 1; n <= head.Number && len(numbers) < f.steps; n++ {
		numbers = append(numbers, n)
	}
	found := []*Block{&head} // most often there is one new block
	if f.tip.Number+1 < head.Number {
		var err error
		if found, err = f.client.blocks(ctx, numbers); err != nil {
			return err
		}
	}
	var blocks []Block
	parent := f.tip.Hash
	for i, b := range found {
		if b == nil {
			if i == 0 {
				return fmt.Errorf("%w: it has no block %d", ErrLagging, numbers[0])
			}
			break
		}
		if b.Parent != parent {
			return errReorg
		}
		blocks, parent = append(blocks, *b), b.Hash
	}
	logs, err := f.client.logsOfBlocks(ctx, f.filter, blocks)
	if err != nil {
		if ctx.Err() == nil && isTooMuch(err) && len(blocks) > 1 {
			f.steps = len(blocks) / 2
			return nil
		}
		return err
	}
	f.steps = min(f.steps*2, stepBlocks)
	for i, b := range blocks {
		if err := f.deliver(ctx, b, f.decode(logs[i], b)); err != nil {
			return err
		}
	}
	return nil
}

// decode turns a block's logs into events. One that cannot be read is dropped,
// counted and logged: it is the contract's, and no later block will mend it.
func (f *follower) decode(logs []foundLog, b Block) []jobs.Event {
	var events []jobs.Event
	for _, l := range logs {
		e, err := f.filter.event(l, b)
		if err != nil {
			f.update(func(s *WatcherStatus) { s.Dropped++ })
			f.log.Error("unreadable event dropped", "err", err, "block", b.Number, "tx", l.TxHash, "log", uint(*l.Index))
			continue
		}
		if e != nil {
			events = append(events, e)
		}
	}
	return events
}

// deliver moves the cursor to b and tells its events, or keeps them until the
// past has been read.
func (f *follower) deliver(ctx context.Context, b Block, events []jobs.Event) error {
	if f.caughtUp {
		for _, e := range events {
			if err := f.emit(ctx, e); err != nil {
				return err
			}
		}
	}
	f.trail = append(f.trail, mark{b, events})
	f.moveTo(b)
	if f.caughtUp {
		f.forget()
	}
	return nil
}

func (f *follower) moveTo(b Block) {
	f.tip = b
	f.update(func(s *WatcherStatus) { s.Cursor, s.CursorTime = b.Number, b.Time })
}

// forget drops marks that are deeper than any reorganisation to be undone,
// always keeping the tip.
func (f *follower) forget() {
	keep := 0
	for keep < len(f.trail)-1 && f.trail[keep].Number+f.cfg.Depth < f.tip.Number {
		keep++
	}
	if keep > 0 {
		f.trail = slices.Delete(f.trail, 0, keep)
	}
}

// unwind moves the cursor back to the newest remembered block that is still in
// the chain and takes back what later ones said. Blocks above head cannot be
// looked up and are taken back too. If none is left, the Watcher starts anew
// from Lookback.
func (f *follower) unwind(ctx context.Context, head Block) error {
	keep, err := f.commonAncestor(ctx, head)
	if err != nil {
		return err
	}
	gone := slices.Clone(f.trail[keep:])
	if len(gone) == 0 {
		return errReorg // the endpoint contradicts itself; ask again later
	}
	f.update(func(s *WatcherStatus) { s.Reorgs++ })
	f.log.Warn("reorganisation", "from", f.tip.Number, "marks", len(gone), "head", head.Number)
	f.trail = f.trail[:keep]
	if keep == 0 {
		f.log.Error("reorganisation deeper than remembered, reading the past again", "lookback", f.cfg.Lookback)
		f.started = false
	} else {
		f.moveTo(f.trail[keep-1].Block)
	}
	if f.caughtUp {
		if err := f.takeBack(ctx, gone); err != nil {
			return err
		}
	}
	if keep == 0 {
		f.caughtUp = false
	}
	return nil
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
		found, err := f.client.blocks(ctx, numbers)
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
