package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/internal/testlack"
	"github.com/nacre-tee/nacre/workerd"
)

// tmpfs makes a file system in memory for a test.
func tmpfs(t *testing.T) string {
	t.Helper()
	if os.Geteuid() != 0 {
		testlack.Skip(t, "needs root, to mount: run it as root")
	}
	dir := t.TempDir()
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "mode=0755,size=16m"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// What the files of an image take is not there for sandboxes.
func TestFilesInMemory(t *testing.T) {
	dir := tmpfs(t)
	if n := filesInMemory(dir); n != 0 {
		t.Errorf("%d bytes of nothing", n)
	}
	if err := os.WriteFile(filepath.Join(dir, "workerd"), make([]byte, 4<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := filesInMemory(dir); n != 4<<20 {
		t.Errorf("%d bytes, want %d", n, 4<<20)
	}
	if n := filesInMemory("/proc"); n != 0 {
		t.Errorf("%d bytes in /proc", n)
	}
}

// In an image nothing can be made beside workerd.
func TestRuntimeDirOfImage(t *testing.T) {
	dir, cfg := tmpfs(t), config.Default()
	cfg.WorkerdRuntimePath = dir
	machine, err := workerd.ThisMachine()
	if err != nil {
		t.Fatal(err)
	}
	if got := poolConfig(cfg, machine).RuntimeDir; len(dir) < 40 && got != filepath.Join(dir, "run") {
		t.Errorf("%s, want it in %s", got, dir)
	}
	if err := unix.Mount("", dir, "", unix.MS_BIND|unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	if got := poolConfig(cfg, machine).RuntimeDir; !strings.HasPrefix(got, filepath.Join(os.TempDir(), "nacre-")) {
		t.Errorf("%s, want it in %s", got, os.TempDir())
	}
}
