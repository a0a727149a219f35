package chain

import (
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/jobs"
)

// A process is killed while answers are on their way, and the next life has
// other signatures for the same jobs. Whatever became of what was sent, each
// answer is paid for once.
func TestOutputsOfAnEarlierLifeAreNotGivenTwice(t *testing.T) {
	eachContract(t, outputsOfAnEarlierLifeAreNotGivenTwice)
}

func outputsOfAnEarlierLifeAreNotGivenTwice(t *testing.T, l lists) {
	var none any
	for name, meanwhile := range map[string]func(*outputsTest, *TxManager){
		"in the pool":              func(*outputsTest, *TxManager) {},
		"behind a gap in the pool": func(o *outputsTest, m *TxManager) { o.lose(m, 0) },
		"lost by the pool":         func(o *outputsTest, _ *TxManager) { o.rpc(&none, "anvil_dropAllTransactions") },
		"mined":                    func(o *outputsTest, _ *TxManager) { o.mine(1) },
		"undone":                   func(o *outputsTest, m *TxManager) { o.mine(1); o.undo(m) },
	} {
		t.Run(name, func(t *testing.T) {
			o := newOutputsTestOn(t, 3, l)
			by := o.now().Add(time.Minute)
			key, cfg := o.newRichKey(), testTxConfig()
			cfg.Journal = newMemoryJournal()
			first := o.inPool(o.manager(key, cfg), by)
			first.Close()
			meanwhile(o, first)

			_, o.out = o.restart(o.manager(key, cfg))
			o.submitAnew(by)
			o.answeredOnce(first)
			if used := o.nonce(first.Address()); used != uint64(len(o.jobs)) {
				t.Errorf("%d transactions for %d answers", used, len(o.jobs))
			}
		})
	}
}

// A reorganisation undoes answers of an earlier life after the start, when they
// were known to be mined.
func TestOutputsOfAnEarlierLifeUndoneAfterTheStart(t *testing.T) {
	eachContract(t, outputsOfAnEarlierLifeUndoneAfterTheStart)
}

func outputsOfAnEarlierLifeUndoneAfterTheStart(t *testing.T, l lists) {
	o := newOutputsTestOn(t, 3, l)
	by := o.now().Add(time.Minute)
	key, cfg := o.newRichKey(), testTxConfig()
	cfg.Journal = newMemoryJournal()
	first := o.inPool(o.manager(key, cfg), by)
	o.mine(1)
	first.Close()
	_, o.out = o.restart(o.manager(key, cfg))
	o.submitAnew(by)
	o.undo(first)
	o.submitAnew(by)
	o.answeredOnce(first)
}

// The key is rotated after the answers were sent, and back in the next life.
func TestOutputsOfAnEarlierLifeWithARotatedKey(t *testing.T) {
	eachContract(t, outputsOfAnEarlierLifeWithARotatedKey)
}

func outputsOfAnEarlierLifeWithARotatedKey(t *testing.T, l lists) {
	o := newOutputsTestOn(t, 3, l)
	by := o.now().Add(time.Minute)
	key, other, cfg := o.newRichKey(), o.newRichKey(), testTxConfig()
	cfg.Journal = newMemoryJournal()
	first := o.inPool(o.manager(key, cfg), by)
	sender := first.Address()
	if err := first.SetKey(within(t, time.Minute), other); err != nil {
		t.Fatal(err)
	}
	first.Close()
	second, out := o.restart(o.manager(other, cfg))
	if n := second.Status().Pending; n != 0 {
		t.Errorf("%d of another account are pending", n)
	}
	var none any
	o.rpc(&none, "anvil_dropAllTransactions")
	if err := second.SetKey(within(t, time.Minute), key); err != nil {
		t.Fatal(err)
	}
	o.out = out
	o.submitAnew(by)
	if second.Address() != sender {
		t.Fatal("the key was not rotated back")
	}
	o.answeredOnce(second)
}

// An answer of an earlier life that the contract does not take any more is no
// reason to give none.
func TestOutputsOfAnEarlierLifeThatAreTooOld(t *testing.T) {
	eachContract(t, outputsOfAnEarlierLifeThatAreTooOld)
}

