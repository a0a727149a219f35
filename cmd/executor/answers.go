package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// outputs sends signed answers; *chain.Outputs does.
type outputs interface {
	Submit(ctx context.Context, r jobs.SignedResult, answerBy time.Time) (common.Hash, error)
}

var _ outputs = (*chain.Outputs)(nil)

// answers signs results under the domain of the Jobs contract, and sends them.
// The domain was read at the start, and an endpoint may have told it wrongly. So
// a refusal that can come from a wrong one is final only after it has been read
// again.
type answers struct {
	outputs  outputs
	identity *enclave.Identity
	read     func(ctx context.Context) (contracts.Domain, error)
	log      *slog.Logger

	mu     sync.Mutex // guards what follows
	domain contracts.Domain
}

// Sign signs r as enclave.ResultSigner does.
func (a *answers) Sign(id jobs.ID, r jobs.Result, at time.Time) (jobs.SignedResult, error) {
	a.mu.Lock()
	domain := a.domain
	a.mu.Unlock()
	return enclave.NewResultSigner(a.identity, domain).Sign(id, r, at)
}

// Submit sends r as chain.Outputs does. If the contract does not know the
// signature for the enclave's, and r was signed under another domain than the
// contract's, the error wraps jobs.ErrStale: it has to be signed anew.
func (a *answers) Submit(ctx context.Context, r jobs.SignedResult, answerBy time.Time) (common.Hash, error) {
	hash, err := a.outputs.Submit(ctx, r, answerBy)
	if !errors.Is(err, chain.ErrSignature) && !errors.Is(err, chain.ErrNotSelected) {
		return hash, err
	}
	domain, failed := a.read(ctx)
	if failed != nil {
		return hash, fmt.Errorf("refused, which is not final before the domain is read again: %w; %v", failed, err) // err not wrapped: it would be final
	}
	a.adopt(domain)
	now, failed := a.Sign(r.JobID, jobs.Result{Outcome: r.Outcome, Output: r.Output, Elapsed: time.Duration(r.TotalTimeMs) * time.Millisecond}, r.SignTimestamp)
	if failed != nil || bytes.Equal(now.Signature, r.Signature) { // which are the same for the same
		return hash, err
	}
	return hash, fmt.Errorf("signed under another domain than the contract's: %w; %v", jobs.ErrStale, err)
}

// adopt goes on with a domain that was read again.
func (a *answers) adopt(domain contracts.Domain) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if domain.Separator() == a.domain.Separator() {
		return
	}
	a.log.Warn("the Jobs contract's domain is another than an endpoint said at the start: answers are signed under the new one")
	a.domain = domain
}
