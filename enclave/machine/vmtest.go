//go:build enclave && vmtest

// The tag vmtest makes an enclave build for virtual machines of tests, in which
// there is no security module. It is never in an image: nacre image build does
// not set it, and what it attests leads to a test root alone.

package machine

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/pid1"
)

// What a test adds to an image.
const (
	vmtestDriver  = "/vmtest/driver"   // a program beside the image's own, whose end halts the machine
	vmtestRootPEM = "/vmtest/root.pem" // the test root, without which there is no attester
	vmtestRootKey = "/vmtest/root.key"
)

const traceback = "all"

func companions() []pid1.Program {
	if _, err := os.Stat(vmtestDriver); err != nil {
		return nil
	}
	return []pid1.Program{{Name: "driver", Path: vmtestDriver}}
}

// OpenEntropy opens the security module where there is one.
func OpenEntropy() (io.ReadCloser, error) {
	nsm, err := enclave.NewNSMAttester(enclave.DefaultNSMDevice)
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(os.Stderr, "TEST BUILD: no security module, entropy is the kernel's own")
		return io.NopCloser(rand.Reader), nil
	}
	return nsm, err
}

// NewAttester returns that of the security module where there is one, and else
// the software one, with the test root.
func NewAttester(now func() time.Time) (enclave.Attester, []byte, error) {
	nsm, err := enclave.NewNSMAttester(enclave.DefaultNSMDevice)
	if !errors.Is(err, fs.ErrNotExist) {
		return nsm, nil, err
	}
	fmt.Fprintln(os.Stderr, "TEST BUILD: no security module, what it attests proves nothing")
	root, err := enclave.LoadDevRoot(vmtestRootPEM, vmtestRootKey)
	if err != nil {
		return nil, nil, err
	}
	measurement, err := enclave.MeasureExecutable("/proc/self/exe")
	if err != nil {
		return nil, nil, err
	}
	return enclave.NewSoftwareAttester(root, measurement, now), root.CertificatePEM(), nil
}
