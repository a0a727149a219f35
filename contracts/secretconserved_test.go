package contracts_test

import (
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/common"
)

// secretsConserved compares what SecretManager holds with what it owes, the
// stores' accounts with the secrets, and each store's weight with its state.
func (w *world) secretsConserved() {
	w.t.Helper()
	owed := new(big.Int)
	for _, p := range []common.Address{w.owner.Address, w.client.Address} {
		owed.Add(owed, w.secretCredit(p))
	}
	occupied, held := map[common.Address]int64{}, map[common.Address][]int64{}
	count := view(w, w.Addresses.SecretManager, w.SecretManager.PackSecretId(), w.SecretManager.UnpackSecretId).Int64()
	for id := int64(1); id <= count; id++ {
		s := w.secret(big.NewInt(id))
		owed.Add(owed, s.UsdcDeposit)
		seen := map[common.Address]bool{}
		for _, c := range w.storesOf(big.NewInt(id)) {
			if seen[c.EnclaveAddress] {
				w.t.Errorf("secret %d: %s has it twice", id, c.EnclaveAddress)
			}
			seen[c.EnclaveAddress] = true
			occupied[c.EnclaveAddress] += s.SizeLimit.Int64()
			if c.HasAcknowledgedStore {
				held[c.EnclaveAddress] = append(held[c.EnclaveAddress], id)
			}
		}
	}
	same(w.t, "payment tokens in SecretManager", w.balance(w.PaymentToken, w.Addresses.SecretManager), owed)
	drawable := int64(0)
	for _, e := range w.enclaves {
		if got := w.store(e.Address).StorageOccupied.Int64(); got != occupied[e.Address] {
			w.t.Errorf("%s: %d bytes occupied, its secrets have %d", e.Address, got, occupied[e.Address])
		}
		w.listed(e.Address, held[e.Address])
		if w.storeWeight(e.Address) != 0 {
			drawable++
		}
	}
	if n := view(w, w.Addresses.SecretStore, w.SecretStore.PackNodesInTree(w.Params.Env), w.SecretStore.UnpackNodesInTree); n.Int64() != drawable {
		w.t.Errorf("%s stores can be drawn, want %d", n, drawable)
	}
}

// listed compares a store's list with the secrets that say it has them.
func (w *world) listed(store common.Address, want []int64) {
	w.t.Helper()
	var got []int64
	for _, id := range w.heldBy(store) {
		got = append(got, id.Int64())
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		w.t.Errorf("%s lists %v, but holds %v", store, got, want)
	}
}
