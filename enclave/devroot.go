//go:build !enclave || vmtest

package enclave

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"os"
	"time"
)

// ErrDevRoot is returned for files that hold no usable test root.
var ErrDevRoot = errors.New("not a test root: a self-signed P-384 CA certificate and its key, in PEM")

// devRootLife is how long a test root is valid.
const devRootLife = 10 * 365 * 24 * time.Hour

// DevRoot is a root certificate of our own with its key, in the place of the
// one of AWS. Only the development build has it, and a verifier must be told
// to trust it.
type DevRoot struct {
	cert *x509.Certificate
	key  sealed[*ecdsa.PrivateKey]
}

// GenerateDevRoot makes a root that is valid from an hour before now on.
func GenerateDevRoot(now time.Time) (*DevRoot, error) {
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("making a test root: %w", err)
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(1),
		Subject:               pkix.Name{CommonName: "nacre development root, not for production"},
		NotBefore:             now.Add(-time.Hour),
		NotAfter:              now.Add(devRootLife),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		SignatureAlgorithm:    x509.ECDSAWithSHA384,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		return nil, fmt.Errorf("making a test root: %w", err)
	}
	return newDevRoot(der, key)
}

// LoadDevRoot reads what Save wrote. It returns ErrDevRoot, or the error of
// the file system.
func LoadDevRoot(certPath, keyPath string) (*DevRoot, error) {
	certDER, err := readPEM(certPath, "CERTIFICATE")
	if err != nil {
		return nil, err
	}
	keyDER, err := readPEM(keyPath, "EC PRIVATE KEY")
	if err != nil {
		return nil, err
	}
	key, err := x509.ParseECPrivateKey(keyDER)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", keyPath, ErrDevRoot)
	}
	root, err := newDevRoot(certDER, key)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", certPath, err)
	}
	return root, nil
}

func newDevRoot(der []byte, key *ecdsa.PrivateKey) (*DevRoot, error) {
	cert, err := x509.ParseCertificate(der)
	if err != nil || key.Curve != elliptic.P384() || !cert.IsCA ||
		!key.PublicKey.Equal(cert.PublicKey) || cert.CheckSignatureFrom(cert) != nil {
		return nil, ErrDevRoot
	}
	return &DevRoot{cert: cert, key: seal(key)}, nil
}

func readPEM(path, blockType string) ([]byte, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the test root: %w", err)
	}
	block, _ := pem.Decode(raw)
	if block == nil || block.Type != blockType {
		return nil, fmt.Errorf("%s: no %s: %w", path, blockType, ErrDevRoot)
	}
	return block.Bytes, nil
}

// Save writes the certificate and, readable by its owner alone, the key.
func (r *DevRoot) Save(certPath, keyPath string) error {
	der, err := x509.MarshalECPrivateKey(r.key.value())
	if err != nil {
		return fmt.Errorf("writing the test root: %w", err)
	}
	keyPEM := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: der})
	if err := os.WriteFile(keyPath, keyPEM, 0o600); err != nil {
		return fmt.Errorf("writing the test root: %w", err)
	}
	if err := os.WriteFile(certPath, r.CertificatePEM(), 0o644); err != nil {
		return fmt.Errorf("writing the test root: %w", err)
	}
	return nil
}

// Certificate is what a verifier has to trust.
func (r *DevRoot) Certificate() *x509.Certificate { return r.cert }

// CertificatePEM is the certificate in PEM.
func (r *DevRoot) CertificatePEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: r.cert.Raw})
}
