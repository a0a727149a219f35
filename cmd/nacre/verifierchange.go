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
	t, err := f.target()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, f.Timeout)
	defer cancel()
	env = env.within(ctx)
	key := ""
	if t.devnet != nil {
		key = t.devnet.Accounts.Admin.KeyFile
	}
	a, err := f.openAccount(ctx, env, t, key)
	if err != nil {
		return err
	}
	defer a.Close()
	if err := teeManagerRole.check(ctx, a.Client, t.teeManager, t.devnet != nil); err != nil {
		return err
	}
	verifiers, err := owner.FindVerifiers(ctx, a.Client, a, t.teeManager)
	if err != nil {
		return err
	}
	p := env.progress()
	defer p.done()
	answer, err := do(ctx, verifiers, p)
	if err != nil {
		return verifierChangeError(err)
	}
	p.done()
	return answer.print(env, f.JSON)
}

// verifierChangeError makes usage errors of what another key or image would mend.
func verifierChangeError(err error) error {
	if errors.Is(err, attestation.ErrApproval) {
		err = fmt.Errorf("%w; approve that first: nacre verifier approve", err)
	}
	for _, mendable := range []error{owner.ErrVerifierKey, owner.ErrNotKnown, attestation.ErrApproval} {
		if errors.Is(err, mendable) {
			return hashError{usageError{err}}
		}
	}
	return registryError(err)
}
