//go:build enclave

package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/internal/testlack"
)

// The machine is the same whatever the kernel's environment says; what follows
// -- in its command line are flags of the executor.
func TestImageMachine(t *testing.T) {
	t.Setenv("GOTRACEBACK", "all")
	m := imageMachine([]string{"--host-cid", "7", "--log-level", "debug"})
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	if len(m.Programs) != 1 {
		t.Fatalf("%d programs, want the executor alone", len(m.Programs))
	}
	p := m.Programs[0]
	if want := []string{"--config-file", "/config.json", "--vsock-addr", "any:6000", "--host-cid", "7", "--log-level", "debug"}; !slices.Equal(p.Args, want) {
		t.Errorf("flags %q, want %q", p.Args, want)
	}
	if want := []string{"GOTRACEBACK=none"}; p.Path != "/proc/self/exe" || !slices.Equal(p.Env, want) {
		t.Errorf("%s with %q, want %q", p.Path, p.Env, want)
	}
	if opts, err := parseOptions(p.Args); err != nil || opts.dev.hostCID != 7 || opts.configFile != "/config.json" {
		t.Errorf("the executor reads them as %+v, %v", opts, err)
	}
}

// Wrong flags are for the executor to refuse: the machine is there to say so.
func TestImageMachineWithWrongFlags(t *testing.T) {
	m := imageMachine([]string{"nomodules"})
	if err := m.Check(); err != nil {
		t.Error(err)
	}
	if _, err := parseOptions(m.Programs[0].Args); !errors.Is(err, errExtraWords) {
		t.Errorf("error %v, want %v", err, errExtraWords)
	}
}

func TestNoKeyWithoutSecurityModule(t *testing.T) {
	if _, err := os.Stat(enclave.DefaultNSMDevice); err == nil {
		testlack.Skip(t, "this machine has a security module: run it where there is none")
	}
	if id, err := generateIdentity(); !errors.Is(err, enclave.ErrNSMDevice) || id != nil {
		t.Errorf("a key %v, error %v, want %v", id, err, enclave.ErrNSMDevice)
	}
}

// A key that came with an image is known to everybody.
func TestKeyInImageIsRefused(t *testing.T) {
	dir := tmpfs(t)
	path := filepath.Join(dir, "key")
	if err := os.WriteFile(path, append(make([]byte, 31), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := loadIdentity(path); err != nil {
		t.Errorf("a key that something made here: %v", err)
	}
	if err := unix.Mount("", dir, "", unix.MS_BIND|unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	id, err := loadIdentity(path)
	if !errors.Is(err, errKeyInImage) || !errors.As(err, new(usageError)) || id != nil {
		t.Errorf("%v, error %v, want %v", id, err, errKeyInImage)
	}
}
