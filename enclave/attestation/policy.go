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
	ErrUserData  = errors.New("user data says no owner and no settings")
	ErrOwner     = errors.New("the enclave has another owner")
	ErrSettings  = errors.New("the enclave runs by other settings")
	ErrApproval  = errors.New("the image is not approved")
)

// ErrPolicy is returned for a policy that leaves out what must be said.
var ErrPolicy = errors.New("incomplete attestation policy")

// Policy says what a document must fulfil. Roots, Now and MaxAge are
// mandatory; a nil field of the others expects nothing, an empty one expects
// that there is nothing. A document of an enclave in debug mode is refused
// whatever the policy.
type Policy struct {
	Roots      *x509.CertPool
	Now        time.Time
	MaxAge     time.Duration // of the document
	MaxAhead   time.Duration // by how much the enclave's clock may be ahead
	Nonce      []byte
	PublicKey  []byte
	Enclave    *common.Address // the address of the public key, which then has 64 bytes
	SigningKey bool            // the public key, whichever it is, is x‖y of secp256k1, 64 bytes
	PCRs       map[uint][]byte // these registers have these values
	ImageID    *common.Hash    // keccak256(PCR0‖PCR1‖PCR2)

	// Approved returns nil for the id of an image that may be used: the registry
	// of a chain knows. For another it returns ErrApproval; any other error means
	// that this is not known, and the document is not taken.
	Approved func(imageID common.Hash) error

	// KnownNonce is for who gave out more nonces than one, and takes the place of
	// Nonce. It returns ErrNonce, with why, for a nonce that is not to be taken.
	KnownNonce func(nonce []byte) error

	// What the user data must say, in the form of enclave.UserData.
	Owner    *common.Address
	Settings *common.Hash // digest of the settings that the executor runs by
}

// NamesImage tells whether only documents of one image, or of images that
// somebody approves, fulfil p: PCR0 is the measurement of all that is in an image,
// the other registers are of parts.
func (p Policy) NamesImage() bool {
	return len(p.PCRs[0]) > 0 || p.ImageID != nil || p.Approved != nil
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
