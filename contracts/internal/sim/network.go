package sim

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/wire"
)

// Network is the contracts on a chain of their own, and the accounts that play
// in it. Not safe for concurrent use.
type Network struct {
	*Chain
	deploy.Addresses
	Params   deploy.Params
	Admin    Account
	Verifier Account // signs attestations
	Image    deploy.Image

	Jobs       *bindings.Jobs
	Executors  *bindings.Executors
	TeeManager *bindings.TeeManager
	Token      *bindings.TestToken

	SecretManager *bindings.SecretManager
	SecretStore   *bindings.SecretStore
	Directory     *bindings.Directory
}

// Image returns a made-up image; different for each n.
func Image(n byte) deploy.Image {
	pcr := func(b byte) []byte { return common.RightPadBytes([]byte{b, n}, 48) }
	return deploy.Image{PCR0: pcr(1), PCR1: pcr(2), PCR2: pcr(3)}
}

// NewNetwork deploys the contracts on a new chain on which the named accounts
// have ether. change, if not nil, changes the default parameters.
func NewNetwork(ctx context.Context, change func(*deploy.Params), accounts ...Account) (*Network, error) {
	n := &Network{
		Admin: NewAccount("admin"), Verifier: NewAccount("verifier"), Image: Image(1),
		Jobs: bindings.NewJobs(), Executors: bindings.NewExecutors(), TeeManager: bindings.NewTeeManager(), Token: bindings.NewTestToken(),
		SecretManager: bindings.NewSecretManager(), SecretStore: bindings.NewSecretStore(), Directory: bindings.NewDirectory(),
	}
	n.Params = deploy.Default(n.Admin.Address)
	n.Params.StakingPool, n.Params.PaymentPool = NewAccount("staking pool").Address, NewAccount("payment pool").Address
	n.Params.Images = []deploy.Image{n.Image}
	n.Params.VerifierImage, n.Params.VerifierKey = Image(200), n.Verifier.PublicKey()
	if change != nil {
		change(&n.Params)
	}
	n.Chain = New(append(accounts, n.Admin)...)
	addresses, err := deploy.Deploy(ctx, n.As(n.Admin), n.Params)
	if err != nil {
		return nil, fmt.Errorf("deploying: %w; closing: %v", err, n.Close())
	}
	n.Addresses = addresses
	return n, nil
}

// JobsDomain is the EIP-712 domain of Jobs.
func (n *Network) JobsDomain() contracts.Domain {
	return n.domain(contracts.JobsDomain, n.Addresses.Jobs)
}

// TeeManagerDomain is the EIP-712 domain of TeeManager.
func (n *Network) TeeManagerDomain() contracts.Domain {
	return n.domain(contracts.TeeManagerDomain, n.Addresses.TeeManager)
}

// VerifierDomain is the EIP-712 domain of AttestationVerifier.
func (n *Network) VerifierDomain() contracts.Domain {
	return n.domain(contracts.AttestationVerifierDomain, n.Addresses.AttestationVerifier)
}

func (n *Network) domain(name string, at common.Address) contracts.Domain {
	return contracts.Domain{Name: name, Version: contracts.DomainVersion, ChainID: n.ID(), VerifyingContract: at}
}

// SecretsDomain is the EIP-712 domain of SecretManager.
func (n *Network) SecretsDomain() contracts.Domain {
	return n.domain(contracts.SecretManagerDomain, n.Addresses.SecretManager)
}

// Mint gives both tokens to an account and lets Jobs, SecretManager and TeeManager take them.
func (n *Network) Mint(ctx context.Context, to Account, payment, stake *big.Int) error {
	for _, t := range []struct {
		token, spender common.Address
		amount         *big.Int
	}{
		{n.PaymentToken, n.Addresses.Jobs, payment}, {n.PaymentToken, n.Addresses.SecretManager, nil},
		{n.StakingToken, n.Addresses.TeeManager, stake},
	} {
		if t.amount != nil {
			if _, err := n.Send(ctx, n.Admin, &t.token, n.Token.PackMint(to.Address, t.amount)); err != nil {
				return fmt.Errorf("minting: %w", err)
			}
		}
		if _, err := n.Send(ctx, to, &t.token, n.Token.PackApprove(t.spender, maxUint256)); err != nil {
			return fmt.Errorf("approving: %w", err)
		}
	}
	return nil
}

var maxUint256 = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))

// Storage is what enclaves offer for secrets, in bytes, unless said otherwise.
const Storage = 1 << 30

// Registration is all that registers an enclave.
type Registration struct {
	Enclave    Account
	Owner      common.Address // as the enclave signs it
	Image      deploy.Image
	Capacity   uint64
	Storage    uint64 // bytes
	Stake      *big.Int
	Env        uint8
	AttestedAt time.Time
	SignedAt   time.Time
	Attester   Account // who signs the attestation
	Signer     Account // who signs for the enclave
}

// NewRegistration returns one that is accepted: signed now, for the network's image and env.
func (n *Network) NewRegistration(ctx context.Context, enclave Account, owner common.Address, capacity uint64, stake *big.Int) (Registration, error) {
	now, err := n.Now(ctx)
	return Registration{
		Enclave: enclave, Owner: owner, Image: n.Image, Capacity: capacity, Storage: Storage, Stake: stake, Env: n.Params.Env,
		AttestedAt: now, SignedAt: now, Attester: n.Verifier, Signer: enclave,
	}, err
}

