package api

import (
	"cmp"
	"fmt"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/serving"
)

// Defaults of ExternalLimits, where they differ from those of Limits.
const (
	// DefaultExternalBodyBytes is as long as the injection of a secret may be.
	DefaultExternalBodyBytes = 2_500_000
	// DefaultExternalHandoverBytes is as long as another store's request may be:
	// two of the largest attestation documents in hexadecimal, and 1 KiB.
	DefaultExternalHandoverBytes = 33 << 10
	// DefaultExternalSmallBytes is enough for the injection of a secret of 32,000
	// bytes, so that nearly all are small.
	DefaultExternalSmallBytes  = 64 << 10
	DefaultExternalLargeBodies = 4
	DefaultExternalLargeWait   = 10 * time.Second
	DefaultExternalLargeTime   = DefaultExternalReadTimeout - DefaultExternalLargeWait // 125,000 bytes a second
	DefaultExternalConnections = 64
	DefaultExternalReadTimeout = 30 * time.Second
	// DefaultExternalRequests bounds what is made of bodies while they are looked
	// at: of each some two more copies.
	DefaultExternalRequests       = 8
	DefaultExternalRequestTimeout = 25 * time.Second
	DefaultExternalWriteTimeout   = DefaultExternalReadTimeout + DefaultExternalRequestTimeout + 15*time.Second
)

// ExternalConfig says what an External serves.
type ExternalConfig struct {
	Store     secretStore
	Identity  publicIdentity
	Lifecycle statuser
	Attester  enclave.Attester
	Settings  common.Hash // digest of what the executor runs by, for attestation documents
	Log       *slog.Logger
	Limits    ExternalLimits
}

// Check returns ErrMissing or ErrLimit.
func (c ExternalConfig) Check() error {
	for _, part := range []struct {
		name string
		ok   bool
	}{
		{"Store", c.Store != nil}, {"Identity", c.Identity != nil}, {"Lifecycle", c.Lifecycle != nil},
		{"Attester", c.Attester != nil}, {"Log", c.Log != nil},
	} {
		if !part.ok {
			return fmt.Errorf("%w: %s", ErrMissing, part.name)
		}
	}
	return c.Limits.Check()
}

// ExternalLimits bound what callers can make an External hold: of bodies no more
// than Connections of SmallBytes, and LargeBodies of BodyBytes.
type ExternalLimits struct {
	Limits                       // BodyBytes are those of an injection
	HandoverBytes  int64         // of another store's request
	SmallBytes     int64         // of a body that is read at once; others wait for one of the places for
	LargeBodies    int           // bodies, from before they are read until they are answered
	LargeWait      time.Duration // for such a place
	LargeTime      time.Duration // to send such a body, from when there is a place
	Requests       int           // that the store, or the attester, is busy with at once; more are refused
	RequestTimeout time.Duration // for the store to do its part
}

// DefaultExternalLimits returns the defaults.
func DefaultExternalLimits() ExternalLimits {
	l := DefaultLimits()
	l.Connections, l.BodyBytes = DefaultExternalConnections, DefaultExternalBodyBytes
	l.ReadTimeout, l.WriteTimeout = DefaultExternalReadTimeout, DefaultExternalWriteTimeout
	return ExternalLimits{
		Limits: l, HandoverBytes: DefaultExternalHandoverBytes,
		SmallBytes: DefaultExternalSmallBytes, LargeBodies: DefaultExternalLargeBodies,
		LargeWait: DefaultExternalLargeWait, LargeTime: DefaultExternalLargeTime,
		Requests: DefaultExternalRequests, RequestTimeout: DefaultExternalRequestTimeout,
	}
}

// Check returns ErrLimit with the name of the limit.
func (l ExternalLimits) Check() error {
	return cmp.Or(serving.Positive("HandoverBytes", l.HandoverBytes), serving.Positive("SmallBytes", l.SmallBytes), serving.Positive("LargeBodies", l.LargeBodies),
		serving.Positive("LargeWait", l.LargeWait), serving.Positive("LargeTime", l.LargeTime), serving.Positive("Requests", l.Requests),
		serving.Positive("RequestTimeout", l.RequestTimeout), l.Limits.Check())
}
