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

var errTwoAddresses = errors.New("--vsock-addr excludes --listen and --listen-secrets; secret_store_config_port is for vsock")

// devOptions are the flags that only the development build has.
type devOptions struct {
	listen             string
	listenSecrets      string
	attestationRoot    string
	allowMissingLimits bool
}

func (d *devOptions) flags(fs *flag.FlagSet) {
	fs.StringVar(&d.listen, "listen", "", "development build: `URL` to serve the API on instead of vsock, tcp://HOST:PORT or unix:///PATH")
	fs.StringVar(&d.listenSecrets, "listen-secrets", "", "development build: `URL` for the external port, where secrets come in, if the API is on --listen; tcp://HOST:PORT or unix:///PATH")
	fs.StringVar(&d.attestationRoot, "dev-attestation-root", "", "development build: `DIR` with the test root (root.pem, root.key) that signs attestation documents (default: a root of its own, which nobody trusts)")
	fs.BoolVar(&d.allowMissingLimits, "allow-missing-limits", false, "development build: start even where the kernel grants not all limits for sandboxes; their jail it needs all the same")
}

func (d devOptions) address() string { return d.listen }

func (d devOptions) secretsAddress() string { return d.listenSecrets }

func (d devOptions) missingLimitsAllowed() bool { return d.allowMissingLimits }

// outward is nil: the development build uses the network of its machine.
func (devOptions) outward() outward { return nil }

func (d devOptions) check(vsockAddr string) error {
	switch {
	case d.listen == "" && d.listenSecrets == "":
		return nil
	case vsockAddr != "":
		return errTwoAddresses
	}
	for name, url := range map[string]string{"--listen": d.listen, "--listen-secrets": d.listenSecrets} {
		if scheme, _, _ := strings.Cut(url, "://"); url != "" && scheme != "tcp" && scheme != "unix" {
			return fmt.Errorf("%s: %w, not %q", name, enclave.ErrListenAddr, url)
		}
	}
	return nil
}

// newAttester returns the software attester, whose documents verify only
// where its root is trusted, and that root.
func newAttester(d devOptions, now clock) (enclave.Attester, []byte, error) {
	measurement, err := enclave.MeasureExecutable("/proc/self/exe")
	if err != nil {
		return nil, nil, err
	}
	root, err := devRoot(d.attestationRoot, now)
	if err != nil {
		return nil, nil, err
	}
	return enclave.NewSoftwareAttester(root, measurement, now), root.CertificatePEM(), nil
}

func devRoot(dir string, now clock) (*enclave.DevRoot, error) {
	if dir == "" {
		return enclave.GenerateDevRoot(now())
	}
	return enclave.LoadDevRoot(filepath.Join(dir, "root.pem"), filepath.Join(dir, "root.key"))
}
