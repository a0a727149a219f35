package chain

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"
)

var (
	errNode   = errors.New("node says no")
	testStart = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
)

func gwei(n int64) *big.Int { return new(big.Int).Mul(big.NewInt(n), big.NewInt(1e9)) }

// stateTest drives a sendState with a clock of its own.
type stateTest struct {
	*testing.T
	s   sendState
	now time.Time
	v   view
}

func newStateTest(t *testing.T) *stateTest {
	st := &stateTest{T: t, now: testStart}
	st.s = sendState{giveUp: testStart.Add(time.Minute), rules: sendRules{feeCap: gwei(100), resubmitAfter: 10 * time.Second, retry: time.Second}}
	st.market(10, 1)
	return st
}

// market takes a view at present, with fees in gwei.
func (st *stateTest) market(base, tip int64) {
	st.v = view{head: Block{Number: st.v.head.Number, Time: st.now}, seenAt: st.now, asked: st.now, market: market{gwei(base), gwei(tip)}}
}

func (st *stateTest) pass(d time.Duration) {
	st.now = st.now.Add(d)
	m := st.v.market
	st.market(0, 0)
	st.v.market = m
}

func (st *stateTest) want(want verdict) fees {
	st.Helper()
	got, f := st.s.decide(st.now, st.v)
	if got != want {
		st.Fatalf("at %s the verdict is %s, want %s", st.now.Sub(testStart), got, want)
	}
	return f
}

// attempt expects a publish and tells what came of it.
func (st *stateTest) attempt(r rejection) fees {
	st.Helper()
	f := st.want(publish)
	st.s.busy = true
	st.want(wait)
	var err error
	if r != taken {
		err = errNode
	}
	st.s.attempted(st.now, f, st.s.empty, r, err)
	return f
}

func atLeastTenthMore(t *testing.T, old, new fees) {
	t.Helper()
	for _, f := range [][2]*big.Int{{old.tip, new.tip}, {old.cap, new.cap}} {
		ten := percentOf(f[0], 110)
		if f[1].Cmp(ten) < 0 {
			t.Errorf("fee raised from %v to %v, less than a tenth", f[0], f[1])
		}
	}
}

func percentOf(v *big.Int, percent int64) *big.Int {
	n := new(big.Int).Mul(v, big.NewInt(percent))
	return n.Div(n, big.NewInt(100))
}

func TestStateMined(t *testing.T) {
	st := newStateTest(t)
	f := st.attempt(taken)
	if f.tip.Cmp(gwei(1)) != 0 || f.cap.Cmp(gwei(21)) != 0 {
		t.Errorf("first fees are %v and %v", f.tip, f.cap)
	}
	st.want(wait)
	st.s.mined = true
	st.want(done)
}

func TestStateStuckIsBumped(t *testing.T) {
	st := newStateTest(t)
	old := st.attempt(taken)
	st.pass(9 * time.Second)
	st.want(wait)
	st.pass(time.Second)
	atLeastTenthMore(t, old, st.attempt(taken))
}

func TestStateBumpFollowsMarket(t *testing.T) {
	st := newStateTest(t)
	st.attempt(taken)
	st.pass(10 * time.Second)
	st.v.market = market{gwei(60), gwei(5)}
	if f := st.attempt(taken); f.tip.Cmp(gwei(5)) != 0 || f.cap.Cmp(gwei(65)) != 0 {
		t.Errorf("fees are %v and %v in a market of 60 and 5 gwei", f.tip, f.cap)
	}
}

func TestStateUnderpricedIsBumpedAgain(t *testing.T) {
	st := newStateTest(t)
	old := st.attempt(underpriced)
	st.want(wait) // no hot loop
	st.pass(time.Second)
	second := st.attempt(underpriced)
	atLeastTenthMore(t, old, second)
	st.pass(2 * time.Second)
	atLeastTenthMore(t, second, st.attempt(taken))
	st.pass(9 * time.Second)
	st.want(wait)
}

