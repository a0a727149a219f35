package chain

import (
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

// These tests are of a real node behind a network and a provider that fail.

// faulty is a node, a watcher that reaches it through a proxy alone, and a way
// around the proxy to make jobs.
type faulty struct {
	*anvil
	*faultproxy.Proxy
	watcher *Watcher
	told    *recorder
	emit    func(fakeLog)
}

func watchFaulty(t *testing.T, cfg WatcherConfig, args ...string) *faulty {
	t.Helper()
	a := startAnvil(t, args...)
	f := &faulty{anvil: a, Proxy: startFaultProxy(t, a.host), emit: a.testJobs()}
	e := Endpoints{HTTP: []string{f.HTTPURL()}, WebSocket: []string{f.WebSocketURL()}, ChainID: big.NewInt(31337)}
	f.watcher, f.told = watch(t, dialTest(t, e), cfg)
	f.told.wait(t, "synced")
	eventually(t, "the websocket", func() bool { return f.watcher.Status().WebSocket })
	return f
}

// job makes one of ours and returns what the watcher has to tell of it.
func (f *faulty) job(id uint64) string {
	f.t.Helper()
	f.emit(jobLog(id, ms(60_000), otherOne, ourEnclave))
	return fmt.Sprintf("created %d", id)
}

// Both ways to the node are gone while many blocks are made, and more than one
// range of logs has to be fetched afterwards.
func TestFaultCutForManyBlocks(t *testing.T) {
	cfg := testWatcherConfig()
	cfg.MaxRange = 32
	f := watchFaulty(t, cfg)
	want := []string{"synced", f.job(1)}
	f.told.wait(t, want...)
	f.Cut()
	for id := uint64(2); id < 7; id++ {
		want = append(want, f.job(id))
		f.mine(40)
	}
	eventually(t, "word of the failure", func() bool { return f.watcher.Status().Err != "" })
	f.Restore()
	f.told.wait(t, want...)
	eventually(t, "good standing", func() bool { s := f.watcher.Status(); return s.WebSocket && s.Err == "" })
	if s := f.watcher.Status(); s.Reorgs != 0 {
		t.Errorf("status %+v", s)
	}
}

// The node answers for other blocks than it is asked for, or with nothing: all
// is refused, and told in order when it answers rightly again.
func TestFaultAnswersForAnotherBlock(t *testing.T) {
	for name, forge := range map[string]faultproxy.Forger{
		"no block": func(method string, params, result json.RawMessage) json.RawMessage {
			if method == "eth_getBlockByNumber" && !strings.Contains(string(params), "latest") {
				return json.RawMessage("null")
			}
			return result
		},
		"logs of another block": func(method string, _, result json.RawMessage) json.RawMessage {
			if method == "eth_getLogs" || method == "eth_getBlockReceipts" {
				return json.RawMessage("[]") // as of one without any
			}
			return result
		},
		"nothing": func(method string, _, result json.RawMessage) json.RawMessage {
			if method == "eth_getLogs" || method == "eth_getBlockByNumber" || method == "eth_getBlockReceipts" {
				return json.RawMessage("null")
			}
			return result
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := watchFaulty(t, testWatcherConfig())
			f.Stall() // else block 1 may be seen as the newest, which is not forged
			first := f.job(1)
			f.mine(2)
			f.Forge(forge)
			f.Resume()
			asked := f.Count("eth_getBlockByNumber")
			eventually(t, "the refusal", func() bool {
				return f.watcher.Status().Err != "" && f.Count("eth_getBlockByNumber") > asked+4
			})
			f.told.wait(t, "synced")
			f.Forge(nil)
			f.told.wait(t, "synced", first, f.job(2))
		})
	}
}

// watchBesideAnother follows a node through two endpoints and returns the first.
func watchBesideAnother(t *testing.T) (first *faultproxy.Proxy, told *recorder, emit func(fakeLog)) {
	t.Helper()
	a := startAnvil(t)
	emit = a.testJobs()
	c, proxies := throughProxies(t, a.host, 31337, 2)
	_, told = watch(t, c, testWatcherConfig())
	told.wait(t, "synced")
	return proxies[0], told, emit
}

