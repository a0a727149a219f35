package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// process is one of /proc, told from a later one with its pid by its start.
type process struct {
	pid, parent int
	name        string
	started     string // clock ticks after boot
}

// processes lists what runs now.
func processes() []process {
	dirs, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return nil
	}
	var all []process
	for _, file := range dirs {
		stat, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended
		}
		text := string(stat)
		open, end := strings.IndexByte(text, '('), strings.LastIndexByte(text, ')')
		if open < 0 || end < open {
			continue
		}
		fields := strings.Fields(text[end+1:])
		const state, parent, started = 0, 1, 19
		if len(fields) <= started || fields[state] == "Z" {
			continue
		}
		p := process{name: text[open+1 : end], started: fields[started]}
		p.pid, _ = strconv.Atoi(strings.TrimSpace(text[:open]))
		p.parent, _ = strconv.Atoi(fields[parent])
		all = append(all, p)
	}
	return all
}

// descendants are the processes below one.
func descendants(pid int) []process {
	below := map[int][]process{}
	for _, p := range processes() {
		below[p.parent] = append(below[p.parent], p)
	}
	var all []process
	for todo := []int{pid}; len(todo) > 0; todo = todo[1:] {
		for _, p := range below[todo[0]] {
			all = append(all, p)
			todo = append(todo, p.pid)
		}
	}
	return all
}

// children remembers what executors started, so that it can be looked for
// when they are gone.
type children struct {
	mu    sync.Mutex // guards known
	known map[int]process
}

// watch looks at executors' processes until ctx ends.
func (c *children) watch(ctx context.Context, pids func() []int) {
	for pause(ctx, 300*time.Millisecond) {
		for _, pid := range pids() {
			for _, p := range descendants(pid) {
				c.mu.Lock()
				c.known[p.pid] = p
				c.mu.Unlock()
			}
		}
	}
}

// orphans are those of the known that live on below none of the executors.
func (c *children) orphans(pids []int) []process {
	owned := map[int]bool{}
	for _, pid := range pids {
		for _, p := range descendants(pid) {
			owned[p.pid] = true
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	var left []process
	for _, p := range processes() {
		if known, ok := c.known[p.pid]; ok && known.started == p.started && !owned[p.pid] {
			left = append(left, p)
		}
	}
	return left
}

// strays looks for what the run left on the machine: cgroups of executors with
// these pids, mounts below these directories, and the directories.
func strays(pids []int, dirs ...string) (found []string) {
	err := filepath.WalkDir("/sys/fs/cgroup", func(path string, d fs.DirEntry, err error) error {
		for _, pid := range pids {
			if err == nil && strings.HasPrefix(d.Name(), fmt.Sprintf("nacre-sandboxes-%d-", pid)) {
				found = append(found, "cgroup "+path)
			}
		}
		return nil // others' cgroups may go while we look
	})
	if err != nil {
		found = append(found, err.Error())
	}
	mounts, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return append(found, err.Error())
	}
	defer mounts.Close()
	for lines := bufio.NewScanner(mounts); lines.Scan(); {
		for _, dir := range dirs {
			if strings.Contains(lines.Text(), dir) {
				found = append(found, "mount "+lines.Text())
			}
		}
	}
	for _, dir := range dirs {
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			found = append(found, "directory "+dir)
		}
	}
	return found
}
