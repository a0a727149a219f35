//go:build !enclave

package main

import (
	"crypto/rand"
	"crypto/x509"
	"errors"
	"flag"
	"io"
	"path/filepath"
	"time"

	"github.com/nacre-tee/nacre/cmd/verifier/config"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

var errNoRoot = errors.New("no root to trust, want --dev-attestation-root DIR")

// actAsInit does nothing: only an image has a process 1 to be.
func actAsInit() {}

// keyEntropy is the kernel's.
func keyEntropy() (io.ReadCloser, error) { return io.NopCloser(rand.Reader), nil }

// buildOptions are the flags of the development build.
type buildOptions struct{ attestationRoot string }

func (o *buildOptions) flags(fs *flag.FlagSet) {
	fs.StringVar(&o.attestationRoot, "dev-attestation-root", "", "development build: `DIR` with the test root (root.pem, root.key) that is trusted, and signs this verifier's own documents")
}

func (o buildOptions) check(config.Config) error {
	if o.attestationRoot == "" {
		return errNoRoot
	}
	return nil
}

// outward is nil: the development build uses the network of its machine.
func (buildOptions) outward() outward { return nil }

// trust returns the software attester, and its root as the only one trusted.
func (o buildOptions) trust(now func() time.Time) (enclave.Attester, *x509.CertPool, error) {
	root, err := enclave.LoadDevRoot(filepath.Join(o.attestationRoot, "root.pem"), filepath.Join(o.attestationRoot, "root.key"))
	if err != nil {
		return nil, nil, err
	}
	measurement, err := enclave.MeasureExecutable("/proc/self/exe")
	if err != nil {
		return nil, nil, err
	}
	roots, err := attestation.Roots(root.CertificatePEM())
	return enclave.NewSoftwareAttester(root, measurement, now), roots, err
}
