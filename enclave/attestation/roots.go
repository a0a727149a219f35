package attestation

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"

	"github.com/hf/nitrite"
)

// AWSRootFingerprint is the SHA-256 of the certificate that signs, in the end,
// every real document.
const AWSRootFingerprint = "641a0321a3e244efe456463195d606317ed7cdcc3c1756e09893f3c68f79bb5b"

// Errors of root certificates.
var (
	ErrRootPEM     = errors.New("not one certificate in PEM")
	ErrFingerprint = errors.New("not the root certificate of AWS Nitro Enclaves: its fingerprint differs")
)

// NonceLength is the length of the nonces that NewNonce makes, in bytes.
const NonceLength = 32

// NewNonce returns a random nonce. Only a nonce that was never used before
// proves that a document is no replay.
func NewNonce() []byte {
	nonce := make([]byte, NonceLength)
	rand.Read(nonce) // never fails: it ends the program instead
	return nonce
}

// AWSRoots returns the root of AWS Nitro Enclaves, which the verifying library
// carries, after a check of its fingerprint.
func AWSRoots() (*x509.CertPool, error) { return AWSRootsFrom([]byte(nitrite.DefaultCARoots)) }

// AWSRootsFrom is AWSRoots for a PEM file that somebody downloaded. It returns
// ErrRootPEM or ErrFingerprint.
func AWSRootsFrom(pemBytes []byte) (*x509.CertPool, error) {
	cert, err := parseRoot(pemBytes)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(cert.Raw); hex.EncodeToString(sum[:]) != AWSRootFingerprint {
		return nil, fmt.Errorf("%w: it is %x", ErrFingerprint, sum)
	}
	return pool(cert), nil
}

// Roots returns a pool of the one certificate in pemBytes, which the caller
// has a reason to trust: a test root. It returns ErrRootPEM.
func Roots(pemBytes []byte) (*x509.CertPool, error) {
	cert, err := parseRoot(pemBytes)
	if err != nil {
		return nil, err
	}
	return pool(cert), nil
}

func parseRoot(pemBytes []byte) (*x509.Certificate, error) {
	block, rest := pem.Decode(pemBytes)
	if block == nil || block.Type != "CERTIFICATE" {
		return nil, ErrRootPEM
	}
	if second, _ := pem.Decode(rest); second != nil {
		return nil, fmt.Errorf("%w: there is a second", ErrRootPEM)
	}
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRootPEM, err)
	}
	return cert, nil
}

func pool(cert *x509.Certificate) *x509.CertPool {
	p := x509.NewCertPool()
	p.AddCert(cert)
	return p
}
