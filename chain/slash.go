package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"golang.org/x/sync/errgroup"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

const (
	// slashesAtOnce bounds the jobs that are looked at or reported at a time.
	// Answers use the same endpoint, and come first.
	slashesAtOnce = 4
	// slashPatience is after how much chain time a report is given up. By then
	// the next executor in order has sent its own.
	slashPatience = 30 * time.Second
)

// What the contract says to a report that it does not take.
var (
	slashGone  = errorSelector("JobsInvalidJob()")      // finished or reported
	slashEarly = errorSelector("JobsDeadlineNotOver()") // by that node's newest block
)

// SlashStatus is how a Slasher stands, for health checks and metrics.
type SlashStatus struct {
	Held     int    // jobs whose end is awaited
	Looked   uint64 // times that the contract was asked whether a job is finished
	Reported uint64 // jobs whose silent executors were slashed by this one's transaction
	Late     uint64 // transactions that another one came before: paid for nothing
	Failed   uint64 // looks and reports that failed; most are tried again
	Dropped  uint64 // jobs that were too many to remember
}

// Slasher does the slash duty: it asks the contract about the jobs that a
// jobs.Duty names, reports those that others left unanswered, and says what
// became of them. The reward is credited to the gas account (TeeManager's
// credits, paid out by withdrawCredit).
//
// Nothing is sent that would revert: before each report the contract is asked
// as of the newest block that was followed, or later, who still owes an answer,
// and the call is simulated on what the node's pool holds, so that another's
// report is seen before it is mined. That it is mined is seen by asking again:
// nothing else ends the duty.
type Slasher struct {
	client slashClient
	tx     slashSender
	jobs   common.Address
	abi    *bindings.Jobs
	log    *slog.Logger
	wake   chan struct{} // has one if todo may have some

	mu     sync.Mutex // guards the rest
	duty   *jobs.Duty
	todo   []jobs.ID
	status SlashStatus
}

type (
	slashClient interface {
		Caller
		callPending(ctx context.Context, msg ethereum.CallMsg) ([]byte, error)
	}
	slashSender interface {
		Send(ctx context.Context, c Candidate) (*types.Receipt, error)
		Address() common.Address
	}
)

// NewSlasher returns a Slasher that reports to the Jobs contract at jobsAddr
// through tx. Nothing happens until Run.
func NewSlasher(client *Client, tx *TxManager, jobsAddr common.Address, cfg jobs.DutyConfig, log *slog.Logger) (*Slasher, error) {
	duty, err := jobs.NewDuty(cfg)
	if err != nil {
		return nil, err
	}
	return &Slasher{
		client: client, tx: tx, jobs: jobsAddr, abi: bindings.NewJobs(), log: log,
		wake: make(chan struct{}, 1), duty: duty,
	}, nil
}

// Handle takes note of an event of the chain. It never waits.
func (s *Slasher) Handle(ev jobs.Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.todo = append(s.todo, s.duty.Handle(ev)...); len(s.todo) == 0 {
		return
	}
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Status returns how the Slasher stands. It is safe to call at any time.
func (s *Slasher) Status() SlashStatus {
	s.mu.Lock()
	defer s.mu.Unlock()
	status := s.status
	status.Held, status.Dropped = s.duty.Held(), s.duty.Dropped()
	return status
}

// Run does the duty until ctx ends.
func (s *Slasher) Run(ctx context.Context) {
	var work errgroup.Group
	work.SetLimit(slashesAtOnce)
	for {
		select {
		case <-ctx.Done():
			_ = work.Wait() // nobody fails: see attend
			return
		case <-s.wake:
		}
		for id, ok := s.next(); ok && ctx.Err() == nil; id, ok = s.next() {
			work.Go(func() error { s.attend(ctx, id); return nil })
		}
	}
}

func (s *Slasher) next() (jobs.ID, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.todo) == 0 {
		return jobs.ID{}, false
	}
	id := s.todo[0]
	s.todo = s.todo[1:]
	return id, true
}

// attend looks at a job and, if it is this executor's turn, reports it.
func (s *Slasher) attend(ctx context.Context, id jobs.ID) {
	head := s.head()
	owing, err := s.owing(ctx, id, head.Number)
	if err != nil {
		s.ended(ctx, id, true, fmt.Errorf("asking who owes job %s an answer: %w", id, err))
		return
	}
	if !s.looked(id, owing) {
		return
	}
	hash, again, err := s.report(ctx, id, head.Time.Add(slashPatience))
	if err == nil {
		s.update(func(st *SlashStatus) { st.Reported++ })
		s.log.Info("reported executors that did not answer a job", "job", id, "executors", owing, "tx", hash, "reward_of", s.tx.Address())
	}
	s.ended(ctx, id, again, err)
}

