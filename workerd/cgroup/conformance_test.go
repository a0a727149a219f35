package cgroup

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.uber.org/goleak"
)

// memoryHog makes this test binary use memory until it is killed.
const memoryHog = "NACRE_CGROUP_TEST_HOG"

func TestMain(m *testing.M) {
	if os.Getenv(memoryHog) != "" {
		var b [1]byte
		os.Stdin.Read(b[:]) // until it is in its cgroup
		for all := [][]byte{}; len(all) < 1000; {
			chunk := make([]byte, 1<<20)
			for i := range chunk {
				chunk[i] = 1
			}
			all = append(all, chunk)
		}
		os.Exit(3) // 1 GB and still here
	}
	goleak.VerifyTestMain(m)
}

// subject is an implementation under the suite.
type subject struct {
	open func(t *testing.T, instance string) Manager
	// value reads what a limit of a group is set to, as a number.
	value                 func(t *testing.T, instance, group string, c Controller) string
	want                  map[Controller]string // for limits
	half, more, unlimited string                // what CPU is set to for 0.5 and 1.5 cores, for no limit
	// weight reads the weight among groups; weights are those in the
	// foreground and in the background.
	weight  func(t *testing.T, instance, group string) string
	weights [2]string
	real    bool // there is a kernel behind it
}

var limits = Limits{Memory: 64 << 20, PIDs: 20}

