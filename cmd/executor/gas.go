package main

import (
	"context"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// balanceTimeout keeps a slow endpoint from making health slow; balanceAge
// keeps those who ask for health often from making us ask the chain often.
const (
	balanceTimeout = healthTimeout
	balanceAge     = 15 * time.Second
)

// gasBalance remembers what the gas account had.
type gasBalance struct {
	mu      sync.Mutex // guards what follows
	account common.Address
	asked   time.Time
	wei     *big.Int // nil: not known
}

// balanceUnknown says that the account may be empty.
func (c *connection) balanceUnknown(ctx context.Context) string {
	account := c.txs.Status().Address
	return when(c.gasWei(ctx, account) == nil, fmt.Sprintf("gas account %s: what it has is not known, no endpoint said so within %s: look at the HTTP endpoints", account, balanceTimeout))
}

// gasEmpty tells whether the account is known to have nothing.
func (c *connection) gasEmpty(ctx context.Context, account common.Address) bool {
	wei := c.gasWei(ctx, account)
	return wei != nil && wei.Sign() == 0
}

// gasWei is what the account has; nil if that is not known.
func (c *connection) gasWei(ctx context.Context, account common.Address) *big.Int {
	g := &c.gas
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.account == account && time.Since(g.asked) < balanceAge {
		return g.wei
	}
	ctx, cancel := context.WithTimeout(ctx, balanceTimeout)
	defer cancel()
	balance, err := c.client.BalanceAt(ctx, account, nil)
	if err != nil {
		balance = nil
	}
	g.account, g.asked, g.wei = account, time.Now(), balance
	return g.wei
}
