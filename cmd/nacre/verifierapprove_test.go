//go:build !enclave

package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/verifier"
	"github.com/nacre-tee/nacre/owner"
)

func TestVerifierRegistryFlags(t *testing.T) {
	one := common.HexToAddress("0x1111111111111111111111111111111111111111")
	network := ownerFlags{RPC: "https://rpc.example/", ChainID: 421614, TeeManager: one, Timeout: defaultOwnerTimeout}
	where := with(someRPC, []string{"--tee-manager", one.Hex()})
	check(t, captured(t, newVerifierListCommand, with(where, []string{"--from-block", "7"})...), registryConfig{ownerFlags: network, FromBlock: 7})
	network.KeyFile = "admin.key"
	where = with(where, []string{"--key-file", "admin.key"})
	check(t, captured(t, newVerifierApproveCommand, with([]string{"v.eif"}, where)...), registryConfig{ownerFlags: network, Image: "v.eif"})
	check(t, captured(t, newVerifierApproveCommand, with([]string{"--pcr0", "a", "--pcr1", "b", "--pcr2", "c"}, where)...), registryConfig{ownerFlags: network, PCRs: [3]string{"a", "b", "c"}})
	check(t, captured(t, newVerifierRevokeCommand, with([]string{"0x12", "--from-block", "9"}, where)...), registryConfig{ownerFlags: network, Image: "0x12", FromBlock: 9})
	check(t, captured(t, newVerifierApproveKeyCommand, with([]string{"--url", "http://h:1/", "--image", "v.eif", "--root", "r.pem"}, where)...),
		verifierKeyConfig{ownerFlags: network, URL: "http://h:1/", trustFlags: trustFlags{Image: "v.eif", Root: "r.pem"}})
	id := "0x" + strings.Repeat("ab", 32)
	check(t, captured(t, newVerifierApproveKeyCommand, with([]string{"--public-key", "0x42", "--image-id", id}, where)...),
		verifierKeyConfig{ownerFlags: network, PublicKey: "0x42", trustFlags: trustFlags{ImageID: common.HexToHash(id)}})
}

