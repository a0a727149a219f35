package jobs

import (
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// SecretState is a secret as the contracts have it as of one block. The zero
// value is one that does not exist, or that was removed.
type SecretState struct {
	Owner     common.Address
	SizeLimit uint64    // bytes
	End       time.Time // from here on nobody may use it
	Ready     bool      // all of its first stores have acknowledged
	Copies    []SecretCopy
}

// SecretCopy is one store that a secret selected.
type SecretCopy struct {
	Enclave      common.Address
	Acknowledged bool
	Selected     time.Time // when it was
}

// Exists tells whether there is such a secret.
func (s SecretState) Exists() bool { return s.Owner != common.Address{} }

// Ended tells whether a secret that exists is one that nobody may use any more.
func (s SecretState) Ended(now time.Time) bool { return !now.Before(s.End) }

// Copy returns the copy of a store.
func (s SecretState) Copy(enclave common.Address) (SecretCopy, bool) {
	for _, c := range s.Copies {
		if c.Enclave == enclave {
			return c, true
		}
	}
	return SecretCopy{}, false
}

// StoreState is a store of secrets as the contracts have it as of one block.
type StoreState struct {
	Registered bool
	Draining   bool // it may not acknowledge
	Dead       bool // marked so, or evicted: others may take its secrets
	LastAlive  time.Time

	// Idle says that a store is not selected for more secrets, and would be after a
	// proof of life.
	Idle    bool
	Secrets []ID // that it acknowledged and that count against it
}

// SecretParams are the contract's times, both whole seconds.
type SecretParams struct {
	AckTimeout   time.Duration // from selection to the last moment of an acknowledgement
	AliveTimeout time.Duration // the longest time between two proofs of life
}