// A tip of nothing is not raised by a wei at a time.
func TestStateUnderpricedZeroTip(t *testing.T) {
	st := newStateTest(t)
	st.v.market.tip = new(big.Int)
	st.s.giveUp = time.Time{}
	var f fees
	for range 6 {
		f = st.attempt(underpriced)
		st.pass(time.Minute)
	}
	if f.tip.Cmp(big.NewInt(1e8)) < 0 {
		t.Errorf("after six rejections the tip is %v wei", f.tip)
	}
}

func TestStateFeeCap(t *testing.T) {
	st := newStateTest(t)
	st.v.market = market{gwei(100), gwei(1)}
	st.want(hold)
	st.v.market = market{gwei(80), gwei(1)}
	f := st.attempt(taken)
	if most := st.s.rules.payloadCap(); f.cap.Cmp(most) != 0 || raise(most).Cmp(gwei(100)) > 0 || raise(most).Cmp(gwei(99)) < 0 {
		t.Errorf("fee cap is %v, not clamped to what can be raised to 100 gwei", f.cap)
	}
	st.pass(10 * time.Second)
	st.want(rebroadcast) // a raise would exceed the cap, the pool may have lost it
	st.pass(time.Minute)
	st.want(expire)
	st.s.maybe = true
	st.s.abandon() // what was kept below the cap is for the empty one
	st.market(80, 1)
	atLeastTenthMore(t, f, st.want(publish))
}

func TestStateGiveUpOnChainTime(t *testing.T) {
	st := newStateTest(t)
	st.attempt(taken)
	// The host sets its clock a day ahead: a new view, the same block time.
	st.v.head.Time, st.v.seenAt = testStart.Add(30*time.Second), st.now.Add(24*time.Hour)
	st.now = st.v.seenAt
	st.v.asked = st.now
	if got, _ := st.s.decide(st.now, st.v); got == expire {
		t.Error("gave up by the host's clock")
	}
	st.v.head.Time = testStart.Add(time.Minute)
	st.want(expire)
}

// Before the chain was asked there is no other clock than the host's.
func TestStateNothingExpiresUnseen(t *testing.T) {
	st := newStateTest(t)
	st.v, st.now = view{}, st.now.Add(24*time.Hour)
	if got, _ := st.s.decide(st.now, st.v); got != wait {
		t.Errorf("%v, want %v", got, wait)
	}
}

func TestStateExpiresWhileBusy(t *testing.T) {
	st := newStateTest(t)
	st.s.busy = true
	st.pass(time.Minute)
	st.want(expire)
}

func TestStateNonceTooLow(t *testing.T) {
	st := newStateTest(t)
	st.attempt(nonceTooLow)
	st.pass(time.Second)
	st.want(rebroadcast)
	for n := range uint64(missLimit - 1) {
		st.s.missing(st.now, n)
	}
	st.want(rebroadcast) // the receipt may still come
	st.s.mined = true
	st.want(done)

	st = newStateTest(t)
	st.attempt(nonceTooLow)
	for n := range uint64(missLimit) {
		st.s.missing(st.now, n)
	}
	st.want(lost)
	st.s.renonce()
	st.attempt(taken)
}

// A receipt that is missing again and again without a new block says no more
// than once, for as long as blocks may just be slow.
func TestStateMissingWithoutNewBlock(t *testing.T) {
	st := newStateTest(t)
	st.attempt(nonceTooLow)
	st.pass(time.Second)
	for range 100 {
		st.s.missing(st.now, 7)
	}
	st.want(rebroadcast)
	st.s.missing(st.now, 6) // another node, which lags
	st.want(rebroadcast)
	for range missLimit - 1 {
		st.pass(st.s.rules.resubmitAfter)
		st.s.missing(st.now, 7)
	}
	st.want(lost)
}

// A simulation that fails says nothing: no more is offered for what may have
// become worthless, and it is simulated again after a growing pause.
func TestStateSimulationFails(t *testing.T) {
	st := newStateTest(t)
	st.s.giveUp = time.Time{}
	st.s.checks, st.s.checked = true, true
	st.attempt(taken)
	st.pass(10 * time.Second)
	pause := time.Duration(0)
	for range 5 {
		st.want(check)
		st.s.simulated(st.now, errNode)
		next := st.s.retryAt.Sub(st.now)
		if next <= pause {
			t.Errorf("a pause of %s after one of %s", next, pause)
		}
		pause = next
		st.want(wait)
		st.pass(next)
	}
	st.want(check)
	st.s.simulated(st.now, nil)
	st.attempt(taken)
}

