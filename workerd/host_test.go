package workerd

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/jobs"
)

// helper prepares this test binary to run one of the helpers of TestMain.
func helper(t *testing.T, mode, self, bin, dir string) *exec.Cmd {
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = []string{helperEnv + "=" + mode, "NACRE_TEST_BINARY=" + bin, "NACRE_TEST_DIR=" + dir}
	cmd.Stderr = os.Stderr
	return cmd
}

// copyFile makes a copy that everybody may execute.
func copyFile(t *testing.T, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o755); err != nil {
		t.Fatal(err)
	}
}

// TestUnprivileged runs a pool as a user who may not limit anything.
func TestUnprivileged(t *testing.T) {
	if os.Getuid() != 0 {
		missing(t, "cannot become another user: run the tests as root")
	}
	dir := shortDir(t)
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	copyFile(t, self, filepath.Join(dir, "test"))
	copyFile(t, pinned(t), filepath.Join(dir, "workerd"))
	runtime := filepath.Join(dir, "run")
	const nobody = 65534
	if err := errors.Join(os.Mkdir(runtime, 0o700), os.Chown(runtime, nobody, nobody)); err != nil {
		t.Fatal(err)
	}
	cmd := helper(t, "unprivileged", filepath.Join(dir, "test"), filepath.Join(dir, "workerd"), runtime)
	cmd.Dir = dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var u unprivileged
	if err := json.Unmarshal(out, &u); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !u.Typed || !strings.Contains(u.Refusal, "run as root or delegate") || strings.Contains(u.Refusal, "\n") {
		t.Errorf("refusal %q (ErrMissingLimits: %v) does not say on one line what to do", u.Refusal, u.Typed)
	}
	if len(u.Missing) != 3 || !strings.HasPrefix(u.Missing[0], "memory: ") || !strings.Contains(u.Missing[0], "uid 65534") {
		t.Errorf("missing limits %q", u.Missing)
	}
	if u.Output != "ran" {
		t.Errorf("output %q with AllowMissingLimits", u.Output)
	}
	if u.Bomb != jobs.Exception && u.Bomb != jobs.MemoryOver {
		t.Errorf("a memory bomb without a cgroup ends with %d", u.Bomb)
	}
	if entries, err := os.ReadDir(runtime); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

// TestFullRuntimeDir: no space for a sandbox is an error of that run, and
// over when there is space again.
func TestFullRuntimeDir(t *testing.T) {
	if os.Getuid() != 0 {
		missing(t, "cannot mount a small tmpfs: run the tests as root")
	}
	dir := shortDir(t)
	if err := unix.Mount("tmpfs", dir, "tmpfs", 0, "size=64k,nr_inodes=16,mode=700"); err != nil {
		missing(t, fmt.Sprintf("mounting a small tmpfs: %v; allow mounts", err))
	}
	t.Cleanup(func() {
		// Detached, as it counts as busy while anybody makes a mount namespace.
		if err := unix.Unmount(dir, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	p := newPool(t, func(c *Config) { c.RuntimeDir = dir })
	var fill []string
	for i := 0; ; i++ {
		name := filepath.Join(dir, strconv.Itoa(i))
		if err := os.WriteFile(name, nil, 0o600); errors.Is(err, syscall.ENOSPC) {
			break
		} else if err != nil || i > 100 {
			t.Fatal(i, err)
		}
		fill = append(fill, name)
	}
	task := jobs.Task{Code: handler(`return new Response("x")`), Deadline: 10 * time.Second}
	for range 3 { // more often than there are slots
		if r, err := p.Run(t.Context(), task); !errors.Is(err, syscall.ENOSPC) || !errors.Is(err, jobs.ErrNotStarted) {
			t.Errorf("full: %+v, %v; want ENOSPC before the start", r, err)
		}
	}
	if err := os.Remove(fill[0]); err != nil { // room for the directory, not for the socket
		t.Fatal(err)
	}
	if r, err := p.Run(t.Context(), task); err == nil {
		t.Errorf("no room for the socket: %+v", r)
	}
	for _, name := range fill[1:] {
		os.Remove(name)
	}
	if r := run(t, p, task); r.Outcome != jobs.OK {
		t.Errorf("room again: %+v", r)
	}
}

func TestCheckBinary(t *testing.T) {
	dir := shortDir(t)
	script := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text+"\n"), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		path  string
		want  error
		found string
	}{
		{filepath.Join(dir, "none"), ErrBinaryMissing, ""},
		{dir, ErrBinaryNotExecutable, ""},
		{script("plain", "", 0o644), ErrBinaryNotExecutable, ""},
		{script("broken", "echo no such library >&2; exit 127", 0o755), ErrBinaryBroken, ""},
		{script("old", "echo workerd 2020-01-01", 0o755), ErrBinaryVersion, "workerd 2020-01-01"},
		{script("other", "echo "+Version, 0o755), ErrBinaryVersion, Version},
		{script("silent", "true", 0o755), ErrBinaryVersion, ""},
		{script("licence", "echo ls 9.4; echo; echo License: many lines", 0o755), ErrBinaryVersion, "ls 9.4"},
		{script("talker", "echo "+strings.Repeat("ä", 99), 0o755), ErrBinaryVersion, strings.Repeat("ä", maxFound) + "…"},
		{script("crasher", "echo short; echo "+strings.Repeat("x", 200)+"; exit 1", 0o755), ErrBinaryBroken, ""},
	} {
		err := CheckBinary(t.Context(), c.path)
		var b *BinaryError
		if !errors.Is(err, c.want) || !errors.As(err, &b) || b.Path != c.path || b.Found != c.found || b.Want != Version {
			t.Errorf("%s: %#v, want %v", c.path, err, c.want)
		}
		if strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), Version) || strings.Contains(err.Error(), "xxx") {
			t.Errorf("message %q", err)
		}
	}
	if err := CheckBinary(t.Context(), pinned(t)); err != nil {
		t.Error(err)
	}
}

// TestOneLine keeps terminals safe from what code writes.
func TestOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"a\nb\r\n\tc":            "a b c",
		"\x1b[31mred\x07\u202e":  "[31mred",
		"bad \xff byte":          "bad ? byte",
		"":                       "",
		strings.Repeat("ä", 999): strings.Repeat("ä", maxDetail/2) + "…",
	} {
		if got := oneLine([]byte(in)); got != want {
			t.Errorf("oneLine(%q) = %q, want %q", in, got, want)
		}
	}
}
