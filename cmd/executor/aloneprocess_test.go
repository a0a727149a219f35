//go:build !enclave

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// second runs the same executor a second time, on another socket, until it
// ends, and returns its exit status and what it printed.
func (d *daemonProcess) second() (status int, stderr string) {
	d.n.Helper()
	var out bytes.Buffer
	cmd := exec.CommandContext(d.n.within(), d.n.program, "--config-file", d.config, "--listen", "unix://"+filepath.Join(d.dir, "api2"), "--allow-missing-limits")
	cmd.Dir, cmd.Stderr = d.dir, &out
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + d.dir, "TMPDIR=" + d.dir}
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		d.n.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), out.String()
}

// TestSecondProcessIsRefusedAndAStateFileThatIsGoneIsSaid: the first goes on
// undisturbed, and the files are free as soon as it is dead.
func TestSecondProcessIsRefusedAndAStateFileThatIsGoneIsSaid(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	if strings.Contains(strings.Join(d.health().Missing, " "), "was not there at the start") {
		t.Errorf("a first start misses its file: %+v", d.health())
	}
	d.inject()
	status, stderr := d.second()
	if status != exitFailed || !strings.HasPrefix(stderr, "executor: enclave_signer_file: "+filepath.Join(d.dir, "id.sec")+": another executor is running") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("status %d, %q", status, stderr)
	}
	d.kill()
	d.start()
	if h := d.health(); contains(h.Missing, "nacre init") {
		t.Errorf("a restart waits for the owner: %+v", h)
	}
	d.kill()
	n.must(os.Remove(d.state))
	d.start()
	if h := d.health(); !contains(h.Missing, "(nacre init); state_file "+d.state+" was not there at the start") {
		t.Errorf("health %+v", h)
	}
	d.stop()
}
