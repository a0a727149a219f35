//go:build !enclave

package verifier

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

func TestBadRequests(t *testing.T) {
	l := newLab(t)
	for _, c := range []struct {
		method, path, contentType string
		body                      []byte
		want                      int
	}{
		{"GET", "/sign", "", nil, http.StatusMethodNotAllowed},
		{"POST", "/nonce", "", nil, http.StatusMethodNotAllowed},
		{"DELETE", "/", "", nil, http.StatusMethodNotAllowed},
		{"GET", "/nothing", "", nil, http.StatusNotFound},
		{"GET", "/attestation", "", nil, http.StatusNotFound}, // no attester
		{"POST", "/sign", "", []byte("x"), http.StatusUnsupportedMediaType},
		{"POST", "/sign", "application/json", []byte("{}"), http.StatusUnsupportedMediaType},
		{"POST", "/sign", documentType, make([]byte, attestation.MaxDocumentLength+1), http.StatusRequestEntityTooLarge},
	} {
		if w := l.request(c.method, c.path, c.contentType, c.body); w.Code != c.want {
			t.Errorf("%s %s: %d %s, want %d", c.method, c.path, w.Code, w.Body, c.want)
		}
	}
}

func TestBusy(t *testing.T) {
	l := newLab(t)
	l.cfg.Limits.Verifications, l.cfg.Limits.Patience = 1, time.Millisecond
	l.open()
	l.slots <- struct{}{} // a verification that is under way
	if status, _, refusal := l.post(l.document(l.fresh())); status != http.StatusServiceUnavailable {
		t.Errorf("%d %+v", status, refusal)
	}
	<-l.slots
	if status, _, refusal := l.post(l.document(l.fresh())); status != http.StatusOK {
		t.Errorf("%d %+v", status, refusal)
	}
}

// TestChainIsAskedWithoutATurn: who waits for the chain keeps nobody from being
// verified.
func TestChainIsAskedWithoutATurn(t *testing.T) {
	l := newLab(t)
	l.cfg.Log, l.cfg.Limits.Verifications, l.cfg.Limits.Patience = slog.New(slog.DiscardHandler), 1, time.Minute
	asked, answer := make(chan struct{}), make(chan struct{})
	l.cfg.Approved = func(context.Context, common.Hash) error {
		asked <- struct{}{}
		<-answer
		return nil
	}
	l.open()
	document, status := l.document(l.fresh()), make(chan int, 1)
	go func() {
		r := httptest.NewRequest("POST", "/sign", bytes.NewReader(document))
		r.Header.Set("Content-Type", documentType)
		w := httptest.NewRecorder()
		l.Handler().ServeHTTP(w, r)
		status <- w.Code
	}()
	<-asked
	if n := len(l.slots); n != 0 {
		t.Errorf("%d turns are taken", n)
	} else if status, _, refusal := l.post(l.document(nil)); status != http.StatusForbidden {
		t.Errorf("meanwhile: %d %+v", status, refusal)
	}
	close(answer)
	if s := <-status; s != http.StatusOK {
		t.Errorf("then: %d", s)
	}
}

// TestChainThatDoesNotAnswer is waited for as long as is said, and no longer.
func TestChainThatDoesNotAnswer(t *testing.T) {
	l := newLab(t)
	l.cfg.Limits.Patience = 10 * time.Millisecond
	l.cfg.Approved = func(ctx context.Context, _ common.Hash) error {
		<-ctx.Done()
		return ctx.Err()
	}
	l.open()
	if status, _, refusal := l.post(l.document(l.fresh())); status != http.StatusServiceUnavailable {
		t.Errorf("%d %+v", status, refusal)
	}
}

