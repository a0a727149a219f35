package secrets

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// NoCoreDumps has this process and those that it starts leave no core file.
func NoCoreDumps() error {
	// With 0 the kernel would still feed a program that core_pattern names.
	if err := unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{Cur: 1, Max: 1}); err != nil {
		return fmt.Errorf("forbidding core dumps: %w", err)
	}
	return nil
}

// LockProcess keeps all that this process has in memory, and will have, from a
// swap device: the heap too, on which libraries keep keys for a while. It is
// not inherited. It needs CAP_IPC_LOCK or no RLIMIT_MEMLOCK: with a limit, it
// would hold now, and later fail what the process maps.
func LockProcess() error {
	if !mayLockAll() {
		return errMayNotLock
	}
	if err := unix.Mlockall(unix.MCL_CURRENT | unix.MCL_FUTURE | unix.MCL_ONFAULT); err != nil {
		return fmt.Errorf("locking the process in memory: %w", err)
	}
	return nil
}

var errMayNotLock = errors.New("locking the process in memory: not permitted, CAP_IPC_LOCK or an unlimited RLIMIT_MEMLOCK would be right")

func mayLockAll() bool {
	var limit unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_MEMLOCK, &limit) == nil && limit.Cur == unix.RLIM_INFINITY {
		return true
	}
	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var caps [2]unix.CapUserData // of 32 capabilities each
	return unix.Capget(&header, &caps[0]) == nil && caps[0].Effective&(1<<unix.CAP_IPC_LOCK) != 0
}
