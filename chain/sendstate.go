package chain

import (
	"fmt"
	"math/big"
	"time"
)

// sendRules are the parts of TxConfig that decisions rest on.
type sendRules struct {
	feeCap        *big.Int      // wei per gas, never exceeded; see payloadCap
	resubmitAfter time.Duration // without being mined
	retry         time.Duration // first pause after a rejection
}

// payloadCap returns what a transaction that does something offers at most: as
// much below the cap as the empty one needs that may have to replace it.
func (r sendRules) payloadCap() *big.Int {
	n := new(big.Int).Sub(r.feeCap, big.NewInt(1))
	n.Mul(n, big.NewInt(bumpDenominator))
	return n.Div(n, big.NewInt(bumpNumerator))
}

// sendState decides what to do with one transaction. It does no I/O and has no
// clock: it is told the time, the view and what became of each attempt.
type sendState struct {
	rules  sendRules
	giveUp time.Time // chain time; zero: never

	hasNonce bool
	nonce    uint64
	used     bool // the chain counts a transaction with this nonce

	impatient bool // it does not wait for funds

	checks    bool  // it can be simulated, and is before each new price
	checked   bool  // it was, since the last attempt
	unchecked int   // simulations in a row that said nothing
	checkErr  error // why the last of them did not
	refusals  int   // simulations in a row that the contract refused
	refused   error // the last one's reason
	refusedAt time.Time

	busy        bool      // an attempt or a simulation is on its way to the node
	maybe       bool      // a node may have one of the attempts
	fees        *fees     // of the newest attempt; nil: there was none
	pooled      *fees     // of the newest attempt that a node may have; nil: there was none
	pooledEmpty bool      // that attempt does nothing
	sentAt      time.Time // when a node took the newest attempt; zero: it did not
	retryAt     time.Time // not before
	outbid      bool      // the last attempt was underpriced
	rejected    int       // rejections in a row
	lastErr     error     // why the last attempt was not taken
	failed      bool      // no node will ever take it

	abandoned bool // nobody waits for it; the nonce has to be used up
	empty     bool // from now on by a transaction that does nothing
	lastEmpty bool // the newest attempt does nothing
	mined     bool

	missed   int       // times that the nonce was used but no receipt was there
	missedAt uint64    // number of the newest block at the last time
	missedOn time.Time // the last time
}

// verdict is what to do next.
type verdict uint8

const (
	wait        verdict = iota // nothing now
	hold                       // nothing now: the fees are above the cap
	check                      // simulate it again
	publish                    // sign with the fees given and send
	rebroadcast                // send the newest attempt again as it is
	expire                     // tell the caller that it is too late
	lost                       // its nonce went to another transaction: take a new one
	fail                       // tell the caller that no node takes it
	refuse                     // tell the caller that the contract refuses it now
	done                       // mined
)

func (v verdict) String() string {
	names := [...]string{"wait", "hold", "check", "publish", "rebroadcast", "expire", "lost", "fail", "refuse", "done"}
	if int(v) < len(names) {
		return names[v]
	}
	return fmt.Sprintf("verdict %d", uint8(v))
}

const (
	// missLimit is how often a receipt must be missing, each time with another
	// newest block, before the nonce is believed to have gone elsewhere.
	missLimit = 3
	// rejectLimit is how often a node may refuse for unknown reasons.
	rejectLimit = 5
	// refusalLimit is how often a contract must refuse what a node may have
	// already: a node that lags refuses too.
	refusalLimit = 2
)