func TestVerifierRegistryBadInput(t *testing.T) {
	key := writeFile(t, "admin.key", strings.Repeat("42", 32), 0o600)
	nowhere := []string{"--rpc", "http://127.0.0.1:1/", "--chain-id", "1", "--tee-manager", exampleEnclave, "--key-file", key}
	pcr, id := strings.Repeat("ab", 48), "0x"+strings.Repeat("ab", 32)
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"approve"}, "give FILE.eif, or --pcr0, --pcr1 and --pcr2"},
		{[]string{"approve", "a", "b"}, "unexpected argument"},
		{[]string{"approve", "--pcr0", pcr}, "belong together"},
		{[]string{"approve", key}, "not an enclave image file"},
		{[]string{"approve-key"}, "give the --url of the verifier, or its --public-key"},
		{[]string{"approve-key", "x"}, "unexpected argument"},
		{[]string{"approve-key", "--url", "http://h/", "--public-key", "42"}, "give one or the other"},
		{[]string{"approve-key", "--url", "ftp://h/"}, "--url: not the URL of a verifier"},
		{[]string{"approve-key", "--url", "http://h/", "--root", key}, "--root"},
		{[]string{"approve-key", "--public-key", "42"}, "with which image? give --image FILE.eif or --image-id HASH"},
		{[]string{"approve-key", "--public-key", "42", "--image-id", id}, "--public-key: want 64 bytes in hex"},
		{[]string{"approve-key", "--public-key", strings.Repeat("42", 32), "--image-id", id}, "--public-key: want 64 bytes in hex"},
		{[]string{"approve-key", "--public-key", strings.Repeat("42", 64), "--image-id", id, "--image", "i.eif"}, "--image and --image-id: give one or the other"},
		{[]string{"approve-key", "--public-key", strings.Repeat("42", 64), "--image", key}, "not an enclave image file"},
		{[]string{"revoke"}, "IMAGE|VERIFIER is missing"},
		{[]string{"revoke", "0x1234"}, "VERIFIER is an address, 0x and 40 hex digits"},
		{[]string{"revoke", "0x5bAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}, "the checksum (capital letters) is wrong"},
		{[]string{"serve", "--generate-key", "--listen", "6010"}, "--listen 6010: want HOST:PORT such as 127.0.0.1:6010"},
		{[]string{"serve", "--generate-key", "--listen", ":6010"}, "--listen :6010: on which address? want 127.0.0.1:6010"},
		{[]string{"serve", "--generate-key", "--listen", "any:x"}, "--listen any:x: want HOST:PORT"},
		{[]string{"serve", "--listen", "tcp://:6010"}, "--listen tcp://:6010: not an address to listen on"}, // before it asks for a key
		{[]string{"serve", "--listen", "ftp://h:1"}, "--listen ftp://h:1: not an address"},
		{[]string{"serve", "--listen", "vsock://x"}, "--listen vsock://x: not a vsock address"},
		{[]string{"serve", "--listen", "127.0.0.1:99999"}, "--listen 127.0.0.1:99999: not an address"},
		{[]string{"serve", "--listen", "127.0.0.1:abc"}, "--listen 127.0.0.1:abc: not an address"},
	} {
		args := with(tt.args, nowhere)
		if tt.args[0] == "serve" {
			args = with(tt.args, nowhere[:6])
		}
		code, stdout, stderr := runArgs(t, append([]string{"verifier"}, args...)...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 || strings.Contains(stderr, strings.Repeat("42", 16)) {
			t.Errorf("%q: code %d, stdout %q, stderr %q; want %q", tt.args, code, stdout, stderr, tt.want)
		}
	}
}

// TestVerifierAddress: without a scheme two numbers are vsock, and what has a host
// is TCP.
func TestVerifierAddress(t *testing.T) {
	for in, want := range map[string]string{
		"127.0.0.1:6010": "tcp://127.0.0.1:6010", "[::1]:6010": "tcp://[::1]:6010", "localhost:0": "tcp://localhost:0", "0.0.0.0:6010": "tcp://0.0.0.0:6010",
		"16:6010": "16:6010", "any:6010": "any:6010", "vsock://16:6010": "vsock://16:6010", "unix:///v.sock": "unix:///v.sock", "tcp://h:1": "tcp://h:1",
		defaultVerifierListen: defaultVerifierListen,
	} {
		if got, err := verifierAddress(in); err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", in, got, err, want)
		}
	}
	for _, in := range []string{"", ":", ":6010", "6010", "127.0.0.1", "127.0.0.1:", "::1:6010", "16:x", "any:x", "16:99999999999", "tcp://:6010", "ftp://h:1", "vsock://x", "127.0.0.1:99999", "127.0.0.1:abc", "unix://"} {
		if got, err := verifierAddress(in); err == nil {
			t.Errorf("%q is taken for %q", in, got)
		}
	}
}

