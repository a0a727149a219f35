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
	Keys     []common.Address `json:"verifiers,omitempty"` // whose word goes or comes back with their image
	Unlisted string           `json:"unlisted,omitempty"`  // why it is not known which these are
}

// with finds the keys of an image that was approved or revoked: that is done
// whether or not they can be found.
func (a *verifierChange) with(ctx context.Context, v owner.Verifiers, from uint64) {
	var err error
	if a.Keys, err = v.KeysWith(ctx, a.ImageID, from); err != nil {
		a.Unlisted = plainLine(err.Error())
	}
}

func (a verifierChange) print(env environment, asJSON bool) error {
	if a.Unlisted != "" {
		fmt.Fprintf(env.stderr, "warning: it is done; which keys came with the image is not known: %s\n", a.Unlisted)
	}
	if asJSON {
		return printJSON(env.stdout, a)
	}
	pairs := [][2]string{{a.Done, a.ImageID.Hex()}}
	if a.Verifier != nil {
		pairs = [][2]string{{a.Done, a.Verifier.Hex()}, {"image id", a.ImageID.Hex()}}
	}
	whose := "believed again"
	if a.Done == "revoked" {
		whose = "verifier"
	}
	pairs = append(pairs, addressPairs(whose, a.Keys)...)
	return printPairs(env.stdout, append(pairs, a.sent()...)...)
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