func outputsOfAnEarlierLifeThatAreTooOld(t *testing.T, l lists) {
	o := newOutputsTestOn(t, 1, l)
	key, cfg := o.newRichKey(), testTxConfig()
	cfg.Journal = newMemoryJournal()
	first := o.inPool(o.manager(key, cfg), o.now().Add(5*time.Second))
	first.Close()
	var none any
	o.rpc(&none, "anvil_dropAllTransactions")
	o.stepTime(10)
	cfg.ResubmitAfter = time.Second
	_, o.out = o.restart(o.manager(key, cfg))
	eventually(t, "it given up", func() bool {
		pool := o.pool(first)
		return len(pool) == 1 && len(pool[0].Input) == 0
	})
	o.mine(1)
	o.submitAnew(o.now().Add(time.Minute))
	o.answeredOnce(first)
}

// inPool submits an answer to each job through m, one transaction each, and
// returns m when all are in the pool.
func (o *outputsTest) inPool(m *TxManager, by time.Time) *TxManager {
	o.t.Helper()
	out := o.outputs(o.client, m)
	for i, id := range o.jobs {
		o.submit(out, o.signed(id), by)
		eventually(o.t, "it in the pool", func() bool { return len(o.pool(m)) == i+1 })
	}
	return m
}

// submitAnew submits other answers to all jobs at the same time, and waits
// until nothing is under way.
func (o *outputsTest) submitAnew(by time.Time) {
	o.t.Helper()
	var from []<-chan submitted
	for _, id := range o.jobs {
		from = append(from, o.submit(o.out, o.answer(o.enclaves[0], id, o.now().Add(time.Second)), by))
	}
	for i := range from {
		if got := o.result(from[i]); got.err != nil && !errors.Is(got.err, jobs.ErrAnswered) {
			o.t.Errorf("job %s: %v", o.jobs[i], got.err)
		}
	}
	m := o.out.tx
	eventually(o.t, "nothing left", func() bool { o.mine(1); return m.Status().Pending == 0 && len(o.pool(m)) == 0 })
}

// undo undoes the blocks from the first with a transaction of m's on. What was
// in them is lost.
func (o *outputsTest) undo(m *TxManager) {
	o.t.Helper()
	var none any
	o.rpc(&none, "anvil_reorg", o.head()-o.minedOf(m.Address())[0].BlockNumber.Uint64()+1, []any{})
	o.rpc(&none, "anvil_dropAllTransactions")
	o.fund(m.Address(), ether)
}

// answeredOnce checks that m's account has paid for one answer to each job, and
// for nothing that failed.
func (o *outputsTest) answeredOnce(m *TxManager) {
	o.t.Helper()
	answers := map[jobs.ID]int{}
	for _, r := range o.minedOf(m.Address()) {
		if r.Status != types.ReceiptStatusSuccessful {
			o.t.Errorf("a refusal was paid for in block %s", r.BlockNumber)
		}
		for _, id := range o.jobs {
			if o.tookAny(r, id) {
				answers[id]++
			}
		}
	}
	for _, id := range o.jobs {
		if answers[id] != 1 {
			o.t.Errorf("%d answers to job %s", answers[id], id)
		}
	}
}

// lose makes the node's pool lose one of m's transactions, and keep the later ones.
func (o *outputsTest) lose(m *TxManager, nonce uint64) {
	o.t.Helper()
	pool := o.pool(m)
	raw := map[uint64]hexutil.Bytes{}
	for n, tx := range pool {
		var b hexutil.Bytes
		o.rpc(&b, "eth_getRawTransactionByHash", tx.Hash)
		raw[n] = b
	}
	var none any
	o.rpc(&none, "anvil_dropAllTransactions")
	for n, b := range raw {
		if n != nonce {
			o.rpc(&none, "eth_sendRawTransaction", b)
		}
	}
	if left := len(o.pool(m)); left != len(pool)-1 {
		o.t.Fatalf("%d of %d in the pool", left, len(pool))
	}
}

// tookAny tells whether the contract took an answer to a job.
func (o *outputsTest) tookAny(r *types.Receipt, id jobs.ID) bool {
	return o.out.took(r, &answer{SignedResult: jobs.SignedResult{JobID: id}}, true)
}
