package chain

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
	"weak"
)

// logBuffer is a log that may be read while it is written.
type logBuffer struct {
	mu   sync.Mutex // guards text
	text bytes.Buffer
}

func (b *logBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *logBuffer) count(part string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return strings.Count(b.text.String(), part)
}

// TestTxThatNobodyWaitsForSaysWhyItWasNotMined, and its log not with each
// attempt.
func TestTxThatNobodyWaitsForSaysWhyItWasNotMined(t *testing.T) {
	a := startAnvil(t)
	var log logBuffer
	m, err := NewTxManager(within(t, time.Minute), a.client, newKey(t), testTxConfig(), slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	c := pay(1)
	c.Data, c.GiveUp = []byte{1}, time.Now().Add(time.Hour)
	ended := make(chan error, 1)
	go func() { _, err := m.Send(ctx, c); ended <- err }()
	const refused = `msg="transaction not taken"`
	eventually(t, "three attempts", func() bool { return log.count(refused) >= 3 })
	if n := log.count("level=WARN " + refused); n != 1 {
		t.Errorf("%d warnings of the same, want one", n)
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) || !errors.Is(err, ErrNoFunds) || !strings.Contains(err.Error(), m.Address().Hex()) {
		t.Errorf("%v, want one that names the account that cannot pay", err)
	}
}

func TestRejectionsAreNewsWhenTheReasonChanges(t *testing.T) {
	var c rejections
	one, other := new(pendingTx), new(pendingTx)
	for i, step := range []struct {
		tx   *pendingTx
		r    rejection
		news bool
	}{
		{one, noFunds, true}, {one, noFunds, false}, {other, noFunds, true}, {one, underpriced, true}, {one, noFunds, true}, {one, noFunds, false},
	} {
		if got := c.news(step.tx, step.r); got != step.news {
			t.Errorf("step %d: news %v", i, got)
		}
	}
	c.forget(one)
	if !c.news(one, noFunds) || c.news(other, noFunds) {
		t.Error("what was taken meanwhile is no news, or another is")
	}
	for range 3 * manySaid {
		c.news(new(pendingTx), noFunds)
	}
	if len(c.last) > manySaid {
		t.Errorf("%d are remembered", len(c.last))
	}
}

// What was said of a transaction is known while it is there, and keeps nothing of
// it afterwards.
func TestRejectionsHoldNoTransaction(t *testing.T) {
	var said rejections
	tx := &pendingTx{gas: 1}
	if !said.news(tx, noFunds) || said.news(tx, noFunds) || !said.news(tx, poolFull) {
		t.Error("not said once each")
	}
	if said.forget(tx); !said.news(tx, poolFull) {
		t.Error("not said again after it was taken")
	}
	there := weak.Make(tx)
	runtime.KeepAlive(tx)
	runtime.GC()
	if there.Value() != nil {
		t.Error("it is held")
	}
	runtime.KeepAlive(&said)
}
