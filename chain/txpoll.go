package chain

import (
	"context"
	"math/big"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// question is what a poll asks of the chain about one transaction.
type question struct {
	tx     *pendingTx
	hashes []common.Hash // newest first
	block  uint64        // by which the nonce was said to be used

	account  common.Address
	expected uint64 // up to which count of its transactions all is ours
}

// poll asks for the head, the fees and the accounts' counts, and for the
// receipts of transactions whose nonce is used. At most one runs at a time.
func (o *txOwner) poll(ctx context.Context) {
	if o.polling || time.Now().Before(o.pollAt) {
		return
	}
	o.polling = true
	accounts := o.machine.polledAccounts()
	expected := make([]uint64, len(accounts))
	for i, a := range accounts {
		expected[i] = a.next
	}
	o.io.Go(func() {
		v, counts, err := o.look(ctx, accounts, expected)
		o.back(ctx, func() { o.polled(ctx, v, counts, err) })
	})
}

// fallbackTip is the tip where the node suggests none: 1 gwei.
const fallbackTip = 1_000_000_000

// look takes a view of the chain and counts the accounts' mined transactions,
// all at the same time: it stands between a result and its sending. expected
// are the counts up to which all is ours.
func (o *txOwner) look(ctx context.Context, accounts []*account, expected []uint64) (view, map[*account]uint64, error) {
	began := time.Now()
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
		wg.Go(func() { counts[i], errs[2+i] = countMined(ctx, o.backend, a.address, expected[i]) })
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return view{}, nil, err
		}
	}
	if o.cfg.MinTip != nil {
		tip = maxBig(tip, o.cfg.MinTip)
	}
	byAccount := make(map[*account]uint64, len(accounts))
	for i, a := range accounts {
		byAccount[a] = counts[i]
	}
	now := time.Now()
	v := o.confirmedView(view{head: head, seenAt: now, began: began, asked: now, market: market{baseFee: head.BaseFee, tip: tip}})
	if v.market.baseFee == nil {
		return view{}, nil, ErrNoBaseFee
	}
	return v, byAccount, nil
}

// polled takes in what a poll found and asks for receipts where a nonce is
// used.
func (o *txOwner) polled(ctx context.Context, v view, counts map[*account]uint64, err error) {
	if err != nil {
		o.pollFailed("asking the chain about transactions failed", err)
		return
	}
	ask := o.machine.polled(time.Now(), v, counts)
	if len(ask) == 0 {
		o.pollDone()
		return
	}
	o.io.Go(func() {
		found, head, err := o.findReceipts(ctx, ask)
		var counts map[common.Address]uint64
		if err == nil {
			counts, err = o.countMissing(ctx, ask, found)
		}
		o.back(ctx, func() {
			if err != nil {
				o.pollFailed("asking for receipts failed", err)
				return
			}
			o.pollDone()
			for i, q := range ask {
				o.machine.found(time.Now(), q, found[i], head, counts[q.account])
			}
		})
	})
}

// pollFailed lets the next poll wait, the longer the more have failed.
func (o *txOwner) pollFailed(what string, err error) {
	o.polling = false
	o.pollAt = time.Now().Add(jitter(o.cfg.PollInterval << min(o.failures, 5)))
	o.failures++
	o.count1(func(s *TxStatus) { s.Err = err.Error() })
	o.log.Warn(what, "err", err)
}

func (o *txOwner) pollDone() {
	o.polling, o.failures = false, 0
	o.count1(func(s *TxStatus) { s.Err = "" })
}

// countMissing counts the mined transactions of the accounts of which a receipt is
// missing.
func (o *txOwner) countMissing(ctx context.Context, ask []question, found []*types.Receipt) (map[common.Address]uint64, error) {
	counts := map[common.Address]uint64{}
	for i, q := range ask {
		if _, counted := counts[q.account]; found[i] != nil || counted {
			continue
		}
		n, err := countMined(ctx, o.backend, q.account, q.expected)
		if err != nil {
			return nil, err
		}
		counts[q.account] = n
	}
	return counts, nil
}

func (tx *pendingTx) hashes() []common.Hash {
	out := make([]common.Hash, 0, len(tx.attempts))
	for _, t := range slices.Backward(tx.attempts) {
		out = append(out, t.Hash())
	}
	return out
}
