package chain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// pendingTx is one transaction on its way.
type pendingTx struct {
	sendState
	account     *account
	candidate   Candidate
	gas         uint64
	attempts    []*types.Transaction // all that were handed to a node, oldest first
	reply       chan<- sent          // nil once answered
	receiptSeen *types.Receipt       // of the attempt that was mined
	held        bool
	empty       bool // to be replaced by a transaction that does nothing
}

// txOwner is the state behind a TxManager. Only its goroutine touches it;
// requests to the node run in goroutines of their own, which come back through
// ops.
type txOwner struct {
	*TxManager
	accounts []*account // the last one pays for new transactions
	view     view
	polling  bool
	failures int       // of polls, in a row
	pollAt   time.Time // not before
	io       sync.WaitGroup
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
			if o.count() > 0 {
				o.poll(ctx)
			}
		}
		o.decideAll(ctx)
		o.report()
	}
}

func (o *txOwner) count() int {
	n := 0
	for _, a := range o.accounts {
		n += len(a.pending)
	}
	return n
}

func (o *txOwner) current() *account { return o.accounts[len(o.accounts)-1] }

// setAccount makes a the account that pays. An account that is known keeps its
// own count of nonces.
func (o *txOwner) setAccount(a *account) {
	if i := slices.IndexFunc(o.accounts, func(b *account) bool { return b.address == a.address }); i >= 0 {
		a = o.accounts[i]
		o.accounts = slices.Delete(o.accounts, i, i+1)
	}
	o.accounts = append(o.accounts, a)
	o.count1(func(s *TxStatus) { s.Address = a.address })
}

// accept takes on a candidate or refuses it at once.
func (o *txOwner) accept(c Candidate, gas uint64, reply chan<- sent) {
	if o.count() >= o.cfg.MaxPending {
		reply <- sent{err: fmt.Errorf("%w: %d", ErrTooManyPending, o.cfg.MaxPending)}
		return
	}
	a := o.current()
	tx := &pendingTx{sendState: o.newState(c.GiveUp), account: a, candidate: c, gas: gas, reply: reply}
	if c.Once {
		tx.resume(a.sentBefore(c))
	}
	a.pending = append(a.pending, tx)
}

// resume makes tx continue where old, a transaction of the same account that
// was sent before, stands.
func (tx *pendingTx) resume(old *types.Transaction) {
	if old == nil {
		return
	}
	tx.attempts, tx.maybe, tx.gas = []*types.Transaction{old}, true, old.Gas()
	tx.hasNonce, tx.nonce = true, old.Nonce()
	tx.fees = &fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}
}

func (o *txOwner) newState(giveUp time.Time) sendState {
	return sendState{giveUp: giveUp, rules: sendRules{
		feeCap: o.cfg.FeeCap, resubmitAfter: o.cfg.ResubmitAfter,
		retry: min(o.cfg.PollInterval, o.cfg.ResubmitAfter), confirmations: o.cfg.Confirmations,
	}}
}

// decideAll asks every pending transaction what to do and does it.
func (o *txOwner) decideAll(ctx context.Context) {
	now := time.Now()
	if o.count() > 0 && !o.view.usable(now) {
		o.poll(ctx)
	}
	for _, a := range slices.Clone(o.accounts) {
		for _, tx := range slices.Clone(a.pending) {
			v, f := tx.decide(now, o.view)
			o.act(ctx, tx, v, f)
		}
	}
	o.accounts = slices.DeleteFunc(o.accounts, func(a *account) bool { return len(a.pending) == 0 && a != o.current() })
}

func (o *txOwner) act(ctx context.Context, tx *pendingTx, v verdict, f fees) {
	if v != expire { // which tells whether it was held until now
		tx.held = v == hold
	}
	switch v {
	case publish:
		o.publish(ctx, tx, f)
	case rebroadcast:
		o.broadcast(ctx, tx, tx.attempts[len(tx.attempts)-1], *tx.fees)
	case expire:
		o.expire(tx)
	case lost:
		o.log.Warn("nonce was used by a transaction that is not ours, taking a new one", "account", tx.account.address, "nonce", tx.nonce)
		o.renonce(tx)
	case fail:
		tx.answer(sent{err: fmt.Errorf("%w: %w", ErrNotAccepted, tx.why())})
		o.release(tx)
	case done:
		o.finish(tx)
	}
}

