package main

import (
	"fmt"
	"math"
	"math/big"
	"net/http"
	"sync"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/secrets"
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
	var up map[string]bool // of this reading
	for _, a := range alarms() {
		set.NewGauge(fmt.Sprintf("nacre_alarm{alarm=%q}", a.name), func() float64 { return is(up[a.name]) })
	}
	var reading sync.Mutex // guards up
	d.jobMetrics(set)
	d.chainMetrics(set)
	d.secretMetrics(set)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reading.Lock()
		defer reading.Unlock()
		up = d.raised(r.Context())
		w.Header().Set("Content-Type", "text/plain; version=0.0.4")
		set.WritePrometheus(w)
		metrics.WriteProcessMetrics(w)
		metrics.WriteFDMetrics(w)
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
		"nacre_answers_unsigned":    func(s jobs.Stats) float64 { return float64(s.Unsigned) },
	} {
		set.NewGauge(name, d.ifConnected(0, func(c *connection) float64 { return read(c.coordinator.Stats()) }))
	}
	for o := jobs.OK; o.Valid(); o++ {
		set.NewGauge(fmt.Sprintf("nacre_job_outcomes_total{code=\"%d\"}", o),
			d.ifConnected(0, func(c *connection) float64 { return float64(c.coordinator.Stats().Outcomes[o]) }))
	}
}

func (d *daemon) chainMetrics(set *metrics.Set) {
	set.NewGauge("nacre_endpoints", func() float64 { return float64(len(d.cfg.HTTPRPCURL) + len(d.cfg.WebSocketURL)) })
	for name, read := range map[string]func(*connection) float64{
		"nacre_chain_cursor_block": func(c *connection) float64 { return blockNumber(c.watcher.Status().Cursor) },
		"nacre_chain_latest_block": func(c *connection) float64 { return blockNumber(c.watcher.Status().Latest) },
		"nacre_chain_clock_offset_seconds": func(c *connection) float64 {
			return ofHead(c, func(s jobs.Stats) time.Duration { return s.ClockOffset })
		},
		"nacre_chain_head_age_seconds": func(c *connection) float64 { return ofHead(c, func(s jobs.Stats) time.Duration { return s.HeadAge }) },
		"nacre_chain_silence_seconds":  func(c *connection) float64 { return time.Since(c.watcher.Status().AskedAt).Seconds() },
		"nacre_endpoints_usable":       func(c *connection) float64 { return float64(usable(c.client.Status())) },
		"nacre_gas_ether":              gasEther,
	} {
		set.NewGauge(name, d.ifConnected(math.NaN(), read))
	}
	for name, read := range map[string]func(*connection) float64{
		"nacre_chain_events_dropped_total":  func(c *connection) float64 { return float64(c.watcher.Status().Dropped) },
		"nacre_transactions_held":           func(c *connection) float64 { return float64(c.txs.Status().Held) },
		"nacre_transactions_unpaid":         func(c *connection) float64 { return float64(c.txs.Status().NoFunds) },
		"nacre_transactions_fillers":        func(c *connection) float64 { return float64(c.txs.Status().Fillers) },
		"nacre_transactions_inherited":      func(c *connection) float64 { return float64(c.txs.Status().Inherited) },
		"nacre_transactions_oldest_seconds": func(c *connection) float64 { return c.txs.Status().Oldest.Seconds() },
		"nacre_chain_websocket":             func(c *connection) float64 { return is(c.watcher.Status().WebSocket) },
		"nacre_chain_reorgs_total":          func(c *connection) float64 { return float64(c.watcher.Status().Reorgs) },
		"nacre_chain_reconnects_total":      func(c *connection) float64 { return float64(c.watcher.Status().Reconnects) },
		"nacre_transactions_pending":        func(c *connection) float64 { return float64(c.txs.Status().Pending) },
		"nacre_transactions_mined_total":    func(c *connection) float64 { return float64(c.txs.Status().Mined) },
		"nacre_transactions_bumped_total":   func(c *connection) float64 { return float64(c.txs.Status().Bumped) },
		"nacre_silence_reports_total":       func(c *connection) float64 { return float64(c.duty().Reported) },
		"nacre_silence_reports_late_total":  func(c *connection) float64 { return float64(c.duty().Late) },
		"nacre_silence_failures_total":      func(c *connection) float64 { return float64(c.duty().Failed) },
		"nacre_transactions_given_up_total": func(c *connection) float64 { return float64(c.txs.Status().GaveUp) },
	} {
		set.NewGauge(name, d.ifConnected(0, read))
	}
}

