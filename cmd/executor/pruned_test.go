//go:build !enclave

package main

import (
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common/hexutil"
)

// TestForgetfulNodeIsSaid: a real node that no longer has what was in the blocks
// of the time that a restart reads again.
func TestForgetfulNodeIsSaid(t *testing.T) {
	n := startNetworkOf(t, 1, "--transaction-block-keeper", "20")
	var none any
	n.call(&none, "anvil_mine", hexutil.Uint64(25))
	d := newDaemonProcess(n, false)
	d.start()
	d.configure()
	n.eventually("the alarm", func() bool { return d.metric(`nacre_alarm{alarm="endpoint_pruned"}`) == "1" })
	if h := d.health(); len(h.Broken) != 1 || !strings.Contains(h.Broken[0], "recovery_lookback") || strings.Contains(h.Broken[0], "\n") {
		t.Errorf("health %+v, want one line with the mend", h)
	}
	d.stop()
}
