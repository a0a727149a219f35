//go:build !enclave

package main

import (
	"encoding/hex"
	"encoding/json"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/internal/faultproxy"
	"github.com/nacre-tee/nacre/jobs"
)

// calls tells whether a request calls the function that data calls.
func calls(method string, params json.RawMessage, data []byte) bool {
	return method == "eth_call" && strings.Contains(string(params), hex.EncodeToString(data[:4]))
}

// TestDomainToldWronglyAtTheStart: the endpoint says that the Jobs contract has
// no such view, so answers are signed under a domain that is not its own. The
// first that is refused for it is signed anew.
func TestDomainToldWronglyAtTheStart(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	n.proxy.Refuse(func(method string, params json.RawMessage) *faultproxy.Error {
		if calls(method, params, bindings.NewJobs().PackEip712Domain()) && strings.Contains(strings.ToLower(string(params)), strings.ToLower(n.at.Jobs.Hex())) {
			return &faultproxy.Error{Code: 3, Message: "execution reverted"}
		}
		return nil
	})
	t.Cleanup(n.proxy.Mend)
	d.start()
	d.enrol()
	n.proxy.Mend()
	n.job(n.code(quickCode), 20*time.Second)
	n.eventually("the answer", func() bool {
		n.mine() // what is signed anew takes a newer block's time
		return len(n.answers()) == 1
	})
	if missed := d.metric("nacre_jobs_missed_total"); missed != "0" {
		t.Errorf("%s jobs missed", missed)
	}
	d.stop()
}

// TestLookbackAfterAFailedCall: an endpoint that fails to say how long a job may
// take is asked again, and is not taken for a contract that does not say it.
func TestLookbackAfterAFailedCall(t *testing.T) {
	n := startNetwork(t)
	d := diedWithAJob(n)
	var failed atomic.Bool
	n.proxy.Refuse(func(method string, params json.RawMessage) *faultproxy.Error {
		if calls(method, params, bindings.NewJobs().PackDeadlineBounds(jobs.Env)) && !failed.Swap(true) {
			return &faultproxy.Error{Code: -32603, Message: "Internal error", Data: "0x"}
		}
		return nil
	})
	t.Cleanup(n.proxy.Mend)
	d.start()
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	if !failed.Load() {
		t.Error("the call did not fail")
	}
	d.stop()
}

// TestRegistryReadTooEarly: what a lagging endpoint said at the start counts
// until the registry is read again, and not for ever.
func TestRegistryReadTooEarly(t *testing.T) {
	n := startNetwork(t)
	me := n.registerSilent()
	tee := bindings.NewTeeManager()
	client, err := chain.Dial(n.within(), chain.Endpoints{HTTP: []string{n.proxy.HTTPURL()}, ChainID: n.client.ChainID()}, quiet())
	n.must(err)
	t.Cleanup(client.Close)
	c := &connection{client: client, log: quiet(), lifecycle: &keptLifecycle{Lifecycle: enclave.NewLifecycle()}}
	c.cfg.TeeManager = n.at.TeeManager
	p := n.initParams(n.gas)
	n.must(c.lifecycle.SetOwner(p.Owner))
	n.must(c.lifecycle.SetMutable(enclave.Mutable{ExecutorGasKey: p.ExecutorGasKey, SecretStoreGasKey: p.SecretStoreGasKey}))
	n.proxy.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		var was hexutil.Bytes
		if !calls(method, params, tee.PackTeeNodes(me)) || json.Unmarshal(result, &was) != nil {
			return result
		}
		return json.RawMessage(`"` + hexutil.Encode(make([]byte, len(was))) + `"`)
	})
	n.must(c.adopt(n.within(), me))
	n.proxy.Mend()
	state := func(what string, want enclave.State) {
		t.Helper()
		c.registeredFor(n.within())
		if got := c.lifecycle.Status().State; got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
	age := func() { c.registry.readAt = time.Now().Add(-2 * registryAge) }
	state("read just now", enclave.Configured)
	age()
	state("read again", enclave.Registered)
	_, err = n.asOwner().Drain(n.within(), me, nil)
	n.must(err)
	age()
	state("drained", enclave.Draining)
	_, err = n.asOwner().Revive(n.within(), me, nil)
	n.must(err)
	age()
	state("revived", enclave.Registered)
	_, err = n.asOwner().Drain(n.within(), me, nil)
	n.must(err)
	c.registryChanged(jobs.Registered) // news, which an endpoint may not have yet
	age()
	state("news just now", enclave.Registered)
	_, err = n.asOwner().Deregister(n.within(), me, nil)
	n.must(err)
	age()
	state("deregistered", enclave.Deregistered)
}
