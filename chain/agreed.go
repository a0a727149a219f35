package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// hasQuorum tells whether one endpoint's word is not enough.
func (c *Client) hasQuorum() bool { return c.quorum > 1 }

// callAgreed runs msg on the state after a block (nil: the newest). What it
// returns, the output or the contract's refusal with its reason, is what as many
// endpoints say as the quorum that c was dialled with. It is ErrUnconfirmed or
// ErrOutvoted if too few do, and never a refusal then: nothing is to be given up
// for good because of it. It asks every endpoint; CallContract asks one.
func (c *Client) callAgreed(ctx context.Context, msg ethereum.CallMsg, block *big.Int) ([]byte, error) {
	return c.askAgreed(ctx, func(ctx context.Context, one *Client) ([]byte, error) {
		return one.CallContract(ctx, msg, block)
	})
}

func (c *Client) askAgreed(ctx context.Context, ask func(context.Context, *Client) ([]byte, error)) (out []byte, err error) {
	err = c.anyOf(ctx, func(one *Client) error {
		out, err = ask(ctx, one)
		return one.agreed(ctx, out, err, ask)
	})
	return out, err
}

// Agreed reads contracts as the quorum of its client's endpoints has them. It is
// for what is read once and counts for long.
type Agreed struct{ client *Client }

var _ viewBackend = Agreed{}

// Agreed returns a reader whose answers a quorum of c's endpoints gives: its
// methods are those of c, and fail with ErrUnconfirmed or ErrOutvoted where too
// few say the same.
func (c *Client) Agreed() Agreed { return Agreed{c} }

// CallContract runs msg on the state after the block (nil: the newest).
func (a Agreed) CallContract(ctx context.Context, msg ethereum.CallMsg, block *big.Int) ([]byte, error) {
	return a.client.callAgreed(ctx, msg, block)
}

// CodeAt returns the code of a contract (block nil: the newest).
func (a Agreed) CodeAt(ctx context.Context, contract common.Address, block *big.Int) ([]byte, error) {
	return a.client.askAgreed(ctx, func(ctx context.Context, one *Client) ([]byte, error) {
		return one.CodeAt(ctx, contract, block)
	})
}

// EstimateGas returns the gas that msg needs on the newest state. That the
// contract refuses is believed as callAgreed does: callers give up for good
// because of it. The gas is one endpoint's word.
func (c *Client) EstimateGas(ctx context.Context, msg ethereum.CallMsg) (uint64, error) {
	var gas hexutil.Uint64
	estimate := func(ctx context.Context, one *Client) (hexutil.Uint64, error) {
		return value[hexutil.Uint64](ctx, one, "eth_estimateGas", callArg(msg))
	}
	err := c.anyOf(ctx, func(one *Client) (err error) {
		if gas, err = estimate(ctx, one); err == nil {
			return nil
		}
		return one.agreed(ctx, nil, err, func(ctx context.Context, peer *Client) ([]byte, error) {
			_, err := estimate(ctx, peer)
			return nil, err
		})
	})
	return uint64(gas), err
}

// agreed returns err, with which c ran something that returned out, if that is
// no answer of the contract's or if a quorum says the same.
func (c *Client) agreed(ctx context.Context, out []byte, err error, run func(context.Context, *Client) ([]byte, error)) error {
	said, failed := verdictOf(out, err)
	if failed != nil {
		return err
	}
	against := c.confirm(ctx, c.quorum, "what the contract says", said, func(ctx context.Context, peer *Client) (common.Hash, error) {
		return verdictOf(run(ctx, peer))
	})
	switch {
	case against == nil:
		return err
	case err != nil:
		return fmt.Errorf("%w: %v", against, err) // not wrapped: it is no refusal yet
	}
	return against
}

// verdictOf returns a fingerprint of what a contract says: its output, or its
// refusal and the reason. An error that is no refusal it returns.
func verdictOf(out []byte, err error) (common.Hash, error) {
	if err == nil {
		return crypto.Keccak256Hash([]byte("output"), out), nil
	}
	if reason, refused := revertData(err); refused {
		return crypto.Keccak256Hash([]byte("refusal"), reason), nil
	}
	return common.Hash{}, err
}
