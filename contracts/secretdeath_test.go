package contracts_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
)

// outlive lets the time of all stores but the dead ones pass, with proofs of life.
func (w *world) outlive(dead ...common.Address) {
	w.t.Helper()
	half := w.Params.MarkAliveTimeout/2 + 10*second
	for range 2 {
		w.pass(half)
		for _, e := range w.enclaves {
			if !has(dead, e.Address) && w.node(e.Address).Owner != (common.Address{}) {
				w.alive(e.Address)
			}
		}
	}
}

func has(list []common.Address, a common.Address) bool {
	for _, b := range list {
		if a == b {
			return true
		}
	}
	return false
}

// lateAck lets the time to acknowledge pass, while all stores prove to be alive.
func (w *world) lateAck() {
	w.t.Helper()
	w.pass(w.Params.AckTimeout + second)
}

func TestDeadStoreIsReplacedAndSlashed(t *testing.T) {
	w := newSecretWorld(t, 5, nil)
	secret := w.keptSecret()
	id, dead := secret.SecretId, secret.SelectedEnclaves[1]
	ack := w.secret(id).AckTimestamp.Int64()
	mark := w.SecretManager.PackMarkStoreDead(dead)
	w.pass(30 * second)
	w.alive(dead)
	last := w.lastAlive(dead)
	w.refuseSecret("SecretManagerStoreIsAlive", w.slasher, mark)
	w.outlive(dead)
	stake := w.node(dead).StakeAmount
	receipt := w.manage(w.slasher, mark)

	replaced := event(w, receipt, w.SecretManager.UnpackSecretStoreReplacedEvent)
	next := replaced.NewEnclaveAddress
	if replaced.PrevEnclaveAddress != dead || !replaced.IsMarkedDead || has(secret.SelectedEnclaves, next) {
		t.Errorf("SecretStoreReplaced: %+v", replaced)
	}
	if got, want := w.paid(receipt)[dead], w.SecretCost(secretSize, uint64(last-ack)).Int64(); got != want {
		t.Errorf("the dead store earned %d, want %d, until its last proof", got, want)
	}
	lost := new(big.Int).Div(stake, big.NewInt(10))
	same(t, "stake", w.node(dead).StakeAmount, new(big.Int).Sub(stake, lost))
	same(t, "slasher", w.credit(w.slasher.Address), new(big.Int).Div(lost, big.NewInt(10)))
	same(t, "pool", w.credit(w.Params.StakingPool), new(big.Int).Sub(lost, new(big.Int).Div(lost, big.NewInt(10))))
	if s := w.store(dead); s.StorageOccupied.Sign() != 0 || s.DeadTimestamp.Int64() != w.now().Unix() || w.storeWeight(dead) != 0 {
		t.Errorf("the dead store: %+v", s)
	}
	if got, want := w.weight(dead), new(big.Int).Div(w.node(dead).StakeAmount, w.Params.StakeQuantum).Uint64(); got != want {
		t.Errorf("as an executor it weighs %d, want %d", got, want)
	}
	w.conserved()
	w.secretsConserved()

	// Marked once, slashed once.
	w.refuseSecret("SecretManagerStoreIsAlive", w.slasher, mark)
	// It is back, for other secrets, when it proves to be alive.
	w.alive(dead)
	if s := w.store(dead); s.DeadTimestamp.Sign() != 0 || w.storeWeight(dead) == 0 {
		t.Errorf("the store that came back: %+v", s)
	}
	// The new store earns from its acknowledgement on.
	w.acknowledge(id, next)
	from := w.now().Unix()
	for _, c := range w.storesOf(id) {
		if c.EnclaveAddress == next && (!c.HasAcknowledgedStore || c.ReplacedAckTimestamp.Int64() != from || c.SelectTimestamp.Int64() >= from) {
			t.Errorf("the new store: %+v", c)
		}
	}
	w.pass(200 * second)
	w.alive(next)
	receipt = w.manage(w.slasher, w.SecretManager.PackPaySecretStores(id))
	if got, want := w.paid(receipt)[next], w.SecretCost(secretSize, uint64(w.lastAlive(next)-from)).Int64(); got != want {
		t.Errorf("the new store earned %d, want %d", got, want)
	}
	w.secretsConserved()
}

