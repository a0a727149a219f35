package chain

import (
	"fmt"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// testJobs puts emitters in the contracts' places and returns a function that
// makes them emit.
func (a *anvil) testJobs() func(fakeLog) {
	a.code(jobsAddr, emitter)
	a.code(managerAddr, emitter)
	m := a.manager(a.newRichKey(), testTxConfig())
	return func(l fakeLog) {
		a.t.Helper()
		to := l.Address
		mustMine(a.t, sendAsync(a.t, m, Candidate{To: &to, Data: emit(l)}))
	}
}

// On a real node: a websocket cut again and again, and one that stalls, lose
// nothing and repeat nothing.
func TestWatcherOnAnvilThroughProxy(t *testing.T) {
	a := startAnvil(t)
	emits := a.testJobs()
	ws := newProxy(t, a.host)
	e := a.endpoints()
	e.WebSocket = []string{"ws://" + ws.addr}
	w, r := watch(t, dialTest(t, e), testWatcherConfig())
	r.wait(t, "synced")
	want := []string{"synced"}
	for i := range uint64(6) {
		eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
		switch {
		case i < 3:
			ws.cut()
		case i == 3:
			ws.stall()
		}
		emits(jobLog(i, ms(1), otherOne, ourEnclave))
		want = append(want, fmt.Sprintf("created %d", i))
		r.wait(t, want...)
		if i == 3 {
			eventually(t, "the stalled websocket to be dropped", func() bool { a.mine(1); return !w.Status().WebSocket })
			ws.pass()
		}
	}
	emits(nodeLog("TeeNodeDrained", ourEnclave))
	r.wait(t, append(want, "drained")...)
}

// The HTTP endpoint goes away and comes back.
func TestWatcherOnAnvilHTTPCut(t *testing.T) {
	a := startAnvil(t)
	emits := a.testJobs()
	p := newProxy(t, a.host)
	e := a.endpoints()
	e.HTTP = []string{"http://" + p.addr}
	w, r := watch(t, dialTest(t, e), testWatcherConfig())
	r.wait(t, "synced")
	p.stall()
	emits(jobLog(1, ms(1), ourEnclave))
	p.cut()
	p.pass()
	r.wait(t, "synced", "created 1")
	if s := w.Status(); s.Reorgs != 0 {
		t.Errorf("status is %+v", s)
	}
}

// Reorganisations of a real node: jobs dropped, re-mined and shuffled.
func TestWatcherOnAnvilReorg(t *testing.T) {
	a := startAnvil(t)
	emits := a.testJobs()
	_, r := watch(t, a.client, testWatcherConfig())
	r.wait(t, "synced")
	a.mine(3)
	emits(jobLog(1, ms(1), ourEnclave))
	emits(jobLog(2, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2")
	var none any
	a.rpc(&none, "anvil_reorg", 2, []any{})
	a.automine(false)
	a.rpc(&none, "anvil_dropAllTransactions")
	a.mine(2)
	r.wait(t, "synced", "created 1", "created 2", "removed 2", "removed 1")
}

// A snapshot taken back makes the chain shorter, and what follows another one.
func TestWatcherOnAnvilSnapshot(t *testing.T) {
	a := startAnvil(t)
	emits := a.testJobs()
	_, r := watch(t, a.client, testWatcherConfig())
	r.wait(t, "synced")
	emits(jobLog(1, ms(1), ourEnclave))
	var snapshot string
	a.rpc(&snapshot, "evm_snapshot")
	emits(jobLog(2, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2")
	var ok bool
	a.rpc(&ok, "evm_revert", snapshot)
	a.mine(3)
	r.wait(t, "synced", "created 1", "created 2", "removed 2")
}

// Code that is sent to a real node comes back from it.
func TestCodeOnAnvil(t *testing.T) {
	a := startAnvil(t)
	a.code(codeAddr, common.FromHex("00"))
	m := a.manager(a.newRichKey(), testTxConfig())
	to := codeAddr
	r := mustMine(t, sendAsync(t, m, Candidate{To: &to, Data: saveCode("on anvil")}))
	code, err := NewCodeSource(a.client, codeAddr, 100).Code(within(t, time.Minute), r.TxHash)
	if err != nil || string(code) != "on anvil" {
		t.Errorf("got %q, %v", code, err)
	}
}
