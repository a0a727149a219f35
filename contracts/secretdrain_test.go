package contracts_test

import (
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/deploy"
)

func (w *world) drain(enclave common.Address) {
	w.t.Helper()
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(enclave))
}

// A draining store keeps its secret, and earns, until the next one holds it.
func TestDrainingStoreIsReplaced(t *testing.T) {
	w := newSecretWorld(t, 5, nil)
	secret := w.keptSecret()
	id, leaver := secret.SecretId, secret.SelectedEnclaves[0]
	ack := w.secret(id).AckTimestamp.Int64()
	receipt := w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(leaver))
	replaced := event(w, receipt, w.SecretManager.UnpackSecretStoreReplacedEvent)
	next := replaced.NewEnclaveAddress
	if replaced.PrevEnclaveAddress != leaver || replaced.IsMarkedDead || has(secret.SelectedEnclaves, next) {
		t.Errorf("SecretStoreReplaced: %+v", replaced)
	}
	if list := w.storesOf(id); len(list) != 4 || list[0].EnclaveAddress != leaver || list[3].EnclaveAddress != next || list[3].HasAcknowledgedStore {
		t.Errorf("stores: %+v", list)
	}
	tm := w.Addresses.TeeManager
	w.refused("SecretStoreHasOccupiedStorage", w.owner, tm, w.TeeManager.PackDeregisterTeeNode(leaver))
	w.refused("SecretStoreHasOccupiedStorage", w.owner, tm, w.TeeManager.PackRemoveTeeNodeStake(leaver, w.stake(1)))
	w.pass(60 * second)
	w.alive(leaver)
	until := w.lastAlive(leaver)
	receipt = w.acknowledge(id, next)
	if got, want := w.paid(receipt)[leaver], w.SecretCost(secretSize, uint64(until-ack)).Int64(); got != want {
		t.Errorf("the leaving store earned %d, want %d", got, want)
	}
	if list := w.storesOf(id); len(list) != 3 || list[0].EnclaveAddress != next || !list[0].HasAcknowledgedStore {
		t.Errorf("stores: %+v", list)
	}
	w.secretsConserved()
	w.send(w.owner, tm, w.TeeManager.PackDeregisterTeeNode(leaver))
	w.secretsConserved()
}

// Where there is no store to take over, the secret stays where it is.
func TestDrainingStoreKeepsWhatNobodyTakes(t *testing.T) {
	w := newSecretWorld(t, 3, nil)
	secret := w.keptSecret()
	id, leaver := secret.SecretId, secret.SelectedEnclaves[0]
	retry := w.SecretManager.PackReplaceDrainingStore(leaver, w.heldBy(leaver))
	w.refuseSecret("SecretManagerStoreNotDraining", w.slasher, retry)
	w.drain(leaver)
	if len(w.storesOf(id)) != 3 || len(w.heldBy(leaver)) != 1 {
		t.Error("the secret left the draining store without another")
	}
	w.addExecutor(3, 20, 10)
	event(w, w.manage(w.slasher, retry), w.SecretManager.UnpackSecretStoreReplacedEvent)
	if again := emitted(w.manage(w.slasher, retry), w.SecretManager.UnpackSecretStoreReplacedEvent); len(again) != 0 {
		t.Error("two stores are to take over one copy")
	}
	// The new one fails; there is no other: it stays where it is, and is tried again later.
	w.lateAck()
	w.manage(w.slasher, w.SecretManager.PackAcknowledgeStoreFailed(id))
	if list := w.storesOf(id); len(list) != 3 || list[0].EnclaveAddress != leaver {
		t.Errorf("stores: %+v", list)
	}
	w.alive(w.enclaves[3].Address)
	w.manage(w.slasher, retry)
	w.acknowledge(id, w.enclaves[3].Address)
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(leaver))
	w.secretsConserved()
}

// A draining store that dies before the next one has acknowledged leaves its copy to it.
func TestDrainingStoreDies(t *testing.T) {
	w := newSecretWorld(t, 5, nil)
	secret := w.keptSecret()
	id, leaver := secret.SecretId, secret.SelectedEnclaves[0]
	w.drain(leaver)
	w.outlive(leaver)
	next := w.storesOf(id)[3].EnclaveAddress
	receipt := w.manage(w.slasher, w.SecretManager.PackMarkStoreDead(leaver))
	if e := event(w, receipt, w.SecretManager.UnpackSecretStoreReplacedEvent); e.NewEnclaveAddress != next || !e.IsMarkedDead {
		t.Errorf("SecretStoreReplaced: %+v", e)
	}
	if list := w.storesOf(id); len(list) != 3 || list[0].EnclaveAddress != next || list[0].HasAcknowledgedStore {
		t.Errorf("stores: %+v", list)
	}
	w.secretsConserved()
	w.manage(w.slasher, w.SecretManager.PackAcknowledgeStoreFailed(id)) // its time was over long ago
	w.secretsConserved()
}

func TestRevivedStoreKeepsItsSecret(t *testing.T) {
	w := newSecretWorld(t, 5, nil)
	secret := w.keptSecret()
	id, leaver := secret.SecretId, secret.SelectedEnclaves[0]
	w.drain(leaver)
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackReviveTeeNode(leaver))
	w.lateAck()
	receipt := w.manage(w.slasher, w.SecretManager.PackAcknowledgeStoreFailed(id))
	if len(emitted(receipt, w.SecretManager.UnpackSecretStoreReplacedEvent)) != 0 || len(w.storesOf(id)) != 3 {
		t.Error("a store that stays is replaced")
	}
	if w.storeWeight(leaver) == 0 {
		t.Error("a revived store is not drawn")
	}
	w.secretsConserved()
}

// Draining sees to the first eight secrets; anybody has the others seen to.
func TestDrainingStoreOfManySecrets(t *testing.T) {
	const secrets = 11
	w := newSecretWorld(t, 1, func(p *deploy.Params) {
		p.SecretCopies, p.AckTimeout = 1, time.Hour
		p.MinSecretDuration = 2 * time.Hour
	})
	for range secrets {
		w.acknowledgeAll(w.createSecret(1000, 24*time.Hour))
	}
	leaver := w.enclaves[0].Address
	w.addExecutor(1, 20, 10)
	receipt := w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(leaver))
	if n := len(emitted(receipt, w.SecretManager.UnpackSecretStoreReplacedEvent)); n != 8 {
		t.Errorf("%d secrets seen to at once", n)
	}
	receipt = w.manage(w.slasher, w.SecretManager.PackReplaceDrainingStore(leaver, w.heldBy(leaver)))
	if n := len(emitted(receipt, w.SecretManager.UnpackSecretStoreReplacedEvent)); n != secrets-8 {
		t.Errorf("%d more seen to", n)
	}
	w.secretsConserved()
	for _, id := range w.heldBy(leaver) {
		w.acknowledge(id, w.enclaves[1].Address)
	}
	w.secretsConserved()
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(leaver))
}
