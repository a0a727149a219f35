package chain

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// paramsTime bounds one reading of all parameters.
const paramsTime = time.Minute

// ParamsWatch reads the contracts' parameters again at intervals. What was read
// at the start counts for as long as the process lives, but for the times of
// secrets; and where one endpoint's word is enough it may have been false.
type ParamsWatch struct {
	read    func(context.Context) (Params, error)
	known   Params
	secrets *secretsWatch // nil: none are kept
	every   time.Duration
	log     *slog.Logger

	mu      sync.Mutex // guards what follows
	differs string
}

// NewParamsWatch returns a watch over the parameters that ReadParams gave as
// known. Nothing is read until Run; every is the time between two readings.
func NewParamsWatch(client viewBackend, jobsAddr, teeManager common.Address, known Params, every time.Duration, log *slog.Logger) *ParamsWatch {
	return &ParamsWatch{known: known, every: every, log: log, read: func(ctx context.Context) (Params, error) {
		ctx, cancel := context.WithTimeout(ctx, paramsTime)
		defer cancel()
		return ReadParams(ctx, client, jobsAddr, teeManager)
	}}
}

// Differs says, in one line, what the contracts have otherwise than at the
// start; "" if nothing. It is safe to call at any time.
func (w *ParamsWatch) Differs() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.differs
}

// Run reads until ctx ends. A difference counts when it was read twice in a row:
// one false answer in the course of time makes no noise. A reading that fails
// says nothing.
func (w *ParamsWatch) Run(ctx context.Context) {
	last := ""
	for sleep(ctx, jitter(w.every)) == nil {
		now, err := w.read(ctx)
		if err != nil {
			w.log.Debug("contract parameters not read again", "err", err)
			continue
		}
		found := now.otherThan(w.known)
		if w.secrets != nil {
			said, err := w.secrets.look(ctx, w.log)
			if err != nil {
				w.log.Debug("parameters of secrets not read again", "err", err)
				continue
			}
			found = strings.Join(slices.DeleteFunc([]string{found, said}, func(s string) bool { return s == "" }), "; ")
		}
		if found == last {
			w.note(found)
		}
		last = found
	}
}

func (w *ParamsWatch) note(found string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if found == w.differs {
		return
	}
	if w.differs = found; found == "" {
		w.log.Info("contract parameters are those of the start again")
		return
	}
	w.log.Error("contract parameters are other than an endpoint said at the start, which counts until the executor is restarted", "differ", found)
}

// otherThan names what p has otherwise than q.
func (p Params) otherThan(q Params) string {
	return differing([]parameter{
		{"EXECUTION_BUFFER_TIME", p.ExecutionBuffer, q.ExecutionBuffer},
		{"NO_OF_NODES_TO_SELECT", p.SelectedExecutors, q.SelectedExecutors},
		{"SIGN_MAX_AGE", p.SignMaxAge, q.SignMaxAge},
		{"TEE_MANAGER", p.TeeManager, q.TeeManager},
		{"EXECUTORS", p.Executors, q.Executors},
		{"USDC_TOKEN", p.PaymentToken, q.PaymentToken},
		{"STAKING_TOKEN", p.StakingToken, q.StakingToken},
		{"MIN_STAKE_AMOUNT", p.MinStake, q.MinStake},
	})
}

// parameter is one that was read twice.
type parameter struct {
	name     string
	now, was any
}

func differing(all []parameter) string {
	var lines []string
	for _, f := range all {
		if now, was := fmt.Sprint(f.now), fmt.Sprint(f.was); now != was {
			lines = append(lines, fmt.Sprintf("%s is %s, was %s", f.name, now, was))
		}
	}
	return strings.Join(lines, "; ")
}
