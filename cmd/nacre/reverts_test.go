package main

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
)

// contractErrors are the custom errors of the contracts that people meet.
func contractErrors() map[string]abi.Error {
	all := map[string]abi.Error{}
	for _, contract := range []abi.ABI{bindings.NewJobs().GetABI(), bindings.NewTeeManager().GetABI(),
		bindings.NewExecutors().GetABI(), bindings.NewTestToken().GetABI(),
		bindings.NewSecretManager().GetABI(), bindings.NewSecretStore().GetABI(), bindings.NewDirectory().GetABI()} {
		for name, e := range contract.Errors {
			all[name] = e
		}
	}
	return all
}

// TestRefusalsAreOfTheContracts: a name that no contract has is a word that
// nobody ever reads.
func TestRefusalsAreOfTheContracts(t *testing.T) {
	known := contractErrors()
	for name := range refusals {
		if _, ok := known[name]; !ok {
			t.Errorf("no contract has the error %s", name)
		}
	}
}

func TestRevertsInWords(t *testing.T) {
	known := contractErrors()
	revert := func(name string, args ...any) error {
		data, err := known[name].Inputs.Pack(args...)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Errorf("doing it: %w", &chain.RevertError{Data: append(known[name].ID.Bytes()[:4:4], data...)})
	}
	for want, err := range map[string]error{
		"drain it first: nacre drain ADDRESS [TeeManagerEnclaveNotDraining]":          revert("TeeManagerEnclaveNotDraining"),
		"it is draining already [TeeManagerEnclaveAlreadyDraining]":                   revert("TeeManagerEnclaveAlreadyDraining"),
		"wait until they are answered [TeeManagerEnclaveHasPendingJobs]":              revert("TeeManagerEnclaveHasPendingJobs"),
		"wait until they are answered [ExecutorsHasPendingJobs]":                      revert("ExecutorsHasPendingJobs"),
		"wants more executors than are free; wait until some are, or start more [Job": revert("JobsUnavailableResources"),
		"takes deadlines from 100ms to 5m [JobsInvalidDeadline(100, 300000)]":         revert("JobsInvalidDeadline", big.NewInt(100), big.NewInt(300_000)),
		"contract reverted: JobsInvalidNoOfNodes":                                     revert("JobsInvalidNoOfNodes"),
		"contract reverted: no reason given":                                          &chain.RevertError{TxHash: common.Hash{1}},
		"gas account cannot pay: 0x5; send ether to that account":                     fmt.Errorf("%w: 0x5", chain.ErrNoFunds),
	} {
		env, _, stderr := fakeEnvironment()
		code := report(env, commandError{"nacre x", err})
		if code != exitFailed || !strings.Contains(stderr.String(), want) || strings.Count(stderr.String(), "\n") != 1 {
			t.Errorf("code %d, %q; want %q", code, stderr, want)
		}
	}
}
