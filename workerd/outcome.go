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
	parsed bool // the code had been parsed, so the code may have printed
	ready  bool // the module had been evaluated
	oom    bool // the kernel killed it for its memory limit
	status syscall.WaitStatus
	// What was on stderr: its start, its end, and whether uncaughtText was
	// anywhere in it.
	first, last []byte
	uncaught    bool
}

// errBoot is returned when workerd ended before it came to the code.
var errBoot = errors.New("workerd ended before it came to the code")

// Texts of workerd and V8 on stderr, where code can print as well.
var (
	// uncaughtText comes before any error at import. Code can print it too,
	// but it cannot have such an error without it.
	uncaughtText = []byte("service " + userService + ": Uncaught ")
	crashText    = []byte("*** Received signal #")
	heapText     = []byte("JavaScript heap out of memory")
)

// verdict says what an ending means for the job, in code and words. It
// returns errBoot if the code had no part in it.
func (e ending) verdict(l Limits) (jobs.Outcome, string, error) {
	switch syntax, uncaught := e.syntax(); {
	case uncaught:
		return jobs.SyntaxError, syntax, nil
	case e.oom, e.heapFull():
		return jobs.MemoryOver, fmt.Sprintf("the sandbox needed more than its %d MiB of memory", l.Memory>>20), nil
	case e.status.Signaled():
		return jobs.SandboxDied, fmt.Sprintf("workerd was ended by signal %d (%v)",
			e.status.Signal(), e.status.Signal()), nil
	case e.ready, e.crashed():
		return jobs.SandboxDied, fmt.Sprintf("workerd ended by itself with status %d", e.status.ExitStatus()), nil
	case !e.parsed:
		return 0, "", fmt.Errorf("%w: exit status %d: %s", errBoot, e.status.ExitStatus(), oneLine(e.first))
	}
	detail := "the module failed while it was loaded"
	if i := bytes.LastIndex(e.last, uncaughtText); i >= 0 {
		detail = oneLine(e.last[i+len(uncaughtText):])
	}
	return jobs.ModuleUnusable, detail, nil
}

// syntax returns workerd's message if it refused to parse the code. What comes
// after the first such text may quote the code and so may hold anything.
func (e ending) syntax() (string, bool) {
	if e.parsed || !e.status.Exited() {
		return "", false
	}
	_, after, ok := bytes.Cut(e.first, uncaughtText)
	return oneLine(after), ok
}

// heapFull tells whether V8 ended the process because its heap was full. Then
// workerd's crash handler exits with status 1, as an error at import does, but
// without that error's text.
func (e ending) heapFull() bool {
	return e.crashed() && bytes.Contains(e.last, heapText)
}

// crashed tells whether the process ended in workerd's crash handler.
func (e ending) crashed() bool {
	return e.status.Exited() && bytes.Contains(e.last, crashText) && (e.ready || !e.uncaught)
}
