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
	"JobsSecretsUnsupported":           "this network keeps no secrets: leave --secret out",
	"JobsSecretUnavailable":            "no store that holds the secret is free and alive now; try again, nacre secret show says more",
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
	"JobsUnknownExecutor":              "no enclave with this address was ever registered",
	"JobsExecutionTimeOver":            "the job's time is over",
	"JobsInvalidJob":                   "there is no such job, or it is finished",
	"EnclaveImageNotWhitelisted":       "the contract does not trust the enclave's image, that is the executor program in it: its admin has to; a devnet trusts the one that it was started with, nacre devnet --executor PATH",
	"TeeManagerEnclaveStillTrusted":    "its image is still trusted",
	"TeeManagerSignatureTooOld":        "the signature is too old: try again",
	"TeeManagerSignatureFromFuture":    "the signature is newer than the chain's last block: try again",

	"SecretManagerUnavailableResources":          "a secret wants more stores than have room; wait until some have, or start more",
	"SecretManagerInvalidSecret":                 "no such secret, or it was removed; nacre secret list shows yours",
	"SecretManagerInvalidSecretOwner":            "this key is not that of the secret's owner",
	"SecretManagerUserNotAllowed":                "the account may not use the secret; its owner allows it with nacre secret allow",
	"SecretManagerUnacknowledged":                "not all of its first stores have acknowledged the secret; nacre secret show says which",
	"SecretManagerAlreadyTerminated":             "the secret has ended",
	"SecretManagerTerminationPending":            "it has not ended, or its stores have yet to prove that they lived until its end; wait and try again",
	"SecretManagerInvalidSizeLimit":              "the contract takes other sizes",
	"SecretManagerInvalidEndTimestamp":           "the contract takes other ends",
	"SecretManagerInsufficientUsdcDeposit":       "the deposit is less than the stores will earn: try again",
	"SecretManagerAcknowledgementTimeoutPending": "its stores may still acknowledge it",
	"SecretManagerAcknowledgementTimeOver":       "the time to acknowledge the secret is over",
	"SecretManagerStoreIsAlive":                  "the store is alive: no proof of life is overdue",
	"SecretStoreHasOccupiedStorage":              "it still holds secrets: drain it, and wait until others have taken them or they have ended",
	"DirectoryInvalidEnclaveOwner":               "this key is not that of the enclave's owner, or it is not registered",
	"DirectoryUrlTooLong":                        "the Directory takes shorter URLs",
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
