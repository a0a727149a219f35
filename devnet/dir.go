package devnet

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Errors of the directory.
var (
	ErrNoDir   = errors.New("no directory can be made there")
	ErrDir     = errors.New("the directory of a devnet must be empty or not exist: all in it is removed when the devnet stops")
	ErrDirLong = fmt.Errorf("the path of a devnet's directory must not be longer than %d bytes: sockets are in it", maxDir)
)

// maxDir leaves room for the sockets of sandboxes, whose whole path the kernel
// limits to 107 bytes: an executor takes 48 for its directory, /32/run is ours.
const maxDir = 48 - len("/32/run")

// marker is in each directory that a devnet made, so that none removes a
// directory for a name in a file alone. It says which process made it.
const marker = ".nacre-devnet"

// makeDir makes the directory of a devnet, a new temporary one if dir is "".
func makeDir(dir string) (string, error) {
	if dir == "" {
		made, err := os.MkdirTemp(shortTempDir(), tempPrefix) // mode 0700
		if err != nil {
			return "", err
		}
		dir = made
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if len(dir) > maxDir {
		return "", fmt.Errorf("%s: %w", dir, ErrDirLong)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("%w: %w", ErrNoDir, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrNoDir, err)
	}
	if len(entries) > 0 {
		return "", fmt.Errorf("%s: %w", dir, ErrDir)
	}
	self, err := thisProcess()
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, marker), []byte(self.String()), 0o600); err != nil {
		return "", fmt.Errorf("%w: %w", ErrNoDir, err)
	}
	return dir, nil
}

// shortTempDir is the directory for temporary files unless its path is too
// long for us.
func shortTempDir() string {
	if dir := os.TempDir(); len(dir)+len("/"+tempPrefix+"1234567890") <= maxDir {
		return dir
	}
	return "/tmp"
}

// removeDir removes the directory of a devnet and all in it. A directory
// without the marker stays as it is.
func removeDir(dir string) error {
	_, err := os.Lstat(filepath.Join(dir, marker))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.RemoveAll(dir)
}
