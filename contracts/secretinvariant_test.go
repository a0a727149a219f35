package contracts_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// secretMachine makes calls about secrets in an order and at times that choose
// decides, and keeps its own account of what they must have done.
type secretMachine struct {
	*world
	*history[*secretMachine]
	ledgers map[int64]*secretLedger
	proved  map[common.Address]int64 // last proof of life or first acknowledgement, by what was signed
}

func newSecretMachine(t testing.TB, copies uint64, choose func(n int) int) *secretMachine {
	w := newSecretWorld(t, 0, func(p *deploy.Params) {
		p.SecretCopies, p.NodesToSelect = copies, 3
		p.SecretFeeRate = 3_333_331 // some 0.0000033 units a byte and second
		p.SlashInBips, p.SlasherRewardInBips = 333, 777
		p.MaxSecretSize = 1000
		p.AckTimeout, p.MinSecretDuration, p.MarkAliveTimeout = 100*second, 200*second, 300*second
		p.ExecutionBuffer = 30 * second
	})
	m := &secretMachine{world: w, history: newHistory(secretSteps, choose), ledgers: map[int64]*secretLedger{}, proved: map[common.Address]int64{}}
	for i := range int(copies) + 3 {
		m.registerStore(sim.NewAccount(fmt.Sprint("enclave ", i)), int64(2+i%4), uint64(2500+900*i))
	}
	return m
}

func (m *secretMachine) registerStore(enclave sim.Account, stakes int64, storage uint64) error {
	r, err := m.NewRegistration(m.ctx, enclave, m.owner.Address, 3, m.stake(stakes))
	if err != nil {
		return err
	}
	r.Storage = storage
	data, err := m.RegisterData(r)
	if err != nil {
		return err
	}
	if _, err := m.Send(m.ctx, m.owner, &m.Addresses.TeeManager, data); err != nil {
		return err
	}
	if !slices.ContainsFunc(m.enclaves, func(e sim.Account) bool { return e.Address == enclave.Address }) {
		m.enclaves = append(m.enclaves, enclave)
	}
	return nil
}

// secretSteps are the calls that the machine makes.
var secretSteps = []kind[*secretMachine]{
	{"create", 6, (*secretMachine).stepCreate},
	{"acknowledge", 8, (*secretMachine).stepAcknowledge},
	{"acknowledge all", 5, (*secretMachine).stepAcknowledgeAll},
	{"give up waiting", 3, (*secretMachine).stepFailed},
	{"prove to be alive", 4, (*secretMachine).stepAlive},
	{"all prove to be alive", 14, (*secretMachine).stepAllAlive},
	{"mark dead", 4, (*secretMachine).stepDead},
	{"pay", 2, (*secretMachine).stepPay},
	{"move the end", 3, (*secretMachine).stepMove},
	{"terminate", 1, (*secretMachine).stepTerminate},
	{"remove", 3, (*secretMachine).stepRemove},
	{"let a little time pass", 6, (*secretMachine).stepPass},
	{"let a timeout pass", 2, (*secretMachine).stepPassMore},
	{"drain", 2, (*secretMachine).stepDrain},
	{"replace a draining one", 2, (*secretMachine).stepReplace},
	{"revive", 6, (*secretMachine).stepRevive},
	{"deregister", 2, (*secretMachine).stepDeregister},
	{"register", 3, (*secretMachine).stepRegister},
	{"add stake", 1, (*secretMachine).stepStake},
	{"evict", 1, (*secretMachine).stepEvict},
	{"withdraw", 1, (*secretMachine).stepWithdraw},
	{"job", 3, (*secretMachine).stepJob},
	{"slash a job", 1, (*secretMachine).stepSlash},
}

func (m *secretMachine) step() { m.history.step(m.t, m) }

// call sends a call and enters what it did.
func (m *secretMachine) call(from sim.Account, to common.Address, data []byte) error {
	receipt, err := m.Send(m.ctx, from, &to, data)
	if err == nil {
		m.enter(receipt)
	}
	return err
}

func (m *secretMachine) secrets(from sim.Account, data []byte) error {
	return m.call(from, m.Addresses.SecretManager, data)
}

