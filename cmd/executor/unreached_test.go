//go:build !enclave

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave"
)

// log is what the executor has written to its log so far.
func (d *daemonProcess) log() string {
	d.n.Helper()
	text, err := os.ReadFile(filepath.Join(d.dir, "log"))
	d.n.must(err)
	return string(text)
}

// TestRegisteredEnclaveThatCannotReachTheChainIsNotCalledUnregistered: nobody
// knows before the registry was read. Nor are there numbers then.
func TestRegisteredEnclaveThatCannotReachTheChainIsNotCalledUnregistered(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	d.enrol()
	d.waitWell()
	d.kill()
	before := len(d.log())
	n.proxy.Cut()
	t.Cleanup(n.proxy.Restore)
	d.start()
	d.wantAlarm("chain_unreachable", true)
	if h := d.health(); h.State != enclave.Configured || !contains(h.Missing, "not known whether this enclave is registered") || contains(h.Missing, "not registered:") {
		t.Errorf("health %+v", h)
	}
	for name, want := range map[string]string{
		"nacre_gas_ether": "NaN", "nacre_endpoints_usable": "NaN", "nacre_chain_silence_seconds": "NaN", "nacre_chain_head_age_seconds": "NaN",
		"nacre_chain_clock_offset_seconds": "NaN", "nacre_chain_cursor_block": "NaN", "nacre_chain_latest_block": "NaN",
		"nacre_endpoints": "2", "nacre_jobs_missed_total": "0", "nacre_transactions_pending": "0",
	} {
		if got := d.metric(name); got != want {
			t.Errorf("%s %s, want %s", name, got, want)
		}
	}
	n.proxy.Restore()
	d.waitWell()
	d.wantAlarm("catching_up", false)
	if said := d.log()[before:]; strings.Contains(said, "alarm=not_registered") {
		t.Error("the log calls it unregistered")
	}
	if got := d.metric("nacre_chain_head_age_seconds"); got == "NaN" {
		t.Error("no number with the chain reached")
	}
	d.endsWell(t)
}

// TestHealthyRestartLogsNoAlarm.
func TestHealthyRestartLogsNoAlarm(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	d.enrol()
	d.waitWell()
	d.kill()
	before := len(d.log())
	d.start()
	d.waitState(enclave.Registered)
	d.waitWell()
	d.endsWell(t)
	if said := d.log()[before:]; strings.Contains(said, "alarm raised") {
		t.Error(said)
	}
}
