package chain

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// startFaultProxy puts a proxy that ends with the test before a node.
func startFaultProxy(t *testing.T, host string) *faultproxy.Proxy {
	t.Helper()
	p, err := faultproxy.Start(host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	return p
}

// throughProxies returns a client of one node, as seen through n proxies that
// fail apart.
func throughProxies(t *testing.T, host string, chainID int64, n int) (*Client, []*faultproxy.Proxy) {
	t.Helper()
	e := Endpoints{ChainID: big.NewInt(chainID)}
	var proxies []*faultproxy.Proxy
	for range n {
		p := startFaultProxy(t, host)
		proxies = append(proxies, p)
		e.HTTP = append(e.HTTP, p.HTTPURL()+"/?key=topsecretkey")
	}
	return dialTest(t, e), proxies
}

// current returns the index of the HTTP endpoint that is asked now.
func current(c *Client) int {
	for i, s := range c.Status() {
		if s.Current {
			return i
		}
	}
	return -1
}

// Whatever way the preferred endpoint fails, on a real node: the other one is
// asked in the same breath and stays in use until the first is well; the status
// says what is wrong, and no key.
func TestFailOver(t *testing.T) {
	a := startAnvil(t)
	a.mine(3)
	replace := func(with string) faultproxy.Forger {
		return func(method string, _, result json.RawMessage) json.RawMessage {
			if method == "eth_chainId" {
				return result
			}
			return json.RawMessage(with)
		}
	}
	for name, break1 := range map[string]struct {
		how    func(*faultproxy.Proxy)
		reason string
	}{
		"cut":              {func(p *faultproxy.Proxy) { p.Cut() }, ""},
		"stalled":          {func(p *faultproxy.Proxy) { p.Stall() }, "deadline"},
		"server error":     {func(p *faultproxy.Proxy) { p.Status(503) }, "503"},
		"key refused":      {func(p *faultproxy.Proxy) { p.Status(401) }, "401"},
		"rate limit":       {func(p *faultproxy.Proxy) { p.Status(429) }, "limits our rate"},
		"rate limit, text": {func(p *faultproxy.Proxy) { p.Refuse(refuseAll(-32005, "Too Many Requests, slow down")) }, "limits our rate"},
		"rate limit, code": {func(p *faultproxy.Proxy) { p.Refuse(refuseAll(429, "compute units")) }, "limits our rate"},
		"nothing":          {func(p *faultproxy.Proxy) { p.Forge(replace("null")) }, "null"},
		"not a number":     {func(p *faultproxy.Proxy) { p.Forge(replace(`"0xzz"`)) }, "json"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, proxies := throughProxies(t, a.host, 31337, 2)
			c.patience = 3 * time.Second
			if _, err := c.NonceAt(within(t, time.Minute), otherOne, nil); err != nil || current(c) != 0 {
				t.Fatalf("before: %v, endpoint %d", err, current(c))
			}
			break1.how(proxies[0])
			if _, err := c.NonceAt(within(t, time.Minute), otherOne, nil); err != nil {
				t.Errorf("not asked elsewhere: %v", err)
			}
			s := c.Status()
			if s[0].Usable || s[0].Current || !s[1].Usable || !s[1].Current || !strings.Contains(s[0].Err, break1.reason) || s[0].Since.IsZero() {
				t.Errorf("status %+v", s)
			}
			if strings.Contains(s[0].URL+s[0].Err+s[1].URL, "topsecretkey") || strings.Contains(s[0].Err, "\n") {
				t.Errorf("status %+v", s)
			}
			asked := proxies[0].Count("eth_getTransactionCount")
			for range 20 {
				if _, err := c.NonceAt(within(t, time.Minute), otherOne, nil); err != nil {
					t.Fatal(err)
				}
			}
			if n := proxies[0].Count("eth_getTransactionCount") - asked; n > 1 {
				t.Errorf("the failed endpoint was asked %d times more", n)
			}
			proxies[0].Mend()
			eventually(t, "the return to the preferred endpoint", func() bool { return current(c) == 0 && c.Status()[0].Usable })
			if s := c.Status(); s[0].Err != "" {
				t.Errorf("status %+v", s)
			}
		})
	}
}

func refuseAll(code int, message string) faultproxy.Refuser {
	return func(string, json.RawMessage) *faultproxy.Error {
		return &faultproxy.Error{Code: code, Message: message}
	}
}

