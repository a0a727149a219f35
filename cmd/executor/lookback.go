package main

import (
	"context"
	"fmt"
	"time"

	"github.com/ethereum/go-ethereum"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// lookbackMargin is for the blocks that are mined while a start reads.
const lookbackMargin = time.Minute

// lookback is how far into the past, in chain time, a start reads for jobs that
// may still be answered: recovery_lookback, or what the contract's longest
// deadline needs if that is more. It fails with chain.ErrPruned if the
// endpoints do not keep so much.
func (c *connection) lookback(ctx context.Context, buffer time.Duration) (time.Duration, error) {
	configured := c.cfg.LookbackTime()
	longest, err := c.longestDeadline(ctx)
	if err != nil {
		return 0, err
	}
	needed := longest + buffer + lookbackMargin
	if longest == 0 || needed <= configured {
		return configured, nil
	}
	c.log.Warn("recovery_lookback is less than a job can take, more is read", "config", configured, "read", needed)
	return needed, c.client.CheckHistory(ctx, c.cfg.Jobs, needed)
}

// longestLookback is more than any deadline that makes sense.
const longestLookback = 7 * 24 * time.Hour

// longestDeadline is the longest that the contract gives to a job; 0 if it does
// not say, as an older one does not.
func (c *connection) longestDeadline(ctx context.Context) (time.Duration, error) {
	b := bindings.NewJobs()
	out, err := c.client.Agreed().CallContract(ctx, ethereum.CallMsg{To: &c.cfg.Jobs, Data: b.PackDeadlineBounds(jobs.Env)}, nil)
	if chain.Refused(err) || err == nil && len(out) == 0 { // no such view
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("asking the Jobs contract for its longest deadline: %w", err)
	}
	bounds, err := b.UnpackDeadlineBounds(out)
	if err != nil {
		return 0, fmt.Errorf("%w: the Jobs contract's longest deadline: %w", chain.ErrBadAnswer, err)
	}
	if !bounds.MaxDeadline.IsInt64() || bounds.MaxDeadline.Int64() > longestLookback.Milliseconds() {
		return 0, nil
	}
	return time.Duration(bounds.MaxDeadline.Int64()) * time.Millisecond, nil
}
