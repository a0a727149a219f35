package jail

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// TestDescriptor takes one descriptor of a new process; of anything else it
// says in words what it is, and keeps nothing open.
func TestDescriptor(t *testing.T) {
	open := func() int {
		fd, err := unix.Open("/dev/null", unix.O_RDONLY|unix.O_CLOEXEC, 0)
		if err != nil {
			t.Fatal(err)
		}
		return fd
	}
	one, two, three, four, five, six := open(), open(), open(), open(), open(), open()
	other := unix.UnixCredentials(&unix.Ucred{})
	for _, c := range []struct {
		name    string
		control []byte
		fds     []int
	}{
		{"none", unix.UnixRights(), nil},
		{"two", unix.UnixRights(one, two), []int{one, two}},
		{"two messages", slices.Concat(unix.UnixRights(three), unix.UnixRights(four)), []int{three, four}},
		{"before something else", slices.Concat(unix.UnixRights(five), other), []int{five}},
		{"after something else", slices.Concat(other, unix.UnixRights(six)), []int{six}},
		{"no message", []byte{1}, nil},
		{"cut off", unix.UnixRights(0)[:unix.CmsgLen(4)-1], nil},
	} {
		fd, err := descriptor(c.control)
		if fd != -1 || !errors.Is(err, ErrSeccomp) || strings.Contains(err.Error(), "%!") {
			t.Errorf("%s: %d, %v", c.name, fd, err)
		}
		for _, fd := range c.fds {
			if err := unix.Close(fd); !errors.Is(err, unix.EBADF) {
				t.Errorf("%s: descriptor %d was left open", c.name, fd)
			}
		}
	}
	want := open()
	defer unix.Close(want)
	if fd, err := descriptor(unix.UnixRights(want)); fd != want || err != nil {
		t.Errorf("%d, %v; want %d", fd, err, want)
	}
}
