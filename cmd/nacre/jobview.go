package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// How far a job has come.
const (
	statusOpen     = "open"     // executors may still answer
	statusAnswered = "answered" // everyone selected has answered
	statusPartly   = "partly answered"
	statusFailed   = "not answered" // in time
)

// jobView is all that the chain's events say about a job.
type jobView struct {
	ID          jobs.ID          `json:"jobId"`
	Status      string           `json:"status"`
	Env         uint8            `json:"env"`
	JobOwner    common.Address   `json:"jobOwner"`
	SecretID    jobs.ID          `json:"secretId"`
	CodeTx      common.Hash      `json:"codeTransaction"`
	Input       hexutil.Bytes    `json:"input"`
	DeadlineMs  uint64           `json:"deadlineMs"`
	CreatedAt   time.Time        `json:"createdAt"`
	AnswerBy    time.Time        `json:"answerBy"` // until when the contract takes answers
	BlockNumber uint64           `json:"blockNumber"`
	TxHash      common.Hash      `json:"txHash"`
	GasUsed     uint64           `json:"gasUsed"`
	Selected    []common.Address `json:"selectedExecutors"`
	Answers     []answer         `json:"answers"`
	Callback    *callback        `json:"callback,omitempty"`
	Slashed     []common.Address `json:"slashed,omitempty"`

	head uint64 // newest block that this takes into account
}

// callback is the contract's call of the job owner; absent until it happens.
type callback struct {
	Kind    string      `json:"kind"` // "result" or "failure"
	Success bool        `json:"success"`
	TxHash  common.Hash `json:"txHash"`
}

// badSignatures counts the answers that did not stand our check.
func (v jobView) badSignatures() (n int) {
	for _, a := range v.Answers {
		if !a.SignatureOK {
			n++
		}
	}
	return n
}

// silent lists the executors that have not answered.
func (v jobView) silent() (all []string) {
	for _, e := range v.Selected {
		if !slices.ContainsFunc(v.Answers, func(a answer) bool { return a.Executor == e }) {
			all = append(all, e.Hex())
		}
	}
	return all
}

// settle sets the status as of the chain time now.
func (v *jobView) settle(now time.Time) {
	switch over := now.After(v.AnswerBy) || len(v.Slashed) > 0; {
	case len(v.Answers) >= len(v.Selected):
		v.Status = statusAnswered
	case !over:
		v.Status = statusOpen
	case len(v.Answers) > 0:
		v.Status = statusPartly
	default:
		v.Status = statusFailed
	}
}

// chainReader is what a jobReader needs of a node; *ethclient.Client has it.
type chainReader interface {
	FilterLogs(ctx context.Context, q ethereum.FilterQuery) ([]types.Log, error)
	HeaderByNumber(ctx context.Context, number *big.Int) (*types.Header, error)
	TransactionByHash(ctx context.Context, hash common.Hash) (*types.Transaction, bool, error)
	TransactionReceipt(ctx context.Context, hash common.Hash) (*types.Receipt, error)
}

// jobReader reads jobs from the events of one Jobs contract.
type jobReader struct {
	chain    chainReader
	contract common.Address
	domain   contracts.Domain
	buffer   time.Duration // the contract's execution buffer time
	url      string        // of the node; kept out of errors
}

// errNoJob is returned for an id that no event bears.
var errNoJob = errors.New("no such job")

// read returns what the events from block from on say about a job.
func (r jobReader) read(ctx context.Context, id jobs.ID, from uint64) (jobView, error) {
	v, err := r.readEvents(ctx, id, from)
	return v, chain.RedactError(err, r.url)
}

func (r jobReader) readEvents(ctx context.Context, id jobs.ID, from uint64) (jobView, error) {
	head, err := r.chain.HeaderByNumber(ctx, nil)
	if err != nil {
		return jobView{}, fmt.Errorf("asking for the newest block: %w", err)
	}
	logs, err := r.chain.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: new(big.Int).SetUint64(from), ToBlock: head.Number,
		Addresses: []common.Address{r.contract}, Topics: [][]common.Hash{nil, {common.Hash(id)}},
	})
	if err != nil {
		return jobView{}, fmt.Errorf("asking for the events of job %s: %w", id, err)
	}
	v, err := r.assemble(ctx, logs)
	if err != nil {
		return jobView{}, fmt.Errorf("job %s: %w", id, err)
	}
	v.head = head.Number.Uint64()
	v.settle(time.Unix(int64(head.Time), 0))
	return v, nil
}

// assemble reads the events of one job in chain order.
func (r jobReader) assemble(ctx context.Context, logs []types.Log) (jobView, error) {
	v, known := jobView{Answers: []answer{}}, false
	for i := range logs {
		l := &logs[i]
		if l.Removed || len(l.Topics) == 0 {
			continue
		}
		err := r.apply(ctx, &v, l)
		if err != nil {
			return v, fmt.Errorf("event %d of transaction %s: %w", l.Index, l.TxHash, err)
		}
		known = known || v.TxHash != (common.Hash{})
	}
	if !known {
		return v, errNoJob
	}
	return v, nil
}

