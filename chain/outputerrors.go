package chain

import (
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/jobs"
)

// Errors of Submit. Those that wrap jobs.ErrFinal are final: the contract will
// not take the answer later either. The others may pass, since a node that
// lags does not know the job or the time yet.
var (
	// ErrAlreadyAnswered says that this executor's answer is on chain. Final.
	ErrAlreadyAnswered = jobs.ErrAnswered
	// ErrTooLate says that the time for answers is over. Final.
	ErrTooLate = fmt.Errorf("too late to answer the job: %w", jobs.ErrFinal)
	// ErrNotSelected says that the enclave is not among the job's executors.
	// Final.
	ErrNotSelected = fmt.Errorf("enclave not selected for the job: %w", jobs.ErrFinal)
	// ErrEvicted says that the enclave was thrown out of the registry. Final.
	ErrEvicted = fmt.Errorf("enclave evicted: %w", jobs.ErrFinal)
	// ErrSignatureTooOld says that the answer has to be signed anew.
	ErrSignatureTooOld = jobs.ErrStale
	// ErrSignature says that the contract finds no valid signature. Final.
	ErrSignature = fmt.Errorf("signature not valid: %w", jobs.ErrFinal)
	// ErrJobGone says that the contract has no such job: it is finished, a
	// reorganisation took it, or the node has not seen it yet.
	ErrJobGone = errors.New("no such job")
	// ErrAnotherJob says that the job's number is another job's: a reorganisation
	// gave it away, or is about to.
	ErrAnotherJob = errors.New("another job has the number")
	// ErrSignatureFromFuture says that it was signed by a clock ahead of the
	// chain's.
	ErrSignatureFromFuture = errors.New("signature from the future")
	// ErrCallbackGas says that the job owner's callback needs more gas than
	// was sent along: the answer came first where a later one was expected.
	ErrCallbackGas = errors.New("too little gas for the job owner's callback")
)

// submitErrors maps the contracts' custom errors to ours. They are given by
// signature, so that those of contracts deployed earlier stay known.
var submitErrors = map[[4]byte]error{
	errorSelector("JobsExecutorAlreadySubmittedOutput()"): ErrAlreadyAnswered,
	errorSelector("JobsExecutionTimeOver()"):              ErrTooLate,
	errorSelector("JobsInvalidJob()"):                     ErrJobGone,
	errorSelector("JobsAnotherRequest()"):                 ErrAnotherJob,
	errorSelector("JobsNotSelectedExecutor()"):            ErrNotSelected,
	errorSelector("JobsSignatureTooOld()"):                ErrSignatureTooOld,
	errorSelector("JobsSignatureFromFuture()"):            ErrSignatureFromFuture,
	errorSelector("ExecutorsEvicted()"):                   ErrEvicted,
	errorSelector("CallbackNeedsMoreGas(uint256)"):        ErrCallbackGas,
	errorSelector("JobsBatchNeedsMoreGas()"):              ErrCallbackGas,
	errorSelector("ECDSAInvalidSignature()"):              ErrSignature,
	errorSelector("ECDSAInvalidSignatureLength(uint256)"): ErrSignature,
	errorSelector("ECDSAInvalidSignatureS(bytes32)"):      ErrSignature,
}

func errorSelector(signature string) [4]byte { return [4]byte(crypto.Keccak256([]byte(signature))) }

// callbackHeadroom is added to the estimated gas of an answer, which only has
// the job owner's callback in it if the answer was first at that moment, and on
// contracts deployed earlier not even then. What is not used is not paid.
const callbackHeadroom = 700_000

// submitError adds what an error means for the answer. ErrGaveUp is not final:
// whoever asked for it to be submitted has a clock, too.
func submitError(err error) error {
	var revert *RevertError
	if errors.As(err, &revert) {
		if sel, ok := revert.Selector(); ok && submitErrors[sel] != nil {
			err = fmt.Errorf("%w: %w", submitErrors[sel], err)
		}
		if revert.TxHash != (common.Hash{}) && !errors.Is(err, jobs.ErrFinal) && !errors.Is(err, ErrCallbackGas) {
			err = fmt.Errorf("%w: %w", jobs.ErrFinal, err) // it was paid for once
		}
	}
	return err
}
