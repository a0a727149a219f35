package chain

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// pastOf mines 400 blocks with a job of ours in each fiftieth, and returns what
// is to be told of them.
func pastOf(f *fakeChain) (want []string) {
	for i := range uint64(400) {
		if i%50 != 0 {
			f.mine()
			continue
		}
		f.mine(jobLog(i, ms(60_000), ourEnclave))
		want = append(want, fmt.Sprintf("created %d", i))
	}
	return append(want, "synced")
}

// grantBlocks refuses ranges of logs of more than n blocks.
func grantBlocks(n uint64) faultproxy.Refuser {
	return func(method string, params json.RawMessage) *faultproxy.Error {
		var q []struct{ FromBlock, ToBlock *hexutil.Uint64 }
		if method != "eth_getLogs" || json.Unmarshal(params, &q) != nil || q[0].FromBlock == nil || uint64(*q[0].ToBlock-*q[0].FromBlock) < n {
			return nil
		}
		return &faultproxy.Error{Code: -32005, Message: "block range too large"}
	}
}

// startAmong returns a follower that has begun before f's past and asks the first
// of three endpoints; two have to agree.
func startAmong(t *testing.T, f *fakeChain) (*follower, *recorder, []*faultproxy.Proxy) {
	t.Helper()
	c, proxies := throughProxies(t, f.url[len("http://"):], fakeChainID, 3)
	w, err := NewWatcher(c, lyingConfig(2), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	r := new(recorder)
	follow := newFollower(w, r.sink)
	head, err := c.Head(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	if err := follow.start(within(t, time.Minute), head); err != nil {
		t.Fatal(err)
	}
	return follow, r, proxies
}

// A range that the endpoint grants and the others, who are to confirm it, do
// not, is halved until they do.
func TestRangeTooLargeForTheOthers(t *testing.T) {
	f := newFakeChain(t)
	want := pastOf(f)
	follow, r, proxies := startAmong(t, f)
	for _, p := range proxies[1:] {
		p.Refuse(grantBlocks(7))
	}
	if _, err := follow.round(within(t, time.Minute)); err != nil || !slices.Equal(r.told(), want) {
		t.Errorf("told %v, %v; want %v", r.told(), err, want)
	}
}

// What the others do not have yet is left for later, and the past before it is
// read.
func TestRangeBeyondTheOthers(t *testing.T) {
	f := newFakeChain(t)
	want := pastOf(f)
	follow, r, proxies := startAmong(t, f)
	const have = 250
	for _, p := range proxies[1:] {
		p.Forge(behindAt(have))
	}
	if _, err := follow.round(within(t, time.Minute)); !errors.Is(err, ErrUnconfirmed) || follow.tip.Number != have {
		t.Errorf("at block %d, the others have %d: %v", follow.tip.Number, have, err)
	}
	for _, p := range proxies[1:] {
		p.Mend()
	}
	if _, err := follow.round(within(t, time.Minute)); err != nil || !slices.Equal(r.told(), want) {
		t.Errorf("told %v, %v; want %v", r.told(), err, want)
	}
}

// behindAt is a node whose newest block is n.
func behindAt(n uint64) faultproxy.Forger {
	return on(func(result any) any {
		b, _ := result.(map[string]any)
		if at, err := hexutil.DecodeUint64(fmt.Sprint(b["number"])); err == nil && at > n {
			return nil
		}
		return result
	}, "eth_getBlockByNumber")
}
