package secrets

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// Why an injection, or a request of another store, is refused. Each message is
// the whole reason, after the secret's id. Nothing is stored then, and the reservation on chain is as
// it was.
var (
	ErrUnknown     = errors.New("no such secret on chain")
	ErrEnded       = errors.New("it has ended")
	ErrNotSelected = errors.New("it did not select this store")
	ErrTooLate     = errors.New("the time to acknowledge it is over")
	ErrDraining    = errors.New("this store is draining and takes no secrets")
	ErrOwner       = errors.New("the injection is not signed by its owner")
	ErrTooLarge    = errors.New("it is larger than its size limit on chain")
	ErrTwice       = errors.New("this very ciphertext was injected before, and its acknowledgement is on chain")
	// ErrNotReady is no fault of who asks: it is worth asking again.
	ErrNotReady = errors.New("store does not follow the chain yet")
)

// Acknowledgement is the answer to an injection: the enclave's word, which the
// contract takes, that it holds the secret. The Keeper sends it as well.
type Acknowledgement struct {
	ID        jobs.ID
	At        time.Time // when it was signed, by the newest block; whole seconds
	Signature []byte    // 65 bytes r‖s‖v, v 27 or 28, over Acknowledge(id, at)
}

// MarshalJSON returns {"secret_id": "0x…", "sign_timestamp": seconds,
// "signature": "0x…"}.
func (a Acknowledgement) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ID        string        `json:"secret_id"`
		At        int64         `json:"sign_timestamp"`
		Signature hexutil.Bytes `json:"signature"`
	}{hexutil.EncodeBig(a.ID.Big()), a.At.Unix(), a.Signature})
}

// Refusal tells whether err says that a request was wrong, rather than that the
// store could not do its part.
func Refusal(err error) bool {
	for _, reason := range []error{
		ErrBodyLength, ErrBody, ErrSecretID, ErrHex, ErrCutShort, ErrSignature,
		ErrUnknown, ErrEnded, ErrNotSelected, ErrTooLate, ErrDraining, ErrOwner, ErrTooLarge, ErrTwice,
		envelope.ErrCiphertext, envelope.ErrEmpty, ErrReplayed, ErrTooOften, ErrNotHeld, ErrPeer, ErrHandoverBody,
	} {
		if errors.Is(err, reason) {
			return true
		}
	}
	return false
}

// Inject takes a secret from its owner. Injecting the same again gives the same
// answer, until it is on chain. It returns one of the errors above or of package envelope,
// ErrReplayed, ErrTooOften, or what hinders the store; Refusal tells which.
func (k *Keeper) Inject(ctx context.Context, in Injection) (Acknowledgement, error) {
	head, err := k.newest()
	if err != nil {
		return Acknowledgement{}, err
	}
	state, err := k.askedFor(ctx, in.ID, head)
	if err != nil {
		return Acknowledgement{}, err
	}
	if err := k.admit(ctx, in, state, head); err != nil {
		return Acknowledgement{}, ofSecret(in.ID, err)
	}
	digest := crypto.Keccak256Hash(in.Ciphertext)
	if mine, _ := state.Copy(k.cfg.Enclave); mine.Acknowledged && k.parts.Vault.has(in.ID, digest) {
		return Acknowledgement{}, ofSecret(in.ID, ErrTwice)
	}
	plaintext, err := k.parts.Opener.Open(in.Ciphertext)
	if err != nil {
		return Acknowledgement{}, err
	}
	defer wipe(plaintext)
	if uint64(len(plaintext)) > state.SizeLimit {
		return Acknowledgement{}, ofSecret(in.ID, tooLarge(len(plaintext), state))
	}
	took, err := k.parts.Vault.put(in.ID, state.Owner, plaintext, digest)
	if err != nil {
		return Acknowledgement{}, err
	}
	k.took(in.ID, took, digest)
	k.Changed(in.ID)
	at := head.Time
	if mine, _ := state.Copy(k.cfg.Enclave); mine.Selected.After(at) {
		at = mine.Selected // what was read is newer than the head
	}
	sig, err := k.parts.Signer.SignAcknowledge(in.ID, at)
	if err != nil {
		return Acknowledgement{}, err
	}
	return Acknowledgement{ID: in.ID, At: at, Signature: sig}, nil
}

// took tells the log and the counters of a value that came in. The digest names
// it, and says nothing of it: a ciphertext is another each time.
func (k *Keeper) took(id jobs.ID, t taking, digest common.Hash) {
	if !t.news {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.status.Taken++
	what := "secret store: take a secret's value"
	if t.replaced {
		k.status.Replaced++
		what = "secret store: replace a secret's value"
	}
	k.log.Info(what, "secret", id, "version", t.version, "ciphertext", digest)
}

// newest is the newest head, or ErrNotReady.
func (k *Keeper) newest() (jobs.Head, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.head.Time.IsZero() {
		return jobs.Head{}, ErrNotReady
	}
	return k.head, nil
}

// admit checks what can be checked before anything is decrypted.
func (k *Keeper) admit(ctx context.Context, in Injection, state State, head jobs.Head) error {
	mine, selected := state.Copy(k.cfg.Enclave)
	switch {
	case !state.Exists():
		return ErrUnknown
	case state.Ended(head.Time):
		return ErrEnded
	case !selected:
		return ErrNotSelected
	case uint64(len(in.Ciphertext)-envelope.Overhead) > state.SizeLimit:
		return tooLarge(len(in.Ciphertext)-envelope.Overhead, state)
	case !signedBy(state.Owner, contracts.InjectionDigest(in.ID.Big(), in.Ciphertext), in.Signature):
		return ErrOwner
	case mine.Acknowledged:
		return nil
	case head.Time.After(mine.Selected.Add(k.ackTimeout())):
		return ErrTooLate
	}
	store, err := k.parts.Chain.Store(ctx, k.cfg.Enclave, head.Number)
	if err != nil {
		return fmt.Errorf("reading this store's state: %w", err)
	}
	if store.Draining {
		return ErrDraining
	}
	return nil
}

// ofSecret says which secret an error is about: who sent several needs to know.
func ofSecret(id jobs.ID, err error) error { return fmt.Errorf("secret %s: %w", id, err) }

func tooLarge(length int, s State) error {
	return fmt.Errorf("%w: %d bytes, %d are reserved", ErrTooLarge, length, s.SizeLimit)
}

func signedBy(owner common.Address, digest common.Hash, sig []byte) bool {
	who, ok := signer(digest, sig)
	return ok && who == owner
}
