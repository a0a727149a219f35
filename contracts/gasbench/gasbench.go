// Package gasbench measures what the contracts cost, on a chain of its own: ten
// executors, three selected, 32-byte input and output.
package gasbench

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

// Row is a line of the gas table.
type Row struct {
	Name      string
	Gas       uint64 // of the whole transaction, refunds deducted; median of the jobs measured
	Reference uint64 // of the contracts deployed on the network before, or of what the name says; 0: none
	Target    uint64 // 0: none
}

// Setting says under what conditions Measure measures.
const Setting = sim.Rules + " rules, 10 executors, 3 selected, 32-byte input and output, job owner without code, " +
	"balances and executors' pay above zero"

// Reference figures of the deployed contracts, measured in the same setting.
const (
	refRegister, refCreate, refFirst, refSecond, refThird = 448_000, 379_000, 246_000, 214_000, 208_000

	refJob    = 1_046_000
	targetJob = 320_000
)

const (
	executors = 10
	selected  = 3
	warmUps   = 20 // jobs before the measured ones, so that nothing is written for the first time
	measured  = 21
	deadline  = time.Second
	capacity  = 100 // jobs at once of each executor
)

// listSizes are the lists measured: first answers of one executor, each to
// another job.
var listSizes = []int{1, 2, 4, 8, 16, 32}

const measuredLists = 5 // of each size

// Measure deploys the contracts, runs jobs and returns the table.
func Measure(ctx context.Context) (rows []Row, err error) {
	b, err := newBench(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, b.net.Close()) }()
	rows = []Row{{Name: "registerTeeNode", Gas: median(b.registerGas), Reference: refRegister}}
	deposit, err := b.jobs(ctx, b.depositor, b.submit)
	if err != nil {
		return nil, err
	}
	rows = append(rows, table("prepaid", deposit)...)
	plain, err := b.jobs(ctx, b.payer, b.submit)
	if err != nil {
		return nil, err
	}
	rows = append(rows, table("transferFrom", plain)...)
	inLists, err := b.listRows(ctx)
	if err != nil {
		return nil, err
	}
	rows = append(rows, inLists...)
	secrets, err := b.secrets(ctx)
	if err != nil {
		return nil, err
	}
	announced, err := b.announcement(ctx)
	return append(append(rows, secrets...), announced), err
}

type bench struct {
	net              *sim.Network
	owner            sim.Account // of all enclaves
	depositor, payer sim.Account // pay from a prepaid balance, and by allowance
	gasKey           sim.Account // submits
	enclaves         map[common.Address]sim.Account
	registerGas      []uint64
}

func newBench(ctx context.Context) (*bench, error) {
	b := &bench{
		depositor: sim.NewAccount("depositor"), payer: sim.NewAccount("payer"), gasKey: sim.NewAccount("gas key"), owner: sim.NewAccount("owner"),
		enclaves: map[common.Address]sim.Account{},
	}
	net, err := sim.NewNetwork(ctx, func(p *deploy.Params) {
		p.NodesToSelect = selected
		p.ExecutionBuffer = 5 * time.Minute // the outputs of many jobs wait for their batch
	}, b.depositor, b.payer, b.gasKey, b.owner)
	if err != nil {
		return nil, err
	}
	b.net = net
	if err := b.setUp(ctx); err != nil {
		return nil, errors.Join(err, net.Close())
	}
	return b, nil
}

