//go:build !enclave

package secrets

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

func TestDirectoryOnADiskIsRefused(t *testing.T) {
	dir := t.TempDir()
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		t.Fatal(err)
	}
	if kind := int64(fs.Type); kind == unix.TMPFS_MAGIC || kind == unix.RAMFS_MAGIC {
		requireOrSkip(t, dir+" is in memory: TMPDIR on a disk would be right")
	}
	if _, err := OpenVault(vaultConfig(dir + "/store")); !errors.Is(err, ErrDirOnDisk) {
		t.Errorf("%v", err)
	}
}

// What is named as a place is one, on this machine.
func TestPlaceInMemoryIsOne(t *testing.T) {
	disk, memory := t.TempDir(), filepath.Dir(tmpfsDir(t))
	for want, usual := range map[string][]string{
		"a directory below " + memory:                          {disk, filepath.Join(disk, "none"), memory},
		"a mount of your own (mount -t tmpfs nacre DIRECTORY)": {disk},
	} {
		if in, err := inMemory(disk); err != nil || in {
			requireOrSkip(t, disk+" is in memory: TMPDIR on a disk would be right")
		}
		if got := placeInMemory(usual...); got != want {
			t.Errorf("%q of %v", got, usual)
		}
	}
	err := checkInMemory(disk)
	if err == nil || !errors.Is(err, ErrDirOnDisk) {
		t.Fatal(err)
	}
	_, place, _ := strings.Cut(err.Error(), "a directory below ")
	place, _, _ = strings.Cut(place, " would be")
	if in, err := inMemory(place); place != "" && (err != nil || !in) {
		t.Errorf("%q is named, which is not in memory: %v", place, err)
	}
}
