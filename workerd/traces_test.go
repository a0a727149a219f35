package workerd

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// traces counts what this process has that somebody might forget to give back.
type traces struct {
	goroutines, files, children, namespaces, mounts, cgroups, entries int
}

// tracesOf counts with the cgroups and files of a pool; nil: without.
func tracesOf(p *Pool) traces {
	t := traces{goroutines: runtime.NumGoroutine(), children: len(unreaped())}
	if fds, err := os.ReadDir("/proc/self/fd"); err == nil {
		t.files = len(fds) - 1 // one to list them
	}
	t.namespaces, t.mounts = mounts()
	if p != nil {
		for _, dir := range cgroupsNamed(filepath.Base(p.dir)) {
			t.cgroups += below(dir, fs.DirEntry.IsDir)
		}
		t.entries = below(p.dir, func(fs.DirEntry) bool { return true })
	}
	return t
}

func (t traces) within(b traces) bool {
	return t.goroutines <= b.goroutines && t.files <= b.files && t.children <= b.children && t.namespaces <= b.namespaces &&
		t.mounts <= b.mounts && t.cgroups <= b.cgroups && t.entries <= b.entries
}

// unreaped lists the processes that this process has started and not reaped.
func unreaped() []int {
	var pids []int
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		b, _ := os.ReadFile(path) // gone: nobody's child
		_, tail, _ := strings.Cut(string(b), ") ")
		if f := strings.Fields(tail); len(f) > 1 && f[1] == strconv.Itoa(os.Getpid()) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			pids = append(pids, pid)
		}
	}
	return pids
}

// mounts counts the mount namespaces in which threads of this process are, and
// the mounts in all of them.
func mounts() (namespaces, mounts int) {
	seen := map[string]bool{}
	threads, _ := filepath.Glob("/proc/self/task/*")
	for _, thread := range threads {
		name, err := os.Readlink(thread + "/ns/mnt")
		if err != nil || seen[name] {
			continue
		}
		seen[name] = true
		b, _ := os.ReadFile(thread + "/mountinfo")
		mounts += strings.Count(string(b), "\n")
	}
	return len(seen), mounts
}

// below counts the entries of a tree for which ok holds.
func below(dir string, ok func(fs.DirEntry) bool) int {
	n := 0
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && path != dir && ok(e) {
			n++
		}
		return nil // it may go while we look
	})
	return n
}

// noMore waits until there is no more of anything than before.
func noMore(t *testing.T, p *Pool, before traces) {
	t.Helper()
	var now traces
	if comesTrue(func() bool { now = tracesOf(p); return now.within(before) }) {
		return
	}
	t.Errorf("left behind: %+v, before it was %+v", now, before)
	if now.goroutines > before.goroutines {
		all := make([]byte, 1<<20)
		t.Logf("goroutines: %s", all[:runtime.Stack(all, true)])
	}
}
