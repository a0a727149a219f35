//go:build enclave

package enclave

import (
	"fmt"
	"net"
)

// listenOther refuses: an enclave has no other way to the world.
func listenOther(scheme, _ string) (net.Listener, error) {
	return nil, fmt.Errorf("%w: the enclave build listens on vsock only, not on %s", ErrVsockAddr, scheme)
}
