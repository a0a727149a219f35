package jail

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// Steps that tests leave out together.
var (
	noFilter = []string{"restricting system calls", "giving the parent the say over execve", "keeping no say itself"}
	noUser   = []string{"taking the user id"}
)

func with(lists ...[]string) (all []string) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// absentCalls are attempts that fail as if the kernel had no such call.
var absentCalls = map[string]string{
	"execve": "ENOSYS", // the one that the parent let pass was the last
	"clone3": "ENOSYS", // so that the C library takes clone
}

// forbiddenCalls are attempts that a forbidden system call ends by SIGSYS.
var forbiddenCalls = []string{
	"ptrace", "mount", "umount", "mount_setattr", "fsopen", "open_tree", "move_mount", "bpf", "keyctl", "add_key", "request_key",
	"unshare", "setns", "chroot", "pivot_root", "mknod", "mkdir", "unlink", "rename", "link", "chmod", "chown", "xattr",
	"getdents", "chdir", "kill everybody", "tkill", "tgkill another", "rt_sigqueueinfo", "pidfd_open", "pidfd_send_signal", "pidfd_getfd",
	"io_uring", "userfaultfd", "perf", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "memfd", "memfd_secret", "execveat",
	"personality", "quotactl", "name_to_handle", "open_by_handle", "fanotify", "inotify", "swapon", "reboot", "init_module", "syslog", "acct",
	"settimeofday", "clock_settime", "sethostname", "setuid", "setresuid", "setgid", "setgroups", "capset", "setsid", "setpriority",
	"sched_setaffinity", "seccomp", "landlock", "shmget", "msgget", "semget", "mq_open", "mlockall", "timer_create", "vmsplice", "splice",
	"sendmsg", "recvmsg", "raise a limit", "inet socket", "inet6 socket", "raw socket", "packet socket", "netlink socket", "vsock socket",
	"crypto socket", "inet pair", "unix socket as open", "type to the terminal", "tunnel", "signals by fcntl", "dumpable",
	"outlive the parent", "subreaper", "ambient", "mm layout", "fork", "namespace by clone", "thread in namespace", "another convention", "no such call",
	"send out of band", "receive out of band", "filter a socket", "option of a socket", "process of a peer", "option of a protocol",
	"lock with priority", "requeue by priority", "requeue", "merge memory", "poison memory", "cool memory",
}

// succeedUnfiltered are those that nothing but the filter stops.
var succeedUnfiltered = []string{
	"ptrace", "memfd", "fork", "inet socket", "inet6 socket", "netlink socket", "personality", "dumpable",
	"outlive the parent", "subreaper", "shmget", "semget", "msgget", "raise a limit", "unshare", "namespace by clone",
	"process_vm_readv", "inotify", "timer_create", "send out of band", "filter a socket", "option of a socket",
	"lock with priority", "requeue", "cool memory",
}

// TestForbiddenCalls tries system calls that are not on the list, with the
// filter and without: without, none ends by SIGSYS.
func TestForbiddenCalls(t *testing.T) {
	jailed := newJail(t, Config{Binary: hostile(t)})
	open := newJail(t, Config{Binary: hostile(t)}, noFilter...)
	want := map[string]string{}
	for _, c := range forbiddenCalls {
		want[c] = "SIGSYS"
	}
	for c, how := range absentCalls {
		want[c] = how
	}
	for c, how := range want {
		if got := attempt(t, jailed, Spec{}, c); got != how {
			t.Errorf("%s: %s, want %s", c, got, how)
		}
		got := attempt(t, open, Spec{}, c)
		if got == "SIGSYS" || c == "execve" && got == "ENOSYS" {
			t.Errorf("%s without the filter: still %s", c, got)
		}
		if slices.Contains(succeedUnfiltered, c) && got != "ok" {
			t.Errorf("%s without the filter: %s, want ok", c, got)
		}
		t.Logf("%s: %s; without the filter: %s", c, how, got)
	}
}

// escape is an attempt that a layer stops.
type escape struct {
	name     string
	args     []string
	spec     Spec
	open     []string // steps left out in any case, to get at the layer
	layer    []string // steps of the layer
	want     string   // with the layer
	without  string   // without it: how the answer begins
	rootOnly bool
}

