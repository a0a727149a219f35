package owner

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// NewSecret says what is to be reserved for a secret.
type NewSecret struct {
	Size    uint64        // bytes that are reserved
	For     time.Duration // from now to its end; at least this
	Allowed []common.Address
}

// endSlack is by how much later than the shortest time a secret ends, because
// the contract counts from the block that the transaction comes into.
const endSlack = 2 * time.Minute

// Price checks what is asked for, and returns the end that is to be agreed and
// the deposit that it takes, in the payment token's smallest unit. What is not
// earned of it comes back.
func (s Secrets) Price(ctx context.Context, t SecretTerms, n NewSecret) (end time.Time, deposit *big.Int, err error) {
	switch {
	case n.Size < 1 || n.Size > t.MaxSize:
		return end, nil, fmt.Errorf("%w: %d bytes, the network takes 1 to %d", ErrSecretSize, n.Size, t.MaxSize)
	case n.For < t.MinTime || n.For > t.MaxTime:
		return end, nil, fmt.Errorf("%w: %s, the network takes %s to %s", ErrSecretTime, n.For, t.MinTime, t.MaxTime)
	}
	head, err := s.Chain.Head(ctx)
	if err != nil {
		return end, nil, fmt.Errorf("asking for the newest block: %w", err)
	}
	end = head.Time.Add(min(max(n.For, t.MinTime+endSlack), t.MaxTime)).Truncate(time.Second)
	deposit, err = s.priceOf(ctx, n.Size, end.Sub(head.Time))
	return end, deposit, err
}

// priceOf asks what all copies of a secret cost.
func (s Secrets) priceOf(ctx context.Context, size uint64, d time.Duration) (*big.Int, error) {
	b, v := bindings.NewSecretManager(), s.views(ctx)
	seconds := big.NewInt(int64((d + time.Second - 1) / time.Second))
	return ask(v, s.Manager, b.PackPriceOf(new(big.Int).SetUint64(size), seconds), b.UnpackPriceOf), v.err
}

// CreatedSecret is what Create did.
type CreatedSecret struct {
	ID      jobs.ID          `json:"secretId"`
	Stores  []common.Address `json:"stores"`
	End     time.Time        `json:"end"`
	Deposit *big.Int         `json:"deposit"` // payment token's smallest unit
	TxHash  common.Hash      `json:"txHash"`
	GasUsed uint64           `json:"gasUsed"`
}

// errNotReserved is returned if a transaction succeeded and yet created no
// secret.
var errNotReserved = errors.New("the transaction created no secret: is this the SecretManager contract?")

// Create lets the contract take the deposit, and reserves room for a secret.
func (s Secrets) Create(ctx context.Context, t SecretTerms, n NewSecret, end time.Time, deposit *big.Int, report Progress) (CreatedSecret, error) {
	if err := s.allow(ctx, t, deposit, report); err != nil {
		return CreatedSecret{}, err
	}
	report.step("creating the secret for " + s.priceText(ctx, t, deposit))
	data, err := bindings.NewSecretManager().TryPackCreateSecret(jobs.Env, new(big.Int).SetUint64(n.Size), big.NewInt(end.Unix()), deposit, n.Allowed)
	if err != nil {
		return CreatedSecret{}, err
	}
	receipt, err := s.Tx.Send(ctx, s.Manager, data)
	if err != nil {
		return CreatedSecret{}, fmt.Errorf("creating the secret: %w", err)
	}
	return s.created(receipt)
}

func (s Secrets) created(receipt *types.Receipt) (CreatedSecret, error) {
	b := bindings.NewSecretManager()
	for _, l := range receipt.Logs {
		if l.Address != s.Manager {
			continue
		}
		if ev, err := b.UnpackSecretCreatedEvent(l); err == nil {
			id, err := jobs.IDFromBig(ev.SecretId)
			return CreatedSecret{ID: id, Stores: ev.SelectedEnclaves, End: unix(ev.EndTimestamp), Deposit: ev.UsdcDeposit,
				TxHash: receipt.TxHash, GasUsed: receipt.GasUsed}, err
		}
	}
	return CreatedSecret{}, fmt.Errorf("transaction %s: %w", receipt.TxHash, errNotReserved)
}

