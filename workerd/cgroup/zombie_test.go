package cgroup

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestOwnerThatNobodyHasBuriedIsDead: what a killed process left is removed by
// the very next start, even if its parent, such as the init of a container,
// leaves it a zombie.
func TestOwnerThatNobodyHasBuriedIsDead(t *testing.T) {
	child := exec.Command("sleep", "600")
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	pid := child.Process.Pid
	started, err := startTime("", pid)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("%s%d-%d-00", marker, pid, started)
	if Stale("", name) {
		t.Errorf("%s is stale while its owner lives", name)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	defer child.Wait()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for !Stale("", name) {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatalf("%s is not stale with its owner dead", name)
		}
	}
	if _, err := os.Stat(filepath.Join("/proc", fmt.Sprint(pid))); err != nil {
		t.Errorf("the test has buried the owner: %v", err)
	}
}
