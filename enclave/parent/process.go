package parent

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"syscall"
	"time"
)

// Process is a Machine that lives as long as a command: a virtual machine of
// QEMU, for example. Its end is the enclave's; when ctx ends it is asked to end,
// and killed if it does not.
type Process struct {
	Argv    []string      // the program and its arguments
	Output  io.Writer     // what it prints; nil: nobody hears it
	Parting time.Duration // between asking and killing
}

var _ Machine = Process{}

// ErrNoCommand is returned for a Process without one.
var ErrNoCommand = errors.New("no command that starts the enclave")

// Run starts the command and waits for its end.
func (p Process) Run(ctx context.Context, up func(adopted bool)) error {
	if len(p.Argv) == 0 {
		return ErrNoCommand
	}
	cmd := exec.CommandContext(ctx, p.Argv[0], p.Argv[1:]...)
	cmd.Stdout, cmd.Stderr = p.Output, p.Output
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // Ctrl-C is for us: the enclave is ended in order
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = p.Parting
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("starting the enclave: %w", err)
	}
	up(false)
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrEnded, p.Argv[0], err)
	}
	return fmt.Errorf("%w: %s: %v", ErrEnded, p.Argv[0], cmd.ProcessState)
}
