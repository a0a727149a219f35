package cgroup

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// marker begins the name of everything that Nacre leaves in a shared place.
const marker = "nacre-sandboxes-"

// ownerPrefix begins the names of all that this process owns.
func ownerPrefix() string { return fmt.Sprintf("%s%d-", marker, os.Getpid()) }

// InstanceName returns a fresh name for what this process owns. It tells
// anybody who finds it later whether the owner still lives: it holds the
// process id and, because ids are used again, the time when it started.
func InstanceName(proc string) (string, error) {
	start, err := startTime(proc, os.Getpid())
	if err != nil {
		return "", err
	}
	var salt [4]byte // two owners in one process
	rand.Read(salt[:])
	return fmt.Sprintf("%s%d-%d-%s", marker, os.Getpid(), start, hex.EncodeToString(salt[:])), nil
}

// Stale tells whether name was made by InstanceName in a process that has
// ended, even if its parent has not taken note of that yet, or never does. Names
// of other kinds are never stale.
func Stale(proc, name string) bool {
	rest, ok := strings.CutPrefix(name, marker)
	f := strings.Split(rest, "-")
	if !ok || len(f) != 3 {
		return false
	}
	pid, err := strconv.Atoi(f[0])
	if err != nil || pid <= 0 {
		return false
	}
	want, err := strconv.ParseUint(f[1], 10, 64)
	if err != nil {
		return false
	}
	f, err = stat(proc, pid)
	if err != nil { // the latter if it goes while it is read
		return errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ESRCH)
	}
	got, err := strconv.ParseUint(f[19], 10, 64)
	return err == nil && (got != want || f[0] == "Z" || f[0] == "X")
}

// startTime returns when a process started, in clock ticks since boot.
func startTime(proc string, pid int) (uint64, error) {
	f, err := stat(proc, pid)
	if err != nil {
		return 0, err
	}
	return strconv.ParseUint(f[19], 10, 64)
}

// stat returns what procfs says of a process from its state, the third field,
// on: at least 20 fields.
func stat(proc string, pid int) ([]string, error) {
	if proc == "" {
		proc = "/proc"
	}
	path := filepath.Join(proc, strconv.Itoa(pid), "stat")
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the start time of process %d: %w", pid, err)
	}
	// The second field is the program's name in parentheses and may hold
	// anything, so count from its end: the start time is field 22.
	f := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+1:]))
	if len(f) < 20 {
		return nil, fmt.Errorf("%s: %d fields, want at least 22", path, len(f)+2)
	}
	return f, nil
}

// sweep deletes the groups of dead owners in dir. It reports the first
// failure but goes on after it.
func sweep(proc, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		if errors.Is(err, os.ErrNotExist) {
			return nil
		}
		return err
	}
	var first error
	for _, e := range entries {
		if !e.IsDir() || !Stale(proc, e.Name()) {
			continue
		}
		if err := deleteTree(filepath.Join(dir, e.Name())); err != nil && first == nil {
			first = fmt.Errorf("removing what a killed predecessor left: %w", err)
		}
	}
	return first
}

// deleteTree ends all processes in the cgroup dir and below, then removes it.
func deleteTree(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return ignoreGone(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			if err := deleteTree(filepath.Join(dir, e.Name())); err != nil {
				return err
			}
		}
	}
	if err := killAll(dir); err != nil {
		return err
	}
	return ignoreGone(os.RemoveAll(dir)) // on cgroupfs: one rmdir
}

// ignoreGone takes it for no failure that a group is gone: another owner may
// remove the same one. (A file of a group that goes while it is open cannot be
// read: no such device.)
func ignoreGone(err error) error {
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ENODEV) {
		return nil
	}
	return err
}
