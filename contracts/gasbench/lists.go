package gasbench

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// listRows tells what answers cost in lists: of one, as in a whole job, and of
// several, beside the same without a list.
func (b *bench) listRows(ctx context.Context) ([]Row, error) {
	whole, err := b.jobs(ctx, b.depositor, b.submitInList)
	if err != nil {
		return nil, err
	}
	alone, err := b.lists(ctx, 0)
	if err != nil {
		return nil, err
	}
	row := wholeJob("prepaid, each answer in a list of one", whole)
	row.Target = targetJob
	rows := []Row{row, {Name: "submitOutput 1, of one that was not drawn first", Gas: alone}}
	for _, size := range listSizes {
		gas, err := b.lists(ctx, size)
		if err != nil {
			return nil, err
		}
		rows = append(rows, Row{Name: fmt.Sprintf("such an answer, each in a list of %d (reference: submitOutput)", size), Gas: gas, Reference: alone})
	}
	return rows, nil
}

func (b *bench) submitInList(ctx context.Context, job *bindings.JobsJobCreated, enclave common.Address, output []byte) (uint64, error) {
	now, err := b.net.Now(ctx)
	if err != nil {
		return 0, err
	}
	signed, err := b.net.SignedOutput(sim.AnswerTo(job, output, now), b.enclaves[enclave])
	if err != nil {
		return 0, err
	}
	return b.submitted(ctx, b.net.Jobs.PackSubmitOutputs([]bindings.JobsSignedOutput{signed}), 1)
}

// lists submits answers of one executor, so many in a list, and returns what one
// of them costs; a list of none is submitOutput.
func (b *bench) lists(ctx context.Context, size int) (uint64, error) {
	var gas []uint64
	for range measuredLists {
		used, err := b.list(ctx, size)
		if err != nil {
			return 0, fmt.Errorf("list of %d: %w", size, err)
		}
		gas = append(gas, used/uint64(max(size, 1)))
	}
	return median(gas), nil
}

// list creates jobs until enough of them selected the executor, but not as the
// first, submits its answers, which are the first, and then those of the others.
func (b *bench) list(ctx context.Context, size int) (uint64, error) {
	executor := sim.NewAccount(fmt.Sprint("enclave ", executors-1)).Address // the most often selected
	var mine []bindings.JobsSignedOutput
	var others [][]bindings.JobsSignedOutput // of one job each
	for i := 0; len(mine) < max(size, 1); i++ {
		job, _, err := b.net.CreateJob(ctx, b.depositor, output(i), deadline)
		if err != nil {
			return 0, err
		}
		all, err := b.signed(ctx, job, output(i))
		if err != nil {
			return 0, err
		}
		if place := slices.Index(job.SelectedExecutors, executor); place > 0 {
			mine = append(mine, all[place])
			all = slices.Delete(all, place, place+1)
		}
		others = append(others, all)
	}
	data := b.net.Jobs.PackSubmitOutputs(mine)
	if size == 0 {
		o := mine[0]
		data = b.net.Jobs.PackSubmitOutput(o.Signature, o.JobId, o.Output, o.TotalTime, o.ErrorCode, o.SignTimestamp)
	}
	gas, err := b.submitted(ctx, data, len(mine))
	for _, o := range others {
		if err == nil {
			_, err = b.submitted(ctx, b.net.Jobs.PackSubmitOutputs(o), len(o))
		}
	}
	return gas, err
}

// submitted sends a call that must submit n answers, and returns its gas.
func (b *bench) submitted(ctx context.Context, data []byte, n int) (uint64, error) {
	receipt, err := b.net.Send(ctx, b.gasKey, &b.net.Addresses.Jobs, data)
	if err != nil {
		return 0, err
	}
	if taken := len(receipt.Logs); taken != n {
		return 0, fmt.Errorf("%d of %d answers were taken", taken, n)
	}
	return receipt.GasUsed, nil
}

// signed is the answers of a job's executors, in the order of their selection.
func (b *bench) signed(ctx context.Context, job *bindings.JobsJobCreated, output []byte) (all []bindings.JobsSignedOutput, err error) {
	now, err := b.net.Now(ctx)
	if err != nil {
		return nil, err
	}
	for _, address := range job.SelectedExecutors {
		signed, err := b.net.SignedOutput(sim.AnswerTo(job, output, now), b.enclaves[address])
		if err != nil {
			return nil, err
		}
		all = append(all, signed)
	}
	return all, nil
}

// output is 32 bytes without a zero, which would be cheaper.
func output(i int) []byte {
	var out [32]byte
	for k := range out {
		out[k] = byte(1 + (i+7*k)%255)
	}
	return out[:]
}
