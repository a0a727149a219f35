package owner

import (
	"context"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/client"
)

// Errors that a caller can act on.
var (
	ErrNotOwner   = errors.New("the account is not the enclave's owner")
	ErrBalance    = errors.New("not enough tokens")
	ErrSignature  = errors.New("the enclave's registration message is not signed by its attested key")
	ErrOtherKey   = errors.New("the attestation is for another key than the enclave answers with")
	ErrRegistered = errors.New("the enclave is registered already")
	ErrUnknown    = errors.New("the enclave is not registered")

	ErrBlank             = errors.New("the enclave has no owner or no keys yet")
	ErrVerifier          = errors.New("the verifier's key is none that the contract knows")
	ErrMinStake          = errors.New("less than the least stake with which an enclave gets jobs")
	ErrDraining          = errors.New("the enclave is draining already")
	ErrNotDraining       = errors.New("the enclave is not draining")
	ErrVerifierNonce     = errors.New("the nonce of the verifier is of no use")
	ErrVerifierSignature = errors.New("what the verifier answers is no signature")
	ErrNoEvent           = errors.New("the transaction registered nothing")

	ErrPending = errors.New("the enclave still owes answers")
	ErrStake   = errors.New("the enclave has less stake")
)

// Enclave is what is asked of an enclave's API.
type Enclave interface {
	Health(ctx context.Context) (enclave.Health, error)
	SetImmutable(ctx context.Context, owner common.Address) error
	SetMutable(ctx context.Context, m enclave.Mutable) error
	TeeDetails(ctx context.Context) (enclave.TeeDetails, error)
	SignedRegistration(ctx context.Context) (enclave.SignedRegistration, error)
	Attestation(ctx context.Context, nonce []byte) ([]byte, error)
}

var _ Enclave = (*client.Client)(nil)

// Sender sends transactions from the owner's account. Send returns when the
// transaction is mined; one that fails is an error.
type Sender interface {
	Address() common.Address
	Send(ctx context.Context, to common.Address, data []byte) (*types.Receipt, error)
}

// Chain is read at its newest block.
type Chain interface {
	ChainID() *big.Int
	CallContract(ctx context.Context, call ethereum.CallMsg, block *big.Int) ([]byte, error)
}

// Network is where an owner acts.
type Network struct {
	Chain      Chain
	Tx         Sender
	TeeManager common.Address
}

// Progress is told each step as it begins; nil is allowed.
type Progress func(step string)

func (p Progress) step(s string) {
	if p != nil {
		p(s)
	}
}