// decide returns what to do at now; fees are set for publish and rebroadcast.
func (s *sendState) decide(now time.Time, v view) (verdict, fees) {
	switch {
	case s.mined:
		return done, fees{}
	case !s.abandoned && v.over(s.giveUp, now):
		return expire, fees{} // also while a node is slow to take it
	case s.busy:
		return wait, fees{}
	case s.missed >= missLimit:
		return lost, fees{}
	case s.failed:
		return fail, fees{}
	case s.used && s.hasNonce: // the receipt tells by what
		return wait, fees{}
	case s.refusals > 0 && !s.abandoned && !s.maybe:
		return refuse, fees{}
	case s.refusals >= refusalLimit && !s.abandoned:
		// The reason may be that it is mined itself: the count has to be newer.
		if v.began.After(s.refusedAt) && v.usable(now) {
			return refuse, fees{}
		}
		return wait, fees{}
	case now.Before(s.retryAt), !v.usable(now):
		return wait, fees{}
	case s.fees == nil:
		f, ok := v.market.first(s.limit())
		if !ok {
			return hold, fees{}
		}
		return s.priced(f)
	case s.outbid || s.unwanted() || s.stale(now):
		return s.again(now, v)
	}
	return wait, fees{}
}

// again decides how to repeat an attempt that was not mined or not taken.
func (s *sendState) again(now time.Time, v view) (verdict, fees) {
	if !s.outbid && s.sentAt.IsZero() && !s.unwanted() {
		return rebroadcast, *s.fees // not refused for its price
	}
	f, ok := s.fees.bumped(v.market, s.tipFloor(), s.limit())
	if !ok && s.empty { // a raise at all, then: what it replaces may be all that a pool has
		f, ok = s.fees.bumped(market{new(big.Int), new(big.Int)}, new(big.Int), s.limit())
	}
	if !ok && s.outbid {
		f, ok = s.tipRaised()
	}
	switch {
	case ok:
		return s.priced(f)
	case s.unwanted() && s.empty:
		return hold, fees{} // what is not wanted any more is not sent again
	case s.unwanted() && !s.stale(now):
		return wait, fees{} // nothing dearer may be offered: the empty one has to be mined first
	}
	// Bounded spending comes first; the pool may have lost it, though. If what
	// was thought to be in a pool is outbid itself, it is not there.
	if s.outbid && s.pooled != nil && s.pooledEmpty == s.empty {
		return rebroadcast, *s.pooled
	}
	return rebroadcast, *s.fees
}

// tipRaised returns fees at the limit with more for the block's producer. It is
// false if a pool may have an attempt of ours that they do not replace.
func (s *sendState) tipRaised() (fees, bool) {
	f := fees{tip: minBig(maxBig(raise(s.fees.tip), s.tipFloor()), s.limit()), cap: s.limit()}
	if s.pooled != nil && (raise(s.pooled.cap).Cmp(f.cap) > 0 || raise(s.pooled.tip).Cmp(f.tip) > 0) {
		return fees{}, false
	}
	return f, f.tip.Cmp(s.fees.tip) > 0
}

// unwanted tells whether the newest attempt does something when nothing is to
// be done any more, or the reverse.
func (s *sendState) unwanted() bool { return s.fees != nil && s.lastEmpty != s.empty }

// stale tells whether the newest attempt may be sent again.
func (s *sendState) stale(now time.Time) bool {
	return s.sentAt.IsZero() || now.Sub(s.sentAt) >= s.rules.resubmitAfter
}

// priced publishes with the fees f what has been simulated lately. What has
// waited may have become worthless: the job is gone, or is answered.
func (s *sendState) priced(f fees) (verdict, fees) {
	if s.checks && !s.checked && !s.abandoned {
		return check, fees{}
	}
	return publish, f
}

func (s *sendState) limit() *big.Int {
	if s.empty {
		return s.rules.feeCap
	}
	return s.rules.payloadCap()
}

// tipFloor returns a tip that grows with each rejection for its price, so that
// a tip of nothing does not grow by a wei at a time.
func (s *sendState) tipFloor() *big.Int {
	if !s.outbid {
		return new(big.Int)
	}
	const first = 10_000_000 // 0.01 gwei
	return new(big.Int).Lsh(big.NewInt(first), uint(min(s.rejected, 16)))
}
