package workerd

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// Resource limits of the process, besides those of its cgroup.
const (
	maxFiles = 256 // open files; workerd has 14 at rest

	// idleData is how many bytes of private memory workerd has mapped at
	// rest, most of which it never touches.
	idleData = 640 << 20
)

// limitProcess sets resource limits. Without a memory cgroup (capData) it
// bounds what the process may map as well: a poor limit, but better than none
// on a developer's machine.
func limitProcess(pid int, l Limits, capData bool) error {
	limits := []struct {
		what  string
		which int
		value uint64
	}{
		{"core dumps", unix.RLIMIT_CORE, 0}, // a crash must not write 10 GB
		{"written files", unix.RLIMIT_FSIZE, 0},
		{"open files", unix.RLIMIT_NOFILE, maxFiles},
	}
	if capData {
		limits = append(limits, struct {
			what  string
			which int
			value uint64
		}{"mapped memory", unix.RLIMIT_DATA, idleData + uint64(l.Memory)})
	}
	for _, r := range limits {
		v := unix.Rlimit{Cur: r.value, Max: r.value}
		if err := unix.Prlimit(pid, r.which, &v, nil); err != nil {
			return fmt.Errorf("limiting %s of the sandbox: %w", r.what, err)
		}
	}
	return nil
}
