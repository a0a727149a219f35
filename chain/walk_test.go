package chain

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// ledger checks the stream as a consumer would: a job is there or it is not.
type ledger struct {
	recorder
	live   map[string]bool // id and block
	faults []string
}

func (l *ledger) sink(ctx context.Context, e jobs.Event) error {
	l.mu.Lock()
	switch e := e.(type) {
	case jobs.Created:
		key := fmt.Sprint(e.Job.ID, e.Job.Origin.BlockHash)
		if l.live[key] {
			l.faults = append(l.faults, "told twice: "+key)
		}
		l.live[key] = true
	case jobs.Removed:
		key := fmt.Sprint(e.ID, e.BlockHash)
		if !l.live[key] {
			l.faults = append(l.faults, "removed but never told: "+key)
		}
		delete(l.live, key)
	}
	l.mu.Unlock()
	return l.recorder.sink(ctx, e)
}

// agrees tells whether what was told is what is in the chain.
func (l *ledger) agrees(f *fakeChain) bool {
	want := map[string]bool{}
	f.set(func(f *fakeChain) {
		for _, b := range f.blocks {
			for _, log := range b.logs {
				want[fmt.Sprint(jobs.ID(log.Topics[1]), b.hash)] = true
			}
		}
	})
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(want) != len(l.live) {
		return false
	}
	for k := range want {
		if !l.live[k] {
			return false
		}
	}
	return true
}

// However blocks come and go, whatever drops, lags and fails: in the end the
// jobs told are the jobs in the chain, and none was told twice.
func TestWatcherRandomWalk(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 2))
	f := newFakeChain(t)
	f.mine()
	w, err := NewWatcher(f.dial(t), testWatcherConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	l := &ledger{live: map[string]bool{}}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error)
	go func() { ended <- w.Run(ctx, l.sink) }()
	defer func() { cancel(); <-ended }()
	l.wait(t, "synced")

	id := uint64(0)
	var undone []fakeLog // jobs of dropped blocks, which may be mined again
	mine := func() {
		var logs []fakeLog
		for range rnd.IntN(4) {
			switch {
			case len(undone) > 0 && rnd.IntN(2) == 0:
				logs = append(logs, undone[0])
				undone = undone[1:]
			default:
				id++
				logs = append(logs, jobLog(id, ms(60_000), ourEnclave))
			}
		}
		f.mine(logs...)
	}
	for range 100 {
		switch rnd.IntN(10) {
		case 0:
			f.conns.cut()
		case 1:
			f.set(func(f *fakeChain) { f.lag = rnd.Uint64N(4) })
		case 2:
			f.set(func(f *fakeChain) {
				f.status = []int{0, 0, http.StatusTooManyRequests, http.StatusBadGateway}[rnd.IntN(4)]
			})
		case 3:
			f.set(func(f *fakeChain) { f.mute = rnd.IntN(2) == 0 })
		case 4, 5:
			depth := 1 + rnd.IntN(6)
			f.mu.Lock()
			depth = min(depth, len(f.blocks)-2)
			f.mu.Unlock()
			for _, b := range f.drop(depth) {
				undone = append(undone, b.logs...)
			}
			for range depth + rnd.IntN(2) {
				mine()
			}
			if depth > 1 && rnd.IntN(3) == 0 { // a branch that is shorter than the old one
				for _, b := range f.drop(2) {
					undone = append(undone, b.logs...)
				}
				mine()
			}
		case 6:
			for range rnd.IntN(90) {
				mine()
			}
		default:
			mine()
		}
		if rnd.IntN(2) == 0 { // else the next thing happens while this one is taken in
			f.set(func(f *fakeChain) { f.lag, f.status, f.mute = 0, 0, false })
			eventually(t, "agreement", func() bool { return l.agrees(f) })
		}
	}
	f.set(func(f *fakeChain) { f.lag, f.status, f.mute = 0, 0, false })
	f.mine()
	eventually(t, "agreement", func() bool { return l.agrees(f) })
	if len(l.faults) > 0 {
		t.Error(l.faults)
	}
	t.Logf("%d jobs, status %+v", id, w.Status())
}

// What is remembered for reorganisations does not grow: ten blocks and those
// of the jobs that may still be answered, of a second each.
func TestWatcherForgets(t *testing.T) {
	f := newFakeChain(t)
	cfg := testWatcherConfig()
	cfg.Depth, cfg.Buffer = 10, 0
	w, err := NewWatcher(f.dial(t), cfg, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	follow := newFollower(w, new(recorder).sink)
	at := uint64(time.Now().Unix())
	for range 30 {
		for range 10 {
			at += 3
			f.set(func(f *fakeChain) { f.mineLocked(at, jobLog(1, ms(1000), ourEnclave)) })
		}
		if _, err := follow.round(within(t, time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	if follow.tip.Number != 300 || len(follow.trail) > 11 {
		t.Errorf("at block %d, %d blocks are remembered", follow.tip.Number, len(follow.trail))
	}
}

// However a real node mines, forgets and reorganises: each payment is made
// exactly once and the nonces have no gap.
func TestTxRandomWalk(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 3))
	a := startAnvil(t)
	a.automine(false)
	key := a.newRichKey()
	a.mine(3) // no reorganisation goes back to before the account was funded
	m := a.manager(key, testTxConfig())
	var results []<-chan sendResult
	var total int64
	var none any
	send := func() {
		wei := 1 + rnd.Int64N(1000)
		total += wei
		results = append(results, sendAsync(t, m, pay(wei)))
	}
	for range 40 {
		switch rnd.IntN(8) {
		case 0:
			a.rpc(&none, "anvil_dropAllTransactions")
		case 1:
			a.rpc(&none, "anvil_reorg", 1+rnd.IntN(2), []any{})
		case 2:
			a.baseFee(1_000_000_000 * (1 + rnd.Int64N(20)))
			a.mine(1)
		case 3, 4:
			a.mine(1 + rnd.IntN(2))
		default:
			for range 1 + rnd.IntN(3) {
				send()
			}
		}
		if sleep(t.Context(), time.Duration(rnd.IntN(30))*time.Millisecond) != nil {
			return
		}
	}
	send() // whose nonce comes after those that a reorganisation undid
	eventually(t, "all to be mined", func() bool { a.mine(1); return m.Status().Pending == 0 })
	for _, r := range results {
		mustMine(t, r)
	}
	balance, err := a.client.BalanceAt(within(t, time.Minute), sinkAddr, nil)
	if err != nil || balance.Int64() != total {
		t.Errorf("the payee has %v, %v; want %d", balance, err, total)
	}
	if n := a.nonce(m.Address()); n != uint64(len(results)) {
		t.Errorf("%d nonces for %d payments", n, len(results))
	}
	t.Logf("%d payments, status %+v", len(results), m.Status())
}
