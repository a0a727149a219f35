package chain

import (
	"bytes"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// finished is a transaction whose nonce is used. A reorganisation can undo
// that, and then what a pool still has of it may be mined: whoever asks for the
// same again has to go on with the same nonce.
type finished struct {
	attempts []*types.Transaction // oldest first, one at least that does something
	empty    bool                 // it was given up
}

// recentKept is how many finished transactions an account remembers.
const recentKept = 64

// same tells whether two candidates would do the same.
func (c Candidate) same(d Candidate) bool {
	return c.To != nil && d.To != nil && *c.To == *d.To && len(c.Data) > 0 && bytes.Equal(c.Data, d.Data)
}

// does is what a transaction does.
func does(t *types.Transaction) Candidate {
	return Candidate{To: t.To(), Data: t.Data(), Value: t.Value()}
}

// join lets replies wait for a pending transaction that does what c would do.
// One that was given up is wanted again: what was sent of it may be mined still.
func (m *txMachine) join(now time.Time, c Candidate, replies []chan<- sent) bool {
	joined := false
	m.each(func(tx *pendingTx) {
		if joined || !tx.candidate.same(c) {
			return
		}
		joined = true
		if tx.abandoned {
			tx.revive(c.GiveUp)
			tx.candidate, tx.since, tx.checks, tx.impatient = c, now, c.GasLimit == 0, c.payNow
		} else if c.GiveUp.IsZero() || !tx.giveUp.IsZero() && c.GiveUp.After(tx.giveUp) {
			tx.giveUp = c.GiveUp
		}
		tx.replies = append(tx.replies, replies...)
	})
	return joined
}

// knows tells whether what does the same as c is pending, or has ended lately.
func (m *txMachine) knows(c Candidate) bool {
	pending := m.count(func(tx *pendingTx) bool { return tx.candidate.same(c) }) > 0
	return pending || slices.ContainsFunc(m.accounts, func(a *account) bool { _, ok := a.sentBefore(c); return ok })
}

// sentBefore returns the nonce of the finished transaction that did what c
// would do, or was to do it.
func (a *account) sentBefore(c Candidate) (uint64, bool) {
	for nonce, old := range a.recent {
		if slices.ContainsFunc(old.attempts, func(t *types.Transaction) bool { return c.same(does(t)) }) {
			return nonce, true
		}
	}
	return 0, false
}

// resumeSame makes tx go on where a finished one that did the same stands.
func (m *txMachine) resumeSame(tx *pendingTx) {
	for _, a := range m.accounts {
		if nonce, ok := a.sentBefore(tx.candidate); ok {
			tx.account = a
			tx.resume(a.recall(nonce))
			tx.used = tx.nonce < a.mined
			return
		}
	}
}

// resume makes tx continue where old, of the same account, stands.
func (tx *pendingTx) resume(old finished) {
	last := old.attempts[len(old.attempts)-1]
	tx.attempts, tx.maybe, tx.checked = old.attempts, true, false
	tx.hasNonce, tx.nonce = true, last.Nonce()
	tx.fees, tx.lastEmpty = &fees{tip: last.GasTipCap(), cap: last.GasFeeCap()}, tx.account.fills(last)
	tx.pooled, tx.pooledEmpty = tx.fees, tx.lastEmpty
	for _, t := range old.attempts {
		if !tx.account.fills(t) {
			tx.gas = t.Gas()
		}
	}
}

// retire ends a transaction that needs no more care, and remembers it.
func (m *txMachine) retire(tx *pendingTx) {
	a := tx.account
	a.remove(tx)
	if !tx.hasNonce {
		return
	}
	old := finished{attempts: tx.attempts, empty: tx.empty}
	useful := slices.DeleteFunc(slices.Clone(tx.attempts), a.fills)
	if !tx.empty {
		old.attempts = useful // no empty one is to come back in its place
	}
	if seen := tx.maybe || tx.busy || tx.used || tx.mined; !seen || len(useful) == 0 {
		m.forget(a, tx.nonce)
		return
	}
	a.recent[tx.nonce] = old
	for nonce := range a.recent {
		if nonce+recentKept < tx.nonce {
			delete(a.recent, nonce)
			m.forget(a, nonce)
		}
	}
}

// recall takes a finished transaction out of memory: it is pending again.
func (a *account) recall(nonce uint64) finished {
	old := a.recent[nonce]
	delete(a.recent, nonce)
	return old
}

// withdraw gives up the transaction that would do what c does: its callers get
// why, and its nonce goes to an empty one. One that has ended is looked at
// again, because a reorganisation may have undone it.
func (m *txMachine) withdraw(now time.Time, c Candidate, why error) {
	pending := false
	m.each(func(tx *pendingTx) {
		if !tx.candidate.same(c) {
			return
		}
		pending = true
		if !tx.abandoned && !tx.mined {
			m.answer(tx, sent{err: why})
			m.release(tx)
		}
	})
	if pending {
		return
	}
	for _, a := range m.accounts {
		if nonce, ok := a.sentBefore(c); ok {
			tx := m.filler(now, a, nonce)
			tx.resume(a.recall(nonce))
			tx.candidate, tx.used, tx.unsure = does(tx.useful()), nonce < a.mined, true
			a.pending = append(a.pending, tx)
			return
		}
	}
}

// lastOf returns what was last sent of a finished transaction that did what c
// would do, if there was one.
func (m *txMachine) lastOf(c Candidate) *types.Transaction {
	for _, a := range m.accounts {
		if nonce, ok := a.sentBefore(c); ok {
			attempts := a.recent[nonce].attempts
			return attempts[len(attempts)-1]
		}
	}
	return nil
}

// settler waits until what may have an effect that is to be had once can have
// it no more, or had it.
type settler struct {
	of     *Candidate // pending transactions that do this; nil: all nonces of an earlier life
	giveUp time.Time  // chain time; zero: never
	reply  chan<- error
}

// underWay tells whether s has to wait.
func (m *txMachine) underWay(s settler) bool {
	if s.of == nil {
		return m.inherited() > 0
	}
	return m.count(func(tx *pendingTx) bool { return tx.candidate.same(*s.of) }) > 0
}

// settle answers the settlers that need not wait any more.
func (m *txMachine) settle(now time.Time) {
	m.settling = slices.DeleteFunc(m.settling, func(s settler) bool {
		switch {
		case !m.underWay(s):
			s.reply <- nil
		case m.view.over(s.giveUp, now):
			s.reply <- fmt.Errorf("%w: earlier transactions are in the way", ErrGaveUp)
		default:
			return false
		}
		return true
	})
}
