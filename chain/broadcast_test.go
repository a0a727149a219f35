package chain

import (
	"crypto/ecdsa"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// payment is a transfer of nothing.
func payment(t *testing.T, key *ecdsa.PrivateKey, nonce uint64) *types.Transaction {
	t.Helper()
	tx, err := types.SignNewTx(key, types.LatestSignerForChainID(big.NewInt(31337)), &types.DynamicFeeTx{
		ChainID: big.NewInt(31337), Nonce: nonce, GasTipCap: big.NewInt(1e9), GasFeeCap: big.NewInt(40e9), Gas: 21000, To: &otherOne})
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

func sends(p *faultproxy.Proxy) int { return p.Count("eth_sendRawTransaction") }

// A transaction goes to one endpoint, Broadcast to all; one that takes it is
// enough.
func TestBroadcast(t *testing.T) {
	a := startAnvil(t)
	key := a.newRichKey()
	c, proxies := throughProxies(t, a.host, 31337, 3)
	counted := func(want [3]int) func() bool {
		return func() bool { return [3]int{sends(proxies[0]), sends(proxies[1]), sends(proxies[2])} == want }
	}
	if err := c.SendTransaction(within(t, time.Minute), payment(t, key, 0)); err != nil || !counted([3]int{1, 0, 0})() {
		t.Errorf("sent: %v", err)
	}
	proxies[2].Cut()
	proxies[1].Stall() // else the node may have it from there first
	if err := c.Broadcast(within(t, time.Minute), payment(t, key, 1)); err != nil {
		t.Errorf("broadcast: %v", err)
	}
	proxies[1].Resume()
	eventually(t, "the others", counted([3]int{2, 1, 0}))
	eventually(t, "both to be mined", func() bool { return a.nonce(address(key)) == 2 })
	if err := c.Broadcast(within(t, time.Minute), payment(t, key, 0)); classifySend(err) != nonceTooLow {
		t.Errorf("the same again: %v", err)
	}
	for _, p := range proxies {
		p.Cut()
	}
	if err := c.Broadcast(within(t, time.Minute), payment(t, key, 2)); classifySend(err) != unreachable || err == nil {
		t.Errorf("nobody there: %v", err)
	}
}

// Nobody waits for endpoints that do not answer once another has it; those that
// are slow get it all the same, and Close waits for no answer.
func TestBroadcastDoesNotWait(t *testing.T) {
	a := startAnvil(t)
	a.automine(false) // a node of its own behind each would take it; this one knows it already
	key := a.newRichKey()
	c, proxies := throughProxies(t, a.host, 31337, 3)
	proxies[0].Stall()
	proxies[1].Delay(time.Second)
	has := func(err error) bool { // behind all three is one node
		return err == nil || classifySend(err) == alreadyKnown
	}
	waitedFor := func() bool { return !c.Status()[0].Usable } // until its time was over
	if err := c.Broadcast(within(t, time.Minute), payment(t, key, 0)); !has(err) || waitedFor() {
		t.Errorf("%v, endpoints %+v", err, c.Status())
	}
	proxies[0].Resume()
	eventually(t, "the slow ones", func() bool { return sends(proxies[0]) == 1 && sends(proxies[1]) == 1 })
	proxies[0].Stall()
	if err := c.Broadcast(within(t, time.Minute), payment(t, key, 1)); !has(err) {
		t.Error(err)
	}
	if c.Close(); waitedFor() {
		t.Errorf("closing waited: endpoints %+v", c.Status())
	}
	if err := c.Broadcast(within(t, time.Minute), payment(t, key, 2)); !errors.Is(err, errClientClosed) {
		t.Errorf("after Close: %v", err)
	}
}

// Refusals: the one that leaves the most to try counts, and that others gave no
// answer is kept.
func TestBroadcastRefused(t *testing.T) {
	a := startAnvil(t)
	key := a.newRichKey()
	const (
		low   = "transaction underpriced"
		full  = "txpool is full"
		never = "oversized data"
		known = "already known"
	)
	for name, test := range map[string]struct {
		says  [3]string // "": no answer
		want  rejection
		maybe bool
	}{
		"all":                    {[3]string{never, full, low}, underpriced, false},
		"all, the last first":    {[3]string{low, full, never}, underpriced, false},
		"for good by all":        {[3]string{never, never, never}, invalidTx, false},
		"for good beside others": {[3]string{never, never, full}, poolFull, false},
		"others beside for good": {[3]string{full, never, never}, poolFull, false},
		"beside silence":         {[3]string{never, "", ""}, invalidTx, true},
		"too cheap, and silence": {[3]string{"", low, ""}, underpriced, true},
		"one has it":             {[3]string{never, "", known}, alreadyKnown, false},
		"account suspended":      {[3]string{never, "account suspended", never}, invalidTx, true},
	} {
		t.Run(name, func(t *testing.T) {
			c, proxies := throughProxies(t, a.host, 31337, 3)
			for i, text := range test.says {
				if text == "" {
					proxies[i].Cut()
				} else {
					proxies[i].Refuse(refuseBut("eth_chainId", faultproxy.Error{Code: -32000, Message: text}))
				}
			}
			err := c.Broadcast(within(t, time.Minute), payment(t, key, 0))
			if got := classifySend(err); got != test.want || mayHaveIt(err) != test.maybe || test.maybe && !strings.Contains(err.Error(), "of 3 RPC endpoints gave no answer") {
				t.Errorf("got %v", err)
			}
			s := sendState{rules: testTxConfig().rules(), hasNonce: true}
			s.attempted(time.Now(), fees{tip: gwei(1), cap: gwei(2)}, false, classifySend(err), err)
			if has := test.maybe || test.want == alreadyKnown; s.maybe != has {
				t.Errorf("that a node may have it: %v, want %v", s.maybe, has)
			}
			if s.failed != (test.want == invalidTx && !test.maybe) {
				t.Errorf("given up: %v", s.failed)
			}
		})
	}
}
