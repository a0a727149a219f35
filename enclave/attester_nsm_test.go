//go:build enclave

package enclave

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

func TestNSMDeviceMissing(t *testing.T) {
	_, err := NewNSMAttester(filepath.Join(t.TempDir(), "nsm"))
	if !errors.Is(err, ErrNSMDevice) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

// TestNSMDeviceOfAnotherKind asks a device that knows no such request.
func TestNSMDeviceOfAnotherKind(t *testing.T) {
	a, err := NewNSMAttester("/dev/null")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Attest(context.Background(), AttestRequest{}); !errors.Is(err, ErrAttest) {
		t.Errorf("error %v, want %v", err, ErrAttest)
	}
	if _, err := a.Attest(context.Background(), AttestRequest{Nonce: make([]byte, 513)}); !errors.Is(err, ErrAttestField) {
		t.Errorf("long nonce: error %v, want %v", err, ErrAttestField)
	}
}

func TestNSM(t *testing.T) {
	if _, err := os.Stat(DefaultNSMDevice); err != nil {
		t.Skipf("no %s: run this inside an enclave, or a machine with virtio-nsm", DefaultNSMDevice)
	}
	a, err := NewNSMAttester(DefaultNSMDevice)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	nonce := bytes.Repeat([]byte{7}, 32)
	doc, err := a.Attest(context.Background(), AttestRequest{Nonce: nonce})
	if err != nil || !bytes.Contains(doc, nonce) {
		t.Errorf("document of %d bytes, %v", len(doc), err)
	}
	if _, err := GenerateIdentity(a); err != nil {
		t.Errorf("key from the module's entropy: %v", err)
	}
}
