package devnet

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

// Running tells whether the process that the description names still runs.
func (i Info) Running() bool {
	started, err := processStart(i.PID)
	return err == nil && started == i.Started
}

// processStart returns when a process started, in clock ticks after boot: a
// pid may be another's by now, the two together may not.
func processStart(pid int) (uint64, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	// The name in parentheses may hold anything; the rest are 50 numbers, of
	// which the start is the twentieth.
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
	const start = 19
	if len(fields) <= start {
		return 0, fmt.Errorf("/proc/%d/stat has %d fields", pid, len(fields))
	}
	return strconv.ParseUint(fields[start], 10, 64)
}

// clearStale removes what a devnet that was killed left behind. It returns
// ErrRunning if the one that file describes is alive.
func clearStale(file string) error {
	old, err := ReadInfo(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if errors.Is(err, ErrNotInfo) { // it is somebody's, and not ours to have removed
		return fmt.Errorf("%w; give another file", err)
	}
	if err != nil {
		return fmt.Errorf("%w; remove it or give another file", err)
	}
	if old.Running() {
		return fmt.Errorf("%w (process %d, described by %s): stop it or give another file", ErrRunning, old.PID, file)
	}
	if err := removeDir(old.Dir); err != nil {
		return err
	}
	return os.Remove(file)
}
