package chain

import (
	"context"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/wire"
	"github.com/nacre-tee/nacre/jobs"
)

// recall notes which jobs the transactions of an earlier life answer, and has
// those with lists found worthless when the contract would take nothing of them.
func (o *Outputs) recall() {
	restored := o.tx.earlier()
	var lists []Candidate
	o.mu.Lock()
	for _, c := range restored[o.recalled:] {
		if c.To == nil || *c.To != o.jobs {
			continue
		}
		answers, err := wire.Answers(c.Data)
		if err != nil || len(answers) == 0 {
			continue // it does something else
		}
		f := flight{batch: true, kept: true, list: answers[0].RequestDigest != [8]byte{}} // submitOutput has none
		if f.list {
			c.simulate = o.stillGood(answers)
			lists = append(lists, c)
			f.vain.count = o.vainBefore(c, answers)
		}
		f.candidate = c
		for _, a := range answers {
			id, err := jobs.IDFromBig(a.JobId)
			if old, ok := o.flights[id]; err == nil && (!ok || old.kept) {
				f.digest = a.RequestDigest
				o.noteLocked(id, f)
			}
		}
	}
	o.recalled = len(restored)
	o.mu.Unlock()
	for _, c := range lists {
		_ = o.tx.do(context.Background(), func(t *txOwner) { t.machine.simulateBy(c) }) // else it has ended
	}
}

// vainBefore returns how often the answers in a list were sent in vain before: it
// is that many words longer than it has to be.
func (o *Outputs) vainBefore(c Candidate, answers []bindings.JobsSignedOutput) int {
	plain, err := o.packList(answers)
	if err != nil {
		return 0
	}
	return max(len(c.Data)-len(plain), 0) / 32
}
