package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// emptyPipe is a named pipe that nobody writes into.
func emptyPipe(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pipe")
	if err := unix.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// runWithin runs a command line, which must not go on for ever.
func runWithin(t *testing.T, ctx context.Context, env environment, args ...string) (code int) {
	t.Helper()
	done := make(chan int, 1)
	go func() { done <- run(ctx, append([]string{"nacre"}, args...), env) }()
	select {
	case code = <-done:
	case <-time.After(30 * time.Second):
		t.Fatalf("nacre %s goes on", strings.Join(args, " "))
	}
	return code
}

// TestSignalEndsReading of what does not come, whatever it is to be.
func TestSignalEndsReading(t *testing.T) {
	pipe := emptyPipe(t)
	js, key := writeFile(t, "ok.js", "export default {}", 0o600), writeFile(t, "user.key", testKey, 0o600)
	chain := []string{"--rpc", "http://127.0.0.1:1/", "--chain-id", "1"}
	for name, args := range map[string][]string{
		"create":     {"secret", "create", pipe, "--for", "1h"},
		"create -":   {"secret", "create", "-", "--for", "1h"},
		"inject":     {"secret", "inject", "5", pipe},
		"key":        append([]string{"drain", testOwner, "--key-file", pipe, "--tee-manager", otherOwner}, chain...),
		"run":        append([]string{"run", js, "--key-file", pipe, "--jobs-contract", otherOwner, "--code-contract", otherOwner}, chain...),
		"code":       {"simulate", pipe},
		"input":      {"simulate", js, "--input", "@" + pipe},
		"input -":    {"simulate", js, "--input", "@-"},
		"secret":     {"simulate", js, "--secret-file", pipe},
		"document":   {"attestation", pipe},
		"root":       {"attestation", js, "--root", pipe},
		"config":     {"attestation", js, "--config", pipe},
		"doctor":     {"doctor", "--config", pipe},
		"gas key":    {"init", "--url", "unix:///nowhere", "--owner-address", testOwner, "--gas-key-file", pipe},
		"API key":    {"init", "--url", "unix:///nowhere", "--owner-address", testOwner, "--gas-key-file", key, "--ws-api-key-file", pipe},
		"admin key":  {"devnet", "--admin-key-file", pipe},
		"of --image": {"attestation", js, "--image", pipe},
		"image":      {"image", "measure", pipe},
		"of image":   {"image", "build", "-o", filepath.Join(t.TempDir(), "x.eif"), "--program", "verifier", "--config", pipe},
		"devnet":     {"job", "show", "1", "--devnet", pipe},
	} {
		t.Run(name, func(t *testing.T) {
			env, stdout, stderr := fakeEnvironment()
			stdin, open, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer open.Close()
			defer stdin.Close()
			env.stdin = stdin
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			code := runWithin(t, ctx, env, args...)
			said := stderr.String()
			whole := strings.Contains(said, "want a regular file") // it is not waited for at all
			if stdout.Len() > 0 || !(whole && code == exitUsage || code == exitFailed && strings.HasSuffix(said, "nacre: interrupted\n")) {
				t.Errorf("code %d: %s%s", code, stdout, said)
			}
		})
	}
}

// TestTimeoutBoundsReading: --timeout is of the whole command.
func TestTimeoutBoundsReading(t *testing.T) {
	pipe := emptyPipe(t)
	for want, args := range map[string][]string{
		"nacre secret create: secret " + pipe + ": it did not come to its end within --timeout\n":   {"secret", "create", pipe, "--for", "1h", "--timeout", "50ms"},
		"nacre secret inject: secret " + pipe + ": it did not come to its end within --timeout\n":   {"secret", "inject", "5", pipe, "--timeout", "50ms"},
		"nacre drain: --key-file " + pipe + ": it did not come to its end within --timeout\n":       {"drain", testOwner, "--key-file", pipe, "--timeout", "50ms", "--tee-manager", otherOwner, "--rpc", "http://127.0.0.1:1/", "--chain-id", "1"},
		"nacre init: --gas-key-file " + pipe + ": it did not come to its end within --timeout\n":    {"init", "--url", "unix:///nowhere", "--owner-address", testOwner, "--gas-key-file", pipe, "--timeout", "50ms"},
		"nacre init: --ws-api-key-file " + pipe + ": it did not come to its end within --timeout\n": {"init", "--url", "unix:///nowhere", "--owner-address", testOwner, "--gas-key-file", writeFile(t, "k", testKey, 0o600), "--ws-api-key-file", pipe, "--timeout", "50ms"},
	} {
		env, _, stderr := fakeEnvironment()
		if code := runWithin(t, t.Context(), env, args...); code != exitFailed || stderr.String() != want {
			t.Errorf("code %d, %q; want %q", code, stderr, want)
		}
	}
}

// TestReadingWaitsForAWriter: a pipe whose writer comes later is read to its
// end, and so is one that is written into bit by bit.
func TestReadingWaitsForAWriter(t *testing.T) {
	pipe := emptyPipe(t)
	env, _, _ := fakeEnvironment()
	type answer struct {
		data []byte
		err  error
	}
	done := make(chan answer, 1)
	go func() {
		data, err := readLimited(env.within(t.Context()), pipe, "secret", 100)
		done <- answer{data, err}
	}()
	w, err := os.OpenFile(pipe, os.O_WRONLY, 0) // returns once the reader is there
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"one ", "two"} {
		if _, err := io.WriteString(w, part); err != nil {
			t.Fatal(err)
		}
	}
	select {
	case got := <-done:
		t.Fatalf("read before the writer was done: %q, %v", got.data, got.err)
	default:
	}
	w.Close()
	if got := <-done; got.err != nil || !bytes.Equal(got.data, []byte("one two")) {
		t.Fatalf("%q, %v", got.data, got.err)
	}
}

// TestReadingEndsWhileItWaits: that ctx ends is seen by a read that is under
// way, and the file stays as it was.
func TestReadingEndsWhileItWaits(t *testing.T) {
	in, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer w.Close()
	ctx, cancel := context.WithCancel(t.Context())
	r, release, err := interruptible(ctx, in)
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	if _, err := io.WriteString(w, "x"); err != nil {
		t.Fatal(err)
	}
	if n, err := r.Read(make([]byte, 9)); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	ended := make(chan error, 1)
	go func() {
		_, err := r.Read(make([]byte, 9))
		ended <- err
	}()
	cancel()
	select {
	case err := <-ended:
		if !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the read goes on")
	}
}
