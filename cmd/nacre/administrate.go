package main

import (
	"context"
	"errors"

	"github.com/nacre-tee/nacre/owner"
)

// printed is what a command answers.
type printed interface {
	print(env environment, asJSON bool) error
}

// administrate does what only an administrator of the network's contracts may, and
// prints the answer.
func administrate[A printed](ctx context.Context, env environment, f ownerFlags, do func(context.Context, account, target, progress) (A, error)) error {
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
	p := env.progress()
	defer p.done()
	answer, err := do(ctx, a, t, p)
	if err != nil {
		return registryError(err)
	}
	p.done()
	return answer.print(env, f.JSON)
}

// registryError makes usage errors of what another key or image would mend.
func registryError(err error) error {
	for _, mendable := range []error{owner.ErrNotAdmin, owner.ErrPCRs, owner.ErrNotTrusted, owner.ErrVerifierKey, owner.ErrNotKnown, owner.ErrKeyRevoked} {
		if errors.Is(err, mendable) {
			return hashError{usageError{err}}
		}
	}
	return err
}
