package attestation

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/x509"
	"fmt"

	"github.com/fxamacker/cbor/v2"
)

// Bounds on the parts of a document, in entries and bytes.
const (
	maxPCRs        = 32
	maxBundle      = 8 // AWS sends four
	maxCertificate = 1024
	maxModuleID    = 256
	signatureLen   = 96
	es384          = -35
	coseTag        = 0xd2 // tag 18, which may stand in front
)

type coseSign1 struct {
	_           struct{} `cbor:",toarray"`
	Protected   []byte
	Unprotected map[int]cbor.RawMessage
	Payload     []byte
	Signature   []byte
}

type payload struct {
	ModuleID    string          `cbor:"module_id"`
	Digest      string          `cbor:"digest"`
	Timestamp   uint64          `cbor:"timestamp"`
	PCRs        map[uint][]byte `cbor:"pcrs"`
	Certificate []byte          `cbor:"certificate"`
	CABundle    [][]byte        `cbor:"cabundle"`
	PublicKey   []byte          `cbor:"public_key"`
	UserData    []byte          `cbor:"user_data"`
	Nonce       []byte          `cbor:"nonce"`
}

// decoder is far stricter than the standard one: a document is a flat thing,
// and an honest encoder has no need for the rest. Names are matched exactly
// and unknown ones refused, so that what is checked here is what the library,
// which matches names in any case, will read. Maps of indefinite length are
// allowed, because the security module sends its payload as one.
func decoder() (cbor.DecMode, error) {
	return cbor.DecOptions{
		DupMapKey:        cbor.DupMapKeyEnforcedAPF,
		IndefLength:      cbor.IndefLengthAllowed,
		TagsMd:           cbor.TagsForbidden,
		MaxNestedLevels:  4,
		MaxArrayElements: 16,
		MaxMapPairs:      maxPCRs,
		UTF8:             cbor.UTF8RejectInvalid,

		FieldNameMatching: cbor.FieldNameMatchingCaseSensitive,
		ExtraReturnErrors: cbor.ExtraDecErrorUnknownField,
	}.DecMode()
}

// parse reads a document without trusting any of it, refuses whatever the
// verifying library cannot stand, and returns it untagged. All its errors are
// ErrTooLarge, ErrMalformed or ErrCurve.
func parse(doc []byte) (untagged []byte, p payload, err error) {
	if len(doc) > MaxDocumentLength {
		return nil, p, ErrTooLarge
	}
	untagged = bytes.TrimPrefix(doc, []byte{coseTag})
	dec, err := decoder()
	if err != nil {
		return nil, p, err // the options above contradict each other
	}
	var cose coseSign1
	if err := dec.Unmarshal(untagged, &cose); err != nil {
		return nil, p, fmt.Errorf("%w: not COSE_Sign1: %w", ErrMalformed, err)
	}
	if err := checkHeader(dec, cose); err != nil {
		return nil, p, err
	}
	if err := dec.Unmarshal(cose.Payload, &p); err != nil {
		return nil, p, fmt.Errorf("%w: payload: %w", ErrMalformed, err)
	}
	if err := checkPayload(p); err != nil {
		return nil, p, err
	}
	return untagged, p, checkCertificates(p)
}

func checkHeader(dec cbor.DecMode, c coseSign1) error {
	var header map[int]int
	if err := dec.Unmarshal(c.Protected, &header); err != nil {
		return fmt.Errorf("%w: protected header: %w", ErrMalformed, err)
	}
	switch {
	case len(header) != 1 || header[1] != es384:
		return fmt.Errorf("%w: algorithm is not ES384", ErrMalformed)
	case len(c.Unprotected) != 0: // nobody signed it
		return fmt.Errorf("%w: unprotected header is not empty", ErrMalformed)
	case len(c.Signature) != signatureLen:
		return fmt.Errorf("%w: signature has %d bytes, not %d", ErrMalformed, len(c.Signature), signatureLen)
	}
	return nil
}

func checkPayload(p payload) error {
	switch {
	case p.Digest != "SHA384":
		return fmt.Errorf("%w: digest is not SHA384", ErrMalformed)
	case p.ModuleID == "" || len(p.ModuleID) > maxModuleID:
		return fmt.Errorf("%w: module_id has %d bytes", ErrMalformed, len(p.ModuleID))
	case p.Timestamp == 0 || p.Timestamp > 1<<52: // beyond, time arithmetic ends
		return fmt.Errorf("%w: timestamp %d", ErrMalformed, p.Timestamp)
	case len(p.CABundle) == 0 || len(p.CABundle) > maxBundle:
		return fmt.Errorf("%w: %d certificates in cabundle", ErrMalformed, len(p.CABundle))
	}
	for i := range uint(3) {
		if _, ok := p.PCRs[i]; !ok {
			return fmt.Errorf("%w: no PCR%d", ErrMalformed, i)
		}
	}
	for i, pcr := range p.PCRs {
		if i >= maxPCRs || len(pcr) != PCRLength {
			return fmt.Errorf("%w: PCR%d has %d bytes", ErrMalformed, i, len(pcr))
		}
	}
	return checkOptional(p)
}

// checkOptional refuses a field that is there but empty, as the library does.
func checkOptional(p payload) error {
	for _, f := range []struct {
		name  string
		bytes []byte
	}{{"public_key", p.PublicKey}, {"user_data", p.UserData}, {"nonce", p.Nonce}} {
		if f.bytes != nil && (len(f.bytes) == 0 || len(f.bytes) > MaxFieldLength) {
			return fmt.Errorf("%w: %s has %d bytes", ErrMalformed, f.name, len(f.bytes))
		}
	}
	return nil
}

// checkCertificates refuses every key but P-384, because the library panics
// on a leaf with P-521 and, for the other curves, takes a shorter hash.
func checkCertificates(p payload) error {
	for i, der := range append([][]byte{p.Certificate}, p.CABundle...) {
		if len(der) == 0 || len(der) > maxCertificate {
			return fmt.Errorf("%w: certificate %d has %d bytes", ErrMalformed, i, len(der))
		}
		cert, err := x509.ParseCertificate(der)
		if err != nil {
			return fmt.Errorf("%w: certificate %d: %w", ErrMalformed, i, err)
		}
		key, ok := cert.PublicKey.(*ecdsa.PublicKey)
		if !ok || key.Curve != elliptic.P384() || cert.SignatureAlgorithm != x509.ECDSAWithSHA384 {
			return fmt.Errorf("%w: certificate %d", ErrCurve, i)
		}
	}
	return nil
}