func TestOwnAttestation(t *testing.T) {
	l := newLab(t)
	now := l.now
	l.cfg.Attester = enclave.NewSoftwareAttester(l.root, l.image, func() time.Time { return now })
	l.open()
	r := httptest.NewRequest("GET", "/attestation?nonce=0x0102", nil)
	w := httptest.NewRecorder()
	l.Handler().ServeHTTP(w, r)
	p := attestation.Policy{Roots: l.cfg.Policy.Roots, Now: now, MaxAge: time.Minute, Nonce: []byte{1, 2}, PublicKey: l.key.PublicKey()}
	if _, err := attestation.Verify(w.Body.Bytes(), p); err != nil || w.Header().Get("Content-Type") != documentType {
		t.Errorf("%d, %v", w.Code, err)
	}
	for _, nonce := range []string{"zz", "0", strings.Repeat("00", 513)} {
		if w := l.request("GET", "/attestation?nonce="+nonce, "", nil); w.Code != http.StatusBadRequest {
			t.Errorf("nonce %.8s: %d", nonce, w.Code)
		}
	}
}

func TestDetails(t *testing.T) {
	l := newLab(t)
	var d Details
	if err := json.Unmarshal(l.request("GET", "/", "", nil).Body.Bytes(), &d); err != nil || d.Address != l.key.Address() || d.ChainID.Int64() != 1337 || *d.VerifyingContract != (common.Address{9}) || d.MaxAgeSeconds != 60 {
		t.Errorf("%+v, %v", d, err)
	}
}

// TestNoKeyIsShown: not in any answer, nor in the log.
func TestNoKeyIsShown(t *testing.T) {
	l := newLab(t)
	secret := make([]byte, 32)
	rand.Read(secret)
	id, err := enclave.GenerateIdentity(bytes.NewReader(secret))
	if err != nil {
		t.Fatal(err)
	}
	l.cfg.Key = id
	l.open()
	var all strings.Builder
	for _, w := range []*httptest.ResponseRecorder{l.request("GET", "/", "", nil), l.request("GET", "/nonce", "", nil),
		l.request("POST", "/sign", documentType, l.document(l.fresh())), l.request("POST", "/sign", documentType, []byte("x"))} {
		all.WriteString(w.Body.String())
	}
	fmt.Fprintf(&all, "%s %v %+v", l.log.String(), l.cfg.Key, id)
	if text := strings.ToLower(all.String()); strings.Contains(text, common.Bytes2Hex(secret)) || strings.Contains(text, common.Bytes2Hex(l.nonces.key[:])) || !strings.Contains(text, "signed") {
		t.Errorf("a key, or no signature, in %s", text)
	}
}

func TestConfigCheck(t *testing.T) {
	good := newLab(t).cfg
	for name, c := range map[string]struct {
		change func(*Config)
		want   error
	}{
		"no key":       {func(c *Config) { c.Key = nil }, ErrMissing},
		"no domain":    {func(c *Config) { c.Domain = contracts.Domain{} }, ErrMissing},
		"no clock":     {func(c *Config) { c.Now = nil }, ErrMissing},
		"no log":       {func(c *Config) { c.Log = nil }, ErrMissing},
		"any image":    {func(c *Config) { c.Approved = nil }, ErrImages},
		"no roots":     {func(c *Config) { c.Policy.Roots = nil }, attestation.ErrPolicy},
		"any age":      {func(c *Config) { c.Policy.MaxAge = 0 }, attestation.ErrPolicy},
		"no patience":  {func(c *Config) { c.Limits.Patience = 0 }, ErrLimit},
		"no nonces":    {func(c *Config) { c.Limits.Nonces = 0 }, ErrLimit},
		"no share":     {func(c *Config) { c.Limits.Share = 0 }, ErrLimit},
		"all is one's": {func(c *Config) { c.Limits.Share = c.Limits.Connections/2 + 1 }, ErrShare},
		"none of one":  {func(c *Config) { c.Limits.PerEnclave = 0 }, ErrLimit},
		"good":         {func(*Config) {}, nil},
		"PCR2 alone":   {func(c *Config) { c.Approved, c.Policy.PCRs = nil, map[uint][]byte{2: make([]byte, 48)} }, ErrImages},
		"PCR0 alone":   {func(c *Config) { c.Approved, c.Policy.PCRs = nil, map[uint][]byte{0: make([]byte, 48)} }, nil},
	} {
		cfg := good
		c.change(&cfg)
		if err := cfg.Check(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
