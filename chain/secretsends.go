package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// Errors of a SecretSender, besides those of TxManager.Send and *RevertError.
var (
	// ErrSecretRefused says that the contract will not take it later either.
	ErrSecretRefused error = finalError("the contract does not take it")
	// ErrNoStoreLeft says that no store is fit to take a secret over now.
	ErrNoStoreLeft error = finalError("no other store is fit to take the secret over")
	// ErrPooled says that what waits in a pool does the same, or makes it useless.
	ErrPooled = errors.New("another's transaction with the same effect waits to be mined")
)

// finalError is a jobs.ErrFinal, which speaks of jobs, with words of its own.
type finalError string

func (e finalError) Error() string { return string(e) }

// Is tells that e is final.
func (e finalError) Is(target error) bool { return target == jobs.ErrFinal || target == e }

// secretFinal are the refusals that waiting does not mend. Others may come from a
// node that has not seen yet what it was to see, or pass with time, a new
// signature or a proof of life.
var secretFinal = map[[4]byte]bool{
	errorSelector("SecretManagerAlreadyAcknowledged()"):     true,
	errorSelector("SecretManagerAcknowledgedAlready()"):     true,
	errorSelector("SecretManagerAcknowledgementTimeOver()"): true,
	errorSelector("SecretManagerAlreadyTerminated()"):       true,
	errorSelector("SecretManagerCantAckWhileDraining()"):    true, // of contracts deployed earlier
	errorSelector("SecretStoreIsDraining()"):                true,
	errorSelector("SecretStoreIsEvicted()"):                 true,
	errorSelector("ECDSAInvalidSignature()"):                true,
	errorSelector("ECDSAInvalidSignatureLength(uint256)"):   true,
	errorSelector("ECDSAInvalidSignatureS(bytes32)"):        true,
}

const (
	// secretHeadroom is added to an estimate: another acknowledgement that is
	// mined before makes this one the last, which costs more. What is not used is
	// not paid.
	secretHeadroom = 100_000
	// pooledPatience is for how long it is believed that something waits in a
	// pool: after that an endpoint says so that is wrong.
	pooledPatience = 30 * time.Second
	// pooledKept bounds how much is remembered of that.
	pooledKept = 1024
)

// SecretSender sends what a store of secrets has to say to the SecretManager
// contract, through the one TxManager. Nothing is sent that the contract refuses
// on the state that a node's pool would make, or as a quorum has it after the
// newest block. It is safe for concurrent use.
type SecretSender struct {
	client  *Client
	tx      *TxManager
	manager common.Address
	enclave common.Address
	abi     *bindings.SecretManager

	mu     sync.Mutex           // guards what follows
	pooled map[string]time.Time // since when a pool has it, by what is to be done
}

// NewSecretSender returns a sender for the store of an enclave.
func NewSecretSender(client *Client, tx *TxManager, manager, enclave common.Address) *SecretSender {
	return &SecretSender{client: client, tx: tx, manager: manager, enclave: enclave, abi: bindings.NewSecretManager(), pooled: map[string]time.Time{}}
}

// Acknowledge says that the enclave holds a secret, as it signed at a time, and
// returns the number of the block that it was mined in. It is given up at giveUp,
// in chain time.
func (s *SecretSender) Acknowledge(ctx context.Context, id jobs.ID, at time.Time, sig []byte, giveUp time.Time) (uint64, error) {
	return s.send(ctx, "acknowledging secret "+id.String(), s.abi.PackAcknowledgeStore(id.Big(), big.NewInt(at.Unix()), sig), giveUp, nil)
}

// Alive proves that the enclave lived at a time. The rest is as for Acknowledge.
func (s *SecretSender) Alive(ctx context.Context, at time.Time, sig []byte, giveUp time.Time) (uint64, error) {
	return s.send(ctx, "proving to be alive", s.abi.PackMarkStoreAlive(big.NewInt(at.Unix()), sig), giveUp, nil)
}

// ReportFailed reports stores of a secret that did not acknowledge in time.
func (s *SecretSender) ReportFailed(ctx context.Context, id jobs.ID, giveUp time.Time) (uint64, error) {
	return s.send(ctx, "reporting stores that did not acknowledge secret "+id.String(), s.abi.PackAcknowledgeStoreFailed(id.Big()), giveUp, nil)
}

