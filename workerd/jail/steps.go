package jail

import (
	"os"
	"path"
	"sort"
	"strings"
	"unsafe"

	"golang.org/x/sys/unix"
)

// What a process in the jail sees of itself and may use.
const (
	insideID = 1000      // its user and group id in its user namespace
	hostname = "sandbox" // the name of its machine
	maxFiles = 256       // open files; workerd has 14 at rest
	maxTasks = 128       // threads of its user; workerd has about 10

	// syncFD is the descriptor of the conversation with the parent once the
	// files have their numbers. The program can never have a descriptor of
	// this number, because maxFiles forbids it, so what the filter of system
	// calls allows on it, it allows to the steps below alone.
	syncFD = maxFiles
)

var fdCWD = ^uintptr(99) // AT_FDCWD, which is -100

// What the file system in memory that is the root has.
const (
	rootInodes = "64"
	rootMode   = "755"
)

const readOnly = unix.MOUNT_ATTR_RDONLY | unix.MOUNT_ATTR_NOSUID

// buildRoot makes the root. As root it runs once, in the thread that starts
// all sandboxes: their mount namespaces are copies of that thread's, so they
// never have the host's mounts. Without root each child runs it.
//
// made is the root's file system with the program in it, or nil.
func (p *program) buildRoot(dir string, made *os.File, files []file, binds []bind) {
	p.layer = LayerRoot
	p.call("keeping mounts from the host", unix.SYS_MOUNT, 0, p.text("/"), 0, unix.MS_REC|unix.MS_PRIVATE, 0)
	if made != nil {
		p.call(stepMount, unix.SYS_MOVE_MOUNT, made.Fd(), p.text(""), fdCWD, p.text(dir), unix.MOVE_MOUNT_F_EMPTY_PATH)
	} else {
		p.call(stepMount, unix.SYS_MOUNT, p.text("nacre"), p.text(dir), p.text("tmpfs"), unix.MS_NOSUID|unix.MS_NODEV, p.text("size=64k,nr_inodes="+rootInodes+",mode="+rootMode))
	}
	p.call("going to the root", unix.SYS_CHDIR, p.text(dir))
	// Whatever the mask of who started this: a sandbox, which is another user, gets
	// through these.
	p.call("setting the root's file mode mask", unix.SYS_UMASK, 0o022)
	for _, d := range directories(files) {
		p.call("making the directory "+d+" in the root", unix.SYS_MKDIRAT, fdCWD, p.text(d[1:]), 0o755)
	}
	for _, f := range files { // an empty file each, to mount on
		p.call("making the file "+f.inside+" in the root", unix.SYS_MKNODAT, fdCWD, p.text(f.inside[1:]), unix.S_IFREG|0o444, 0)
	}
	for _, f := range files { // the program, its loader and libraries, and /dev/urandom
		if f.host == "" {
			continue // the place of a bind
		}
		p.call("putting "+f.host+" into the root", unix.SYS_MOUNT, p.text(f.host), p.text(f.inside[1:]), 0, unix.MS_BIND, 0)
		p.call("protecting "+f.host+" in the root", unix.SYS_MOUNT_SETATTR, fdCWD, p.text(f.inside[1:]), 0, value(p, unix.MountAttr{Attr_set: f.attr}), unix.MOUNT_ATTR_SIZE_VER0)
	}
	for _, b := range binds { // without root only: these files are the child's own
		p.call("putting "+b.host+" into the root", unix.SYS_MOUNT, p.text(b.host), p.text(b.inside[1:]), 0, unix.MS_BIND, 0)
	}
	p.call("making it the root", unix.SYS_PIVOT_ROOT, p.text("."), p.text("."))
	p.call("detaching the host's files", unix.SYS_UMOUNT2, p.text("."), unix.MNT_DETACH)
	p.call("going to the new root", unix.SYS_CHDIR, p.text("/"))
	p.call("making the root read-only", unix.SYS_MOUNT_SETATTR, fdCWD, p.text("/"), unix.AT_RECURSIVE, value(p, unix.MountAttr{Attr_set: readOnly}), unix.MOUNT_ATTR_SIZE_VER0)
}

