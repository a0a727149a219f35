//go:build enclave

package enclave

import (
	"errors"
	"testing"
)

func TestListenVsockOnly(t *testing.T) {
	for _, addr := range []string{"tcp://127.0.0.1:0", "unix:///nowhere/api.sock"} {
		if err := CheckListen(addr); !errors.Is(err, ErrVsockAddr) {
			t.Errorf("%s is checked: error %v, want %v", addr, err, ErrVsockAddr)
		}
		if _, err := Listen(addr); !errors.Is(err, ErrVsockAddr) {
			t.Errorf("%s: error %v, want %v", addr, err, ErrVsockAddr)
		}
	}
}
