package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// Errors of the views.
var (
	ErrNoContract = errors.New("no contract at this address")
	ErrParams     = errors.New("the contracts are not as an executor needs them")
)

// viewBackend is what views need of a chain; *Client has it.
type viewBackend interface {
	Caller
	CodeAt(ctx context.Context, contract common.Address, block *big.Int) ([]byte, error)
}

// Params are the contracts' parameters that an executor must know.
type Params struct {
	ExecutionBuffer   time.Duration  // after the deadline answers are still taken
	SelectedExecutors uint64         // for each job
	SignMaxAge        time.Duration  // of an answer's signature
	TeeManager        common.Address // as the Jobs contract has it
	Executors         common.Address
	PaymentToken      common.Address // USDC
	StakingToken      common.Address
	MinStake          *big.Int // of the staking token, of a registered enclave
}

// ReadParams reads the parameters of the Jobs and TeeManager contracts. An
// address without code is ErrNoContract.
func ReadParams(ctx context.Context, client viewBackend, jobsAddr, teeManager common.Address) (Params, error) {
	if err := CheckContract(ctx, client, "Jobs", jobsAddr); err != nil {
		return Params{}, err
	}
	if err := CheckContract(ctx, client, "TeeManager", teeManager); err != nil {
		return Params{}, err
	}
	j, t := bindings.NewJobs(), bindings.NewTeeManager()
	r := viewReader{ctx: ctx, client: client, name: "Jobs", contract: jobsAddr}
	p := Params{
		ExecutionBuffer:   r.seconds("EXECUTION_BUFFER_TIME", view1(&r, jobsAddr, j.PackEXECUTIONBUFFERTIME(), j.UnpackEXECUTIONBUFFERTIME)),
		SelectedExecutors: r.count("NO_OF_NODES_TO_SELECT", view1(&r, jobsAddr, j.PackNOOFNODESTOSELECT(), j.UnpackNOOFNODESTOSELECT)),
		SignMaxAge:        r.seconds("SIGN_MAX_AGE", view1(&r, jobsAddr, j.PackSIGNMAXAGE(), j.UnpackSIGNMAXAGE)),
		TeeManager:        view1(&r, jobsAddr, j.PackTEEMANAGER(), j.UnpackTEEMANAGER),
		Executors:         view1(&r, jobsAddr, j.PackEXECUTORS(), j.UnpackEXECUTORS),
		PaymentToken:      view1(&r, jobsAddr, j.PackUSDCTOKEN(), j.UnpackUSDCTOKEN),
	}
	if isNotIt(r.err) {
		return Params{}, wrongContract("Jobs", jobsAddr, "it lacks views")
	}
	if r.err == nil && p.TeeManager != teeManager {
		return Params{}, fmt.Errorf("%w: the Jobs contract %s uses the TeeManager %s, not %s: correct one of the two addresses", ErrParams, jobsAddr, p.TeeManager, teeManager)
	}
	p.StakingToken = view1(&r, teeManager, t.PackSTAKINGTOKEN(), t.UnpackSTAKINGTOKEN)
	p.MinStake = view1(&r, teeManager, t.PackMINSTAKEAMOUNT(), t.UnpackMINSTAKEAMOUNT)
	if isNotIt(r.err) {
		return Params{}, wrongContract("TeeManager", teeManager, "it lacks views")
	}
	if r.err == nil {
		r.err = p.check(jobsAddr)
	}
	return p, r.err
}

// isNotIt tells whether a view failed since the contract has none of that kind.
func isNotIt(err error) bool {
	_, reverted := revertData(err)
	return reverted || errors.Is(err, ErrBadAnswer)
}

// check refuses parameters that no working contract has.
func (p Params) check(jobsAddr common.Address) error {
	switch {
	case p.SelectedExecutors == 0:
		return badParam("NO_OF_NODES_TO_SELECT", "Jobs", jobsAddr, new(big.Int), maxCount, "")
	case p.SignMaxAge == 0:
		return badParam("SIGN_MAX_AGE", "Jobs", jobsAddr, new(big.Int), maxSeconds, " s")
	}
	return nil
}

// CheckContract returns ErrNoContract, with the contract's name, if addr has
// no code.
func CheckContract(ctx context.Context, client viewBackend, name string, addr common.Address) error {
	code, err := client.CodeAt(ctx, addr, nil)
	if err != nil {
		return fmt.Errorf("looking for the %s contract at %s: %w", name, addr, err)
	}
	if len(code) == 0 {
		return fmt.Errorf("%w: %s contract at %s: correct its address, or the chain id and the URLs if they are of another network", ErrNoContract, name, addr)
	}
	return nil
}

