package owner

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// verifierViews is what an AttestationVerifier says.
type verifierViews struct {
	chain    Chain
	contract common.Address
}

func (v Verifiers) views() verifierViews { return verifierViews{v.Chain, v.Contract} }

func (v verifierViews) approves(ctx context.Context, id common.Hash) (bool, error) {
	b := bindings.NewAttestationVerifier()
	image, err := view(ctx, v.chain, v.contract, b.PackWhitelistedImages(id), b.UnpackWhitelistedImages)
	if err != nil {
		return false, fmt.Errorf("asking the AttestationVerifier %s whether it approves image %s: %w", v.contract, id, err)
	}
	return len(image.PCR0) != 0, nil
}

// imageOf is the image with which a key is known; zero: it is not known.
func (v verifierViews) imageOf(ctx context.Context, key common.Address) (common.Hash, error) {
	b := bindings.NewAttestationVerifier()
	image, err := view(ctx, v.chain, v.contract, b.PackVerifiedKeys(key), b.UnpackVerifiedKeys)
	if err != nil {
		return common.Hash{}, fmt.Errorf("asking the AttestationVerifier %s for the key %s: %w", v.contract, key, err)
	}
	return image, nil
}

func (v verifierViews) revoked(ctx context.Context, key common.Address) (bool, error) {
	b := bindings.NewAttestationVerifier()
	revoked, err := view(ctx, v.chain, v.contract, b.PackRevokedKeys(key), b.UnpackRevokedKeys)
	if err != nil {
		return false, fmt.Errorf("asking the AttestationVerifier %s whether the key %s was revoked: %w", v.contract, key, err)
	}
	return revoked, nil
}

// attestationVerifier asks the TeeManager whose word on attestations it
// takes.
func (n Network) attestationVerifier(ctx context.Context) (common.Address, error) {
	b := bindings.NewTeeManager()
	verifier, err := view(ctx, n.Chain, n.TeeManager, b.PackATTESTATIONVERIFIER(), b.UnpackATTESTATIONVERIFIER)
	if err != nil {
		return verifier, fmt.Errorf("asking the TeeManager %s for its attestation verifier: %w", n.TeeManager, err)
	}
	return verifier, nil
}

// checkVerifier returns ErrVerifier for a key whose word on attestations the
// contract would not take, ErrVerifierImage if that is for its image.
func (n Network) checkVerifier(ctx context.Context, contract, key common.Address) error {
	v := verifierViews{n.Chain, contract}
	image, err := v.imageOf(ctx, key)
	if err != nil {
		return err
	}
	if image == (common.Hash{}) {
		return fmt.Errorf("%w: %s, at AttestationVerifier %s", ErrVerifier, key, contract)
	}
	approved, err := v.approves(ctx, image)
	if err == nil && !approved {
		err = fmt.Errorf("%w: %s, at AttestationVerifier %s", ErrVerifierImage, key, contract)
	}
	return err
}
