package owner

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

// Errors of the governance of images.
var (
	ErrNotAdmin   = errors.New("the account is not an administrator")
	ErrPCRs       = errors.New("not the measurements of an image: 48 bytes each, PCR0 not zero as in debug mode")
	ErrNotTrusted = errors.New("the image is not approved")
)

// maxEvictions is how many enclaves one transaction evicts: some 100,000 gas
// each.
const maxEvictions = 100

// LogReader reads events, too.
type LogReader interface {
	Chain
	FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error)
}

// Images is the registry of images that a TeeManager has.
type Images struct {
	Chain      LogReader
	Tx         Sender // of an administrator; nil where nothing is sent
	TeeManager common.Address
}

// Image is one of them.
type Image struct {
	ID       common.Hash      `json:"imageId"`
	PCR0     []byte           `json:"-"`
	PCR1     []byte           `json:"-"`
	PCR2     []byte           `json:"-"`
	Approved bool             `json:"approved"`
	Enclaves []common.Address `json:"enclaves"` // registered with it, and not evicted
}

// ApprovedImage returns a check, for an attestation.Policy, that returns nil for
// the id of an image that the network approves now and ErrApproval for
// another. Any other error of it means that this is not known.
func (n Network) ApprovedImage(ctx context.Context) func(common.Hash) error {
	return func(id common.Hash) error {
		approved, err := isApproved(ctx, n.Chain, n.TeeManager, id)
		if err == nil && !approved {
			err = fmt.Errorf("%w by the TeeManager %s: %s", attestation.ErrApproval, n.TeeManager, id)
		}
		return err
	}
}

func isApproved(ctx context.Context, c Chain, teeManager common.Address, id common.Hash) (bool, error) {
	b := bindings.NewTeeManager()
	image, err := view(ctx, c, teeManager, b.PackGetWhitelistedImage(id), b.UnpackGetWhitelistedImage)
	if err != nil {
		return false, fmt.Errorf("asking the TeeManager %s whether it approves image %s: %w", teeManager, id, err)
	}
	return len(image.PCR0) != 0, nil
}

// Approve has the TeeManager trust an image. The receipt is nil if it does
// already, and nothing is sent. It returns ErrPCRs or ErrNotAdmin.
func (m Images) Approve(ctx context.Context, pcr0, pcr1, pcr2 []byte, report Progress) (common.Hash, *types.Receipt, error) {
	id, err := checkedImage(pcr0, pcr1, pcr2)
	if err != nil {
		return common.Hash{}, nil, err
	}
	approved, err := isApproved(ctx, m.Chain, m.TeeManager, id)
	if err != nil || approved {
		return id, nil, err
	}
	receipt, err := m.governed().send(ctx, "approving the image", bindings.NewTeeManager().PackWhitelistEnclaveImage(pcr0, pcr1, pcr2), report)
	return id, receipt, err
}

// Revoke has the TeeManager trust an image no longer, and evicts the enclaves
// that run it, so that they get no more jobs and their answers are refused. What
// they owe then costs them stake: an image that is merely old is better retired
// with notice. The enclaves are those that were registered from block from on.
// It may be called again for enclaves that are left, and returns ErrNotTrusted
// if there is nothing to do.
func (m Images) Revoke(ctx context.Context, id common.Hash, from uint64, report Progress) (evicted []common.Address, receipts []*types.Receipt, err error) {
	report.step("looking for the enclaves that run it")
	approved, err := isApproved(ctx, m.Chain, m.TeeManager, id)
	if err != nil {
		return nil, nil, err
	}
	running, err := m.enclavesOf(ctx, from, id)
	if err != nil {
		return nil, nil, err
	}
	if !approved && len(running) == 0 {
		return nil, nil, fmt.Errorf("%w, and no enclave that is not evicted runs it: %s", ErrNotTrusted, id)
	}
	b := bindings.NewTeeManager()
	for first := true; first || len(running) > 0; first = false {
		some := running[:min(len(running), maxEvictions)]
		receipt, err := m.governed().send(ctx, "revoking the image", b.PackRevokeImageAndEvict(id, some), report)
		if err != nil {
			return evicted, receipts, err
		}
		receipts, evicted, running = append(receipts, receipt), append(evicted, some...), running[len(some):]
	}
	return evicted, receipts, nil
}

