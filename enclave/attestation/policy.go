package attestation

import (
	"crypto/x509"
	"errors"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Sizes, in bytes.
const (
	PCRLength = 48
	// MaxFieldLength bounds public key, user data and nonce.
	MaxFieldLength = 512
	// MaxDocumentLength bounds a document: more than the security module can
	// return at once.
	MaxDocumentLength = 16 << 10
)

// Reasons for which a document is refused.
var (
	ErrTooLarge  = fmt.Errorf("attestation document is larger than %d bytes", MaxDocumentLength)
	ErrMalformed = errors.New("malformed attestation document")
	ErrCurve     = errors.New("certificate of the attestation is not of ECDSA on P-384 with SHA-384")
	ErrChain     = errors.New("certificates of the attestation do not lead to a trusted root")
	ErrSignature = errors.New("signature of the attestation document is wrong")
	ErrStale     = errors.New("attestation document is too old")
	ErrFuture    = errors.New("attestation document is from the future")
	ErrDebugMode = errors.New("enclave runs in debug mode: its measurements are zero")
	ErrPCRs      = errors.New("measurements are not the expected ones")
	ErrNonce     = errors.New("nonce is not the one that was asked for")
	ErrPublicKey = errors.New("public key is not the expected one")
	ErrUserData  = errors.New("user data, the digest of the immutable configuration, is not the expected one")
)

// ErrPolicy is returned for a policy that leaves out what must be said.
var ErrPolicy = errors.New("incomplete attestation policy")

// Policy says what a document must fulfil. Roots, Now and MaxAge are
// mandatory; a nil field of the others expects nothing, an empty one expects
// that there is nothing. A document of an enclave in debug mode is refused
// whatever the policy.
type Policy struct {
	Roots     *x509.CertPool
	Now       time.Time
	MaxAge    time.Duration // of the document
	MaxAhead  time.Duration // by how much the enclave's clock may be ahead
	Nonce     []byte
	PublicKey []byte
	UserData  []byte
	PCRs      map[uint][]byte // these registers have these values
	ImageID   *common.Hash    // keccak256(PCR0‖PCR1‖PCR2)
}

// Check returns ErrPolicy with what is missing. Without roots a library would
// fall back to its own, without a time to the machine's.
func (p Policy) Check() error {
	switch {
	case p.Roots == nil:
		return fmt.Errorf("%w: no trusted root", ErrPolicy)
	case p.Now.IsZero():
		return fmt.Errorf("%w: no time", ErrPolicy)
	case p.MaxAge <= 0:
		return fmt.Errorf("%w: no maximal age", ErrPolicy)
	case p.MaxAhead < 0:
		return fmt.Errorf("%w: negative clock difference", ErrPolicy)
	}
	return nil
}
