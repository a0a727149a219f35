package secrets

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// Held is what may be told of a secret that a Vault knows.
type Held struct {
	Owner   common.Address
	Version uint64 // how many ciphertexts were accepted
	Empty   bool   // only what was accepted is remembered
	Refused bool   // the file is there and does not open
}

// Vault holds secrets, each sealed by AES-256-GCM under a key in locked memory:
// it is in the clear only while somebody uses it. Bound to each are the chain,
// the contract, the secret's id and the version, so that none opens as another.
//
// With a directory, each secret is in a file of its own as well, for a process
// that starts again inside the same, living enclave. A host that can write
// there, which is one of a development build alone, could put back an older
// file; it could read the enclave's key as well.
//
// It is safe for concurrent use.
type Vault struct {
	mem *memory
	dir *directory // nil: none

	mu      sync.Mutex // guards the rest
	seal    *sealer
	secrets map[jobs.ID]*record
}

// record is one secret.
type record struct {
	Held
	accepted []common.Hash
	sealed   []byte // nil if Refused
}

// OpenVault opens a vault with what is in its directory. A file there that does
// not open is left where it is, and told by Held. It returns what Check says,
// the errors of the directory, or of the file system.
func OpenVault(cfg VaultConfig) (*Vault, error) {
	if err := cfg.Check(); err != nil {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	v := &Vault{mem: newMemory(), secrets: make(map[jobs.ID]*record)}
	seal, err := newSealer(v.mem, cfg.Key, cfg.ChainID, cfg.Manager)
	if err != nil {
		return nil, fmt.Errorf("secrets: %w", err)
	}
	v.seal = seal
	if err := v.load(cfg.Dir); err != nil {
		seal.key.free()
		return nil, fmt.Errorf("secrets: %w", err)
	}
	return v, nil
}

func (v *Vault) load(path string) error {
	if path == "" {
		return nil
	}
	dir, err := openDirectory(path)
	if err != nil {
		return err
	}
	v.dir = dir
	return dir.each(func(id jobs.ID, sealed []byte, err error) error {
		r := &record{Held: Held{Refused: true}}
		v.secrets[id] = r
		if err != nil {
			return nil
		}
		c, in, err := v.seal.open(id, sealed, v.mem)
		if errors.Is(err, ErrSealed) {
			return nil
		} else if err != nil {
			return err
		}
		defer in.free()
		*r = newRecord(c, sealed)
		return nil
	})
}

func newRecord(c content, sealed []byte) record {
	return record{
		Held:     Held{Owner: c.owner, Version: c.version, Empty: len(c.plaintext) == 0},
		accepted: c.accepted, sealed: sealed,
	}
}

// Put takes a plaintext that came in a ciphertext with that digest, its
// keccak256. If it is the newest that was accepted already, nothing changes. It
// returns ErrReplayed for an older one, ErrTooOften, envelope.ErrEmpty, or the error of
// the file system; then what was held is held still.
func (v *Vault) Put(id jobs.ID, owner common.Address, plaintext []byte, digest common.Hash) error {
	_, err := v.put(id, owner, plaintext, digest)
	return err
}

// taking is what became of a plaintext that was put into a vault.
type taking struct {
	version  uint64 // which it is
	news     bool   // it was not held already
	replaced bool   // another value of the same secret was
}

func (v *Vault) put(id jobs.ID, owner common.Address, plaintext []byte, digest common.Hash) (taking, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	c := content{owner: owner, plaintext: plaintext}
	held := false
	if old := v.secrets[id]; old != nil && old.Owner == owner {
		c.version, c.accepted, held = old.Version, old.accepted, !old.Empty
	}
	switch at := slices.Index(c.accepted, digest); {
	case at < 0 && len(c.accepted) >= maxAccepted:
		return taking{}, ErrTooOften
	case at < 0:
		c.version, c.accepted = c.version+1, append(slices.Clone(c.accepted), digest)
	case at < len(c.accepted)-1:
		return taking{}, ErrReplayed
	case held:
		return taking{version: c.version}, nil
	}
	return taking{version: c.version, news: true, replaced: held}, v.putLocked(id, c)
}

// adopt takes a secret as another store had it, unless its owner has come
// meanwhile. What this store had accepted itself stays refused, unless it is
// what the other one has.
func (v *Vault) adopt(id jobs.ID, c content) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if old := v.secrets[id]; old != nil && old.Owner == c.owner {
		if !old.Empty {
			return nil
		}
		var mine []common.Hash
		for _, digest := range old.accepted {
			if !slices.Contains(c.accepted, digest) {
				mine = append(mine, digest)
			}
		}
		c.accepted, c.version = append(mine, c.accepted...), max(c.version, old.Version)
	}
	if len(c.accepted) > maxAccepted {
		return ErrTooOften
	}
	return v.putLocked(id, c)
}

