package main

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/wire"
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
	GasUsed      uint64      `json:"gasUsed"`      // a share of the transaction's, as large as any other answer's in it

	SignatureOK bool   `json:"signatureOk"`
	Signature   string `json:"signature"` // "ok", or what is wrong
}

// Errors of checkAnswer.
var (
	errOtherContent = errors.New("the transaction says something else than the event")
	errOtherSigner  = errors.New("signed by another key")
)

// checkAnswer recovers the signer of an answer from the calldata of the
// transaction that brought it, alone or among others, and compares both with what
// the contract's event says. It relies on no word of the node but the transaction
// itself.
func checkAnswer(ev *bindings.JobsJobResponded, calldata []byte, domain contracts.Domain) error {
	all, err := wire.Answers(calldata)
	if err != nil {
		return fmt.Errorf("the transaction itself is %w", err)
	}
	err = errOtherContent
	for _, o := range all {
		if o.JobId.Cmp(ev.JobId) != 0 {
			continue // or another executor's answer to the same job
		}
		switch why := checkSigned(o, ev, domain); {
		case why == nil:
			return nil
		case !errors.Is(why, errOtherContent):
			err = why // it came nearer
		}
	}
	return err
}

func checkSigned(o bindings.JobsSignedOutput, ev *bindings.JobsJobResponded, domain contracts.Domain) error {
	same := bytes.Equal(o.Output, ev.Output) && o.ErrorCode == ev.ErrorCode && o.TotalTime.Cmp(ev.TotalTime) == 0
	if !same || !o.TotalTime.IsUint64() || !o.SignTimestamp.IsInt64() {
		return errOtherContent
	}
	signed := contracts.SubmitOutput{JobID: o.JobId, Output: o.Output, TotalTime: o.TotalTime.Uint64(),
		ErrorCode: o.ErrorCode, SignTimestamp: time.Unix(o.SignTimestamp.Int64(), 0)}
	signer, err := recoverSigner(signed.Digest(domain), o.Signature)
	if err != nil {
		return err
	}
	if signer != ev.Executor {
		return fmt.Errorf("%w, %s", errOtherSigner, signer)
	}
	return nil
}

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
	if all, err := wire.Answers(tx.Data()); err == nil && len(all) > 1 {
		a.GasUsed /= uint64(len(all))
	}
	if ev.TotalTime.IsUint64() {
		a.TotalTimeMs = ev.TotalTime.Uint64()
	}
	if err := checkAnswer(ev, tx.Data(), domain); err != nil {
		a.SignatureOK, a.Signature = false, err.Error()
	}
	return a
}
