//go:build !enclave

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
)

// verify runs `nacre attestation verify` with the real clock.
func verify(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	env, out, errs := fakeEnvironment()
	env.now = time.Now
	code = run(context.Background(), append([]string{"nacre", "attestation", "verify"}, args...), env)
	return code, out.String(), errs.String()
}

// imageID is the enclave's image id, computed here.
func (e *testEnclave) imageID() string {
	m := e.measurement
	return common.BytesToHash(crypto.Keccak256(m.PCR0[:], m.PCR1[:], m.PCR2[:])).Hex()
}

// document fetches a document with a nonce into a file.
func (e *testEnclave) document(t *testing.T, nonce []byte) string {
	t.Helper()
	c, err := client.New(e.url)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := c.Attestation(context.Background(), nonce)
	if err != nil {
		t.Fatal(err)
	}
	return writeFile(t, "document.cbor", string(doc), 0o600)
}

func TestAttestationDefaults(t *testing.T) {
	env, _, _ := fakeEnvironment()
	var got attestationConfig
	cmd := newAttestationVerifyCommand(env, func(_ context.Context, _ environment, c attestationConfig) error {
		got = c
		return nil
	})
	if err := runCommandAlone(t, cmd, "doc.cbor"); err != nil {
		t.Fatal(err)
	}
	if want := (attestationConfig{File: "doc.cbor", MaxAge: defaultMaxAge}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestAttestationOfAnEnclave(t *testing.T) {
	e := newTestEnclave(t).start(t)
	m := e.measurement
	code, stdout, stderr := verify(t, "--url", e.url, "--root", e.root, "--image-id", e.imageID(),
		"--pcr0", fmt.Sprintf("%x", m.PCR0), "--pcr1", fmt.Sprintf("0x%x", m.PCR1), "--pcr2", fmt.Sprintf("%X", m.PCR2))
	if code != exitOK || stderr != "" {
		t.Fatalf("code %d\n%s%s", code, stdout, stderr)
	}
	for _, line := range []string{"form", "certificates", "signature", "age", "debug mode", "measurements", "nonce"} {
		if !strings.Contains(stdout, "ok  "+line) {
			t.Errorf("no line \"ok  %s\" in\n%s", line, stdout)
		}
	}
	if !strings.Contains(stdout, e.imageID()) || !strings.Contains(stdout, hexBytes(e.identity.PublicKey())) {
		t.Errorf("image id or key is missing in\n%s", stdout)
	}
}

func TestAttestationJSON(t *testing.T) {
	e := newTestEnclave(t).start(t)
	code, stdout, _ := verify(t, "--url", e.url, "--root", e.root, "--image-id", e.imageID(), "--json")
	var answer attestationAnswer
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil || code != exitOK {
		t.Fatalf("code %d, %v\n%s", code, err, stdout)
	}
	if !answer.Valid || answer.ImageID.Hex() != e.imageID() || len(answer.Checks) != len(attestationChecks) || answer.PCRs["0"] == "" {
		t.Errorf("%+v", answer)
	}
}

// TestAttestationSaysWhatItDidNotCompare: valid, but not to be mistaken for
// the whole.
func TestAttestationSaysWhatItDidNotCompare(t *testing.T) {
	e := newTestEnclave(t).start(t)
	code, stdout, _ := verify(t, e.document(t, []byte("nonce")), "--root", e.root)
	if code != exitOK || !strings.Contains(stdout, "warn  measurements") || !strings.Contains(stdout, "warn  nonce") {
		t.Errorf("code %d\n%s", code, stdout)
	}
}

func TestAttestationRefuses(t *testing.T) {
	e := newTestEnclave(t).start(t)
	doc := e.document(t, []byte{1, 2, 3})
	raw, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(raw)
	changed[len(changed)-1] ^= 1 // in the signature
	stranger := newTestEnclave(t).start(t)
	debug := newTestEnclave(t)
	clear(debug.measurement.PCR0[:])
	debug.start(t)
	past := newTestEnclave(t)
	past.now = func() time.Time { return time.Now().Add(-10 * time.Minute) }
	past.start(t)

	tests := []struct {
		name  string
		args  []string
		check string
		why   string
	}{
		{"form", []string{writeFile(t, "garbage", "garbage", 0o600), "--root", e.root}, "form", "malformed"},
		{"empty", []string{writeFile(t, "empty", "", 0o600), "--root", e.root}, "form", "malformed"},
		{"cut", []string{writeFile(t, "cut", string(raw[:len(raw)/2]), 0o600), "--root", e.root}, "form", "malformed"},
		{"other root", []string{doc, "--root", stranger.root}, "certificates", "is --root " + stranger.root + " the right"},
		{"root of AWS", []string{doc}, "certificates", "--root FILE names another"},
		{"signature", []string{writeFile(t, "changed", string(changed), 0o600), "--root", e.root}, "signature", "wrong"},
		{"age", []string{past.document(t, []byte{1}), "--root", past.root, "--max-age", "5m"}, "age", "too old"},
		{"debug mode", []string{debug.document(t, []byte{1}), "--root", debug.root}, "debug mode", "zero"},
		{"image id", []string{doc, "--root", e.root, "--image-id", "0x" + strings.Repeat("ab", 32)}, "measurements", "image id is " + e.imageID()},
		{"pcr", []string{doc, "--root", e.root, "--pcr2", strings.Repeat("ab", 48)}, "measurements", "PCR2"},
		{"nonce", []string{doc, "--root", e.root, "--nonce", "0x010204"}, "nonce", "it is 010203"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			code, stdout, stderr := verify(t, append(tt.args, "--json")...)
			var answer attestationAnswer
			if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
				t.Fatalf("%v: %s%s", err, stdout, stderr)
			}
			if code != exitFailed || stderr != "" || answer.Valid || answer.ImageID != nil || answer.PublicKey != "" {
				t.Fatalf("code %d, stderr %q, %+v", code, stderr, answer)
			}
			for i, c := range answer.Checks {
				before := i < checkNumber(t, tt.check)
				switch {
				case c.Check == tt.check && (c.Status != failed || !strings.Contains(c.Detail, tt.why)):
					t.Errorf("%+v, want a failure with %q", c, tt.why)
				case c.Check != tt.check && before && c.Status != passed, c.Check != tt.check && !before && c.Status != skipped:
					t.Errorf("%+v although %s fails", c, tt.check)
				}
			}
		})
	}
}

