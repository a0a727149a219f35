package enclave

import (
	"fmt"
	"path/filepath"
)

// CheckStatePlace judges where a state file would be, as OpenStateFile does, and
// touches nothing. It returns ErrStatePath, ErrStateOnDisk, ErrStateDir or the
// error of the file system.
func CheckStatePlace(path string) error {
	if !filepath.IsAbs(path) {
		return fmt.Errorf("%w: %q", ErrStatePath, path)
	}
	dir := filepath.Dir(path)
	if err := checkStateDir(dir); err != nil {
		return err
	}
	return checkInMemory(dir)
}

// StateRisk says in words how what is in a state file at path may reach a disk
// all the same; empty if it may not.
func StateRisk(path string) string { return swapRisk(filepath.Dir(path)) }
