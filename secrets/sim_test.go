package secrets

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

const (
	simAck   = 120 * time.Second
	simAlive = 600 * time.Second
)

// sim is a chain with the two contracts, as far as stores see them. Its methods
// are called from the goroutines of keepers and of the test.
type sim struct {
	mu      sync.Mutex // guards the rest
	rng     *rand.Rand
	head    jobs.Head
	now     simState
	before  simState // one block ago
	nextID  uint64
	pool    []*simTx
	mined   []*simTx // in the newest block
	changed map[jobs.ID]bool

	delay    time.Duration           // greatest, until a transaction is mined
	latency  time.Duration           // greatest, of a read
	failures float64                 // of reads and sends, that pass
	paused   map[common.Address]bool // whose documents are not taken
	refused  map[deed]int            // transactions that were not sent, as they would have reverted
	reverted map[deed]int            // that were mined and did revert
	count    map[deed]int            // that did what they should
	late     []string                // stores that let their time pass
}

type simState struct {
	secrets map[jobs.ID]simSecret
	stores  map[common.Address]simStore
}

type simSecret struct {
	owner      common.Address
	start, end time.Time
	ready      bool
	copies     []simCopy
	allowed    map[common.Address]bool
}

type simCopy struct {
	Copy
	replaces common.Address // who keeps the secret until this one acknowledges
}

type simStore struct {
	draining, suspended, dead bool
	stuck                     bool // no proof of life ends its suspension
	lastAlive                 time.Time
}

// simTx is a transaction in the pool.
type simTx struct {
	deed    deed
	from    common.Address // the store whose transaction it is
	id      jobs.ID
	enclave common.Address
	at      time.Time
	due     time.Time // mined in the first block from here on
	giveUp  time.Time
	ended   chan simEnd
}

type simEnd struct {
	block uint64
	err   error
}

var errSim = errors.New("a failure that passes")

func newSim(seed uint64) *sim {
	return &sim{
		rng: rand.New(rand.NewPCG(seed, 7)), head: jobs.Head{Number: 100, Time: time.Unix(1_800_000_000, 0)},
		now:    simState{secrets: map[jobs.ID]simSecret{}, stores: map[common.Address]simStore{}},
		before: simState{secrets: map[jobs.ID]simSecret{}, stores: map[common.Address]simStore{}},
		nextID: 1, changed: map[jobs.ID]bool{}, refused: map[deed]int{}, reverted: map[deed]int{}, count: map[deed]int{},
	}
}

func (s simState) clone() simState {
	c := simState{secrets: maps.Clone(s.secrets), stores: maps.Clone(s.stores)}
	for id, secret := range c.secrets {
		secret.copies, secret.allowed = slices.Clone(secret.copies), maps.Clone(secret.allowed)
		c.secrets[id] = secret
	}
	return c
}

