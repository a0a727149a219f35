//go:build !enclave

package enclave

import (
	"bytes"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// checkInMemory returns ErrStateOnDisk unless dir is on a file system that
// lives in memory alone.
func checkInMemory(dir string) error {
	kind, err := fileSystemOf(dir)
	if err != nil {
		return err
	}
	if !inMemory(kind) {
		return fmt.Errorf("%w, as %s would be, %s is not", ErrStateOnDisk, placeInMemory("/run", "/dev/shm", "/tmp"), dir)
	}
	return nil
}

// placeInMemory names the first of the usual places that is in memory here: not
// each of them is on each machine.
func placeInMemory(usual ...string) string {
	for _, dir := range usual {
		if kind, err := fileSystemOf(dir); err == nil && inMemory(kind) {
			return "a directory of this user alone below " + dir
		}
	}
	return "a mount of your own (mount -t tmpfs nacre DIRECTORY)"
}

// fileSystemOf is the magic number of the file system that dir is on.
func fileSystemOf(dir string) (int64, error) {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return 0, fmt.Errorf("looking at the file system of %s: %w", dir, err)
	}
	return int64(fs.Type), nil
}

// inMemory tells whether a file system lives in memory alone. Of an overlay it
// cannot be told what is below, so it counts as a disk.
func inMemory(kind int64) bool {
	return kind == unix.TMPFS_MAGIC || kind == unix.RAMFS_MAGIC
}

// swapRisk says so if pages of dir may be swapped out to a disk; empty: they
// may not.
func swapRisk(dir string) string {
	kind, err := fileSystemOf(dir)
	if err != nil {
		return ""
	}
	swaps, err := os.ReadFile("/proc/swaps") // not there: the kernel cannot swap
	if err != nil || !swapsOut(kind, swaps) {
		return ""
	}
	return "this machine swaps, so gas keys in " + dir + " may reach a disk: swapoff -a, or a ramfs there, would be right"
}

// swapsOut tells whether a file system's pages may go to what /proc/swaps
// lists below its heading. Those of ramfs never do.
func swapsOut(kind int64, swaps []byte) bool {
	return kind == unix.TMPFS_MAGIC && bytes.Count(bytes.TrimSpace(swaps), []byte("\n")) > 0
}
