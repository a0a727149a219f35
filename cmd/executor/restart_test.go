//go:build !enclave

package main

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/owner"
)

// quickCode answers at once, slowCode after some time.
const (
	quickCode = `export default { async fetch(request) { return new Response("out of " + await request.text()); } }`
	slowCode  = `export default { async fetch(request) { await scheduler.wait(2000); return new Response("out of " + await request.text()); } }`
)

// moments are those at which the daemon is killed. Each arranges that the
// daemon is caught there, and returns a function that waits until it is.
var moments = map[string]func(n *network, d *daemonProcess) (caught func()){
	"while it fetches the code": func(n *network, d *daemonProcess) func() {
		return n.holdBefore("eth_getRawTransactionByHash", "eth_getTransactionByHash")
	},
	"while the code runs": func(n *network, d *daemonProcess) func() {
		return func() {
			n.eventually("a running job", func() bool { return d.metric("nacre_jobs_running") == "1" })
		}
	},
	"with a signed answer that is not sent": func(n *network, d *daemonProcess) func() {
		return n.holdBefore("eth_sendRawTransaction")
	},
	"just after sending, the answer mined": func(n *network, d *daemonProcess) func() {
		return n.holdAfter("eth_sendRawTransaction")
	},
	"just after sending, the answer in the mempool": func(n *network, d *daemonProcess) func() {
		return n.holdAfter("eth_sendRawTransaction")
	},
}

// holdBefore keeps calls from the node until caught returns, and then for
// ever; caught waits for the first.
func (n *network) holdBefore(methods ...string) (caught func()) {
	came, over := make(chan struct{}, 64), make(chan struct{})
	n.proxy.Refuse(func(method string, _ json.RawMessage) *faultproxy.Error {
		if !slices.Contains(methods, method) {
			return nil
		}
		select {
		case came <- struct{}{}:
		default:
		}
		<-over
		return &faultproxy.Error{Code: -32000, Message: "not passed on"}
	})
	return n.caught(came, over)
}

// holdAfter keeps the node's answers back instead.
func (n *network) holdAfter(method string) (caught func()) {
	came, over := make(chan struct{}, 64), make(chan struct{})
	n.proxy.Forge(func(m string, _, result json.RawMessage) json.RawMessage {
		if m == method {
			select {
			case came <- struct{}{}:
			default:
			}
			<-over
		}
		return result
	})
	return n.caught(came, over)
}

func (n *network) caught(came, over chan struct{}) func() {
	n.Cleanup(func() { // the proxy waits for its calls
		select {
		case <-over:
		default:
			close(over)
		}
	})
	return func() {
		n.Helper()
		select {
		case <-came:
		case <-n.within().Done():
			n.Fatal("the daemon was not caught where it should be")
		}
		n.Cleanup(n.proxy.Mend)
		n.mend = append(n.mend, func() { close(over); n.proxy.Mend() })
	}
}

// release lets pass again what was held.
func (n *network) release() {
	for _, mend := range n.mend {
		mend()
	}
	n.mend = nil
}

// TestKilledExecutorGoesOn kills the daemon at a moment of a job and starts it
// again with the same files. Nobody does anything else.
func TestKilledExecutorGoesOn(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	d.enrol()
	answered := 0
	for name, catch := range moments {
		t.Run(name, func(t *testing.T) {
			code := quickCode
			if strings.Contains(name, "runs") {
				code = slowCode
			}
			tx := n.code(code + "// " + name) // its own, so that it has to be fetched
			caught := catch(n, d)
			id := n.job(tx, 20*time.Second)
			if strings.Contains(name, "mempool") {
				n.automine(false)
			}
			caught()
			d.kill()
			n.release()
			d.start()
			if strings.Contains(name, "mempool") {
				n.eventually("the past to be read", func() bool { return len(d.health().Missing) == 0 })
				n.automine(true)
				n.mine()
			}
			answered++
			n.eventually("the answer", func() bool { return len(n.answers()) >= answered })
			d.waitState(enclave.Registered)
			n.eventually("the job to be settled", func() bool {
				return d.metric("nacre_transactions_pending") == "0" && d.metric("nacre_jobs_admitted_total") == d.metric("nacre_jobs_answered_total")
			})
			n.checkOnce(t, id, answered)
			d.checkClean(t)
			d.waitWell()
		})
	}
	d.endsWell(t)
}

// checkOnce checks that the last of all answers is that of a job, that it has
// no other, and that no transaction of the executor was in vain.
func (n *network) checkOnce(t *testing.T, id *big.Int, all int) {
	t.Helper()
	logs := n.answers()
	if len(logs) != all {
		t.Fatalf("%d answers, want %d", len(logs), all)
	}
	if last := logs[all-1]; last.Topics[1].Big().Cmp(id) != 0 || !strings.Contains(string(last.Data), "out of in") {
		t.Errorf("the answer is %+v", last)
	}
	nonce, err := n.client.NonceAt(n.within(), crypto.PubkeyToAddress(n.gas.PublicKey), nil)
	if err != nil || nonce != uint64(all) {
		t.Errorf("%d transactions were mined for %d answers: %v", nonce, all, err)
	}
}

