package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/cmd/executor/config"
)

// dirInMemory is a directory where a state file may be.
func dirInMemory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "nacre-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// TestDoctorJudgesTheExecutorsFiles as the executor does, and makes none.
func TestDoctorJudgesTheExecutorsFiles(t *testing.T) {
	key, hex := strings.Repeat("k", 32), strings.Repeat("42b36c0d", 8)
	memory, open := dirInMemory(t), dirInMemory(t)
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		check, path string
		status      checkStatus
		detail      string
		mend        string
	}{
		"good key":       {"enclave_signer_file", writeFile(t, "id", key, 0o600), passed, "the key of the enclave 0x", ""},
		"no key":         {"enclave_signer_file", filepath.Join(memory, "none"), failed, "no such file", "head -c 32 /dev/urandom > " + filepath.Join(memory, "none")},
		"short key":      {"enclave_signer_file", writeFile(t, "short", "k", 0o600), failed, "exactly 32 bytes", "32 raw bytes"},
		"hex key":        {"enclave_signer_file", writeFile(t, "hex", hex, 0o600), failed, "holds hex digits", "32 raw bytes"},
		"open key":       {"enclave_signer_file", writeFile(t, "open", key, 0o644), warned, "mode 0644", "chmod 600 "},
		"state in /proc": {"state_file", "/proc/self/state", failed, "must never reach a disk", "name a path on tmpfs or ramfs"},
		"no directory":   {"state_file", filepath.Join(memory, "none", "state"), failed, "no such file", "mkdir -m 700 " + filepath.Join(memory, "none")},
		"open directory": {"state_file", filepath.Join(open, "state"), failed, "can be written by others", "chmod 700 " + open},
	} {
		conf := config.Config{SignerFile: c.path}
		if c.check == "state_file" {
			conf = config.Config{StateFile: c.path}
		}
		all := checkFiles(conf)
		if len(all) != 1 || all[0].Check != c.check || all[0].Status != c.status || !strings.Contains(all[0].Detail, c.detail) ||
			!strings.Contains(all[0].Mend, c.mend) || strings.Contains(all[0].Detail, hex) {
			t.Errorf("%s: %+v", name, all)
		}
	}
	if all := checkFiles(config.Config{}); len(all) > 0 {
		t.Errorf("without files: %+v", all)
	}
	good := checkFiles(config.Config{StateFile: filepath.Join(memory, "state")})
	if len(good) != 1 || good[0].Status == failed { // a warning where this machine swaps
		t.Errorf("good state file: %+v", good)
	}
	if made, err := os.ReadDir(memory); err != nil || len(made) > 0 {
		t.Errorf("the doctor made %v (%v)", made, err)
	}
}