// One of two endpoints answers nonsense: the other is asked, and nothing waits
// for the first.
func TestFaultAnotherEndpointIsTried(t *testing.T) {
	bad, r, emit := watchBesideAnother(t)
	bad.Forge(func(method string, _, result json.RawMessage) json.RawMessage {
		if method == "eth_chainId" {
			return result
		}
		return json.RawMessage("null")
	})
	emit(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
}

// A node behind a load balancer lags: the head that it shows goes back and
// forth, and it knows neither the newest blocks nor their logs, which it leaves
// out silently. The cursor stays at what was seen.
func TestFaultLaggingNode(t *testing.T) {
	f := watchFaulty(t, testWatcherConfig())
	f.job(1)
	var head hexutil.Uint64
	f.rpc(&head, "eth_blockNumber")
	f.told.wait(t, "synced", "created 1")
	eventually(t, "the head", func() bool { return f.watcher.Status().Cursor == uint64(head) })
	f.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		var block struct{ Number hexutil.Uint64 }
		switch {
		case method == "eth_getBlockByNumber" && strings.Contains(string(params), "latest"):
			return result // from a node that is up to date
		case method == "eth_getBlockByNumber" && json.Unmarshal(result, &block) == nil && block.Number <= head:
			return result
		case method == "eth_getLogs":
			return json.RawMessage("[]")
		case strings.HasPrefix(method, "eth_getBlock"), strings.HasPrefix(method, "eth_getTransaction"):
			return json.RawMessage("null")
		}
		return result
	})
	f.job(2)
	f.job(3)
	asked := f.Count("eth_getBlockByNumber")
	eventually(t, "some rounds", func() bool { return f.Count("eth_getBlockByNumber") > asked+10 })
	f.told.wait(t, "synced", "created 1")
	if c := f.watcher.Status().Cursor; c != uint64(head) {
		t.Errorf("the cursor is at %d, what was seen ends at %d", c, uint64(head))
	}
	f.Forge(nil)
	f.told.wait(t, "synced", "created 1", "created 2", "created 3")
}

// Too many requests, and a server in trouble: few are made until it is over,
// with one endpoint; with two, the other serves.
func TestFaultTooManyRequests(t *testing.T) {
	// Pace alone would allow a thousand requests in two seconds; Retry-After is
	// one second.
	for status, most := range map[int]int{http.StatusTooManyRequests: 12, http.StatusServiceUnavailable: 100, http.StatusBadGateway: 100} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			f := watchFaulty(t, testWatcherConfig())
			f.StatusRetry(status, time.Second)
			asked := f.Count("eth_getBlockByNumber")
			began := time.Now()
			first := f.job(1)
			eventually(t, "word of it", func() bool { return f.watcher.Status().Err != "" })
			eventually(t, "two seconds", func() bool { return time.Since(began) > 2*time.Second })
			if n := f.Count("eth_getBlockByNumber") - asked; n > most {
				t.Errorf("%d requests in two seconds to an endpoint that answers %d, want at most %d", n, status, most)
			}
			f.Status(0)
			f.told.wait(t, "synced", first)
		})
	}
	bad, r, emit := watchBesideAnother(t)
	bad.StatusRetry(http.StatusTooManyRequests, time.Hour)
	emit(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
}

// A job is mined again at another height, with heads doubled and shuffled: it
// is taken back and told once more, with its new place.
func TestFaultJobMinedAgainElsewhere(t *testing.T) {
	f := watchFaulty(t, testWatcherConfig())
	f.Duplicate(2)
	f.Reorder(3)
	f.mine(3)
	m := f.manager(f.newRichKey(), testTxConfig())
	to := jobsAddr
	receipt := mustMine(t, sendAsync(t, m, Candidate{To: &to, Data: emit(jobLog(1, ms(60_000), ourEnclave))}))
	f.told.wait(t, "synced", "created 1")
	var raw hexutil.Bytes
	f.rpc(&raw, "eth_getRawTransactionByHash", receipt.TxHash)
	var none any
	f.rpc(&none, "anvil_reorg", 1, []any{})
	f.mine(3) // without it
	f.told.wait(t, "synced", "created 1", "removed 1")
	f.rpc(&none, "eth_sendRawTransaction", raw)
	f.told.wait(t, "synced", "created 1", "removed 1", "created 1")
	var origins []jobs.Origin
	f.told.mu.Lock()
	for _, e := range f.told.events {
		if c, ok := e.(jobs.Created); ok {
			origins = append(origins, c.Job.Origin)
		}
	}
	f.told.mu.Unlock()
	if len(origins) != 2 || origins[0].TxHash != origins[1].TxHash || origins[1].BlockNumber <= origins[0].BlockNumber || origins[0].BlockHash == origins[1].BlockHash {
		t.Errorf("its places are %+v", origins)
	}
}
