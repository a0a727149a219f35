//go:build !enclave

package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/client"
)

// startTestDevnet runs a network with one executor until the test ends and
// returns its description and the file that holds it.
func startTestDevnet(t *testing.T) (devnet.Info, string) {
	t.Helper()
	root := repositoryRoot(t)
	if err := buildPrograms(); err != nil {
		t.Fatal(err)
	}
	c := devnet.DefaultConfig()
	c.Executors, c.Executor, c.Workerd = 1, filepath.Join(programs, "executor"), workerdForTests(t, root)
	c.InfoFile = filepath.Join(t.TempDir(), "devnet.json")
	c.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	d, err := devnet.Start(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Stop(); err != nil {
			t.Error(err)
		}
	})
	return d.Info(), c.InfoFile
}

// owns runs a command line with the real clock and returns its JSON.
func owns(t *testing.T, wantCode int, args ...string) (answer map[string]any, stderr string) {
	t.Helper()
	env, out, errs := fakeEnvironment()
	env.now = time.Now
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	if code := run(ctx, append([]string{"nacre"}, args...), env); code != wantCode {
		t.Fatalf("nacre %s: code %d, want %d\n%s%s", strings.Join(args, " "), code, wantCode, out, errs)
	}
	if out.Len() > 0 && bytes.HasPrefix(out.Bytes(), []byte("{")) {
		if err := json.Unmarshal(out.Bytes(), &answer); err != nil {
			t.Fatal(err)
		}
	}
	return answer, errs.String()
}

