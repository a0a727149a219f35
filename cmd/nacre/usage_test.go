package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave/image"
	"github.com/nacre-tee/nacre/owner"
)

// What looks like a key is not repeated, but a digest that somebody has to read
// is; and a program's exit status is not taken for a wrong --help.
func TestReportOfHashes(t *testing.T) {
	digits := strings.Repeat("0a", 32)
	failed := exec.CommandContext(t.Context(), "false").Run()
	if e := new(exec.ExitError); !errors.As(failed, &e) {
		t.Fatal(failed)
	}
	for name, c := range map[string]struct {
		err   error
		code  int
		shown bool
		ends  string
	}{
		"typed":           {usagef("no such file: %s", digits), exitUsage, false, "; see `nacre x --help`\n"},
		"digest":          {imageError(fmt.Errorf("%w: sha256 %s", image.ErrDigest, digits)), exitUsage, true, digits + "; see `nacre x --help`\n"},
		"image id":        {registryError(fmt.Errorf("%w: %s", owner.ErrNotTrusted, digits)), exitUsage, true, digits + "; see `nacre x --help`\n"},
		"program's words": {imageError(fmt.Errorf("%w: %s: %w", image.ErrUnavailable, digits, failed)), exitFailed, true, "exit status 1\n"},
	} {
		var stderr bytes.Buffer
		code := report(environment{stderr: &stderr}, commandError{"nacre x", c.err})
		said := stderr.String()
		if code != c.code || strings.Contains(said, digits) != c.shown || !strings.HasPrefix(said, "nacre x: ") || !strings.HasSuffix(said, c.ends) {
			t.Errorf("%s: status %d, %q", name, code, said)
		}
	}
}
