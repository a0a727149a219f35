package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/secrets"
)

// alarm is one thing that somebody should know of. Health says the lines, the
// metric nacre_alarm has the name, docs/operations.md says what to do.
type alarm struct {
	name   string
	broken bool                                          // something does not work; else somebody has something to do
	lines  func(ctx context.Context, d *daemon) []string // none: all is well
}

// alarms are all that there are, in the order in which health tells them.
func alarms() []alarm {
	return []alarm{
		{"owner_missing", false, func(_ context.Context, d *daemon) []string {
			return nonEmpty(when(!d.lifecycle.Status().HasOwner(), "waiting for the owner's address: POST /immutable-config (nacre init)"+d.gone))
		}},
		{"keys_missing", false, standing(func(s enclave.Status) bool { return !s.HasMutable() },
			"waiting for keys (executor gas key, secret store gas key, websocket API key): POST /mutable-config (nacre init)")},
		{"not_registered", false, func(ctx context.Context, d *daemon) []string {
			if d.connection.Load() == nil { // the registry was not read yet: catching_up says so
				return nil
			}
			return standing(inState(enclave.Configured), "not registered: the owner sends registerTeeNode to the TeeManager contract (nacre register)")(ctx, d)
		}},
		{"draining", false, standing(inState(enclave.Draining),
			"draining, gets no new jobs: the owner sends reviveTeeNode or deregisterTeeNode (nacre revive, nacre deregister)")},
		{"deregistered", false, standing(inState(enclave.Deregistered),
			"deregistered, gets no jobs: the owner sends registerTeeNode (nacre register), or stops this executor")},
		{"sandbox_limit_missing", false, func(_ context.Context, d *daemon) []string {
			return prefixed("sandbox limit: ", d.pool.MissingLimits())
		}},
		{"catching_up", false, func(ctx context.Context, d *daemon) []string {
			if d.connection.Load() == nil {
				return standing(inState(enclave.Configured), "jobs start when the chain is reached; before, it is not known whether this enclave is registered")(ctx, d)
			}
			return watched(catchingUp)(ctx, d)
		}},
		{"secrets_unreachable", false, func(_ context.Context, d *daemon) []string {
			return nonEmpty(when(d.cfg.KeepsSecrets() && d.cfg.StorageCapacity > 0 && d.externalListener == nil,
				"secrets are given to this executor, and there is no port where they could come in: --listen-secrets opens one (a vsock address of the API does, too)"))
		}},
		{"secrets_one_rpc", false, connected(func(c *connection) string { return secretsOneRPC(c.cfg, c.secretsStatus().Owed) })},
		{"store_suspended", false, connected(func(c *connection) string { return storeSuspended(c.secretsStatus()) })},
		{"endpoint_down", false, connectedLines(func(c *connection) []string { return endpointsDown(c.client.Status()) })},
		{"balance_unknown", false, func(ctx context.Context, d *daemon) []string {
			return connected(func(c *connection) string { return c.balanceUnknown(ctx) })(ctx, d)
		}},
		{"logs_unproven", false, watched(logsUnproven)},

		{"wrong_chain", true, trouble(chain.ErrChainID)},
		{"wrong_contract", true, trouble(chain.ErrNoContract, chain.ErrWrongContract, chain.ErrParams)},
		{"endpoint_pruned", true, trouble(chain.ErrPruned)},
		{"chain_unreachable", true, otherTrouble},
		{"chain_silent", true, connected(func(c *connection) string {
			return chainSilent(c.watcher.Status(), c.client.Status(), c.cfg.RPCQuorum)
		})},
		{"chain_stands_still", true, counted(chainStandsStill)},
		{"clock_off", true, counted(clockOff)},
		{"answers_unsigned", true, counted(answersUnsigned)},
		{"gas_empty", true, gasEmpty},
		{"fees_above_cap", true, connected(func(c *connection) string { return feesAboveCap(c.txs.Status(), c.cfg.FeeCapGwei) })},
		{"transactions_stuck", true, connected(func(c *connection) string { return transactionsStuck(c.txs.Status()) })},
		{"owner_differs", true, func(ctx context.Context, d *daemon) []string {
			return connected(func(c *connection) string { return c.ownerDiffers(ctx) })(ctx, d)
		}},
		{"parameters_changed", true, connected(func(c *connection) string { return parametersChanged(c.params.Differs()) })},
		{"secrets_lost", true, connectedLines(func(c *connection) []string { return secretsLost(c.secretsStatus().Lost) })},
		{"proof_overdue", true, connected(func(c *connection) string { return proofOverdue(c.secretsStatus()) })},
		{"state_file", true, func(_ context.Context, d *daemon) []string {
			return prefixed("state_file: ", nonEmpty(d.lifecycle.Trouble()))
		}},
	}
}

