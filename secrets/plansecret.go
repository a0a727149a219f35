package secrets

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// secret decides about one secret. Nothing is done about one that is still to be
// looked at: it may just have been extended.
func (p *planner) secret(id jobs.ID, h Held, known bool, add func(action)) {
	e := p.secrets[id]
	if !e.known {
		return
	}
	mine, selected := e.state.Copy(p.me)
	for _, c := range e.state.Copies {
		if n := p.stores[c.Enclave]; n != nil {
			n.used = true // whether fresh or not
		}
	}
	if e.stale {
		return
	}
	over := !e.state.Exists() || e.state.Ended(p.head.Time)
	if known && p.wipe(id, e, h, over, selected, add) {
		return
	}
	switch {
	case !e.state.Exists() || !known && !selected:
		if !known {
			delete(p.secrets, id)
		}
	case over && e.state.Ready:
		p.remove(id, e, mine, add)
	case over:
		p.late(id, e, add)
	case selected:
		p.keep(id, e, mine, known && !h.Empty && !h.Refused, add)
	}
}

// wipe decides about what is held of a secret, and tells whether it has to go.
// What was accepted of it is remembered for as long as it could be asked for
// here again: by a reorganisation, after a drain, by another registration.
func (p *planner) wipe(id jobs.ID, e *entry, h Held, over, selected bool, add func(action)) bool {
	deregistered := p.self.fresh() && !p.self.Registered
	foreign := !h.Refused && h.Owner != e.state.Owner // in another block the same id may be another owner's
	if gone := over || foreign; !gone {
		e.gone = time.Time{}
	} else if e.gone.IsZero() {
		e.gone = p.head.Time
	}
	switch {
	case h.Refused && (over || deregistered || !selected):
		add(action{deed: forget, id: id})
	case !h.Refused && !h.Empty && (over || deregistered || foreign || !selected):
		add(action{deed: empty, id: id})
	case h.Empty && !e.gone.IsZero() && p.head.Time.Sub(e.gone) > planUndone:
		add(action{deed: forgetAll, id: id})
	default:
		return false
	}
	return true
}

// keep decides about a secret that selected this store.
func (p *planner) keep(id jobs.ID, e *entry, mine Copy, has bool, add func(action)) {
	switch {
	case !has && p.handover && p.mayFetch(e.state, mine):
		add(action{deed: fetch, id: id})
	case has && !mine.Acknowledged && p.inTime(mine) && p.mayAcknowledge() && !p.head.Time.Before(mine.Selected):
		// What was read may be newer than the head, whose time is signed.
		add(action{deed: acknowledge, id: id})
	}
	p.leave(id, e, mine, add)
	p.late(id, e, add)
	p.neighbours(e, add)
}

// leave has a secret of a draining store given to another one, unless one is to
// have it already: draining itself does so for a few alone, and only if there
// are stores left at that moment.
func (p *planner) leave(id jobs.ID, e *entry, mine Copy, add func(action)) {
	awaited := slices.ContainsFunc(e.state.Copies, func(c Copy) bool { return !c.Acknowledged })
	if p.self.fresh() && p.self.Draining && !p.self.Dead && mine.Acknowledged && e.state.Ready && !awaited && p.current(&e.view) {
		add(action{deed: handOn, id: id})
	}
}

// inTime tells whether a store may still acknowledge.
func (p *planner) inTime(c Copy) bool {
	return !p.head.Time.After(c.Selected.Add(p.params.AckTimeout))
}

// mayAcknowledge tells whether the contract takes acknowledgements of this
// store. One that was dead has to prove first that it lives.
func (p *planner) mayAcknowledge() bool {
	s := p.self
	return s.fresh() && s.Registered && !s.Draining && !s.Dead && (len(s.Secrets) == 0 || !p.overdue(s.Store))
}

// mayFetch tells whether to ask another store for a secret: to replace one, to
// have again what was lost, or if its owner does not come. An owner who just
// created it is given half of the time.
func (p *planner) mayFetch(s State, mine Copy) bool {
	other := slices.ContainsFunc(s.Copies, func(c Copy) bool { return c.Acknowledged && c.Enclave != p.me })
	wanted := mine.Acknowledged || p.inTime(mine) && !p.self.Draining &&
		(s.Ready || p.head.Time.After(mine.Selected.Add(p.params.AckTimeout/2)))
	return other && wanted
}

// overdue tells whether a store that has secrets let the time of its proof of
// life pass.
func (p *planner) overdue(s Store) bool {
	return p.head.Time.After(s.LastAlive.Add(p.params.AliveTimeout))
}

// late reports stores that did not acknowledge in time. Those that are late
// themselves come last.
func (p *planner) late(id jobs.ID, e *entry, add func(action)) {
	isLate := func(c Copy) bool { return !c.Acknowledged && !p.inTime(c) }
	if !slices.ContainsFunc(e.state.Copies, isLate) {
		e.failed = turn{}
		return
	}
	rank := p.rank(id[:], e.state.Copies, isLate)
	if p.turn(&e.failed, rank) && p.current(&e.view) {
		add(action{deed: reportFailed, id: id})
	}
}

