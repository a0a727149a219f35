package chain

import (
	"errors"
	"time"
)

// attempted notes what became of an attempt with the fees f, which may have
// been one to do nothing.
func (s *sendState) attempted(now time.Time, f fees, empty bool, r rejection, err error) {
	s.busy, s.lastErr, s.outbid, s.sentAt = false, err, r == underpriced, time.Time{}
	if s.fees == nil || f.cap.Cmp(s.fees.cap) >= 0 && f.tip.Cmp(s.fees.tip) >= 0 {
		s.fees, s.lastEmpty = &f, empty
	}
	s.checked = false
	if mayHaveIt(err) { // a node beside the one that refused it
		s.maybe, s.pooled, s.pooledEmpty = true, &f, empty
	}
	switch r {
	case taken, alreadyKnown:
		s.maybe, s.pooled, s.pooledEmpty, s.sentAt, s.rejected, s.lastErr = true, &f, empty, now, 0, nil
		return
	case unreachable, nonceTooLow:
		// Nobody knows who has it; the receipt decides.
		s.maybe, s.pooled, s.pooledEmpty = true, &f, empty
	case underpriced:
		if s.pooled != nil && f.cap.Cmp(s.pooled.cap) == 0 && f.tip.Cmp(s.pooled.tip) == 0 {
			s.pooled = nil // the pool has another one
		}
	case noFunds:
		// Somebody may fill the account before it is too late. Without a time
		// limit nobody waits for that.
		s.failed = (s.giveUp.IsZero() || s.impatient) && !s.maybe && !s.abandoned
	case invalidTx:
		s.failed = (!s.maybe || s.rejected+1 >= rejectLimit) && !s.abandoned
	case unknownRejected:
		s.failed = s.rejected+1 >= rejectLimit && !s.maybe && !s.abandoned
	}
	s.retryAt = now.Add(s.rules.retry << min(s.rejected, 6))
	s.rejected++
}

// missing notes that a node whose newest block is number head knows no receipt
// though the nonce is used. A node may not have indexed a block yet: the next
// miss counts with another block, or, where blocks come only with transactions,
// after a while.
func (s *sendState) missing(now time.Time, head uint64) {
	if s.missed > 0 && head <= s.missedAt && now.Sub(s.missedOn) < s.rules.resubmitAfter {
		return
	}
	s.missed, s.missedAt, s.missedOn = s.missed+1, head, now
}

// simulated notes what a simulation said: nothing, the contract's refusal, or
// another error, after which nobody knows.
func (s *sendState) simulated(now time.Time, err error) {
	s.busy = false
	var refused *RevertError
	switch {
	case err == nil:
		s.checked, s.refused, s.refusals, s.unchecked, s.checkErr = true, nil, 0, 0, nil
	case errors.As(err, &refused):
		s.refused, s.refusedAt, s.unchecked, s.checkErr = refused, now, 0, nil
		s.refusals++
		s.retryAt = now.Add(s.rules.retry)
	default:
		s.checkErr = err
		s.retryAt = now.Add(s.rules.retry << min(s.unchecked, 6))
		s.unchecked++
	}
}

// renonce forgets all attempts, none of which can be mined any more. What took
// their nonce may have done the same, hence the simulation.
func (s *sendState) renonce() {
	s.hasNonce, s.used, s.maybe, s.fees, s.outbid, s.missed, s.rejected = false, false, false, nil, false, 0, 0
	s.sentAt, s.retryAt, s.checked, s.pooled, s.lastEmpty = time.Time{}, time.Time{}, false, nil, false
}

// abandon turns the state into one that only uses up its nonce, by a
// transaction that does nothing and replaces what went before.
func (s *sendState) abandon() {
	s.abandoned, s.outbid, s.rejected = true, s.fees != nil && !s.lastEmpty, 0
	s.empty, s.failed, s.refusals = true, false, 0
	s.retryAt = time.Time{}
}

// revive undoes abandon. An empty transaction that was sent meanwhile has to be
// outbid; if it is mined first, the nonce is lost.
func (s *sendState) revive(giveUp time.Time) {
	s.abandoned, s.empty, s.giveUp = false, false, giveUp
	s.checked, s.rejected, s.missed, s.outbid = false, 0, 0, false
	s.retryAt = time.Time{}
}
