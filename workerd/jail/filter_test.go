package jail

import (
	"encoding/binary"
	"slices"
	"testing"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"
)

// vm runs the filter of a machine as the kernel would.
func vm(t *testing.T, info *arch.Info) func(convention, nr uint32, args ...uint64) seccomp.Action {
	t.Helper()
	raw, err := filter(info)
	if err != nil {
		t.Fatal(err)
	}
	if len(raw) > 4096 {
		t.Fatalf("%d instructions are more than the kernel takes", len(raw))
	}
	program, ok := bpf.Disassemble(raw)
	if !ok {
		t.Fatal("unknown instructions")
	}
	m, err := bpf.NewVM(program)
	if err != nil {
		t.Fatal(err)
	}
	return func(convention, nr uint32, args ...uint64) seccomp.Action {
		data := make([]byte, 64) // as the kernel has it, but for the order of bytes in a word
		binary.BigEndian.PutUint32(data[0:], nr)
		binary.BigEndian.PutUint32(data[4:], convention)
		for i, a := range args {
			binary.BigEndian.PutUint32(data[16+8*i:], uint32(a))
			binary.BigEndian.PutUint32(data[20+8*i:], uint32(a>>32))
		}
		action, err := m.Run(data)
		if err != nil {
			t.Fatal(err)
		}
		return seccomp.Action(uint32(action))
	}
}

var machines = []*arch.Info{arch.X86_64, arch.AARCH64}

// TestFilter runs the filter of each machine over all numbers, with arguments
// that could be taken for numbers.
func TestFilter(t *testing.T) {
	for _, info := range machines {
		run := vm(t, info)
		conditional := map[string]bool{}
		for _, r := range restricted {
			conditional[r.name] = true
		}
		for nr := range uint32(1 << 11) {
			name := info.SyscallNumbers[int(nr)]
			want := seccomp.ActionKillProcess
			switch {
			case name == "":
			case conditional[name]:
				continue // below
			case slices.Contains(allowed, name) || slices.Contains(allowedHere, name):
				want = seccomp.ActionAllow
			case slices.Contains(absent, name):
				want = seccomp.ActionErrno | seccomp.Action(unix.ENOSYS)
			case name == "execve":
				want = unix.SECCOMP_RET_USER_NOTIF
			}
			for _, arg := range []uint64{0, 1, 9, 16, 41, 1 << 32, ^uint64(0)} {
				if got := run(uint32(info.ID), nr, arg, arg, arg); got != want {
					t.Errorf("%s: %s (%d) with %d: %x, want %x", info.Name, name, nr, arg, uint32(got), uint32(want))
				}
			}
			for _, convention := range []uint32{0, uint32(arch.I386.ID), uint32(arch.ARM.ID)} {
				if got := run(convention, nr); got != seccomp.ActionKillProcess {
					t.Errorf("%s: %d in convention %x: %x", info.Name, nr, convention, uint32(got))
				}
			}
			if got := run(uint32(info.ID), x32+nr); got != seccomp.ActionKillProcess {
				t.Errorf("%s: x32 %d: %x", info.Name, nr, uint32(got))
			}
		}
	}
}