// While it has secrets, a store that missed its time can neither prove that it
// lives nor acknowledge others; whoever marks it has to be asked no favour.
func TestDeadStoreCannotComeBackForItsSecrets(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	first := w.keptSecret()
	dead := first.SelectedEnclaves[0]
	w.pass(w.Params.MarkAliveTimeout - 30*second)
	other := w.createSecret(secretSize, secretTime) // before the store is overdue
	w.alive(first.SelectedEnclaves[1:]...)
	w.pass(40 * second)
	ack, err := w.AcknowledgeData(w.enclave(dead), other.SecretId, w.now())
	if err != nil {
		t.Fatal(err)
	}
	w.refuseSecret("SecretStoreIsDead", w.gasKey, ack)
	alive, err := w.AliveData(w.enclave(dead), w.now())
	if err != nil {
		t.Fatal(err)
	}
	w.refuseSecret("SecretStoreIsDead", w.gasKey, alive)
	if got := view(w, w.Addresses.SecretManager, w.SecretManager.PackVerifyUserAndGetSelectedStores(first.SecretId, w.client.Address),
		w.SecretManager.UnpackVerifyUserAndGetSelectedStores); len(got) != 2 || has(got, dead) {
		t.Errorf("jobs would get %v", got)
	}
	// Nobody is left to replace it: the copy is given up and its price comes back.
	receipt := w.manage(w.gasKey, w.SecretManager.PackMarkStoreDead(dead))
	if e := event(w, receipt, w.SecretManager.UnpackSecretReplicationReducedEvent); e.ReplicationCount.Int64() != 2 {
		t.Errorf("SecretReplicationReduced: %+v", e)
	}
	end, from := first.EndTimestamp.Int64(), w.secret(first.SecretId).AckTimestamp.Int64()
	two := new(big.Int).Mul(big.NewInt(2), w.SecretCost(secretSize, uint64(end-from)))
	same(t, "left for two copies", w.secret(first.SecretId).UsdcDeposit, two)
	w.manage(w.gasKey, alive) // now that it holds nothing
	w.secretsConserved()
}

// With the last copy the secret is gone, and the rest of the deposit paid back.
func TestSecretWithoutStoresIsRemoved(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	before := w.balance(w.PaymentToken, w.client.Address)
	secret := w.keptSecret()
	w.pass(w.Params.MarkAliveTimeout + second)
	for i, e := range secret.SelectedEnclaves {
		receipt := w.manage(w.slasher, w.SecretManager.PackMarkStoreDead(e))
		if gone := len(emitted(receipt, w.SecretManager.UnpackSecretRemovedEvent)) == 1; gone != (i == 2) {
			t.Errorf("after store %d: removed %v", i, gone)
		}
	}
	same(t, "balance", w.balance(w.PaymentToken, w.client.Address), before)
	w.secretsConserved()
}

// A store with more secrets than one call takes care of is marked again, and slashed once.
func TestDeadStoreOfManySecrets(t *testing.T) {
	const secrets = 37
	w := newSecretWorld(t, 4, func(p *deploy.Params) {
		p.SecretCopies, p.AckTimeout = 1, time.Hour
		p.MinSecretDuration = 2 * time.Hour
	})
	holds := map[common.Address]int{}
	for range secrets {
		s := w.createSecret(1000, 24*time.Hour)
		holds[s.SelectedEnclaves[0]]++
		w.acknowledgeAll(s)
	}
	// All of them go to one store that is left.
	var left common.Address
	for e, n := range holds {
		if n > holds[left] {
			left = e
		}
	}
	dead := left
	w.outlive(dead)
	calls, stake := 0, w.node(dead).StakeAmount
	for len(w.heldBy(dead)) > 0 {
		before := len(w.heldBy(dead))
		receipt := w.manage(w.slasher, w.SecretManager.PackMarkStoreDead(dead))
		calls++
		if n := before - len(w.heldBy(dead)); n != min(before, 16) || len(emitted(receipt, w.SecretManager.UnpackSecretStoreReplacedEvent)) != n {
			t.Fatalf("call %d replaced %d of %d", calls, n, before)
		}
		if slashed := len(emitted(receipt, w.TeeManager.UnpackTeeNodeSlashedEvent)); slashed != 1 && calls == 1 || slashed != 0 && calls > 1 {
			t.Errorf("call %d slashed %d times", calls, slashed)
		}
		t.Logf("call %d: %d gas", calls, receipt.GasUsed)
	}
	same(t, "stake", w.node(dead).StakeAmount, new(big.Int).Sub(stake, new(big.Int).Div(stake, big.NewInt(10))))
	w.secretsConserved()
}

