// Command hostile takes the place of workerd in the tests and tries to get out
// of the jail: one attempt, named by the first argument, per start. It says
// "ok" with what it got, or the error that it met.
package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

func init() {
	if len(os.Args) > 1 && os.Args[1] == "lose the first thread" {
		runtime.LockOSThread()
	}
}

func main() {
	if len(os.Args) > 1 && os.Args[1] == "--version" {
		return
	}
	said, err := try(os.Args[1], os.Args[2:])
	switch {
	case err != nil:
		var errno syscall.Errno
		if errors.As(err, &errno) {
			fmt.Println(unix.ErrnoName(errno))
			return
		}
		fmt.Println(err)
	default:
		fmt.Println(strings.TrimSpace("ok " + said))
	}
}

func try(name string, args []string) (string, error) {
	if c, ok := calls[name]; ok {
		a := c.args
		_, _, errno := unix.Syscall6(c.nr, a[0], a[1], a[2], a[3], a[4], a[5])
		if errno != 0 {
			return "", errno
		}
		return "", nil
	}
	if f, ok := attempts[name]; ok {
		return f(args)
	}
	return "", fmt.Errorf("unknown attempt %q", name)
}

var (
	text  = uintptr(unsafe.Pointer(&[]byte("/workerd\x00")[0]))
	empty = uintptr(unsafe.Pointer(&[]byte("\x00")[0]))
	zeros = uintptr(unsafe.Pointer(&make([]byte, 4096)[0]))
	cwd   = ^uintptr(99)
)

type call struct {
	nr   uintptr
	args [6]uintptr
}

