package pid1

import (
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// kernel is what is asked of the kernel. Unit tests write down the requests
// instead.
type kernel struct {
	mkdir       func(path string, perm os.FileMode) error
	mount       func(source, target, fstype string, flags uintptr, data string) error
	chdir       func(path string) error
	chroot      func(path string) error
	write       func(path, text string) error
	loadModule  func(path string) error
	loopbackUp  func() error
	setHostname func(name string) error
	setFiles    func(n uint64) error
	stir        func(entropy []byte) error
}

func realKernel() kernel {
	return kernel{
		mkdir: os.MkdirAll, mount: unix.Mount, chdir: unix.Chdir, chroot: unix.Chroot, write: writeFile,
		loadModule: loadModule, loopbackUp: loopbackUp, setFiles: setFiles, stir: stir,
		setHostname: func(name string) error { return unix.Sethostname([]byte(name)) },
	}
}

// writeFile writes to a file that exists, as those of the kernel do.
func writeFile(path, text string) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString(text)
	return err
}

func loadModule(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return os.NewSyscallError("finit_module", unix.FinitModule(int(f.Fd()), "", 0))
}

// loopbackUp brings up lo, to which the kernel then gives 127.0.0.1.
func loopbackUp() error {
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM|unix.SOCK_CLOEXEC, 0)
	if err != nil {
		return os.NewSyscallError("socket", err)
	}
	defer unix.Close(fd)
	lo, err := unix.NewIfreq("lo")
	if err != nil {
		return err
	}
	if err := unix.IoctlIfreq(fd, unix.SIOCGIFFLAGS, lo); err != nil {
		return os.NewSyscallError("asking for lo", err)
	}
	lo.SetUint16(lo.Uint16() | unix.IFF_UP)
	return os.NewSyscallError("setting lo", unix.IoctlIfreq(fd, unix.SIOCSIFFLAGS, lo))
}

// setFiles bounds the open files of this process and its children.
func setFiles(n uint64) error {
	return os.NewSyscallError("setrlimit", unix.Setrlimit(unix.RLIMIT_NOFILE, &unix.Rlimit{Cur: n, Max: n}))
}

// randomDevice takes entropy for the kernel's generator.
const randomDevice = "/dev/urandom"

// The requests of random(4) that golang.org/x/sys does not name: _IOW('R', 3,
// int[2]) and _IO('R', 7).
const (
	addEntropy = 0x40085203
	reseed     = 0x5207
)

// pool is a struct rand_pool_info with room for one draw.
type pool struct {
	bits, length int32
	bytes        [drawLength]byte
}

// stir adds entropy to the kernel's, all of it credited, and has the kernel's
// generator use it at once.
func stir(entropy []byte) error {
	f, err := os.OpenFile(randomDevice, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	for len(entropy) > 0 {
		var p pool
		n := copy(p.bytes[:], entropy)
		p.length, p.bits = int32(n), int32(8*n)
		_, _, errno := unix.Syscall(unix.SYS_IOCTL, f.Fd(), addEntropy, uintptr(unsafe.Pointer(&p)))
		clear(p.bytes[:])
		if errno != 0 {
			return fmt.Errorf("adding entropy to %s: %w", randomDevice, errno)
		}
		entropy = entropy[n:]
	}
	return os.NewSyscallError("reseeding", unix.IoctlSetInt(int(f.Fd()), reseed, 0))
}