func (v *Vault) putLocked(id jobs.ID, c content) error {
	if v.seal == nil {
		return ErrClosed
	}
	if len(c.plaintext) == 0 {
		return envelope.ErrEmpty
	}
	return v.replaceLocked(id, c)
}

// replaceLocked puts a content in the place of what is held, in the file first:
// what is not in it would be gone after the next start.
func (v *Vault) replaceLocked(id jobs.ID, c content) error {
	sealed, err := v.seal.seal(id, c, v.mem)
	if err != nil {
		return err
	}
	if v.dir != nil {
		if err := v.dir.replace(id, sealed); err != nil {
			return fmt.Errorf("storing secret %s: %w", id, err)
		}
	}
	v.holdLocked(id, c, sealed)
	return nil
}

func (v *Vault) holdLocked(id jobs.ID, c content, sealed []byte) {
	if old := v.secrets[id]; old != nil {
		wipe(old.sealed)
	}
	r := newRecord(c, sealed)
	v.secrets[id] = &r
}

// Open returns a plaintext, in locked memory, and what overwrites it: to be
// called once nobody reads the plaintext any more. It returns ErrNotHeld.
func (v *Vault) Open(id jobs.ID) (plaintext []byte, release func(), err error) {
	c, in, err := v.open(id)
	if err != nil {
		return nil, nil, err
	}
	return c.plaintext, in.free, nil
}

func (v *Vault) open(id jobs.ID) (content, *page, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	r := v.secrets[id]
	if r == nil || r.Empty || r.Refused || v.seal == nil {
		return content{}, nil, ErrNotHeld
	}
	c, in, err := v.seal.open(id, r.sealed, v.mem)
	if err != nil {
		return content{}, nil, fmt.Errorf("opening secret %s: %w", id, err)
	}
	return c, in, nil
}

// Empty overwrites a secret that may come back, and remembers which ciphertexts
// of it were accepted: in memory alone, and without a file, where the file system
// takes nothing new. One that is not held is left as it is.
func (v *Vault) Empty(id jobs.ID) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	r := v.secrets[id]
	if r == nil || r.Empty || r.Refused || v.seal == nil {
		return nil
	}
	c := content{version: r.Version, owner: r.Owner, accepted: r.accepted}
	err := v.replaceLocked(id, c)
	if err == nil || v.dir == nil {
		return err
	}
	sealed, sealErr := v.seal.seal(id, c, v.mem)
	if sealErr != nil {
		return sealErr
	}
	if removeErr := v.dir.remove(id); removeErr != nil {
		return errors.Join(err, removeErr)
	}
	v.holdLocked(id, c, sealed)
	return nil
}

// Wipe overwrites a secret and forgets it, and removes its file. With an error
// of the file system the file is still there, and the secret known as Refused.
func (v *Vault) Wipe(id jobs.ID) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	r := v.secrets[id]
	if r == nil {
		return nil
	}
	wipe(r.sealed)
	delete(v.secrets, id)
	if v.dir == nil {
		return nil
	}
	if err := v.dir.remove(id); err != nil {
		v.secrets[id] = &record{Held: Held{Refused: true}}
		return fmt.Errorf("wiping secret %s: %w", id, err)
	}
	return nil
}

// All returns what the vault knows, by id.
func (v *Vault) All() map[jobs.ID]Held {
	v.mu.Lock()
	defer v.mu.Unlock()
	all := make(map[jobs.ID]Held, len(v.secrets))
	for id, r := range v.secrets {
		all[id] = r.Held
	}
	return all
}

// Get tells what the vault knows of one secret.
func (v *Vault) Get(id jobs.ID) (h Held, known bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if r := v.secrets[id]; r != nil {
		return r.Held, true
	}
	return Held{}, false
}

// has tells whether the secret held is that of a ciphertext, by its digest.
func (v *Vault) has(id jobs.ID, digest common.Hash) bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	r := v.secrets[id]
	return r != nil && !r.Empty && !r.Refused && r.accepted[len(r.accepted)-1] == digest
}

// Unlocked says why the kernel did not lock the key or a secret in memory; nil
// if it always did.
func (v *Vault) Unlocked() error { return v.mem.unlocked() }

// Close overwrites all that is in memory, the key too. Files stay, for the next
// process of this enclave. What was opened is to be released first or later.
func (v *Vault) Close() {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.seal == nil {
		return
	}
	for _, r := range v.secrets {
		wipe(r.sealed)
	}
	v.seal.key.free()
	v.seal, v.secrets = nil, nil
}
