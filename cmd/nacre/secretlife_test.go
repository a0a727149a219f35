//go:build !enclave

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	contractsdeploy "github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/jobs"
)

// secretLife is a secret on a devnet of five executors, and jobs that use it.
type secretLife struct {
	t    *testing.T
	net  *devnet.Devnet
	file string // that describes the network
	code string // file of the function
	id   string
	text []byte

	answers int
	unheard int // executors that did not answer a job
}

// hashing answers with the hash of the secret and the input, which nobody can
// who has not got the secret.
const hashing = `export default {
  async fetch(request, env) {
    const secret = new Uint8Array(env.secret), input = new Uint8Array(await request.arrayBuffer());
    const all = new Uint8Array(secret.length + input.length);
    all.set(secret);
    all.set(input, secret.length);
    return new Response(await crypto.subtle.digest("SHA-256", all));
  },
};
`

func newSecretLife(t *testing.T) *secretLife {
	t.Helper()
	if err := buildPrograms(); err != nil {
		t.Fatal(err)
	}
	states, err := os.MkdirTemp("/dev/shm", "nacre-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(states) })
	dir := t.TempDir()
	l := &secretLife{t: t, file: filepath.Join(dir, "devnet.json"), code: filepath.Join(dir, "hash.js"), text: []byte("a key that nobody may see")}
	if err := os.WriteFile(l.code, []byte(hashing), 0o600); err != nil {
		t.Fatal(err)
	}
	c := devnet.DefaultConfig()
	c.Executors, c.Capacity, c.StateDir, c.InfoFile = 5, 4, states, l.file
	c.Executor, c.Workerd = filepath.Join(programs, "executor"), workerdForTests(t, repositoryRoot(t))
	c.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	c.Params = func(p *contractsdeploy.Params) {
		p.AckTimeout, p.MarkAliveTimeout, p.MinSecretDuration = 30*time.Second, 40*time.Second, time.Minute
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	if l.net, err = devnet.Start(ctx, c); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			l.printLogs()
		}
		if err := l.net.Stop(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func (l *secretLife) printLogs() {
	for i, e := range l.net.Info().Executors {
		log, _ := os.ReadFile(e.LogFile)
		l.t.Logf("executor %d, %s:\n%s", i+1, e.Address, log[max(0, len(log)-3000):])
		if bytes.Contains(log, l.text) {
			l.t.Errorf("the log of executor %d has the secret", i+1)
		}
	}
}

// as runs a command line on the network and decodes its answer.
func (l *secretLife) as(wantCode int, answer any, args ...string) (stderr string) {
	l.t.Helper()
	env, out, errs := fakeEnvironment()
	env.now = time.Now
	ctx, cancel := context.WithTimeout(l.t.Context(), 2*time.Minute)
	defer cancel()
	args = append([]string{"nacre"}, append(args, "--devnet", l.file, "--json")...)
	if code := run(ctx, args, env); code != wantCode {
		l.t.Fatalf("%s: code %d, want %d\n%s%s", strings.Join(args, " "), code, wantCode, out, errs)
	}
	if bytes.Contains(out.Bytes(), l.text) || bytes.Contains(errs.Bytes(), l.text) {
		l.t.Errorf("%s prints the secret", strings.Join(args, " "))
	}
	if answer != nil {
		if err := json.Unmarshal(out.Bytes(), answer); err != nil {
			l.t.Fatalf("%v\n%s", err, out)
		}
	}
	return errs.String()
}

// job runs a job with the secret. Whoever answers it has used the secret.
func (l *secretLife) job(input string) {
	l.t.Helper()
	var did struct{ Job jobView }
	l.as(exitOK, &did, "run", l.code, "--secret", l.id, "--input", input, "--deadline", "5s")
	want := sha256.Sum256(append(slices.Clone(l.text), input...))
	if len(did.Job.Answers) == 0 {
		l.t.Errorf("job %s: nobody answered", did.Job.ID)
	}
	for _, a := range did.Job.Answers {
		l.answers++
		if a.ErrorCode != jobs.OK || !bytes.Equal(a.Output, want[:]) {
			l.t.Errorf("job %s: %s answers with code %d (%s), output %x", did.Job.ID, a.Executor, a.ErrorCode, a.Outcome, []byte(a.Output))
		}
	}
	l.unheard += len(did.Job.Selected) - len(did.Job.Answers)
}

// stores are those that have acknowledged the secret.
func (l *secretLife) stores() (have []common.Address) {
	l.t.Helper()
	var shown shownSecret
	l.as(exitOK, &shown, "secret", "show", l.id)
	for _, s := range shown.Stores {
		if s.Acknowledged {
			have = append(have, s.Enclave)
		}
	}
	return have
}

// jobsUntil runs jobs until three stores have the secret and without is none of
// them.
func (l *secretLife) jobsUntil(why string, without common.Address, patience time.Duration) []common.Address {
	l.t.Helper()
	for end := time.Now().Add(patience); ; {
		l.job(why)
		have := l.stores()
		if len(have) == 3 && !slices.Contains(have, without) {
			return have
		}
		if time.Now().After(end) {
			l.t.Fatalf("%s: after %s the stores are %v, without %s", why, patience, have, without)
		}
	}
}

// number is that of an executor, from 1.
func (l *secretLife) number(enclave common.Address) int {
	l.t.Helper()
	for i, e := range l.net.Info().Executors {
		if e.Address == enclave {
			return i + 1
		}
	}
	l.t.Fatalf("%s is no executor of the network", enclave)
	return 0
}

// A secret's whole life on a network of five executors: one of its three stores
// is restarted, one killed for good, one drained, while jobs use it. Each answer
// is made with the secret; what a store does not have any more it does not
// answer for, and who takes its place has the secret from another store.
func TestSecretsWholeLife(t *testing.T) {
	l := newSecretLife(t)
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, l.text, 0o600); err != nil {
		t.Fatal(err)
	}
	var created struct {
		ID jobs.ID `json:"secretId"`
	}
	l.as(exitOK, &created, "secret", "create", secret, "--for", "1h")
	l.id = created.ID.String()
	first := l.stores()
	if len(first) != 3 {
		t.Fatalf("%d stores have the secret", len(first))
	}
	l.job("at first")

	// A stranger's job is refused before anything is paid.
	stranger := filepath.Join(t.TempDir(), "stranger")
	l.as(exitOK, nil, "fund", stranger)
	stderr := l.as(exitUsage, nil, "run", l.code, "--secret", l.id, "--input", "x", "--key-file", stranger)
	if !strings.Contains(stderr, "may not use") {
		t.Errorf("a stranger is told %q", stderr)
	}

	restarted, killed, drained := first[0], first[1], first[2]
	if err := l.net.Kill(l.number(restarted)); err != nil {
		t.Fatal(err)
	}
	l.job("while it is down")
	if err := l.net.Restart(t.Context(), l.number(restarted), false); err != nil {
		t.Fatal(err)
	}
	l.job("restarted")

	if err := l.net.Kill(l.number(killed)); err != nil {
		t.Fatal(err)
	}
	l.jobsUntil("killed", killed, 4*time.Minute)

	l.as(exitOK, nil, "drain", drained.Hex())
	have := l.jobsUntil("drained", drained, 3*time.Minute)
	if !slices.Contains(have, restarted) {
		t.Errorf("the stores are %v now, without %s, which was started again", have, restarted)
	}
	t.Logf("%d answers, all with the secret; %d executors did not answer, being down", l.answers, l.unheard)

	l.as(exitOK, nil, "secret", "terminate", l.id)
	if stderr := l.as(exitUsage, nil, "run", l.code, "--secret", l.id, "--input", "x"); !strings.Contains(stderr, "has ended") {
		t.Errorf("after the end a job is refused with %q", stderr)
	}
}
