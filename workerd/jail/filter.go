package jail

import (
	"fmt"
	"slices"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// allowed lists the system calls that workerd, glibc and V8 make, with those
// of the same kind that another version of them may make instead. They work
// on the caller's own memory, threads and open files.
var allowed = []string{
	// Memory
	"brk", "mmap", "mprotect", "mremap", "munmap", "membarrier", "pkey_alloc", "pkey_free", "pkey_mprotect",
	// Threads and signals
	"set_robust_list", "set_tid_address", "rseq", "gettid", "getpid", "sched_yield", "sched_getaffinity",
	"sched_getparam", "sched_getscheduler", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "exit", "exit_group",
	// Time
	"clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "restart_syscall",
	// Open files
	"read", "readv", "write", "writev", "pread64", "lseek", "fstat", "close",
	"epoll_create1", "epoll_ctl", "epoll_pwait", "eventfd2", "ppoll",
	// The root: nothing in it can be written, and only workerd is there to read
	"openat", "statx", "readlinkat", "faccessat", "faccessat2", "getcwd",
	// Unix sockets
	"accept4", "connect", "shutdown", "getsockname", "getpeername",
	// Facts about itself and the machine
	"getrandom", "getrusage", "getuid", "geteuid", "getgid", "getegid", "uname", "sysinfo",
}

// allowedHere lists calls of that kind which only one of the machines has, or
// has under that name.
var allowedHere = []string{
	"access", "arch_prctl", "epoll_wait", "fstatat", "lstat", "newfstatat", "poll", "readlink", "stat", "time",
}

// rule allows a call with some arguments only: one of the lists of
// conditions must hold in full.
type rule struct {
	name string
	any  []seccomp.ArgumentConditions
}

func is(arg uint32, values ...uint64) []seccomp.ArgumentConditions {
	var any []seccomp.ArgumentConditions
	for _, v := range values {
		any = append(any, seccomp.ArgumentConditions{{Argument: arg, Operation: seccomp.Equal, Value: v}})
	}
	return any
}

// both combines two lists: a condition of each must hold.
func both(a, b []seccomp.ArgumentConditions) []seccomp.ArgumentConditions {
	var all []seccomp.ArgumentConditions
	for _, x := range a {
		for _, y := range b {
			all = append(all, slices.Concat(x, y))
		}
	}
	return all
}

// Flags of clone that make something else than a thread of this process.
const notThread = unix.CLONE_NEWNS | unix.CLONE_NEWCGROUP | unix.CLONE_NEWUTS | unix.CLONE_NEWIPC | unix.CLONE_NEWUSER |
	unix.CLONE_NEWPID | unix.CLONE_NEWNET | unix.CLONE_NEWTIME | unix.CLONE_PTRACE | unix.CLONE_UNTRACED | unix.CLONE_VFORK |
	unix.CLONE_PARENT | unix.CLONE_PIDFD | unix.CLONE_IO

const (
	fionbio = 0x5421
	fioclex = 0x5451
)

// What is done with a futex: waiting and waking. Handing on priorities, and
// moving waiters from one to another, is for locks that nothing here makes.
const (
	futexWait       = 0
	futexWake       = 1
	futexWaitBitset = 9
	futexPrivate    = 128
	futexRealtime   = 256
)

// advice lists what may be told to the kernel about memory.
var advice = []uint64{
	unix.MADV_DONTNEED, unix.MADV_FREE, unix.MADV_REMOVE, unix.MADV_DONTNEED_LOCKED, // giving it back
	unix.MADV_HUGEPAGE, unix.MADV_NOHUGEPAGE, unix.MADV_POPULATE_WRITE, unix.MADV_DODUMP, unix.MADV_WIPEONFORK,
	unix.MADV_GUARD_INSTALL, unix.MADV_GUARD_REMOVE, // the stacks of newer C libraries
	1<<32 - 1, // BoringSSL makes sure that there is no such advice
}

const initPID = 1 // the program's own, in its pid namespace

// restricted lists the calls that are allowed with some arguments.
var restricted = []rule{
	{"clone", []seccomp.ArgumentConditions{{ // threads
		{Argument: 0, Operation: seccomp.BitsSet, Value: unix.CLONE_THREAD},
		{Argument: 0, Operation: seccomp.BitsNotSet, Value: notThread},
	}}},
	{"madvise", is(2, advice...)},
	{"futex", is(1, futexWait|futexPrivate, futexWake|futexPrivate, futexWaitBitset|futexPrivate,
		futexWaitBitset|futexPrivate|futexRealtime, futexWaitBitset|futexRealtime, futexWait, futexWake, futexWaitBitset)},
	{"socket", is(0, unix.AF_UNIX)},
	{"socketpair", is(0, unix.AF_UNIX)},
	{"sendto", is(3, 0, unix.MSG_NOSIGNAL)}, // not MSG_OOB, in which the kernel had bugs
	{"recvfrom", is(3, 0)},
	{"getsockopt", both(is(1, unix.SOL_SOCKET), is(2, unix.SO_ERROR, unix.SO_TYPE, unix.SO_ACCEPTCONN, unix.SO_PEERCRED))},
	{"ioctl", is(1, fionbio, fioclex, unix.TCGETS)},
	{"fcntl", is(1, unix.F_GETFD, unix.F_SETFD, unix.F_GETFL, unix.F_SETFL, unix.F_DUPFD, unix.F_DUPFD_CLOEXEC)},
	{"prctl", is(0, unix.PR_SET_NAME, unix.PR_GET_NAME, unix.PR_SET_VMA)},
	{"prlimit64", is(2, 0)},    // to ask, not to set
	{"tgkill", is(0, initPID)}, // abort
	{"sendmsg", is(0, syncFD)}, // the jail's own step; the program has no such descriptor
}

// absent are calls that fail as if the kernel did not have them: clone3,
// because it hides its flags behind a pointer, so that the C library takes
// clone; and what newer C libraries try first.
var absent = []string{"clone3", "map_shadow_stack", "mseal"}

// x32 is where the calls of x86-64's other convention begin.
const x32 = 0x40000000

// filter assembles the list into what the kernel takes. Whatever is not on it
// kills the process.
//
// The kernel runs a new filter once for every number that there is, so the
// time to start a sandbox depends on how soon each number is decided: the
// calls are cut into chunks, and a tree of comparisons leads to the right one.
func filter(info *arch.Info) ([]bpf.RawInstruction, error) {
	chunks, err := cut(decisions(info))
	if err != nil {
		return nil, err
	}
	kill := bpf.RetConstant{Val: uint32(seccomp.ActionKillProcess)}
	program := []bpf.Instruction{
		bpf.LoadAbsolute{Off: 4, Size: 4}, // the convention in which the call is made
		bpf.JumpIf{Cond: bpf.JumpEqual, Val: uint32(info.ID), SkipTrue: 1},
		kill,
		bpf.LoadAbsolute{Off: 0, Size: 4}, // the call's number
		bpf.JumpIf{Cond: bpf.JumpLessThan, Val: x32, SkipTrue: 1},
		kill,
	}
	raw, err := bpf.Assemble(append(program, tree(chunks)...))
	if err != nil {
		return nil, fmt.Errorf("jail: assembling the system call list: %w", err)
	}
	return raw, nil
}

// decision is what is done about a call.
type decision struct {
	call   seccomp.SyscallWithConditions
	action seccomp.Action
}

// decisions lists them in the order of numbers.
func decisions(info *arch.Info) []decision {
	var list []decision
	decide := func(action seccomp.Action, name string, conditions ...seccomp.ArgumentConditions) {
		if nr, ok := info.SyscallNames[name]; ok {
			list = append(list, decision{seccomp.SyscallWithConditions{Num: uint32(nr), Conditions: conditions}, action})
		}
	}
	for _, n := range slices.Concat(allowed, allowedHere) {
		decide(seccomp.ActionAllow, n)
	}
	for _, n := range absent {
		decide(seccomp.ActionErrno|seccomp.Action(unix.ENOSYS), n)
	}
	for _, r := range restricted {
		decide(seccomp.ActionAllow, r.name, r.any...)
	}
	decide(unix.SECCOMP_RET_USER_NOTIF, "execve")
	slices.SortFunc(list, func(a, b decision) int { return int(a.call.Num) - int(b.call.Num) })
	return list
}

// chunk is a program that decides some calls, and kills on all others.
type chunk struct {
	first   uint32 // its lowest number
	program []bpf.Instruction
}

const chunkCalls = 8

// cut makes chunks of decisions with the same action. A call with conditions
// gets one for itself: after it, the library would compare the next number
// with the argument that it loaded last.
func cut(list []decision) ([]chunk, error) {
	var chunks []chunk
	for len(list) > 0 {
		n := 1
		for n < min(len(list), chunkCalls) && list[n].action == list[0].action && list[0].call.Conditions == nil && list[n].call.Conditions == nil {
			n++
		}
		c, err := assemble(list[:n])
		if err != nil {
			return nil, err
		}
		chunks = append(chunks, c)
		list = list[n:]
	}
	return chunks, nil
}

func assemble(list []decision) (chunk, error) {
	p := seccomp.NewProgram()
	act, kill := p.NewLabel(), p.NewLabel()
	for i, d := range list {
		d.call.Assemble(&p, i < len(list)-1, act, kill)
	}
	p.SetLabel(act)
	p.Ret(list[0].action)
	p.SetLabel(kill)
	p.Ret(seccomp.ActionKillProcess)
	program, err := p.Assemble()
	if err != nil {
		return chunk{}, fmt.Errorf("jail: assembling the system call list: %w", err)
	}
	return chunk{list[0].call.Num, program}, nil
}

// tree leads from the call's number to the chunk that decides it.
func tree(chunks []chunk) []bpf.Instruction {
	if len(chunks) == 1 {
		return chunks[0].program
	}
	half := len(chunks) / 2
	low, high := tree(chunks[:half]), tree(chunks[half:])
	var program []bpf.Instruction
	if first := chunks[half].first; len(low) <= 255 {
		program = append(program, bpf.JumpIf{Cond: bpf.JumpGreaterOrEqual, Val: first, SkipTrue: uint8(len(low))})
	} else {
		program = append(program, bpf.JumpIf{Cond: bpf.JumpLessThan, Val: first, SkipTrue: 1}, bpf.Jump{Skip: uint32(len(low))})
	}
	return slices.Concat(program, low, high)
}