// verifierEnclave is a verifier as in an enclave of the image: it makes its key, and
// has documents of itself.
func verifierEnclave(t *testing.T, info devnet.Info, image enclave.Measurement) (url string, key *enclave.Identity) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	key, err := enclave.GenerateIdentity(rand.Reader)
	must(err)
	root, err := enclave.LoadDevRoot(filepath.Join(info.Dir, "root.pem"), filepath.Join(info.Dir, "root.key"))
	must(err)
	roots, err := attestation.Roots(root.CertificatePEM())
	must(err)
	client, err := chain.Dial(t.Context(), chain.Endpoints{HTTP: []string{info.HTTPURL}, ChainID: new(big.Int).SetUint64(info.ChainID)}, slog.New(slog.DiscardHandler))
	must(err)
	t.Cleanup(client.Close)
	network := owner.Network{Chain: client, TeeManager: info.Contracts.TeeManager}
	domain, err := network.VerifierDomain(t.Context())
	must(err)
	server, err := verifier.New(verifier.Config{
		Key: key, Domain: domain, Policy: attestation.Policy{Roots: roots, MaxAge: defaultMaxAge, MaxAhead: defaultMaxAhead}, Now: time.Now,
		Approved: func(ctx context.Context, id common.Hash) error { return network.ApprovedImage(ctx)(id) },
		Attester: enclave.NewSoftwareAttester(root, image, time.Now), Log: slog.New(slog.DiscardHandler), Limits: verifier.DefaultLimits(),
	})
	must(err)
	url = "unix://" + filepath.Join(info.Dir, "enclave.sock")
	ln, err := enclave.Listen(url)
	must(err)
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- server.Serve(ctx, ln) }()
	t.Cleanup(func() {
		cancel()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
	return url, key
}

// TestVerifiersOfADevnet: the contract takes the word of a verifier when its image
// and its key were approved by the commands, and neither before nor after.
func TestVerifiersOfADevnet(t *testing.T) {
	info, file := startTestDevnet(t)
	x, net := info.Executors[0], []string{"--devnet", file}
	on := func(args ...string) []string { return with(args, net, []string{"--json"}) }
	refuses := func(code int, want string, args ...string) {
		t.Helper()
		_, stderr := owns(t, code, on(args...)...)
		lines := strings.Split(strings.TrimSpace(stderr), "\n") // the last one is the error
		if !strings.Contains(lines[len(lines)-1], want) {
			t.Errorf("%q: %s, want %q", args, stderr, want)
		}
	}
	does := func(done string, sends bool, args ...string) map[string]any {
		t.Helper()
		answer, _ := owns(t, exitOK, on(args...)...)
		if answer["done"] != done || (answer["txHashes"] != nil) != sends {
			t.Errorf("%q: %v, want %s", args, answer, done)
		}
		return answer
	}
	image := enclave.Measurement{PCR0: [48]byte{7}, PCR1: [48]byte{8}, PCR2: [48]byte{9}}
	pcrs := []string{"--pcr0", common.Bytes2Hex(image.PCR0[:]), "--pcr1", common.Bytes2Hex(image.PCR1[:]), "--pcr2", common.Bytes2Hex(image.PCR2[:])}
	url, key := verifierEnclave(t, info, image)
	unregister := func() {
		t.Helper()
		owns(t, exitOK, on("drain", x.Address.Hex())...)
		owns(t, exitOK, on("deregister", x.Address.Hex())...)
	}
	register := []string{"register", "--url", x.URL, "--stake", "100", "--verifier", url}
	unregister()

	const unknown = "none that the contract knows"
	refuses(exitUsage, unknown, register...)
	refuses(exitUsage, "approve that first: nacre verifier approve", "verifier", "approve-key", "--url", url)
	id := does("approved", true, with([]string{"verifier", "approve"}, pcrs)...)["imageId"].(string)
	does("approved already", false, with([]string{"verifier", "approve"}, pcrs)...)
	refuses(exitUsage, unknown, register...)
	refuses(exitFailed, "another image than you gave", "verifier", "approve-key", "--url", url, "--image-id", "0x"+strings.Repeat("ab", 32))
	refuses(exitFailed, "give the root certificate", "verifier", "approve-key", "--url", url, "--root", strangeRoot(t))
	refuses(exitFailed, "nonce", "verifier", "approve-key", "--url", replaying(t, url))
	refuses(exitUsage, unknown, register...)
	if answer := does("approved", true, "verifier", "approve-key", "--url", url, "--image-id", id); !strings.EqualFold(answer["verifier"].(string), key.Address().Hex()) || answer["imageId"] != id {
		t.Errorf("approved %v, want %s", answer, key.Address())
	}
	does("approved already", false, "verifier", "approve-key", "--url", url)
	owns(t, exitOK, on(register...)...)
	checkVerifier(t, file, key.Address(), "approved")

	unregister()
	if answer := does("revoked", true, "verifier", "revoke", id); len(answer["verifiers"].([]any)) != 1 {
		t.Errorf("revoked %v", answer)
	}
	does("revoked already", false, "verifier", "revoke", id)
	checkVerifier(t, file, key.Address(), "image revoked")
	refuses(exitUsage, "nacre verifier approve;", register...)
	does("revoked", true, "verifier", "revoke", key.Address().Hex())
	if answer := does("revoked already", false, "verifier", "revoke", key.Address().Hex()); answer["imageId"] != id {
		t.Errorf("revoked %v", answer)
	}
	if answer := does("approved", true, with([]string{"verifier", "approve"}, pcrs)...); answer["verifiers"] != nil {
		t.Errorf("believed again: %v", answer)
	}
	checkVerifier(t, file, key.Address(), "revoked")
	refuses(exitUsage, unknown, register...)
	refuses(exitUsage, "was revoked", "verifier", "approve-key", "--url", url) // its enclave runs still
	checkVerifier(t, file, key.Address(), "revoked")
	mine := hexBytes(key.PublicKey())
	does("approved again", true, "verifier", "approve-key", "--public-key", mine, "--image-id", id)
	checkVerifier(t, file, key.Address(), "approved")

	// A node that answers for no events keeps nobody from revoking.
	blind := []string{"--rpc", withoutLogs(t, info.HTTPURL), "--chain-id", fmt.Sprint(info.ChainID), "--tee-manager", info.Contracts.TeeManager.Hex(), "--key-file", info.Accounts.Admin.KeyFile, "--json"}
	answer, stderr := owns(t, exitOK, with([]string{"verifier", "revoke", id}, blind)...)
	if answer["done"] != "revoked" || answer["verifiers"] != nil || answer["unlisted"] == nil || !strings.Contains(stderr, "warning: it is done") || !strings.Contains(stderr, "--from-block") {
		t.Errorf("%v\n%s", answer, stderr)
	}
	checkVerifier(t, file, key.Address(), "image revoked")
	if answer := does("approved", true, with([]string{"verifier", "approve"}, pcrs)...); !slices.Equal(answer["verifiers"].([]any), []any{strings.ToLower(key.Address().Hex())}) {
		t.Errorf("believed again: %v", answer)
	}
	checkVerifier(t, file, key.Address(), "approved")
	refuses(exitUsage, "never did", "verifier", "revoke", x.Address.Hex())
	refuses(exitUsage, "never was", "verifier", "revoke", "0x"+strings.Repeat("ab", 32))
	refuses(exitUsage, "not an administrator of the AttestationVerifier", "verifier", "revoke", id, "--key-file", info.Accounts.User.KeyFile)

	// One that runs in no enclave is approved on the administrator's word.
	plain, stop := startVerifier(t, with([]string{"--generate-key", "--listen", "127.0.0.1:0"}, net)...)
	defer stop()
	port, isTCP := strings.CutPrefix(plain.at, "tcp://127.0.0.1:")
	if !isTCP {
		t.Fatalf("it listens on %s", plain.at)
	}
	url = "http://127.0.0.1:" + port + "/"
	refuses(exitUsage, "give its --public-key", "verifier", "approve-key", "--url", url)
	client, err := verifier.NewClient(url)
	if err != nil {
		t.Fatal(err)
	}
	details, err := client.Details(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	register[len(register)-1] = url
	refuses(exitUsage, unknown, register...)
	does("approved", true, "verifier", "approve-key", "--public-key", details.PublicKey.String(), "--image-id", id)
	owns(t, exitOK, on(register...)...)
}

// withoutLogs is a node that answers for everything but events.
func withoutLogs(t *testing.T, node string) string {
	t.Helper()
	at, err := url.Parse(node)
	if err != nil {
		t.Fatal(err)
	}
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(at) }}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || bytes.Contains(body, []byte("eth_getLogs")) {
			http.Error(w, "block range too large", http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

// strangeRoot is the root certificate of somebody else.
func strangeRoot(t *testing.T) string {
	t.Helper()
	root, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return writeFile(t, "strange.pem", string(root.CertificatePEM()), 0o600)
}

// replaying answers with a document that a verifier made for somebody else.
func replaying(t *testing.T, url string) string {
	t.Helper()
	client, err := verifier.NewClient(url)
	if err != nil {
		t.Fatal(err)
	}
	document, err := client.Attestation(t.Context(), []byte("of somebody else"))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write(document) }))
	t.Cleanup(s.Close)
	return s.URL
}

// checkVerifier compares the state of a key that nacre verifier list shows.
func checkVerifier(t *testing.T, file string, key common.Address, state string) {
	t.Helper()
	list := func(args ...string) []byte {
		env, out, errs := fakeEnvironment()
		if code := run(t.Context(), append([]string{"nacre", "verifier", "list", "--devnet", file}, args...), env); code != exitOK {
			t.Fatalf("code %d: %s", code, errs)
		}
		content, err := io.ReadAll(out)
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	type shown struct {
		Verifier   common.Address
		State      string
		ApprovedBy string
	}
	var answer struct{ Verifiers []shown }
	if err := json.Unmarshal(list("--json"), &answer); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(answer.Verifiers, shown{key, state, owner.ByAdministrator}) {
		t.Errorf("verifiers %+v, want %s %s", answer.Verifiers, key, state)
	}
	if !bytes.Contains(list(), []byte(owner.ByAdministrator)) || !bytes.Contains(list(), []byte(key.Hex()+"  "+state+" ")) {
		t.Errorf("no line of %s, %s:\n%s", key, state, list())
	}
}
