package chain

import (
	"fmt"
	"math/big"
	"time"
)

// view is what the TxManager knows of the chain at a moment.
type view struct {
	head   Block
	seenAt time.Time // local clock, when head was first seen
	asked  time.Time // local clock, when the view was taken; zero: never
	market market
}

// maxViewAge is how old a view may be for fees to be derived from it.
const maxViewAge = 15 * time.Second

func (v view) usable(now time.Time) bool {
	return !v.asked.IsZero() && now.Sub(v.asked) <= maxViewAge
}

// chainTime returns the time on the chain's clock: the newest block's
// timestamp and the time since it came. A host that sets its clock does not
// move it, as long as now carries the monotonic reading of time.Now.
func (v view) chainTime(now time.Time) time.Time {
	if v.asked.IsZero() {
		return now
	}
	return v.head.Time.Add(now.Sub(v.seenAt))
}

// sendRules are the parts of TxConfig that decisions rest on.
type sendRules struct {
	feeCap        *big.Int      // wei per gas, never exceeded
	resubmitAfter time.Duration // without being mined
	retry         time.Duration // first pause after a rejection
	confirmations uint64
}

// sendState decides what to do with one transaction. It does no I/O and has no
// clock: it is told the time, the view and what became of each attempt.
type sendState struct {
	rules  sendRules
	giveUp time.Time // chain time; zero: never

	hasNonce bool
	nonce    uint64

	busy     bool      // an attempt is on its way to the node
	maybe    bool      // a node may have one of the attempts
	fees     *fees     // of the newest attempt; nil: there was none
	sentAt   time.Time // when a node took the newest attempt; zero: it did not
	retryAt  time.Time // not before
	outbid   bool      // the last attempt was underpriced
	rejected int       // rejections in a row
	lastErr  error     // why the last attempt was not taken
	failed   bool      // no node will ever take it

	abandoned bool   // its caller has been answered; the nonce has to be used up
	minedAt   uint64 // block number, if mined
	mined     bool
	missed    int // times that the nonce was used but no receipt was there
}

// verdict is what to do next.
type verdict uint8

const (
	wait        verdict = iota // nothing now
	hold                       // nothing now: the fees are above the cap
	publish                    // sign with the fees given and send
	rebroadcast                // send the newest attempt again as it is
	expire                     // tell the caller that it is too late
	lost                       // its nonce went to another transaction: take a new one
	fail                       // tell the caller that no node takes it
	done                       // mined and confirmed
)

func (v verdict) String() string {
	names := [...]string{"wait", "hold", "publish", "rebroadcast", "expire", "lost", "fail", "done"}
	if int(v) < len(names) {
		return names[v]
	}
	return fmt.Sprintf("verdict %d", uint8(v))
}

const (
	// missLimit is how often a receipt may be missing before the nonce is
	// believed to have gone to a transaction that is not ours.
	missLimit = 5
	// rejectLimit is how often a node may refuse for unknown reasons.
	rejectLimit = 5
)

// decide returns what to do at now; fees are set for publish alone.
func (s *sendState) decide(now time.Time, v view) (verdict, fees) {
	switch {
	case s.mined:
		if n := s.rules.confirmations; n == 0 || v.head.Number >= s.minedAt+n {
			return done, fees{}
		}
		return wait, fees{}
	case !s.abandoned && !s.giveUp.IsZero() && !v.chainTime(now).Before(s.giveUp):
		return expire, fees{} // also while a node is slow to take it
	case s.busy:
		return wait, fees{}
	case s.missed >= missLimit:
		return lost, fees{}
	case s.failed:
		return fail, fees{}
	case now.Before(s.retryAt), !v.usable(now):
		return wait, fees{}
	case s.fees == nil:
		f, ok := v.market.first(s.rules.feeCap)
		if !ok {
			return hold, fees{}
		}
		return publish, f
	case s.outbid || s.sentAt.IsZero() || now.Sub(s.sentAt) >= s.rules.resubmitAfter:
		return s.again(v)
	}
	return wait, fees{}
}

// again decides how to repeat an attempt that was not mined or not taken.
func (s *sendState) again(v view) (verdict, fees) {
	if !s.outbid && s.sentAt.IsZero() {
		return rebroadcast, fees{} // not refused for its price
	}
	f, ok := s.fees.bumped(v.market, s.tipFloor(), s.rules.feeCap)
	if !ok {
		// Bounded spending comes first; the pool may have lost it, though.
		return rebroadcast, fees{}
	}
	return publish, f
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

// attempted notes what became of an attempt with the fees f.
func (s *sendState) attempted(now time.Time, f fees, r rejection, err error) {
	s.busy, s.fees, s.lastErr, s.outbid, s.sentAt = false, &f, err, r == underpriced, time.Time{}
	switch r {
	case taken, alreadyKnown:
		s.maybe, s.sentAt, s.rejected, s.lastErr = true, now, 0, nil
		return
	case unreachable, nonceTooLow:
		// Nobody knows who has it; the receipt decides.
		s.maybe = true
	case noFunds:
		// Somebody may fill the account before it is too late. Without a time
		// limit nobody waits for that.
		s.failed = s.giveUp.IsZero() && !s.maybe && !s.abandoned
	case invalidTx:
		s.failed = !s.maybe && !s.abandoned
	case unknownRejected:
		s.failed = s.rejected+1 >= rejectLimit && !s.maybe && !s.abandoned
	}
	s.retryAt = now.Add(s.rules.retry << min(s.rejected, 6))
	s.rejected++
}

// receipt notes that the transaction was found mined in block number, or no
// longer is.
func (s *sendState) receipt(found bool, number uint64) {
	switch {
	case found:
		s.mined, s.minedAt, s.missed = true, number, 0
	case s.mined: // its block left the chain, and the pool may not have it
		s.mined, s.sentAt = false, time.Time{}
	default:
		s.missed++
	}
}

// renonce forgets all attempts, none of which can be mined any more.
func (s *sendState) renonce() {
	s.hasNonce, s.maybe, s.fees, s.outbid, s.missed, s.rejected = false, false, nil, false, 0, 0
	s.sentAt, s.retryAt = time.Time{}, time.Time{}
}

// abandon turns the state into one that only uses up its nonce, at a price
// that replaces what went before.
func (s *sendState) abandon() {
	s.abandoned, s.outbid, s.rejected = true, s.fees != nil, 0
	s.retryAt = time.Time{}
}
