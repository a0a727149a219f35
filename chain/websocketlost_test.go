package chain

import (
	"fmt"
	"testing"
	"time"
)

// A websocket that drops, at once and again, loses nothing and tells nothing
// twice.
func TestWatcherDroppedWebSocket(t *testing.T) {
	f := newFakeChain(t)
	cfg := testWatcherConfig()
	cfg.Poll = time.Hour // only the websocket tells of blocks
	w, r := watch(t, f.dial(t), cfg)
	r.wait(t, "synced")
	want := []string{"synced"}
	for i := range uint64(5) {
		eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
		f.conns.cut()
		f.mine(jobLog(i, ms(1), ourEnclave)) // while it is away, or just back
		want = append(want, fmt.Sprintf("created %d", i))
		r.wait(t, want...)
	}
	eventually(t, "count of reconnects", func() bool { return w.Status().Reconnects >= 5 })
}

// A websocket that is open but silent is noticed by the chain's moving on, and
// replaced; polling tells of the blocks meanwhile.
func TestWatcherSilentWebSocket(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
	f.set(func(f *fakeChain) { f.mute = true })
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
	eventually(t, "a reconnect", func() bool { f.mine(); return w.Status().Reconnects > 0 })
}

// A quiet chain is no reason to reconnect.
func TestWatcherQuietChain(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
	asked := f.called("eth_getBlockByNumber")
	eventually(t, "some polls", func() bool { return f.called("eth_getBlockByNumber") > asked+8 }) // 8 · 50 ms
	if n := w.Status().Reconnects; n != 0 {
		t.Errorf("%d reconnects of a working websocket", n)
	}
}

// Without a websocket everything works by polling.
func TestWatcherWithoutWebSocket(t *testing.T) {
	f := newFakeChain(t)
	e := f.endpoints()
	e.WebSocket = nil
	_, r := watch(t, dialTest(t, e), testWatcherConfig())
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
}
