//go:build !enclave

package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// giveTo makes a user, who may not read the checkout, the owner of all files of
// the daemon, which runs as that user from then on.
func (d *daemonProcess) giveTo(uid uint32) {
	d.n.Helper()
	workerd := filepath.Join(d.dir, "workerd")
	from, err := os.Open(workerd)
	d.n.must(err)
	defer from.Close()
	d.n.must(os.Remove(workerd)) // most often a link
	to, err := os.OpenFile(workerd, os.O_CREATE|os.O_WRONLY, 0o755)
	d.n.must(err)
	_, err = io.Copy(to, from)
	d.n.must(err)
	d.n.must(to.Close())
	d.n.must(filepath.WalkDir(d.dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Lchown(path, int(uid), int(uid))
	}))
	d.as = &syscall.Credential{Uid: uid, Gid: uid}
}

// TestAlarmOfAMissingLimit: a user who may not limit sandboxes runs them without,
// and is told so; root is not.
func TestAlarmOfAMissingLimit(t *testing.T) {
	if os.Getuid() != 0 {
		if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
			t.Fatal("cannot become another user: run the tests as root")
		}
		t.Skip("cannot become another user: run the tests as root")
	}
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	d.wantAlarm("sandbox_limit_missing", false)
	d.stop()

	d.giveTo(65534)
	d.start()
	d.wantAlarm("sandbox_limit_missing", true)
	missing := func(line string) bool { return strings.HasPrefix(line, "sandbox limit: memory: ") }
	if h := d.health(); !slices.ContainsFunc(h.Missing, missing) {
		t.Errorf("health %+v", h)
	}
	d.stop()

	d.giveTo(0)
	d.start()
	d.wantAlarm("sandbox_limit_missing", false)
	d.stop()
}
