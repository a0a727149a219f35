package chain

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// Outputs sends signed answers to the Jobs contract. Where it takes lists they
// say which request each answers, and those that are ready at the same time go in
// one transaction.
type Outputs struct {
	client *Client
	tx     *TxManager
	jobs   common.Address
	abi    *bindings.Jobs
	began  time.Time

	turn chan struct{} // holds a token while somebody prepares what is queued

	mu        sync.Mutex // guards what follows
	queue     []*answer
	lists     lists
	looked    time.Time          // when the contract was asked whether it takes them
	lastOld   *big.Int           // number of the newest job at the start; nil: not known yet
	uncounted bool               // the contract does not tell it
	flights   map[jobs.ID]flight // the transactions sent last, of a bounded number of jobs
	flown     []jobs.ID          // keys of flights, oldest first
	recalled  int                // of what an earlier life sent, how much was looked at
}

// NewOutputs returns an Outputs that sends through tx.
func NewOutputs(client *Client, tx *TxManager, jobsAddr common.Address) *Outputs {
	o := &Outputs{
		client: client, tx: tx, jobs: jobsAddr, abi: bindings.NewJobs(), began: time.Now(),
		turn: make(chan struct{}, 1), flights: map[jobs.ID]flight{},
	}
	o.recall()
	return o
}

// answer is one call of Submit.
type answer struct {
	jobs.SignedResult
	answerBy time.Time
	end      time.Time // answerBy on the local clock, with a monotonic reading
	alone    bool      // not with others again
	vain     vain
	boarded  chan boarding // gets one value for each time in the queue
}

// boarding is how an answer left the queue: in a transaction, or with the
// reason why in none.
type boarding struct {
	flight flight
	reply  <-chan sent
	err    error
}

// flight is a transaction with one answer or several.
type flight struct {
	candidate Candidate
	digest    [8]byte // of the request that the answer in question is to
	signature string  // of that answer
	list      bool    // being mined does not mean that the answer was taken
	batch     bool    // it may do for others and not for this one
	vain      vain
	kept      bool // an earlier life of the process sent it
}

// Submit simulates r's answer, sends it and waits until it is mined. What the
// contract refuses in the simulation is not sent. Nothing is sent after
// answerBy, which is chain time. It returns the transaction's hash, also beside
// an error if there was one that was mined. An error that wraps jobs.ErrFinal
// says that trying again is of no use.
//
// An answer that is on its way is not sent again: not while this Outputs knows
// of it, not after a reorganisation, and as far as can be known not after an
// earlier life of the process sent it. Another answer to the same job, which
// a reorganisation can bring about, takes the first one's place. If the job
// leaves the chain, what is in a pool stays there: at best the job comes back and
// is answered at no further cost, at worst it is paid for to no effect, unless the
// contract takes no lists: then another job with the id can get it for an answer.
// Before more is offered for it, it is simulated again, and if the job is gone
// then an empty transaction takes its place.
func (o *Outputs) Submit(ctx context.Context, r jobs.SignedResult, answerBy time.Time) (common.Hash, error) {
	a := &answer{SignedResult: r, answerBy: answerBy, boarded: make(chan boarding, 1)}
	hash, err := o.submit(ctx, a)
	if err != nil {
		return hash, fmt.Errorf("answering job %s: %w", r.JobID, submitError(err))
	}
	return hash, nil
}

func (o *Outputs) submit(ctx context.Context, a *answer) (common.Hash, error) {
	b, known, err := o.rejoin(ctx, a)
	if err == nil && !known {
		err = o.awaitEarlierLife(ctx, a)
	}
	if err != nil {
		return common.Hash{}, err
	}
	var mined common.Hash // last
	for {
		if !known {
			b = o.board(ctx, a)
		}
		if b.err != nil {
			return mined, b.err
		}
		receipt, again, err := o.follow(ctx, a, b)
		if receipt != nil {
			mined = receipt.TxHash
		}
		if !again {
			return mined, err
		}
		// What the nonce of the transaction is used for tells whether the answer
		// is given: two are not to be paid for.
		if err := o.tx.settle(ctx, settler{of: &b.flight.candidate, giveUp: a.answerBy}); err != nil {
			return mined, err
		}
		if receipt != nil {
			o.noteVain(a, b.flight, receipt)
			if err := o.remindOf(ctx, b.flight.candidate); err != nil {
				return mined, err
			}
		}
		known, a.alone = false, true
	}
}

