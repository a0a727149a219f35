package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
)

// view calls a view of a contract at the newest block.
func view[T any](ctx context.Context, c chain.Caller, to common.Address, data []byte, unpack func([]byte) (T, error)) (T, error) {
	out, err := c.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, nil)
	var zero T
	switch {
	case reverted(err):
		return zero, usagef("the contract at %s %w here: it lacks a view", to, errOtherContract)
	case err != nil:
		return zero, fmt.Errorf("asking the contract %s: %w", to, err)
	}
	v, err := unpack(out)
	if err != nil {
		return v, usagef("the contract at %s %w here: %v", to, errOtherContract, err)
	}
	return v, nil
}

// reverted tells whether a node answered that the contract refused a call.
func reverted(err error) bool {
	const executionReverted = 3 // of JSON-RPC, with geth and those that follow it
	var answered rpc.Error
	return errors.As(err, &answered) && answered.ErrorCode() == executionReverted
}

// revertOf is what a contract answered to a call that it refused; nil if err
// is something else.
func revertOf(err error) *chain.RevertError {
	if !reverted(err) {
		return nil
	}
	revert := &chain.RevertError{}
	var with rpc.DataError
	if errors.As(err, &with) {
		text, _ := with.ErrorData().(string)
		revert.Data, _ = hexutil.Decode(text) // none: the contract gave no reason
	}
	return revert
}

// executionBuffer is for how long after a deadline a Jobs contract takes
// answers.
func executionBuffer(ctx context.Context, c chain.Caller, jobs common.Address) (time.Duration, error) {
	b := bindings.NewJobs()
	seconds, err := view(ctx, c, jobs, b.PackEXECUTIONBUFFERTIME(), b.UnpackEXECUTIONBUFFERTIME)
	if err != nil {
		return 0, err
	}
	const day = 24 * 60 * 60
	if !seconds.IsInt64() || seconds.Int64() > day {
		return 0, fmt.Errorf("the Jobs contract %s has an execution buffer of %d s", jobs, seconds)
	}
	return time.Duration(seconds.Int64()) * time.Second, nil
}

// jobPrice is what a job costs, in the payment token's smallest unit.
func jobPrice(ctx context.Context, c chain.Caller, jobs common.Address, env uint8, deadline time.Duration) (*big.Int, error) {
	b := bindings.NewJobs()
	fees, err := view(ctx, c, jobs, b.PackExecutionEnv(env), b.UnpackExecutionEnv)
	if err != nil {
		return nil, err
	}
	perMs := new(big.Int).Add(fees.ExecutionFeePerMs, fees.StakingRewardPerMs)
	return perMs.Mul(perMs, big.NewInt(deadline.Milliseconds())), nil
}

// paymentToken is what a Jobs contract is paid in.
type paymentToken struct {
	address  common.Address
	symbol   string
	decimals uint8
}

func readPaymentToken(ctx context.Context, c chain.Caller, jobs common.Address) (paymentToken, error) {
	j, t := bindings.NewJobs(), bindings.NewTestToken() // any ERC-20 token has these views
	address, err := view(ctx, c, jobs, j.PackUSDCTOKEN(), j.UnpackUSDCTOKEN)
	if err != nil {
		return paymentToken{}, err
	}
	symbol, err := view(ctx, c, address, t.PackSymbol(), t.UnpackSymbol)
	if err != nil {
		return paymentToken{}, err
	}
	decimals, err := view(ctx, c, address, t.PackDecimals(), t.UnpackDecimals)
	return paymentToken{address, oneLine(printable([]byte(symbol))), decimals}, err
}

// amount shows a number of the token's smallest units.
func (t paymentToken) amount(n *big.Int) string { return formatTokens(n, t.decimals) + " " + t.symbol }
