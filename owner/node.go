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

// Drain stops new jobs for an enclave. It still owes those it has.
func (n Network) Drain(ctx context.Context, enclaveAddress common.Address) (*types.Receipt, error) {
	return n.change(ctx, enclaveAddress, "draining", bindings.NewTeeManager().PackDrainTeeNode(enclaveAddress))
}

// Revive lets a draining enclave get jobs again.
func (n Network) Revive(ctx context.Context, enclaveAddress common.Address) (*types.Receipt, error) {
	return n.change(ctx, enclaveAddress, "reviving", bindings.NewTeeManager().PackReviveTeeNode(enclaveAddress))
}

// Deregister takes a draining enclave that owes nothing out of the registry;
// the stake comes back.
func (n Network) Deregister(ctx context.Context, enclaveAddress common.Address) (*types.Receipt, error) {
	return n.change(ctx, enclaveAddress, "deregistering", bindings.NewTeeManager().PackDeregisterTeeNode(enclaveAddress))
}

// AddStake stakes more, in the smallest unit of the staking token.
func (n Network) AddStake(ctx context.Context, enclaveAddress common.Address, amount *big.Int, report Progress) (*types.Receipt, error) {
	if err := n.checkOwner(ctx, enclaveAddress); err != nil {
		return nil, err
	}
	if err := n.allowStake(ctx, amount, report); err != nil {
		return nil, err
	}
	report.step("adding the stake")
	data, err := bindings.NewTeeManager().TryPackAddTeeNodeStake(enclaveAddress, amount)
	if err != nil {
		return nil, err
	}
	return n.change(ctx, enclaveAddress, "staking for", data)
}

// RemoveStake takes stake of a draining enclave that owes nothing back, in
// the smallest unit of the staking token.
func (n Network) RemoveStake(ctx context.Context, enclaveAddress common.Address, amount *big.Int) (*types.Receipt, error) {
	data, err := bindings.NewTeeManager().TryPackRemoveTeeNodeStake(enclaveAddress, amount)
	if err != nil {
		return nil, err
	}
	return n.change(ctx, enclaveAddress, "taking stake back of", data)
}

// change sends a transaction about an enclave that is the account's own.
func (n Network) change(ctx context.Context, enclaveAddress common.Address, what string, data []byte) (*types.Receipt, error) {
	if err := n.checkOwner(ctx, enclaveAddress); err != nil {
		return nil, err
	}
	receipt, err := n.Tx.Send(ctx, n.TeeManager, data)
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w", what, enclaveAddress, err)
	}
	return receipt, nil
}

func (n Network) checkOwner(ctx context.Context, enclaveAddress common.Address) error {
	node, err := n.Node(ctx, enclaveAddress)
	if err != nil {
		return err
	}
	if me := n.Tx.Address(); node.Owner != me {
		return fmt.Errorf("%w: it is %s, the key is that of %s", ErrNotOwner, node.Owner, me)
	}
	return nil
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
