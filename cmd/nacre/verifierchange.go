package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/owner"
)

// verifierChange is the answer in JSON.
type verifierChange struct {
	registryChange
	Verifier *common.Address  `json:"verifier,omitempty"`  // whose key it is; null: of an image
	Lost     []common.Address `json:"verifiers,omitempty"` // whose word is not taken any more, with their image
}

func (a verifierChange) print(env environment, asJSON bool) error {
	if asJSON {
		return printJSON(env.stdout, a)
	}
	pairs := [][2]string{{a.Done, a.ImageID.Hex()}}
	if a.Verifier != nil {
		pairs = [][2]string{{a.Done, a.Verifier.Hex()}, {"image id", a.ImageID.Hex()}}
	}
	for _, v := range a.Lost {
		pairs = append(pairs, [2]string{"verifier", v.Hex()})
	}
	for _, h := range a.TxHash {
		pairs = append(pairs, [2]string{"transaction", h.Hex()})
	}
	if len(a.TxHash) > 0 {
		pairs = append(pairs, [2]string{"gas", fmt.Sprint(a.GasUsed)})
	}
	return printPairs(env.stdout, pairs...)
}

// changeVerifiers does what only the administrator of the AttestationVerifier may.
func changeVerifiers(ctx context.Context, env environment, f ownerFlags, do func(context.Context, owner.Verifiers, progress) (verifierChange, error)) error {
	return administrate(ctx, env, f, func(ctx context.Context, a account, t target, p progress) (verifierChange, error) {
		verifiers, err := owner.FindVerifiers(ctx, a.Client, a, t.teeManager)
		if err != nil {
			return verifierChange{}, err
		}
		answer, err := do(ctx, verifiers, p)
		if errors.Is(err, attestation.ErrApproval) {
			err = hashError{usageError{fmt.Errorf("%w; approve that first: nacre verifier approve", err)}}
		}
		return answer, err
	})
}
