//go:build !enclave

package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	coreLimit = regexp.MustCompile(`(?m)^Max core file size\s+1\s+1\s`)
	lockedAny = regexp.MustCompile(`(?m)^VmLck:\s+[1-9]\d* kB$`)
)

// An executor leaves no core file; one that keeps secrets is locked in memory,
// where its user may lock it.
func TestExecutorIsHardened(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.config = n.config(d.dir, map[string]any{"secret_manager_contract_addr": n.at.SecretManager})
	d.start()
	proc := fmt.Sprintf("/proc/%d/", d.cmd.Process.Pid)
	limits, err := os.ReadFile(proc + "limits")
	if err != nil || !coreLimit.Match(limits) {
		t.Errorf("core files: %s, %v", limits, err)
	}
	status, err := os.ReadFile(proc + "status")
	n.must(err)
	log, err := os.ReadFile(d.dir + "/log")
	n.must(err)
	refused := strings.Contains(string(log), "secrets may reach a swap device")
	if locked := lockedAny.Match(status); locked == refused {
		t.Errorf("locked in memory: %v, said that it is not: %v\n%s", locked, refused, status)
	}
	if os.Geteuid() == 0 && refused {
		t.Errorf("root may not lock it: %s", log)
	}
}
