//go:build enclave && !vmtest

package machine

import (
	"io"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/pid1"
)

// traceback has a crash tell its reason and no more: the arguments of functions,
// which a stack shows, could be part of a key, and the console is the host's.
const traceback = "none"

// companions are none: an image runs its program alone.
func companions() []pid1.Program { return nil }

// OpenEntropy opens the security module.
func OpenEntropy() (io.ReadCloser, error) {
	return enclave.NewNSMAttester(enclave.DefaultNSMDevice)
}

// NewAttester returns that of the security module. A root in PEM, to which its
// documents lead, is none but that of AWS: it is nil.
func NewAttester(func() time.Time) (enclave.Attester, []byte, error) {
	a, err := enclave.NewNSMAttester(enclave.DefaultNSMDevice)
	return a, nil, err
}
