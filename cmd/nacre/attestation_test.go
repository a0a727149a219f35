//go:build !enclave

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
	"github.com/nacre-tee/nacre/enclave/eif"
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

// hasLine tells whether the answer has a line with that status.
func hasLine(stdout, status, check string) bool {
	return regexp.MustCompile(`(?m)^` + status + ` +` + check).MatchString(stdout)
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
	if err := e.lifecycle.SetOwner(common.HexToAddress(testOwner)); err != nil {
		t.Fatal(err)
	}
	m := e.measurement
	code, stdout, stderr := verify(t, "--url", e.url, "--root", e.root, "--image-id", e.imageID(),
		"--enclave", e.identity.Address().Hex(), "--owner", testOwner, "--config", testExecutorConfig,
		"--pcr0", fmt.Sprintf("%x", m.PCR0), "--pcr1", fmt.Sprintf("0x%x", m.PCR1), "--pcr2", fmt.Sprintf("%X", m.PCR2))
	if code != exitOK || stderr != "" {
		t.Fatalf("code %d\n%s%s", code, stdout, stderr)
	}
	for _, line := range []string{"form", "certificates", "signature", "age", "debug mode", "measurements", "nonce", "public key", "owner", "settings"} {
		if !hasLine(stdout, "ok", line) {
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
	if !answer.Valid || answer.ImageID.Hex() != e.imageID() || len(answer.Checks) != 11 || answer.PCRs["0"] == "" {
		t.Errorf("%+v", answer)
	}
}

// TestAttestationSaysWhatItDidNotCompare: valid, but not to be mistaken for
// the whole.
func TestAttestationSaysWhatItDidNotCompare(t *testing.T) {
	e := newTestEnclave(t).start(t)
	code, stdout, _ := verify(t, e.document(t, []byte("nonce")), "--root", e.root, "--any-image")
	for check, hint := range map[string]string{
		"measurements": "--image", "approval": "--tee-manager", "nonce": "--nonce", "public key": "--enclave", "owner": "--owner", "settings": "--config",
	} {
		if code != exitOK || !regexp.MustCompile(`(?m)^warn +`+check+` .*`+hint).MatchString(stdout) {
			t.Errorf("%s: code %d\n%s", check, code, stdout)
		}
	}
}

// TestAttestationWithoutAnImage: a document of whatever program is not valid,
// unless somebody says that any will do; and then the answer says so.
func TestAttestationWithoutAnImage(t *testing.T) {
	e := newTestEnclave(t).start(t)
	doc := e.document(t, []byte("nonce"))
	m := e.measurement
	for name, c := range map[string]struct {
		args                 []string
		valid, any, compared bool
	}{
		"nothing":           {nil, false, false, false},
		"any":               {[]string{"--any-image"}, true, true, false},
		"PCR1 and PCR2":     {[]string{"--pcr1", fmt.Sprintf("%x", m.PCR1), "--pcr2", fmt.Sprintf("%x", m.PCR2)}, false, false, false},
		"any with its PCR2": {[]string{"--any-image", "--pcr2", fmt.Sprintf("%x", m.PCR2)}, true, true, false},
		"any without it":    {[]string{"--any-image", "--pcr2", strings.Repeat("ab", 48)}, false, true, false},
		"PCR0":              {[]string{"--pcr0", fmt.Sprintf("%x", m.PCR0)}, true, false, true},
		"another PCR0":      {[]string{"--pcr0", strings.Repeat("ab", 48)}, false, false, true},
		"image id":          {[]string{"--image-id", e.imageID()}, true, false, true},
		"a forgery":         {[]string{"--image-id", e.imageID(), "--root", newTestEnclave(t).start(t).root}, false, false, false},
	} {
		code, stdout, stderr := verify(t, append([]string{doc, "--root", e.root, "--json"}, c.args...)...)
		var answer attestationAnswer
		if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
			t.Fatalf("%s: %v: %s%s", name, err, stdout, stderr)
		}
		if answer.Valid != c.valid || (code == exitOK) != c.valid || answer.ImageCompared != c.compared || (answer.ImageID != nil) != c.valid || (answer.PublicKey != "") != c.valid {
			t.Errorf("%s: code %d\n%s", name, code, stdout)
		}
		if got, want := strings.Contains(stdout, noImage), !c.valid && !c.any && !c.compared && name != "a forgery"; got != want {
			t.Errorf("%s: says that no image was compared: %v, want %v\n%s", name, got, want, stdout)
		}
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
		{"form", []string{writeFile(t, "garbage", "garbage", 0o600), "--root", e.root, "--any-image"}, "form", "malformed"},
		{"empty", []string{writeFile(t, "empty", "", 0o600), "--root", e.root, "--any-image"}, "form", "malformed"},
		{"cut", []string{writeFile(t, "cut", string(raw[:len(raw)/2]), 0o600), "--root", e.root, "--any-image"}, "form", "malformed"},
		{"other root", []string{doc, "--root", stranger.root, "--any-image"}, "certificates", "is --root " + stranger.root + " the right"},
		{"root of AWS", []string{doc, "--any-image"}, "certificates", "--root FILE names another"},
		{"signature", []string{writeFile(t, "changed", string(changed), 0o600), "--root", e.root, "--any-image"}, "signature", "wrong"},
		{"age", []string{past.document(t, []byte{1}), "--root", past.root, "--max-age", "5m", "--any-image"}, "age", "too old"},
		{"debug mode", []string{debug.document(t, []byte{1}), "--root", debug.root, "--any-image"}, "debug mode", "zero"},
		{"image id", []string{doc, "--root", e.root, "--image-id", "0x" + strings.Repeat("ab", 32)}, "measurements", "image id is " + e.imageID()},
		{"pcr", []string{doc, "--root", e.root, "--pcr2", strings.Repeat("ab", 48)}, "measurements", "PCR2"},
		{"image file", []string{doc, "--root", e.root, "--image", writeImage(t, "another")}, "measurements", "PCR0"},
		{"nonce", []string{doc, "--root", e.root, "--nonce", "0x010204", "--any-image"}, "nonce", "it is 010203"},
		{"enclave", []string{doc, "--root", e.root, "--enclave", exampleEnclave, "--any-image"}, "public key", "not of " + exampleEnclave},
		{"owner", []string{doc, "--root", e.root, "--owner", exampleEnclave, "--any-image"}, "owner", "not " + exampleEnclave},
		{"settings", []string{doc, "--root", e.root, "--config", "../../config.example.json", "--any-image"}, "settings", "digest"},
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
			genuine := !slices.Contains([]string{"form", "certificates", "signature"}, tt.check)
			for _, c := range answer.Checks {
				switch {
				case c.Check == tt.check && (c.Status != failed || !strings.Contains(c.Detail, tt.why)):
					t.Errorf("%+v, want a failure with %q", c, tt.why)
				case c.Check != tt.check && (c.Status == failed || genuine && c.Status == skipped):
					t.Errorf("%+v although it is %s that fails", c, tt.check)
				}
			}
		})
	}
}

