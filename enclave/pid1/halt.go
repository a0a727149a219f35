package pid1

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// ErrNotFirst is returned to a process that is not process 1, which has no
// machine to halt.
var ErrNotFirst = errors.New("pid1: only process 1 may do this")

// halt ends the machine. It returns only where that is not allowed.
//
// A restart ends an enclave for good, and a virtual machine that is not to
// start again (-no-reboot of QEMU): the hypervisor does not start them anew.
// To switch the power off would not do: a machine without such a switch, as an
// enclave is, would stand still for ever and keep its memory.
func halt() error {
	if os.Getpid() != 1 {
		return ErrNotFirst
	}
	unix.Sync()
	return errors.Join(
		os.NewSyscallError("restarting", unix.Reboot(unix.LINUX_REBOOT_CMD_RESTART)),
		os.NewSyscallError("switching off", unix.Reboot(unix.LINUX_REBOOT_CMD_POWER_OFF)))
}