// enter is what a child does from its birth, in namespaces for users and
// processes, to the program.
func (p *program) enter(j *Jail, s *start) {
	p.tell = s.sync
	p.layer = LayerLimits
	for _, f := range s.tasks { // 0 is the writer; born into a cgroup v2 it needs none
		p.expect(1, stepEnter, unix.SYS_WRITE, f.Fd(), p.text("0"), 1)
	}

	// Until the parent's word below, reading it ends the child if the parent
	// dies: so the other end must be the parent's alone. A sister that is
	// just born may still have it too, but is tied.
	p.layer = LayerOrphans
	p.call(stepTie, unix.SYS_PRCTL, unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL))
	p.call("leaving the parent its end", unix.SYS_CLOSE, uintptr(s.ours))

	p.layer = LayerSession
	p.call("forgetting the terminal", unix.SYS_SETSID)

	p.layer = LayerNamespaces
	p.call("making a mount namespace", unix.SYS_UNSHARE, unix.CLONE_NEWNS)
	p.call("making an ipc namespace", unix.SYS_UNSHARE, unix.CLONE_NEWIPC)
	p.call("making a uts namespace", unix.SYS_UNSHARE, unix.CLONE_NEWUTS)
	p.call("making a network namespace", unix.SYS_UNSHARE, unix.CLONE_NEWNET) // not even a loopback that is up
	p.call("naming the machine", unix.SYS_SETHOSTNAME, p.text(hostname), uintptr(len(hostname)))
	// Meanwhile the parent maps the user's id.
	p.expect(1, "waiting for the parent", unix.SYS_READ, uintptr(s.sync), p.space(1), 1) // 0: it is dead

	if !j.privileged {
		p.buildRoot(j.dir, nil, j.files, s.binds)
	}
	p.layer = LayerRoot
	for _, b := range s.binds {
		if j.privileged { // the parent took a copy of the mount, which we may place
			p.call("putting "+b.host+" into the root", unix.SYS_MOVE_MOUNT, uintptr(b.tree), p.text(""), fdCWD, p.text(b.inside), unix.MOVE_MOUNT_F_EMPTY_PATH)
		}
	}
	p.call("going to /", unix.SYS_CHDIR, p.text("/"))

	p.layer = LayerIdentity
	if j.privileged { // without root the kernel forbids it
		p.call("leaving all groups", unix.SYS_SETGROUPS, 0, 0)
	}
	p.call("taking the group id", unix.SYS_SETRESGID, insideID, insideID, insideID)
	p.call("taking the user id", unix.SYS_SETRESUID, insideID, insideID, insideID)

	p.layer = LayerCapabilities
	for c := range j.capabilities { // none can come back through a file
		p.call("dropping a capability for good", unix.SYS_PRCTL, unix.PR_CAPBSET_DROP, uintptr(c))
	}
	p.call("dropping ambient capabilities", unix.SYS_PRCTL, unix.PR_CAP_AMBIENT, unix.PR_CAP_AMBIENT_CLEAR_ALL)
	p.call("dropping all capabilities", unix.SYS_CAPSET, value(p, unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}), value(p, [2]unix.CapUserData{}))

	// The kernel forgets this when the user id changes, so it comes again.
	// It takes effect when the parent's thread ends from here on; that it had
	// not ended before is sure because the parent must let execve pass below.
	// (Asking for the parent's id does not tell: it is 0 here.)
	p.layer = LayerOrphans
	p.call(stepTie, unix.SYS_PRCTL, unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL))

	p.layer = LayerFiles
	high := s.highest() + 1
	for i, f := range s.files { // out of the way of the numbers to come
		p.call("moving a file", unix.SYS_DUP3, f.Fd(), uintptr(high+i), unix.O_CLOEXEC)
	}
	p.call("moving the conversation", unix.SYS_DUP3, uintptr(s.sync), uintptr(high+len(s.files)), unix.O_CLOEXEC)
	for i := range s.files {
		p.call("numbering a file", unix.SYS_DUP3, uintptr(high+i), uintptr(i), 0)
	}
	p.call("numbering the conversation", unix.SYS_DUP3, uintptr(high+len(s.files)), syncFD, unix.O_CLOEXEC)
	p.tell = syncFD
	p.call("closing all other files", unix.SYS_CLOSE_RANGE, uintptr(len(s.files)), syncFD-1, 0)
	p.call("closing all higher files", unix.SYS_CLOSE_RANGE, syncFD+1, uintptr(^uint32(0)), 0)
	p.call("setting the file mode mask", unix.SYS_UMASK, 0o077)

	p.layer = LayerLimits
	for _, l := range j.limits(s) {
		p.call("limiting "+l.name, unix.SYS_PRLIMIT64, 0, uintptr(l.which), value(p, unix.Rlimit{Cur: l.value, Max: l.value}), 0)
	}

	p.layer = LayerPrivileges
	// Not PR_SET_DUMPABLE: it does not outlive execve.
	p.call("unblocking signals", unix.SYS_RT_SIGPROCMASK, unix.SIG_SETMASK, p.space(8), 0, 8)
	p.call("renouncing new privileges", unix.SYS_PRCTL, unix.PR_SET_NO_NEW_PRIVS, 1)

	p.layer = LayerSystemCalls
	p.expect(len(s.files), "restricting system calls", unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, unix.SECCOMP_FILTER_FLAG_NEW_LISTENER, p.filter(j.filter))
	// The filter asks the parent about execve; the parent lets one pass, and
	// after it nobody answers any more, which makes it fail.
	p.expect(1, "giving the parent the say over execve", unix.SYS_SENDMSG, syncFD, p.carry(len(s.files)), unix.MSG_NOSIGNAL)

	p.call("keeping no say itself", unix.SYS_CLOSE, uintptr(len(s.files))) // or execve would wait for it when the parent is dead

	p.layer = LayerProgram
	p.call("starting the program", unix.SYS_EXECVE, p.text(j.program), p.texts(append([]string{path.Base(programPath)}, s.args...)), p.texts(nil))
}

