package chain

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
)

// Image returns the image that a node's enclave was attested to run, as the
// quorum has it after a block. trusted is false if the enclave is not
// registered, or its key or its image was revoked.
func (s *SecretReader) Image(ctx context.Context, enclave common.Address, block uint64) (image common.Hash, trusted bool, err error) {
	r := s.at(ctx, block)
	node := view1(&r, s.teeManager, s.teeABI.PackTeeNodes(enclave), s.teeABI.UnpackTeeNodes)
	id := view1(&r, s.teeManager, s.teeABI.PackGetVerifiedKey(enclave), s.teeABI.UnpackGetVerifiedKey)
	measurement := view1(&r, s.teeManager, s.teeABI.PackGetWhitelistedImage(id), s.teeABI.UnpackGetWhitelistedImage)
	switch {
	case r.err != nil:
		return common.Hash{}, false, r.err
	case node.Owner == common.Address{} || id == [32]byte{} || len(measurement.PCR0) == 0:
		return common.Hash{}, false, nil
	}
	return id, true, nil
}
