package chain

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"sync"
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
	Confirmations uint64        // blocks on top of the one that holds it; 0: mined is enough
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
	TransactionReceipt(context.Context, common.Hash) (*types.Receipt, error)
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
	Once        bool      // if the very same was mined lately and a reorganisation undid it, that one is sent again
}

// TxStatus is how a TxManager stands, for health checks and metrics.
type TxStatus struct {
	Address common.Address // current gas account
	Pending int            // transactions not yet mined
	Held    int            // of them not sent because fees are above the cap
	NoFunds int            // of them refused because the account cannot pay
	Mined   uint64         // since the start
	GaveUp  uint64         // since the start
	Bumped  uint64         // replacements sent since the start
	Err     string         // why the chain could last not be asked; empty: it could
}

// TxManager gets transactions mined, many at once: each has its nonce, and one
// that is stuck keeps no other from being sent. It starts one goroutine, which
// owns nonces and pending transactions and ends with Close; requests to the
// node run beside it, at most one for each transaction and one for the chain.
//
// The gas key must not be used elsewhere at the same time. If it is, nothing is
// lost: a transaction whose nonce went elsewhere gets a new one.
type TxManager struct {
	backend TxBackend
	cfg     TxConfig
	signer  types.Signer
	log     *slog.Logger

	ops  chan func(*txOwner) // run by the owner
	quit context.CancelFunc
	done chan struct{} // closed when the owner has ended

	mu     sync.Mutex // guards status
	status TxStatus
}

// NewTxManager starts a manager that pays with key. The account's next nonce
// is read from the node's pool.
func NewTxManager(ctx context.Context, backend TxBackend, key *ecdsa.PrivateKey, cfg TxConfig, log *slog.Logger) (*TxManager, error) {
	if err := cfg.Check(); err != nil {
		return nil, fmt.Errorf("transaction manager: %w", err)
	}
	first, err := newAccount(ctx, backend, key)
	if err != nil {
		return nil, err
	}
	life, quit := context.WithCancel(context.Background())
	m := &TxManager{
		backend: backend, cfg: cfg, log: log,
		signer: types.LatestSignerForChainID(backend.ChainID()),
		ops:    make(chan func(*txOwner)), quit: quit, done: make(chan struct{}),
		status: TxStatus{Address: first.address},
	}
	o := &txOwner{TxManager: m, accounts: []*account{first}}
	go o.run(life)
	return m, nil
}

// Close ends the manager and waits for it. What was sent stays with the nodes;
// pending Sends return ErrClosed.
func (m *TxManager) Close() {
	m.quit()
	<-m.done
}

// Address returns the account that pays for new transactions.
func (m *TxManager) Address() common.Address { return m.Status().Address }

// Status returns how the manager stands.
func (m *TxManager) Status() TxStatus {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.status
}

// SetKey makes key pay for transactions from now on. Pending ones stay with
// the key that they began with.
func (m *TxManager) SetKey(ctx context.Context, key *ecdsa.PrivateKey) error {
	a, err := newAccount(ctx, m.backend, key)
	if err != nil {
		return err
	}
	set := make(chan struct{})
	if err := m.do(ctx, func(o *txOwner) { o.setAccount(a); close(set) }); err != nil {
		return err
	}
	<-set // the owner has taken the request and is about to run it
	return nil
}

// do hands f to the owner.
func (m *TxManager) do(ctx context.Context, f func(*txOwner)) error {
	select {
	case m.ops <- f:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-m.done:
		return ErrClosed
	}
}

// Send estimates, signs, sends and re-sends c until it is mined, and returns
// its receipt. It is a *RevertError if the contract refuses: in the estimate,
// when nothing has been sent, or in the block. It gives up with ErrGaveUp at
// c.GiveUp, which is compared with block time; what a node may have by then is
// replaced by an empty transaction. If ctx ends first the transaction may still
// be mined.
func (m *TxManager) Send(ctx context.Context, c Candidate) (*types.Receipt, error) {
	gas, err := m.gasLimit(ctx, c)
	if err != nil {
		return nil, err
	}
	reply := make(chan sent, 1) // the owner never waits for us
	err = m.do(ctx, func(o *txOwner) { o.accept(c, gas, reply) })
	if err != nil {
		return nil, err
	}
	select {
	case r := <-reply:
		if r.err == nil && r.receipt.Status != types.ReceiptStatusSuccessful {
			return r.receipt, m.minedRevert(ctx, c, r)
		}
		return r.receipt, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-m.done:
		return nil, ErrClosed
	}
}

// sent is how a transaction ended.
type sent struct {
	receipt *types.Receipt
	from    common.Address
	err     error
}

func (m *TxManager) gasLimit(ctx context.Context, c Candidate) (uint64, error) {
	if c.GasLimit != 0 {
		return c.GasLimit, nil
	}
	gas, err := m.backend.EstimateGas(ctx, ethereum.CallMsg{From: m.Address(), To: c.To, Data: c.Data, Value: c.Value})
	if err != nil {
		if data, ok := revertData(err); ok {
			return 0, &RevertError{Data: data}
		}
		if classifySend(err) == noFunds {
			err = fmt.Errorf("%w: %s: %w", ErrNoFunds, m.Address(), err)
		}
		return 0, fmt.Errorf("estimating gas: %w", err)
	}
	return gas + gas/5 + c.GasHeadroom, nil
}

// minedRevert finds out why a mined transaction failed, by running it again on
// the state before its block.
func (m *TxManager) minedRevert(ctx context.Context, c Candidate, r sent) error {
	revert := &RevertError{TxHash: r.receipt.TxHash}
	if r.receipt.BlockNumber == nil || r.receipt.BlockNumber.Sign() <= 0 {
		return revert
	}
	parent := new(big.Int).Sub(r.receipt.BlockNumber, big.NewInt(1))
	_, err := m.backend.CallContract(ctx, ethereum.CallMsg{From: r.from, To: c.To, Data: c.Data, Value: c.Value}, parent)
	if data, ok := revertData(err); ok {
		revert.Data = data
	}
	return revert
}
