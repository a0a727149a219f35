//go:build !enclave

package verifier

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

func TestSign(t *testing.T) {
	l := newLab(t)
	status, s, refusal := l.post(l.document(l.fresh()))
	if status != http.StatusOK {
		t.Fatalf("%d: %+v", status, refusal)
	}
	// What the contract recovers the signer from, put together here.
	digest := contracts.Attestation{EnclavePubKey: l.id.PublicKey(), PCR0: l.image.PCR0[:], PCR1: l.image.PCR1[:], PCR2: l.image.PCR2[:], Timestamp: l.now}.Digest(l.cfg.Domain)
	sig := bytes.Clone(s.Signature)
	sig[64] -= 27
	signer, err := crypto.SigToPub(digest[:], sig)
	if err != nil || crypto.PubkeyToAddress(*signer) != l.key.Address() {
		t.Errorf("signed by %v, %v", signer, err)
	}
	if !bytes.Equal(s.PublicKey, l.id.PublicKey()) || !bytes.Equal(s.PCR0, l.image.PCR0[:]) || s.TimestampMs != uint64(l.now.UnixMilli()) || s.Verifier != l.key.Address() {
		t.Errorf("answer %+v", s)
	}
}

// TestRefuses: each defect has its check, and is the one by which the command
// refuses, too. The nonce of a refused document is not used up.
func TestRefuses(t *testing.T) {
	zero := common.Hash{}
	for name, c := range map[string]struct {
		document func(l *lab, nonce []byte) []byte
		check    string
	}{
		"empty":           {func(*lab, []byte) []byte { return []byte{} }, attestation.CheckForm},
		"garbage":         {func(*lab, []byte) []byte { return []byte("hello") }, attestation.CheckForm},
		"cut":             {func(l *lab, n []byte) []byte { d := l.document(n); return d[:len(d)-1] }, attestation.CheckForm},
		"another root":    {func(l *lab, n []byte) []byte { return l.documentBy(newRoot(l.t, l.now), l.image, n) }, attestation.CheckCertificates},
		"zero signature":  {func(l *lab, n []byte) []byte { d := l.document(n); clear(d[len(d)-96:]); return d }, attestation.CheckSignature},
		"stale":           {func(l *lab, n []byte) []byte { d := l.document(n); l.now = l.now.Add(61 * time.Second); return d }, attestation.CheckAge},
		"from the future": {func(l *lab, n []byte) []byte { d := l.document(n); l.now = l.now.Add(-2 * time.Second); return d }, attestation.CheckAge},
		"debug mode":      {func(l *lab, n []byte) []byte { return l.documentBy(l.root, enclave.Measurement{}, n) }, attestation.CheckDebugMode},
		"image not approved": {func(l *lab, n []byte) []byte {
			l.approved = func(id common.Hash) error { return fmt.Errorf("%w: %s", attestation.ErrApproval, id) }
			return l.document(n)
		}, attestation.CheckApproval},
		"foreign nonce": {func(l *lab, _ []byte) []byte { return l.document(attestation.NewNonce()) }, attestation.CheckNonce},
		"altered nonce": {func(l *lab, n []byte) []byte { n = bytes.Clone(n); n[7]++; return l.document(n) }, attestation.CheckNonce},
		"no nonce":      {func(l *lab, _ []byte) []byte { return l.document(nil) }, attestation.CheckNonce},
		"other settings": {func(l *lab, n []byte) []byte {
			l.settings = common.Hash{3}
			d := l.document(n)
			l.settings = common.Hash{2}
			return d
		}, attestation.CheckSettings},
		"no settings": {func(l *lab, n []byte) []byte {
			l.settings = zero
			d := l.document(n)
			l.settings = common.Hash{2}
			return d
		}, attestation.CheckSettings},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			nonce, then := l.fresh(), l.now
			document := c.document(l, nonce)
			asked, approved := false, l.approved
			l.approved = func(id common.Hash) error { asked = true; return approved(id) }
			status, _, refusal := l.post(document)
			if asked != (c.check == attestation.CheckApproval) {
				t.Errorf("the chain was asked: %v", asked)
			}
			if status != http.StatusForbidden || refusal.Check != c.check {
				t.Fatalf("%d %+v, want check %s", status, refusal, c.check)
			}
			policy := l.cfg.Policy // as the command has it
			policy.Now, policy.Nonce, policy.Approved = l.now, nonce, l.approved
			if check, _ := attestation.Examine(document, policy).FirstFailed(); check.Name != c.check {
				t.Errorf("the command refuses by %q", check.Name)
			}
			l.now, l.approved = then, func(common.Hash) error { return nil }
			if status, _, refusal := l.post(l.document(nonce)); status != http.StatusOK {
				t.Errorf("the nonce is used up: %+v", refusal)
			}
		})
	}
}

