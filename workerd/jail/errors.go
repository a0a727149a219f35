package jail

import (
	"errors"
	"fmt"
	"syscall"
)

// Why a jail cannot be set up. A StepError wraps one of them, if the reason
// is known.
var (
	ErrUserNamespaces = errors.New("the kernel refuses user namespaces")
	ErrTooMany        = errors.New("the kernel has no namespaces left")
	ErrKernel         = errors.New("the kernel is too old or lacks a part")
	ErrAppArmor       = errors.New("AppArmor takes the rights away from user namespaces")
	ErrMounts         = errors.New("the kernel refuses mounts")
	ErrProc           = errors.New("there is no procfs")
	ErrSeccomp        = errors.New("the kernel refuses filters of system calls")
	ErrCgroup         = errors.New("the kernel refuses the cgroup")
	ErrIDs            = errors.New("the kernel refuses the user id")
	ErrOpenFiles      = errors.New("this process may open too few files")
	ErrProgram        = errors.New("the program does not run in the jail")

	errClosed  = errors.New("jail: closed")
	errTooLong = errors.New("the arguments or paths are too long")
	errTimeout = errors.New("no answer within ten seconds")
	errParent  = errors.New("the new process died")
)

// StepError says which step of the jail failed.
type StepError struct {
	Step  string // in words
	Layer Layer
	Err   error
	Mend  error // one of the errors above with the mend, or nil
}

func (e *StepError) Error() string {
	if e.Mend == nil {
		return fmt.Sprintf("jail: %s: %v", e.Step, e.Err)
	}
	return fmt.Sprintf("jail: %s: %v: %v", e.Step, e.Err, e.Mend)
}

// Unwrap returns Err and Mend.
func (e *StepError) Unwrap() []error {
	if e.Mend == nil {
		return []error{e.Err}
	}
	return []error{e.Err, e.Mend}
}

// describe names the step that failed.
func (p *program) describe(i int, err error) error {
	if i < 0 || i >= len(p.labels) {
		return fmt.Errorf("jail: step %d, which there is not: %w", i, err)
	}
	return failed(p.labels[i].layer, p.labels[i].name, err)
}

// failed returns the error of a step.
func failed(layer Layer, name string, err error) error {
	return &StepError{Step: name, Layer: layer, Err: err, Mend: mend(label{name, layer}, err)}
}

// mend finds out what is behind a step's error and what would help.
func mend(s label, err error) error {
	var errno syscall.Errno
	errors.As(err, &errno)
	denied := errno == syscall.EPERM || errno == syscall.EACCES
	switch {
	case errno == syscall.ENOSYS:
		return fmt.Errorf("%w: use Linux 5.12 or newer with namespaces and CONFIG_SECCOMP_FILTER, outside of containers that hide them", ErrKernel)
	case s.layer == LayerNamespaces && (errno == syscall.ENOSPC || errno == syscall.EUSERS):
		return fmt.Errorf("%w: raise the sysctls user.max_*_namespaces", ErrTooMany)
	case s.layer == LayerNamespaces && errno == syscall.EINVAL:
		return fmt.Errorf("%w: it needs CONFIG_USER_NS, CONFIG_PID_NS, CONFIG_NET_NS, CONFIG_IPC_NS and CONFIG_UTS_NS", ErrKernel)
	case s.name == stepClone && denied:
		return fmt.Errorf("%w: run as root outside of a chroot and of containers that forbid them, or set kernel.unprivileged_userns_clone=1 where there is such a sysctl", ErrUserNamespaces)
	case s.name == stepClone && (errno == syscall.EBUSY || errno == syscall.EBADF || errno == syscall.EOPNOTSUPP):
		return fmt.Errorf("%w: give a directory of cgroup v2 that has no controllers enabled for children", ErrCgroup)
	case s.name == stepEnter:
		return fmt.Errorf("%w: give the tasks files of cgroups v1, opened for writing by root or their owner", ErrCgroup)
	case denied && s.layer != LayerProgram && s.layer != LayerSystemCalls && restrictedByAppArmor():
		return fmt.Errorf("%w: run as root, or set kernel.apparmor_restrict_unprivileged_userns=0", ErrAppArmor)
	case denied && (s.layer == LayerRoot || s.layer == LayerNamespaces):
		return fmt.Errorf("%w: run as root with CAP_SYS_ADMIN, outside of containers that forbid mounts", ErrMounts)
	case s.layer == LayerIdentity && errors.Is(err, syscall.ENOENT):
		return fmt.Errorf("%w: mount it on /proc", ErrProc)
	case s.layer == LayerIdentity && errno == syscall.EPERM:
		return fmt.Errorf("%w: run where /proc/self/uid_map and gid_map have the ids of the host, and with CAP_SETUID and CAP_SETGID", ErrIDs)
	case s.layer == LayerFiles && errno == syscall.EBADF:
		return fmt.Errorf("%w: allow it 1024 (ulimit -n)", ErrOpenFiles)
	case s.layer == LayerSystemCalls:
		return fmt.Errorf("%w: it needs CONFIG_SECCOMP_FILTER and Linux 5.12 or newer", ErrSeccomp)
	}
	return nil
}
