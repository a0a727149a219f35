package verifier

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/serving"
)

// Defaults of Limits, where they are its own.
const (
	DefaultConnections = 64
	DefaultShare       = 16
	DefaultPatience    = 5 * time.Second
	DefaultNonces      = 4096
	DefaultPerEnclave  = 16
	DefaultNonceLife   = 5 * time.Minute
)

// Errors of Config and Limits.
var (
	ErrMissing = errors.New("verifier: a part is missing")
	ErrLimit   = serving.ErrLimit
	ErrShare   = errors.New("verifier: the share of one client is more than half of the connections")
	ErrImages  = errors.New("verifier: says of no image that it may be vouched for")
)

type signer interface {
	Address() common.Address
	PublicKey() []byte
	SignAttestation(a contracts.Attestation, d contracts.Domain) ([]byte, error)
}

var _ signer = (*enclave.Identity)(nil)

// Config says what a Server signs for.
type Config struct {
	Key    signer
	Domain contracts.Domain // of the AttestationVerifier contract

	// Policy is what every document must fulfil. Roots and MaxAge are needed, and
	// PCR0, ImageID or Approved below; Now, Nonce, KnownNonce and Approved are the
	// server's to fill in.
	Policy attestation.Policy

	// Approved returns nil for an image that may be vouched for, an error that
	// wraps attestation.ErrApproval for another, and any other error if that is not
	// known now. Nil: the Policy says it.
	Approved func(ctx context.Context, imageID common.Hash) error

	Attester enclave.Attester // makes documents of this verifier itself; nil: there are none
	Now      func() time.Time
	Log      *slog.Logger
	Limits   Limits
}

// Check returns ErrMissing, ErrImages, ErrLimit or ErrShare, or
// attestation.ErrPolicy.
func (c Config) Check() error {
	for _, part := range []struct {
		name string
		ok   bool
	}{
		{"Key", c.Key != nil}, {"Domain", c.Domain.Name != ""}, {"Now", c.Now != nil}, {"Log", c.Log != nil},
	} {
		if !part.ok {
			return fmt.Errorf("%w: %s", ErrMissing, part.name)
		}
	}
	if !c.Policy.NamesImage() && c.Approved == nil {
		return ErrImages
	}
	p := c.Policy
	p.Now = c.Now()
	if err := p.Check(); err != nil {
		return err
	}
	return c.Limits.Check()
}

// Limits bound what callers can make a Server hold and do.
type Limits struct {
	serving.Limits
	Share         int           // of the connections, for one address of TCP; then 429, and none after as many again
	Verifications int           // at once
	Patience      time.Duration // for a turn to verify, and for the chain's answer; then 503
	Nonces        int           // used ones that are remembered; beyond that no document is taken until one ends
	PerEnclave    int           // of these, by one enclave; then 429
	NonceLife     time.Duration // from when a nonce is given out to the last use
}

// DefaultLimits returns the defaults: as many verifications as there are cores.
func DefaultLimits() Limits {
	l := Limits{
		Limits: serving.DefaultLimits(), Share: DefaultShare, Verifications: runtime.GOMAXPROCS(0), Patience: DefaultPatience,
		Nonces: DefaultNonces, PerEnclave: DefaultPerEnclave, NonceLife: DefaultNonceLife,
	}
	l.Connections = DefaultConnections
	return l
}

// Check returns ErrLimit with the name of the limit, or ErrShare.
func (l Limits) Check() error {
	if err := cmp.Or(serving.Positive("Share", l.Share), serving.Positive("Verifications", l.Verifications), serving.Positive("Patience", l.Patience),
		serving.Positive("Nonces", l.Nonces), serving.Positive("PerEnclave", l.PerEnclave), serving.Positive("NonceLife", l.NonceLife),
		l.Limits.Check()); err != nil {
		return err
	}
	if l.Share > l.Connections/2 {
		return fmt.Errorf("%w: %d of %d", ErrShare, l.Share, l.Connections)
	}
	return nil
}
