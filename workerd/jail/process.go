package jail

import (
	"errors"
	"fmt"
	"os"
	"sync"
	"syscall"

	"golang.org/x/sys/unix"
)

// Process is a started program. It is process 1 of its pid namespace, so
// whatever else there is ends with it. It is always reaped, once.
//
// How it can have ended (Status): by itself, with an exit status; by Kill, the
// cgroup's memory limit or the end of the parent, with SIGKILL; by a system
// call that is not on the list, with SIGSYS; by a fault or trap of its own,
// with SIGSEGV, SIGBUS, SIGILL, SIGTRAP or SIGFPE. The kernel does not let a
// process 1 be ended by signals that it sends itself, so abort() shows as the
// fault that the C library causes after it: SIGSEGV, not SIGABRT.
type Process struct {
	pid  int
	done chan struct{} // closed when it is reaped; status is set then

	mu    sync.Mutex // guards pidfd
	pidfd *os.File   // nil when it is reaped

	status syscall.WaitStatus
	usage  syscall.Rusage
}

// lost is the status of a child that something else in this process has
// reaped: it looks like the exit status 255.
const lost syscall.WaitStatus = 255 << 8

// newProcess takes over a child and its pidfd. The goroutine that waits for
// it ends with the child.
func newProcess(pid, pidfd int) *Process {
	unix.SetNonblock(pidfd, true) // so that Go's poller takes it and no thread is needed to wait
	p := &Process{pid: pid, done: make(chan struct{}), pidfd: os.NewFile(uintptr(pidfd), "pidfd")}
	go p.reap(p.pidfd)
	return p
}

// Pid returns the process id as the parent sees it.
func (p *Process) Pid() int { return p.pid }

// Wait is closed when the process is gone and reaped.
func (p *Process) Wait() <-chan struct{} { return p.done }

// Status tells how the process ended; only after Wait.
func (p *Process) Status() syscall.WaitStatus { return p.status }

// Usage tells what the process used, start included; only after Wait.
func (p *Process) Usage() syscall.Rusage { return p.usage }

// Kill kills the process and all others in its pid namespace. It does not
// wait, and does nothing if the process is gone.
func (p *Process) Kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pidfd != nil {
		p.control(func(fd int) { unix.PidfdSendSignal(fd, unix.SIGKILL, nil, 0) })
	}
}

func (p *Process) control(f func(fd int)) {
	if c, err := p.pidfd.SyscallConn(); err == nil {
		c.Control(func(fd uintptr) { f(int(fd)) })
	}
}

// reap waits for the child's end.
func (p *Process) reap(pidfd *os.File) {
	defer close(p.done)
	polled := false
	if c, err := pidfd.SyscallConn(); err == nil {
		polled = c.Read(func(uintptr) bool { return p.wait(syscall.WNOHANG) }) == nil
	}
	if !polled { // no poller for it: wait in a thread
		p.wait(0)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	pidfd.Close()
	p.pidfd = nil
}

// wait reaps the child if it has ended.
func (p *Process) wait(options int) bool {
	for {
		pid, err := syscall.Wait4(p.pid, &p.status, options, &p.usage)
		if !errors.Is(err, syscall.EINTR) {
			if pid < 0 {
				p.status = lost
			}
			return pid != 0
		}
	}
}

// describeStatus says in words how a process ended.
func describeStatus(s syscall.WaitStatus) string {
	if s.Signaled() {
		return fmt.Sprintf("signal %d (%v)", s.Signal(), s.Signal())
	}
	return fmt.Sprintf("exit status %d", s.ExitStatus())
}
