package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// A stranger's report is seen in a pool, and never mined: the job is reported
// all the same.
func TestSlashAfterAPoolForgot(t *testing.T) {
	n := newSlashNet(t)
	id := n.job(0, 1)
	first := n.order(id, 2)[0]
	n.pass(33*time.Second, 1)
	n.automine(false)
	stranger := n.manager(n.newRichKey(), testTxConfig())
	sendAsync(t, stranger, Candidate{To: &n.Jobs, Data: bindings.NewJobs().PackSlashOnExecutionTimeout(id.Big()), GasLimit: 500_000})
	eventually(t, "the stranger's report in the pool", func() bool { return len(n.pooled(stranger.Address())) == 1 })
	n.run(first)
	eventually(t, "the simulation", func() bool { return n.calls[first].made() > 1 })
	stranger.Close()
	var none any
	n.rpc(&none, "anvil_dropAllTransactions")
	n.automine(true)
	n.finished(first)
	n.sent(first)
	if n.exists(id) {
		t.Error("nobody reported the job")
	}
}

// A node without a pool to simulate on is asked for its newest block.
func TestSlashWithoutPendingState(t *testing.T) {
	n := newSlashNet(t)
	id := n.job(0, 1)
	first := n.order(id, 2)[0]
	n.calls[first].pendingErr = errors.New("pending state is not available")
	n.run(first)
	n.pass(33*time.Second, 1)
	n.settled()
	n.sent(first)
}

// scriptedChain is a chain that answers as it is told.
type scriptedChain struct {
	mu        sync.Mutex
	lookErr   error
	owing     []common.Address
	askedOf   []*big.Int
	simulated error
	sendErr   error
	sent      []Candidate
}

func (f *scriptedChain) CallContract(_ context.Context, _ ethereum.CallMsg, block *big.Int) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.askedOf = append(f.askedOf, block)
	if f.lookErr != nil {
		return nil, f.lookErr
	}
	parsed := bindings.NewJobs().GetABI()
	return parsed.Methods["getSelectedExecutors"].Outputs.Pack(f.owing)
}

func (f *scriptedChain) callPending(context.Context, ethereum.CallMsg) ([]byte, error) {
	return nil, f.simulated
}

func (f *scriptedChain) Send(_ context.Context, c Candidate) (*types.Receipt, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.sent = append(f.sent, c)
	return &types.Receipt{}, f.sendErr
}

func (f *scriptedChain) Address() common.Address { return common.Address{0xaa} }

// refusal is an answer of a node that a call reverts with.
type refusal struct{ selector [4]byte }

func (r refusal) Error() string { return "execution reverted" }

func (r refusal) ErrorCode() int { return 3 }

func (r refusal) ErrorData() any { return fmt.Sprintf("%#x", r.selector[:]) }

// What fails is tried again if it may pass, and dropped if it can't.
func TestSlashThatFails(t *testing.T) {
	early, gone := refusal{slashEarly}, refusal{slashGone}
	for name, c := range map[string]struct {
		change       func(*scriptedChain)
		looks, sends int
		want         SlashStatus // Looked and Held aside
	}{
		"the look":              {func(f *scriptedChain) { f.lookErr = errors.New("header not found") }, 4, 0, SlashStatus{Failed: 4}},
		"too early":             {func(f *scriptedChain) { f.simulated = early }, 4, 0, SlashStatus{Failed: 4}},
		"in a pool for ever":    {func(f *scriptedChain) { f.simulated = gone }, 6, 1, SlashStatus{Reported: 1}},
		"refused otherwise":     {func(f *scriptedChain) { f.simulated = refusal{[4]byte{1}} }, 1, 0, SlashStatus{Failed: 1}},
		"given up":              {func(f *scriptedChain) { f.sendErr = ErrGaveUp }, 4, 4, SlashStatus{Failed: 4}},
		"not accepted":          {func(f *scriptedChain) { f.sendErr = ErrNotAccepted }, 1, 1, SlashStatus{Failed: 1}},
		"overtaken in a block":  {func(f *scriptedChain) { f.sendErr = &RevertError{TxHash: common.Hash{1}, Data: slashGone[:]} }, 1, 1, SlashStatus{Late: 1}},
		"overtaken in estimate": {func(f *scriptedChain) { f.sendErr = &RevertError{Data: slashGone[:]} }, 4, 4, SlashStatus{}},
		"nothing":               {func(*scriptedChain) {}, 1, 1, SlashStatus{Reported: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			f := &scriptedChain{owing: []common.Address{otherOne}}
			c.change(f)
			s, err := NewSlasher(nil, nil, jobsAddr, jobs.DutyConfig{Enclave: ourEnclave, Buffer: 10 * time.Second}, testLog(t))
			if err != nil {
				t.Fatal(err)
			}
			s.client, s.tx = f, f
			start := time.Unix(1_800_000_000, 0)
			s.Handle(jobs.Created{Job: jobs.Job{ID: jobs.NewID(1), Selected: []common.Address{ourEnclave, otherOne}, CreatedAt: start}})
			head := jobs.Head{Number: 7, Time: start.Add(11 * time.Second)}
			for range 10 {
				s.Handle(head)
				for id, ok := s.next(); ok; id, ok = s.next() {
					s.attend(t.Context(), id)
				}
				head = jobs.Head{Number: head.Number + 3, Time: head.Time.Add(12 * time.Second)}
			}
			got := s.Status()
			if got.Held != 0 {
				t.Errorf("%d jobs are still awaited", got.Held)
			}
			got.Looked = 0
			if got != c.want || len(f.sent) != c.sends || len(f.askedOf) != c.looks {
				t.Errorf("status %+v after %d looks and %d transactions, want %+v after %d and %d", got, len(f.askedOf), len(f.sent), c.want, c.looks, c.sends)
			}
			if f.askedOf[0] == nil || f.askedOf[0].Uint64() != 7 {
				t.Errorf("asked of block %v, want of the newest that was followed", f.askedOf[0])
			}
			for _, sent := range f.sent {
				if sent.GiveUp.Before(start.Add(41*time.Second)) || sent.GiveUp.After(head.Time.Add(slashPatience)) {
					t.Errorf("given up at %s", sent.GiveUp)
				}
			}
		})
	}
}
