package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/cmd/executor/secretstore"
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
	cfg         config.Config
	log         *slog.Logger
	lifecycle   *keptLifecycle
	rotations   uint64 // of the keys in use
	client      *chain.Client
	txs         *chain.TxManager
	watcher     *chain.Watcher
	coordinator *jobs.Coordinator
	slasher     *chain.Slasher     // nil: without slash duty
	secrets     *secretstore.Store // nil: none are kept
	gas         gasBalance         // as health last saw it
	registry    registryEntry
	params      *chain.ParamsWatch
}

// newConnection reaches the chain and puts the parts together, in the order of
// a job's way. Nothing runs yet.
func newConnection(ctx context.Context, d *daemon, status enclave.Status) (_ *connection, err error) {
	c := &connection{cfg: d.cfg, log: d.log, lifecycle: d.lifecycle, rotations: status.Rotations}
	defer func() {
		if err != nil {
			c.close()
		}
	}()
	at, err := c.reach(ctx, status, d.outward)
	if err != nil {
		return nil, err
	}
	if c.watcher, err = c.newWatcher(d.identity.Address(), at); err != nil {
		return nil, err
	}
	sending := c.cfg.TxConfig()
	sending.Journal, sending.Follow = c.lifecycle.journal(), c.watcher
	if c.txs, err = chain.NewTxManager(ctx, c.client, status.Mutable.ExecutorGasKey.PrivateKey(), sending, c.log); err != nil {
		return nil, err
	}
	if err = c.openSecrets(d, at); err != nil {
		return nil, err
	}
	code := chain.NewCodeSource(c.client, c.cfg.UserCode, c.cfg.CodeLimit)
	if c.coordinator, err = c.newCoordinator(d, at, code); err != nil {
		return nil, err
	}
	c.params = chain.NewParamsWatch(c.client.Agreed(), c.cfg.Jobs, c.cfg.TeeManager, at.Params, paramsAge, c.log)
	if c.secrets != nil {
		c.params.WatchSecrets(c.client.Agreed(), c.cfg.SecretManager, c.cfg.TeeManager, at.secrets, c.secrets.Keeper.SetParams)
	}
	code.Follow(c.watcher)
	if c.cfg.SlashDuty {
		duty := jobs.DutyConfig{Enclave: d.identity.Address(), Buffer: at.ExecutionBuffer}
		if c.slasher, err = chain.NewSlasher(c.client, c.txs, c.cfg.Jobs, duty, c.log); err != nil {
			return nil, err
		}
	}
	return c, c.adopt(ctx, d.identity.Address())
}

// paramsAge is after how long the contracts' parameters are read again.
const paramsAge = 10 * time.Minute

// contractsSay is what the contracts say that does not change while we run.
type contractsSay struct {
	chain.Params
	jobsDomain contracts.Domain
	lookback   time.Duration // how far into the past a start reads

	// Of secrets, if any are kept.
	secrets       chain.SecretParams
	secretsDomain contracts.Domain
}

// reach dials the chain and checks that it is as the config file says.
func (c *connection) reach(ctx context.Context, status enclave.Status, dial outward) (at contractsSay, err error) {
	cfg := c.cfg
	endpoints := cfg.Endpoints(status.Mutable.WSAPIKey)
	endpoints.Dial = dial
	if c.client, err = chain.Dial(ctx, endpoints, c.log); err != nil {
		return at, err
	}
	if at.Params, err = chain.Preflight(ctx, c.client, chain.Needs{Jobs: cfg.Jobs, TeeManager: cfg.TeeManager, UserCode: cfg.UserCode, Lookback: cfg.LookbackTime()}); err != nil {
		return at, err
	}
	c.compare(at.Params)
	if at.lookback, err = c.lookback(ctx, at.ExecutionBuffer); err != nil {
		return at, err
	}
	if _, err = c.teeManagerDomain(ctx); err != nil {
		return at, err
	}
	if at.jobsDomain, err = c.jobsDomain(ctx); err != nil {
		return at, err
	}
	return at, c.readSecrets(ctx, &at)
}

