package chain

import (
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// Endpoints of another chain: refused at the start whichever it is, and never
// used if one becomes that later.
func TestWrongChainAmongSeveral(t *testing.T) {
	good, bad := newFakeChain(t), newFakeChain(t)
	bad.set(func(f *fakeChain) { f.chainID = 5 })
	for _, urls := range [][]string{{good.url, bad.url}, {bad.url, good.url}} {
		_, err := Dial(within(t, time.Minute), Endpoints{HTTP: urls, ChainID: big.NewInt(fakeChainID)}, testLog(t))
		if !errors.Is(err, ErrChainID) || !strings.Contains(err.Error(), RedactURL(bad.url)) {
			t.Errorf("got %v", err)
		}
	}
	turncoat := newFakeChain(t)
	c := dialTest(t, Endpoints{HTTP: []string{turncoat.url, good.url}, ChainID: big.NewInt(fakeChainID)})
	ctx := within(t, time.Minute)
	turncoat.conns.cut()
	turncoat.set(func(f *fakeChain) { f.chainID, f.status = 5, 500 })
	if _, err := c.Head(ctx); err != nil {
		t.Fatal(err)
	}
	turncoat.set(func(f *fakeChain) { f.status = 0 })
	eventually(t, "the wrong chain to be named", func() bool {
		s := c.Status()[0]
		return !s.Usable && strings.Contains(s.Err, "serves chain id 5")
	})
	asked := turncoat.called("eth_getBlockByNumber")
	for range 10 {
		if _, err := c.Head(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := c.peers()[0].Head(ctx); !errors.Is(err, ErrChainID) {
		t.Errorf("asked alone: %v", err)
	}
	good.set(func(f *fakeChain) { f.status = 500 })
	if _, err := c.Head(ctx); err == nil {
		t.Error("answered by the wrong chain")
	}
	if n := turncoat.called("eth_getBlockByNumber"); n != asked {
		t.Errorf("the wrong chain was asked %d times", n-asked)
	}
}

// An endpoint that does not say which chain it serves is not used.
func TestChainIDRefused(t *testing.T) {
	f := newFakeChain(t)
	silent := startFaultProxy(t, f.url[len("http://"):])
	silent.Refuse(refuseOnly("eth_chainId", faultproxy.Error{Code: -32601, Message: "the method eth_chainId does not exist"}))
	e := Endpoints{HTTP: []string{silent.HTTPURL()}, ChainID: big.NewInt(fakeChainID)}
	if _, err := Dial(within(t, time.Minute), e, testLog(t)); !errors.Is(err, ErrUnreachable) || !strings.Contains(err.Error(), "eth_chainId") {
		t.Errorf("alone: %v", err)
	}
	e.HTTP = append(e.HTTP, f.url)
	c := dialTest(t, e)
	for range 5 {
		if _, err := c.Head(within(t, time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	if n := silent.Count("eth_getBlockByNumber"); n != 0 || c.Status()[0].Usable {
		t.Errorf("asked %d times, status %+v", n, c.Status()[0])
	}
}

// How many endpoints must answer at the start.
func TestDialQuorum(t *testing.T) {
	f := newFakeChain(t)
	dead := func(n string) string { return "http://127.0.0.1:1/v2/topsecretkey" + n }
	for _, test := range []struct {
		urls   []string
		quorum int
		ok     bool
	}{
		{[]string{dead("1"), f.url}, 0, true},
		{[]string{dead("1"), f.url}, 1, true},
		{[]string{dead("1"), f.url}, 2, false},
		{[]string{dead("1"), dead("2")}, 1, false},
		{[]string{f.url, dead("1"), f.url + "/2"}, 2, true},
	} {
		c, err := Dial(within(t, time.Minute), Endpoints{HTTP: test.urls, Quorum: test.quorum, ChainID: big.NewInt(fakeChainID)}, testLog(t))
		if !test.ok {
			if !errors.Is(err, ErrUnreachable) || strings.Contains(err.Error(), "topsecret") || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v, %d: got %v", test.urls, test.quorum, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%v, %d: got %v", test.urls, test.quorum, err)
			continue
		}
		if _, err := c.Head(within(t, time.Minute)); err != nil {
			t.Error(err)
		}
		c.Close()
	}
}

// Close ends what waits for failed endpoints; goleak looks.
func TestCloseWhileFailing(t *testing.T) {
	f := newFakeChain(t)
	c, err := Dial(within(t, time.Minute), Endpoints{HTTP: []string{"http://127.0.0.1:1", f.url}, ChainID: big.NewInt(fakeChainID)}, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	closed := make(chan struct{})
	go func() { defer close(closed); c.Close() }()
	select {
	case <-closed:
	case <-within(t, time.Minute).Done():
		t.Fatal("Close waits for an endpoint that is never well")
	}
	c.Close() // does no harm
}
