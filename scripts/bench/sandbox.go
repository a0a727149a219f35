package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd"
	"github.com/nacre-tee/nacre/workerd/egress"
)

const (
	sandboxRuns   = 101 // of each kind, taking turns with the reference
	sandboxRounds = 100 // of atOnce each
	atOnce        = 4
	warmSandboxes = 4 // whose memory is measured
	burstSlots    = 8
	settleTime    = 20 * time.Millisecond // for what a run leaves to be removed
	trivialCode   = `export default { async fetch(request) { return new Response(await request.text()) } };`
	trivialInput  = "input"
)

// The temperatures that a job can find its sandbox at, with the sizes that
// make sure of it.
var temperatures = []struct {
	name      string
	warm, hot int
	target    float64 // of the reference
}{
	{"hot", 0, atOnce, 0.08},
	{"warm", atOnce, 0, 0.35},
	{"cold", 0, 0, 1.25},
}

func measureSandbox(ctx context.Context) ([]Row, error) {
	var rows, tails []Row
	for _, t := range temperatures {
		sizes := workerd.Sizes{Slots: atOnce, Warm: t.warm, Hot: t.hot}
		err := inSandbox(ctx, sizes, func(b *sandboxBench) error {
			alone, ours, err := b.turns(ctx)
			if err != nil {
				return err
			}
			if rows == nil {
				rows = append(rows, row("workerd alone, start to answer and kill, p50", median(alone), "ms").shown())
			}
			reference := median(alone)
			rows = append(rows, row(t.name+", dispatch to output, p50", median(ours), "ms").against(reference).atMost(t.target*reference).shown())
			many, err := b.rounds(ctx)
			if err != nil {
				return err
			}
			half := median(many)
			tails = append(tails, row(fmt.Sprintf("%s, %d at once, p99 (reference: its p50)", t.name, atOnce), quantile(many, 0.99), "ms").
				against(half).atMost(3*half).shown())
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.name, err)
		}
	}
	rest, err := measureStock(ctx)
	return append(append(rows, tails...), rest...), err
}

// measureStock is about sandboxes that wait: their memory, and how soon they
// are there again.
func measureStock(ctx context.Context) (rows []Row, err error) {
	err = inSandbox(ctx, workerd.Sizes{Slots: warmSandboxes, Warm: warmSandboxes}, func(b *sandboxBench) error {
		if err := b.filled(ctx); err != nil {
			return err
		}
		kb, err := anonymousOfChildrenKB(ctx, os.Getpid())
		rows = append(rows, row("memory of an idle warm sandbox, anonymous", float64(kb)/1024/warmSandboxes, "MB").atMost(12).shown())
		return err
	})
	if err != nil {
		return nil, err
	}
	err = inSandbox(ctx, workerd.Sizes{Slots: burstSlots, Warm: burstSlots}, func(b *sandboxBench) error {
		var took []float64
		for range 10 {
			if err := b.filled(ctx); err != nil {
				return err
			}
			start := time.Now()
			if _, err := b.together(ctx, burstSlots); err != nil {
				return err
			}
			if err := b.filled(ctx); err != nil {
				return err
			}
			took = append(took, ms(time.Since(start)))
		}
		rows = append(rows, row(fmt.Sprintf("%d jobs at once and %[1]d warm sandboxes there again, p50", burstSlots), median(took), "ms").shown())
		return nil
	})
	return rows, err
}

// sandboxBench is a pool beside workerd alone.
type sandboxBench struct {
	pool  *workerd.Pool
	sizes workerd.Sizes
	dir   string
	alone rawWorkerd
}

// inSandbox calls measure with a pool of these sizes, which it closes.
func inSandbox(ctx context.Context, sizes workerd.Sizes, measure func(*sandboxBench) error) (err error) {
	dir, err := os.MkdirTemp(memoryDir(), "nacre-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	alone, err := newRaw(dir, []byte(trivialCode))
	if err != nil {
		return err
	}
	machine, err := workerd.ThisMachine()
	if err != nil {
		return err
	}
	limits := workerd.DefaultLimits()
	sizes.Memory = workerd.DefaultSizes(limits, machine).Memory
	pool, err := workerd.NewPool(ctx, workerd.Config{Binary: workerdBinary, Sizes: sizes, Limits: limits,
		Egress: egress.DefaultPolicy(), RuntimeDir: filepath.Join(dir, "run")})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	b := &sandboxBench{pool, sizes, dir, alone}
	for range max(sizes.Hot, 1) { // what is hot follows from use
		if err := b.once(ctx); err != nil {
			return err
		}
	}
	return measure(b)
}

// once runs the job.
func (b *sandboxBench) once(ctx context.Context) error {
	r, err := b.pool.Run(ctx, jobs.Task{Code: []byte(trivialCode), Input: []byte(trivialInput), Deadline: 10 * time.Second})
	if err == nil && string(r.Output) != trivialInput {
		err = fmt.Errorf("a job ended with code %d, output %q, %s", r.Outcome, r.Output, r.Detail)
	}
	return err
}

// filled waits until as many sandboxes wait as there should.
func (b *sandboxBench) filled(ctx context.Context) error {
	for {
		if warm, hot := b.pool.Idle(); warm >= b.sizes.Warm && hot >= b.sizes.Hot {
			break
		}
		if err := pause(ctx, time.Millisecond); err != nil {
			return fmt.Errorf("waiting for idle sandboxes: %w", err)
		}
	}
	return nil
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// turns times workerd alone and the pool, in ms, one after the other.
func (b *sandboxBench) turns(ctx context.Context) (alone, ours []float64, err error) {
	for range sandboxRuns {
		took, err := b.alone.once(ctx, []byte(trivialInput))
		if err != nil {
			return nil, nil, fmt.Errorf("workerd alone: %w", err)
		}
		alone = append(alone, ms(took))
		if err := b.filled(ctx); err != nil {
			return nil, nil, err
		}
		start := time.Now()
		if err := b.once(ctx); err != nil {
			return nil, nil, err
		}
		ours = append(ours, ms(time.Since(start)))
		if err := pause(ctx, settleTime); err != nil {
			return nil, nil, err
		}
	}
	return alone, ours, nil
}

// rounds times jobs of which several are dispatched together, in ms.
func (b *sandboxBench) rounds(ctx context.Context) ([]float64, error) {
	var all []float64
	for range sandboxRounds {
		if err := b.filled(ctx); err != nil {
			return nil, err
		}
		took, err := b.together(ctx, atOnce)
		if err != nil {
			return nil, err
		}
		all = append(all, took...)
		if err := pause(ctx, settleTime); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// together runs n jobs at the same time and returns how long each took, in ms.
func (b *sandboxBench) together(ctx context.Context, n int) ([]float64, error) {
	var all errgroup.Group
	took := make([]float64, n)
	start := time.Now()
	for i := range took {
		all.Go(func() error {
			err := b.once(ctx)
			took[i] = ms(time.Since(start))
			return err
		})
	}
	return took, all.Wait()
}

// memoryDir is where files are in memory, as all are in an enclave: the
// sockets of both sides go there. "" is the default directory.
func memoryDir() string {
	var s syscall.Statfs_t
	const dir, tmpfs = "/dev/shm", 0x01021994
	if syscall.Statfs(dir, &s) != nil || s.Type != tmpfs {
		return ""
	}
	return dir
}
