package attestation

import (
	"bytes"
	"encoding/pem"
	"errors"
	"testing"
	"time"

	"github.com/hf/nitrite"
)

func TestAWSRoots(t *testing.T) {
	roots, err := AWSRoots()
	if err != nil {
		t.Fatal(err)
	}
	// No document of ours passes it.
	f := newForger(t)
	p := f.policy()
	p.Roots = roots
	if _, err := Verify(f.document(t), p); !errors.Is(err, ErrChain) {
		t.Errorf("a document of a test root under the root of AWS: error %v", err)
	}
}

func TestRootsRefuse(t *testing.T) {
	aws := []byte(nitrite.DefaultCARoots)
	own := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: newForger(t).root.Raw})
	for name, c := range map[string]struct {
		pem  []byte
		want error
	}{
		"another root": {own, ErrFingerprint}, "nothing": {nil, ErrRootPEM}, "text": {[]byte("root"), ErrRootPEM},
		"two":       {append(bytes.Clone(aws), own...), ErrRootPEM},
		"garbage":   {pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: []byte("x")}), ErrRootPEM},
		"other PEM": {pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: []byte("x")}), ErrRootPEM},
	} {
		if _, err := AWSRootsFrom(c.pem); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
	if _, err := Roots(own); err != nil {
		t.Errorf("own root: %v", err)
	}
	if _, err := Roots(nil); !errors.Is(err, ErrRootPEM) {
		t.Errorf("no root: error %v", err)
	}
}

func TestNewNonce(t *testing.T) {
	a, b := NewNonce(), NewNonce()
	if len(a) != NonceLength || bytes.Equal(a, b) {
		t.Errorf("nonces %x and %x", a, b)
	}
}

// TestOldDocumentFails is the rule for recorded documents: at its time it
// passes, at any other it does not.
func TestOldDocumentFails(t *testing.T) {
	f := newForger(t)
	doc, p := f.document(t), f.policy()
	for _, d := range []time.Duration{-24 * time.Hour, -time.Hour, time.Hour, 24 * time.Hour, 24 * 4000 * time.Hour} {
		p.Now = madeAt.Add(d)
		if _, err := Verify(doc, p); err == nil {
			t.Errorf("passes %s off its time", d)
		}
	}
}
