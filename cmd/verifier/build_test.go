//go:build !enclave

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestBuildsDiffer looks into the programs for what only some of them may have:
// the development build alone trusts a root of its owner's choice, and that of
// an image has no attester but the security module.
func TestBuildsDiffer(t *testing.T) {
	dir := t.TempDir()
	for tags, has := range map[string]map[string]bool{
		"none":           {"dev-attestation-root": true, "enclave.LoadDevRoot": true, "enclave.(*NSMAttester).Attest": false, "host-cid": false, "/vmtest/": false},
		"enclave":        {"dev-attestation-root": false, "enclave.LoadDevRoot": false, "enclave.(*NSMAttester).Attest": true, "host-cid": true, "/vmtest/": false, "enclave.(*SoftwareAttester).Attest": false, "TEST BUILD": false},
		"enclave,vmtest": {"dev-attestation-root": false, "enclave.LoadDevRoot": true, "enclave.(*NSMAttester).Attest": true, "host-cid": true, "/vmtest/": true},
	} {
		program := filepath.Join(dir, tags)
		if out, err := exec.Command("go", "build", "-tags="+tags, "-o", program, ".").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		binary, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range has {
			if got := bytes.Contains(binary, []byte(name)); got != want {
				t.Errorf("tags %s: has %s: %v, want %v", tags, name, got, want)
			}
		}
	}
}
