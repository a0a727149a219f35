//go:build !enclave

package main

import (
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/nacre-tee/nacre/enclave"
)

var errTwoAddresses = errors.New("--vsock-addr and --listen exclude each other")

// devOptions are the flags that only the development build has.
type devOptions struct {
	listen             string
	attestationRoot    string
	allowMissingLimits bool
}

func (d *devOptions) flags(fs *flag.FlagSet) {
	fs.StringVar(&d.listen, "listen", "", "development build: `URL` to serve the API on instead of vsock, tcp://HOST:PORT or unix:///PATH")
	fs.StringVar(&d.attestationRoot, "dev-attestation-root", "", "development build: `DIR` with the test root (root.pem, root.key) that signs attestation documents (default: a root of its own, which nobody trusts)")
	fs.BoolVar(&d.allowMissingLimits, "allow-missing-limits", false, "development build: start even where the kernel grants not all limits for sandboxes; their jail it needs all the same")
}

func (d devOptions) address() string { return d.listen }

func (d devOptions) missingLimitsAllowed() bool { return d.allowMissingLimits }

func (d devOptions) check(vsockAddr string) error {
	switch scheme, _, _ := strings.Cut(d.listen, "://"); {
	case d.listen == "":
		return nil
	case vsockAddr != "":
		return errTwoAddresses
	case scheme != "tcp" && scheme != "unix":
		return fmt.Errorf("--listen: %w, not %q", enclave.ErrListenAddr, d.listen)
	}
	return nil
}

// newAttester returns the software attester, whose documents verify only
// where its root is trusted.
func newAttester(d devOptions, now clock) (enclave.Attester, error) {
	measurement, err := enclave.MeasureExecutable("/proc/self/exe")
	if err != nil {
		return nil, err
	}
	root, err := devRoot(d.attestationRoot, now)
	if err != nil {
		return nil, err
	}
	return enclave.NewSoftwareAttester(root, measurement, now), nil
}

func devRoot(dir string, now clock) (*enclave.DevRoot, error) {
	if dir == "" {
		return enclave.GenerateDevRoot(now())
	}
	return enclave.LoadDevRoot(filepath.Join(dir, "root.pem"), filepath.Join(dir, "root.key"))
}
