package workerd

import (
	"bytes"
	"errors"
	"fmt"
	"syscall"

	"github.com/nacre-tee/nacre/jobs"
)

// ending is what is known of a sandbox whose process ended by itself.
type ending struct {
	oom     bool // the kernel killed it for its memory limit
	status  syscall.WaitStatus
	last    []byte // the end of what was printed
	loading bool   // before the code was evaluated
}

// errBoot is returned when workerd ended before it came to any code.
var errBoot = errors.New("workerd ended before it came to the code")

// Texts of workerd and V8. Code can print them too, but what workerd says when
// it ends comes last.
var (
	crashText     = []byte("*** Received signal #")
	heapText      = []byte("JavaScript heap out of memory")
	unsettledText = []byte("Top-level await in module is unsettled.\n")
)

// verdict says what an ending means for the job, in code and words.
func (e ending) verdict(l Limits) (jobs.Outcome, string) {
	switch {
	case e.oom, e.heapFull():
		return jobs.MemoryOver, fmt.Sprintf("the sandbox needed more than its %d MiB of memory", l.Memory>>20)
	case e.status.Signaled() && e.status.Signal() == syscall.SIGSYS:
		return jobs.SandboxDied, "the sandbox made a system call that is not allowed"
	case e.loading && e.status.Exited() && !e.crashed():
		// The one thing that workerd ends for itself.
		return jobs.ModuleUnusable, "the module is never evaluated to its end: a top-level await does not settle"
	}
	return jobs.SandboxDied, describe(e.status)
}

// killed tells whether somebody else ended the process, which code cannot do.
func (e ending) killed() bool {
	return !e.oom && e.status.Signaled() && e.status.Signal() == syscall.SIGKILL
}

// crashed tells whether workerd's crash handler ended the process.
func (e ending) crashed() bool {
	return e.status.Exited() && bytes.Contains(e.last, crashText) && !(e.loading && bytes.HasSuffix(e.last, unsettledText))
}

// heapFull tells whether V8 ended the process because its heap was full: then
// workerd's crash handler exits.
func (e ending) heapFull() bool { return e.crashed() && bytes.Contains(e.last, heapText) }

// describe says how a process ended.
func describe(s syscall.WaitStatus) string {
	if s.Signaled() {
		return fmt.Sprintf("workerd was ended by signal %d (%v)", s.Signal(), s.Signal())
	}
	return fmt.Sprintf("workerd ended by itself with status %d", s.ExitStatus())
}
