package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// submits is an outputs whose contract says what it holds.
type submits struct{ err error }

func (s *submits) Submit(context.Context, jobs.SignedResult, time.Time) (common.Hash, error) {
	return common.Hash{}, fmt.Errorf("answering: %w", s.err)
}

// TestRefusalsThatAWrongDomainExplains are final only if the contract's domain,
// read again, is the one that the answer was signed under.
func TestRefusalsThatAWrongDomainExplains(t *testing.T) {
	identity, err := enclave.GenerateIdentity(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	told := contracts.Domain{Name: contracts.JobsDomain, Version: contracts.DomainVersion}
	right := told
	right.ChainID, right.VerifyingContract = big.NewInt(1), common.Address{1}
	unread := errors.New("no answer")
	for name, c := range map[string]struct {
		refusal, unread error
		now             contracts.Domain
		final, stale    bool
	}{
		"signature, another domain":    {chain.ErrSignature, nil, right, false, true},
		"not selected, another domain": {chain.ErrNotSelected, nil, right, false, true},
		"signature, the same":          {chain.ErrSignature, nil, told, true, false},
		"not selected, the same":       {chain.ErrNotSelected, nil, told, true, false},
		"not selected, not read":       {chain.ErrNotSelected, unread, right, false, false},
		"too late":                     {chain.ErrTooLate, nil, right, true, false},
		"gone":                         {chain.ErrJobGone, nil, right, false, false},
	} {
		a := &answers{outputs: &submits{c.refusal}, identity: identity, domain: told, log: slog.New(slog.DiscardHandler),
			read: func(context.Context) (contracts.Domain, error) { return c.now, c.unread }}
		sign := func(id uint64) jobs.SignedResult {
			signed, err := a.Sign(jobs.NewID(id), jobs.Result{Outcome: jobs.OK, Output: []byte("x"), Elapsed: 1500 * time.Microsecond}, time.Unix(1e9, 0))
			if err != nil {
				t.Fatal(err)
			}
			return signed
		}
		first, second := sign(1), sign(2)
		for _, signed := range []jobs.SignedResult{first, second} { // the second when the domain is known already
			_, err := a.Submit(t.Context(), signed, time.Unix(2e9, 0))
			if errors.Is(err, jobs.ErrFinal) != c.final || errors.Is(err, jobs.ErrStale) != c.stale {
				t.Errorf("%s, job %s: %v", name, signed.JobID, err)
			}
		}
		if !c.stale {
			continue
		}
		if _, err := a.Submit(t.Context(), sign(1), time.Unix(2e9, 0)); !errors.Is(err, jobs.ErrFinal) {
			t.Errorf("%s: signed anew and refused again: %v", name, err)
		}
	}
}
