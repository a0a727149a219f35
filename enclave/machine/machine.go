//go:build enclave

package machine

import (
	"context"
	"net"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/pid1"
	"github.com/nacre-tee/nacre/enclave/tunnel"
)

// What every image starts with, and where it has it.
const (
	modules  = "/etc/modules"
	hostname = "nacre"
	files    = 1 << 16 // that may be open: enough for the most sandboxes that there can be
	console  = "/dev/console"
)

// New returns the machine of an image, to which process 1 is once more the
// program of that name, with these flags. Nothing is taken from the environment,
// which the kernel fills as well. hostCID is the context id of the host.
func New(program string, flags []string, hostCID uint32) pid1.Config {
	heart := enclave.VsockAddr{CID: hostCID, Port: enclave.PortHeartbeat}
	return pid1.Config{
		Programs: append([]pid1.Program{{
			Name: program, Path: "/proc/self/exe", Args: flags, Env: []string{"GOTRACEBACK=" + traceback},
		}}, companions()...),
		Modules: modules, Hostname: hostname, Files: files, Console: console,
		Entropy: OpenEntropy,
		Host:    func(ctx context.Context) (net.Conn, error) { return enclave.DialVsock(ctx, heart) },
	}
}

// Outward returns what connects to HOST:PORT through the host's forwarder: an
// enclave has no other network.
func Outward(hostCID uint32) func(ctx context.Context, network, address string) (net.Conn, error) {
	at := enclave.VsockAddr{CID: hostCID, Port: enclave.PortForwarder}
	return tunnel.New("vsock "+at.String(), func(ctx context.Context) (net.Conn, error) { return enclave.DialVsock(ctx, at) }).DialContext
}
