package cgroup

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestStale(t *testing.T) {
	mine, err := InstanceName("")
	if err != nil {
		t.Fatal(err)
	}
	if other, err := InstanceName(""); err != nil || other == mine {
		t.Errorf("two owners in one process share the name %q (%v)", other, err)
	}
	parts := strings.Split(mine, "-")
	reused := strings.Join([]string{parts[0], parts[1], parts[2], parts[3] + "1", parts[4]}, "-")
	child := exec.Command("true")
	if err := child.Run(); err != nil {
		t.Fatal(err)
	}
	gone := fmt.Sprintf("%s%d-1-00", marker, child.ProcessState.Pid())
	for name, want := range map[string]bool{
		mine:                          false,
		reused:                        true, // the id is of another process now
		gone:                          true,
		marker + "1-x-00":             false,
		marker + "1-2":                false,
		marker + "-1-2-00":            false,
		marker + "0-2-00":             false,
		marker + "999999999999-2-3-4": false,
		"system.slice":                false,
		"nacre":                       false,
		"":                            false,
	} {
		if got := Stale("", name); got != want {
			t.Errorf("Stale(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestStartTime(t *testing.T) {
	proc := t.TempDir()
	for pid, text := range map[int]string{
		1: "1 (a) b) (c) S 1 1 0 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 777 1 2 3\n",
		2: "2 (short) S 1\n",
		3: "",
	} {
		dir := filepath.Join(proc, fmt.Sprint(pid))
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "stat"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := startTime(proc, 1); n != 777 || err != nil {
		t.Errorf("%d, %v; want 777", n, err)
	}
	for _, pid := range []int{2, 3, 4} {
		if n, err := startTime(proc, pid); err == nil {
			t.Errorf("process %d: %d without an error", pid, n)
		}
	}
}

// TestSweepTogether: owners that start at the same time remove the same dead
// ones, and what one of them finds gone is no failure.
func TestSweepTogether(t *testing.T) {
	l := detectAsRoot(t)
	own := l.v1[PIDs]
	if l.unified() {
		own = *l.v2
	}
	dir := filepath.Join(own.dir(), fmt.Sprintf("nacre-test-together-%d", os.Getpid()))
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := deleteTree(dir); err != nil {
			t.Error(err)
		}
	})
	for range 20 {
		for i := range 20 {
			dead := filepath.Join(dir, fmt.Sprintf("%s4194305-1-%02d", marker, i)) // no process has such an id
			if err := errors.Join(os.Mkdir(dead, 0o755), os.Mkdir(filepath.Join(dead, "sandbox-1"), 0o755)); err != nil {
				t.Fatal(err)
			}
		}
		var owners sync.WaitGroup
		for range 8 {
			owners.Go(func() {
				if err := sweep("/proc", dir); err != nil {
					t.Error(err)
				}
			})
		}
		owners.Wait()
		left, err := filepath.Glob(filepath.Join(dir, marker+"*"))
		if err != nil || len(left) > 0 {
			t.Fatalf("left: %v, %v", left, err)
		}
	}
}
