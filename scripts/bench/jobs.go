package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/devnet"
)

const (
	latencyJobs = 15 // one after the other, three executors each
	bursts      = 7  // of burstJobs each, on one executor
	burstJobs   = 20 // the default job capacity
)

func measureJobs(ctx context.Context) ([]Row, error) {
	rows, err := onDevnet(ctx, 3, measureLatency)
	if err != nil {
		return nil, err
	}
	single, err := onDevnet(ctx, 1, measureOneExecutor)
	return append(rows, single...), err
}

// onDevnet measures on a fresh network, which it stops.
func onDevnet(ctx context.Context, executors int, measure func(context.Context, *customer) ([]Row, error)) ([]Row, error) {
	return onNetwork(ctx, devnetConfig(executors), measure)
}

// devnetConfig is of a fresh network with the programs that make build made.
func devnetConfig(executors int) devnet.Config {
	cfg := devnet.DefaultConfig()
	cfg.Executors, cfg.InfoFile, cfg.Executor, cfg.Workerd = executors, "", executorBinary, workerdBinary
	cfg.Log = slog.New(slog.DiscardHandler)
	cfg.Secrets = false // a proof of life would be in the figures now and then
	return cfg
}

func onNetwork(ctx context.Context, cfg devnet.Config, measure func(context.Context, *customer) ([]Row, error)) (rows []Row, err error) {
	net, err := devnet.Start(ctx, cfg)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, net.Stop()) }()
	c, err := newCustomer(ctx, net.Info())
	if err != nil {
		return nil, err
	}
	defer c.close()
	return measure(ctx, c)
}

func measureLatency(ctx context.Context, c *customer) ([]Row, error) {
	code, input, err := c.deployExample(ctx)
	if err != nil {
		return nil, err
	}
	var first, last []float64
	for range latencyJobs {
		created, err := c.create(ctx, code, input, 5*time.Second)
		if err != nil {
			return nil, err
		}
		blocks, err := c.answers(ctx, created, 3)
		if err != nil {
			return nil, err
		}
		first = append(first, float64(blocks[0]-created.block))
		last = append(last, float64(blocks[2]-created.block))
	}
	stages, err := c.stages()
	if err != nil {
		return nil, err
	}
	return append([]Row{
		row("JobCreated to first mined output, 1 s blocks", median(first), "blocks").atMost(1).shown(),
		row("JobCreated to third mined output, 1 s blocks", median(last), "blocks").shown(),
	}, stages.rows()...), nil
}

func measureOneExecutor(ctx context.Context, c *customer) ([]Row, error) {
	code, input, err := c.deployExample(ctx)
	if err != nil {
		return nil, err
	}
	for range bursts {
		if err := c.burst(ctx, code, input); err != nil {
			return nil, err
		}
	}
	stages, err := c.stages()
	if err != nil {
		return nil, err
	}
	return []Row{row(fmt.Sprintf("jobs a second of one executor, bursts of %d", burstJobs), stages.rate(burstJobs), "jobs/s").shown()}, nil
}

// burst creates as many jobs as an executor takes at once, and waits for all.
func (c *customer) burst(ctx context.Context, code codeTx, input []byte) error {
	var all errgroup.Group
	for range burstJobs {
		all.Go(func() error {
			created, err := c.create(ctx, code, input, 5*time.Second)
			if err != nil {
				return err
			}
			_, err = c.answers(ctx, created, 1)
			return err
		})
	}
	return all.Wait()
}

// readExample returns the example that all measurements run.
func readExample() (code, input []byte, err error) {
	if code, err = os.ReadFile(exampleCode); err != nil {
		return nil, nil, err
	}
	input, err = os.ReadFile(exampleInput)
	return code, input, err
}
