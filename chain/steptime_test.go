package chain

import (
	"context"
	"errors"
	"testing"
	"time"
)

// Whatever a follower asks in a step ends with the time of one: an endpoint that
// answers each request late holds nothing up for longer.
func TestStepWithoutTime(t *testing.T) {
	l := newLiar(t, 1)
	l.mine(3)
	l.emit(jobLog(1, ms(60_000), ourEnclave))
	for name, step := range map[string]func(context.Context, *follower, Block) error{
		"start": func(ctx context.Context, f *follower, head Block) error { return f.start(ctx, head) },
		"logs of a range": func(ctx context.Context, f *follower, head Block) error {
			_, _, err := f.rangeOf(ctx, f.tip.Number+1, head.Number)
			return err
		},
		"proof of a range's logs": func(ctx context.Context, f *follower, head Block) error {
			_, err := f.eventsOf(ctx, head, nil)
			return err
		},
		"headers": func(ctx context.Context, f *follower, head Block) error {
			_, err := f.next(ctx, head)
			return err
		},
		"logs of blocks": func(ctx context.Context, f *follower, head Block) error {
			_, err := f.logsOf(ctx, []Block{head})
			return err
		},
		"reorganisation": func(ctx context.Context, f *follower, head Block) error {
			_, err := f.findGone(ctx, head)
			return err
		},
		"lost tip": func(ctx context.Context, f *follower, head Block) error { return f.giveUpTip(ctx, head) },
	} {
		w, err := NewWatcher(l.seen, lyingConfig(1), testLog(t))
		if err != nil {
			t.Fatal(err)
		}
		f, ctx := newFollower(w, new(recorder).sink), within(t, time.Minute)
		head, err := l.seen.Head(ctx)
		if err == nil {
			err = f.start(ctx, head)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := step(ctx, f, head); errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s, with time enough: %v", name, err)
		}
		f.cfg.StepTime = 1
		if err := step(ctx, f, head); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s, without time: %v", name, err)
		}
	}
}
