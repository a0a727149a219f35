package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// answer is what one executor put on chain for a job, and what we found when
// we checked it.
type answer struct {
	Executor    common.Address `json:"executor"`
	Rank        uint8          `json:"rank"` // 1: the first to arrive
	ErrorCode   jobs.Outcome   `json:"errorCode"`
	Outcome     string         `json:"outcome"` // ErrorCode in words
	Output      hexutil.Bytes  `json:"output"`
	TotalTimeMs uint64         `json:"totalTimeMs"`

	TxHash       common.Hash `json:"txHash"`
	BlockNumber  uint64      `json:"blockNumber"`
	MinedAt      time.Time   `json:"minedAt"`
	MinedAfterMs int64       `json:"minedAfterMs"` // since the block that created the job
	GasUsed      uint64      `json:"gasUsed"`

	SignatureOK bool   `json:"signatureOk"`
	Signature   string `json:"signature"` // "ok", or what is wrong
}

// Errors of checkAnswer.
var (
	errNotSubmitOutput = errors.New("the transaction does not call submitOutput itself")
	errOtherContent    = errors.New("the transaction says something else than the event")
	errOtherSigner     = errors.New("signed by another key")
)

// checkAnswer recovers the signer of an answer from the calldata of the
// transaction that brought it, and compares both with what the contract's
// event says. It relies on no word of the node but the transaction itself.
func checkAnswer(ev *bindings.JobsJobResponded, calldata []byte, domain contracts.Domain) error {
	s, signature, err := decodeSubmitOutput(calldata)
	if err != nil {
		return err
	}
	same := s.JobID.Cmp(ev.JobId) == 0 && bytes.Equal(s.Output, ev.Output) && s.ErrorCode == ev.ErrorCode &&
		new(big.Int).SetUint64(s.TotalTime).Cmp(ev.TotalTime) == 0
	if !same {
		return errOtherContent
	}
	signer, err := recoverSigner(s.Digest(domain), signature)
	if err != nil {
		return err
	}
	if signer != ev.Executor {
		return fmt.Errorf("%w, %s", errOtherSigner, signer)
	}
	return nil
}

// decodeSubmitOutput reads a call of Jobs.submitOutput.
func decodeSubmitOutput(calldata []byte) (contracts.SubmitOutput, []byte, error) {
	parsed := bindings.NewJobs().GetABI()
	method := parsed.Methods["submitOutput"]
	if len(calldata) < 4 || !bytes.Equal(calldata[:4], method.ID) {
		return contracts.SubmitOutput{}, nil, errNotSubmitOutput
	}
	values, err := method.Inputs.Unpack(calldata[4:])
	if err != nil {
		return contracts.SubmitOutput{}, nil, fmt.Errorf("%w: %w", errNotSubmitOutput, err)
	}
	in := submitOutputInputs{values}
	totalTime, timestamp := in.number(3), in.number(5)
	if !totalTime.IsUint64() || !timestamp.IsInt64() {
		return contracts.SubmitOutput{}, nil, errOtherContent
	}
	return contracts.SubmitOutput{JobID: in.number(1), Output: in.bytes(2), TotalTime: totalTime.Uint64(),
		ErrorCode: values[4].(uint8), SignTimestamp: time.Unix(timestamp.Int64(), 0)}, in.bytes(0), nil
}

// submitOutputInputs are unpacked arguments; their Go types follow from the
// ABI that is compiled in.
type submitOutputInputs struct{ values []any }

func (in submitOutputInputs) number(i int) *big.Int { return in.values[i].(*big.Int) }
func (in submitOutputInputs) bytes(i int) []byte    { return in.values[i].([]byte) }

// recoverSigner returns whose signature r‖s‖v, v 27 or 28, it is.
func recoverSigner(digest common.Hash, signature []byte) (common.Address, error) {
	if len(signature) != crypto.SignatureLength {
		return common.Address{}, fmt.Errorf("the signature has %d bytes, not %d", len(signature), crypto.SignatureLength)
	}
	sig := bytes.Clone(signature)
	sig[crypto.RecoveryIDOffset] -= 27
	key, err := crypto.SigToPub(digest[:], sig)
	if err != nil {
		return common.Address{}, fmt.Errorf("no signature: %w", err)
	}
	return crypto.PubkeyToAddress(*key), nil
}

// newAnswer puts an answer together from the event and its transaction.
func newAnswer(ev *bindings.JobsJobResponded, tx *types.Transaction, receipt *types.Receipt, domain contracts.Domain) answer {
	a := answer{
		Executor: ev.Executor, Rank: ev.OutputCount,
		ErrorCode: jobs.Outcome(ev.ErrorCode), Outcome: jobs.Outcome(ev.ErrorCode).String(),
		Output: ev.Output, TxHash: tx.Hash(), BlockNumber: receipt.BlockNumber.Uint64(), GasUsed: receipt.GasUsed,
		SignatureOK: true, Signature: "ok",
	}
	if ev.TotalTime.IsUint64() {
		a.TotalTimeMs = ev.TotalTime.Uint64()
	}
	if err := checkAnswer(ev, tx.Data(), domain); err != nil {
		a.SignatureOK, a.Signature = false, err.Error()
	}
	return a
}
