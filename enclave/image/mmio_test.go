//go:build !enclave

package image

import (
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/internal/testlack"
)

// cannotBeHad is how mmio/build ends for lack of a compiler or of headers.
const cannotBeHad = 3

// TestOwnModuleIsOfItsSource compiles the kernel module again: nobody has to
// trust the file that is in the tree.
func TestOwnModuleIsOfItsSource(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "mmio/build").CombinedOutput()
	said := strings.TrimSpace(string(out))
	if failed := (*exec.ExitError)(nil); errors.As(err, &failed) && failed.ExitCode() == cannotBeHad {
		testlack.Skip(t, said)
	}
	if err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	in := ownInputs(t)
	if release := strings.TrimPrefix(in.Kernel.Name, "linux-image-"); in.MMIO.Version != release {
		t.Errorf("it is pinned for %s, the kernel is %s", in.MMIO.Version, release)
	}
}
