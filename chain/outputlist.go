package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// Bounds of one transaction with several answers.
const (
	// maxBatch is what fits maxBatchGas if every answer is the first.
	maxBatch = 16
	// maxBatchData is below what rollups and pools take, in bytes: 95 and 128 KiB.
	maxBatchData = 88 << 10
	// maxBatchGas is below what a transaction may use since 2025: 2^24.
	maxBatchGas = 16_000_000
)

func signedOutput(a *answer) bindings.JobsSignedOutput {
	return bindings.JobsSignedOutput{
		Signature: a.Signature, JobId: a.JobID.Big(), RequestDigest: a.RequestDigest, Output: a.Output, TotalTime: new(big.Int).SetUint64(a.TotalTimeMs),
		ErrorCode: uint8(a.Outcome), SignTimestamp: big.NewInt(a.SignTimestamp.Unix()),
	}
}

// packSingle returns the calldata of an answer that is in no list.
func (o *Outputs) packSingle(a *answer) ([]byte, error) {
	s := signedOutput(a)
	data, err := o.abi.TryPackSubmitOutput(s.Signature, s.JobId, s.Output, s.TotalTime, s.ErrorCode, s.SignTimestamp)
	if err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	return data, nil
}

func signedOutputs(in []*answer) []bindings.JobsSignedOutput {
	list := make([]bindings.JobsSignedOutput, len(in))
	for i, a := range in {
		list[i] = signedOutput(a)
	}
	return list
}

func (o *Outputs) packList(list []bindings.JobsSignedOutput) ([]byte, error) {
	data, err := o.abi.TryPackSubmitOutputs(list)
	if err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	return data, nil
}

func isRevert(err error) bool {
	var revert *RevertError
	return errors.As(err, &revert)
}

// errNoList says that what was called answers something else than it should.
var errNoList = errors.New("the contract's answer is no list of refusals")

// simulateList returns for each answer the selector of the contract's refusal
// after a block (nil: the newest), or zero.
func (o *Outputs) simulateList(ctx context.Context, from common.Address, list []bindings.JobsSignedOutput, block *big.Int) ([][4]byte, error) {
	data, err := o.packList(list)
	if err != nil {
		return nil, err
	}
	msg := ethereum.CallMsg{From: from, To: &o.jobs, Data: data}
	out, err := o.client.CallContract(ctx, msg, block)
	refused, err := o.readList(len(list), out, err)
	if o.client.hasQuorum() && (isRevert(err) || errors.Is(err, errNoList) || slices.ContainsFunc(refused, func(s [4]byte) bool { return s != [4]byte{} })) {
		out, err = o.client.callAgreed(ctx, msg, block) // not for good on one endpoint's word
		refused, err = o.readList(len(list), out, err)
	}
	o.doubtLists(err)
	return refused, err
}

// readList reads what a call of submitOutputs with n answers returned.
func (o *Outputs) readList(n int, out []byte, err error) ([][4]byte, error) {
	if data, ok := revertData(err); ok {
		return nil, &RevertError{Data: data}
	}
	if err != nil {
		return nil, err
	}
	refused, err := o.abi.UnpackSubmitOutputs(out)
	if err != nil || len(refused) != n {
		return nil, fmt.Errorf("%w: %d bytes for %d answers", errNoList, len(out), n)
	}
	return refused, nil
}

// batch sends in as one transaction if the contract takes it. What it would
// refuse learns it and stays out. It returns what has to go alone: all, if the
// whole cannot be simulated. A node that does not get so far with it may do so
// with one answer, and what fails then fails for that one.
func (o *Outputs) batch(ctx context.Context, in []*answer) (alone []*answer) {
	refused, err := o.simulateList(ctx, o.tx.Address(), signedOutputs(in), nil)
	if err != nil {
		return in
	}
	var good []*answer
	for i, a := range in {
		if refused[i] == [4]byte{} {
			good = append(good, a)
		} else {
			a.boarded <- boarding{err: &RevertError{Data: refused[i][:]}}
		}
	}
	if len(good) < 2 || o.sendBatch(ctx, good) != nil {
		return good
	}
	return nil
}

// alone sends one answer in a list of its own, if the contract takes it. One that
// was mined in vain has to be good after the newest block, of whichever node: the
// one that is asked may lag.
func (o *Outputs) alone(ctx context.Context, a *answer) error {
	list := []*answer{a}
	c, err := o.listCandidate(list)
	if err != nil {
		return err
	}
	var gas uint64
	var gasErr error
	var estimate sync.WaitGroup
	estimate.Go(func() { gas, gasErr = o.tx.gasLimit(ctx, c) }) // meanwhile: each is a round trip
	var after *big.Int
	if n := max(a.vain.block, o.tx.head()); a.vain.count > 0 && n > 0 {
		after = new(big.Int).SetUint64(n)
	}
	refused, err := o.simulateList(ctx, o.tx.Address(), signedOutputs(list), after)
	estimate.Wait()
	switch {
	case err != nil:
		return err
	case refused[0] != [4]byte{}:
		return &RevertError{Data: refused[0][:]}
	case gasErr != nil:
		return gasErr
	case a.vain.count > maxVain:
		return errVain
	}
	return o.send(ctx, flight{candidate: c, list: true, vain: a.vain}, gas, a)
}

// errBatchGas says that several answers need more gas than one transaction may.
var errBatchGas = errors.New("too much gas for one transaction")

func (o *Outputs) sendBatch(ctx context.Context, in []*answer) error {
	c, err := o.listCandidate(in)
	if err != nil {
		return err
	}
	c.payNow = true
	gas, err := o.tx.gasLimit(ctx, c)
	if err != nil {
		return err
	}
	if gas-c.GasHeadroom > maxBatchGas {
		return errBatchGas
	}
	return o.send(ctx, flight{candidate: c, list: true, batch: true}, min(gas, maxBatchGas), in...)
}

// listCandidate returns the transaction with a list of answers.
func (o *Outputs) listCandidate(in []*answer) (Candidate, error) {
	list := signedOutputs(in)
	data, err := o.packList(list)
	if err != nil {
		return Candidate{}, err
	}
	// A transaction that had no effect is not to be gone on with. What follows the
	// list the contract does not read.
	data = append(data, make([]byte, 32*in[0].vain.count)...)
	return Candidate{
		To: &o.jobs, Data: data, GasHeadroom: uint64(len(in)) * callbackHeadroom,
		GiveUp: in[0].answerBy, Once: true, simulate: o.stillGood(list),
	}, nil
}

// stillGood returns a simulation that refuses when the contract would take none
// of the answers any more.
func (o *Outputs) stillGood(list []bindings.JobsSignedOutput) func(context.Context, common.Address, *big.Int) error {
	return func(ctx context.Context, from common.Address, block *big.Int) error {
		refused, err := o.simulateList(ctx, from, list, block)
		if err != nil || slices.Contains(refused, [4]byte{}) {
			return err
		}
		return &RevertError{Data: refused[0][:]}
	}
}
