package devnet

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha512"
	"fmt"
	"math/big"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/enclave"
)

// Names of the test root's files, which the development build of the executor
// looks for.
const (
	rootCertificate = "root.pem"
	rootKey         = "root.key"
)

// userTokens is how much the job creator has and lets the Jobs contract take:
// a million dollars, in the smallest unit.
var userTokens = tokens(1_000_000, deploy.PaymentDecimals)

// Stake is what each executor has at stake, in the smallest unit of the
// staking token: ten times the least.
func stake(p deploy.Params) *big.Int { return new(big.Int).Mul(p.MinStake, big.NewInt(10)) }

func tokens(n int64, decimals int64) *big.Int {
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(decimals), nil)
	return unit.Mul(unit, big.NewInt(n))
}

// deploy makes the attestation's root, puts the contracts on the chain and
// hands out tokens.
func (d *Devnet) deploy(ctx context.Context, keys accounts) error {
	d.step("deploying the contracts")
	if err := d.makeRoot(); err != nil {
		return err
	}
	d.params = deployParams(keys)
	if d.cfg.Executors > 0 {
		m, err := enclave.MeasureExecutable(d.cfg.Executor)
		if err != nil {
			return err
		}
		d.measured = m
		d.params.Images = []deploy.Image{{PCR0: m.PCR0[:], PCR1: m.PCR1[:], PCR2: m.PCR2[:]}}
	}
	if d.cfg.Params != nil {
		d.cfg.Params(&d.params)
	}
	admin, user := d.batch(keys.admin), d.batch(keys.user)
	at, err := deploy.Deploy(ctx, admin, d.params)
	if err != nil {
		return err
	}
	d.info.Contracts = Contracts{TeeManager: at.TeeManager, Executors: at.Executors, Jobs: at.Jobs,
		UserCode: at.UserCode, AttestationVerifier: at.AttestationVerifier, SecretManager: at.SecretManager, SecretStore: at.SecretStore, Directory: at.Directory}
	d.info.Tokens = Tokens{Staking: at.StakingToken, Payment: at.PaymentToken}
	if err := d.handOut(ctx, admin, user, keys); err != nil {
		return err
	}
	if err := admin.finish(ctx); err != nil {
		return err
	}
	return user.finish(ctx)
}

func (d *Devnet) makeRoot() error {
	root, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		return err
	}
	d.root = root
	d.info.AttestationRoot = filepath.Join(d.info.Dir, rootCertificate)
	return root.Save(d.info.AttestationRoot, filepath.Join(d.info.Dir, rootKey))
}

// deployParams are those of the network at large, with our verifier and without
// an image.
func deployParams(keys accounts) deploy.Params {
	p := deploy.Default(keys.admin.Address)
	some := uint64(max(len(keys.executors), 1))
	// A job is refused unless all that it selects are there.
	p.NodesToSelect = min(p.NodesToSelect, some)
	p.SecretCopies = min(p.SecretCopies, some)
	// The verifier is a key and no enclave: its image is a name.
	name := sha512.Sum384([]byte("nacre devnet verifier"))
	p.VerifierImage = deploy.Image{PCR0: name[:], PCR1: name[:], PCR2: name[:]}
	p.VerifierKey = crypto.FromECDSAPub(&keys.verifier.key.PublicKey)[1:]
	return p
}

// handOut gives owners what they stake and the user what jobs and secrets cost,
// and lets the contracts take the latter.
func (d *Devnet) handOut(ctx context.Context, admin, user *batch, keys accounts) error {
	token := bindings.NewTestToken()
	each := new(big.Int).Mul(stake(d.params), big.NewInt(2)) // as much is left for more stake
	for _, e := range keys.executors {
		if _, err := admin.Send(ctx, &d.info.Tokens.Staking, token.PackMint(e.owner.Address, each)); err != nil {
			return err
		}
	}
	if _, err := admin.Send(ctx, &d.info.Tokens.Payment, token.PackMint(keys.user.Address, userTokens)); err != nil {
		return err
	}
	for _, spender := range []common.Address{d.info.Contracts.Jobs, d.info.Contracts.SecretManager} {
		if _, err := user.Send(ctx, &d.info.Tokens.Payment, token.PackApprove(spender, userTokens)); err != nil {
			return err
		}
	}
	return nil
}

// Deadlines are the bounds of the deadline of jobs in a devnet.
func Deadlines() (least, most time.Duration) {
	p := deploy.Default(common.Address{})
	return p.MinDeadline, p.MaxDeadline
}

// batchGas is the gas limit of each transaction of a batch; what is not used
// costs nothing.
const batchGas = 12_000_000

// batch sends transactions of one account without waiting for each, so that
// all of a deployment fits into a block or two. What it returns for each is
// what will be so if the transaction succeeds; finish tells whether all did.
type batch struct {
	chain *ethclient.Client
	key   *ecdsa.PrivateKey
	from  common.Address
	nonce uint64
	sent  []common.Hash
}

var _ deploy.Sender = (*batch)(nil)

// batch is for an account that has sent nothing yet.
func (d *Devnet) batch(k keyed) *batch { return &batch{chain: d.chain, key: k.key, from: k.Address} }

// Send puts a transaction into the pool.
func (b *batch) Send(ctx context.Context, to *common.Address, data []byte) (*types.Receipt, error) {
	fee := ether(1)
	fee.Div(fee, big.NewInt(1e9)) // 1 gwei over a base fee that only falls from 1 gwei
	tx, err := types.SignNewTx(b.key, types.LatestSignerForChainID(big.NewInt(ChainID)), &types.DynamicFeeTx{
		ChainID: big.NewInt(ChainID), Nonce: b.nonce, To: to, Data: data, Gas: batchGas,
		GasFeeCap: new(big.Int).Mul(fee, big.NewInt(10)), GasTipCap: fee,
	})
	if err != nil {
		return nil, err
	}
	if err := b.chain.SendTransaction(ctx, tx); err != nil {
		return nil, err
	}
	b.sent = append(b.sent, tx.Hash())
	receipt := &types.Receipt{TxHash: tx.Hash(), Status: types.ReceiptStatusSuccessful}
	if to == nil {
		receipt.ContractAddress = crypto.CreateAddress(b.from, b.nonce)
	}
	b.nonce++
	return receipt, nil
}

// finish waits until all are mined and returns the first that failed.
func (b *batch) finish(ctx context.Context) error {
	for i, hash := range b.sent {
		receipt, err := bind.WaitMined(ctx, b.chain, hash)
		if err != nil {
			return fmt.Errorf("waiting for transaction %d of %d: %w", i+1, len(b.sent), err)
		}
		if receipt.Status != types.ReceiptStatusSuccessful {
			return fmt.Errorf("transaction %d of %d: %w: %s", i+1, len(b.sent), deploy.ErrReverted, hash)
		}
	}
	return nil
}
