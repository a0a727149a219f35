//go:build !enclave

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/owner"
)

func TestVerifierFlags(t *testing.T) {
	check(t, captured(t, newVerifierServeCommand), verifierConfig{Listen: defaultVerifierListen, MaxAge: defaultMaxAge, ownerFlags: ownerFlags{Timeout: defaultOwnerTimeout}})
	got := captured(t, newVerifierServeCommand, "--listen", "unix:///run/v.sock", "--generate-key", "--max-age", "1m", "--config", "c.json", "--image", "i.eif", "--devnet", "d.json", "--json")
	check(t, got, verifierConfig{Listen: "unix:///run/v.sock", GenerateKey: true, MaxAge: time.Minute, trustFlags: trustFlags{Config: "c.json", Image: "i.eif"},
		ownerFlags: ownerFlags{Devnet: "d.json", Timeout: defaultOwnerTimeout, JSON: true}})
}

func TestVerifierBadInput(t *testing.T) {
	key := writeFile(t, "verifier.key", strings.Repeat("42", 32), 0o600)
	nowhere := []string{"--rpc", "http://127.0.0.1:1/", "--chain-id", "1", "--tee-manager", exampleEnclave}
	register := with([]string{"register", "--url", "unix:///none", "--stake", "1"}, nowhere)
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"verifier", "serve", "--generate-key", "--key-file", key}, "give one or the other"},
		{[]string{"verifier", "serve", "--rpc", "http://127.0.0.1:1/"}, "belong together"},
		{[]string{"verifier", "serve", "x"}, "unexpected argument"},
		{with([]string{"verifier", "serve"}, nowhere), "the verifier's key is missing"},
		{with([]string{"verifier", "serve", "--generate-key", "--config", key}, nowhere), "--config: "},
		{with([]string{"verifier", "serve", "--generate-key", "--image", key}, nowhere), "not an enclave image file"},
		{with(register, []string{"--verifier", "http://127.0.0.1:1/", "--verifier-key-file", key}), "give one or the other"},
		{with(register, []string{"--verifier", "ftp://h/"}), "not the URL of a verifier"},
	} {
		code, _, stderr := runArgs(t, tt.args...)
		if code != exitUsage || !strings.Contains(stderr, tt.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%q: code %d, stderr %q; want %q", tt.args, code, stderr, tt.want)
		}
	}
}

// TestUnknownVerifierIsMended: a key that was never approved and one whose image was
// revoked want different commands.
func TestUnknownVerifierIsMended(t *testing.T) {
	for _, tt := range []struct {
		err             error
		serve, register string // how the words of serve and of register end
	}{
		{owner.ErrVerifier, "nacre verifier approve-key", "the URL of one with --verifier"},
		{owner.ErrVerifierImage, "nacre verifier approve", "nacre verifier approve"},
	} {
		err := fmt.Errorf("%w: of a test", tt.err)
		if got := unknownVerifier(err).Error(); !strings.HasSuffix(got, tt.serve) {
			t.Errorf("serve: %s", got)
		}
		if got := registerMend(err, common.Address{1}, target{}); !strings.HasSuffix(got, tt.register) {
			t.Errorf("register: %s", got)
		}
	}
	if !errors.Is(owner.ErrVerifierImage, owner.ErrVerifier) {
		t.Error("a revoked image is no reason to look at the flags")
	}
}

// runningVerifier is `nacre verifier serve`, on a Unix socket unless told otherwise.
type runningVerifier struct {
	url    string
	at     string // where it says that it listens
	stderr bytes.Buffer
	ended  chan int
}

// startVerifier returns when it says that it serves. Stop ends it; the end of
// the test does, too.
func startVerifier(t *testing.T, args ...string) (v *runningVerifier, stop func()) {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "nacre-verifier-") // the path of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	v = &runningVerifier{url: "unix://" + filepath.Join(dir, "v.sock"), ended: make(chan int, 1)}
	env, _, _ := fakeEnvironment()
	env.now, env.stderr = time.Now, &v.stderr
	out, in := io.Pipe()
	env.stdout = in
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		code := run(ctx, append([]string{"nacre", "verifier", "serve", "--json", "--listen", v.url}, args...), env)
		in.Close()
		v.ended <- code
	}()
	var ready verifierReady
	if err := json.NewDecoder(out).Decode(&ready); err != nil {
		cancel()
		<-v.ended
		t.Fatalf("nacre verifier serve: %v\n%s", err, v.stderr.String())
	}
	v.at = ready.Listen
	stop = sync.OnceFunc(func() {
		cancel()
		if code := <-v.ended; code != exitOK {
			t.Errorf("nacre verifier serve: code %d\n%s", code, v.stderr.String())
		}
	})
	t.Cleanup(stop) // for a test that ends before it stops it
	return v, stop
}
