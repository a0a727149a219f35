package secrets

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// Status is how a Keeper stands, for health checks and metrics.
type Status struct {
	Held         int       // secrets in the vault
	Owed         int       // that the contract counts on this store for
	Lost         []jobs.ID // of those that have not ended, not held
	LastAlive    time.Time // last proof of life that the contract has
	Unproven     bool      // three quarters of the time for the next proof are over
	Suspended    bool      // the contract selects this store for no more secrets, until a proof of life
	Suspensions  uint64    // how often that was seen to begin
	Acknowledged uint64    // acknowledgements mined
	Proofs       uint64    // proofs of life mined
	Reports      uint64    // reports of others mined, removals, and secrets given up when draining
	Taken        uint64    // values taken from owners
	Replaced     uint64    // of those, in the place of another one of the same secret
	Fetched      uint64    // secrets taken over from other stores
	Wiped        uint64
	Failed       uint64 // actions that failed; most are tried again
}

// Status returns how the Keeper stands. It is safe to call at any time.
func (k *Keeper) Status() Status {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.status
}

// do does an action, as of a head, and says what became of it.
func (k *Keeper) do(ctx context.Context, a action, head jobs.Head, giveUp time.Time, known State) step {
	block, err := uint64(0), error(nil)
	switch a.deed {
	case lookSecret, lookSelf, lookStore:
		return k.look(ctx, a, head.Number)
	case acknowledge:
		block, err = k.acknowledge(ctx, a.id, head.Time, giveUp)
	case proveAlive:
		var sig []byte
		if sig, err = k.parts.Signer.SignAlive(head.Time); err == nil {
			block, err = k.parts.Sender.Alive(ctx, head.Time, sig, giveUp)
		}
	case reportFailed:
		block, err = k.parts.Sender.ReportFailed(ctx, a.id, giveUp)
	case reportDead:
		block, err = k.parts.Sender.ReportDead(ctx, a.enclave, giveUp)
	case removeEnded:
		block, err = k.parts.Sender.Remove(ctx, a.id, giveUp)
	case handOn:
		block, err = k.parts.Sender.HandOn(ctx, a.id, giveUp)
	case fetch:
		err = k.fetch(ctx, a.id, known)
	}
	return step{block: block, err: err}
}

func (k *Keeper) acknowledge(ctx context.Context, id jobs.ID, at, giveUp time.Time) (uint64, error) {
	sig, err := k.parts.Signer.SignAcknowledge(id, at)
	if err != nil {
		return 0, err
	}
	return k.parts.Sender.Acknowledge(ctx, id, at, sig, giveUp)
}

func (k *Keeper) look(ctx context.Context, a action, block uint64) (s step) {
	switch a.deed {
	case lookSecret:
		var state State
		state, s.err = k.parts.Chain.Secret(ctx, a.id, block)
		s.apply = func(p *planner) { p.looked(a.id, state, block) }
	case lookSelf:
		var store Store
		store, s.err = k.parts.Chain.Store(ctx, k.cfg.Enclave, block)
		s.apply = func(p *planner) { p.lookedSelf(store, block) }
	case lookStore:
		var store Store
		store, s.err = k.parts.Chain.Store(ctx, a.enclave, block)
		s.apply = func(p *planner) { p.lookedStore(a.enclave, store, block) }
	}
	return s
}

func (k *Keeper) wipe(a action) step {
	if a.deed == empty {
		return step{action: a, err: k.parts.Vault.Empty(a.id)}
	}
	return step{action: a, err: k.parts.Vault.Wipe(a.id)}
}

// report tells the log and the counters what became of an action.
func (k *Keeper) report(s step) {
	k.mu.Lock()
	defer k.mu.Unlock()
	a := s.action
	if s.err != nil {
		k.status.Failed++
		k.log.Warn("secret store: "+a.deed.String()+" failed", append(a.about(), "again", !errors.Is(s.err, jobs.ErrFinal), "err", s.err)...)
		return
	}
	switch a.deed {
	case lookSecret, lookSelf, lookStore:
		return
	case acknowledge:
		k.status.Acknowledged++
	case proveAlive:
		k.status.Proofs++
	case fetch:
		k.status.Fetched++
	case forget, empty:
		k.status.Wiped++
	case forgetAll: // it was wiped before
	default:
		k.status.Reports++
	}
	about := a.about()
	if s.block > 0 {
		about = append(about, "block", s.block)
	}
	k.log.Info("secret store: "+a.deed.String(), about...)
}

// about says for the log what an action is about, and nothing of what it is not.
func (a action) about() (attrs []any) {
	if !a.id.IsZero() {
		attrs = append(attrs, "secret", a.id)
	}
	if a.enclave != (common.Address{}) {
		attrs = append(attrs, "store", a.enclave)
	}
	return attrs
}

// String names the deed in the log.
func (d deed) String() string {
	switch d {
	case lookSecret:
		return "read a secret's state"
	case lookSelf:
		return "read the store's state"
	case lookStore:
		return "read another store's state"
	case acknowledge:
		return "acknowledge a secret"
	case proveAlive:
		return "prove to be alive"
	case reportFailed:
		return "report a failed acknowledgement"
	case reportDead:
		return "report a dead store"
	case removeEnded:
		return "remove a secret that ended"
	case handOn:
		return "have a secret of this draining store given to another"
	case fetch:
		return "take a secret over from another store"
	case empty:
		return "wipe a secret"
	case forget:
		return "remove a secret's file, which does not open"
	case forgetAll:
		return "forget which ciphertexts of a secret were accepted"
	}
	return fmt.Sprintf("deed %d", d)
}
