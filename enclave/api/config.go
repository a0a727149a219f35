package api

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/serving"
)

// DefaultBodyBytes is that of Limits.
const DefaultBodyBytes = 16 << 10

// Errors of Config and Limits.
var (
	ErrMissing = errors.New("api: a part is missing")
	ErrLimit   = serving.ErrLimit
)

type statuser interface {
	Status() enclave.Status
}

type publicIdentity interface {
	Address() common.Address
	PublicKey() []byte
}

type lifecycle interface {
	statuser
	SetOwner(owner common.Address) error
	SetMutable(m enclave.Mutable) error
}

type identity interface {
	publicIdentity
	SignRegistration(r contracts.Register, d contracts.Domain) ([]byte, error)
}

var (
	_ lifecycle = (*enclave.Lifecycle)(nil)
	_ identity  = (*enclave.Identity)(nil)
)

// Config says what a Server serves.
type Config struct {
	Lifecycle    lifecycle
	Identity     identity
	Attester     enclave.Attester
	Settings     common.Hash // digest of what the executor runs by, for attestation documents
	WebSocketURL string      // of the config file, without an API key

	JobCapacity     uint64 // jobs at once
	StorageCapacity uint64 // bytes

	SecretsAt string // address of the external port, where secrets go; empty: there is no secret store

	// Domain is the EIP-712 domain of the TeeManager contract. It may ask
	// the chain; while it fails there is no registration message (503).
	Domain func(ctx context.Context) (contracts.Domain, error)

	// Now is the chain's time, for what the enclave signs. While it fails
	// there is no registration message (503).
	Now func(ctx context.Context) (time.Time, error)

	// Health says what somebody has yet to do, and what does not work. Nil:
	// nothing.
	Health func(ctx context.Context) (missing, broken []string)

	Metrics http.Handler // nil: none, 404
	Log     *slog.Logger
	Limits  Limits

	Development Development // empty in the enclave build
}

// Check returns ErrMissing, ErrLimit or enclave.ErrWebSocketURL.
func (c Config) Check() error {
	for _, part := range []struct {
		name string
		ok   bool
	}{
		{"Lifecycle", c.Lifecycle != nil}, {"Identity", c.Identity != nil}, {"Attester", c.Attester != nil},
		{"Domain", c.Domain != nil}, {"Now", c.Now != nil}, {"Log", c.Log != nil},
		{"JobCapacity", c.JobCapacity > 0},
	} {
		if !part.ok {
			return fmt.Errorf("%w: %s", ErrMissing, part.name)
		}
	}
	if _, err := enclave.RedactURL(c.WebSocketURL, enclave.APIKey{}); err != nil {
		return err
	}
	return c.Limits.Check()
}

// Limits bound what callers can make a Server hold: connections, bytes and
// time.
type Limits struct {
	serving.Limits
	BodyBytes int64
}

// DefaultLimits returns the defaults.
func DefaultLimits() Limits { return Limits{serving.DefaultLimits(), DefaultBodyBytes} }

// Check returns ErrLimit with the name of the limit.
func (l Limits) Check() error {
	return cmp.Or(serving.Positive("BodyBytes", l.BodyBytes), l.Limits.Check())
}
