//go:build !enclave

package main

import (
	"fmt"
	"log/slog"
	"sync"
	"testing"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/jobs"
)

func number(i int) jobs.ID { return jobs.ID{30: byte(i >> 8), 31: byte(i)} }

func TestRunsKeepTheNewestOfEachOfTheLastJobs(t *testing.T) {
	r := newRuns()
	var served api.Config
	r.serve(&served)
	for i := range maxRuns {
		r.keep(number(i), jobs.Result{Logs: []byte("old")})
	}
	r.keep(number(0), jobs.Result{Outcome: jobs.Exception, Logs: []byte("new")})
	r.keep(number(maxRuns), jobs.Result{})
	for i, want := range map[int]string{0: "new", 1: "gone", 2: "old", maxRuns: "", maxRuns + 1: "gone"} {
		run, kept := served.Development.JobRun(number(i))
		if got := string(run.Logs); kept != (want != "gone") || kept && (got != want || run.JobID != number(i)) {
			t.Errorf("job %d: %q, kept %v, want %q", i, got, kept, want)
		}
	}
	if len(r.order) != maxRuns || len(r.byJob) != maxRuns {
		t.Errorf("%d and %d jobs are kept, want %d", len(r.order), len(r.byJob), maxRuns)
	}
}

func TestRunsAreBoundedInBytes(t *testing.T) {
	r := newRuns()
	r.keep(number(1), jobs.Result{Logs: make([]byte, 10*enclave.MaxRunLogs)})
	if run, _ := r.newest(number(1)); len(run.Logs) != enclave.MaxRunLogs || cap(run.Logs) > 2*enclave.MaxRunLogs {
		t.Errorf("%d bytes in room for %d", len(run.Logs), cap(run.Logs))
	}
}

// The sandbox of the daemon keeps, and several jobs run at once.
func TestSandboxKeepsRuns(t *testing.T) {
	r := newRuns()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			p := loggedPool{runner: fixedRunner{result: jobs.Result{Logs: fmt.Append(nil, i)}}, log: slog.New(slog.DiscardHandler), runs: r}
			p.Run(t.Context(), jobs.Task{JobID: number(i)})
		})
	}
	all.Wait()
	for i := range 8 {
		if run, kept := r.newest(number(i)); !kept || string(run.Logs) != fmt.Sprint(i) {
			t.Errorf("job %d: %q, %v", i, run.Logs, kept)
		}
	}
	p := loggedPool{runner: fixedRunner{err: jobs.ErrNotStarted}, log: slog.New(slog.DiscardHandler), runs: r}
	if _, err := p.Run(t.Context(), jobs.Task{JobID: number(99)}); err == nil {
		t.Error("no error")
	}
	if _, kept := r.newest(number(99)); kept {
		t.Error("what did not run is kept")
	}
}
