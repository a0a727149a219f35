package chain

import (
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// These tests are of jobs that reorganisations take away, with their answers in
// the pool.

// undoJobs replaces the block with the newest job and all since, which takes
// what accounts were given, too. What is in the pool stays there.
func (o *outputsTest) undoJobs() {
	o.t.Helper()
	var logs []types.Log
	o.rpc(&logs, "eth_getLogs", map[string]any{"address": o.Jobs, "fromBlock": "0x0", "topics": []common.Hash{topicJobCreated}})
	var none any
	o.rpc(&none, "anvil_reorg", o.head()-logs[len(logs)-1].BlockNumber+1, []any{})
	o.fund(o.key.Address(), ether)
}

// ask has a job created that is mined before all that waits.
func (o *outputsTest) ask(input string) {
	o.t.Helper()
	data := bindings.NewJobs().PackCreateJob(testEnv, new(big.Int), common.Hash{0xc0, 0xde}, []byte(input), big.NewInt(1000))
	var none any
	o.rpc(&none, "anvil_impersonateAccount", o.tx.Address())
	o.rpc(&none, "eth_sendTransaction", map[string]any{"from": o.tx.Address(), "to": o.Jobs, "data": hexutil.Bytes(data), "gas": hexutil.Uint64(1_000_000),
		"maxFeePerGas": (*hexutil.Big)(gwei(400)), "maxPriorityFeePerGas": (*hexutil.Big)(gwei(100))})
}

// taken counts the transactions of ours that the contract took an answer from.
func (o *outputsTest) taken() (n int) {
	o.t.Helper()
	for _, r := range o.minedOf(o.key.Address()) {
		if o.tookAny(r, o.jobs[0]) {
			n++
		}
	}
	return n
}

// Another job gets the number: the first one's answer is none to it, though the
// signature is good for both. It gets its own.
func TestOutputsOfAnotherJob(t *testing.T) {
	o := newOutputsTest(t, 1)
	by := o.now().Add(time.Minute)
	first := o.submit(o.out, o.signed(o.jobs[0]), by)
	eventually(t, "it in the pool", func() bool { return len(o.pool(o.key)) == 1 })
	o.undoJobs()
	o.ask("another input")
	o.mine(1)
	if got := <-first; !errors.Is(got.err, ErrAnotherJob) {
		t.Errorf("the answer to a job that another one replaced: %v, want %v", got.err, ErrAnotherJob)
	}
	if n := o.taken(); n != 0 {
		t.Fatal("the answer to one job was taken for one to another")
	}
	if got := o.result(o.submit(o.out, o.signed(o.jobs[0]), by)); got.err != nil {
		t.Errorf("the other job's own answer: %v", got.err)
	}
	if n := o.taken(); n != 1 {
		t.Errorf("%d answers were taken", n)
	}
}

// The answer is mined in a block without its job, which comes back later: it is
// sent once more.
func TestOutputsMinedInVain(t *testing.T) {
	o := newOutputsTest(t, 1)
	r, by := o.signed(o.jobs[0]), o.now().Add(time.Minute)
	first := o.submit(o.out, r, by)
	eventually(t, "it in the pool", func() bool { return len(o.pool(o.key)) == 1 })
	o.undoJobs()
	o.mine(1)
	if got := <-first; !errors.Is(got.err, ErrJobGone) {
		t.Errorf("the answer to a job that is gone: %v, want %v", got.err, ErrJobGone)
	}
	o.ask("input")
	o.mine(1)
	if got := o.result(o.submit(o.out, r, by)); got.err != nil {
		t.Errorf("when the job was back: %v", got.err)
	}
	if n, sent := o.taken(), o.nonce(o.key.Address()); n != 1 || sent != 2 {
		t.Errorf("%d of %d transactions had an answer that was taken, want 1 of 2", n, sent)
	}
}

// What an earlier life sent for another job with the number gives way, too.
func TestOutputsOfAnotherJobInAnEarlierLife(t *testing.T) {
	o := newOutputsTest(t, 1)
	by := o.now().Add(time.Minute)
	key, cfg := o.newRichKey(), testTxConfig()
	cfg.Journal = newMemoryJournal()
	first := o.inPool(o.manager(key, cfg), by)
	first.Close()
	var none any
	o.rpc(&none, "anvil_dropAllTransactions")
	o.undoJobs()
	o.fund(first.Address(), ether)
	o.ask("another input")
	o.mine(1)
	o.key, o.out = o.restart(o.manager(key, cfg))
	eventually(t, "the first life's answer in the pool", func() bool { return len(o.pool(o.key)[0].Input) > 0 })
	now := o.submit(o.out, o.signed(o.jobs[0]), by)
	eventually(t, "an empty transaction in its place", func() bool {
		tx, ok := o.pool(o.key)[0]
		return ok && len(tx.Input) == 0
	})
	if got := o.result(now); got.err != nil {
		t.Errorf("the other job's own answer: %v", got.err)
	}
	if n := o.taken(); n != 1 {
		t.Errorf("%d answers were taken", n)
	}
}
