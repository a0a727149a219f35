package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"

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

// batching is whether the contract takes several answers at once.
type batching uint8

const (
	batchingUnknown batching = iota
	batchingOffered
	batchingMissing
)

func signedOutput(a *answer) bindings.JobsSignedOutput {
	return bindings.JobsSignedOutput{
		Signature: a.Signature, JobId: a.JobID.Big(), Output: a.Output, TotalTime: new(big.Int).SetUint64(a.TotalTimeMs),
		ErrorCode: uint8(a.Outcome), SignTimestamp: big.NewInt(a.SignTimestamp.Unix()),
	}
}

// packSingle returns the calldata of an answer alone.
func (o *Outputs) packSingle(a *answer) ([]byte, error) {
	s := signedOutput(a)
	data, err := o.abi.TryPackSubmitOutput(s.Signature, s.JobId, s.Output, s.TotalTime, s.ErrorCode, s.SignTimestamp)
	if err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	return data, nil
}

func (o *Outputs) packBatch(in []*answer) ([]byte, error) {
	list := make([]bindings.JobsSignedOutput, len(in))
	for i, a := range in {
		list[i] = signedOutput(a)
	}
	data, err := o.abi.TryPackSubmitOutputs(list)
	if err != nil {
		return nil, fmt.Errorf("packing: %w", err)
	}
	return data, nil
}

// offersBatches asks the contract once whether it takes several answers.
func (o *Outputs) offersBatches(ctx context.Context) (bool, error) {
	o.mu.Lock()
	known := o.batching
	o.mu.Unlock()
	if known != batchingUnknown {
		return known == batchingOffered, nil
	}
	refused, err := o.simulateBatch(ctx, o.tx.Address(), nil, nil)
	switch {
	case err == nil && len(refused) == 0:
		known = batchingOffered
	case isRevert(err) || errors.Is(err, errNoList):
		known = batchingMissing
	default:
		return false, err
	}
	o.mu.Lock()
	o.batching = known
	o.mu.Unlock()
	return known == batchingOffered, nil
}

func isRevert(err error) bool {
	var revert *RevertError
	return errors.As(err, &revert)
}

// errNoList says that what was called answers something else than it should.
var errNoList = errors.New("the contract's answer is no list of refusals")

// simulateBatch returns for each answer the selector of the contract's refusal
// after a block (nil: the newest), or zero.
func (o *Outputs) simulateBatch(ctx context.Context, from common.Address, in []*answer, block *big.Int) ([][4]byte, error) {
	data, err := o.packBatch(in)
	if err != nil {
		return nil, err
	}
	msg := ethereum.CallMsg{From: from, To: &o.jobs, Data: data}
	out, err := o.client.CallContract(ctx, msg, block)
	refused, err := o.readBatch(in, out, err)
	if o.client.hasQuorum() && (isRevert(err) || slices.ContainsFunc(refused, func(s [4]byte) bool { return s != [4]byte{} })) {
		out, err = o.client.callAgreed(ctx, msg, block) // not for good on one endpoint's word
		return o.readBatch(in, out, err)
	}
	return refused, err
}

// readBatch reads what a call of submitOutputs with in returned.
func (o *Outputs) readBatch(in []*answer, out []byte, err error) ([][4]byte, error) {
	if data, ok := revertData(err); ok {
		return nil, &RevertError{Data: data}
	}
	if err != nil {
		return nil, err
	}
	refused, err := o.abi.UnpackSubmitOutputs(out)
	if err != nil || len(refused) != len(in) {
		return nil, fmt.Errorf("%w: %d bytes for %d answers", errNoList, len(out), len(in))
	}
	return refused, nil
}

// batch sends in as one transaction if the contract takes it. What it would
// refuse learns it and stays out. It returns what has to go alone: all, if the
// whole cannot be simulated. A node that does not get so far with it may do so
// with one answer, and what fails then fails for that one.
func (o *Outputs) batch(ctx context.Context, in []*answer) (alone []*answer) {
	if offered, err := o.offersBatches(ctx); err != nil || !offered {
		return in
	}
	refused, err := o.simulateBatch(ctx, o.tx.Address(), in, nil)
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

// errBatchGas says that several answers need more gas than one transaction may.
var errBatchGas = errors.New("too much gas for one transaction")

func (o *Outputs) sendBatch(ctx context.Context, in []*answer) error {
	data, err := o.packBatch(in)
	if err != nil {
		return err
	}
	c := Candidate{To: &o.jobs, Data: data, GiveUp: in[0].answerBy, Once: true, simulate: o.stillGood(in), payNow: true}
	gas, err := o.tx.estimate(ctx, o.tx.Address(), c)
	if err != nil {
		return err
	}
	if gas += gas / 5; gas > maxBatchGas {
		return errBatchGas
	}
	return o.send(ctx, c, min(gas+uint64(len(in))*callbackHeadroom, maxBatchGas), in...)
}

// stillGood returns a simulation that refuses when the contract would take none
// of the answers any more.
func (o *Outputs) stillGood(in []*answer) func(context.Context, common.Address, *big.Int) error {
	return func(ctx context.Context, from common.Address, block *big.Int) error {
		refused, err := o.simulateBatch(ctx, from, in, block)
		if err != nil || slices.Contains(refused, [4]byte{}) {
			return err
		}
		return &RevertError{Data: refused[0][:]}
	}
}