func (r jobReader) apply(ctx context.Context, v *jobView, l *types.Log) error {
	b := bindings.NewJobs()
	if ev, err := b.UnpackJobCreatedEvent(l); err == nil {
		return r.created(ctx, v, ev)
	}
	if ev, err := b.UnpackJobRespondedEvent(l); err == nil {
		return r.answered(ctx, v, ev)
	}
	if ev, err := b.UnpackJobResultCallbackCalledEvent(l); err == nil {
		v.Callback = &callback{"result", ev.CallbackSuccess, l.TxHash}
	}
	if ev, err := b.UnpackJobFailureCallbackCalledEvent(l); err == nil {
		v.Callback = &callback{"failure", ev.CallbackSuccess, l.TxHash}
	}
	if ev, err := b.UnpackSlashedOnExecutionTimeoutEvent(l); err == nil {
		v.Slashed = append(v.Slashed, ev.EnclaveAddress)
	}
	return nil // an event that tells us nothing
}

func (r jobReader) created(ctx context.Context, v *jobView, ev *bindings.JobsJobCreated) error {
	if !ev.Deadline.IsUint64() {
		return fmt.Errorf("deadline %d out of range", ev.Deadline)
	}
	at, receipt, err := r.mined(ctx, ev.Raw.TxHash)
	if err != nil {
		return err
	}
	id, _ := jobs.IDFromBig(ev.JobId)        // a uint256 in the ABI
	secret, _ := jobs.IDFromBig(ev.SecretId) // likewise
	v.ID, v.Env, v.JobOwner, v.SecretID, v.CodeTx = id, ev.Env, ev.JobOwner, secret, ev.Codehash
	v.Input, v.DeadlineMs, v.Selected = ev.CodeInputs, ev.Deadline.Uint64(), ev.SelectedExecutors
	v.CreatedAt, v.AnswerBy = at, at.Add(time.Duration(v.DeadlineMs)*time.Millisecond+r.buffer)
	v.BlockNumber, v.TxHash, v.GasUsed = ev.Raw.BlockNumber, ev.Raw.TxHash, receipt.GasUsed
	return nil
}

func (r jobReader) answered(ctx context.Context, v *jobView, ev *bindings.JobsJobResponded) error {
	at, receipt, err := r.mined(ctx, ev.Raw.TxHash)
	if err != nil {
		return err
	}
	tx, _, err := r.chain.TransactionByHash(ctx, ev.Raw.TxHash)
	if err != nil {
		return err
	}
	a := newAnswer(ev, tx, receipt, r.domain)
	a.MinedAt, a.MinedAfterMs = at, at.Sub(v.CreatedAt).Milliseconds()
	v.Answers = append(v.Answers, a)
	return nil
}

// mined returns the time of a transaction's block, and its receipt.
func (r jobReader) mined(ctx context.Context, tx common.Hash) (time.Time, *types.Receipt, error) {
	receipt, err := r.chain.TransactionReceipt(ctx, tx)
	if err != nil {
		return time.Time{}, nil, err
	}
	header, err := r.chain.HeaderByNumber(ctx, receipt.BlockNumber)
	if err != nil {
		return time.Time{}, nil, err
	}
	return time.Unix(int64(header.Time), 0), receipt, nil
}

// maxMisses is how many times in a row a node may fail to answer before a
// watch ends.
const maxMisses = 10

// awaitedAfter is for how long nothing must have come before a watch tells who
// is awaited.
const awaitedAfter = 3 * time.Second

// watcher is told what comes while a job is watched.
type watcher interface {
	answered(answer, jobView)
	awaited(jobView) // nothing has come for a while
}

// watch follows a job until everyone has answered or the time is over. It looks
// again every interval.
func (r jobReader) watch(ctx context.Context, v jobView, interval time.Duration, w watcher) (jobView, error) {
	told, misses := 0, 0
	tick := time.NewTicker(interval)
	defer tick.Stop()
	quiet := time.NewTimer(awaitedAfter)
	defer quiet.Stop()
	for {
		for ; told < len(v.Answers); told++ {
			w.answered(v.Answers[told], v)
			quiet.Reset(awaitedAfter)
		}
		if v.Status != statusOpen {
			return v, nil
		}
		select {
		case <-ctx.Done():
			return v, ctx.Err()
		case <-quiet.C:
			w.awaited(v)
			continue
		case <-tick.C:
		}
		switch next, err := r.again(ctx, v); {
		case err == nil:
			v, misses = next, 0
		case misses == maxMisses:
			return v, err
		default:
			misses++
		}
	}
}

// again reads a job anew if there is a new block.
func (r jobReader) again(ctx context.Context, v jobView) (jobView, error) {
	head, err := r.chain.HeaderByNumber(ctx, nil)
	if err != nil {
		return v, chain.RedactError(err, r.url)
	}
	if head.Number.Uint64() == v.head {
		return v, nil
	}
	return r.read(ctx, v.ID, v.BlockNumber)
}