func (d *daemon) secretMetrics(set *metrics.Set) {
	for name, read := range map[string]func(secrets.Status) float64{
		"nacre_secrets_held":                                func(s secrets.Status) float64 { return float64(s.Held) },
		"nacre_secrets_owed":                                func(s secrets.Status) float64 { return float64(s.Owed) },
		"nacre_secrets_lost":                                func(s secrets.Status) float64 { return float64(len(s.Lost)) },
		"nacre_secrets_suspensions_total":                   func(s secrets.Status) float64 { return float64(s.Suspensions) },
		"nacre_secrets_last_proof_timestamp_seconds":        func(s secrets.Status) float64 { return timestamp(s.LastAlive) },
		`nacre_secret_actions_total{action="acknowledged"}`: func(s secrets.Status) float64 { return float64(s.Acknowledged) },
		`nacre_secret_actions_total{action="proven alive"}`: func(s secrets.Status) float64 { return float64(s.Proofs) },
		`nacre_secret_actions_total{action="reported"}`:     func(s secrets.Status) float64 { return float64(s.Reports) },
		`nacre_secret_actions_total{action="taken"}`:        func(s secrets.Status) float64 { return float64(s.Taken) },
		`nacre_secret_actions_total{action="replaced"}`:     func(s secrets.Status) float64 { return float64(s.Replaced) },
		`nacre_secret_actions_total{action="taken over"}`:   func(s secrets.Status) float64 { return float64(s.Fetched) },
		`nacre_secret_actions_total{action="wiped"}`:        func(s secrets.Status) float64 { return float64(s.Wiped) },
		`nacre_secret_actions_total{action="failed"}`:       func(s secrets.Status) float64 { return float64(s.Failed) },
	} {
		set.NewGauge(name, d.ifConnected(0, func(c *connection) float64 { return read(c.secretsStatus()) }))
	}
}

// timestamp is t in s since 1970, or NaN if there is none.
func timestamp(t time.Time) float64 {
	if t.IsZero() {
		return math.NaN()
	}
	return float64(t.Unix())
}

// duty is how the slash duty stands; zeros if there is none.
func (c *connection) duty() chain.SlashStatus {
	if c.slasher == nil {
		return chain.SlashStatus{}
	}
	return c.slasher.Status()
}

func usable(endpoints []chain.EndpointStatus) (n int) {
	for _, e := range endpoints {
		if e.Usable {
			n++
		}
	}
	return n
}

// gasEther is what the gas account has, as of the last question; NaN if that
// is not known. Whoever reads the alarms has just asked.
func gasEther(c *connection) float64 {
	c.gas.mu.Lock()
	defer c.gas.mu.Unlock()
	if c.gas.wei == nil {
		return math.NaN()
	}
	ether, _ := new(big.Float).Quo(new(big.Float).SetInt(c.gas.wei), big.NewFloat(1e18)).Float64()
	return ether
}

// blockNumber is n, or NaN before any block was seen.
func blockNumber(n uint64) float64 {
	if n == 0 {
		return math.NaN()
	}
	return float64(n)
}

// ofHead reads what only a block tells; NaN before the first.
func ofHead(c *connection, read func(jobs.Stats) time.Duration) float64 {
	s := c.coordinator.Stats()
	if s.Heads == 0 {
		return math.NaN()
	}
	return read(s).Seconds()
}

// ifConnected reads what is said before, until the chain is reached: 0 of what
// is counted, NaN of what is not known.
func (d *daemon) ifConnected(before float64, read func(*connection) float64) func() float64 {
	return func() float64 {
		if c := d.connection.Load(); c != nil {
			return read(c)
		}
		return before
	}
}

func is(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
