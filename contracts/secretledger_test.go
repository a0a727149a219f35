package contracts_test

import (
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// secretLedger is the machine's own account of a secret, from events alone.
type secretLedger struct {
	size, end     int64
	deposits      int64
	paid, refunds int64
	initial       []common.Address         // first stores that have not acknowledged yet
	begun         map[common.Address]int64 // when each store began to earn
	earned        map[common.Address]int64 // what it was paid since then
	until         map[common.Address]int64
	acknowledged  []common.Address
	removed       bool
}

// enter enters the events of a receipt into the ledgers.
func (m *secretMachine) enter(receipt *types.Receipt) {
	m.t.Helper()
	now := m.now().Unix()
	for _, l := range receipt.Logs {
		if e, err := m.SecretManager.UnpackSecretCreatedEvent(l); err == nil {
			m.ledgers[e.SecretId.Int64()] = &secretLedger{size: e.SizeLimit.Int64(), end: e.EndTimestamp.Int64(), deposits: e.UsdcDeposit.Int64(),
				initial: slices.Clone(e.SelectedEnclaves), begun: map[common.Address]int64{}, earned: map[common.Address]int64{}, until: map[common.Address]int64{}}
		}
		if e, err := m.SecretManager.UnpackSecretStoreAcknowledgementSuccessEvent(l); err == nil {
			m.ledgers[e.SecretId.Int64()].acknowledge(e.EnclaveAddress, now)
		}
		if e, err := m.SecretManager.UnpackSecretEndTimestampUpdatedEvent(l); err == nil {
			m.ledgers[e.SecretId.Int64()].end = e.EndTimestamp.Int64()
		}
		if e, err := m.SecretManager.UnpackSecretTerminatedEvent(l); err == nil {
			m.ledgers[e.SecretId.Int64()].end = e.Timestamp.Int64()
		}
		if e, err := m.SecretManager.UnpackSecretStorePaidEvent(l); err == nil {
			m.enterPay(e, now)
		}
		if e, err := m.SecretManager.UnpackSecretRefundedEvent(l); err == nil {
			m.ledgers[e.SecretId.Int64()].refunds += e.Amount.Int64()
		}
		if e, err := m.SecretManager.UnpackSecretRemovedEvent(l); err == nil {
			m.enterRemoval(e.SecretId.Int64())
		}
	}
}

func (s *secretLedger) acknowledge(store common.Address, now int64) {
	s.acknowledged = append(s.acknowledged, store)
	delete(s.earned, store)
	delete(s.until, store)
	i := slices.Index(s.initial, store)
	if i < 0 {
		s.begun[store] = now
		return
	}
	s.initial = slices.Delete(s.initial, i, i+1)
	if len(s.initial) == 0 {
		for _, first := range s.acknowledged {
			s.begun[first] = now
		}
	}
}

// enterPay holds a payment against size, rate and time: all that a store got
// since it began is the price of the time until its last proof of life, rounded
// down once.
func (m *secretMachine) enterPay(e *bindings.SecretManagerSecretStorePaid, now int64) {
	m.t.Helper()
	s, store, until := m.ledgers[e.SecretId.Int64()], e.EnclaveAddress, e.Timestamp.Int64()
	s.paid += e.Amount.Int64()
	s.earned[store] += e.Amount.Int64()
	s.until[store] = until
	if want := min(m.proved[store], s.end, now); until != want {
		m.t.Errorf("secret %s: %s is paid until %d, want %d", e.SecretId, store, until, want)
	}
	if want := m.SecretCost(uint64(s.size), uint64(until-s.begun[store])).Int64(); s.earned[store] != want {
		m.t.Errorf("secret %s: %s got %d in all, want %d", e.SecretId, store, s.earned[store], want)
	}
}

// enterRemoval holds a secret's end against its whole history.
func (m *secretMachine) enterRemoval(id int64) {
	m.t.Helper()
	s := m.ledgers[id]
	s.removed = true
	if s.deposits != s.paid+s.refunds {
		m.t.Errorf("secret %d: %d deposited, %d paid, %d refunded", id, s.deposits, s.paid, s.refunds)
	}
}
