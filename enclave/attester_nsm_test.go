//go:build enclave

package enclave

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/hf/nsm/request"
	"github.com/hf/nsm/response"
)

func TestNSMDeviceMissing(t *testing.T) {
	_, err := NewNSMAttester(filepath.Join(t.TempDir(), "nsm"))
	if !errors.Is(err, ErrNSMDevice) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

// TestNSMDeviceOfAnotherKind asks a device that knows no such request.
func TestNSMDeviceOfAnotherKind(t *testing.T) {
	a, err := NewNSMAttester("/dev/null")
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := a.Attest(context.Background(), AttestRequest{}); !errors.Is(err, ErrAttest) {
		t.Errorf("error %v, want %v", err, ErrAttest)
	}
	if _, err := a.Attest(context.Background(), AttestRequest{Nonce: make([]byte, 513)}); !errors.Is(err, ErrAttestField) {
		t.Errorf("long nonce: error %v, want %v", err, ErrAttestField)
	}
}

// emulated is a security module that says what a test wants, and keeps what it
// was asked.
type emulated struct {
	io.Reader
	asked  request.Request
	answer response.Response
	err    error
	closed bool
}

func (e *emulated) Close() error { e.closed = true; return nil }

func (e *emulated) Send(r request.Request) (response.Response, error) {
	e.asked = r
	return e.answer, e.err
}

// TestNSM asks a security module for a document and for entropy: one that is
// emulated, and that of this machine, if it has one.
func TestNSM(t *testing.T) {
	nonce := bytes.Repeat([]byte{7}, 32)
	e := &emulated{Reader: rand.Reader, answer: response.Response{Attestation: &response.Attestation{Document: nonce}}}
	attesters := map[string]*NSMAttester{"emulated": {session: e}}
	if _, err := os.Stat(DefaultNSMDevice); err == nil {
		if attesters[DefaultNSMDevice], err = NewNSMAttester(DefaultNSMDevice); err != nil {
			t.Fatal(err)
		}
	}
	for name, a := range attesters {
		doc, err := a.Attest(t.Context(), AttestRequest{Nonce: nonce})
		if err != nil || !bytes.Contains(doc, nonce) {
			t.Errorf("%s: document of %d bytes, %v", name, len(doc), err)
		}
		if _, err := GenerateIdentity(a); err != nil {
			t.Errorf("%s: key from the module's entropy: %v", name, err)
		}
		if err := a.Close(); err != nil {
			t.Errorf("%s: closing: %v", name, err)
		}
	}
	// An empty field is one that verifiers refuse, so it is left out.
	asked, ok := e.asked.(*request.Attestation)
	if !ok || !bytes.Equal(asked.Nonce, nonce) || asked.UserData != nil || asked.PublicKey != nil || !e.closed {
		t.Errorf("it was asked for %+v, closed %v", e.asked, e.closed)
	}
}

// TestNSMAnswersOtherwise has a security module that gives no document.
func TestNSMAnswersOtherwise(t *testing.T) {
	broken := errors.New("no such request")
	for name, e := range map[string]*emulated{
		"refused":           {answer: response.Response{Error: response.ECInvalidArgument}},
		"refused with one":  {answer: response.Response{Error: response.ECInternalError, Attestation: &response.Attestation{Document: []byte{1}}}},
		"something else":    {answer: response.Response{GetRandom: &response.GetRandom{Random: []byte{1}}}},
		"an empty document": {answer: response.Response{Attestation: &response.Attestation{}}},
		"no answer":         {err: broken},
	} {
		doc, err := (&NSMAttester{session: e}).Attest(t.Context(), AttestRequest{})
		if doc != nil || !errors.Is(err, ErrAttest) || errors.Is(err, broken) != (e.err != nil) {
			t.Errorf("%s: document of %d bytes, error %v, want %v", name, len(doc), err, ErrAttest)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	e := &emulated{}
	if _, err := (&NSMAttester{session: e}).Attest(ended, AttestRequest{}); !errors.Is(err, context.Canceled) || e.asked != nil {
		t.Errorf("after the end of its context: %v, asked %v", err, e.asked)
	}
}
