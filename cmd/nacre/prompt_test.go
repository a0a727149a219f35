package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// openTerminal returns both ends of a new pseudo terminal: what a person's
// hands and eyes are at, and what a program sees.
func openTerminal(t *testing.T) (person, program *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		need(t, fmt.Sprintf("no pseudo terminals (%v): mount /dev/pts", err))
	}
	t.Cleanup(func() { person.Close() })
	conn, err := person.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var number int
	err = errors.Join(conn.Control(func(fd uintptr) {
		err = unix.IoctlSetPointerInt(int(fd), unix.TIOCSPTLCK, 0)
		if err == nil {
			number, err = unix.IoctlGetInt(int(fd), unix.TIOCGPTN)
		}
	}), err)
	if err != nil {
		t.Fatal(err)
	}
	program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { program.Close() })
	return person, program
}

// echoes tells whether the terminal shows what is typed.
func echoes(t *testing.T, terminal *os.File) bool {
	t.Helper()
	conn, err := terminal.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var state *unix.Termios
	if err := errors.Join(conn.Control(func(fd uintptr) { state, err = unix.IoctlGetTermios(int(fd), unix.TCGETS) }), err); err != nil {
		t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

// atPrompt starts a command that wants a key, waits until it asks, checks that
// the terminal is dark, types, and returns what it says then.
func atPrompt(t *testing.T, typed string) (said string, code int) {
	t.Helper()
	return atPromptDo(t, func(person *os.File, _ *os.Process) error {
		_, err := io.WriteString(person, typed)
		return err
	})
}

// atPromptDo is atPrompt for what else can be done to a command that asks.
func atPromptDo(t *testing.T, act func(person *os.File, command *os.Process) error) (said string, code int) {
	t.Helper()
	person, program := openTerminal(t)
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// testscript.Main goes by the name that the program is called by.
	name := filepath.Join(t.TempDir(), "nacre")
	if err := os.Symlink(exe, name); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(name, "drain", testOwner, "--rpc", "http://127.0.0.1:1/", "--chain-id", "1", "--tee-manager", otherOwner)
	cmd.Dir, cmd.Env, cmd.Stdin = t.TempDir(), []string{}, program
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	hang := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer hang.Stop()
	out := bufio.NewReader(stderr)
	prompt, err := out.ReadString(':')
	if err != nil || !strings.Contains(prompt, "the owner's key (64 hex digits, not shown)") {
		t.Fatalf("prompt %q, %v", prompt, err)
	}
	if echoes(t, person) {
		t.Error("the terminal echoes")
	}
	if err := act(person, cmd.Process); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // its status is looked at below
	if !echoes(t, person) {
		t.Error("the terminal is left without echo")
	}
	return string(rest), cmd.ProcessState.ExitCode()
}

func TestPromptForAKey(t *testing.T) {
	said, code := atPrompt(t, testKey+"\r")
	if code != exitFailed || !strings.Contains(said, "connection refused") { // the key was taken; there is no chain
		t.Errorf("code %d, stderr %q", code, said)
	}
	holdsNoPart(t, "stderr", said, testKey)
}

func TestPromptForAKeyThatIsNone(t *testing.T) {
	said, code := atPrompt(t, testKey[:12]+"\r")
	if code != exitUsage || !strings.Contains(said, "want 64 hex digits or 32 raw bytes, have 12 bytes") {
		t.Errorf("code %d, stderr %q", code, said)
	}
	holdsNoPart(t, "stderr", said, testKey[:12])
}

// TestPromptEndsByCtrlC: a person who does not want to give a key gets away.
func TestPromptEndsByCtrlC(t *testing.T) {
	for _, typed := range []string{"\x03", "\x04", "42\x03"} {
		said, code := atPrompt(t, typed)
		if code != exitFailed || !strings.HasSuffix(said, "nacre: interrupted\n") {
			t.Errorf("%q: code %d, stderr %q", typed, code, said)
		}
	}
}

// TestPromptEndsBySignal, and leaves the terminal as it was.
func TestPromptEndsBySignal(t *testing.T) {
	said, code := atPromptDo(t, func(_ *os.File, command *os.Process) error { return command.Signal(unix.SIGTERM) })
	if code != exitFailed || !strings.HasSuffix(said, "nacre: interrupted\n") {
		t.Errorf("code %d, stderr %q", code, said)
	}
}
