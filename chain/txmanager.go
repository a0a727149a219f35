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
	log     *slog.Logger

	ops  chan func(*txOwner) // run by the owner
	quit context.CancelFunc
	done chan struct{} // closed when the owner has ended

	mu     sync.Mutex // guards what follows
	status TxStatus
	view   view // as the owner last took it

	restored []Candidate // what an earlier life of the process sent; only grows
}

// NewTxManager starts a manager that pays with key. The account's next nonce
// is read from the node's pool and from cfg.Journal; what is kept there goes on.
func NewTxManager(ctx context.Context, backend TxBackend, key *ecdsa.PrivateKey, cfg TxConfig, log *slog.Logger) (*TxManager, error) {
	if err := cfg.Check(); err != nil {
		return nil, fmt.Errorf("transaction manager: %w", err)
	}
	first, err := newAccount(ctx, backend, key, cfg.Journal, log)
	if err != nil {
		return nil, err
	}
	life, quit := context.WithCancel(context.Background())
	m := &TxManager{
		backend: backend, cfg: cfg, log: log,
		ops: make(chan func(*txOwner)), quit: quit, done: make(chan struct{}),
	}
	o := &txOwner{TxManager: m, machine: txMachine{rules: cfg.rules(), maxPending: cfg.MaxPending, keeps: cfg.Journal != nil, log: log}}
	o.machine.setAccount(time.Now(), first)
	o.report()
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
	a, err := newAccount(ctx, m.backend, key, m.cfg.Journal, m.log)
	if err != nil {
		return err
	}
	set := make(chan struct{})
	err = m.do(ctx, func(o *txOwner) {
		o.machine.setAccount(time.Now(), a)
		o.report()
		close(set)
	})
	if err != nil {
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
// when nothing has been sent; in the one that is made again before more is
// offered for what waits; or in the block. It gives up with ErrGaveUp at
// c.GiveUp, which is compared with block time; what a node may have by then is
// replaced by an empty transaction. If ctx ends first the transaction may still
// be mined.
func (m *TxManager) Send(ctx context.Context, c Candidate) (*types.Receipt, error) {
	if c.Once {
		if err := m.settleEarlierLife(ctx, c.GiveUp); err != nil {
			return nil, err
		}
	}
	gas, err := m.gasLimit(ctx, c)
	if err != nil {
		return nil, err
	}
	reply := make(chan sent, 1) // the owner never waits for us
	if err := m.enqueue(ctx, c, gas, reply); err != nil {
		return nil, err
	}
	return m.await(ctx, c, reply)
}

// enqueue hands c to the owner, which tells all replies how it ended. Each
// takes one without being waited for.
func (m *TxManager) enqueue(ctx context.Context, c Candidate, gas uint64, replies ...chan<- sent) error {
	return m.do(ctx, func(o *txOwner) {
		if err := o.machine.accept(time.Now(), c, gas, replies...); err != nil {
			for _, reply := range replies {
				reply <- sent{err: err}
			}
		}
	})
}

// await returns how c ended.
func (m *TxManager) await(ctx context.Context, c Candidate, reply <-chan sent) (*types.Receipt, error) {
	select {
	case r := <-reply:
		if r.err == nil && r.receipt.Status != types.ReceiptStatusSuccessful {
			return r.receipt, m.minedRevert(ctx, c, r)
		}
		return r.receipt, r.err
	case <-ctx.Done():
		return nil, m.unfinished(ctx, c)
	case <-m.done:
		return nil, ErrClosed
	}
}

// settle waits until nothing is under way any more that s waits for: it may
// have the effect that is to be had once.
func (m *TxManager) settle(ctx context.Context, s settler) error {
	reply := make(chan error, 1)
	s.reply = reply
	err := m.do(ctx, func(o *txOwner) { o.machine.settling = append(o.machine.settling, s) })
	if err != nil {
		return err
	}
	select {
	case err := <-reply:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-m.done:
		return ErrClosed
	}
}

// settleEarlierLife waits until every nonce that was in a pool when the manager
// began is used. A new transaction of the account would have to wait for them
// anyway.
func (m *TxManager) settleEarlierLife(ctx context.Context, giveUp time.Time) error {
	if m.Status().Inherited == 0 {
		return nil
	}
	return m.settle(ctx, settler{giveUp: giveUp})
}

func (m *TxManager) gasLimit(ctx context.Context, c Candidate) (uint64, error) {
	if c.GasLimit != 0 {
		return c.GasLimit, nil
	}
	gas, err := m.estimate(ctx, m.Address(), c)
	return gas + gas/5 + c.GasHeadroom, err
}

// estimate simulates c and returns the gas that it needs. A refusal of the
// contract is a *RevertError.
func (m *TxManager) estimate(ctx context.Context, from common.Address, c Candidate) (uint64, error) {
	gas, err := m.backend.EstimateGas(ctx, ethereum.CallMsg{From: from, To: c.To, Data: c.Data, Value: c.Value})
	if err == nil {
		return gas, nil
	}
	if data, ok := revertData(err); ok {
		return 0, &RevertError{Data: data}
	}
	if classifySend(err) == noFunds {
		err = fmt.Errorf("%w: %s: %w", ErrNoFunds, from, err)
	}
	return 0, fmt.Errorf("estimating gas: %w", err)
}

// errUnsure says that a contract refuses after a block and not after the newest,
// or the reverse: one of the nodes that were asked lags.
var errUnsure = errors.New("refused after one block and not after another")

// tryAgain runs c on the state of a block, with as much gas as it is sent with.
// It is a *RevertError if the contract refuses, also on the newest state.
func (m *TxManager) tryAgain(ctx context.Context, from common.Address, c Candidate, gas uint64, block *big.Int) error {
	_, err := m.backend.CallContract(ctx, ethereum.CallMsg{From: from, To: c.To, Data: c.Data, Value: c.Value, Gas: gas}, block)
	if _, refused := revertData(err); !refused {
		return err
	}
	if _, err = m.estimate(ctx, from, c); err == nil {
		return errUnsure
	}
	return err
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
