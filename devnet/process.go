package devnet

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
)

// process is a program that does not outlive this one: it gets SIGTERM when
// we die, however we die.
type process struct {
	pid  int
	done chan struct{} // closed when it has ended
	err  error         // how; set before done is closed

	killed atomic.Bool // by kill, so that its end is no news
}

// startProcess runs a program with its output appended to logFile. The
// environment is ours without NACRE_KEY and its kin, which are for people.
func startProcess(logFile, dir, path string, args ...string) (*process, error) {
	out, err := os.OpenFile(logFile, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TMPDIR=" + dir}
	cmd.Stdout, cmd.Stderr = out, out
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Pdeathsig: syscall.SIGTERM,
		Setpgid:   true, // the terminal's Ctrl-C goes to us, and we stop it in order
	}
	p := &process{done: make(chan struct{})}
	started := make(chan error)
	go p.run(cmd, started)
	if err := <-started; err != nil {
		return nil, fmt.Errorf("starting %s: %w", path, err)
	}
	return p, nil
}

// run starts cmd and waits for its end, all on one thread: the death signal
// is sent when the thread that started the child ends, not when the process
// does.
func (p *process) run(cmd *exec.Cmd, started chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := cmd.Start()
	if err == nil {
		p.pid = cmd.Process.Pid
	}
	started <- err
	if err != nil {
		return
	}
	p.err = cmd.Wait()
	close(p.done)
}

// stop ends the process: SIGTERM, and SIGKILL to its group if it is still
// there after grace. It returns when the process has been waited for.
func (p *process) stop(grace time.Duration) error {
	select {
	case <-p.done:
		return nil
	default:
	}
	// The process has not been waited for, so the pid is still its own.
	_ = syscall.Kill(p.pid, syscall.SIGTERM)
	select {
	case <-p.done:
		return nil
	case <-time.After(grace):
	}
	_ = syscall.Kill(-p.pid, syscall.SIGKILL)
	<-p.done
	return fmt.Errorf("process %d did not end within %s of SIGTERM and was killed", p.pid, grace)
}

// kill ends the process, and not what it started, with SIGKILL. It returns
// when the process has been waited for.
func (p *process) kill() {
	p.killed.Store(true)
	select {
	case <-p.done: // its pid may be another's by now
		return
	default:
	}
	_ = syscall.Kill(p.pid, syscall.SIGKILL)
	<-p.done
}
