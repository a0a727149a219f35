//go:build enclave

package enclave

import (
	"fmt"
	"net"
)

// checkOther refuses: an enclave has no other way to the world.
func checkOther(scheme, _ string) error {
	return fmt.Errorf("%w: the enclave build listens on vsock only, not on %s", ErrVsockAddr, scheme)
}

func listenOther(scheme, rest string) (net.Listener, error) { return nil, checkOther(scheme, rest) }
