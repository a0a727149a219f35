package chain

import (
	"context"
	"errors"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Errors of TxConfig.Check.
var (
	ErrFeeCap        = errors.New("fee cap must be positive")
	ErrResubmitAfter = errors.New("resubmit-after must be positive")
	ErrMaxPending    = errors.New("max-pending must be positive")
	ErrPollInterval  = errors.New("poll interval must be positive")
)

// Errors of Send.
var (
	// ErrGaveUp says that the transaction was not mined by Candidate.GiveUp.
	ErrGaveUp = errors.New("transaction not mined in time")
	// ErrTooManyPending says that TxConfig.MaxPending transactions wait.
	ErrTooManyPending = errors.New("too many transactions wait to be mined")
	// ErrNotAccepted says that nodes refuse the transaction for good.
	ErrNotAccepted = errors.New("transaction not accepted")
	// ErrFeesAboveCap is why a transaction was not sent, beside ErrGaveUp.
	ErrFeesAboveCap = errors.New("the chain's fees are above the cap")
	// ErrNoFunds is beside ErrGaveUp or ErrNotAccepted when the gas account
	// cannot pay.
	ErrNoFunds = errors.New("gas account cannot pay")
	// ErrClosed says that the TxManager was closed first.
	ErrClosed = errors.New("transaction manager closed")
	// ErrNoBaseFee says that the chain has no EIP-1559 fees.
	ErrNoBaseFee = errors.New("chain without base fee is not supported")
)

// TxConfig bounds what a TxManager does and spends. Start from
// DefaultTxConfig.
type TxConfig struct {
	FeeCap        *big.Int      // most to pay, wei per gas, base fee and tip together
	MinTip        *big.Int      // least tip, wei per gas; nil: what the node suggests
	ResubmitAfter time.Duration // not mined for so long: replaced with both fees up
	MaxPending    int           // transactions at once; more are refused
	PollInterval  time.Duration // how often the chain is asked while one is pending
	Journal       Journal       // for a later life of the process; nil: nothing is kept

	// Follow is the Watcher whose followed blocks tell the time and the base fee, and no
	// endpoint alone; until it has caught up nothing is given up. Nil: the newest
	// block that a node tells of does.
	Follow confirmedHeads
}

// DefaultTxConfig returns the defaults.
func DefaultTxConfig() TxConfig {
	return TxConfig{
		FeeCap:        big.NewInt(500_000_000_000), // 500 gwei
		ResubmitAfter: 10 * time.Second,
		MaxPending:    256,
		PollInterval:  500 * time.Millisecond,
	}
}

// Check returns the first rule that c breaks.
func (c TxConfig) Check() error {
	switch {
	case c.FeeCap == nil || c.FeeCap.Sign() <= 0:
		return ErrFeeCap
	case c.ResubmitAfter <= 0:
		return ErrResubmitAfter
	case c.MaxPending <= 0:
		return ErrMaxPending
	case c.PollInterval <= 0:
		return ErrPollInterval
	}
	return nil
}

func (c TxConfig) rules() sendRules {
	return sendRules{
		feeCap: c.FeeCap, resubmitAfter: c.ResubmitAfter,
		retry: min(c.PollInterval, c.ResubmitAfter),
	}
}

// TxBackend is what a TxManager needs of a chain; *Client has it.
type TxBackend interface {
	ChainID() *big.Int
	Head(context.Context) (Block, error)
	SuggestGasTipCap(context.Context) (*big.Int, error)
	EstimateGas(context.Context, ethereum.CallMsg) (uint64, error)
	CallContract(context.Context, ethereum.CallMsg, *big.Int) ([]byte, error)
	NonceAt(context.Context, common.Address, *big.Int) (uint64, error)
	PendingNonceAt(context.Context, common.Address) (uint64, error)
	SendTransaction(context.Context, *types.Transaction) error
	// Receipts returns the receipts of mined transactions, nil for others, and
	// the newest block's number, all of one node at one time.
	Receipts(context.Context, []common.Hash) ([]*types.Receipt, uint64, error)
}

var _ TxBackend = (*Client)(nil)

// Candidate is a transaction to be.
type Candidate struct {
	To          *common.Address // nil: creates a contract
	Data        []byte
	Value       *big.Int  // wei; nil: none
	GasLimit    uint64    // 0: estimated, plus a fifth
	GasHeadroom uint64    // added to an estimate, for calls whose failure does not fail the transaction
	GiveUp      time.Time // chain time after which it is worthless; zero: never
	Once        bool      // if the very same was sent before and may still be mined, that one is waited for, or sent again

	// simulate tells whether it is still worth sending after a block:
	// *RevertError if not. If nil, it is run as a call, unless GasLimit is set.
	simulate func(ctx context.Context, from common.Address, block *big.Int) error
	// payNow says that nobody waits for funds: what it does can be done by
	// cheaper transactions.
	payNow bool
}

// TxStatus is how a TxManager stands, for health checks and metrics.
type TxStatus struct {
	Address   common.Address   // current gas account
	Pending   int              // transactions not yet mined
	Held      int              // of them not sent because fees are above the cap
	NoFunds   int              // of them refused because the account cannot pay
	Short     []common.Address // accounts that cannot pay for what they have pending, current or not
	Fillers   int              // of them that do nothing but use up a nonce
	Inherited int              // of them sent by an earlier life of the program, as far as known
	Oldest    time.Duration    // how long the oldest of the callers' is pending; 0: none is
	Mined     uint64           // since the start
	GaveUp    uint64           // since the start
	Bumped    uint64           // replacements sent since the start
	Err       string           // why the chain could last not be asked; empty: it could
	Rejection string           // why the last transaction that a node did not take was not; empty: all were taken since
}
