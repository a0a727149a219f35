package chain

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// An answer for another block is refused even if it names us nowhere: ours may
// be in the block that was asked for.
func TestWatcherForeignLogsOfAnotherBlock(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	elsewhere := f.mine(jobLog(1, ms(1), otherOne))
	eventually(t, "head 1", func() bool { return r.head() == 1 })
	f.set(func(f *fakeChain) { f.forge = func([]fakeLog) []fakeLog { return elsewhere.logs } })
	f.mine(jobLog(2, ms(1), ourEnclave))
	eventually(t, "a complaint", func() bool { return w.Status().Err != "" })
	f.set(func(f *fakeChain) { f.forge = nil })
	r.wait(t, "synced", "created 2")
}

// The logs of a range come from a node that lags behind the one that was asked
// for the head.
func TestWatcherLaggingRange(t *testing.T) {
	f := newFakeChain(t)
	for range 50 {
		f.mine()
	}
	f.mine(jobLog(1, ms(60_000), ourEnclave))
	for range 100 {
		f.mine()
	}
	f.set(func(f *fakeChain) {
		f.freshHead = true
		f.beforeLogs = func(f *fakeChain) { f.lag = 120 }
	})
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "created 1", "synced")
}

// A node that lags behind the websocket, or goes back to an older head, moves
// the cursor nowhere.
func TestWatcherLaggingNode(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine()
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
	f.set(func(f *fakeChain) { f.lag = 3 })
	f.mine(jobLog(2, ms(1), ourEnclave))
	asked := f.called("eth_getBlockByNumber")
	eventually(t, "some polls", func() bool { return f.called("eth_getBlockByNumber") > asked+3 })
	if s := w.Status(); s.Cursor != 2 || s.Reorgs != 0 {
		t.Errorf("behind a lagging node the status is %+v", s)
	}
	f.set(func(f *fakeChain) { f.lag = 0 })
	r.wait(t, "synced", "created 1", "created 2")
}

// Logs of another block, foreign contracts and malformed answers are refused;
// the cursor waits until the node comes to its senses.
func TestWatcherBadAnswers(t *testing.T) {
	forgeries := map[string]func(fakeLog) fakeLog{
		"another block":    func(l fakeLog) fakeLog { l.BlockHash = common.Hash{1}; return l },
		"another height":   func(l fakeLog) fakeLog { l.BlockNumber = 77; return l },
		"another contract": func(l fakeLog) fakeLog { l.Address = otherOne; return l },
		"no topics":        func(l fakeLog) fakeLog { l.Topics = nil; return l },
	}
	for name, forge := range forgeries {
		t.Run(name, func(t *testing.T) {
			f := newFakeChain(t)
			w, r := watch(t, f.dial(t), testWatcherConfig())
			r.wait(t, "synced")
			f.set(func(f *fakeChain) {
				f.forge = func(logs []fakeLog) []fakeLog {
					out := slices.Clone(logs)
					for i := range out {
						out[i] = forge(out[i])
					}
					return out
				}
			})
			f.mine(jobLog(1, ms(1), ourEnclave))
			eventually(t, "a complaint", func() bool { return w.Status().Err != "" })
			if s := w.Status(); s.Cursor != 0 {
				t.Errorf("cursor moved to %d", s.Cursor)
			}
			f.set(func(f *fakeChain) { f.forge = nil })
			r.wait(t, "synced", "created 1")
		})
	}
}

// 429 and 5xx are waited out.
func TestWatcherHTTPErrors(t *testing.T) {
	for _, status := range []int{http.StatusTooManyRequests, http.StatusBadGateway} {
		f := newFakeChain(t)
		w, r := watch(t, f.dial(t), testWatcherConfig())
		r.wait(t, "synced")
		f.set(func(f *fakeChain) { f.status = status })
		eventually(t, "the first complaint", func() bool { return w.Status().Err != "" })
		start := time.Now() // rounds that had begun before are over
		f.mine(jobLog(1, ms(1), ourEnclave))
		eventually(t, "a complaint", func() bool { return strings.Contains(w.Status().Err, fmt.Sprint(status)) })
		asked := w.Status().AskedAt
		if asked.After(start) {
			t.Error("a failure counts as an answer")
		}
		f.set(func(f *fakeChain) { f.status = 0 })
		r.wait(t, "synced", "created 1")
	}
}