// calls are attempts that are one system call.
var calls = map[string]call{
	"ptrace":               {unix.SYS_PTRACE, [6]uintptr{unix.PTRACE_TRACEME}},
	"mount":                {unix.SYS_MOUNT, [6]uintptr{text, text, text, unix.MS_BIND}},
	"umount":               {unix.SYS_UMOUNT2, [6]uintptr{text, unix.MNT_DETACH}},
	"mount_setattr":        {unix.SYS_MOUNT_SETATTR, [6]uintptr{cwd, text, 0, zeros, 32}},
	"fsopen":               {unix.SYS_FSOPEN, [6]uintptr{text}},
	"open_tree":            {unix.SYS_OPEN_TREE, [6]uintptr{cwd, text, 1}},
	"move_mount":           {unix.SYS_MOVE_MOUNT, [6]uintptr{cwd, text, cwd, text}},
	"bpf":                  {unix.SYS_BPF, [6]uintptr{0, zeros, 120}},
	"keyctl":               {unix.SYS_KEYCTL, [6]uintptr{0, ^uintptr(2)}},
	"add_key":              {unix.SYS_ADD_KEY, [6]uintptr{text, text}},
	"request_key":          {unix.SYS_REQUEST_KEY, [6]uintptr{text, text}},
	"unshare":              {unix.SYS_UNSHARE, [6]uintptr{unix.CLONE_FS}},
	"setns":                {unix.SYS_SETNS, [6]uintptr{0, 0}},
	"chroot":               {unix.SYS_CHROOT, [6]uintptr{text}},
	"pivot_root":           {unix.SYS_PIVOT_ROOT, [6]uintptr{text, text}},
	"mknod":                {unix.SYS_MKNODAT, [6]uintptr{cwd, text, unix.S_IFCHR | 0o666, 1<<8 | 1}},
	"mkdir":                {unix.SYS_MKDIRAT, [6]uintptr{cwd, text, 0o700}},
	"unlink":               {unix.SYS_UNLINKAT, [6]uintptr{cwd, text}},
	"rename":               {unix.SYS_RENAMEAT2, [6]uintptr{cwd, text, cwd, text}},
	"link":                 {unix.SYS_LINKAT, [6]uintptr{cwd, text, cwd, text}},
	"chmod":                {unix.SYS_FCHMODAT, [6]uintptr{cwd, text, 0o4777}},
	"chown":                {unix.SYS_FCHOWNAT, [6]uintptr{cwd, text, 0, 0}},
	"xattr":                {unix.SYS_SETXATTR, [6]uintptr{text, text, text, 1}},
	"getdents":             {unix.SYS_GETDENTS64, [6]uintptr{0, zeros, 4096}},
	"chdir":                {unix.SYS_CHDIR, [6]uintptr{text}},
	"kill everybody":       {unix.SYS_KILL, [6]uintptr{^uintptr(0), 0}},
	"tkill":                {unix.SYS_TKILL, [6]uintptr{1, 0}},
	"tgkill another":       {unix.SYS_TGKILL, [6]uintptr{2, 2, 0}},
	"rt_sigqueueinfo":      {unix.SYS_RT_SIGQUEUEINFO, [6]uintptr{1, 0, zeros}},
	"pidfd_open":           {unix.SYS_PIDFD_OPEN, [6]uintptr{1}},
	"pidfd_send_signal":    {unix.SYS_PIDFD_SEND_SIGNAL, [6]uintptr{0}},
	"pidfd_getfd":          {unix.SYS_PIDFD_GETFD, [6]uintptr{0, 1}},
	"io_uring":             {unix.SYS_IO_URING_SETUP, [6]uintptr{1, zeros}},
	"userfaultfd":          {unix.SYS_USERFAULTFD, [6]uintptr{1}},
	"perf":                 {unix.SYS_PERF_EVENT_OPEN, [6]uintptr{zeros, 0, ^uintptr(0), ^uintptr(0)}},
	"process_vm_readv":     {unix.SYS_PROCESS_VM_READV, [6]uintptr{1}},
	"process_vm_writev":    {unix.SYS_PROCESS_VM_WRITEV, [6]uintptr{1}},
	"process_madvise":      {unix.SYS_PROCESS_MADVISE, [6]uintptr{0}},
	"kcmp":                 {unix.SYS_KCMP, [6]uintptr{1, 1}},
	"memfd":                {unix.SYS_MEMFD_CREATE, [6]uintptr{text}},
	"memfd_secret":         {unix.SYS_MEMFD_SECRET, [6]uintptr{0}},
	"execve":               {unix.SYS_EXECVE, [6]uintptr{text, zeros, zeros}},
	"execveat":             {unix.SYS_EXECVEAT, [6]uintptr{0, text, zeros, zeros, unix.AT_EMPTY_PATH}},
	"personality":          {unix.SYS_PERSONALITY, [6]uintptr{0xffffffff}},
	"quotactl":             {unix.SYS_QUOTACTL, [6]uintptr{0}},
	"name_to_handle":       {unix.SYS_NAME_TO_HANDLE_AT, [6]uintptr{cwd, text, zeros, zeros}},
	"open_by_handle":       {unix.SYS_OPEN_BY_HANDLE_AT, [6]uintptr{cwd, zeros}},
	"fanotify":             {unix.SYS_FANOTIFY_INIT, [6]uintptr{0}},
	"inotify":              {unix.SYS_INOTIFY_INIT1, [6]uintptr{0}},
	"swapon":               {unix.SYS_SWAPON, [6]uintptr{text}},
	"reboot":               {unix.SYS_REBOOT, [6]uintptr{0}},
	"init_module":          {unix.SYS_INIT_MODULE, [6]uintptr{zeros, 1, empty}},
	"syslog":               {unix.SYS_SYSLOG, [6]uintptr{10}},
	"acct":                 {unix.SYS_ACCT, [6]uintptr{0}},
	"settimeofday":         {unix.SYS_SETTIMEOFDAY, [6]uintptr{zeros}},
	"clock_settime":        {unix.SYS_CLOCK_SETTIME, [6]uintptr{0, zeros}},
	"sethostname":          {unix.SYS_SETHOSTNAME, [6]uintptr{text, 1}},
	"setuid":               {unix.SYS_SETUID, [6]uintptr{0}},
	"setresuid":            {unix.SYS_SETRESUID, [6]uintptr{0, 0, 0}},
	"setgid":               {unix.SYS_SETGID, [6]uintptr{0}},
	"setgroups":            {unix.SYS_SETGROUPS, [6]uintptr{1, zeros}},
	"capset":               {unix.SYS_CAPSET, [6]uintptr{zeros, zeros}},
	"setsid":               {unix.SYS_SETSID, [6]uintptr{}},
	"setpriority":          {unix.SYS_SETPRIORITY, [6]uintptr{0, 0, 10}},
	"sched_setaffinity":    {unix.SYS_SCHED_SETAFFINITY, [6]uintptr{0, 8, zeros}},
	"seccomp":              {unix.SYS_SECCOMP, [6]uintptr{2, 0, 0}},
	"landlock":             {unix.SYS_LANDLOCK_CREATE_RULESET, [6]uintptr{0, 0, 1}},
	"shmget":               {unix.SYS_SHMGET, [6]uintptr{0, 4096, 0o1600}},
	"msgget":               {unix.SYS_MSGGET, [6]uintptr{0, 0o1600}},
	"semget":               {unix.SYS_SEMGET, [6]uintptr{0, 1, 0o1600}},
	"mq_open":              {unix.SYS_MQ_OPEN, [6]uintptr{text}},
	"mlockall":             {unix.SYS_MLOCKALL, [6]uintptr{1}},
	"timer_create":         {unix.SYS_TIMER_CREATE, [6]uintptr{0, 0, zeros}},
	"vmsplice":             {unix.SYS_VMSPLICE, [6]uintptr{1}},
	"splice":               {unix.SYS_SPLICE, [6]uintptr{0, 0, 1}},
	"sendmsg":              {unix.SYS_SENDMSG, [6]uintptr{1, zeros}},
	"recvmsg":              {unix.SYS_RECVMSG, [6]uintptr{0, zeros}},
	"raise a limit":        {unix.SYS_PRLIMIT64, [6]uintptr{0, unix.RLIMIT_CORE, zeros}},
	"inet socket":          {unix.SYS_SOCKET, [6]uintptr{unix.AF_INET, unix.SOCK_STREAM}},
	"inet6 socket":         {unix.SYS_SOCKET, [6]uintptr{unix.AF_INET6, unix.SOCK_DGRAM}},
	"raw socket":           {unix.SYS_SOCKET, [6]uintptr{unix.AF_INET, unix.SOCK_RAW, 1}},
	"packet socket":        {unix.SYS_SOCKET, [6]uintptr{unix.AF_PACKET, unix.SOCK_RAW}},
	"netlink socket":       {unix.SYS_SOCKET, [6]uintptr{unix.AF_NETLINK, unix.SOCK_RAW}},
	"vsock socket":         {unix.SYS_SOCKET, [6]uintptr{unix.AF_VSOCK, unix.SOCK_STREAM}},
	"crypto socket":        {unix.SYS_SOCKET, [6]uintptr{unix.AF_ALG, unix.SOCK_SEQPACKET}},
	"inet pair":            {unix.SYS_SOCKETPAIR, [6]uintptr{unix.AF_INET, 1, 0, zeros}},
	"unix socket as open":  {unix.SYS_SOCKET, [6]uintptr{unix.AF_UNIX | 1<<32, 1}},
	"type to the terminal": {unix.SYS_IOCTL, [6]uintptr{0, unix.TIOCSTI, text}},
	"tunnel":               {unix.SYS_IOCTL, [6]uintptr{0, unix.TUNSETIFF, zeros}},
	"signals by fcntl":     {unix.SYS_FCNTL, [6]uintptr{0, unix.F_SETOWN, 1}},
	"dumpable":             {unix.SYS_PRCTL, [6]uintptr{unix.PR_SET_DUMPABLE, 1}},
	"outlive the parent":   {unix.SYS_PRCTL, [6]uintptr{unix.PR_SET_PDEATHSIG, 0}},
	"subreaper":            {unix.SYS_PRCTL, [6]uintptr{unix.PR_SET_CHILD_SUBREAPER, 1}},
	"ambient":              {unix.SYS_PRCTL, [6]uintptr{unix.PR_CAP_AMBIENT, unix.PR_CAP_AMBIENT_RAISE, 1}},
	"mm layout":            {unix.SYS_PRCTL, [6]uintptr{unix.PR_SET_MM, 1}},
	"lock with priority":   {unix.SYS_FUTEX, [6]uintptr{zeros, 6}},
	"requeue by priority":  {unix.SYS_FUTEX, [6]uintptr{zeros, 12, 1, 0, zeros + 64}},
	"requeue":              {unix.SYS_FUTEX, [6]uintptr{zeros, 4, 1, 0, zeros + 64}},
	"merge memory":         {unix.SYS_MADVISE, [6]uintptr{0, 0, unix.MADV_MERGEABLE}},
	"poison memory":        {unix.SYS_MADVISE, [6]uintptr{0, 0, unix.MADV_HWPOISON}},
	"cool memory":          {unix.SYS_MADVISE, [6]uintptr{0, 0, unix.MADV_COLD}},
	"fork":                 {unix.SYS_CLONE, [6]uintptr{uintptr(unix.SIGCHLD)}},
	"namespace by clone":   {unix.SYS_CLONE, [6]uintptr{unix.CLONE_NEWUSER | uintptr(unix.SIGCHLD)}},
	"thread in namespace":  {unix.SYS_CLONE, [6]uintptr{unix.CLONE_THREAD | unix.CLONE_SIGHAND | unix.CLONE_VM | unix.CLONE_NEWUTS}},
	"clone3":               {unix.SYS_CLONE3, [6]uintptr{zeros, 88}},
	"another convention":   {0x40000000 + 20, [6]uintptr{1}},
	"no such call":         {9999, [6]uintptr{}},
}

