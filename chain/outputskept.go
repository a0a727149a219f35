package chain

import (
	"github.com/nacre-tee/nacre/contracts/wire"
	"github.com/nacre-tee/nacre/jobs"
)

// recall notes which jobs the transactions of an earlier life answer.
func (o *Outputs) recall() {
	restored := o.tx.earlier()
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, c := range restored[o.recalled:] {
		if c.To == nil || *c.To != o.jobs {
			continue
		}
		answers, err := wire.Answers(c.Data)
		if err != nil {
			continue // it does something else
		}
		for _, a := range answers {
			id, err := jobs.IDFromBig(a.JobId)
			list := a.RequestDigest != [8]byte{} // submitOutput has none
			if old, ok := o.flights[id]; err == nil && (!ok || old.kept) {
				o.noteLocked(id, flight{candidate: c, digest: a.RequestDigest, list: list, batch: true, kept: true})
			}
		}
	}
	o.recalled = len(restored)
}
