//go:build !enclave

package main

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/enclave"
)

// alarm reads whether an alarm is raised: "0" or "1".
func (d *daemonProcess) alarm(name string) string {
	d.n.Helper()
	return d.metric(`nacre_alarm{alarm="` + name + `"}`)
}

// wantAlarm waits until an alarm is raised, or is not.
func (d *daemonProcess) wantAlarm(name string, raised bool) {
	d.n.Helper()
	want, what := "0", "no alarm "
	if raised {
		want, what = "1", "the alarm "
	}
	d.n.eventually(what+name, func() bool { return d.alarm(name) == want })
}

// TestAlarmsOfAWrongConfiguration: what is wrong is said in one line, with the
// alarm of its own and no other that is broken, and it does not end the daemon.
func TestAlarmsOfAWrongConfiguration(t *testing.T) {
	n := startNetwork(t)
	nobody := common.HexToAddress("0x00000000000000000000000000000000000000aa")
	for alarm, c := range map[string]struct {
		keys map[string]any
		says string
	}{
		"wrong_chain":       {map[string]any{"common_chain_id": 5}, "configured is 5"},
		"wrong_contract":    {map[string]any{"jobs_contract_addr": nobody}, nobody.Hex()},
		"chain_unreachable": {map[string]any{"http_rpc_url": "http://127.0.0.1:1/"}, "127.0.0.1:1"},
	} {
		t.Run(alarm, func(t *testing.T) {
			d := newDaemonProcess(n, false)
			d.config = n.config(d.dir, c.keys)
			d.start()
			d.configure()
			d.wantBroken(t, alarm, c.says)
			d.stop()
		})
	}
}

// wantBroken waits for an alarm, which must be the only one of what is broken.
func (d *daemonProcess) wantBroken(t *testing.T, alarm, says string) {
	t.Helper()
	d.wantAlarm(alarm, true)
	if h := d.health(); len(h.Broken) != 1 || !strings.Contains(h.Broken[0], says) || strings.Contains(h.Broken[0], "\n") {
		t.Errorf("health %+v, want one line with %q", h, says)
	}
}

// TestAlarmsOfAnEndpointGoWhenItIsMended: nobody has to start the daemon again.
func TestAlarmsOfAnEndpointGoWhenItIsMended(t *testing.T) {
	n := startNetwork(t)
	forge := func(method, param, result string) func() {
		return func() {
			n.proxy.Forge(func(m string, params, right json.RawMessage) json.RawMessage {
				if m == method && strings.Contains(string(params), param) {
					return json.RawMessage(result)
				}
				return right
			})
		}
	}
	for alarm, c := range map[string]struct {
		spoil, mend func()
		says        string
	}{
		"wrong_chain":       {forge("eth_chainId", "", `"0x5"`), n.proxy.Mend, "5"},
		"wrong_contract":    {forge("eth_getCode", "", `"0x"`), n.proxy.Mend, "no contract"},
		"endpoint_pruned":   {forge("eth_getBlockByNumber", `"0x0"`, `null`), n.proxy.Mend, "keeps too little of the past"},
		"chain_unreachable": {n.proxy.Cut, n.proxy.Restore, "chain: "},
	} {
		t.Run(alarm, func(t *testing.T) {
			d := newDaemonProcess(n, false)
			c.spoil()
			t.Cleanup(c.mend)
			d.start()
			d.configure()
			d.wantBroken(t, alarm, c.says)
			c.mend()
			d.wantAlarm(alarm, false)
			d.wantAlarm("not_registered", true)
			n.eventually("that nothing is broken", func() bool { return len(d.health().Broken) == 0 })
			d.stop()
		})
	}
}

