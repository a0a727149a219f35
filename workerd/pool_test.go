package workerd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/jobs"
)

// opened starts a sandbox with code by hand, so that the test knows its
// process. The test must remove it.
func opened(t *testing.T, p *Pool, code []byte) *sandbox {
	t.Helper()
	s, err := p.start(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.load(t.Context(), code, nil, time.Minute); err != nil {
		t.Error(err)
	}
	return s
}

// await waits for c, or fails the test when that takes absurdly long.
func await(t *testing.T, what string, c <-chan struct{}) {
	t.Helper()
	select {
	case <-c:
	case <-time.After(patience):
		t.Fatalf("%s does not happen", what)
	}
}

// TestSurroundings looks at a running sandbox from outside: its limits hold,
// and nothing of this process is in it.
func TestSurroundings(t *testing.T) {
	t.Setenv("NACRE_TEST_KEY", "of the enclave")
	inherited, err := unix.Open("/dev/null", unix.O_RDONLY, 0) // without close-on-exec
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(inherited)
	p := newPool(t, nil)
	s := opened(t, p, handler(`return new Response("x")`))
	defer p.discard(s)
	proc := fmt.Sprintf("/proc/%d/", s.proc.Pid())

	env, err := os.ReadFile(proc + "environ")
	if err != nil || len(env) > 0 {
		t.Errorf("environment %q, %v; want none", env, err)
	}
	cmdline, err := os.ReadFile(proc + "cmdline")
	if err != nil || strings.Contains(string(cmdline), "Response") {
		t.Errorf("command line %q, %v", cmdline, err)
	}
	fds, err := os.ReadDir(proc + "fd")
	if err != nil {
		t.Error(err)
	}
	for _, fd := range fds {
		if to, _ := os.Readlink(proc + "fd/" + fd.Name()); to == "/dev/null" || strings.HasPrefix(to, "/dev/pts") {
			t.Errorf("descriptor %s is %s", fd.Name(), to)
		}
	}
	limits, err := os.ReadFile(proc + "limits")
	if err != nil {
		t.Error(err)
	}
	for _, want := range []string{"Max core file size 1 1", "Max open files 256 256", "Max file size 0 0"} {
		if !strings.Contains(strings.Join(strings.Fields(string(limits)), " "), want) {
			t.Errorf("resource limits lack %q", want)
		}
	}
	for _, c := range []struct {
		path string
		mode os.FileMode
	}{{p.dir, 0o700 | os.ModeDir}, {s.dir, 0o700 | os.ModeDir}, {s.socket, 0o600 | os.ModeSocket}} {
		if info, err := os.Stat(c.path); err != nil || info.Mode() != c.mode {
			t.Errorf("%s: %v, %v; want mode %v", c.path, info, err, c.mode)
		}
	}
	for _, group := range cgroupsNamed(filepath.Base(p.dir)) {
		b, err := os.ReadFile(filepath.Join(group, s.name, "cgroup.procs"))
		if err != nil || strings.TrimSpace(string(b)) != strconv.Itoa(s.proc.Pid()) {
			t.Errorf("processes %q, %v in %s, want %d alone", b, err, group, s.proc.Pid())
		}
	}
	if n := strings.Count(cgroupOf(s.proc.Pid()), "/"+s.name+"\n"); n != 3 && p.cgroups.Version() == 1 {
		t.Errorf("the process is in %d of its 3 cgroups", n)
	}
}

// TestLimitsHold: the kernel knows the limits of the config for each sandbox,
// before any code can run.
func TestLimitsHold(t *testing.T) {
	t.Parallel()
	p := newPool(t, func(c *Config) { c.Limits.Memory, c.Limits.PIDs = 80<<20, 20 })
	s, err := p.start(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	defer p.discard(s)
	want := map[string]string{
		"memory.limit_in_bytes": "83886080", "memory.max": "83886080",
		"pids.max": "20",
	}
	seen := 0
	for _, group := range cgroupsNamed(filepath.Base(p.dir)) {
		for file, value := range want {
			b, err := os.ReadFile(filepath.Join(group, s.name, file))
			if errors.Is(err, os.ErrNotExist) {
				continue // of the other version, or another controller
			}
			if seen++; err != nil || strings.TrimSpace(string(b)) != value {
				t.Errorf("%s/%s: %q, %v; want %s", group, file, b, err, value)
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d limits were found, want 2", seen)
	}
}

// TestQuota: code that spins gets its share of a processor and no more.
func TestQuota(t *testing.T) {
	t.Parallel()
	const cores, limit = 0.2, time.Second
	p := newPool(t, func(c *Config) { c.Limits.CPU = cores })
	s, err := p.start(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer p.discard(s)
	r, err := p.perform(t.Context(), jobs.Task{Code: handler(`for (;;);`), Deadline: limit}, s)
	if err != nil || r.Outcome != jobs.DeadlineOver {
		t.Fatalf("%+v, %v", r, err)
	}
	await(t, "its end", s.proc.Wait())
	u := s.proc.Usage()
	const start = 150 * time.Millisecond // before the quota, and periods that overlap
	used := time.Duration(u.Utime.Nano() + u.Stime.Nano())
	if most := time.Duration(float64(limit)*cores) + start; used > most {
		t.Errorf("used %v of a processor, want at most %v", used, most)
	}
}

// TestKilledSandbox: somebody kills workerd while it works. The job gets a
// code and the slot works again.
func TestKilledSandbox(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Sizes.Slots = 1 })
	for _, code := range []string{
		`for (;;);`, // at import
		string(handler(`console.log("running"); for (;;);`)),
		string(handler(`console.log("running"); return new Response(new ReadableStream({ start(c) { c.enqueue(new Uint8Array(9)) },
			async pull() { await new Promise(r => setTimeout(r, 1e6)) } }))`)),
	} {
		s, err := p.start(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		var r jobs.Result
		done := make(chan struct{})
		go func() {
			defer close(done)
			r, err = p.perform(t.Context(), jobs.Task{Code: []byte(code), Deadline: time.Minute}, s)
		}()
		await(t, "parsing", s.source.parsed)
		if !strings.HasPrefix(code, "for") {
			eventually(t, "printing", printed(s, "running"))
		}
		syscall.Kill(s.proc.Pid(), syscall.SIGKILL)
		await(t, "the result", done)
		if err != nil || r.Outcome != jobs.SandboxDied || !strings.Contains(r.Detail, "signal 9") {
			t.Errorf("%+v, %v; want outcome %d", r, err, jobs.SandboxDied)
		}
		if err := p.remove(s); err != nil {
			t.Error(err)
		}
		if r := run(t, p, jobs.Task{Code: handler(`return new Response("again")`)}); string(r.Output) != "again" {
			t.Errorf("the slot does not work again: %+v", r)
		}
	}
}

// printed tells whether s has printed text.
func printed(s *sandbox, text string) func() bool {
	return func() bool { return bytes.Contains(s.logs.bytes(), []byte(text)) }
}

// inSelect is a run that waits, as a trace of all goroutines shows it.
var inSelect = regexp.MustCompile(`(?m)^goroutine \d+ .*\[select.*\]:\n.*/workerd\.\(\*Pool\)\.Run\(`)

// aRunWaits tells whether a run waits for a slot. Nothing else can be seen of
// that.
func aRunWaits() bool {
	all := make([]byte, 1<<20)
	return inSelect.Match(all[:runtime.Stack(all, true)])
}

// TestCancel ends the context at each stage of a run.
func TestCancel(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Sizes.Slots = 1 })
	code := []byte(`console.log("import"); for (;;);`)
	for _, c := range []struct {
		stage  string
		code   []byte
		taken  bool                // another has the slot
		during func(*sandbox) bool // whether the stage is reached; nil: at once
	}{
		{stage: "before", code: code},
		{stage: "waiting for a slot", code: code, taken: true, during: func(*sandbox) bool { return aRunWaits() }},
		{stage: "import", code: code, during: func(s *sandbox) bool { return printed(s, "import")() }},
		{stage: "request", code: handler(`console.log("request"); for (;;);`), during: func(s *sandbox) bool { return printed(s, "request")() }},
	} {
		if c.taken {
			p.slots <- struct{}{}
		}
		s, err := p.start(t.Context(), false)
		if err != nil {
			t.Fatal(err)
		}
		p.mu.Lock()
		p.stock.warm = append(p.stock.warm, s) // for the run to take
		p.mu.Unlock()
		ctx, cancel := context.WithCancel(t.Context())
		if c.during == nil {
			cancel()
		}
		done := make(chan struct{})
		go func() {
			defer close(done)
			if r, err := p.Run(ctx, jobs.Task{Code: c.code, Deadline: time.Minute}); !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %+v, %v", c.stage, r, err)
			}
		}()
		if c.during != nil && !comesTrue(func() bool { return c.during(s) }) {
			t.Errorf("%s: not reached", c.stage)
		}
		cancel()
		await(t, "the end of "+c.stage, done)
		if c.taken {
			<-p.slots
		}
		p.mu.Lock()
		left := p.stock.all()
		p.mu.Unlock()
		for _, s := range left {
			p.discard(s)
		}
		if c.taken && len(left) != 1 {
			t.Errorf("%s: it took a sandbox", c.stage)
		}
		checkIdle(t, p)
	}
}

// TestSlots: no more sandboxes than slots at once, and nobody is dropped.
func TestSlots(t *testing.T) {
	p := newPool(t, func(c *Config) { c.Sizes.Slots = 2 })
	if p.Slots() != 2 {
		t.Errorf("Slots() = %d", p.Slots())
	}
	var jobsDone sync.WaitGroup
	for range 6 {
		jobsDone.Go(func() {
			r := run(t, p, taskOf(`await new Promise(r => setTimeout(r, 200)); return new Response("x")`))
			if r.Outcome != jobs.OK {
				t.Errorf("%+v", r)
			}
		})
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		jobsDone.Wait()
	}()
	most := 0
	for !isClosed(done) { // without a pause: the most is sought
		most = max(most, sandboxes(t, p))
	}
	if most != 2 {
		t.Errorf("%d sandboxes at once with 2 slots", most)
	}
	if n := p.serial.Load(); n != 6 {
		t.Errorf("%d sandboxes for 6 jobs", n)
	}
}

// TestClose closes a pool with a job running and one waiting.
func TestClose(t *testing.T) {
	cfg := testConfig(t)
	cfg.Sizes.Slots = 1
	p, err := NewPool(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			_, err := p.Run(context.WithoutCancel(t.Context()), jobs.Task{Code: []byte("for (;;);"), Deadline: time.Minute})
			if !errors.Is(err, ErrClosed) {
				t.Errorf("run during Close: %v, want ErrClosed", err)
			}
		})
	}
	eventually(t, "that one has the slot", func() bool { return p.serial.Load() > 0 })
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	wg.Wait()
	checkGone(t, p)
	if _, err := p.Run(t.Context(), jobs.Task{Deadline: time.Second}); !errors.Is(err, ErrClosed) {
		t.Errorf("run after Close: %v", err)
	}
	if err := p.Close(); err != nil {
		t.Errorf("second Close: %v", err)
	}
}

