package jail

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestFailingSteps makes each step of the child fail in turn: the error names
// it, and nothing is left.
func TestFailingSteps(t *testing.T) {
	j := newJail(t, Config{Binary: hostile(t), Places: []string{"/place"}})
	files := nullFiles(t)
	before := left(t, j)
	p, err := newProgram(0, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer p.free()
	p.enter(j, &start{files: files, args: []string{"--version"}})
	seen := map[string]bool{}
	for _, s := range p.labels {
		if seen[s.name] || slices.Contains(noFilter[1:], s.name) || s.layer == LayerProgram {
			continue // those are under the filter
		}
		seen[s.name] = true
		j.omit[spoil+s.name] = true
		_, err := j.Start(Spec{Args: []string{"--version"}, Files: files})
		var step *StepError
		switch {
		case !errors.As(err, &step) || step.Step != s.name || step.Layer != s.layer || !errors.Is(err, syscall.ENOSYS) || !errors.Is(err, ErrKernel):
			t.Errorf("%s: %v", s.name, err)
		case strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "jail: "+s.name+": "):
			t.Errorf("%s: %q is not one line that names it", s.name, err)
		}
		delete(j.omit, spoil+s.name)
	}
	j.program = "/nothing"
	var step *StepError
	if _, err := j.Start(Spec{Files: files}); !errors.As(err, &step) || step.Layer != LayerProgram || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no program: %v", err)
	}
	if len(seen) < 30 {
		t.Errorf("only %d steps", len(seen))
	}
	same(t, before, left(t, j))
}

// TestFailingRoot makes each step of the root fail.
func TestFailingRoot(t *testing.T) {
	cfg := Config{Binary: hostile(t), Dir: t.TempDir()}
	j := newJail(t, cfg)
	p, err := j.prepare(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer p.free()
	for _, s := range p.labels {
		_, err := build(t.Context(), cfg, map[string]bool{spoil + s.name: true})
		var step *StepError
		if !errors.As(err, &step) || step.Step != s.name {
			t.Errorf("%s: %v", s.name, err)
		}
	}
	if entries, err := os.ReadDir(cfg.Dir); err != nil || len(entries) != 1 { // that of j
		t.Errorf("%v, %v", entries, err)
	}
}

func nullFiles(t testing.TB) []*os.File {
	t.Helper()
	null, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { null.Close() })
	return []*os.File{null, null, null}
}

// state is what must not grow.
type state struct {
	files, mounts, tasks int
	dirs                 []string
}

func left(t testing.TB, j *Jail) state {
	t.Helper()
	files, err1 := os.ReadDir("/proc/self/fd")
	mounts, err2 := os.ReadFile("/proc/self/mountinfo")
	children, err3 := os.ReadDir(filepath.Dir(j.dir))
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	s := state{files: len(files), mounts: strings.Count(string(mounts), "\n"), tasks: descendants(t)}
	for _, c := range children {
		if strings.HasPrefix(c.Name(), "nacre-root-") {
			s.dirs = append(s.dirs, c.Name())
		}
	}
	return s
}

// descendants counts the child processes of all threads of this process.
func descendants(t testing.TB) int {
	t.Helper()
	n := 0
	paths, err := filepath.Glob("/proc/self/task/*/children")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, syscall.ESRCH) {
			t.Fatal(err)
		}
		n += len(strings.Fields(string(b)))
	}
	return n
}

