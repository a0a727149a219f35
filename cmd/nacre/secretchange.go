package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// changedSecret is the answer of the commands that change a secret.
type changedSecret struct {
	ID      jobs.ID          `json:"secretId"`
	Done    string           `json:"done"`
	TxHash  common.Hash      `json:"txHash"`
	GasUsed uint64           `json:"gasUsed"`
	End     *time.Time       `json:"end,omitempty"`
	Paid    *big.Int         `json:"paid,omitempty"` // for a later end, payment token's smallest unit
	Back    *big.Int         `json:"paidBack,omitempty"`
	Allowed []common.Address `json:"allowed,omitzero"`
}

// change opens the network, changes a secret, and shows the answer.
func (c secretConfig) change(ctx context.Context, env environment, act func(context.Context, *secretSession, progress) (changedSecret, *types.Receipt, error)) error {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	env = env.within(ctx)
	s, err := c.openSecrets(ctx, env)
	if err != nil {
		return err
	}
	defer s.Close()
	p := env.progress()
	defer p.done()
	answer, receipt, err := act(ctx, s, p)
	if err != nil {
		return secretError(err)
	}
	p.done()
	answer.ID, answer.TxHash, answer.GasUsed = c.ID, receipt.TxHash, receipt.GasUsed
	answer.Back = s.refund(receipt)
	if c.JSON {
		return printJSON(env.stdout, answer)
	}
	return answer.print(ctx, env, s)
}

// refund is what a transaction paid back to owners of secrets; nil: nothing.
func (s *secretSession) refund(receipt *types.Receipt) *big.Int {
	back := owner.RefundedIn(receipt, s.Manager)
	if back.Sign() == 0 {
		return nil
	}
	return back
}

func (a changedSecret) print(ctx context.Context, env environment, s *secretSession) error {
	pairs := [][2]string{{a.Done, "secret " + a.ID.String()}}
	if a.End != nil {
		pairs = append(pairs, [2]string{"ends", clock(*a.End)})
	}
	if a.Allowed != nil {
		pairs = append(pairs, [2]string{"allowed", allowedLine(a.Allowed)})
	}
	for _, sum := range []struct {
		what string
		n    *big.Int
	}{{"paid", a.Paid}, {"paid back", a.Back}} {
		if sum.n != nil && sum.n.Sign() > 0 {
			pairs = append(pairs, [2]string{sum.what, tokensOf(ctx, s.Chain, s.terms.Token, sum.n)})
		}
	}
	return printPairs(env.stdout, append(pairs, [2]string{"transaction", a.TxHash.Hex()}, [2]string{"gas", fmt.Sprint(a.GasUsed)})...)
}

func extendSecret(ctx context.Context, env environment, c secretConfig) error {
	switch {
	case c.For == 0 && c.Until.IsZero():
		return usagef("until when? give either --for, such as 30d, or --until, such as 2027-01-31")
	case c.For != 0 && !c.Until.IsZero():
		return usagef("--for and --until both say when it ends: give one of them")
	case !c.Until.IsZero() && !c.Until.After(env.now()):
		return usagef("--until %s is past; nacre secret terminate %s ends it now", clock(c.Until), c.ID)
	}
	return c.change(ctx, env, func(ctx context.Context, s *secretSession, p progress) (a changedSecret, r *types.Receipt, err error) {
		end := c.Until
		if end.IsZero() {
			secret, err := s.OwnSecret(ctx, c.ID)
			if err != nil {
				return a, nil, err
			}
			end = secret.End.Add(c.For)
		}
		r, paid, err := s.Extend(ctx, s.terms, c.ID, end, p.say)
		if errors.Is(err, owner.ErrSecretTime) {
			err = usagef("the end would be %s; the network takes ends of up to %s from now", clock(end), longDuration(s.terms.MaxTime))
		}
		return changedSecret{Done: "end moved", End: &end, Paid: paid}, r, err
	})
}

func terminateSecret(ctx context.Context, env environment, c secretConfig) error {
	return c.change(ctx, env, func(ctx context.Context, s *secretSession, p progress) (changedSecret, *types.Receipt, error) {
		r, err := s.Terminate(ctx, c.ID, p.say)
		if errors.Is(err, owner.ErrSecretEnded) {
			err = usagef("%v; nacre secret remove %s takes it out of the contract", err, c.ID)
		}
		return changedSecret{Done: "ended"}, r, err
	})
}

func removeSecret(ctx context.Context, env environment, c secretConfig) error {
	return c.change(ctx, env, func(ctx context.Context, s *secretSession, p progress) (changedSecret, *types.Receipt, error) {
		r, err := s.Remove(ctx, c.ID, p.say)
		return changedSecret{Done: "removed"}, r, err
	})
}

// nothingToAllow is the error if all are allowed already, or none was.
func (c secretConfig) nothingToAllow() error {
	switch {
	case c.Revoke && len(c.Allow) == 1:
		return usagef("secret %s: %s may not use it as it is; nacre secret show %s says who may", c.ID, c.Allow[0], c.ID)
	case c.Revoke:
		return usagef("secret %s: none of these may use it as it is; nacre secret show %s says who may", c.ID, c.ID)
	case len(c.Allow) == 1:
		return usagef("secret %s: %s may use it already", c.ID, c.Allow[0])
	}
	return usagef("secret %s: all of these may use it already", c.ID)
}

func allowSecret(ctx context.Context, env environment, c secretConfig) error {
	return c.change(ctx, env, func(ctx context.Context, s *secretSession, p progress) (a changedSecret, r *types.Receipt, err error) {
		if _, err := s.OwnRunning(ctx, c.ID); err != nil {
			return a, nil, err
		}
		if me := s.Tx.Address(); slices.Contains(c.Allow, me) {
			return a, nil, usagef("%s is the owner of secret %s, who may always use it; leave it out", me, c.ID)
		}
		history, err := s.History(ctx, c.ID, c.FromBlock)
		if err != nil {
			return a, nil, err
		}
		allowed := c.allowedNow(history.Allowed)
		if len(allowed) == len(history.Allowed) {
			return a, nil, c.nothingToAllow()
		}
		r, err = s.SetAllowed(ctx, c.ID, allowed, p.say)
		return changedSecret{Done: "changed", Allowed: allowed}, r, err
	})
}

// allowedNow is the list of who may use the secret, changed as the command says.
func (c secretConfig) allowedNow(before []common.Address) []common.Address {
	after := slices.Clone(before)
	if c.Revoke {
		return slices.DeleteFunc(after, func(a common.Address) bool { return slices.Contains(c.Allow, a) })
	}
	for _, a := range c.Allow {
		if !slices.Contains(after, a) {
			after = append(after, a)
		}
	}
	return after
}