// TestRestartFindsItsStanding: whatever the registry says of an enclave when
// its daemon starts, the daemon says too.
func TestRestartFindsItsStanding(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	if h := d.health(); h.State != enclave.Blank || !contains(h.Missing, "POST /immutable-config") || !contains(h.Missing, "POST /mutable-config") {
		t.Errorf("health of a blank one: %+v", h)
	}
	d.inject()
	again := func(want enclave.State, says string) {
		t.Helper()
		d.kill()
		d.start()
		d.waitState(want)
		n.eventually("health that says "+says, func() bool { return says == "" || contains(d.health().Missing, says) })
		if h := d.health(); *h.Owner != n.owner.Address() {
			t.Errorf("health %+v", h)
		}
	}
	again(enclave.Configured, "registerTeeNode")
	d.enrol() // with keys that it has; Init only gives them again
	again(enclave.Registered, "")

	network, address := n.asOwner(), d.health().Enclave
	d.kill() // it is drained, and later deregistered, while nobody looks
	_, err := network.Drain(n.within(), address, nil)
	n.must(err)
	again(enclave.Draining, "draining")
	d.kill()
	_, err = network.Deregister(n.within(), address, nil)
	n.must(err)
	again(enclave.Deregistered, "deregistered")
	d.stop()
	d.checkClean(t)
}

// TestRestartAfterARotationHasTheNewKeys, and the owner that it always had.
func TestRestartAfterARotationHasTheNewKeys(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	d.inject()
	rotated := n.richKey()
	n.must(d.api.SetMutable(n.within(), enclave.Mutable{
		ExecutorGasKey: n.initParams(rotated).ExecutorGasKey, SecretStoreGasKey: n.initParams(rotated).SecretStoreGasKey}))
	d.kill()
	d.start()
	details, err := d.api.TeeDetails(n.within())
	if err != nil || details.ExecutorGasAddress != crypto.PubkeyToAddress(rotated.PublicKey) || details.OwnerAddress != n.owner.Address() {
		t.Errorf("%+v, %v", details, err)
	}
	if err := d.api.SetImmutable(n.within(), n.admin.Address()); err == nil {
		t.Error("a restart lets the owner be set anew")
	}
	log, err := os.ReadFile(filepath.Join(d.dir, "log"))
	n.must(err)
	if strings.Contains(string(log), keyHex(rotated)) || strings.Contains(string(log), keyHex(n.gas)) {
		t.Error("a key is in the log")
	}
}

// TestRestartWithoutStateAsksForKeys: what only a person knows is asked for,
// in words, and no more than that is needed.
func TestRestartWithoutStateAsksForKeys(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	d.enrol()
	d.kill()
	id := n.job(n.code(quickCode), 20*time.Second)
	d.start()
	if h := d.health(); h.State != enclave.Blank || !contains(h.Missing, "POST /mutable-config") || !contains(h.Missing, "nacre init") {
		t.Errorf("health %+v", h)
	}
	_, err := owner.Init(n.within(), d.api, n.initParams(n.gas), nil)
	n.must(err)
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	n.checkOnce(t, id, 1)
	d.waitState(enclave.Registered)
	if got := n.registrations(); got != 1 {
		t.Errorf("%d registrations", got)
	}
}

// TestSpoiltStateFileIsNoCrash: it is said what is wrong, and the next
// configuration replaces the file.
func TestSpoiltStateFileIsNoCrash(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	d.inject()
	d.kill()
	n.must(os.Truncate(d.state, 50))
	d.start()
	h := d.health()
	if h.State != enclave.Blank || !contains(h.Broken, "damaged") || d.alarm("state_file") != "1" {
		t.Errorf("health %+v", h)
	}
	d.inject()
	d.wantAlarm("state_file", false)
	d.kill()
	d.start()
	d.waitState(enclave.Configured)
	if h := d.health(); contains(h.Broken, "damaged") {
		t.Errorf("health %+v", h)
	}
}

func contains(lines []string, part string) bool {
	return slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, part) })
}

// TestRegistrationIsSignedForABlocksTime: the host, which owns the clock, gets
// no signature for a time of its choice.
func TestRegistrationIsSignedForABlocksTime(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	d.inject()
	ahead := time.Now().Add(1000 * time.Hour).Unix()
	var none any
	n.call(&none, "evm_setNextBlockTimestamp", ahead)
	n.mine()
	message, err := d.api.SignedRegistration(n.within())
	if err != nil || message.SignTimestamp != uint64(ahead) {
		t.Errorf("%+v, %v; want %d", message, err, ahead)
	}
}

// TestExecutorKilledAtRandomGoesOn kills the daemon again and again, at any
// moment of a job.
func TestExecutorKilledAtRandomGoesOn(t *testing.T) {
	const code = `export default { async fetch(request) { await scheduler.wait(200); return new Response("out of " + await request.text()); } }`
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	d.enrol()
	tx := n.code(code)
	for round := 1; round <= 3; round++ {
		id := n.job(tx, 30*time.Second)
		for range 2 {
			<-time.After(time.Duration(random.Int64N(int64(700 * time.Millisecond))))
			d.kill()
			d.start()
		}
		n.eventually("the answer", func() bool { return len(n.answers()) >= round })
		n.checkOnce(t, id, round)
		d.checkClean(t)
	}
	d.waitWell()
	d.endsWell(t)
}
