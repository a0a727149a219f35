package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// Errors of Submit that are final: sending the same answer again is of no use.
var (
	// ErrAlreadyAnswered says that this executor's answer is on chain.
	ErrAlreadyAnswered = errors.New("job already answered by this executor")
	// ErrTooLate says that the time for answers is over.
	ErrTooLate = errors.New("too late to answer the job")
	// ErrJobGone says that the contract has no such job: it is finished, or a
	// reorganisation took it.
	ErrJobGone = errors.New("no such job")
	// ErrNotSelected says that the enclave is not among the job's executors.
	ErrNotSelected = errors.New("enclave not selected for the job")
	// ErrSignatureTooOld says that the answer has to be signed anew.
	ErrSignatureTooOld = errors.New("signature too old")
	// ErrSignatureFromFuture says that it was signed by a clock ahead of the
	// chain's.
	ErrSignatureFromFuture = errors.New("signature from the future")
	// ErrSignature says that the contract takes the signature for another's.
	ErrSignature = errors.New("signature not valid for the job")
)

// submitErrors maps the contracts' custom errors to ours. They are given by
// signature, so that those of contracts deployed earlier stay known.
var submitErrors = []struct {
	signature string
	err       error
}{
	{"JobsExecutorAlreadySubmittedOutput()", ErrAlreadyAnswered},
	{"JobsExecutionTimeOver()", ErrTooLate},
	{"JobsInvalidJob()", ErrJobGone},
	{"JobsNotSelectedExecutor()", ErrNotSelected},
	{"JobsSignatureTooOld()", ErrSignatureTooOld},
	{"JobsSignatureFromFuture()", ErrSignatureFromFuture},
	{"ECDSAInvalidSignature()", ErrSignature},
	{"ECDSAInvalidSignatureLength(uint256)", ErrSignature},
	{"ECDSAInvalidSignatureS(bytes32)", ErrSignature},
}

// callbackHeadroom is added to the estimated gas of an answer. An estimate
// finds the least gas with which submitOutput succeeds, and it succeeds
// without the job owner's callback too. What is not used is not paid.
const callbackHeadroom = 500_000

// Outputs sends signed answers to the Jobs contract.
type Outputs struct {
	client *Client
	tx     *TxManager
	jobs   common.Address
	abi    *bindings.Jobs
}

// NewOutputs returns an Outputs that sends through tx.
func NewOutputs(client *Client, tx *TxManager, jobsAddr common.Address) *Outputs {
	return &Outputs{client: client, tx: tx, jobs: jobsAddr, abi: bindings.NewJobs()}
}

// Submit simulates r's submitOutput call, sends it and waits until it is
// mined. What the contract refuses in the simulation is not sent. Nothing is
// sent after answerBy, which is chain time. It returns the transaction's hash,
// also beside an error if there was one that was mined.
func (o *Outputs) Submit(ctx context.Context, r jobs.SignedResult, answerBy time.Time) (common.Hash, error) {
	data, err := o.abi.TryPackSubmitOutput(r.Signature, r.JobID.Big(), r.Output,
		new(big.Int).SetUint64(r.TotalTimeMs), uint8(r.Outcome), big.NewInt(r.SignTimestamp.Unix()))
	if err != nil {
		return common.Hash{}, fmt.Errorf("packing the answer to job %s: %w", r.JobID, err)
	}
	receipt, err := o.tx.Send(ctx, Candidate{To: &o.jobs, Data: data, GasHeadroom: callbackHeadroom, GiveUp: answerBy, Once: true})
	var hash common.Hash
	if receipt != nil {
		hash = receipt.TxHash
	}
	if err != nil {
		return hash, fmt.Errorf("answering job %s: %w", r.JobID, submitError(err))
	}
	return hash, nil
}

// submitError adds what an error means for the answer.
func submitError(err error) error {
	var revert *RevertError
	if errors.As(err, &revert) {
		for _, known := range submitErrors {
			if bytes.HasPrefix(revert.Data, crypto.Keccak256([]byte(known.signature))[:4]) {
				return fmt.Errorf("%w: %w", known.err, err)
			}
		}
	}
	if errors.Is(err, ErrGaveUp) {
		return fmt.Errorf("%w: %w", ErrTooLate, err)
	}
	return err
}