func checkNumber(t *testing.T, name string) int {
	t.Helper()
	for i, c := range attestationChecks {
		if c.name == name {
			return i
		}
	}
	t.Fatalf("no check %q", name)
	return 0
}

// TestEveryReasonHasItsCheck: a reason of the verifier that the table does not
// know would be shown at the wrong line.
func TestEveryReasonHasItsCheck(t *testing.T) {
	for err, want := range map[error]string{
		attestation.ErrTooLarge: "form", attestation.ErrMalformed: "form", attestation.ErrCurve: "form",
		attestation.ErrChain: "certificates", attestation.ErrSignature: "signature",
		attestation.ErrStale: "age", attestation.ErrFuture: "age", attestation.ErrDebugMode: "debug mode",
		attestation.ErrPCRs: "measurements", attestation.ErrNonce: "nonce",
	} {
		if got := attestationChecks[failedCheck(fmt.Errorf("around: %w", err))].name; got != want {
			t.Errorf("%v is shown at %q, want %q", err, got, want)
		}
	}
	if got := failedCheck(nil); got != len(attestationChecks) {
		t.Errorf("no error is shown at %d", got)
	}
	if got := failedCheck(errors.New("unheard of")); got != 0 {
		t.Errorf("an unknown error lets the checks before %d pass", got)
	}
}

func TestAttestationBadInput(t *testing.T) {
	e := newTestEnclave(t).start(t)
	doc := e.document(t, []byte{1})
	large := writeFile(t, "large", strings.Repeat("x", attestation.MaxDocumentLength+1), 0o600)
	tests := []struct {
		args []string
		want string
	}{
		{nil, "give a FILE or --url"},
		{[]string{doc, "--url", e.url}, "not both"},
		{[]string{doc, doc}, "unexpected argument"},
		{[]string{filepath.Join(t.TempDir(), "none")}, "no such file"},
		{[]string{large}, "larger than the limit of 16KiB"},
		{[]string{doc, "--root", doc}, "not one certificate in PEM"},
		{[]string{doc, "--root", "/none"}, "no such file"},
		{[]string{doc, "--nonce", "xyz"}, "--nonce xyz: want"},
		{[]string{doc, "--nonce", "0x"}, "--nonce 0x: want"},
		{[]string{doc, "--pcr0", "abcd"}, "--pcr0 abcd: want 48 bytes"},
		{[]string{doc, "--image-id", "0x12"}, "want a hash"},
		{[]string{doc, "--max-age", "1"}, "want a number with a unit"},
		{[]string{"--url", "ftp://h/"}, "not the URL of an enclave"},
	}
	for _, tt := range tests {
		code, stdout, stderr := verify(t, tt.args...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: code %d, stdout %q, stderr %q; want %q", tt.args, code, stdout, stderr, tt.want)
		}
	}
}

// TestAttestationIsNoReplay: each time the enclave is asked with a nonce that
// was never used, and a document made for another is refused.
func TestAttestationIsNoReplay(t *testing.T) {
	e := newTestEnclave(t).start(t)
	old, err := os.ReadFile(e.document(t, []byte("an old nonce")))
	if err != nil {
		t.Fatal(err)
	}
	var nonces []string
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nonces = append(nonces, r.URL.Query().Get("nonce"))
		w.Write(old)
	}))
	defer host.Close()
	for range 2 {
		code, stdout, stderr := verify(t, "--url", host.URL, "--root", e.root)
		if code != exitFailed || !strings.Contains(stdout, "fail  nonce") {
			t.Errorf("code %d\n%s%s", code, stdout, stderr)
		}
	}
	if len(nonces) != 2 || nonces[0] == nonces[1] || len(nonces[0]) != 2*attestation.NonceLength {
		t.Errorf("nonces %q", nonces)
	}
}
