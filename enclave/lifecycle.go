package enclave

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// Errors of the lifecycle.
var (
	ErrAlreadyConfigured = errors.New("immutable params are configured already and cannot change")
	ErrGasKeyMissing     = errors.New("gas key is missing")
	ErrTransition        = errors.New("change does not follow from the state")
)

// State is where an enclave stands.
type State uint8

const (
	Blank        State = iota // the owner address or the keys are missing
	Configured                // both are there; the registry does not know the enclave
	Registered                // gets jobs
	Draining                  // gets no new jobs, owes those it has
	Deregistered              // out of the registry
)

var stateText = [...]string{"blank", "configured", "registered", "draining", "deregistered"}

// String names the state in one word.
func (s State) String() string {
	if int(s) >= len(stateText) {
		return "unknown state"
	}
	return stateText[s]
}

// MarshalText returns the word.
func (s State) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word.
func (s *State) UnmarshalText(b []byte) error {
	for i, word := range stateText {
		if word == string(b) {
			*s = State(i)
			return nil
		}
	}
	return fmt.Errorf("unknown enclave state %q", b)
}

// transitions says what a change in the registry makes of a state. A change
// that is told twice changes nothing. A configured enclave takes any of them:
// a process that restarts in the middle may hear of a drain first.
var transitions = map[State]map[jobs.NodeChange]State{
	Configured:   {jobs.Registered: Registered, jobs.Drained: Draining, jobs.Revived: Registered, jobs.Deregistered: Deregistered},
	Registered:   {jobs.Registered: Registered, jobs.Drained: Draining, jobs.Deregistered: Deregistered},
	Draining:     {jobs.Drained: Draining, jobs.Revived: Registered, jobs.Deregistered: Deregistered},
	Deregistered: {jobs.Registered: Registered, jobs.Deregistered: Deregistered},
}

// Mutable is the part of the configuration that may be injected again, to
// rotate keys.
type Mutable struct {
	ExecutorGasKey    GasKey
	SecretStoreGasKey GasKey
	WSAPIKey          APIKey // empty: none
}

// Check returns ErrGasKeyMissing if one of the gas keys is.
func (m Mutable) Check() error {
	switch {
	case m.ExecutorGasKey.IsZero():
		return fmt.Errorf("executor: %w", ErrGasKeyMissing)
	case m.SecretStoreGasKey.IsZero():
		return fmt.Errorf("secret store: %w", ErrGasKeyMissing)
	}
	return nil
}

// shortKey is the length below which an API key is too likely a part of a
// word to be replaced wherever it stands.
const shortKey = 8

// Redact returns s with stars in the place of any of the keys, for texts that
// others made, such as the errors of an RPC client, which name the URL.
func (m Mutable) Redact(s string) string {
	for _, k := range []GasKey{m.ExecutorGasKey, m.SecretStoreGasKey} {
		if h := k.secretHex(); h != "" {
			s = strings.NewReplacer(h, redacted, strings.ToUpper(h), redacted).Replace(s)
		}
	}
	api := m.WSAPIKey.Reveal()
	if api == "" {
		return s
	}
	s = strings.ReplaceAll(s, "/"+api, "/"+redacted)
	if len(api) >= shortKey {
		s = strings.ReplaceAll(s, api, redacted)
	}
	return s
}

// Status is a view of a Lifecycle at one moment.
type Status struct {
	State     State
	Owner     common.Address // zero: not injected
	Mutable   Mutable        // zero: not injected
	Rotations uint64         // how often Mutable was injected
}

// HasOwner tells whether the owner address was injected.
func (s Status) HasOwner() bool { return s.Owner != common.Address{} }

// HasMutable tells whether the keys were injected.
func (s Status) HasMutable() bool { return s.Rotations > 0 }

// Lifecycle is the one state machine of an enclave:
//
//	blank → configured → registered ⇄ draining → deregistered → registered …
//
// It is safe for concurrent use.
type Lifecycle struct {
	mu      sync.Mutex // guards the fields below
	now     Status
	changed chan struct{} // closed, and another made, at each change
}

// NewLifecycle returns a blank one.
func NewLifecycle() *Lifecycle { return &Lifecycle{changed: make(chan struct{})} }

// SetOwner sets the immutable configuration, once: whoever comes second gets
// ErrAlreadyConfigured and nothing changes. A zero address is ErrZeroOwner.
func (l *Lifecycle) SetOwner(owner common.Address) error {
	if owner == (common.Address{}) {
		return ErrZeroOwner
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.now.HasOwner() {
		return ErrAlreadyConfigured
	}
	l.now.Owner = owner
	l.configuredLocked()
	l.notifyLocked()
	return nil
}

// SetMutable sets the mutable configuration or rotates it, in any state.
func (l *Lifecycle) SetMutable(m Mutable) error {
	if err := m.Check(); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now.Mutable = m
	l.now.Rotations++
	l.configuredLocked()
	l.notifyLocked()
	return nil
}

// Apply takes over a change in the registry, as the chain tells it. It returns
// ErrTransition, and changes nothing, if the change does not follow.
func (l *Lifecycle) Apply(c jobs.NodeChange) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	next, ok := transitions[l.now.State][c]
	switch {
	case !ok:
		return fmt.Errorf("%w: %s while %s", ErrTransition, c, l.now.State)
	case next != l.now.State:
		l.now.State = next
		l.notifyLocked()
	}
	return nil
}

// Status returns where the enclave stands.
func (l *Lifecycle) Status() Status {
	s, _ := l.Watch()
	return s
}

// Watch returns where the enclave stands, and a channel that is closed when
// that is no longer so: watched in a loop, no change is missed.
func (l *Lifecycle) Watch() (Status, <-chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.now, l.changed
}

// WaitConfigured waits until both configurations are there, or for ctx.
func (l *Lifecycle) WaitConfigured(ctx context.Context) (Status, error) {
	for {
		s, changed := l.Watch()
		if s.State != Blank {
			return s, nil
		}
		select {
		case <-ctx.Done():
			return Status{}, fmt.Errorf("waiting for the configuration: %w", ctx.Err())
		case <-changed:
		}
	}
}

func (l *Lifecycle) configuredLocked() {
	if l.now.State == Blank && l.now.HasOwner() && l.now.HasMutable() {
		l.now.State = Configured
	}
}

func (l *Lifecycle) notifyLocked() {
	close(l.changed)
	l.changed = make(chan struct{})
}
