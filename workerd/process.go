package workerd

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// process is a started child. It is killed with all of its process group,
// and reaped, always.
type process struct {
	cmd  *exec.Cmd
	done chan struct{} // closed after the process is reaped and its output read
}

// outputDelay bounds how long the end of output is awaited after the end of
// the process, in case something else holds the pipe open.
const outputDelay = 2 * time.Second

// Wait is closed when the process is gone.
func (p *process) Wait() <-chan struct{} { return p.done }

// Kill ends the process and its group. It does not wait.
func (p *process) Kill() {
	select {
	case <-p.done: // its id may belong to somebody else by now
	default:
		syscall.Kill(-p.cmd.Process.Pid, syscall.SIGKILL)
	}
}

// Status returns how the process ended; only after Wait.
func (p *process) Status() syscall.WaitStatus {
	if s, ok := p.cmd.ProcessState.Sys().(syscall.WaitStatus); ok {
		return s
	}
	return 0
}

var errStopped = errors.New("starter stopped")

// starter starts processes, all from one OS thread that lives as long as they
// do: the kernel kills them when the thread that started them ends, so that a
// killed daemon leaves none behind.
type starter struct {
	requests chan startRequest
	quit     chan struct{}
	done     chan struct{}
}

type startRequest struct {
	cmd    *exec.Cmd
	answer chan error
}

func newStarter() *starter {
	s := &starter{make(chan startRequest), make(chan struct{}), make(chan struct{})}
	go s.loop()
	return s
}

// loop owns the thread. It never unlocks it, so the thread ends with it.
func (s *starter) loop() {
	runtime.LockOSThread()
	defer close(s.done)
	for {
		select {
		case r := <-s.requests:
			r.answer <- r.cmd.Start()
		case <-s.quit:
			return
		}
	}
}

// stop ends the thread, and with it whatever it started that still runs.
func (s *starter) stop() {
	close(s.quit)
	<-s.done
}

// start starts cmd in a session of its own, without our environment.
func (s *starter) start(cmd *exec.Cmd) (*process, error) {
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setsid = true
	cmd.SysProcAttr.Pdeathsig = syscall.SIGKILL
	cmd.Env = []string{} // not nil, which would mean ours
	cmd.WaitDelay = outputDelay
	r := startRequest{cmd, make(chan error, 1)}
	select {
	case s.requests <- r:
	case <-s.done:
		return nil, errStopped
	}
	if err := <-r.answer; err != nil {
		return nil, fmt.Errorf("starting workerd: %w", err)
	}
	p := &process{cmd, make(chan struct{})}
	go func() { // ends with the process
		defer close(p.done)
		cmd.Wait() // what it returns is in ProcessState
	}()
	return p, nil
}

// keepDescriptors makes sure that no file that this process was given by its
// own parent passes to a sandbox. Those that Go opened do not anyway.
func keepDescriptors() error {
	const first = 3 // after stdin, stdout, stderr, which are always replaced
	err := unix.CloseRange(first, ^uint(0), unix.CLOSE_RANGE_CLOEXEC)
	if err == nil {
		return nil
	}
	entries, err := os.ReadDir("/proc/self/fd") // Linux before 5.11
	if err != nil {
		return fmt.Errorf("keeping open files from sandboxes: %w", err)
	}
	for _, e := range entries {
		var fd int
		if _, err := fmt.Sscan(e.Name(), &fd); err == nil && fd >= first {
			unix.CloseOnExec(fd)
		}
	}
	return nil
}
