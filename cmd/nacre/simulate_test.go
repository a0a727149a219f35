package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd"
	"github.com/nacre-tee/nacre/workerd/cgroup"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// captureSimulate runs the command line with an action that only looks.
func captureSimulate(t *testing.T, args ...string) (simulateConfig, error) {
	t.Helper()
	var got simulateConfig
	env, _, _ := fakeEnvironment()
	cmd := newSimulateCommand(env, func(_ context.Context, _ environment, c simulateConfig) error {
		got = c
		return nil
	})
	return got, runCommandAlone(t, cmd, args...)
}

func TestSimulateDefaultsAreTheSandboxs(t *testing.T) {
	env, _, _ := fakeEnvironment()
	var got simulateConfig
	cmd := newSimulateCommand(env, func(_ context.Context, _ environment, c simulateConfig) error {
		got = c
		return nil
	})
	if err := runCommandAlone(t, cmd, "code.js"); err != nil {
		t.Fatal(err)
	}
	want := simulateConfig{
		File: "code.js", Deadline: defaultDeadline, Memory: byteSize(workerd.DefaultLimits().Memory), Egress: egress.DefaultPolicy(),
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestSimulateFlags(t *testing.T) {
	env, _, _ := fakeEnvironment()
	var got simulateConfig
	cmd := newSimulateCommand(env, func(_ context.Context, _ environment, c simulateConfig) error {
		got = c
		return nil
	})
	// Flags may stand on both sides of the file.
	err := runCommandAlone(t, cmd, "--json", "--deadline", "750ms", "code.js", "--memory=64MiB", "--input", "-1 = x", "--workerd", "/w", "--egress", "a.example:443,10.1.0.0/16")
	if err != nil {
		t.Fatal(err)
	}
	allowed, err := egress.ParsePolicy("allow: a.example:443, 10.1.0.0/16")
	if err != nil {
		t.Fatal(err)
	}
	want := simulateConfig{
		File: "code.js", Input: "-1 = x", Deadline: 750 * time.Millisecond, Memory: 64 << 20, Egress: allowed, Workerd: "/w", JSON: true,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestSimulateRefusesBadFlags(t *testing.T) {
	for _, args := range [][]string{
		{"a.js", "--deadline", "5"}, {"a.js", "--deadline", "-5s"}, {"a.js", "--memory", "lots"},
		{"a.js", "--memory", "-1"}, {"a.js", "--json=perhaps"},
		{"a.js", "--egress", ""}, {"a.js", "--egress", "a.example:99999"}, {"a.js", "--egress", "10.1.2.3/8"},
		{"a.js", "--egress", "none,a.example"}, {"a.js", "--egress", "all"},
		{"--egress", "a.example", "a.js", "--egress", "b.example"}, {"a.js", "--egress", "none", "--egress=none"},
	} {
		_, err := captureSimulate(t, args...)
		var usage usageError
		if !errors.As(err, &usage) {
			t.Errorf("%q: %v, want a usage error", args, err)
		}
	}
}

// TestSimulationJSON holds the fields that programs rely on.
func TestSimulationJSON(t *testing.T) {
	tests := []struct {
		name    string
		result  jobs.Result
		missing []string
		want    string
	}{
		{"ok", jobs.Result{Output: []byte{0, 255}, Elapsed: 1500 * time.Microsecond, Logs: []byte("a\xff")}, nil,
			`{"errorCode":0,"error":"","output":"0x00ff","totalTimeMs":2,"logs":"a\ufffd"}`},
		{"network", jobs.Result{Network: []jobs.HostUse{{Host: "a.example", Requests: 2, Refused: 1, Sent: 3, Received: 4}}}, nil,
			`{"errorCode":0,"error":"","output":"0x","totalTimeMs":0,"logs":"","network":[{"host":"a.example","requests":2,"refused":1,"sent":3,"received":4}]}`},
		{"exception", jobs.Result{Outcome: jobs.Exception, Detail: "Error:\n no"}, nil,
			`{"errorCode":6,"error":"uncaught exception, or a promise that never settles: Error: no","output":"0x","totalTimeMs":0,"logs":""}`},
		{"missing limits", jobs.Result{}, []string{"memory: why"},
			`{"errorCode":0,"error":"","output":"0x","totalTimeMs":0,"logs":"","missingLimits":["memory: why"]}`},
	}
	for _, tt := range tests {
		got, err := json.Marshal(newSimulation(tt.result, tt.missing))
		if err != nil {
			t.Fatal(err)
		}
		var a, b any
		if json.Unmarshal(got, &a) != nil || json.Unmarshal([]byte(tt.want), &b) != nil || !reflect.DeepEqual(a, b) {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestSocketTempDirIsShort(t *testing.T) {
	env, _, _ := fakeEnvironment()
	for dir, want := range map[string]string{"": "/tmp", "/var/tmp": "/var/tmp", "/a/very/long/path/to/somewhere": "/tmp"} {
		env.getenv = func(string) string { return dir }
		if got := socketTempDir(env); got != want {
			t.Errorf("TMPDIR %q: %s, want %s", dir, got, want)
		}
	}
}

// TestSimulateWarnsOfTheChain: what runs here and could be no job is said.
func TestSimulateWarnsOfTheChain(t *testing.T) {
	large, fits := make([]byte, maxCalldata+1), make([]byte, maxCalldata)
	for _, tt := range []struct {
		task jobs.Task
		want string
	}{
		{jobs.Task{Code: large, Deadline: time.Second}, "129025 bytes of code are more than a transaction can carry, about 126KiB"},
		{jobs.Task{Input: large, Deadline: time.Second}, "129025 bytes of input are more"},
		{jobs.Task{Deadline: 99 * time.Millisecond}, "deadlines of 100ms to 5m by default, not 99ms"},
		{jobs.Task{Deadline: 5*time.Minute + 1}, "deadlines of 100ms to 5m by default"},
		{jobs.Task{Secret: make([]byte, 1<<20+1), Deadline: time.Second}, "the secret has 1048577 bytes; contracts take up to 1MiB by default"},
		{jobs.Task{Secret: make([]byte, 1<<20), Deadline: time.Second}, ""},
		{jobs.Task{Code: fits, Input: fits, Deadline: 100 * time.Millisecond}, ""},
		{jobs.Task{Deadline: 5 * time.Minute}, ""},
	} {
		env, _, stderr := fakeEnvironment()
		warnOfChain(env, tt.task)
		if got := stderr.String(); !strings.Contains(got, tt.want) || (got == "") != (tt.want == "") {
			t.Errorf("warned %q, want %q", got, tt.want)
		}
	}
}

// TestSimulateDoesNotShowAMistakenSecret that stands in the place of its file.
func TestSimulateDoesNotShowAMistakenSecret(t *testing.T) {
	code := writeFile(t, "ok.js", echoCode, 0o600)
	for _, secret := range []string{"sk-THE-VALUE-ITSELF", strings.Repeat("sk-THE-VALUE", 500), "/sk-THE/VALUE"} {
		status, stdout, stderr := runArgs(t, "simulate", code, "--secret-file", secret)
		if status != exitUsage || strings.Contains(stdout+stderr, "THE") || !strings.Contains(stderr, "--secret-file: there is no such file") {
			t.Errorf("code %d, stdout %q, stderr %q", status, stdout, stderr)
		}
	}
}

func TestSimulateWithMoreMemoryThanThereIs(t *testing.T) {
	code := writeFile(t, "ok.js", echoCode, 0o600)
	status, _, stderr := runArgs(t, "simulate", code, "--memory", "8000000GiB", "--workerd", "/nowhere")
	if status != exitUsage || !strings.Contains(stderr, "this machine has ") {
		t.Errorf("code %d, stderr %q", status, stderr)
	}
}

// shortTempDir is a folder for temporary files whose name is short enough for
// sockets in it.
func shortTempDir(t *testing.T) string {
	t.Helper()
	dir := fmt.Sprintf("/tmp/n%d", os.Getpid())
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// waitForPools waits until there are so many pools' folders below temp.
func waitForPools(t *testing.T, temp string, want int) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for end := time.After(20 * time.Second); ; {
		if found, err := filepath.Glob(temp + "/nacre-simulate-*/*"); err == nil && len(found) >= want {
			return
		}
		select {
		case <-tick.C:
		case <-end:
			t.Fatal("the simulation has made no folder")
		}
	}
}

const spinCode = `export default { fetch() { for (;;); } };`

// TestSimulateCutShortLeavesNothing: the end of the context is what a signal
// makes of itself.
func TestSimulateCutShortLeavesNothing(t *testing.T) {
	temp, workerd := shortTempDir(t), workerdForTests(t, repositoryRoot(t))
	env, _, stderr := fakeEnvironment()
	env = withTemp(env, temp)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	code := make(chan int, 1)
	args := []string{"nacre", "simulate", writeFile(t, "spin.js", spinCode, 0o600), "--deadline", "1m", "--workerd", workerd}
	go func() { code <- run(ctx, args, env) }()
	waitForPools(t, temp, 1)
	cancel()
	if got := <-code; got != exitFailed {
		t.Errorf("code %d, stderr %q", got, stderr)
	}
	leavesNothing(t, temp, os.Getpid())
}

// TestSimulateSweepsWhatWasKilled: the next simulation removes what one left
// that could not, and nothing else.
func TestSimulateSweepsWhatWasKilled(t *testing.T) {
	if err := buildPrograms(); err != nil {
		t.Fatal(err)
	}
	temp, workerd := shortTempDir(t), workerdForTests(t, repositoryRoot(t))
	alive := filepath.Join(temp, simulateDirPrefix+"alive")
	name, err := cgroup.InstanceName("")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{filepath.Join(alive, name), filepath.Join(temp, simulateDirPrefix+"new"), filepath.Join(temp, "other")} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	killed := exec.Command(filepath.Join(programs, "nacre"), "simulate", writeFile(t, "spin.js", spinCode, 0o600), "--deadline", "1m", "--workerd", workerd)
	killed.Env = append(os.Environ(), "TMPDIR="+temp)
	if err := killed.Start(); err != nil {
		t.Fatal(err)
	}
	waitForPools(t, temp, 2)
	killed.Process.Kill()
	killed.Wait()

	env, _, stderr := fakeEnvironment()
	args := []string{"nacre", "simulate", writeFile(t, "echo.js", echoCode, 0o600), "--workerd", workerd}
	if code := run(context.Background(), args, withTemp(env, temp)); code != exitOK {
		t.Fatalf("code %d, stderr %q", code, stderr)
	}
	leavesNothing(t, temp, killed.Process.Pid, "nacre-simulate-alive", "nacre-simulate-new", "other")
}

func withTemp(env environment, dir string) environment {
	env.getenv = func(name string) string {
		if name == "TMPDIR" {
			return dir
		}
		return ""
	}
	return env
}

// leavesNothing checks that only these folders are in temp, and no cgroup of a
// process.
func leavesNothing(t *testing.T, temp string, pid int, stay ...string) {
	t.Helper()
	entries, err := os.ReadDir(temp)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if !slices.Equal(names, stay) {
		t.Errorf("%s has %q, want %q", temp, names, stay)
	}
	filepath.WalkDir("/sys/fs/cgroup", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.Contains(d.Name(), fmt.Sprintf("sandboxes-%d-", pid)) {
			t.Errorf("left behind: %s", path)
		}
		return nil // others' cgroups may go while we look
	})
}
