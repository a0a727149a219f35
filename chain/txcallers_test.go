package chain

import (
	"bytes"
	"errors"
	"fmt"
	"time"
)

// simCandidate is what callers asked for and what came of it.
type simCandidate struct {
	Candidate
	replies []chan sent // of those who wait
	ended   bool
	err     error
	killed  bool // an earlier life sent it, or was asked to
	lost    bool // by an account that no life has a key to any more: nobody asks again
}

// ask accepts a candidate that no other is like.
func (w *simWorld) ask() *simCandidate {
	c := &simCandidate{}
	c.To, c.Data = &sinkAddr, []byte(fmt.Sprintf("candidate %d", len(w.candidates)))
	c.Once = w.rnd.IntN(2) == 0
	if w.rnd.IntN(4) == 0 {
		c.GasLimit = 60_000
	}
	w.candidates = append(w.candidates, c)
	w.accept(c)
	return c
}

// askAgain asks for something that was asked for before and is to be had once,
// whether it has ended or not. As callers do, it simulates first what is not
// known to be on its way.
func (w *simWorld) askAgain() {
	if len(w.candidates) == 0 {
		return
	}
	c := w.candidates[w.rnd.IntN(len(w.candidates))]
	if !c.Once || c.lost || !w.m.knows(c.Candidate) && w.isMined(c.Data) {
		return
	}
	if c.ended {
		w.seen["asked again"]++
		if c.err != nil && w.m.knows(c.Candidate) {
			w.seen["wanted again"]++
		}
	}
	w.accept(c)
}

func (w *simWorld) accept(c *simCandidate) {
	giveUp := time.Time{}
	if w.chaos && w.rnd.IntN(4) > 0 {
		giveUp = w.m.view.chainTime(w.now).Add(time.Duration(w.rnd.IntN(120)) * time.Second)
	}
	if first := len(c.replies) == 0; first || giveUp.IsZero() || !c.GiveUp.IsZero() && giveUp.After(c.GiveUp) {
		c.GiveUp = giveUp
	}
	asked := c.Candidate
	asked.GiveUp = giveUp
	reply := make(chan sent, 1)
	if err := w.m.accept(w.now, asked, 60_000, reply); err != nil {
		w.seen["too many"]++
		if !c.ended && len(c.replies) == 0 { // else it ends as it did, or will
			c.ended, c.err = true, err
		}
		return
	}
	c.ended, c.err, c.replies = false, nil, append(c.replies, reply)
	w.recallTime(c)
}

func (w *simWorld) candidate(data []byte) *simCandidate {
	for _, c := range w.candidates {
		if bytes.Equal(c.Data, data) {
			return c
		}
	}
	return nil
}

// isMined tells whether a contract would say that it has data already.
func (w *simWorld) isMined(data []byte) bool {
	for _, b := range w.chain.blocks {
		for _, tx := range b.txs {
			if bytes.Equal(tx.Data(), data) {
				return true
			}
		}
	}
	return false
}

// collect notes what callers were told.
func (w *simWorld) collect() {
	for _, c := range w.candidates {
		var got []sent
		for _, reply := range c.replies {
			select {
			case r := <-reply:
				got = append(got, r)
			default:
			}
		}
		switch len(got) {
		case 0:
		case len(c.replies):
			c.ended, c.err, c.replies = true, got[0].err, nil
			w.note(c, got[0])
		default:
			w.Fatalf("%q was answered to some of those who wait", c.Data)
		}
	}
}

func (w *simWorld) note(c *simCandidate, r sent) {
	var revert *RevertError
	switch {
	case r.err == nil:
		w.seen["mined"]++
		if tx := w.sent[r.receipt.TxHash]; !bytes.Equal(tx.Data(), c.Data) {
			w.Fatalf("%q is said to be mined by %q", c.Data, tx.Data())
		}
	case errors.Is(r.err, ErrGaveUp):
		w.seen["gave up"]++
		if w.m.view.chainTime(w.now).Before(c.GiveUp) {
			w.Fatalf("%q was given up before its time", c.Data)
		}
	case errors.As(r.err, &revert):
		w.seen["refused"]++
	case errors.Is(r.err, ErrNotAccepted):
		w.seen["not accepted"]++
	default:
		w.Fatalf("%q ended with %v", c.Data, r.err)
	}
}
