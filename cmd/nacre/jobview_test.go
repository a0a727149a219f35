package main

import (
	"bytes"
	"context"
	"errors"
	"math/big"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// scriptedChain has one job, whose answer comes with a later block. It fails
// when told to.
type scriptedChain struct {
	t     *testing.T
	head  int64
	fails int // of the next calls for the head
	logs  []types.Log
	txs   map[common.Hash]*types.Transaction
	reads int // of logs
}

var errNode = errors.New("the node is out of sorts")

func (c *scriptedChain) HeaderByNumber(_ context.Context, n *big.Int) (*types.Header, error) {
	if n == nil {
		if c.fails > 0 {
			c.fails--
			return nil, errNode
		}
		c.head++
		n = big.NewInt(c.head / 2) // each block is the head twice
	}
	return &types.Header{Number: n, Time: 1_800_000_000 + n.Uint64()}, nil
}

func (c *scriptedChain) FilterLogs(_ context.Context, q ethereum.FilterQuery) (found []types.Log, err error) {
	c.reads++
	for _, l := range c.logs {
		if l.BlockNumber <= q.ToBlock.Uint64() && l.Topics[1] == q.Topics[1][0] {
			found = append(found, l)
		}
	}
	return found, nil
}

func (c *scriptedChain) TransactionByHash(_ context.Context, h common.Hash) (*types.Transaction, bool, error) {
	return c.txs[h], false, nil
}

func (c *scriptedChain) TransactionReceipt(_ context.Context, h common.Hash) (*types.Receipt, error) {
	for _, l := range c.logs {
		if l.TxHash == h {
			return &types.Receipt{TxHash: h, BlockNumber: new(big.Int).SetUint64(l.BlockNumber), GasUsed: 5}, nil
		}
	}
	return nil, ethereum.NotFound
}

// add puts an event of job 5 on the chain.
func (c *scriptedChain) add(name string, block uint64, calldata []byte, indexed []common.Hash, rest ...any) {
	c.t.Helper()
	event := bindings.NewJobs().GetABI().Events[name]
	data, err := event.Inputs.NonIndexed().Pack(rest...)
	if err != nil {
		c.t.Fatal(err)
	}
	tx := types.NewTx(&types.DynamicFeeTx{Nonce: block, Data: calldata})
	c.txs[tx.Hash()] = tx
	c.logs = append(c.logs, types.Log{Topics: append([]common.Hash{event.ID, common.BigToHash(big.NewInt(5))}, indexed...), Data: data, BlockNumber: block, TxHash: tx.Hash()})
}

func newScriptedChain(t *testing.T) *scriptedChain {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	ev, calldata := signedAnswer(t, key)
	c := &scriptedChain{t: t, head: 2 * 10, txs: map[common.Hash]*types.Transaction{}}
	c.add("JobCreated", 10, nil, []common.Hash{common.BigToHash(big.NewInt(1)), {1}},
		new(big.Int), [32]byte{9}, []byte("in"), big.NewInt(2000), []common.Address{ev.Executor})
	c.add("JobResponded", 13, calldata, []common.Hash{common.BytesToHash(ev.Executor[:])}, ev.Output, ev.TotalTime, ev.ErrorCode, ev.OutputCount)
	c.add("JobResultCallbackCalled", 13, nil, nil, true)
	return c
}

// watched notes what is told.
type watched struct {
	answers []answer
	waits   int
}

func (w *watched) answered(a answer, _ jobView) { w.answers = append(w.answers, a) }
func (w *watched) awaited(jobView)              { w.waits++ }

// While nothing comes it is told once who is awaited.
func TestWatchNamesTheSilent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newScriptedChain(t)
		for i := range c.logs {
			if c.logs[i].BlockNumber == 13 {
				c.logs[i].BlockNumber = 10 + 20 // one block is 2 looks
			}
		}
		r := jobReader{chain: c, domain: answerDomain, buffer: 30 * time.Second}
		v, err := r.read(t.Context(), jobs.NewID(5), 0)
		if err != nil {
			t.Fatal(err)
		}
		var told watched
		if _, err := r.watch(t.Context(), v, time.Second, &told); err != nil || told.waits != 1 || len(told.answers) != 1 {
			t.Errorf("told %d waits, %d answers, %v", told.waits, len(told.answers), err)
		}
		var out bytes.Buffer
		v.Selected = append(v.Selected, common.Address{1}, common.Address{2})
		v.Answers = []answer{{Executor: v.Selected[1]}}
		progress{w: &out}.awaited(v)
		want := "no answer yet from " + v.Selected[0].Hex() + ", " + v.Selected[2].Hex() + "; it may come until "
		if !strings.HasPrefix(out.String(), want) {
			t.Errorf("%q, want %q", &out, want)
		}
	})
}

func TestWatchJob(t *testing.T) {
	c := newScriptedChain(t)
	r := jobReader{chain: c, domain: answerDomain, buffer: 30 * time.Second}
	v, err := r.read(t.Context(), jobs.NewID(5), 0)
	if err != nil || v.Status != statusOpen || string(v.Input) != "in" || v.DeadlineMs != 2000 {
		t.Fatalf("%+v, %v", v, err)
	}
	c.fails = maxMisses // it recovers
	var told watched
	v, err = r.watch(t.Context(), v, time.Millisecond, &told)
	if err != nil || v.Status != statusAnswered || len(told.answers) != 1 || !told.answers[0].SignatureOK || told.answers[0].MinedAfterMs != 3000 || told.waits != 0 {
		t.Errorf("%+v, %v", v, err)
	}
	if v.Callback == nil || !v.Callback.Success {
		t.Errorf("callback %+v", v.Callback)
	}
	if c.reads > 4 {
		t.Errorf("events were asked for %d times in 4 blocks", c.reads)
	}
}

func TestWatchGivesUpOnANodeThatStaysSilent(t *testing.T) {
	c := newScriptedChain(t)
	r := jobReader{chain: c, domain: answerDomain, buffer: 30 * time.Second}
	v, err := r.read(t.Context(), jobs.NewID(5), 0)
	if err != nil {
		t.Fatal(err)
	}
	c.fails = 1 << 30
	if _, err := r.watch(t.Context(), v, time.Millisecond, &watched{}); !errors.Is(err, errNode) {
		t.Errorf("error %v", err)
	}
}

func TestUnknownJob(t *testing.T) {
	c := newScriptedChain(t)
	r := jobReader{chain: c, domain: answerDomain}
	if _, err := r.read(t.Context(), jobs.NewID(6), 0); !errors.Is(err, errNoJob) {
		t.Errorf("error %v", err)
	}
	for i := range c.logs {
		c.logs[i].Removed = true
	}
	if _, err := r.read(t.Context(), jobs.NewID(5), 0); !errors.Is(err, errNoJob) {
		t.Errorf("a job whose block left the chain: %v", err)
	}
}