// priceText shows a price, which may be less than the token's smallest unit.
func (s Secrets) priceText(ctx context.Context, t SecretTerms, n *big.Int) string {
	if n.Sign() == 0 {
		return "less than " + amountOf(ctx, s.Chain, t.Token, big.NewInt(1)) + ", which is nothing"
	}
	return amountOf(ctx, s.Chain, t.Token, n)
}

// CheckDeposit returns ErrBalance if the account cannot pay a deposit.
func (s Secrets) CheckDeposit(ctx context.Context, t SecretTerms, deposit *big.Int) error {
	if err := checkBalance(ctx, s.Chain, t.Token, s.Tx.Address(), deposit); err != nil {
		return s.unpaid(ctx, t, deposit, err)
	}
	return nil
}

func (s Secrets) unpaid(ctx context.Context, t SecretTerms, amount *big.Int, err error) error {
	return fmt.Errorf("paying %s for the secret: %w", amountOf(ctx, s.Chain, t.Token, amount), err)
}

func (s Secrets) allow(ctx context.Context, t SecretTerms, amount *big.Int, report Progress) error {
	if err := Allow(ctx, s.Chain, s.Tx, t.Token, s.Manager, amount, report); err != nil {
		return s.unpaid(ctx, t, amount, err)
	}
	return nil
}

// OwnSecret reads a secret of the account's. It returns ErrNoSecret or
// ErrSecretOwner.
func (s Secrets) OwnSecret(ctx context.Context, id jobs.ID) (Secret, error) {
	secret, err := s.Secret(ctx, id)
	if err != nil {
		return secret, err
	}
	if me := s.Tx.Address(); secret.Owner != me {
		return secret, fmt.Errorf("%w: it is %s, the key is that of %s", ErrSecretOwner, secret.Owner, me)
	}
	return secret, nil
}

// OwnRunning is OwnSecret for a secret that has not ended. It returns
// ErrSecretEnded if it has.
func (s Secrets) OwnRunning(ctx context.Context, id jobs.ID) (Secret, error) {
	secret, err := s.OwnSecret(ctx, id)
	if err == nil && secret.State() == SecretEnded {
		err = fmt.Errorf("%w: secret %s, at %s", ErrSecretEnded, id, secret.End.Format(time.DateTime+" UTC"))
	}
	return secret, err
}

// ownKept is OwnRunning for a secret that is kept now.
func (s Secrets) ownKept(ctx context.Context, id jobs.ID) (Secret, error) {
	secret, err := s.OwnRunning(ctx, id)
	if err == nil && secret.State() == SecretAwaited {
		return secret, fmt.Errorf("%w: secret %s, %d of %d have", ErrSecretAwaited, id, secret.Acknowledged(), len(secret.Stores))
	}
	return secret, err
}

