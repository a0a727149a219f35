package enclave

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net"
	"strconv"
	"strings"

	"github.com/mdlayher/vsock"
)

// AnyCID, as the CID of a listener, stands for every CID of the machine
// (VMADDR_CID_ANY). It is also written "any".
const AnyCID = math.MaxUint32

// ErrVsockAddr is returned for what is no vsock address.
var ErrVsockAddr = errors.New("not a vsock address CID:PORT, two numbers below 4294967295 (CID may be any)")

// VsockAddr is an address of the virtual sockets between a machine and the
// enclaves on it.
type VsockAddr struct{ CID, Port uint32 }

// ParseVsockAddr reads "CID:PORT" in decimal, such as 88:6000. The CID may be
// AnyCID, the port 0, which to a listener means one that is free.
func ParseVsockAddr(s string) (VsockAddr, error) {
	cidText, portText, ok := strings.Cut(s, ":")
	if !ok {
		return VsockAddr{}, fmt.Errorf("%w: %q", ErrVsockAddr, s)
	}
	if cidText == "any" {
		cidText = strconv.FormatUint(AnyCID, 10)
	}
	cid, cidOK := parseUint32(cidText)
	port, portOK := parseUint32(portText)
	if !cidOK || !portOK || port == math.MaxUint32 {
		return VsockAddr{}, fmt.Errorf("%w: %q", ErrVsockAddr, s)
	}
	return VsockAddr{CID: cid, Port: port}, nil
}

func parseUint32(s string) (uint32, bool) {
	n, err := strconv.ParseUint(s, 10, 32)
	return uint32(n), err == nil
}

// String returns what ParseVsockAddr reads.
func (a VsockAddr) String() string {
	if a.CID == AnyCID {
		return fmt.Sprintf("any:%d", a.Port)
	}
	return fmt.Sprintf("%d:%d", a.CID, a.Port)
}

// Listen listens on a vsock address, "CID:PORT" or "vsock://CID:PORT". The
// development build also takes "tcp://HOST:PORT" and "unix://PATH".
func Listen(addr string) (net.Listener, error) {
	if err := CheckListen(addr); err != nil {
		return nil, err
	}
	scheme, rest := splitListen(addr)
	if scheme == "vsock" {
		return listenVsock(rest)
	}
	return listenOther(scheme, rest)
}

// CheckListen returns an error for what Listen cannot listen on wherever it runs,
// before there is anything to lose: ErrVsockAddr, or ErrListenAddr of the
// development build.
func CheckListen(addr string) error {
	scheme, rest := splitListen(addr)
	if scheme == "vsock" {
		_, err := ParseVsockAddr(rest)
		return err
	}
	return checkOther(scheme, rest)
}

func splitListen(addr string) (scheme, rest string) {
	scheme, rest, ok := strings.Cut(addr, "://")
	switch {
	case !ok:
		return "vsock", addr
	case scheme == "vsock":
		rest = strings.TrimSuffix(rest, "/")
	}
	return scheme, rest
}

func listenVsock(s string) (net.Listener, error) {
	addr, err := ParseVsockAddr(s)
	if err != nil {
		return nil, err
	}
	ln, err := vsock.ListenContextID(addr.CID, addr.Port, nil)
	if err != nil {
		return nil, fmt.Errorf("listening on vsock %s: %w", addr, err)
	}
	return ln, nil
}

// DialVsock connects to a vsock address.
func DialVsock(ctx context.Context, addr VsockAddr) (net.Conn, error) {
	if addr.CID == AnyCID || addr.Port == 0 {
		return nil, fmt.Errorf("%w: %s can be listened on, not dialled", ErrVsockAddr, addr)
	}
	conn, err := vsock.DialContext(ctx, addr.CID, addr.Port, nil)
	if err != nil {
		return nil, fmt.Errorf("dialling vsock %s: %w", addr, err)
	}
	return conn, nil
}
