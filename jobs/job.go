package jobs

import (
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Env is the execution environment that this executor offers. Contracts
// select executors by it.
const Env uint8 = 1

// Job is one request for a computation, as the chain announced it.
type Job struct {
	ID       ID
	Env      uint8
	Owner    common.Address   // who created it and is called back
	SecretID ID               // zero: none
	CodeTx   common.Hash      // code transaction: its calldata is the code
	Input    []byte           // body of the one request the code gets
	Deadline time.Duration    // run time that the owner pays for; whole ms
	Selected []common.Address // enclave addresses that owe an answer

	// RequestDigest is of what is asked, as contracts.Request computes it. By it
	// the contract tells the job from another one that a reorganisation gave its
	// number.
	RequestDigest [8]byte

	CreatedAt time.Time // timestamp of the block that created it
	Origin    Origin
}

// Origin says where on the chain a job was announced.
type Origin struct {
	BlockNumber uint64
	BlockHash   common.Hash
	TxHash      common.Hash
	LogIndex    uint
}

// AnswerBy returns the moment until which the contract takes an answer, where
// buffer is the contract's execution buffer time.
func (j Job) AnswerBy(buffer time.Duration) time.Time {
	return j.CreatedAt.Add(j.Deadline + buffer)
}

// SelectedHas tells whether enclave owes an answer.
func (j Job) SelectedHas(enclave common.Address) bool {
	for _, a := range j.Selected {
		if a == enclave {
			return true
		}
	}
	return false
}