// attempts are those that take more.
var attempts = map[string]func(args []string) (string, error){
	"read": func(a []string) (string, error) {
		b, err := os.ReadFile(a[0])
		return string(b), err
	},
	"create": func(a []string) (string, error) {
		_, err := unix.Open(a[0], unix.O_CREAT|unix.O_WRONLY, 0o600)
		return "", err
	},
	"open for writing": func(a []string) (string, error) {
		_, err := unix.Open(a[0], unix.O_WRONLY, 0)
		return "", err
	},
	"dial":        dial,
	"signal":      signal,
	"attach":      attach,
	"descriptors": descriptors,
	"fill":        fill,
	"threads":     threads,
	"map": func(a []string) (string, error) {
		size, _ := strconv.Atoi(a[0])
		_, err := unix.Mmap(-1, 0, size, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANONYMOUS)
		return "", err
	},
	"lock": func([]string) (string, error) { return "", unix.Mlock(make([]byte, 1<<16)) },
	"facts": func([]string) (string, error) {
		var u unix.Utsname
		err := unix.Uname(&u)
		return fmt.Sprintf("host %s pid %d uid %d gid %d environment %v arguments %v", unix.ByteSliceToString(u.Nodename[:]),
			os.Getpid(), os.Getuid(), os.Getgid(), os.Environ(), os.Args), err
	},
	"wait": func([]string) (string, error) { // until stdin ends
		fmt.Println("waiting")
		b := make([]byte, 1)
		_, err := unix.Read(0, b)
		return "", err
	},
	"lose the first thread": func([]string) (string, error) { // and wait until stdin ends
		go func() {
			unix.Read(0, make([]byte, 1))
			os.Exit(0)
		}()
		fmt.Println("waiting")
		_, _, errno := unix.RawSyscall(unix.SYS_EXIT, 0, 0, 0)
		return "", errno
	},
	"send out of band": pair(func(fd int) error { return unix.Sendto(fd, []byte("x"), unix.MSG_OOB, nil) }),
	"receive out of band": pair(func(fd int) error {
		_, _, err := unix.Recvfrom(fd, make([]byte, 1), unix.MSG_OOB|unix.MSG_DONTWAIT)
		return err
	}),
	"filter a socket": pair(func(fd int) error {
		all := unix.SockFilter{Code: unix.BPF_RET, K: 1}
		return unix.SetsockoptSockFprog(fd, unix.SOL_SOCKET, unix.SO_ATTACH_FILTER, &unix.SockFprog{Len: 1, Filter: &all})
	}),
	"option of a socket": pair(func(fd int) error { return unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_SNDBUF, 1<<20) }),
	"process of a peer": pair(func(fd int) error {
		_, err := unix.GetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_PEERPIDFD)
		return err
	}),
	"option of a protocol": pair(func(fd int) error {
		_, err := unix.GetsockoptInt(fd, unix.SOL_TCP, unix.SO_ERROR)
		return err
	}),
	"abort": func([]string) (string, error) { return "", unix.Tgkill(unix.Getpid(), unix.Gettid(), unix.SIGABRT) },
}

