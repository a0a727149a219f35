package chain

import (
	"bytes"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// recall notes which jobs the transactions of an earlier life answer.
func (o *Outputs) recall() {
	restored := o.tx.earlier()
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, c := range restored[o.recalled:] {
		for id, f := range o.answered(c) {
			if old, ok := o.flights[id]; !ok || old.kept {
				o.noteLocked(id, f)
			}
		}
	}
	o.recalled = len(restored)
}

// answered returns the jobs to which c, which an earlier life sent, has answers.
func (o *Outputs) answered(c Candidate) map[jobs.ID]flight {
	if c.To == nil || *c.To != o.jobs || len(c.Data) < 4 {
		return nil
	}
	parsed, err := bindings.JobsMetaData.ParseABI()
	if err != nil {
		return nil
	}
	single, several := parsed.Methods["submitOutput"], parsed.Methods["submitOutputs"]
	out := map[jobs.ID]flight{}
	note := func(n *big.Int, f flight) {
		if id, err := jobs.IDFromBig(n); err == nil {
			out[id] = f
		}
	}
	switch args := c.Data[4:]; {
	case bytes.HasPrefix(c.Data, single.ID):
		if in, err := single.Inputs.Unpack(args); err == nil {
			note(in[1].(*big.Int), flight{candidate: c, batch: true, kept: true})
		}
	case bytes.HasPrefix(c.Data, several.ID):
		if in, err := several.Inputs.Unpack(args); err == nil {
			for _, s := range *abi.ConvertType(in[0], new([]bindings.JobsSignedOutput)).(*[]bindings.JobsSignedOutput) {
				note(s.JobId, flight{candidate: c, digest: s.RequestDigest, list: true, batch: true, kept: true})
			}
		}
	}
	return out
}
