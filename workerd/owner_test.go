package workerd

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/jobs"
)

// TestKilledOwner: SIGKILL of the daemon while a job spins and others wait for
// one. All sandboxes die with it, and the next start removes what else it left.
func TestKilledOwner(t *testing.T) {
	dir := shortDir(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := helper(t, "victim", self, pinned(t), dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	sandboxes := pidfds(t, strings.Fields(line))
	if len(sandboxes) != 4 {
		cmd.Process.Kill()
		t.Fatal(line, err, cmd.Wait())
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // says only that it was killed
	for i, fd := range sandboxes {
		const soon = 2000 // ms; the init of some machines kills orphans too, later
		n, err := unix.Poll([]unix.PollFd{{Fd: int32(fd), Events: unix.POLLIN}}, soon)
		if err != nil || n != 1 {
			t.Errorf("sandbox %d of %q outlives its owner (%v)", i, line, err)
			unix.PidfdSendSignal(fd, unix.SIGKILL, nil, 0)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Fatalf("the killed owner left %v, %v; the test expects its directory", left, err)
	}
	if groups := cgroupsNamed(left[0].Name()); len(groups) == 0 {
		t.Error("the killed owner left no cgroup: the test shows nothing")
	}
	foreign := filepath.Join(dir, "nacre-sandboxes-of-somebody")
	if err := os.Mkdir(foreign, 0o700); err != nil {
		t.Fatal(err)
	}
	newPool(t, func(c *Config) { c.RuntimeDir = dir })
	checkSwept(t, dir, left[0].Name())
	if _, err := os.Stat(foreign); err != nil {
		t.Errorf("what is not ours was removed: %v", err)
	}
}

// pidfds opens processes, so that none becomes another.
func pidfds(t *testing.T, pids []string) []int {
	t.Helper()
	var fds []int
	for _, s := range pids {
		pid, err := strconv.Atoi(s)
		if err != nil {
			continue
		}
		fd, err := unix.PidfdOpen(pid, 0)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { unix.Close(fd) })
		fds = append(fds, fd)
	}
	return fds
}

// checkSwept checks that nothing is left of the owner of this name.
func checkSwept(t *testing.T, dir, name string) {
	t.Helper()
	if _, err := os.Stat(filepath.Join(dir, name)); !os.IsNotExist(err) {
		t.Errorf("directory of the killed owner is still there (%v)", err)
	}
	for _, g := range cgroupsNamed(name) {
		t.Errorf("cgroup of the killed owner is still there: %s", g)
	}
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil || strings.Contains(string(mounts), name) {
		t.Errorf("mount of the killed owner is still there (%v)", err)
	}
}

// TestKilledAtAnyMoment: the daemon is killed while it starts, runs and removes
// sandboxes. Whatever it was at, no process outlives it, and its successor
// works. Orphans come to this process, so that it sees them all.
func TestKilledAtAnyMoment(t *testing.T) {
	if err := unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0); err != nil {
		t.Fatal(err)
	}
	defer unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 0, 0, 0, 0)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := shortDir(t)
	for jobsDone := range 5 {
		cmd := helper(t, "worker", self, pinned(t), dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewReader(out)
		for range 3*jobsDone + 1 {
			if line, err := lines.ReadString('\n'); err != nil || line != jobDone+"\n" {
				cmd.Process.Kill()
				t.Fatal(line, err, cmd.Wait())
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		cmd.Wait() // says only that it was killed
		if !comesTrue(func() bool { return !slices.ContainsFunc(children(), alive) }) {
			t.Errorf("after %d jobs: processes outlive their owner: %q", jobsDone, children())
		}
		reapAll(t)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Fatalf("the killed owners left %v, %v; want what the last one had", left, err)
	}
	p := newPool(t, func(c *Config) { c.RuntimeDir = dir })
	checkSwept(t, dir, left[0].Name())
	if r := run(t, p, taskOf(`return new Response("x")`)); r.Outcome != jobs.OK {
		t.Errorf("%+v", r)
	}
}

// children lists the processes whose parent is this one, each as its id,
// state and name.
func children() []string {
	var out []string
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		b, err := os.ReadFile(path)
		if err != nil {
			continue // gone meanwhile
		}
		head, tail, _ := strings.Cut(string(b), ") ")
		pid, name, _ := strings.Cut(head, " (")
		if f := strings.Fields(tail); len(f) > 1 && f[1] == strconv.Itoa(os.Getpid()) {
			out = append(out, fmt.Sprintf("%s %s %s", pid, f[0], name))
		}
	}
	return out
}

func dead(child string) bool  { return strings.Contains(child, " Z ") }
func alive(child string) bool { return !dead(child) }

// reapAll reaps the orphans that came to this process.
func reapAll(t *testing.T) {
	t.Helper()
	for _, c := range children() {
		pid, _, _ := strings.Cut(c, " ")
		n, err := strconv.Atoi(pid)
		if err != nil {
			t.Fatal(err)
		}
		if alive(c) {
			syscall.Kill(n, syscall.SIGKILL)
		}
		syscall.Wait4(n, nil, 0, nil)
	}
}

// TestProcessOne: a daemon that is process 1 goes on when its children die,
// however they do, and leaves none of them unreaped.
func TestProcessOne(t *testing.T) {
	if os.Getuid() != 0 {
		missing(t, "cannot make a pid namespace: run the tests as root")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := shortDir(t)
	// It sees no process but its own, so it must not look for dead owners
	// where others have their cgroups.
	parent := fmt.Sprintf("nacre-test-one-%d", os.Getpid())
	t.Cleanup(func() {
		for _, d := range cgroupsNamed(parent) {
			if err := os.Remove(d); err != nil {
				t.Error(err)
			}
		}
	})
	cmd := helper(t, "process one", self, pinned(t), dir)
	cmd.Env = append(cmd.Env, "NACRE_TEST_CGROUP="+parent)
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWPID, Unshareflags: syscall.CLONE_NEWNS}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var one processOne
	if err := json.Unmarshal(out, &one); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want := []jobs.Outcome{jobs.OK, jobs.MemoryOver, jobs.MemoryOver, jobs.DeadlineOver, jobs.OK}
	if one.Pid != 1 || !slices.Equal(one.Outcomes, want) {
		t.Errorf("process %d, outcomes %d, want %d", one.Pid, one.Outcomes, want)
	}
	if len(one.Children) != 2 || !alive(one.Children[0]) || !alive(one.Children[1]) {
		t.Errorf("children %q, want the two that wait", one.Children)
	}
	if len(one.Left) != 0 {
		t.Errorf("children of a closed pool: %q", one.Left)
	}
}
