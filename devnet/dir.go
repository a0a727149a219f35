package devnet

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrDir is returned for a directory that holds something else.
var ErrDir = errors.New("the directory of a devnet must be empty or not exist: all in it is removed when the devnet stops")

// marker is in each directory that a devnet made, so that none removes a
// directory for a name in a file alone.
const marker = ".nacre-devnet"

// makeDir makes the directory of a devnet, a new temporary one if dir is "".
func makeDir(dir string) (string, error) {
	if dir == "" {
		made, err := os.MkdirTemp("", "nacre-devnet-") // mode 0700
		if err != nil {
			return "", err
		}
		dir = made
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	if len(entries) > 0 {
		return "", fmt.Errorf("%s: %w", dir, ErrDir)
	}
	return dir, os.WriteFile(filepath.Join(dir, marker), nil, 0o600)
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