// healthTimeout bounds what the alarms ask of the chain for one who waits for
// them, all together: who gets no answer after two seconds, as nacre health, takes
// the executor for dead.
const healthTimeout = time.Second

// health says what somebody has yet to do, and what does not work.
func (d *daemon) health(ctx context.Context) (missing, broken []string) {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	for _, a := range alarms() {
		if a.broken {
			broken = append(broken, a.lines(ctx, d)...)
		} else {
			missing = append(missing, a.lines(ctx, d)...)
		}
	}
	return missing, broken
}

// raised are the names of the alarms that have something to say.
func (d *daemon) raised(ctx context.Context) map[string]bool {
	ctx, cancel := context.WithTimeout(ctx, healthTimeout)
	defer cancel()
	up := map[string]bool{}
	for _, a := range alarms() {
		up[a.name] = len(a.lines(ctx, d)) > 0
	}
	return up
}

func inState(want enclave.State) func(enclave.Status) bool {
	return func(s enclave.Status) bool { return s.State == want }
}

// standing is for alarms about where the enclave stands.
func standing(is func(enclave.Status) bool, line string) func(context.Context, *daemon) []string {
	return func(_ context.Context, d *daemon) []string { return nonEmpty(when(is(d.lifecycle.Status()), line)) }
}

// connected is for alarms of which nothing is known before the chain is reached.
func connected(line func(*connection) string) func(context.Context, *daemon) []string {
	return connectedLines(func(c *connection) []string { return nonEmpty(line(c)) })
}

// watched is for alarms about what the watcher sees, counted for those about
// what the coordinator counts.
func watched(line func(chain.WatcherStatus) string) func(context.Context, *daemon) []string {
	return connected(func(c *connection) string { return line(c.watcher.Status()) })
}

func counted(line func(jobs.Stats) string) func(context.Context, *daemon) []string {
	return connected(func(c *connection) string { return line(c.coordinator.Stats()) })
}

func connectedLines(lines func(*connection) []string) func(context.Context, *daemon) []string {
	return func(_ context.Context, d *daemon) []string {
		if c := d.connection.Load(); c != nil {
			return lines(c)
		}
		return nil
	}
}

// notReached is why the chain was last not reached.
type notReached struct {
	err  error
	text string // without keys
}

// errsWithAlarms are those that chain_unreachable leaves to other alarms.
var errsWithAlarms = []error{chain.ErrChainID, chain.ErrNoContract, chain.ErrWrongContract, chain.ErrParams, chain.ErrPruned}

// trouble is for alarms that an error on the way to the chain raises.
func trouble(errs ...error) func(context.Context, *daemon) []string {
	return func(_ context.Context, d *daemon) []string {
		if t := d.trouble.Load(); t != nil && isAny(t.err, errs) {
			return []string{"chain: " + t.text}
		}
		return nil
	}
}

func otherTrouble(_ context.Context, d *daemon) []string {
	if t := d.trouble.Load(); t != nil && !isAny(t.err, errsWithAlarms) {
		return []string{"chain: " + t.text}
	}
	return nil
}

