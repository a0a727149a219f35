package devnet

import (
	"context"
	"log/slog"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
)

// sealer makes blocks; *chainNode is one.
type sealer interface {
	commit() *types.Header
	head() *types.Header
}

var _ sealer = (*chainNode)(nil)

// mine makes a block every period until ctx ends.
//
// Two blocks cannot bear the same timestamp and timestamps are whole seconds,
// so a chain with shorter periods would run ahead of the clock, and executors
// rightly refuse to sign for such a chain. A block therefore waits for the
// second after its parent's, and Config refuses periods under one second.
func mine(ctx context.Context, s sealer, period time.Duration, log *slog.Logger) {
	last := s.head()
	for {
		wait := untilNext(time.Now(), last.Time, period)
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		head := s.commit()
		if head.Number.Cmp(last.Number) <= 0 {
			log.Error("no block was made", "head", head.Number)
		}
		last = head
	}
}

// untilNext returns how long after now the block after one of the second
// parent is due.
func untilNext(now time.Time, parent uint64, period time.Duration) time.Duration {
	due := now.Truncate(period).Add(period)
	if earliest := time.Unix(int64(parent)+1, 0); due.Before(earliest) {
		due = earliest
	}
	return due.Sub(now)
}
