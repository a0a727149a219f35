package owner

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// SecretHistory is what the events say of a secret. Amounts are in the payment
// token's smallest unit.
type SecretHistory struct {
	Deposited *big.Int         `json:"deposited"` // when it was created
	Paid      *big.Int         `json:"paid"`      // to stores so far
	Refunded  *big.Int         `json:"refunded"`  // to its owner so far
	Copies    int              `json:"copies"`    // stores that it was created with
	Kept      bool             `json:"kept"`      // all of these acknowledged it
	Allowed   []common.Address `json:"allowed"`   // who may use it, besides its owner
	Removed   bool             `json:"removed"`

	acknowledged int
}

// History reads a secret's events from block from on. It returns ErrNoSecret if
// the secret was not created there.
func (s Secrets) History(ctx context.Context, id jobs.ID, from uint64) (SecretHistory, error) {
	logs, err := s.events(ctx, from, [][]common.Hash{nil, {common.Hash(id)}})
	if err != nil {
		return SecretHistory{}, err
	}
	h := SecretHistory{Paid: new(big.Int), Refunded: new(big.Int), Allowed: []common.Address{}}
	for i := range logs {
		h.apply(&logs[i])
	}
	if h.Deposited == nil {
		return h, fmt.Errorf("%w: %s (in the events from block %d on)", ErrNoSecret, id, from)
	}
	return h, nil
}

func (h *SecretHistory) apply(l *types.Log) {
	b := bindings.NewSecretManager()
	if ev, err := b.UnpackSecretCreatedEvent(l); err == nil {
		h.Deposited, h.Copies = ev.UsdcDeposit, len(ev.SelectedEnclaves)
	}
	if _, err := b.UnpackSecretStoreAcknowledgementSuccessEvent(l); err == nil {
		h.acknowledged++
		h.Kept = h.Kept || h.acknowledged >= h.Copies
	}
	if ev, err := b.UnpackSecretStorePaidEvent(l); err == nil {
		h.Paid.Add(h.Paid, ev.Amount)
	}
	if ev, err := b.UnpackSecretRefundedEvent(l); err == nil {
		h.Refunded.Add(h.Refunded, ev.Amount)
	}
	if ev, err := b.UnpackSecretAllowedAddressesSetEvent(l); err == nil {
		h.Allowed = slices.Clone(ev.AllowedAddresses)
	}
	if _, err := b.UnpackSecretRemovedEvent(l); err == nil {
		h.Removed = true
	}
}

// AcknowledgedAt returns when stores acknowledged a secret, which each does once:
// the times of the blocks, as far as the node tells them with events from block
// from on.
func (s Secrets) AcknowledgedAt(ctx context.Context, id jobs.ID, from uint64) (map[common.Address]time.Time, error) {
	b := bindings.NewSecretManager()
	kind := b.GetABI().Events[bindings.SecretManagerSecretStoreAcknowledgementSuccessEventName].ID
	logs, err := s.events(ctx, from, [][]common.Hash{{kind}, {common.Hash(id)}})
	if err != nil {
		return nil, err
	}
	at := map[common.Address]time.Time{}
	for i := range logs {
		ev, err := b.UnpackSecretStoreAcknowledgementSuccessEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("event %d of transaction %s: %w", logs[i].Index, logs[i].TxHash, err)
		}
		if seconds := logs[i].BlockTimestamp; seconds > 0 {
			at[ev.EnclaveAddress] = unix(new(big.Int).SetUint64(seconds))
		}
	}
	return at, nil
}

// Of returns the ids of all secrets that an account created from block from on,
// in their order, and those that are gone as well.
func (s Secrets) Of(ctx context.Context, account common.Address, from uint64) ([]jobs.ID, error) {
	b := bindings.NewSecretManager()
	created := b.GetABI().Events[bindings.SecretManagerSecretCreatedEventName].ID
	logs, err := s.events(ctx, from, [][]common.Hash{{created}, nil, {common.BytesToHash(account[:])}})
	if err != nil {
		return nil, err
	}
	ids := []jobs.ID{}
	for i := range logs {
		ev, err := b.UnpackSecretCreatedEvent(&logs[i])
		if err != nil {
			return nil, fmt.Errorf("event %d of transaction %s: %w", logs[i].Index, logs[i].TxHash, err)
		}
		id, err := jobs.IDFromBig(ev.SecretId)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// ErrNoBlock is returned for events from a block on that does not exist.
var ErrNoBlock = errors.New("there is no such block yet")

func (s Secrets) events(ctx context.Context, from uint64, topics [][]common.Hash) ([]types.Log, error) {
	if from > 0 {
		head, err := s.Chain.Head(ctx)
		if err != nil {
			return nil, fmt.Errorf("asking for the newest block: %w", err)
		}
		if from > head.Number {
			return nil, fmt.Errorf("%w: %d, the newest one is %d", ErrNoBlock, from, head.Number)
		}
	}
	logs, err := s.Chain.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: new(big.Int).SetUint64(from), Addresses: []common.Address{s.Manager}, Topics: topics,
	})
	if err != nil {
		return nil, fmt.Errorf("asking for the events of secrets from block %d on: %w", from, err)
	}
	return slices.DeleteFunc(logs, func(l types.Log) bool { return l.Removed }), nil
}

// RefundedIn is how much a transaction paid back to owners of secrets, in the
// payment token's smallest unit.
func RefundedIn(receipt *types.Receipt, manager common.Address) *big.Int {
	b, sum := bindings.NewSecretManager(), new(big.Int)
	for _, l := range receipt.Logs {
		if l.Address != manager {
			continue
		}
		if ev, err := b.UnpackSecretRefundedEvent(l); err == nil {
			sum.Add(sum, ev.Amount)
		}
	}
	return sum
}
