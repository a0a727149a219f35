package attestation

import (
	"crypto/x509"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/hf/nitrite"

	"github.com/nacre-tee/nacre/contracts"
)

// Document is what a verified document says.
type Document struct {
	ModuleID  string
	Time      time.Time       // whole milliseconds
	PCRs      map[uint][]byte // 48 bytes each; 0, 1 and 2 are always there
	PublicKey []byte          // nil: none; likewise the two below
	UserData  []byte
	Nonce     []byte
}

// Attestation is what a verifier signs for the contract.
func (d *Document) Attestation() contracts.Attestation {
	return contracts.Attestation{
		EnclavePubKey: d.PublicKey,
		PCR0:          d.PCRs[0], PCR1: d.PCRs[1], PCR2: d.PCRs[2],
		Timestamp: d.Time,
	}
}

// ImageID is the id under which the contracts know the image.
func (d *Document) ImageID() common.Hash { return d.Attestation().ImageID() }

// Verify checks a document: its form, its signature and certificates, and all
// that the policy demands. The error is one of this package's, with details, or
// what Policy.Approved returned. If several checks fail it is that of the first.
func Verify(doc []byte, policy Policy) (*Document, error) {
	r := Judge(doc, policy)
	return r.Document, r.Err
}

// verifySignature asks the library. It may return a result together with an
// error; any error is the end.
func verifySignature(untagged []byte, claimed payload, policy Policy) (*Document, error) {
	res, err := nitrite.Verify(untagged, nitrite.VerifyOptions{Roots: policy.Roots, CurrentTime: policy.Now})
	switch {
	case errors.Is(err, nitrite.ErrBadSignature):
		return nil, ErrSignature
	case err != nil:
		return nil, chainError(err, claimed, policy)
	case res == nil || res.Document == nil || !res.SignatureOK:
		return nil, ErrSignature
	}
	signed := res.Document
	return &Document{
		ModuleID: signed.ModuleID, Time: time.UnixMilli(int64(signed.Timestamp)), PCRs: signed.PCRs,
		PublicKey: signed.PublicKey, UserData: signed.UserData, Nonce: signed.Nonce,
	}, nil
}

// chainError adds the reason that people meet most: certificates live for
// hours, so an old document fails by them before anybody asks for its age.
func chainError(err error, claimed payload, policy Policy) error {
	var invalid x509.CertificateInvalidError
	if errors.As(err, &invalid) && invalid.Reason == x509.Expired {
		at := time.UnixMilli(int64(claimed.Timestamp))
		if age := policy.age(at); age != nil {
			return fmt.Errorf("%w: %w: %w", age, ErrChain, err)
		}
		return fmt.Errorf("%w: the document says that it is from %s: %w", ErrChain, at.UTC().Format(time.RFC3339), err)
	}
	return fmt.Errorf("%w: %w", ErrChain, err)
}