// owes counts the secrets that a store acknowledged.
func (s simState) owes(enclave common.Address) (ids []jobs.ID) {
	for id, secret := range s.secrets {
		for _, c := range secret.copies {
			if c.Enclave == enclave && c.Acknowledged {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func (s simState) overdue(enclave common.Address, now time.Time) bool {
	return len(s.owes(enclave)) > 0 && now.After(s.stores[enclave].lastAlive.Add(simAlive))
}

// What owners do.

func (s *sim) create(owner common.Address, copies int, lives time.Duration) (jobs.ID, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	picked := s.pick(copies, nil)
	if len(picked) < copies {
		return jobs.ID{}, false
	}
	id := jobs.NewID(s.nextID)
	s.nextID++
	secret := simSecret{owner: owner, start: s.head.Time, end: s.head.Time.Add(lives), allowed: map[common.Address]bool{}}
	for _, enclave := range picked {
		secret.copies = append(secret.copies, simCopy{Copy: Copy{Enclave: enclave, Selected: s.head.Time}})
	}
	s.put(id, secret)
	return id, true
}

// change does something to a secret that is ready and has not ended.
func (s *sim) change(id jobs.ID, f func(*simSecret)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if secret, ok := s.now.secrets[id]; ok && secret.ready && s.head.Time.Before(secret.end) {
		f(&secret)
		s.put(id, secret)
	}
}

func (s *sim) terminate(id jobs.ID) {
	s.change(id, func(secret *simSecret) { secret.end = s.head.Time })
}

// drain has a store replaced wherever another one is left.
func (s *sim) drain(enclave common.Address, on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	store := s.now.stores[enclave]
	store.draining = on
	s.now.stores[enclave] = store
	for _, id := range s.now.owes(enclave) {
		secret := s.now.secrets[id]
		if on && secret.ready && !slices.ContainsFunc(secret.copies, func(c simCopy) bool { return c.replaces == enclave }) {
			s.put(id, s.refill(secret, enclave, s.head.Time))
		}
	}
}

// block mines one after so much time and returns what changed in it.
func (s *sim) block(after time.Duration) (jobs.Head, []jobs.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.before = s.now.clone()
	s.head = jobs.Head{Number: s.head.Number + 1, Time: s.head.Time.Add(after)}
	s.mined = nil
	s.pool = slices.DeleteFunc(s.pool, func(tx *simTx) bool {
		if !tx.giveUp.IsZero() && s.head.Time.After(tx.giveUp) {
			tx.ended <- simEnd{err: fmt.Errorf("given up: %w", errSim)}
			return true
		}
		if tx.due.After(s.head.Time) {
			return false
		}
		err := s.apply(tx)
		if err != nil {
			s.reverted[tx.deed]++
			tx.ended <- simEnd{err: fmt.Errorf("%w: %w", err, jobs.ErrFinal)}
			return true
		}
		s.count[tx.deed]++
		s.mined = append(s.mined, tx)
		tx.ended <- simEnd{block: s.head.Number}
		return true
	})
	for enclave := range s.now.stores {
		if s.now.overdue(enclave, s.head.Time) && !s.now.stores[enclave].dead {
			s.late = append(s.late, fmt.Sprintf("%s at %s", enclave, s.head.Time))
		}
	}
	return s.head, s.takeChanged()
}

func (s *sim) takeChanged() []jobs.ID {
	ids := slices.Collect(maps.Keys(s.changed))
	clear(s.changed)
	return ids
}

// reorg takes the newest block back, with what was in it, and mines another one
// in its place; some of its transactions are in the pool again.
func (s *sim) reorg() (jobs.Head, []jobs.ID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id := range s.now.secrets {
		s.changed[id] = true
	}
	s.now = s.before.clone()
	for id := range s.now.secrets {
		s.changed[id] = true
	}
	for _, tx := range s.mined {
		if s.rng.IntN(2) == 0 {
			tx.due, tx.ended = s.head.Time.Add(s.wait()), make(chan simEnd, 1) // nobody waits any more
			s.pool = append(s.pool, tx)
		}
	}
	s.mined = nil
	s.head.Number++
	return s.head, s.takeChanged()
}

// What the goroutine of a test asks of a sim, while keepers may be at work.

func (s *sim) locked(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
}

func (s *sim) did(d deed) (n int) {
	s.locked(func() { n = s.count[d] })
	return n
}

func (s *sim) tooLate() (late []string) {
	s.locked(func() { late = slices.Clone(s.late) })
	return late
}

func (s *sim) newest() (head jobs.Head) {
	s.locked(func() { head = s.head })
	return head
}

func (s *sim) state() (now simState) {
	s.locked(func() { now = s.now.clone() })
	return now
}

func (s *sim) fail(share float64) { s.locked(func() { s.failures = share }) }

func (s *sim) wait() time.Duration {
	if s.delay == 0 {
		return 0
	}
	return time.Duration(s.rng.Int64N(int64(s.delay)))
}
