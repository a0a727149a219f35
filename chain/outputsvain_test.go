package chain

import (
	"encoding/json"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// through has answers sent through so many endpoints.
func (o *outputsTest) through(endpoints, quorum int) []*faultproxy.Proxy {
	o.t.Helper()
	c, proxies := throughProxies(o.t, o.host, 31337, endpoints)
	c.quorum = quorum
	m, err := NewTxManager(within(o.t, time.Minute), c, o.newRichKey(), testTxConfig(), testLog(o.t))
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(m.Close)
	o.key, o.out = m, o.outputs(c, m)
	return proxies
}

// isList tells whether a call is of a list of answers.
func isList(method string, params json.RawMessage) bool {
	selector := hexutil.Encode(bindings.NewJobs().PackSubmitOutputs(nil)[:4])
	return method == "eth_call" && strings.Contains(string(params), selector)
}

// receiptWith returns an endpoint's receipt with some fields changed.
func receiptWith(method string, result json.RawMessage, changed map[string]any) json.RawMessage {
	var receipt map[string]any
	if method != "eth_getTransactionReceipt" || json.Unmarshal(result, &receipt) != nil || receipt == nil {
		return result
	}
	for k, v := range changed {
		receipt[k] = v
	}
	out, err := json.Marshal(receipt)
	if err != nil {
		return result
	}
	return out
}

// An endpoint says of whatever is sent that it was mined to no effect and would
// have one now: a bounded number of transactions is paid for, however often it is
// asked for and whatever was sent meanwhile.
func TestOutputsSaidToBeMinedInVain(t *testing.T) {
	o := newOutputsTest(t, 1)
	o.through(1, 0)[0].Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		if isList(method, params) && len(params) > 1000 {
			list := append(common.BigToHash(ms(32)).Bytes(), common.BigToHash(ms(1)).Bytes()...)
			return json.RawMessage(`"` + hexutil.Encode(append(list, make([]byte, 32)...)) + `"`)
		}
		return receiptWith(method, result, map[string]any{"logs": []any{}})
	})
	r, by := o.signed(o.jobs[0]), o.now().Add(time.Minute)
	for i := range 3 {
		if got := o.result(o.submit(o.out, r, by)); !errors.Is(got.err, errVain) {
			t.Fatalf("asked for the %d. time: %v, want %v", i+1, got.err, errVain)
		}
		if n := o.nonce(o.key.Address()); n != maxVain+1 {
			t.Fatalf("%d transactions were paid for, want %d", n, maxVain+1)
		}
		if err := o.key.do(t.Context(), func(o *txOwner) { clear(o.machine.current().recent) }); err != nil { // as many others do
			t.Fatal(err)
		}
	}
}

// One that was mined in vain goes alone, however long ago that was.
func TestOutputsMinedInVainGoesAlone(t *testing.T) {
	o := newOutputsTest(t, 2)
	first, second := o.signed(o.jobs[0]), o.signed(o.jobs[1])
	o.out.note(first.JobID, flight{digest: first.RequestDigest, signature: string(first.Signature), list: true, vain: vain{count: 1}})
	from := o.queued(o.now().Add(20*time.Second), first, second)
	eventually(t, "two in the pool", func() bool { return len(o.pool(o.key)) == 2 })
	for _, f := range from {
		if got := o.result(f); got.err != nil {
			t.Error(got.err)
		}
	}
}

