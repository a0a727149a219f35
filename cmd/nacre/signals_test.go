package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSignalsEndTheContextAlone: each signal that asks us to stop leaves time
// to clean up, and so does the same once more at the same moment. A failure of
// this test is the death of its program.
func TestSignalsEndTheContextAlone(t *testing.T) {
	for _, s := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		if signal.Ignored(s) { // started by nohup(1): it is not for us
			continue
		}
		ctx, stop := untilSignal(t.Context())
		for range 3 {
			if err := syscall.Kill(os.Getpid(), s); err != nil {
				t.Fatal(err)
			}
		}
		select {
		case <-ctx.Done():
		case <-time.After(5 * time.Second):
			t.Errorf("%s: the context goes on", s)
		}
		_ = syscall.Kill(os.Getpid(), s)
		// The death would come at once; what is left of the second is for that.
		select {
		case <-time.After(secondSignal / 4):
		case <-t.Context().Done():
		}
		stop()
	}
}

// nacreWithStdout runs the program with its answer going to out.
func nacreWithStdout(t *testing.T, out *os.File, args ...string) (code int, stderr string) {
	t.Helper()
	if err := buildPrograms(); err != nil {
		t.Fatal(err)
	}
	var errs strings.Builder
	cmd := exec.Command(filepath.Join(programs, "nacre"), args...)
	cmd.Stdout, cmd.Stderr = out, &errs
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), errs.String()
}

func TestLostAnswerIsNoSuccess(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer full.Close()
	r, unread, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer unread.Close()
	r.Close()
	for want, out := range map[string]*os.File{
		"nacre: writing the answer: no space left on device\n": full,
		"nacre: writing the answer: broken pipe\n":             unread,
	} {
		for _, args := range [][]string{{"--help"}, {"--version"}, {"simulate", "--help"}} {
			if code, stderr := nacreWithStdout(t, out, args...); code != exitFailed || stderr != want {
				t.Errorf("%v: code %d, stderr %q; want %q", args, code, stderr, want)
			}
		}
	}
}

// TestReaderThatLeavesIsToldNothing: who takes the first lines of an answer and
// goes, as head(1) does, wanted no more.
func TestReaderThatLeavesIsToldNothing(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	defer signal.Reset(syscall.SIGPIPE)
	env, _, stderr := fakeEnvironment()
	answer := &answerWriter{to: w}
	if _, err := answer.Write([]byte("the first lines")); err != nil {
		t.Fatal(err)
	}
	r.Close()
	if _, err := answer.Write([]byte("the rest")); !errors.Is(err, errReaderLeft) {
		t.Error(err)
	}
	if code := report(env, answer.lost()); code != exitFailed || stderr.Len() > 0 {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}

// TestDevnetWithoutReaderCleansUp: a devnet whose answer nobody takes stops
// as if it had been told to.
func TestDevnetWithoutReaderCleansUp(t *testing.T) {
	if err := buildPrograms(); err != nil {
		t.Fatal(err)
	}
	r, unread, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	defer unread.Close()
	temp, err := os.MkdirTemp("/tmp", "nacre-t")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(temp) })
	file := filepath.Join(t.TempDir(), "devnet.json")
	t.Setenv("TMPDIR", temp)
	code, stderr := nacreWithStdout(t, unread, "devnet", "--executors", "1", "--file", file, "--workerd", workerdForTests(t, repositoryRoot(t)))
	if code != exitFailed || !strings.HasSuffix(stderr, "nacre devnet: writing the answer: broken pipe\n") {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	if _, err := os.Lstat(file); err == nil {
		t.Errorf("%s is left behind", file)
	}
}

func TestInterruptedHidesWhatTheStopCaused(t *testing.T) {
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	for name, args := range map[string][]string{
		"usage":  {"nacre", "job", "show", "seven"},
		"failed": {"nacre", "job", "show", "1", "--rpc", "http://127.0.0.1:1/", "--chain-id", "1", "--jobs-contract", "0x2222222222222222222222222222222222222222"},
	} {
		env, _, stderr := fakeEnvironment()
		if code := run(stopped, args, env); code != exitFailed || stderr.String() != "nacre: interrupted\n" {
			t.Errorf("%s: code %d, stderr %q", name, code, stderr)
		}
	}
	env, _, stderr := fakeEnvironment()
	err := interrupted(commandError{"nacre devnet", stopError{errors.New("executor 1: still there")}})
	if code := report(env, err); code != exitFailed || stderr.String() != "nacre devnet: interrupted: executor 1: still there\n" {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
}
