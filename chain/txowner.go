package chain

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// txOwner carries out what its txMachine decides. Only its goroutine touches
// either; requests to the node run in goroutines of their own, which come back
// through ops.
type txOwner struct {
	*TxManager
	machine  txMachine
	polling  bool
	failures int       // of polls, in a row
	pollAt   time.Time // not before
	unkept   bool      // the last attempt could not be kept
	io       sync.WaitGroup
	said     rejections
}

func (o *txOwner) run(ctx context.Context) {
	defer close(o.done)
	defer o.io.Wait()
	tick := time.NewTicker(o.cfg.PollInterval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case op := <-o.ops:
			op(o)
		case <-tick.C:
			if o.pending() > 0 {
				o.poll(ctx)
			}
		}
		now := time.Now()
		if o.pending() > 0 && !o.machine.view.usable(now) {
			o.poll(ctx)
		}
		o.machine.view = o.confirmedView(o.machine.view)
		orders := o.machine.decide(now)
		o.report() // first, so that who is answered finds it in the status
		for _, order := range orders {
			o.carryOut(ctx, order)
		}
	}
}

func (o *txOwner) pending() int { return o.machine.count(func(*pendingTx) bool { return true }) }

func (o *txOwner) carryOut(ctx context.Context, order order) {
	switch {
	case order.forget != nil:
		o.forget(*order.forget)
	case order.send != nil:
		o.keep(order)
		o.broadcast(ctx, order)
	case order.simulate:
		o.simulate(ctx, order)
	}
	for _, reply := range order.replies {
		reply <- order.answer
	}
}

// back runs f in the owner, unless it has ended.
func (o *txOwner) back(ctx context.Context, f func()) {
	select {
	case o.ops <- func(*txOwner) { f() }:
	case <-ctx.Done():
	}
}

func (o *txOwner) count1(f func(*TxStatus)) {
	o.mu.Lock()
	defer o.mu.Unlock()
	f(&o.status)
}

// report brings the status up to date.
func (o *txOwner) report() {
	m := &o.machine
	count := m.count
	var oldest time.Duration
	var short []common.Address
	m.each(func(tx *pendingTx) {
		if !tx.abandoned {
			oldest = max(oldest, time.Since(tx.since))
		}
		if tx.noFunds() && !slices.Contains(short, tx.account.address) {
			short = append(short, tx.account.address)
		}
	})
	o.count1(func(s *TxStatus) {
		s.Address, s.Pending, s.Oldest = m.current().address, o.pending(), oldest
		s.Held = count(func(tx *pendingTx) bool { return tx.held })
		s.NoFunds, s.Short = count((*pendingTx).noFunds), short
		s.Fillers = count(func(tx *pendingTx) bool { return tx.abandoned })
		s.Inherited = m.inherited()
		o.view, o.restored = m.view, m.restored
		s.Mined, s.GaveUp, s.Bumped = m.tally.mined, m.tally.gaveUp, m.tally.bumped
	})
}
