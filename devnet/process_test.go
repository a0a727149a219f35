package devnet

import (
	"bufio"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func gone(pid int) bool { return errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) }

// eventually waits for what another process does in its own time.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	deadline := time.After(10 * time.Second)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !f() {
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatalf("%s: not within 10 s", what)
		}
	}
}

func logged(t *testing.T, file, line string) func() bool {
	return func() bool {
		data, err := os.ReadFile(file)
		return err == nil && strings.Contains(string(data), line)
	}
}

func TestProcessStopsOnSIGTERM(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	p, err := startProcess(log, dir, "/bin/sh", "-c", "trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done")
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "start", logged(t, log, "up"))
	if err := p.stop(5 * time.Second); err != nil {
		t.Fatal(err)
	}
	if !logged(t, log, "bye")() || !gone(p.pid) || p.err != nil {
		t.Errorf("not ended as asked: %v", p.err)
	}
	if err := p.stop(time.Second); err != nil {
		t.Errorf("a second stop: %v", err)
	}
}

func TestProcessThatIgnoresSIGTERMIsKilledWithItsGroup(t *testing.T) {
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	p, err := startProcess(log, dir, "/bin/sh", "-c", "trap '' TERM; sleep 300 & echo child $!; wait; wait")
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "start", logged(t, log, "child"))
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	child, err := strconv.Atoi(strings.Fields(string(data))[1])
	if err != nil {
		t.Fatal(err)
	}
	if err := p.stop(100 * time.Millisecond); err == nil {
		t.Error("no word about the kill")
	}
	eventually(t, "end of both", func() bool { return gone(p.pid) && gone(child) })
}

func TestProcessDiesWithItsParent(t *testing.T) {
	parent := exec.Command(os.Args[0])
	parent.Env = append(os.Environ(), parentMode+"="+t.TempDir())
	out, err := parent.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := parent.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	child, convErr := strconv.Atoi(strings.TrimSpace(line))
	if err := errors.Join(err, convErr, parent.Process.Kill()); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait() // "killed"
	eventually(t, "end of the child", func() bool { return gone(child) })
}

// The death signal is bound to a thread, and threads end too.
func TestProcessOutlivesThreads(t *testing.T) {
	dir := t.TempDir()
	p, err := startProcess(filepath.Join(dir, "log"), dir, "/bin/sleep", "300")
	if err != nil {
		t.Fatal(err)
	}
	for range 300 {
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			runtime.LockOSThread() // and never unlocks: the thread ends with the goroutine
		}()
		<-ended
	}
	select {
	case <-p.done:
		t.Errorf("it ended with a thread of ours: %v", p.err)
	case <-time.After(300 * time.Millisecond):
	}
	if err := p.stop(5 * time.Second); err != nil {
		t.Fatal(err)
	}
}

func TestProcessThatCannotStart(t *testing.T) {
	if _, err := startProcess(filepath.Join(t.TempDir(), "log"), t.TempDir(), "/no/such/program"); err == nil || !strings.Contains(err.Error(), "/no/such/program") {
		t.Errorf("error %v does not name the program", err)
	}
}

func TestProcessDoesNotInheritKeys(t *testing.T) {
	t.Setenv("NACRE_KEY", "5ec4e7")
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	p, err := startProcess(log, dir, "/usr/bin/env")
	if err != nil {
		t.Fatal(err)
	}
	<-p.done
	if !logged(t, log, "HOME=")() || logged(t, log, "5ec4e7")() {
		t.Error("the child's environment is not as it should be")
	}
}
