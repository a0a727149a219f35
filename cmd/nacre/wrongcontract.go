package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
)

// contractRole is a contract that a command needs, and the flag that names its
// address.
type contractRole struct{ name, flag string }

var (
	jobsRole       = contractRole{"Jobs", "--jobs-contract"}
	userCodeRole   = contractRole{"UserCode", "--code-contract"}
	teeManagerRole = contractRole{"TeeManager", "--tee-manager"}
)

// errOtherContract is returned if a contract lacks a view that those of the
// kind that is needed have.
var errOtherContract = errors.New("is not of the kind that is needed")

// contractChain is what finding out about a contract needs of a chain.
type contractChain interface {
	chain.Caller
	ChainID() *big.Int
	CodeAt(ctx context.Context, contract common.Address, block *big.Int) ([]byte, error)
}

// check returns a usage error if there is no contract at an address.
func (r contractRole) check(ctx context.Context, c contractChain, at common.Address, onDevnet bool) error {
	err := chain.CheckContract(ctx, c, r.name, at)
	if errors.Is(err, chain.ErrNoContract) {
		return r.wrong(c, at, onDevnet, "there is no contract at this address on chain "+c.ChainID().String())
	}
	return err
}

// explain names the flag, and what is at its address instead, if err says that
// another contract is there. It leaves other errors as they are.
func (r contractRole) explain(ctx context.Context, c contractChain, at common.Address, onDevnet bool, err error) error {
	if !errors.Is(err, errOtherContract) && !errors.Is(err, chain.ErrWrongContract) {
		return err
	}
	what := "the contract there is no " + r.name + " contract"
	if is := kindOf(ctx, c, at); is != "" {
		what += " but " + is
	}
	return r.wrong(c, at, onDevnet, what)
}

func (r contractRole) wrong(c contractChain, at common.Address, onDevnet bool, what string) error {
	if onDevnet {
		return usagef("the devnet's %s contract %s: %s; start nacre devnet anew", r.name, at, what)
	}
	return usagef("%s %s: %s; give the address of the network's %s contract, and the --rpc and --chain-id of the same network", r.flag, at, what, r.name)
}

// kindOf says which contract of the network is at an address; "" if none that
// it knows, or if the chain does not answer.
func kindOf(ctx context.Context, c chain.Caller, at common.Address) string {
	j, m := bindings.NewJobs(), bindings.NewTeeManager()
	if _, err := view(ctx, c, at, j.PackNOOFNODESTOSELECT(), j.UnpackNOOFNODESTOSELECT); err == nil {
		manager, err := view(ctx, c, at, j.PackTEEMANAGER(), j.UnpackTEEMANAGER)
		if err == nil {
			return fmt.Sprintf("a Jobs contract, whose TeeManager is %s", manager)
		}
	}
	if _, err := view(ctx, c, at, m.PackMINSTAKEAMOUNT(), m.UnpackMINSTAKEAMOUNT); err == nil {
		return "a TeeManager contract"
	}
	return ""
}
