package jobs

import (
	"context"
	"crypto/sha256"
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
	overdue                 // its time is over, and a block with its answer may still be told
	done                    // answered, or nothing more can be done
)

// entry is one job in the Coordinator's hands.
type entry struct {
	job       Job
	inputHash [sha256.Size]byte
	phase     phase
	part      int       // counts the parts of the work, so that an old one's end is known as such
	orphaned  bool      // its block left the chain and it has not come back
	answered  bool      // was counted as answered
	shown     bool      // the chain that is followed has our answer
	unshown   int       // heads since it was answered and not shown
	tooLate   int       // heads after answerBy, while it is overdue
	lateUntil time.Time // chain time until when it stays so

	why error // what last became of its answer

	// In chain time: until when the contract takes an answer, when it has to
	// be on its way, and by when the code must have started.
	answerBy, sendBy, lastRun time.Time

	code   []byte
	result *Result       // of the run
	signed *SignedResult // kept until the entry is forgotten, for a reorg
	cancel context.CancelFunc
	seen   time.Time
	sent   time.Time // when Submit was last asked
	took   timing
}

func newEntry(j Job, buffer, margin time.Duration) *entry {
	e := &entry{job: j, inputHash: sha256.Sum256(j.Input), seen: time.Now()}
	e.setTimes(buffer, margin)
	return e
}

// setTimes sets the times that follow from the job's block.
func (e *entry) setTimes(buffer, margin time.Duration) {
	e.answerBy = e.job.AnswerBy(buffer)
	e.sendBy = e.answerBy.Add(-margin / 2)
	e.lastRun = e.answerBy.Add(-margin)
}

// owes tells whether the job still waits for an answer of ours.
func (e *entry) owes() bool { return e.phase != done && !e.orphaned }

// timing is where a job's time went, for its log line.
type timing struct{ fetch, wait, run, sign, submit time.Duration }

// same tells whether j asks for the very computation that e holds. After a
// reorg the same id can stand for another job.
func (e *entry) same(j Job) bool {
	a := e.job
	return a.Owner == j.Owner && a.CodeTx == j.CodeTx && a.SecretID == j.SecretID &&
		a.Deadline == j.Deadline && e.inputHash == sha256.Sum256(j.Input)
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
