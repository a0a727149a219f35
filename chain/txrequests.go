package chain

import (
	"context"
	"log/slog"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// broadcaster is a backend that hands a transaction to several nodes.
type broadcaster interface {
	Broadcast(context.Context, *types.Transaction) error
}

// broadcast hands an attempt to the nodes, beside the owner.
func (o *txOwner) broadcast(ctx context.Context, order order) {
	send := o.backend.SendTransaction
	if b, ok := o.backend.(broadcaster); ok {
		send = b.Broadcast
	}
	o.io.Go(func() {
		err := send(ctx, order.send)
		o.back(ctx, func() {
			r := classifySend(err)
			rejection := ""
			if r != taken && r != alreadyKnown {
				rejection = err.Error()
				level := slog.LevelDebug
				if o.said.news(order.tx, r) {
					level = slog.LevelWarn
				}
				o.log.Log(ctx, level, "transaction not taken", "nonce", order.send.Nonce(), "tx", order.send.Hash(), "err", err)
			} else {
				o.said.forget(order.tx)
			}
			o.count1(func(s *TxStatus) { s.Rejection = rejection })
			o.machine.attempted(time.Now(), order, r, err)
		})
	})
}

// simulate runs a transaction that waits on the state of a block, beside the
// owner: a node that has not got that block does not know.
func (o *txOwner) simulate(ctx context.Context, order order) {
	c, from, gas := order.tx.candidate, order.tx.account.address, order.tx.gas
	block := new(big.Int).SetUint64(order.block)
	o.io.Go(func() {
		var err error
		if c.simulate != nil {
			err = c.simulate(ctx, from, block)
		} else {
			err = o.tryAgain(ctx, from, c, gas, block)
		}
		o.back(ctx, func() { order.tx.simulated(time.Now(), err) })
	})
}
