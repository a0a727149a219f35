package contracts_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/deploy"
)

func TestSecretIsKeptAndPaid(t *testing.T) {
	w := newSecretWorld(t, 5, nil)
	before := w.balance(w.PaymentToken, w.client.Address)
	secret := w.createSecret(secretSize, secretTime, w.owner.Address)
	deposit := w.SecretPrice(secretSize, uint64(secretTime/second))
	if len(secret.SelectedEnclaves) != 3 || secret.Owner != w.client.Address || secret.SecretId.Int64() != 1 ||
		secret.SizeLimit.Int64() != secretSize || secret.UsdcDeposit.Cmp(deposit) != 0 {
		t.Fatalf("SecretCreated: %+v", secret)
	}
	for _, e := range secret.SelectedEnclaves {
		if s := w.store(e); s.StorageOccupied.Int64() != secretSize || len(w.heldBy(e)) != 0 {
			t.Errorf("store before its acknowledgement: %+v", s)
		}
	}
	for i, e := range secret.SelectedEnclaves {
		if s := w.storesOf(secret.SecretId)[i]; s.EnclaveAddress != e || s.HasAcknowledgedStore || s.ReplacedAckTimestamp.Sign() != 0 {
			t.Errorf("store %d: %+v", i, s)
		}
		if ack := w.secret(secret.SecretId).AckTimestamp; ack.Sign() != 0 {
			t.Errorf("acknowledged at %s, before store %d did", ack, i)
		}
		w.acknowledge(secret.SecretId, e)
		if held := w.heldBy(e); len(held) != 1 || held[0].Cmp(secret.SecretId) != 0 {
			t.Errorf("store %d holds %v", i, held)
		}
	}
	ack := w.now().Unix()
	u := w.secret(secret.SecretId)
	if u.Env != w.Params.Env || u.Owner != w.client.Address || u.SizeLimit.Int64() != secretSize || u.UsdcDeposit.Cmp(deposit) != 0 ||
		u.StartTimestamp.Int64() >= ack || u.EndTimestamp.Cmp(secret.EndTimestamp) != 0 || u.AckTimestamp.Int64() != ack {
		t.Errorf("userStorage: %+v", u)
	}

	// Each store proves to be alive until another moment; the first one beyond the end.
	earned := map[common.Address]int64{}
	for range int(secretTime/w.Params.MarkAliveTimeout) + 2 {
		w.pass(w.Params.MarkAliveTimeout - 10*second)
		w.alive(secret.SelectedEnclaves...)
	}
	end := secret.EndTimestamp.Int64()
	if w.now().Unix() < end {
		t.Fatal("the secret has not ended yet")
	}
	receipt := w.manage(w.slasher, w.SecretManager.PackRemoveSecret(secret.SecretId))
	for _, e := range secret.SelectedEnclaves {
		earned[e] = w.SecretCost(secretSize, uint64(end-ack)).Int64()
		if got := w.paid(receipt)[e]; got != earned[e] {
			t.Errorf("%s earned %d, want %d", e, got, earned[e])
		}
		if s := w.store(e); s.StorageOccupied.Sign() != 0 || len(w.heldBy(e)) != 0 {
			t.Errorf("store after removal: %+v", s)
		}
	}
	three := new(big.Int).Mul(big.NewInt(3), w.SecretCost(secretSize, uint64(end-ack)))
	same(t, "credited", w.secretCredit(w.owner.Address), three)
	same(t, "spent", new(big.Int).Sub(before, w.balance(w.PaymentToken, w.client.Address)), three)
	if u := w.secret(secret.SecretId); u.Owner != (common.Address{}) || len(w.storesOf(secret.SecretId)) != 0 {
		t.Errorf("after removal: %+v", u)
	}
	had := w.balance(w.PaymentToken, w.owner.Address)
	w.manage(w.slasher, w.SecretManager.PackWithdrawCredit(w.owner.Address))
	same(t, "paid out", new(big.Int).Sub(w.balance(w.PaymentToken, w.owner.Address), had), three)
	same(t, "left in the contract", w.balance(w.PaymentToken, w.Addresses.SecretManager), new(big.Int))
}

