package chain

import (
	"fmt"
	"log/slog"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// txMachine takes every decision about sending: which transaction gets which
// nonce, what is signed at which price, what is sent again, which gap is filled
// and when a caller is answered. It does no I/O, starts nothing and has no
// clock: it is told the time and what happened, and decide returns what is to be
// done. It is not safe for concurrent use.
type txMachine struct {
	rules      sendRules
	maxPending int
	keeps      bool // what is sent is to be kept for a later life
	log        *slog.Logger

	accounts []*account // the last one pays for new transactions
	view     view
	settling []settler
	restored []Candidate // what an earlier life sent, by the order of nonces
	orders   []order     // not yet returned by decide
	tally    txTally
}

// txTally counts since the start.
type txTally struct{ mined, gaveUp, bumped uint64 }

// order is one thing to be done outside the machine: send a transaction and
// tell attempted, simulate one and tell simulated, answer callers, or forget
// what was kept.
type order struct {
	tx       *pendingTx
	send     *types.Transaction // nil: none
	keep     *kept              // before it is sent; nil: nothing
	fees     fees               // that it offers
	simulate bool
	block    uint64 // on whose state
	replies  []chan<- sent
	answer   sent
	forget   *slot // nil: none
}

// pendingTx is one transaction on its way.
type pendingTx struct {
	sendState
	account     *account
	candidate   Candidate
	gas         uint64
	since       time.Time
	attempts    []*types.Transaction // all that were handed to a node, oldest first
	replies     []chan<- sent        // empty once answered
	receiptSeen *types.Receipt       // of the attempt that was mined
	held        bool
	inherited   bool   // its nonce was in a pool when the machine began
	firstBlock  uint64 // number of the first block that was seen since, if inherited
	unsure      bool   // whether its nonce is used has to be asked anew
}

// sent is how a transaction ended.
type sent struct {
	receipt *types.Receipt
	from    common.Address
	err     error
}

func (m *txMachine) current() *account { return m.accounts[len(m.accounts)-1] }

// each calls f for every pending transaction; f may end it.
func (m *txMachine) each(f func(*pendingTx)) {
	for _, a := range slices.Clone(m.accounts) {
		for _, tx := range slices.Clone(a.pending) {
			f(tx)
		}
	}
}

func (m *txMachine) count(which func(*pendingTx) bool) int {
	n := 0
	m.each(func(tx *pendingTx) {
		if which(tx) {
			n++
		}
	})
	return n
}

// accept takes on a candidate, or returns ErrTooManyPending. With Once, what
// already does the same is waited for, or sent again as it was.
func (m *txMachine) accept(now time.Time, c Candidate, gas uint64, replies ...chan<- sent) error {
	if c.Once && m.join(now, c, replies) {
		return nil
	}
	if m.count(func(tx *pendingTx) bool { return !tx.inherited }) >= m.maxPending {
		return fmt.Errorf("%w: %d", ErrTooManyPending, m.maxPending)
	}
	tx := &pendingTx{sendState: sendState{giveUp: c.GiveUp, rules: m.rules}, account: m.current(), candidate: c, gas: gas, since: now, replies: replies}
	tx.impatient = c.payNow
	tx.checks, tx.checked = c.GasLimit == 0, true
	if c.Once {
		m.resumeSame(tx)
	}
	tx.account.pending = append(tx.account.pending, tx)
	return nil
}

// decide asks every pending transaction what to do at now, and returns what is
// to be done for it.
func (m *txMachine) decide(now time.Time) []order {
	m.each(func(tx *pendingTx) {
		v, f := tx.decide(now, m.view)
		m.act(tx, v, f)
	})
	m.settle(now)
	m.dropAccounts()
	out := m.orders
	m.orders = nil
	return out
}

func (m *txMachine) act(tx *pendingTx, v verdict, f fees) {
	if v != expire { // which tells whether it was held until now
		tx.held = v == hold
	}
	switch v {
	case hold:
		tx.checked = false // much may change until the fees fall
	case check:
		tx.busy = true
		m.orders = append(m.orders, order{tx: tx, simulate: true, block: m.view.head.Number})
	case publish:
		m.publish(tx, f)
	case rebroadcast:
		m.broadcast(tx, tx.attemptAt(f), f)
	case expire:
		m.tally.gaveUp++
		m.finish(tx, sent{err: fmt.Errorf("%w: %w", ErrGaveUp, tx.why())})
	case lost:
		m.log.Warn("nonce was used by another transaction, taking a new one", "account", tx.account.address, "nonce", tx.nonce)
		m.renonce(tx)
	case fail:
		m.finish(tx, sent{err: fmt.Errorf("%w: %w", ErrNotAccepted, tx.why())})
	case refuse:
		m.log.Warn("the contract refuses what waits to be mined", "account", tx.account.address, "err", tx.refused)
		m.finish(tx, sent{err: tx.refused})
	case done:
		m.mined(tx)
	}
}

// publish signs a new attempt and has it sent.
func (m *txMachine) publish(tx *pendingTx, f fees) {
	a := tx.account
	if tx.inherited && len(tx.attempts) == 0 {
		if a.blind >= blindFilled {
			return // what became of others tells
		}
		a.blind++
	}
	if !tx.hasNonce {
		if a.doubtful() {
			return // the next count tells
		}
		tx.hasNonce, tx.nonce = true, a.next
		a.next++
	} else if tx.fees != nil {
		m.tally.bumped++
	}
	inner := &types.DynamicFeeTx{
		Nonce: tx.nonce, GasTipCap: f.tip, GasFeeCap: f.cap,
		Gas: tx.gas, To: tx.candidate.To, Value: tx.candidate.Value, Data: tx.candidate.Data,
	}
	if tx.empty {
		inner.To, inner.Value, inner.Data, inner.Gas = &a.address, nil, nil, fillerGas
	}
	signed, err := a.sign(inner)
	if err != nil { // a key that cannot sign will not learn it
		tx.failed, tx.lastErr = true, fmt.Errorf("signing: %w", err)
		return
	}
	tx.attempts = append(tx.attempts, signed)
	m.broadcast(tx, signed, f)
	if m.keeps {
		m.orders[len(m.orders)-1].keep = tx.kept()
	}
}

// attemptAt returns the newest attempt with the fees f, else the newest.
func (tx *pendingTx) attemptAt(f fees) *types.Transaction {
	for _, t := range slices.Backward(tx.attempts) {
		if t.GasFeeCap().Cmp(f.cap) == 0 && t.GasTipCap().Cmp(f.tip) == 0 {
			return t
		}
	}
	return tx.attempts[len(tx.attempts)-1]
}

func (m *txMachine) broadcast(tx *pendingTx, signed *types.Transaction, f fees) {
	tx.busy = true
	m.orders = append(m.orders, order{tx: tx, send: signed, fees: f})
}

// attempted notes what a node said to a transaction that it was sent.
func (m *txMachine) attempted(now time.Time, o order, r rejection, err error) {
	o.tx.attempted(now, o.fees, o.tx.account.fills(o.send), r, err)
}

// finish answers the callers and lets the nonce be used up. What a node may
// have is kept as an empty transaction, or all later ones would wait.
func (m *txMachine) finish(tx *pendingTx, r sent) {
	m.answer(tx, r)
	m.release(tx)
}

func (m *txMachine) answer(tx *pendingTx, r sent) {
	if len(tx.replies) > 0 {
		r.from = tx.account.address
		m.orders = append(m.orders, order{replies: tx.replies, answer: r})
		tx.replies = nil
	}
}

// release gives a transaction's nonce back if nobody else can have seen it, or
// uses it up.
func (m *txMachine) release(tx *pendingTx) {
	if tx.hasNonce && (tx.maybe || tx.busy || tx.nonce+1 != tx.account.next) {
		tx.abandon()
		return
	}
	if tx.hasNonce {
		tx.account.next--
		m.forget(tx.account, tx.nonce)
	}
	tx.account.remove(tx)
}

func (m *txMachine) renonce(tx *pendingTx) {
	if tx.abandoned { // the nonce is used up, which is all that was wanted
		m.retire(tx)
		return
	}
	m.forget(tx.account, tx.nonce)
	tx.renonce()
	tx.attempts = nil
}

func (m *txMachine) mined(tx *pendingTx) {
	if !tx.abandoned { // else its caller was told otherwise
		m.tally.mined++
		m.answer(tx, sent{receipt: tx.receiptSeen})
	}
	m.retire(tx)
}