func (b *bench) setUp(ctx context.Context) error {
	money := new(big.Int).Exp(big.NewInt(10), big.NewInt(24), nil)
	for _, a := range []sim.Account{b.depositor, b.payer, b.owner} {
		if err := b.net.Mint(ctx, a, money, money); err != nil {
			return err
		}
	}
	half := new(big.Int).Rsh(money, 1)
	if _, err := b.net.Send(ctx, b.depositor, &b.net.Addresses.Jobs, b.net.Jobs.PackDeposit(half)); err != nil {
		return fmt.Errorf("depositing: %w", err)
	}
	for i := range executors {
		enclave := sim.NewAccount(fmt.Sprint("enclave ", i))
		stake := new(big.Int).Mul(b.net.Params.MinStake, big.NewInt(int64(1+i)))
		receipt, err := b.net.Register(ctx, enclave, b.owner, capacity, stake)
		if err != nil {
			return fmt.Errorf("registering: %w", err)
		}
		b.enclaves[enclave.Address] = enclave
		b.registerGas = append(b.registerGas, receipt.GasUsed)
	}
	return nil
}

// job is the gas of one: createJob, then each output.
type job [1 + selected]uint64

func (j job) total() uint64 { return j[0] + j[1] + j[2] + j[3] }

// submitter submits an executor's answer to a job, and returns the gas.
type submitter func(ctx context.Context, job *bindings.JobsJobCreated, enclave common.Address, output []byte) (uint64, error)

// jobs runs jobs of owner and returns what those after the warm-up cost.
func (b *bench) jobs(ctx context.Context, owner sim.Account, submit submitter) ([]job, error) {
	var all []job
	for i := range warmUps + measured {
		j, err := b.job(ctx, owner, submit, i)
		if err != nil {
			return nil, fmt.Errorf("job %d: %w", i, err)
		}
		all = append(all, j)
	}
	return all[warmUps:], nil
}

func (b *bench) job(ctx context.Context, owner sim.Account, submit submitter, i int) (job, error) {
	var gas job
	input := output(i)
	created, receipt, err := b.net.CreateJob(ctx, owner, input, deadline)
	if err != nil {
		return gas, err
	}
	gas[0] = receipt.GasUsed
	for k, address := range created.SelectedExecutors {
		if gas[1+k], err = submit(ctx, created, address, input); err != nil {
			return gas, err
		}
	}
	return gas, nil
}

func (b *bench) submit(ctx context.Context, job *bindings.JobsJobCreated, enclave common.Address, output []byte) (uint64, error) {
	receipt, err := b.net.Submit(ctx, b.gasKey, b.enclaves[enclave], job.JobId, output)
	if err != nil {
		return 0, err
	}
	return receipt.GasUsed, nil
}

// announcement is the first URL of each enclave.
func (b *bench) announcement(ctx context.Context) (Row, error) {
	var gas []uint64
	for enclave := range b.enclaves {
		receipt, err := b.net.Send(ctx, b.owner, &b.net.Addresses.Directory, b.net.Directory.PackAnnounce(enclave, "http://203.0.113.7:6002"))
		if err != nil {
			return Row{}, fmt.Errorf("announcing: %w", err)
		}
		gas = append(gas, receipt.GasUsed)
	}
	return Row{Name: "announce, a first URL of up to 31 bytes", Gas: median(gas)}, nil
}

// table makes the rows of one way to pay.
func table(path string, all []job) []Row {
	at := func(i int) uint64 { return column(all, func(j job) uint64 { return j[i] }) }
	whole := wholeJob(path, all)
	if path == "prepaid" {
		whole.Target = targetJob
	}
	return []Row{
		{Name: "createJob, " + path, Gas: at(0), Reference: refCreate},
		{Name: "submitOutput 1, " + path, Gas: at(1), Reference: refFirst},
		{Name: "submitOutput 2, " + path, Gas: at(2), Reference: refSecond},
		{Name: "submitOutput 3, " + path, Gas: at(3), Reference: refThird},
		whole,
	}
}

func wholeJob(path string, all []job) Row {
	return Row{Name: "whole job, " + path, Gas: column(all, job.total), Reference: refJob}
}

// column is the median of one thing about jobs.
func column(all []job, get func(job) uint64) uint64 {
	var values []uint64
	for _, j := range all {
		values = append(values, get(j))
	}
	return median(values)
}

func median(values []uint64) uint64 {
	slices.Sort(values)
	return values[len(values)/2]
}
