package owner

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
)

// Why nothing is encrypted to a store.
var (
	ErrStoreImage = errors.New("the image of the enclave is not one that the network trusts")
	ErrStoreKey   = errors.New("what answers there is another enclave")
	ErrAttested   = errors.New("the attestation of the enclave is refused")
)

// ErrUnseen is returned if nothing answers at the URL of an enclave.
var ErrUnseen = errors.New("nothing answers there")

// registeredImage returns the id of the image with which an enclave's key was
// registered, if that is still trusted.
func (s Secrets) registeredImage(ctx context.Context, teeManager, enclaveAddress common.Address) (common.Hash, error) {
	b, v := bindings.NewTeeManager(), s.views(ctx)
	id := ask(v, teeManager, b.PackGetVerifiedKey(enclaveAddress), b.UnpackGetVerifiedKey)
	image := ask(v, teeManager, b.PackGetWhitelistedImage(id), b.UnpackGetWhitelistedImage)
	switch {
	case v.err != nil:
		return common.Hash{}, v.err
	case id == [32]byte{}:
		return common.Hash{}, fmt.Errorf("%w: its key is not in the registry, or was revoked", ErrStoreImage)
	case len(image.PCR0) == 0:
		return common.Hash{}, fmt.Errorf("%w: %s was revoked", ErrStoreImage, common.Hash(id))
	}
	return id, nil
}

// attestedKey asks a store for an attestation document, and returns the public
// key in it, x‖y. The document must have been made for this call, be of the
// image that is registered for the enclave, and be of the enclave's own key.
func (d Delivery) attestedKey(ctx context.Context, store SecretAPI, enclaveAddress common.Address, image common.Hash) ([]byte, error) {
	policy := d.Policy
	if policy.ImageID != nil && *policy.ImageID != image {
		return nil, fmt.Errorf("%w: image id is %s in the registry, not %s", ErrAttested, image, policy.ImageID)
	}
	policy.ImageID = &image
	return attestedKey(ctx, store, enclaveAddress, policy, d.Now)
}

// attester is asked for a document.
type attester interface {
	Attestation(ctx context.Context, nonce []byte) ([]byte, error)
}

// attestedKey returns the public key, x‖y, in a document that is made for this
// call, by the policy, and of the enclave's own key.
func attestedKey(ctx context.Context, from attester, enclaveAddress common.Address, policy attestation.Policy, now func() time.Time) ([]byte, error) {
	policy.Nonce = attestation.NewNonce()
	if policy.MaxAge == 0 {
		policy.MaxAge, policy.MaxAhead = maxDocumentAge, maxDocumentAhead
	}
	raw, err := from.Attestation(ctx, policy.Nonce)
	if err != nil {
		return nil, fmt.Errorf("asking for an attestation: %w", err)
	}
	policy.Now = now()
	doc, err := attestation.Verify(raw, policy)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAttested, err)
	}
	if at := addressOf(doc.PublicKey); at != enclaveAddress {
		return nil, fmt.Errorf("%w: %s", ErrStoreKey, at)
	}
	return doc.PublicKey, nil
}

// CheckPort checks that an enclave is what answers at its external port. It
// returns ErrUnseen if nothing does, ErrStoreKey if another enclave does,
// ErrNoEnclave if something else does, or ErrAttested.
func CheckPort(ctx context.Context, port attester, enclaveAddress common.Address, policy attestation.Policy, now func() time.Time) error {
	try, cancel := context.WithTimeout(ctx, portTimeout)
	defer cancel()
	_, err := attestedKey(try, port, enclaveAddress, policy, now)
	var status *client.StatusError
	switch {
	case err != nil && ctx.Err() == nil && (try.Err() != nil || mayPass(err)):
		return fmt.Errorf("%w: %w", ErrUnseen, err)
	case errors.As(err, &status):
		return fmt.Errorf("%w, or none that keeps secrets: %w", ErrNoEnclave, err)
	}
	return err
}

const portTimeout = 10 * time.Second