// Node is an enclave's entry in the registry.
type Node struct {
	Owner      common.Address
	Registered bool
	Draining   bool
	Stake      *big.Int
	Env        uint8
}

// ReadNode reads the registry's entry of enclave. One that is not there is no
// error: Registered is false.
func ReadNode(ctx context.Context, client Caller, teeManager, enclave common.Address) (Node, error) {
	t := bindings.NewTeeManager()
	r := viewReader{ctx: ctx, client: client}
	n := view1(&r, teeManager, t.PackTeeNodes(enclave), t.UnpackTeeNodes)
	if r.err != nil {
		return Node{}, r.err
	}
	return Node{Owner: n.Owner, Registered: n.Owner != common.Address{}, Draining: n.Draining, Stake: n.StakeAmount, Env: n.Env}, nil
}

// JobView is what the Jobs contract has stored of a job.
type JobView struct {
	Found    bool // false: no such job, or it is finished
	Owner    common.Address
	Env      uint8
	Deadline time.Duration
	Started  time.Time // block time of its creation
	Answers  uint8     // so far
	Selected []common.Address
}

// ReadJob reads a job from the Jobs contract.
func ReadJob(ctx context.Context, client Caller, jobsAddr common.Address, id jobs.ID) (JobView, error) {
	j := bindings.NewJobs()
	r := viewReader{ctx: ctx, client: client, name: "Jobs", contract: jobsAddr}
	v := view1(&r, jobsAddr, j.PackJobs(id.Big()), j.UnpackJobs)
	selected := view1(&r, jobsAddr, j.PackGetSelectedExecutors(id.Big()), j.UnpackGetSelectedExecutors)
	if r.err != nil {
		return JobView{}, r.err
	}
	deadlineMs := r.bounded("deadline of job "+id.String(), v.Deadline, maxDeadlineMs, " ms")
	started := r.bounded("start of job "+id.String(), v.ExecStartTime, maxUnix, " s")
	return JobView{
		Found: v.JobOwner != common.Address{}, Owner: v.JobOwner, Env: v.Env, Answers: v.OutputCount, Selected: selected,
		Deadline: time.Duration(deadlineMs) * time.Millisecond, Started: time.Unix(int64(started), 0),
	}, r.err
}

// viewReader reads views one after the other and keeps the first error.
type viewReader struct {
	ctx    context.Context
	client Caller
	err    error

	name     string // of the contract whose numbers are bounded
	contract common.Address
}

// view1 calls a view; after an error it returns zeros.
func view1[T any](r *viewReader, contract common.Address, data []byte, unpack func([]byte) (T, error)) T {
	var zero T
	if r.err != nil {
		return zero
	}
	out, err := r.client.CallContract(r.ctx, ethereum.CallMsg{To: &contract, Data: data}, nil)
	if err != nil {
		r.err = fmt.Errorf("reading contract %s: %w", contract, err)
		return zero
	}
	v, err := unpack(out)
	if err != nil {
		r.err = fmt.Errorf("%w: reading contract %s: %w", ErrBadAnswer, contract, err)
		return zero
	}
	return v
}

// Bounds of a contract's time spans, in seconds (31 years), and of its counts.
const (
	maxSeconds = 1_000_000_000
	maxCount   = 1 << 16
)

func (r *viewReader) seconds(name string, v *big.Int) time.Duration {
	return time.Duration(r.bounded(name, v, maxSeconds, " s")) * time.Second
}

func (r *viewReader) count(name string, v *big.Int) uint64 {
	return r.bounded(name, v, maxCount, "")
}

// bounded takes v as what name is, in a unit, if it is no more than limit.
func (r *viewReader) bounded(name string, v *big.Int, limit uint64, unit string) uint64 {
	if r.err != nil || v == nil {
		return 0
	}
	if !v.IsUint64() || v.Uint64() > limit {
		r.err = badParam(name, r.name, r.contract, v, limit, unit)
		return 0
	}
	return v.Uint64()
}

// badParam says which number of a contract is impossible, and what to do.
func badParam(name, contract string, at common.Address, v *big.Int, limit uint64, unit string) error {
	least := 0
	if v.Sign() == 0 {
		least = 1
	}
	return fmt.Errorf("%w: %s of the %s contract %s is %v%s, want %d … %d%s: correct its address, or the chain id and the URLs if they are of another network",
		ErrParams, name, contract, at, v, unit, least, limit, unit)
}
