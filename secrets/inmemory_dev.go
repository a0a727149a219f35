//go:build !enclave

package secrets

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// checkInMemory returns ErrDirOnDisk unless dir is on a file system that lives
// in memory alone. Of an overlay it cannot be told what is below, so it counts
// as a disk.
func checkInMemory(dir string) error {
	in, err := inMemory(dir)
	if err == nil && !in {
		err = fmt.Errorf("%w, as %s would be, %s is not", ErrDirOnDisk, placeInMemory("/run", "/dev/shm", "/tmp"), dir)
	}
	return err
}

func inMemory(dir string) (bool, error) {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return false, fmt.Errorf("looking at the file system of %s: %w", dir, err)
	}
	kind := int64(fs.Type)
	return kind == unix.TMPFS_MAGIC || kind == unix.RAMFS_MAGIC, nil
}

// placeInMemory names the first of the usual places that is in memory here: not
// each of them is on each machine.
func placeInMemory(usual ...string) string {
	for _, dir := range usual {
		if in, err := inMemory(dir); err == nil && in {
			return "a directory below " + dir
		}
	}
	return "a mount of your own (mount -t tmpfs nacre DIRECTORY)"
}
