package chain

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/nacre-tee/nacre/jobs"
)

// start sets the cursor to the newest block that is too old to matter: older
// than Lookback before head. The quorum confirms it.
func (f *follower) start(ctx context.Context, head Block) error {
	ctx, cancel := context.WithTimeout(ctx, f.cfg.StepTime)
	defer cancel()
	if err := f.checkStart(ctx, head); err != nil {
		return err
	}
	b, err := f.source.blockBefore(ctx, head, head.Time.Add(-f.cfg.Lookback))
	switch {
	case err != nil:
		return fmt.Errorf("finding where to start: %w", err)
	case head.proven() && !b.proven():
		return errSpoiled(b)
	case b.proven() && !head.proven():
		return errSpoiled(head)
	}
	if err := f.past.checkHeader(b); err != nil {
		return err
	}
	if err := f.confirmBlock(ctx, b); err != nil {
		return err
	}
	f.past.startAnew()
	f.trail, f.untold, f.thinned, f.thinAt = []mark{{Block: b}}, 0, 0, thinFrom
	f.moveTo(b)
	f.started, f.span = true, f.cfg.MaxRange
	f.log.Info("reading the past", "from", b.Number+1, "to", head.Number, "trust", f.Status().Mode)
	if !head.proven() {
		f.log.Warn("block hashes of this chain cannot be recomputed here: what the RPC endpoints say is believed without proof", "quorum", f.cfg.Quorum)
	}
	return nil
}

// leap takes a range of blocks, at most up to limit. A range that the endpoint
// refuses, or that too few others confirm (they may grant less, or not have its
// last block yet), is halved, a granted one doubled for the next time.
//
// A leap proves less than a step: of blocks that can be proven, what the logs
// say is proven by receipts, but that none is left out has only the endpoint's
// word, or the quorum's.
func (f *follower) leap(ctx context.Context, limit uint64) error {
	from, to := f.tip.Number+1, min(f.tip.Number+f.span, limit)
	logs, blocks, err := f.rangeOf(ctx, from, to)
	if err != nil {
		if ctx.Err() == nil && (isTooMuch(err) || errors.Is(err, ErrUnconfirmed)) && to > from {
			f.span = (to - from + 1) / 2
			f.log.Debug("range of logs refused or not confirmed, halving it", "blocks", f.span, "err", err)
			return nil
		}
		return err
	}
	f.span = min(f.span*2, f.cfg.MaxRange)
	for _, b := range blocks {
		events, err := f.eventsOf(ctx, b, logs)
		if err != nil {
			return err
		}
		if err := f.deliver(ctx, b, events); err != nil {
			return err
		}
	}
	return nil
}

// rangeOf returns the logs that name our enclave in the blocks from … to, as the
// endpoint and a quorum say, and those blocks that they stand in, with the last.
func (f *follower) rangeOf(ctx context.Context, from, to uint64) ([]foundLog, []Block, error) {
	ctx, cancel := context.WithTimeout(ctx, f.cfg.StepTime)
	defer cancel()
	logs, last, err := f.source.logsOfRange(ctx, f.filter, f.tip, from, to)
	if err != nil {
		return nil, nil, err
	}
	if err := f.source.confirm(ctx, f.cfg.Quorum, fmt.Sprintf("logs of blocks %d to %d", from, to),
		fingerprint([]Block{last}, logs), logsWithin(f.filter, f.tip, from, to)); err != nil {
		return nil, nil, err
	}
	logs = f.ownLogs(logs)
	blocks, err := f.blocksOf(ctx, logs, last)
	return logs, blocks, err
}

// eventsOf returns what b has to say of us, where said are the logs that the
// endpoint gave of many blocks.
func (f *follower) eventsOf(ctx context.Context, b Block, said []foundLog) ([]jobs.Event, error) {
	if err := f.past.checkHeader(b); err != nil {
		return nil, err
	}
	events := f.decode(logsIn(said, b), b)
	if b.proven() {
		ctx, cancel := context.WithTimeout(ctx, f.cfg.StepTime)
		defer cancel()
		proven, err := f.source.logsProven(ctx, f.filter, []Block{b})
		if err != nil {
			return nil, err
		}
		// Not the logs: receipts also have some that name us and were not asked for.
		if !reflect.DeepEqual(events, f.decode(proven[0], b)) {
			return nil, fmt.Errorf("%w: logs of block %d, which are not those of its receipts", ErrForged, b.Number)
		}
	}
	return events, nil
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
		found, err := f.source.blocks(ctx, chunk)
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
	if err := f.readAcknowledged(ctx); err != nil {
		return err
	}
	for _, e := range f.pastThatMatters() {
		if err := f.emit(ctx, e); err != nil {
			return err
		}
	}
	f.caughtUp = true
	f.forget()
	if err := f.tellSecrets(ctx); err != nil {
		return err
	}
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
