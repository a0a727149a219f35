package chain

import (
	"maps"

	"github.com/ethereum/go-ethereum/common"
)

// simJournal is what was kept, by account and nonce. It outlives the machine.
type simJournal map[common.Address]map[uint64]*kept

func (j simJournal) carryOut(o order) {
	switch {
	case o.keep != nil:
		of := o.tx.account.address
		if j[of] == nil {
			j[of] = map[uint64]*kept{}
		}
		j[of][o.send.Nonce()] = o.keep
	case o.forget != nil:
		delete(j[o.forget.account], o.forget.nonce)
	}
}

// open returns an account as a new life of the process, or one that is given
// its key again, finds it.
func (w *simWorld) open(old *account) *account {
	a := &account{address: old.address, sign: old.sign, recent: map[uint64]finished{}, mined: w.chain.count(old.address)}
	for a.next = a.mined; w.chain.poolOf(a.address)[a.next] != nil; {
		a.next++
	}
	a.kept = maps.Clone(w.journal[a.address])
	return a
}

// kill ends the machine as a process ends that is killed, and begins another
// one, which has the key that pays and the journal. Whoever waited asks again,
// sooner or later or never.
func (w *simWorld) kill() {
	if !w.mortal {
		return
	}
	w.life++
	w.seen["killed"]++
	w.polling, w.polledAt = false, w.now
	w.bereave()
	a := w.open(w.m.current())
	w.noteResumed(a)
	w.m = newSimMachine()
	w.m.setAccount(w.now, a)
	for _, c := range w.candidates {
		c.killed = true
		if w.recallTime(c); !c.ended {
			c.ended, c.replies = true, nil
			if w.rnd.IntN(2) == 0 && c.Once && !c.lost && (w.m.knows(c.Candidate) || !w.isMined(c.Data)) {
				w.accept(c)
			}
		}
	}
}

// recallTime takes over until when the machine goes on with what an earlier life
// was asked for: maybe longer than somebody asks for it now.
func (w *simWorld) recallTime(c *simCandidate) {
	w.m.each(func(tx *pendingTx) {
		if c.killed && !tx.abandoned && tx.candidate.same(c.Candidate) {
			c.GiveUp = tx.giveUp
		}
	})
}

// bereave marks what was sent from accounts that the next life knows nothing of.
func (w *simWorld) bereave() {
	for _, c := range w.candidates {
		for _, a := range w.m.accounts {
			_, sent := a.sentBefore(c.Candidate)
			for _, tx := range a.pending {
				sent = sent || tx.hasNonce && tx.candidate.same(c.Candidate)
			}
			c.lost = c.lost || sent && a != w.m.current()
		}
	}
}

// noteResumed notes which troubles a new life began with.
func (w *simWorld) noteResumed(a *account) {
	for n, k := range a.kept {
		switch {
		case n < a.mined:
			continue
		case a.fills(k.Attempts[len(k.Attempts)-1]):
			w.seen["empty and resumed"]++
		}
		w.seen["resumed"]++
		if n >= a.next && w.chain.poolOf(a.address)[n] != nil {
			w.seen["killed with a gap in the pool"]++
		}
		if _, undone := w.m.current().recent[n]; undone {
			w.seen["undone and resumed"]++
		}
	}
}
