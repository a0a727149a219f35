//go:build !enclave

package main

import (
	"slices"
	"sync"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/jobs"
)

// maxRuns is how many jobs are kept. With enclave.MaxRunLogs each they need
// some megabytes.
const maxRuns = 100

// runs keeps, in memory, how the newest jobs went, for nacre job show. What
// code prints is the job owner's, so only the development build has this.
type runs struct {
	mu    sync.Mutex // guards what follows
	byJob map[jobs.ID]enclave.JobRun
	order []jobs.ID // of byJob, the one that ran longest ago first
}

func newRuns() *runs { return &runs{byJob: map[jobs.ID]enclave.JobRun{}} }

// keep keeps a run in place of an earlier one of the job, and forgets the
// oldest of too many.
func (r *runs) keep(id jobs.ID, result jobs.Result) {
	run := enclave.NewJobRun(id, result)
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, again := r.byJob[id]; again {
		r.order = slices.DeleteFunc(r.order, func(old jobs.ID) bool { return old == id })
	}
	r.byJob[id] = run
	if r.order = append(r.order, id); len(r.order) > maxRuns {
		delete(r.byJob, r.order[0])
		r.order = slices.Delete(r.order, 0, 1)
	}
}

func (r *runs) newest(id jobs.ID) (enclave.JobRun, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	run, kept := r.byJob[id]
	return run, kept
}

// serve lets the API show what is kept.
func (r *runs) serve(c *api.Config) { c.Development.JobRun = r.newest }