// A store is paid until its last proof of life, and not by the clock.
func TestStoreIsPaidUntilItsLastProof(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	secret := w.keptSecret()
	ack := w.secret(secret.SecretId).AckTimestamp.Int64()
	lively, silent := secret.SelectedEnclaves[0], secret.SelectedEnclaves[1]
	w.pass(100 * second)
	w.alive(silent)
	w.pass(300 * second)
	w.alive(lively)
	w.pass(77 * second)
	receipt := w.manage(w.slasher, w.SecretManager.PackPaySecretStores(secret.SecretId))
	for _, e := range []common.Address{lively, silent} {
		if got, want := w.paid(receipt)[e], w.SecretCost(secretSize, uint64(w.lastAlive(e)-ack)); got != want.Int64() || got == 0 {
			t.Errorf("%s earned %d, want %s", e, got, want)
		}
	}
	if got := w.paid(receipt)[secret.SelectedEnclaves[2]]; got != 0 {
		t.Errorf("a store without a proof since its acknowledgement earned %d", got)
	}
}

// Paid often, a store gets as much as paid once: rounding is not repeated.
func TestPayingOftenLosesNothing(t *testing.T) {
	w := newSecretWorld(t, 3, func(p *deploy.Params) { p.SecretFeeRate = 300_001 }) // a byte and second is 0.0000003 units
	secret := w.createSecret(1_000_003, secretTime)
	w.acknowledgeAll(secret)
	ack := w.secret(secret.SecretId).AckTimestamp.Int64()
	e, sum, exact := secret.SelectedEnclaves[0], int64(0), true
	for range 40 {
		w.pass(7 * second)
		from := w.lastAlive(e)
		w.alive(e)
		got := w.paid(w.manage(w.slasher, w.SecretManager.PackPaySecretStores(secret.SecretId)))[e]
		sum += got
		exact = exact && got == w.SecretCost(1_000_003, uint64(w.lastAlive(e)-from)).Int64()
	}
	if want := w.SecretCost(1_000_003, uint64(w.lastAlive(e)-ack)).Int64(); sum != want {
		t.Errorf("paid %d in all, want %d", sum, want)
	}
	if exact {
		t.Error("no payment was rounded: the test tests nothing")
	}
}

func TestAcknowledgementIsRefused(t *testing.T) {
	w := newSecretWorld(t, 4, nil)
	secret := w.createSecret(secretSize, secretTime)
	id, store := secret.SecretId, w.enclave(secret.SelectedEnclaves[0])
	ack := func(signer common.Address, id *big.Int, at time.Time) []byte {
		data, err := w.AcknowledgeData(w.enclave(signer), id, at)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	w.refuseSecret("SecretManagerInvalidSecret", w.gasKey, ack(store.Address, big.NewInt(2), w.now()))
	for _, e := range w.enclaves {
		if e.Address != secret.SelectedEnclaves[0] && e.Address != secret.SelectedEnclaves[1] && e.Address != secret.SelectedEnclaves[2] {
			w.refuseSecret("SecretManagerEnclaveNotFound", w.gasKey, ack(e.Address, id, w.now()))
		}
	}
	w.refuseSecret("SecretManagerSignatureTooOld", w.gasKey, ack(store.Address, id, w.now().Add(-time.Minute)))
	w.refuseSecret("SecretStoreSignatureFromFuture", w.gasKey, ack(store.Address, id, w.now().Add(time.Minute)))
	bare := w.SecretsDomain()
	bare.ChainID = nil
	sig, err := store.Sign(contracts.Acknowledge{SecretID: id, SignTimestamp: w.now()}.Digest(bare))
	if err != nil {
		t.Fatal(err)
	}
	w.refuseSecret("SecretManagerEnclaveNotFound", w.gasKey, w.SecretManager.PackAcknowledgeStore(id, big.NewInt(w.now().Unix()), sig))
	w.acknowledge(id, store.Address)
	w.refuseSecret("SecretManagerAlreadyAcknowledged", w.gasKey, ack(store.Address, id, w.now()))
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(secret.SelectedEnclaves[1]))
	w.refuseSecret("SecretStoreIsDraining", w.gasKey, ack(secret.SelectedEnclaves[1], id, w.now()))
	w.pass(w.Params.AckTimeout)
	w.refuseSecret("SecretManagerAcknowledgementTimeOver", w.gasKey, ack(secret.SelectedEnclaves[2], id, w.now()))
}

