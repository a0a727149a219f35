package secrets

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/jobs"
)

// askTimeout is how long one store is waited for.
const askTimeout = 20 * time.Second

// ErrNoHandover is returned where a Keeper has no way to hand secrets over.
var ErrNoHandover = errors.New("this store hands no secrets over")

// HandOver answers another store that asks for a secret which selected it. It
// returns ErrPeer or one of the errors of Inject, or what hinders this store;
// Refusal tells which.
func (k *Keeper) HandOver(ctx context.Context, r HandoverRequest) (HandoverAnswer, error) {
	if k.parts.Peers == nil {
		return HandoverAnswer{}, ErrNoHandover
	}
	head, err := k.newest()
	if err != nil {
		return HandoverAnswer{}, err
	}
	if held, known := k.parts.Vault.Get(r.ID); !known || held.Empty || held.Refused {
		return HandoverAnswer{}, ofSecret(r.ID, ErrNotHeld)
	}
	if err := k.strangers.spend(time.Now()); err != nil { // the registry is read
		return HandoverAnswer{}, err
	}
	publicKey, err := k.parts.Peers.CheckPeer(ctx, r.Document, k.requestNonce(r.ID, r.Nonce))
	if err != nil {
		return HandoverAnswer{}, fmt.Errorf("checking who asks for a secret: %w", err)
	}
	to, err := enclaveOf(publicKey)
	if err != nil {
		return HandoverAnswer{}, err
	}
	state, err := k.askedFor(ctx, r.ID, head)
	if err != nil {
		return HandoverAnswer{}, err
	}
	if err := k.mayHandTo(to, state, head); err != nil {
		return HandoverAnswer{}, ofSecret(r.ID, err)
	}
	return k.answer(ctx, r, to, publicKey, state)
}

// mayHandTo checks that the chain wants a store to have a secret of this one.
func (k *Keeper) mayHandTo(to common.Address, state State, head jobs.Head) error {
	theirs, selected := state.Copy(to)
	mine, ours := state.Copy(k.cfg.Enclave)
	switch {
	case !state.Exists():
		return ErrUnknown
	case state.Ended(head.Time):
		return ErrEnded
	case !selected || to == k.cfg.Enclave:
		return ErrNotSelected
	case !ours || !mine.Acknowledged:
		return ErrNotHeld
	case !theirs.Acknowledged && head.Time.After(theirs.Selected.Add(k.ackTimeout())):
		return ErrTooLate
	}
	return nil
}

func (k *Keeper) answer(ctx context.Context, r HandoverRequest, to common.Address, publicKey []byte, state State) (HandoverAnswer, error) {
	c, in, err := k.parts.Vault.open(r.ID)
	if err != nil {
		return HandoverAnswer{}, err
	}
	defer in.free()
	if c.owner != state.Owner {
		return HandoverAnswer{}, ErrNotHeld
	}
	var a HandoverAnswer
	if a.Ciphertext, err = c.encrypt(publicKey, k.parts.Vault.mem); err != nil {
		return HandoverAnswer{}, err
	}
	digest := k.answerDigest(r.ID, r.Nonce, to, a.Ciphertext)
	if a.Document, err = k.parts.Peers.Attest(ctx, digest); err != nil {
		return HandoverAnswer{}, fmt.Errorf("attesting an answer: %w", err)
	}
	if a.Signature, err = k.parts.Digest.Sign(digest); err != nil {
		return HandoverAnswer{}, fmt.Errorf("signing an answer: %w", err)
	}
	return a, nil
}

// fetch asks the stores that hold a secret for it, one after the other.
func (k *Keeper) fetch(ctx context.Context, id jobs.ID, state State) error {
	holders := slices.DeleteFunc(slices.Clone(state.Copies), func(c Copy) bool {
		return !c.Acknowledged || c.Enclave == k.cfg.Enclave
	})
	order := func(c Copy) []byte { // another one for each secret and store, so that none is asked by all
		sum := sha256.Sum256(slices.Concat(id[:], k.cfg.Enclave[:], c.Enclave[:]))
		return sum[:]
	}
	slices.SortFunc(holders, func(a, b Copy) int { return bytes.Compare(order(a), order(b)) })
	var failures []error
	for _, holder := range holders {
		err := k.fetchFrom(ctx, holder.Enclave, id, state)
		if err == nil {
			return nil
		}
		failures = append(failures, fmt.Errorf("asking %s for secret %s: %w", holder.Enclave, id, err))
	}
	return errors.Join(failures...)
}

func (k *Keeper) fetchFrom(ctx context.Context, holder common.Address, id jobs.ID, state State) error {
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	r := HandoverRequest{ID: id}
	if _, err := rand.Read(r.Nonce[:]); err != nil {
		return err
	}
	var err error
	if r.Document, err = k.parts.Peers.Attest(ctx, k.requestNonce(id, r.Nonce)); err != nil {
		return fmt.Errorf("attesting a request: %w", err)
	}
	request, err := json.Marshal(r)
	if err != nil {
		return err
	}
	body, err := k.parts.Ask.Ask(ctx, holder, request)
	if err != nil {
		return err
	}
	a, err := ParseHandoverAnswer(body)
	if err != nil {
		return err
	}
	return k.accept(ctx, holder, r, a, state)
}

// accept checks an answer and takes the secret.
func (k *Keeper) accept(ctx context.Context, holder common.Address, r HandoverRequest, a HandoverAnswer, state State) error {
	digest := k.answerDigest(r.ID, r.Nonce, k.cfg.Enclave, a.Ciphertext)
	publicKey, err := k.parts.Peers.CheckPeer(ctx, a.Document, digest)
	if err != nil {
		return fmt.Errorf("checking who answers: %w", err)
	}
	from, err := enclaveOf(publicKey)
	if err != nil {
		return err
	}
	if from != holder {
		return fmt.Errorf("%w: %s answered", ErrPeer, from)
	}
	sig := bytes.Clone(a.Signature)
	if sig[crypto.RecoveryIDOffset] -= 27; !validSignature(sig) || !signedBy(holder, digest, sig) {
		return ErrHandoverSig
	}
	plain, err := k.parts.Opener.Open(a.Ciphertext)
	if err != nil {
		return err
	}
	defer wipe(plain)
	c, err := decodeHanded(plain)
	switch {
	case err != nil:
		return err
	case c.owner != state.Owner:
		return ErrOwner
	case uint64(len(c.plaintext)) > state.SizeLimit:
		return tooLarge(len(c.plaintext), state)
	}
	return k.parts.Vault.adopt(r.ID, c)
}
