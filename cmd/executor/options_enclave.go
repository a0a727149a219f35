//go:build enclave

package main

import (
	"errors"
	"flag"
	"fmt"
	"strconv"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/machine"
)

var errHostCID = errors.New("--host-cid: want a context id, 1 … 4294967294; 3 on Nitro")

// devOptions has no development flag: the enclave build has none. What it has is
// for virtual machines that are no Nitro enclaves, and part of what is measured.
type devOptions struct{ hostCID uint64 }

func (o *devOptions) flags(fs *flag.FlagSet) {
	o.hostCID = enclave.HostCID
	fs.Func("host-cid", "context id of the host, whose forwarder is the only way out (`CID`, default "+strconv.Itoa(enclave.HostCID)+", as on Nitro)", func(s string) (err error) {
		if o.hostCID, err = strconv.ParseUint(s, 10, 32); err != nil {
			return errHostCID
		}
		return nil
	})
}

// outward leads through the host's forwarder: an enclave has no other network.
func (o devOptions) outward() outward {
	return machine.Outward(uint32(o.hostCID))
}

func (devOptions) address() string { return "" }

func (devOptions) secretsAddress() string { return "" }

func (o devOptions) check(string) error {
	if o.hostCID == 0 || o.hostCID >= enclave.AnyCID {
		return fmt.Errorf("%w, not %d", errHostCID, o.hostCID)
	}
	return nil
}

// missingLimitsAllowed is false: an enclave without limits does not start.
func (devOptions) missingLimitsAllowed() bool { return false }
