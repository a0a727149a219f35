package parent

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mdlayher/vsock"

	"github.com/nacre-tee/nacre/internal/testlack"
)

// guest is a virtual machine whose vsock ends in Unix sockets: it takes
// connections to the port 6000, and says to others what it is told to.
func guest(t testing.TB, path, other string) {
	t.Helper()
	ln, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	inBackground(t, func(ctx context.Context) error {
		return serve(ctx, ln, 10, func(ctx context.Context, c net.Conn) {
			defer c.Close()
			defer context.AfterFunc(ctx, func() { c.Close() })()
			in := bufio.NewReader(c)
			if line, _ := in.ReadString('\n'); line != "CONNECT 6000\n" {
				io.WriteString(c, other)
				return
			}
			io.WriteString(c, "OK 1073741824\nguest speaks first;")
			b, _ := io.ReadAll(in)
			c.Write(b)
		})
	})
}

func TestSockets(t *testing.T) {
	link := Sockets{Path: filepath.Join(t.TempDir(), "v")}
	if _, err := link.Dial(t.Context(), 6000); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without a virtual machine: %v", err)
	}
	guest(t, link.Path, "")
	c, err := link.Dial(t.Context(), 6000)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(patience))
	io.WriteString(c, "hello")
	closeSend(t, c)
	if b, err := io.ReadAll(c); err != nil || string(b) != "guest speaks first;hello" {
		t.Errorf("%q %v", b, err)
	}
	if _, err := link.Dial(t.Context(), 6001); !errors.Is(err, ErrNoGuest) || !strings.Contains(err.Error(), "6001") {
		t.Errorf("a port without listener: %v", err)
	}
	ln, err := link.Listen(8001)
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	if want := fmt.Sprintf("%s_8001", link.Path); ln.Addr().String() != want {
		t.Errorf("listens on %s, want %s", ln.Addr(), want)
	}
}

func TestHostileGuest(t *testing.T) {
	for name, says := range map[string]string{"garbage": "NO\n", "endless": strings.Repeat("OK ", 1000)} {
		link := Sockets{Path: filepath.Join(t.TempDir(), "v")}
		guest(t, link.Path, says)
		if _, err := link.Dial(t.Context(), 1); !errors.Is(err, ErrNoGuest) {
			t.Errorf("%s: %v", name, err)
		}
	}
	link := Sockets{Path: filepath.Join(t.TempDir(), "v")}
	ln, err := net.Listen("unix", link.Path) // takes connections and is silent
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := link.Dial(ctx, 1); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("silent: %v", err)
	}
}

// scripted is a listener that yields connections from addresses.
type scripted struct {
	net.Listener
	from []net.Addr
}

type from struct {
	net.Conn
	addr net.Addr
}

func (f from) RemoteAddr() net.Addr { return f.addr }

func (s *scripted) Accept() (net.Conn, error) {
	if len(s.from) == 0 {
		return nil, net.ErrClosed
	}
	a, b := net.Pipe()
	b.Close()
	c := from{a, s.from[0]}
	s.from = s.from[1:]
	return c, nil
}

// Another enclave of the same machine does not get through by this one's host.
func TestVsockTakesItsEnclaveAlone(t *testing.T) {
	var l logged
	v := Vsock{CID: 16, Log: l.log()}
	ln := &filtered{Listener: &scripted{from: []net.Addr{&vsock.Addr{ContextID: 17, Port: 1}, &net.UnixAddr{}, &vsock.Addr{ContextID: 16, Port: 2}}}, mine: v.mine, log: v.Log}
	c, err := ln.Accept()
	if err != nil || c.RemoteAddr().(*vsock.Addr).ContextID != 16 {
		t.Errorf("%v %v", c, err)
	}
	if _, err := ln.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("%v", err)
	}
	if n := strings.Count(l.String(), "closed"); n != 2 {
		t.Errorf("%d in the log: %s", n, l.String())
	}
}

// TestVsockListens binds a listener; nothing is dialled, for that would leave
// the machine.
func TestVsockListens(t *testing.T) {
	if _, err := os.Stat("/dev/vsock"); err != nil {
		testlack.Skip(t, fmt.Sprintf("no /dev/vsock: load the vsock module: %v", err))
	}
	ln, err := Vsock{CID: 16, Log: quiet()}.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- ServeHeartbeat(ctx, ln, nil) }()
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Error("does not end")
	}
}
