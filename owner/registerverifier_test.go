package owner

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

// spoilDocument has the enclave answer with what change makes of its document.
func (w *world) spoilDocument(change func([]byte) []byte) {
	w.document = func(nonce []byte) ([]byte, error) {
		doc, err := w.attest(w.id.PublicKey(), nonce)
		if err != nil {
			return nil, err
		}
		return change(doc), nil
	}
}

// service is a verifier that signs what it reads in a document. Tests spoil
// one thing each.
type service struct {
	w      *world
	nonce  []byte
	asked  int // for a signature
	refuse error
	claim  func(*contracts.Attestation)
	answer func([]byte) []byte
	domain contracts.Domain
}

func newService(w *world) *service {
	return &service{w: w, nonce: []byte("a nonce of the verifier"), claim: func(*contracts.Attestation) {}, answer: func(s []byte) []byte { return s },
		domain: domainOf(contracts.AttestationVerifierDomain, verifierAt)}
}

func (s *service) Nonce(context.Context) ([]byte, error) { return s.nonce, nil }

func (s *service) Sign(_ context.Context, document []byte) ([]byte, error) {
	s.asked++
	if s.refuse != nil {
		return nil, s.refuse
	}
	p := s.w.policy()
	p.Now, p.MaxAge, p.MaxAhead, p.Nonce = time.Now(), time.Minute, time.Second, s.nonce
	d, err := attestation.Verify(document, p)
	if err != nil {
		return nil, err
	}
	a := d.Attestation()
	s.claim(&a)
	sig, err := sign(a.Digest(s.domain), s.w.verifier)
	return s.answer(sig), err
}

func TestRegisterByAVerifier(t *testing.T) {
	w := newWorld(t)
	r, err := w.registerWith(newService(w))
	if err != nil || r.Enclave != w.id.Address() || len(w.sent) != 2 {
		t.Fatalf("registration %+v, %v", r, err)
	}
	checkVouched(t, w, r.ImageID)
}

// TestRegisterByAVerifierRefuses: what a verifier says is believed only as far
// as the contract would believe it.
func TestRegisterByAVerifierRefuses(t *testing.T) {
	refused := errors.New("refused")
	stranger, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		spoil func(*world, *service)
		want  error
		asked int
	}{
		"it refuses":    {func(_ *world, s *service) { s.refuse = refused }, refused, 1},
		"no nonce":      {func(_ *world, s *service) { s.nonce = nil }, ErrVerifierNonce, 0},
		"a short nonce": {func(_ *world, s *service) { s.nonce = []byte("short") }, ErrVerifierNonce, 0},
		"a huge nonce":  {func(_ *world, s *service) { s.nonce = make([]byte, 513) }, ErrVerifierNonce, 0},
		"signs for another key": {func(_ *world, s *service) {
			s.claim = func(a *contracts.Attestation) { a.EnclavePubKey = make([]byte, 64) }
		}, ErrVerifier, 1},
		"signs for another image": {func(_ *world, s *service) { s.claim = func(a *contracts.Attestation) { a.PCR0 = make([]byte, 48) } }, ErrVerifier, 1},
		"signs another time": {func(_ *world, s *service) {
			s.claim = func(a *contracts.Attestation) { a.Timestamp = a.Timestamp.Add(time.Hour) }
		}, ErrVerifier, 1},
		"signs for another chain": {func(_ *world, s *service) { s.domain.VerifyingContract = common.Address{7} }, ErrVerifier, 1},
		"another key": {func(w *world, s *service) {
			s.answer = func([]byte) []byte { sig, _ := sign(common.Hash{1}, stranger); return sig }
		}, ErrVerifier, 1},
		"no signature":   {func(_ *world, s *service) { s.answer = func([]byte) []byte { return nil } }, ErrVerifierSignature, 1},
		"zero signature": {func(_ *world, s *service) { s.answer = func([]byte) []byte { return make([]byte, 65) } }, ErrVerifierSignature, 1},
		"v of 1":         {func(_ *world, s *service) { s.answer = func(b []byte) []byte { b[64] -= 27; return b } }, ErrVerifierSignature, 1},
		"bad document": {func(w *world, _ *service) {
			w.attester = enclave.NewSoftwareAttester(newWorld(w.t).root, w.image, time.Now)
		}, attestation.ErrChain, 0},
		"used document": {func(w *world, _ *service) {
			used, err := w.attest(w.id.PublicKey(), attestation.NewNonce())
			w.document = func([]byte) ([]byte, error) { return used, err }
		}, attestation.ErrNonce, 0},
		"revoked image": {func(w *world, _ *service) { w.revoked = true }, attestation.ErrApproval, 0},
	} {
		w := newWorld(t)
		s := newService(w)
		c.spoil(w, s)
		if _, err := w.registerWith(s); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
		if len(w.sent) != 0 || s.asked != c.asked {
			t.Errorf("%s: %d transactions were sent, the verifier was asked %d times", name, len(w.sent), s.asked)
		}
	}
}

func TestRegisterWantsTheEvent(t *testing.T) {
	w := newWorld(t)
	w.eventless = true
	if _, err := w.register(); !errors.Is(err, ErrNoEvent) {
		t.Errorf("error %v", err)
	}
}