// TestFilterArguments tries calls with conditions, with every small argument:
// none may pass because it equals the number of an allowed call.
func TestFilterArguments(t *testing.T) {
	type good struct {
		name   string
		args   []uint64 // the other arguments
		arg    int
		values []uint64
	}
	level, option := []uint64{3, unix.SOL_SOCKET}, []uint64{3, 0, unix.SO_ERROR}
	list := []good{
		{"socket", nil, 0, []uint64{unix.AF_UNIX}}, {"socketpair", nil, 0, []uint64{unix.AF_UNIX}},
		{"ioctl", nil, 1, []uint64{unix.TCGETS, 0x5421, 0x5451}},
		{"fcntl", nil, 1, []uint64{unix.F_GETFD, unix.F_SETFD, unix.F_GETFL, unix.F_SETFL, unix.F_DUPFD, unix.F_DUPFD_CLOEXEC}},
		{"prctl", nil, 0, []uint64{unix.PR_SET_NAME, unix.PR_GET_NAME, unix.PR_SET_VMA}}, {"prlimit64", nil, 2, []uint64{0}},
		{"tgkill", nil, 0, []uint64{1}}, {"sendmsg", nil, 0, []uint64{maxFiles}},
		{"sendto", nil, 3, []uint64{0, unix.MSG_NOSIGNAL}}, {"recvfrom", nil, 3, []uint64{0}},
		{"getsockopt", level, 2, []uint64{unix.SO_ERROR, unix.SO_TYPE, unix.SO_ACCEPTCONN, unix.SO_PEERCRED}},
		{"getsockopt", option, 1, []uint64{unix.SOL_SOCKET}},
		{"futex", nil, 1, []uint64{0, 1, 9, 128, 129, 137, 9 | 256, 137 | 256}},
		{"madvise", nil, 2, []uint64{4, 8, 9, 14, 15, 17, 18, 23, 24, 102, 103, 1<<32 - 1}},
	}
	for _, info := range machines {
		run := vm(t, info)
		for _, r := range restricted {
			if r.name == "clone" {
				checkClone(t, info, run)
			} else if !slices.ContainsFunc(list, func(g good) bool { return g.name == r.name }) {
				t.Errorf("%s is not tested", r.name)
			}
		}
		for _, g := range list {
			for _, v := range trials(g.values) {
				args := make([]uint64, 6)
				copy(args, g.args)
				args[g.arg] = v
				got := run(uint32(info.ID), uint32(info.SyscallNames[g.name]), args...)
				if want := slices.Contains(g.values, v); (got == seccomp.ActionAllow) != want || !want && got != seccomp.ActionKillProcess {
					t.Errorf("%s: %s with %x: %x", info.Name, g.name, v, uint32(got))
				}
			}
		}
	}
}

// trials are good values of an argument, what is one bit away from them, all
// small ones, and some others.
func trials(good []uint64) []uint64 {
	values := append([]uint64{0x5412, 0x53564d41, 0x400454ca, ^uint64(0), 1<<32 | 1, 1 << 40}, good...)
	for _, v := range good {
		for bit := range 64 {
			values = append(values, v^1<<bit)
		}
	}
	for v := range uint64(1 << 11) {
		values = append(values, v)
	}
	return values
}

func checkClone(t *testing.T, info *arch.Info, run func(convention, nr uint32, args ...uint64) seccomp.Action) {
	t.Helper()
	const glibc, golang = 0x3d0f00, 0x50f00 // what a thread's flags are
	for _, flags := range []uint64{glibc, golang} {
		for bit := range 64 {
			f := flags ^ 1<<bit
			want := f&unix.CLONE_THREAD != 0 && f&notThread == 0
			if got := run(uint32(info.ID), uint32(info.SyscallNames["clone"]), f); (got == seccomp.ActionAllow) != want {
				t.Errorf("%s: clone with %x: %x", info.Name, f, uint32(got))
			}
		}
	}
}

// TestNames makes sure that no name in the lists is misspelt or twice there.
func TestNames(t *testing.T) {
	seen := map[string]bool{}
	check := func(name string, here bool) {
		if seen[name] {
			t.Errorf("%s is there twice", name)
		}
		seen[name] = true
		_, amd := arch.X86_64.SyscallNames[name]
		_, arm := arch.AARCH64.SyscallNames[name]
		if !amd && !arm || (amd && arm) == here {
			t.Errorf("%s: x86-64 has it: %v, arm64: %v", name, amd, arm)
		}
	}
	for _, n := range allowed {
		check(n, false)
	}
	for _, n := range absent {
		check(n, false)
	}
	for _, r := range restricted {
		check(r.name, false)
	}
	for _, n := range allowedHere {
		check(n, true)
	}
}
