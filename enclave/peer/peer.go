package peer

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

// How old a document may be, and by how much the clock of who made it may be
// ahead. A document is made for one request; the rest is for clocks that differ.
const (
	DefaultMaxAge   = 10 * time.Minute
	DefaultMaxAhead = 5 * time.Minute
)

// maxSeen bounds the documents that are remembered. To show one that was
// forgotten does no harm: the answer opens for the enclave in it alone.
const maxSeen = 4096

// Reasons not to take a document. Those of package attestation wrap ErrRefused
// as well, once they come from here.
var (
	ErrRefused      = errors.New("attestation of the other enclave is not taken")
	ErrPublicKey    = fmt.Errorf("%w: it has no public key of 64 bytes on the curve", ErrRefused)
	ErrRegistration = fmt.Errorf("%w: its enclave is not registered, or not trusted any more", ErrRefused)
	ErrImage        = fmt.Errorf("%w: its image is not the one that the chain has for its enclave", ErrRefused)
	ErrReplayed     = fmt.Errorf("%w: it was shown before", ErrRefused)
)

// Sentinel of Config.Check.
var ErrConfig = errors.New("peer: a part is missing")

// registry is what the chain says of enclaves.
type registry interface {
	// Image returns the image, approved now, that the chain saw a registered
	// enclave run. registered is false for an enclave that is not registered, or
	// whose key or image was revoked.
	Image(ctx context.Context, enclave common.Address) (image common.Hash, registered bool, err error)
}

// Config of Peers.
type Config struct {
	PublicKey []byte // of this enclave, 64 bytes x‖y
	Attester  enclave.Attester
	Registry  registry
	Roots     *x509.CertPool // that documents of others have to lead to

	// Now is the time to judge documents by: that of this machine, as documents
	// have the time of the machine that they were made on, or a later one where
	// whoever sets this machine's clock is not trusted.
	Now func() time.Time

	MaxAge, MaxAhead time.Duration
}

// Check returns ErrConfig.
func (c Config) Check() error {
	for _, part := range []struct {
		name string
		ok   bool
	}{
		{"PublicKey", len(c.PublicKey) == 64}, {"Attester", c.Attester != nil}, {"Registry", c.Registry != nil}, {"Roots", c.Roots != nil},
		{"Now", c.Now != nil}, {"MaxAge", c.MaxAge > 0}, {"MaxAhead", c.MaxAhead >= 0},
	} {
		if !part.ok {
			return fmt.Errorf("%w: %s", ErrConfig, part.name)
		}
	}
	return nil
}

// Peers makes documents of this enclave and checks those of others. It is safe
// for concurrent use.
type Peers struct {
	cfg Config

	mu   sync.Mutex                // guards the rest
	seen map[common.Hash]time.Time // nonces of documents that were taken, until when they would be again
}

// New returns a Peers, or ErrConfig.
func New(cfg Config) (*Peers, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	return &Peers{cfg: cfg, seen: make(map[common.Hash]time.Time)}, nil
}

// Attest returns a document of this enclave, of now, with its public key and
// that nonce.
func (p *Peers) Attest(ctx context.Context, nonce common.Hash) ([]byte, error) {
	return p.cfg.Attester.Attest(ctx, enclave.AttestRequest{PublicKey: p.cfg.PublicKey, Nonce: nonce[:]})
}

// CheckPeer returns the public key, x‖y, in a document: which leads to a trusted
// root, is recent, has that nonce and was not shown before, of the image that
// the chain approves and has for that enclave, which is registered. An error
// that wraps ErrRefused says that it is not; another, that this is not known.
func (p *Peers) CheckPeer(ctx context.Context, document []byte, nonce common.Hash) (publicKey []byte, err error) {
	now := p.cfg.Now()
	d, err := attestation.Verify(document, attestation.Policy{
		Roots: p.cfg.Roots, Now: now, MaxAge: p.cfg.MaxAge, MaxAhead: p.cfg.MaxAhead, Nonce: nonce[:],
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	if len(d.PublicKey) != 64 {
		return nil, ErrPublicKey
	}
	key, err := crypto.UnmarshalPubkey(append([]byte{4}, d.PublicKey...))
	if err != nil {
		return nil, ErrPublicKey
	}
	if err := p.checkImage(ctx, crypto.PubkeyToAddress(*key), d.ImageID()); err != nil {
		return nil, err
	}
	if err := p.remember(nonce, now, d.Time.Add(p.cfg.MaxAge)); err != nil {
		return nil, err
	}
	return d.PublicKey, nil
}

func (p *Peers) checkImage(ctx context.Context, enclave common.Address, image common.Hash) error {
	approved, registered, err := p.cfg.Registry.Image(ctx, enclave)
	switch {
	case err != nil:
		return fmt.Errorf("reading the image of enclave %s: %w", enclave, err)
	case !registered:
		return fmt.Errorf("%w: %s", ErrRegistration, enclave)
	case image != approved || image == common.Hash{}:
		return fmt.Errorf("%w: %s runs %s", ErrImage, enclave, image)
	}
	return nil
}

// remember takes a document once. It is forgotten when it is too old.
func (p *Peers) remember(nonce common.Hash, now, until time.Time) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for n, end := range p.seen {
		if now.After(end) {
			delete(p.seen, n)
		}
	}
	if _, shown := p.seen[nonce]; shown {
		return ErrReplayed
	}
	if len(p.seen) >= maxSeen { // anybody can have documents of enclaves: nobody else is to be kept out
		delete(p.seen, p.oldest())
	}
	p.seen[nonce] = until
	return nil
}

// oldest is the nonce of the document that would be forgotten first.
func (p *Peers) oldest() (first common.Hash) {
	var end time.Time
	for n, until := range p.seen {
		if end.IsZero() || until.Before(end) {
			first, end = n, until
		}
	}
	return first
}
