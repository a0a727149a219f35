package chain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// errReorg says that the chain no longer contains the cursor's block, or
// changed under a request. It never leaves this package.
var errReorg = errors.New("the chain was reorganised")

const (
	// farBlocks is how far behind the head logs are fetched by range.
	farBlocks = 64
	// stepBlocks is how many blocks one step takes at most, and how many blocks'
	// receipts are asked for at once.
	stepBlocks = 8
	// walkBlocks is how many proven blocks one step far from the head takes at
	// most: of most of them the header is enough.
	walkBlocks = 100
	// unwindBatch is how many blocks are looked up at once.
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
	sink   func(context.Context, jobs.Event) error
	source *Client // the endpoint that is asked in this round

	tip   Block  // the cursor: everything up to here has been delivered
	trail []mark // ascending; the last one is tip; blocks with events and others
	span  uint64 // present size of a range
	steps int    // present number of blocks in a step

	own ownSecrets

	started    bool      // tip is set
	unsure     bool      // a reorganisation may have taken back what was told of the registry
	unfinished bool      // the last round ended before it was at the head
	movedAt    time.Time // when a new block was last shown
	belowSince time.Time // since when only blocks below the cursor are shown; zero: they are not

	doubted   int    // rounds in a row that ended with what nobody confirms
	announced uint64 // newest block that the websocket told of, when the round began
	// told: Synced has been sent. caughtUp: the past has been read; until then
	// events wait in trail, because a later block may say that they are over.
	told, caughtUp bool

	// Until the past has been read: how much memory the events in trail take, at
	// what length it is thinned next, and the newest block of which something was
	// dropped.
	untold  uint64
	thinAt  int
	thinned uint64
}

func newFollower(w *Watcher, sink func(context.Context, jobs.Event) error) *follower {
	return &follower{Watcher: w, sink: sink, source: w.client, span: w.cfg.MaxRange, steps: stepBlocks, own: ownSecrets{}}
}

func (f *follower) emit(ctx context.Context, e jobs.Event) error {
	if err := f.sink(ctx, e); err != nil {
		return &sinkError{err}
	}
	return nil
}

// step takes the next few blocks one by one.
func (f *follower) step(ctx context.Context, head Block) error {
	blocks, err := f.next(ctx, head)
	if err != nil {
		return f.takeFewer(ctx, min(f.steps, int(min(head.Number-f.tip.Number, walkBlocks))), err)
	}
	for _, some := range f.portions(blocks) {
		logs, err := f.logsOf(ctx, some)
		if err != nil {
			return f.takeFewer(ctx, len(some), err)
		}
		for i, b := range some {
			if err := f.deliver(ctx, b, f.decode(logs[i], b)); err != nil {
				return err
			}
		}
	}
	f.steps = min(f.steps*2, f.maxSteps())
	return nil
}

// takeFewer makes the next step smaller if n blocks were too many for the
// endpoint, or the others do not have the last of them yet. Else it returns err.
func (f *follower) takeFewer(ctx context.Context, n int, err error) error {
	if ctx.Err() != nil || !isTooMuch(err) && !errors.Is(err, ErrUnconfirmed) || n <= 1 {
		return err
	}
	f.steps = n / 2
	return nil
}

// portions divides blocks so that no more receipts than one request asks for
// are held at once.
func (f *follower) portions(blocks []Block) (all [][]Block) {
	begin, hold := 0, 0
	for i, b := range blocks {
		if b.proven() && f.filter.mayHold(b) {
			if hold++; hold > stepBlocks {
				all, begin, hold = append(all, blocks[begin:i]), i, 1
			}
		}
	}
	return append(all, blocks[begin:])
}

func (f *follower) maxSteps() int {
	if f.tip.proven() {
		return walkBlocks
	}
	return stepBlocks
}

