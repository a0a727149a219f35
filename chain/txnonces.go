package chain

import (
	"cmp"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

const (
	// fillerGas is the gas limit of an empty transaction. It leaves room for the
	// part that rollups charge for data.
	fillerGas = 100_000
	// gapFilled bounds how many nonces are filled at a time.
	gapFilled = 64
	// blindFilled bounds how many of them are ones that we are not known to have
	// given out. Only a count says that they are to be used, and may be false.
	blindFilled = 8
	// inheritedBlocks is how many blocks without it an inherited transaction is
	// given before it is outbid.
	inheritedBlocks = 3
)

// fills tells whether a transaction of a does nothing but use up its nonce.
func (a *account) fills(t *types.Transaction) bool {
	to := t.To()
	return to != nil && *to == a.address && len(t.Data()) == 0 && t.Gas() == fillerGas
}

// filler returns an empty transaction for nonce n.
func (m *txMachine) filler(now time.Time, a *account, n uint64) *pendingTx {
	tx := &pendingTx{sendState: sendState{rules: m.rules}, account: a, since: now}
	tx.hasNonce, tx.nonce, tx.abandoned, tx.empty = true, n, true, true
	return tx
}

func (a *account) lowestPending() (uint64, bool) {
	var lowest uint64
	ok := false
	for _, tx := range a.pending {
		if tx.hasNonce && (!ok || tx.nonce < lowest) {
			lowest, ok = tx.nonce, true
		}
	}
	return lowest, ok
}

// spent returns the first nonce that nobody is known to have used or been given.
func (a *account) spent() uint64 {
	n := a.mined
	for _, tx := range a.pending {
		if tx.hasNonce {
			n = max(n, tx.nonce+1)
		}
	}
	for nonce := range a.recent {
		n = max(n, nonce+1)
	}
	return n
}

// doubtful tells whether no nonce is to be given out until the chain was asked
// again: a count may be false, or more nonces said to be in a pool than are
// filled on such word.
func (a *account) doubtful() bool { return a.claimed > 0 || len(a.heirlooms()) > blindFilled }

// heirlooms are the nonces of an earlier life that are under way.
func (a *account) heirlooms() []*pendingTx {
	return slices.DeleteFunc(slices.Clone(a.pending), func(tx *pendingTx) bool { return !tx.inherited })
}

// disown gives up nonces that a pool was said to hold, when as many as are
// filled on such word were free to be filled.
func (m *txMachine) disown(a *account) {
	left := a.heirlooms()
	if a.blind < blindFilled || len(left) == 0 || slices.ContainsFunc(left, func(tx *pendingTx) bool { return len(tx.attempts) > 0 }) {
		return
	}
	first := left[0].nonce
	for _, tx := range left {
		first = min(first, tx.nonce)
		a.remove(tx)
	}
	m.log.Warn("a node counted transactions in its pool that are not there", "account", a.address, "first", first, "next", a.next)
	a.blind = 0
	if a.spent() <= first {
		a.next = first
	}
}

// recount takes in the chain's count n of a's mined transactions. One endpoint's
// slip must not move the next nonce: a count above it, which says that the key
// is used elsewhere, is believed when the next look finds it too, and if nobody
// is known to have had the nonces below the next one for a while, they are
// given out again.
func (m *txMachine) recount(now time.Time, a *account, n uint64) {
	if n != a.mined {
		a.mined, a.gap = n, time.Time{} // it moves
	}
	switch {
	case n <= a.next:
		a.claimed = 0
	case a.claimed == 0:
		a.claimed = n
	default:
		a.next, a.claimed = min(n, a.claimed), 0
	}
	switch spent := a.spent(); {
	case spent >= a.next:
		a.excess = time.Time{}
	case a.excess.IsZero():
		a.excess = now
	case now.Sub(a.excess) >= m.rules.resubmitAfter:
		m.log.Warn("nonces were counted that nobody used, giving them out again", "account", a.address, "first", spent, "next", a.next)
		a.next, a.excess = spent, time.Time{}
	}
}

// fillGap sees to it that the nonce which the chain waits for gets used, when
// later ones are pending and it is not: it was given back, or lost by a pool or
// a reorganisation.
func (m *txMachine) fillGap(now time.Time, a *account) {
	lowest, ok := a.lowestPending()
	if !ok || lowest <= a.mined {
		a.gap = time.Time{}
		return
	}
	if a.gap.IsZero() {
		a.gap = now
	}
	if now.Sub(a.gap) < m.rules.resubmitAfter {
		return
	}
	a.gap = time.Time{}
	blind := 0
	for n := a.mined; n < lowest && n < a.mined+gapFilled && blind < blindFilled; n++ {
		tx := m.filler(now, a, n)
		if old, ok := a.recent[n]; ok { // ours: send the very same again, unless it was given up
			tx.resume(a.recall(n))
			tx.empty = old.empty
			tx.candidate = does(tx.useful())
		} else {
			blind++
		}
		m.log.Warn("filling a gap in the nonces", "account", a.address, "nonce", n)
		a.pending = append(a.pending, tx)
	}
}

// useful returns the first attempt that does something.
func (tx *pendingTx) useful() *types.Transaction {
	i := slices.IndexFunc(tx.attempts, func(t *types.Transaction) bool { return !tx.account.fills(t) })
	return tx.attempts[i]
}

// inherited counts the nonces of an earlier life that are under way.
func (m *txMachine) inherited() int {
	return m.count(func(tx *pendingTx) bool { return tx.inherited })
}

// hurry ends the patience with an inherited nonce that blocks come without.
func (m *txMachine) hurry(now time.Time, tx *pendingTx) {
	if !tx.inherited {
		return
	}
	if tx.firstBlock == 0 {
		tx.firstBlock = m.view.head.Number
	}
	if m.view.head.Number >= tx.firstBlock+inheritedBlocks && now.Sub(tx.since) >= m.rules.resubmitAfter && tx.fees == nil {
		tx.retryAt = time.Time{}
	}
}

// polled takes in a view of the chain and the counts of mined transactions, and
// returns the transactions whose receipts are wanted.
func (m *txMachine) polled(now time.Time, v view, counts map[*account]uint64) []question {
	if v.head.Hash == m.view.head.Hash {
		v.seenAt = m.view.seenAt
	}
	m.view = v
	var ask []question
	for _, a := range m.accounts {
		n, known := counts[a]
		if !known {
			continue
		}
		m.recount(now, a, n)
		for _, tx := range slices.Clone(a.pending) {
			if tx.unsure = tx.unsure && !v.began.After(tx.since); tx.unsure {
				continue
			}
			tx.used = tx.hasNonce && tx.nonce < n
			if !tx.used {
				tx.missed = 0
			}
			m.hurry(now, tx)
			switch {
			case !tx.used && !tx.mined, tx.abandoned && tx.busy:
			case tx.abandoned: // how does not matter
				if tx.inherited && len(tx.attempts) == 0 {
					a.blind = 0 // there was something in the pool
				}
				m.retire(tx)
			default: // also while a slow node has not answered
				ask = append(ask, question{tx: tx, hashes: tx.hashes(), block: v.head.Number, account: a.address, expected: a.next})
			}
		}
		m.disown(a)
		m.fillGap(now, a)
	}
	slices.SortFunc(ask, func(x, y question) int { return cmp.Compare(x.tx.nonce, y.tx.nonce) })
	return ask
}

// found takes in what a node said of a question: a receipt or none, the number of
// its newest block, and, if there is none, the account's count as it was after
// that. A transaction that reorganisations undo and blocks take up again can be
// missed several times, and is not lost.
func (m *txMachine) found(now time.Time, q question, receipt *types.Receipt, head, count uint64) {
	tx := q.tx
	switch {
	case len(q.hashes) != len(tx.attempts): // an attempt made meanwhile was not asked for
	case receipt == nil && (tx.busy || head < q.block): // it may just be mined, or the node lags
	case receipt == nil && count <= tx.nonce:
		tx.missed = 0
	case receipt == nil:
		tx.missing(now, head)
	case !tx.abandoned && tx.filledBy(receipt):
		tx.missed = missLimit
	default:
		tx.receiptSeen, tx.mined = receipt, true
	}
}

// filledBy tells whether a receipt is that of an empty attempt.
func (tx *pendingTx) filledBy(r *types.Receipt) bool {
	return slices.ContainsFunc(tx.attempts, func(t *types.Transaction) bool { return t.Hash() == r.TxHash && tx.account.fills(t) })
}
