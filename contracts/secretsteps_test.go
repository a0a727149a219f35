package contracts_test

import (
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// running lists the secrets that were not removed.
func (m *secretMachine) running() (ids []*big.Int) {
	for id := int64(1); id <= int64(len(m.ledgers)); id++ {
		if !m.ledgers[id].removed {
			ids = append(ids, big.NewInt(id))
		}
	}
	return ids
}

func (m *secretMachine) someSecret() *big.Int {
	ids := m.running()
	if len(ids) == 0 || m.choose(12) == 0 {
		return big.NewInt(int64(1 + m.choose(len(m.ledgers)+1)))
	}
	return ids[m.choose(len(ids))]
}

func (m *secretMachine) someStore() sim.Account { return m.enclaves[m.choose(len(m.enclaves))] }

func (m *secretMachine) stepCreate() error {
	now := m.now()
	size, duration := uint64(1+m.choose(1000)), time.Duration(210+m.choose(3000))*second
	deposit := m.SecretPrice(size, uint64(duration/second))
	deposit.Add(deposit, big.NewInt(int64([]int{0, 0, 17}[m.choose(3)]))) // too much now and then
	return m.secrets(m.client, m.SecretManager.PackCreateSecret(m.Params.Env, new(big.Int).SetUint64(size), big.NewInt(now.Add(duration).Unix()), deposit, nil))
}

// waiting are the stores of a secret that have not acknowledged.
func (m *secretMachine) waiting(id *big.Int) (stores []common.Address) {
	for _, c := range m.storesOf(id) {
		if !c.HasAcknowledgedStore {
			stores = append(stores, c.EnclaveAddress)
		}
	}
	return stores
}

func (m *secretMachine) ack(id *big.Int, store common.Address) error {
	at := m.now()
	data, err := m.AcknowledgeData(m.enclave(store), id, at)
	if err != nil {
		return err
	}
	err = m.secrets(m.gasKey, data)
	if err == nil {
		m.proved[store] = max(m.proved[store], at.Unix())
	}
	return err
}

func (m *secretMachine) stepAcknowledge() error {
	id := m.someSecret()
	if m.choose(8) == 0 {
		return m.ack(id, m.someStore().Address)
	}
	if stores := m.waiting(id); len(stores) > 0 {
		return m.ack(id, stores[m.choose(len(stores))])
	}
	return nil
}

func (m *secretMachine) stepAcknowledgeAll() (err error) {
	for _, id := range m.running() {
		for _, e := range m.waiting(id) {
			if failed := m.ack(id, e); failed != nil {
				err = failed
			}
		}
	}
	return err
}

func (m *secretMachine) stepFailed() error {
	return m.secrets(m.slasher, m.SecretManager.PackAcknowledgeStoreFailed(m.someSecret()))
}

func (m *secretMachine) proveAlive(store sim.Account) error {
	at := m.now().Add(time.Duration(m.choose(40)-15) * second)
	data, err := m.AliveData(store, at)
	if err != nil {
		return err
	}
	if err = m.secrets(m.gasKey, data); err == nil {
		m.proved[store.Address] = at.Unix()
	}
	return err
}

func (m *secretMachine) stepAlive() error { return m.proveAlive(m.someStore()) }

func (m *secretMachine) stepAllAlive() (err error) {
	for _, e := range m.enclaves {
		if failed := m.proveAlive(e); failed != nil {
			err = failed
		}
	}
	return err
}

func (m *secretMachine) stepDead() error {
	first := m.choose(len(m.enclaves))
	for i := range m.enclaves {
		e := m.enclaves[(first+i)%len(m.enclaves)].Address
		if len(m.heldBy(e)) > 0 && m.proved[e]+300 < m.now().Unix() {
			return m.secrets(m.slasher, m.SecretManager.PackMarkStoreDead(e))
		}
	}
	return m.secrets(m.slasher, m.SecretManager.PackMarkStoreDead(m.enclaves[first].Address))
}

func (m *secretMachine) stepPay() error {
	return m.secrets(m.slasher, m.SecretManager.PackPaySecretStores(m.someSecret()))
}

func (m *secretMachine) stepMove() error {
	id := m.someSecret()
	end := m.now().Unix() + int64(m.choose(3000)) - 20
	deposit := big.NewInt(int64(m.choose(4)) * int64(m.choose(20_000)))
	err := m.secrets(m.client, m.SecretManager.PackUpdateSecretEndTimestamp(id, big.NewInt(end), deposit))
	if err == nil {
		m.ledgers[id.Int64()].deposits += deposit.Int64()
	}
	return err
}

func (m *secretMachine) stepTerminate() error {
	return m.secrets(m.client, m.SecretManager.PackTerminateSecret(m.someSecret()))
}

func (m *secretMachine) stepRemove() error {
	return m.secrets(m.slasher, m.SecretManager.PackRemoveSecret(m.someSecret()))
}

func (m *secretMachine) stepPass() error { return m.Pass(time.Duration(1+m.choose(60)) * second) }

// stepPassMore ends close to where a time limit is.
func (m *secretMachine) stepPassMore() error {
	return m.Pass(time.Duration([]int{100, 290, 300, 900}[m.choose(4)]+m.choose(7)-3) * second)
}

// storeThat prefers a store that fits.
func (m *secretMachine) storeThat(fits func(common.Address, bindings.TeeNodesOutput) bool) common.Address {
	first := m.choose(len(m.enclaves))
	for i := range m.enclaves {
		if e := m.enclaves[(first+i)%len(m.enclaves)].Address; fits(e, m.node(e)) {
			return e
		}
	}
	return m.enclaves[first].Address
}

func draining(_ common.Address, n bindings.TeeNodesOutput) bool { return n.Draining }

func (m *secretMachine) stepDrain() error {
	return m.nodes(m.TeeManager.PackDrainTeeNode(m.someStore().Address))
}

func (m *secretMachine) stepReplace() error {
	e := m.storeThat(draining)
	return m.secrets(m.slasher, m.SecretManager.PackReplaceDrainingStore(e, append(m.heldBy(e), big.NewInt(1))))
}

func (m *secretMachine) stepRevive() error {
	// The image may have been revoked for stepEvict.
	m.send(m.Admin, m.Addresses.TeeManager, m.TeeManager.PackWhitelistEnclaveImage(m.Image.PCR0, m.Image.PCR1, m.Image.PCR2))
	return m.nodes(m.TeeManager.PackReviveTeeNode(m.storeThat(draining)))
}

// stepDeregister has a store leave, if none has got that far by itself: calls
// at random seldom drain it, empty it and forget to revive it in that order.
func (m *secretMachine) stepDeregister() error {
	if m.choose(2) == 0 {
		e := m.storeThat(func(_ common.Address, n bindings.TeeNodesOutput) bool {
			return n.Owner != common.Address{} && !n.Draining
		})
		if err := m.nodes(m.TeeManager.PackDrainTeeNode(e)); err != nil {
			return err
		}
		if held := m.heldBy(e); len(held) > 0 {
			if err := m.secrets(m.slasher, m.SecretManager.PackReplaceDrainingStore(e, held)); err != nil {
				return err
			}
		}
	}
	e := m.storeThat(func(e common.Address, n bindings.TeeNodesOutput) bool {
		return n.Draining && m.store(e).StorageOccupied.Sign() == 0
	})
	err := m.nodes(m.TeeManager.PackDeregisterTeeNode(e))
	if err == nil {
		delete(m.proved, e)
	}
	return err
}

func (m *secretMachine) stepRegister() error {
	e := m.storeThat(func(_ common.Address, n bindings.TeeNodesOutput) bool { return n.Owner == common.Address{} })
	return m.registerStore(m.enclave(e), int64(1+m.choose(5)), uint64(m.choose(6000)))
}

func (m *secretMachine) stepStake() error {
	return m.nodes(m.TeeManager.PackAddTeeNodeStake(m.someStore().Address, m.stake(1)))
}

func (m *secretMachine) stepEvict() error {
	tm := m.Addresses.TeeManager
	if err := m.call(m.Admin, tm, m.TeeManager.PackRevokeEnclaveImage(m.Image.ID())); err != nil {
		return err
	}
	err := m.call(m.slasher, tm, m.TeeManager.PackEvictTeeNode(m.someStore().Address))
	m.send(m.Admin, tm, m.TeeManager.PackWhitelistEnclaveImage(m.Image.PCR0, m.Image.PCR1, m.Image.PCR2))
	return err
}

func (m *secretMachine) stepWithdraw() error {
	return m.secrets(m.slasher, m.SecretManager.PackWithdrawCredit(m.owner.Address))
}

// stepJob creates a job that uses a secret, and has some of its executors answer.
func (m *secretMachine) stepJob() error {
	id := m.someSecret()
	job, err := m.createWithSecret(m.client, id)
	if err != nil {
		return err
	}
	for _, e := range job.SelectedExecutors {
		if !m.holds(id, e) {
			m.t.Errorf("a job of secret %s is given to %s, which does not hold it", id, e)
		}
		if m.choose(4) != 0 {
			if _, err := m.Submit(m.ctx, m.gasKey, m.enclave(e), job.JobId, []byte("out")); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *secretMachine) holds(id *big.Int, store common.Address) bool {
	for _, c := range m.storesOf(id) {
		if c.EnclaveAddress == store {
			return c.HasAcknowledgedStore
		}
	}
	return false
}

func (m *secretMachine) stepSlash() error {
	for _, id := range m.unfinished() {
		if err := m.call(m.slasher, m.Addresses.Jobs, m.Jobs.PackSlashOnExecutionTimeout(id)); err != nil {
			return err
		}
	}
	return nil
}
