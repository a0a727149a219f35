package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// sandboxes returns the processes below the executor, their parents first.
func sandboxes() ([]int, error) {
	executor, err := executorPID()
	if err != nil {
		return nil, err
	}
	parents, err := parentOf()
	if err != nil {
		return nil, err
	}
	var below []int
	for pid := range parents {
		for up := parents[pid]; up > 1; up = parents[up] {
			if up == executor {
				below = append(below, pid)
				break
			}
		}
	}
	slices.Sort(below)
	return below, nil
}

// executorPID finds the child of process 1 that is the executor.
func executorPID() (int, error) {
	parents, err := parentOf()
	if err != nil {
		return 0, err
	}
	for pid, parent := range parents {
		name, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
		if err == nil && parent == 1 && strings.HasPrefix(string(name), "executor\x00") {
			return pid, nil
		}
	}
	return 0, errors.New("process 1 has no child that is the executor")
}

// parentOf reads whose child each process is.
func parentOf() (map[int]int, error) {
	all, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil, err
	}
	parents := map[int]int{}
	for _, file := range all {
		data, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(file)))
		if err != nil {
			return nil, err
		}
		// The name, in parentheses, may hold anything; state and parent follow it.
		fields := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
		if parents[pid], err = strconv.Atoi(fields[1]); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	return parents, nil
}

// kill ends a process that may have ended.
func kill(pid int) error {
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
		return fmt.Errorf("killing process %d: %w", pid, err)
	}
	return nil
}
