//go:build enclave

package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/cmd/verifier/config"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/internal/testlack"
)

func TestImageMachine(t *testing.T) {
	m := imageMachine([]string{"--host-cid", "7"})
	if err := m.Check(); err != nil || len(m.Programs) != 1 {
		t.Fatalf("%d programs, %v", len(m.Programs), err)
	}
	p := m.Programs[0]
	if want := []string{"--config-file", "/config.json", "--listen", "any:6010", "--host-cid", "7"}; p.Name != "verifier" || !slices.Equal(p.Args, want) {
		t.Errorf("%s with flags %q, want %q", p.Name, p.Args, want)
	}
	if opts, err := parseOptions(p.Args); err != nil || opts.build.hostCID != 7 {
		t.Errorf("the verifier reads them as %+v, %v", opts, err)
	}
	if m := imageMachine([]string{"nomodules"}); m.Check() != nil {
		t.Error("no machine to say so in")
	}
}

// runHere runs the command, which must not start.
func runHere(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	status := run(t.Context(), args, &out, &errs, func(context.Context, options, config.Config, *slog.Logger) error {
		t.Errorf("%q: started", args)
		return nil
	})
	if status != exitUsage || strings.Count(errs.String(), "\n") != 1 {
		t.Errorf("%q: %d %q", args, status, errs.String())
	}
	return errs.String()
}

func TestEnclaveFlags(t *testing.T) {
	good := []string{"--config-file", "config.example.json", "--listen", "any:6010"}
	for _, bad := range []string{"", "0", "x", "-1", "4294967295", "0x3"} {
		if said := runHere(t, append(good, "--host-cid="+bad)...); !strings.Contains(said, "host-cid") {
			t.Errorf("%q: %q", bad, said)
		}
	}
	if said := runHere(t, append(good, "--dev-attestation-root", "x")...); !strings.Contains(said, "dev-attestation-root") {
		t.Errorf("a flag of the development build: %q", said)
	}
	if opts, err := parseOptions(good); err != nil || opts.build.hostCID != enclave.HostCID || opts.build.outward() == nil {
		t.Errorf("%+v, %v: uses a network of this machine", opts, err)
	}
}

// TestPlainEndpointsAreRefused: through one the host could approve images.
func TestPlainEndpointsAreRefused(t *testing.T) {
	content, err := os.ReadFile("config.example.json")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "config.json")
	if err := os.WriteFile(file, bytes.Replace(content, []byte("https://rpc-two"), []byte("http://rpc-two"), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if said := runHere(t, "--config-file", file, "--listen", "any:6010"); !strings.Contains(said, config.ErrPlain.Error()) {
		t.Errorf("%q", said)
	}
}

func TestNoKeyWithoutSecurityModule(t *testing.T) {
	if _, err := os.Stat(enclave.DefaultNSMDevice); err == nil {
		testlack.Skip(t, "this machine has a security module")
	}
	if id, err := generateKey(); !errors.Is(err, enclave.ErrNSMDevice) || id != nil {
		t.Errorf("a key %v, error %v, want %v", id, err, enclave.ErrNSMDevice)
	}
	if a, _, err := (buildOptions{}).trust(nil); !errors.Is(err, enclave.ErrNSMDevice) || a != nil {
		t.Errorf("an attester %v, error %v, want %v", a, err, enclave.ErrNSMDevice)
	}
}
