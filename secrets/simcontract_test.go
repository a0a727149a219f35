package secrets

import (
	"errors"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// The contract: what each call does, by the time of a block.

func (s *sim) apply(tx *simTx) error {
	now := s.head.Time
	switch tx.deed {
	case acknowledge:
		return s.acknowledge(tx, now)
	case proveAlive:
		return s.alive(tx, now)
	case reportFailed:
		return s.failed(tx.id, now)
	case reportDead:
		return s.buryStore(tx.enclave, now)
	case handOn:
		return s.handOn(tx, now)
	case removeEnded:
		secret, ok := s.now.secrets[tx.id]
		if !ok || !secret.ready || now.Before(secret.end) || !now.After(secret.end.Add(simAlive)) && !s.now.provedUntilEnd(secret) {
			return errors.New("not to be removed")
		}
		s.drop(tx.id)
		return nil
	}
	return errors.New("no such call")
}

func (s simState) provedUntilEnd(secret simSecret) bool {
	return !slices.ContainsFunc(secret.copies, func(c simCopy) bool { return c.Acknowledged && s.stores[c.Enclave].lastAlive.Before(secret.end) })
}

func (s *sim) acknowledge(tx *simTx, now time.Time) error {
	secret, ok := s.now.secrets[tx.id]
	i := slices.IndexFunc(secret.copies, func(c simCopy) bool { return c.Enclave == tx.from })
	store := s.now.stores[tx.from]
	switch {
	case !ok || i < 0:
		return errors.New("not selected")
	case secret.copies[i].Acknowledged:
		return errors.New("acknowledged already")
	case now.After(secret.copies[i].Selected.Add(simAck)) || !now.Before(secret.end):
		return errors.New("too late")
	case tx.at.Before(secret.copies[i].Selected) || tx.at.Add(simAlive).Before(now):
		return errors.New("signature too old")
	case store.draining:
		return errors.New("draining")
	case store.dead || s.now.overdue(tx.from, now):
		return errors.New("dead")
	}
	if tx.at.After(store.lastAlive) {
		store.lastAlive = tx.at
	}
	store.suspended = false
	s.now.stores[tx.from] = store
	previous := secret.copies[i].replaces
	secret.copies[i].Acknowledged, secret.copies[i].replaces = true, common.Address{}
	if previous != (common.Address{}) {
		secret.copies = slices.DeleteFunc(secret.copies, func(c simCopy) bool { return c.Enclave == previous })
	}
	secret.ready = secret.ready || !slices.ContainsFunc(secret.copies, func(c simCopy) bool { return !c.Acknowledged })
	s.put(tx.id, secret)
	return nil
}

func (s *sim) alive(tx *simTx, now time.Time) error {
	store := s.now.stores[tx.from]
	switch {
	case s.now.overdue(tx.from, now) || store.dead && len(s.now.owes(tx.from)) > 0:
		return errors.New("dead")
	case !tx.at.After(store.lastAlive) || tx.at.Add(simAlive).Before(now):
		return errors.New("signature too old")
	}
	store.lastAlive, store.suspended, store.dead = tx.at, store.stuck, false
	s.now.stores[tx.from] = store
	return nil
}

func (s *sim) failed(id jobs.ID, now time.Time) error {
	secret, ok := s.now.secrets[id]
	late := func(c simCopy) bool { return !c.Acknowledged && now.After(c.Selected.Add(simAck)) }
	if !ok || !slices.ContainsFunc(secret.copies, late) {
		return errors.New("nothing failed")
	}
	for _, c := range secret.copies {
		if late(c) {
			store := s.now.stores[c.Enclave]
			store.suspended = true
			s.now.stores[c.Enclave] = store
		}
	}
	if !secret.ready {
		s.drop(id)
		return nil
	}
	var lost []simCopy
	secret.copies = slices.DeleteFunc(secret.copies, func(c simCopy) bool {
		if late(c) {
			lost = append(lost, c)
		}
		return late(c)
	})
	for _, c := range lost {
		secret = s.refill(secret, c.replaces, now)
	}
	s.put(id, secret)
	return nil
}

func (s *sim) handOn(tx *simTx, now time.Time) error {
	secret, ok := s.now.secrets[tx.id]
	if !ok || !secret.ready || !s.now.stores[tx.from].draining || slices.ContainsFunc(secret.copies, func(c simCopy) bool { return c.replaces == tx.from }) {
		return errors.New("nothing to hand on")
	}
	copies := len(secret.copies)
	if secret = s.refill(secret, tx.from, now); len(secret.copies) == copies {
		return errors.New("no store is left")
	}
	s.put(tx.id, secret)
	return nil
}

func (s *sim) buryStore(enclave common.Address, now time.Time) error {
	store := s.now.stores[enclave]
	ids := s.now.owes(enclave)
	if len(ids) == 0 || !store.dead && !s.now.overdue(enclave, now) {
		return errors.New("alive")
	}
	store.dead = true
	s.now.stores[enclave] = store
	for _, id := range ids {
		secret := s.now.secrets[id]
		if !secret.ready {
			s.drop(id)
			continue
		}
		heir := slices.IndexFunc(secret.copies, func(c simCopy) bool { return c.replaces == enclave })
		if heir >= 0 {
			secret.copies[heir].replaces = common.Address{}
		}
		secret.copies = slices.DeleteFunc(secret.copies, func(c simCopy) bool { return c.Enclave == enclave })
		if heir < 0 {
			secret = s.refill(secret, common.Address{}, now)
		}
		s.put(id, secret)
	}
	return nil
}

// refill selects one more store, if there is one.
func (s *sim) refill(secret simSecret, replaces common.Address, now time.Time) simSecret {
	if picked := s.pick(1, secret.copies); len(picked) == 1 && now.Before(secret.end) {
		secret.copies = append(secret.copies, simCopy{Copy: Copy{Enclave: picked[0], Selected: now}, replaces: replaces})
	}
	return secret
}

func (s *sim) pick(n int, not []simCopy) (picked []common.Address) {
	for enclave, store := range s.now.stores {
		if !store.draining && !store.suspended && !store.dead && !s.now.overdue(enclave, s.head.Time) &&
			!slices.ContainsFunc(not, func(c simCopy) bool { return c.Enclave == enclave }) {
			picked = append(picked, enclave)
		}
	}
	slices.SortFunc(picked, common.Address.Cmp)
	s.rng.Shuffle(len(picked), func(i, j int) { picked[i], picked[j] = picked[j], picked[i] })
	return picked[:min(n, len(picked))]
}

func (s *sim) put(id jobs.ID, secret simSecret) {
	if len(secret.copies) == 0 {
		s.drop(id)
		return
	}
	s.now.secrets[id], s.changed[id] = secret, true
}

func (s *sim) drop(id jobs.ID) {
	delete(s.now.secrets, id)
	s.changed[id] = true
}
