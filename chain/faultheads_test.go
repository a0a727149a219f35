package chain

import (
	"testing"
	"time"
)

// A websocket that lives and answers pings but delivers no heads any more is
// replaced; meanwhile polling tells of blocks.
func TestFaultDeafWebSocket(t *testing.T) {
	f := watchFaulty(t, testWatcherConfig())
	f.Drop(true)
	want := []string{"synced", f.job(1)}
	f.told.wait(t, want...)
	eventually(t, "another websocket", func() bool { f.mine(1); return f.watcher.Status().Reconnects > 0 })
	f.Drop(false)
	f.told.wait(t, append(want, f.job(2))...)
}

// Heads come many times over and backwards: nothing is told twice, in order
// all the same, and the node is not asked more often for it.
func TestFaultHeadsDoubledAndShuffled(t *testing.T) {
	cfg := testWatcherConfig()
	cfg.Pace = 100 * time.Millisecond
	f := watchFaulty(t, cfg)
	f.Duplicate(2000)
	f.Reorder(3)
	want := []string{"synced"}
	began, before := time.Now(), f.Count("eth_getBlockByNumber")
	for id := range uint64(12) {
		want = append(want, f.job(id))
	}
	f.told.wait(t, want...)
	eventually(t, "all the heads", func() bool { return f.watcher.Status().Cursor == f.watcher.Status().Latest })
	rounds := int(time.Since(began)/cfg.Pace) + 2
	if asked := f.Count("eth_getBlockByNumber") - before; asked > 4*rounds {
		t.Errorf("asked for %d blocks in %d rounds", asked, rounds)
	}
}

// Each head comes tens of thousands of times over: jobs are told all the same.
func TestFaultHeadsFlood(t *testing.T) {
	f := watchFaulty(t, testWatcherConfig())
	f.Duplicate(40_000)
	want := []string{"synced"}
	for id := range uint64(3) {
		want = append(want, f.job(id))
		f.told.wait(t, want...)
	}
	f.Duplicate(0)
	f.told.wait(t, append(want, f.job(9))...)
}
