package jail

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// exitingFlag is PF_EXITING of the kernel's include/linux/sched.h. It is set before
// a task's files are closed.
const exitingFlag = 0x4

// Exiting tells whether the process has begun to end, or is gone. Nothing undoes
// that, but on a busy machine the end may be long in coming.
func (p *Process) Exiting() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.pidfd == nil {
		return true
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.pid))
	if err != nil {
		return gone(err)
	}
	return flagsOf(stat)&exitingFlag != 0
}

// gone tells what failed to be read in /proc because the process is reaped: before
// it was opened, or after.
func gone(err error) bool { return errors.Is(err, fs.ErrNotExist) || errors.Is(err, unix.ESRCH) }

// flagsOf returns field 9 of /proc/PID/stat (proc_pid_stat(5)). The second one, the
// name in parentheses, may have anything in it.
func flagsOf(stat []byte) uint64 {
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	if len(fields) < 7 {
		return 0
	}
	flags, _ := strconv.ParseUint(string(fields[6]), 10, 64)
	return flags
}
