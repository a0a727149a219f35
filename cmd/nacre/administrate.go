package main

import (
	"context"
	"errors"
	"slices"

	"github.com/nacre-tee/nacre/chain"
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

// inspect asks the network's contracts, for which no key is needed.
func inspect(ctx context.Context, env environment, f ownerFlags, ask func(context.Context, *chain.Client, target) error) error {
	t, err := f.target()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, f.Timeout)
	defer cancel()
	client, err := chain.Dial(ctx, t.endpoints, errorLog(env))
	if err != nil {
		return dialError(err, t.devnet)
	}
	defer client.Close()
	if err := teeManagerRole.check(ctx, client, t.teeManager, t.devnet != nil); err != nil {
		return err
	}
	return ask(ctx, client, t)
}

// onceListed returns what a registry lists, revoked or not. What it does not list
// is likely another than was meant, which may be approved still: that it is
// revoked would not be what the person wants to hear. never says so.
func onceListed[T any](ctx context.Context, list func(context.Context, uint64) ([]T, error), from uint64, is func(T) bool, never error) (found T, err error) {
	all, err := list(ctx, from)
	if err != nil {
		return found, err
	}
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i], nil
	}
	return found, never
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