// TestOwnersCommands takes an executor of a devnet through all that an owner
// can do with it: by the same commands, flags and keys as on a real network.
func TestOwnersCommands(t *testing.T) {
	info, file := startTestDevnet(t)
	x := info.Executors[0]
	address := x.Address.Hex()
	api, err := client.New(x.URL)
	if err != nil {
		t.Fatal(err)
	}
	state := func(want enclave.State) {
		t.Helper()
		deadline := time.Now().Add(30 * time.Second)
		tick := time.NewTicker(100 * time.Millisecond)
		defer tick.Stop()
		for range tick.C {
			h, err := api.Health(context.Background())
			if err == nil && h.State == want {
				return
			}
			if time.Now().After(deadline) {
				t.Fatalf("the enclave is %s (%v), want %s", h.State, err, want)
			}
		}
	}

	t.Run("the network is healthy", func(t *testing.T) {
		env, out, errs := fakeEnvironment()
		env.now = time.Now
		if code := run(context.Background(), []string{"nacre", "doctor", "--devnet", file, "--workerd", workerdForTests(t, repositoryRoot(t))}, env); code != exitOK {
			t.Fatalf("code %d\n%s%s", code, out, errs)
		}
		for _, line := range []string{"rpc", "websocket", "chain id", "contract TeeManager", "contract AttestationVerifier"} {
			if !strings.Contains(out.String(), "ok    "+line) {
				t.Errorf("no line \"ok    %s\" in\n%s", line, out)
			}
		}
	})
	t.Run("its attestation is valid", func(t *testing.T) {
		answer, _ := owns(t, exitOK, "attestation", "verify", "--url", x.URL, "--root", info.AttestationRoot, "--any-image", "--json")
		if answer["valid"] != true || answer["imageCompared"] != false {
			t.Errorf("%v", answer)
		}
		for _, url := range []string{x.URL, strings.TrimRight(x.URL, "/")} { // the root comes from devnet.json
			if answer, stderr := owns(t, exitOK, "attestation", "verify", "--url", url, "--devnet", file, "--json"); answer["valid"] != true || answer["imageCompared"] != true || !strings.Contains(stderr, info.AttestationRoot) {
				t.Errorf("%v, stderr %q", answer, stderr)
			}
		}
	})
	t.Run("accounts are funded", func(t *testing.T) { funds(t, info, file) })
	t.Run("wrong keys, addresses, chains", func(t *testing.T) { refusesStrangers(t, info, file) })

	// Draining comes first: stake may only be taken from a draining enclave.
	owns(t, exitOK, "drain", address, "--devnet", file, "--json")
	state(enclave.Draining)
	if _, stderr := owns(t, exitUsage, "drain", address, "--devnet", file); !strings.Contains(stderr, "draining already") || !strings.Contains(stderr, "nacre revive "+address) {
		t.Errorf("stderr %q", stderr)
	}
	if _, stderr := owns(t, exitUsage, "stake", "remove", address, "1001", "--devnet", file); !strings.Contains(stderr, "has less stake: 1000 tSTK, not 1001 tSTK") {
		t.Errorf("stderr %q", stderr)
	}
	stakeBelowTheLeast(t, address, file)
	removed, _ := owns(t, exitOK, "stake", "remove", address, "0.5", "--devnet", file, "--json")
	owns(t, exitOK, "revive", address, "--devnet", file, "--json")
	state(enclave.Registered)
	added, _ := owns(t, exitOK, "stake", "add", address, "0.5", "--devnet", file, "--json")
	if before, after := nodeStake(t, removed), nodeStake(t, added); before == after {
		t.Errorf("stake %s before and after half a token was added", before)
	}
	_, stderr := owns(t, exitUsage, "stake", "add", address, "1000000000", "--devnet", file)
	if !strings.Contains(stderr, "not enough tokens") || !strings.Contains(stderr, " tSTK and needs 1000000000 tSTK; send it more") || strings.Contains(stderr, "sending") {
		t.Errorf("stderr %q", stderr)
	}

	// The contract refuses to let a node go that is not draining.
	for _, args := range [][]string{{"deregister", address}, {"stake", "remove", address, "1"}} {
		_, stderr := owns(t, exitUsage, append(args, "--devnet", file)...)
		if !strings.Contains(stderr, "drain it first: nacre drain "+address) || strings.Contains(stderr, "sending") {
			t.Errorf("%q: stderr %q", args, stderr)
		}
	}
	if _, stderr := owns(t, exitUsage, "revive", address, "--devnet", file); !strings.Contains(stderr, "is not draining") {
		t.Errorf("stderr %q", stderr)
	}
	owns(t, exitOK, "drain", address, "--devnet", file, "--json")
	gone, _ := owns(t, exitOK, "deregister", address, "--devnet", file, "--json")
	if _, still := gone["node"]; still {
		t.Errorf("deregistered, but %v", gone)
	}
	state(enclave.Deregistered)

	_, stderr = owns(t, exitFailed, "register", "--url", x.URL, "--stake", "1000", "--devnet", file, "--root", strangersRoot(t))
	if !strings.Contains(stderr, "do not lead to a trusted root") {
		t.Errorf("stderr %q", stderr)
	}

	registersNothing(t, info, file)

	// And back again, with explicit flags for all that devnet.json says.
	back, stderr := owns(t, exitOK, "register", "--url", x.URL, "--stake", "1000", "--root", info.AttestationRoot,
		"--key-file", x.Owner.KeyFile, "--verifier-key-file", info.Accounts.Verifier.KeyFile,
		"--rpc", info.HTTPURL, "--chain-id", strconv.FormatUint(info.ChainID, 10), "--tee-manager", info.Contracts.TeeManager.Hex(), "--json")
	if back["enclave"] != strings.ToLower(address) || !strings.Contains(stderr, "verifying its attestation\n") {
		t.Errorf("%v, stderr %q", back, stderr)
	}
	state(enclave.Registered)
	if _, stderr := owns(t, exitUsage, "register", "--url", x.URL, "--stake", "1000", "--devnet", file); !strings.Contains(stderr, "registered already") || !strings.Contains(stderr, "nacre deregister "+address) {
		t.Errorf("stderr %q", stderr)
	}
}

// stakeBelowTheLeast: the contract would refuse it, which is said before.
func stakeBelowTheLeast(t *testing.T, address, file string) {
	t.Helper()
	_, stderr := owns(t, exitUsage, "stake", "remove", address, "950", "--devnet", file, "--json")
	if !strings.Contains(stderr, "what would be left: a stake of 50 tSTK") || !strings.Contains(stderr, "at least 100 tSTK") || strings.Contains(stderr, "sending") {
		t.Errorf("stderr %q", stderr)
	}
}

