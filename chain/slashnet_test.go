package chain

import (
	"bytes"
	"context"
	"crypto/sha256"
	"math/big"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// slashNet is a network whose executors have a Slasher each, with a gas account
// of its own. The test tells them of the chain.
type slashNet struct {
	*network
	slashers []*Slasher
	calls    []*slashCalls // of each executor
	running  []int
}

// slashSends counts what a Slasher hands to its TxManager.
type slashSends struct {
	slashSender
	n atomic.Int64
}

func (s *slashSends) Send(ctx context.Context, c Candidate) (*types.Receipt, error) {
	s.n.Add(1)
	return s.slashSender.Send(ctx, c)
}

// slashCalls are the calls that a Slasher makes, with a hook into each.
type slashCalls struct {
	slashClient
	mu            sync.Mutex
	calls         int
	beforePending func()
	afterPending  func()
	pendingErr    error // instead of an answer
}

func (c *slashCalls) CallContract(ctx context.Context, msg ethereum.CallMsg, block *big.Int) ([]byte, error) {
	c.mu.Lock()
	c.calls++
	c.mu.Unlock()
	return c.slashClient.CallContract(ctx, msg, block)
}

func (c *slashCalls) callPending(ctx context.Context, msg ethereum.CallMsg) ([]byte, error) {
	c.mu.Lock()
	c.calls++
	c.mu.Unlock()
	if c.beforePending != nil {
		c.beforePending()
	}
	if c.pendingErr != nil {
		return nil, c.pendingErr
	}
	out, err := c.slashClient.callPending(ctx, msg)
	if c.afterPending != nil {
		c.afterPending()
	}
	return out, err
}

func (c *slashCalls) made() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.calls
}

func newSlashNet(t *testing.T) *slashNet {
	n := &slashNet{network: newNetwork(t, 3)}
	for _, key := range n.enclaves {
		tx := n.manager(n.newRichKey(), testTxConfig())
		cfg := jobs.DutyConfig{Enclave: address(key), Buffer: 30 * time.Second}
		s, err := NewSlasher(n.client, tx, n.Jobs, cfg, testLog(t))
		if err != nil {
			t.Fatal(err)
		}
		calls := &slashCalls{slashClient: n.client}
		s.client = calls
		n.slashers, n.calls = append(n.slashers, s), append(n.calls, calls)
	}
	return n
}

// run runs the Slashers of some executors until the test ends.
func (n *slashNet) run(executors ...int) {
	n.running = append(n.running, executors...)
	for _, i := range executors {
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan struct{})
		go func() { defer close(ended); n.slashers[i].Run(ctx) }()
		n.t.Cleanup(func() { cancel(); <-ended })
	}
}

func (n *slashNet) tell(ev jobs.Event) {
	for _, s := range n.slashers {
		s.Handle(ev)
	}
}

// job creates a job that the named executors answer, and tells of it.
func (n *slashNet) job(answering ...int) jobs.ID {
	n.t.Helper()
	abi := bindings.NewJobs()
	receipt := n.send(n.Jobs, abi.PackCreateJob(testEnv, new(big.Int), common.Hash{0xc0, 0xde}, []byte("input"), big.NewInt(1000)))
	var id jobs.ID
	for _, l := range receipt.Logs {
		if e, err := abi.UnpackJobCreatedEvent(l); err == nil {
			id, err = jobs.IDFromBig(e.JobId)
			if err != nil {
				n.t.Fatal(err)
			}
			n.tell(jobs.Created{Job: jobs.Job{
				ID: id, Deadline: time.Second, Selected: e.SelectedExecutors, CreatedAt: n.now(),
				Origin: jobs.Origin{BlockHash: receipt.BlockHash},
			}})
		}
	}
	for _, i := range answering {
		r := n.answer(n.enclaves[i], id, n.now())
		n.send(n.Jobs, abi.PackSubmitOutput(r.Signature, id.Big(), r.Output, big.NewInt(12), 0, big.NewInt(r.SignTimestamp.Unix())))
	}
	return id
}

// pass lets chain time pass, in so many blocks, and tells of the last one.
func (n *slashNet) pass(d time.Duration, blocks int) {
	n.t.Helper()
	var none any
	n.rpc(&none, "evm_increaseTime", int(d.Seconds()))
	n.mine(blocks)
	n.tellHead()
}

func (n *slashNet) tellHead() {
	n.t.Helper()
	head, err := n.client.Head(within(n.t, time.Minute))
	if err != nil {
		n.t.Fatal(err)
	}
	n.tell(jobs.Head{Number: head.Number, Time: head.Time})
}

// order are the executors in a job's order, but those that owe it an answer.
func (n *slashNet) order(id jobs.ID, silent ...int) (order []int) {
	hash := func(i int) []byte {
		enclave := address(n.enclaves[i])
		h := sha256.Sum256(append(slices.Clone(id[:]), enclave[:]...))
		return h[:]
	}
	for i := range n.enclaves {
		if !slices.Contains(silent, i) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return bytes.Compare(hash(a), hash(b)) })
	return order
}

// settled waits until no running Slasher has anything left to do.
func (n *slashNet) settled() {
	n.t.Helper()
	eventually(n.t, "the duty to be done", func() bool {
		for _, i := range n.running {
			if n.slashers[i].Status().Held != 0 {
				return false
			}
		}
		return true
	})
}

// sent checks that these and no other executors sent a transaction each.
func (n *slashNet) sent(executors ...int) {
	n.t.Helper()
	for i, s := range n.slashers {
		want := 0
		if slices.Contains(executors, i) {
			want = 1
		}
		if got := n.nonce(s.tx.Address()); got != uint64(want) {
			n.t.Errorf("executor %d sent %d transactions, want %d", i, got, want)
		}
		if credit := n.credit(s.tx.Address()); (credit.Sign() > 0) != (want == 1) {
			n.t.Errorf("executor %d has a credit of %s", i, credit)
		}
		if st := s.Status(); st.Late != 0 || st.Reported != uint64(want) || st.Failed != 0 {
			n.t.Errorf("executor %d: status %+v", i, st)
		}
	}
}

func (n *slashNet) credit(account common.Address) *big.Int {
	n.t.Helper()
	abi := bindings.NewTeeManager()
	out, err := n.client.CallContract(within(n.t, time.Minute), callTo(n.TeeManager, abi.PackCredits(account)), nil)
	if err != nil {
		n.t.Fatal(err)
	}
	credit, err := abi.UnpackCredits(out)
	if err != nil {
		n.t.Fatal(err)
	}
	return credit
}

func (n *slashNet) exists(id jobs.ID) bool {
	n.t.Helper()
	job, err := ReadJob(within(n.t, time.Minute), n.client, n.Jobs, id)
	if err != nil {
		n.t.Fatal(err)
	}
	return job.Found
}

// finished lets chain time pass until an executor's duty is done. Between two
// steps a report, which is given up after 30 s of it, gets time to be mined.
func (n *slashNet) finished(executor int) {
	n.t.Helper()
	done := func() bool { return n.slashers[executor].Status().Held == 0 }
	for range 5 {
		n.pass(13*time.Second, 3)
		for until := time.Now().Add(2 * time.Second); time.Now().Before(until) && !done(); {
			if sleep(n.t.Context(), 5*time.Millisecond) != nil {
				return
			}
		}
		if done() {
			return
		}
	}
	n.t.Fatal("waited in vain for the duty to be done")
}
