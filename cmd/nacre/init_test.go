//go:build !enclave

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

const (
	testOwner  = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
	otherOwner = "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"
)

// withVariables makes an environment with these variables.
func withVariables(env environment, variables map[string]string) environment {
	env.getenv = func(name string) string { return variables[name] }
	return env
}

// initArgs is a right command line for an enclave.
func initArgs(t *testing.T, url string, more ...string) []string {
	t.Helper()
	args := []string{"nacre", "init", "--url", url, "--owner-address", testOwner, "--gas-key-file", writeFile(t, "gas.key", testKey, 0o600)}
	return append(args, more...)
}

func TestInitDefaults(t *testing.T) {
	env, _, _ := fakeEnvironment()
	var got initConfig
	cmd := newInitCommand(env, func(_ context.Context, _ environment, c initConfig) error {
		got = c
		return nil
	})
	if err := runCommandAlone(t, cmd); err != nil {
		t.Fatal(err)
	}
	if want := (initConfig{Timeout: defaultInitTimeout}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestInit(t *testing.T) {
	e := newTestEnclave(t).start(t)
	env, stdout, stderr := fakeEnvironment()
	env = withVariables(env, map[string]string{"NACRE_WS_API_KEY": "provider-key-42"})
	storeKey := strings.Repeat("17", 32)
	code := run(context.Background(), initArgs(t, e.url, "--store-gas-key-file", writeFile(t, "store.key", storeKey, 0o600), "--json"), env)
	if code != exitOK {
		t.Fatalf("code %d, stderr %q", code, stderr)
	}
	var answer initAnswer
	if err := json.Unmarshal(stdout.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	gas, _ := crypto.HexToECDSA(testKey)
	store, _ := crypto.HexToECDSA(storeKey)
	d := answer.Details
	if d.EnclaveAddress != e.identity.Address() || d.OwnerAddress.Hex() != testOwner ||
		d.ExecutorGasAddress != crypto.PubkeyToAddress(gas.PublicKey) || d.SecretStoreGasAddress != crypto.PubkeyToAddress(store.PublicKey) {
		t.Errorf("details %+v", d)
	}
	if r := answer.Registration; r.Owner.Hex() != testOwner || r.JobCapacity != 20 || len(r.Signature) != 65 {
		t.Errorf("registration %+v", r)
	}
	status := e.lifecycle.Status()
	if status.State != enclave.Configured || status.Mutable.WSAPIKey.Reveal() != "provider-key-42" {
		t.Errorf("the enclave is %s with API key %s", status.State, status.Mutable.WSAPIKey)
	}
	for _, secret := range []string{testKey, storeKey, "provider-key-42"} {
		holdsNoPart(t, "output", stdout.String()+stderr.String(), secret)
	}
	if got := stderr.String(); !strings.Contains(got, "waiting for the enclave\n") || strings.Contains(got, "\x1b") {
		t.Errorf("progress %q", got)
	}
}

// TestInitAgainRotatesKeys: the same owner may, another one may not.
func TestInitAgainRotatesKeys(t *testing.T) {
	e := newTestEnclave(t).start(t)
	for _, key := range []string{testKey, strings.Repeat("17", 32)} {
		env, stdout, stderr := fakeEnvironment()
		args := []string{"nacre", "init", "--url", e.url, "--owner-address", testOwner, "--gas-key-file", writeFile(t, "gas.key", key, 0o600)}
		if code := run(context.Background(), args, env); code != exitOK {
			t.Fatalf("code %d, stderr %q", code, stderr)
		}
		want, _ := crypto.HexToECDSA(key)
		if !strings.Contains(stdout.String(), crypto.PubkeyToAddress(want.PublicKey).Hex()) {
			t.Errorf("stdout %s", stdout)
		}
	}
	before := e.lifecycle.Status()
	env, _, stderr := fakeEnvironment()
	args := []string{"nacre", "init", "--url", e.url, "--owner-address", otherOwner, "--gas-key-file", writeFile(t, "gas.key", testKey, 0o600)}
	if code := run(context.Background(), args, env); code != exitUsage || !strings.Contains(stderr.String(), "initialised for another owner") {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
	if after := e.lifecycle.Status(); after.Owner != before.Owner || after.Rotations != before.Rotations {
		t.Error("the enclave changed nevertheless")
	}
}

// TestInitSaysWhatComesNext: who rotates keys is not told to register.
func TestInitSaysWhatComesNext(t *testing.T) {
	e := newTestEnclave(t).says(nil, []string{"gas account 0x1 is empty: send ether"}).start(t)
	address := e.identity.Address().Hex()
	for _, c := range []struct {
		change     []jobs.NodeChange
		state      string
		want, lack string
	}{
		{nil, "configured", ", then nacre register --url " + e.url + " --stake AMOUNT", "that is all"},
		{[]jobs.NodeChange{jobs.Registered}, "registered", "that is all, the enclave is registered\n", "nacre register"},
		{[]jobs.NodeChange{jobs.Drained}, "draining", "nacre revive " + address, "nacre register"},
		{[]jobs.NodeChange{jobs.Deregistered}, "deregistered", "then nacre register", "that is all"},
	} {
		for _, change := range c.change {
			if err := e.lifecycle.Apply(change); err != nil {
				t.Fatal(err)
			}
		}
		env, stdout, stderr := fakeEnvironment()
		code := run(context.Background(), initArgs(t, e.url), env)
		next := stderr.String()[strings.LastIndex(stderr.String(), "next: "):]
		if code != exitOK || !strings.Contains(next, c.want) || strings.Contains(next, c.lack) {
			t.Errorf("%s: code %d, it says next %q, want %q", c.state, code, next, c.want)
		}
		if !strings.Contains(stdout.String(), c.state+"\n") || !strings.Contains(stderr.String(), "broken: gas account 0x1 is empty: send ether\n") {
			t.Errorf("%s: stdout %s\nstderr %s", c.state, stdout, stderr)
		}
	}
}

// TestInitWaits: the enclave comes up while init waits for it.
func TestInitWaits(t *testing.T) {
	e := newTestEnclave(t)
	env, _, stderr := fakeEnvironment()
	waiting := make(chan struct{})
	env.stderr = writerFunc(func(p []byte) (int, error) {
		if strings.Contains(string(p), "waiting for the enclave") {
			close(waiting)
		}
		return stderr.Write(p)
	})
	code := make(chan int, 1)
	args := initArgs(t, e.url, "--timeout", "1m")
	go func() { code <- run(context.Background(), args, env) }()
	<-waiting
	e.start(t)
	if got := <-code; got != exitOK {
		t.Fatalf("code %d, stderr %q", got, stderr)
	}
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestInitGivesUp(t *testing.T) {
	e := newTestEnclave(t)
	env, _, stderr := fakeEnvironment()
	begin := time.Now()
	code := run(context.Background(), initArgs(t, e.url, "--timeout", "300ms"), env)
	if code != exitFailed || !strings.Contains(stderr.String(), "is the enclave running") {
		t.Errorf("code %d, stderr %q", code, stderr)
	}
	if took := time.Since(begin); took > 20*time.Second {
		t.Errorf("gave up after %s", took)
	}
}

// TestInitHonoursStatus: an answer that refuses is no success, whatever it
// says, and does not show the key that it echoes.
func TestInitHonoursStatus(t *testing.T) {
	for status, want := range map[int]int{http.StatusBadRequest: exitUsage, http.StatusInternalServerError: exitFailed, http.StatusNoContent: exitFailed, http.StatusFound: exitFailed} {
		mux := http.NewServeMux()
		mux.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(`{"state":"blank"}`)) })
		mux.HandleFunc("/immutable-config", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(enclave.ImmutableConfigured)) })
		mux.HandleFunc("/mutable-config", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(status)
			if status != http.StatusNoContent {
				w.Write([]byte("no: " + testKey + enclave.MutableConfigured))
			}
		})
		server := httptest.NewServer(mux)
		env, stdout, stderr := fakeEnvironment()
		code := run(context.Background(), initArgs(t, server.URL), env)
		server.Close()
		if code != want || stdout.Len() > 0 {
			t.Errorf("status %d: code %d, stdout %q, stderr %q", status, code, stdout, stderr)
		}
		holdsNoPart(t, "an echoed key", stderr.String(), testKey)
	}
}

