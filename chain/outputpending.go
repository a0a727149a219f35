package chain

import (
	"context"
	"errors"
	"time"

	"github.com/ethereum/go-ethereum"

	"github.com/nacre-tee/nacre/jobs"
)

// recoverFor is for how long after the start an earlier life of the process is
// reckoned with. Its answers are to jobs whose time is over by then.
const recoverFor = 10 * time.Minute

// awaitEarlierLife waits for what an earlier life of the process may have sent:
// until the account's transactions that were in a pool at the start are mined
// or replaced; and, whatever account it was, while the state with the pool's
// transactions says that the answer is given and the newest block's does not.
// The latter wait takes half of the time at most: then it is sent, and at worst
// a refusal is paid for.
func (o *Outputs) awaitEarlierLife(ctx context.Context, a *answer) error {
	if err := o.tx.settleEarlierLife(ctx, a.answerBy); err != nil {
		return err
	}
	if time.Since(o.began) > recoverFor || o.isNew(ctx, a.JobID) {
		return nil
	}
	bound, cancel := context.WithTimeout(ctx, time.Until(o.end(ctx, a))/2)
	defer cancel()
	tick := time.NewTicker(o.tx.cfg.PollInterval)
	defer tick.Stop()
	for o.inPool(bound, a) {
		select {
		case <-tick.C:
		case <-bound.Done():
		}
	}
	return ctx.Err()
}

// end returns the local time, with a monotonic reading, at which a is late. Where
// nobody has told the chain's time yet, it was signed after the block that it was
// signed by.
func (o *Outputs) end(ctx context.Context, a *answer) time.Time {
	now := time.Now()
	chain, known := o.tx.chainTime()
	if !known {
		chain = a.SignTimestamp
	}
	end := now.Add(a.answerBy.Sub(chain))
	if deadline, ok := ctx.Deadline(); ok && deadline.Before(end) {
		return deadline
	}
	return end
}

// isNew tells whether a job is known to be created after the start. Contracts
// that count their jobs number them.
func (o *Outputs) isNew(ctx context.Context, id jobs.ID) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.lastOld == nil && !o.uncounted {
		o.mu.Unlock()
		out, err := o.client.CallContract(ctx, ethereum.CallMsg{To: &o.jobs, Data: o.abi.PackJobCount()}, nil)
		count, bad := o.abi.UnpackJobCount(out)
		_, reverted := revertData(err)
		o.mu.Lock()
		switch {
		case err == nil && bad == nil:
			o.lastOld = count
		case err == nil || reverted:
			o.uncounted = true
		}
	}
	return o.lastOld != nil && id.Big().Cmp(o.lastOld) > 0
}

// inPool tells whether a pool's transaction answers a's job for us, as far as
// the node knows. A job that every executor has answered is gone.
func (o *Outputs) inPool(ctx context.Context, a *answer) bool {
	if ctx.Err() != nil || o.refusedAt(ctx, a, "latest") != nil {
		return false
	}
	err := o.refusedAt(ctx, a, "pending")
	return errors.Is(err, ErrAlreadyAnswered) || errors.Is(err, ErrJobGone)
}

// refusedAt returns why the contract would refuse a in the state of a block, as
// far as the node tells.
func (o *Outputs) refusedAt(ctx context.Context, a *answer, block string) error {
	data, err := o.packSingle(a)
	if err != nil {
		return nil
	}
	err = o.client.call(ctx, nil, "eth_call", callArg(ethereum.CallMsg{From: o.tx.Address(), To: &o.jobs, Data: data}), block)
	if reason, ok := revertData(err); ok {
		return submitError(&RevertError{Data: reason})
	}
	return nil
}
