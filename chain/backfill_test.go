package chain

import (
	"testing"
	"time"
)

// Of the past only what can still be answered is told.
func TestWatcherBackfill(t *testing.T) {
	f := newFakeChain(t)
	now := uint64(time.Now().Unix())
	mine := func(age uint64, logs ...fakeLog) {
		f.set(func(f *fakeChain) { f.mineLocked(now-age, logs...) })
	}
	f.set(func(f *fakeChain) { f.blocks[0].time = now - 86_400 })
	mine(7200, jobLog(1, ms(3_600_000), ourEnclave)) // before Lookback
	for range 300 {
		mine(3000)
	}
	mine(1001, nodeLog("TeeNodeRegistered", ourEnclave), nodeLog("TeeNodeDeregistered", ourEnclave))
	mine(1000, nodeLog("TeeNodeRegistered", ourEnclave), jobLog(2, ms(900_000), ourEnclave)) // time is over
	mine(999, jobLog(3, ms(2_000_000), ourEnclave))                                          // still open
	mine(900, jobLog(4, ms(2_000_000), ourEnclave), answerLog(4, ourEnclave))                // answered
	mine(800, jobLog(5, ms(2_000_000), ourEnclave), answerLog(5, otherOne))                  // answered by another
	for range 200 {
		mine(1)
	}
	mine(0, jobLog(6, ms(1), ourEnclave))
	cfg := testWatcherConfig()
	cfg.MaxRange = 64
	_, r := watch(t, f.dial(t), cfg)
	want := []string{"registered", "created 3", "created 5", "created 6", "synced"}
	r.wait(t, want...)
	f.mine(answerLog(3, ourEnclave))
	r.wait(t, append(want, "answered 3")...)
	f.set(func(f *fakeChain) {
		for _, q := range f.queries {
			if q.from <= 1 {
				t.Errorf("asked for the logs of block %d, which is older than Lookback", q.from)
			}
		}
	})
}

// A refused range is halved until it is granted.
func TestWatcherRangeRefused(t *testing.T) {
	f := newFakeChain(t)
	for i := range 400 {
		if i%50 == 0 {
			f.mine(jobLog(uint64(i), ms(60_000), ourEnclave))
			continue
		}
		f.mine()
	}
	f.set(func(f *fakeChain) { f.maxRange = 7 })
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "created 0", "created 50", "created 100", "created 150", "created 200", "created 250", "created 300", "created 350", "synced")
}
