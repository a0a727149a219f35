//go:build !enclave

package enclave

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha512"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
)

var attestedAt = time.Date(2026, 3, 1, 12, 0, 0, 123e6, time.UTC)

func testRoot(t testing.TB) *DevRoot {
	t.Helper()
	root, err := GenerateDevRoot(attestedAt)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func TestSoftwareDocument(t *testing.T) {
	root, m := testRoot(t), Measurement{PCR0: [48]byte{1}, PCR1: [48]byte{2}, PCR2: [48]byte{3}}
	a := NewSoftwareAttester(root, m, func() time.Time { return attestedAt })
	doc, err := a.Attest(context.Background(), AttestRequest{PublicKey: []byte("key"), Nonce: []byte("nonce")})
	if err != nil {
		t.Fatal(err)
	}
	var cose coseSign1
	var p map[string]any
	if err := errors.Join(cbor.Unmarshal(doc, &cose), cbor.Unmarshal(cose.Payload, &p)); err != nil {
		t.Fatal(err)
	}
	if doc[0] != 0x84 || !bytes.Equal(cose.Protected, []byte{0xa1, 0x01, 0x38, 0x22}) || len(cose.Signature) != 96 {
		t.Errorf("not the module's form: %x, header %x, signature of %d bytes", doc[0], cose.Protected, len(cose.Signature))
	}
	if p["timestamp"] != uint64(attestedAt.UnixMilli()) || p["digest"] != "SHA384" || p["user_data"] != nil || string(p["nonce"].([]byte)) != "nonce" {
		t.Errorf("payload %v", p)
	}
	if bundle := p["cabundle"].([]any); len(bundle) != 1 || !bytes.Equal(bundle[0].([]byte), root.Certificate().Raw) {
		t.Error("cabundle does not start with the root")
	}
	leaf, err := x509.ParseCertificate(p["certificate"].([]byte))
	if err != nil || leaf.CheckSignatureFrom(root.Certificate()) != nil || leaf.NotAfter.Sub(attestedAt) > 3*time.Hour {
		t.Errorf("leaf certificate: %v", err)
	}
}

func TestSoftwareAttesterRefuses(t *testing.T) {
	a := NewSoftwareAttester(testRoot(t), Measurement{}, time.Now)
	long := make([]byte, MaxAttestField+1)
	for name, r := range map[string]AttestRequest{"public key": {PublicKey: long}, "user data": {UserData: long}, "nonce": {Nonce: long}} {
		if _, err := a.Attest(context.Background(), r); !errors.Is(err, ErrAttestField) {
			t.Errorf("long %s: error %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.Attest(ctx, AttestRequest{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
	exact := make([]byte, MaxAttestField)
	if _, err := a.Attest(context.Background(), AttestRequest{PublicKey: exact, UserData: exact, Nonce: exact}); err != nil {
		t.Errorf("longest fields: %v", err)
	}
}

func TestDevRootFiles(t *testing.T) {
	root, dir := testRoot(t), t.TempDir()
	certPath, keyPath := filepath.Join(dir, "root.pem"), filepath.Join(dir, "root.key")
	if err := root.Save(certPath, keyPath); err != nil {
		t.Fatal(err)
	}
	if err := CheckKeyFileMode(keyPath); err != nil {
		t.Error(err)
	}
	back, err := LoadDevRoot(certPath, keyPath)
	if err != nil || !back.Certificate().Equal(root.Certificate()) {
		t.Fatalf("loaded another root: %v", err)
	}

	other := testRoot(t)
	otherCert, otherKey := filepath.Join(dir, "other.pem"), filepath.Join(dir, "other.key")
	if err := other.Save(otherCert, otherKey); err != nil {
		t.Fatal(err)
	}
	junk := filepath.Join(dir, "junk")
	if err := os.WriteFile(junk, pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: []byte("x")}), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, files := range map[string][2]string{
		"key of another root": {certPath, otherKey}, "files swapped": {keyPath, certPath}, "broken key": {certPath, junk}, "key twice": {keyPath, keyPath},
	} {
		if _, err := LoadDevRoot(files[0], files[1]); !errors.Is(err, ErrDevRoot) {
			t.Errorf("%s: error %v, want %v", name, err, ErrDevRoot)
		}
	}
	if _, err := LoadDevRoot(filepath.Join(dir, "none"), keyPath); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: error %v", err)
	}
}

func TestDevRootRefusesOtherCertificates(t *testing.T) {
	p256, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	root := testRoot(t)
	template := *root.Certificate()
	template.PublicKey, template.SignatureAlgorithm = nil, x509.ECDSAWithSHA256
	small, err := x509.CreateCertificate(rand.Reader, &template, &template, &p256.PublicKey, p256)
	if err != nil {
		t.Fatal(err)
	}
	leaf, key, err := NewSoftwareAttester(root, Measurement{}, time.Now).leaf(attestedAt)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		der []byte
		key *ecdsa.PrivateKey
	}{"key on P-256": {root.Certificate().Raw, p256}, "root on P-256": {small, p256}, "a leaf": {leaf, key}, "no certificate": {[]byte("x"), key}} {
		if _, err := newDevRoot(c.der, c.key); !errors.Is(err, ErrDevRoot) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestMeasureExecutable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "program")
	if err := os.WriteFile(path, []byte("program"), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := MeasureExecutable(path)
	if err != nil {
		t.Fatal(err)
	}
	content := sha512.Sum384([]byte("program"))
	want := sha512.Sum384(append(make([]byte, 48), content[:]...))
	if m.PCR0 != want || m.PCR2 != want || m.PCR1 == want || m.PCR1 == [48]byte{} {
		t.Errorf("measured %x", m)
	}
	if err := os.WriteFile(path, []byte("programme"), 0o600); err != nil {
		t.Fatal(err)
	}
	if other, err := MeasureExecutable(path); err != nil || other.PCR0 == m.PCR0 || other.PCR1 != m.PCR1 {
		t.Errorf("another program measures the same, or its boot does not: %v", err)
	}
	if _, err := MeasureExecutable("/proc/self/exe"); err != nil {
		t.Errorf("the running program: %v", err)
	}
	if _, err := MeasureExecutable(filepath.Join(t.TempDir(), "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: error %v", err)
	}
}

// BenchmarkAttest is a document of the software, which signs as the security
// module does, for each a leaf certificate and a key of its own.
func BenchmarkAttest(b *testing.B) {
	a := NewSoftwareAttester(testRoot(b), Measurement{}, time.Now)
	r := AttestRequest{PublicKey: make([]byte, 64), Nonce: make([]byte, 32), UserData: make([]byte, UserDataLength)}
	for b.Loop() {
		if _, err := a.Attest(b.Context(), r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}
