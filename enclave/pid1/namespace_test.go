package pid1

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/internal/testlack"
)

// machine is a process 1 in namespaces of its own.
type machine struct {
	t    *testing.T
	cmd  *exec.Cmd
	host *os.File // the host's end of its connection
	said *lines
	gone chan struct{} // closed when process 1 has ended
}

// lines are what the machine printed so far.
type lines struct {
	mu   sync.Mutex // guards text
	text bytes.Buffer
	more chan struct{} // one token: text has grown
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	select {
	case l.more <- struct{}{}:
	default:
	}
	return l.text.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// bootPatience is enough for a busy machine.
const bootPatience = 2 * time.Minute

func boot(t *testing.T, program, entropy string) *machine {
	t.Helper()
	if os.Geteuid() != 0 {
		testlack.Skip(t, "needs root, to make namespaces: run it as root")
	}
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	theirs := os.NewFile(uintptr(pair[1]), "enclave")
	defer theirs.Close()
	m := &machine{t: t, host: os.NewFile(uintptr(pair[0]), "host"), said: &lines{more: make(chan struct{}, 1)}, gone: make(chan struct{})}
	m.cmd = exec.Command("/proc/self/exe")
	m.cmd.Env = []string{roleKey + "=init", rootKey + "=" + t.TempDir(), programKey + "=" + program, sourceKey + "=" + entropy}
	m.cmd.Stdout, m.cmd.Stderr = m.said, m.said
	m.cmd.ExtraFiles = []*os.File{theirs}
	m.cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWPID | syscall.CLONE_NEWNS | syscall.CLONE_NEWNET | syscall.CLONE_NEWUTS | syscall.CLONE_NEWIPC | syscall.CLONE_NEWCGROUP,
	}
	if err := m.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { defer close(m.gone); m.cmd.Wait() }() // ends with the machine
	t.Cleanup(func() { m.cmd.Process.Kill(); <-m.gone; m.host.Close() })
	return m
}

// end waits until the machine is halted and returns what it printed.
func (m *machine) end() string {
	m.t.Helper()
	select {
	case <-m.gone:
	case <-time.After(bootPatience):
		m.t.Fatalf("still running:\n%s", m.said)
	}
	// To restart a namespace of processes is to end its process 1 in this way.
	if s := m.cmd.ProcessState.Sys().(syscall.WaitStatus); !s.Signaled() || s.Signal() != syscall.SIGHUP {
		m.t.Errorf("process 1 did not restart the machine: %v", m.cmd.ProcessState)
	}
	return m.said.String()
}

// await waits until the machine has printed text.
func (m *machine) await(text string) {
	m.t.Helper()
	late := time.After(bootPatience)
	for !strings.Contains(m.said.String(), text) {
		select {
		case <-m.said.more:
		case <-m.gone:
			if !strings.Contains(m.said.String(), text) {
				m.t.Fatalf("%q was not printed before the end:\n%s", text, m.said)
			}
		case <-late:
			m.t.Fatalf("%q was not printed:\n%s", text, m.said)
		}
	}
}

func has(t *testing.T, said string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(said, text) {
			t.Errorf("%q was not printed:\n%s", text, said)
		}
	}
}

// Process 1 makes the machine, starts the executor, takes orphans and leaves
// the executor's children to the executor.
func TestMachineLives(t *testing.T) {
	m := boot(t, "executor", "good")
	var beat [1]byte
	if _, err := io.ReadFull(m.host, beat[:]); err != nil || beat[0] != 0xB7 {
		t.Errorf("heartbeat %#x, %v", beat, err)
	}
	if _, err := m.host.Write(beat[:]); err != nil {
		t.Error(err)
	}
	has(t, m.end(), "executor: parent is 1\n", "executor: all is well\n", "writes to /proc/sys/kernel/modules_disabled\n", "writes to /proc/sys/kernel/kexec_load_disabled\n",
		"nacre init: halting: the executor has ended with status 3; what it said is above\n")
}

func TestMachineIsHaltedWhenItsProgramIsKilled(t *testing.T) {
	has(t, boot(t, "killed", "good").end(), "nacre init: halting: the executor was ended by signal 9 (killed)\n")
}

func TestMachineWithoutEntropyStartsNothing(t *testing.T) {
	said := boot(t, "executor", "missing").end()
	has(t, said, "nacre init: halting: no entropy of the security module, without which no key may be made: open /dev/nsm: no such file or directory\n")
	if strings.Contains(said, "executor: parent") {
		t.Errorf("the executor was started:\n%s", said)
	}
}

func TestMachineWithoutItsProgramIsHalted(t *testing.T) {
	has(t, boot(t, "absent", "good").end(), "nacre init: halting: starting a program: executor: /absent: no such file or directory\n")
}

// A host that closes the connection, and one that says nothing until the end, are
// no reason to halt.
func TestMachineOutlivesTheHost(t *testing.T) {
	m := boot(t, "patient", "good")
	m.host.Close()
	m.await("executor: waiting\n")
	if err := m.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	has(t, m.end(), "nacre init: halting: the executor has ended with status 0")
}
