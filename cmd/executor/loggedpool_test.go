package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/jobs"
)

type fixedRunner struct {
	result jobs.Result
	err    error
}

func (f fixedRunner) Run(context.Context, jobs.Task) (jobs.Result, error) { return f.result, f.err }

func TestHostsOfAJobAreLogged(t *testing.T) {
	result := jobs.Result{Outcome: jobs.OK, Output: []byte("out"), Logs: []byte("the code's own words")}
	for i := range maxHostLines + 2 {
		result.Network = append(result.Network, jobs.HostUse{Host: fmt.Sprintf("h%d.example\n", i), Requests: 3, Refused: 1, Sent: 10, Received: 20, Reason: "port 25 is closed"})
	}
	var log bytes.Buffer
	p := loggedPool{runner: fixedRunner{result: result}, log: slog.New(slog.NewTextHandler(&log, nil)), runs: newRuns()}
	got, err := p.Run(t.Context(), jobs.Task{JobID: jobs.ID{31: 7}})
	if err != nil || !reflect.DeepEqual(got, result) {
		t.Errorf("%+v, %v", got, err)
	}
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if len(lines) != maxHostLines+1 {
		t.Errorf("%d lines", len(lines))
	}
	for _, want := range []string{`job=7 host="h0.example\n" requests=3 sent_bytes=10 received_bytes=20 refused=1 reason="port 25 is closed"`, "more_hosts=2"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("log lacks %q:\n%s", want, log.String())
		}
	}
	log.Reset()
	p.runner = fixedRunner{result: result, err: context.DeadlineExceeded}
	if _, err := p.Run(t.Context(), jobs.Task{}); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(log.String(), "h0.example") {
		t.Errorf("stopped, the log has %q (%v)", log.String(), err)
	}
	if strings.Contains(log.String(), "own words") {
		t.Error("what the code printed is in the log")
	}
}

// What could not run is no run of the job.
func TestFailureToRunIsPassedOn(t *testing.T) {
	p := loggedPool{runner: fixedRunner{err: jobs.ErrNotStarted}, log: slog.New(slog.DiscardHandler), runs: newRuns()}
	if _, err := p.Run(t.Context(), jobs.Task{}); !errors.Is(err, jobs.ErrNotStarted) {
		t.Errorf("error %v", err)
	}
}

// TestEnclaveBuildHasNothingOfTheDevelopmentBuild looks into both programs for
// what only one may have.
func TestEnclaveBuildHasNothingOfTheDevelopmentBuild(t *testing.T) {
	dir := t.TempDir()
	for _, build := range []struct {
		tags string
		has  bool
	}{{"", true}, {"enclave", false}} {
		program := filepath.Join(dir, "executor"+build.tags)
		if out, err := exec.Command("go", "build", "-tags="+build.tags, "-o", program, ".").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		binary, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"/dev/jobs/", "getJobRun", "main.(*runs).newest", "dev-attestation-root"} {
			if found := bytes.Contains(binary, []byte(name)); found != build.has {
				t.Errorf("build with tags %q: %s in it: %v, want %v", build.tags, name, found, build.has)
			}
		}
	}
}