// Attestation signs the registration's attestation.
func (n *Network) Attestation(r Registration) ([]byte, bindings.IAttestationVerifierAttestation, error) {
	a := contracts.Attestation{EnclavePubKey: r.Enclave.PublicKey(), PCR0: r.Image.PCR0, PCR1: r.Image.PCR1, PCR2: r.Image.PCR2, Timestamp: r.AttestedAt}
	sig, err := r.Attester.Sign(a.Digest(n.VerifierDomain()))
	return sig, bindings.IAttestationVerifierAttestation{
		EnclavePubKey: a.EnclavePubKey, PCR0: a.PCR0, PCR1: a.PCR1, PCR2: a.PCR2,
		TimestampInMilliseconds: big.NewInt(a.Timestamp.UnixMilli()),
	}, err
}

// RegisterData packs the call that registers r.
func (n *Network) RegisterData(r Registration) ([]byte, error) {
	attSig, att, err := n.Attestation(r)
	if err != nil {
		return nil, err
	}
	digest := contracts.Register{Owner: r.Owner, JobCapacity: r.Capacity, StorageCapacity: r.Storage, Env: r.Env, SignTimestamp: r.SignedAt}.Digest(n.TeeManagerDomain())
	sig, err := r.Signer.Sign(digest)
	if err != nil {
		return nil, err
	}
	return n.TeeManager.PackRegisterTeeNode(attSig, att, new(big.Int).SetUint64(r.Capacity), new(big.Int).SetUint64(r.Storage),
		r.Env, big.NewInt(r.SignedAt.Unix()), sig, r.Stake), nil
}

// Register registers an enclave of owner.
func (n *Network) Register(ctx context.Context, enclave, owner Account, capacity uint64, stake *big.Int) (*types.Receipt, error) {
	r, err := n.NewRegistration(ctx, enclave, owner.Address, capacity, stake)
	if err != nil {
		return nil, err
	}
	data, err := n.RegisterData(r)
	if err != nil {
		return nil, err
	}
	return n.Send(ctx, owner, &n.Addresses.TeeManager, data)
}

// CreateJob creates a job of owner and returns the event.
func (n *Network) CreateJob(ctx context.Context, owner Account, input []byte, deadline time.Duration) (*bindings.JobsJobCreated, *types.Receipt, error) {
	return n.CreateJobWithSecret(ctx, owner, new(big.Int), input, deadline)
}

// CreateJobWithSecret creates a job of owner that is to use a secret, and returns the event.
func (n *Network) CreateJobWithSecret(ctx context.Context, owner Account, secret *big.Int, input []byte, deadline time.Duration) (*bindings.JobsJobCreated, *types.Receipt, error) {
	data := n.Jobs.PackCreateJob(n.Params.Env, secret, common.HexToHash("0xc0de"), input, big.NewInt(deadline.Milliseconds()))
	receipt, err := n.Send(ctx, owner, &n.Addresses.Jobs, data)
	if err != nil {
		return nil, receipt, err
	}
	for _, l := range receipt.Logs {
		if event, err := n.Jobs.UnpackJobCreatedEvent(l); err == nil {
			return event, receipt, nil
		}
	}
	return nil, receipt, fmt.Errorf("createJob in %s emitted no JobCreated", receipt.TxHash)
}

// Answer is an output that an enclave signs, all but RequestDigest.
type Answer struct {
	JobID         *big.Int
	RequestDigest [8]byte // only for a list
	Output        []byte
	TotalTime     uint64 // ms
	ErrorCode     uint8
	SignedAt      time.Time
}

// AnswerTo returns the answer to a job, with a run time of 12 ms.
func AnswerTo(job *bindings.JobsJobCreated, output []byte, at time.Time) Answer {
	return Answer{JobID: job.JobId, RequestDigest: wire.RequestDigest(job), Output: output, TotalTime: 12, SignedAt: at}
}

// SubmitData signs an answer and packs the call that submits it.
func (n *Network) SubmitData(a Answer, signer Account) ([]byte, error) {
	o, err := n.SignedOutput(a, signer)
	if err != nil {
		return nil, err
	}
	return n.Jobs.PackSubmitOutput(o.Signature, o.JobId, o.Output, o.TotalTime, o.ErrorCode, o.SignTimestamp), nil
}

// SignedOutput signs an answer that is to be submitted in a list.
func (n *Network) SignedOutput(a Answer, signer Account) (bindings.JobsSignedOutput, error) {
	sig, err := signer.Sign(contracts.SubmitOutput{
		JobID: a.JobID, Output: a.Output, TotalTime: a.TotalTime, ErrorCode: a.ErrorCode, SignTimestamp: a.SignedAt,
	}.Digest(n.JobsDomain()))
	return bindings.JobsSignedOutput{
		Signature: sig, JobId: a.JobID, RequestDigest: a.RequestDigest, Output: a.Output,
		TotalTime: new(big.Int).SetUint64(a.TotalTime), ErrorCode: a.ErrorCode, SignTimestamp: big.NewInt(a.SignedAt.Unix()),
	}, err
}

// Submit has sender submit enclave's answer, signed now.
func (n *Network) Submit(ctx context.Context, sender, enclave Account, jobID *big.Int, output []byte) (*types.Receipt, error) {
	now, err := n.Now(ctx)
	if err != nil {
		return nil, err
	}
	data, err := n.SubmitData(Answer{JobID: jobID, Output: output, TotalTime: 12, SignedAt: now}, enclave)
	if err != nil {
		return nil, err
	}
	return n.Send(ctx, sender, &n.Addresses.Jobs, data)
}
