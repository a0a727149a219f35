package parent

import (
	"context"
	"testing"
)

func TestHeartbeat(t *testing.T) {
	ln := listen(t)
	booted := make(chan struct{}, 10)
	inBackground(t, func(ctx context.Context) error {
		return ServeHeartbeat(ctx, ln, func() { booted <- struct{}{} })
	})
	for sent, want := range map[string]string{"\xb7": "\xb7", "\xb8": ""} {
		if got := ask(t, ln, sent); got != want {
			t.Errorf("%x: %x, want %x", sent, got, want)
		}
	}
	<-booted
	if len(booted) != 0 {
		t.Error("another byte counts as booted")
	}
}
