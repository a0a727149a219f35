package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/workerd"
)

const (
	turns         = 6                // that ours and the reference take, because machines have better and worse minutes
	sustained     = 30 * time.Second // of ours, all turns together
	referenceTime = 18 * time.Second // of workerd alone, all turns together
	usingUp       = time.Second      // before each turn of ours, for what the stock has saved up meanwhile
)

// measureThroughput runs as many jobs as there can be, one after the other in
// each of several lines, so the stock is used up and refilled all the time.
func measureThroughput(ctx context.Context) ([]Row, error) {
	var rows []Row
	for _, lines := range []int{1, 2, 4, 8} {
		machine, err := workerd.ThisMachine()
		if err != nil {
			return nil, err
		}
		sizes := workerd.DefaultSizes(workerd.DefaultLimits(), machine)
		sizes.Slots = lines
		sizes.Warm, sizes.Hot = min(sizes.Warm, lines), min(sizes.Hot, lines)
		err = inSandbox(ctx, sizes, func(b *sandboxBench) error {
			ours, reference, err := b.compare(ctx, lines)
			if err != nil {
				return err
			}
			rows = append(rows, row(fmt.Sprintf("%d at once, over %v", lines, sustained), ours.jobs, "jobs/s").against(reference.jobs).atLeast(reference.jobs).shown(),
				row("  processor time of a job in this process", ours.self, "ms").against(reference.self),
				row("  processor time of a job in workerd", ours.children, "ms").against(reference.children))
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%d at once: %w", lines, err)
		}
	}
	return rows, nil
}

// speed is how many jobs ended in a second, and the processor time that each
// took, in ms: of this process, and of its children that have ended.
type speed struct{ jobs, self, children float64 }

// compare measures the pool and workerd alone in turns.
func (b *sandboxBench) compare(ctx context.Context, lines int) (ours, reference speed, err error) {
	once := func(int) error { return b.once(ctx) }
	for range turns {
		alone, err := b.aloneRate(ctx, lines)
		if err != nil {
			return ours, reference, err
		}
		if _, err := rate(ctx, lines, usingUp, once); err != nil {
			return ours, reference, err
		}
		s, err := rate(ctx, lines, sustained/turns, once)
		if err != nil {
			return ours, reference, err
		}
		ours, reference = ours.plus(s), reference.plus(alone)
	}
	return ours.over(turns), reference.over(turns), nil
}

func (s speed) plus(o speed) speed {
	return speed{s.jobs + o.jobs, s.self + o.self, s.children + o.children}
}

func (s speed) over(n float64) speed { return speed{s.jobs / n, s.self / n, s.children / n} }

// aloneRate is the speed of workerd alone.
func (b *sandboxBench) aloneRate(ctx context.Context, lines int) (speed, error) {
	alone := make([]rawWorkerd, lines)
	for i := range alone {
		dir := filepath.Join(b.dir, fmt.Sprint(i))
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return speed{}, err
		}
		var err error
		if alone[i], err = newRaw(dir, []byte(trivialCode)); err != nil {
			return speed{}, err
		}
	}
	return rate(ctx, lines, referenceTime/turns, func(i int) error {
		_, err := alone[i].once(ctx, []byte(trivialInput))
		return err
	})
}

// rate calls once in each line, again and again.
func rate(ctx context.Context, lines int, length time.Duration, once func(line int) error) (speed, error) {
	self, children := processorTime()
	var all errgroup.Group
	var done atomic.Int64
	start := time.Now()
	for i := range lines {
		all.Go(func() error {
			for time.Since(start) < length && ctx.Err() == nil {
				if err := once(i); err != nil {
					return err
				}
				done.Add(1)
			}
			return ctx.Err()
		})
	}
	if err := all.Wait(); err != nil {
		return speed{}, err
	}
	n, took := float64(done.Load()), time.Since(start)
	selfAfter, childrenAfter := processorTime()
	return speed{n / took.Seconds(), ms(selfAfter-self) / n, ms(childrenAfter-children) / n}, nil
}

// processorTime is what this process and its children that have ended used.
func processorTime() (self, children time.Duration) {
	of := func(who int) time.Duration {
		var u syscall.Rusage
		if syscall.Getrusage(who, &u) != nil {
			return 0
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return of(syscall.RUSAGE_SELF), of(syscall.RUSAGE_CHILDREN)
}
