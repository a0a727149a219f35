package contracts_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

const (
	secretSize = 777_777
	secretTime = 2 * time.Hour
)

// newSecretWorld is a world whose fees for secrets do not divide evenly.
func newSecretWorld(t testing.TB, stores int, change func(*deploy.Params)) *world {
	t.Helper()
	return newWorld(t, stores, func(p *deploy.Params) {
		p.SecretFeeRate = 123_457_001
		if change != nil {
			change(p)
		}
	})
}

func (w *world) createSecret(size uint64, duration time.Duration, allowed ...common.Address) *bindings.SecretManagerSecretCreated {
	w.t.Helper()
	event, _, err := w.CreateSecret(w.ctx, w.client, size, duration, allowed...)
	if err != nil {
		w.t.Fatal(named(err))
	}
	return event
}

// keptSecret is one that all its stores acknowledged.
func (w *world) keptSecret(allowed ...common.Address) *bindings.SecretManagerSecretCreated {
	w.t.Helper()
	secret := w.createSecret(secretSize, secretTime, allowed...)
	w.acknowledgeAll(secret)
	return secret
}

func (w *world) acknowledgeAll(secret *bindings.SecretManagerSecretCreated) {
	w.t.Helper()
	for _, e := range secret.SelectedEnclaves {
		w.acknowledge(secret.SecretId, e)
	}
}

func (w *world) acknowledge(id *big.Int, store common.Address) *types.Receipt {
	w.t.Helper()
	receipt, err := w.Acknowledge(w.ctx, w.gasKey, w.enclave(store), id)
	if err != nil {
		w.t.Fatal(named(err))
	}
	return receipt
}

func (w *world) alive(stores ...common.Address) {
	w.t.Helper()
	for _, s := range stores {
		if _, err := w.Alive(w.ctx, w.gasKey, w.enclave(s)); err != nil {
			w.t.Fatal(named(err))
		}
	}
}

// manage sends a call of SecretManager that must succeed.
func (w *world) manage(from sim.Account, data []byte) *types.Receipt {
	w.t.Helper()
	return w.send(from, w.Addresses.SecretManager, data)
}

func (w *world) refuseSecret(want string, from sim.Account, data []byte) {
	w.t.Helper()
	w.refused(want, from, w.Addresses.SecretManager, data)
}

func (w *world) secret(id *big.Int) bindings.UserStorageOutput {
	w.t.Helper()
	return view(w, w.Addresses.SecretManager, w.SecretManager.PackUserStorage(id), w.SecretManager.UnpackUserStorage)
}

func (w *world) storesOf(id *big.Int) []bindings.SecretManagerSelectedEnclave {
	w.t.Helper()
	return view(w, w.Addresses.SecretManager, w.SecretManager.PackGetSelectedEnclaves(id), w.SecretManager.UnpackGetSelectedEnclaves)
}

func (w *world) store(enclave common.Address) bindings.SecretStoresOutput {
	w.t.Helper()
	return view(w, w.Addresses.SecretStore, w.SecretStore.PackSecretStores(enclave), w.SecretStore.UnpackSecretStores)
}

func (w *world) heldBy(enclave common.Address) []*big.Int {
	w.t.Helper()
	return view(w, w.Addresses.SecretStore, w.SecretStore.PackGetStoreAckSecretIds(enclave), w.SecretStore.UnpackGetStoreAckSecretIds)
}

// storeWeight is what the tree of stores holds for an enclave.
func (w *world) storeWeight(enclave common.Address) uint64 {
	w.t.Helper()
	return view(w, w.Addresses.SecretStore, w.SecretStore.PackGetNodeValue(w.Params.Env, enclave), w.SecretStore.UnpackGetNodeValue).Uint64()
}

// secretCredit is what an account can withdraw from SecretManager.
func (w *world) secretCredit(of common.Address) *big.Int {
	w.t.Helper()
	return view(w, w.Addresses.SecretManager, w.SecretManager.PackCredits(of), w.SecretManager.UnpackCredits)
}

func (w *world) lastAlive(enclave common.Address) int64 {
	w.t.Helper()
	return w.store(enclave).LastAliveTimestamp.Int64()
}

// paid sums what a receipt says stores earned, by enclave.
func (w *world) paid(receipt *types.Receipt) map[common.Address]int64 {
	sum := map[common.Address]int64{}
	for _, l := range receipt.Logs {
		if e, err := w.SecretManager.UnpackSecretStorePaidEvent(l); err == nil {
			sum[e.EnclaveAddress] += e.Amount.Int64()
		}
	}
	return sum
}

// refunded is what a receipt says the owner was paid back.
func (w *world) refunded(receipt *types.Receipt) int64 {
	sum := int64(0)
	for _, l := range receipt.Logs {
		if e, err := w.SecretManager.UnpackSecretRefundedEvent(l); err == nil {
			sum += e.Amount.Int64()
		}
	}
	return sum
}

// emitted returns all events of a receipt that unpack takes.
func emitted[T any](receipt *types.Receipt, unpack func(*types.Log) (*T, error)) (events []*T) {
	for _, l := range receipt.Logs {
		if e, err := unpack(l); err == nil {
			events = append(events, e)
		}
	}
	return events
}
