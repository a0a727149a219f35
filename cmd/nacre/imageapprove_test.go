//go:build !enclave

package main

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave/client"
)

func TestImageRegistryFlags(t *testing.T) {
	one := common.HexToAddress("0x1111111111111111111111111111111111111111")
	network := ownerFlags{RPC: "https://rpc.example/", ChainID: 421614, TeeManager: one, Timeout: defaultOwnerTimeout}
	where := with(someRPC, []string{"--tee-manager", one.Hex()})
	listed := network
	check(t, captured(t, newImageListCommand, with(where, []string{"--from-block", "7"})...), registryConfig{ownerFlags: listed, FromBlock: 7})
	network.KeyFile = "admin.key"
	where = with(where, []string{"--key-file", "admin.key"})
	check(t, captured(t, newImageApproveCommand, with([]string{"nacre.eif"}, where)...), registryConfig{ownerFlags: network, Image: "nacre.eif"})
	check(t, captured(t, newImageApproveCommand, with([]string{"--pcr0", "a", "--pcr1", "b", "--pcr2", "c"}, where)...), registryConfig{ownerFlags: network, PCRs: [3]string{"a", "b", "c"}})
	check(t, captured(t, newImageRevokeCommand, with([]string{"0x12", "--from-block", "9"}, where)...), registryConfig{ownerFlags: network, Image: "0x12", FromBlock: 9})
}

func TestImageRegistryBadInput(t *testing.T) {
	dir := t.TempDir()
	key := writeFile(t, "admin.key", strings.Repeat("42", 32), 0o600)
	nowhere := []string{"--rpc", "http://127.0.0.1:1/", "--chain-id", "1", "--tee-manager", exampleEnclave, "--key-file", key}
	pcr := strings.Repeat("ab", 48)
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"approve"}, "give FILE.eif, or --pcr0, --pcr1 and --pcr2"},
		{[]string{"approve", "a", "b"}, "unexpected argument"},
		{[]string{"approve", "--pcr0", pcr}, "belong together"},
		{[]string{"approve", "--pcr0", "zz", "--pcr1", pcr, "--pcr2", pcr}, "--pcr0 zz: want 48 bytes"},
		{[]string{"approve", writeImage(t, "k"), "--pcr0", pcr}, "give one or the other"},
		{[]string{"approve", filepath.Join(dir, "none.eif")}, "no such file"},
		{[]string{"approve", key}, "not an enclave image file"},
		{[]string{"revoke"}, "IMAGE is missing"},
		{[]string{"revoke", "0x1234"}, "or an image id, 0x and 64 hex digits"},
	} {
		code, stdout, stderr := runArgs(t, append([]string{"image"}, with(tt.args, nowhere)...)...)
		if code != exitUsage || stdout != "" || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: code %d, stdout %q, stderr %q; want %q", tt.args, code, stdout, stderr, tt.want)
		}
	}
}

