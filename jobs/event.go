package jobs

import (
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Event is what the chain tells an executor, in chain order. The set is
// closed: the types of this file.
type Event interface{ event() }

type (
	// Created announces a job that selected this executor.
	Created struct{ Job Job }

	// Removed takes a job back: its block left the chain. The same job may
	// be Created again in another block.
	Removed struct {
		ID        ID
		BlockHash common.Hash // of the block that left
	}

	// Answered says that this executor's answer to a job is on chain.
	Answered struct {
		ID     ID
		TxHash common.Hash
	}

	// Node says that this enclave's entry in the registry changed.
	Node struct{ Change NodeChange }

	// SecretChanged says that the contracts may have something new about a
	// secret that this enclave has, had, or was selected for: by an event, or
	// because one was taken back. What, they are to be asked for.
	SecretChanged struct{ ID ID }

	// Head is the newest block that the executor follows.
	Head struct {
		Number uint64
		Time   time.Time // the block's timestamp
	}

	// Synced says that all of the past that matters has been told: what
	// comes after it is news. It is sent once after each start.
	Synced struct{}
)

func (Created) event()       {}
func (Removed) event()       {}
func (Answered) event()      {}
func (Node) event()          {}
func (SecretChanged) event() {}
func (Head) event()          {}
func (Synced) event()        {}

// NodeChange is a change of an enclave's entry in the registry.
type NodeChange uint8

const (
	Registered   NodeChange = iota + 1 // in the registry, gets jobs
	Drained                            // gets no new jobs, owes those it has
	Revived                            // gets jobs again
	Deregistered                       // out of the registry
)

// String names the change as the contract's event does.
func (c NodeChange) String() string {
	switch c {
	case Registered:
		return "registered"
	case Drained:
		return "drained"
	case Revived:
		return "revived"
	case Deregistered:
		return "deregistered"
	}
	return "unknown change"
}