// TestTwoPools shares a runtime directory and a cgroup between two owners.
func TestTwoPools(t *testing.T) {
	dir := shortDir(t)
	share := func(c *Config) { c.RuntimeDir, c.CgroupParent = dir, fmt.Sprintf("nacre-test-%d/shared", os.Getpid()) }
	t.Cleanup(func() { // configured parents stay, so remove them by hand
		for _, d := range cgroupsNamed(fmt.Sprintf("nacre-test-%d", os.Getpid())) {
			os.Remove(filepath.Join(d, "shared"))
			if err := os.Remove(d); err != nil {
				t.Error(err)
			}
		}
	})
	a, b := newPool(t, share), newPool(t, share)
	for _, p := range []*Pool{a, b, a} {
		if r := run(t, p, jobs.Task{Code: handler(`return new Response("x")`)}); r.Outcome != jobs.OK {
			t.Errorf("%+v", r)
		}
	}
}

// TestForeignRuntimeDir: a runtime directory in which somebody else could put
// theirs in place of ours is refused.
func TestForeignRuntimeDir(t *testing.T) {
	if os.Getuid() != 0 {
		missing(t, "only root can give directories away; run the tests as root")
	}
	dir := shortDir(t)
	for name, make := range map[string]func(path string) error{
		"of another user":   func(path string) error { return errors.Join(os.Mkdir(path, 0o700), os.Chown(path, 1234, 0)) },
		"open to the group": func(path string) error { return errors.Join(os.Mkdir(path, 0o700), os.Chmod(path, 0o770)) },
		"a link":            func(path string) error { return os.Symlink(dir, path) },
	} {
		cfg := testConfig(t)
		cfg.RuntimeDir = filepath.Join(dir, "run")
		if err := make(cfg.RuntimeDir); err != nil {
			t.Fatal(err)
		}
		if p, err := NewPool(t.Context(), cfg); !errors.Is(err, ErrRuntimeForeign) {
			t.Errorf("%s: %v", name, err)
			if err == nil {
				p.Close()
			}
		}
		if err := os.RemoveAll(cfg.RuntimeDir); err != nil {
			t.Fatal(err)
		}
	}
}

