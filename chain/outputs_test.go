package chain

import (
	"context"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// outputsTest is a network with two enclaves and a number of its jobs, on a node
// that mines when it is told to.
type outputsTest struct {
	*network
	key   *TxManager
	out   *Outputs
	jobs  []jobs.ID
	lists lists // listsMissing: as on contracts that were deployed earlier
}

// eachContract runs a test with a contract that takes lists of answers, and as
// with one that was deployed earlier.
func eachContract(t *testing.T, test func(*testing.T, lists)) {
	t.Run("lists", func(t *testing.T) { test(t, listsUnknown) })
	t.Run("one at a time", func(t *testing.T) { test(t, listsMissing) })
}

func newOutputsTest(t *testing.T, count int) *outputsTest {
	t.Helper()
	return newOutputsTestOn(t, count, listsUnknown)
}

func newOutputsTestOn(t *testing.T, count int, l lists) *outputsTest {
	t.Helper()
	n := newNetwork(t, 2)
	o := &outputsTest{network: n, lists: l}
	for i := range count {
		n.createJob(1000)
		o.jobs = append(o.jobs, jobs.NewID(uint64(i+1)))
	}
	n.automine(false)
	o.key = n.manager(n.newRichKey(), testTxConfig())
	o.out = o.outputs(n.client, o.key)
	return o
}

// outputs returns what sends the answers.
func (o *outputsTest) outputs(c *Client, m *TxManager) *Outputs {
	out := NewOutputs(c, m, o.Jobs)
	out.lists, out.looked = o.lists, time.Now()
	return out
}

func (o *outputsTest) signed(id jobs.ID) jobs.SignedResult {
	return o.answer(o.enclaves[0], id, o.now())
}

type submitted struct {
	hash common.Hash
	err  error
}

// submit submits in a goroutine that ends with the test.
func (o *outputsTest) submit(out *Outputs, r jobs.SignedResult, by time.Time) <-chan submitted {
	o.t.Helper()
	ctx := within(o.t, time.Minute)
	got, ended := make(chan submitted, 1), make(chan struct{})
	go func() {
		defer close(ended)
		hash, err := out.Submit(ctx, r, by)
		got <- submitted{hash, err}
	}()
	o.t.Cleanup(func() { out.tx.Close(); <-ended })
	return got
}

// result mines until there is one.
func (o *outputsTest) result(from <-chan submitted) (got submitted) {
	o.t.Helper()
	eventually(o.t, "an answer's end", func() bool {
		o.mine(1)
		select {
		case got = <-from:
			return true
		default:
			return false
		}
	})
	return got
}

func (o *outputsTest) pool(m *TxManager) map[uint64]pooledTx { return o.pooled(m.Address()) }

// queued submits results that all wait for the same turn.
func (o *outputsTest) queued(by time.Time, results ...jobs.SignedResult) (from []<-chan submitted) {
	o.t.Helper()
	o.out.turn <- struct{}{}
	for _, r := range results {
		from = append(from, o.submit(o.out, r, by))
	}
	eventually(o.t, "all in the queue", func() bool {
		o.out.mu.Lock()
		defer o.out.mu.Unlock()
		return len(o.out.queue) == len(results)
	})
	<-o.out.turn
	return from
}

// steal lets another account send an answer that is mined before all others.
func (o *outputsTest) steal(r jobs.SignedResult) {
	o.t.Helper()
	data := bindings.NewJobs().PackSubmitOutput(r.Signature, r.JobID.Big(), r.Output, new(big.Int).SetUint64(r.TotalTimeMs), uint8(r.Outcome), big.NewInt(r.SignTimestamp.Unix()))
	other := crypto.PubkeyToAddress(o.newRichKey().PublicKey)
	var none any
	o.rpc(&none, "anvil_impersonateAccount", other)
	o.rpc(&none, "eth_sendTransaction", map[string]any{"from": other, "to": o.Jobs, "data": hexutil.Bytes(data), "gas": hexutil.Uint64(1_000_000),
		"maxFeePerGas": (*hexutil.Big)(gwei(400)), "maxPriorityFeePerGas": (*hexutil.Big)(gwei(100))})
}

// What is ready at once goes in one transaction; what the contract refuses
// stays out of it and is told why.
func TestOutputsTogether(t *testing.T) {
	o := newOutputsTest(t, 6)
	by := o.now().Add(20 * time.Second)
	o.steal(o.signed(o.jobs[2]))
	o.mine(1)
	var results []jobs.SignedResult
	for _, id := range o.jobs {
		results = append(results, o.signed(id))
	}
	results = append(results, o.signed(jobs.NewID(77)))
	var hash common.Hash
	for i, from := range o.queued(by, results...) {
		got := o.result(from)
		switch {
		case i == 2 && !errors.Is(got.err, ErrAlreadyAnswered), i == 6 && !errors.Is(got.err, ErrJobGone):
			t.Errorf("answer %d, which must be refused: %v", i, got.err)
		case i == 2 || i == 6:
		case got.err != nil:
			t.Errorf("answer %d: %v", i, got.err)
		case hash != common.Hash{} && got.hash != hash:
			t.Errorf("answer %d is in %s, another in %s", i, got.hash, hash)
		default:
			hash = got.hash
		}
	}
	if n := o.nonce(o.key.Address()); n != 1 {
		t.Errorf("%d transactions were sent for 5 answers", n)
	}
}

// A batch is mined, but one of its answers was given meanwhile: its caller
// learns it, the others are not touched by it.
func TestOutputsTogetherOneRefusedInBlock(t *testing.T) {
	o := newOutputsTest(t, 3)
	from := o.queued(o.now().Add(20*time.Second), o.signed(o.jobs[0]), o.signed(o.jobs[1]), o.signed(o.jobs[2]))
	eventually(t, "the batch in the pool", func() bool { return len(o.pool(o.key)) == 1 })
	o.steal(o.signed(o.jobs[1]))
	for i, f := range from {
		got := o.result(f)
		if want := map[bool]error{true: ErrAlreadyAnswered}[i == 1]; !errors.Is(got.err, want) {
			t.Errorf("answer %d: %v, want %v", i, got.err, want)
		}
	}
	if n := o.nonce(o.key.Address()); n != 1 {
		t.Errorf("%d transactions were sent", n)
	}
}

// A contract that takes one at a time gets one at a time.
func TestOutputsOldContract(t *testing.T) {
	o := newOutputsTest(t, 3)
	o.code(sinkAddr, common.FromHex("5f5ffd"))
	o.code(otherOne, common.FromHex("00"))
	for at, want := range map[common.Address]bool{o.Jobs: true, sinkAddr: false, otherOne: false} {
		old := NewOutputs(o.client, o.key, at)
		for range 2 {
			if got := old.takesLists(within(t, time.Minute)); got != want {
				t.Errorf("takes lists: %v, want %v", got, want)
			}
		}
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if o.out.takesLists(ended); o.out.lists != listsUnknown {
		t.Error("a failed call was taken for an answer")
	}
	o.lists = listsMissing
	o.out = o.outputs(o.client, o.key)
	from := o.queued(o.now().Add(20*time.Second), o.signed(o.jobs[0]), o.signed(o.jobs[1]), o.signed(o.jobs[2]))
	eventually(t, "three in the pool", func() bool { return len(o.pool(o.key)) == 3 })
	for _, f := range from {
		if got := o.result(f); got.err != nil {
			t.Error(got.err)
		}
	}
}

// None is with one that would cost it much of its time, and size is bounded.
func TestTogether(t *testing.T) {
	at := func(seconds, size int) *answer {
		by := testStart.Add(time.Duration(seconds) * time.Second)
		return &answer{answerBy: by, end: by, SignedResult: jobs.SignedResult{Output: make([]byte, size)}}
	}
	alone := at(30, 1)
	alone.alone = true
	for name, c := range map[string]struct {
		queue []*answer
		want  int
	}{
		"alike":                  {[]*answer{at(30, 1), at(31, 1), at(59, 1)}, 3},
		"one in a hurry":         {[]*answer{at(30, 1), at(10, 1), at(31, 1)}, 1},
		"one with much time":     {[]*answer{at(30, 1), at(31, 1), at(100, 1)}, 2},
		"one that was with some": {[]*answer{at(40, 1), alone, at(41, 1)}, 1},
		"large":                  {[]*answer{at(30, 40<<10), at(30, 40<<10), at(30, 40<<10)}, 2},
		"larger than all":        {[]*answer{at(30, 200<<10), at(31, 1)}, 1},
		"none":                   {nil, 0},
	} {
		taken, left := together(c.queue, testStart)
		if len(taken) != c.want || len(taken)+len(left) != len(c.queue) {
			t.Errorf("%s: %d go, %d stay", name, len(taken), len(left))
		}
		for _, a := range left {
			if len(taken) > 0 && a.answerBy.Before(taken[0].answerBy) {
				t.Errorf("%s: the one that must be first stays", name)
			}
		}
	}
	many := make([]*answer, 40)
	for i := range many {
		many[i] = at(30, 1)
	}
	if taken, _ := together(many, testStart); len(taken) != maxBatch {
		t.Errorf("%d of many go", len(taken))
	}
}

// restart ends the manager, whose transactions stay in the pool, and returns
// what the next life of the process has.
func (o *outputsTest) restart(m *TxManager) (*TxManager, *Outputs) {
	o.key.Close()
	return m, o.outputs(o.client, m)
}

// After a restart, an answer that is in the pool already is waited for: known by
// the account's nonces alone, and by the pool's state alone, with another key.
func TestOutputsInFlightAtRestart(t *testing.T) { eachContract(t, outputsInFlightAtRestart) }

func outputsInFlightAtRestart(t *testing.T, l lists) {
	for name, otherKey := range map[string]bool{"the same key": false, "another key": true} {
		t.Run(name, func(t *testing.T) {
			o := newOutputsTestOn(t, 1, l)
			by := o.now().Add(time.Minute)
			key := o.newRichKey()
			first := o.manager(key, testTxConfig())
			lost := o.submit(o.outputs(o.client, first), o.signed(o.jobs[0]), by)
			eventually(t, "it in the pool", func() bool { return len(o.pool(first)) == 1 })
			first.Close()
			if got := <-lost; !errors.Is(got.err, ErrClosed) {
				t.Fatal(got.err)
			}
			if otherKey {
				key = o.newRichKey()
			}
			cfg := testTxConfig()
			cfg.ResubmitAfter = 5 * time.Second
			second, out := o.restart(o.manager(key, cfg))
			if !otherKey {
				out.uncounted, out.began = true, time.Now().Add(-time.Hour)
			}
			again := o.submit(out, o.signed(o.jobs[0]), by)
			select {
			case got := <-again:
				t.Fatalf("did not wait: %v", got.err)
			case <-time.After(time.Second):
			}
			if n := len(o.pool(second)); n > 1 || otherKey && n != 0 {
				t.Errorf("%d transactions in the pool", n)
			}
			if got := o.result(again); !errors.Is(got.err, ErrAlreadyAnswered) {
				t.Errorf("got %v", got.err)
			}
			if sum := o.nonce(first.Address()) + map[bool]uint64{true: o.nonce(second.Address())}[otherKey]; sum != 1 {
				t.Errorf("%d transactions were paid for one answer", sum)
			}
		})
	}
}

// After a restart, an answer that the pool loses is sent again.
func TestOutputsInFlightAtRestartLost(t *testing.T) { eachContract(t, outputsInFlightAtRestartLost) }

func outputsInFlightAtRestartLost(t *testing.T, l lists) {
	o := newOutputsTestOn(t, 1, l)
	by := o.now().Add(time.Minute)
	key := o.newRichKey()
	first := o.manager(key, testTxConfig())
	o.submit(o.outputs(o.client, first), o.signed(o.jobs[0]), by)
	eventually(t, "it in the pool", func() bool { return len(o.pool(first)) == 1 })
	first.Close()
	second, out := o.restart(o.manager(key, testTxConfig()))
	again := o.submit(out, o.signed(o.jobs[0]), by)
	var none any
	o.rpc(&none, "anvil_dropAllTransactions")
	if got := o.result(again); got.err != nil {
		t.Fatal(got.err)
	}
	eventually(t, "nothing left", func() bool { o.mine(1); return second.Status().Pending == 0 })
	if got := o.result(o.submit(out, o.answer(o.enclaves[0], o.jobs[0], o.now().Add(time.Second)), by)); !errors.Is(got.err, ErrAlreadyAnswered) {
		t.Errorf("got %v", got.err)
	}
}

// What waits in the pool while somebody else gives the answer, or while the job
// leaves the chain, becomes an empty transaction: no refusal is paid for.
func TestOutputsWorthlessInPool(t *testing.T) { eachContract(t, outputsWorthlessInPool) }

func outputsWorthlessInPool(t *testing.T, l lists) {
	for name, c := range map[string]struct {
		happens func(*outputsTest)
		want    error
	}{
		"answered": {func(o *outputsTest) { o.steal(o.signed(o.jobs[0])) }, ErrAlreadyAnswered},
		"job gone": {func(o *outputsTest) {
			var none any
			o.rpc(&none, "anvil_reorg", 3, []any{})
			o.fund(o.key.Address(), ether) // which the reorganisation took too
		}, ErrJobGone},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOutputsTestOn(t, 1, l)
			o.mine(1)
			from := o.submit(o.out, o.signed(o.jobs[0]), o.now().Add(time.Minute))
			eventually(t, "it in the pool", func() bool { return len(o.pool(o.key)) == 1 })
			c.happens(o)
			o.baseFee(300e9) // more than ours pays
			o.mine(1)
			o.baseFee(300e9)
			eventually(t, "an empty transaction", func() bool {
				tx, ok := o.pool(o.key)[0]
				return ok && tx.To == o.key.Address() && len(tx.Input) == 0
			})
			select {
			case got := <-from:
				if !errors.Is(got.err, c.want) {
					t.Errorf("got %v, want %v", got.err, c.want)
				}
			case <-time.After(30 * time.Second):
				t.Error("nobody was told")
			}
		})
	}
}

