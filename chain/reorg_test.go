package chain

import (
	"net/http"
	"testing"
	"time"
)

func TestWatcherReorg(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(1), ourEnclave))
	f.mine(jobLog(2, ms(1), ourEnclave))
	f.mine(jobLog(3, ms(1), ourEnclave), nodeLog("TeeNodeDrained", ourEnclave))
	r.wait(t, "synced", "created 1", "created 2", "created 3", "drained")
	f.drop(2)
	f.mine(jobLog(3, ms(1), ourEnclave)) // re-mined at another height
	f.mine()
	f.mine(jobLog(4, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2", "created 3", "drained", "removed 3", "removed 2", "created 3", "created 4")
	if s := w.Status(); s.Reorgs != 1 {
		t.Errorf("%d reorganisations, want 1", s.Reorgs)
	}
}

// The new branch may be as long as the old one, or shorter.
func TestWatcherReorgToNoLongerBranch(t *testing.T) {
	f := newFakeChain(t)
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine()
	f.mine(jobLog(1, ms(1), ourEnclave))
	f.mine(jobLog(2, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2")
	f.drop(2)
	f.mine(jobLog(3, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2", "removed 2", "removed 1", "created 3")
}

// A reorganisation that takes our answer back and leaves the job has the job
// looked at again.
func TestWatcherReorgOfAnswer(t *testing.T) {
	f := newFakeChain(t)
	f.mine(jobLog(7, ms(60_000), ourEnclave), answerLog(7, ourEnclave)) // answered before the start
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(1), ourEnclave))
	f.mine(answerLog(1, ourEnclave))
	r.wait(t, "synced", "created 1", "answered 1")
	f.drop(1)
	f.mine()
	f.mine(answerLog(1, ourEnclave))
	r.wait(t, "synced", "created 1", "answered 1", "removed 1", "created 1", "answered 1")
}

// Deeper than remembered: a job that could still be answered is taken back all
// the same, the past is read again, and Synced is told once.
func TestWatcherDeepReorg(t *testing.T) {
	f := newFakeChain(t)
	cfg := testWatcherConfig()
	cfg.Depth = 4
	_, r := watch(t, f.dial(t), cfg)
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(60_000), ourEnclave))
	for range 10 {
		f.mine()
	}
	eventually(t, "head 11", func() bool { return r.head() == 11 })
	f.drop(11)
	f.mine(jobLog(2, ms(60_000), ourEnclave), answerLog(2, ourEnclave))
	for range 11 {
		f.mine()
	}
	f.mine(jobLog(3, ms(60_000), ourEnclave))
	eventually(t, "job 3", func() bool { told := r.told(); return told[len(told)-1] == "created 3" })
	f.mine(jobLog(4, ms(60_000), ourEnclave))
	r.wait(t, "synced", "created 1", "removed 1", "created 3", "created 4")
}

// The chain changes between a range's logs and its last block.
func TestWatcherReorgUnderRange(t *testing.T) {
	f := newFakeChain(t)
	for range 200 {
		f.mine()
	}
	f.set(func(f *fakeChain) {
		f.beforeLogs = func(f *fakeChain) {
			f.blocks = f.blocks[:50]
			f.mineLocked(uint64(time.Now().Unix()), jobLog(1, ms(60_000), ourEnclave))
			for range 300 {
				f.mineLocked(uint64(time.Now().Unix()))
			}
		}
	})
	_, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "created 1", "synced")
}

// A reorganisation while the endpoint was away, with a branch so long that it
// is read in ranges.
func TestWatcherReorgFarBehind(t *testing.T) {
	f := newFakeChain(t)
	w, r := watch(t, f.dial(t), testWatcherConfig())
	r.wait(t, "synced")
	for range 4 {
		f.mine()
	}
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
	f.set(func(f *fakeChain) { f.status = http.StatusBadGateway })
	eventually(t, "a complaint", func() bool { f.mine(); return w.Status().Err != "" })
	f.set(func(f *fakeChain) {
		f.blocks = f.blocks[:3]
		f.mineLocked(uint64(time.Now().Unix()), jobLog(2, ms(1), ourEnclave)) // below the cursor
		for range 200 {
			f.mineLocked(uint64(time.Now().Unix()))
		}
		f.status = 0
	})
	r.wait(t, "synced", "created 1", "removed 1", "created 2")
}
