//go:build !enclave

package main

import (
	"testing"
	"time"
)

// diedWithAJob returns an executor that was killed before a job of 20 s, of which
// 15 have passed; its config file has it look back for one second alone.
func diedWithAJob(n *network) *daemonProcess {
	n.Helper()
	d := newDaemonProcess(n, true)
	d.config = n.config(d.dir, map[string]any{"state_file": d.state, "recovery_lookback": 1})
	d.start()
	d.enrol()
	d.kill()
	n.job(n.code(quickCode), 20*time.Second)
	n.pass(15 * time.Second)
	return d
}

// TestLookbackCoversTheLongestDeadline whatever the config file says: a start
// finds each job that may still be answered.
func TestLookbackCoversTheLongestDeadline(t *testing.T) {
	n := startNetwork(t)
	d := diedWithAJob(n)
	d.start()
	n.eventually("the answer", func() bool { return len(n.answers()) == 1 })
	d.stop()
}
