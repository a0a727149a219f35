//go:build !enclave

package main

import (
	"math/big"
	"net"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/secrets"
)

// TestAlarmsGoByTheirNumbers: each is silent at what is usual and says so at
// what is not.
func TestAlarmsGoByTheirNumbers(t *testing.T) {
	now := time.Now()
	endpoint := func(e chain.EndpointStatus) string {
		return strings.Join(endpointsDown([]chain.EndpointStatus{e}), "\n")
	}
	for name, c := range map[string]struct{ calm, raised, says string }{
		"still":        {chainStandsStill(jobs.Stats{HeadAge: 4 * time.Minute}), chainStandsStill(jobs.Stats{HeadAge: 6 * time.Minute}), "6m0s old"},
		"clock behind": {clockOff(jobs.Stats{ClockOffset: 20 * time.Second, Heads: 9}), clockOff(jobs.Stats{ClockOffset: time.Hour, Heads: 1}), "1h0m0s behind"},
		"clock ahead":  {clockOff(jobs.Stats{ClockOffset: -time.Hour, Heads: 1}), clockOff(jobs.Stats{ClockOffset: -time.Hour, Heads: 2}), "1h0m0s ahead"},
		"unsigned":     {answersUnsigned(jobs.Stats{}), answersUnsigned(jobs.Stats{Unsigned: 2}), "2 answers are not signed"},
		"fees":         {feesAboveCap(chain.TxStatus{Pending: 3}, 7), feesAboveCap(chain.TxStatus{Held: 3}, 7), "3 transactions held: the chain's fees are above fee_cap_gwei 7"},
		"stuck":        {transactionsStuck(chain.TxStatus{Pending: 3, Oldest: 30 * time.Second}), transactionsStuck(chain.TxStatus{Pending: 3, Oldest: 2 * time.Minute}), "3 transactions wait, the oldest for 2m0s"},
		"inherited":    {transactionsStuck(chain.TxStatus{Inherited: 2}), transactionsStuck(chain.TxStatus{Inherited: 2, Oldest: time.Hour}), "2 of them were sent before the start"},
		"rejected":     {transactionsStuck(chain.TxStatus{Rejection: "txpool is full"}), transactionsStuck(chain.TxStatus{Rejection: "txpool is full", Oldest: time.Hour}), "txpool is full"},
		"catching up":  {catchingUp(chain.WatcherStatus{Synced: true}), catchingUp(chain.WatcherStatus{}), "when the past of the chain is read"},
		"syncing":      {catchingUp(chain.WatcherStatus{Synced: true}), catchingUp(chain.WatcherStatus{Syncing: "it is at block 16 of 4096"}), "at block 16 of 4096"},
		"unproven":     {logsUnproven(chain.WatcherStatus{Mode: "proven"}), logsUnproven(chain.WatcherStatus{Mode: "unproven"}), "set rpc_quorum"},
		"quorum":       {logsUnproven(chain.WatcherStatus{Mode: "unproven, quorum 2 of 3"}), "-", "-"},
		"parameters":   {parametersChanged(""), parametersChanged("SIGN_MAX_AGE is 1s, was 2s"), "start the executor again: SIGN_MAX_AGE is 1s"},
		"lost":         {strings.Join(secretsLost(nil), ""), strings.Join(secretsLost([]jobs.ID{jobs.NewID(7)}), ""), "nacre secret inject 7 FILE --all"},
		"proof":        {proofOverdue(secrets.Status{LastAlive: now}), proofOverdue(secrets.Status{LastAlive: now, Unproven: true}), "others may soon report this store as dead"},
		"suspended":    {storeSuspended(secrets.Status{Suspensions: 3}), storeSuspended(secrets.Status{Suspended: true}), "no new secrets until its next proof of life"},
		"endpoint":     {endpoint(chain.EndpointStatus{Usable: true}), endpoint(chain.EndpointStatus{URL: "https://a.example/[redacted]", Since: now, Err: "429"}), "endpoint https://a.example/[redacted] is not used since"},
	} {
		if c.calm != "" || !strings.Contains(c.raised, c.says) {
			t.Errorf("%s: %q, %q, want %q", name, c.calm, c.raised, c.says)
		}
	}
}

