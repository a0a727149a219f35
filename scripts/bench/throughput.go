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
	sustained     = 30 * time.Second // of ours
	referenceTime = 10 * time.Second // of workerd alone, before and after
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
			before, err := b.aloneRate(ctx, lines)
			if err != nil {
				return err
			}
			ours, err := rate(ctx, lines, sustained, func(int) error { return b.once(ctx) })
			if err != nil {
				return err
			}
			after, err := b.aloneRate(ctx, lines)
			if err != nil {
				return err
			}
			reference := (before.jobs + after.jobs) / 2
			rows = append(rows, row(fmt.Sprintf("%d at once, over %v", lines, sustained), ours.jobs, "jobs/s").against(reference).atLeast(reference).shown(),
				row("  processor time of a job in this process", ours.self, "ms").against((before.self+after.self)/2),
				row("  processor time of a job in workerd", ours.children, "ms").against((before.children+after.children)/2))
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
	return rate(ctx, lines, referenceTime, func(i int) error {
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
