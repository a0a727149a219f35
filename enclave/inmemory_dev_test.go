//go:build !enclave

package enclave

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// No directory of the machine is asked: what its root or /tmp is on differs
// from one to the next.
func TestOnlyTmpfsAndRamfsAreInMemory(t *testing.T) {
	for name, c := range map[string]struct {
		kind int64
		want bool
	}{
		"tmpfs":   {unix.TMPFS_MAGIC, true},
		"ramfs":   {unix.RAMFS_MAGIC, true},
		"ext4":    {unix.EXT4_SUPER_MAGIC, false},
		"xfs":     {unix.XFS_SUPER_MAGIC, false},
		"btrfs":   {unix.BTRFS_SUPER_MAGIC, false},
		"f2fs":    {unix.F2FS_SUPER_MAGIC, false},
		"overlay": {unix.OVERLAYFS_SUPER_MAGIC, false},
		"nfs":     {unix.NFS_SUPER_MAGIC, false},
		"fuse":    {unix.FUSE_SUPER_MAGIC, false},
		"9p":      {unix.V9FS_MAGIC, false},
		"unknown": {0, false},
	} {
		if got := inMemory(c.kind); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// What is named as a place is one, on this machine: here /run, there /dev/shm.
func TestPlaceInMemoryIsOne(t *testing.T) {
	const own = "a mount of your own (mount -t tmpfs nacre DIRECTORY)"
	if got := placeInMemory("/proc", "/none"); got != own {
		t.Errorf("%q", got)
	}
	got := placeInMemory("/proc", "/run", "/dev/shm", "/tmp")
	place, named := strings.CutPrefix(got, "a directory of this user alone below ")
	if !named {
		if got != own {
			t.Errorf("%q", got)
		}
		return
	}
	if kind, err := fileSystemOf(place); err != nil || !inMemory(kind) {
		t.Errorf("%q, which is %#x, %v", got, kind, err)
	}
	if err := checkInMemory("/proc/self"); !errors.Is(err, ErrStateOnDisk) || !strings.Contains(err.Error(), ", as "+placeInMemory("/run", "/dev/shm", "/tmp")+" would be, ") {
		t.Errorf("%v", err)
	}
}

// Below /proc nothing is kept, on any machine, but it is no tmpfs.
func TestStateFileOnAnotherFileSystemIsRefused(t *testing.T) {
	if _, err := OpenStateFile("/proc/self/state", newTestIdentity(t)); !errors.Is(err, ErrStateOnDisk) {
		t.Errorf("%v, want %v", err, ErrStateOnDisk)
	}
}

func TestSwapIsARiskOnTmpfs(t *testing.T) {
	const head = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
	const disk = "/dev/vdb                                partition\t8388604\t\t0\t\t-2\n"
	for name, c := range map[string]struct {
		kind  int64
		swaps string
		want  bool
	}{
		"no swap":       {unix.TMPFS_MAGIC, head, false},
		"nothing read":  {unix.TMPFS_MAGIC, "", false},
		"swap":          {unix.TMPFS_MAGIC, head + disk, true},
		"two swaps":     {unix.TMPFS_MAGIC, head + disk + disk, true},
		"swap of ramfs": {unix.RAMFS_MAGIC, head + disk, false},
	} {
		if got := swapsOut(c.kind, []byte(c.swaps)); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
