package chain

import (
	"fmt"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// RevertError says that a contract refused a transaction: in the simulation,
// when nothing was sent, or in a block.
type RevertError struct {
	TxHash common.Hash // zero: nothing was sent
	Data   []byte      // what the contract gave as the reason; may be empty
}

// Error names the reason: the text of a require, a panic's code or the
// contract's custom error.
func (e *RevertError) Error() string {
	s := "contract reverted: " + e.Reason()
	if e.TxHash != (common.Hash{}) {
		s = "transaction " + e.TxHash.Hex() + ": " + s
	}
	return s
}

// Selector returns the four bytes that tell the contract's error; false if
// there are none.
func (e *RevertError) Selector() ([4]byte, bool) {
	if len(e.Data) < 4 {
		return [4]byte{}, false
	}
	return [4]byte(e.Data[:4]), true
}

// Reason returns why, for people, in one line.
func (e *RevertError) Reason() string {
	sel, ok := e.Selector()
	if !ok {
		return "no reason given"
	}
	if text, err := abi.UnpackRevert(e.Data); err == nil {
		return strings.Join(strings.Fields(text), " ")
	}
	if known, ok := knownErrors()[sel]; ok {
		return describeError(known, e.Data[4:])
	}
	return fmt.Sprintf("unknown error %#x", sel)
}

func describeError(e abi.Error, data []byte) string {
	args, err := e.Inputs.Unpack(data)
	if err != nil || len(args) == 0 {
		return e.Name
	}
	words := make([]string, len(args))
	for i, a := range args {
		words[i] = fmt.Sprint(a)
	}
	return e.Name + "(" + strings.Join(words, ", ") + ")"
}

// knownErrors maps selectors to the custom errors of the network's contracts.
var knownErrors = sync.OnceValue(func() map[[4]byte]abi.Error {
	out := map[[4]byte]abi.Error{}
	for _, contract := range []abi.ABI{
		bindings.NewJobs().GetABI(), bindings.NewTeeManager().GetABI(), bindings.NewExecutors().GetABI(),
		bindings.NewUserCode().GetABI(), bindings.NewAttestationVerifier().GetABI(),
		bindings.NewSecretManager().GetABI(), bindings.NewSecretStore().GetABI(), bindings.NewDirectory().GetABI(),
		bindings.NewSecretManager().GetABI(), bindings.NewSecretStore().GetABI(), bindings.NewDirectory().GetABI(),
	} {
		for _, e := range contract.Errors {
			out[[4]byte(e.ID[:4])] = e
		}
	}
	return out
})
