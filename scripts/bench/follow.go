package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/jobs"
)

const (
	followTurns = 5 // of the watcher and of the same requests made bare

	quietBlocks, quietEach = 10_000, 10 // one block in so many has an event of others

	busyBlocks, busyEvents = 60, 500 // read block by block: near the head, or wherever blocks can be proven
	manyBlocks, manyEvents = 200, 80 // read in ranges, where they cannot
	ontop                  = 64      // blocks that are always read one by one

	foreignTarget = 20_000 // events a second
	nodesShare    = 1.25   // of the time that the node takes
)

// measureFollow lets a watcher read a chain on which nothing is its own.
func measureFollow(ctx context.Context) ([]Row, error) {
	return onQuietChain(ctx, func(ctx context.Context, c *quietChain) ([]Row, error) {
		if err := c.grow(quietBlocks, quietEach, 1); err != nil {
			return nil, err
		}
		rows, err := c.measureCatchUp(ctx)
		if err != nil {
			return nil, err
		}
		if err := c.grow(busyBlocks, 1, busyEvents); err != nil {
			return nil, err
		}
		proven, err := c.measureForeign(ctx, "proven by receipts", busyBlocks, busyBlocks*busyEvents, provable)
		if err != nil {
			return nil, err
		}
		if err := errors.Join(c.grow(manyBlocks, 1, manyEvents), c.grow(ontop, 1, 0)); err != nil {
			return nil, err
		}
		ranges, err := c.measureForeign(ctx, "in ranges of logs", manyBlocks+ontop, manyBlocks*manyEvents, unprovable)
		return append(append(proven, ranges...), rows...), err
	})
}

// measureCatchUp reads the whole chain.
func (c *quietChain) measureCatchUp(ctx context.Context) ([]Row, error) {
	r, err := c.recorded(ctx, quietBlocks, provable)
	if err != nil {
		return nil, err
	}
	defer r.close()
	ours, node, err := c.compare(ctx, r, c.url(), quietBlocks)
	if err != nil {
		return nil, err
	}
	return []Row{row(fmt.Sprintf("catching up over %d blocks (reference: the same requests made bare)", quietBlocks), ours, "ms").
		against(node).atMost(nodesShare * node).shown()}, nil
}

// measureForeign reads the newest blocks, which have so many events: from
// memory, and from the node itself if that shows such headers.
func (c *quietChain) measureForeign(ctx context.Context, how string, blocks, events int, headers headerKind) ([]Row, error) {
	r, err := c.recorded(ctx, blocks, headers)
	if err != nil {
		return nil, err
	}
	defer r.close()
	perSecond := func(ms float64) float64 { return float64(events) / ms * 1000 }
	name := "others' events a second, " + how
	ours, bare, err := c.compare(ctx, r, r.url, blocks)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", how, err)
	}
	rows := []Row{row(name+", answers from memory (reference: received, not read)", perSecond(ours), "events/s").
		against(perSecond(bare)).atLeast(foreignTarget).shown()}
	if headers == unprovable {
		return rows, nil
	}
	if ours, bare, err = c.compare(ctx, r, c.url(), blocks); err != nil {
		return nil, fmt.Errorf("%s, from a node: %w", how, err)
	}
	return append(rows, row(name+", a real node (reference: received, not read)", perSecond(ours), "events/s").against(perSecond(bare)).shown()), nil
}

// recorded lets a watcher read the newest blocks once, and keeps what it asked
// for and what the node answered.
func (c *quietChain) recorded(ctx context.Context, blocks int, headers headerKind) (_ *recording, err error) {
	r, err := record(c.url(), headers)
	if err != nil {
		return nil, err
	}
	if _, err := c.follow(ctx, r.url, blocks); err != nil {
		r.close()
		return nil, errors.Join(err, r.err())
	}
	r.play()
	return r, nil
}

// compare times a watcher that reads the newest blocks at url, and the same
// requests made bare, in turns. It returns the medians, in ms.
func (c *quietChain) compare(ctx context.Context, r *recording, url string, blocks int) (ours, bare float64, err error) {
	var all, alone []float64
	for range followTurns {
		took, err := r.bare(ctx, url)
		if err != nil {
			return 0, 0, err
		}
		alone = append(alone, ms(took))
		if took, err = c.follow(ctx, url, blocks); err != nil {
			return 0, 0, errors.Join(err, r.err())
		}
		all = append(all, ms(took))
	}
	return median(all), median(alone), nil
}

var (
	errSynced = errors.New("has read the past")
	errCursor = errors.New("the watcher did not read to the newest block")
)

// follow times how long a watcher takes to read the newest blocks.
func (c *quietChain) follow(ctx context.Context, url string, blocks int) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	client, err := dial(ctx, url, quietChainID)
	if err != nil {
		return 0, err
	}
	defer client.Close()
	w, err := chain.NewWatcher(client, chain.WatcherConfig{Jobs: eventsJobs, TeeManager: eventsManager, Enclave: ourEnclave,
		Env: jobs.Env, Lookback: time.Duration(blocks) * time.Second}, slog.New(slog.DiscardHandler))
	if err != nil {
		return 0, err
	}
	start := time.Now()
	err = w.Run(ctx, func(_ context.Context, ev jobs.Event) error {
		if _, ok := ev.(jobs.Synced); ok {
			return errSynced
		}
		return nil
	})
	took := time.Since(start)
	if !errors.Is(err, errSynced) {
		return 0, fmt.Errorf("%w: %s", err, w.Status().Err)
	}
	if s := w.Status(); s.Cursor != c.head.NumberU64() {
		return 0, fmt.Errorf("%w: %d of %d", errCursor, s.Cursor, c.head.NumberU64())
	}
	return took, nil
}
