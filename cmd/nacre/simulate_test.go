package main

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/workerd"
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
		File: "code.js", Deadline: defaultDeadline, Memory: byteSize(workerd.DefaultLimits().Memory),
	}
	if got != want {
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
	err := runCommandAlone(t, cmd, "--json", "--deadline", "750ms", "code.js", "--memory=64MiB", "--input", "-1 = x", "--workerd", "/w")
	if err != nil {
		t.Fatal(err)
	}
	want := simulateConfig{
		File: "code.js", Input: "-1 = x", Deadline: 750 * time.Millisecond, Memory: 64 << 20, Workerd: "/w", JSON: true,
	}
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestSimulateRefusesBadFlags(t *testing.T) {
	for _, args := range [][]string{
		{"a.js", "--deadline", "5"}, {"a.js", "--deadline", "-5s"}, {"a.js", "--memory", "lots"},
		{"a.js", "--memory", "-1"}, {"a.js", "--json=perhaps"},
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
