package chain

import (
	"encoding/json"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// minedOf returns the receipts of an account's transactions.
func (a *anvil) minedOf(of common.Address) (out []*types.Receipt) {
	a.t.Helper()
	var head hexutil.Uint64
	a.rpc(&head, "eth_blockNumber")
	for n := range uint64(head) + 1 {
		var block struct {
			Transactions []struct {
				From common.Address
				Hash common.Hash
			}
		}
		a.rpc(&block, "eth_getBlockByNumber", hexutil.EncodeUint64(n), true)
		for _, tx := range block.Transactions {
			if tx.From == of {
				var r *types.Receipt
				a.rpc(&r, "eth_getTransactionReceipt", tx.Hash)
				out = append(out, r)
			}
		}
	}
	return out
}

// A reorganisation undoes an answer, and another is to take its place: the first
// one may be mined again, or the second, but not both be paid for.
func TestOutputsReplacedAfterReorg(t *testing.T) { eachContract(t, outputsReplacedAfterReorg) }

func outputsReplacedAfterReorg(t *testing.T, l lists) {
	o := newOutputsTestOn(t, 1, l)
	o.mine(2)
	by := o.now().Add(time.Minute)
	if got := o.result(o.submit(o.out, o.signed(o.jobs[0]), by)); got.err != nil {
		t.Fatal(got.err)
	}
	var none any
	o.rpc(&none, "anvil_reorg", o.head()-o.minedOf(o.key.Address())[0].BlockNumber.Uint64()+1, []any{})
	o.fund(o.key.Address(), ether)
	got := o.result(o.submit(o.out, o.answer(o.enclaves[0], o.jobs[0], o.now().Add(time.Second)), by))
	if got.err != nil && !errors.Is(got.err, ErrAlreadyAnswered) {
		t.Error(got.err)
	}
	eventually(t, "nothing left", func() bool { o.mine(1); return o.key.Status().Pending == 0 })
	answers := 0
	for _, r := range o.minedOf(o.key.Address()) {
		if r.Status != types.ReceiptStatusSuccessful {
			t.Errorf("a refusal was paid for in block %s", r.BlockNumber)
		}
		if o.tookAny(r, o.jobs[0]) {
			answers++
		}
	}
	if answers != 1 {
		t.Errorf("%d answers", answers)
	}
}

// responded returns the event by which the contract says that it took an answer.
func (o *outputsTest) responded(r jobs.SignedResult) []*types.Log {
	o.t.Helper()
	parsed, err := bindings.JobsMetaData.ParseABI()
	if err != nil {
		o.t.Fatal(err)
	}
	event := parsed.Events["JobResponded"]
	data, err := event.Inputs.NonIndexed().Pack(r.Output, new(big.Int).SetUint64(r.TotalTimeMs), uint8(r.Outcome), uint8(1))
	if err != nil {
		o.t.Fatal(err)
	}
	topics := []common.Hash{event.ID, common.BigToHash(r.JobID.Big()), common.BytesToHash(address(o.enclaves[0]).Bytes())}
	return []*types.Log{{Address: o.Jobs, Topics: topics, Data: data}}
}

func (a *anvil) head() uint64 {
	a.t.Helper()
	var head hexutil.Uint64
	a.rpc(&head, "eth_blockNumber")
	return uint64(head)
}

// An endpoint lets an answer disappear and says that it is mined. The chain that
// is followed does not show it, so it is submitted again: it is sent once more.
func TestOutputsFalselyMined(t *testing.T) { eachContract(t, outputsFalselyMined) }

func outputsFalselyMined(t *testing.T, l lists) {
	o := newOutputsTestOn(t, 1, l)
	c, proxies := throughProxies(t, o.host, 31337, 1)
	m, err := NewTxManager(within(t, time.Minute), c, o.newRichKey(), testTxConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	out := o.outputs(c, m)
	r, by := o.signed(o.jobs[0]), o.now().Add(time.Minute)
	from := o.submit(out, r, by)
	eventually(t, "it in the pool", func() bool { return len(o.pool(m)) == 1 })
	proxies[0].Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		var asked []common.Hash
		switch {
		case method == "eth_getTransactionCount":
			return json.RawMessage(`"0x1"`)
		case method != "eth_getTransactionReceipt" || json.Unmarshal(params, &asked) != nil:
			return result
		}
		said, err := json.Marshal(&types.Receipt{Type: 2, Status: 1, TxHash: asked[0], BlockHash: common.Hash{1}, BlockNumber: ms(1), EffectiveGasPrice: ms(1), Logs: o.responded(r)})
		if err != nil {
			return result
		}
		return said
	})
	var none any
	o.rpc(&none, "anvil_dropAllTransactions")
	if got := <-from; got.err != nil {
		t.Fatal(got.err)
	}
	o.rpc(&none, "anvil_dropAllTransactions")
	if n := len(o.pool(m)); n != 0 {
		t.Fatalf("%d in the pool", n)
	}
	if got := <-o.submit(out, r, by); got.err != nil {
		t.Error(got.err)
	}
	eventually(t, "it in the pool again", func() bool { return len(o.pool(m)) == 1 })
}
