//go:build !enclave

package peer

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var start = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// world is a chain and a clock that two enclaves share.
type world struct {
	now    time.Time
	images map[common.Address]common.Hash
	err    error
	root   *enclave.DevRoot
}

func (w *world) Image(_ context.Context, enclave common.Address) (common.Hash, bool, error) {
	image, registered := w.images[enclave]
	return image, registered, w.err
}

func newWorld(t *testing.T) *world {
	t.Helper()
	root, err := enclave.GenerateDevRoot(start)
	if err != nil {
		t.Fatal(err)
	}
	return &world{now: start, images: make(map[common.Address]common.Hash), root: root}
}

func image(b byte) (m enclave.Measurement) {
	m.PCR0[0], m.PCR1[0], m.PCR2[0] = b, b, b
	return m
}

func imageID(m enclave.Measurement) common.Hash {
	return crypto.Keccak256Hash(m.PCR0[:], m.PCR1[:], m.PCR2[:])
}

// join adds an enclave that runs an image, and has it registered with that one.
func (w *world) join(t *testing.T, key byte, m enclave.Measurement) (*Peers, *enclave.Identity) {
	t.Helper()
	id, err := enclave.GenerateIdentity(bytes.NewReader(common.LeftPadBytes([]byte{key}, 32)))
	if err != nil {
		t.Fatal(err)
	}
	w.images[id.Address()] = imageID(m)
	return w.peers(t, w.root, id.PublicKey(), m), id
}