// why returns the reason that a transaction is not mined, as far as known.
func (tx *pendingTx) why() error {
	switch {
	case tx.held:
		return ErrFeesAboveCap
	case tx.lastErr != nil && classifySend(tx.lastErr) == noFunds:
		return fmt.Errorf("%w: %s: %w", ErrNoFunds, tx.account.address, tx.lastErr)
	case tx.lastErr != nil:
		return tx.lastErr
	case tx.fees != nil:
		return errors.New("no block took it")
	}
	return errors.New("it was never sent")
}

func (tx *pendingTx) answer(r sent) {
	if tx.reply != nil {
		r.from = tx.account.address
		tx.reply <- r
		tx.reply = nil
	}
}

// expire answers the caller. If a node may have the transaction, it is kept as
// an empty one until its nonce is used up, or all later ones would wait.
func (o *txOwner) expire(tx *pendingTx) {
	o.count1(func(s *TxStatus) { s.GaveUp++ })
	tx.answer(sent{err: fmt.Errorf("%w: %w", ErrGaveUp, tx.why())})
	o.release(tx)
}

// release gives a transaction's nonce back if nobody else can have seen it, or
// uses it up.
func (o *txOwner) release(tx *pendingTx) {
	a := tx.account
	if tx.hasNonce && (tx.maybe || tx.busy || tx.nonce+1 != a.next) {
		tx.abandon()
		tx.empty = true
		return
	}
	if tx.hasNonce {
		a.next--
	}
	o.remove(tx)
}

func (o *txOwner) remove(tx *pendingTx) {
	a := tx.account
	a.pending = slices.DeleteFunc(a.pending, func(other *pendingTx) bool { return other == tx })
}

func (o *txOwner) renonce(tx *pendingTx) {
	if tx.abandoned { // the nonce is used up, which is all that was wanted
		o.remove(tx)
		return
	}
	tx.sendState.renonce()
	tx.attempts = nil
}

func (o *txOwner) finish(tx *pendingTx) {
	o.count1(func(s *TxStatus) { s.Mined++ })
	tx.answer(sent{receipt: tx.receiptSeen})
	a := tx.account
	for _, t := range tx.attempts {
		if t.Hash() == tx.receiptSeen.TxHash {
			a.recent[tx.nonce] = t
		}
	}
	delete(a.recent, tx.nonce-recentKept)
	o.remove(tx)
}

// publish signs a new attempt and sends it.
func (o *txOwner) publish(ctx context.Context, tx *pendingTx, f fees) {
	a := tx.account
	if !tx.hasNonce {
		tx.hasNonce, tx.nonce = true, a.next
		a.next++
	} else if tx.fees != nil {
		o.count1(func(s *TxStatus) { s.Bumped++ })
	}
	inner := &types.DynamicFeeTx{
		ChainID: o.backend.ChainID(), Nonce: tx.nonce, GasTipCap: f.tip, GasFeeCap: f.cap,
		Gas: tx.gas, To: tx.candidate.To, Value: tx.candidate.Value, Data: tx.candidate.Data,
	}
	if tx.empty {
		inner.To, inner.Value, inner.Data, inner.Gas = &a.address, nil, nil, fillerGas
	}
	signed, err := types.SignNewTx(a.key, o.signer, inner)
	if err != nil {
		tx.attempted(time.Now(), f, invalidTx, fmt.Errorf("signing: %w", err))
		return
	}
	tx.attempts = append(tx.attempts, signed)
	o.broadcast(ctx, tx, signed, f)
}

// fillerGas is the gas limit of an empty transaction. It leaves room for the
// part that rollups charge for data.
const fillerGas = 100_000

// broadcast hands an attempt to the node, beside the owner.
func (o *txOwner) broadcast(ctx context.Context, tx *pendingTx, signed *types.Transaction, f fees) {
	tx.busy = true
	o.io.Go(func() {
		err := o.backend.SendTransaction(ctx, signed)
		o.back(ctx, func() {
			r := classifySend(err)
			if r != taken && r != alreadyKnown {
				o.log.Warn("transaction not taken", "nonce", tx.nonce, "tx", signed.Hash(), "err", err)
			}
			tx.attempted(time.Now(), f, r, err)
		})
	})
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

func (o *txOwner) report() {
	held, poor := 0, 0
	for _, a := range o.accounts {
		for _, tx := range a.pending {
			if tx.held {
				held++
			}
			if tx.lastErr != nil && classifySend(tx.lastErr) == noFunds {
				poor++
			}
		}
	}
	o.count1(func(s *TxStatus) {
		s.Address, s.Pending, s.Held, s.NoFunds = o.current().address, o.count(), held, poor
	})
}
