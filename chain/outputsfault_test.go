package chain

import (
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

// These tests are of batches that fail as a whole.

// A batch is given up when its first answer is late; the others go on, without
// it.
func TestOutputsBatchGivenUp(t *testing.T) {
	o := newOutputsTest(t, 3)
	start := o.now()
	o.out.turn <- struct{}{}
	hasty := o.submit(o.out, o.signed(o.jobs[0]), start.Add(11*time.Second))
	late := start.Add(20 * time.Second)
	patient := []<-chan submitted{o.submit(o.out, o.signed(o.jobs[1]), late), o.submit(o.out, o.signed(o.jobs[2]), late)}
	eventually(t, "all in the queue", func() bool {
		o.out.mu.Lock()
		defer o.out.mu.Unlock()
		return len(o.out.queue) == 3
	})
	<-o.out.turn
	eventually(t, "the batch in the pool", func() bool { return len(o.pool(o.key)) == 1 })
	batch := o.pool(o.key)[0].Hash
	o.baseFee(300e9) // no block takes ours
	o.stepTime(12)
	o.baseFee(300e9)
	if got := <-hasty; !errors.Is(got.err, ErrGaveUp) || errors.Is(got.err, jobs.ErrFinal) {
		t.Errorf("the late one: %v", got.err)
	}
	eventually(t, "an empty transaction in its place", func() bool {
		tx, ok := o.pool(o.key)[0]
		return ok && tx.Hash != batch && len(tx.Input) == 0
	})
	if n := len(o.pool(o.key)); n != 1 {
		t.Errorf("%d transactions in the pool while the batch may still be mined", n)
	}
	o.baseFee(1e9)
	for _, from := range patient {
		if got := o.result(from); got.err != nil || got.hash == batch {
			t.Errorf("got %s, %v", got.hash, got.err)
		}
	}
	if n := o.nonce(o.key.Address()); n != 3 {
		t.Errorf("%d transactions, want the empty one and two", n)
	}
}

// A batch is given up, and mined all the same: its answers are given, and none
// is sent again.
func TestOutputsBatchGivenUpIsMined(t *testing.T) {
	o := newOutputsTest(t, 2)
	start := o.now()
	from := o.queued(start.Add(20*time.Second), o.signed(o.jobs[0]), o.signed(o.jobs[1]))
	eventually(t, "the batch in the pool", func() bool { return len(o.pool(o.key)) == 1 })
	err := o.key.do(t.Context(), func(owner *txOwner) {
		owner.machine.each(func(tx *pendingTx) { tx.giveUp = start })
		o.mine(1)
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range from {
		if got := o.result(f); !errors.Is(got.err, ErrAlreadyAnswered) {
			t.Errorf("got %v", got.err)
		}
	}
	if n := o.nonce(o.key.Address()); n != 1 {
		t.Errorf("%d transactions were paid for", n)
	}
}

// An account that can pay for each answer, but not for all that a batch might
// cost, pays for each.
func TestOutputsBatchUnpaid(t *testing.T) {
	o := newOutputsTest(t, 3)
	by := o.now().Add(20 * time.Second)
	o.fund(o.key.Address(), o.price(1_300_000)) // one answer is sent with 0.8 million gas, three with 2.3
	from := o.queued(by, o.signed(o.jobs[0]), o.signed(o.jobs[1]), o.signed(o.jobs[2]))
	eventually(t, "one in the pool", func() bool { return len(o.pool(o.key)) > 0 }) // empty blocks would make it cheap
	for i, f := range from {
		if got := o.result(f); got.err != nil {
			t.Errorf("answer %d: %v", i, got.err)
		}
	}
	if n := o.nonce(o.key.Address()); n != 3 {
		t.Errorf("%d transactions, want 3", n)
	}
	if !o.now().Before(by) {
		t.Error("the first one's time was waited for")
	}
}

// price returns what gas costs at most, in wei, as transactions are priced until
// the next block.
func (o *outputsTest) price(gas int64) *big.Int {
	o.t.Helper()
	o.baseFee(10e9)
	o.mine(1)
	head, err := o.client.Head(within(o.t, time.Minute))
	if err != nil {
		o.t.Fatal(err)
	}
	tip, err := o.client.SuggestGasTipCap(within(o.t, time.Minute))
	if err != nil {
		o.t.Fatal(err)
	}
	f, _ := market{head.BaseFee, tip}.first(gwei(500))
	return new(big.Int).Mul(f.cap, big.NewInt(gas))
}

// refuseBatches has a proxy answer calls with several answers as f says.
func refuseBatches(p *faultproxy.Proxy, method string, with faultproxy.Error) {
	selector := hexutil.Encode(bindings.NewJobs().PackSubmitOutputs([]bindings.JobsSignedOutput{})[:4])
	p.Refuse(func(m string, params json.RawMessage) *faultproxy.Error {
		if m == method && len(params) > 1400 && strings.Contains(string(params), selector) {
			return &with
		}
		return nil
	})
}

// A node that cannot run a batch, for reasons of its own, gets the answers one
// by one.
func TestOutputsBatchNotSimulated(t *testing.T) {
	for _, method := range []string{"eth_call", "eth_estimateGas"} {
		t.Run(method, func(t *testing.T) {
			o := newOutputsTest(t, 3)
			p := startFaultProxy(t, o.host)
			e := o.endpoints()
			e.HTTP = []string{p.HTTPURL()}
			o.out = NewOutputs(dialTest(t, e), o.key, o.Jobs)
			if method == "eth_estimateGas" {
				m, err := NewTxManager(within(t, time.Minute), o.out.client, o.newRichKey(), testTxConfig(), testLog(t))
				if err != nil {
					t.Fatal(err)
				}
				o.key, o.out.tx = m, m
			}
			refuseBatches(p, method, faultproxy.Error{Code: -32000, Message: "execution timeout"})
			for i, f := range o.queued(o.now().Add(20*time.Second), o.signed(o.jobs[0]), o.signed(o.jobs[1]), o.signed(o.jobs[2])) {
				if got := o.result(f); got.err != nil {
					t.Errorf("answer %d: %v", i, got.err)
				}
			}
			if n := o.nonce(o.key.Address()); n != 3 {
				t.Errorf("%d transactions, want 3", n)
			}
		})
	}
}