// One that does not acknowledge in time is replaced itself, and not drawn meanwhile.
func TestReplacementThatDoesNotAcknowledge(t *testing.T) {
	w := newSecretWorld(t, 5, nil)
	secret := w.keptSecret()
	id, dead := secret.SecretId, secret.SelectedEnclaves[0]
	w.outlive(dead)
	first := event(w, w.manage(w.slasher, w.SecretManager.PackMarkStoreDead(dead)), w.SecretManager.UnpackSecretStoreReplacedEvent).NewEnclaveAddress
	fail := w.SecretManager.PackAcknowledgeStoreFailed(id)
	w.refuseSecret("SecretManagerAcknowledgementTimeoutPending", w.slasher, fail)
	w.lateAck()
	receipt := w.manage(w.slasher, fail)
	event(w, receipt, w.SecretManager.UnpackSecretStoreAcknowledgementFailedEvent)
	replaced := event(w, receipt, w.SecretManager.UnpackSecretStoreReplacedEvent)
	if replaced.PrevEnclaveAddress != first || replaced.NewEnclaveAddress == first || replaced.IsMarkedDead {
		t.Errorf("SecretStoreReplaced: %+v", replaced)
	}
	if w.storeWeight(first) != 0 || w.store(first).StorageOccupied.Sign() != 0 {
		t.Error("the store that did not acknowledge is drawn, or keeps room")
	}
	if data, err := w.AcknowledgeData(w.enclave(first), id, w.now()); err != nil {
		t.Fatal(err)
	} else {
		w.refuseSecret("SecretManagerEnclaveNotFound", w.gasKey, data)
	}
	w.secretsConserved()
	// Nor does the next one: nobody is left, as the dead one has not come back.
	w.lateAck()
	receipt = w.manage(w.slasher, fail)
	if e := event(w, receipt, w.SecretManager.UnpackSecretReplicationReducedEvent); e.ReplicationCount.Int64() != 2 || w.refunded(receipt) == 0 {
		t.Errorf("%+v, %d refunded", e, w.refunded(receipt))
	}
	w.refuseSecret("SecretManagerAcknowledgedAlready", w.slasher, fail)
	w.secretsConserved()
}

// A store that acknowledged earlier, lost the secret and is selected for it
// again must say so again: its old word does not count.
func TestOldAcknowledgementDoesNotCountAgain(t *testing.T) {
	w := newSecretWorld(t, 4, nil)
	secret := w.createSecret(secretSize, secretTime)
	id, store := secret.SecretId, secret.SelectedEnclaves[0]
	old, err := w.AcknowledgeData(w.enclave(store), id, w.now())
	if err != nil {
		t.Fatal(err)
	}
	w.manage(w.gasKey, old)
	w.acknowledgeAll(&bindings.SecretManagerSecretCreated{SecretId: id, SelectedEnclaves: secret.SelectedEnclaves[1:]})
	w.outlive(store)
	w.manage(w.slasher, w.SecretManager.PackMarkStoreDead(store))
	// The only other store lets its time pass, so the first one is drawn again.
	w.alive(store)
	w.lateAck()
	again := event(w, w.manage(w.slasher, w.SecretManager.PackAcknowledgeStoreFailed(id)), w.SecretManager.UnpackSecretStoreReplacedEvent)
	if again.NewEnclaveAddress != store {
		t.Fatalf("%s is selected, not the first store again", again.NewEnclaveAddress)
	}
	w.refuseSecret("SecretManagerSignatureTooOld", w.gasKey, old)
	w.acknowledge(id, store)
	w.secretsConserved()
}

