package main

import (
	"context"
	"log/slog"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd"
)

type runner interface {
	Run(ctx context.Context, t jobs.Task) (jobs.Result, error)
}

var _ runner = (*workerd.Pool)(nil)

// loggedPool is the pool as the coordinator sees it. What a result has besides
// what goes on chain ends here: the hosts in the log, and all of it in what
// the development build keeps.
type loggedPool struct {
	runner
	log  *slog.Logger
	runs *runs // holds nothing in the enclave build
}

// maxHostLines bounds what one job writes to the log.
const maxHostLines = 32

// Run runs a task.
func (p loggedPool) Run(ctx context.Context, t jobs.Task) (jobs.Result, error) {
	r, err := p.runner.Run(ctx, t)
	for _, h := range r.Network[:min(len(r.Network), maxHostLines)] {
		p.log.Info("job used the network", "job", t.JobID, "host", h.Host,
			"requests", h.Requests, "sent_bytes", h.Sent, "received_bytes", h.Received, "refused", h.Refused, "reason", h.Reason)
	}
	if more := len(r.Network) - maxHostLines; more > 0 {
		p.log.Info("job used the network", "job", t.JobID, "more_hosts", more)
	}
	if err == nil {
		p.runs.keep(t.JobID, r)
	}
	return r, err
}
