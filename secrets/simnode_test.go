package secrets

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// simNode is one store's way to the chain and to the other stores.
type simNode struct {
	*sim
	key     *ecdsa.PrivateKey
	enclave common.Address
	holds   func(jobs.ID) bool // in its vault
	peers   func(common.Address) *Keeper
	wrong   func(format string, args ...any)
	reads   atomic.Int64 // of secrets
	mute    error        // nil: its proofs of life go out
	blind   error        // nil: its own state can be read
}

var (
	_ chainReader  = (*simNode)(nil)
	_ sender       = (*simNode)(nil)
	_ signing      = (*simNode)(nil)
	_ opener       = (*simNode)(nil)
	_ peers        = (*simNode)(nil)
	_ asker        = (*simNode)(nil)
	_ digestSigner = (*simNode)(nil)
)

// slow waits as reads and sends do, and fails as often.
func (n *simNode) slow(ctx context.Context) error {
	n.mu.Lock()
	var wait time.Duration
	if n.latency > 0 {
		wait = time.Duration(n.rng.Int64N(int64(n.latency)))
	}
	fails := n.rng.Float64() < n.failures
	n.mu.Unlock()
	if wait > 0 {
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	if fails {
		return errSim
	}
	return nil
}

func (n *simNode) Secret(ctx context.Context, id jobs.ID, block uint64) (State, error) {
	n.reads.Add(1)
	if err := n.slow(ctx); err != nil {
		return State{}, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if block > n.head.Number {
		return State{}, errors.New("block is not there yet")
	}
	s, ok := n.now.secrets[id]
	if !ok {
		return State{}, nil
	}
	state := State{Owner: s.owner, SizeLimit: 1000, End: s.end, Ready: s.ready}
	for _, c := range s.copies {
		state.Copies = append(state.Copies, c.Copy)
	}
	return state, nil
}

func (n *simNode) Store(ctx context.Context, enclave common.Address, block uint64) (Store, error) {
	if n.blind != nil && enclave == n.enclave {
		return Store{}, n.blind
	}
	if err := n.slow(ctx); err != nil {
		return Store{}, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	s, ok := n.now.stores[enclave]
	if !ok {
		return Store{}, nil
	}
	return Store{
		Registered: true, Draining: s.draining, Dead: s.dead, LastAlive: s.lastAlive,
		Idle: s.suspended, Secrets: n.now.owes(enclave),
	}, nil
}

func (n *simNode) MayUse(ctx context.Context, id jobs.ID, owner common.Address, block uint64) (bool, error) {
	if err := n.slow(ctx); err != nil {
		return false, err
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	s := n.now.secrets[id]
	return s.owner == owner || s.allowed[owner], nil
}

// send puts a transaction into the pool, unless it would revert there, and
// waits until it is mined.
func (n *simNode) send(ctx context.Context, tx *simTx) (uint64, error) {
	if err := n.slow(ctx); err != nil {
		return 0, err
	}
	if err := n.enter(tx); err != nil {
		return 0, err
	}
	select {
	case end := <-tx.ended:
		return end.block, end.err
	case <-ctx.Done():
		return 0, ctx.Err() // it stays in the pool
	}
}

func (n *simNode) enter(tx *simTx) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	tx.from, tx.due, tx.ended = n.enclave, n.head.Time.Add(n.wait()), make(chan simEnd, 1)
	refuse := func(why string) error {
		n.refused[tx.deed]++
		return fmt.Errorf("%s: %w", why, jobs.ErrFinal)
	}
	for _, other := range n.pool {
		if other.deed == tx.deed && other.id == tx.id && other.enclave == tx.enclave && (other.from == tx.from || tx.deed > proveAlive) {
			return refuse("is in the pool")
		}
	}
	was := n.now.clone()
	err := n.apply(tx)
	n.now = was
	if err != nil {
		return refuse(err.Error())
	}
	n.pool = append(n.pool, tx)
	return nil
}

func (n *simNode) Acknowledge(ctx context.Context, id jobs.ID, at time.Time, sig []byte, giveUp time.Time) (uint64, error) {
	if !n.holds(id) {
		n.wrong("%s acknowledges secret %s, which it does not hold", n.enclave, id)
	}
	if want, _ := n.SignAcknowledge(id, at); !slices.Equal(sig, want) {
		n.wrong("acknowledgement of secret %s is signed for another", id)
	}
	return n.send(ctx, &simTx{deed: acknowledge, id: id, at: at, giveUp: giveUp})
}

func (n *simNode) Alive(ctx context.Context, at time.Time, sig []byte, giveUp time.Time) (uint64, error) {
	if n.mute != nil {
		return 0, n.mute
	}
	return n.send(ctx, &simTx{deed: proveAlive, at: at, giveUp: giveUp})
}

func (n *simNode) ReportFailed(ctx context.Context, id jobs.ID, giveUp time.Time) (uint64, error) {
	return n.send(ctx, &simTx{deed: reportFailed, id: id, giveUp: giveUp})
}

func (n *simNode) ReportDead(ctx context.Context, enclave common.Address, giveUp time.Time) (uint64, error) {
	return n.send(ctx, &simTx{deed: reportDead, enclave: enclave, giveUp: giveUp})
}

func (n *simNode) Remove(ctx context.Context, id jobs.ID, giveUp time.Time) (uint64, error) {
	return n.send(ctx, &simTx{deed: removeEnded, id: id, giveUp: giveUp})
}

func (n *simNode) HandOn(ctx context.Context, id jobs.ID, giveUp time.Time) (uint64, error) {
	return n.send(ctx, &simTx{deed: handOn, id: id, giveUp: giveUp})
}

func (n *simNode) SignAcknowledge(id jobs.ID, at time.Time) ([]byte, error) {
	return crypto.Keccak256(n.enclave[:], id[:], []byte(at.String())), nil
}

func (n *simNode) SignAlive(at time.Time) ([]byte, error) {
	return crypto.Keccak256(n.enclave[:], []byte(at.String())), nil
}

func (n *simNode) Sign(digest common.Hash) ([]byte, error) {
	sig, err := crypto.Sign(digest[:], n.key)
	if err == nil {
		sig[64] += 27
	}
	return sig, err
}

func (n *simNode) Open(ciphertext []byte) ([]byte, error) {
	return envelope.Decrypt(crypto.FromECDSA(n.key), ciphertext)
}

// Attest makes a document: public key ‖ signature of it and the nonce.
func (n *simNode) Attest(_ context.Context, nonce common.Hash) ([]byte, error) {
	public := publicOf(n.key)
	sig, err := n.Sign(crypto.Keccak256Hash([]byte("document"), public, nonce[:]))
	return append(public, sig...), err
}

func (n *simNode) CheckPeer(_ context.Context, document []byte, nonce common.Hash) ([]byte, error) {
	if len(document) != 64+65 {
		return nil, fmt.Errorf("%w: no document", ErrPeer)
	}
	public, sig := document[:64], slices.Clone(document[64:])
	sig[64] -= 27
	enclave, err := enclaveOf(public)
	if err != nil {
		return nil, err
	}
	if who, ok := signer(crypto.Keccak256Hash([]byte("document"), public, nonce[:]), sig); !ok || who != enclave {
		return nil, fmt.Errorf("%w: another nonce", ErrPeer)
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if _, registered := n.now.stores[enclave]; !registered || n.paused[enclave] {
		return nil, fmt.Errorf("%w: not registered", ErrPeer)
	}
	return public, nil
}

func (n *simNode) Ask(ctx context.Context, enclave common.Address, request []byte) ([]byte, error) {
	if err := n.slow(ctx); err != nil {
		return nil, err
	}
	k := n.peers(enclave)
	if k == nil {
		return nil, errors.New("connection refused")
	}
	r, err := ParseHandoverRequest(request)
	if err != nil {
		return nil, err
	}
	a, err := k.HandOver(ctx, r)
	if err != nil {
		return nil, err
	}
	return a.MarshalJSON()
}