// TestAttestationShowsEveryFailure: each check has its own line, whatever else
// fails.
func TestAttestationShowsEveryFailure(t *testing.T) {
	e := newTestEnclave(t).start(t)
	code, stdout, _ := verify(t, e.document(t, []byte{1}), "--root", e.root, "--nonce", "02", "--owner", exampleEnclave, "--pcr0", strings.Repeat("ab", 48))
	if code != exitFailed || strings.Count(stdout, "fail ") != 3 || strings.Contains(stdout, "skipped") {
		t.Errorf("code %d\n%s", code, stdout)
	}
}

// TestEveryUnaskedCheckHasAHint: else a line would warn of nothing.
func TestEveryUnaskedCheckHasAHint(t *testing.T) {
	e := newTestEnclave(t).start(t)
	_, stdout, _ := verify(t, e.document(t, []byte{1}), "--root", e.root, "--json")
	var answer attestationAnswer
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
		t.Fatal(err)
	}
	for _, c := range answer.Checks {
		if c.Detail == "" {
			t.Errorf("%+v says nothing", c)
		}
	}
}

// TestAttestationOfAnImageFile compares with the measurements of an EIF.
func TestAttestationOfAnImageFile(t *testing.T) {
	file := writeImage(t, "kernel")
	m, err := measuredFile(file)
	if err != nil {
		t.Fatal(err)
	}
	e := newTestEnclave(t)
	e.measurement = enclave.Measurement{PCR0: m.PCR0, PCR1: m.PCR1, PCR2: m.PCR2}
	e.start(t)
	code, stdout, stderr := verify(t, "--url", e.url, "--root", e.root, "--image", file)
	if code != exitOK || !hasLine(stdout, "ok", "measurements") {
		t.Errorf("code %d\n%s%s", code, stdout, stderr)
	}
}

// writeImage writes a small image, which is another for another kernel.
func writeImage(t *testing.T, kernel string) string {
	t.Helper()
	file, err := eif.Encode(&eif.Image{Kernel: []byte(kernel), Cmdline: "console=ttyS0", Ramdisks: [][]byte{[]byte("init"), []byte("rest")}, Metadata: []byte("{}")})
	if err != nil {
		t.Fatal(err)
	}
	return writeFile(t, "image.eif", string(file), 0o600)
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
		{[]string{doc, "--image-id", "0x" + strings.Repeat("0", 64)}, "want a hash that is not zero"},
		{[]string{doc, "--any-image", "--image-id", "0x" + strings.Repeat("1", 64)}, "give one or the other"},
		{[]string{doc, "--any-image", "--image", "x.eif"}, "give one or the other"},
		{[]string{doc, "--any-image", "--pcr0", strings.Repeat("ab", 48)}, "give one or the other"},
		{[]string{doc, "--image", "/none"}, "no such file"},
		{[]string{doc, "--image", doc}, "image " + doc},
		{[]string{doc, "--image", doc, "--pcr0", strings.Repeat("ab", 48)}, "give one or the other"},
		{[]string{doc, "--config", "/none"}, "no such file"},
		{[]string{doc, "--config", doc}, "--config: "},
		{[]string{doc, "--enclave", "0x12"}, "want an address"},
		{[]string{doc, "--owner", "nobody"}, "want an address"},
		{[]string{doc, "--rpc", "http://127.0.0.1:1/"}, "belong together"},
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
		if code != exitFailed || !hasLine(stdout, "fail", "nonce") {
			t.Errorf("code %d\n%s%s", code, stdout, stderr)
		}
	}
	if len(nonces) != 2 || nonces[0] == nonces[1] || len(nonces[0]) != 2*attestation.NonceLength {
		t.Errorf("nonces %q", nonces)
	}
}
