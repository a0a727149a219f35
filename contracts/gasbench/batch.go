package gasbench

import (
	"context"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// batches submits outputs of one executor, so many at a time, and returns what
// one of them costs; a single one goes by submitOutput.
func (b *bench) batches(ctx context.Context, size int) (uint64, error) {
	executor := sim.NewAccount(fmt.Sprint("enclave ", executors-1)) // the most often selected
	var gas []uint64
	for range measuredBatches {
		used, err := b.batch(ctx, executor, size)
		if err != nil {
			return 0, fmt.Errorf("batch of %d: %w", size, err)
		}
		gas = append(gas, used/uint64(size))
	}
	return median(gas), nil
}

// batch creates jobs until size of them selected the executor, submits its
// outputs, which are the first, and then those of the others.
func (b *bench) batch(ctx context.Context, executor sim.Account, size int) (uint64, error) {
	var mine []bindings.JobsSignedOutput
	var others []*bindings.JobsJobCreated
	for i := 0; len(mine) < size; i++ {
		job, _, err := b.net.CreateJob(ctx, b.depositor, output(i), deadline)
		if err != nil {
			return 0, err
		}
		others = append(others, job)
		if !slices.Contains(job.SelectedExecutors, executor.Address) {
			continue
		}
		signed, err := b.signed(ctx, job, executor, i)
		if err != nil {
			return 0, err
		}
		mine = append(mine, signed)
	}
	data := b.net.Jobs.PackSubmitOutputs(mine)
	if size == 1 {
		o := mine[0]
		data = b.net.Jobs.PackSubmitOutput(o.Signature, o.JobId, o.Output, o.TotalTime, o.ErrorCode, o.SignTimestamp)
	}
	receipt, err := b.net.Send(ctx, b.gasKey, &b.net.Addresses.Jobs, data)
	if err != nil {
		return 0, err
	}
	if n := len(receipt.Logs); n != size {
		return 0, fmt.Errorf("%d of %d outputs were taken", n, size)
	}
	return receipt.GasUsed, b.finish(ctx, others, executor.Address)
}

// finish has all but one executor answer the jobs.
func (b *bench) finish(ctx context.Context, created []*bindings.JobsJobCreated, but common.Address) error {
	for i, job := range created {
		for _, address := range job.SelectedExecutors {
			if address == but {
				continue
			}
			if _, err := b.submit(ctx, job.JobId, address, output(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *bench) signed(ctx context.Context, job *bindings.JobsJobCreated, executor sim.Account, i int) (bindings.JobsSignedOutput, error) {
	now, err := b.net.Now(ctx)
	if err != nil {
		return bindings.JobsSignedOutput{}, err
	}
	return b.net.SignedOutput(sim.Answer{JobID: job.JobId, Output: output(i), TotalTime: 12, SignedAt: now}, executor)
}

// output is 32 bytes without a zero, which would be cheaper.
func output(i int) []byte {
	var out [32]byte
	for k := range out {
		out[k] = byte(1 + (i+7*k)%255)
	}
	return out[:]
}