func (m Images) governed() governed {
	return governed{chain: m.Chain, tx: m.Tx, at: m.TeeManager, name: "TeeManager"}
}

// List returns all images that were approved from block from on, those that were
// revoked since as well, in their order.
func (m Images) List(ctx context.Context, from uint64) ([]Image, error) {
	b := bindings.NewTeeManager()
	logs, err := m.events(ctx, from, bindings.TeeManagerEnclaveImageWhitelistedEventName, nil)
	if err != nil {
		return nil, err
	}
	images := []Image{}
	for i := range logs {
		e, err := b.UnpackEnclaveImageWhitelistedEvent(&logs[i])
		if err != nil {
			return nil, unpackError(logs[i], err)
		}
		if slices.ContainsFunc(images, func(known Image) bool { return known.ID == e.ImageId }) {
			continue // approved again
		}
		image := Image{ID: e.ImageId, PCR0: e.PCR0, PCR1: e.PCR1, PCR2: e.PCR2}
		if image.Approved, err = isApproved(ctx, m.Chain, m.TeeManager, image.ID); err != nil {
			return nil, err
		}
		if image.Enclaves, err = m.enclavesOf(ctx, from, image.ID); err != nil {
			return nil, err
		}
		images = append(images, image)
	}
	return images, nil
}

// enclavesOf returns the enclaves that are registered with an image and can be
// selected or heard.
func (m Images) enclavesOf(ctx context.Context, from uint64, id common.Hash) ([]common.Address, error) {
	b := bindings.NewTeeManager()
	executors, err := view(ctx, m.Chain, m.TeeManager, b.PackEXECUTORS(), b.UnpackEXECUTORS)
	if err != nil {
		return nil, fmt.Errorf("asking the TeeManager %s for its Executors contract: %w", m.TeeManager, err)
	}
	logs, err := m.events(ctx, from, bindings.TeeManagerEnclaveKeyVerifiedEventName, []common.Hash{id})
	if err != nil {
		return nil, err
	}
	enclaves := []common.Address{}
	for i := range logs {
		e, err := b.UnpackEnclaveKeyVerifiedEvent(&logs[i])
		if err != nil {
			return nil, unpackError(logs[i], err)
		}
		if slices.Contains(enclaves, e.EnclaveAddress) {
			continue
		}
		runs, err := m.runs(ctx, executors, e.EnclaveAddress, id)
		if err != nil {
			return nil, fmt.Errorf("looking %s up in the registry: %w", e.EnclaveAddress, err)
		}
		if runs {
			enclaves = append(enclaves, e.EnclaveAddress)
		}
	}
	return enclaves, nil
}

// runs tells whether an enclave is registered with an image now, and not evicted.
func (m Images) runs(ctx context.Context, executors, enclaveAddress common.Address, id common.Hash) (bool, error) {
	b, x := bindings.NewTeeManager(), bindings.NewExecutors()
	owner, err := view(ctx, m.Chain, m.TeeManager, b.PackGetTeeNodeOwner(enclaveAddress), b.UnpackGetTeeNodeOwner)
	if err != nil || owner == (common.Address{}) {
		return false, err
	}
	image, err := view(ctx, m.Chain, m.TeeManager, b.PackGetVerifiedKey(enclaveAddress), b.UnpackGetVerifiedKey)
	if err != nil || image != id {
		return false, err
	}
	evicted, err := view(ctx, m.Chain, executors, x.PackIsEvicted(enclaveAddress), x.UnpackIsEvicted)
	return err == nil && !evicted, err
}

// events reads events of a name; of an image only, or nil: of all.
func (m Images) events(ctx context.Context, from uint64, name string, image []common.Hash) ([]types.Log, error) {
	return m.governed().events(ctx, from, []common.Hash{bindings.NewTeeManager().GetABI().Events[name].ID}, image)
}
