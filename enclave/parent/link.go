package parent

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"time"

	"github.com/mdlayher/vsock"

	"github.com/nacre-tee/nacre/enclave"
)

// Link is how the host and one enclave reach each other.
type Link interface {
	// Listen takes connections that the enclave makes to a port of the host.
	Listen(port uint32) (net.Listener, error)
	// Dial connects to a port of the enclave.
	Dial(ctx context.Context, port uint32) (net.Conn, error)
}

var (
	_ Link = Vsock{}
	_ Link = Sockets{}
)

// Vsock is the link to the enclave with a context id.
type Vsock struct {
	CID uint32
	Log *slog.Logger
}

// Listen listens on all context ids of this machine, and closes connections that
// come from others than the enclave: a machine may run several.
func (v Vsock) Listen(port uint32) (net.Listener, error) {
	ln, err := enclave.Listen(enclave.VsockAddr{CID: enclave.AnyCID, Port: port}.String())
	if err != nil {
		return nil, err
	}
	return &filtered{Listener: ln, mine: v.mine, log: v.Log}, nil
}

func (v Vsock) mine(from net.Addr) bool {
	a, ok := from.(*vsock.Addr)
	return ok && a.ContextID == v.CID
}

// Dial connects to a port of the enclave.
func (v Vsock) Dial(ctx context.Context, port uint32) (net.Conn, error) {
	return enclave.DialVsock(ctx, enclave.VsockAddr{CID: v.CID, Port: port})
}

func (v Vsock) String() string { return fmt.Sprintf("vsock, context id %d", v.CID) }

// filtered is a listener for some remote addresses alone.
type filtered struct {
	net.Listener
	mine   func(net.Addr) bool
	log    *slog.Logger
	warned seldom // of others, who may come without end
}

func (f *filtered) Accept() (net.Conn, error) {
	for {
		c, err := f.Listener.Accept()
		if err != nil || f.mine(c.RemoteAddr()) {
			return c, err
		}
		if skipped, ok := f.warned.pass(); ok {
			f.log.Warn("a connection of another than the enclave is closed", "from", c.RemoteAddr().String(), "to", c.LocalAddr().String(), "not_shown", skipped)
		}
		c.Close()
	}
}

// Sockets is the link to a virtual machine whose vsock ends in Unix sockets, as
// with Firecracker or vhost-device-vsock: Path_PORT takes the connections that
// the guest makes, and who connects to Path asks by "CONNECT PORT" for a port of
// the guest.
type Sockets struct{ Path string }

// ErrNoGuest is returned where a virtual machine connects to none of its ports.
var ErrNoGuest = errors.New("the virtual machine does not take the connection: is it up, and does something listen on the port?")

// Listen listens on Path_PORT, which must not exist.
func (s Sockets) Listen(port uint32) (net.Listener, error) {
	return net.Listen("unix", fmt.Sprintf("%s_%d", s.Path, port))
}

// Dial connects to a port of the guest.
func (s Sockets) Dial(ctx context.Context, port uint32) (net.Conn, error) {
	c, err := new(net.Dialer).DialContext(ctx, "unix", s.Path)
	if err != nil {
		return nil, err
	}
	stop := context.AfterFunc(ctx, func() { c.SetDeadline(time.Unix(1, 0)) })
	err = askGuest(c, port)
	if !stop() {
		err = ctx.Err()
	}
	if err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

func (s Sockets) String() string { return "Unix sockets " + s.Path }

// maxGuestAnswer bounds "OK PORT\n", in bytes.
const maxGuestAnswer = 32

// askGuest reads byte by byte, because the guest may speak first.
func askGuest(c net.Conn, port uint32) error {
	if _, err := fmt.Fprintf(c, "CONNECT %d\n", port); err != nil {
		return err
	}
	line, err := bufio.NewReaderSize(oneByte{c}, maxGuestAnswer).ReadSlice('\n')
	if err != nil || !strings.HasPrefix(string(line), "OK ") {
		return fmt.Errorf("%w (port %d)", ErrNoGuest, port)
	}
	return nil
}

// oneByte reads no further than it is asked to look.
type oneByte struct{ net.Conn }

func (o oneByte) Read(p []byte) (int, error) { return o.Conn.Read(p[:min(len(p), 1)]) }
