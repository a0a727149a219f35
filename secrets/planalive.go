package secrets

import (
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// alive decides about the proof of life. It is due when half of its time is
// over, and earlier by what the last one took to be mined, so that a slow chain
// has as much time again. One that is too late is not sent: the contract would
// not take it. One that makes the store be selected again is due at once.
//
// It is sent also while a secret is lost. The contract knows no loss of one: to
// stay silent would end in a slash, and cost the owners of all others their
// copies here, the last ones where several stores lost the same secret. The
// operator is told, and gives back what he is paid for by draining the store.
func (p *planner) alive(now time.Time, add func(action)) {
	if !p.self.known || !p.head.Time.After(p.self.LastAlive) {
		return // the contract takes only a later one
	}
	due := p.aliveDue()
	if due.IsZero() || now.Before(due) {
		return
	}
	// An acknowledgement, or a proof before a restart, may have come meanwhile.
	if !p.urgent(now) && (p.self.stale || !p.current(&p.self.view)) {
		return
	}
	if a := (action{deed: proveAlive}); p.may(a, now) {
		p.self.hurried = p.self.Idle || p.self.Dead
		add(a)
	}
}

// urgent tells whether a proof of life is due whatever else is not known, even
// if the store's own state cannot be read any more. One that was just mined is
// given the time to be read.
func (p *planner) urgent(now time.Time) bool {
	return len(p.self.Secrets) > 0 && now.After(p.lastAlive().Add(p.params.AliveTimeout*5/8)) &&
		now.Sub(p.self.proved) > p.longest()
}

// lastAlive is when this store last proved that it lives. What was read says so,
// because a proof may leave the chain again; only where it cannot be read any more,
// what this process has seen mined.
func (p *planner) lastAlive() time.Time {
	s := &p.self
	if blind := p.head.Time.Sub(s.asOf) > p.params.AliveTimeout/4; blind && s.proved.After(s.LastAlive) {
		return s.proved
	}
	return s.LastAlive
}

// aliveDue is when the next proof of life is due; zero: none is.
func (p *planner) aliveDue() time.Time {
	s := p.self
	s.LastAlive = p.lastAlive()
	holds := len(s.Secrets) > 0
	switch {
	case !s.Registered || holds && (s.Dead || p.overdue(s.Store)):
		return time.Time{}
	case holds:
		due := s.LastAlive.Add(p.params.AliveTimeout/2 - min(p.slow, p.params.AliveTimeout/4))
		if back := p.backDue(); s.Idle && back.Before(due) {
			return back
		}
		return due
	case s.Idle || s.Dead:
		return p.backDue()
	}
	return time.Time{}
}

// backDue is when a store that is not selected is to prove that it lives. Anybody
// can have stores suspended, for the gas of a secret that he never injects: if he
// goes on, the answers to it have a pause, lest he spend our gas as he likes. One
// that did not help has a longer one.
func (p *planner) backDue() time.Time {
	pause := p.params.AliveTimeout / 8
	if p.self.vain {
		pause = p.params.AliveTimeout / 2
	}
	return p.self.back.Add(pause)
}

// lost returns the secrets that this store is paid for and does not have.
func (p *planner) lost(held map[jobs.ID]Held) (lost []jobs.ID) {
	for _, id := range p.self.Secrets {
		h, known := held[id]
		if known && !h.Empty && !h.Refused {
			continue
		}
		e := p.secrets[id]
		switch {
		case e == nil || !e.known:
			continue // not looked at yet, or forgotten since this store was
		case !e.state.Exists() || e.state.Ended(p.head.Time):
			continue // gone by right, though it still counts
		}
		if e.fresh() {
			if c, ok := e.state.Copy(p.me); !ok || !c.Acknowledged {
				continue // what was read of this store is older
			}
		}
		lost = append(lost, id)
	}
	return lost
}
