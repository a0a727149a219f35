package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/event"
)

var (
	errWebSocketEnded   = errors.New("websocket subscription ended")
	errWebSocketSilent  = errors.New("websocket was silent while the chain moved")
	errWebSocketChanged = errors.New("websocket URL changed")
)

// headSignal is the websocket's part in watching: it says that there is a new
// block. It owns the goroutine that keeps the subscription alive.
type headSignal struct {
	c   chan struct{} // one slot: any number of new blocks is one signal
	sub event.Subscription
	w   *Watcher
	log *slog.Logger

	lost lastSaid // of subscribe, which is called one at a time

	mu     sync.Mutex // guards what follows
	number uint64     // newest block announced
	heard  time.Time  // when the websocket last spoke or connected
	up     bool
	silent chan struct{} // closed to drop the connection
}

// subscribeHeads starts the subscription; close ends it. Without a websocket
// URL it never signals.
func (w *Watcher) subscribeHeads() *headSignal {
	s := &headSignal{c: make(chan struct{}, 1), w: w, log: w.log, silent: make(chan struct{})}
	if w.client.hasWebSocket() {
		s.sub = event.ResubscribeErr(w.cfg.MaxBackoff, s.subscribe)
	}
	return s
}

func (s *headSignal) close() {
	if s.sub != nil {
		s.sub.Unsubscribe()
	}
}

// newest returns the highest block number that the websocket announced.
func (s *headSignal) newest() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.number
}

// checkAlive drops the connection if it has been silent for longer than limit.
// It is called when the chain is seen to have moved: a half-open socket gives
// no other sign, and a quiet chain none of being broken.
func (s *headSignal) checkAlive(limit time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.up && time.Since(s.heard) > limit {
		s.up = false // once for each connection
		close(s.silent)
	}
}

// subscribe connects and hands the subscription to event.ResubscribeErr, which
// calls it again when that ends. ResubscribeErr backs off only when connecting
// fails, so a connection that breaks at once is waited for here, with jitter.
func (s *headSignal) subscribe(ctx context.Context, lastErr error) (event.Subscription, error) {
	if lastErr != nil {
		s.w.update(func(st *WatcherStatus) { st.Reconnects++ })
		level := slog.LevelDebug
		if s.lost.news(lastErr, time.Now()) {
			level = slog.LevelWarn
		}
		s.log.Log(ctx, level, "websocket lost, reconnecting; blocks are found by polling meanwhile", "err", lastErr)
		if err := sleep(ctx, jitter(s.w.cfg.MaxBackoff/30)); err != nil {
			return nil, err
		}
	}
	changed := s.w.client.webSocketChanged()
	ws, err := s.w.client.dialWebSocket(ctx)
	if err != nil {
		s.log.Debug("websocket connection failed", "err", err)
		return nil, err
	}
	headers := make(chan json.RawMessage, 16) // drained at once, only the newest counts
	asking, answered := context.WithTimeout(ctx, callTimeout)
	sub, err := ws.EthSubscribe(asking, headers, "newHeads")
	answered() // the subscription lives on
	if err != nil {
		return nil, ws.lost(fmt.Errorf("subscribing to new blocks: %w", err))
	}
	silent := s.connected()
	return event.NewSubscription(func(quit <-chan struct{}) error {
		defer ws.close()
		defer sub.Unsubscribe()
		defer s.w.update(func(st *WatcherStatus) { st.WebSocket = false })
		for {
			select {
			case <-quit:
				return nil
			case <-silent:
				return ws.lost(errWebSocketSilent)
			case <-changed:
				return errWebSocketChanged
			case err := <-sub.Err():
				if err == nil { // nil would end the resubscribing
					err = errWebSocketEnded
				}
				return ws.lost(err)
			case h := <-headers:
				s.announce(h)
			}
		}
	}), nil
}

// connected notes a new connection and signals once: blocks may have come
// while there was none.
func (s *headSignal) connected() (silent <-chan struct{}) {
	s.w.update(func(st *WatcherStatus) { st.WebSocket = true })
	s.mu.Lock()
	defer s.mu.Unlock()
	s.up, s.heard, s.silent = true, time.Now(), make(chan struct{})
	s.signal()
	return s.silent
}

func (s *headSignal) announce(header json.RawMessage) {
	var h struct {
		Number hexutil.Uint64 `json:"number"`
	}
	err := json.Unmarshal(header, &h)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard = time.Now()
	if err == nil {
		s.number = uint64(h.Number) // also when it goes back: a reorganisation
	}
	s.signal()
}

func (s *headSignal) signal() {
	select {
	case s.c <- struct{}{}:
	default: // a signal is waiting already
	}
}

// sleep waits for d or until ctx ends, whose error it then returns.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