// TestInitSendsNothingBeforeAllIsThere: a wrong key file must not leave an
// enclave with an owner and no keys.
func TestInitSendsNothingBeforeAllIsThere(t *testing.T) {
	e := newTestEnclave(t).start(t)
	good := writeFile(t, "gas.key", testKey, 0o600)
	bad := writeFile(t, "bad.key", "nonsense", 0o600)
	for _, args := range [][]string{
		{"--gas-key-file", bad},
		{"--gas-key-file", good, "--store-gas-key-file", bad},
		{"--gas-key-file", good, "--ws-api-key-file", writeFile(t, "api.key", "a key/with?odd#characters", 0o600)},
		{"--gas-key-file", good, "--ws-api-key-file", writeFile(t, "empty.key", "\n", 0o600)},
	} {
		env, _, stderr := fakeEnvironment()
		code := run(context.Background(), append([]string{"nacre", "init", "--url", e.url, "--owner-address", testOwner}, args...), env)
		if code != exitUsage {
			t.Errorf("%q: code %d, stderr %q", args, code, stderr)
		}
		if e.lifecycle.Status().HasOwner() {
			t.Fatalf("%q: the enclave got its owner", args)
		}
	}
}

// TestNoEnclave: something else at the URL is said to be that, at once, by all
// that ask an enclave, and not taken for a missing key.
func TestNoEnclave(t *testing.T) {
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	ssh, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan struct{})
	go func() {
		defer close(served)
		for {
			c, err := ssh.Accept()
			if err != nil {
				return
			}
			c.Write([]byte("SSH-2.0-OpenSSH_9.6\r\n"))
			c.Close()
		}
	}()
	defer func() { ssh.Close(); <-served }()
	network := []string{"--rpc", "http://127.0.0.1:1/", "--chain-id", "1", "--tee-manager", otherOwner}
	for _, url := range []string{other.URL, "http://" + ssh.Addr().String()} {
		for _, args := range [][]string{
			initArgs(t, url),
			append([]string{"nacre", "register", "--url", url, "--stake", "1000"}, network...),
		} {
			env, _, stderr := fakeEnvironment()
			begin := time.Now()
			code := run(context.Background(), args, env)
			if code != exitUsage || !strings.Contains(stderr.String(), "--url "+url+": what answers there is no enclave") {
				t.Errorf("%q: code %d, stderr %q", args, code, stderr)
			}
			if took := time.Since(begin); took > 30*time.Second {
				t.Errorf("took %s", took)
			}
		}
	}
}

