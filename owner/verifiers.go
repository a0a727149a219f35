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
)

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
		approved, err := v.approves(ctx, id)
		if err == nil && !approved {
			err = fmt.Errorf("%w by the AttestationVerifier %s: %s", attestation.ErrApproval, v.Contract, id)
		}
		return err
	}
}

func (v Verifiers) approves(ctx context.Context, id common.Hash) (bool, error) {
	b := bindings.NewAttestationVerifier()
	image, err := view(ctx, v.Chain, v.Contract, b.PackWhitelistedImages(id), b.UnpackWhitelistedImages)
	if err != nil {
		return false, fmt.Errorf("asking the AttestationVerifier %s whether it approves image %s: %w", v.Contract, id, err)
	}
	return len(image.PCR0) != 0, nil
}

// imageOf is the image with which a key is known; zero: it is not known.
func (v Verifiers) imageOf(ctx context.Context, key common.Address) (common.Hash, error) {
	b := bindings.NewAttestationVerifier()
	image, err := view(ctx, v.Chain, v.Contract, b.PackVerifiedKeys(key), b.UnpackVerifiedKeys)
	if err != nil {
		return common.Hash{}, fmt.Errorf("asking the AttestationVerifier %s for the key %s: %w", v.Contract, key, err)
	}
	return image, nil
}

// ApproveImage has the contract approve an image. The receipt is nil if it does
// already, and nothing is sent. It returns ErrPCRs or ErrNotAdmin. Keys that were
// approved with the image before it was revoked are believed again.
func (v Verifiers) ApproveImage(ctx context.Context, pcr0, pcr1, pcr2 []byte, report Progress) (common.Hash, *types.Receipt, error) {
	id, err := checkedImage(pcr0, pcr1, pcr2)
	if err != nil {
		return common.Hash{}, nil, err
	}
	approved, err := v.approves(ctx, id)
	if err != nil || approved {
		return id, nil, err
	}
	receipt, err := v.governed().send(ctx, "approving the image", bindings.NewAttestationVerifier().PackWhitelistEnclaveImage(pcr0, pcr1, pcr2), report)
	return id, receipt, err
}

// ApproveKey has the contract take the word of a key, 64 bytes x‖y, of a verifier
// that runs an image; that of a key that was revoked, too. The receipt is nil if
// it does already, and nothing is sent. It returns ErrVerifierKey, ErrNotAdmin,
// or attestation.ErrApproval if the image is not approved.
func (v Verifiers) ApproveKey(ctx context.Context, publicKey []byte, image common.Hash, report Progress) (common.Address, *types.Receipt, error) {
	key, err := crypto.UnmarshalPubkey(append([]byte{4}, publicKey...))
	if err != nil {
		return common.Address{}, nil, fmt.Errorf("%w, not these %d", ErrVerifierKey, len(publicKey))
	}
	at := crypto.PubkeyToAddress(*key)
	if err := v.ApprovedImage(ctx)(image); err != nil {
		return at, nil, err
	}
	known, err := v.imageOf(ctx, at)
	if err != nil || known == image {
		return at, nil, err
	}
	receipt, err := v.governed().send(ctx, "approving the key", bindings.NewAttestationVerifier().PackWhitelistEnclaveKey(publicKey, image), report)
	return at, receipt, err
}

// RevokeImage has the contract take no word of a key with this image any more, and
// returns those keys, as far as they came from block from on. It returns
// ErrNotTrusted or ErrNotAdmin.
func (v Verifiers) RevokeImage(ctx context.Context, id common.Hash, from uint64, report Progress) ([]common.Address, *types.Receipt, error) {
	approved, err := v.approves(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	if !approved {
		return nil, nil, fmt.Errorf("%w by the AttestationVerifier %s: %s", ErrNotTrusted, v.Contract, id)
	}
	keys, err := v.Keys(ctx, from)
	if err != nil {
		return nil, nil, err
	}
	receipt, err := v.governed().send(ctx, "revoking the image", bindings.NewAttestationVerifier().PackRevokeEnclaveImage(id), report)
	var lost []common.Address
	for _, k := range keys {
		if k.Approved && k.ImageID == id {
			lost = append(lost, k.Verifier)
		}
	}
	return lost, receipt, err
}

// RevokeKey has the contract take a key's word no more, whatever becomes of its
// image, and returns the image that it had. It returns ErrNotKnown or
// ErrNotAdmin.
func (v Verifiers) RevokeKey(ctx context.Context, key common.Address, report Progress) (common.Hash, *types.Receipt, error) {
	image, err := v.imageOf(ctx, key)
	if err != nil {
		return common.Hash{}, nil, err
	}
	if image == (common.Hash{}) {
		return common.Hash{}, nil, fmt.Errorf("%w: %s, at AttestationVerifier %s", ErrNotKnown, key, v.Contract)
	}
	receipt, err := v.governed().send(ctx, "revoking the key", bindings.NewAttestationVerifier().PackRevokeEnclaveKey(key), report)
	return image, receipt, err
}
