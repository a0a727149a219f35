package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/cmd/executor/config"
)

// inMemory makes a directory for state files.
func inMemory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "nacre-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// mustBeAlone takes the locks of files until the test ends, or until release.
func mustBeAlone(t *testing.T, c config.Config) *alone {
	t.Helper()
	a, err := beAlone(t.Context(), c, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.release)
	return a
}

// TestSecondExecutorWithTheSameFilesIsRefused, as long as the first runs.
func TestSecondExecutorWithTheSameFilesIsRefused(t *testing.T) {
	dir := inMemory(t)
	key, other := keyFile(t, "k", 0o600), keyFile(t, "o", 0o600)
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(key, link); err != nil {
		t.Fatal(err)
	}
	state := filepath.Join(dir, "state")
	first := mustBeAlone(t, config.Config{SignerFile: key, StateFile: state})
	for name, c := range map[string]struct {
		second  config.Config
		refused string // the key that the error begins with; empty: it may run
	}{
		"same key":              {config.Config{SignerFile: key}, "enclave_signer_file: "},
		"same key by a link":    {config.Config{SignerFile: link}, "enclave_signer_file: "},
		"same state":            {config.Config{SignerFile: other, StateFile: state}, "state_file: "},
		"other files":           {config.Config{SignerFile: other, StateFile: state + "2"}, ""},
		"key of its own memory": {config.Config{}, ""},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		second, err := beAlone(ctx, c.second, slog.New(slog.DiscardHandler))
		switch {
		case c.refused == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.refused == "":
			second.release()
		case !errors.Is(err, errNotAlone) || !strings.HasPrefix(err.Error(), c.refused):
			t.Errorf("%s: %v", name, err)
		}
	}
	// A lock that is given up is waited for: that of a process which was killed
	// while it started another outlives it for a moment.
	time.AfterFunc(200*time.Millisecond, first.release)
	again := mustBeAlone(t, config.Config{SignerFile: key, StateFile: state})
	if !again.ranBefore || first.ranBefore {
		t.Errorf("ran before: %v, then %v", first.ranBefore, again.ranBefore)
	}
}

// TestLockOfTheStateFileFollowsNoLink that somebody put in its place.
func TestLockOfTheStateFileFollowsNoLink(t *testing.T) {
	state := filepath.Join(inMemory(t), "state")
	target := filepath.Join(t.TempDir(), "target")
	if err := os.Symlink(target, state+".lock"); err != nil {
		t.Fatal(err)
	}
	if _, err := beAlone(t.Context(), config.Config{StateFile: state}, slog.New(slog.DiscardHandler)); err == nil {
		t.Error("locked through a link")
	}
	if _, err := os.Lstat(target); err == nil {
		t.Error("made a file where a link leads")
	}
}

// TestStateFileInNoDirectorySaysSo, and where what it held has gone.
func TestStateFileInNoDirectorySaysSo(t *testing.T) {
	_, err := beAlone(t.Context(), config.Config{StateFile: filepath.Join(inMemory(t), "none", "state")}, slog.New(slog.DiscardHandler))
	if !errors.As(err, new(usageError)) || !strings.Contains(err.Error(), "mode 0700 (one in memory is gone after a reboot") {
		t.Error(err)
	}
}
