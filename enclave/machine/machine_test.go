//go:build enclave

package machine

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/internal/testlack"
)

// The machine is the same whatever the kernel's environment says.
func TestNew(t *testing.T) {
	t.Setenv("GOTRACEBACK", "all")
	flags := []string{"--log-level", "debug"}
	m := New("thing", flags, 7)
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	if len(m.Programs) != 1 {
		t.Fatalf("%d programs, want one", len(m.Programs))
	}
	p := m.Programs[0]
	if want := []string{"GOTRACEBACK=none"}; p.Name != "thing" || p.Path != "/proc/self/exe" || !slices.Equal(p.Args, flags) || !slices.Equal(p.Env, want) {
		t.Errorf("%+v", p)
	}
}

func TestNoEntropyWithoutSecurityModule(t *testing.T) {
	if _, err := os.Stat(enclave.DefaultNSMDevice); err == nil {
		testlack.Skip(t, "this machine has a security module: run the test on one without")
	}
	if r, err := OpenEntropy(); !errors.Is(err, enclave.ErrNSMDevice) {
		t.Errorf("%v, error %v, want %v", r, err, enclave.ErrNSMDevice)
	}
	if r, err := KeyEntropy(); !errors.Is(err, enclave.ErrNSMDevice) || r != nil {
		t.Errorf("for a key: %v, error %v, want %v", r, err, enclave.ErrNSMDevice)
	}
}

// A key needs both sources: none stands in for the other.
func TestMixedEntropy(t *testing.T) {
	const a, b = "\x0f\xf0\x55\x00", "\xff\xff\xff\xff"
	mix := func(a, b string) ([]byte, error) {
		p := make([]byte, 4)
		n, err := mixed{io.NopCloser(strings.NewReader(a)), strings.NewReader(b)}.Read(p)
		return p[:n], err
	}
	if got, err := mix(a, b); err != nil || string(got) != "\xf0\x0f\xaa\xff" {
		t.Errorf("%x, %v", got, err)
	}
	for _, c := range [][2]string{{a, b[:3]}, {a[:3], b}, {a, ""}, {"", b}} {
		if got, err := mix(c[0], c[1]); err == nil || len(got) != 0 {
			t.Errorf("%x and %x: %x, %v", c[0], c[1], got, err)
		}
	}
}
