package main

import (
	"context"
	"time"

	"github.com/nacre-tee/nacre/enclave"
)

// keyRetry is the pause after a rotated key could not be taken up.
const keyRetry = 5 * time.Second

// followKeys takes up the keys that the owner rotates.
func (c *connection) followKeys(ctx context.Context) {
	for {
		status, changed := c.lifecycle.Watch()
		var again <-chan time.Time
		if status.Rotations != c.rotations && !c.takeKeys(ctx, status) {
			again = time.After(keyRetry)
		}
		select {
		case <-ctx.Done():
			return
		case <-changed:
		case <-again:
		}
	}
}

func (c *connection) takeKeys(ctx context.Context, status enclave.Status) bool {
	if key := status.Mutable.WSAPIKey.Reveal(); key != "" {
		c.client.SetWebSocketKey(key)
	}
	if err := c.txs.SetKey(ctx, status.Mutable.ExecutorGasKey.PrivateKey()); err != nil {
		c.log.Error("rotated gas key not taken up", "err", err, "again_in", keyRetry)
		return false
	}
	c.rotations = status.Rotations
	c.log.Info("keys rotated", "gas_account", c.txs.Address())
	return true
}
