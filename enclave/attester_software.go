//go:build !enclave || vmtest

package enclave

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha512"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/fxamacker/cbor/v2"
)

const (
	leafLife = 3 * time.Hour   // as the module's own leaf certificates
	leafSlop = 5 * time.Minute // for verifiers whose clock is behind
	pcrCount = 16              // as the module reports
	es384    = -35             // COSE's number of ECDSA with SHA-384
	sigPart  = 48              // bytes of each half of an ES384 signature
	devName  = "nacre-development-enclave"
)

// SoftwareAttester makes documents of the same form as the Nitro security
// module does, signed under a test root. It vouches for nothing: whoever has
// the root's key can claim any measurement.
type SoftwareAttester struct {
	root        *DevRoot
	measurement Measurement
	now         func() time.Time
}

var _ Attester = (*SoftwareAttester)(nil)

// NewSoftwareAttester returns an attester that claims the measurement, with
// time taken from now.
func NewSoftwareAttester(root *DevRoot, m Measurement, now func() time.Time) *SoftwareAttester {
	return &SoftwareAttester{root: root, measurement: m, now: now}
}

// payload is the module's attestation document, in the order of its keys.
type payload struct {
	ModuleID    string          `cbor:"module_id"`
	Digest      string          `cbor:"digest"`
	Timestamp   uint64          `cbor:"timestamp"` // ms
	PCRs        map[uint][]byte `cbor:"pcrs"`
	Certificate []byte          `cbor:"certificate"`
	CABundle    [][]byte        `cbor:"cabundle"` // root first
	PublicKey   []byte          `cbor:"public_key"`
	UserData    []byte          `cbor:"user_data"`
	Nonce       []byte          `cbor:"nonce"`
}

// coseSign1 is the untagged array that is the document; sigStructure is what
// its signature covers.
type (
	coseSign1 struct {
		_           struct{} `cbor:",toarray"`
		Protected   []byte
		Unprotected map[int]int
		Payload     []byte
		Signature   []byte
	}
	sigStructure struct {
		_           struct{} `cbor:",toarray"`
		Context     string
		Protected   []byte
		ExternalAAD []byte
		Payload     []byte
	}
)

// Attest makes a leaf certificate for this document alone and signs with it.
func (a *SoftwareAttester) Attest(ctx context.Context, r AttestRequest) ([]byte, error) {
	if err := errors.Join(ctx.Err(), r.Check()); err != nil {
		return nil, err
	}
	now := a.now()
	leaf, key, err := a.leaf(now)
	if err != nil {
		return nil, fmt.Errorf("%w: making a leaf certificate: %w", ErrAttest, err)
	}
	body, err := cbor.Marshal(payload{
		ModuleID: devName, Digest: "SHA384", Timestamp: uint64(now.UnixMilli()),
		PCRs: a.measurement.pcrs(), Certificate: leaf, CABundle: [][]byte{a.root.cert.Raw},
		PublicKey: orNil(r.PublicKey), UserData: orNil(r.UserData), Nonce: orNil(r.Nonce),
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAttest, err)
	}
	return signCOSE(key, body)
}

func (a *SoftwareAttester) leaf(now time.Time) ([]byte, *ecdsa.PrivateKey, error) {
	key, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	template := &x509.Certificate{
		SerialNumber:          big.NewInt(now.UnixNano()),
		Subject:               pkix.Name{CommonName: devName},
		NotBefore:             now.Add(-leafSlop),
		NotAfter:              now.Add(leafLife),
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageDigitalSignature,
		SignatureAlgorithm:    x509.ECDSAWithSHA384,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.root.cert, &key.PublicKey, a.root.key.value())
	return der, key, err
}

func signCOSE(key *ecdsa.PrivateKey, body []byte) ([]byte, error) {
	protected, err := cbor.Marshal(map[int]int{1: es384})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAttest, err)
	}
	tbs, err := cbor.Marshal(sigStructure{Context: "Signature1", Protected: protected, ExternalAAD: []byte{}, Payload: body})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAttest, err)
	}
	digest := sha512.Sum384(tbs)
	r, s, err := ecdsa.Sign(rand.Reader, key, digest[:])
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrAttest, err)
	}
	sig := make([]byte, 2*sigPart)
	r.FillBytes(sig[:sigPart])
	s.FillBytes(sig[sigPart:])
	return cbor.Marshal(coseSign1{Protected: protected, Unprotected: map[int]int{}, Payload: body, Signature: sig})
}
