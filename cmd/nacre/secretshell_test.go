package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/owner/ownertest"
)

const theSecret = "an API key that must not be seen"

// secretShell is where a person types, on a network of stores without code.
type secretShell struct {
	t    *testing.T
	net  *ownertest.Net
	key  string // file of the user's key
	root string // file
	file string // with the secret
}

func newSecretShell(t *testing.T, stores int) *secretShell {
	t.Helper()
	s := &secretShell{t: t, net: ownertest.Start(t, stores)}
	s.net.Announce()
	s.key = write(t, "user.key", hex.EncodeToString(crypto.FromECDSA(s.net.User.Key)))
	s.root = write(t, "root.pem", string(s.net.Root.CertificatePEM()))
	s.file = write(t, "api.key", theSecret)
	return s
}

// on names the network.
func (s *secretShell) on() []string {
	return []string{"--rpc", s.net.URL, "--chain-id", s.net.Client.ChainID().String(), "--jobs-contract", s.net.At.Jobs.Hex()}
}

// start runs a command, and sees to it that it shows nothing of the secret.
func (s *secretShell) start(ctx context.Context, env environment, wantCode int, args ...string) (stdout, stderr string) {
	s.t.Helper()
	out, errs := new(bytes.Buffer), new(bytes.Buffer)
	env.stdout, env.now = out, time.Now
	if w, ok := env.stderr.(*cancelOn); ok {
		errs = &w.Buffer
	} else {
		env.stderr = errs
	}
	code := run(ctx, append([]string{"nacre"}, args...), env)
	if code != wantCode {
		s.t.Fatalf("nacre %s: code %d, want %d\n%s%s", strings.Join(args, " "), code, wantCode, out, errs)
	}
	for _, form := range []string{theSecret, hex.EncodeToString([]byte(theSecret)), base64.StdEncoding.EncodeToString([]byte(theSecret))[:40]} {
		if strings.Contains(out.String()+errs.String(), form) {
			s.t.Fatalf("nacre %s shows the secret:\n%s%s", strings.Join(args, " "), out, errs)
		}
	}
	return out.String(), errs.String()
}

// as runs a command as the account of a key, and decodes its JSON into answer.
func (s *secretShell) as(key string, wantCode int, answer any, args ...string) (stdout, stderr string) {
	s.t.Helper()
	env, _, _ := fakeEnvironment()
	args = append(append(append([]string{"secret"}, args...), s.on()...), "--key-file", key)
	if answer != nil {
		args = append(args, "--json")
	}
	stdout, stderr = s.start(s.t.Context(), env, wantCode, args...)
	if answer != nil {
		if err := json.Unmarshal([]byte(stdout), answer); err != nil {
			s.t.Fatalf("nacre %s: %v\n%s", strings.Join(args, " "), err, stdout)
		}
	}
	return stdout, stderr
}

// where says where stores are and what is trusted.
func (s *secretShell) where() []string {
	return []string{"--directory", s.net.At.Directory.Hex(), "--root", s.root}
}

func (s *secretShell) create(wantCode int, answer any, args ...string) (stdout, stderr string) {
	s.t.Helper()
	return s.as(s.key, wantCode, answer, append(append([]string{"create"}, args...), s.where()...)...)
}

// fitsTerminal checks that no table is wider than 100 columns.
func fitsTerminal(t *testing.T, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		if len([]rune(strings.TrimSpace(line))) > 100 {
			t.Errorf("%d columns: %s", len(line), line)
		}
	}
}

// show reads secret 1.
func (s *secretShell) show(into *shownSecret) {
	s.t.Helper()
	stdout, _ := s.start(s.t.Context(), fresh(), exitOK, append([]string{"secret", "show", "1", "--directory", s.net.At.Directory.Hex(), "--json"}, s.on()...)...)
	*into = shownSecret{}
	if err := json.Unmarshal([]byte(stdout), into); err != nil {
		s.t.Fatalf("%v\n%s", err, stdout)
	}
}

func fresh() environment {
	env, _, _ := fakeEnvironment()
	return env
}

// endAndRemove ends secret 1, which is the only one.
func (s *secretShell) endAndRemove() {
	s.t.Helper()
	lastLine := func(stderr string) string {
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		return lines[len(lines)-1]
	}
	_, stderr := s.as(s.key, exitUsage, nil, "remove", "1")
	if want := "the secret has not ended yet: secret 1 ends at "; !strings.Contains(lastLine(stderr), want) {
		s.t.Errorf("%q, want %q", stderr, want)
	}
	s.as(s.key, exitOK, nil, "terminate", "1")
	_, stderr = s.as(s.key, exitFailed, nil, "remove", "1")
	if want := "secret 1 can be removed after "; !strings.Contains(lastLine(stderr), want) || !strings.Contains(lastLine(stderr), s.net.Stores[0].Identity.Address().Hex()) {
		s.t.Errorf("%q, want %q", stderr, want)
	}
	shown := func(want string) {
		s.t.Helper()
		stdout, _ := s.start(s.t.Context(), fresh(), exitOK, append([]string{"secret", "show", "1"}, s.on()...)...)
		if !strings.Contains(stdout, want) {
			s.t.Errorf("lacks %q:\n%s", want, stdout)
		}
	}
	shown(" ended; nacre secret remove 1 takes it away after 20")
	shown("  had it  ")
	s.net.Pass(s.net.Params.MarkAliveTimeout + time.Minute)
	shown(" ended; nacre secret remove 1 takes it away\n")
	stdout, _ := s.as(s.key, exitOK, nil, "remove", "1")
	if !strings.Contains(stdout, "removed:") {
		s.t.Errorf("removed: %s", stdout)
	}
	stdout, stderr = s.as(s.key, exitOK, nil, "list")
	if stdout != "" || !strings.Contains(stderr, "1 more were removed; --all lists them too\n") {
		s.t.Errorf("list: %q, %q", stdout, stderr)
	}
	var listed []listedSecret
	s.as(s.key, exitOK, &listed, "list", "--all")
	if len(listed) != 1 || listed[0].State != secretRemoved {
		s.t.Errorf("list --all: %+v", listed)
	}
	_, stderr = s.start(s.t.Context(), fresh(), exitUsage, append([]string{"secret", "show", "1"}, s.on()...)...)
	if !strings.Contains(stderr, "secret 1 was removed; its stores were paid ") {
		s.t.Errorf("show: %q", stderr)
	}
}

// keyLookalike is what somebody might paste in the place of a number.
const keyLookalike = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"

// sent counts the transactions of the user.
func (s *secretShell) sent() uint64 {
	s.t.Helper()
	return s.nonce(s.net.User.Address)
}

// nonce counts the transactions of an account.
func (s *secretShell) nonce(of common.Address) uint64 {
	s.t.Helper()
	n, err := s.net.Client.NonceAt(s.t.Context(), of, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return n
}
