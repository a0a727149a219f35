package chain

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"weak"
)

// unfinished is the error of one who waits for c no longer: that of ctx, and
// why c is not mined, as far as is known.
func (m *TxManager) unfinished(ctx context.Context, c Candidate) error {
	reason := make(chan error, 1)
	select {
	case m.ops <- func(o *txOwner) { reason <- o.machine.whyNot(c) }:
	case <-m.done:
		return ctx.Err()
	}
	select {
	case err := <-reason:
		if err != nil {
			return fmt.Errorf("not mined: %w: %w", err, ctx.Err())
		}
	case <-m.done:
	}
	return ctx.Err()
}

// whyNot is the reason why c is not mined; nil if nothing is known of it.
func (m *txMachine) whyNot(c Candidate) (why error) {
	m.each(func(tx *pendingTx) {
		if tx.candidate.same(c) {
			why = tx.why()
		}
	})
	return why
}

// why returns the reason that a transaction is not mined, as far as known.
func (tx *pendingTx) why() error {
	switch {
	case tx.held:
		return ErrFeesAboveCap
	case tx.noFunds():
		return fmt.Errorf("%w: %s: %w", ErrNoFunds, tx.account.address, tx.lastErr)
	case tx.lastErr != nil:
		return tx.lastErr
	case tx.checkErr != nil:
		return fmt.Errorf("simulating it again: %w", tx.checkErr)
	case tx.fees != nil:
		return errors.New("no block took it")
	}
	return errors.New("it was never sent")
}

func (tx *pendingTx) noFunds() bool {
	why := cmp.Or(tx.lastErr, tx.checkErr)
	return why != nil && classifySend(why) == noFunds
}

// manySaid bounds what rejections remembers. More than that forgets all, which
// costs each a line in the log.
const manySaid = 4096

// rejections remember what was last logged of each transaction that no node
// took, so that the same is not said with each attempt. They hold none of those
// that have ended: each has its data several times.
type rejections struct {
	last map[weak.Pointer[pendingTx]]rejection
}

// news tells whether r is not what was said of tx last.
func (c *rejections) news(tx *pendingTx, r rejection) bool {
	of := weak.Make(tx)
	if last, said := c.last[of]; said && last == r {
		return false
	}
	if c.last == nil || len(c.last) >= manySaid {
		c.last = map[weak.Pointer[pendingTx]]rejection{}
	}
	c.last[of] = r
	return true
}

func (c *rejections) forget(tx *pendingTx) { delete(c.last, weak.Make(tx)) }
