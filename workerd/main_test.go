package workerd

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/jobs"
)

// helperEnv makes the test binary run one of the helpers below instead of the
// tests: as another user, or to be killed.
const helperEnv = "NACRE_WORKERD_TEST_HELPER"

func TestMain(m *testing.M) {
	switch mode := os.Getenv(helperEnv); mode {
	case "":
		goleak.VerifyTestMain(m)
	case "unprivileged":
		exitHelper(helpUnprivileged())
	case "victim":
		exitHelper(helpVictim())
	case "worker":
		exitHelper(helpWorker())
	case "process one":
		exitHelper(helpProcessOne())
	default:
		exitHelper(fmt.Errorf("unknown helper %q", mode))
	}
}

func exitHelper(err error) {
	if err != nil {
		fmt.Println("helper failed:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// pinned finds the pinned workerd of this module.
func pinned(t testing.TB) string {
	t.Helper()
	path, err := filepath.Abs("../node_modules/@cloudflare/workerd-linux-64/bin/workerd")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("%v: run make tools", err)
	}
	return path
}

// missing skips a test for what the machine lacks, unless nothing may be
// skipped.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("NACRE_REQUIRE_ALL") == "1" {
		t.Fatal(what)
	}
	t.Skip(what)
}

// shortDir is a directory whose path leaves room for a socket's name.
func shortDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "nacre")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func testConfig(t testing.TB) Config {
	return Config{Binary: pinned(t), Sizes: Sizes{Slots: 2, Memory: 1 << 30}, Limits: DefaultLimits(), RuntimeDir: shortDir(t)}
}

// newPool opens a pool and, at the end of the test, closes it and checks that
// nothing of it is left.
func newPool(t testing.TB, change func(*Config)) *Pool {
	t.Helper()
	cfg := testConfig(t)
	if change != nil {
		change(&cfg)
	}
	p, err := NewPool(t.Context(), cfg)
	if err != nil {
		if os.Getuid() != 0 {
			missing(t, err.Error()+"; run the tests as root")
		}
		t.Fatal(err)
	}
	t.Cleanup(func() {
		checkIdle(t, p)
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		checkGone(t, p)
	})
	return p
}

// run runs code and fails the test on an error.
func run(t testing.TB, p *Pool, task jobs.Task) jobs.Result {
	t.Helper()
	if task.Deadline == 0 {
		task.Deadline = 10 * time.Second
	}
	r, err := p.Run(context.WithoutCancel(t.Context()), task)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// patience bounds what a test waits for; nothing waits that long unless it is
// broken.
const patience = 30 * time.Second

// eventually waits until ok, or fails the test when that takes absurdly long.
func eventually(t testing.TB, what string, ok func() bool) {
	t.Helper()
	if !comesTrue(ok) {
		t.Fatalf("%s does not happen", what)
	}
}

func comesTrue(ok func() bool) bool {
	late := time.NewTimer(patience)
	defer late.Stop()
	look := time.NewTicker(2 * time.Millisecond)
	defer look.Stop()
	for !ok() {
		select {
		case <-late.C:
			return false
		case <-look.C:
		}
	}
	return true
}

// handler is a module whose fetch has the given body.
func handler(body string) []byte {
	return []byte("export default { async fetch(request, env, ctx) {\n" + body + "\n} };\n")
}

// settle returns when all that runs have left behind is removed.
func settle(p *Pool) {
	for range cap(p.slots) {
		p.slots <- struct{}{}
	}
	for range cap(p.slots) {
		<-p.slots
	}
}

// checkIdle checks that a pool with no run and no stock has no process, cgroup
// or file of a sandbox.
func checkIdle(t testing.TB, p *Pool) {
	t.Helper()
	if p.cfg.Sizes.Warm+p.cfg.Sizes.Hot > 0 {
		return
	}
	settle(p)
	if pids := childrenNamed("workerd"); len(pids) > 0 && p.serial.Load() > 0 {
		for _, pid := range pids {
			if strings.Contains(cgroupOf(pid), filepath.Base(p.dir)) {
				t.Errorf("process %d of a sandbox is left", pid)
			}
		}
	}
	files, err := os.ReadDir(p.dir)
	if err != nil {
		t.Error(err)
	}
	for _, f := range files {
		if strings.HasPrefix(f.Name(), "sandbox-") {
			t.Errorf("file of a sandbox is left: %s", f.Name())
		}
	}
	for _, dir := range cgroupsNamed(filepath.Base(p.dir)) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Error(err)
		}
		for _, e := range entries {
			if e.IsDir() {
				t.Errorf("cgroup of a sandbox is left: %s/%s", dir, e.Name())
			}
		}
	}
}

// checkGone checks that a closed pool left nothing.
func checkGone(t testing.TB, p *Pool) {
	t.Helper()
	if _, err := os.Stat(p.dir); !os.IsNotExist(err) {
		t.Errorf("directory %s is left (%v)", p.dir, err)
	}
	for _, dir := range cgroupsNamed(filepath.Base(p.dir)) {
		t.Errorf("cgroup is left: %s", dir)
	}
}

// cgroupsNamed finds all cgroups of a name in all hierarchies.
func cgroupsNamed(name string) []string {
	var found []string
	filepath.WalkDir("/sys/fs/cgroup", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && d.Name() == name {
			found = append(found, path)
		}
		return nil // cgroups of others come and go
	})
	return found
}

func cgroupOf(pid int) string {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cgroup", pid)) // gone: of no cgroup
	return string(b)
}

// childrenNamed lists the processes of a name that this process started.
func childrenNamed(name string) []int {
	var pids []int
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, path := range stats {
		b, err := os.ReadFile(path)
		if err != nil {
			continue
		}
		head, tail, _ := strings.Cut(string(b), ") ")
		pid, comm, _ := strings.Cut(head, " (")
		f := strings.Fields(tail)
		if comm == name && len(f) > 1 && f[1] == strconv.Itoa(os.Getpid()) {
			n, _ := strconv.Atoi(pid)
			pids = append(pids, n)
		}
	}
	return pids
}
