// Package deploy puts the contracts on a chain and connects them: creation
// code in order, then the administrator's calls. It does no I/O of its own; a
// Sender carries each transaction. The devnet, the tests and the gas table all
// deploy through it.
package deploy

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// ErrReverted is returned for a transaction that was mined and failed.
var ErrReverted = errors.New("transaction reverted")

// Sender sends transactions of one account and waits until each is mined.
type Sender interface {
	// Send sends data to a contract, or with a nil to creates one.
	Send(ctx context.Context, to *common.Address, data []byte) (*types.Receipt, error)
}

// Addresses says where the contracts are.
type Addresses struct {
	TeeManager          common.Address
	Executors           common.Address
	Jobs                common.Address
	UserCode            common.Address
	AttestationVerifier common.Address
	SecretManager       common.Address
	SecretStore         common.Address
	Directory           common.Address
	PaymentToken        common.Address
	StakingToken        common.Address
}

// Deploy checks p, deploys the contracts and connects them. The sender's
// account must be p.Admin. On an error some may be deployed already; nothing
// refers to them.
func Deploy(ctx context.Context, sender Sender, p Params) (Addresses, error) {
	if err := p.Check(); err != nil {
		return Addresses{}, err
	}
	d := &deployment{ctx: ctx, sender: sender, Addresses: Addresses{PaymentToken: p.PaymentToken, StakingToken: p.StakingToken}}
	d.tokens()
	d.contracts(p)
	d.connect(p)
	d.trust(p)
	return d.Addresses, d.err
}

// deployment remembers the first error; every step after it does nothing.
type deployment struct {
	Addresses
	ctx    context.Context
	sender Sender
	err    error
}

// tokens deploys worthless ones where none are given.
func (d *deployment) tokens() {
	token := bindings.NewTestToken()
	if d.PaymentToken == (common.Address{}) {
		d.PaymentToken = d.create("payment token", &bindings.TestTokenMetaData, token.PackConstructor("Test Dollar", "tUSD", PaymentDecimals))
	}
	if d.StakingToken == (common.Address{}) {
		d.StakingToken = d.create("staking token", &bindings.TestTokenMetaData, token.PackConstructor("Test Stake", "tSTK", StakingDecimals))
	}
}

func (d *deployment) contracts(p Params) {
	d.UserCode = d.create("UserCode", &bindings.UserCodeMetaData, nil)
	d.AttestationVerifier = d.create("AttestationVerifier", &bindings.AttestationVerifierMetaData,
		bindings.NewAttestationVerifier().PackConstructor(p.Admin, seconds(p.AttestationMaxAge)))
	d.TeeManager = d.create("TeeManager", &bindings.TeeManagerMetaData, bindings.NewTeeManager().PackConstructor(bindings.TeeManagerConfig{
		Admin:               p.Admin,
		AttestationVerifier: d.AttestationVerifier,
		AttestationMaxAge:   seconds(p.AttestationMaxAge),
		StakingToken:        d.StakingToken,
		MinStakeAmount:      p.MinStake,
		SlashPercentInBips:  number(p.SlashInBips),
		SlashMaxBips:        number(maxBips),
		SlasherRewardInBips: number(p.SlasherRewardInBips),
	}))
	d.Executors = d.create("Executors", &bindings.ExecutorsMetaData,
		bindings.NewExecutors().PackConstructor(p.Admin, d.TeeManager, number(p.InitReputation), p.StakeQuantum))
	d.Jobs = d.create("Jobs", &bindings.JobsMetaData, bindings.NewJobs().PackConstructor(bindings.JobsConfig{
		Admin:               p.Admin,
		TeeManager:          d.TeeManager,
		Executors:           d.Executors,
		UsdcToken:           d.PaymentToken,
		SignMaxAge:          seconds(p.SignMaxAge),
		ExecutionBufferTime: seconds(p.ExecutionBuffer),
		NoOfNodesToSelect:   number(p.NodesToSelect),
		StakingPaymentPool:  p.StakingPool,
		UsdcPaymentPool:     p.PaymentPool,
		MinDeadline:         millis(p.MinDeadline),
		MaxDeadline:         millis(p.MaxDeadline),
		CallbackGasLimit:    number(p.CallbackGasLimit),
	}))
	d.secrets(p)
	d.Directory = d.create("Directory", &bindings.DirectoryMetaData, bindings.NewDirectory().PackConstructor(d.TeeManager))
}

