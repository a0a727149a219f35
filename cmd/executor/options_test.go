package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"os"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/cmd/executor/config"
	"github.com/nacre-tee/nacre/workerd"
)

// runWith runs the command with an action that only records what it got.
func runWith(t *testing.T, act action, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errOut bytes.Buffer
	status = run(t.Context(), args, &out, &errOut, act)
	return status, out.String(), errOut.String()
}

func TestFlagsReachTheDaemon(t *testing.T) {
	for _, v := range []string{"-v", "--vsock-addr"} {
		var got options
		var cfg config.Config
		status, _, stderr := runWith(t, func(_ context.Context, o options, c config.Config, _ *slog.Logger) error {
			got, cfg = o, c
			return nil
		}, v, "88:6000", "--config-file", exampleConfig, "--log-format", "text", "--log-level", "warn")
		if status != exitOK || got.address() != "88:6000" || got.configFile != exampleConfig || got.logFormat != "text" || got.logLevel != slog.LevelWarn {
			t.Errorf("%d %+v %s", status, got, stderr)
		}
		if cfg.ChainID != 421614 {
			t.Errorf("config %+v", cfg)
		}
	}
}

func TestDefaults(t *testing.T) {
	o, err := parseOptions([]string{"-v", "any:6000"})
	if err != nil || o.configFile != DefaultConfigFile || o.logFormat != "json" || o.logLevel != slog.LevelInfo {
		t.Errorf("%+v %v", o, err)
	}
}

func TestWrongUsageIsOneLineAndStartsNothing(t *testing.T) {
	for name, args := range map[string][]string{
		"no address":            {"--config-file", exampleConfig},
		"no port":               {"-v", "88"},
		"cid no number":         {"-v", "x:1"},
		"unknown flag":          {"-v", "88:6000", "--config", exampleConfig},
		"word":                  {"-v", "88:6000", "start"},
		"log format":            {"-v", "88:6000", "--log-format", "xml"},
		"log level":             {"-v", "88:6000", "--log-level", "loud"},
		"no such config":        {"-v", "88:6000", "--config-file", "none.json"},
		"config is a directory": {"-v", "88:6000", "--config-file", "."},
	} {
		status, stdout, stderr := runWith(t, func(context.Context, options, config.Config, *slog.Logger) error {
			t.Errorf("%s: started", name)
			return nil
		}, args...)
		if status != exitUsage || stdout != "" || strings.Count(stderr, "\n") != 1 || !strings.HasPrefix(stderr, "executor: ") {
			t.Errorf("%s: status %d, %q", name, status, stderr)
		}
	}
}

// TestKeyAmongTheArgumentsIsNotPrinted back, wherever it was typed.
func TestKeyAmongTheArgumentsIsNotPrinted(t *testing.T) {
	key := strings.Repeat("42b36c0d", 8)
	for _, args := range [][]string{{key}, {"-v", "88:6000", key}, {"-v", "88:6000", "--config-file", key}, {"-v", key}, {"--" + key}} {
		status, _, stderr := runWith(t, nil, args...)
		if status != exitUsage || strings.Contains(stderr, key) || !strings.Contains(stderr, "do not use it again") {
			t.Errorf("%q: status %d, %q", args, status, stderr)
		}
	}
}

func TestFailureOfTheDaemonIsOneLine(t *testing.T) {
	status, _, stderr := runWith(t, func(context.Context, options, config.Config, *slog.Logger) error {
		return errors.New("no cgroups here")
	}, "-v", "88:6000", "--config-file", exampleConfig)
	if status != exitFailed || stderr != "executor: no cgroups here\n" {
		t.Errorf("status %d, %q", status, stderr)
	}
}

func TestStopWhileStartingIsNoFailure(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var stderr bytes.Buffer
	status := run(ctx, []string{"-v", "88:6000", "--config-file", exampleConfig}, nil, &stderr, func(ctx context.Context, _ options, _ config.Config, _ *slog.Logger) error {
		stop()
		return fmt.Errorf("starting: %w", ctx.Err())
	})
	if status != exitOK || stderr.Len() > 0 {
		t.Errorf("status %d, %q", status, stderr.String())
	}
}

func TestWhatTheUserHasToMendEndsWithStatus2(t *testing.T) {
	empty := t.TempDir()
	for path, want := range map[string]string{
		edit(t, "enclave_signer_file", "none.key"):   "none.key",
		edit(t, "workerd_runtime_path", empty):       "workerd_runtime_path: ",
		edit(t, "memory_limit", workerd.MinMemory-1): fmt.Sprintf("memory_limit: .* want at least %d$", workerd.MinMemory),
		edit(t, "memory_limit", math.MaxInt64):       `memory_limit: .* want at most the \d+ that there are$`,
		edit(t, "job_capacity", 4097):                "job_capacity: .* want 1 … 4096$",
		edit(t, "job_capacity", -1):                  "job_capacity: must be at least 1, or 0 ",
		edit(t, "cpu_limit", workerd.MaxCPU):         fmt.Sprintf("cpu_limit: .* want at most the %d that there are$", runtime.GOMAXPROCS(0)),
		edit(t, "memory_budget", workerd.MinMemory):  `memory_budget: .* want at least \d+ bytes for 1 at once`,
		edit(t, "memory_budget", 1<<60):              `memory_budget: .* want at most the \d+ that there are$`,
		edit(t, "warm_sandboxes", -1):                "warm_sandboxes: .* want 0 … ",
		edit(t, "hot_sandboxes", -1):                 "hot_sandboxes: .* want 0 … ",
		edit(t, "pids_limit", 1<<40):                 fmt.Sprintf("pids_limit: .* want 16 … %d$", workerd.MaxPIDs),
		edit(t, "min_deadline", 20_000_000):          "min_deadline, max_deadline: .* the most is 10800000 ms, want 20000000 ms … ",
	} {
		status, _, stderr := runWith(t, serve, "--config-file", path, "-v", "88:6000")
		if status != exitUsage || !regexp.MustCompile(`^executor: [^\n]*`+want).MatchString(strings.TrimSuffix(stderr, "\n")) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("status %d, %q; want %s", status, stderr, want)
		}
	}
	if made, err := os.ReadDir(empty); err != nil || len(made) > 0 {
		t.Errorf("%v was made where there is no workerd (%v)", made, err)
	}
}

func TestHelpAndVersion(t *testing.T) {
	status, stdout, _ := runWith(t, nil, "--help")
	for _, want := range []string{"--config-file", "-vsock-addr", "nacre init", "Exit status"} {
		if status != exitOK || !strings.Contains(stdout, want) {
			t.Errorf("help (status %d) lacks %q:\n%s", status, want, stdout)
		}
	}
	if status, stdout, _ := runWith(t, nil, "--version"); status != exitOK || !strings.HasPrefix(stdout, "executor ") {
		t.Errorf("%d %q", status, stdout)
	}
}

func TestLogHasUnits(t *testing.T) {
	for format, want := range map[string]string{"json": `"again_in":"1.5s"`, "text": "again_in=1.5s"} {
		var out bytes.Buffer
		options{logFormat: format}.logger(&out).Info("tried", "again_in", 1500*time.Millisecond)
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s has no %s: %s", format, want, out.String())
		}
	}
}
