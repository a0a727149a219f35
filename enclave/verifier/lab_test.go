//go:build !enclave

package verifier

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// lab is a verifier, and an enclave with a real key and attester. The clock
// stands until a test moves it.
type lab struct {
	*Server
	t        testing.TB
	cfg      Config
	now      time.Time
	key      *enclave.Identity
	id       *enclave.Identity // of the enclave
	root     *enclave.DevRoot
	image    enclave.Measurement
	owner    common.Address
	settings common.Hash
	approved func(common.Hash) error
	log      bytes.Buffer
}

func newLab(t testing.TB) *lab {
	t.Helper()
	l := &lab{t: t, now: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), key: newIdentity(t), id: newIdentity(t), owner: common.Address{1}, settings: common.Hash{2}}
	l.approved = func(common.Hash) error { return nil }
	l.image.PCR0[0], l.image.PCR1[0], l.image.PCR2[0] = 1, 2, 3
	l.root = newRoot(t, l.now)
	roots, err := attestation.Roots(l.root.CertificatePEM())
	if err != nil {
		t.Fatal(err)
	}
	l.cfg = Config{
		Key:    l.key,
		Domain: contracts.Domain{Name: contracts.AttestationVerifierDomain, Version: contracts.DomainVersion, ChainID: big.NewInt(1337), VerifyingContract: common.Address{9}},
		Policy: attestation.Policy{Roots: roots, MaxAge: time.Minute, MaxAhead: time.Second, Settings: &l.settings},
		Now:    func() time.Time { return l.now }, Log: slog.New(slog.NewTextHandler(&l.log, nil)), Limits: DefaultLimits(),
		Approved: func(_ context.Context, id common.Hash) error { return l.approved(id) },
	}
	return l.open()
}

// open makes the server anew.
func (l *lab) open() *lab {
	l.t.Helper()
	s, err := New(l.cfg)
	if err != nil {
		l.t.Fatal(err)
	}
	l.Server = s
	return l
}

func newIdentity(t testing.TB) *enclave.Identity {
	t.Helper()
	id, err := enclave.GenerateIdentity(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func newRoot(t testing.TB, at time.Time) *enclave.DevRoot {
	t.Helper()
	root, err := enclave.GenerateDevRoot(at)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func (l *lab) request(method, path, contentType string, body []byte) *httptest.ResponseRecorder {
	l.t.Helper()
	r := httptest.NewRequest(method, path, bytes.NewReader(body))
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	w := httptest.NewRecorder()
	l.Handler().ServeHTTP(w, r)
	if raw := w.Body.String(); strings.Count(raw, "\n") != 1 || !strings.HasSuffix(raw, "\n") || !json.Valid([]byte(raw)) {
		l.t.Errorf("%s %s answers no line of JSON: %q", method, path, raw)
	}
	return w
}

// fresh is a nonce of the server.
func (l *lab) fresh() []byte {
	l.t.Helper()
	var n Nonce
	if err := json.Unmarshal(l.request("GET", "/nonce", "", nil).Body.Bytes(), &n); err != nil || len(n.Nonce) != nonceLength {
		l.t.Fatalf("nonce %x, %v", n.Nonce, err)
	}
	return n.Nonce
}

// document is the enclave's, made now.
func (l *lab) document(nonce []byte) []byte { return l.documentBy(l.root, l.image, nonce) }

func (l *lab) documentBy(root *enclave.DevRoot, image enclave.Measurement, nonce []byte) []byte {
	l.t.Helper()
	now := l.now
	doc, err := enclave.NewSoftwareAttester(root, image, func() time.Time { return now }).Attest(context.Background(),
		enclave.AttestRequest{PublicKey: l.id.PublicKey(), UserData: enclave.UserData(l.owner, l.settings), Nonce: nonce})
	if err != nil {
		l.t.Fatal(err)
	}
	return doc
}

func (l *lab) post(document []byte) (status int, signed Signed, refusal Refusal) {
	l.t.Helper()
	w := l.request("POST", "/sign", documentType, document)
	if w.Code != http.StatusOK {
		if err := json.Unmarshal(w.Body.Bytes(), &refusal); err != nil || refusal.Error == "" {
			l.t.Fatalf("%d %s, %v", w.Code, w.Body, err)
		}
		return w.Code, signed, refusal
	}
	if err := json.Unmarshal(w.Body.Bytes(), &signed); err != nil {
		l.t.Fatal(err)
	}
	return w.Code, signed, refusal
}

// serve lets the lab's server listen until the test ends, and returns its URL.
func (l *lab) serve() string {
	l.t.Helper()
	at := filepath.Join(l.t.TempDir(), "v.sock")
	l.serveOn("unix", at)
	return "unix://" + at
}

func (l *lab) serveOn(network, at string) net.Addr {
	l.t.Helper()
	ln, err := net.Listen(network, at)
	if err != nil {
		l.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- l.Serve(ctx, ln) }()
	l.t.Cleanup(func() {
		cancel()
		if err := <-served; err != nil {
			l.t.Error(err)
		}
	})
	return ln.Addr()
}
