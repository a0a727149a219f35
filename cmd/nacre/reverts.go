package main

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"github.com/nacre-tee/nacre/chain"
)

// refusals says in words what the contracts' errors mean to the person whose
// command met them.
var refusals = map[string]string{
	"JobsUnavailableResources":         "a job wants more executors than are free; wait until some are, or start more",
	"JobsSecretsUnsupported":           "there are no secrets yet: leave --secret out",
	"JobsUnsupportedEnv":               "this Jobs contract does not run JavaScript: is it the right one?",
	"TeeManagerEnclaveNotDraining":     "drain it first: nacre drain ADDRESS",
	"TeeManagerEnclaveAlreadyDraining": "it is draining already",
	"TeeManagerEnclaveAlreadyRevived":  "it is not draining, so there is nothing to revive",
	"TeeManagerEnclaveHasPendingJobs":  "it still owes answers to jobs; wait until they are answered",
	"ExecutorsHasPendingJobs":          "it still owes answers to jobs; wait until they are answered",
	"TeeManagerEnclaveAlreadyExists":   "it is registered already",
	"TeeManagerInvalidEnclaveOwner":    "this key is not that of its owner, or it is not registered",
	"TeeManagerInsufficientStake":      "that is more than its stake, or leaves too little",
	"JobsInvalidDeadline":              "the contract takes other deadlines",
	"ERC20InsufficientBalance":         "the account has too few tokens",
	"ERC20InsufficientAllowance":       "the contract may not take that many tokens",
	"JobsExecutionTimeOver":            "the job's time is over",
	"JobsInvalidJob":                   "there is no such job, or it is finished",
	"TeeManagerEnclaveStillTrusted":    "its image is still trusted",
	"TeeManagerSignatureTooOld":        "the signature is too old: try again",
	"TeeManagerSignatureFromFuture":    "the signature is newer than the chain's last block: try again",
}

// inWords is the text of an error. What a contract refused is told in words,
// with the contract's own in brackets; who cannot pay is told the mend.
func inWords(err error) string {
	text := err.Error()
	var revert *chain.RevertError
	if errors.As(err, &revert) {
		reason := revert.Reason()
		if words := refusal(revert); words != "" {
			text = strings.Replace(text, "contract reverted: "+reason, words+" ["+reason+"]", 1)
		}
	}
	if errors.Is(err, chain.ErrNoFunds) {
		text += "; send ether to that account"
	}
	return text
}

// refusal is the meaning of a contract's error; "" if nothing is known.
func refusal(r *chain.RevertError) string {
	name, _, _ := strings.Cut(r.Reason(), "(")
	const words = 4 + 2*32 // selector, least, greatest
	if name != "JobsInvalidDeadline" || len(r.Data) != words {
		return refusals[name]
	}
	least, most := new(big.Int).SetBytes(r.Data[4:36]), new(big.Int).SetBytes(r.Data[36:])
	const longest = 1 << 40 // ms
	if !least.IsInt64() || !most.IsInt64() || most.Int64() > longest || least.Int64() > longest {
		return refusals[name]
	}
	return fmt.Sprintf("the contract takes deadlines from %s to %s", millis(least.Int64()), millis(most.Int64()))
}

func millis(n int64) string { return shortDuration(time.Duration(n) * time.Millisecond) }