func (s *Slasher) head() jobs.Head {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.duty.Head()
}

// owing returns who had not answered a job by the block; nobody if the contract
// has no such job any more. A node that has not got that block says so.
func (s *Slasher) owing(ctx context.Context, id jobs.ID, block uint64) ([]common.Address, error) {
	msg := ethereum.CallMsg{To: &s.jobs, Data: s.abi.PackGetSelectedExecutors(id.Big())}
	out, err := s.client.CallContract(ctx, msg, new(big.Int).SetUint64(block))
	if err != nil {
		return nil, err
	}
	owing, err := s.abi.UnpackGetSelectedExecutors(out)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBadAnswer, err)
	}
	return owing, nil
}

func (s *Slasher) looked(id jobs.ID, owing []common.Address) (report bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status.Looked++
	return s.duty.Looked(id, owing)
}

// report simulates the report of a job and sends it. With an error, again says
// whether it may go better later.
func (s *Slasher) report(ctx context.Context, id jobs.ID, giveUp time.Time) (tx common.Hash, again bool, err error) {
	data := s.abi.PackSlashOnExecutionTimeout(id.Big())
	if err := s.simulate(ctx, id, data); err != nil {
		return common.Hash{}, slashAgain(err), fmt.Errorf("simulating the report of job %s: %w", id, err)
	}
	receipt, err := s.tx.Send(ctx, Candidate{To: &s.jobs, Data: data, GiveUp: giveUp, Once: true})
	if err != nil {
		return common.Hash{}, slashAgain(err), fmt.Errorf("reporting job %s: %w", id, err)
	}
	return receipt.TxHash, false, nil
}

// errPooled says that another's report is in a pool.
var errPooled = errors.New("another's report waits to be mined")

// simulate runs the report on the node's pool or, where a node has no such
// thing, or one that holds another's report for too long, on its newest block.
func (s *Slasher) simulate(ctx context.Context, id jobs.ID, data []byte) error {
	msg := ethereum.CallMsg{From: s.tx.Address(), To: &s.jobs, Data: data}
	_, err := s.client.callPending(ctx, msg)
	reason, reverted := revertData(err)
	gone := reverted && isSelector(&RevertError{Data: reason}, slashGone)
	if gone && s.pooled(id) {
		return errPooled
	}
	if gone || err != nil && !reverted {
		_, err = s.client.CallContract(ctx, msg, nil)
		reason, reverted = revertData(err)
	}
	if reverted {
		return &RevertError{Data: reason}
	}
	return err
}

func (s *Slasher) pooled(id jobs.ID) (wait bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.duty.Pooled(id)
}

// slashAgain tells whether what a report failed of may pass. A revert does not,
// but for a node whose newest block is not late enough, or one that may have
// answered from its pool: a look at a block then tells whether the job is gone.
func slashAgain(err error) bool {
	var revert *RevertError
	if !errors.As(err, &revert) {
		return !errors.Is(err, ErrNotAccepted)
	}
	return revert.TxHash == (common.Hash{}) && (isSelector(revert, slashEarly) || isSelector(revert, slashGone))
}

// ended tells the duty, the log and the counters how a job ended.
func (s *Slasher) ended(ctx context.Context, id jobs.ID, again bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.duty.Ended(id, again) // of no effect on a job that waits already
	var revert *RevertError
	switch {
	case err == nil || ctx.Err() != nil:
	case errors.Is(err, errPooled):
		s.log.Debug("another's report of a job waits to be mined", "job", id)
	case errors.As(err, &revert) && revert.TxHash != (common.Hash{}):
		s.status.Late++
		s.log.Warn("another's report of a job was mined before this one", "job", id, "err", err)
	case errors.As(err, &revert) && isSelector(revert, slashGone):
		s.log.Debug("job was reported by another", "job", id)
	default:
		s.status.Failed++
		s.log.Warn("executors that did not answer a job not reported", "job", id, "again", again, "err", err)
	}
}

func isSelector(e *RevertError, want [4]byte) bool {
	got, ok := e.Selector()
	return ok && got == want
}

func (s *Slasher) update(f func(*SlashStatus)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f(&s.status)
}
