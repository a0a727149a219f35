package jail

import (
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// step is one system call of a program.
type step struct {
	name  string // what it does, as in "jail: making the root read-only: …"
	layer Layer
	nr    uintptr
	args  [6]uintptr
	want  int // the result that is success; wantAny for all but an error
	tell  int // descriptor on which a failure is reported
}

const wantAny = -1

// For tests, a step named after spoil is replaced by a system call that does
// not exist.
const (
	spoil  = "spoil "
	noCall = 9999
)

// program is a list of system calls with everything that they point to. It
// is made in full before it runs, because what runs it must not allocate.
type program struct {
	steps []step
	keep  []any           // what args point to: on the heap, which does not move
	omit  map[string]bool // for tests: steps to leave out, and to spoil
	layer Layer           // of the steps to come
	tell  int             // of the steps to come
}

// call appends a step that succeeds unless it returns an error.
func (p *program) call(name string, nr uintptr, args ...uintptr) {
	p.expect(wantAny, name, nr, args...)
}

// expect appends a step that succeeds if it returns want.
func (p *program) expect(want int, name string, nr uintptr, args ...uintptr) {
	if p.omit[name] {
		return
	}
	s := step{name: name, layer: p.layer, nr: nr, want: want, tell: p.tell}
	copy(s.args[:], args)
	if p.omit[spoil+name] {
		s.nr = noCall
	}
	p.steps = append(p.steps, s)
}

// text returns the address of s as C has it.
func (p *program) text(s string) uintptr {
	b := append([]byte(s), 0)
	p.keep = append(p.keep, b)
	return uintptr(unsafe.Pointer(&b[0]))
}

// texts returns the address of a list of strings as execve takes it.
func (p *program) texts(list []string) uintptr {
	a := make([]uintptr, len(list)+1)
	for i, s := range list {
		a[i] = p.text(s)
	}
	p.keep = append(p.keep, a)
	return uintptr(unsafe.Pointer(&a[0]))
}

// space returns the address of n bytes.
func (p *program) space(n int) uintptr {
	b := make([]byte, max(n, 1))
	p.keep = append(p.keep, b)
	return uintptr(unsafe.Pointer(&b[0]))
}

// value returns the address of *v, which stays where it is.
func value[T any](p *program, v *T) uintptr {
	p.keep = append(p.keep, v)
	return uintptr(unsafe.Pointer(v))
}

// run executes the program in this thread. It returns the number of the
// failed step, or -1, and its error.
func (p *program) run() (int, syscall.Errno) {
	i, errno := walk(p.steps)
	runtime.KeepAlive(p)
	return i, errno
}

// walk executes steps until one fails. It runs in a child of a process with
// many threads, of which only this one exists there: it must not grow the
// stack, allocate, lock, write a pointer or call what does.
//
//go:nosplit
//go:norace
func walk(steps []step) (int, syscall.Errno) {
	for i := range steps {
		s := &steps[i]
		r, _, errno := syscall.RawSyscall6(s.nr, s.args[0], s.args[1], s.args[2], s.args[3], s.args[4], s.args[5])
		if errno != 0 {
			return i, errno
		}
		if s.want != wantAny && int(r) != s.want {
			return i, syscall.EIO
		}
	}
	return -1, 0
}

// cloneArgs are the arguments of clone3, as the kernel has them.
type cloneArgs struct {
	flags, pidfd, childTid, parentTid, exitSignal uint64
	stack, stackSize, tls, setTid, setTidSize     uint64
	cgroup                                        uint64
}

// fork starts a child that walks the program, whose last step replaces it by
// another one. It returns the child's id. The thread must be locked.
//
// The child is a copy of this thread with its memory (copied when written).
// No signal may be handled in it: all are blocked around clone, the kernel
// forgets the handlers, and a step of the program unblocks them.
//
//go:norace
func (p *program) fork(c *cloneArgs) (int, syscall.Errno) {
	all, before := ^uint64(0), new(uint64)
	mask := func(set *uint64, old *uint64) {
		syscall.RawSyscall6(unix.SYS_RT_SIGPROCMASK, unix.SIG_SETMASK,
			uintptr(unsafe.Pointer(set)), uintptr(unsafe.Pointer(old)), unsafe.Sizeof(all), 0, 0)
	}
	syscall.ForkLock.Lock()
	mask(&all, before)
	pid, errno := cloneAndWalk(c, p.steps)
	mask(before, nil)
	syscall.ForkLock.Unlock()
	runtime.KeepAlive(p)
	return pid, errno
}

// cloneAndWalk returns in the parent only.
//
//go:nosplit
//go:norace
func cloneAndWalk(c *cloneArgs, steps []step) (int, syscall.Errno) {
	pid, _, errno := syscall.RawSyscall6(unix.SYS_CLONE3, uintptr(unsafe.Pointer(c)), unsafe.Sizeof(*c), 0, 0, 0, 0)
	if errno != 0 || pid != 0 {
		return int(pid), errno
	}
	failed, errno := walk(steps)
	var said report
	said.step, said.errno = int32(failed), int32(errno)
	tell := steps[len(steps)-1].tell
	if failed >= 0 {
		tell = steps[failed].tell
	}
	syscall.RawSyscall6(unix.SYS_WRITE, uintptr(tell), uintptr(unsafe.Pointer(&said)), unsafe.Sizeof(said), 0, 0, 0)
	for {
		syscall.RawSyscall6(unix.SYS_EXIT_GROUP, 1, 0, 0, 0, 0, 0)
	}
}

// report is what a child says when a step fails.
type report struct{ step, errno int32 }
