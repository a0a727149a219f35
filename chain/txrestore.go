package chain

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// restore takes up what an earlier life sent from a: what may still be mined
// goes on as it stood, the rest is remembered as long as a reorganisation may
// undo it. What is far above all that is known is from another chain.
func (m *txMachine) restore(now time.Time, a *account) {
	resumed := 0
	for _, n := range slices.SortedFunc(maps.Keys(a.kept), cmp.Compare) {
		k := a.kept[n]
		useful := slices.DeleteFunc(slices.Clone(k.Attempts), a.fills)
		switch {
		case n+recentKept < a.mined, n > a.next+blindFilled, n < a.mined && len(useful) == 0:
			m.forget(a, n)
			continue
		case n < a.mined:
			old := finished{attempts: k.Attempts, empty: a.fills(k.Attempts[len(k.Attempts)-1])}
			if !old.empty {
				old.attempts = useful
			}
			a.recent[n] = old
		default:
			m.resumeKept(now, a, n, k)
			a.next = max(a.next, n+1)
			resumed++
		}
		if len(useful) > 0 {
			c := does(useful[0])
			c.Once = true
			m.restored = append(m.restored, c)
		}
	}
	if resumed > 0 {
		m.log.Info("going on with transactions that were sent before the start", "account", a.address, "count", resumed)
	}
}

// resumeKept makes what is kept of nonce n pending.
func (m *txMachine) resumeKept(now time.Time, a *account, n uint64, k *kept) {
	tx := m.filler(now, a, n)
	tx.resume(finished{attempts: k.Attempts})
	if slices.ContainsFunc(k.Attempts, func(t *types.Transaction) bool { return !a.fills(t) }) {
		tx.candidate = does(tx.useful())
	}
	switch {
	case (k.Unwanted || k.GiveUp == 0) && !tx.lastEmpty: // until when it is wanted is not known
		tx.empty = false
	case !tx.lastEmpty:
		tx.abandoned, tx.empty, tx.checks, tx.giveUp = false, false, true, k.giveUp()
	}
	a.pending = append(a.pending, tx)
}

// simulateBy has what does the same as c simulated as c is.
func (m *txMachine) simulateBy(c Candidate) {
	m.each(func(tx *pendingTx) {
		if tx.candidate.same(c) {
			tx.candidate.simulate = c.simulate
		}
	})
}

// forget has what is kept of a nonce removed.
func (m *txMachine) forget(a *account, nonce uint64) {
	if m.keeps {
		m.orders = append(m.orders, order{forget: &slot{a.address, nonce}})
	}
}

// earlier returns what an earlier life of the process sent.
func (m *TxManager) earlier() []Candidate {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.restored
}