// TestAlarmOfOneEndpointOfTwo is raised while it is down; the other serves.
func TestAlarmOfOneEndpointOfTwo(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.config = n.config(d.dir, map[string]any{"http_rpc_url": []string{n.proxy.HTTPURL(), "http://" + n.host}})
	d.start()
	d.enrol()
	d.wantAlarm("endpoint_down", false)
	n.proxy.Cut()
	t.Cleanup(n.proxy.Restore)
	d.wantAlarm("endpoint_down", true)
	n.job(n.code(quickCode), 20*time.Second)
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	n.proxy.Restore()
	d.wantAlarm("endpoint_down", false)
	d.stop()
}

// TestAlarmsFollowTheStanding of an enclave, from blank to registered anew.
func TestAlarmsFollowTheStanding(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	standing := []string{"owner_missing", "keys_missing", "not_registered", "draining", "deregistered"}
	want := func(raised ...string) {
		t.Helper()
		n.eventually("only "+strings.Join(raised, ", "), func() bool {
			var up []string
			for _, name := range standing {
				if d.alarm(name) == "1" {
					up = append(up, name)
				}
			}
			return strings.Join(up, " ") == strings.Join(raised, " ")
		})
	}
	network, address := n.asOwner(), d.health().Enclave
	want("owner_missing", "keys_missing")
	n.must(d.api.SetImmutable(n.within(), n.owner.Address()))
	want("keys_missing")
	d.inject()
	want("not_registered")
	d.register()
	want()
	_, err := network.Drain(n.within(), address, nil)
	n.must(err)
	want("draining")
	_, err = network.Revive(n.within(), address, nil)
	n.must(err)
	want()
	_, err = network.Drain(n.within(), address, nil)
	n.must(err)
	_, err = network.Deregister(n.within(), address, nil)
	n.must(err)
	want("deregistered")
	d.register()
	want()
	d.stop()
}

// TestOwnerThatDiffers from the one in the registry is said for as long as it
// does: until the right one is injected, or the registry lets the enclave go.
func TestOwnerThatDiffers(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false) // so that each start asks for the owner
	d.start()
	d.enrol()
	address := d.health().Enclave
	again := func(owner common.Address, differs bool) {
		t.Helper()
		d.kill()
		d.start()
		p := n.initParams(n.gas)
		n.must(d.api.SetImmutable(n.within(), owner))
		n.must(d.api.SetMutable(n.within(), enclave.Mutable{ExecutorGasKey: p.ExecutorGasKey, SecretStoreGasKey: p.SecretStoreGasKey}))
		d.waitState(enclave.Registered)
		d.wantAlarm("owner_differs", differs)
	}
	again(n.admin.Address(), true)
	again(n.owner.Address(), false)
	again(n.admin.Address(), true)
	if h := d.health(); len(h.Broken) != 1 || !strings.Contains(h.Broken[0], n.owner.Address().Hex()) || !strings.Contains(h.Broken[0], n.admin.Address().Hex()) {
		t.Errorf("health %+v", h)
	}
	_, err := n.asOwner().Drain(n.within(), address, nil)
	n.must(err)
	d.waitState(enclave.Draining)
	d.wantAlarm("owner_differs", true)
	_, err = n.asOwner().Deregister(n.within(), address, nil)
	n.must(err)
	d.waitState(enclave.Deregistered)
	d.wantAlarm("owner_differs", false)
	d.stop()
}

// TestAlarmOfFeesAboveTheCap is raised while the chain is too dear, and the
// answer waits for it to become cheaper.
func TestAlarmOfFeesAboveTheCap(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	d.enrol()
	n.job(n.code(slowCode), 20*time.Second)
	n.baseFee(big.NewInt(1e12)) // 1000 gwei
	d.wantAlarm("fees_above_cap", true)
	if got := len(n.answers()); got != 0 {
		t.Errorf("%d answers while fees are above the cap", got)
	}
	n.baseFee(big.NewInt(1e9))
	d.wantAlarm("fees_above_cap", false)
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	d.stop()
}

// baseFee mines a block with this base fee, in wei.
func (n *network) baseFee(fee *big.Int) {
	n.Helper()
	var none any
	n.call(&none, "anvil_setNextBlockBaseFeePerGas", (*hexutil.Big)(fee))
	n.mine()
}
