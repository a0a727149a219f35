package chain

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// What an operator can get wrong in a config file, against the real contracts:
// each is one line that names the place and the mend.
func TestPreflight(t *testing.T) {
	n := newNetwork(t, 1)
	good := Needs{Jobs: n.Jobs, TeeManager: n.TeeManager, UserCode: n.UserCode, Lookback: 10 * time.Minute}
	p, err := Preflight(within(t, time.Minute), n.client, good)
	if err != nil || p.TeeManager != n.TeeManager {
		t.Fatalf("%+v, %v", p, err)
	}
	nobody, nonsense := common.Address{0xaa}, common.Address{0xbb}
	// PUSH32 ff…ff, MSTORE, RETURN 32 bytes: an answer to everything.
	n.code(nonsense, append(append([]byte{0x7f}, bytes.Repeat([]byte{0xff}, 32)...), common.FromHex("60005260206000f3")...))
	for name, test := range map[string]struct {
		change func(*Needs)
		want   error
		says   string
	}{
		"no Jobs":         {func(x *Needs) { x.Jobs = nobody }, ErrNoContract, "Jobs"},
		"no TeeManager":   {func(x *Needs) { x.TeeManager = nobody }, ErrNoContract, "TeeManager"},
		"no UserCode":     {func(x *Needs) { x.UserCode = nobody }, ErrNoContract, "UserCode"},
		"Jobs is another": {func(x *Needs) { x.Jobs = n.TeeManager }, ErrWrongContract, "no Jobs contract"},
		"Jobs is nonsense": {func(x *Needs) { x.Jobs = nonsense }, ErrParams, "EXECUTION_BUFFER_TIME of the Jobs contract " + nonsense.Hex() + " is 1157920892373161954235709850086879078532699846656405640394575840079131" +
			"29639935 s, want 0 … 1000000000 s: correct its address"},
		"other TeeManager":  {func(x *Needs) { x.TeeManager = n.Executors }, ErrParams, n.TeeManager.Hex()},
		"UserCode is other": {func(x *Needs) { x.UserCode = n.Jobs }, ErrWrongContract, "no UserCode contract"},
		"UserCode nonsense": {func(x *Needs) { x.UserCode = nonsense }, ErrWrongContract, "no UserCode contract"},
	} {
		needs := good
		test.change(&needs)
		_, err := Preflight(within(t, time.Minute), n.client, needs)
		if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// forgetting is a node that has no blocks below n.
func forgetting(n uint64) faultproxy.Forger {
	return func(method string, params, result json.RawMessage) json.RawMessage {
		var args []any
		if method != "eth_getBlockByNumber" || json.Unmarshal(params, &args) != nil || len(args) == 0 {
			return result
		}
		if tag, ok := args[0].(string); ok {
			if asked, err := hexutil.DecodeUint64(tag); err == nil && asked < n {
				return json.RawMessage("null")
			}
		}
		return result
	}
}

// Nodes that have dropped what a restart has to read are found at the start;
// one that keeps just enough will do.
func TestCheckHistory(t *testing.T) {
	a := startAnvil(t)
	var none any
	a.rpc(&none, "anvil_mine", hexutil.Uint64(1000), hexutil.Uint64(10)) // 10 s apart
	head, err := a.client.Head(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	const lookback = 1000 * time.Second
	oldest := head.Number - 100 // the first that is younger than that
	noLogs := func(method string, _ json.RawMessage) *faultproxy.Error {
		if method == "eth_getLogs" {
			return &faultproxy.Error{Code: 4444, Message: "pruned history unavailable"}
		}
		return nil
	}
	for name, test := range map[string]struct {
		how func(*faultproxy.Proxy)
		ok  bool
	}{
		"keeps all":         {func(*faultproxy.Proxy) {}, true},
		"keeps just enough": {func(p *faultproxy.Proxy) { p.Forge(forgetting(oldest - 1)) }, true},
		"keeps too little":  {func(p *faultproxy.Proxy) { p.Forge(forgetting(oldest + 2)) }, false},
		"has no logs":       {func(p *faultproxy.Proxy) { p.Refuse(noLogs) }, false},
	} {
		c, proxies := throughProxies(t, a.host, 31337, 1)
		test.how(proxies[0])
		err := c.CheckHistory(within(t, time.Minute), jobsAddr, lookback)
		if test.ok != (err == nil) || err != nil && (!errors.Is(err, ErrPruned) || !strings.Contains(err.Error(), "recovery_lookback") || strings.Contains(err.Error(), "topsecret")) {
			t.Errorf("%s: %v", name, err)
		}
	}

	c, proxies := throughProxies(t, a.host, 31337, 3)
	c.quorum = 2
	proxies[0].Forge(forgetting(oldest + 2))
	if err := c.CheckHistory(within(t, time.Minute), jobsAddr, lookback); err != nil {
		t.Errorf("two of three keep it: %v", err)
	}
	proxies[1].Refuse(noLogs)
	if err := c.CheckHistory(within(t, time.Minute), jobsAddr, lookback); !errors.Is(err, ErrPruned) {
		t.Errorf("one of three keeps it: %v", err)
	}
	if err := a.client.CheckHistory(within(t, time.Minute), jobsAddr, 1e6*time.Second); err != nil {
		t.Errorf("a chain younger than that: %v", err)
	}
}

// The oldest block that matters, by time.
func TestBlockBefore(t *testing.T) {
	a := startAnvil(t)
	var none any
	a.rpc(&none, "anvil_mine", hexutil.Uint64(300), hexutil.Uint64(10))
	head, err := a.client.Head(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	for back, want := range map[time.Duration]uint64{
		-time.Second: head.Number, 0: head.Number - 1, 9 * time.Second: head.Number - 1, 10 * time.Second: head.Number - 2,
		1005 * time.Second: head.Number - 101, 1e7 * time.Second: 0,
	} {
		b, err := a.client.blockBefore(within(t, time.Minute), head, head.Time.Add(-back))
		if err != nil || b.Number != want {
			t.Errorf("%s back: block %d, %v, want %d of %d", back, b.Number, err, want, head.Number)
		}
	}
	c, proxies := throughProxies(t, a.host, 31337, 1)
	proxies[0].Forge(forgetting(head.Number - 50))
	if b, err := c.blockBefore(within(t, time.Minute), head, head.Time.Add(-1000*time.Second)); !errors.Is(err, ErrPruned) {
		t.Errorf("dropped by the node: block %d, %v", b.Number, err)
	}
}

// A real node that keeps what is in its last blocks alone, and shows the ones
// before as if nothing had been in them.
func TestPreflightOfForgetfulNode(t *testing.T) {
	n := newNetwork(t, 1, "--transaction-block-keeper", "20")
	needs := Needs{Jobs: n.Jobs, TeeManager: n.TeeManager, UserCode: n.UserCode, Lookback: 100 * time.Second}
	var none any
	n.rpc(&none, "anvil_mine", hexutil.Uint64(10), hexutil.Uint64(20))
	n.createJob(1000)
	n.rpc(&none, "anvil_mine", hexutil.Uint64(8), hexutil.Uint64(10)) // the job is 80 s old
	if _, err := Preflight(within(t, time.Minute), n.client, needs); err != nil {
		t.Errorf("with all that is needed: %v", err)
	}
	n.rpc(&none, "anvil_mine", hexutil.Uint64(20), hexutil.Uint64(1)) // and now 100
	needs.Lookback = 150 * time.Second
	_, err := Preflight(within(t, time.Minute), n.client, needs)
	if !errors.Is(err, ErrPruned) || !strings.Contains(err.Error(), "recovery_lookback") || strings.Contains(err.Error(), "\n") {
		t.Errorf("with half of it: %v", err)
	}
	t.Log(err)
}
