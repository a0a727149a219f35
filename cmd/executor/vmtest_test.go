//go:build !enclave

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestEnclaveBuildHasNothingOfTheTestBuild looks into the programs for what only
// the one for virtual machines of tests may have: an attester without a security
// module, a program beside the executor, stacks on the console.
func TestEnclaveBuildHasNothingOfTheTestBuild(t *testing.T) {
	dir := t.TempDir()
	for tags, has := range map[string]bool{"enclave,vmtest": true, "enclave": false} {
		program := filepath.Join(dir, tags)
		if out, err := exec.Command("go", "build", "-tags="+tags, "-o", program, ".").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		binary, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"/vmtest/", "TEST BUILD", "enclave.(*SoftwareAttester).Attest", "enclave.LoadDevRoot"} {
			if got := bytes.Contains(binary, []byte(name)); got != has {
				t.Errorf("tags %s: has %s: %v, want %v", tags, name, got, has)
			}
		}
	}
}