func TestStateRejections(t *testing.T) {
	for name, c := range map[string]struct {
		r      rejection
		giveUp bool
		times  int
		want   verdict
	}{
		"invalid":                    {invalidTx, true, 1, fail},
		"no funds, nobody waits":     {noFunds, false, 1, fail},
		"no funds, may come in time": {noFunds, true, 9, rebroadcast},
		"pool full":                  {poolFull, false, 9, rebroadcast},
		"unknown, a few":             {unknownRejected, true, rejectLimit - 1, rebroadcast},
		"unknown, too many":          {unknownRejected, true, rejectLimit, fail},
		"unreachable":                {unreachable, false, 20, rebroadcast},
	} {
		t.Run(name, func(t *testing.T) {
			st := newStateTest(t)
			st.s.giveUp = time.Time{}
			if c.giveUp {
				st.s.giveUp = testStart.Add(24 * time.Hour)
			}
			f := st.attempt(c.r)
			for range c.times - 1 {
				st.pass(2 * time.Minute)
				st.want(rebroadcast)
				st.s.attempted(st.now, f, false, c.r, errNode)
			}
			if c.want == rebroadcast {
				st.want(wait)
				st.pass(2 * time.Minute)
			}
			st.want(c.want)
		})
	}
}

func TestStateStaleView(t *testing.T) {
	st := newStateTest(t)
	st.now = st.now.Add(maxViewAge + time.Second)
	st.want(wait)
	if got, _ := (&sendState{rules: st.s.rules}).decide(st.now, view{}); got != wait {
		t.Errorf("without a view the verdict is %s", got)
	}
}

func TestStateAbandoned(t *testing.T) {
	st := newStateTest(t)
	old := st.attempt(taken)
	st.pass(time.Minute)
	st.want(expire)
	st.s.abandon()
	atLeastTenthMore(t, old, st.attempt(invalidTx)) // replaces it at once
	st.pass(5 * time.Second)
	st.want(rebroadcast) // and never fails nor expires
}

// Whatever a node answers and the market does: fees never exceed the cap, a
// new price is never less than a tenth above what a pool may have, nothing is published
// after expiry, and no rejection is answered without a pause.
func TestStateProperties(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	for range 3000 {
		st := newStateTest(t)
		for range 60 {
			st.pass(time.Duration(rnd.IntN(4000)) * time.Millisecond)
			if rnd.IntN(3) == 0 {
				st.market(1+rnd.Int64N(120), rnd.Int64N(10))
			}
			v, f := st.s.decide(st.now, st.v)
			if !st.now.Before(st.s.giveUp) && v != expire {
				t.Fatalf("after the deadline the verdict is %s", v)
			}
			switch v {
			case expire, fail, done:
			case lost:
				st.s.renonce()
			case publish, rebroadcast:
				if v == rebroadcast {
					f = *st.s.fees
				} else {
					if f.cap.Cmp(st.s.rules.feeCap) > 0 || f.tip.Cmp(f.cap) > 0 {
						t.Fatalf("fees %v, %v over the cap", f.tip, f.cap)
					}
					if st.s.pooled != nil { // else there is nothing of ours to replace
						atLeastTenthMore(t, *st.s.pooled, f)
					}
				}
				r := []rejection{taken, alreadyKnown, nonceTooLow, underpriced, noFunds, poolFull, unreachable}[rnd.IntN(7)]
				st.s.attempted(st.now, f, false, r, errNode)
				if again, _ := st.s.decide(st.now, st.v); again == publish || again == rebroadcast {
					t.Fatalf("after rejection %d there is no pause", r)
				}
				if r == nonceTooLow {
					st.s.missing(st.now, rnd.Uint64N(4))
				}
			}
			if v == expire || v == fail || v == done {
				break
			}
		}
		if t.Failed() {
			return
		}
	}
}
