//go:build !enclave

package main

import (
	"os"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// TestAlarmsAreInTheLog: at once where they show when the chain is reached, and
// when they are over. None is raised without cause meanwhile.
func TestAlarmsAreInTheLog(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	var none any
	n.call(&none, "anvil_setBalance", crypto.PubkeyToAddress(n.gas.PublicKey), (*hexutil.Big)(common.Big0))
	d.start()
	d.inject()
	for _, want := range []string{
		`level=WARN msg="alarm raised" alarm=keys_missing`,
		`level=INFO msg="alarm cleared" alarm=keys_missing`,
		`level=ERROR msg="alarm raised" alarm=gas_empty says="gas account ` + crypto.PubkeyToAddress(n.gas.PublicKey).Hex(),
	} {
		n.eventually(want, func() bool {
			log, err := os.ReadFile(d.dir + "/log")
			return err == nil && strings.Contains(string(log), want)
		})
	}
	if log, err := os.ReadFile(d.dir + "/log"); err != nil || strings.Count(string(log), "level=ERROR") != 1 {
		t.Errorf("other errors in the log, or %v", err)
	}
}
