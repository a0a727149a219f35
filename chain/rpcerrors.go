package chain

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"
)

// This file holds every decision that rests on what an RPC error looks like.
// Over JSON-RPC nodes tell a transaction's rejection by text alone: the texts
// below are those of go-ethereum's transaction pool and state transition,
// which other clients copy, and of anvil, Erigon, Nethermind, Besu, Reth and
// Nitro where they differ.

func isChainIDError(err error) bool { return errors.Is(err, ErrChainID) }

// rejection is why a node did not take a transaction.
type rejection uint8

const (
	taken           rejection = iota // it did
	alreadyKnown                     // it has this very transaction
	nonceTooLow                      // a transaction with this nonce is mined
	underpriced                      // a pending one must be outbid, or the pool's minimum reached
	noFunds                          // the account cannot pay
	poolFull                         // no room now, perhaps later
	invalidTx                        // will never be taken
	unknownRejected                  // the node said no and we don't know why
	unreachable                      // no answer: it may or may not have it
)

var rejectionTexts = []struct {
	kind  rejection
	texts []string
}{
	{alreadyKnown, []string{"already known", "alreadyknown", "already imported", "known transaction", "already in the mempool", "already exists in the pool"}},
	{nonceTooLow, []string{"nonce too low", "nonce_too_low", "oldnonce", "old nonce", "nonce is too low", "invalid transaction nonce"}},
	{underpriced, []string{"underpriced", "gas price below minimum", "less than block base fee", "lower than the block base fee", "feetoolow", "fee too low", "gas price too low", "replacement not allowed"}},
	{noFunds, []string{"insufficient funds", "insufficientfunds", "insufficient balance", "upfront cost exceeds", "overshot"}},
	{poolFull, []string{"txpool is full", "out of capacity", "account limit exceeded", "pool is full", "too many transactions", "in-flight transaction limit", "nonce too high", "nonce gap"}},
	{invalidTx, []string{"intrinsic gas too low", "insufficient gas for floor data", "exceeds block gas limit", "gas limit too high", "gas limit is too high", "oversized data", "invalid sender", "invalid chain id", "chain id mismatch", "transaction type not supported", "max initcode size exceeded", "higher than max fee per gas", "negative value", "exceeds the configured cap", "gas uint64 overflow"}},
}

// classifySend tells what an error of eth_sendRawTransaction means.
func classifySend(err error) rejection {
	if err == nil {
		return taken
	}
	var answered rpc.Error
	if !errors.As(err, &answered) {
		return unreachable
	}
	text := strings.ToLower(answered.Error())
	for _, r := range rejectionTexts {
		for _, t := range r.texts {
			if strings.Contains(text, t) {
				return r.kind
			}
		}
	}
	return unknownRejected
}

// revertData returns the data that a reverted eth_call or eth_estimateGas
// carries; false if err is no revert.
func revertData(err error) ([]byte, bool) {
	var answered rpc.Error
	if !errors.As(err, &answered) {
		return nil, false
	}
	// 3 is the code that clients agreed on for a revert; older ones use the
	// default code with the text of the EVM's error.
	isRevert := answered.ErrorCode() == 3 || strings.Contains(strings.ToLower(answered.Error()), "revert")
	if !isRevert {
		return nil, false
	}
	var withData rpc.DataError
	if errors.As(err, &withData) {
		if s, ok := withData.ErrorData().(string); ok {
			if data, err := hexutil.Decode(s); err == nil {
				return data, true
			}
		}
	}
	return nil, true
}

// isUnsupported tells whether the endpoint does not offer a method: it is
// unknown there, or not part of what the key's plan allows.
func isUnsupported(err error) bool {
	var answered rpc.Error
	return errors.As(err, &answered)
}

// isTooMuch tells whether a smaller range of logs may be answered: the node
// said no, the answer was too large, unreadable or late. A rate limit is not
// of that kind.
func isTooMuch(err error) bool {
	var status rpc.HTTPError
	if errors.As(err, &status) {
		return status.StatusCode == http.StatusRequestEntityTooLarge || status.StatusCode == http.StatusBadRequest || status.StatusCode == http.StatusGatewayTimeout
	}
	var answered rpc.Error
	var syntax *json.SyntaxError
	return errors.As(err, &answered) || errors.Is(err, errResponseSize) || errors.As(err, &syntax) || isTimeout(err)
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}
