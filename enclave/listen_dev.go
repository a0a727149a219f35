//go:build !enclave

package enclave

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"strconv"
	"syscall"
)

// ErrListenAddr is returned for an address with a scheme that is not known.
var ErrListenAddr = errors.New("not an address to listen on: CID:PORT, tcp://HOST:PORT or unix://PATH")

func checkOther(scheme, rest string) error {
	switch scheme {
	case "tcp":
		host, port, err := net.SplitHostPort(rest)
		_, portErr := strconv.ParseUint(port, 10, 16)
		if err == nil && portErr == nil && host != "" { // an empty host would be every interface
			return nil
		}
	case "unix":
		if rest != "" {
			return nil
		}
		return fmt.Errorf("%w: no path", ErrListenAddr)
	}
	return fmt.Errorf("%w: %q", ErrListenAddr, scheme+"://"+rest)
}

// listenOther listens on what checkOther found good.
func listenOther(scheme, rest string) (net.Listener, error) {
	if scheme == "unix" {
		return listenUnix(rest)
	}
	return net.Listen(scheme, rest)
}

// listenUnix replaces a socket that a killed process left behind.
func listenUnix(path string) (net.Listener, error) {
	ln, err := net.Listen("unix", path)
	if !errors.Is(err, syscall.EADDRINUSE) || !abandoned(path) {
		return ln, err
	}
	if err := os.Remove(path); err != nil {
		return nil, err
	}
	return net.Listen("unix", path)
}

// abandoned tells whether path is a socket that nobody listens on.
func abandoned(path string) bool {
	if info, err := os.Lstat(path); err != nil || info.Mode().Type() != fs.ModeSocket {
		return false
	}
	conn, err := net.Dial("unix", path)
	if err == nil {
		conn.Close()
	}
	return errors.Is(err, syscall.ECONNREFUSED)
}