// An answer is given by somebody else, and the endpoint lags when it is asked for
// the newest state: it is not paid for once more.
func TestOutputsInVainWithLaggingEndpoint(t *testing.T) {
	o := newOutputsTest(t, 1)
	p := o.through(1, 0)[0]
	r := o.signed(o.jobs[0])
	from := o.submit(o.out, r, o.now().Add(time.Minute))
	eventually(t, "it in the pool", func() bool { return len(o.pool(o.key)) == 1 })
	p.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		if !isList(method, params) || !strings.Contains(string(params), `"latest"`) {
			return result
		}
		list := append(common.BigToHash(ms(32)).Bytes(), common.BigToHash(ms(1)).Bytes()...)
		return json.RawMessage(`"` + hexutil.Encode(append(list, make([]byte, 32)...)) + `"`)
	})
	o.steal(r)
	if got := o.result(from); !errors.Is(got.err, ErrAlreadyAnswered) {
		t.Errorf("%v, want %v", got.err, ErrAlreadyAnswered)
	}
	if n := o.nonce(o.key.Address()); n != 1 {
		t.Errorf("%d transactions were paid for, want 1", n)
	}
}

// A list can fail in a block for want of gas alone, which says nothing of its
// answers: the contract is asked again.
func TestOutputsListFailedInBlock(t *testing.T) {
	o := newOutputsTest(t, 1)
	o.through(1, 0)[0].Forge(func(method string, _, result json.RawMessage) json.RawMessage {
		return receiptWith(method, result, map[string]any{"status": "0x0", "logs": []any{}})
	})
	got := o.result(o.submit(o.out, o.signed(o.jobs[0]), o.now().Add(time.Minute)))
	if !errors.Is(got.err, ErrAlreadyAnswered) { // for it did not fail
		t.Errorf("%v, want %v", got.err, ErrAlreadyAnswered)
	}
	if got.hash == (common.Hash{}) {
		t.Error("the transaction that was mined is not told")
	}
}

// A list that an earlier life sent, and that got worthless, is not raised: an
// empty transaction takes its place.
func TestOutputsListOfAnEarlierLifeThatIsWorthless(t *testing.T) {
	o := newOutputsTest(t, 1)
	key, cfg := o.newRichKey(), testTxConfig()
	cfg.Journal, cfg.ResubmitAfter = newMemoryJournal(), time.Second
	first := o.inPool(o.manager(key, cfg), o.now().Add(time.Minute))
	first.Close()
	var none any
	o.rpc(&none, "anvil_dropAllTransactions")
	o.steal(o.signed(o.jobs[0]))
	o.mine(1)
	m := o.manager(key, cfg)
	o.restart(m)
	eventually(t, "an empty transaction in its place", func() bool {
		tx, ok := o.pool(m)[0]
		return ok && len(tx.Input) == 0
	})
}

// Nobody tells, or false things, whether the contract takes lists: it is answered
// all the same.
func TestOutputsListsNotKnown(t *testing.T) {
	for name, c := range map[string]struct {
		endpoints, quorum int
		with              func([]*faultproxy.Proxy)
	}{
		"an unknown error": {1, 0, func(p []*faultproxy.Proxy) {
			p[0].Refuse(func(method string, params json.RawMessage) *faultproxy.Error {
				if isList(method, params) {
					return &faultproxy.Error{Code: -32015, Message: "VM execution error."}
				}
				return nil
			})
		}},
		"no quorum": {2, 2, func(p []*faultproxy.Proxy) {
			p[1].Refuse(func(method string, params json.RawMessage) *faultproxy.Error {
				if isList(method, params) {
					return &faultproxy.Error{Code: -32603, Message: "internal error"}
				}
				return nil
			})
		}},
		"it is said to take them and does not": {1, 0, func(p []*faultproxy.Proxy) {
			var looks atomic.Int64
			p[0].Refuse(func(method string, params json.RawMessage) *faultproxy.Error {
				if isList(method, params) && looks.Add(1) > 1 {
					return &faultproxy.Error{Code: 3, Message: "execution reverted"}
				}
				return nil
			})
		}},
	} {
		t.Run(name, func(t *testing.T) {
			o := newOutputsTest(t, 1)
			c.with(o.through(c.endpoints, c.quorum))
			r, by := o.signed(o.jobs[0]), o.now().Add(time.Minute)
			eventually(t, "the answer", func() bool { return o.result(o.submit(o.out, r, by)).err == nil })
		})
	}
}
