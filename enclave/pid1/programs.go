package pid1

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// Ended says which program has ended, and how. It is what halts a machine that
// had started well.
type Ended struct {
	Program string
	Status  syscall.WaitStatus
}

func (e *Ended) Error() string {
	if e.Status.Signaled() {
		return fmt.Sprintf("the %s was ended by signal %d (%v)", e.Program, e.Status.Signal(), e.Status.Signal())
	}
	return fmt.Sprintf("the %s has ended with status %d; what it said is above", e.Program, e.Status.ExitStatus())
}

// ErrStart is returned for a program that cannot be started.
var ErrStart = errors.New("starting a program")

// start starts programs with the console as their output and no input. It
// must not be called while reap runs, which would take the status of a program
// that could not be started.
func start(programs []Program, console *os.File) (names map[int]string, err error) {
	null, err := os.Open(os.DevNull)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrStart, err)
	}
	defer null.Close()
	names = map[int]string{}
	for _, p := range programs {
		pid, err := syscall.ForkExec(p.Path, append([]string{p.Name}, p.Args...), &syscall.ProcAttr{
			Dir: "/", Env: p.Env, Files: []uintptr{null.Fd(), console.Fd(), console.Fd()},
			Sys: &syscall.SysProcAttr{Setsid: true},
		})
		if err != nil {
			return names, fmt.Errorf("%w: %s: %s: %w", ErrStart, p.Name, p.Path, err)
		}
		names[pid] = p.Name
	}
	return names, nil
}

// reap takes the status of every child that ends, orphans of others included,
// and returns when the first of the named ones has. It alone waits for children
// here. Its error is an *Ended, or says that there are no children to wait for.
func reap(names map[int]string) error {
	for {
		var status syscall.WaitStatus
		switch pid, err := syscall.Wait4(-1, &status, 0, nil); {
		case errors.Is(err, syscall.EINTR):
		case err != nil:
			return os.NewSyscallError("waiting for children", err)
		case names[pid] != "":
			return &Ended{names[pid], status}
		}
	}
}
