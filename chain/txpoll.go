package chain

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

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

// fallbackTip is the tip where the node suggests none: 1 gwei.
const fallbackTip = 1_000_000_000

// look takes a view of the chain and counts the accounts' mined transactions,
// all at the same time: it stands between a result and its sending.
func (o *txOwner) look(ctx context.Context, accounts []*account) (view, map[*account]uint64, error) {
	var head Block
	var tip *big.Int
	counts := make([]uint64, len(accounts))
	errs := make([]error, 2+len(accounts))
	var wg sync.WaitGroup
	wg.Go(func() { head, errs[0] = o.backend.Head(ctx) })
	wg.Go(func() {
		tip, errs[1] = o.backend.SuggestGasTipCap(ctx)
		if isUnsupported(errs[1]) {
			tip, errs[1] = big.NewInt(fallbackTip), nil
		}
	})
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
			tx.resume(old)
			tx.empty = false
			tx.candidate = Candidate{To: old.To(), Data: old.Data(), Value: old.Value()}
		}
		o.log.Warn("filling a gap in the nonces", "account", a.address, "nonce", n)
		a.pending = append(a.pending, tx)
	}
}
