package workerd

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"os"
	"runtime"
	"strings"

	"golang.org/x/sys/unix"

	"github.com/nacre-tee/nacre/workerd/cgroup"
)

// Sizes says how many sandboxes there are and what memory they may take.
type Sizes struct {
	Slots int // jobs at once: the job capacity that is registered
	Warm  int // idle sandboxes kept started, without code
	Hot   int // idle sandboxes kept started with recently used code, at most
	// Memory is what all sandboxes together may take, in bytes: a running one
	// counts with its limit, an idle one with WarmMemory or HotMemory. Running
	// ones come first: idle ones, the hot before the warm, give way to them.
	Memory int64
}

// What an idle sandbox counts with, in bytes of anonymous memory. One without
// code was measured at 10 MB; one whose code takes more than HotMemory is not
// kept.
const (
	WarmMemory = 12 << 20
	HotMemory  = 24 << 20
)

// Bounds of Sizes, and what DefaultSizes reckons with.
const (
	maxSandboxes = 4096
	jobsPerCore  = 10 // most jobs wait for the network
	warmPerCore  = 2
	hotPerCore   = 4
)

// One error for each rule of Sizes.Check.
var (
	ErrSlots      = errors.New("number of slots out of range")
	ErrWarm       = errors.New("number of warm sandboxes out of range")
	ErrHot        = errors.New("number of hot sandboxes out of range")
	ErrBudget     = errors.New("memory budget too small")
	ErrBudgetOver = errors.New("memory budget larger than the machine")
	ErrFiles      = errors.New("too few open files allowed for that many sandboxes")
	ErrMemoryOver = errors.New("memory limit larger than the machine")
	ErrQuotaOver  = errors.New("cpu limit larger than the machine")
)

// Machine is what there is to be shared.
type Machine struct {
	Cores  int
	Memory int64 // bytes: the machine's, or less where this process's cgroup has a limit
	Files  int64 // that this process may have open; 0: not known
}

// ThisMachine looks at /proc and at the cgroup and the limits of this process.
func ThisMachine() (Machine, error) {
	m := Machine{Cores: runtime.GOMAXPROCS(0)} // which knows about quotas and affinity
	f, err := os.Open("/proc/meminfo")
	if err != nil {
		return m, fmt.Errorf("asking how much memory there is: %w", err)
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var kib int64
		if n, _ := fmt.Sscanf(lines.Text(), "MemTotal: %d kB", &kib); n == 1 {
			m.Memory = kib << 10
		}
	}
	if m.Memory == 0 {
		return m, errors.New("asking how much memory there is: /proc/meminfo does not say")
	}
	limit, err := cgroup.OwnMemoryLimit("")
	if err != nil {
		return m, fmt.Errorf("asking how much memory there is: %w", err)
	}
	if limit > 0 {
		m.Memory = min(m.Memory, limit)
	}
	var files unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &files); err != nil {
		return m, fmt.Errorf("asking how many files may be open: %w", err)
	}
	m.Files = int64(min(files.Max, math.MaxInt64)) // Go raises the soft limit to it
	return m, nil
}

// Files of this process that sandboxes take.
const (
	filesOfIdle = 8 // pipes, sockets, the process
	filesOfJob  = 4 // the request, the answer
	filesOfRest = 256
)

// files is how many open files s needs at most.
func (s Sizes) files(l Limits) int64 {
	job := filesOfIdle + filesOfJob + 2*int64(l.Egress.Concurrent)
	return filesOfRest + int64(s.Slots)*job + int64(s.Warm+s.Hot)*filesOfIdle
}

// DefaultSizes are those for a machine that does nothing else: three quarters
// of its memory for sandboxes, of that at most three quarters for running ones.
func DefaultSizes(l Limits, m Machine) Sizes {
	s := Sizes{Memory: m.Memory / 4 * 3}
	s.Slots = int(max(min(int64(m.Cores)*jobsPerCore, s.Memory/4*3/l.Memory, maxSandboxes), 1))
	s.Warm = min(m.Cores*warmPerCore, s.Slots)
	s.Hot = min(m.Cores*hotPerCore, s.Slots)
	for m.Files > 0 && s.files(l) > m.Files && s.Slots > 1 {
		s.Slots--
		s.Warm, s.Hot = min(s.Warm, s.Slots), min(s.Hot, s.Slots)
	}
	return s
}

// copyShare is the part of the machine's memory that a copy of workerd may
// take: one sixteenth, of the quarter that is not the sandboxes'.
const copyShare = 16

// copyPays tells whether to start sandboxes from a copy of workerd in memory,
// of so many bytes: it takes as long to make as ten starts save.
func (s Sizes) copyPays(binary int64, m Machine) bool {
	return s.Warm+s.Hot > 0 && binary <= m.Memory/copyShare
}

// Check returns the error of the first rule that s breaks on m, with the
// number that would do.
func (s Sizes) Check(l Limits, m Machine) error {
	for _, r := range []struct {
		n, least int
		err      error
	}{{s.Slots, 1, ErrSlots}, {s.Warm, 0, ErrWarm}, {s.Hot, 0, ErrHot}} {
		if r.n < r.least || r.n > maxSandboxes {
			return fmt.Errorf("%w: %d, want %d … %d", r.err, r.n, r.least, maxSandboxes)
		}
	}
	switch memory := max(l.Memory, 1); {
	case l.Memory > m.Memory:
		return fmt.Errorf("%w: %d bytes, want at most the %d that there are", ErrMemoryOver, l.Memory, m.Memory)
	case s.Memory/memory < int64(s.Slots): // not multiplied, which could overflow
		return fmt.Errorf("%w: %d bytes, want at least %d bytes for %d at once with %s each",
			ErrBudget, s.Memory, int64(s.Slots)*memory, s.Slots, mebi(l.Memory))
	case s.Memory > m.Memory:
		return fmt.Errorf("%w: %d bytes, want at most the %d that there are", ErrBudgetOver, s.Memory, m.Memory)
	case m.Files > 0 && s.files(l) > m.Files:
		return fmt.Errorf("%w: %d, want at least %d (ulimit -n, LimitNOFILE=)", ErrFiles, m.Files, s.files(l))
	case l.CPU > float64(m.Cores):
		return fmt.Errorf("%w: %v cores, want at most the %d that there are", ErrQuotaOver, l.CPU, m.Cores)
	}
	return nil
}

func mebi(n int64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/(1<<20)), ".0") + " MiB"
}
