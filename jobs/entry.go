package jobs

import (
	"bytes"
	"context"
	"time"
)

// phase is how far a job has come. Phases only move forward.
type phase uint8

const (
	held       phase = iota // seen before Synced: the chain may still say that it is answered
	fetching                // its code is being fetched
	ready                   // waits for a slot
	running                 // in a sandbox
	ran                     // has a result that is not signed yet
	submitting              // signed; its transaction is on the way
	done                    // answered, or nothing more can be done
)

// entry is one job in the Coordinator's hands.
type entry struct {
	job      Job
	phase    phase
	orphaned bool // its block left the chain and it has not come back
	answerBy time.Time
	lastRun  time.Time // the latest moment at which an answer can still be sent in time
	code     []byte
	result   *Result       // kept from the end of the run until it is signed
	signed   *SignedResult // kept until the entry is forgotten, for a reorg
	cancel   context.CancelFunc
	seen     time.Time
	took     timing
}

// timing is where a job's time went, for its log line.
type timing struct{ fetch, wait, run, submit time.Duration }

// same tells whether j asks for the very computation that e holds. After a
// reorg the same id can stand for another job.
func (e *entry) same(j Job) bool {
	a := e.job
	return a.Owner == j.Owner && a.CodeTx == j.CodeTx && a.SecretID == j.SecretID &&
		a.Deadline == j.Deadline && bytes.Equal(a.Input, j.Input)
}

// stop ends the entry's worker, if it has one.
func (e *entry) stop() {
	if e.cancel != nil {
		e.cancel()
		e.cancel = nil
	}
}

// queue is a heap of entries, the one that must be answered first on top.
type queue []*entry

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].answerBy.Before(q[j].answerBy) }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(*entry)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	(*q)[len(*q)-1] = nil
	*q = (*q)[:len(*q)-1]
	return last
}
