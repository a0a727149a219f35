package owner

import (
	"context"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// VerifierImage is an image in which verifiers may run.
type VerifierImage struct {
	ID       common.Hash `json:"imageId"`
	PCR0     []byte      `json:"-"`
	PCR1     []byte      `json:"-"`
	PCR2     []byte      `json:"-"`
	Approved bool        `json:"approved"`
}

// VerifierKey is the key of a verifier.
type VerifierKey struct {
	Verifier  common.Address `json:"verifier"`
	PublicKey []byte         `json:"-"`          // 64 bytes x‖y
	ImageID   common.Hash    `json:"imageId"`    // the last that it was approved with
	By        string         `json:"approvedBy"` // the last time: ByAdministrator or ByVerifier
	Known     bool           `json:"-"`          // not revoked itself
	Approved  bool           `json:"approved"`   // its word is taken: it is known, and its image is approved
}

// Who approved a verifier's key. Of a verifier the contract does not say which.
const (
	ByAdministrator = "administrator"
	ByVerifier      = "verifier" // one that was known: by its signature, which anybody may have sent
)

// Images returns all images that were approved from block from on, those that were
// revoked since as well, in their order.
func (v Verifiers) Images(ctx context.Context, from uint64) ([]VerifierImage, error) {
	b := bindings.NewAttestationVerifier()
	logs, err := v.events(ctx, from, bindings.AttestationVerifierEnclaveImageWhitelistedEventName)
	if err != nil {
		return nil, err
	}
	images := []VerifierImage{}
	for i := range logs {
		e, err := b.UnpackEnclaveImageWhitelistedEvent(&logs[i])
		if err != nil {
			return nil, unpackError(logs[i], err)
		}
		if slices.ContainsFunc(images, func(known VerifierImage) bool { return known.ID == e.ImageId }) {
			continue // approved again
		}
		image := VerifierImage{ID: e.ImageId, PCR0: e.PCR0, PCR1: e.PCR1, PCR2: e.PCR2}
		if image.Approved, err = v.views().approves(ctx, image.ID); err != nil {
			return nil, err
		}
		images = append(images, image)
	}
	return images, nil
}

// Keys returns all keys that were approved from block from on, by an administrator
// or by another verifier's signature, those that were revoked since as well, in
// their order.
func (v Verifiers) Keys(ctx context.Context, from uint64) ([]VerifierKey, error) {
	logs, err := v.events(ctx, from, bindings.AttestationVerifierEnclaveKeyWhitelistedEventName, bindings.AttestationVerifierEnclaveKeyVerifiedEventName)
	if err != nil {
		return nil, err
	}
	keys := []VerifierKey{}
	for _, l := range logs {
		key, err := approvedBy(l)
		if err != nil {
			return nil, unpackError(l, err)
		}
		if i := slices.IndexFunc(keys, func(k VerifierKey) bool { return k.Verifier == key.Verifier }); i >= 0 {
			keys[i] = key // approved again
			continue
		}
		keys = append(keys, key)
	}
	for i := range keys {
		if err := v.stateOf(ctx, &keys[i]); err != nil {
			return nil, err
		}
	}
	return keys, nil
}

// KeysWith returns the keys that were approved with an image from block from on
// and were not revoked themselves: whose word goes and comes with it.
func (v Verifiers) KeysWith(ctx context.Context, image common.Hash, from uint64) ([]common.Address, error) {
	keys, err := v.Keys(ctx, from)
	if err != nil {
		return nil, err
	}
	var with []common.Address
	for _, k := range keys {
		if k.Known && k.ImageID == image {
			with = append(with, k.Verifier)
		}
	}
	return with, nil
}

// approvedBy is the key that an event tells of.
func approvedBy(l types.Log) (VerifierKey, error) {
	b := bindings.NewAttestationVerifier()
	if e, err := b.UnpackEnclaveKeyVerifiedEvent(&l); err == nil {
		return VerifierKey{Verifier: e.EnclaveAddress, ImageID: e.ImageId, PublicKey: e.EnclavePubKey, By: ByVerifier}, nil
	}
	e, err := b.UnpackEnclaveKeyWhitelistedEvent(&l)
	if err != nil {
		return VerifierKey{}, err
	}
	return VerifierKey{Verifier: e.EnclaveAddress, ImageID: e.ImageId, PublicKey: e.EnclavePubKey, By: ByAdministrator}, nil
}

// stateOf asks how a key stands now.
func (v Verifiers) stateOf(ctx context.Context, k *VerifierKey) error {
	image, err := v.views().imageOf(ctx, k.Verifier)
	if err != nil || image == (common.Hash{}) {
		return err
	}
	k.ImageID, k.Known = image, true
	k.Approved, err = v.views().approves(ctx, image)
	return err
}

func (v Verifiers) events(ctx context.Context, from uint64, names ...string) ([]types.Log, error) {
	abi := bindings.NewAttestationVerifier().GetABI()
	var kinds []common.Hash
	for _, name := range names {
		kinds = append(kinds, abi.Events[name].ID)
	}
	return v.governed().events(ctx, from, kinds, nil)
}
