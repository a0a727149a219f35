//go:build enclave

package main

import (
	"flag"

	"github.com/nacre-tee/nacre/enclave"
)

// devOptions is empty: the enclave build has no development flags.
type devOptions struct{}

func (devOptions) flags(*flag.FlagSet) {}

func (devOptions) address() string { return "" }

func (devOptions) check(string) error { return nil }

// missingLimitsAllowed is false: an enclave without limits does not start.
func (devOptions) missingLimitsAllowed() bool { return false }

func newAttester(devOptions, clock) (enclave.Attester, error) {
	return enclave.NewNSMAttester(enclave.DefaultNSMDevice)
}
