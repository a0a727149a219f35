package chain

import (
	"context"
	"slices"
	"sync"
	"time"
)

// board queues a and waits until it is in a transaction, or refused. Whoever
// waits takes a turn at preparing all that is queued; what arrives meanwhile
// goes together in the next turn. So nobody waits for company, and under load
// there is company.
func (o *Outputs) board(ctx context.Context, a *answer) boarding {
	a.end = o.end(ctx, a)
	o.mu.Lock()
	o.queue = append(o.queue, a)
	o.mu.Unlock()
	for {
		select {
		case b := <-a.boarded:
			return b
		case o.turn <- struct{}{}:
			o.prepare(ctx)
			<-o.turn
		case <-ctx.Done():
			o.mu.Lock()
			defer o.mu.Unlock()
			o.queue = slices.DeleteFunc(o.queue, func(q *answer) bool { return q == a })
			return boarding{err: ctx.Err()}
		}
	}
}

// prepare brings what is queued on its way. If ctx, which is that of one of
// those who wait, ends too early, what is left goes back into the queue.
func (o *Outputs) prepare(ctx context.Context) {
	o.mu.Lock()
	taken, left := together(o.queue, time.Now())
	o.queue = left
	o.mu.Unlock()
	if len(taken) == 0 {
		return
	}
	left = o.dispatch(ctx, taken)
	if len(left) > 0 {
		o.mu.Lock()
		o.queue = append(left, o.queue...)
		o.mu.Unlock()
	}
}

// together picks from a queue the answers that go in one transaction. The
// transaction is given up when the first of them is late. So none is with one
// that would cost it more than half of its own time, and the one that must
// be first goes now. Times are local.
func together(queue []*answer, now time.Time) (taken, left []*answer) {
	sorted := slices.Clone(queue)
	slices.SortStableFunc(sorted, func(a, b *answer) int { return a.answerBy.Compare(b.answerBy) })
	size := 0
	for _, a := range sorted {
		first := len(taken) == 0
		size += dataSize(a)
		fits := len(taken) < maxBatch && size <= maxBatchData
		if !first && (!fits || a.alone || taken[0].alone || 2*taken[0].end.Sub(now) < a.end.Sub(now)) {
			left = append(left, a)
			size -= dataSize(a)
			continue
		}
		taken = append(taken, a)
	}
	return taken, left
}

// dataSize returns the calldata that an answer needs at most, in bytes.
func dataSize(a *answer) int { return len(a.Output) + len(a.Signature) + 12*32 }

// dispatch brings answers on their way and returns those that it could not
// because ctx ended.
func (o *Outputs) dispatch(ctx context.Context, taken []*answer) (left []*answer) {
	send := o.single
	if o.takesLists(ctx) {
		send = o.alone
		if len(taken) > 1 {
			taken = o.batch(ctx, taken)
		}
	}
	var all sync.WaitGroup
	errs := make([]error, len(taken))
	for i, a := range taken {
		all.Go(func() { errs[i] = send(ctx, a) })
	}
	all.Wait()
	for i, a := range taken {
		switch {
		case errs[i] == nil:
		case ctx.Err() != nil: // a reason for one of them alone
			left = append(left, a)
		default:
			a.boarded <- boarding{err: errs[i]}
		}
	}
	return left
}

// single sends one answer to a contract that takes no lists, if it takes it.
func (o *Outputs) single(ctx context.Context, a *answer) error {
	data, err := o.packSingle(a)
	if err != nil {
		return err
	}
	c := Candidate{To: &o.jobs, Data: data, GasHeadroom: callbackHeadroom, GiveUp: a.answerBy, Once: true}
	gas, err := o.tx.gasLimit(ctx, c)
	if err != nil {
		return err
	}
	return o.send(ctx, flight{candidate: c}, gas, a)
}

// send hands f to the TxManager with the answers that are in it.
func (o *Outputs) send(ctx context.Context, f flight, gas uint64, in ...*answer) error {
	replies := make([]chan<- sent, len(in))
	boardings := make([]boarding, len(in))
	for i, a := range in {
		reply := make(chan sent, 1)
		f.digest, f.signature = a.RequestDigest, string(a.Signature)
		replies[i], boardings[i] = reply, boarding{flight: f, reply: reply}
	}
	if err := o.tx.enqueue(ctx, f.candidate, gas, replies...); err != nil {
		return err
	}
	for i, a := range in {
		o.note(a.JobID, boardings[i].flight)
		a.boarded <- boardings[i]
	}
	return nil
}
