package owner

import (
	"context"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
)

// Node is an enclave in the registry.
type Node struct {
	Owner    common.Address `json:"owner"`
	Stake    *big.Int       `json:"stake"` // smallest unit of the staking token
	Env      uint8          `json:"env"`
	Draining bool           `json:"draining"`
}

// Node reads an enclave's entry in the registry. It returns ErrUnknown if
// there is none.
func (n Network) Node(ctx context.Context, enclaveAddress common.Address) (Node, error) {
	entry, err := chain.ReadNode(ctx, n.Chain, n.TeeManager, enclaveAddress)
	if err != nil {
		return Node{}, fmt.Errorf("looking %s up in the registry: %w", enclaveAddress, err)
	}
	if !entry.Registered {
		return Node{}, fmt.Errorf("%w: %s", ErrUnknown, enclaveAddress)
	}
	return Node{Owner: entry.Owner, Stake: entry.Stake, Env: entry.Env, Draining: entry.Draining}, nil
}

// Drain stops new jobs for an enclave. It still owes those it has. Like all
// changes it is checked first, with the errors of this package, and report is
// told only of transactions that are sent.
func (n Network) Drain(ctx context.Context, enclaveAddress common.Address, report Progress) (*types.Receipt, error) {
	node, err := n.own(ctx, enclaveAddress)
	if err != nil {
		return nil, err
	}
	if node.Draining {
		return nil, fmt.Errorf("%w: %s", ErrDraining, enclaveAddress)
	}
	return n.change(ctx, enclaveAddress, "draining", bindings.NewTeeManager().PackDrainTeeNode(enclaveAddress), report)
}

// Revive lets a draining enclave get jobs again.
func (n Network) Revive(ctx context.Context, enclaveAddress common.Address, report Progress) (*types.Receipt, error) {
	if _, err := n.ownDraining(ctx, enclaveAddress); err != nil {
		return nil, err
	}
	return n.change(ctx, enclaveAddress, "reviving", bindings.NewTeeManager().PackReviveTeeNode(enclaveAddress), report)
}

// Deregister takes a draining enclave that owes nothing out of the registry;
// the stake comes back.
func (n Network) Deregister(ctx context.Context, enclaveAddress common.Address, report Progress) (*types.Receipt, error) {
	if _, err := n.ownIdle(ctx, enclaveAddress); err != nil {
		return nil, err
	}
	return n.change(ctx, enclaveAddress, "deregistering", bindings.NewTeeManager().PackDeregisterTeeNode(enclaveAddress), report)
}

// AddStake stakes more, in the smallest unit of the staking token.
func (n Network) AddStake(ctx context.Context, enclaveAddress common.Address, amount *big.Int, report Progress) (*types.Receipt, error) {
	if _, err := n.own(ctx, enclaveAddress); err != nil {
		return nil, err
	}
	if err := n.allowStake(ctx, amount, report); err != nil {
		return nil, err
	}
	data, err := bindings.NewTeeManager().TryPackAddTeeNodeStake(enclaveAddress, amount)
	if err != nil {
		return nil, err
	}
	return n.change(ctx, enclaveAddress, "staking for", data, report)
}

// RemoveStake takes stake of a draining enclave that owes nothing back, in
// the smallest unit of the staking token.
func (n Network) RemoveStake(ctx context.Context, enclaveAddress common.Address, amount *big.Int, report Progress) (*types.Receipt, error) {
	node, err := n.ownIdle(ctx, enclaveAddress)
	if err != nil {
		return nil, err
	}
	if node.Stake.Cmp(amount) < 0 {
		token, err := n.stakingToken(ctx)
		if err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("%w: %s, not %s", ErrStake, amountOf(ctx, n.Chain, token, node.Stake), amountOf(ctx, n.Chain, token, amount))
	}
	if err := n.CheckStake(ctx, new(big.Int).Sub(node.Stake, amount)); err != nil {
		return nil, fmt.Errorf("what would be left: %w; deregistering pays all of it back", err)
	}
	data, err := bindings.NewTeeManager().TryPackRemoveTeeNodeStake(enclaveAddress, amount)
	if err != nil {
		return nil, err
	}
	return n.change(ctx, enclaveAddress, "taking stake back of", data, report)
}

// change sends a transaction that was found to be possible.
func (n Network) change(ctx context.Context, enclaveAddress common.Address, what string, data []byte, report Progress) (*types.Receipt, error) {
	report.step("sending the transaction")
	receipt, err := n.Tx.Send(ctx, n.TeeManager, data)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", what, enclaveAddress, err)
	}
	return receipt, nil
}

// own reads the entry of an enclave that is the account's own.
func (n Network) own(ctx context.Context, enclaveAddress common.Address) (Node, error) {
	node, err := n.Node(ctx, enclaveAddress)
	if err != nil {
		return Node{}, err
	}
	if me := n.Tx.Address(); node.Owner != me {
		return Node{}, fmt.Errorf("%w: it is %s, the key is that of %s", ErrNotOwner, node.Owner, me)
	}
	return node, nil
}

func (n Network) ownDraining(ctx context.Context, enclaveAddress common.Address) (Node, error) {
	node, err := n.own(ctx, enclaveAddress)
	if err == nil && !node.Draining {
		err = fmt.Errorf("%w: %s", ErrNotDraining, enclaveAddress)
	}
	return node, err
}

// ownIdle is ownDraining for an enclave that owes no answers any more.
func (n Network) ownIdle(ctx context.Context, enclaveAddress common.Address) (Node, error) {
	node, err := n.ownDraining(ctx, enclaveAddress)
	if err != nil {
		return Node{}, err
	}
	pending, err := n.pending(ctx, enclaveAddress)
	if err == nil && pending.Sign() > 0 {
		err = fmt.Errorf("%w: %d of %s", ErrPending, pending, enclaveAddress)
	}
	return node, err
}

// pending is how many answers an enclave owes.
func (n Network) pending(ctx context.Context, enclaveAddress common.Address) (*big.Int, error) {
	m, x := bindings.NewTeeManager(), bindings.NewExecutors()
	executors, err := view(ctx, n.Chain, n.TeeManager, m.PackEXECUTORS(), m.UnpackEXECUTORS)
	if err != nil {
		return nil, fmt.Errorf("asking the TeeManager %s for its Executors contract: %w", n.TeeManager, err)
	}
	count, err := view(ctx, n.Chain, executors, x.PackPendingJobs(enclaveAddress), x.UnpackPendingJobs)
	if err != nil {
		return nil, fmt.Errorf("asking what %s owes: %w", enclaveAddress, err)
	}
	return count, nil
}

// view calls a view of a contract at the newest block.
func view[T any](ctx context.Context, c Chain, to common.Address, data []byte, unpack func([]byte) (T, error)) (T, error) {
	out, err := c.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, nil)
	if err != nil {
		var zero T
		return zero, err
	}
	v, err := unpack(out)
	if err != nil {
		return v, fmt.Errorf("the answer of %s is not what the contract answers: %w", to, err)
	}
	return v, nil
}
