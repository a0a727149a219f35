package devnet

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/owner"
)

// apiKey is what the owner tells the executor of the websocket. The chain
// takes any.
const apiKey = "devnet"

// enrol initialises an executor and registers it, as its owner would.
func (d *Devnet) enrol(ctx context.Context, e *executor, a executorAccounts, verifier *ecdsa.PrivateKey) (Executor, error) {
	ctx, release := e.guard(ctx)
	defer release()
	info := Executor{URL: e.url, SecretsURL: e.secretsURL(), PID: e.process.pid, LogFile: e.logFile, Owner: a.owner.Account, Gas: a.gas.Account}
	address, err := d.register(ctx, e, a, verifier)
	if cause := context.Cause(ctx); errors.Is(cause, ErrExecutorEnded) {
		return info, cause
	}
	if err != nil {
		return info, fmt.Errorf("executor %d: %w", e.number, err)
	}
	health, err := e.api.Health(ctx)
	if err != nil {
		return info, fmt.Errorf("executor %d: %w", e.number, err)
	}
	info.Address, info.Missing = address, health.Missing
	d.step("executor %d is registered: %s", e.number, address)
	return info, nil
}

func (d *Devnet) register(ctx context.Context, e *executor, a executorAccounts, verifier *ecdsa.PrivateKey) (common.Address, error) {
	params, err := initParams(a)
	if err != nil {
		return common.Address{}, err
	}
	if _, err := owner.Init(ctx, e.api, params, nil); err != nil {
		return common.Address{}, err
	}
	policy, err := d.policy()
	if err != nil {
		return common.Address{}, err
	}
	network, stop, err := d.ownerNetwork(ctx, a.owner)
	if err != nil {
		return common.Address{}, err
	}
	defer stop()
	r, err := owner.Register(ctx, owner.RegisterParams{Enclave: e.api, Network: network, Verifier: verifier,
		Policy: policy, Stake: stake(d.params), Now: time.Now})
	if err == nil && e.secrets != "" {
		_, err = network.Announce(ctx, d.info.Contracts.Directory, r.Enclave, e.secretsURL(), nil)
	}
	return r.Enclave, err
}

func initParams(a executorAccounts) (owner.InitParams, error) {
	gas, err := enclave.ParseGasKey(keyHex(a.gas.key))
	if err != nil {
		return owner.InitParams{}, err
	}
	store, err := enclave.ParseGasKey(keyHex(a.storeGas.key))
	if err != nil {
		return owner.InitParams{}, err
	}
	key, err := enclave.ParseAPIKey(apiKey)
	return owner.InitParams{Owner: a.owner.Address, ExecutorGasKey: gas, SecretStoreGasKey: store, WSAPIKey: key}, err
}

// policy trusts this devnet's root and the executor program that it started.
func (d *Devnet) policy() (attestation.Policy, error) {
	roots, err := attestation.Roots(d.root.CertificatePEM())
	m := d.measured
	return attestation.Policy{Roots: roots, PCRs: map[uint][]byte{0: m.PCR0[:], 1: m.PCR1[:], 2: m.PCR2[:]}}, err
}

// ownerNetwork is the network as the owner of an executor sees it. Stop ends
// it.
func (d *Devnet) ownerNetwork(ctx context.Context, k keyed) (n owner.Network, stop func(), err error) {
	client, err := chain.Dial(ctx, chain.Endpoints{HTTP: []string{d.info.HTTPURL}, ChainID: big.NewInt(ChainID)}, d.cfg.Log)
	if err != nil {
		return n, nil, err
	}
	cfg := chain.DefaultTxConfig()
	cfg.PollInterval = 100 * time.Millisecond
	tx, err := chain.NewTxManager(ctx, client, k.key, cfg, d.cfg.Log)
	if err != nil {
		client.Close()
		return n, nil, err
	}
	stop = func() {
		tx.Close()
		client.Close()
	}
	return owner.Network{Chain: client, Tx: sender{tx}, TeeManager: d.info.Contracts.TeeManager}, stop, nil
}

// sender is a TxManager as package owner wants it.
type sender struct{ tx *chain.TxManager }

func (s sender) Address() common.Address { return s.tx.Address() }

func (s sender) Send(ctx context.Context, to common.Address, data []byte) (*types.Receipt, error) {
	return s.tx.Send(ctx, chain.Candidate{To: &to, Data: data})
}
