//go:build !enclave || vmtest

package secretstore

import (
	"crypto/x509"

	"github.com/nacre-tee/nacre/enclave/attestation"
)

// Roots returns what documents of other stores have to lead to: the one test
// root in pem, which the stores of a development network have in common. Real
// enclaves are no stores of such a network.
func Roots(pem []byte) (*x509.CertPool, error) { return attestation.Roots(pem) }
