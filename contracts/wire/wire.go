// Package wire reads what calls and events of the Jobs contract say.
package wire

import (
	"bytes"
	"errors"
	"fmt"
	"sync"

	"github.com/ethereum/go-ethereum/accounts/abi"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
)

// ErrNoAnswers says that calldata is not that of a call that gives answers.
var ErrNoAnswers = errors.New("no call of submitOutput or submitOutputs")

var jobsABI = sync.OnceValue(func() abi.ABI { return bindings.NewJobs().GetABI() })

// Answers returns what a call of Jobs.submitOutput or Jobs.submitOutputs gives.
// Of the former the digest is zero. The error wraps ErrNoAnswers.
func Answers(calldata []byte) ([]bindings.JobsSignedOutput, error) {
	if len(calldata) < 4 {
		return nil, ErrNoAnswers
	}
	one, many := jobsABI().Methods["submitOutput"], jobsABI().Methods["submitOutputs"]
	switch selector, args := calldata[:4], calldata[4:]; {
	case bytes.Equal(selector, one.ID):
		var o bindings.JobsSignedOutput
		values, err := one.Inputs.Unpack(args)
		if err == nil {
			err = one.Inputs.Copy(&o, values)
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNoAnswers, err)
		}
		return []bindings.JobsSignedOutput{o}, nil
	case bytes.Equal(selector, many.ID):
		values, err := many.Inputs.Unpack(args)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNoAnswers, err)
		}
		return *abi.ConvertType(values[0], new([]bindings.JobsSignedOutput)).(*[]bindings.JobsSignedOutput), nil
	}
	return nil, ErrNoAnswers
}

// RequestDigest returns the digest of what a job asks for. The deadline is below
// 2^64 ms, as the contract has it.
func RequestDigest(e *bindings.JobsJobCreated) [8]byte {
	return contracts.Request{
		Env: e.Env, Owner: e.JobOwner, SecretID: e.SecretId, CodeHash: e.Codehash,
		Input: e.CodeInputs, Deadline: e.Deadline.Uint64(),
	}.Digest()
}
