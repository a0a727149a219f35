package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/verifier/config"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

// outward makes a connection to HOST:PORT over TCP; nil stands for the network
// of this machine. All connections that the verifier makes are made by it.
type outward = func(ctx context.Context, network, address string) (net.Conn, error)

// registry is what the chain says, as a quorum of endpoints has it.
type registry struct {
	client     *chain.Client
	teeManager common.Address
	abi        *bindings.TeeManager
	domain     contracts.Domain // of the AttestationVerifier
}

// Pauses between attempts to reach the chain.
const (
	firstPause   = 500 * time.Millisecond
	longestPause = 15 * time.Second
)

// reach tries until the chain is reached or ctx ends. To give up would lose the
// key that was made at the start.
func reach(ctx context.Context, cfg config.Config, dial outward, log *slog.Logger) (*registry, error) {
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		r, err := newRegistry(ctx, cfg, dial, log)
		if err == nil {
			return r, nil
		}
		log.Error("chain not reached", "err", err, "again_in", pause.String())
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

func newRegistry(ctx context.Context, cfg config.Config, dial outward, log *slog.Logger) (_ *registry, err error) {
	endpoints := cfg.Endpoints()
	endpoints.Dial = dial
	r := &registry{teeManager: *cfg.TeeManager, abi: bindings.NewTeeManager()}
	if r.client, err = chain.Dial(ctx, endpoints, log); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			r.close()
		}
	}()
	contract, err := view(ctx, r, r.abi.PackATTESTATIONVERIFIER(), r.abi.UnpackATTESTATIONVERIFIER)
	if err != nil {
		return nil, fmt.Errorf("asking the TeeManager %s for its attestation verifier: %w", r.teeManager, err)
	}
	r.domain, err = chain.Domain(ctx, r.client.Agreed(), contract, endpoints.ChainID, contracts.AttestationVerifierDomain)
	return r, err
}

func (r *registry) close() { r.client.Close() }

// approved returns attestation.ErrApproval for an image that the TeeManager does
// not approve now, and another error where that is not known.
func (r *registry) approved(ctx context.Context, id common.Hash) error {
	image, err := view(ctx, r, r.abi.PackGetWhitelistedImage(id), r.abi.UnpackGetWhitelistedImage)
	switch {
	case err != nil:
		return fmt.Errorf("asking the TeeManager %s whether it approves image %s: %w", r.teeManager, id, err)
	case len(image.PCR0) == 0:
		return fmt.Errorf("%w by the TeeManager %s: %s", attestation.ErrApproval, r.teeManager, id)
	}
	return nil
}

// view asks the TeeManager.
func view[T any](ctx context.Context, r *registry, data []byte, unpack func([]byte) (T, error)) (T, error) {
	out, err := r.client.Agreed().CallContract(ctx, ethereum.CallMsg{To: &r.teeManager, Data: data}, nil)
	if err != nil {
		var zero T
		return zero, err
	}
	return unpack(out)
}