// Room for secrets without a way in.
func TestSecretsThatCannotComeIn(t *testing.T) {
	d := &daemon{pool: realPool(t), lifecycle: &keptLifecycle{Lifecycle: enclave.NewLifecycle()}}
	for _, c := range []struct {
		manager common.Address
		room    uint64
		port    net.Listener
		raised  bool
	}{{common.Address{1}, 5, nil, true}, {common.Address{}, 5, nil, false}, {common.Address{1}, 0, nil, false}, {common.Address{1}, 5, &net.TCPListener{}, false}} {
		d.cfg.SecretManager, d.cfg.StorageCapacity, d.externalListener = c.manager, c.room, c.port
		if got := d.raised(t.Context())["secrets_unreachable"]; got != c.raised {
			t.Errorf("%+v: raised %v", c, got)
		}
	}
}

// Secrets that came to an executor which would be refused with room for them.
func TestSecretsThatOneProviderCouldLieFor(t *testing.T) {
	for _, c := range []struct {
		manager common.Address
		quorum  int
		allowed bool
		owed    int
		raised  bool
	}{
		{common.Address{1}, 1, false, 3, true}, {common.Address{1}, 1, false, 0, false}, {common.Address{1}, 2, false, 3, false},
		{common.Address{1}, 1, true, 3, false}, {common.Address{}, 1, false, 3, false},
	} {
		line := secretsOneRPC(config.Config{SecretManager: c.manager, RPCQuorum: c.quorum, OneRPCForSecrets: c.allowed}, c.owed)
		if (line != "") != c.raised || c.raised && !strings.Contains(line, "3 secrets") {
			t.Errorf("%+v: %q", c, line)
		}
	}
}

// TestEachAccountThatCannotPayIsNamed, and no other.
func TestEachAccountThatCannotPayIsNamed(t *testing.T) {
	now, before := common.Address{1}, common.Address{2}
	for name, c := range map[string]struct {
		short []common.Address
		empty bool
		want  []common.Address
	}{
		"none":    {nil, false, nil},
		"current": {[]common.Address{now}, false, []common.Address{now}},
		"empty":   {nil, true, []common.Address{now}},
		"both":    {[]common.Address{now}, true, []common.Address{now}},
		"earlier": {[]common.Address{before}, false, []common.Address{before}},
		"all":     {[]common.Address{now, before}, false, []common.Address{before, now}},
	} {
		lines := gasShort(chain.TxStatus{Address: now, NoFunds: len(c.short), Short: c.short}, c.empty)
		if len(lines) != len(c.want) {
			t.Errorf("%s: %q", name, lines)
			continue
		}
		for i, account := range c.want {
			if !strings.Contains(lines[i], account.Hex()) {
				t.Errorf("%s: %q, want %s", name, lines[i], account)
			}
		}
	}
}

// TestEmptyGasAccountIsSaid, and gone when it is filled.
func TestEmptyGasAccountIsSaid(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	var none any
	n.call(&none, "anvil_setBalance", crypto.PubkeyToAddress(n.gas.PublicKey), (*hexutil.Big)(common.Big0))
	d.inject()
	if h := d.health(); len(h.Broken) != 1 || !strings.Contains(h.Broken[0], "send it ether") {
		t.Errorf("health %+v", h)
	}
	if d.alarm("gas_empty") != "1" || d.metric("nacre_gas_ether") != "0" {
		t.Error("the numbers do not say so")
	}
	n.call(&none, "anvil_setBalance", crypto.PubkeyToAddress(n.gas.PublicKey), (*hexutil.Big)(big.NewInt(1e18)))
	d.wantAlarm("gas_empty", false)
}

// TestStateFileThatIsNotInMemoryIsRefused before anything is started.
func TestStateFileThatIsNotInMemoryIsRefused(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.config = n.config(d.dir, map[string]any{"state_file": "/proc/self/state"})
	d.launch()
	<-d.done
	if status := d.cmd.ProcessState.ExitCode(); status != exitUsage {
		t.Errorf("exit status %d", status)
	}
	d.cmd = nil
	log, err := os.ReadFile(d.dir + "/log")
	if err != nil || !strings.Contains(string(log), "state_file: "+enclave.ErrStateOnDisk.Error()) || strings.Count(strings.TrimSpace(string(log)), "\n") > 0 {
		t.Errorf("%s, %v", log, err)
	}
}