// What is an answer, though an error, is nobody's fault.
func TestAnswersDoNotFailOver(t *testing.T) {
	a := startAnvil(t)
	for name, refusal := range map[string]*faultproxy.Error{
		"method":     {Code: -32601, Message: "the method does not exist"},
		"revert":     {Code: 3, Message: "execution reverted"},
		"range":      {Code: -32005, Message: "query returned more than 10000 results"},
		"nonce":      {Code: -32000, Message: "nonce too low"},
		"many pages": {Code: -32000, Message: "block range is too wide"},
	} {
		c, proxies := throughProxies(t, a.host, 31337, 2)
		proxies[0].Refuse(refuseAll(refusal.Code, refusal.Message))
		if _, err := c.NonceAt(within(t, time.Minute), otherOne, nil); err == nil || !strings.Contains(err.Error(), refusal.Message) {
			t.Errorf("%s: got %v", name, err)
		}
		if n := proxies[1].Count("eth_getTransactionCount"); n != 0 || current(c) != 0 {
			t.Errorf("%s: the other endpoint was asked %d times", name, n)
		}
	}
}

// An answer whose caller finds it impossible: the next endpoint is asked, and
// the liar rests.
func TestReported(t *testing.T) {
	a := startAnvil(t)
	for _, reason := range []error{ErrBadAnswer, ErrForged} {
		c, proxies := throughProxies(t, a.host, 31337, 2)
		tried := 0
		err := c.anyOf(within(t, time.Minute), func(one *Client) error {
			if tried++; tried == 1 {
				return reason
			}
			_, err := one.Head(t.Context())
			return err
		})
		if err != nil || tried != 2 || proxies[1].Count("eth_getBlockByNumber") != 1 {
			t.Errorf("%v after %d tries", err, tried)
		}
		if s := c.Status(); s[0].Usable || !strings.Contains(s[0].Err, reason.Error()) {
			t.Errorf("status %+v", s)
		}
	}
	c, _ := throughProxies(t, a.host, 31337, 2)
	c.pinned().report(errors.New("something else"))
	if current(c) != 0 {
		t.Error("blamed for what is not its fault")
	}
	c.pinned().report(ErrLagging)
	if s := c.Status(); current(c) != 1 || !s[0].Usable {
		t.Errorf("after a lag: %+v", s)
	}
	for range manyLags {
		c.peers()[0].report(ErrLagging)
	}
	if s := c.Status(); s[0].Usable {
		t.Errorf("after many lags: %+v", s)
	}
}

// What a caller cancels is no sign of a bad endpoint; what its deadline cuts
// short after a while is.
func TestCallersEndIsNoFailure(t *testing.T) {
	f := newFakeChain(t)
	c, proxies := throughProxies(t, f.url[len("http://"):], fakeChainID, 2)
	proxies[0].Stall()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := c.Head(ctx); err == nil || current(c) != 0 {
		t.Errorf("%v, endpoint %d", err, current(c))
	}
	slow, cancel := context.WithTimeout(t.Context(), slowAnswer+200*time.Millisecond)
	defer cancel()
	if _, err := c.Head(slow); err == nil || current(c) != 1 {
		t.Errorf("%v, endpoint %d", err, current(c))
	}
}

// On a real node: ranges of logs that the provider finds too large are halved
// until they are granted; that is no failure of the endpoint, in whatever words
// it is said.
func TestRangesRefused(t *testing.T) {
	a := startAnvil(t)
	emits := a.testJobs()
	a.mine(100)
	emits(jobLog(1, ms(3_600_000), ourEnclave))
	a.mine(400)
	const most = 30
	for name, refusal := range map[string]faultproxy.Error{
		"results": {Code: -32005, Message: "query returned more than 10000 results"},
		"range":   {Code: -32600, Message: "eth_getLogs is limited to a 30 range"},
		"size":    {Code: -32008, Message: "Response is too big"},
	} {
		c, proxies := throughProxies(t, a.host, 31337, 2)
		proxies[0].Refuse(func(method string, params json.RawMessage) *faultproxy.Error {
			var q []struct{ FromBlock, ToBlock *hexutil.Uint64 }
			if method != "eth_getLogs" || json.Unmarshal(params, &q) != nil || q[0].FromBlock == nil || *q[0].ToBlock-*q[0].FromBlock < most {
				return nil
			}
			return &refusal
		})
		cfg := testWatcherConfig()
		cfg.MaxWalk = farBlocks // further back, ranges are asked for
		cfg.Lookback = 24 * time.Hour
		_, r := watch(t, c, cfg)
		r.wait(t, "created 1", "synced")
		if n := proxies[0].Count("eth_getLogs"); n < 400/most || current(c) != 0 || proxies[1].Count("eth_getLogs") > 0 {
			t.Errorf("%s: %d requests, endpoint %d, %d to the other", name, n, current(c), proxies[1].Count("eth_getLogs"))
		}
	}
}
