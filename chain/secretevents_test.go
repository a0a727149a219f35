package chain

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

// secretViews are the ways in which a chain may be seen.
var secretViews = map[string]struct {
	endpoints int
	forge     faultproxy.Forger
}{
	"proven":               {1, nil},
	"unproven":             {1, unprovable},
	"unproven in a quorum": {3, unprovable},
}

func secret(id jobs.ID) string { return "secret " + id.String() }

// News of our secrets are told, and of no others, whether events name our
// enclave or not.
func TestWatcherTellsOfOurSecretsAlone(t *testing.T) {
	for name, view := range secretViews {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newSecretNet(t, 2, 1)
			client, _, _ := behind(t, n.host, view.endpoints, view.forge)
			cfg := n.watcherConfig(n.enclaves[0])
			cfg.Quorum = (view.endpoints + 1) / 2
			_, r := watch(t, client, cfg)
			r.wait(t, "registered", "synced")

			var want []string
			for range 2 { // so that both kinds have been there before each
				ours, foreign := n.createFor(n.enclaves[0], time.Hour)
				other := address(n.enclaves[1])
				n.acknowledge(foreign, other)
				n.acknowledge(ours, address(n.enclaves[0]))
				later := big.NewInt(n.now().Add(2 * time.Hour).Unix())
				for _, id := range []jobs.ID{foreign, ours} {
					n.manage(n.manager.PackUpdateSecretEndTimestamp(id.Big(), later, big.NewInt(1_000_000)))
					n.manage(n.manager.PackSetSecretAllowedAddresses(id.Big(), nil)) // asked each time
					n.manage(n.manager.PackTerminateSecret(id.Big()))
				}
				want = append(want, slices.Repeat([]string{secret(ours)}, 4)...)
			}
			eventually(t, "all blocks", func() bool { return r.head() == n.head() })
			told := r.told()[2:]
			// More than one secret may have become ours until another's was made.
			seen := map[string]int{}
			for _, e := range told {
				seen[e]++
			}
			for _, e := range want {
				if seen[e] != 4 {
					t.Errorf("%s was told %d times, not 4: %q", e, seen[e], told)
				}
			}
			for id := uint64(1); ; id++ {
				stores := n.storesOf(jobs.NewID(id))
				if stores == nil {
					break
				}
				if name := secret(jobs.NewID(id)); (seen[name] > 0) != (stores[0] == address(n.enclaves[0])) {
					t.Errorf("%s of %s: told %d times", name, stores[0], seen[name])
				}
			}
		})
	}
}

// storesOf lists the stores of a secret; nil if there is no such secret.
func (n *secretNet) storesOf(id jobs.ID) (stores []common.Address) {
	n.t.Helper()
	out, err := n.client.CallContract(within(n.t, time.Minute), callTo(n.SecretManager, n.manager.PackGetSelectedEnclaves(id.Big())), nil)
	if err != nil {
		n.t.Fatal(err)
	}
	list, err := n.manager.UnpackGetSelectedEnclaves(out)
	if err != nil {
		n.t.Fatal(err)
	}
	for _, s := range list {
		stores = append(stores, s.EnclaveAddress)
	}
	return stores
}

// Of the past all secrets are told once that are ours, those too that were
// acknowledged before what is looked back to.
func TestWatcherTellsOurSecretsAtStart(t *testing.T) {
	for name, view := range secretViews {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			net := newSecretNet(t, 2, 1)
			n, us := net, net.enclaves[0]
			old, _ := n.createFor(us, 5*time.Hour)
			n.acknowledge(old, address(us))
			n.pass(netAliveTimeout - time.Minute)
			n.mine(100) // a range where blocks prove nothing
			selected, foreign := n.createFor(us, 5*time.Hour)
			n.acknowledge(foreign, address(n.enclaves[1]))
			n.mine(100)
			client, _, _ := behind(t, n.host, view.endpoints, view.forge)
			cfg := n.watcherConfig(us)
			cfg.Lookback = netAliveTimeout / 2
			cfg.Quorum = (view.endpoints + 1) / 2
			_, r := watch(t, client, cfg)
			eventually(t, "synced", func() bool { return slices.Contains(r.told(), "synced") })
			told := r.told()
			if told[len(told)-1] != "synced" || told[0] != secret(old) || !slices.Contains(told, secret(selected)) {
				t.Errorf("told %q, want %s first and %s", told, secret(old), secret(selected))
			}
			if unique := slices.Compact(slices.Sorted(slices.Values(told))); len(unique) != len(told) {
				t.Errorf("told twice: %q", told)
			}
			for _, e := range told[:len(told)-1] {
				id, ok := strings.CutPrefix(e, "secret ")
				n, err := strconv.ParseUint(id, 10, 64)
				if !ok || err != nil {
					t.Fatal(e)
				}
				if stores := net.storesOf(jobs.NewID(n)); stores[0] != address(us) {
					t.Errorf("%s was told, which is of %s", e, stores[0])
				}
			}
		})
	}
}

