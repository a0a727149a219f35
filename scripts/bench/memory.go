package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"
)

// residentKB is a process's resident memory in KiB.
func residentKB(pid int) (int, error) { return statusKB(pid, "VmRSS") }

func statusKB(pid int, field string) (int, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(data)) {
		name, rest, _ := strings.Cut(line, ":")
		if words := strings.Fields(rest); name == field && len(words) > 0 {
			return strconv.Atoi(words[0])
		}
	}
	return 0, fmt.Errorf("process %d: no %s in its status", pid, field)
}

// anonymousOfChildrenKB waits until a process has a child that runs, gives it
// a second to settle, and returns the anonymous memory of all its children.
func anonymousOfChildrenKB(ctx context.Context, pid int) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	poll := time.NewTicker(100 * time.Millisecond)
	defer poll.Stop()
	for settled := 0; ; {
		children, err := childrenOf(pid)
		if err != nil {
			return 0, err
		}
		if len(children) > 0 {
			settled++
		}
		if settled > 10 {
			sum := 0
			for _, child := range children {
				kb, err := statusKB(child, "RssAnon")
				if err != nil {
					return 0, err
				}
				sum += kb
			}
			return sum, nil
		}
		select {
		case <-ctx.Done():
			return 0, fmt.Errorf("process %d has no child: %w", pid, ctx.Err())
		case <-poll.C:
		}
	}
}

// childrenOf returns the processes that any thread of pid has started.
func childrenOf(pid int) ([]int, error) {
	tasks, err := os.ReadDir(fmt.Sprintf("/proc/%d/task", pid))
	if err != nil {
		return nil, err
	}
	var children []int
	for _, task := range tasks {
		data, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%s/children", pid, task.Name()))
		if err != nil {
			return nil, err
		}
		for _, word := range strings.Fields(string(data)) {
			child, err := strconv.Atoi(word)
			if err != nil {
				return nil, err
			}
			children = append(children, child)
		}
	}
	return children, nil
}
