package main

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// silentAfter is how long the chain may tell nothing before health says so.
const silentAfter = time.Minute

// health says what somebody has yet to do, and what does not work.
func (d *daemon) health(ctx context.Context) (missing, broken []string) {
	for _, limit := range d.pool.MissingLimits() {
		missing = append(missing, "sandbox limit: "+limit)
	}
	n := d.network.Load()
	if n == nil {
		if why := d.trouble.Load(); why != nil {
			broken = append(broken, "chain: "+*why)
		}
		return missing, broken
	}
	w := n.watcher.Status()
	if silent := time.Since(w.AskedAt); silent > silentAfter {
		broken = append(broken, fmt.Sprintf("chain: no answer for %s: %s", silent.Round(time.Second), w.Err))
	}
	if !w.Synced {
		missing = append(missing, "jobs start when the past of the chain is read")
	}
	t := n.txs.Status()
	if t.NoFunds > 0 || n.gasEmpty(ctx, t.Address) {
		broken = append(broken, fmt.Sprintf("gas account %s cannot pay: send it ether", t.Address))
	}
	if t.Held > 0 {
		broken = append(broken, fmt.Sprintf("%d transactions held: the chain's fees are above fee_cap_gwei %d", t.Held, n.cfg.FeeCapGwei))
	}
	return missing, broken
}

// balanceTimeout keeps a slow endpoint from making health slow.
const balanceTimeout = 2 * time.Second

// gasEmpty tells whether the account is known to have nothing.
func (n *network) gasEmpty(ctx context.Context, account common.Address) bool {
	ctx, cancel := context.WithTimeout(ctx, balanceTimeout)
	defer cancel()
	balance, err := n.client.BalanceAt(ctx, account, nil)
	return err == nil && balance.Sign() == 0
}