// What an event of a block said that leaves the chain is to be looked at again.
func TestReorgTellsOfSecretsAgain(t *testing.T) {
	n := newSecretNet(t, 1, 1)
	_, r := watch(t, n.client, n.watcherConfig(n.enclaves[0]))
	r.wait(t, "registered", "synced")
	n.mine(3)
	id, _ := n.create(time.Hour)
	r.wait(t, "registered", "synced", secret(id))
	n.automine(false)
	var none any
	n.rpc(&none, "anvil_reorg", 1, []any{})
	n.rpc(&none, "anvil_dropAllTransactions")
	n.mine(2)
	r.wait(t, "registered", "synced", secret(id), secret(id))
}

// A reorganisation deeper than events are remembered has all secrets looked at.
func TestDeepReorgTellsOfAllSecrets(t *testing.T) {
	n := newSecretNet(t, 1, 1)
	cfg := n.watcherConfig(n.enclaves[0])
	cfg.Depth = 3
	_, r := watch(t, n.client, cfg)
	r.wait(t, "registered", "synced")
	n.createJob(100_000) // its block is remembered
	first, _ := n.create(time.Hour)
	n.acknowledge(first, address(n.enclaves[0]))
	n.mine(10)
	eventually(t, "all blocks", func() bool { return r.head() == n.head() })
	before := len(r.told())
	var none any
	n.automine(false)
	n.rpc(&none, "anvil_reorg", 11, []any{})
	n.rpc(&none, "anvil_dropAllTransactions")
	n.mine(12)
	eventually(t, "the secret to be told again", func() bool {
		told := r.told()
		return len(told) > before && slices.Contains(told[before:], secret(first))
	})
}

// An endpoint that hides what happened to a secret is found out: by the receipts'
// root, or where there is none by a quorum.
func TestHiddenSecretEvent(t *testing.T) {
	for name, c := range map[string]struct {
		endpoints int
		forge     faultproxy.Forger
		refused   error
	}{
		"in the receipts": {1, on(func(result any) any {
			return eachObject(result, func(r map[string]any) { r["logs"] = []any{} })
		}, "eth_getBlockReceipts", "eth_getTransactionReceipt"), ErrForged},
		"in the logs of an unproven chain": {3, on(func(any) any { return []any{} }, "eth_getLogs"), ErrOutvoted},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newSecretNet(t, 1, 1)
			var honest faultproxy.Forger
			if c.endpoints > 1 {
				honest = unprovable
			}
			client, log, proxy := behind(t, n.host, c.endpoints, honest)
			cfg := n.watcherConfig(n.enclaves[0])
			cfg.Quorum = (c.endpoints + 1) / 2
			w, r := watch(t, client, cfg)
			r.wait(t, "registered", "synced")
			if honest != nil {
				proxy.Forge(both(honest, c.forge))
			} else {
				proxy.Forge(c.forge)
			}
			id, _ := n.create(time.Hour)
			if c.endpoints == 1 {
				eventually(t, "the lie to be refused", func() bool { return log.refused(proxy.HTTPURL(), c.refused) != "" || w.Status().Err != "" })
				if told := r.told(); !slices.Equal(told, []string{"registered", "synced"}) {
					t.Errorf("told %q", told)
				}
				proxy.Mend()
			}
			r.wait(t, "registered", "synced", secret(id))
			eventually(t, fmt.Sprintf("refusal of the liar for %q", c.refused), func() bool { return log.refused(proxy.HTTPURL(), c.refused) != "" })
		})
	}
}

// The blocks of other stores' secrets are not looked at one by one.
func TestForeignSecretsInRanges(t *testing.T) {
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv).withSecrets(sinkAddr)
	log := func(id uint64, topic int, stores ...common.Address) foundLog {
		l := foundLog{Address: &sinkAddr, Topics: []common.Hash{secretTopics[topic], common.Hash(jobs.NewID(id))}}
		for _, s := range stores {
			l.Topics = append(l.Topics, common.BytesToHash(s[:]))
		}
		return l
	}
	created := log(3, 0)
	created.Data = append(make([]byte, 64), common.BytesToHash(ourEnclave[:]).Bytes()...)
	f := &follower{Watcher: &Watcher{filter: filter}, own: ownSecrets{jobs.NewID(7): {}}}
	got := f.ownLogs([]foundLog{
		log(1, 2), log(2, 6, otherOne, ourEnclave), log(2, 1), log(1, 6, otherOne, otherOne), created, log(3, 3), log(7, 2), log(4, 0),
		{Address: &jobsAddr, Topics: []common.Hash{topicJobResponded}},
	})
	var ids []string
	for _, l := range got {
		if *l.Address == jobsAddr {
			ids = append(ids, "job")
			continue
		}
		ids = append(ids, jobs.ID(l.Topics[1]).String())
	}
	if want := fmt.Sprint([]string{"2", "2", "3", "3", "7", "job"}); fmt.Sprint(ids) != want {
		t.Errorf("kept %v, want %v", ids, want)
	}
	if len(f.own) != 1 {
		t.Errorf("sieving learned: %v", f.own)
	}
}

func TestWatcherConfigOfSecrets(t *testing.T) {
	for _, change := range []func(*WatcherConfig){
		func(c *WatcherConfig) { c.SecretManager = sinkAddr },
		func(c *WatcherConfig) { c.SecretStore = sinkAddr },
	} {
		cfg := testWatcherConfig()
		change(&cfg)
		if err := cfg.Check(); !errors.Is(err, ErrSecretAddresses) {
			t.Errorf("got %v", err)
		}
	}
}
