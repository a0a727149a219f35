package chain

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// call makes one request.
func (c *Client) call(ctx context.Context, result any, method string, args ...any) error {
	ctx = expecting(ctx, method)
	return named(method, c.anyOf(ctx, func(one *Client) error {
		return one.exchange(ctx, 1, func(ctx context.Context, e *endpoint) error {
			return e.rpc.CallContext(ctx, result, method, args...)
		})
	}))
}

// batch makes several requests in one. It returns the first error, be it of
// the transport or of one of them.
func (c *Client) batch(ctx context.Context, elems []rpc.BatchElem) error {
	if len(elems) == 0 {
		return nil
	}
	methods := make([]string, len(elems))
	for i := range elems {
		methods[i] = elems[i].Method
	}
	ctx = expecting(ctx, methods...)
	return named("batch of "+elems[0].Method, c.anyOf(ctx, func(one *Client) error {
		return one.exchange(ctx, len(elems), func(ctx context.Context, e *endpoint) error {
			return exchangeBatch(ctx, e.rpc, elems)
		})
	}))
}

func exchangeBatch(ctx context.Context, r *rpc.Client, elems []rpc.BatchElem) error {
	for i := range elems {
		elems[i].Error = nil // of an endpoint asked before
	}
	if err := r.BatchCallContext(ctx, elems); err != nil {
		return err
	}
	for i := range elems {
		if isRateLimit(elems[i].Error) {
			return elems[i].Error
		}
	}
	for i := range elems {
		if elems[i].Error != nil {
			return named(elems[i].Method, elems[i].Error)
		}
	}
	return nil
}

func named(method string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", method, err)
}

// value makes a request whose answer null is none: it would be taken for an
// empty account or a first nonce.
func value[T any](ctx context.Context, c *Client, method string, args ...any) (T, error) {
	var v *T
	err := c.anyOf(ctx, func(one *Client) error {
		v = nil
		if err := one.call(ctx, &v, method, args...); err != nil {
			return err
		}
		if v == nil {
			return fmt.Errorf("%w: %s: null", ErrBadAnswer, method)
		}
		return nil
	})
	if err != nil {
		var zero T
		return zero, err
	}
	return *v, nil
}

// Head returns the newest block.
func (c *Client) Head(ctx context.Context) (Block, error) { return c.block(ctx, "latest") }

// CallContract runs msg on the state after the block (nil: the newest).
func (c *Client) CallContract(ctx context.Context, msg ethereum.CallMsg, block *big.Int) ([]byte, error) {
	return value[hexutil.Bytes](ctx, c, "eth_call", callArg(msg), blockTag(block))
}

// callPending runs msg on the state that the node's pool would make.
func (c *Client) callPending(ctx context.Context, msg ethereum.CallMsg) ([]byte, error) {
	return value[hexutil.Bytes](ctx, c, "eth_call", callArg(msg), "pending")
}

// CodeAt returns the code of a contract (block nil: the newest).
func (c *Client) CodeAt(ctx context.Context, contract common.Address, block *big.Int) ([]byte, error) {
	return value[hexutil.Bytes](ctx, c, "eth_getCode", contract, blockTag(block))
}

// FilterLogs returns the logs that match q. The Watcher does not use it: it
// promises nothing about reorganisations.
func (c *Client) FilterLogs(ctx context.Context, q ethereum.FilterQuery) (logs []types.Log, err error) {
	ctx = expecting(ctx, "eth_getLogs")
	return logs, named("eth_getLogs", c.anyOf(ctx, func(one *Client) error {
		return one.exchange(ctx, 1, func(ctx context.Context, e *endpoint) error {
			var err error
			logs, err = e.eth.FilterLogs(ctx, q)
			return err
		})
	}))
}

// BalanceAt returns an account's balance in wei (block nil: the newest).
func (c *Client) BalanceAt(ctx context.Context, account common.Address, block *big.Int) (*big.Int, error) {
	balance, err := value[hexutil.Big](ctx, c, "eth_getBalance", account, blockTag(block))
	return (*big.Int)(&balance), err
}

// SuggestGasTipCap returns the node's idea of a tip, in wei per gas. A node that
// has none is not to blame for it.
func (c *Client) SuggestGasTipCap(ctx context.Context) (*big.Int, error) {
	var tip hexutil.Big
	var lacks error
	err := c.anyOf(ctx, func(one *Client) (err error) {
		tip, err = value[hexutil.Big](ctx, one, "eth_maxPriorityFeePerGas")
		if lacks = nil; isUnsupported(err) {
			lacks, err = err, nil
		}
		return err
	})
	if err == nil {
		err = lacks
	}
	return (*big.Int)(&tip), err
}

// NonceAt returns the number of an account's mined transactions: on the newest
// state (block nil) the highest that a quorum reaches.
func (c *Client) NonceAt(ctx context.Context, account common.Address, block *big.Int) (uint64, error) {
	if block == nil && c.hasQuorum() {
		t, err := c.countAgreed(ctx, account, "latest")
		return t.n, err
	}
	return c.countAt(ctx, account, blockTag(block))
}

// PendingNonceAt is NonceAt with the transactions in the nodes' pools.
func (c *Client) PendingNonceAt(ctx context.Context, account common.Address) (uint64, error) {
	if c.hasQuorum() {
		t, err := c.countAgreed(ctx, account, "pending")
		return t.n, err
	}
	return c.countAt(ctx, account, "pending")
}

// TransactionReceipt returns the receipt of a mined transaction, or an error
// that is ethereum.NotFound.
func (c *Client) TransactionReceipt(ctx context.Context, tx common.Hash) (*types.Receipt, error) {
	var r *types.Receipt
	if err := c.call(ctx, &r, "eth_getTransactionReceipt", tx); err != nil {
		return nil, err
	}
	if r == nil {
		return nil, named("eth_getTransactionReceipt", ethereum.NotFound)
	}
	return r, nil
}

func blockTag(n *big.Int) string {
	if n == nil {
		return "latest"
	}
	return hexutil.EncodeBig(n)
}

// callArg is msg as JSON-RPC has it.
func callArg(msg ethereum.CallMsg) map[string]any {
	arg := map[string]any{"from": msg.From, "to": msg.To}
	if len(msg.Data) > 0 {
		arg["input"] = hexutil.Bytes(msg.Data)
	}
	if msg.Gas != 0 {
		arg["gas"] = hexutil.Uint64(msg.Gas)
	}
	for key, wei := range map[string]*big.Int{"value": msg.Value, "gasPrice": msg.GasPrice, "maxFeePerGas": msg.GasFeeCap, "maxPriorityFeePerGas": msg.GasTipCap} {
		if wei != nil {
			arg[key] = (*hexutil.Big)(wei)
		}
	}
	return arg
}