// next returns the blocks after the cursor, a step's worth, each the child of
// the one before. If they are proven, the quorum confirms the last of them, whose
// hash covers the others and their logs.
func (f *follower) next(ctx context.Context, head Block) ([]Block, error) {
	ctx, cancel := context.WithTimeout(ctx, f.cfg.StepTime)
	defer cancel()
	found := []*Block{&head} // most often there is one new block
	if f.tip.Number+1 < head.Number {
		var numbers []uint64
		for n := f.tip.Number + 1; n <= head.Number && len(numbers) < f.steps; n++ {
			numbers = append(numbers, n)
		}
		var err error
		if found, err = f.source.blocks(ctx, numbers); err != nil {
			return nil, err
		}
	}
	blocks, err := f.descend(found)
	if err != nil || !blocks[0].proven() {
		return blocks, err
	}
	return blocks, f.confirmBlock(ctx, blocks[len(blocks)-1])
}

// descend returns those of found, the blocks after the cursor, that are there,
// and checks that each is the child of the one before.
func (f *follower) descend(found []*Block) (blocks []Block, err error) {
	parent := f.tip.Hash
	for i, b := range found {
		switch {
		case b == nil && i == 0:
			return nil, fmt.Errorf("%w: it has no block %d", ErrLagging, f.tip.Number+1)
		case b == nil:
			return blocks, nil
		}
		if err := f.past.checkHeader(*b); err != nil {
			return nil, err
		}
		if b.Parent != parent {
			return nil, errReorg
		}
		if i > 0 && b.proven() != blocks[0].proven() {
			return blocks, nil // what holds for one kind must not be believed of the other
		}
		blocks, parent = append(blocks, *b), b.Hash
	}
	return blocks, nil
}

// confirmBlock has a quorum confirm that b stands at its height.
func (f *follower) confirmBlock(ctx context.Context, b Block) error {
	return f.source.confirm(ctx, f.cfg.Quorum, fmt.Sprintf("block %d", b.Number), b.Hash, hashAt(b.Number))
}

// logsOf returns, for each block, the logs that name our enclave: from its
// receipts where the block is proven, else as the endpoint and a quorum say.
func (f *follower) logsOf(ctx context.Context, blocks []Block) ([][]foundLog, error) {
	ctx, cancel := context.WithTimeout(ctx, f.cfg.StepTime)
	defer cancel()
	if blocks[0].proven() {
		return f.source.logsProven(ctx, f.filter, blocks)
	}
	logs, err := f.source.logsOfBlocks(ctx, f.filter, blocks)
	if err != nil {
		return nil, err
	}
	what := fmt.Sprintf("block %d and its logs", blocks[len(blocks)-1].Number)
	return logs, f.source.confirm(ctx, f.cfg.Quorum, what, fingerprint(blocks, logs...), logsAt(f.filter, blocks))
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
	return f.own.sieve(events)
}

// deliver moves the cursor to b and tells its events, or keeps them until the
// past has been read.
func (f *follower) deliver(ctx context.Context, b Block, events []jobs.Event) error {
	events = f.takeSecrets(events)
	if f.caughtUp {
		for _, e := range events {
			if err := f.emit(ctx, e); err != nil {
				return err
			}
		}
	}
	return f.keep(b, events)
}

func (f *follower) moveTo(b Block) {
	f.tip = b
	mode := describeMode(f.past.moveTo(b), f.cfg.Quorum, len(f.source.peers()))
	f.update(func(s *WatcherStatus) { s.Mode, s.Cursor, s.CursorTime = mode, b.Number, b.Time })
}

// forget drops marks deeper than Depth, always keeping the tip and those that
// still matter: however deep a reorganisation is, they are taken back.
func (f *follower) forget() {
	deep := 0
	for deep < len(f.trail)-1 && f.trail[deep].Number+f.cfg.Depth < f.tip.Number {
		deep++
	}
	if deep == 0 {
		return
	}
	if !f.caughtUp && (len(f.trail) > f.thinAt || f.untold > f.cfg.MaxPast) {
		f.thin(deep)
	}
	kept := slices.DeleteFunc(f.trail[:deep], func(m mark) bool { return !f.matters(m) })
	f.trail = slices.Delete(f.trail, len(kept), deep)
}

// matters tells whether m waits to be told, or announced a job that may still
// be answered.
func (f *follower) matters(m mark) bool {
	if !f.caughtUp {
		return len(m.events) > 0
	}
	return slices.ContainsFunc(m.events, func(e jobs.Event) bool {
		c, ok := e.(jobs.Created)
		return ok && c.Job.AnswerBy(f.cfg.Buffer).After(f.tip.Time)
	})
}