func isAny(err error, errs []error) bool {
	for _, e := range errs {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

func endpointsDown(all []chain.EndpointStatus) (lines []string) {
	for _, e := range all {
		if !e.Usable {
			lines = append(lines, fmt.Sprintf("endpoint %s is not used since %s: %s", e.URL, e.Since.UTC().Format(time.RFC3339), e.Err))
		}
	}
	return lines
}

func catchingUp(w chain.WatcherStatus) string {
	if w.Syncing != "" {
		return "jobs start when the chain can be read: " + w.Syncing
	}
	return when(!w.Synced, "jobs start when the past of the chain is read")
}

// logsUnproven: see docs/trust.md.
func logsUnproven(w chain.WatcherStatus) string {
	return when(strings.HasPrefix(w.Mode, "unproven") && !strings.Contains(w.Mode, "quorum"),
		"the chain's logs are believed unproven: this chain's headers cannot be recomputed; set rpc_quorum with several independent endpoints")
}

// stillAfter is how old the newest block may be before health says so.
const stillAfter = 5 * time.Minute

func chainStandsStill(s jobs.Stats) string {
	return when(s.HeadAge > stillAfter, fmt.Sprintf("chain: the newest block is %s old: the chain stands still, or its endpoints do", s.HeadAge.Round(time.Second)))
}

// clockTolerance is how far the host's clock may be from the chain's.
const clockTolerance = 30 * time.Second

// clockOff compares the host's clock with the blocks. One block may have been
// old when it was first seen, so that one is not enough to call a clock fast.
func clockOff(s jobs.Stats) string {
	switch off := s.ClockOffset.Round(time.Second); {
	case off > clockTolerance:
		return fmt.Sprintf("clock: the host's is %s behind the chain's: set it right; answers go by the blocks meanwhile", off)
	case off < -clockTolerance && s.Heads > 1:
		return fmt.Sprintf("clock: the host's is %s ahead of the chain's, or the endpoints lag so far: set it right; answers go by the blocks meanwhile", -off)
	}
	return ""
}

func answersUnsigned(s jobs.Stats) string {
	return when(s.Unsigned > 0, fmt.Sprintf("%d answers are not signed: the newest block is too old to tell the time", s.Unsigned))
}

func gasEmpty(ctx context.Context, d *daemon) []string {
	c := d.connection.Load()
	if c == nil {
		return nil
	}
	t := c.txs.Status()
	return gasShort(t, c.gasEmpty(ctx, t.Address))
}

// gasShort names each account that needs ether: after a rotation it may be an
// earlier one.
func gasShort(t chain.TxStatus, empty bool) (lines []string) {
	for _, account := range t.Short {
		if account != t.Address {
			lines = append(lines, fmt.Sprintf("earlier gas account %s cannot pay for what it still has to send: send it ether", account))
		}
	}
	if empty || slices.Contains(t.Short, t.Address) {
		lines = append(lines, fmt.Sprintf("gas account %s cannot pay: send it ether", t.Address))
	}
	return lines
}

func feesAboveCap(t chain.TxStatus, gwei uint64) string {
	return when(t.Held > 0, fmt.Sprintf("%d transactions held: the chain's fees are above fee_cap_gwei %d", t.Held, gwei))
}

// stuckAfter is how long a transaction may wait before health says so.
const stuckAfter = time.Minute

func transactionsStuck(t chain.TxStatus) string {
	if t.Oldest <= stuckAfter {
		return ""
	}
	line := fmt.Sprintf("%d transactions wait, the oldest for %s, with fees raised as far as fee_cap_gwei lets them", t.Pending, t.Oldest.Round(time.Second))
	if t.Inherited > 0 {
		line += fmt.Sprintf("; %d of them were sent before the start", t.Inherited)
	}
	if t.Rejection != "" {
		line += "; a node took the last one not: " + t.Rejection
	}
	return line
}

func parametersChanged(how string) string {
	return when(how != "", "the contracts' parameters are other than at the start: start the executor again: "+how)
}

func secretsLost(lost []jobs.ID) (lines []string) {
	for _, id := range lost {
		lines = append(lines, fmt.Sprintf("secret %s is lost here, jobs that want it end with code 9: its owner injects it again (nacre secret inject %s FILE --all), else drain this executor (nacre drain)", id, id))
	}
	return lines
}

func secretsOneRPC(cfg config.Config, owed int) string {
	return when(owed > 0 && cfg.OneRPCCouldLie(), fmt.Sprintf("%d secrets are kept here, and one RPC provider could lie its way to them: set rpc_quorum to 2 or more, "+
		`with as many independent http_rpc_url, or "allow_one_rpc_for_secrets": true if the endpoint is your own`, owed))
}

func storeSuspended(s secrets.Status) string {
	return when(s.Suspended, "this store gets no new secrets until its next proof of life: it did not acknowledge one in time, perhaps as its owner never sent it; "+
		"the proof goes out by itself, the log says if it fails")
}

func proofOverdue(s secrets.Status) string {
	return when(s.Unproven, fmt.Sprintf("the last proof of life that the chain has is of %s, others may soon report this store as dead, for a slash: look at the gas account, the fees and the log",
		s.LastAlive.UTC().Format(time.RFC3339)))
}

func when(raised bool, line string) string {
	if raised {
		return strings.TrimSpace(line)
	}
	return ""
}

func nonEmpty(line string) []string { return prefixed("", []string{line}) }

func prefixed(prefix string, lines []string) (out []string) {
	for _, l := range lines {
		if l != "" {
			out = append(out, prefix+l)
		}
	}
	return out
}
