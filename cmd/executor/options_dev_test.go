//go:build !enclave

package main

import (
	"errors"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
)

func TestListenFlag(t *testing.T) {
	o, err := parseOptions([]string{"--listen", "unix:///run/api.sock"})
	if err != nil || o.address() != "unix:///run/api.sock" {
		t.Errorf("%+v %v", o, err)
	}
	if _, err := parseOptions([]string{"--listen", "tcp://127.0.0.1:0", "-v", "88:6000"}); !errors.Is(err, errTwoAddresses) {
		t.Error(err)
	}
	if _, err := parseOptions([]string{"--listen", "127.0.0.1:6000"}); !errors.Is(err, enclave.ErrListenAddr) {
		t.Error(err)
	}
}

func TestAttestationRootThatIsNotThere(t *testing.T) {
	if _, _, err := newAttester(devOptions{attestationRoot: t.TempDir()}, time.Now); err == nil {
		t.Error("an attester without the root that was asked for")
	}
}
