package chain

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// NonceAfter returns the number of an account's mined transactions, where up to
// expected may be. With a quorum it is the highest number that as many endpoints
// reach. Without one it is an endpoint's word, unless it is above expected and
// at least two others have something to say: then two must reach it.
//
// An endpoint that counts more than expected, and in a block that others have
// otherwise than they, is ErrOutvoted and left.
func (c *Client) NonceAfter(ctx context.Context, account common.Address, expected uint64) (n uint64, err error) {
	switch {
	case c.hasQuorum():
		return c.countOutvoting(ctx, account, expected)
	case len(c.all) < 3:
		return c.NonceAt(ctx, account, nil)
	}
	err = c.anyOf(ctx, func(one *Client) error {
		if n, err = one.countAt(ctx, account, "latest"); err != nil || n <= expected {
			return err
		}
		settled, err := one.checkCount(ctx, account)
		if len(settled.said) >= 3 || settled.alike {
			n = min(n, max(expected, settled.n))
		}
		return err
	})
	return n, err
}

// countOutvoting is countAgreed with a look at those that count more.
func (c *Client) countOutvoting(ctx context.Context, account common.Address, expected uint64) (uint64, error) {
	t, err := c.countAgreed(ctx, account, "latest")
	if err != nil {
		return 0, err
	}
	for _, s := range t.said {
		if s.n <= max(expected, t.n) {
			continue
		}
		if _, err := s.by.checkCount(ctx, account); err != nil {
			s.by.report(err)
		}
	}
	return t.n, nil
}

// behindHead is how far below the newest block, which not all endpoints have
// yet, they are asked for what has not just happened.
const behindHead = 2

// checkCount has all endpoints count an account's transactions up to a block
// that at least two have reached: not the one that is asked, which might name
// one that nobody has. It is ErrOutvoted if as many as are enough count alike,
// and other than c does.
func (c *Client) checkCount(ctx context.Context, account common.Address) (tally, error) {
	newest := c.newestOf(ctx, 2)
	if newest == 0 {
		return tally{}, ctx.Err()
	}
	block := newest - min(newest, behindHead)
	at := hexutil.EncodeUint64(block)
	// Endpoints that lag do not have that block, and say nothing.
	t := c.counts(ctx, account, at, max(2, c.quorum))
	if !t.alike {
		return t, ctx.Err()
	}
	own, err := c.countAt(ctx, account, at)
	if err != nil || own == t.n {
		return t, ctx.Err()
	}
	return t, fmt.Errorf("%w: it counts %d transactions of %s up to block %d, the others %d", ErrOutvoted, own, account, block, t.n)
}

// countAgreed returns the highest number that a quorum's counts of an account's
// transactions reach.
func (c *Client) countAgreed(ctx context.Context, account common.Address, at string) (tally, error) {
	t := c.counts(ctx, account, at, c.quorum)
	switch {
	case ctx.Err() != nil:
		return tally{}, ctx.Err()
	case len(t.said) < c.quorum:
		return tally{}, fmt.Errorf("%w: transactions of %s, %d of the %d needed", ErrUnconfirmed, account, len(t.said), c.quorum)
	}
	return t, nil
}

// tally is what endpoints count.
type tally struct {
	said  []count
	n     uint64 // what enough of them count alike, or the highest that enough reach
	alike bool
}

type count struct {
	by *Client
	n  uint64
}

// counts returns how many transactions of an account the endpoints count: all
// that answer, or those that have answered when enough are alike.
func (c *Client) counts(ctx context.Context, account common.Address, at string, enough int) (t tally) {
	alike := map[uint64]int{}
	for s := range pollAll(ctx, c, enough, func(ctx context.Context, one *Client) (count, error) {
		n, err := one.countAt(ctx, account, at)
		return count{one, n}, err
	}) {
		t.said = append(t.said, s)
		if alike[s.n]++; alike[s.n] == enough {
			t.n, t.alike = s.n, true
			return t
		}
	}
	slices.SortFunc(t.said, func(a, b count) int { return cmp.Compare(b.n, a.n) })
	if len(t.said) >= enough {
		t.n = t.said[enough-1].n
	}
	return t
}

func (c *Client) countAt(ctx context.Context, account common.Address, at string) (uint64, error) {
	n, err := value[hexutil.Uint64](ctx, c, "eth_getTransactionCount", account, at)
	return uint64(n), err
}

// errResting is said of an endpoint that is not asked because others are well.
var errResting = errors.New("RPC endpoint rests")

// pollAll asks the endpoints that are well, or all if fewer than enough are, and
// yields their answers as they come in. No error is among them.
func pollAll[T any](ctx context.Context, c *Client, enough int, ask func(context.Context, *Client) (T, error)) func(yield func(T) bool) {
	return func(yield func(T) bool) {
		well := 0
		for _, p := range c.peers() {
			if p.usable() {
				well++
			}
		}
		var mu sync.Mutex // guards answers
		var answers []T
		for v := range c.poll(ctx, func(ctx context.Context, one *Client) (common.Hash, error) {
			if well >= enough && !one.usable() {
				return common.Hash{}, errResting
			}
			one.patience = hasteTimeout
			answer, err := ask(ctx, one)
			if err == nil {
				mu.Lock()
				defer mu.Unlock()
				answers = append(answers, answer)
			}
			return common.Hash{}, err
		}) {
			if v.err != nil {
				continue
			}
			mu.Lock()
			next := answers[0]
			answers = answers[1:]
			mu.Unlock()
			if !yield(next) {
				return
			}
		}
	}
}
