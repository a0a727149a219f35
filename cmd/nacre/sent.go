package main

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/chain"
)

// sentError is the error of a command that has changed the chain before it
// failed or was told to stop: what it sent goes on and was paid for.
type sentError struct {
	err  error
	sent string // what goes on, and how to follow it
}

func (e *sentError) Error() string {
	var deeper *sentError
	ended := errors.Is(e.err, context.Canceled) || errors.Is(e.err, context.DeadlineExceeded)
	if ended && !errors.As(e.err, &deeper) {
		return e.sent // that it was interrupted is said elsewhere
	}
	return e.err.Error() + "; " + e.sent
}

func (e *sentError) Unwrap() error { return e.err }
func (e *sentError) kept()         {}

// sentf adds to err, if there is one, what was sent.
func sentf(err error, format string, args ...any) error {
	if err == nil {
		return nil
	}
	return &sentError{err, fmt.Sprintf(format, args...)}
}

// watchedBackend notes what a TxManager sends.
type watchedBackend struct {
	chain.TxBackend

	mu   sync.Mutex  // guards last
	last common.Hash // sent most lately; zero: none since it was asked for
}

func (b *watchedBackend) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	b.mu.Lock()
	b.last = tx.Hash()
	b.mu.Unlock()
	return b.TxBackend.SendTransaction(ctx, tx)
}

// take returns what was sent most lately, and forgets it.
func (b *watchedBackend) take() common.Hash {
	b.mu.Lock()
	defer b.mu.Unlock()
	last := b.last
	b.last = common.Hash{}
	return last
}

// payer is an account that can tell what is under way.
type payer struct {
	account
	watched *watchedBackend
}

// Send is account.Send. If ctx ends meanwhile, the error names the transaction
// that was sent.
func (p payer) Send(ctx context.Context, to common.Address, data []byte) (*types.Receipt, error) {
	p.watched.take()
	receipt, err := p.account.Send(ctx, to, data)
	hash := p.watched.take()
	if err == nil || ctx.Err() == nil || hash == (common.Hash{}) {
		return receipt, err
	}
	return receipt, sentf(err, "transaction %s was sent and may still be mined", hash)
}
