package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
)

// testKey is nobody's: the key of the value 0x42….
var testKey = strings.Repeat("42", 32)

func writeFile(t *testing.T, name, content string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func source(file string) keySource {
	return keySource{what: "the owner's key", flag: "--key-file", file: file, envName: "NACRE_KEY"}
}

func TestReadKeyFromFile(t *testing.T) {
	raw, err := crypto.HexToECDSA(testKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"hex": testKey, "hex with 0x and line end": "0x" + testKey + "\n", "raw": string(crypto.FromECDSA(raw)),
		"windows": testKey + "\r\n",
	} {
		env, _, stderr := fakeEnvironment()
		key, err := readKey(env, source(writeFile(t, "key", content, 0o600)))
		if err != nil || !key.Equal(raw) || stderr.Len() > 0 {
			t.Errorf("%s: %v, stderr %q", name, err, stderr)
		}
	}
}

func TestKeyFileThatOthersCanReadIsWarnedOf(t *testing.T) {
	for mode, warns := range map[os.FileMode]bool{0o600: false, 0o400: false, 0o640: true, 0o604: true, 0o644: true} {
		env, _, stderr := fakeEnvironment()
		path := writeFile(t, "key", testKey, mode)
		if _, err := readKey(env, source(path)); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(stderr.String(), "chmod 600"); got != warns {
			t.Errorf("mode %o: stderr %q", mode, stderr)
		}
	}
}

func TestReadKeyOrder(t *testing.T) {
	env, _, _ := fakeEnvironment()
	other := strings.Repeat("17", 32)
	env.getenv = func(name string) string {
		if name == "NACRE_KEY" {
			return other
		}
		return ""
	}
	env.readSecret = func(context.Context, string) ([]byte, error) { return nil, errors.New("asked although it was given") }
	for file, want := range map[string]string{writeFile(t, "key", testKey, 0o600): testKey, "": other} {
		key, err := readKey(env, source(file))
		if err != nil {
			t.Fatal(err)
		}
		if wanted, _ := crypto.HexToECDSA(want); !key.Equal(wanted) {
			t.Errorf("file %q: another key than wanted", file)
		}
	}
}

func TestReadKeyAsksLast(t *testing.T) {
	env, _, _ := fakeEnvironment()
	var asked string
	env.readSecret = func(_ context.Context, prompt string) ([]byte, error) { asked = prompt; return []byte(testKey), nil }
	if _, err := readKey(env, source("")); err != nil || !strings.Contains(asked, "owner's key") {
		t.Fatalf("err %v, asked %q", err, asked)
	}
}

// TestKeyErrorsKeepTheKey: whatever is wrong, no part of it is in the error.
func TestKeyErrorsKeepTheKey(t *testing.T) {
	order := "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
	tests := []struct {
		name, content, want string
	}{
		{"a digit short", testKey[1:], "63 bytes"},
		{"a digit long", testKey + "4", "65 bytes"},
		{"a letter that is none", "q" + testKey[1:], "no hex digits"},
		{"zero", strings.Repeat("0", 64), "secp256k1"},
		{"the order", order, "secp256k1"},
		{"a mnemonic", "legal winner thank year wave sausage worth useful", "want 64 hex digits"},
		{"empty", "", "want 64 hex digits"},
		{"large", strings.Repeat(testKey, 100), "larger than the limit"},
	}
	for _, tt := range tests {
		env, _, stderr := fakeEnvironment()
		_, err := readKey(env, source(writeFile(t, "key", tt.content, 0o600)))
		var usage usageError
		if err == nil || !errors.As(err, &usage) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want a usage error with %q", tt.name, err, tt.want)
			continue
		}
		holdsNoPart(t, tt.name, err.Error()+stderr.String(), tt.content)
	}
}

// holdsNoPart fails if eight successive characters of secret are in text.
func holdsNoPart(t *testing.T, name, text, secret string) {
	t.Helper()
	for i := 0; i+8 <= len(secret); i++ {
		if strings.Contains(text, secret[i:i+8]) {
			t.Fatalf("%s: %q holds a part of the secret", name, text)
		}
	}
}

// TestKeyInsteadOfFile: people paste the key where its file belongs.
func TestKeyInsteadOfFile(t *testing.T) {
	for _, pasted := range []string{testKey, "0x" + testKey} {
		env, _, _ := fakeEnvironment()
		_, err := readKey(env, source(pasted))
		if err == nil || !strings.Contains(err.Error(), "not a key") {
			t.Fatalf("%v", err)
		}
		holdsNoPart(t, "pasted", err.Error(), pasted)
	}
}

func TestKeyIsMissing(t *testing.T) {
	env, _, _ := fakeEnvironment()
	_, err := readKey(env, source(""))
	if err == nil || !strings.Contains(err.Error(), "--key-file FILE") || !strings.Contains(err.Error(), "$NACRE_KEY") {
		t.Fatalf("%v", err)
	}
}

// TestKeyFileThatIsASecret: what is typed in the place of a file's name may be
// the key itself, and is shown only if it looks like a name.
func TestKeyFileThatIsASecret(t *testing.T) {
	dir := t.TempDir()
	for name, shown := range map[string]bool{
		"sk-THE-VALUE-ITSELF": false, "wJalrXUtnFEMI/K7MDENG/bPxRfiCY": false, "correct horse battery staple": false,
		"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N": false, strings.Repeat("x", 5000): false,
		"user.key": true, filepath.Join(dir, "none"): true,
	} {
		env, _, _ := fakeEnvironment()
		_, err := readKey(env, source(name))
		var usage usageError
		if !errors.As(err, &usage) || strings.Contains(err.Error(), name) != shown || !strings.Contains(err.Error(), "no such file") {
			t.Errorf("%q: %v", name, err)
		}
	}
}