// registersNothing: what the contract would refuse, and what it would take but
// be of no use, is refused before anything is sent.
func registersNothing(t *testing.T, info devnet.Info, file string) {
	t.Helper()
	x := info.Executors[0]
	for want, args := range map[string][]string{
		"at least 100 tSTK":        {"--stake", "0.0001"},
		"with --verifier-key-file": {"--stake", "1000", "--verifier-key-file", x.Owner.KeyFile},
	} {
		_, stderr := owns(t, exitUsage, append([]string{"register", "--url", x.URL, "--devnet", file}, args...)...)
		if !strings.Contains(stderr, want) || strings.Contains(stderr, "sending") || strings.Contains(stderr, "allowing") {
			t.Errorf("%q: stderr %q, want %q", args, stderr, want)
		}
	}
}

// nodeStake is the stake in the answer of a command, in decimal.
func nodeStake(t *testing.T, answer map[string]any) string {
	t.Helper()
	raw, err := json.Marshal(answer["node"])
	if err != nil {
		t.Fatal(err)
	}
	var node struct{ Stake json.Number }
	if err := json.Unmarshal(raw, &node); err != nil || node.Stake == "" {
		t.Fatalf("no stake in %s: %v", raw, err)
	}
	return node.Stake.String()
}

// refusesStrangers: what is wrong is named, and nothing happens to the node.
func refusesStrangers(t *testing.T, info devnet.Info, file string) {
	address := info.Executors[0].Address.Hex()
	explicit := func(chainID uint64, teeManager string) []string {
		return []string{"drain", address, "--key-file", info.Executors[0].Owner.KeyFile, "--rpc", info.HTTPURL,
			"--chain-id", strconv.FormatUint(chainID, 10), "--tee-manager", teeManager}
	}
	tests := []struct {
		name string
		want string
		args []string
	}{
		{"another's key", "not the enclave's owner", []string{"drain", address, "--devnet", file, "--key-file", info.Accounts.User.KeyFile}},
		{"unknown enclave", "not registered", []string{"drain", otherOwner, "--devnet", file, "--key-file", info.Accounts.User.KeyFile}},
		{"none of the devnet's", "is none of the devnet's enclaves, which are " + address, []string{"drain", otherOwner, "--devnet", file}},
		{"other chain", "wrong chain", explicit(1, info.Contracts.TeeManager.Hex())},
		{"no contract", "nacre drain: --tee-manager " + otherOwner + ": there is no contract at this address on chain 1337; give the address of the network's TeeManager contract, and the --rpc and --chain-id of the same network; see `nacre drain --help`\n", explicit(info.ChainID, otherOwner)},
		{"another contract", "--tee-manager " + info.Contracts.UserCode.Hex() + ": the contract there is no TeeManager contract; give", explicit(info.ChainID, info.Contracts.UserCode.Hex())},
		{"the Jobs contract", ": the contract there is no TeeManager contract but a Jobs contract, whose TeeManager is " + info.Contracts.TeeManager.Hex() + "; give", explicit(info.ChainID, info.Contracts.Jobs.Hex())},
	}
	for _, tt := range tests {
		env, out, errs := fakeEnvironment()
		env.now = time.Now
		code := run(context.Background(), append([]string{"nacre"}, tt.args...), env)
		if code == exitOK || out.Len() > 0 || !strings.Contains(errs.String(), tt.want) {
			t.Errorf("%s: code %d, stdout %q, stderr %q; want %q", tt.name, code, out, errs, tt.want)
		}
	}
}

// strangersRoot is a root certificate that nobody here signs with.
func strangersRoot(t *testing.T) string {
	t.Helper()
	root, err := enclave.GenerateDevRoot(time.Now())
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "root.pem")
	if err := os.WriteFile(path, root.CertificatePEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A stake is shown with its unit.
func TestStakeHasAUnit(t *testing.T) {
	s := newSecretShell(t, 1)
	key := write(t, "owner.key", hex.EncodeToString(crypto.FromECDSA(s.net.Admin.Key)))
	stdout, _ := s.start(t.Context(), fresh(), exitOK, "stake", "add", s.net.Stores[0].Identity.Address().Hex(), "0.5", "--key-file", key,
		"--rpc", s.net.URL, "--chain-id", s.net.Client.ChainID().String(), "--tee-manager", s.net.At.TeeManager.Hex())
	if !strings.Contains(stdout, " 100.5 tSTK\n") {
		t.Error(stdout)
	}
}
