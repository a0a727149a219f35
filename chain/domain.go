package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/contracts"
)

// ErrDomain says that a contract's EIP-712 domain is not one to sign under.
var ErrDomain = errors.New("contract's EIP-712 domain is wrong")

// Caller runs a contract's views; *Client does.
type Caller interface {
	CallContract(ctx context.Context, msg ethereum.CallMsg, block *big.Int) ([]byte, error)
}

// domainFields says which fields a domain has (EIP-5267): name, version, chain
// id and contract, without salt.
const domainFields = 0x0f

var eip5267 = sync.OnceValues(func() (abi.ABI, error) {
	return abi.JSON(strings.NewReader(`[{"type":"function","name":"eip712Domain","stateMutability":"view","inputs":[],"outputs":[
		{"name":"fields","type":"bytes1"},{"name":"name","type":"string"},{"name":"version","type":"string"},
		{"name":"chainId","type":"uint256"},{"name":"verifyingContract","type":"address"},
		{"name":"salt","type":"bytes32"},{"name":"extensions","type":"uint256[]"}]}]`))
})

// Domain returns the domain under which contract verifies signatures. If the
// contract tells it by EIP-5267, that is the one, after its chain id, address
// and name have been checked (ErrDomain); if the contract has no such view, it
// is the domain of name and version alone.
func Domain(ctx context.Context, caller Caller, contract common.Address, chainID *big.Int, name string) (contracts.Domain, error) {
	parsed, err := eip5267()
	if err != nil {
		return contracts.Domain{}, fmt.Errorf("ABI of EIP-5267: %w", err)
	}
	plain := contracts.Domain{Name: name, Version: contracts.DomainVersion}
	out, err := caller.CallContract(ctx, ethereum.CallMsg{To: &contract, Data: parsed.Methods["eip712Domain"].ID}, nil)
	if err != nil {
		if lacksView(err) {
			return plain, nil
		}
		return contracts.Domain{}, fmt.Errorf("asking %s for its EIP-712 domain: %w", contract, err)
	}
	if len(out) == 0 { // a fallback function took the call
		return plain, nil
	}
	var d struct {
		Fields            [1]byte
		Name, Version     string
		ChainId           *big.Int
		VerifyingContract common.Address
		Salt              [32]byte
		Extensions        []*big.Int
	}
	if err := parsed.UnpackIntoInterface(&d, "eip712Domain", out); err != nil {
		return contracts.Domain{}, fmt.Errorf("%w: %s: %w", ErrDomain, contract, err)
	}
	switch {
	case d.Fields[0] != domainFields || len(d.Extensions) > 0:
		return contracts.Domain{}, fmt.Errorf("%w: %s has the fields %#x, not %#x", ErrDomain, contract, d.Fields[0], domainFields)
	case d.ChainId.Cmp(chainID) != 0:
		return contracts.Domain{}, fmt.Errorf("%w: %s names chain id %v, not %v", ErrDomain, contract, d.ChainId, chainID)
	case d.VerifyingContract != contract:
		return contracts.Domain{}, fmt.Errorf("%w: %s names the contract %s", ErrDomain, contract, d.VerifyingContract)
	case d.Name != name:
		return contracts.Domain{}, fmt.Errorf("%w: %s is named %q, not %q", ErrDomain, contract, d.Name, name)
	}
	return contracts.Domain{Name: d.Name, Version: d.Version, ChainID: d.ChainId, VerifyingContract: d.VerifyingContract}, nil
}

// lacksView tells whether a call failed because the contract has no such
// function: it reverts without data. Any other answer of the node is no proof
// of that.
func lacksView(err error) bool {
	var answered rpc.Error
	data, reverted := revertData(err)
	return errors.As(err, &answered) && reverted && len(data) == 0
}
