package chain

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

// recorder is a sink that remembers.
type recorder struct {
	mu     sync.Mutex
	events []jobs.Event
}

func (r *recorder) sink(_ context.Context, e jobs.Event) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
	return nil
}

func describe(e jobs.Event) string {
	switch e := e.(type) {
	case jobs.Created:
		return "created " + e.Job.ID.String()
	case jobs.Removed:
		return "removed " + e.ID.String()
	case jobs.Answered:
		return "answered " + e.ID.String()
	case jobs.Node:
		return e.Change.String()
	case jobs.SecretChanged:
		return "secret " + e.ID.String()
	case jobs.Synced:
		return "synced"
	case jobs.Head:
		return fmt.Sprint("head ", e.Number)
	}
	return "?"
}

// told lists what was told, without heads.
func (r *recorder) told() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := []string{}
	for _, e := range r.events {
		if _, ok := e.(jobs.Head); !ok {
			out = append(out, describe(e))
		}
	}
	return out
}

func (r *recorder) head() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, e := range slices.Backward(r.events) {
		if h, ok := e.(jobs.Head); ok {
			return h.Number
		}
	}
	return 0
}

func (r *recorder) wait(t *testing.T, want ...string) {
	t.Helper()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	limit := time.After(time.Minute)
	for {
		got := r.told()
		if slices.Equal(got, want) {
			return
		}
		select {
		case <-tick.C:
		case <-limit:
			t.Fatalf("told\n  %s\nwant\n  %s", strings.Join(got, ", "), strings.Join(want, ", "))
		}
	}
}