// TestEscapes tries what each layer is for, with it and without.
func TestEscapes(t *testing.T) {
	root := os.Geteuid() == 0
	dir := openDir(t)
	key := filepath.Join(dir, "key")
	private := filepath.Join(dir, "private")
	for path, mode := range map[string]os.FileMode{key: 0o644, private: 0o600} {
		if err := os.WriteFile(path, []byte("secret"), mode); err != nil {
			t.Fatal(err)
		}
	}
	port, socket, abstract := listeners(t, dir)
	shm := sharedMemory(t)
	leaked, err := unix.Dup(0) // without close-on-exec
	if err != nil {
		t.Fatal(err)
	}
	defer unix.Close(leaked)
	var host unix.Utsname
	if err := unix.Uname(&host); err != nil {
		t.Fatal(err)
	}
	neighbour := waiting(t, newJail(t, Config{Binary: hostile(t)}), Spec{Slot: 5})
	unkillable := "EPERM" // a process of another user
	if !root {
		unkillable = "ok"
	}
	for _, e := range []escape{
		{name: "the key file", args: []string{"read", key}, want: "ENOENT"},
		{name: "the key file over the root", args: []string{"read", "/.." + key}, want: "ENOENT"},
		{name: "a file", args: []string{"create", "/x"}, want: "EROFS",
			open: noUser, layer: []string{"making the root read-only"}, without: "ok"},
		{name: "the program", args: []string{"open for writing", "/workerd"}, want: "EACCES"},
		{name: "procfs", args: []string{"read", "/proc/self/status"}, want: "ENOENT"},
		{name: "sysfs", args: []string{"read", "/sys/kernel/notes"}, want: "ENOENT"},
		{name: "accounts", args: []string{"read", "/etc/passwd"}, want: "ENOENT"},
		{name: "a device", args: []string{"read", "/dev/mem"}, want: "ENOENT"},
		{name: "a socket by path", args: []string{"dial", "unix", socket}, want: "ENOENT"},
		{name: "a bound file of root", args: []string{"read", "/place"}, spec: Spec{Binds: []Bind{{private, "/place"}}},
			want: "EACCES", layer: noUser, without: "ok secret", rootOnly: true},
		{name: "an abstract socket", args: []string{"dial", "unix", abstract}, want: "ECONNREFUSED",
			layer: []string{"making a network namespace"}, without: "ok"},
		{name: "loopback", args: []string{"dial", "tcp", port}, open: noFilter, want: "ENETUNREACH",
			layer: []string{"making a network namespace"}, without: "ok"},
		{name: "another sandbox", args: []string{"signal", strconv.Itoa(neighbour.Pid())}, open: noFilter, want: "ESRCH",
			layer: []string{"making a pid namespace"}, without: unkillable},
		{name: "shared memory", args: []string{"attach", shm}, open: noFilter, want: "ENOENT",
			layer: []string{"making an ipc namespace"}, without: "ok"},
		{name: "facts", args: []string{"facts"}, want: "ok host sandbox pid 1 uid 1000 gid 1000 environment [] arguments [workerd facts]",
			layer: []string{"making a uts namespace", "naming the machine"}, without: "ok host " + unix.ByteSliceToString(host.Nodename[:])},
		{name: "inherited files", args: []string{"descriptors"}, open: noFilter, want: "ok [0 1 2]",
			layer: []string{"closing all other files", "closing all higher files"}, without: "ok [0 1 2 "},
		{name: "descriptors", args: []string{"fill"}, want: "EMFILE after 200", layer: []string{"limiting open files"}, without: ""},
		{name: "threads", args: []string{"threads", "300"}, want: "exit 2",
			layer: []string{"limiting threads"}, without: "ok", rootOnly: true},
		{name: "locked memory", args: []string{"lock"}, open: noFilter, want: "EPERM",
			layer: []string{"limiting locked memory"}, without: "ok"},
		{name: "private memory", args: []string{"map", strconv.Itoa(2 << 30)}, spec: Spec{DataLimit: 1 << 30}, want: "ENOMEM",
			layer: []string{"limiting private memory"}, without: "ok"},
	} {
		t.Run(e.name, func(t *testing.T) {
			if e.rootOnly && !root {
				return // without root there is no such layer, as the documentation says
			}
			cfg := Config{Binary: hostile(t), Places: []string{"/place"}}
			if got := attempt(t, newJail(t, cfg, e.open...), e.spec, e.args...); got != e.want {
				t.Errorf("%s, want %s", got, e.want)
			}
			if e.layer == nil {
				return
			}
			got := attempt(t, newJail(t, cfg, with(e.open, e.layer)...), e.spec, e.args...)
			if got == e.want || !strings.HasPrefix(got, e.without) {
				t.Errorf("without the layer: %s, want %s", got, e.without)
			}
		})
	}
}

// TestRoot reads the host's files when the root of the host is kept.
func TestRoot(t *testing.T) {
	key := filepath.Join(openDir(t), "key")
	if err := os.WriteFile(key, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	omit := map[string]bool{"making it the root": true, "detaching the host's files": true, "going to the new root": true, "making the root read-only": true}
	j, err := build(t.Context(), Config{Binary: hostile(t)}, omit)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	j.program = j.dir + programPath
	if got := attempt(t, j, Spec{}, "read", key); got != "ok secret" {
		t.Errorf("%s, want the secret: the test shows nothing", got)
	}
}

// listeners opens the host's sockets that a sandbox must not reach.
func listeners(t *testing.T, dir string) (port, path, abstract string) {
	t.Helper()
	listen := func(network, address string) net.Listener {
		l, err := net.Listen(network, address)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return l
	}
	tcp := listen("tcp4", "127.0.0.1:0")
	path = filepath.Join(dir, "socket")
	listen("unix", path)
	if err := os.Chmod(path, 0o666); err != nil {
		t.Fatal(err)
	}
	abstract = fmt.Sprintf("@nacre-jail-test-%d", os.Getpid())
	listen("unix", abstract)
	return strconv.Itoa(tcp.Addr().(*net.TCPAddr).Port), path, abstract
}

// sharedMemory makes a segment that everybody may use and returns its id.
func sharedMemory(t *testing.T) string {
	t.Helper()
	key := 0x6e610000 + os.Getpid()&0xffff
	id, err := unix.SysvShmGet(key, 4096, unix.IPC_CREAT|unix.IPC_EXCL|0o666)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { unix.SysvShmCtl(id, unix.IPC_RMID, nil) })
	return strconv.Itoa(key)
}

// TestUnprivileged runs the tests again without root.
func TestUnprivileged(t *testing.T) {
	if os.Geteuid() != 0 {
		return // this is that run
	}
	again(t, &syscall.Credential{Uid: 65534, Gid: 65534},
		"TestWorkerd|TestWorkerdDies|TestForbiddenCalls|TestEscapes|TestRoot|TestState|TestLimits|TestOrphans|TestFailingSteps|TestNothingLeft|TestSeparate|TestClose|TestNoCgroup|TestKilledAtBirth|TestRules|TestTrial|TestCheck|TestMends")
}
