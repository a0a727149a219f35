package chain

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// oldJob is a chain with a job of ours hundreds of blocks ago, and a foreign
// one beside it.
func oldJob(t *testing.T, endpoints int) liar {
	t.Helper()
	l := newLiar(t, endpoints)
	l.mine(200)
	l.emit(jobLog(7, ms(3_600_000), otherOne))
	l.emit(jobLog(1, ms(3_600_000), ourEnclave))
	l.mine(400)
	return l
}

var hideLogs = on(func(any) any { return []any{} }, "eth_getLogs")

// At a start the past is proven as the present is: nobody hides a job in it.
func TestPastIsProven(t *testing.T) {
	l := oldJob(t, 1)
	l.proxy.Forge(hideLogs)
	_, r := watch(t, l.seen, lyingConfig(1))
	r.wait(t, "created 1", "synced")
	if n := l.proxy.Count("eth_getLogs"); n != 0 {
		t.Errorf("logs were asked for %d times", n)
	}
	if n := l.proxy.Count("eth_getBlockReceipts"); n > 4 {
		t.Errorf("receipts of %d blocks were asked for, two have jobs", n)
	}
}

// Where the past is too far to walk, what is said of it is proven, and a quorum
// tells what is not said.
func TestFarPast(t *testing.T) {
	far := func(quorum int) WatcherConfig {
		cfg := lyingConfig(quorum)
		cfg.MaxWalk = farBlocks
		return cfg
	}
	for name, forge := range map[string]faultproxy.Forger{
		"invented": on(inventLog, "eth_getLogs"),
		"altered": on(func(result any) any {
			return eachObject(result, func(l map[string]any) { l["data"] = jobLog(1, ms(9), ourEnclave).Data })
		}, "eth_getLogs"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := oldJob(t, 1)
			l.proxy.Forge(forge)
			w, r := watch(t, l.seen, far(1))
			eventually(t, "the lie to be refused", func() bool { return strings.Contains(w.Status().Err, ErrForged.Error()) })
			l.proxy.Mend()
			r.wait(t, "created 1", "synced")
		})
	}
	t.Run("hidden", func(t *testing.T) {
		t.Parallel()
		l := oldJob(t, 3)
		l.proxy.Forge(hideLogs)
		_, r := watch(t, l.seen, far(2))
		r.wait(t, "created 1", "synced")
		l.mustBeRefused(t, ErrOutvoted)
	})
}

// A reorganisation is told when a quorum has it: one that is deeper than what
// is remembered block by block, too.
func TestReorgInQuorum(t *testing.T) {
	l := newLiar(t, 3)
	w, r := watch(t, l.seen, lyingConfig(2))
	r.wait(t, "synced")
	l.mine(3)
	l.emit(jobLog(1, ms(3_600_000), ourEnclave))
	l.mine(150)
	l.emit(jobLog(2, ms(3_600_000), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2")
	l.automine(false)
	reorg := func(depth int) {
		t.Helper()
		var none any
		l.rpc(&none, "anvil_reorg", depth, []any{})
		l.rpc(&none, "anvil_dropAllTransactions")
		l.mine(1)
	}
	reorg(2)
	r.wait(t, "synced", "created 1", "created 2", "removed 2")
	reorg(154)
	r.wait(t, "synced", "created 1", "created 2", "removed 2", "removed 1")
	if s := w.Status(); s.Reorgs != 2 {
		t.Errorf("status is %+v", s)
	}
}

// An endpoint that gives no receipts of whole blocks is asked for them one by
// one, and one that gives no raw transactions of blocks has its code believed.
func TestReceiptsOneByOne(t *testing.T) {
	l := newLiar(t, 1)
	hash := l.saveCode(t, "code")
	l.proxy.Refuse(lacking("eth_getBlockReceipts", "eth_getRawTransactionByBlockHashAndIndex"))
	w, r := watch(t, l.seen, lyingConfig(1))
	r.wait(t, "synced")
	l.emit(jobLog(1, ms(60_000), ourEnclave))
	r.wait(t, "synced", "created 1")
	s := NewCodeSource(l.seen, codeAddr, 100)
	s.Follow(w)
	if code, err := s.Code(within(t, time.Minute), hash); err != nil || string(code) != "code" {
		t.Errorf("got %q, %v", code, err)
	}
	b, err := l.seen.block(within(t, time.Minute), hexutil.EncodeUint64(w.Status().Cursor))
	if err != nil {
		t.Fatal(err)
	}
	l.proxy.Forge(on(inventJob, "eth_getTransactionReceipt"))
	if _, err := l.seen.receiptsOf(within(t, time.Minute), b); !errors.Is(err, ErrForged) {
		t.Errorf("a lie among them: %v", err)
	}
}

// lacking answers as a node that lacks the methods.
func lacking(methods ...string) faultproxy.Refuser {
	return func(method string, _ json.RawMessage) *faultproxy.Error {
		if !slices.Contains(methods, method) {
			return nil
		}
		return &faultproxy.Error{Code: -32601, Message: "the method does not exist"}
	}
}

// An endpoint that does not answer for several blocks at once is asked for
// fewer.
func TestBlocksRefused(t *testing.T) {
	l := newLiar(t, 1)
	l.mine(6)
	_, r := watch(t, l.seen, lyingConfig(1))
	r.wait(t, "synced")
	l.proxy.Stall() // until the watcher is several blocks behind
	l.mine(20)
	l.emit(jobLog(1, ms(3_600_000), ourEnclave))
	var refused atomic.Int32
	l.proxy.Refuse(func(method string, params json.RawMessage) *faultproxy.Error {
		if method != "eth_getBlockByNumber" || strings.Contains(string(params), "latest") || refused.Add(1) > 12 {
			return nil
		}
		return &faultproxy.Error{Code: -32005, Message: "batch too large"}
	})
	l.proxy.Resume()
	r.wait(t, "synced", "created 1")
	if refused.Load() < 12 {
		t.Errorf("only %d requests were refused: the test shows nothing", refused.Load())
	}
}