// After a reorganisation that undoes a batch, each of its answers, submitted
// again by itself, waits for the very same transaction.
func TestOutputsBatchUndone(t *testing.T) {
	o := newOutputsTest(t, 3)
	o.mine(2)
	by := o.now().Add(50 * time.Second)
	results := []jobs.SignedResult{o.signed(o.jobs[0]), o.signed(o.jobs[1]), o.signed(o.jobs[2])}
	first := map[common.Hash]bool{}
	from := o.queued(by, results...)
	eventually(t, "the batch in the pool", func() bool { return len(o.pool(o.key)) == 1 })
	o.mine(1)
	for _, f := range from {
		first[(<-f).hash] = true
	}
	var none any
	o.rpc(&none, "anvil_reorg", 1, []any{})
	o.rpc(&none, "anvil_dropAllTransactions")
	for _, r := range results {
		from = append(from, o.submit(o.out, r, by))
	}
	for _, f := range from[3:] {
		if got := o.result(f); got.err != nil || !first[got.hash] {
			t.Errorf("in %s, first in %v: %v", got.hash, first, got.err)
		}
	}
	if n := o.nonce(o.key.Address()); n != 1 || len(first) != 1 {
		t.Errorf("%d transactions", n)
	}
}

// A reorganisation puts another job under a number: what was answered to the
// first one gives way to the answer to the second.
func TestOutputsSuperseded(t *testing.T) { eachContract(t, outputsSuperseded) }

func outputsSuperseded(t *testing.T, l lists) {
	o := newOutputsTestOn(t, 1, l)
	by := o.now().Add(time.Minute)
	old := o.submit(o.out, o.signed(o.jobs[0]), by)
	eventually(t, "it in the pool", func() bool { return len(o.pool(o.key)) == 1 })
	was := o.pool(o.key)[0]
	now := o.submit(o.out, o.answer(o.enclaves[0], o.jobs[0], o.now().Add(time.Second)), by)
	select {
	case got := <-old:
		if !errors.Is(got.err, errSuperseded) {
			t.Errorf("the first: %v", got.err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the first is not told")
	}
	eventually(t, "an empty transaction in its place, and nothing else", func() bool {
		pool := o.pool(o.key)
		return len(pool) == 1 && pool[0].Hash != was.Hash && len(pool[0].Input) == 0
	})
	o.mine(1)
	eventually(t, "the second at the next nonce", func() bool { return len(o.pool(o.key)[1].Input) > 0 })
	if got := o.result(now); got.err != nil {
		t.Error(got.err)
	}
}
