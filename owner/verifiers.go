package owner

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

// Errors of the governance of verifiers.
var (
	ErrVerifierKey = errors.New("not a verifier's public key: 64 bytes x‖y of secp256k1")
	ErrNotKnown    = errors.New("the contract knows no verifier with this key")
	ErrKeyRevoked  = errors.New("the verifier's key was revoked")
)

// ErrVerifierImage is the ErrVerifier of a key that the contract would know if it
// still approved its image.
var ErrVerifierImage = fmt.Errorf("%w any more: its image was revoked", ErrVerifier)

// Verifiers is the registry that an AttestationVerifier has: images in which
// verifiers run, and keys of verifiers, each with its image. The word of a key is
// taken while both are approved. The contract looks at no document: it takes the
// administrator's word, so who sends a key has to verify the document first.
type Verifiers struct {
	Chain    LogReader
	Tx       Sender // of an administrator; nil where nothing is sent
	Contract common.Address
}

// FindVerifiers asks a TeeManager whose word it takes on attestations.
func FindVerifiers(ctx context.Context, c LogReader, tx Sender, teeManager common.Address) (Verifiers, error) {
	contract, err := Network{Chain: c, TeeManager: teeManager}.attestationVerifier(ctx)
	return Verifiers{Chain: c, Tx: tx, Contract: contract}, err
}

func (v Verifiers) governed() governed {
	return governed{chain: v.Chain, tx: v.Tx, at: v.Contract, name: "AttestationVerifier"}
}

// ApprovedImage returns a check, for an attestation.Policy, like that of
// Network, of images in which verifiers run.
func (v Verifiers) ApprovedImage(ctx context.Context) func(common.Hash) error {
	return func(id common.Hash) error {
		approved, err := v.views().approves(ctx, id)
		if err == nil && !approved {
			err = fmt.Errorf("%w by the AttestationVerifier %s: %s", attestation.ErrApproval, v.Contract, id)
		}
		return err
	}
}

// ApproveImage has the contract approve an image. The receipt is nil if it does
// already, and nothing is sent. It returns ErrPCRs or ErrNotAdmin. Keys that were
// approved with the image before it was revoked are believed again: KeysWith
// names them.
func (v Verifiers) ApproveImage(ctx context.Context, pcr0, pcr1, pcr2 []byte, report Progress) (common.Hash, *types.Receipt, error) {
	id, err := checkedImage(pcr0, pcr1, pcr2)
	if err != nil {
		return common.Hash{}, nil, err
	}
	approved, err := v.views().approves(ctx, id)
	if err != nil || approved {
		return id, nil, err
	}
	receipt, err := v.governed().send(ctx, "approving the image", bindings.NewAttestationVerifier().PackWhitelistEnclaveImage(pcr0, pcr1, pcr2), report)
	return id, receipt, err
}

// KeyApproval is what was done about a key.
type KeyApproval struct {
	Verifier common.Address
	Again    bool           // it was revoked before
	Receipt  *types.Receipt // nil: its word is taken already, and nothing was sent
}

// ApproveKey has the contract take the word of a key, 64 bytes x‖y, of a verifier
// that runs an image. It returns ErrVerifierKey, ErrNotAdmin,
// attestation.ErrApproval if the image is not approved, or ErrKeyRevoked for a key
// that was revoked, unless again says that it may be believed again: the contract
// would forget that it was.
func (v Verifiers) ApproveKey(ctx context.Context, publicKey []byte, image common.Hash, again bool, report Progress) (a KeyApproval, err error) {
	key, err := crypto.UnmarshalPubkey(append([]byte{4}, publicKey...))
	if err != nil {
		return a, fmt.Errorf("%w, not these %d", ErrVerifierKey, len(publicKey))
	}
	a.Verifier = crypto.PubkeyToAddress(*key)
	if err := v.ApprovedImage(ctx)(image); err != nil {
		return a, err
	}
	known, err := v.views().imageOf(ctx, a.Verifier)
	if err != nil || known == image {
		return a, err
	}
	if a.Again, err = v.views().revoked(ctx, a.Verifier); err != nil {
		return a, err
	}
	if a.Again && !again {
		return a, fmt.Errorf("%w: %s, at AttestationVerifier %s", ErrKeyRevoked, a.Verifier, v.Contract)
	}
	a.Receipt, err = v.governed().send(ctx, "approving the key", bindings.NewAttestationVerifier().PackWhitelistEnclaveKey(publicKey, image), report)
	return a, err
}

// RevokeImage has the contract take no word of a key with this image any more:
// KeysWith names them. It returns ErrNotTrusted or ErrNotAdmin.
func (v Verifiers) RevokeImage(ctx context.Context, id common.Hash, report Progress) (*types.Receipt, error) {
	approved, err := v.views().approves(ctx, id)
	if err != nil {
		return nil, err
	}
	if !approved {
		return nil, fmt.Errorf("%w by the AttestationVerifier %s: %s", ErrNotTrusted, v.Contract, id)
	}
	return v.governed().send(ctx, "revoking the image", bindings.NewAttestationVerifier().PackRevokeEnclaveImage(id), report)
}

// RevokeKey has the contract take a key's word no more, whatever becomes of its
// image, and returns the image that it had. Keys that it vouched for stay known.
// It returns ErrNotKnown or ErrNotAdmin.
func (v Verifiers) RevokeKey(ctx context.Context, key common.Address, report Progress) (common.Hash, *types.Receipt, error) {
	image, err := v.views().imageOf(ctx, key)
	if err != nil {
		return common.Hash{}, nil, err
	}
	if image == (common.Hash{}) {
		return common.Hash{}, nil, fmt.Errorf("%w: %s, at AttestationVerifier %s", ErrNotKnown, key, v.Contract)
	}
	receipt, err := v.governed().send(ctx, "revoking the key", bindings.NewAttestationVerifier().PackRevokeEnclaveKey(key), report)
	return image, receipt, err
}
