package main

import (
	"context"
	"fmt"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// clockTolerance is how far the host's clock may be behind the newest blocks.
// One that is ahead looks like a quiet chain and is not reported.
const clockTolerance = 30 * time.Second

// silentAfter is how long the chain may tell nothing before health says so.
const silentAfter = time.Minute

// health says what somebody has yet to do, and what does not work.
func (d *daemon) health(ctx context.Context) (missing, broken []string) {
	for _, limit := range d.pool.MissingLimits() {
		missing = append(missing, "sandbox limit: "+limit)
	}
	c := d.connection.Load()
	if c == nil {
		if why := d.trouble.Load(); why != nil {
			broken = append(broken, "chain: "+*why)
		}
		return missing, broken
	}
	if off := c.coordinator.Stats().ClockOffset; off > clockTolerance {
		broken = append(broken, fmt.Sprintf("clock: the host's is %s behind the chain's: set it right", off.Round(time.Second)))
	}
	w := c.watcher.Status()
	if silent := time.Since(w.AskedAt); silent > silentAfter {
		broken = append(broken, fmt.Sprintf("chain: no answer for %s: %s", silent.Round(time.Second), w.Err))
	}
	if !w.Synced {
		missing = append(missing, "jobs start when the past of the chain is read")
	}
	t := c.txs.Status()
	if t.NoFunds > 0 || c.gasEmpty(ctx, t.Address) {
		broken = append(broken, fmt.Sprintf("gas account %s cannot pay: send it ether", t.Address))
	}
	if t.Held > 0 {
		broken = append(broken, fmt.Sprintf("%d transactions held: the chain's fees are above fee_cap_gwei %d", t.Held, c.cfg.FeeCapGwei))
	}
	return missing, broken
}

// balanceTimeout keeps a slow endpoint from making health slow; balanceAge
// keeps those who ask for health often from making us ask the chain often.
const (
	balanceTimeout = 2 * time.Second
	balanceAge     = 15 * time.Second
)

// gasBalance remembers whether the gas account was empty.
type gasBalance struct {
	mu      sync.Mutex // guards what follows
	account common.Address
	asked   time.Time
	empty   bool
}

// gasEmpty tells whether the account is known to have nothing.
func (c *connection) gasEmpty(ctx context.Context, account common.Address) bool {
	g := &c.gas
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.account == account && time.Since(g.asked) < balanceAge {
		return g.empty
	}
	ctx, cancel := context.WithTimeout(ctx, balanceTimeout)
	defer cancel()
	balance, err := c.client.BalanceAt(ctx, account, nil)
	g.account, g.asked, g.empty = account, time.Now(), err == nil && balance.Sign() == 0
	return g.empty
}