// follow waits for a transaction with a in it. It says to try again if a was
// not refused for its own sake.
func (o *Outputs) follow(ctx context.Context, a *answer, b boarding) (mined *types.Receipt, again bool, err error) {
	mined, err = o.tx.await(ctx, b.flight.candidate, b.reply)
	var revert *RevertError
	switch {
	case errors.Is(err, errSuperseded):
		return mined, b.flight.batch, err
	case b.flight.list && mined != nil: // it failed for want of gas, if it did
		return mined, err != nil || !o.took(mined, a, b.flight.kept), err
	case !b.flight.batch:
		return mined, false, err
	case errors.As(err, &revert), errors.Is(err, ErrNotAccepted):
		return nil, true, err // of the whole: alone it may do
	case errors.Is(err, ErrGaveUp):
		now, known := o.tx.chainTime()
		return nil, !known || now.Before(a.answerBy), err
	}
	return mined, false, err
}

// took tells whether a receipt says that the contract took a, or, of what an
// earlier life sent, an answer to its job.
func (o *Outputs) took(receipt *types.Receipt, a *answer, kept bool) bool {
	for _, l := range receipt.Logs {
		if l.Address != o.jobs {
			continue
		}
		e, err := o.abi.UnpackJobRespondedEvent(l)
		if err == nil && e.JobId.Cmp(a.JobID.Big()) == 0 && (kept || e.ErrorCode == uint8(a.Outcome) && bytes.Equal(e.Output, a.Output)) {
			return true
		}
	}
	return false
}

// errSuperseded says that another answer to the job took the place of this one.
var errSuperseded = errors.New("another answer to the job was given")

// rejoin waits for the transaction that was last sent with a's very answer, if
// it is pending, or was undone by a reorganisation. One with another answer to
// the job is withdrawn, and what its nonce is used for waited for: two answers
// are not to be paid for. One to the same request that an earlier life sent is as
// good as a's, though.
func (o *Outputs) rejoin(ctx context.Context, a *answer) (boarding, bool, error) {
	o.recall()
	o.mu.Lock()
	f, ok := o.flights[a.JobID]
	o.mu.Unlock()
	if !ok {
		return boarding{}, false, nil
	}
	if !f.kept && f.signature != string(a.Signature) || f.list && f.digest != a.RequestDigest {
		return boarding{}, false, o.replace(ctx, f, a)
	}
	a.vain, a.alone = f.vain, f.vain.count > 0
	reply, known := make(chan sent, 1), make(chan bool, 1)
	var ended *types.Transaction // read after known
	err := o.tx.do(ctx, func(t *txOwner) {
		if !t.machine.knows(f.candidate) {
			known <- false
			return
		}
		ended = t.machine.lastOf(f.candidate)
		c := f.candidate
		c.GiveUp = a.answerBy
		known <- t.machine.accept(time.Now(), c, 0, reply) == nil
	})
	if err != nil {
		return boarding{}, false, err
	}
	same := <-known
	if ended != nil {
		o.remind(ctx, ended)
	}
	return boarding{flight: f, reply: reply}, same, nil
}

// replace withdraws f, which has another answer to a's job, and waits until it
// cannot be mined any more, or was.
func (o *Outputs) replace(ctx context.Context, f flight, a *answer) error {
	if err := o.tx.do(ctx, func(t *txOwner) { t.machine.withdraw(time.Now(), f.candidate, errSuperseded) }); err != nil {
		return err
	}
	return o.tx.settle(ctx, settler{of: &f.candidate, giveUp: a.answerBy})
}

// flightsKept bounds for how many jobs the last transaction is remembered.
const flightsKept = 1024

// note remembers which transaction an answer is in.
func (o *Outputs) note(id jobs.ID, f flight) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.noteLocked(id, f)
}

func (o *Outputs) noteLocked(id jobs.ID, f flight) {
	if _, ok := o.flights[id]; !ok {
		o.flown = append(o.flown, id)
	}
	o.flights[id] = f
	if len(o.flown) > flightsKept {
		delete(o.flights, o.flown[0])
		o.flown = o.flown[1:]
	}
}
