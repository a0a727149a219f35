package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/nacre-tee/nacre/workerd/cgroup"
)

// TestSimulateWithoutRoot: with the jail that everybody can have, without the
// limits that only root can set, and each of these is said.
func TestSimulateWithoutRoot(t *testing.T) {
	if os.Geteuid() != 0 {
		need(t, "only root can become somebody else: run it as root; as anybody else the other tests of simulate are this test")
	}
	if err := buildPrograms(); err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("/tmp", "n") // where others may go, and with a short name
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	const nobody = 65534
	if err := errors.Join(os.Chmod(dir, 0o755), os.Chown(dir, nobody, nobody)); err != nil {
		t.Fatal(err)
	}
	nacre, workerd := filepath.Join(dir, "nacre"), filepath.Join(dir, "workerd")
	copyProgram(t, filepath.Join(programs, "nacre"), nacre)
	copyProgram(t, workerdForTests(t, repositoryRoot(t)), workerd)

	code := filepath.Join(dir, "echo.js")
	if err := os.WriteFile(code, []byte(echoCode), 0o644); err != nil {
		t.Fatal(err)
	}

	cmd := exec.Command(nacre, "simulate", code, "--input", "hello", "--workerd", workerd)
	cmd.Env, cmd.Dir = []string{"TMPDIR=" + dir, "HOME=" + dir}, dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil || !strings.HasPrefix(stdout.String(), "result  0, ok\n") || !strings.Contains(stdout.String(), "output  you said hello\n") {
		t.Fatalf("%v, stdout %q, stderr %q", err, &stdout, &stderr)
	}
	lines := strings.Split(strings.TrimSpace(stderr.String()), "\n")
	for i, c := range []cgroup.Controller{cgroup.Memory, cgroup.CPU, cgroup.PIDs} {
		if want := "without a limit: " + string(c) + ": "; len(lines) != 3 || !strings.HasPrefix(lines[i], want) || !strings.Contains(lines[i], "run as root") {
			t.Errorf("line %d is not about %s: %q", i+1, c, lines)
		}
	}
	if left, err := filepath.Glob(filepath.Join(dir, simulateDirPrefix+"*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %q, %v", left, err)
	}
}

// copyProgram makes a copy of a program that everybody may run.
func copyProgram(t *testing.T, from, to string) {
	t.Helper()
	in, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(out, in)
	if err := errors.Join(err, out.Chmod(0o755), out.Close()); err != nil {
		t.Fatal(err)
	}
}
