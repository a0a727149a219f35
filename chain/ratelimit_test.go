package chain

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// A rate limit is kept to: for as long as it says, and then at a slower pace.
func TestRateLimit(t *testing.T) {
	f := newFakeChain(t)
	c, proxies := throughProxies(t, f.url[len("http://"):], fakeChainID, 1)
	p := proxies[0]
	p.StatusRetry(429, 2*time.Second)
	ctx, cancel := context.WithCancel(within(t, time.Minute))
	began := time.Now()
	if _, err := c.Head(ctx); !errors.Is(err, errTooBusy) {
		t.Fatalf("got %v", err)
	}
	p.Mend()
	if s := c.Status(); s[0].Usable || !strings.Contains(s[0].Err, "2s") {
		t.Errorf("status %+v", s)
	}
	var all sync.WaitGroup
	defer all.Wait()
	defer cancel()
	for range 10 {
		all.Go(func() { _, _ = c.Head(ctx) })
	}
	if _, err := c.Head(ctx); err != nil || time.Since(began) < 1900*time.Millisecond {
		t.Errorf("%v after %s", err, time.Since(began))
	}
	all.Wait()
	if took := time.Since(began) - 2*time.Second; took < 5*firstPace {
		t.Errorf("ten requests within %s of the rate limit's end", took)
	}
}

// A Retry-After that nobody can wait for is an error at once.
func TestLongRateLimit(t *testing.T) {
	f := newFakeChain(t)
	c, proxies := throughProxies(t, f.url[len("http://"):], fakeChainID, 1)
	proxies[0].StatusRetry(429, 24*time.Hour)
	_, _ = c.Head(within(t, time.Minute))
	began := time.Now()
	if _, err := c.Head(within(t, time.Minute)); !errors.Is(err, errTooBusy) || time.Since(began) > callTimeout/2 {
		t.Errorf("%v after %s", err, time.Since(began))
	}
	if opens := time.Until(c.all[0].gate.opens()); opens > maxShut {
		t.Errorf("shut for %s", opens)
	}
}

func TestPaceRecovers(t *testing.T) {
	g := newGate()
	g.refused(0)
	first := g.interval
	g.refused(0) // of a request that was on its way too
	if first != firstPace || g.interval != first {
		t.Errorf("interval %s, then %s", first, g.interval)
	}
	g.shut = time.Time{}
	if g.refused(0); g.interval != 2*firstPace {
		t.Errorf("interval %s", g.interval)
	}
	for range 200 {
		g.answered()
	}
	if g.interval != 0 {
		t.Errorf("interval %s after 200 answers", g.interval)
	}
}

// Many callers make few requests at once, and no more wait than there is room
// for.
func TestRequestsAtOnce(t *testing.T) {
	var at, most atomic.Int32
	arrived, release := make(chan struct{}, 1000), make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var call struct {
			ID     json.RawMessage
			Method string
		}
		_ = json.NewDecoder(r.Body).Decode(&call)
		if call.Method != "eth_chainId" {
			n := at.Add(1)
			defer at.Add(-1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			arrived <- struct{}{}
			<-release
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"jsonrpc":"2.0","id":` + string(call.ID) + `,"result":"0x1"}`))
	}))
	defer s.Close()
	c := dialTest(t, Endpoints{HTTP: []string{s.URL}, ChainID: big.NewInt(1)})
	ctx := within(t, time.Minute)
	var all sync.WaitGroup
	var refused atomic.Int32
	for range maxInFlight + maxWaiting + 20 {
		all.Go(func() {
			if _, err := c.NonceAt(ctx, otherOne, nil); errors.Is(err, errTooBusy) {
				refused.Add(1)
			}
		})
	}
	for range maxInFlight {
		<-arrived
	}
	eventually(t, "the queue to be full", func() bool { return refused.Load() > 0 })
	close(release)
	all.Wait()
	if most.Load() != maxInFlight || refused.Load() > 20 {
		t.Errorf("%d at once, %d refused", most.Load(), refused.Load())
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 21, 11, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"": 0, "7": 7 * time.Second, "-1": 0, "soon": 0,
		"Sat, 21 Nov 2026 11:01:00 GMT": time.Minute, "Sat, 21 Nov 2026 10:59:00 GMT": 0,
	} {
		h := http.Header{}
		h.Set("Retry-After", value)
		if got := retryAfter(h, now); got != want {
			t.Errorf("%q: %s, want %s", value, got, want)
		}
	}
}
