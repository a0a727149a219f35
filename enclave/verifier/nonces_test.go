//go:build !enclave

package verifier

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave/attestation"
)

func TestNonceIsTakenOnce(t *testing.T) {
	l := newLab(t)
	document := l.document(l.fresh())
	if status, _, refusal := l.post(document); status != http.StatusOK {
		t.Fatal(refusal)
	}
	if status, _, refusal := l.post(document); status != http.StatusForbidden || refusal.Check != attestation.CheckNonce || !strings.Contains(refusal.Error, "used before") {
		t.Errorf("again: %d %+v", status, refusal)
	}
}

// TestNonceIsTakenOnceByMany posts one document from many sides at once.
func TestNonceIsTakenOnceByMany(t *testing.T) {
	l := newLab(t)
	l.cfg.Log, l.cfg.Limits.Patience = slog.New(slog.DiscardHandler), time.Minute
	l.open()
	document := l.document(l.fresh())
	const n = 8
	statuses := make([]int, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			r := httptest.NewRequest("POST", "/sign", bytes.NewReader(document))
			r.Header.Set("Content-Type", documentType)
			w := httptest.NewRecorder()
			l.Handler().ServeHTTP(w, r)
			statuses[i] = w.Code
		})
	}
	wg.Wait()
	signed := 0
	for _, s := range statuses {
		if s == http.StatusOK {
			signed++
		} else if s != http.StatusForbidden {
			t.Errorf("status %d", s)
		}
	}
	if signed != 1 {
		t.Errorf("signed %d times", signed)
	}
}

// TestNonceIsTakenOnceThoughSeenTwice: two requests may both have seen that a
// nonce is unused before either takes it.
func TestNonceIsTakenOnceThoughSeenTwice(t *testing.T) {
	n, now := newNonces(Limits{NonceLife: time.Minute, Nonces: 10, PerEnclave: 10}), time.Unix(1000, 0)
	nonce, _ := n.issue(now)
	for range 2 {
		if err := n.check(nonce, now); err != nil {
			t.Fatal(err)
		}
	}
	if err := n.take(nonce, [publicKeyLength]byte{}, now); err != nil {
		t.Fatal(err)
	}
	if err := n.take(nonce, [publicKeyLength]byte{}, now); !errors.Is(err, attestation.ErrNonce) {
		t.Errorf("taken twice: %v", err)
	}
	if err := n.check(nonce, now); !errors.Is(err, attestation.ErrNonce) {
		t.Errorf("unused: %v", err)
	}
}

func TestNonceEnds(t *testing.T) {
	l := newLab(t)
	l.cfg.Policy.MaxAge = time.Hour
	l.open()
	nonce := l.fresh()
	l.now = l.now.Add(l.cfg.Limits.NonceLife)
	if status, _, refusal := l.post(l.document(nonce)); status != http.StatusOK {
		t.Errorf("at its last moment: %d %+v", status, refusal)
	}
	nonce = l.fresh()
	l.now = l.now.Add(l.cfg.Limits.NonceLife + time.Millisecond)
	if status, _, refusal := l.post(l.document(nonce)); status != http.StatusForbidden || refusal.Check != attestation.CheckNonce || !strings.Contains(refusal.Error, "good until") {
		t.Errorf("after its time: %d %+v", status, refusal)
	}
}

// TestNonceOfAnotherVerifier: or of this one before it was started again.
func TestNonceOfAnotherVerifier(t *testing.T) {
	l := newLab(t)
	nonce := l.fresh()
	l.open()
	if status, _, refusal := l.post(l.document(nonce)); status != http.StatusForbidden || refusal.Check != attestation.CheckNonce {
		t.Errorf("%d %+v", status, refusal)
	}
}

// TestUsedNoncesAreBounded: beyond the bound nothing is signed, rather than
// one signed twice, and there is room again when they end.
func TestUsedNoncesAreBounded(t *testing.T) {
	l := newLab(t)
	l.cfg.Limits.Nonces = 2
	l.open()
	for range 2 {
		if status, _, refusal := l.post(l.document(l.fresh())); status != http.StatusOK {
			t.Fatal(refusal)
		}
	}
	nonce := l.fresh()
	if status, _, _ := l.post(l.document(nonce)); status != http.StatusServiceUnavailable {
		t.Errorf("one more: %d", status)
	}
	l.now = l.now.Add(l.cfg.Limits.NonceLife + time.Second)
	if status, _, refusal := l.post(l.document(l.fresh())); status != http.StatusOK || len(l.nonces.used) != 1 {
		t.Errorf("later: %d %+v, %d remembered", status, refusal, len(l.nonces.used))
	}
}

// TestOneEnclaveLeavesNoncesToOthers: it gets no more than its part, until its
// first ones have ended.
func TestOneEnclaveLeavesNoncesToOthers(t *testing.T) {
	l := newLab(t)
	l.cfg.Limits.PerEnclave = 2
	l.open()
	first := l.id
	for range 2 {
		if status, _, refusal := l.post(l.document(l.fresh())); status != http.StatusOK {
			t.Fatal(refusal)
		}
	}
	w := l.request("POST", "/sign", documentType, l.document(l.fresh()))
	if w.Code != http.StatusTooManyRequests || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "of this enclave") {
		t.Errorf("one more: %d %s", w.Code, w.Body)
	}
	l.id = newIdentity(t)
	if status, _, refusal := l.post(l.document(l.fresh())); status != http.StatusOK {
		t.Errorf("another enclave: %d %+v", status, refusal)
	}
	l.id, l.now = first, l.now.Add(l.cfg.Limits.NonceLife+time.Second)
	if status, _, refusal := l.post(l.document(l.fresh())); status != http.StatusOK {
		t.Errorf("later: %d %+v", status, refusal)
	}
}
