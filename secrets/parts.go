package secrets

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// Sentinels of KeeperConfig.Check.
var (
	ErrNoEnclave    = errors.New("no enclave address")
	ErrAckTimeout   = errors.New("acknowledgement timeout must be at least a second")
	ErrAliveTimeout = errors.New("mark-alive timeout must be at least a second")
)

// KeeperConfig of a Keeper.
type KeeperConfig struct {
	Enclave common.Address // whose store this is
	Params  Params         // as the contract has them at the start
	ChainID common.Hash    // of the chain, 32 bytes big-endian, and
	Manager common.Address // the contract: what stores say to each other is bound to them
}

// Check returns the first rule that c breaks.
func (c KeeperConfig) Check() error {
	switch {
	case c.Enclave == common.Address{}:
		return ErrNoEnclave
	case c.Params.AckTimeout < time.Second:
		return fmt.Errorf("%w: %s", ErrAckTimeout, c.Params.AckTimeout)
	case c.Params.AliveTimeout < time.Second:
		return fmt.Errorf("%w: %s", ErrAliveTimeout, c.Params.AliveTimeout)
	case c.ChainID == common.Hash{}:
		return ErrChainID
	case c.Manager == common.Address{}:
		return ErrManager
	}
	return nil
}

type (
	// chainReader reads the contracts as of a block or a later one. An endpoint
	// that has not got the block yet is an error, not an answer.
	chainReader interface {
		Secret(ctx context.Context, id jobs.ID, block uint64) (State, error)
		Store(ctx context.Context, enclave common.Address, block uint64) (Store, error)
		MayUse(ctx context.Context, id jobs.ID, jobOwner common.Address, block uint64) (bool, error)
	}
	// sender sends transactions and returns once one is mined: the number of
	// its block. An error that wraps jobs.ErrFinal says that the contract does
	// not take it. Nothing that would revert is to be sent.
	sender interface {
		Acknowledge(ctx context.Context, id jobs.ID, at time.Time, sig []byte, giveUp time.Time) (block uint64, err error)
		Alive(ctx context.Context, at time.Time, sig []byte, giveUp time.Time) (block uint64, err error)
		ReportFailed(ctx context.Context, id jobs.ID, giveUp time.Time) (block uint64, err error)
		ReportDead(ctx context.Context, enclave common.Address, giveUp time.Time) (block uint64, err error)
		Remove(ctx context.Context, id jobs.ID, giveUp time.Time) (block uint64, err error)
		// HandOn has another store selected in the place of this one. Where the
		// contract finds none now, or has no such function, that is final.
		HandOn(ctx context.Context, id jobs.ID, giveUp time.Time) (block uint64, err error)
	}
	// signing makes EIP-712 signatures of the enclave, 65 bytes r‖s‖v, v 27 or 28.
	signing interface {
		SignAcknowledge(id jobs.ID, at time.Time) ([]byte, error)
		SignAlive(at time.Time) ([]byte, error)
	}
	// opener opens what was encrypted to the enclave's public key, as envelope.Decrypt
	// does, and keeps the key to itself.
	opener interface {
		Open(ciphertext []byte) ([]byte, error)
	}
)

// Parts is what a Keeper works with.
type Parts struct {
	Vault  *Vault
	Chain  chainReader
	Sender sender
	Signer signing
	Opener opener

	// For handing secrets from store to store; without Peers it is not done.
	Peers  peers
	Ask    asker
	Digest digestSigner
}
