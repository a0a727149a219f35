package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/enclave"
)

// errNotAlone is returned where another process has the same files. Two with
// one key would take each other's nonces and answer each other's jobs.
var errNotAlone = errors.New("another executor is running with it: stop that one first, or give this one files of its own")

// alone holds the locks on the files that only one process may use: that of
// the enclave's key, which a copy escapes, and that of the state. The kernel
// drops them with the process, however it ends.
type alone struct {
	files     []*os.File
	ranBefore bool // a process has held the lock of the state file before
}

// beAlone takes the locks. Its error names the config key; it is a usageError
// where the state file may not be where it is wanted.
func beAlone(ctx context.Context, cfg config.Config, log *slog.Logger) (_ *alone, err error) {
	ctx, cancel := context.WithTimeout(ctx, lockPatience)
	defer cancel()
	a := &alone{}
	defer func() {
		if err != nil {
			a.release()
		}
	}()
	if cfg.SignerFile != "" {
		if err := a.hold(ctx, cfg.SignerFile, os.O_RDONLY, log); err != nil {
			return nil, fmt.Errorf("enclave_signer_file: %w", err)
		}
	}
	if cfg.StateFile != "" {
		return a, a.holdState(ctx, cfg.StateFile, log)
	}
	return a, nil
}

// holdState locks a file beside the state file, which is another with each
// writing.
func (a *alone) holdState(ctx context.Context, path string, log *slog.Logger) error {
	path, err := filepath.Abs(path)
	if err == nil {
		err = enclave.CheckStatePlace(path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w; make the directory with mode 0700 (one in memory is gone after a reboot, with what was kept there)", err)
	}
	if err != nil {
		return usageError{fmt.Errorf("state_file: %w", err)}
	}
	beside := path + ".lock"
	_, err = os.Lstat(beside)
	a.ranBefore = err == nil
	if err := a.hold(ctx, beside, os.O_RDWR|os.O_CREATE|unix.O_NOFOLLOW, log); err != nil {
		return fmt.Errorf("state_file: %w", err)
	}
	return nil
}

// A process that is killed while it starts another one leaves that one with its
// open files for a moment, and so with its locks.
const (
	lockPatience = 5 * time.Second
	lockPause    = 20 * time.Millisecond
)

func (a *alone) hold(ctx context.Context, path string, flags int, log *slog.Logger) error {
	f, err := os.OpenFile(path, flags|unix.O_NONBLOCK, 0o600)
	if err != nil {
		return err
	}
	a.files = append(a.files, f)
	err = lock(ctx, f)
	switch {
	case errors.Is(err, unix.EWOULDBLOCK):
		return fmt.Errorf("%s: %w", path, errNotAlone)
	case err != nil: // a file system without locks
		log.Warn("cannot be locked: see to it that no second executor runs with this file", "file", path, "err", err)
	}
	return nil
}

// lock takes the lock of f, or returns EWOULDBLOCK if another has it when ctx
// ends.
func lock(ctx context.Context, f *os.File) error {
	tick := time.NewTicker(lockPause)
	defer tick.Stop()
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if !errors.Is(err, unix.EWOULDBLOCK) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-tick.C:
		}
	}
}

func (a *alone) release() {
	for _, f := range a.files {
		f.Close()
	}
}