// ReportDead reports a store that is overdue with its proof of life. The reward
// is credited to the gas account (TeeManager's credits).
func (s *SecretSender) ReportDead(ctx context.Context, enclave common.Address, giveUp time.Time) (uint64, error) {
	return s.send(ctx, "reporting the dead store "+enclave.Hex(), s.abi.PackMarkStoreDead(enclave), giveUp, nil)
}

// Remove has a secret that ended removed, and its stores paid.
func (s *SecretSender) Remove(ctx context.Context, id jobs.ID, giveUp time.Time) (uint64, error) {
	return s.send(ctx, "removing secret "+id.String(), s.abi.PackRemoveSecret(id.Big()), giveUp, nil)
}

// HandOn has another store selected in the place of the enclave's, which drains.
// If there is none now it is ErrNoStoreLeft, and a contract that has no such
// function refuses for good.
func (s *SecretSender) HandOn(ctx context.Context, id jobs.ID, giveUp time.Time) (uint64, error) {
	data := s.abi.PackReplaceDrainingStore(s.enclave, []*big.Int{id.Big()})
	return s.send(ctx, "handing on secret "+id.String(), data, giveUp, func(out []byte, err error) error {
		var revert *RevertError
		if errors.As(err, &revert) && len(revert.Data) == 0 {
			return fmt.Errorf("%w: %w", ErrSecretRefused, err)
		}
		if err != nil {
			return err
		}
		replaced, err := s.abi.UnpackReplaceDrainingStore(out)
		if err == nil && replaced.Sign() == 0 {
			err = ErrNoStoreLeft
		}
		return err
	})
}

// send simulates a call, sends it and waits until it is mined. what names it for
// people, and is the same for the same effect. verdict, if not nil, judges what
// the simulation returned.
func (s *SecretSender) send(ctx context.Context, what string, data []byte, giveUp time.Time, verdict func([]byte, error) error) (uint64, error) {
	err := s.simulate(ctx, what, data, verdict)
	if err != nil {
		return 0, fmt.Errorf("simulating: %s: %w", what, secretError(err))
	}
	receipt, err := s.tx.Send(ctx, Candidate{To: &s.manager, Data: data, GiveUp: giveUp, GasHeadroom: secretHeadroom, Once: true})
	if err != nil {
		return 0, fmt.Errorf("%s: %w", what, secretError(err))
	}
	return receipt.BlockNumber.Uint64(), nil
}

// simulate runs a call on a node's pool and, where that refuses or there is no
// such thing, as a quorum has it after the newest block: a refusal of one
// endpoint alone is none.
func (s *SecretSender) simulate(ctx context.Context, what string, data []byte, verdict func([]byte, error) error) error {
	msg := ethereum.CallMsg{From: s.tx.Address(), To: &s.manager, Data: data}
	judge := func(out []byte, err error) error {
		if reason, refused := revertData(err); refused {
			err = &RevertError{Data: reason}
		}
		if verdict != nil {
			return verdict(out, err)
		}
		return err
	}
	pending := judge(s.client.callPending(ctx, msg))
	if pending == nil {
		s.forget(what)
		return nil
	}
	if err := judge(s.client.callAgreed(ctx, msg, nil)); err != nil {
		return err
	}
	if refused(pending) && s.waits(what) {
		return ErrPooled
	}
	return nil
}

// refused tells whether a simulation ended with the contract's word.
func refused(err error) bool {
	var revert *RevertError
	return errors.As(err, &revert) || errors.Is(err, jobs.ErrFinal)
}

// waits tells whether to believe that a pool has something with the effect of
// what, which it is told each time that a pool says so.
func (s *SecretSender) waits(what string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	since, known := s.pooled[what]
	if !known {
		if len(s.pooled) >= pooledKept {
			clear(s.pooled)
		}
		s.pooled[what], since = now, now
	}
	return now.Sub(since) < pooledPatience
}

func (s *SecretSender) forget(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.pooled, what)
}

// secretError adds what an error means: one that was paid for once is not to be
// paid for again.
func secretError(err error) error {
	var revert *RevertError
	if !errors.As(err, &revert) || errors.Is(err, jobs.ErrFinal) {
		return err
	}
	if sel, ok := revert.Selector(); ok && secretFinal[sel] || revert.TxHash != (common.Hash{}) {
		return fmt.Errorf("%w: %w", ErrSecretRefused, err)
	}
	return err
}
