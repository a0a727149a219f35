package secrets

import (
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// changed has a secret looked at, as of the newest head or later.
func (p *planner) changed(id jobs.ID) {
	e := p.entry(id)
	e.stale, e.atLeast = true, max(e.atLeast, p.head.Number)
	p.selfChanged()
}

// selfChanged has this store looked at, as of the newest head or later.
func (p *planner) selfChanged() {
	p.self.stale, p.self.atLeast = true, max(p.self.atLeast, p.head.Number)
}

// follow takes the newest head. If it is below the last one, what was read or is
// to be read as of a block above it is read again: that chain may never grow so
// far.
func (p *planner) follow(head jobs.Head) {
	back := head.Number < p.head.Number
	p.head = head
	if !back {
		return
	}
	p.self.cutTo(head)
	for _, e := range p.secrets {
		e.cutTo(head)
	}
	for _, n := range p.stores {
		n.cutTo(head)
	}
}

func (v *view) cutTo(head jobs.Head) {
	if v.atLeast <= head.Number && v.block <= head.Number {
		return
	}
	v.stale, v.atLeast, v.block = true, min(v.atLeast, head.Number), min(v.block, head.Number)
	if v.asOf.After(head.Time) {
		v.asOf = head.Time
	}
}

func (p *planner) entry(id jobs.ID) *entry {
	e := p.secrets[id]
	if e == nil {
		e = &entry{view: view{stale: true}}
		p.secrets[id] = e
	}
	return e
}

// looked takes a state that was read as of a block. If more has changed
// meanwhile it is looked at once more.
func (p *planner) looked(id jobs.ID, s State, block uint64) {
	e := p.entry(id)
	e.state = s
	e.took(block, p.flying[action{deed: lookSecret, id: id}])
}

func (p *planner) lookedSelf(s Store, block uint64) {
	p.self.Store = s
	p.self.vain = p.self.vain && (s.Idle || s.Dead)
	p.self.took(block, p.flying[action{deed: lookSelf}])
	for _, id := range s.Secrets {
		p.entry(id)
	}
}

func (p *planner) lookedStore(enclave common.Address, s Store, block uint64) {
	if n := p.stores[enclave]; n != nil {
		n.Store = s
		n.took(block, p.flying[action{deed: lookStore, enclave: enclave}])
	}
}

func (v *view) took(block uint64, asOf time.Time) {
	v.known, v.block, v.asOf = true, block, asOf
	v.stale = block < v.atLeast
}

// lookAll reads what is stale, or was not read for long, a few at a time.
func (p *planner) lookAll(add func(action)) {
	looks := 0
	for a := range p.flying {
		if a.deed <= lookStore {
			looks++
		}
	}
	look := func(v *view, a action) {
		if v.known && p.head.Time.Sub(v.asOf) > p.refresh(a) {
			v.stale = true
		}
		if _, flying := p.flying[a]; v.stale && !flying && v.atLeast <= p.head.Number && looks < planLooks {
			looks++
			add(a)
		}
	}
	look(&p.self.view, action{deed: lookSelf})
	for _, id := range p.ids() {
		look(&p.secrets[id].view, action{deed: lookSecret, id: id})
	}
	for enclave, n := range p.stores {
		look(&n.view, action{deed: lookStore, enclave: enclave})
	}
}

// refresh is after how long something is read that no event spoke of: a proof
// of life that left the chain again is told by none.
func (p *planner) refresh(a action) time.Duration {
	if a.deed == lookSelf {
		return min(planRefresh, p.params.AliveTimeout/8)
	}
	return planRefresh
}
