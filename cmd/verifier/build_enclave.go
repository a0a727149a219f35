//go:build enclave

package main

import (
	"crypto/x509"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/nacre-tee/nacre/cmd/verifier/config"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/machine"
	"github.com/nacre-tee/nacre/enclave/pid1"
)

// imageConfig is where an image has the verifier's config file.
const imageConfig = "/config.json"

var errHostCID = errors.New("--host-cid: want a context id, 1 … 4294967294; 3 on Nitro")

// actAsInit does not return in process 1 of an image: that prepares the machine,
// starts this program once more, as the verifier, and halts when it has ended.
func actAsInit() {
	if os.Getpid() != 1 {
		return
	}
	err := pid1.Main(imageMachine(os.Args[1:]))
	fmt.Fprintln(os.Stderr, "verifier:", oneLine(err))
	os.Exit(exitFailed)
}

// imageMachine is the machine of an image. The flags are what follows -- in the
// kernel's command line, which is measured like everything else; the verifier
// itself refuses those that are wrong.
func imageMachine(flags []string) pid1.Config {
	flags = append([]string{"--config-file", imageConfig, "--listen", "any:" + strconv.Itoa(enclave.PortVerifier)}, flags...)
	host := uint32(enclave.HostCID)
	if opts, err := parseOptions(flags); err == nil {
		host = uint32(opts.build.hostCID)
	}
	return machine.New("verifier", flags, host)
}

// keyEntropy is the security module's, and the kernel's.
func keyEntropy() (io.ReadCloser, error) { return machine.KeyEntropy() }

// buildOptions has no development flag: the enclave build has none. What it has
// is for virtual machines that are no Nitro enclaves, and is measured.
type buildOptions struct{ hostCID uint64 }

func (o *buildOptions) flags(fs *flag.FlagSet) {
	o.hostCID = enclave.HostCID
	fs.Func("host-cid", "context id of the host, whose forwarder is the only way out (`CID`, default "+strconv.Itoa(enclave.HostCID)+", as on Nitro)", func(s string) error {
		n, err := strconv.ParseUint(s, 10, 32)
		if err != nil || n == 0 || n == enclave.AnyCID {
			return errHostCID
		}
		o.hostCID = n
		return nil
	})
}

// check refuses what would let the host say which images are approved.
func (buildOptions) check(cfg config.Config) error { return cfg.CheckTLS() }

// outward leads through the host's forwarder.
func (o buildOptions) outward() outward { return machine.Outward(uint32(o.hostCID)) }

// trust returns the security module, and the root of AWS as the only one trusted.
func (buildOptions) trust(now func() time.Time) (enclave.Attester, *x509.CertPool, error) {
	attester, testRoot, err := machine.NewAttester(now)
	if err != nil {
		return nil, nil, err
	}
	roots, err := rootsOf(testRoot)
	return attester, roots, err
}

func rootsOf(testRoot []byte) (*x509.CertPool, error) {
	if testRoot != nil { // of a build for virtual machines of tests
		return attestation.Roots(testRoot)
	}
	return attestation.AWSRoots()
}