// TestUnknownApprovalIsNoRefusal: nobody is told that a document is bad because
// a node does not answer, and nobody gets a signature.
func TestUnknownApprovalIsNoRefusal(t *testing.T) {
	l := newLab(t)
	l.approved = func(common.Hash) error { return errors.New("https://rpc.example/SECRETKEY does not answer") }
	w := l.request("POST", "/sign", documentType, l.document(l.fresh()))
	if w.Code != http.StatusServiceUnavailable || strings.Contains(w.Body.String(), "SECRETKEY") || w.Header().Get("Retry-After") == "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestPublicKeyMustBeOne(t *testing.T) {
	for name, key := range map[string][]byte{"none": nil, "short": make([]byte, 63), "not on the curve": bytes.Repeat([]byte{1}, 64), "with a prefix": append([]byte{4}, make([]byte, 64)...)} {
		l := newLab(t)
		now := l.now
		doc, err := enclave.NewSoftwareAttester(l.root, l.image, func() time.Time { return now }).Attest(context.Background(),
			enclave.AttestRequest{PublicKey: key, UserData: enclave.UserData(l.owner, l.settings), Nonce: l.fresh()})
		if err != nil {
			t.Fatal(err)
		}
		l.approved = func(common.Hash) error { t.Errorf("%s: the chain was asked", name); return nil }
		if status, _, refusal := l.post(doc); status != http.StatusForbidden || refusal.Check != attestation.CheckPublicKey {
			t.Errorf("%s: %d %+v", name, status, refusal)
		}
	}
}

// FuzzSign holds that no body gets a signature, or a panic.
func FuzzSign(f *testing.F) {
	l := newLab(f)
	l.cfg.Log = slog.New(slog.DiscardHandler)
	l.open()
	good := l.document(l.fresh())
	f.Add(good[:len(good)-1])
	f.Add([]byte{0xd2, 0x84})
	f.Add(l.documentBy(l.root, enclave.Measurement{}, l.fresh()))
	f.Fuzz(func(t *testing.T, body []byte) {
		r := httptest.NewRequest("POST", "/sign", bytes.NewReader(body))
		r.Header.Set("Content-Type", documentType)
		w := httptest.NewRecorder()
		l.Handler().ServeHTTP(w, r)
		if w.Code == http.StatusOK || w.Code >= 500 {
			t.Errorf("%d %s", w.Code, w.Body)
		}
	})
}

// BenchmarkSign is a whole request: nonce, document of the software attester
// (two signatures to verify, where a real one has five), signature.
func BenchmarkSign(b *testing.B) {
	l := newLab(b)
	l.cfg.Log, l.cfg.Limits.Nonces = slog.New(slog.DiscardHandler), 1<<30
	l.cfg.Limits.PerEnclave = 1 << 30
	l.open()
	for b.Loop() {
		b.StopTimer()
		document := l.document(l.fresh())
		b.StartTimer()
		if status, _, refusal := l.post(document); status != http.StatusOK {
			b.Fatal(refusal)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "signatures/s")
}