func (d *deployment) secrets(p Params) {
	d.SecretStore = d.create("SecretStore", &bindings.SecretStoreMetaData, bindings.NewSecretStore().PackConstructor(
		p.Admin, d.TeeManager, d.Executors, p.StakeQuantum, number(p.MaxSecretSize), seconds(p.MarkAliveTimeout)))
	d.SecretManager = d.create("SecretManager", &bindings.SecretManagerMetaData, bindings.NewSecretManager().PackConstructor(bindings.SecretManagerConfig{
		Admin:                  p.Admin,
		SecretStore:            d.SecretStore,
		UsdcToken:              d.PaymentToken,
		NoOfNodesToSelect:      number(p.SecretCopies),
		MinStoreDuration:       seconds(p.MinSecretDuration),
		MaxStoreDuration:       seconds(p.MaxSecretDuration),
		AcknowledgementTimeout: seconds(p.AckTimeout),
		SecretStoreFeeRate:     number(p.SecretFeeRate),
		StakingPaymentPool:     p.StakingPool,
	}))
}

func (d *deployment) connect(p Params) {
	d.call("TeeManager.setExecutors", d.TeeManager, bindings.NewTeeManager().PackSetExecutors(d.Executors))
	d.call("Executors.addJobs", d.Executors, bindings.NewExecutors().PackAddJobs(d.Jobs))
	store := bindings.NewSecretStore()
	d.call("SecretStore.setSecretManager", d.SecretStore, store.PackSetSecretManager(d.SecretManager))
	d.call("SecretStore.initTree", d.SecretStore, store.PackInitTree(p.Env))
	d.call("TeeManager.setSecretStore", d.TeeManager, bindings.NewTeeManager().PackSetSecretStore(d.SecretStore))
	d.call("Jobs.setSecretManager", d.Jobs, bindings.NewJobs().PackSetSecretManager(d.SecretManager))
	d.call("Jobs.addGlobalEnv", d.Jobs, bindings.NewJobs().PackAddGlobalEnv(p.Env, p.ExecutionFeePerMs, p.StakingRewardPerMs))
}

// trust whitelists images and, if there is one, the first verifier's key.
func (d *deployment) trust(p Params) {
	verifier, manager := bindings.NewAttestationVerifier(), bindings.NewTeeManager()
	for _, i := range p.Images {
		d.call("TeeManager.whitelistEnclaveImage", d.TeeManager, manager.PackWhitelistEnclaveImage(i.PCR0, i.PCR1, i.PCR2))
	}
	if len(p.VerifierKey) == 0 {
		return
	}
	i := p.VerifierImage
	d.call("AttestationVerifier.whitelistEnclaveImage", d.AttestationVerifier, verifier.PackWhitelistEnclaveImage(i.PCR0, i.PCR1, i.PCR2))
	d.call("AttestationVerifier.whitelistEnclaveKey", d.AttestationVerifier, verifier.PackWhitelistEnclaveKey(p.VerifierKey, i.ID()))
}

func (d *deployment) create(what string, meta *bind.MetaData, args []byte) common.Address {
	receipt := d.send("deploying "+what, nil, append(common.FromHex(meta.Bin), args...))
	if receipt == nil {
		return common.Address{}
	}
	return receipt.ContractAddress
}

func (d *deployment) call(what string, to common.Address, data []byte) {
	d.send("calling "+what, &to, data)
}

func (d *deployment) send(what string, to *common.Address, data []byte) *types.Receipt {
	if d.err != nil {
		return nil
	}
	receipt, err := d.sender.Send(d.ctx, to, data)
	if err == nil && receipt.Status != types.ReceiptStatusSuccessful {
		err = fmt.Errorf("%w: %s", ErrReverted, receipt.TxHash)
	}
	if err != nil {
		d.err = fmt.Errorf("%s: %w", what, err)
		return nil
	}
	return receipt
}

func number(n uint64) *big.Int { return new(big.Int).SetUint64(n) }

func seconds(t time.Duration) *big.Int { return big.NewInt(int64(t / time.Second)) }

func millis(t time.Duration) *big.Int { return big.NewInt(t.Milliseconds()) }