// TestRegistrationAndImagesOfADevnet registers an executor by the signature of
// a verifier, and then takes its image out of the network.
func TestRegistrationAndImagesOfADevnet(t *testing.T) {
	info, file := startTestDevnet(t)
	x, net := info.Executors[0], []string{"--devnet", file}
	enclave, on := x.Address.Hex(), func(args ...string) []string { return with(args, net, []string{"--json"}) }

	images := listOf(t, file)
	if len(images) != 1 || !images[0].Approved || len(images[0].Enclaves) != 1 || images[0].Enclaves[0] != x.Address {
		t.Fatalf("images %+v", images)
	}
	id := images[0].ID.Hex()
	config := filepath.Join(filepath.Dir(strings.TrimPrefix(x.URL, "unix://")), "config.json")
	answer, _ := owns(t, exitOK, on("attestation", "verify", "--url", x.URL, "--image-id", id, "--enclave", enclave, "--owner", x.Owner.Address.Hex(), "--config", config)...)
	for _, check := range []string{"approval", "public key", "owner", "settings"} {
		if status := statusOf(answer, check); status != "ok" {
			t.Errorf("%s: %s, %v", check, status, answer)
		}
	}
	answer, _ = owns(t, exitFailed, on("attestation", "verify", "--url", x.URL, "--config", testExecutorConfig)...)
	if status := statusOf(answer, "settings"); status != "fail" {
		t.Errorf("other settings: %s", status)
	}

	// As of another time, even if that was just now, nobody knows what it approved.
	api, err := client.New(x.URL)
	if err != nil {
		t.Fatal(err)
	}
	document, err := api.Attestation(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	kept := []string{"attestation", "verify", writeFile(t, "document.cbor", string(document), 0o600), "--image-id", id}
	for status, at := range map[string][]string{"ok": nil, "warn": {"--at", strconv.FormatInt(time.Now().Unix(), 10)}} {
		answer, _ = owns(t, exitOK, on(with(kept, at)...)...)
		if got := statusOf(answer, "approval"); got != status || (answer["asOf"] != nil) != (at != nil) {
			t.Errorf("approval with %q: %s, want %s: %v", at, got, status, answer)
		}
	}

	// Register anew, with a verifier that is asked.
	owns(t, exitOK, on("drain", enclave)...)
	owns(t, exitOK, on("deregister", enclave)...)
	register := func(verifier string) []string {
		return on("register", "--url", x.URL, "--stake", "100", "--verifier", verifier)
	}
	strange, stop := startVerifier(t, with([]string{"--generate-key"}, net)...)
	_, stderr := owns(t, exitUsage, register(strange.url)...)
	if !strings.Contains(stderr, "none that the contract knows") {
		t.Errorf("a verifier that the contract does not know: %s", stderr)
	}
	stop()
	if !strings.Contains(strange.stderr.String(), "warning: the verifier's key is none that the contract knows") {
		t.Errorf("it does not warn: %s", strange.stderr.String())
	}
	strict, stop := startVerifier(t, with([]string{"--image-id", "0x" + strings.Repeat("ab", 32)}, net)...)
	if _, stderr := owns(t, exitFailed, register(strict.url)...); !strings.Contains(stderr, "the verifier refuses") || !strings.Contains(stderr, "measurements are not the expected ones") {
		t.Errorf("a verifier that wants another image: %s", stderr)
	}
	stop()
	if _, stderr := owns(t, exitFailed, register(strict.url)...); !strings.Contains(stderr, "asking the verifier for a nonce") {
		t.Errorf("no verifier: %s", stderr)
	}
	verifier, stop := startVerifier(t, with([]string{"--config", config}, net)...)
	done, _ := owns(t, exitOK, register(verifier.url)...)
	stop()
	if done["enclave"] != strings.ToLower(enclave) && done["enclave"] != enclave || done["imageId"] != id {
		t.Errorf("registered %v", done)
	}

	// The image goes, and its executor with it.
	done, _ = owns(t, exitOK, on("image", "revoke", id)...)
	if done["done"] != "revoked" || len(done["evicted"].([]any)) != 1 {
		t.Errorf("revoked %v", done)
	}
	if images := listOf(t, file); images[0].Approved || len(images[0].Enclaves) != 0 {
		t.Errorf("images %+v", images)
	}
	answer, _ = owns(t, exitFailed, on("attestation", "verify", "--url", x.URL)...)
	if status := statusOf(answer, "approval"); status != "fail" {
		t.Errorf("approval of a revoked image: %s", status)
	}
	done, _ = owns(t, exitOK, on("image", "revoke", id)...)
	if done["done"] != "revoked already" || done["imageId"] != id || done["evicted"] != nil || done["txHashes"] != nil {
		t.Errorf("again: %v", done)
	}
	never := "0x" + strings.Repeat("ab", 32)
	if _, stderr := owns(t, exitUsage, on("image", "revoke", never)...); !strings.Contains(stderr, "not approved, and from block 0 on never was: "+never) {
		t.Errorf("one that was never approved: %s", stderr)
	}
	owns(t, exitOK, on("deregister", enclave)...)
	verifier, stop = startVerifier(t, net...)
	defer stop()
	if _, stderr := owns(t, exitFailed, register(verifier.url)...); !strings.Contains(stderr, "nacre image approve") {
		t.Errorf("registering a revoked image: %s", stderr)
	}

	// And comes back.
	done, _ = owns(t, exitOK, on("image", "approve", "--pcr0", images[0].PCR0, "--pcr1", images[0].PCR1, "--pcr2", images[0].PCR2)...)
	if done["done"] != "approved" || done["imageId"] != id {
		t.Errorf("approved %v", done)
	}
	done, _ = owns(t, exitOK, on("image", "approve", "--pcr0", images[0].PCR0, "--pcr1", images[0].PCR1, "--pcr2", images[0].PCR2)...)
	if done["done"] != "approved already" || done["imageId"] != id || done["txHashes"] != nil {
		t.Errorf("again: %v", done)
	}
	owns(t, exitOK, register(verifier.url)...)
	if images := listOf(t, file); len(images) != 1 || !images[0].Approved || len(images[0].Enclaves) != 1 {
		t.Errorf("images %+v", images)
	}
}

// listOf is what nacre image list answers.
func listOf(t *testing.T, file string) (images []struct {
	ID       common.Hash      `json:"imageId"`
	Approved bool             `json:"approved"`
	Enclaves []common.Address `json:"enclaves"`
	PCR0     string           `json:"pcr0"`
	PCR1     string           `json:"pcr1"`
	PCR2     string           `json:"pcr2"`
}) {
	t.Helper()
	env, out, errs := fakeEnvironment()
	if code := run(t.Context(), []string{"nacre", "image", "list", "--devnet", file, "--json"}, env); code != exitOK {
		t.Fatalf("code %d: %s", code, errs)
	}
	if err := json.Unmarshal(out.Bytes(), &images); err != nil {
		t.Fatal(err)
	}
	return images
}

// statusOf is how a check of nacre attestation verify went.
func statusOf(answer map[string]any, check string) string {
	checks, _ := answer["checks"].([]any)
	for _, c := range checks {
		if c := c.(map[string]any); c["check"] == check {
			return c["status"].(string)
		}
	}
	return http.StatusText(http.StatusNotFound)
}
