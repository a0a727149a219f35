// Package secretstore joins what the store of secrets, the external port and
// the attestation of an executor have of each other: none of them imports
// another.
package secretstore

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/enclave/peer"
	"github.com/nacre-tee/nacre/secrets"
)

// Front takes the requests of the external port to a Keeper, and says that the
// store is not ready while there is none: the port is open before the chain is
// reached. The zero value is ready to use, and safe for concurrent use.
type Front struct {
	keeper atomic.Pointer[secrets.Keeper]
}

// Serve has requests taken to k from now on; to none if it is nil.
func (f *Front) Serve(k *secrets.Keeper) { f.keeper.Store(k) }

// Inject takes the body of an injection. It returns an Acknowledgement, or
// api.ErrNotReady, or what package secrets says.
func (f *Front) Inject(ctx context.Context, body []byte) (json.Marshaler, error) {
	in, err := secrets.ParseInjection(body)
	if err != nil {
		return nil, err
	}
	k := f.keeper.Load()
	if k == nil {
		return nil, api.ErrNotReady
	}
	answer, err := k.Inject(ctx, in)
	return answer, notReady(err)
}

// HandOver takes the body of another store's request. It returns a
// HandoverAnswer, or api.ErrNotReady, or what package secrets says.
func (f *Front) HandOver(ctx context.Context, body []byte) (json.Marshaler, error) {
	r, err := secrets.ParseHandoverRequest(body)
	if err != nil {
		return nil, err
	}
	k := f.keeper.Load()
	if k == nil {
		return nil, api.ErrNotReady
	}
	answer, err := k.HandOver(ctx, r)
	return answer, notReady(err)
}

// Refusal tells whether an error is the fault of who asked.
func (f *Front) Refusal(err error) bool {
	return secrets.Refusal(err) || errors.Is(err, secrets.ErrNoHandover)
}

func notReady(err error) error {
	switch {
	case errors.Is(err, secrets.ErrNotReady):
		return api.ErrNotReady
	case errors.Is(err, secrets.ErrBusy):
		return api.ErrBusy
	}
	return err
}

// Peers checks other enclaves for a Keeper.
type Peers struct{ *peer.Peers }

// CheckPeer is that of peer.Peers; what is refused wraps secrets.ErrPeer.
func (p Peers) CheckPeer(ctx context.Context, document []byte, nonce common.Hash) ([]byte, error) {
	key, err := p.Peers.CheckPeer(ctx, document, nonce)
	if errors.Is(err, peer.ErrRefused) {
		return nil, fmt.Errorf("%w: %w", secrets.ErrPeer, err)
	}
	return key, err
}
