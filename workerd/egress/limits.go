package egress

import (
	"errors"
	"fmt"
)

// Limits bound what one job may do on the network. All must be set;
// DefaultLimits is where to start.
type Limits struct {
	// Requests to whatever destination, the refused ones included, since each
	// may cost a lookup. Beyond them the answer is 429; beyond twice as many
	// connections there is none.
	Requests int
	// Concurrent requests. Others wait.
	Concurrent int
	Up         int64 // bytes to servers, those of TLS and headers included
	Down       int64 // bytes from servers, likewise
	Header     int64 // bytes of a head, in either direction
}

// Bounds of the limits.
const (
	MaxRequests   = 100_000
	MaxConcurrent = 256
	MaxTransfer   = 1 << 40 // bytes, for Up and Down
	MinHeader     = 1 << 10 // bytes
	MaxHeader     = 1 << 20 // bytes
)

// One error for each rule of Limits.Check.
var (
	ErrRequests   = errors.New("limit of a job's requests out of range")
	ErrConcurrent = errors.New("limit of a job's simultaneous requests out of range")
	ErrUp         = errors.New("limit of what a job sends out of range")
	ErrDown       = errors.New("limit of what a job receives out of range")
	ErrHeader     = errors.New("limit of headers out of range")
)

// DefaultLimits are for a function that asks a few services and answers in at
// most 20 KiB, not for one that moves files.
func DefaultLimits() Limits {
	return Limits{
		Requests:   64,
		Concurrent: 8,
		Up:         4 << 20,
		Down:       32 << 20,
		Header:     64 << 10,
	}
}

// Check returns the error of the first rule that l breaks.
func (l Limits) Check() error {
	for _, r := range []struct {
		n, least, most int64
		err            error
	}{
		{int64(l.Requests), 1, MaxRequests, ErrRequests},
		{int64(l.Concurrent), 1, MaxConcurrent, ErrConcurrent},
		{l.Up, 1, MaxTransfer, ErrUp},
		{l.Down, 1, MaxTransfer, ErrDown},
		{l.Header, MinHeader, MaxHeader, ErrHeader},
	} {
		if r.n < r.least || r.n > r.most {
			return fmt.Errorf("%w: %d, want %d … %d", r.err, r.n, r.least, r.most)
		}
	}
	return nil
}
