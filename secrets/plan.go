package secrets

import (
	"bytes"
	"errors"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// What a planner can want done: reading, then what takes time, then wiping.
type deed uint8

const (
	lookSecret   deed = iota + 1 // read a secret's state
	lookSelf                     // read this store's state
	lookStore                    // read another store's state
	acknowledge                  // say that this store holds a secret
	proveAlive                   // say that this store lives
	reportFailed                 // say that stores of a secret did not acknowledge in time
	reportDead                   // say that a store is overdue
	removeEnded                  // have a secret that ended removed and paid
	handOn                       // have another store selected in the place of this one, which drains
	fetch                        // ask another store for a secret
	empty                        // wipe a secret; which ciphertexts were accepted is remembered, as it may come back
	forget                       // wipe a secret whose file does not open
	forgetAll                    // forget also which ciphertexts were accepted
)

// action is one thing to do. Its result is to be told to the planner.
type action struct {
	deed    deed
	id      jobs.ID        // unless about a store
	enclave common.Address // lookStore, reportDead
}

const (
	// planStep and planBlocks are what each store leaves those before it that
	// could send the same report: both must pass.
	planStep   = 12 * time.Second
	planBlocks = 3
	// planGiveUp is after how much chain time a report is given up at most.
	planGiveUp = 10 * time.Minute
	// planRecent is how old a view may be, in chain time, to be acted upon
	// though there is a newer block: reading takes longer than some blocks do.
	planRecent = 3 * time.Second
	// planLooks is how many states are read at once.
	planLooks = 8
	// planRefresh is how often all is read that no event spoke of.
	planRefresh = time.Hour
	// planUndone is how long, in chain time, it is remembered of a secret that is
	// over which ciphertexts were accepted: a reorganisation may undo its end,
	// but none goes back that far.
	planUndone = time.Hour
)

// planner decides what is to be done about the secrets of one store. It does no
// I/O and has no clock but what it is told, and is not safe for concurrent use.
//
// It goes by states alone: whatever was missed, doubled or taken back on the
// way to one does not matter.
type planner struct {
	me       common.Address
	params   Params
	handover bool // there is a way to ask other stores

	head    jobs.Head
	secrets map[jobs.ID]*entry
	stores  map[common.Address]*neighbour
	self    selfEntry
	flying  map[action]time.Time // begun then
	pauses  map[action]pause
	slow    time.Duration // what the last proof of life took to be mined
}

// view says of what block something was read, and whether to read it again.
type view struct {
	known   bool
	stale   bool
	block   uint64 // it was read as of this block
	atLeast uint64 // read it as of this block or later
	asOf    time.Time
}

// fresh tells whether what was read may be acted upon.
func (v view) fresh() bool { return v.known && !v.stale }

type entry struct {
	view
	state  State
	failed turn
	gone   time.Time // since when what is held is over, or another owner's; zero: it is not
}

type neighbour struct {
	view
	Store
	dead turn
	used bool // in this round
}

type selfEntry struct {
	view
	Store
	proved time.Time // when the last proof of this process was mined

	hurried bool      // the newest proof is to have the store selected again
	back    time.Time // when the last such was mined
	vain    bool      // no look since then found that the store is selected
}

type pause struct {
	until time.Time
	tries int
}

// turn is a duty that several stores have: since which head it was due.
type turn struct {
	due   bool
	since jobs.Head
}

func newPlanner(me common.Address, params Params, handover bool) *planner {
	return &planner{
		me: me, params: params, handover: handover,
		secrets: make(map[jobs.ID]*entry), stores: make(map[common.Address]*neighbour),
		flying: make(map[action]time.Time), pauses: make(map[action]pause),
		self: selfEntry{view: view{stale: true}},
	}
}

// done says what became of an action: the block that it was mined in, or why it
// failed. Failed ones are tried again after a while, and those that the
// contract will never take after a longer one.
func (p *planner) done(a action, now time.Time, block uint64, err error) {
	begun := p.flying[a]
	delete(p.flying, a)
	if err != nil {
		p.failed(a, now, err)
		return
	}
	delete(p.pauses, a)
	switch a.deed {
	case acknowledge, reportFailed, removeEnded, handOn:
		e := p.entry(a.id)
		e.stale, e.atLeast = true, max(e.atLeast, block)
		p.self.stale, p.self.atLeast = true, max(p.self.atLeast, block)
	case proveAlive:
		p.self.stale, p.self.atLeast = true, max(p.self.atLeast, block)
		p.self.proved, p.slow = now, now.Sub(begun)
		if p.self.hurried {
			p.self.back, p.self.vain = now, true
		}
	case reportDead:
		if n := p.stores[a.enclave]; n != nil {
			n.stale, n.atLeast, n.dead = true, max(n.atLeast, block), turn{}
		}
	}
}

func (p *planner) failed(a action, now time.Time, err error) {
	w := p.pauses[a]
	wait := min(time.Second<<min(w.tries, 16), p.longest())
	if errors.Is(err, jobs.ErrFinal) {
		p.restart(a)
		// Neither may be given up while what was read says that it is owed: one
		// that was mined and failed may have had too little gas.
		owed := a.deed == acknowledge || a.deed == proveAlive && len(p.self.Secrets) > 0
		if !owed {
			wait = p.params.AckTimeout
		}
	}
	p.pauses[a] = pause{until: now.Add(wait), tries: w.tries + 1}
}

// longest is the longest pause between two tries.
func (p *planner) longest() time.Duration {
	return max(time.Second, min(30*time.Second, min(p.params.AckTimeout, p.params.AliveTimeout)/16))
}

// restart has that looked at which an action was about: the contract did not
// agree with what was known of it.
func (p *planner) restart(a action) {
	switch a.deed {
	case acknowledge, reportFailed, removeEnded, handOn:
		p.changed(a.id)
	case proveAlive:
		p.selfChanged()
	case reportDead:
		if n := p.stores[a.enclave]; n != nil {
			n.stale, n.atLeast, n.dead = true, max(n.atLeast, p.head.Number), turn{}
		}
	}
}

// may tells whether an action is neither under way nor to wait.
func (p *planner) may(a action, now time.Time) bool {
	_, flying := p.flying[a]
	return !flying && !now.Before(p.pauses[a].until)
}

// next returns what is to be done now, in chain time, with what is held.
func (p *planner) next(now time.Time, held map[jobs.ID]Held) (todo []action) {
	add := func(a action) {
		if p.may(a, now) {
			p.flying[a] = now
			todo = append(todo, a)
		}
	}
	for id := range held {
		p.entry(id)
	}
	for _, n := range p.stores {
		n.used = false
	}
	for _, id := range p.ids() {
		h, known := held[id]
		p.secret(id, h, known, add)
	}
	for enclave, n := range p.stores {
		if !n.used {
			delete(p.stores, enclave)
		}
	}
	p.alive(now, add)
	p.lookAll(add) // last, as what is decided may want a closer look
	p.tidy(now)
	return todo
}

// ids returns all secrets, in an order that is the same each time.
func (p *planner) ids() []jobs.ID {
	ids := make([]jobs.ID, 0, len(p.secrets))
	for id := range p.secrets {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b jobs.ID) int { return bytes.Compare(a[:], b[:]) })
	return ids
}

// tidy forgets pauses that are long over.
func (p *planner) tidy(now time.Time) {
	for a, w := range p.pauses {
		if now.Sub(w.until) > planRefresh {
			delete(p.pauses, a)
		}
	}
}
