package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// jobsPerSlot bounds how many jobs may wait or run for each that can run. The
// contract gives an executor no more than it has slots; this is for one that
// does, and against an RPC provider that makes jobs up.
const jobsPerSlot = 64

// connection is an executor's end of the chain: what exists once the owner has
// given it keys. A job's way through it is
//
//	watcher → coordinator → code source → pool → identity → transactions
type connection struct {
	cfg              config.Config
	log              *slog.Logger
	lifecycle        *enclave.Lifecycle
	rotations        uint64 // of the keys in use
	client           *chain.Client
	txs              *chain.TxManager
	watcher          *chain.Watcher
	coordinator      *jobs.Coordinator
	teeManagerDomain contracts.Domain
	gas              gasBalance // as health last saw it
}

func newConnection(ctx context.Context, d *daemon, status enclave.Status) (_ *connection, err error) {
	c := &connection{cfg: d.cfg, log: d.log, lifecycle: d.lifecycle, rotations: status.Rotations}
	defer func() {
		if err != nil {
			c.close()
		}
	}()
	cfg, chainID := d.cfg, new(big.Int).SetUint64(d.cfg.ChainID)
	if c.client, err = chain.Dial(ctx, cfg.Endpoints(status.Mutable.WSAPIKey), d.log); err != nil {
		return nil, err
	}
	params, err := chain.ReadParams(ctx, c.client, cfg.Jobs, cfg.TeeManager)
	if err != nil {
		return nil, err
	}
	c.compare(params)
	if c.teeManagerDomain, err = chain.Domain(ctx, c.client, cfg.TeeManager, chainID, contracts.TeeManagerDomain); err != nil {
		return nil, err
	}
	jobsDomain, err := chain.Domain(ctx, c.client, cfg.Jobs, chainID, contracts.JobsDomain)
	if err != nil {
		return nil, err
	}
	if c.txs, err = chain.NewTxManager(ctx, c.client, status.Mutable.ExecutorGasKey.PrivateKey(), cfg.TxConfig(), d.log); err != nil {
		return nil, err
	}
	c.coordinator, err = jobs.New(jobs.Config{
		Enclave: d.identity.Address(), Slots: d.pool.Slots(), MaxJobs: jobsPerSlot * d.pool.Slots(),
		Buffer: params.ExecutionBuffer, SubmitMargin: params.ExecutionBuffer / 2, DrainTimeout: cfg.DrainWait(),
	}, jobs.Parts{
		Code:    chain.NewCodeSource(c.client, cfg.UserCode, cfg.CodeLimit),
		Sandbox: loggedPool{runner: d.pool, log: d.log, runs: d.runs},
		Signer:  enclave.NewResultSigner(d.identity, jobsDomain),
		Outputs: chain.NewOutputs(c.client, c.txs, cfg.Jobs),
	}, d.log)
	if err != nil {
		return nil, err
	}
	c.watcher, err = chain.NewWatcher(c.client, chain.WatcherConfig{
		Jobs: cfg.Jobs, TeeManager: cfg.TeeManager, Enclave: d.identity.Address(), Env: jobs.Env,
		Lookback: cfg.LookbackTime(), Buffer: params.ExecutionBuffer,
	}, d.log)
	if err != nil {
		return nil, err
	}
	return c, c.adopt(ctx, d.identity)
}

// compare warns where the config file says other than the contract, which
// counts.
func (c *connection) compare(p chain.Params) {
	if said := time.Duration(c.cfg.BufferTime) * time.Second; said != p.ExecutionBuffer {
		c.log.Warn("execution_buffer_time is not the contract's, which counts", "config", said, "contract", p.ExecutionBuffer)
	}
	if c.cfg.SelectedExecutors != p.SelectedExecutors {
		c.log.Warn("num_selected_executors is not the contract's, which counts", "config", c.cfg.SelectedExecutors, "contract", p.SelectedExecutors)
	}
}

// adopt takes over what the registry already says of this enclave, so that a
// restarted process needs no new registration.
func (c *connection) adopt(ctx context.Context, id *enclave.Identity) error {
	node, err := chain.ReadNode(ctx, c.client, c.cfg.TeeManager, id.Address())
	if err != nil || !node.Registered {
		return err
	}
	c.log.Info("enclave is in the registry", "owner", node.Owner, "draining", node.Draining)
	if owner := c.lifecycle.Status().Owner; owner != node.Owner {
		c.log.Warn("enclave is registered for another owner than configured", "registered", node.Owner, "configured", owner)
	}
	c.apply(jobs.Registered)
	if node.Draining {
		c.apply(jobs.Drained)
	}
	return nil
}

// apply tells the lifecycle what the registry says. What does not follow from
// the state is old news that was overtaken.
func (c *connection) apply(change jobs.NodeChange) {
	if err := c.lifecycle.Apply(change); err != nil {
		c.log.Debug("registry change not applied", "err", err)
		return
	}
	c.log.Info("registry changed", "change", change.String(), "state", c.lifecycle.Status().State.String())
}

// errUnanswered says that the executor ends with jobs that it owes.
var errUnanswered = errors.New("stopped with jobs unanswered, for which the owner may be slashed")

// run does jobs until ctx ends and those at hand are answered. The chain is
// watched until then.
func (c *connection) run(ctx context.Context) error {
	watching, stopWatching := context.WithCancel(context.WithoutCancel(ctx))
	var all errgroup.Group
	all.Go(func() error {
		defer stopWatching()
		if left := c.coordinator.Run(ctx); len(left) > 0 {
			return fmt.Errorf("%w: %v", errUnanswered, left)
		}
		return nil
	})
	all.Go(func() error {
		err := c.watcher.Run(watching, c.tell)
		if watching.Err() != nil || errors.Is(err, jobs.ErrEnded) {
			return nil // stopped
		}
		return fmt.Errorf("watching the chain: %w", err)
	})
	all.Go(func() error { c.followKeys(watching); return nil })
	return all.Wait()
}

// tell hands an event of the chain to whom it concerns.
func (c *connection) tell(ctx context.Context, ev jobs.Event) error {
	if node, ok := ev.(jobs.Node); ok {
		c.apply(node.Change)
		return nil
	}
	return c.coordinator.Handle(ctx, ev)
}

// keyRetry is the pause after a rotated key could not be taken up.
const keyRetry = 5 * time.Second

// followKeys takes up the keys that the owner rotates.
func (c *connection) followKeys(ctx context.Context) {
	for {
		status, changed := c.lifecycle.Watch()
		var again <-chan time.Time
		if status.Rotations != c.rotations && !c.takeKeys(ctx, status) {
			again = time.After(keyRetry)
		}
		select {
		case <-ctx.Done():
			return
		case <-changed:
		case <-again:
		}
	}
}

func (c *connection) takeKeys(ctx context.Context, status enclave.Status) bool {
	if key := status.Mutable.WSAPIKey.Reveal(); key != "" {
		c.client.SetWebSocketKey(key)
	}
	if err := c.txs.SetKey(ctx, status.Mutable.ExecutorGasKey.PrivateKey()); err != nil {
		c.log.Error("rotated gas key not taken up", "err", err, "again_in", keyRetry)
		return false
	}
	c.rotations = status.Rotations
	c.log.Info("keys rotated", "gas_account", c.txs.Address())
	return true
}

func (c *connection) close() {
	if c.txs != nil {
		c.txs.Close()
	}
	if c.client != nil {
		c.client.Close()
	}
}