// remove has a secret that ended removed, once that is certain to be taken: when
// each of its stores has proved that it lived until the end, which it is paid for,
// or the time for that is over. Its stores come to know that at different heads,
// so the clock of the chain tells whose turn it is: two of them would send the
// same at once.
func (p *planner) remove(id jobs.ID, e *entry, mine Copy, add func(action)) {
	over := p.head.Time.After(e.state.End.Add(p.params.AliveTimeout))
	if !mine.Acknowledged || !over && !p.provedUntilEnd(e.state) {
		return
	}
	stores := slices.DeleteFunc(slices.Clone(e.state.Copies), func(c Copy) bool { return !c.Acknowledged })
	slot := p.head.Time.Unix() / max(1, int64(p.removeSlot()/time.Second))
	if slot%int64(len(stores)) == int64(p.rank(id[:], stores, func(Copy) bool { return false })) && p.current(&e.view) {
		add(action{deed: removeEnded, id: id})
	}
}

// removeSlot is how long each store in turn may have an ended secret removed: long
// enough for the next one to see that it was.
func (p *planner) removeSlot() time.Duration {
	return min(2*planStep, p.params.AliveTimeout/16)
}

// provedUntilEnd tells whether all stores of a secret are known to have proved that
// they lived until its end. Others' proofs are looked for now and then: no event
// tells of them.
func (p *planner) provedUntilEnd(s State) bool {
	all := true
	for _, c := range s.Copies {
		if !c.Acknowledged {
			continue
		}
		if c.Enclave == p.me {
			all = all && p.self.fresh() && !p.self.LastAlive.Before(s.End)
			continue
		}
		n := p.neighbour(c.Enclave)
		if proved := n.known && !n.LastAlive.Before(s.End); !proved {
			n.stale = n.stale || p.head.Time.Sub(n.asOf) > p.params.AliveTimeout/16
			all = false
		}
	}
	return all
}

// neighbour returns what is known of another store, which is looked at from now on.
func (p *planner) neighbour(enclave common.Address) *neighbour {
	n := p.stores[enclave]
	if n == nil {
		n = &neighbour{view: view{stale: true}}
		p.stores[enclave] = n
	}
	n.used = true
	return n
}

// neighbours watches the other stores that hold a secret of this one, and
// reports those that are overdue.
func (p *planner) neighbours(e *entry, add func(action)) {
	for _, c := range e.state.Copies {
		if c.Enclave == p.me || !c.Acknowledged {
			continue
		}
		n := p.neighbour(c.Enclave)
		if !n.known || !n.Dead && !p.overdue(n.Store) {
			n.dead = turn{}
			continue
		}
		rank := p.rank(c.Enclave[:], e.state.Copies, func(o Copy) bool { return o == c || !o.Acknowledged })
		if n.fresh() && p.turn(&n.dead, rank) && p.current(&n.view) {
			add(action{deed: reportDead, enclave: c.Enclave})
		}
	}
}

// turn tells whether a duty is this store's now, as the one of that rank.
func (p *planner) turn(t *turn, rank int) bool {
	if !t.due {
		t.due, t.since = true, p.head
	}
	return !p.head.Time.Before(t.since.Time.Add(time.Duration(rank)*planStep)) &&
		p.head.Number >= t.since.Number+uint64(rank)*planBlocks
}

// current tells whether something was read as of the newest head, and if it was
// not has it read: others may have sent a report meanwhile.
func (p *planner) current(v *view) bool {
	if v.block < p.head.Number && p.head.Time.Sub(v.asOf) > planRecent {
		v.stale = true
	}
	return !v.stale
}

// rank is this store's place, from 0, among those that could send a report
// about a thing; those of whom last is true come after the others.
func (p *planner) rank(thing []byte, copies []Copy, last func(Copy) bool) (rank int) {
	order := func(c Copy) []byte {
		sum := sha256.Sum256(slices.Concat(thing, c.Enclave[:]))
		if last(c) {
			return append([]byte{1}, sum[:]...)
		}
		return append([]byte{0}, sum[:]...)
	}
	mine, _ := State{Copies: copies}.Copy(p.me)
	for _, c := range copies {
		if c.Enclave != p.me && bytes.Compare(order(c), order(mine)) < 0 {
			rank++
		}
	}
	return rank
}

// giveUp is when an action is of no use any more.
func (p *planner) giveUp(a action) time.Time {
	switch a.deed {
	case acknowledge:
		mine, _ := p.entry(a.id).state.Copy(p.me)
		return mine.Selected.Add(p.params.AckTimeout)
	case proveAlive:
		if len(p.self.Secrets) > 0 {
			return p.lastAlive().Add(p.params.AliveTimeout)
		}
	}
	return p.head.Time.Add(min(planGiveUp, p.params.AliveTimeout/4))
}