func instance(t *testing.T) string {
	t.Helper()
	name, err := InstanceName("")
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// conform is the suite for every implementation of Manager and Group.
func conform(t *testing.T, s subject) {
	name := instance(t)
	m := s.open(t, name)
	closed := false
	defer func() {
		if !closed {
			m.Close()
		}
	}()
	if gaps := m.Missing(); len(gaps) > 0 {
		t.Fatalf("missing: %v", gaps)
	}
	for _, bad := range []string{"", ".", "..", "a/b", "a\nb", "../x", strings.Repeat("x", 300)} {
		if _, err := m.Create(bad, limits); !errors.Is(err, ErrName) {
			t.Errorf("name %q: %v, want ErrName", bad, err)
		}
	}
	g, err := m.Create("one", limits)
	if err != nil {
		t.Fatal(err)
	}
	for c, want := range s.want {
		if got := s.value(t, name, "one", c); got != want {
			t.Errorf("%s is limited to %q, want %q", c, got, want)
		}
	}
	if _, err := m.Create("one", limits); !errors.Is(err, os.ErrExist) {
		t.Errorf("the same name again: %v, want ErrExist", err)
	}
	if oom, err := g.OOMKilled(); oom || err != nil {
		t.Errorf("OOMKilled of a new group: %v, %v", oom, err)
	}
	if pids, err := members(g); len(pids) > 0 || err != nil {
		t.Errorf("processes of a new group: %v, %v", pids, err)
	}
	conformCPU(t, s, name, g)
	unlimited, err := m.Create("two", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if s.real {
		conformProcesses(t, m, g)
	}
	for _, g := range []Group{g, unlimited} {
		if err := g.Delete(); err != nil {
			t.Error(err)
		}
		if err := g.Delete(); err != nil {
			t.Errorf("second Delete: %v", err)
		}
	}
	if _, err := m.Create("left", limits); err != nil {
		t.Error(err)
	}
	closed = true
	if err := m.Close(); err != nil {
		t.Error(err)
	}
	if _, err := m.Create("late", limits); err == nil {
		t.Error("Create after Close")
	}
}

// conformCPU changes the processor share of group one.
func conformCPU(t *testing.T, s subject, name string, g Group) {
	for _, c := range []struct {
		share         CPUShare
		quota, weight string
	}{
		{CPUShare{Cores: 1.5, Background: true}, s.more, s.weights[1]},
		{CPUShare{Cores: 0.5}, s.half, s.weights[0]},
		{CPUShare{Background: true}, s.unlimited, s.weights[1]},
		{CPUShare{Cores: 0.5}, s.half, s.weights[0]},
	} {
		if err := g.SetCPU(c.share); err != nil {
			t.Fatal(err)
		}
		if got := s.value(t, name, "one", CPU); got != c.quota {
			t.Errorf("%+v: quota %q, want %q", c.share, got, c.quota)
		}
		if got := s.weight(t, name, "one"); got != c.weight {
			t.Errorf("%+v: weight %q, want %q", c.share, got, c.weight)
		}
	}
	if n, err := g.Anonymous(); n < 0 || s.real && err != nil {
		t.Errorf("anonymous memory of a new group: %d, %v", n, err)
	}
}

// conformProcesses needs a kernel.
func conformProcesses(t *testing.T, m Manager, g Group) {
	sleeper := exec.Command("sleep", "600")
	attach(t, g, sleeper)
	defer sleeper.Wait()
	defer sleeper.Process.Kill()
	if pids, err := members(g); err != nil || len(pids) != 1 || pids[0] != sleeper.Process.Pid {
		t.Errorf("processes %v, %v; want %d", pids, err, sleeper.Process.Pid)
	}
	t.Run("kill", func(t *testing.T) {
		k, err := m.Create("kill", limits)
		if err != nil {
			t.Fatal(err)
		}
		tree := exec.Command("sh", "-c", "read go; sleep 600 & sleep 600 & echo started; wait")
		out, err := tree.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		attach(t, k, tree)
		out.Read(make([]byte, 10))
		if pids, err := members(k); err != nil || len(pids) != 3 {
			t.Errorf("processes %v, %v; want the shell and two children", pids, err)
		}
		if err := k.Delete(); err != nil {
			t.Error(err)
		}
		tree.Wait()
		if !killed(tree) {
			t.Errorf("Delete left the process: %v", tree.ProcessState)
		}
	})
	t.Run("memory", func(t *testing.T) {
		if hog, oom := hogMemory(t, m, limits, false); !killed(hog) || !oom {
			t.Errorf("ended with %v, OOMKilled %v; want killed, true", hog.ProcessState, oom)
		}
	})
	t.Run("killed by somebody", func(t *testing.T) {
		if hog, oom := hogMemory(t, m, limits, true); !killed(hog) || oom {
			t.Errorf("ended with %v, OOMKilled %v; want killed, false", hog.ProcessState, oom)
		}
	})
	t.Run("pids", func(t *testing.T) {
		p, err := m.Create("pids", limits)
		if err != nil {
			t.Fatal(err)
		}
		defer p.Delete()
		bomb := exec.Command("sh", "-c", "read go; for i in $(seq 100); do sleep 600 & done; wait")
		attach(t, p, bomb)
		err = bomb.Wait()
		pids, perr := members(p)
		if perr != nil || len(pids) > int(limits.PIDs) || err == nil {
			t.Errorf("%d processes, %v, %v; want at most %d and a failed shell", len(pids), perr, err, limits.PIDs)
		}
	})
	if err := syscall.Kill(sleeper.Process.Pid, 0); err != nil {
		t.Errorf("the neighbour was harmed: %v", err)
	}
}

// members lists the processes in a group; of version 1, in its first hierarchy.
func members(g Group) ([]int, error) {
	if g, ok := g.(*v2Group); ok {
		return procs(g.dir)
	}
	return procs(g.(*v1Group).dirs[0])
}

// attach starts cmd in g. If cmd reads a line first, it gets that once it has
// been seen there.
func attach(t *testing.T, g Group, cmd *exec.Cmd) {
	t.Helper()
	if cmd.Stdin == nil {
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		defer stdin.Close()
		defer stdin.Write([]byte("go\n"))
	}
	e, err := g.Entry()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if e.Dir != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{UseCgroupFD: true, CgroupFD: int(e.Dir.Fd())}
	} else {
		shell := ""
		for i := range e.Tasks {
			shell += fmt.Sprintf("echo 0 >&%d && exec %[1]d>&- && ", 3+i)
		}
		cmd.Args = append([]string{"sh", "-c", shell + `exec "$@"`, "sh"}, cmd.Args...)
		cmd.Path, cmd.ExtraFiles = "/bin/sh", e.Tasks
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for late := time.After(10 * time.Second); ; {
		pids, err := members(g)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(pids, cmd.Process.Pid) {
			return
		}
		select {
		case <-late:
			t.Fatalf("process %d did not enter its group", cmd.Process.Pid)
		case <-time.After(time.Millisecond):
		}
	}
}

func killed(cmd *exec.Cmd) bool {
	s, ok := cmd.ProcessState.Sys().(syscall.WaitStatus)
	return ok && s.Signaled() && s.Signal() == syscall.SIGKILL
}

// hogMemory runs a process that wants 1 GB; with kill it is killed before.
func hogMemory(t *testing.T, m Manager, l Limits, kill bool) (*exec.Cmd, bool) {
	t.Helper()
	g, err := m.Create(fmt.Sprint("hog-", kill), l)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := g.Delete(); err != nil {
			t.Error(err)
		}
	}()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	hog := exec.Command(self)
	hog.Env = append(os.Environ(), memoryHog+"=1")
	stdin, release, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	hog.Stdin = stdin
	attach(t, g, hog)
	if kill {
		hog.Process.Kill()
	}
	release.Close() // end of input: go
	hog.Wait()
	oom, err := g.OOMKilled()
	if err != nil {
		t.Error(err)
	}
	return hog, oom
}

// detectAsRoot is what this machine has, for a test that makes cgroups.
func detectAsRoot(t *testing.T) layout {
	t.Helper()
	if os.Getuid() != 0 {
		if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
			t.Fatal("run the tests as root")
		}
		t.Skip("cgroups are not ours to make: run the tests as root")
	}
	l, err := detect("/proc")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// TestHost runs the suite on what this machine has.
func TestHost(t *testing.T) {
	l := detectAsRoot(t)
	s := subject{real: true}
	s.open = func(t *testing.T, name string) Manager {
		m, err := Open(Config{Instance: name})
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	files := map[Controller]string{Memory: "memory.limit_in_bytes", CPU: "cpu.cfs_quota_us", PIDs: "pids.max"}
	s.want = map[Controller]string{Memory: "67108864", PIDs: "20"}
	where := func(name string, c Controller) string { return l.v1[c].dir() }
	weights := "cpu.shares"
	s.half, s.more, s.unlimited, s.weights = "50000", "150000", "-1", [2]string{"1024", "2"}
	if l.unified() {
		files[Memory], files[CPU] = "memory.max", "cpu.max"
		where = func(name string, c Controller) string { return findV2(l.v2.mount, name) }
		weights, s.weights = "cpu.weight", [2]string{"100", "1"}
		s.half, s.more, s.unlimited = "50000 100000", "150000 100000", "max 100000"
	}
	read := func(t *testing.T, name, group string, c Controller, file string) string {
		b, err := os.ReadFile(filepath.Join(where(name, c), name, group, file))
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(b))
	}
	s.value = func(t *testing.T, name, group string, c Controller) string { return read(t, name, group, c, files[c]) }
	s.weight = func(t *testing.T, name, group string) string { return read(t, name, group, CPU, weights) }
	conform(t, s)
}

// findV2 finds the directory that holds the cgroup called name.
func findV2(mount, name string) string {
	found := ""
	filepath.WalkDir(mount, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Name() == name {
			found = filepath.Dir(path)
		}
		return nil // others' cgroups come and go
	})
	return found
}
