package sim

import (
	"context"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
)

// feeScale is what SecretFeeRate is divided by: bytes of a terabyte.
var feeScale = big.NewInt(1e12)

// SecretCost is what one store earns by keeping size bytes for so many seconds.
func (n *Network) SecretCost(size, seconds uint64) *big.Int {
	cost := new(big.Int).SetUint64(size)
	cost.Mul(cost, new(big.Int).SetUint64(seconds)).Mul(cost, new(big.Int).SetUint64(n.Params.SecretFeeRate))
	return cost.Div(cost, feeScale)
}

// SecretPrice is the least deposit of a secret.
func (n *Network) SecretPrice(size, seconds uint64) *big.Int {
	cost := n.SecretCost(size, seconds)
	return cost.Mul(cost, new(big.Int).SetUint64(n.Params.SecretCopies))
}

// CreateSecret creates a secret of owner that ends after duration, from the
// newest block on, and returns the event.
func (n *Network) CreateSecret(ctx context.Context, owner Account, size uint64, duration time.Duration, allowed ...common.Address) (*bindings.SecretManagerSecretCreated, *types.Receipt, error) {
	now, err := n.Now(ctx)
	if err != nil {
		return nil, nil, err
	}
	data := n.SecretManager.PackCreateSecret(n.Params.Env, new(big.Int).SetUint64(size), big.NewInt(now.Add(duration).Unix()),
		n.SecretPrice(size, uint64(duration/time.Second)), allowed)
	receipt, err := n.Send(ctx, owner, &n.Addresses.SecretManager, data)
	if err != nil {
		return nil, receipt, err
	}
	for _, l := range receipt.Logs {
		if event, err := n.SecretManager.UnpackSecretCreatedEvent(l); err == nil {
			return event, receipt, nil
		}
	}
	return nil, receipt, fmt.Errorf("createSecret in %s emitted no SecretCreated", receipt.TxHash)
}

// AcknowledgeData signs that store holds a secret, and packs the call.
func (n *Network) AcknowledgeData(store Account, id *big.Int, at time.Time) ([]byte, error) {
	sig, err := store.Sign(contracts.Acknowledge{SecretID: id, SignTimestamp: at}.Digest(n.SecretsDomain()))
	return n.SecretManager.PackAcknowledgeStore(id, big.NewInt(at.Unix()), sig), err
}

// AliveData signs that store is alive, and packs the call.
func (n *Network) AliveData(store Account, at time.Time) ([]byte, error) {
	sig, err := store.Sign(contracts.Alive{SignTimestamp: at}.Digest(n.SecretsDomain()))
	return n.SecretManager.PackMarkStoreAlive(big.NewInt(at.Unix()), sig), err
}

// Acknowledge has sender say that store holds a secret, signed now.
func (n *Network) Acknowledge(ctx context.Context, sender, store Account, id *big.Int) (*types.Receipt, error) {
	return n.signedNow(ctx, sender, func(at time.Time) ([]byte, error) { return n.AcknowledgeData(store, id, at) })
}

// Alive has sender prove that store is alive, signed now.
func (n *Network) Alive(ctx context.Context, sender, store Account) (*types.Receipt, error) {
	return n.signedNow(ctx, sender, func(at time.Time) ([]byte, error) { return n.AliveData(store, at) })
}

func (n *Network) signedNow(ctx context.Context, sender Account, data func(time.Time) ([]byte, error)) (*types.Receipt, error) {
	now, err := n.Now(ctx)
	if err != nil {
		return nil, err
	}
	packed, err := data(now)
	if err != nil {
		return nil, err
	}
	return n.Send(ctx, sender, &n.Addresses.SecretManager, packed)
}
