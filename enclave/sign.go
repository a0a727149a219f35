package enclave

import (
	"bytes"
	"crypto/sha512"
	"errors"
	"fmt"
	"time"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/jobs"
)

// Errors of what is asked to be signed.
var (
	ErrSignTime   = errors.New("sign timestamp is before 1970")
	ErrOutcome    = errors.New("result code is none that goes on chain")
	ErrZeroOwner  = errors.New("owner address is zero")
	ErrSignDomain = errors.New("EIP-712 domain has no name")

	ErrAttestation = errors.New("not an attestation that a verifier signs for")
)

// ResultSigner signs results of jobs under the domain of the Jobs contract.
type ResultSigner struct {
	id     *Identity
	domain contracts.Domain
}

// NewResultSigner returns a signer for the Jobs contract whose domain is
// given.
func NewResultSigner(id *Identity, jobsDomain contracts.Domain) *ResultSigner {
	return &ResultSigner{id: id, domain: jobsDomain}
}

// Sign signs r as the answer to a job; the timestamp that the contract gets is
// at, cut to seconds. An outcome outside the closed set is refused with
// ErrOutcome: an infrastructure failure must not become an answer.
func (s *ResultSigner) Sign(id jobs.ID, r jobs.Result, at time.Time) (jobs.SignedResult, error) {
	if !r.Outcome.Valid() {
		return jobs.SignedResult{}, fmt.Errorf("signing the result of job %s: %w: %d", id, ErrOutcome, uint8(r.Outcome))
	}
	signed := jobs.SignedResult{
		JobID: id, Output: r.Output, TotalTimeMs: r.TotalTimeMs(), Outcome: r.Outcome,
		SignTimestamp: at.Truncate(time.Second),
	}
	if err := checkSigning(s.domain, at); err != nil {
		return jobs.SignedResult{}, fmt.Errorf("signing the result of job %s: %w", id, err)
	}
	var err error
	signed.Signature, err = s.id.Sign(contracts.SubmitOutput{
		JobID: id.Big(), Output: signed.Output, TotalTime: signed.TotalTimeMs,
		ErrorCode: uint8(signed.Outcome), SignTimestamp: signed.SignTimestamp,
	}.Digest(s.domain))
	if err != nil {
		return jobs.SignedResult{}, err
	}
	return signed, nil
}

// SignRegistration signs what an owner sends to the TeeManager contract, whose
// domain is given.
func (id *Identity) SignRegistration(r contracts.Register, domain contracts.Domain) ([]byte, error) {
	if r.Owner == (contracts.Register{}).Owner {
		return nil, fmt.Errorf("signing the registration: %w", ErrZeroOwner)
	}
	if err := checkSigning(domain, r.SignTimestamp); err != nil {
		return nil, fmt.Errorf("signing the registration: %w", err)
	}
	return id.Sign(r.Digest(domain))
}

// SignAttestation signs, as a verifier, for what it verified, to the
// AttestationVerifier contract, whose domain is given. What could only be a
// mistake is refused with ErrAttestation.
func (id *Identity) SignAttestation(a contracts.Attestation, domain contracts.Domain) ([]byte, error) {
	for _, part := range []struct {
		bytes  []byte
		length int
	}{{a.EnclavePubKey, len(id.public)}, {a.PCR0, sha512.Size384}, {a.PCR1, sha512.Size384}, {a.PCR2, sha512.Size384}} {
		if len(part.bytes) != part.length {
			return nil, fmt.Errorf("signing for an attestation: %w: %d bytes, not %d", ErrAttestation, len(part.bytes), part.length)
		}
	}
	if bytes.Equal(a.PCR0, make([]byte, sha512.Size384)) {
		return nil, fmt.Errorf("signing for an attestation: %w: of an enclave in debug mode", ErrAttestation)
	}
	if err := checkSigning(domain, a.Timestamp); err != nil {
		return nil, fmt.Errorf("signing for an attestation: %w", err)
	}
	return id.Sign(a.Digest(domain))
}

// checkSigning refuses what could only be a mistake: a digest under the empty
// domain, or a time that does not fit the contract's unsigned number.
func checkSigning(d contracts.Domain, at time.Time) error {
	switch {
	case d.Name == "":
		return ErrSignDomain
	case at.Unix() < 0:
		return ErrSignTime
	}
	return nil
}
