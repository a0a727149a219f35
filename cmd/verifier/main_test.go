//go:build !enclave

package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/cmd/verifier/config"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// runWith runs the command with an action in the place of the real one.
func runWith(t *testing.T, act action, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(t.Context(), args, &out, &errs, act)
	return status, out.String(), errs.String()
}

func TestFlags(t *testing.T) {
	var got options
	status, _, stderr := runWith(t, func(_ context.Context, o options, _ config.Config, _ *slog.Logger) error {
		got = o
		return nil
	}, "--config-file", "config.example.json", "--listen", "tcp://127.0.0.1:1", "--dev-attestation-root", "r")
	if want := (options{"config.example.json", "tcp://127.0.0.1:1", buildOptions{"r"}}); status != exitOK || got != want {
		t.Errorf("%d %q, %+v, want %+v", status, stderr, got, want)
	}
	if status, stdout, stderr := runWith(t, nil, "--help"); status != exitOK || stderr != "" || !strings.Contains(stdout, "-config-file") {
		t.Errorf("help: %d %q %q", status, stdout, stderr)
	}
}

func TestBadInput(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "bad.json")
	if err := os.WriteFile(bad, []byte(`{"chain_id": 1, "chian": 2}`), 0o600); err != nil {
		t.Fatal(err)
	}
	never := func(context.Context, options, config.Config, *slog.Logger) error {
		t.Error("started")
		return nil
	}
	good := []string{"--config-file", "config.example.json", "--listen", "any:6010", "--dev-attestation-root", "r"}
	for _, c := range []struct {
		args []string
		want string
	}{
		{nil, errNoConfig.Error()},
		{good[:2], errNoAddress.Error()},
		{good[:4], errNoRoot.Error()},
		{append(good, "x"), errExtraWords.Error()},
		{append(good, "--listen", "127.0.0.1:6010"), `not a vsock address CID:PORT, two numbers below 4294967295 (CID may be any): "127.0.0.1:6010"; the development build also takes tcp://HOST:PORT`},
		{append(good, "--listen", "tcp://:6010"), `--listen: not an address to listen on: CID:PORT, tcp://HOST:PORT or unix://PATH: "tcp://:6010"`},
		{append(good, "--listen", "ftp://h:1"), "ftp://h:1"},
		{append(good, "--listen", "vsock://x"), "not a vsock address"},
		{append(good, "--listen", "tcp://127.0.0.1:99999"), "99999"},
		{append(good, "--listen", "tcp://127.0.0.1:abc"), "abc"},
		{append(good, "--nothing"), "nothing"},
		{append(good, "--host-cid", "1"), "host-cid"}, // of the enclave build
		{append(good, "--config-file", "none.json"), "none.json"},
		{append(good, "--config-file", bad), "chian"},
	} {
		status, stdout, stderr := runWith(t, never, c.args...)
		if status != exitUsage || stdout != "" || !strings.Contains(stderr, c.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: %d %q %q, want %q", c.args, status, stdout, stderr, c.want)
		}
	}
	if o, err := parseOptions(append(good, "--listen", "vsock://x")); err == nil || o != (options{}) {
		t.Errorf("options %+v with %v", o, err)
	}
	status, _, stderr := runWith(t, func(context.Context, options, config.Config, *slog.Logger) error { return errors.New("no\nluck") }, good...)
	if status != exitFailed || stderr != "verifier: no luck\n" {
		t.Errorf("an action that fails: %d %q", status, stderr)
	}
}