// TestNewPoolFails leaves nothing when a late step fails.
func TestNewPoolFails(t *testing.T) {
	cfg := testConfig(t)
	parent := fmt.Sprintf("nacre-test-%d-late", os.Getpid())
	cfg.CgroupParent = parent
	t.Cleanup(func() { // configured parents stay, so remove them by hand
		for _, d := range cgroupsNamed(parent) {
			left, _ := filepath.Glob(d + "/*/") // the test has failed then
			for _, dir := range append(left, d) {
				if err := os.Remove(dir); err != nil {
					t.Error(err)
				}
			}
		}
	})
	cfg.Binary = filepath.Join(t.TempDir(), "workerd") // knows its version and nothing else
	script := "#!/bin/sh\n[ \"$*\" = --version ] && echo workerd " + Version + "\n"
	if err := os.WriteFile(cfg.Binary, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	if p, err := NewPool(t.Context(), cfg); err == nil || p != nil {
		t.Errorf("a binary that does nothing: %v, %v", p, err)
	}
	left, err := os.ReadDir(cfg.RuntimeDir)
	if err != nil || len(left) > 0 {
		t.Errorf("a failed NewPool left %v (%v)", left, err)
	}
	groups := cgroupsNamed(parent)
	if len(groups) == 0 {
		t.Error("it failed before it came to the cgroups")
	}
	for _, g := range groups {
		if n := below(g, fs.DirEntry.IsDir); n > 0 {
			t.Errorf("a failed NewPool left %d cgroups in %s", n, g)
		}
	}
	cfg.Binary = pinned(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if p, err := NewPool(ctx, cfg); !errors.Is(err, context.Canceled) || p != nil {
		t.Errorf("ended context: %v, %v", p, err)
	}
	file := filepath.Join(cfg.RuntimeDir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	cfg.RuntimeDir = file
	if p, err := NewPool(t.Context(), cfg); err == nil || p != nil {
		t.Errorf("a file as runtime directory: %v, %v", p, err)
	}
	cfg = testConfig(t)
	cfg.Sizes.Slots = 0
	if p, err := NewPool(t.Context(), cfg); !errors.Is(err, ErrSlots) || p != nil {
		t.Errorf("bad config: %v, %v", p, err)
	}
}
