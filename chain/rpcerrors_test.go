package chain

import (
	"errors"
	"fmt"
	"testing"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/txpool"
)

// The texts are compared with those of go-ethereum itself, and with what
// other nodes are seen to answer.
func TestClassifySend(t *testing.T) {
	for want, texts := range map[rejection][]string{
		alreadyKnown: {txpool.ErrAlreadyKnown.Error(), "transaction already imported", "AlreadyKnown"},
		nonceTooLow:  {core.ErrNonceTooLow.Error() + ": next nonce 5, tx nonce 4", "OldNonce", "nonce too low: address 0x00, tx: 4 state: 5"},
		underpriced: {txpool.ErrReplaceUnderpriced.Error(), txpool.ErrUnderpriced.Error(), txpool.ErrTxGasPriceTooLow.Error(),
			core.ErrFeeCapTooLow.Error(), "FeeTooLow", "max fee per gas less than block base fee: address 0x00, maxFeePerGas: 1, baseFee: 2"},
		noFunds:         {core.ErrInsufficientFunds.Error() + ": balance 0, tx cost 1", core.ErrInsufficientFundsForTransfer.Error(), "Insufficient funds for gas * price + value"},
		poolFull:        {"txpool is full", txpool.ErrOutOfCapacity.Error(), txpool.ErrAccountLimitExceeded.Error(), txpool.ErrInflightTxLimitReached.Error(), core.ErrNonceTooHigh.Error()},
		invalidTx:       {core.ErrIntrinsicGas.Error(), core.ErrFloorDataGas.Error(), txpool.ErrGasLimit.Error(), core.ErrGasLimitTooHigh.Error(), txpool.ErrOversizedData.Error(), txpool.ErrInvalidSender.Error(), core.ErrTxTypeNotSupported.Error(), core.ErrTipAboveFeeCap.Error(), txpool.ErrNegativeValue.Error()},
		unknownRejected: {"internal error", "transaction rejected"},
	} {
		for _, text := range texts {
			err := fmt.Errorf("eth_sendRawTransaction: %w", &fakeRPCError{code: -32000, msg: text})
			if got := classifySend(err); got != want {
				t.Errorf("%q is classified as %d, want %d", text, got, want)
			}
		}
	}
	if got := classifySend(nil); got != taken {
		t.Errorf("no error is classified as %d", got)
	}
	// The same text from anything but a node's answer proves nothing.
	if got := classifySend(errors.New("already known")); got != unreachable {
		t.Errorf("an error of the transport is classified as %d", got)
	}
}

func TestRevertData(t *testing.T) {
	for name, c := range map[string]struct {
		err      error
		reverted bool
		data     string
	}{
		"with data":         {&fakeRPCError{3, "execution reverted", "0x01020304"}, true, "\x01\x02\x03\x04"},
		"without":           {&fakeRPCError{3, "execution reverted", nil}, true, ""},
		"older node":        {&fakeRPCError{-32000, "execution reverted", nil}, true, ""},
		"malformed data":    {&fakeRPCError{3, "execution reverted", "zz"}, true, ""},
		"another error":     {&fakeRPCError{-32000, "header not found", nil}, false, ""},
		"VM error":          {&fakeRPCError{-32015, "VM Exception while processing transaction: reverted", nil}, true, ""},
		"state moved back":  {&fakeRPCError{-32000, "state was reverted, try again", nil}, false, ""},
		"internal error":    {&fakeRPCError{-32603, "execution reverted to backup", "0x"}, false, ""},
		"quota with data":   {&fakeRPCError{-32005, "daily quota, reverts at midnight", "0x"}, false, ""},
		"of the transport":  {errors.New("reverted to sleep"), false, ""},
		"none":              {nil, false, ""},
		"wrapped with data": {fmt.Errorf("x: %w", &fakeRPCError{3, "execution reverted", "0x01"}), true, "\x01"},
	} {
		data, reverted := revertData(c.err)
		if reverted != c.reverted || string(data) != c.data {
			t.Errorf("%s: %x, %v", name, data, reverted)
		}
	}
}
