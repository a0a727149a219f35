package chain

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// Which errors are the request's own, which the endpoint's, and which of the
// two nobody can tell by one answer.
func TestBlameForAnswer(t *testing.T) {
	for _, test := range []struct {
		code int
		text string
		want blame
	}{
		{3, "execution reverted", blameless},
		{-32000, "execution reverted: JobsInvalidJob()", blameless},
		{3, "execution reverted: account suspended, quota, too many requests", blameless}, // the contract's own words
		{-32601, "the method eth_fuss does not exist/is not available", blameless},
		{-32000, "nonce too low: next nonce 5, tx nonce 4", blameless},
		{-32000, "insufficient funds for gas * price + value", blameless},
		{-32000, "already known", blameless},
		{-32000, "gas required exceeds allowance (0)", blameless},
		{-32005, "query returned more than 10000 results", blameless},
		{-32600, "You can make eth_getLogs requests with up to a 10 block range.", blameless},
		{-32000, "account suspended", failing},
		{-32600, "Must be authenticated!", failing},
		{-32602, "invalid api key", failing},
		{-32001, "Unauthorized", failing},
		{-32005, "monthly quota exceeded", failing},
		{-32005, "too many requests", busy},
		{-32000, "missing trie node 1f", doubtful},
		{-32000, "header not found", doubtful},
		{4444, "pruned history unavailable", doubtful},
		{-32602, "BlockOutOfRangeError: block height is 102 but requested was 1", doubtful},
		{-32603, "internal error", doubtful},
		{-32002, "project ID does not have access to archive state", doubtful},
	} {
		err := fmt.Errorf("eth_call: %w", &fakeRPCError{code: test.code, msg: test.text})
		if got := blameFor(err); got != test.want {
			t.Errorf("%d %q: blame %d, want %d", test.code, test.text, got, test.want)
		}
		if test.want == failing && (isUnsupported(err) || isTooMuch(err) || classifySend(err) != unreachable) {
			t.Errorf("%q is taken for what it says of the request", test.text)
		}
	}
	if got := blameFor(fmt.Errorf("%w: %w", ErrBadAnswer, errResponseSize)); got != failing {
		t.Errorf("too large to be what it should: blame %d", got)
	}
}

// refuseBut refuses all methods but one, so that the endpoint goes on
// answering and is never taken for dead.
func refuseBut(passed string, refusal faultproxy.Error) faultproxy.Refuser {
	return func(method string, _ json.RawMessage) *faultproxy.Error {
		if method == passed {
			return nil
		}
		return &refusal
	}
}

// refuseOnly refuses one method.
func refuseOnly(refused string, refusal faultproxy.Error) faultproxy.Refuser {
	return func(method string, _ json.RawMessage) *faultproxy.Error {
		if method != refused {
			return nil
		}
		return &refusal
	}
}

// An endpoint that answers every request, and its chain id rightly, but always
// with an error of its own: the next one is asked in the same breath, and the
// first rests, longer each time.
func TestEndpointThatOnlyRefuses(t *testing.T) {
	a := startAnvil(t)
	for _, refusal := range []faultproxy.Error{
		{Code: -32000, Message: "account suspended"},
		{Code: -32002, Message: "project ID does not have access to this network"},
		{Code: -32603, Message: "internal error"},
		{Code: -32000, Message: "missing trie node 1f (path ) state is not available"},
	} {
		t.Run(refusal.Message, func(t *testing.T) {
			t.Parallel()
			c, proxies := throughProxies(t, a.host, 31337, 2)
			proxies[0].Refuse(refuseBut("eth_chainId", refusal))
			asked := func() int { return proxies[0].Count("eth_getTransactionCount") }
			ask := func() {
				t.Helper()
				if _, err := c.NonceAt(within(t, time.Minute), otherOne, nil); err != nil {
					t.Fatal(err)
				}
			}
			ask()
			if s := c.Status(); current(c) != 1 || s[0].Usable || !strings.Contains(s[0].Err, refusal.Message) {
				t.Errorf("status %+v", s)
			}
			eventually(t, "several failures", func() bool { ask(); return asked() >= 4 })
			_, _, until := c.all[0].health.standing()
			if pause := time.Until(until); pause < 3*minBackOff/2 {
				t.Errorf("after four failures it rests for %s", pause)
			}
			proxies[0].Mend()
			eventually(t, "the return to the preferred endpoint", func() bool { ask(); return current(c) == 0 && c.Status()[0].Usable })
		})
	}
}

// An error that all endpoints give is not blamed on anybody, however it is
// worded.
func TestRefusedByAll(t *testing.T) {
	a := startAnvil(t)
	c, proxies := throughProxies(t, a.host, 31337, 2)
	for i, p := range proxies {
		p.Refuse(refuseBut("eth_chainId", faultproxy.Error{Code: -32000, Message: fmt.Sprintf("no %d", i)}))
	}
	_, err := c.NonceAt(within(t, time.Minute), otherOne, nil)
	if err == nil || !strings.Contains(err.Error(), "no 0") || proxies[1].Count("eth_getTransactionCount") != 1 {
		t.Errorf("got %v", err)
	}
	if s := c.Status(); current(c) != 0 || !s[0].Usable || !s[1].Usable {
		t.Errorf("status %+v", s)
	}
	proxies[1].Cut() // the lack of an answer is less than one
	if _, err := c.NonceAt(within(t, time.Minute), otherOne, nil); err == nil || !strings.Contains(err.Error(), "no 0") || !c.Status()[0].Usable {
		t.Errorf("got %v", err)
	}
}