func (w *world) peers(t *testing.T, root *enclave.DevRoot, publicKey []byte, m enclave.Measurement) *Peers {
	t.Helper()
	roots, err := attestation.Roots(w.root.CertificatePEM())
	if err != nil {
		t.Fatal(err)
	}
	p, err := New(Config{
		PublicKey: publicKey, Attester: enclave.NewSoftwareAttester(root, m, func() time.Time { return w.now }), Registry: w, Roots: roots,
		Now: func() time.Time { return w.now }, MaxAge: DefaultMaxAge, MaxAhead: DefaultMaxAhead,
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func attest(t *testing.T, p *Peers, nonce common.Hash) []byte {
	t.Helper()
	document, err := p.Attest(t.Context(), nonce)
	if err != nil {
		t.Fatal(err)
	}
	return document
}

func TestEnclavesKnowEachOther(t *testing.T) {
	w := newWorld(t)
	a, idA := w.join(t, 1, image(1))
	b, idB := w.join(t, 2, image(2))
	for nonce, c := range map[common.Hash]struct {
		by, of *Peers
		want   []byte
	}{{1}: {a, b, idB.PublicKey()}, {2}: {b, a, idA.PublicKey()}} {
		if got, err := c.by.CheckPeer(t.Context(), attest(t, c.of, nonce), nonce); err != nil || !bytes.Equal(got, c.want) {
			t.Errorf("%x, %v", got, err)
		}
	}
}

func TestDocumentsThatAreNotTaken(t *testing.T) {
	for name, c := range map[string]struct {
		want error
		// spoil returns what is shown in the place of a good document.
		spoil func(w *world, good []byte, other *Peers, id *enclave.Identity) []byte
	}{
		"nothing":     {attestation.ErrMalformed, func(*world, []byte, *Peers, *enclave.Identity) []byte { return nil }},
		"altered":     {attestation.ErrSignature, func(_ *world, good []byte, _ *Peers, _ *enclave.Identity) []byte { good[len(good)-1] ^= 1; return good }},
		"other nonce": {attestation.ErrNonce, func(_ *world, _ []byte, p *Peers, _ *enclave.Identity) []byte { return attest(t, p, common.Hash{9}) }},
		"expired": {attestation.ErrStale, func(w *world, good []byte, _ *Peers, _ *enclave.Identity) []byte {
			w.now = start.Add(DefaultMaxAge + time.Second)
			return good
		}},
		"of tomorrow": {attestation.ErrFuture, func(w *world, good []byte, _ *Peers, _ *enclave.Identity) []byte {
			w.now = start.Add(-DefaultMaxAhead - time.Second)
			return good
		}},
		"other image": {ErrImage, func(w *world, good []byte, _ *Peers, id *enclave.Identity) []byte {
			w.images[id.Address()] = imageID(image(7))
			return good
		}},
		"unregistered": {ErrRegistration, func(w *world, good []byte, _ *Peers, id *enclave.Identity) []byte {
			delete(w.images, id.Address())
			return good
		}},
		"no image": {ErrImage, func(w *world, good []byte, _ *Peers, id *enclave.Identity) []byte {
			w.images[id.Address()] = common.Hash{}
			return good
		}},
		"other root": {attestation.ErrChain, func(w *world, _ []byte, _ *Peers, id *enclave.Identity) []byte {
			return attest(t, w.peers(t, newWorld(t).root, id.PublicKey(), image(1)), common.Hash{1})
		}},
		"short key": {ErrPublicKey, func(w *world, _ []byte, p *Peers, _ *enclave.Identity) []byte {
			p.cfg.PublicKey = p.cfg.PublicKey[1:]
			return attest(t, p, common.Hash{1})
		}},
		"key off the curve": {ErrPublicKey, func(w *world, _ []byte, _ *Peers, _ *enclave.Identity) []byte {
			return attest(t, w.peers(t, w.root, bytes.Repeat([]byte{1}, 64), image(1)), common.Hash{1})
		}},
		"debug mode": {attestation.ErrDebugMode, func(w *world, _ []byte, _ *Peers, id *enclave.Identity) []byte {
			return attest(t, w.peers(t, w.root, id.PublicKey(), enclave.Measurement{}), common.Hash{1})
		}},
	} {
		w := newWorld(t)
		checker, _ := w.join(t, 1, image(1))
		other, id := w.join(t, 2, image(1))
		document := c.spoil(w, attest(t, other, common.Hash{1}), other, id)
		if key, err := checker.CheckPeer(t.Context(), document, common.Hash{1}); !errors.Is(err, c.want) || !errors.Is(err, ErrRefused) || key != nil {
			t.Errorf("%s: %x, %v, want %v", name, key, err, c.want)
		}
		w.now = start
		w.images[id.Address()] = imageID(image(1))
		if name == "short key" {
			continue
		}
		if _, err := checker.CheckPeer(t.Context(), attest(t, other, common.Hash{1}), common.Hash{1}); err != nil {
			t.Errorf("a good one after %s: %v", name, err)
		}
	}
}

func TestDocumentIsTakenOnce(t *testing.T) {
	w := newWorld(t)
	checker, _ := w.join(t, 1, image(1))
	other, _ := w.join(t, 2, image(1))
	document := attest(t, other, common.Hash{1})
	for _, want := range []error{nil, ErrReplayed, ErrReplayed} {
		if _, err := checker.CheckPeer(t.Context(), document, common.Hash{1}); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	// As another signature could be made of one, the nonce counts.
	if _, err := checker.CheckPeer(t.Context(), attest(t, other, common.Hash{1}), common.Hash{1}); !errors.Is(err, ErrReplayed) {
		t.Errorf("another document with the same nonce: %v", err)
	}
}

func TestDocumentsAreForgottenWhenTheyAreTooOld(t *testing.T) {
	w := newWorld(t)
	checker, _ := w.join(t, 1, image(1))
	other, _ := w.join(t, 2, image(1))
	for i := range maxSeen {
		var nonce common.Hash
		binary.BigEndian.PutUint32(nonce[:], uint32(i))
		checker.seen[nonce] = start.Add(DefaultMaxAge)
	}
	document := attest(t, other, common.Hash{31: 1})
	if _, err := checker.CheckPeer(t.Context(), document, common.Hash{31: 1}); err != nil || len(checker.seen) > maxSeen {
		t.Errorf("with as many as are remembered: %v, %d are now", err, len(checker.seen))
	}
	w.now = start.Add(DefaultMaxAge + time.Second)
	if _, err := checker.CheckPeer(t.Context(), attest(t, other, common.Hash{31: 2}), common.Hash{31: 2}); err != nil {
		t.Errorf("later: %v", err)
	}
	if len(checker.seen) != 1 {
		t.Errorf("%d remembered", len(checker.seen))
	}
}

// What is not known is no refusal: it may be known the next time.
func TestChainThatDoesNotAnswerRefusesNothing(t *testing.T) {
	w := newWorld(t)
	checker, _ := w.join(t, 1, image(1))
	other, _ := w.join(t, 2, image(1))
	document := attest(t, other, common.Hash{1})
	w.err = errors.New("no connection")
	if _, err := checker.CheckPeer(t.Context(), document, common.Hash{1}); !errors.Is(err, w.err) || errors.Is(err, ErrRefused) {
		t.Errorf("%v", err)
	}
	w.err = nil
	if _, err := checker.CheckPeer(t.Context(), document, common.Hash{1}); err != nil {
		t.Errorf("the same again: %v", err)
	}
}

func TestConfigCheck(t *testing.T) {
	w := newWorld(t)
	p, _ := w.join(t, 1, image(1))
	for name, spoil := range map[string]func(*Config){
		"PublicKey": func(c *Config) { c.PublicKey = nil }, "Attester": func(c *Config) { c.Attester = nil }, "Registry": func(c *Config) { c.Registry = nil },
		"Roots": func(c *Config) { c.Roots = (*x509.CertPool)(nil) }, "Now": func(c *Config) { c.Now = nil },
		"MaxAge": func(c *Config) { c.MaxAge = 0 }, "MaxAhead": func(c *Config) { c.MaxAhead = -1 },
	} {
		cfg := p.cfg
		spoil(&cfg)
		if _, err := New(cfg); !errors.Is(err, ErrConfig) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