func (c *connection) jobsDomain(ctx context.Context) (contracts.Domain, error) {
	return c.domain(ctx, c.cfg.Jobs, contracts.JobsDomain)
}

func (c *connection) teeManagerDomain(ctx context.Context) (contracts.Domain, error) {
	return c.domain(ctx, c.cfg.TeeManager, contracts.TeeManagerDomain)
}

func (c *connection) domain(ctx context.Context, contract common.Address, name string) (contracts.Domain, error) {
	return chain.Domain(ctx, c.client.Agreed(), contract, new(big.Int).SetUint64(c.cfg.ChainID), name)
}

// newCoordinator gives the coordinator what a job passes through.
func (c *connection) newCoordinator(d *daemon, at contractsSay, code *chain.CodeSource) (*jobs.Coordinator, error) {
	answers := &answers{
		outputs: chain.NewOutputs(c.client, c.txs, c.cfg.Jobs), identity: d.identity, domain: at.jobsDomain,
		read: c.jobsDomain, log: c.log,
	}
	parts := jobs.Parts{
		Code:    code,
		Sandbox: loggedPool{runner: d.pool, log: d.log, runs: d.runs},
		Signer:  answers,
		Outputs: answers,
	}
	if c.secrets != nil {
		parts.Secrets = jobSecrets{chain.NewJobConfirmer(c.client, c.cfg.Jobs, c.cfg.RPCQuorum), c.secrets.Keeper}
	}
	return jobs.New(jobs.Config{
		Enclave: d.identity.Address(), Slots: d.pool.Slots(), MaxJobs: jobsPerSlot * d.pool.Slots(),
		Buffer: at.ExecutionBuffer, SubmitMargin: at.ExecutionBuffer / 2, DrainTimeout: c.cfg.DrainWait(),
		MaxHeadAge: maxHeadAge(at.Params),
	}, parts, c.log)
}

func (c *connection) newWatcher(me common.Address, at contractsSay) (*chain.Watcher, error) {
	return chain.NewWatcher(c.client, chain.WatcherConfig{
		Jobs: c.cfg.Jobs, TeeManager: c.cfg.TeeManager, Enclave: me, Env: jobs.Env,
		Lookback: at.lookback, Buffer: at.ExecutionBuffer, Quorum: c.cfg.RPCQuorum,
		SecretManager: c.cfg.SecretManager, SecretStore: at.secrets.Store,
	}, c.log)
}

// maxHeadAge is the age of a block by whose time an answer may still be signed:
// the contract takes the signature for some time yet. Its own parameters see
// to it that a job's block is never that old while the job can be answered, so
// on a chain without news nothing is held up.
func maxHeadAge(p chain.Params) time.Duration {
	return max(p.SignMaxAge-p.ExecutionBuffer, p.SignMaxAge/2, time.Second)
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
	if c.slasher != nil {
		all.Go(func() error { c.slasher.Run(watching); return nil })
	}
	if c.secrets != nil {
		all.Go(func() error { c.secrets.Keeper.Run(watching); return nil })
	}
	all.Go(func() error { c.followKeys(watching); return nil })
	all.Go(func() error { c.params.Run(watching); return nil })
	return all.Wait()
}

// tell hands an event of the chain to whom it concerns.
func (c *connection) tell(ctx context.Context, ev jobs.Event) error {
	if c.secrets != nil {
		c.secrets.Keeper.Handle(ev)
	}
	switch ev := ev.(type) {
	case jobs.Node:
		c.registryChanged(ev.Change)
		return nil
	case jobs.SecretChanged:
		return nil
	}
	if c.slasher != nil {
		c.slasher.Handle(ev)
	}
	return c.coordinator.Handle(ctx, ev)
}

func (c *connection) close() {
	if c.secrets != nil {
		c.secrets.Close()
	}
	if c.txs != nil {
		c.txs.Close()
	}
	if c.client != nil {
		c.client.Close()
	}
}
