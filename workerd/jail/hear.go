package jail

import (
	"errors"
	"fmt"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// hear reads what the child says: the descriptor of its filter (listener), or
// nothing, because its end closed when the program started, or the failure of
// a step.
func (s *start) hear(listener bool) (int, error) {
	data, control := make([]byte, unsafe.Sizeof(report{})), make([]byte, unix.CmsgSpace(4))
	n, nc, _, _, err := recvmsg(s.ours, data, control)
	switch {
	case errors.Is(err, unix.EAGAIN):
		return -1, fmt.Errorf("jail: starting a process: %w", errTimeout)
	case err != nil:
		return -1, fmt.Errorf("jail: hearing of the new process: %w", err)
	case nc > 0:
		return descriptor(control[:nc])
	case n == len(data):
		r := (*report)(unsafe.Pointer(&data[0]))
		return -1, s.p.describe(int(r.step), syscall.Errno(r.errno))
	case n != 0:
		return -1, fmt.Errorf("jail: the new process said %q", data[:n])
	case listener:
		return -1, s.died()
	}
	return -1, nil
}

// died says how the child ended before it could say why.
func (s *start) died() error {
	s.proc.Kill() // perhaps the second time
	<-s.proc.Wait()
	return fmt.Errorf("jail: %w: %s", errParent, describeStatus(s.proc.Status()))
}

// descriptor returns the one descriptor that control must carry. If it is not
// as it must be, all that it carries are closed.
func descriptor(control []byte) (int, error) {
	messages, err := unix.ParseSocketControlMessage(control)
	var fds []int
	for i := range messages {
		rights, bad := unix.ParseUnixRights(&messages[i])
		if fds = append(fds, rights...); bad != nil {
			err = bad
		}
	}
	if err == nil && len(fds) == 1 {
		return fds[0], nil
	}
	for _, fd := range fds {
		unix.Close(fd)
	}
	if err != nil {
		return -1, fmt.Errorf("jail: %w: reading what the new process sent: %w", ErrSeccomp, err)
	}
	return -1, fmt.Errorf("jail: %w: %d descriptors from the new process, want 1", ErrSeccomp, len(fds))
}

func recvmsg(fd int, data, control []byte) (n, nc, flags int, from unix.Sockaddr, err error) {
	reset := false
	for {
		n, nc, flags, from, err = unix.Recvmsg(fd, data, control, unix.MSG_CMSG_CLOEXEC)
		switch {
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.ECONNRESET) && !reset:
			reset = true // it died without reading; what it said before comes next
		default:
			return
		}
	}
}
