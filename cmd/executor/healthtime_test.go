//go:build !enclave

package main

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
)

// inTime asks for health and gives up when owners do.
func (d *daemonProcess) inTime() (enclave.Health, time.Duration) {
	d.n.Helper()
	const patience = 2 * time.Second // of nacre health, and of who waits for an enclave to be up
	ctx, cancel := context.WithTimeout(d.n.within(), patience)
	defer cancel()
	began := time.Now()
	h, err := d.api.Health(ctx)
	d.n.must(err)
	return h, time.Since(began)
}

// TestHealthAnswersInTimeThoughTheEndpointsHang, and says what it does not know
// for that, then who hangs.
func TestHealthAnswersInTimeThoughTheEndpointsHang(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.onlyProxy()
	d.start()
	d.enrol()
	d.waitWell()
	n.proxy.Stall()
	t.Cleanup(n.proxy.Resume)
	longest := time.Duration(0)
	says := func(line string) {
		t.Helper()
		n.eventually(line, func() bool {
			h, took := d.inTime()
			longest = max(longest, took)
			return strings.Contains(strings.Join(h.Missing, "\n"), line)
		})
	}
	says("what it has is not known, no endpoint said so within 1s")
	if longest < healthTimeout/2 {
		t.Errorf("the longest answer took %s: none of them waited for the chain", longest)
	}
	says("is not used since")
	n.proxy.Resume()
	d.wantAlarm("balance_unknown", false)
	d.stop()
}
