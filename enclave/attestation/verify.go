package attestation

import (
	"bytes"
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
// that the policy demands. The error is one of this package's, with details.
func Verify(doc []byte, policy Policy) (*Document, error) {
	if err := policy.Check(); err != nil {
		return nil, err
	}
	untagged, claimed, err := parse(doc)
	if err != nil {
		return nil, err
	}
	signed, err := verifySignature(untagged, claimed, policy)
	if err != nil {
		return nil, err
	}
	d := &Document{
		ModuleID: signed.ModuleID, Time: time.UnixMilli(int64(signed.Timestamp)), PCRs: signed.PCRs,
		PublicKey: signed.PublicKey, UserData: signed.UserData, Nonce: signed.Nonce,
	}
	if err := policy.demand(d); err != nil {
		return nil, err
	}
	return d, nil
}

// verifySignature asks the library. It may return a result together with an
// error; any error is the end.
func verifySignature(untagged []byte, claimed payload, policy Policy) (*nitrite.Document, error) {
	res, err := nitrite.Verify(untagged, nitrite.VerifyOptions{Roots: policy.Roots, CurrentTime: policy.Now})
	switch {
	case errors.Is(err, nitrite.ErrBadSignature):
		return nil, ErrSignature
	case err != nil:
		return nil, chainError(err, claimed, policy)
	case res == nil || res.Document == nil || !res.SignatureOK:
		return nil, ErrSignature
	}
	return res.Document, nil
}

// chainError adds the reason that people meet most: certificates live for
// hours, so an old document fails by them before anybody asks for its age.
func chainError(err error, claimed payload, policy Policy) error {
	var invalid x509.CertificateInvalidError
	if errors.As(err, &invalid) && invalid.Reason == x509.Expired {
		if age := policy.age(time.UnixMilli(int64(claimed.Timestamp))); age != nil {
			return fmt.Errorf("%w: %w: %w", age, ErrChain, err)
		}
	}
	return fmt.Errorf("%w: %w", ErrChain, err)
}

func (p Policy) age(at time.Time) error {
	switch age := p.Now.Sub(at); {
	case age > p.MaxAge:
		return fmt.Errorf("%w: it is from %s, %s ago, %s is allowed", ErrStale, at.UTC().Format(time.RFC3339), age.Round(time.Second), p.MaxAge)
	case age < -p.MaxAhead:
		return fmt.Errorf("%w: it is from %s, which is in %s", ErrFuture, at.UTC().Format(time.RFC3339), (-age).Round(time.Millisecond))
	}
	return nil
}

// demand checks what the library does not.
func (p Policy) demand(d *Document) error {
	if err := p.age(d.Time); err != nil {
		return err
	}
	for i := range uint(3) {
		if bytes.Equal(d.PCRs[i], make([]byte, PCRLength)) {
			return fmt.Errorf("%w: PCR%d", ErrDebugMode, i)
		}
	}
	if err := p.image(d); err != nil {
		return err
	}
	for _, f := range []struct {
		want, got []byte
		err       error
	}{{p.Nonce, d.Nonce, ErrNonce}, {p.PublicKey, d.PublicKey, ErrPublicKey}, {p.UserData, d.UserData, ErrUserData}} {
		if f.want != nil && !bytes.Equal(f.want, f.got) {
			return fmt.Errorf("%w: it is %x", f.err, f.got)
		}
	}
	return nil
}

func (p Policy) image(d *Document) error {
	for i, want := range p.PCRs {
		if got := d.PCRs[i]; len(want) == 0 || !bytes.Equal(got, want) {
			return fmt.Errorf("%w: PCR%d is %x, not %x", ErrPCRs, i, got, want)
		}
	}
	if id := d.ImageID(); p.ImageID != nil && id != *p.ImageID {
		return fmt.Errorf("%w: image id is %s, not %s", ErrPCRs, id, p.ImageID)
	}
	return nil
}
