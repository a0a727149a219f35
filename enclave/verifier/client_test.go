//go:build !enclave

package verifier

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

func TestClient(t *testing.T) {
	l := newLab(t)
	c, err := NewClient(l.serve())
	if err != nil {
		t.Fatal(err)
	}
	if d, err := c.Details(t.Context()); err != nil || d.Address != l.key.Address() {
		t.Fatalf("%+v, %v", d, err)
	}
	nonce, err := c.Nonce(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	document := l.document(nonce)
	if sig, err := c.Sign(t.Context(), document); err != nil || len(sig) != 65 {
		t.Errorf("%x, %v", sig, err)
	}
	if _, err := c.Sign(t.Context(), document); !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), "used before") {
		t.Errorf("again: %v", err)
	}
}

// TestClientAsksForTheVerifiersOwnDocument: one outside of an enclave has none.
func TestClientAsksForTheVerifiersOwnDocument(t *testing.T) {
	l := newLab(t)
	c, err := NewClient(l.serve())
	if err != nil {
		t.Fatal(err)
	}
	if doc, err := c.Attestation(t.Context(), []byte("nonce")); !errors.Is(err, ErrNoDocument) {
		t.Errorf("%x, %v", doc, err)
	}
	now := l.now
	l.cfg.Attester = enclave.NewSoftwareAttester(l.root, l.image, func() time.Time { return now })
	if c, err = NewClient(l.open().serve()); err != nil {
		t.Fatal(err)
	}
	doc, err := c.Attestation(t.Context(), []byte("nonce"))
	if err != nil {
		t.Fatal(err)
	}
	p := l.cfg.Policy
	p.Now, p.Nonce, p.Settings = l.now, []byte("nonce"), nil
	if d, err := attestation.Verify(doc, p); err != nil || !bytes.Equal(d.PublicKey, l.key.PublicKey()) {
		t.Errorf("%+v, %v", d, err)
	}
	if doc, err := c.Attestation(t.Context(), make([]byte, enclave.MaxAttestField+1)); !errors.Is(err, ErrRefused) {
		t.Errorf("a long nonce: %x, %v", doc, err)
	}
}

// TestClientOfNoVerifier: a status 404 of another server does not say that a
// verifier runs in no enclave.
func TestClientOfNoVerifier(t *testing.T) {
	for name, handler := range map[string]http.HandlerFunc{
		"another server": http.NotFound,
		"another server's JSON": func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/" {
				w.WriteHeader(http.StatusNotFound)
			}
			io.WriteString(w, `{"verifier_address":"0x0100000000000000000000000000000000000000"}`)
		},
		"a refusal": func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNotFound)
			io.WriteString(w, `{"error":"no such endpoint"}`)
		},
	} {
		s := httptest.NewServer(handler)
		c, err := NewClient(s.URL)
		if err != nil {
			t.Fatal(err)
		}
		if doc, err := c.Attestation(t.Context(), []byte("nonce")); !errors.Is(err, ErrAnswer) || errors.Is(err, ErrNoDocument) {
			t.Errorf("%s: %x, %v", name, doc, err)
		}
		s.Close()
	}
}

// TestClientOfAnythingElse: a server that is no verifier gets one line.
func TestClientOfAnythingElse(t *testing.T) {
	for name, c := range map[string]struct {
		answer func(http.ResponseWriter)
		want   error
	}{
		"no JSON":          {func(w http.ResponseWriter) { io.WriteString(w, "<html>") }, ErrAnswer},
		"endless":          {func(w http.ResponseWriter) { w.Write(make([]byte, maxAnswer+1)) }, ErrAnswer},
		"a page of errors": {func(w http.ResponseWriter) { w.WriteHeader(502); io.WriteString(w, "<html>") }, ErrAnswer},
		"a redirect":       {func(w http.ResponseWriter) { w.Header().Set("Location", "/sign"); w.WriteHeader(302) }, ErrAnswer},
		"tricks":           {func(w http.ResponseWriter) { w.WriteHeader(403); io.WriteString(w, `{"error":"\u001b[2Jx\ny"}`) }, ErrRefused},
	} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { c.answer(w) }))
		client, err := NewClient(s.URL)
		if err != nil {
			t.Fatal(err)
		}
		_, err = client.Nonce(t.Context())
		if !errors.Is(err, c.want) || strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Errorf("%s: %q", name, err)
		}
		s.Close()
	}
	for _, u := range []string{"", "ftp://h/", "http://", "https://user:key@h/", "http://h/?key=1", "vsock://any:1/", "vsock://3:0/", "unix:", "unix://h/x"} {
		if _, err := NewClient(u); !errors.Is(err, ErrURL) || strings.Contains(err.Error(), "key") {
			t.Errorf("%q: %v", u, err)
		}
	}
}
