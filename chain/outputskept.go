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
		for _, id := range o.answered(c) {
			if f, ok := o.flights[id]; !ok || f.kept {
				o.noteLocked(id, flight{candidate: c, batch: true, kept: true})
			}
		}
	}
	o.recalled = len(restored)
}

// answered returns the jobs to which c has answers.
func (o *Outputs) answered(c Candidate) (ids []jobs.ID) {
	if c.To == nil || *c.To != o.jobs || len(c.Data) < 4 {
		return nil
	}
	parsed, err := bindings.JobsMetaData.ParseABI()
	if err != nil {
		return nil
	}
	single, several := parsed.Methods["submitOutput"], parsed.Methods["submitOutputs"]
	var numbers []*big.Int
	switch args := c.Data[4:]; {
	case bytes.HasPrefix(c.Data, single.ID):
		if in, err := single.Inputs.Unpack(args); err == nil {
			numbers = append(numbers, in[1].(*big.Int))
		}
	case bytes.HasPrefix(c.Data, several.ID):
		if in, err := several.Inputs.Unpack(args); err == nil {
			for _, s := range *abi.ConvertType(in[0], new([]bindings.JobsSignedOutput)).(*[]bindings.JobsSignedOutput) {
				numbers = append(numbers, s.JobId)
			}
		}
	}
	for _, n := range numbers {
		if id, err := jobs.IDFromBig(n); err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}
