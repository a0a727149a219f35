package main

import (
	"fmt"
	"net/http"

	"github.com/VictoriaMetrics/metrics"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
)

// metricsHandler serves what the parts count, in the Prometheus text format.
// The parts know nothing of metrics: each number is read when it is asked for.
func (d *daemon) metricsHandler() http.Handler {
	set := metrics.NewSet()
	for s := enclave.Blank; s <= enclave.Deregistered; s++ {
		set.NewGauge(fmt.Sprintf("nacre_state{state=%q}", s), func() float64 { return is(d.lifecycle.Status().State == s) })
	}
	set.NewGauge("nacre_job_capacity", func() float64 { return float64(d.pool.Slots()) })
	set.NewGauge(`nacre_sandboxes_idle{kind="warm"}`, func() float64 { warm, _ := d.pool.Idle(); return float64(warm) })
	set.NewGauge(`nacre_sandboxes_idle{kind="hot"}`, func() float64 { _, hot := d.pool.Idle(); return float64(hot) })
	d.jobMetrics(set)
	d.chainMetrics(set)
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		set.WritePrometheus(w)
		metrics.WriteProcessMetrics(w)
	})
}

func (d *daemon) jobMetrics(set *metrics.Set) {
	for name, read := range map[string]func(jobs.Stats) float64{
		"nacre_jobs_admitted_total": func(s jobs.Stats) float64 { return float64(s.Admitted) },
		"nacre_jobs_refused_total":  func(s jobs.Stats) float64 { return float64(s.Refused) },
		"nacre_jobs_answered_total": func(s jobs.Stats) float64 { return float64(s.Answered) },
		"nacre_jobs_missed_total":   func(s jobs.Stats) float64 { return float64(s.Missed) },
		"nacre_jobs_running":        func(s jobs.Stats) float64 { return float64(s.Running) },
		"nacre_jobs_held":           func(s jobs.Stats) float64 { return float64(s.Held) },
	} {
		set.NewGauge(name, d.ifConnected(func(c *connection) float64 { return read(c.coordinator.Stats()) }))
	}
	for o := jobs.OK; o.Valid(); o++ {
		set.NewGauge(fmt.Sprintf("nacre_job_outcomes_total{code=\"%d\"}", o),
			d.ifConnected(func(c *connection) float64 { return float64(c.coordinator.Stats().Outcomes[o]) }))
	}
}

func (d *daemon) chainMetrics(set *metrics.Set) {
	for name, read := range map[string]func(*connection) float64{
		"nacre_chain_cursor_block":          func(c *connection) float64 { return float64(c.watcher.Status().Cursor) },
		"nacre_chain_latest_block":          func(c *connection) float64 { return float64(c.watcher.Status().Latest) },
		"nacre_chain_events_dropped_total":  func(c *connection) float64 { return float64(c.watcher.Status().Dropped) },
		"nacre_chain_clock_offset_seconds":  func(c *connection) float64 { return c.coordinator.Stats().ClockOffset.Seconds() },
		"nacre_chain_websocket":             func(c *connection) float64 { return is(c.watcher.Status().WebSocket) },
		"nacre_chain_reorgs_total":          func(c *connection) float64 { return float64(c.watcher.Status().Reorgs) },
		"nacre_chain_reconnects_total":      func(c *connection) float64 { return float64(c.watcher.Status().Reconnects) },
		"nacre_transactions_pending":        func(c *connection) float64 { return float64(c.txs.Status().Pending) },
		"nacre_transactions_mined_total":    func(c *connection) float64 { return float64(c.txs.Status().Mined) },
		"nacre_transactions_bumped_total":   func(c *connection) float64 { return float64(c.txs.Status().Bumped) },
		"nacre_transactions_given_up_total": func(c *connection) float64 { return float64(c.txs.Status().GaveUp) },
	} {
		set.NewGauge(name, d.ifConnected(read))
	}
}

// ifConnected reads 0 until the chain is reached.
func (d *daemon) ifConnected(read func(*connection) float64) func() float64 {
	return func() float64 {
		if c := d.connection.Load(); c != nil {
			return read(c)
		}
		return 0
	}
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
