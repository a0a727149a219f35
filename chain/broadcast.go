package chain

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
)

// SendTransaction hands a signed transaction to the current endpoint, or to
// another if that one gives no answer: it may have the transaction then, which
// does no harm.
func (c *Client) SendTransaction(ctx context.Context, tx *types.Transaction) error {
	raw, err := tx.MarshalBinary()
	if err != nil {
		return fmt.Errorf("encoding transaction %s: %w", tx.Hash(), err)
	}
	return c.call(ctx, nil, "eth_sendRawTransaction", hexutil.Bytes(raw))
}

// errClientClosed is what is asked of a client after Close.
var errClientClosed = errors.New("RPC client closed")

// Broadcast hands a signed transaction to all endpoints, for when the current
// one may have kept it to itself. It returns as soon as one has it: nil, or
// that it was known there. The others are told in the background, which ends
// with Close at the latest. If none takes it, the refusal that is the least
// final is returned, as a *partlyHeard if some gave no answer; if none
// answers, the first one's failure.
func (c *Client) Broadcast(ctx context.Context, tx *types.Transaction) error {
	peers := c.peers()
	answers := make(chan error, len(peers)) // nobody waits for all
	if err := c.handOn(tx, peers, answers); err != nil {
		return err
	}
	var refusal, silence error
	silent := 0
	for range peers {
		var err error
		select {
		case err = <-answers:
		case <-ctx.Done():
			return ctx.Err()
		}
		switch got := classifySend(err); {
		case got == taken, got == alreadyKnown:
			return err
		case got == unreachable:
			if silent++; silence == nil {
				silence = err
			}
		case refusal == nil, finality(got) < finality(classifySend(refusal)):
			refusal = err
		}
	}
	switch {
	case refusal == nil:
		return silence
	case silent > 0:
		return &partlyHeard{refusal, silent, len(peers)}
	}
	return refusal
}

// handOn starts telling peers of tx. Where there are several, none gets more
// time than it takes to notice that it is not there.
func (c *Client) handOn(tx *types.Transaction, peers []*Client, answers chan<- error) error {
	c.mu.Lock() // see Close
	defer c.mu.Unlock()
	if c.closed.Err() != nil {
		return errClientClosed
	}
	for _, one := range peers {
		if len(peers) > 1 {
			one.patience = hasteTimeout
		}
		c.tending.Go(func() { answers <- one.SendTransaction(c.closed, tx) })
	}
	return nil
}

// finality orders refusals: of those that are given at once the one counts that
// leaves the most to be tried.
func finality(r rejection) int {
	return slices.Index([]rejection{nonceTooLow, underpriced, poolFull, noFunds, unknownRejected, invalidTx}, r)
}

// partlyHeard is a refusal of a transaction beside which some endpoints gave no
// answer: they may have it.
type partlyHeard struct {
	refusal    error
	silent, of int
}

func (e *partlyHeard) Error() string {
	return fmt.Sprintf("%v (%d of %d RPC endpoints gave no answer)", e.refusal, e.silent, e.of)
}
func (e *partlyHeard) Unwrap() error { return e.refusal }

// mayHaveIt tells whether a node may have the transaction for which err came,
// although another one refused it.
func mayHaveIt(err error) bool {
	var partly *partlyHeard
	return errors.As(err, &partly)
}
