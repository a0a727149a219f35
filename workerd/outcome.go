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
	maxRSS int64  // bytes that were resident at the peak
	first  []byte // of stderr
	last   []byte // of stderr
}

// errBoot is returned when workerd ended before it came to the code.
var errBoot = errors.New("workerd ended before it came to the code")

// Texts of workerd and V8 on stderr, where code can print as well.
var (
	// uncaughtText is trusted only while no code can have run; later it
	// serves to show people the message.
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
	case e.oom, e.heapFull(l):
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

// heapFull tells whether V8 ended the process because its heap was full, in
// which case workerd's crash handler exits with status 1. While a module is
// loaded a thrown error gives that status too, with any text, so there the
// memory must have been used as well.
func (e ending) heapFull(l Limits) bool {
	const atRest = 32 << 20 // bytes; less than workerd needs
	if e.status.Signal() == syscall.SIGKILL || !bytes.Contains(e.last, heapText) {
		return false
	}
	return e.ready || !e.parsed || e.maxRSS >= l.heapMB()<<20+atRest
}

// crashed tells whether workerd crashed while it loaded the module.
func (e ending) crashed() bool {
	return bytes.Contains(e.last, crashText) && !bytes.Contains(e.last, uncaughtText)
}
