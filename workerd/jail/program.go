package jail

import (
	"fmt"
	"reflect"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// step is one system call of a program. It holds no Go pointer.
type step struct {
	nr   uintptr
	args [6]uintptr
	want int // the result that is success; wantAny for all but an error
	tell int // descriptor on which a failure is reported
}

const wantAny = -1

// label is what people are told about a step.
type label struct {
	name  string // what it does, as in "jail: making the root read-only: …"
	layer Layer
}

// For tests, a step named after spoil is replaced by a system call that does
// not exist.
const (
	spoil  = "spoil "
	noCall = 9999
)

// program is a list of system calls with everything that they point to. It
// is made in full before it runs, because what runs it must not allocate.
//
// All of it is in memory of its own, outside of the Go heap, which the child
// does not have.
type program struct {
	memory []byte // mapped; free gives it back
	used   int
	full   bool // something did not fit
	steps  []step
	labels []label         // of steps
	omit   map[string]bool // for tests: steps to leave out, and to spoil
	layer  Layer           // of the steps to come
	tell   int             // of the steps to come
}

const (
	maxSteps    = 512
	programSize = 128 << 10 // bytes besides those of long arguments
)

// newProgram makes an empty program with room for extra bytes of text.
func newProgram(extra int, omit map[string]bool) (*program, error) {
	m, err := unix.Mmap(-1, 0, programSize+extra, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS)
	if err != nil {
		return nil, fmt.Errorf("jail: making room for the steps: %w", err)
	}
	p := &program{memory: m, omit: omit}
	p.steps = unsafe.Slice((*step)(unsafe.Pointer(&m[0])), maxSteps)[:0]
	p.used = maxSteps * int(unsafe.Sizeof(step{}))
	return p, nil
}

// free gives the memory back. The program is nothing afterwards.
func (p *program) free() {
	unix.Munmap(p.memory)
	p.memory, p.steps = nil, nil
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
	if len(p.steps) == maxSteps {
		p.full = true
		return
	}
	s := step{nr: nr, want: want, tell: p.tell}
	copy(s.args[:], args)
	if p.omit[spoil+name] {
		s.nr = noCall
	}
	p.steps = append(p.steps, s)
	p.labels = append(p.labels, label{name, p.layer})
}

// space returns the address of n zero bytes.
func (p *program) space(n int) uintptr {
	const align = 8
	if p.used+n+align > len(p.memory) {
		p.full = true
		n = 0
	}
	at := p.used
	p.used += (n + align - 1) / align * align
	return uintptr(unsafe.Pointer(&p.memory[at]))
}

// bytes returns the address of a copy of b.
func (p *program) bytes(b []byte) uintptr {
	at := p.space(len(b))
	if !p.full {
		copy(p.memory[at-uintptr(unsafe.Pointer(&p.memory[0])):], b)
	}
	return at
}

// int32 reads what the kernel has put at an address in the memory.
func (p *program) int32(at uintptr) int32 {
	return *(*int32)(unsafe.Pointer(&p.memory[at-uintptr(unsafe.Pointer(&p.memory[0]))]))
}

// text returns the address of s as C has it.
func (p *program) text(s string) uintptr { return p.bytes(append([]byte(s), 0)) }

// texts returns the address of a list of strings as execve takes it.
func (p *program) texts(list []string) uintptr {
	a := make([]uintptr, len(list)+1)
	for i, s := range list {
		a[i] = p.text(s)
	}
	return p.bytes(unsafe.Slice((*byte)(unsafe.Pointer(&a[0])), len(a)*int(unsafe.Sizeof(a[0]))))
}

// value returns the address of a copy of v, which must not hold Go pointers.
func value[T any](p *program, v T) uintptr {
	return p.bytes(unsafe.Slice((*byte)(unsafe.Pointer(&v)), unsafe.Sizeof(v)))
}

// run executes the program in this thread. It returns the number of the
// failed step, or -1, and its error.
func (p *program) run() (int, syscall.Errno) {
	i, errno := walk(p.steps)
	runtime.KeepAlive(p)
	return i, errno
}

// walk executes steps until one fails. It runs in a child of a process with
// many threads, of which only this one exists there, and without its heap: it
// must not grow the stack, allocate, lock, write a pointer or call what does.
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
// No signal may be handled in the child: all are blocked around clone, the
// kernel forgets the handlers, and a step of the program unblocks them.
//
//go:norace
func (p *program) fork(c *cloneArgs) (int, syscall.Errno) {
	code := reflect.ValueOf(walk).Pointer() &^ (stackKept - 1)
	all, before := new(uint64), new(uint64)
	*all = ^uint64(0)
	mask := func(set *uint64, old *uint64) {
		syscall.RawSyscall6(unix.SYS_RT_SIGPROCMASK, unix.SIG_SETMASK,
			uintptr(unsafe.Pointer(set)), uintptr(unsafe.Pointer(old)), unsafe.Sizeof(*set), 0, 0)
	}
	syscall.ForkLock.Lock()
	mask(all, before)
	pid, errno := cloneAndWalk(c, p.steps, uintptr(len(p.memory)), code)
	mask(before, nil)
	syscall.ForkLock.Unlock()
	runtime.KeepAlive(p)
	return pid, errno
}

const (
	codeReach = 1 << 30    // bytes around our code that may be code and global variables
	lowest    = 1 << 32    // below is code as well, if it is not relocated
	highest   = 0x7e << 40 // above are mappings that are not the heap's, the C library's of this thread for one
	stackKept = 64 << 10   // a multiple of the page size of every machine
)

// withhold asks the kernel to leave a range out of children.
//
//go:nosplit
//go:norace
func withhold(from, to uintptr) {
	if from < to {
		syscall.RawSyscall6(unix.SYS_MADVISE, from, to-from, unix.MADV_DONTFORK, 0, 0, 0)
	}
}

// cloneAndWalk returns in the parent only.
//
// The child gets our code and global variables, the program, and the piece
// around this stack, but not the heap: to copy the page tables,
// and afterwards every page that the parent writes to, would take longer than
// all else here, and nobody should have a copy of what is in it. Those who
// start processes otherwise share the memory until execve, and so do not
// notice. ForkLock keeps others like us from this stack.
//
//go:nosplit
//go:norace
func cloneAndWalk(c *cloneArgs, steps []step, size, code uintptr) (int, syscall.Errno) {
	var said report
	program := uintptr(unsafe.Pointer(&steps[0]))
	stack := uintptr(unsafe.Pointer(&said)) &^ (stackKept - 1)
	withhold(lowest, code-min(code, codeReach))
	withhold(max(lowest, code+codeReach)&^(stackKept-1), highest)
	syscall.RawSyscall6(unix.SYS_MADVISE, stack-stackKept, 3*stackKept, unix.MADV_DOFORK, 0, 0, 0)
	syscall.RawSyscall6(unix.SYS_MADVISE, program, size, unix.MADV_DOFORK, 0, 0, 0)
	pid, _, errno := syscall.RawSyscall6(unix.SYS_CLONE3, uintptr(unsafe.Pointer(c)), unsafe.Sizeof(*c), 0, 0, 0, 0)
	if errno != 0 || pid != 0 {
		return int(pid), errno
	}
	failed, errno := walk(steps)
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