// limit is a resource limit.
type limit struct {
	name  string
	which int
	value uint64
}

// limits are the resource limits, each at most what we may use ourselves.
func (j *Jail) limits(s *start) []limit {
	list := []limit{
		// A crash must not write out the memory. No file is as small as 1, and
		// to a helper that core_pattern names the kernel pipes all of it in
		// spite of any limit but exactly 1. (If ours is 0, it stays 0.)
		{"core dumps", unix.RLIMIT_CORE, 1},
		{"written files", unix.RLIMIT_FSIZE, 0},
		{"open files", unix.RLIMIT_NOFILE, maxFiles},
		{"locked memory", unix.RLIMIT_MEMLOCK, 0},
		{"message queues", unix.RLIMIT_MSGQUEUE, 0},
		{"pending signals", unix.RLIMIT_SIGPENDING, maxTasks},
	}
	if j.privileged { // otherwise all processes of the caller would count
		list = append(list, limit{"threads", unix.RLIMIT_NPROC, maxTasks})
	}
	if s.data > 0 {
		list = append(list, limit{"private memory", unix.RLIMIT_DATA, s.data})
	}
	for i := range list {
		var ours unix.Rlimit
		if unix.Getrlimit(list[i].which, &ours) == nil {
			list[i].value = min(list[i].value, ours.Max)
		}
	}
	return list
}

// carry returns the address of a message of one byte that carries fd.
func (p *program) carry(fd int) uintptr {
	type pair struct{ base, length uintptr } // a piece of memory, for the kernel
	rights := unix.UnixRights(fd)
	return value(p, struct {
		name, nameLen       uintptr
		iov, iovLen         uintptr
		control, controlLen uintptr
		flags               uintptr
	}{
		iov: value(p, pair{p.space(1), 1}), iovLen: 1,
		control: p.bytes(rights), controlLen: uintptr(len(rights)),
	})
}

// filter returns the address of a filter of system calls.
func (p *program) filter(list []unix.SockFilter) uintptr {
	at := p.bytes(unsafe.Slice((*byte)(unsafe.Pointer(&list[0])), len(list)*unix.SizeofSockFilter))
	return value(p, struct{ length, list uintptr }{uintptr(len(list)), at})
}

// directories lists those that files are in, parents first.
func directories(files []file) []string {
	seen := map[string]bool{}
	for _, f := range files {
		for d := path.Dir(f.inside); d != "/"; d = path.Dir(d) {
			seen[d] = true
		}
	}
	list := make([]string, 0, len(seen))
	for d := range seen {
		list = append(list, d)
	}
	sort.Slice(list, func(i, k int) bool {
		return strings.Count(list[i], "/") < strings.Count(list[k], "/") || strings.Count(list[i], "/") == strings.Count(list[k], "/") && list[i] < list[k]
	})
	return list
}
