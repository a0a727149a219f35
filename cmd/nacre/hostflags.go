package main

import (
	"errors"
	"fmt"
	"math"
	"net"
	"strconv"
	"strings"

	"github.com/urfave/cli/v3"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/workerd/egress"
)

// hostConfig is what the flags of `nacre host` say.
type hostConfig struct {
	CID     uint64
	Sockets string
	Allow   egress.Policy

	API       string
	Secrets   string
	Metrics   string
	Published []published

	EIF      string
	Memory   int
	CPUs     int
	NitroCLI string
	Debug    bool
	Command  string

	Heartbeat  bool
	Console    string
	ConsoleLog string
	JSON       bool
}

// published is an address of the host that leads to a port of the enclave.
type published struct {
	Address string // HOST:PORT
	Port    uint32
}

func (p published) String() string { return fmt.Sprintf("%s=%d", p.Address, p.Port) }

type publishFlag = cli.FlagBase[[]published, cli.NoConfig, publishedValue]

// publishedValue gathers ADDRESS=PORT.
type publishedValue struct{ at *[]published }

func (publishedValue) Create(v []published, at *[]published, _ cli.NoConfig) cli.Value {
	*at = v
	return &publishedValue{at}
}

func (publishedValue) ToString(v []published) string {
	var all []string
	for _, p := range v {
		all = append(all, p.String())
	}
	return strings.Join(all, " ")
}

func (v *publishedValue) Set(s string) error {
	address, digits, ok := strings.Cut(s, "=")
	port, err := strconv.ParseUint(digits, 10, 32)
	if !ok || err != nil || port == 0 || port == math.MaxUint32 {
		return errors.New("want ADDRESS=PORT, such as 127.0.0.1:7000=7000")
	}
	if err := checkListenAddress(address); err != nil {
		return err
	}
	*v.at = append(*v.at, published{address, uint32(port)})
	return nil
}

func (v *publishedValue) Get() any { return *v.at }

func (v *publishedValue) String() string {
	if v.at == nil {
		return ""
	}
	return v.ToString(*v.at)
}

// checkListenAddress refuses what would be another address than is meant.
func checkListenAddress(s string) error {
	host, port, err := net.SplitHostPort(s)
	n, perr := strconv.ParseUint(port, 10, 16)
	switch {
	case err != nil || perr != nil || n == 0:
		return fmt.Errorf("%q: want HOST:PORT of this machine, such as 127.0.0.1:6000", shorten(s))
	case host == "":
		return fmt.Errorf("%q: want a HOST too; 0.0.0.0%s is every interface", shorten(s), s)
	}
	return nil
}

// Context ids that are no enclave's: that of the loopback, by which a test machine
// can stand for one, and all below the first.
const (
	loopbackCID = 1
	firstCID    = 4
)

// servable tells whether there can be an enclave at the context id. nitro-cli starts
// none at the loopback.
func (c hostConfig) servable() bool {
	return c.CID >= firstCID && c.CID < enclave.AnyCID || c.CID == loopbackCID && c.EIF == ""
}

func cidError(cid uint64) error {
	return usagef("--cid %d: want the context id of an enclave, %d … %d; 0 is the hypervisor's, 1 the loopback's, 2 and 3 are the host's", cid, firstCID, enclave.AnyCID-1)
}

// check returns the first thing that is wrong with the flags.
func (c hostConfig) check() error {
	switch {
	case c.CID == 0 && c.Sockets == "":
		return usagef("--cid is missing: the context id of the enclave, as nitro-cli describe-enclaves or QEMU's guest-cid has it, or one for --eif to start it with, such as 16")
	case c.CID != 0 && c.Sockets != "":
		return usagef("--cid and --sockets: give one, for there is one way to an enclave")
	case c.Sockets == "" && !c.servable():
		return cidError(c.CID)
	case c.EIF != "" && c.Command != "":
		return usagef("--eif and --run: give one, for either starts the enclave")
	case c.EIF != "" && c.Sockets != "":
		return usagef("--eif needs --cid: nitro-cli knows no sockets")
	case c.EIF == "" && (c.Debug || c.Memory != defaultHostMemory || c.CPUs != defaultHostCPUs || c.NitroCLI != defaultNitroCLI):
		return usagef("--memory, --cpus, --nitro-cli and --debug are for --eif, which is missing")
	case c.Memory < 64 || c.CPUs < 1:
		return usagef("--memory %d --cpus %d: want at least 64 (MiB) and 1", c.Memory, c.CPUs)
	}
	for _, f := range []struct{ name, address string }{{"--api", c.API}, {"--secrets", c.Secrets}, {"--metrics", c.Metrics}} {
		if f.address == "" {
			continue
		}
		if err := checkListenAddress(f.address); err != nil {
			return usagef("%s: %w", f.name, err)
		}
	}
	return nil
}

// ways are all addresses of the host that lead into the enclave.
func (c hostConfig) ways() []published {
	var all []published
	if c.API != "" {
		all = append(all, published{c.API, enclave.PortAPI})
	}
	if c.Secrets != "" {
		all = append(all, published{c.Secrets, enclave.PortSecrets})
	}
	return append(all, c.Published...)
}
