package jobs

import (
	"context"
	"errors"
	"fmt"
	"testing"
)

// TestRetryThatIsEndedSaysWhyItFailedBefore: that the last attempt was cut short
// is no reason.
func TestRetryThatIsEndedSaysWhyItFailedBefore(t *testing.T) {
	empty := errors.New("gas account is empty")
	for name, c := range map[string]struct {
		last func(ctx context.Context) error
		want error
	}{
		"cut short":             {context.Context.Err, empty},
		"cut short, wrapped":    {func(ctx context.Context) error { return fmt.Errorf("answering: %w", ctx.Err()) }, empty},
		"with a reason":         {func(ctx context.Context) error { return fmt.Errorf("%w: %w", ctx.Err(), ErrStale) }, ErrStale},
		"with another, no more": {func(context.Context) error { return ErrNotStarted }, ErrNotStarted},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		attempts := 0
		err := retry(ctx, func() (bool, error) {
			if attempts++; attempts == 1 {
				return false, empty
			}
			cancel()
			return false, c.last(ctx)
		})
		if attempts != 2 || !errors.Is(err, c.want) {
			t.Errorf("%s: %v after %d attempts, want %v", name, err, attempts, c.want)
		}
		cancel()
	}
}
