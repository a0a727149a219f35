package chain

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
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
	if !errors.As(err, &answered) || isDenied(answered) { // which says nothing of the transaction
		return unreachable
	}
	for _, r := range rejectionTexts {
		if says(answered, r.texts) {
			return r.kind
		}
	}
	return unknownRejected
}

// says tells whether one of the texts stands in what an endpoint answered.
func says(answered rpc.Error, texts []string) bool {
	text := strings.ToLower(answered.Error())
	return slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(text, t) })
}

// Codes with which nodes say that a contract refused. The first is the one that
// clients agreed on for it, and means nothing else. Older nodes use the others,
// for other errors too.
const (
	codeRevert      = 3
	codeOlderRevert = -32000
	codeVMError     = -32015
)

// revertTexts are those of the EVM's error, in nodes without a code for it.
var revertTexts = []string{"execution reverted", "processing transaction: revert"}

// isRevertAnswer tells whether a contract refused. What stands in the text
// beside that may be the contract's own words: they mean nothing.
func isRevertAnswer(answered rpc.Error) bool {
	switch answered.ErrorCode() {
	case codeRevert:
		return true
	case codeOlderRevert, codeVMError:
		return says(answered, revertTexts)
	}
	return false
}

// Refused tells whether err is a contract's refusal of a call, and not the
// failure of an endpoint or of the way to it.
func Refused(err error) bool {
	_, refused := revertData(err)
	return refused
}

// Codes with which endpoints say that they do not have a method: JSON-RPC's,
// EIP-1474's, which some also use for what a plan lacks, and EIP-1193's.
const (
	codeNoMethod        = -32601
	codeMethodNotServed = -32004
	codeWalletNoMethod  = 4200
)

// Providers that have no code for it use these, for other errors too.
const (
	codeInvalidRequest = -32600
	codeServerError    = -32000
)

// noMethodTexts are those of such providers.
var noMethodTexts = []string{"unsupported method", "method not", "method is not", "is not supported", "does not exist/is not available"}

// isNotOffered tells whether the endpoint does not have a method at all. Unlike
// isUnsupported it is no more than that: any other failure may be over soon, or
// hide what the answer would have been.
func isNotOffered(err error) bool {
	var answered rpc.Error
	if !errors.As(err, &answered) || isDenied(answered) || isRateLimit(err) {
		return false
	}
	switch answered.ErrorCode() {
	case codeNoMethod, codeMethodNotServed, codeWalletNoMethod:
		return true
	case codeInvalidRequest, codeServerError:
		return says(answered, noMethodTexts)
	}
	return false
}

// ownTexts are parts of JSON-RPC errors that are the request's own, beside
// reverts and what pools say to transactions: ranges of logs that are too
// large, and what the EVM ends with.
var ownTexts = []string{
	"block range", "query returned more", "too many results", "too big", "response size",
	"out of gas", "gas required exceeds", "invalid opcode", "stack underflow", "invalid jump",
}

// isRequestsOwn tells whether each honest endpoint would say the same, unless
// isDenied.
func isRequestsOwn(answered rpc.Error) bool {
	return answered.ErrorCode() == codeNoMethod || isRevertAnswer(answered) || says(answered, ownTexts) || classifySend(answered) != unknownRejected
}

// deniedTexts are parts of JSON-RPC errors that mean that the endpoint serves
// this account, or key, no more. (That a plan lacks a method or the past is
// said in similar words: those are left out.)
var deniedTexts = []string{
	"suspended", "deactivated", "unauthorized", "unauthorised", "must be authenticated", "invalid api key", "invalid project id",
	"payment required", "quota", "monthly capacity", "out of credits",
}

// isDenied tells whether the endpoint answers nothing to this account.
func isDenied(answered rpc.Error) bool {
	return !isRevertAnswer(answered) && says(answered, deniedTexts)
}

// revertData returns the data that a reverted eth_call or eth_estimateGas
// carries; false if err is no revert.
func revertData(err error) ([]byte, bool) {
	var answered rpc.Error
	if !errors.As(err, &answered) || !isRevertAnswer(answered) {
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
	return errors.As(err, &answered) && !isDenied(answered)
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
	return errors.As(err, &answered) && !isDenied(answered) || errors.Is(err, errResponseSize) || errors.As(err, &syntax) || isTimeout(err)
}

func isTimeout(err error) bool {
	var t interface{ Timeout() bool }
	return errors.As(err, &t) && t.Timeout()
}

// rateLimitTexts are parts of JSON-RPC errors that mean "ask less often".
// Providers agree on no code: some use that of HTTP, one uses -32005 also for
// a range of logs that is too large.
var rateLimitTexts = []string{
	"too many requests", "rate limit", "rate-limit", "ratelimit", "requests per second", "request limit reached",
	"compute units per second", "request count exceeded", "request rate exceeded", "throughput",
}

// isRateLimit tells whether the endpoint wants to be asked less often.
func isRateLimit(err error) bool {
	var status rpc.HTTPError
	if errors.As(err, &status) {
		return status.StatusCode == http.StatusTooManyRequests
	}
	var answered rpc.Error
	if !errors.As(err, &answered) || isRevertAnswer(answered) {
		return false
	}
	return answered.ErrorCode() == http.StatusTooManyRequests || says(answered, rateLimitTexts)
}
