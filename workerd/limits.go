package workerd

import (
	"errors"
	"fmt"
	"time"

	"github.com/nacre-tee/nacre/workerd/egress"
)

// Limits bound one job. All must be set; DefaultLimits is where to start.
type Limits struct {
	Memory int64   // bytes that the whole sandbox may use, swap included
	CPU    float64 // cores
	PIDs   int64   // processes and threads
	Output int     // bytes of the answer
	Input  int     // bytes of the request
	Code   int     // bytes of source
	Logs   int     // last bytes of what is printed that are kept

	// A job whose deadline is shorter than MinDeadline is not run and ends
	// with DeadlineOver; one that is longer than MaxDeadline ends there.
	MinDeadline, MaxDeadline time.Duration

	Egress egress.Limits // what may go over the network
}

// Bounds of the limits. A sandbox that does nothing needs MinMemory and
// MinPIDs; with less CPU than MinCPU its code would hardly be loaded in time.
const (
	MinMemory       = 48 << 20
	MinCPU          = 0.05
	MaxCPU          = 1024
	MinPIDs         = 16
	MaxPIDs         = 1 << 22  // more no kernel has
	MaxBytes        = 32 << 20 // for Output, Input, Code and Logs
	LongestDeadline = 24 * time.Hour
)

// MaxSecret is the longest secret, in bytes: what a request to store one has
// room for.
const MaxSecret = 1_250_000

// One error for each rule of Limits.Check, besides those of egress.Limits.
var (
	ErrMemory   = errors.New("memory limit too small for workerd")
	ErrCPU      = errors.New("cpu limit out of range")
	ErrPIDs     = errors.New("limit of processes and threads out of range")
	ErrOutput   = errors.New("output limit out of range")
	ErrInput    = errors.New("input limit out of range")
	ErrCode     = errors.New("code limit out of range")
	ErrLogs     = errors.New("log limit out of range")
	ErrDeadline = errors.New("deadline limits out of range")
)

// DefaultLimits are those of the network's executors where it says something
// (memory and output), and one core: start-up is not counted, so code has the
// whole of it.
func DefaultLimits() Limits {
	return Limits{
		Memory: 100 << 20,
		CPU:    1,
		PIDs:   32,
		Output: 20 << 10,
		Input:  1 << 20,
		Code:   1 << 20,
		Logs:   64 << 10,

		MinDeadline: time.Millisecond,
		MaxDeadline: 3 * time.Hour, // more than the contract takes

		Egress: egress.DefaultLimits(),
	}
}

// Check returns the error of the first rule that l breaks.
func (l Limits) Check() error {
	switch {
	case l.Memory < MinMemory:
		return fmt.Errorf("%w: %d bytes, want at least %d", ErrMemory, l.Memory, MinMemory)
	case !(l.CPU >= MinCPU && l.CPU <= MaxCPU): // also refuses NaN
		return fmt.Errorf("%w: %v cores, want %v … %v", ErrCPU, l.CPU, MinCPU, MaxCPU)
	case l.PIDs < MinPIDs || l.PIDs > MaxPIDs:
		return fmt.Errorf("%w: %d, want %d … %d", ErrPIDs, l.PIDs, MinPIDs, MaxPIDs)
	case l.MinDeadline <= 0 || l.MinDeadline > LongestDeadline:
		return fmt.Errorf("%w: the least is %s, want %s … %s", ErrDeadline, inMs(l.MinDeadline), inMs(time.Millisecond), inMs(LongestDeadline))
	case l.MaxDeadline < l.MinDeadline || l.MaxDeadline > LongestDeadline:
		return fmt.Errorf("%w: the most is %s, want %s … %s", ErrDeadline, inMs(l.MaxDeadline), inMs(l.MinDeadline), inMs(LongestDeadline))
	}
	for _, r := range []struct {
		n   int
		err error
	}{{l.Output, ErrOutput}, {l.Input, ErrInput}, {l.Code, ErrCode}, {l.Logs, ErrLogs}} {
		if r.n < 1 || r.n > MaxBytes {
			return fmt.Errorf("%w: %d bytes, want 1 … %d", r.err, r.n, MaxBytes)
		}
	}
	return l.Egress.Check()
}

// inMs is d in the unit of deadlines.
func inMs(d time.Duration) string { return fmt.Sprintf("%d ms", d.Milliseconds()) }

// heapMB is the size in MiB at which V8 gives up on its heap. It leaves room
// below the memory limit for the rest of workerd, so that a heap bomb mostly
// ends in V8 within milliseconds rather than in the kernel.
func (l Limits) heapMB() int64 {
	const rest = 36 << 20
	return max((l.Memory-rest)>>20, 8)
}
