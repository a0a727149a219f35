package jail

import (
	"errors"
	"fmt"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// answerTimeout bounds each silence of a new process, in seconds. All of a
// start takes a millisecond on an idle machine.
const answerTimeout = 10

// notification and response are what the kernel exchanges about a system call
// that the filter leaves to the parent.
type (
	notification struct {
		id         uint64
		pid, flags uint32
		nr         int32
		arch       uint32
		ip         uint64
		args       [6]uint64
	}
	response struct {
		id    uint64
		val   int64
		error int32
		flags uint32
	}
)

const flagContinue = 1 // SECCOMP_USER_NOTIF_FLAG_CONTINUE

// letPass waits until the child calls execve and lets it. The thread that
// started the child gives the word: that it still lives after the child was
// tied to it means that its end will end the child.
//
// After it the listener is closed, and every further execve fails.
func (j *Jail) letPass(listener int, s *start) error {
	poll := []unix.PollFd{{Fd: int32(listener), Events: unix.POLLIN}}
	switch n, err := pollRetry(poll, answerTimeout*1000); {
	case err != nil:
		return fmt.Errorf("jail: %s: %w", stepWord, err)
	case n == 0:
		return fmt.Errorf("jail: %s: %w", stepWord, errTimeout)
	case poll[0].Revents&unix.POLLIN == 0:
		return s.died()
	}
	n := &notification{}
	if errno := notify(listener, unix.SECCOMP_IOCTL_NOTIF_RECV, unsafe.Pointer(n)); errno != 0 {
		return failed(LayerSystemCalls, stepWord, errno)
	}
	var errno syscall.Errno
	err := j.starter.do(func() {
		r := &response{id: n.id, flags: flagContinue}
		errno = notify(listener, unix.SECCOMP_IOCTL_NOTIF_SEND, unsafe.Pointer(r))
	})
	if err != nil {
		return err
	}
	if errno != 0 {
		return failed(LayerSystemCalls, stepWord, errno)
	}
	return nil
}

func notify(fd int, request uintptr, arg unsafe.Pointer) syscall.Errno {
	for {
		_, _, errno := unix.Syscall(unix.SYS_IOCTL, uintptr(fd), request, uintptr(arg))
		if errno != unix.EINTR {
			return errno
		}
	}
}

func pollRetry(fds []unix.PollFd, milliseconds int) (int, error) {
	for {
		n, err := unix.Poll(fds, milliseconds)
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