// A node without an own idea of a tip is no worse than others.
func TestNoTipIsNoFailure(t *testing.T) {
	a := startAnvil(t)
	c, proxies := throughProxies(t, a.host, 31337, 2)
	proxies[0].Refuse(refuseBut("eth_chainId", faultproxy.Error{Code: -32004, Message: "not part of your plan"}))
	if _, err := c.SuggestGasTipCap(within(t, time.Minute)); !isUnsupported(err) || current(c) != 0 {
		t.Errorf("%v, endpoint %d", err, current(c))
	}
}

// A chain id of more bytes than an answer may have is no chain id: not of an
// endpoint beside others, nor of one alone.
func TestEndlessChainID(t *testing.T) {
	f := newFakeChain(t)
	for _, endpoints := range []int{1, 2} {
		c, _ := throughProxies(t, f.url[len("http://"):], fakeChainID, endpoints)
		narrow := newHTTPClient(8, nil)
		defer narrow.CloseIdleConnections()
		e := c.all[0]
		conn, err := rpc.DialOptions(within(t, time.Minute), e.url, rpc.WithHTTPClient(narrow))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		e.rpc.Close()
		e.rpc = conn
		e.health.checked = false // to be checked before its next use
		if _, err := c.Head(within(t, time.Minute)); (err == nil) != (endpoints > 1) {
			t.Errorf("%d endpoints: %v", endpoints, err)
		}
		if s := c.Status()[0]; s.Usable || s.Err == "" || s.Current != (endpoints == 1) {
			t.Errorf("%d endpoints: status %+v", endpoints, s)
		}
	}
}

// What a watcher meets: an endpoint that has not got the past, refuses what
// it is asked, or whose answers do not fit together. Each time another one
// serves, from the start and later.
func TestWatcherLeavesEndpoint(t *testing.T) {
	for name, spoil := range map[string]func(*faultproxy.Proxy){
		"suspended": func(p *faultproxy.Proxy) {
			p.Refuse(refuseBut("eth_chainId", faultproxy.Error{Code: -32000, Message: "account suspended"}))
		},
		"no logs": func(p *faultproxy.Proxy) {
			p.Refuse(refuseBut("eth_getBlockByNumber", faultproxy.Error{Code: -32603, Message: "internal error"}))
		},
		"pruned":     func(p *faultproxy.Proxy) { p.Forge(forgetting(900)) },
		"two chains": func(p *faultproxy.Proxy) { p.Forge(otherNewest) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := startAnvil(t)
			var none any
			a.rpc(&none, "anvil_mine", hexutil.Uint64(1000), hexutil.Uint64(10))
			emits := a.testJobs()
			c, proxies := throughProxies(t, a.host, 31337, 2)
			spoil(proxies[0])
			cfg := testWatcherConfig()
			cfg.Lookback = 2000 * time.Second
			_, r := watch(t, c, cfg)
			r.wait(t, "synced")
			emits(jobLog(1, ms(60_000), ourEnclave))
			r.wait(t, "synced", "created 1")
		})
	}
}

// otherNewest gives a newest block that is of another chain than all others.
func otherNewest(method string, params, result json.RawMessage) json.RawMessage {
	if method != "eth_getBlockByNumber" || !strings.Contains(string(params), "latest") {
		return result
	}
	var h types.Header
	if json.Unmarshal(result, &h) != nil {
		return result
	}
	h.ParentHash = common.Hash{1}
	var fields map[string]any
	raw, err := json.Marshal(&h)
	if err != nil || json.Unmarshal(raw, &fields) != nil {
		return result
	}
	fields["hash"] = h.Hash()
	out, err := json.Marshal(fields)
	if err != nil {
		return result
	}
	return out
}

// Code comes from the endpoint that has it.
func TestCodeLeavesEndpoint(t *testing.T) {
	a := startAnvil(t)
	a.code(codeAddr, common.FromHex("00"))
	m := a.manager(a.newRichKey(), testTxConfig())
	to := codeAddr
	r := mustMine(t, sendAsync(t, m, Candidate{To: &to, Data: saveCode("code")}))
	for _, refusal := range []faultproxy.Error{{Code: -32000, Message: "account suspended"}, {Code: -32000, Message: "transaction indexing is in progress"}} {
		c, proxies := throughProxies(t, a.host, 31337, 2)
		proxies[0].Refuse(refuseBut("eth_chainId", refusal))
		code, err := NewCodeSource(c, codeAddr, 100).Code(within(t, time.Minute), r.TxHash)
		if err != nil || string(code) != "code" || current(c) != 1 {
			t.Errorf("%s: %q, %v, endpoint %d", refusal.Message, code, err, current(c))
		}
	}
	// A single endpoint's refusal is never "no such code".
	c, proxies := throughProxies(t, a.host, 31337, 1)
	proxies[0].Refuse(refuseBut("eth_chainId", faultproxy.Error{Code: -32000, Message: "account suspended"}))
	if _, err := NewCodeSource(c, codeAddr, 100).Code(within(t, time.Minute), r.TxHash); err == nil || isOutcome(err) {
		t.Errorf("alone: %v", err)
	}
	if s := c.Status(); s[0].Usable || !strings.Contains(s[0].Err, "suspended") {
		t.Errorf("status %+v", s)
	}
}