// If a first store does not acknowledge, everything comes back, and that store
// is not drawn until it proves to be alive.
func TestUnacknowledgedSecretIsPaidBack(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	before := w.balance(w.PaymentToken, w.client.Address)
	secret := w.createSecret(secretSize, secretTime)
	w.acknowledge(secret.SecretId, secret.SelectedEnclaves[0])
	w.acknowledge(secret.SecretId, secret.SelectedEnclaves[1])
	late := secret.SelectedEnclaves[2]
	fail := w.SecretManager.PackAcknowledgeStoreFailed(secret.SecretId)
	w.refuseSecret("SecretManagerAcknowledgementTimeoutPending", w.slasher, fail)
	for _, data := range [][]byte{w.SecretManager.PackTerminateSecret(secret.SecretId), w.SecretManager.PackRemoveSecret(secret.SecretId),
		w.SecretManager.PackUpdateSecretEndTimestamp(secret.SecretId, secret.EndTimestamp, new(big.Int))} {
		w.refuseSecret("SecretManagerUnacknowledged", w.client, data)
	}
	w.pass(w.Params.AckTimeout)
	receipt := w.manage(w.slasher, fail)
	event(w, receipt, w.SecretManager.UnpackSecretStoreAcknowledgementFailedEvent)
	event(w, receipt, w.SecretManager.UnpackSecretRemovedEvent)
	same(t, "balance", w.balance(w.PaymentToken, w.client.Address), before)
	for _, e := range secret.SelectedEnclaves {
		if w.store(e).StorageOccupied.Sign() != 0 || len(w.heldBy(e)) != 0 {
			t.Errorf("%s still has the secret", e)
		}
		if drawn := w.storeWeight(e) != 0; drawn == (e == late) {
			t.Errorf("%s can be drawn: %v", e, drawn)
		}
	}
	w.alive(late)
	if w.storeWeight(late) == 0 {
		t.Error("a store that proved to be alive is not drawn")
	}
	w.refuseSecret("SecretManagerInvalidSecret", w.slasher, fail)
}

