package chain

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

// tooLate says of each simulation that the contract finds it too late.
func tooLate(method string, _ json.RawMessage) *faultproxy.Error {
	if method != "eth_estimateGas" && method != "eth_call" {
		return nil
	}
	sel := errorSelector("JobsExecutionTimeOver()")
	return &faultproxy.Error{Code: 3, Message: "execution reverted", Data: hexutil.Encode(sel[:])}
}

// One of three endpoints says that a contract refuses what it takes.
func TestInventedRefusal(t *testing.T) {
	a := startAnvil(t)
	msg := callTo(otherOne, []byte{1, 2, 3, 4})
	for what, run := range map[string]func(*Client) error{
		"estimate": func(c *Client) error { _, err := c.EstimateGas(within(t, time.Minute), msg); return err },
		"call":     func(c *Client) error { _, err := c.callAgreed(within(t, time.Minute), msg, nil); return err },
	} {
		for _, quorum := range []int{1, 2} {
			c, proxies := throughProxies(t, a.host, 31337, 3)
			c.quorum = quorum
			proxies[0].Refuse(tooLate)
			err := run(c)
			if _, refused := revertData(err); refused != (quorum == 1) || err != nil != (quorum == 1) {
				t.Errorf("%s, quorum %d: got %v", what, quorum, err)
			}
			if s := c.Status()[0]; quorum == 2 && (s.Usable || !strings.Contains(s.Err, ErrOutvoted.Error())) {
				t.Errorf("%s: status %+v", what, s)
			}
		}
	}
}

// Refusals and outputs that the quorum confirms, and such as it does not: too
// few endpoints are there.
func TestAgreedRefusal(t *testing.T) {
	a := startAnvil(t)
	a.code(sinkAddr, reverter)
	c, proxies := throughProxies(t, a.host, 31337, 3)
	c.quorum = 2
	msg := callTo(sinkAddr, []byte{1, 2, 3, 4})
	refusals := func() (errs [2]error) {
		_, errs[0] = c.EstimateGas(within(t, time.Minute), msg)
		_, errs[1] = c.callAgreed(within(t, time.Minute), msg, nil)
		return errs
	}
	for _, err := range refusals() {
		if data, refused := revertData(err); !refused || !bytes.Equal(data, []byte{1, 2, 3, 4}) {
			t.Errorf("refused by all: %v", err)
		}
	}
	proxies[1].Cut()
	proxies[2].Cut()
	for _, err := range refusals() {
		if _, refused := revertData(err); refused || !errors.Is(err, ErrUnconfirmed) {
			t.Errorf("refused by the only one that answers: %v", err)
		}
	}
	proxies[1].Restore()
	proxies[1].Forge(on(func(any) any { return "0x05" }, "eth_call"))
	a.code(sinkAddr, returns([]byte{7}))
	if out, err := c.callAgreed(within(t, time.Minute), msg, nil); !errors.Is(err, ErrUnconfirmed) {
		t.Errorf("two say different things: %x, %v", out, err)
	}
	proxies[2].Restore()
	liarFirst := dialTest(t, Endpoints{HTTP: []string{proxies[1].HTTPURL(), proxies[0].HTTPURL(), proxies[2].HTTPURL()}, Quorum: 2, ChainID: big.NewInt(31337)})
	for _, c := range []*Client{c, liarFirst} {
		if out, err := c.callAgreed(within(t, time.Minute), msg, nil); err != nil || !bytes.Equal(out, []byte{7}) {
			t.Errorf("two of three say it: %x, %v", out, err)
		}
	}
}

// lyingOutputs are answers sent by way of three endpoints of which the first
// one lies, two of whom must agree.
func lyingOutputs(t *testing.T, count int) (*outputsTest, *faultproxy.Proxy) {
	t.Helper()
	o := newOutputsTest(t, count)
	return o, o.through(3, 2)[0]
}

// An answer is not given up because one endpoint says that it is too late.
func TestAnswerRefusedByLiar(t *testing.T) {
	o, liar := lyingOutputs(t, 1)
	liar.Refuse(tooLate)
	if got := o.result(o.submit(o.out, o.signed(o.jobs[0]), o.now().Add(20*time.Second))); got.err != nil {
		t.Error(got.err)
	}
}

// Nor are several that are simulated together.
func TestBatchRefusedByLiar(t *testing.T) {
	o, liar := lyingOutputs(t, 3)
	data, err := bindings.NewJobs().TryPackSubmitOutputs(nil)
	if err != nil {
		t.Fatal(err)
	}
	selector, late := hex.EncodeToString(data[:4]), errorSelector("JobsExecutionTimeOver()")
	liar.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		var list hexutil.Bytes
		if method != "eth_call" || !strings.Contains(string(params), selector) || json.Unmarshal(result, &list) != nil {
			return result
		}
		for at := 64; at < len(list); at += 32 {
			copy(list[at:], late[:])
		}
		out, err := json.Marshal(list)
		if err != nil {
			return result
		}
		return out
	})
	var results []jobs.SignedResult
	for _, id := range o.jobs {
		results = append(results, o.signed(id))
	}
	hashes := map[common.Hash]bool{}
	for i, from := range o.queued(o.now().Add(20*time.Second), results...) {
		got := o.result(from)
		if got.err != nil {
			t.Errorf("answer %d: %v", i, got.err)
		}
		hashes[got.hash] = true
	}
	if len(hashes) != 1 {
		t.Errorf("three answers went in %d transactions", len(hashes))
	}
}
