package chain

import (
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
	lastOld   *big.Int           // number of the newest job at the start; nil: not known yet
	uncounted bool               // the contract does not tell it
	flights   map[jobs.ID]flight // the transactions sent last, of a bounded number of jobs
	flown     []jobs.ID          // keys of flights, oldest first
	recalled  int                // of what an earlier life sent, how much was looked at
}

// NewOutputs returns an Outputs that sends through tx.
func NewOutputs(client *Client, tx *TxManager, jobsAddr common.Address) *Outputs {
	return &Outputs{
		client: client, tx: tx, jobs: jobsAddr, abi: bindings.NewJobs(), began: time.Now(),
		turn: make(chan struct{}, 1), flights: map[jobs.ID]flight{},
	}
}

// answer is one call of Submit.
type answer struct {
	jobs.SignedResult
	answerBy time.Time
	end      time.Time     // answerBy on the local clock, with a monotonic reading
	alone    bool          // not with others again
	vain     int           // transactions with it that were mined and had no effect
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
	vain      int     // those before it that had no effect
	kept      bool    // an earlier life of the process sent it
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
	for {
		if !known {
			b = o.board(ctx, a)
		}
		if b.err != nil {
			return common.Hash{}, b.err
		}
		hash, again, err := o.follow(ctx, a, b)
		if !again {
			return hash, err
		}
		// What the nonce of the transaction is used for tells whether the answer
		// is given: two are not to be paid for.
		if err := o.tx.settle(ctx, settler{of: &b.flight.candidate, giveUp: a.answerBy}); err != nil {
			return hash, err
		}
		if err == nil { // mined to no effect, unless that is a lie
			a.vain = b.flight.vain + 1
			if err := o.remindOf(ctx, b.flight.candidate); err != nil {
				return hash, err
			}
		}
		known, a.alone = false, true
	}
}

// follow waits for a transaction with a in it. It says to try again if a was
// not refused for its own sake.
func (o *Outputs) follow(ctx context.Context, a *answer, b boarding) (hash common.Hash, again bool, err error) {
	receipt, err := o.tx.await(ctx, b.flight.candidate, b.reply)
	if receipt != nil {
		hash = receipt.TxHash
	}
	var revert *RevertError
	switch {
	case errors.Is(err, errSuperseded):
		return hash, b.flight.batch, err
	case err == nil && b.flight.list:
		return hash, !o.took(receipt, a.JobID), nil
	case !b.flight.batch:
		return hash, false, err
	case errors.As(err, &revert), errors.Is(err, ErrNotAccepted):
		return hash, true, err // of the whole: alone it may do
	case errors.Is(err, ErrGaveUp):
		now, known := o.tx.chainTime()
		return hash, !known || now.Before(a.answerBy), err
	}
	return hash, false, err
}

// took tells whether a receipt says that the contract took the answer to id.
func (o *Outputs) took(receipt *types.Receipt, id jobs.ID) bool {
	for _, l := range receipt.Logs {
		if l.Address != o.jobs {
			continue
		}
		if e, err := o.abi.UnpackJobRespondedEvent(l); err == nil && e.JobId.Cmp(id.Big()) == 0 {
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

// remindOf reminds the endpoints of what was last sent for c.
func (o *Outputs) remindOf(ctx context.Context, c Candidate) error {
	ended := make(chan *types.Transaction, 1)
	if err := o.tx.do(ctx, func(t *txOwner) { ended <- t.machine.lastOf(c) }); err != nil {
		return err
	}
	if tx := <-ended; tx != nil {
		o.remind(ctx, tx)
	}
	return nil
}

// remind hands a transaction that was said to be mined to all endpoints once
// more. Its answer is asked for again: it may be that a lie had it so.
func (o *Outputs) remind(ctx context.Context, tx *types.Transaction) {
	if err := o.client.Broadcast(ctx, tx); err != nil {
		o.tx.log.Debug("an answer that was mined is not taken again", "tx", tx.Hash(), "err", err)
	}
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
