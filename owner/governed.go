package owner

import (
	"bytes"
	"context"
	"fmt"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

// governed is a contract with administrators and a registry of images.
type governed struct {
	chain LogReader
	tx    Sender // of an administrator; nil where nothing is sent
	at    common.Address
	name  string
}

// send sends what only an administrator may, or returns ErrNotAdmin. What is done
// is in the error of a transaction that fails.
func (g governed) send(ctx context.Context, what string, data []byte, report Progress) (*types.Receipt, error) {
	b, me := bindings.NewTeeManager(), g.tx.Address() // every contract with roles has this view
	admin, err := view(ctx, g.chain, g.at, b.PackHasRole([32]byte{}, me), b.UnpackHasRole)
	if err != nil {
		return nil, fmt.Errorf("asking the %s %s for its administrators: %w", g.name, g.at, err)
	}
	if !admin {
		return nil, fmt.Errorf("%w of the %s %s: %s", ErrNotAdmin, g.name, g.at, me)
	}
	report.step("sending the transaction")
	receipt, err := g.tx.Send(ctx, g.at, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return receipt, nil
}

// events reads events of some kinds; if second is not nil, only those whose second
// indexed argument is one of it.
func (g governed) events(ctx context.Context, from uint64, kinds, second []common.Hash) ([]types.Log, error) {
	topics := [][]common.Hash{kinds}
	if second != nil {
		topics = append(topics, nil, second)
	}
	logs, err := g.chain.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: new(big.Int).SetUint64(from), Addresses: []common.Address{g.at}, Topics: topics,
	})
	if err != nil {
		return nil, fmt.Errorf("asking the %s %s for its events from block %d on: %w; if the nodes do not answer for so many blocks, begin later with --from-block", g.name, g.at, from, err)
	}
	return slices.DeleteFunc(logs, func(l types.Log) bool { return l.Removed }), nil
}

func unpackError(l types.Log, err error) error {
	return fmt.Errorf("event %d of transaction %s: %w", l.Index, l.TxHash, err)
}

// checkedImage returns the id of an image, or ErrPCRs.
func checkedImage(pcr0, pcr1, pcr2 []byte) (common.Hash, error) {
	for _, pcr := range [][]byte{pcr0, pcr1, pcr2} {
		if len(pcr) != attestation.PCRLength {
			return common.Hash{}, fmt.Errorf("%w: one has %d bytes", ErrPCRs, len(pcr))
		}
	}
	if bytes.Equal(pcr0, make([]byte, attestation.PCRLength)) {
		return common.Hash{}, ErrPCRs
	}
	return contracts.Attestation{PCR0: pcr0, PCR1: pcr1, PCR2: pcr2}.ImageID(), nil
}
