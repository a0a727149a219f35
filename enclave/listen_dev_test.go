//go:build !enclave

package enclave

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestListenTCP(t *testing.T) {
	ln, err := Listen("tcp://127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	for _, addr := range []string{"tcp://127.0.0.1:0", "tcp://[::1]:6000", "tcp://localhost:6000", "unix:///run/x.sock", "16:6000", "any:6000", "vsock://16:6000/"} {
		if err := CheckListen(addr); err != nil {
			t.Errorf("%q: %v", addr, err)
		}
	}
	for _, addr := range []string{"", "vsock://x", "vsock://16", "16:x"} {
		if err := CheckListen(addr); !errors.Is(err, ErrVsockAddr) {
			t.Errorf("%q: error %v, want %v", addr, err, ErrVsockAddr)
		}
	}
	if ln.Addr().Network() != "tcp" {
		t.Errorf("bound to %v", ln.Addr())
	}
	for _, addr := range []string{"tcp://", "tcp://127.0.0.1", "tcp://:6000", "unix://", "http://127.0.0.1:1", "udp://127.0.0.1:1", "tcp://127.0.0.1:99999", "tcp://127.0.0.1:abc", "tcp://127.0.0.1:"} {
		if err := CheckListen(addr); !errors.Is(err, ErrListenAddr) {
			t.Errorf("%q is checked: error %v, want %v", addr, err, ErrListenAddr)
		}
		if _, err := Listen(addr); !errors.Is(err, ErrListenAddr) {
			t.Errorf("%q: error %v, want %v", addr, err, ErrListenAddr)
		}
	}
}

func TestListenUnix(t *testing.T) {
	path := filepath.Join(t.TempDir(), "api.sock")
	first, err := net.ListenUnix("unix", &net.UnixAddr{Name: path})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Listen("unix://" + path); !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("a socket in use: error %v", err)
	}
	first.SetUnlinkOnClose(false) // as a killed process leaves it
	first.Close()
	second, err := Listen("unix://" + path)
	if err != nil {
		t.Fatalf("an abandoned socket: %v", err)
	}
	second.Close()
}

func TestListenUnixKeepsFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "precious")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Listen("unix://" + path); err == nil {
		t.Error("listens in the place of a file")
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "x" {
		t.Errorf("the file is gone: %v", err)
	}
}
