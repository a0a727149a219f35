// Command vsock is process 1 of a machine that has benchmarks of the host's
// forwarder go over the loopback of vsock, and ends with them.
package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"net"
	"os"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/pid1"
)

func main() {
	err := pid1.Main(pid1.Config{
		Programs: []pid1.Program{{
			Name: "benchmarks", Path: "/benchmarks", Args: []string{"-test.run=^$", "-test.bench=.", "-test.benchtime=30s"},
			Env: []string{"NACRE_BENCH_VSOCK_CID=1", "TMPDIR=/tmp"},
		}},
		Modules: "/etc/modules", Hostname: "bench", Files: 1024, Console: "/dev/console",
		Entropy: func() (io.ReadCloser, error) { return io.NopCloser(rand.Reader), nil },
		Host: func(ctx context.Context) (net.Conn, error) {
			return enclave.DialVsock(ctx, enclave.VsockAddr{CID: 1, Port: enclave.PortHeartbeat})
		},
	})
	fmt.Println("init:", err)
	os.Exit(1)
}
