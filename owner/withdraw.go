package owner

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// ErrNothingOwed says that a contract keeps nothing for an account.
var ErrNothingOwed = errors.New("nothing is owed")

// Purse is where the contracts keep what they owe. Pay and credits go to whom
// they belong, whoever sends the transaction.
type Purse struct {
	Chain Chain
	Tx    Sender
	Jobs  common.Address
}

// Withdrawal is what was paid out.
type Withdrawal struct {
	To      common.Address
	Amount  *big.Int       // smallest unit of the token
	Token   common.Address // ERC-20
	Receipt *types.Receipt
}

// Pay pays what an enclave earned to the owner who registered it first. It
// returns ErrUnknown for one that never was registered, and ErrNothingOwed.
func (p Purse) Pay(ctx context.Context, enclave common.Address, report Progress) (Withdrawal, error) {
	m, j := bindings.NewTeeManager(), bindings.NewJobs()
	registry, err := p.teeManager(ctx)
	if err != nil {
		return Withdrawal{}, err
	}
	payee, err := view(ctx, p.Chain, registry, m.PackPayeeOf(enclave), m.UnpackPayeeOf)
	if err != nil {
		return Withdrawal{}, fmt.Errorf("asking the TeeManager %s for the owner of %s: %w", registry, enclave, err)
	}
	if payee == (common.Address{}) {
		return Withdrawal{}, fmt.Errorf("%w: %s", ErrUnknown, enclave)
	}
	owed, err := view(ctx, p.Chain, p.Jobs, j.PackPayOf(enclave), j.UnpackPayOf)
	if err := p.owed(owed, err, "pay of", enclave); err != nil {
		return Withdrawal{}, err
	}
	token, err := p.paymentToken(ctx)
	if err != nil {
		return Withdrawal{}, err
	}
	return p.send(ctx, payee, token, p.Jobs, j.PackWithdrawPay(enclave), report, func(l *types.Log) (*big.Int, error) {
		ev, err := j.UnpackPayWithdrawnEvent(l)
		if err != nil {
			return nil, err
		}
		return ev.Amount, nil
	})
}

// Credit pays an account what it was credited in the staking token: rewards
// for reporting silence, and slashed stake. It returns ErrNothingOwed.
func (p Purse) Credit(ctx context.Context, account common.Address, report Progress) (Withdrawal, error) {
	m := bindings.NewTeeManager()
	registry, err := p.teeManager(ctx)
	if err != nil {
		return Withdrawal{}, err
	}
	owed, err := view(ctx, p.Chain, registry, m.PackCredits(account), m.UnpackCredits)
	if err := p.owed(owed, err, "credit of", account); err != nil {
		return Withdrawal{}, err
	}
	token, err := Network{Chain: p.Chain, Tx: p.Tx, TeeManager: registry}.stakingToken(ctx)
	if err != nil {
		return Withdrawal{}, err
	}
	return p.send(ctx, account, token, registry, m.PackWithdrawCredit(account), report, func(l *types.Log) (*big.Int, error) {
		ev, err := m.UnpackCreditWithdrawnEvent(l)
		if err != nil {
			return nil, err
		}
		return ev.Amount, nil
	})
}

// Deposit pays the sender all of its prepaid balance, from which jobs that it
// creates would be paid. It returns ErrNothingOwed.
func (p Purse) Deposit(ctx context.Context, report Progress) (Withdrawal, error) {
	j, me := bindings.NewJobs(), p.Tx.Address()
	owed, err := view(ctx, p.Chain, p.Jobs, j.PackDeposits(me), j.UnpackDeposits)
	if err := p.owed(owed, err, "prepaid balance of", me); err != nil {
		return Withdrawal{}, err
	}
	token, err := p.paymentToken(ctx)
	if err != nil {
		return Withdrawal{}, err
	}
	data, err := j.TryPackWithdraw(owed)
	if err != nil {
		return Withdrawal{}, err
	}
	return p.send(ctx, me, token, p.Jobs, data, report, func(l *types.Log) (*big.Int, error) {
		ev, err := j.UnpackWithdrawnEvent(l)
		if err != nil {
			return nil, err
		}
		return ev.Amount, nil
	})
}

func (p Purse) owed(amount *big.Int, err error, what string, whose common.Address) error {
	if err != nil {
		return fmt.Errorf("asking for the %s %s: %w", what, whose, err)
	}
	if amount.Sign() == 0 {
		return fmt.Errorf("%w: the %s %s is 0", ErrNothingOwed, what, whose)
	}
	return nil
}

// send sends a transaction and reads from its event what was paid, which may
// be more than was owed when we looked.
func (p Purse) send(ctx context.Context, to, token, contract common.Address, data []byte, report Progress, paid func(*types.Log) (*big.Int, error)) (Withdrawal, error) {
	report.step("sending the transaction")
	receipt, err := p.Tx.Send(ctx, contract, data)
	if err != nil {
		return Withdrawal{}, fmt.Errorf("withdrawing for %s: %w", to, err)
	}
	for _, l := range receipt.Logs {
		if l.Address != contract {
			continue
		}
		if amount, err := paid(l); err == nil {
			return Withdrawal{To: to, Amount: amount, Token: token, Receipt: receipt}, nil
		}
	}
	return Withdrawal{}, fmt.Errorf("transaction %s paid nothing: is %s the contract?", receipt.TxHash, contract)
}

func (p Purse) teeManager(ctx context.Context) (common.Address, error) {
	j := bindings.NewJobs()
	registry, err := view(ctx, p.Chain, p.Jobs, j.PackTEEMANAGER(), j.UnpackTEEMANAGER)
	if err != nil {
		return registry, fmt.Errorf("asking the Jobs contract %s for its TeeManager: %w", p.Jobs, err)
	}
	return registry, nil
}

func (p Purse) paymentToken(ctx context.Context) (common.Address, error) {
	j := bindings.NewJobs()
	token, err := view(ctx, p.Chain, p.Jobs, j.PackUSDCTOKEN(), j.UnpackUSDCTOKEN)
	if err != nil {
		return token, fmt.Errorf("asking the Jobs contract %s for its token: %w", p.Jobs, err)
	}
	return token, nil
}
