package chain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// account is a gas key and the nonces given out for it.
type account struct {
	key     *ecdsa.PrivateKey
	address common.Address
	mined   uint64 // the chain's count of its transactions, as last read
	next    uint64 // the next nonce to give out
	pending []*pendingTx
	recent  map[uint64]*types.Transaction // finished ones, should a reorganisation drop them
	gap     time.Time                     // since when the chain waits for nonce mined, which is not pending; zero: it does not
}

// recentKept is how many finished transactions an account remembers.
const recentKept = 64

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
	a.pending = append(a.pending, &pendingTx{sendState: o.newState(c.GiveUp), account: a, candidate: c, gas: gas, reply: reply})
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
	tx.held = v == hold
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

// question is what a poll asks of the chain about one transaction.
type question struct {
	tx     *pendingTx
	hashes []common.Hash // newest first
}

// poll asks for the head, the fees and the accounts' counts, and for the
// receipts of transactions whose nonce is used. At most one runs at a time.
func (o *txOwner) poll(ctx context.Context) {
	if o.polling || time.Now().Before(o.pollAt) {
		return
	}
	o.polling = true
	accounts := slices.Clone(o.accounts)
	o.io.Go(func() {
		v, counts, err := o.look(ctx, accounts)
		o.back(ctx, func() { o.polled(ctx, v, counts, err) })
	})
}

// look takes a view of the chain and counts the accounts' mined transactions,
// all at the same time: it stands between a result and its sending.
func (o *txOwner) look(ctx context.Context, accounts []*account) (view, map[*account]uint64, error) {
	var head Block
	var tip *big.Int
	counts := make([]uint64, len(accounts))
	errs := make([]error, 2+len(accounts))
	var wg sync.WaitGroup
	wg.Go(func() { head, errs[0] = o.backend.Head(ctx) })
	wg.Go(func() { tip, errs[1] = o.backend.SuggestGasTipCap(ctx) })
	for i, a := range accounts {
		wg.Go(func() { counts[i], errs[2+i] = o.backend.NonceAt(ctx, a.address, nil) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return view{}, nil, err
		}
	}
	if head.BaseFee == nil {
		return view{}, nil, ErrNoBaseFee
	}
	if o.cfg.MinTip != nil {
		tip = maxBig(tip, o.cfg.MinTip)
	}
	byAccount := make(map[*account]uint64, len(accounts))
	for i, a := range accounts {
		byAccount[a] = counts[i]
	}
	now := time.Now()
	return view{head: head, seenAt: now, asked: now, market: market{baseFee: head.BaseFee, tip: tip}}, byAccount, nil
}

// polled takes in what a poll found and asks for receipts where a nonce is
// used.
func (o *txOwner) polled(ctx context.Context, v view, counts map[*account]uint64, err error) {
	if err != nil {
		o.polling = false
		o.pollAt = time.Now().Add(jitter(o.cfg.PollInterval << min(o.failures, 5)))
		o.failures++
		o.count1(func(s *TxStatus) { s.Err = err.Error() })
		o.log.Warn("asking the chain about transactions failed", "err", err)
		return
	}
	o.failures = 0
	o.count1(func(s *TxStatus) { s.Err = "" })
	if v.head.Hash == o.view.head.Hash {
		v.seenAt = o.view.seenAt
	}
	o.view = v
	var ask []question
	for a, n := range counts {
		if n != a.mined {
			a.mined, a.gap = n, time.Time{} // it moves
		}
		a.next = max(a.next, n)
		o.fillGap(a)
		for _, tx := range a.pending {
			if tx.hasNonce && (tx.nonce < n || tx.mined) && !tx.busy {
				ask = append(ask, question{tx, tx.hashes()})
			}
		}
	}
	if len(ask) == 0 {
		o.polling = false
		return
	}
	o.io.Go(func() {
		found := o.findReceipts(ctx, ask)
		o.back(ctx, func() {
			o.polling = false
			for _, q := range ask {
				o.foundReceipt(q, found)
			}
		})
	})
}

func (tx *pendingTx) hashes() []common.Hash {
	out := make([]common.Hash, 0, len(tx.attempts))
	for _, t := range slices.Backward(tx.attempts) {
		out = append(out, t.Hash())
	}
	return out
}

// receiptAnswer is a receipt, or nil if the node says that there is none.
type receiptAnswer struct{ receipt *types.Receipt }

// findReceipts asks for each question's receipts until one is found. A
// question that the node did not answer is missing from the result.
func (o *txOwner) findReceipts(ctx context.Context, ask []question) map[*pendingTx]receiptAnswer {
	out := make(map[*pendingTx]receiptAnswer, len(ask))
	for _, q := range ask {
		answer, known := receiptAnswer{}, true
		for _, h := range q.hashes {
			r, err := o.backend.TransactionReceipt(ctx, h)
			if err == nil && r.TxHash == h && r.BlockNumber != nil {
				answer.receipt = r
				break
			}
			known = known && errors.Is(err, ethereum.NotFound)
		}
		if known || answer.receipt != nil {
			out[q.tx] = answer
		}
	}
	return out
}

func (o *txOwner) foundReceipt(q question, found map[*pendingTx]receiptAnswer) {
	answer, known := found[q.tx]
	// An attempt made meanwhile was not asked for.
	if !known || len(q.hashes) != len(q.tx.attempts) {
		return
	}
	var number uint64
	if answer.receipt != nil {
		number = answer.receipt.BlockNumber.Uint64()
		q.tx.receiptSeen = answer.receipt
	}
	q.tx.receipt(answer.receipt != nil, number)
}

// fillGap sees to it that the nonce which the chain waits for gets used, when
// later ones are pending and it is not: it was given back, lost by a pool or a
// reorganisation, or taken by an earlier life of this program.
func (o *txOwner) fillGap(a *account) {
	lowest, ok := a.lowestPending()
	if !ok || lowest <= a.mined {
		a.gap = time.Time{}
		return
	}
	if a.gap.IsZero() {
		a.gap = time.Now()
	}
	if time.Since(a.gap) < o.cfg.ResubmitAfter {
		return
	}
	a.gap = time.Time{}
	for n := a.mined; n < lowest && n < a.mined+recentKept; n++ {
		tx := &pendingTx{sendState: o.newState(time.Time{}), account: a, empty: true}
		tx.hasNonce, tx.nonce, tx.abandoned = true, n, true
		if old := a.recent[n]; old != nil { // ours: send the very same again
			tx.attempts, tx.maybe, tx.empty, tx.gas = []*types.Transaction{old}, true, false, old.Gas()
			tx.fees = &fees{tip: old.GasTipCap(), cap: old.GasFeeCap()}
			tx.candidate = Candidate{To: old.To(), Data: old.Data(), Value: old.Value()}
		}
		o.log.Warn("filling a gap in the nonces", "account", a.address, "nonce", n)
		a.pending = append(a.pending, tx)
	}
}

func (a *account) lowestPending() (uint64, bool) {
	var lowest uint64
	ok := false
	for _, tx := range a.pending {
		if tx.hasNonce && (!ok || tx.nonce < lowest) {
			lowest, ok = tx.nonce, true
		}
	}
	return lowest, ok
}
