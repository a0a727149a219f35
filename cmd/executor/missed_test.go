//go:build !enclave

package main

import (
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// TestJobMissedForLackOfGasSaysSo: not that something was cancelled.
func TestJobMissedForLackOfGasSaysSo(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	d.enrol()
	gas := crypto.PubkeyToAddress(n.gas.PublicKey)
	var none any
	n.call(&none, "anvil_setBalance", gas, (*hexutil.Big)(common.Big0))
	n.job(n.code(quickCode), 5*time.Second)
	n.eventually("an answer that cannot be paid", func() bool { return d.metric("nacre_transactions_unpaid") == "1" })
	n.pass(2 * time.Minute)
	n.eventually("a word of the missed job", func() bool {
		n.mine() // a head that is too late for it
		return strings.Contains(d.log(), "job not answered in time")
	})
	if said := d.log(); !strings.Contains(said, `"job not answered in time" job=1 err="answering job 1: not mined: gas account cannot pay: `+gas.Hex()) {
		t.Error(said)
	}
	if warned := strings.Count(d.log(), `level=WARN msg="transaction not taken"`); warned != 1 {
		t.Errorf("%d warnings that the transaction was not taken, want one", warned)
	}
}
