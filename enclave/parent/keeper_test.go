package parent

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// machine is one whose enclave ends when the test says so.
type machine struct {
	adopted bool
	ends    chan error
	ran     chan time.Time
}

func (m *machine) Run(ctx context.Context, up func(bool)) error {
	m.ran <- time.Now()
	up(m.adopted)
	select {
	case err := <-m.ends:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// An enclave that ends is started again: after a pause that grows while it ends
// soon, with the reason and its last words in the log.
func TestKeeperStartsAgain(t *testing.T) {
	const first = 20 * time.Millisecond
	m := &machine{ends: make(chan error), ran: make(chan time.Time, 10)}
	var l logged
	k := NewKeeper(KeeperConfig{Machine: m, First: first, Last: 4 * first, Settled: time.Hour, Log: l.log(), Tail: func() []string { return []string{"panic: famous"} }})
	inBackground(t, k.Run)
	<-m.ran
	for _, pause := range []time.Duration{first, 2 * first, 4 * first, 4 * first} {
		eventually(t, "it", func() bool { return k.Status().Up })
		ended := time.Now()
		m.ends <- errors.New("out of memory")
		if again := <-m.ran; again.Sub(ended) < pause {
			t.Errorf("started again sooner than after %v", pause)
		}
	}
	eventually(t, "the figures", func() bool { return k.Status() == KeeperStatus{Up: true, Starts: 5, Ends: 4} })
	for _, want := range []string{"the enclave is started", "out of memory", "panic: famous", "another key"} {
		if !strings.Contains(l.String(), want) {
			t.Errorf("the log has no %q: %s", want, l.String())
		}
	}
}

func TestKeeperForgetsOldTrouble(t *testing.T) {
	const first = 50 * time.Millisecond
	m := &machine{ends: make(chan error), ran: make(chan time.Time, 10), adopted: true}
	var l logged
	k := NewKeeper(KeeperConfig{Machine: m, First: first, Last: time.Hour, Settled: time.Nanosecond, Log: l.log()})
	inBackground(t, k.Run)
	for range 4 {
		<-m.ran
		m.ends <- nil // 4 pauses that doubled would be 750 ms, and grow
	}
	<-m.ran
	if n := strings.Count(l.String(), "again_in=50ms"); n != 4 || !strings.Contains(l.String(), "runs already") {
		t.Errorf("%s", l.String())
	}
	if s := k.Status(); s.Starts != 0 {
		t.Errorf("what was taken over counts as started: %+v", s)
	}
}

// buffer is a writer for several goroutines.
type buffer = logged

func TestProcess(t *testing.T) {
	var out buffer
	p := Process{Argv: []string{"sh", "-c", "echo booted; exit 3"}, Output: &out, Parting: time.Second}
	ups := 0
	if err := (Process{Argv: []string{"true"}}).Run(t.Context(), func(bool) {}); !errors.Is(err, ErrEnded) || !strings.HasSuffix(err.Error(), ": true: exit status 0") {
		t.Errorf("%v", err)
	}
	err := p.Run(t.Context(), func(adopted bool) { ups++ })
	if !errors.Is(err, ErrEnded) || !strings.Contains(err.Error(), "exit status 3") || out.String() != "booted\n" || ups != 1 {
		t.Errorf("%v, printed %q, up %d times", err, out.String(), ups)
	}
	if err := (Process{}).Run(t.Context(), nil); !errors.Is(err, ErrNoCommand) {
		t.Errorf("%v", err)
	}
	if err := (Process{Argv: []string{"/nowhere/qemu"}}).Run(t.Context(), nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// A machine is asked to end; one that does not is killed.
func TestProcessEnds(t *testing.T) {
	for name, script := range map[string]string{"obeys": "trap 'echo ended in order; exit' TERM; echo up; while :; do read x; done", "stays": "trap '' TERM; echo up; while :; do read x; done"} {
		var out buffer
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan error, 1)
		go func() {
			done <- Process{Argv: []string{"sh", "-c", "exec <>/dev/null; " + script}, Output: &out, Parting: 100 * time.Millisecond}.Run(ctx, func(bool) {})
		}()
		eventually(t, "it", func() bool { return strings.Contains(out.String(), "up") })
		cancel()
		select {
		case <-done:
		case <-time.After(patience):
			t.Fatalf("%s: does not end", name)
		}
		if got := strings.Contains(out.String(), "in order"); got != (name == "obeys") {
			t.Errorf("%s: printed %q", name, out.String())
		}
	}
}

// nitroCLI is a script in the place of nitro-cli, with a folder that stands for
// the machine: what it was called with, which enclaves run.
type nitroCLI struct{ dir string }

func newNitroCLI(t *testing.T) nitroCLI {
	t.Helper()
	c := nitroCLI{t.TempDir()}
	c.write(t, "nitro-cli", `#!/bin/sh
cd "$(dirname "$0")" || exit 9
echo "$*" >>calls
case $1 in
describe-enclaves) test ! -e broken || { echo "E99 no driver" >&2; exit 1; }; test ! -p hangs || exec cat hangs list; cat list ;;
run-enclave) test ! -e full || { echo "Start allocating memory..." >&2; echo "E26 not enough memory" >&2; exit 1; }; cp running list; echo '{"EnclaveCID": 16}' ;;
console) echo "kernel says hello"; exec sleep 60 ;;
esac
`)
	c.write(t, "list", "[]")
	c.write(t, "running", `[{"EnclaveName":"other","EnclaveCID":17,"State":"RUNNING"},{"EnclaveName":"nacre","EnclaveCID":16,"State":"RUNNING","Flags":"NONE"}]`)
	if err := os.Chmod(filepath.Join(c.dir, "nitro-cli"), 0o700); err != nil {
		t.Fatal(err)
	}
	return c
}

func (c nitroCLI) write(t *testing.T, name, text string) {
	t.Helper()
	at := filepath.Join(c.dir, name)
	if err := os.WriteFile(at+".new", []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(at+".new", at); err != nil {
		t.Fatal(err)
	}
}

func (c nitroCLI) calls() string {
	b, _ := os.ReadFile(filepath.Join(c.dir, "calls"))
	return string(b)
}

func (c nitroCLI) machine() Nitro {
	return Nitro{CLI: filepath.Join(c.dir, "nitro-cli"), EIF: "nacre.eif", CID: 16, Memory: 4096, CPUs: 2, Name: "nacre", Poll: 5 * time.Millisecond}
}

// run runs a machine until the test cancels, and returns what becomes of it.
func runMachine(t *testing.T, m Machine) (up chan bool, end func() error, done chan error) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	up, done = make(chan bool, 1), make(chan error, 1)
	var once sync.Once
	ended := make(chan error, 1)
	go func() { err := m.Run(ctx, func(a bool) { up <- a }); ended <- err; done <- err }()
	end = func() (err error) {
		once.Do(func() {
			cancel()
			select {
			case err = <-ended:
			case <-time.After(patience):
				t.Error("does not end")
			}
		})
		return err
	}
	t.Cleanup(func() { end() })
	return up, end, done
}

func TestNitroStartsAndWatches(t *testing.T) {
	c := newNitroCLI(t)
	up, _, done := runMachine(t, c.machine())
	if adopted := <-up; adopted {
		t.Error("adopted what did not run")
	}
	if want := "run-enclave --eif-path nacre.eif --memory 4096 --cpu-count 2 --enclave-cid 16 --enclave-name nacre\n"; !strings.Contains(c.calls(), want) {
		t.Errorf("called:\n%s, want %s", c.calls(), want)
	}
	looked := strings.Count(c.calls(), "describe")
	eventually(t, "a look", func() bool { return strings.Count(c.calls(), "describe") > looked+2 })
	c.write(t, "list", `[{"EnclaveName":"nacre","EnclaveCID":16,"State":"TERMINATING"}]`)
	if err := <-done; !errors.Is(err, ErrEnded) {
		t.Errorf("%v", err)
	}
}

func TestNitroDebugConsole(t *testing.T) {
	c := newNitroCLI(t)
	m := c.machine()
	var out buffer
	m.Debug, m.Output = true, &out
	up, end, _ := runMachine(t, m)
	<-up
	eventually(t, "the console", func() bool { return strings.Contains(out.String(), "kernel says hello") })
	end()
	if calls := c.calls(); !strings.Contains(calls, "--enclave-name nacre --debug-mode\n") || !strings.Contains(calls, "console --enclave-name nacre\n") {
		t.Errorf("called:\n%s", calls)
	}
}

func TestNitroFails(t *testing.T) {
	for name, prepare := range map[string]struct {
		file, text string
		want       error
		line       string
	}{
		"no memory":         {"full", "", ErrNitroCLI, "run-enclave: exit status 1: E26 not enough memory"},
		"no driver":         {"broken", "", ErrNitroCLI, "describe-enclaves: exit status 1: E99 no driver"},
		"other answer":      {"list", "<html>", ErrNitroState, ""},
		"the name is taken": {"list", `[{"EnclaveName":"nacre","EnclaveCID":17,"State":"RUNNING"}]`, ErrNitroCID, "17, not 16"},
	} {
		c := newNitroCLI(t)
		c.write(t, prepare.file, prepare.text)
		err := c.machine().Run(t.Context(), func(bool) { t.Errorf("%s: up", name) })
		if !errors.Is(err, prepare.want) || !strings.Contains(err.Error(), prepare.line) {
			t.Errorf("%s: %v", name, err)
		}
	}
	m := newNitroCLI(t).machine()
	m.CLI = "/nowhere/nitro-cli"
	if err := m.Run(t.Context(), func(bool) {}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

// A look that fails now and then is no end of the enclave.
func TestNitroBearsWithNitroCLI(t *testing.T) {
	c := newNitroCLI(t)
	up, _, done := runMachine(t, c.machine())
	<-up
	c.write(t, "broken", "")
	if err := <-done; !errors.Is(err, ErrNitroCLI) {
		t.Errorf("%v", err)
	}
	if n := strings.Count(c.calls(), "describe"); n < 1+maxMissed {
		t.Errorf("given up after %d looks", n)
	}
}

// What nitro-cli prints without end is not kept without end. io.Copy, by which
// os/exec hands output on, prefers a ReadFrom.
func TestNitroOutputIsBounded(t *testing.T) {
	var out bounded
	endless := strings.NewReader(strings.Repeat("x", 2*maxCLIOutput))
	if _, err := io.Copy(&out, io.LimitReader(endless, 2*maxCLIOutput)); err != nil {
		t.Fatal(err)
	}
	if n := out.kept.Len(); n != maxCLIOutput {
		t.Errorf("%d bytes are kept, want %d", n, maxCLIOutput)
	}
}
