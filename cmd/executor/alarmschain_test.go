//go:build !enclave

package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// onlyProxy is the daemon's config with nothing that goes past the proxy.
func (d *daemonProcess) onlyProxy() {
	d.config = d.n.config(d.dir, map[string]any{"web_socket_url": d.n.proxy.WebSocketURL()})
}

// setBack has the daemon see a block that is by later than the next, which it
// then sees in its place. As far as it knows the newest block is by old.
func (n *network) setBack(d *daemonProcess, by time.Duration) {
	n.Helper()
	latest := func(want uint64) {
		n.Helper()
		n.eventually("the newest block to be seen", func() bool {
			return d.metric("nacre_chain_cursor_block") == strconv.FormatUint(want, 10)
		})
	}
	var before string
	var undone bool
	n.call(&before, "evm_snapshot")
	n.pass(by)
	head, err := n.client.Head(n.within())
	n.must(err)
	latest(head.Number)
	n.call(&undone, "evm_revert", before)
	n.mine()
	n.mine()
	latest(head.Number + 1)
}

// TestAlarmOfAChainThatStandsStill: the newest block is old.
func TestAlarmOfAChainThatStandsStill(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	d.enrol()
	d.wantAlarm("chain_stands_still", false)
	n.setBack(d, stillAfter+time.Minute)
	d.wantAlarm("chain_stands_still", true)
	n.pass(stillAfter + 2*time.Minute)
	d.wantAlarm("chain_stands_still", false)
	d.stop()
}

// TestAlarmOfAnswersUnsigned: the contract, as the endpoint tells it, takes
// signatures for so short a time that the newest block is too old to sign by.
func TestAlarmOfAnswersUnsigned(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	n.proxy.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		if calls(method, params, bindings.NewJobs().PackSIGNMAXAGE()) {
			return json.RawMessage(`"` + hexutil.Encode(append(bytes.Repeat([]byte{0}, 31), 45)) + `"`)
		}
		return result
	})
	t.Cleanup(n.proxy.Mend)
	d.start()
	d.enrol()
	n.job(n.code(slowCode), 4*time.Minute)
	n.setBack(d, time.Minute)
	d.wantAlarm("answers_unsigned", true)
	if got := len(n.answers()); got != 0 {
		t.Errorf("%d answers by a block that is too old", got)
	}
	n.pass(2 * time.Minute)
	d.wantAlarm("answers_unsigned", false)
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	d.stop()
}

// TestAlarmOfAnEndpointThatIsSyncing, for as long as it says so.
func TestAlarmOfAnEndpointThatIsSyncing(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.onlyProxy()
	n.proxy.Forge(func(method string, _, result json.RawMessage) json.RawMessage {
		if method == "eth_syncing" {
			return json.RawMessage(`{"startingBlock":"0x0","currentBlock":"0x10","highestBlock":"0x1000"}`)
		}
		return result
	})
	t.Cleanup(n.proxy.Mend)
	d.start()
	d.configure()
	n.eventually("what the endpoint says", func() bool {
		return slices.ContainsFunc(d.health().Missing, func(line string) bool { return strings.Contains(line, "at block 16 of 4096") })
	})
	d.wantAlarm("catching_up", true)
	n.proxy.Mend()
	d.wantAlarm("catching_up", false)
	d.stop()
}

// TestAlarmOfUnprovenLogs: the only endpoint shows headers that cannot be
// recomputed, until it shows them whole.
func TestAlarmOfUnprovenLogs(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.onlyProxy()
	n.proxy.Forge(func(_ string, _, result json.RawMessage) json.RawMessage {
		var header map[string]any
		if json.Unmarshal(result, &header) != nil || header["extraData"] == nil {
			return result
		}
		header["extraData"] = "0x1234"
		spoilt, err := json.Marshal(header)
		if err != nil {
			return result
		}
		return spoilt
	})
	t.Cleanup(n.proxy.Mend)
	d.start()
	d.enrol()
	d.wantAlarm("logs_unproven", true)
	n.job(n.code(quickCode), 20*time.Second)
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	n.proxy.Mend()
	n.eventually("that blocks are proven", func() bool { n.mine(); return d.alarm("logs_unproven") == "0" })
	d.stop()
}

// TestAlarmsOfSilence: nothing passes, and the answer that was sent is not
// mined. Both are said after a minute.
func TestAlarmsOfSilence(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.onlyProxy()
	d.start()
	d.enrol()
	n.job(n.code(quickCode), 4*time.Minute)
	n.automine(false)
	n.eventually("an answer in the mempool", func() bool { return d.metric("nacre_transactions_pending") == "1" })
	n.proxy.Stall()
	t.Cleanup(n.proxy.Resume)
	d.wantAlarm("chain_silent", false)
	d.wantAlarm("transactions_stuck", false)
	<-time.After(max(silentAfter, stuckAfter) - 10*time.Second) // they are about time that passes
	d.wantAlarm("chain_silent", true)
	d.wantAlarm("transactions_stuck", true)
	n.proxy.Resume()
	d.wantAlarm("chain_silent", false)
	n.automine(true)
	n.mine()
	d.wantAlarm("transactions_stuck", false)
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	d.stop()
}