func TestProofOfLifeIsRefused(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	secret := w.keptSecret()
	e := w.enclave(secret.SelectedEnclaves[0])
	alive := func(at time.Time) []byte {
		data, err := w.AliveData(e, at)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	w.refuseSecret("SecretStoreSignatureFromFuture", w.gasKey, alive(w.now().Add(time.Minute)))
	w.pass(100 * second)
	proof := alive(w.now())
	older := alive(w.now().Add(-10 * second))
	w.manage(w.gasKey, proof)
	w.refuseSecret("SecretStoreSignatureTooOld", w.gasKey, proof) // once and no more
	w.refuseSecret("SecretStoreSignatureTooOld", w.gasKey, older)
	sig, err := e.Sign(contracts.Alive{SignTimestamp: w.now()}.Digest(w.JobsDomain()))
	if err != nil {
		t.Fatal(err)
	}
	w.refuseSecret("SecretStoreUnknown", w.gasKey, w.SecretManager.PackMarkStoreAlive(big.NewInt(w.now().Unix()), sig))
	// One that holds nothing need not have proved anything, but a proof must be fresh.
	w.pass(w.Params.MarkAliveTimeout)
	w.refuseSecret("SecretStoreIsDead", w.gasKey, alive(w.now()))
}

func TestOwnerMovesTheEnd(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	secret := w.keptSecret()
	id, end := secret.SecretId, secret.EndTimestamp.Int64()
	update := func(end int64, deposit *big.Int) []byte {
		return w.SecretManager.PackUpdateSecretEndTimestamp(id, big.NewInt(end), deposit)
	}
	zero := new(big.Int)
	w.refuseSecret("SecretManagerInvalidSecretOwner", w.owner, update(end+10, fortune))
	w.refuseSecret("SecretManagerInvalidEndTimestamp", w.client, update(w.now().Unix(), zero))
	w.refuseSecret("SecretManagerInvalidEndTimestamp", w.client, update(w.now().Add(w.Params.MaxSecretDuration).Unix()+100, fortune))
	w.refuseSecret("SecretManagerInsufficientUsdcDeposit", w.client, update(end+3600, zero))
	w.refuseSecret("SecretManagerDepositTooHigh", w.client, update(end+3600, new(big.Int).Lsh(big.NewInt(1), 96)))

	// To the unit: one less is too little.
	ack := w.secret(id).AckTimestamp.Int64()
	need := w.SecretPrice(secretSize, uint64(end+3600-ack))
	need.Sub(need, w.secret(id).UsdcDeposit)
	w.refuseSecret("SecretManagerInsufficientUsdcDeposit", w.client, update(end+3600, new(big.Int).Sub(need, big.NewInt(1))))
	receipt := w.manage(w.client, update(end+3600, need))
	if e := event(w, receipt, w.SecretManager.UnpackSecretEndTimestampUpdatedEvent); e.EndTimestamp.Int64() != end+3600 || w.refunded(receipt) != 0 {
		t.Errorf("extended: %+v, %d refunded", e, w.refunded(receipt))
	}
	// Shorter than at first: what no store can earn any more comes back.
	had := w.secret(id).UsdcDeposit
	receipt = w.manage(w.client, update(end-3600, zero))
	same(t, "left", w.secret(id).UsdcDeposit, w.SecretPrice(secretSize, uint64(end-3600-ack)))
	same(t, "refunded", big.NewInt(w.refunded(receipt)), new(big.Int).Sub(had, w.secret(id).UsdcDeposit))
	w.secretsConserved()
}

func TestOwnerTerminates(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	before := w.balance(w.PaymentToken, w.client.Address)
	secret := w.keptSecret(w.owner.Address)
	id := secret.SecretId
	ack := w.secret(id).AckTimestamp.Int64()
	w.refuseSecret("SecretManagerInvalidSecretOwner", w.owner, w.SecretManager.PackTerminateSecret(id))
	w.refuseSecret("SecretManagerTerminationPending", w.client, w.SecretManager.PackRemoveSecret(id))
	w.pass(500 * second)
	receipt := w.manage(w.client, w.SecretManager.PackTerminateSecret(id))
	end := event(w, receipt, w.SecretManager.UnpackSecretTerminatedEvent).Timestamp.Int64()
	same(t, "left", w.secret(id).UsdcDeposit, w.SecretPrice(secretSize, uint64(end-ack)))
	w.refuseSecret("SecretManagerAlreadyTerminated", w.client, w.SecretManager.PackTerminateSecret(id))
	w.refuseSecret("SecretManagerAlreadyTerminated", w.client, w.SecretManager.PackUpdateSecretEndTimestamp(id, big.NewInt(end+9999), fortune))
	if name := w.mayUse(id, w.client.Address); name != "SecretManagerAlreadyTerminated" {
		t.Errorf("after its end it may be used: %q", name)
	}
	w.alive(secret.SelectedEnclaves[:2]...)
	remove := w.SecretManager.PackRemoveSecret(id)
	w.refuseSecret("SecretManagerTerminationPending", w.slasher, remove) // the third may yet prove that it was there
	w.alive(secret.SelectedEnclaves[2])
	w.manage(w.slasher, remove)
	same(t, "spent", new(big.Int).Sub(before, w.balance(w.PaymentToken, w.client.Address)), w.SecretPrice(secretSize, uint64(end-ack)))
	w.refuseSecret("SecretManagerInvalidSecret", w.slasher, remove)
	w.secretsConserved()
}

// A store that never proves anything does not keep a secret from being removed.
func TestEndedSecretIsRemovedWithoutItsStores(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	before := w.balance(w.PaymentToken, w.client.Address)
	secret := w.keptSecret()
	w.pass(secretTime)
	w.refuseSecret("SecretManagerTerminationPending", w.slasher, w.SecretManager.PackRemoveSecret(secret.SecretId))
	w.pass(w.Params.MarkAliveTimeout)
	receipt := w.manage(w.slasher, w.SecretManager.PackRemoveSecret(secret.SecretId))
	if paid := w.paid(receipt); len(paid) != 0 {
		t.Errorf("paid without a proof: %v", paid)
	}
	same(t, "balance", w.balance(w.PaymentToken, w.client.Address), before)
	w.secretsConserved()
}

// mayUse returns the error's name with which a user is refused, or "".
func (w *world) mayUse(id *big.Int, user common.Address) string {
	w.t.Helper()
	_, err := w.Call(w.ctx, w.gasKey.Address, w.Addresses.SecretManager, w.SecretManager.PackVerifyUserAndGetSelectedStores(id, user))
	return errorName(err)
}

func TestAllowedAddresses(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	secret := w.createSecret(secretSize, secretTime, w.owner.Address)
	id := secret.SecretId
	if name := w.mayUse(id, w.owner.Address); name != "SecretManagerUnacknowledged" {
		t.Errorf("an unacknowledged secret may be used: %q", name)
	}
	w.acknowledgeAll(secret)
	allowed := func(user common.Address) bool {
		return view(w, w.Addresses.SecretManager, w.SecretManager.PackHasSecretAllowedAddress(id, user), w.SecretManager.UnpackHasSecretAllowedAddress)
	}
	check := func(user common.Address, want bool) {
		t.Helper()
		name := ""
		if !want {
			name = "SecretManagerUserNotAllowed"
		}
		if got := w.mayUse(id, user); got != name || allowed(user) != want {
			t.Errorf("%s: %q, allowed %v, want %v", user, got, allowed(user), want)
		}
	}
	check(w.client.Address, true)
	check(w.owner.Address, true)
	check(w.slasher.Address, false)
	set := w.SecretManager.PackSetSecretAllowedAddresses(id, []common.Address{w.slasher.Address, w.gasKey.Address})
	w.refuseSecret("SecretManagerInvalidSecretOwner", w.owner, set)
	e := event(w, w.manage(w.client, set), w.SecretManager.UnpackSecretAllowedAddressesSetEvent)
	if len(e.AllowedAddresses) != 2 || e.AllowedAddresses[0] != w.slasher.Address {
		t.Errorf("SecretAllowedAddressesSet: %+v", e)
	}
	check(w.client.Address, true)
	check(w.owner.Address, false) // the list is replaced
	check(w.slasher.Address, true)
	check(w.gasKey.Address, true)
	if name := w.mayUse(big.NewInt(9), w.client.Address); name != "SecretManagerInvalidSecret" {
		t.Errorf("unknown secret: %q", name)
	}
}

func TestCreateSecretIsRefused(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	now := w.now()
	create := func(env uint8, size int64, duration time.Duration, deposit *big.Int) []byte {
		return w.SecretManager.PackCreateSecret(env, big.NewInt(size), big.NewInt(now.Add(duration).Unix()), deposit, nil)
	}
	env, most := w.Params.Env, int64(w.Params.MaxSecretSize)
	w.refuseSecret("SecretManagerInvalidSizeLimit", w.client, create(env, 0, secretTime, fortune))
	w.refuseSecret("SecretManagerInvalidSizeLimit", w.client, create(env, most+1, secretTime, fortune))
	w.refuseSecret("SecretManagerInvalidEndTimestamp", w.client, create(env, 1, w.Params.MinSecretDuration-second, fortune))
	w.refuseSecret("SecretManagerInvalidEndTimestamp", w.client, create(env, 1, w.Params.MaxSecretDuration+time.Minute, fortune))
	w.refuseSecret("SecretManagerInsufficientUsdcDeposit", w.client, create(env, most, secretTime, big.NewInt(1)))
	w.refuseSecret("SecretManagerDepositTooHigh", w.client, create(env, most, secretTime, new(big.Int).Lsh(big.NewInt(1), 96)))
	w.refuseSecret("SecretManagerUnavailableResources", w.client, create(7, 1, secretTime, big.NewInt(1e6)))
	w.refuseSecret("ERC20InsufficientAllowance", w.gasKey, create(env, most, secretTime, big.NewInt(1e12)))
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(w.enclaves[0].Address))
	w.refuseSecret("SecretManagerUnavailableResources", w.client, create(env, 1, secretTime, big.NewInt(1e6)))
	if w.store(w.enclaves[1].Address).StorageOccupied.Sign() != 0 {
		t.Error("a refused secret takes room")
	}
}