// Extend moves the end of a secret of the account's, and pays for what that
// costs more; what it costs less is paid back. It returns what was paid, and
// ErrSecretSameEnd, before anything is sent, if nothing would change.
func (s Secrets) Extend(ctx context.Context, t SecretTerms, id jobs.ID, end time.Time, report Progress) (*types.Receipt, *big.Int, error) {
	secret, err := s.ownKept(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	if left := end.Sub(secret.Now); left <= 0 || left > t.MaxTime {
		return nil, nil, fmt.Errorf("%w: the end would be %s; from now to %s later would be right", ErrSecretTime, end.UTC().Format(time.DateTime+" UTC"), t.MaxTime)
	}
	if end.Equal(secret.End) {
		return nil, nil, fmt.Errorf("%w: secret %s ends at %s as it is", ErrSecretSameEnd, id, end.UTC().Format(time.DateTime+" UTC"))
	}
	more, err := s.extensionPrice(ctx, secret, end)
	if err != nil {
		return nil, nil, err
	}
	if more.Sign() > 0 {
		if err := s.allow(ctx, t, more, report); err != nil {
			return nil, nil, err
		}
	}
	what := "moving the end for " + amountOf(ctx, s.Chain, t.Token, more)
	if end.Before(secret.End) {
		what = "moving the end, which pays back what that saves"
	}
	report.step(what)
	data, err := bindings.NewSecretManager().TryPackUpdateSecretEndTimestamp(id.Big(), big.NewInt(end.Unix()), more)
	if err != nil {
		return nil, nil, err
	}
	receipt, err := s.Tx.Send(ctx, s.Manager, data)
	if err != nil {
		return nil, nil, fmt.Errorf("moving the end of secret %s: %w", id, err)
	}
	return receipt, more, nil
}

// extensionPrice is what must be added to a secret's deposit for a later end.
// The contract keeps no more than the stores can still earn until the end, so
// what the time between the two ends costs is enough, but for what was rounded
// off: one unit for each copy, which comes back.
func (s Secrets) extensionPrice(ctx context.Context, secret Secret, end time.Time) (*big.Int, error) {
	if !end.After(secret.End) {
		return new(big.Int), nil
	}
	price, err := s.priceOf(ctx, secret.SizeLimit, end.Sub(secret.End))
	if err != nil {
		return nil, err
	}
	return price.Add(price, big.NewInt(int64(len(secret.Stores)))), nil
}

// Terminate ends a secret of the account's now.
func (s Secrets) Terminate(ctx context.Context, id jobs.ID, report Progress) (*types.Receipt, error) {
	if _, err := s.ownKept(ctx, id); err != nil {
		return nil, err
	}
	return s.change(ctx, id, "ending", bindings.NewSecretManager().PackTerminateSecret(id.Big()), report)
}

// Remove takes a secret that has ended out of the contract, pays its stores and
// its owner. Anyone may send it.
func (s Secrets) Remove(ctx context.Context, id jobs.ID, report Progress) (*types.Receipt, error) {
	secret, err := s.Secret(ctx, id)
	switch {
	case err != nil:
		return nil, err
	case secret.State() != SecretEnded:
		return nil, fmt.Errorf("%w: secret %s ends at %s", ErrSecretRunning, id, secret.End.Format(time.DateTime+" UTC"))
	}
	if err := s.checkProofs(ctx, secret); err != nil {
		return nil, err
	}
	return s.change(ctx, id, "removing", bindings.NewSecretManager().PackRemoveSecret(id.Big()), report)
}

// checkProofs returns ErrSecretProofs while stores of a secret that has ended may
// still prove that they lived until then: they are paid for that.
func (s Secrets) checkProofs(ctx context.Context, secret Secret) error {
	m, v := bindings.NewSecretManager(), s.views(ctx)
	until := secret.End.Add(v.seconds(m.PackMARKALIVETIMEOUT(), m.UnpackMARKALIVETIMEOUT))
	if v.err != nil {
		return v.err
	}
	var owed []string
	for _, store := range secret.Stores {
		if store.LastAlive.Before(secret.End) {
			owed = append(owed, store.Enclave.Hex())
		}
	}
	if len(owed) == 0 || secret.Now.After(until) {
		return nil
	}
	return fmt.Errorf("%w: %s; secret %s can be removed after %s at the latest; its stores do that themselves, soon after each has proved it or that time is over",
		ErrSecretProofs, strings.Join(owed, ", "), secret.ID, until.UTC().Format(time.DateTime+" UTC"))
}

// SetAllowed says which accounts may use a secret of the account's, besides it:
// these and no others.
func (s Secrets) SetAllowed(ctx context.Context, id jobs.ID, allowed []common.Address, report Progress) (*types.Receipt, error) {
	if _, err := s.OwnRunning(ctx, id); err != nil {
		return nil, err
	}
	data, err := bindings.NewSecretManager().TryPackSetSecretAllowedAddresses(id.Big(), allowed)
	if err != nil {
		return nil, err
	}
	return s.change(ctx, id, "changing who may use", data, report)
}

func (s Secrets) change(ctx context.Context, id jobs.ID, what string, data []byte, report Progress) (*types.Receipt, error) {
	report.step("sending the transaction")
	receipt, err := s.Tx.Send(ctx, s.Manager, data)
	if err != nil {
		return nil, fmt.Errorf("%s secret %s: %w", what, id, err)
	}
	return receipt, nil
}
