package api

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
)

// Defaults of Limits.
const (
	DefaultConnections   = 128
	DefaultBodyBytes     = 16 << 10
	DefaultHeaderBytes   = 8 << 10
	DefaultHeaderTimeout = 5 * time.Second
	DefaultReadTimeout   = 10 * time.Second
	DefaultWriteTimeout  = 30 * time.Second
	DefaultIdleTimeout   = 15 * time.Second
	DefaultStopTimeout   = 5 * time.Second
)

// Errors of Config and Limits.
var (
	ErrMissing = errors.New("api: a part is missing")
	ErrLimit   = errors.New("api: limit is not positive")
)

type lifecycle interface {
	Status() enclave.Status
	SetOwner(owner common.Address) error
	SetMutable(m enclave.Mutable) error
}

type identity interface {
	Address() common.Address
	PublicKey() []byte
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
	WebSocketURL string // of the config file, without an API key

	JobCapacity     uint64 // jobs at once
	StorageCapacity uint64 // bytes

	// Domain is the EIP-712 domain of the TeeManager contract. It may ask
	// the chain; while it fails there is no registration message (503).
	Domain func(ctx context.Context) (contracts.Domain, error)

	// Health adds what the rest of the executor has to say: what somebody
	// has yet to do, and what does not work. Nil: nothing.
	Health func(ctx context.Context) (missing, broken []string)

	Metrics http.Handler // nil: none, 404
	Now     func() time.Time
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
	Connections   int // served at once; more wait to be accepted
	BodyBytes     int64
	HeaderBytes   int
	HeaderTimeout time.Duration // to read a request's header
	ReadTimeout   time.Duration // to read a request
	WriteTimeout  time.Duration // from a request's header to the end of its answer
	IdleTimeout   time.Duration // between two requests on a connection
	StopTimeout   time.Duration // to finish requests when the server stops
}

// DefaultLimits returns the defaults.
func DefaultLimits() Limits {
	return Limits{
		Connections: DefaultConnections, BodyBytes: DefaultBodyBytes, HeaderBytes: DefaultHeaderBytes,
		HeaderTimeout: DefaultHeaderTimeout, ReadTimeout: DefaultReadTimeout, WriteTimeout: DefaultWriteTimeout,
		IdleTimeout: DefaultIdleTimeout, StopTimeout: DefaultStopTimeout,
	}
}

// Check returns ErrLimit with the name of the limit: a zero would mean "none"
// to the HTTP server.
func (l Limits) Check() error {
	for _, limit := range []struct {
		name string
		ok   bool
	}{
		{"Connections", l.Connections > 0}, {"BodyBytes", l.BodyBytes > 0}, {"HeaderBytes", l.HeaderBytes > 0},
		{"HeaderTimeout", l.HeaderTimeout > 0}, {"ReadTimeout", l.ReadTimeout > 0}, {"WriteTimeout", l.WriteTimeout > 0},
		{"IdleTimeout", l.IdleTimeout > 0}, {"StopTimeout", l.StopTimeout > 0},
	} {
		if !limit.ok {
			return fmt.Errorf("%w: %s", ErrLimit, limit.name)
		}
	}
	return nil
}
