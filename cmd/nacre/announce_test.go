package main

import (
	"encoding/hex"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/owner"
)

// TestRegisterThatAnnounces an enclave that is registered already.
func TestRegisterThatAnnounces(t *testing.T) {
	s := newSecretShell(t, 2)
	store := s.net.Stores[0].Identity.Address()
	key := write(t, "owner.key", hex.EncodeToString(crypto.FromECDSA(s.net.Admin.Key)))
	register := func(code int, more ...string) (stdout, stderr string) {
		t.Helper()
		args := append([]string{"register", "--url", s.net.Stores[0].URL, "--rpc", s.net.URL, "--chain-id", s.net.Client.ChainID().String(),
			"--tee-manager", s.net.At.TeeManager.Hex(), "--directory", s.net.At.Directory.Hex()}, more...)
		return s.start(t.Context(), fresh(), code, args...)
	}
	announced := func() string {
		t.Helper()
		urls, err := owner.URLsOf(t.Context(), s.net.Client, s.net.At.Directory, []common.Address{store})
		if err != nil {
			t.Fatal(err)
		}
		return urls[store]
	}
	one := s.net.Stores[0].URL
	two := strings.Replace(one, "127.0.0.1", "localhost", 1)
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	const nowhere = "http://127.0.0.1:1/"
	var answer announcement
	stdout, _ := register(exitOK, "--key-file", key, "--root", s.root, "--announce", two, "--json")
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil || answer.Enclave != store || answer.TxHash == nil || announced() != two {
		t.Errorf("%v, %s\n%s", err, announced(), stdout)
	}
	stdout, _ = register(exitOK, "--key-file", key, "--root", s.root, "--announce", two)
	if !strings.Contains(stdout, "none: it was announced before") {
		t.Errorf("announced again: %s", stdout)
	}
	// With --stake too, although it is registered.
	register(exitOK, "--key-file", key, "--verifier-key-file", key, "--root", s.root, "--stake", "100", "--announce", one)
	if announced() != one {
		t.Errorf("announced is %s", announced())
	}
	for want, more := range map[string][]string{
		"nothing answers there: ": {"--root", s.root, "--announce", nowhere},
		"if only it cannot be reached from here, --announce-unseen announces it all the same\n":                                              {"--root", s.root, "--announce", nowhere},
		"what answers there is another enclave: " + s.net.Stores[1].Identity.Address().Hex() + "; nothing was sent":                          {"--root", s.root, "--announce", s.net.Stores[1].URL, "--announce-unseen"},
		"the attestation of the enclave is refused: ":                                                                                        {"--announce", two},
		"what answers there is no enclave, or none that keeps secrets: asking for an attestation: GET /attestation: the enclave answers 404": {"--root", s.root, "--announce", other.URL, "--announce-unseen"},
		"; nothing was sent\n": {"--announce", two, "--announce-unseen"},
	} {
		for _, stake := range [][]string{nil, {"--stake", "100", "--verifier-key-file", key}} {
			before := s.nonce(s.net.Admin.Address)
			_, stderr := register(exitFailed, append(append(more, "--key-file", key), stake...)...)
			if !strings.Contains(stderr, want) || announced() != one || s.nonce(s.net.Admin.Address) != before {
				t.Errorf("%v: %q, want %q; announced is %s", more, stderr, want, announced())
			}
		}
	}
	_, stderr := register(exitOK, "--key-file", key, "--root", s.root, "--announce", nowhere, "--announce-unseen")
	if announced() != nowhere || !strings.Contains(stderr, "warning: --announce "+nowhere+": nothing answers there: ") {
		t.Errorf("announced is %s, %q", announced(), stderr)
	}
	for want, args := range map[string][]string{
		"nacre register: --announce-unseen without --announce":                                        {"--key-file", key, "--stake", "100", "--announce-unseen"},
		"nacre register: --directory without --announce":                                              {"--key-file", key, "--stake", "100"},
		"nacre register: --announce: cannot be announced as the URL of an external port: not the URL": {"--key-file", key, "--announce", "https://one.example/"},
		"a vsock is reached from its host alone":                                                      {"--key-file", key, "--announce", "vsock://16:6002/"},
		"nacre register: the account is not the enclave's owner":                                      {"--key-file", s.key, "--root", s.root, "--announce", one},
	} {
		_, stderr := register(exitUsage, args...)
		stderr = strings.TrimPrefix(stderr, "asking who answers at "+one+"\n")
		if !strings.Contains(stderr, want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q, want %q", stderr, want)
		}
	}
	if announced() != nowhere {
		t.Errorf("announced is %s", announced())
	}
}
