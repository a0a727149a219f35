package cgroup

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

const (
	killRounds = 100             // each ends all processes that it sees
	killWait   = 5 * time.Second // for one killed process to be gone
)

// errNotEnding is returned when processes outlive SIGKILL.
var errNotEnding = errors.New("processes do not end after SIGKILL")

// procs lists the processes in the cgroup dir; none if it does not exist.
func procs(dir string) ([]int, error) {
	b, err := os.ReadFile(filepath.Join(dir, "cgroup.procs"))
	if err != nil {
		return nil, ignoreGone(err)
	}
	var pids []int
	for f := range strings.FieldsSeq(string(b)) {
		pid, err := strconv.Atoi(f)
		if err != nil {
			return nil, fmt.Errorf("%s: process id %q", dir, f)
		}
		pids = append(pids, pid)
	}
	return pids, nil
}

// killAll ends all processes in the cgroup dir and waits until they are gone.
// A process that forks meanwhile is met again in the next round; the limit on
// tasks bounds how often.
func killAll(dir string) error {
	for range killRounds {
		pids, err := procs(dir)
		if err != nil || len(pids) == 0 {
			return err
		}
		for _, pid := range pids {
			if pid == 0 { // of another pid namespace: not ours to name
				return fmt.Errorf("%s: %w: a process of another pid namespace", dir, errNotEnding)
			}
			if err := killAndWait(pid); err != nil {
				return fmt.Errorf("%s: %w", dir, err)
			}
		}
	}
	return fmt.Errorf("%s: %w", dir, errNotEnding)
}

// killAndWait sends SIGKILL to a process, which need not be a child, and
// waits for its end.
func killAndWait(pid int) error {
	fd, err := unix.PidfdOpen(pid, 0)
	if err != nil {
		if errors.Is(err, unix.ESRCH) {
			return nil
		}
		return fmt.Errorf("opening process %d: %w", pid, err)
	}
	defer unix.Close(fd)
	if err := unix.PidfdSendSignal(fd, unix.SIGKILL, nil, 0); err != nil && !errors.Is(err, unix.ESRCH) {
		return fmt.Errorf("killing process %d: %w", pid, err)
	}
	until := time.Now().Add(killWait)
	for {
		left := time.Until(until)
		if left <= 0 {
			return fmt.Errorf("process %d: %w", pid, errNotEnding)
		}
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, int(left.Milliseconds())+1)
		if err != nil && !errors.Is(err, unix.EINTR) {
			return fmt.Errorf("waiting for process %d: %w", pid, err)
		}
		if n > 0 {
			return nil
		}
	}
}