func (m *secretMachine) nodes(data []byte) error {
	return m.call(m.owner, m.Addresses.TeeManager, data)
}

// checked compares the contracts with each other and with the ledgers.
func (m *secretMachine) checked() {
	m.t.Helper()
	m.secretsConserved()
	for _, id := range m.running() {
		s := m.ledgers[id.Int64()]
		same(m.t, fmt.Sprintf("secret %s: escrow", id), m.secret(id).UsdcDeposit, big.NewInt(s.deposits-s.paid-s.refunds))
	}
	for _, e := range m.enclaves {
		if got, want := m.storeWeight(e.Address), m.wantStoreWeight(e.Address); got != want {
			m.t.Errorf("%s weighs %d as a store, want %d", e.Address, got, want)
		}
	}
}

// wantStoreWeight leaves aside who is suspended, which no view tells.
func (m *secretMachine) wantStoreWeight(e common.Address) uint64 {
	n, s := m.node(e), m.store(e)
	room := s.StorageCapacity.Int64() - s.StorageOccupied.Int64()
	if n.Owner == (common.Address{}) || n.Draining || n.StakeAmount.Cmp(m.Params.MinStake) < 0 || s.DeadTimestamp.Sign() != 0 || room < 1000 ||
		m.storeWeight(e) == 0 {
		return 0
	}
	return min(new(big.Int).Div(n.StakeAmount, m.Params.StakeQuantum).Uint64(), 65535)
}

// windUp ends all secrets by calls that anybody may send, and no store's word.
// Afterwards the contracts must hold nothing.
func (m *secretMachine) windUp() {
	m.t.Helper()
	m.checked()
	m.pass(2 * time.Hour)
	for _, id := range m.running() {
		remove := m.SecretManager.PackRemoveSecret(id)
		if m.secret(id).AckTimestamp.Sign() == 0 {
			remove = m.SecretManager.PackAcknowledgeStoreFailed(id)
		}
		if err := m.secrets(m.slasher, remove); err != nil {
			m.t.Errorf("secret %s is stuck: %v", id, named(err))
		}
	}
	m.checked()
	for id, s := range m.ledgers {
		if !s.removed {
			m.t.Errorf("secret %d was never removed", id)
		}
	}
	if err := m.stepSlash(); err != nil {
		m.t.Error(named(err))
	}
	for _, e := range m.enclaves {
		n := m.node(e.Address)
		if n.Owner == (common.Address{}) {
			continue
		}
		if !n.Draining {
			m.drain(e.Address)
		}
		m.send(m.owner, m.Addresses.TeeManager, m.TeeManager.PackDeregisterTeeNode(e.Address))
	}
	m.manage(m.slasher, m.SecretManager.PackWithdrawCredit(m.owner.Address))
	same(m.t, "payment tokens left in SecretManager", m.balance(m.PaymentToken, m.Addresses.SecretManager), new(big.Int))
	m.conserved()
}

// Over random sequences of calls at random times what is deposited is paid or
// paid back, to the unit; stores' accounts of room and secrets fit; and every
// secret can be removed by anybody.
func TestSecretInvariants(t *testing.T) {
	manySeeds(t, "copies", []int{3, 3, 1, 5}, func(t *testing.T, seed uint64, copies int) {
		m := newSecretMachine(t, uint64(copies), atRandom(seed))
		m.run(t, m, 250, 10, seed == 1)
		t.Logf("%d secrets", len(m.ledgers))
	})
}

// FuzzSecretSequences reads a sequence of calls from bytes.
func FuzzSecretSequences(f *testing.F) {
	f.Add([]byte{0, 200, 100, 0, 13, 20, 42, 33, 3})
	f.Add([]byte{0, 1, 1, 1, 12, 45, 10, 3, 9, 2, 40, 5, 30, 2, 11, 3, 42, 1})
	f.Fuzz(func(t *testing.T, script []byte) {
		if len(script) > 80 {
			return
		}
		choices := scripted(script)
		choices.run(newSecretMachine(t, 2, choices.choose))
	})
}