// A store whose image was revoked is to be trusted with nothing: it is treated
// as dead at once, however alive it says it is.
func TestEvictedStoreIsReplacedAtOnce(t *testing.T) {
	w := newSecretWorld(t, 5, nil)
	secret := w.keptSecret()
	bad := secret.SelectedEnclaves[2]
	w.alive(bad)
	w.refuseSecret("SecretManagerStoreIsAlive", w.slasher, w.SecretManager.PackMarkStoreDead(bad))
	w.send(w.Admin, w.Addresses.TeeManager, w.TeeManager.PackRevokeKeysAndEvict([]common.Address{bad}))
	data, err := w.AliveData(w.enclave(bad), w.now())
	if err != nil {
		t.Fatal(err)
	}
	w.refuseSecret("SecretStoreIsEvicted", w.gasKey, data)
	if got := view(w, w.Addresses.SecretManager, w.SecretManager.PackVerifyUserAndGetSelectedStores(secret.SecretId, w.client.Address),
		w.SecretManager.UnpackVerifyUserAndGetSelectedStores); len(got) != 2 || has(got, bad) {
		t.Errorf("jobs would get %v", got)
	}
	e := event(w, w.manage(w.slasher, w.SecretManager.PackMarkStoreDead(bad)), w.SecretManager.UnpackSecretStoreReplacedEvent)
	if e.PrevEnclaveAddress != bad || !e.IsMarkedDead {
		t.Errorf("SecretStoreReplaced: %+v", e)
	}
	w.secretsConserved()
}

// The first stores have not all acknowledged yet when one of them dies.
func TestDeathBeforeAllAcknowledged(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	before := w.balance(w.PaymentToken, w.client.Address)
	secret := w.createSecret(secretSize, secretTime)
	bad := secret.SelectedEnclaves[0]
	w.acknowledge(secret.SecretId, bad)
	w.send(w.Admin, w.Addresses.TeeManager, w.TeeManager.PackRevokeKeysAndEvict([]common.Address{bad}))
	receipt := w.manage(w.slasher, w.SecretManager.PackMarkStoreDead(bad))
	event(w, receipt, w.SecretManager.UnpackSecretStoreAcknowledgementFailedEvent)
	event(w, receipt, w.SecretManager.UnpackSecretRemovedEvent)
	same(t, "balance", w.balance(w.PaymentToken, w.client.Address), before)
	for _, e := range secret.SelectedEnclaves[1:] {
		if w.storeWeight(e) == 0 {
			t.Errorf("%s, which was in time, is not drawn", e)
		}
	}
	w.secretsConserved()
}

// A store that is overdue is not drawn, though nobody has marked it dead yet.
func TestOverdueStoreIsNotDrawn(t *testing.T) {
	w := newSecretWorld(t, 2, func(p *deploy.Params) { p.SecretCopies = 1 })
	overdue := w.keptSecret().SelectedEnclaves[0]
	w.pass(w.Params.MarkAliveTimeout + second)
	if w.storeWeight(overdue) == 0 {
		t.Fatal("it is out of the tree: the test tests nothing")
	}
	for range 8 {
		if secret := w.createSecret(secretSize, secretTime); has(secret.SelectedEnclaves, overdue) {
			t.Fatal("an overdue store is drawn")
		}
	}
	w.secretsConserved()
}

// Stores are drawn by stake, and a full one not at all.
func TestStoresAreDrawnByStake(t *testing.T) {
	const draws = 400
	w := newSecretWorld(t, 0, func(p *deploy.Params) { p.SecretCopies = 1; p.MaxSecretSize = 1000 })
	stakes := []float64{1, 2, 4, 8}
	for i, s := range stakes {
		w.addExecutor(i, 20, int64(s))
	}
	seen := make([]float64, len(stakes))
	for range draws {
		e := w.createSecret(1, secretTime).SelectedEnclaves[0]
		for i := range w.enclaves {
			if w.enclaves[i].Address == e {
				seen[i]++
			}
		}
	}
	// Three degrees of freedom: the 99.9 % point is 16.27.
	if x := chiSquare(seen, inclusion(stakes, 1), draws); x > 16.27 {
		t.Errorf("chi square %.1f, seen %v", x, seen)
	}
	if blind := chiSquare(seen, inclusion([]float64{1, 1, 1, 1}, 1), draws); blind < 100 {
		t.Errorf("chi square against equal chances is only %.1f", blind)
	}
}
