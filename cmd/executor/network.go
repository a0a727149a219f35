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

// network is an executor's end of the chain: what exists once the owner has
// given it keys. A job's way through it is
//
//	watcher → coordinator → code source → pool → identity → transactions
type network struct {
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

func newNetwork(ctx context.Context, d *daemon, status enclave.Status) (_ *network, err error) {
	n := &network{cfg: d.cfg, log: d.log, lifecycle: d.lifecycle, rotations: status.Rotations}
	defer func() {
		if err != nil {
			n.close()
		}
	}()
	cfg, chainID := d.cfg, new(big.Int).SetUint64(d.cfg.ChainID)
	if n.client, err = chain.Dial(ctx, cfg.Endpoints(status.Mutable.WSAPIKey), d.log); err != nil {
		return nil, err
	}
	params, err := chain.ReadParams(ctx, n.client, cfg.Jobs, cfg.TeeManager)
	if err != nil {
		return nil, err
	}
	n.compare(params)
	if n.teeManagerDomain, err = chain.Domain(ctx, n.client, cfg.TeeManager, chainID, contracts.TeeManagerDomain); err != nil {
		return nil, err
	}
	jobsDomain, err := chain.Domain(ctx, n.client, cfg.Jobs, chainID, contracts.JobsDomain)
	if err != nil {
		return nil, err
	}
	if n.txs, err = chain.NewTxManager(ctx, n.client, status.Mutable.ExecutorGasKey.PrivateKey(), cfg.TxConfig(), d.log); err != nil {
		return nil, err
	}
	n.coordinator, err = jobs.New(jobs.Config{
		Enclave: d.identity.Address(), Slots: d.pool.Slots(), MaxJobs: jobsPerSlot * d.pool.Slots(),
		Buffer: params.ExecutionBuffer, SubmitMargin: params.ExecutionBuffer / 2, DrainTimeout: cfg.DrainWait(),
	}, jobs.Parts{
		Code: chain.NewCodeSource(n.client, cfg.UserCode, cfg.CodeLimit), Sandbox: sandbox{d.pool, d.log, d.runs},
		Signer:  enclave.NewResultSigner(d.identity, jobsDomain),
		Outputs: chain.NewOutputs(n.client, n.txs, cfg.Jobs),
	}, d.log)
	if err != nil {
		return nil, err
	}
	n.watcher, err = chain.NewWatcher(n.client, chain.WatcherConfig{
		Jobs: cfg.Jobs, TeeManager: cfg.TeeManager, Enclave: d.identity.Address(), Env: jobs.Env,
		Lookback: cfg.LookbackTime(), Buffer: params.ExecutionBuffer,
	}, d.log)
	if err != nil {
		return nil, err
	}
	return n, n.adopt(ctx, d.identity)
}

// compare warns where the config file says other than the contract, which
// counts.
func (n *network) compare(p chain.Params) {
	if said := time.Duration(n.cfg.BufferTime) * time.Second; said != p.ExecutionBuffer {
		n.log.Warn("execution_buffer_time is not the contract's, which counts", "config", said, "contract", p.ExecutionBuffer)
	}
	if n.cfg.SelectedExecutors != p.SelectedExecutors {
		n.log.Warn("num_selected_executors is not the contract's, which counts", "config", n.cfg.SelectedExecutors, "contract", p.SelectedExecutors)
	}
}

// adopt takes over what the registry already says of this enclave, so that a
// restarted process needs no new registration.
func (n *network) adopt(ctx context.Context, id *enclave.Identity) error {
	node, err := chain.ReadNode(ctx, n.client, n.cfg.TeeManager, id.Address())
	if err != nil || !node.Registered {
		return err
	}
	n.log.Info("enclave is in the registry", "owner", node.Owner, "draining", node.Draining)
	if owner := n.lifecycle.Status().Owner; owner != node.Owner {
		n.log.Warn("enclave is registered for another owner than configured", "registered", node.Owner, "configured", owner)
	}
	n.apply(jobs.Registered)
	if node.Draining {
		n.apply(jobs.Drained)
	}
	return nil
}

// apply tells the lifecycle what the registry says. What does not follow from
// the state is old news that was overtaken.
func (n *network) apply(change jobs.NodeChange) {
	if err := n.lifecycle.Apply(change); err != nil {
		n.log.Debug("registry change not applied", "err", err)
		return
	}
	n.log.Info("registry changed", "change", change.String(), "state", n.lifecycle.Status().State.String())
}

// errUnanswered says that the executor ends with jobs that it owes.
var errUnanswered = errors.New("stopped with jobs unanswered, for which the owner may be slashed")

// run does jobs until ctx ends and those at hand are answered. The chain is
// watched until then.
func (n *network) run(ctx context.Context) error {
	watching, stopWatching := context.WithCancel(context.WithoutCancel(ctx))
	var all errgroup.Group
	all.Go(func() error {
		defer stopWatching()
		if left := n.coordinator.Run(ctx); len(left) > 0 {
			return fmt.Errorf("%w: %v", errUnanswered, left)
		}
		return nil
	})
	all.Go(func() error {
		err := n.watcher.Run(watching, n.tell)
		if watching.Err() != nil || errors.Is(err, jobs.ErrEnded) {
			return nil // stopped
		}
		return fmt.Errorf("watching the chain: %w", err)
	})
	all.Go(func() error { n.followKeys(watching); return nil })
	return all.Wait()
}

// tell hands an event of the chain to whom it concerns.
func (n *network) tell(ctx context.Context, ev jobs.Event) error {
	if node, ok := ev.(jobs.Node); ok {
		n.apply(node.Change)
		return nil
	}
	return n.coordinator.Handle(ctx, ev)
}

// keyRetry is the pause after a rotated key could not be taken up.
const keyRetry = 5 * time.Second

// followKeys takes up the keys that the owner rotates.
func (n *network) followKeys(ctx context.Context) {
	for {
		status, changed := n.lifecycle.Watch()
		var again <-chan time.Time
		if status.Rotations != n.rotations && !n.takeKeys(ctx, status) {
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

func (n *network) takeKeys(ctx context.Context, status enclave.Status) bool {
	if key := status.Mutable.WSAPIKey.Reveal(); key != "" {
		n.client.SetWebSocketKey(key)
	}
	if err := n.txs.SetKey(ctx, status.Mutable.ExecutorGasKey.PrivateKey()); err != nil {
		n.log.Error("rotated gas key not taken up", "err", err, "again_in", keyRetry)
		return false
	}
	n.rotations = status.Rotations
	n.log.Info("keys rotated", "gas_account", n.txs.Address())
	return true
}

func (n *network) close() {
	if n.txs != nil {
		n.txs.Close()
	}
	if n.client != nil {
		n.client.Close()
	}
}