// TestRegisterLooksAtTheEnclaveFirst: before it asks for any key.
func TestRegisterLooksAtTheEnclaveFirst(t *testing.T) {
	blank := newTestEnclave(t).start(t)
	for url, want := range map[string]string{
		blank.url:            "run nacre init --url " + blank.url + " first",
		"http://127.0.0.1:1": "--url http://127.0.0.1:1: asking the enclave at http://127.0.0.1:1: ",
	} {
		code, _, stderr := runArgs(t, "register", "--url", url, "--stake", "1000", "--rpc", "http://127.0.0.1:1/", "--chain-id", "1", "--tee-manager", otherOwner)
		if code == exitOK || !strings.Contains(stderr, want) || strings.Contains(stderr, "key is missing") {
			t.Errorf("%s: code %d, stderr %q", url, code, stderr)
		}
	}
}

// TestInitSaysOnceWhatFailed also holds what is asked of the person: a chain
// that is not reached is no matter of the enclave's URL.
func TestInitSaysOnceWhatFailed(t *testing.T) {
	chainless := fmt.Errorf("%w (wrong chain)", owner.ErrNoChain)
	if err := enclaveError("u", errors.Join(chainless, context.DeadlineExceeded)); strings.Contains(err.Error(), "is the enclave running") || !strings.Contains(err.Error(), "config file") {
		t.Errorf("%v", err)
	}
	e := newTestEnclave(t)
	env, _, stderr := fakeEnvironment()
	run(context.Background(), initArgs(t, e.url, "--timeout", "300ms"), env)
	if strings.Contains(stderr.String(), "context deadline exceeded") || !strings.Contains(stderr.String(), "no such file") {
		t.Errorf("stderr %q", stderr)
	}
}

func TestInitWarnsOfTheOwnersKey(t *testing.T) {
	key, err := crypto.HexToECDSA(testKey)
	if err != nil {
		t.Fatal(err)
	}
	for owner, want := range map[string]bool{crypto.PubkeyToAddress(key.PublicKey).Hex(): true, testOwner: false} {
		e := newTestEnclave(t).start(t)
		env, _, stderr := fakeEnvironment()
		code := run(context.Background(), []string{"nacre", "init", "--url", e.url, "--owner-address", owner, "--gas-key-file", writeFile(t, "gas.key", testKey, 0o600)}, env)
		if got := strings.Contains(stderr.String(), "warning: the gas key is the key of --owner-address"); code != exitOK || got != want {
			t.Errorf("code %d, stderr %q", code, stderr)
		}
	}
}
