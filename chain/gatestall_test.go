package chain

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"
)

// More requests than an endpoint gets at once, while it stalls and another one is
// well: all are answered when it has once been found to stall, not sixteen at a
// time.
func TestBurstWhileEndpointStalls(t *testing.T) {
	f := newFakeChain(t)
	c, proxies := throughProxies(t, f.url[len("http://"):], fakeChainID, 2)
	proxies[0].Stall()
	ctx := within(t, time.Minute)
	began := time.Now()
	var all sync.WaitGroup
	for range 5 * maxInFlight {
		all.Go(func() {
			if _, err := c.Head(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if took := time.Since(began); took > 2*hasteTimeout-time.Second {
		t.Errorf("the last was answered after %s", took)
	}
}

// Requests that wait for an endpoint which fails meanwhile do not try it one
// after the other.
func TestFailedEndpointIsLeft(t *testing.T) {
	f := newFakeChain(t)
	c, proxies := throughProxies(t, f.url[len("http://"):], fakeChainID, 2)
	first := c.peers()[0]
	var taken []func()
	for range maxInFlight {
		leave, err := first.asks[0].gate.enter(t.Context(), 1, time.Second)
		if err != nil {
			t.Fatal(err)
		}
		taken = append(taken, leave)
	}
	left := make(chan error, 1)
	go func() {
		_, err := first.Head(within(t, time.Minute))
		left <- err
	}()
	eventually(t, "a request to wait", func() bool {
		g := first.asks[0].gate
		g.mu.Lock()
		defer g.mu.Unlock()
		return g.waiting == 1
	})
	asked := proxies[0].Count("eth_getBlockByNumber")
	first.report(ErrBadAnswer)
	taken[0]()
	if err := <-left; !errors.Is(err, errTooBusy) {
		t.Errorf("got %v", err)
	}
	if n := proxies[0].Count("eth_getBlockByNumber"); n != asked {
		t.Errorf("the failed endpoint was asked %d times more", n-asked)
	}
	for _, leave := range taken[1:] {
		leave()
	}
}

// Nobody waits for a place longer than his patience.
func TestWaitForPlaceEnds(t *testing.T) {
	g := newGate()
	for range maxInFlight {
		if _, err := g.enter(t.Context(), 1, time.Second); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if _, err := g.enter(ctx, 1, 20*time.Millisecond); !errors.Is(err, errTooBusy) {
		t.Errorf("got %v", err)
	}
}
