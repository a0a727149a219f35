//go:build enclave && !vmtest

package secretstore

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/attestation"
)

// A test root is trusted by nobody in an enclave, even if it is handed over.
func TestEnclaveTrustsNoTestRoot(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Roots(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	if err != nil {
		t.Fatal(err)
	}
	want, err := attestation.AWSRoots()
	if err != nil || !got.Equal(want) {
		t.Errorf("other roots than that of AWS: %v", err)
	}
}