// pair tries something with a Unix socket that has a peer.
func pair(try func(fd int) error) func([]string) (string, error) {
	return func([]string) (string, error) {
		fds, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
		if err != nil {
			return "", err
		}
		return "", try(fds[0])
	}
}

// dial connects to an address: "tcp 1234", or "unix /path" or "unix @name".
func dial(a []string) (string, error) {
	if a[0] == "unix" {
		fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
		if err != nil {
			return "", err
		}
		return "", unix.Connect(fd, &unix.SockaddrUnix{Name: a[1]})
	}
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		return "", err
	}
	port, _ := strconv.Atoi(a[1])
	return "", unix.Connect(fd, &unix.SockaddrInet4{Port: port, Addr: [4]byte{127, 0, 0, 1}})
}

// signal sends the signal 0, which only asks whether one could be sent.
func signal(a []string) (string, error) {
	pid, _ := strconv.Atoi(a[0])
	return "", unix.Kill(pid, 0)
}

// attach maps the shared memory of a key.
func attach(a []string) (string, error) {
	key, _ := strconv.Atoi(a[0])
	_, err := unix.SysvShmGet(key, 0, 0)
	return "", err
}

// descriptors lists the open ones, without those of the Go runtime: it opens
// them at need, and nothing here needs them before.
func descriptors([]string) (string, error) {
	var open []int
	for fd := range 2000 {
		if _, _, errno := unix.RawSyscall(unix.SYS_FCNTL, uintptr(fd), unix.F_GETFD, 0); errno == 0 {
			open = append(open, fd)
		}
	}
	return fmt.Sprint(open), nil
}

// fill duplicates a descriptor until it may not.
func fill([]string) (string, error) {
	for n := range 5000 {
		if _, err := unix.FcntlInt(0, unix.F_DUPFD, 0); err != nil {
			return "", fmt.Errorf("%s after %d", unix.ErrnoName(err.(syscall.Errno)), n/100*100)
		}
	}
	return "", nil
}

// threads starts as many as it is told; the Go runtime dies if it cannot.
func threads(a []string) (string, error) {
	n, _ := strconv.Atoi(a[0])
	ready := make(chan bool)
	for range n {
		go func() {
			runtime.LockOSThread()
			ready <- true
			select {}
		}()
		<-ready
	}
	return "", nil
}