func same(t testing.TB, before, after state) {
	t.Helper()
	if before.files != after.files || before.mounts != after.mounts || before.tasks != after.tasks || !slices.Equal(before.dirs, after.dirs) {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

// TestNothingLeft starts many sandboxes, four at once: some end by themselves,
// some are killed.
func TestNothingLeft(t *testing.T) {
	j := newJail(t, Config{Binary: hostile(t), Dir: t.TempDir()})
	files := nullFiles(t)
	before := left(t, j)
	var wg sync.WaitGroup
	for slot := range 4 {
		wg.Go(func() {
			for i := range 50 {
				p, err := j.Start(Spec{Slot: slot, Args: []string{[]string{"--version", "threads", "lock"}[i%3], "1"}, Files: files})
				if err != nil {
					t.Error(err)
					return
				}
				if i%2 == 0 {
					p.Kill()
					p.Kill()
				}
				<-p.Wait()
				p.Kill() // too late, and harmless
			}
		})
	}
	wg.Wait()
	same(t, before, left(t, j))
}

// TestClose ends what still runs.
func TestClose(t *testing.T) {
	j, err := New(t.Context(), Config{Binary: hostile(t), Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	p := waiting(t, j, Spec{})
	if err := j.Close(); err != nil {
		t.Error(err)
	}
	select {
	case <-p.Wait():
	case <-time.After(10 * time.Second):
		t.Fatal("the sandbox outlives its jail")
	}
	if s := p.Status(); !s.Signaled() || s.Signal() != syscall.SIGKILL {
		t.Error(describeStatus(s))
	}
	if err := j.Close(); err != nil {
		t.Errorf("the second time: %v", err)
	}
	if _, err := os.Stat(j.dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the directory is left: %v", err)
	}
	if _, err := j.Start(Spec{Files: nullFiles(t)}); !errors.Is(err, errClosed) {
		t.Errorf("Start after Close: %v", err)
	}
}

// TestNoCgroup gives files that are no cgroups.
func TestNoCgroup(t *testing.T) {
	j := newJail(t, Config{Binary: hostile(t)})
	files := nullFiles(t)
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	before := left(t, j)
	if _, err := j.Start(Spec{Files: files, Cgroup: files[0]}); !errors.Is(err, ErrCgroup) {
		t.Errorf("a cgroup v2 that is none: %v", err)
	}
	if _, err := j.Start(Spec{Files: files, Tasks: []*os.File{full}}); !errors.Is(err, ErrCgroup) || !errors.Is(err, unix.ENOSPC) {
		t.Errorf("a cgroup v1 that cannot be entered: %v", err)
	}
	same(t, before, left(t, j))
}

// TestKilledAtBirth kills a child while it waits for its user id.
func TestKilledAtBirth(t *testing.T) {
	j := newJail(t, Config{Binary: hostile(t)})
	files := nullFiles(t)
	before := left(t, j)
	s := &start{files: files, ours: -1, sync: -1}
	defer s.close()
	if err := s.birth(j, nil); err != nil {
		t.Fatal(err)
	}
	s.proc.Kill()
	if err := s.escort(j); err == nil {
		t.Error("a dead child became a sandbox")
	}
	<-s.proc.Wait()
	s.close()
	same(t, before, left(t, j))
}

func TestRules(t *testing.T) {
	good := Config{Binary: hostile(t)}
	plain := filepath.Join(t.TempDir(), "plain")
	if err := os.WriteFile(plain, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		change func(*Config)
		want   error
	}{
		{func(c *Config) { c.Binary = "/no/such" }, ErrBinary},
		{func(c *Config) { c.Binary = "/etc" }, ErrBinary},
		{func(c *Config) { c.Binary = plain }, ErrBinary},
		{func(c *Config) { c.Dir = "/no/such" }, ErrDir},
		{func(c *Config) { c.Places = []string{"egress"} }, ErrPlace},
		{func(c *Config) { c.Places = []string{"/a/../b"} }, ErrPlace},
		{func(c *Config) { c.Places = []string{"/"} }, ErrPlace},
	} {
		cfg := good
		c.change(&cfg)
		if _, err := New(t.Context(), cfg); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", cfg, err, c.want)
		}
	}
	j := newJail(t, good)
	for _, c := range []struct {
		spec Spec
		want error
	}{
		{Spec{Slot: -1}, ErrSlot},
		{Spec{Slot: maxSlots}, ErrSlot},
		{Spec{}, ErrFiles},
		{Spec{Files: []*os.File{nil, nil, nil}}, ErrFiles},
		{Spec{Files: nullFiles(t), Binds: []Bind{{"/etc/passwd", "/egress"}}}, ErrBind},
	} {
		if _, err := j.Start(c.spec); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.spec, err, c.want)
		}
	}
}

// TestTrial refuses programs that do not run in the jail.
func TestTrial(t *testing.T) {
	j := newJail(t, Config{Binary: hostile(t)})
	for _, trial := range [][]string{{"ptrace"}, {}} {
		if err := j.try(t.Context(), trial...); !errors.Is(err, ErrProgram) {
			t.Errorf("%q: %v", trial, err)
		}
	}
}

// TestCheck reports on each layer.
func TestCheck(t *testing.T) {
	states, err := Check(t.Context(), Config{Binary: hostile(t)})
	if err != nil || len(states) != len(Layers()) {
		t.Fatalf("%v, %v", states, err)
	}
	for _, s := range states {
		if s.Err != nil {
			t.Errorf("%s: %v", s.Layer, s.Err)
		}
	}
	states, err = Check(t.Context(), Config{Binary: hostile(t), Proc: "/no/proc"})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range states {
		before := slices.Index(Layers(), s.Layer) < slices.Index(Layers(), LayerIdentity)
		switch {
		case before != (s.Err == nil):
			t.Errorf("%s: %v", s.Layer, s.Err)
		case s.Layer == LayerIdentity && !errors.Is(s.Err, ErrProc):
			t.Errorf("%s: %v", s.Layer, s.Err)
		case s.Layer == LayerProgram && !errors.Is(s.Err, errNotTried):
			t.Errorf("%s: %v", s.Layer, s.Err)
		}
	}
}

// TestMends refuses ids that do not exist and too few files, with what helps.
func TestMends(t *testing.T) {
	for _, c := range []struct {
		layer Layer
		name  string
		errno syscall.Errno
		want  error
	}{
		{LayerNamespaces, stepClone, unix.EPERM, ErrUserNamespaces},
		{LayerNamespaces, stepClone, unix.ENOSPC, ErrTooMany},
		{LayerNamespaces, stepClone, unix.EINVAL, ErrKernel},
		{LayerNamespaces, "making a network namespace", unix.ENOSPC, ErrTooMany},
		{LayerRoot, "mounting the root", unix.EPERM, ErrMounts},
		{LayerIdentity, stepMap, unix.EPERM, ErrIDs},
		{LayerFiles, "moving a file", unix.EBADF, ErrOpenFiles},
		{LayerSystemCalls, "restricting system calls", unix.EINVAL, ErrSeccomp},
		{LayerSystemCalls, "restricting system calls", unix.ENOSYS, ErrKernel},
	} {
		if err := failed(c.layer, c.name, c.errno); !errors.Is(err, c.want) || !errors.Is(err, c.errno) || !strings.Contains(err.Error(), c.name) {
			t.Errorf("%s, %v: %v", c.name, c.errno, err)
		}
	}
}

// TestFewFiles sets a jail up in a process that may open too few files.
func TestFewFiles(t *testing.T) {
	var before unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &before); err != nil {
		t.Fatal(err)
	}
	j := newJail(t, Config{Binary: hostile(t)})
	if err := unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: maxFiles, Max: before.Max}); err != nil {
		t.Fatal(err)
	}
	_, err := j.Start(Spec{Files: nullFiles(t)})
	if err2 := unix.Setrlimit(unix.RLIMIT_NOFILE, &before); err2 != nil {
		t.Fatal(err2)
	}
	if !errors.Is(err, ErrOpenFiles) {
		t.Error(err)
	}
}

// TestBornInCgroup starts a sandbox in a cgroup of version 2.
func TestBornInCgroup(t *testing.T) {
	root := cgroup2(t)
	dir, err := os.MkdirTemp(root, "nacre-jail-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Remove(dir) }) // after that of the process
	at, err := os.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer at.Close()
	j := newJail(t, Config{Binary: hostile(t)})
	p := waiting(t, j, Spec{Cgroup: at})
	b, err := os.ReadFile(filepath.Join(dir, "cgroup.procs"))
	if err != nil || strings.TrimSpace(string(b)) != strconv.Itoa(p.Pid()) {
		t.Errorf("processes %q, %v, want %d", b, err, p.Pid())
	}
	p.Kill()
	<-p.Wait()
}

// cgroup2 finds where version 2 is mounted.
func cgroup2(t *testing.T) string {
	t.Helper()
	for _, dir := range []string{"/sys/fs/cgroup", "/sys/fs/cgroup/unified"} {
		var s unix.Statfs_t
		if unix.Statfs(dir, &s) == nil && s.Type == unix.CGROUP2_SUPER_MAGIC {
			return dir
		}
	}
	const what = "no cgroup v2 is mounted; mount one on /sys/fs/cgroup/unified"
	if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
	return ""
}
