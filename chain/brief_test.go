package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"net"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
)

// nobody is an address of this machine at which nobody listens.
func nobody(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// TestUnreachableEndpointIsNamedOnce, over HTTP and websocket.
func TestUnreachableEndpointIsNamedOnce(t *testing.T) {
	addr := nobody(t)
	_, err := Dial(within(t, time.Minute), Endpoints{HTTP: []string{"http://" + addr + "/v2"}, ChainID: big.NewInt(1)}, testLog(t))
	if !errors.Is(err, syscall.ECONNREFUSED) || strings.Count(err.Error(), addr) != 1 {
		t.Errorf("%v, want the address once", err)
	}
	f := newFakeChain(t)
	c := dialTest(t, Endpoints{HTTP: []string{f.url}, WebSocket: []string{"ws://" + addr}, ChainID: big.NewInt(fakeChainID)})
	if _, err = c.dialWebSocket(within(t, time.Minute)); !errors.Is(err, syscall.ECONNREFUSED) || strings.Count(err.Error(), addr) != 1 {
		t.Errorf("%v, want the address once", err)
	}
}

// TestAddressBehindANameIsKept: it is not in the URL.
func TestAddressBehindANameIsKept(t *testing.T) {
	dial := &net.OpError{Op: "dial", Net: "tcp", Addr: &net.TCPAddr{IP: net.IPv4(10, 1, 2, 3), Port: 443}, Err: syscall.ECONNREFUSED}
	err := brief("https://rpc.example.org/v2", &url.Error{Op: "Post", URL: "https://rpc.example.org/v2", Err: dial})
	if got := err.Error(); got != "dial tcp 10.1.2.3:443: connection refused" || !errors.Is(err, syscall.ECONNREFUSED) {
		t.Error(got)
	}
	if err := brief("https://rpc.example.org", ErrBadAnswer); err != ErrBadAnswer {
		t.Error(err)
	}
	status := rpc.HTTPError{StatusCode: 500, Body: []byte("out of order")} // which cannot be compared
	if err := brief("https://rpc.example.org", status); err.Error() != status.Error() {
		t.Error(err)
	}
}

// TestLastingComplaintIsLoggedOnce until the reason is another.
func TestLastingComplaintIsLoggedOnce(t *testing.T) {
	now := time.Now()
	var l lastSaid
	from := func(port int, err error) error { return fmt.Errorf("read tcp 127.0.0.1:%d: %w", port, err) }
	for i, step := range []struct {
		err  error
		at   time.Duration
		news bool
	}{
		{from(1, syscall.ECONNRESET), 0, true}, {from(2, syscall.ECONNRESET), time.Minute, false}, {from(3, syscall.ECONNREFUSED), 2 * time.Minute, true},
		{from(4, syscall.ECONNREFUSED), 11 * time.Minute, false}, {from(5, syscall.ECONNREFUSED), 13 * time.Minute, true},
	} {
		if got := l.news(step.err, now.Add(step.at)); got != step.news {
			t.Errorf("step %d: news %v", i, got)
		}
	}
}

// TestWebSocketThatCannotBeHadIsOneWarning, however often it is tried.
func TestWebSocketThatCannotBeHadIsOneWarning(t *testing.T) {
	f := newFakeChain(t)
	c := dialTest(t, Endpoints{HTTP: []string{f.url}, WebSocket: []string{"ws://" + nobody(t)}, ChainID: big.NewInt(fakeChainID)})
	var log logBuffer
	s := &headSignal{c: make(chan struct{}, 1), log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})), silent: make(chan struct{}),
		w: &Watcher{client: c, cfg: WatcherConfig{MaxBackoff: time.Millisecond}}}
	var err error
	for range 5 {
		if _, err = s.subscribe(within(t, time.Minute), err); err == nil {
			t.Fatal("subscribed to nobody")
		}
	}
	if all, warned := log.count("websocket lost"), log.count("level=WARN"); all != 4 || warned != 1 {
		t.Errorf("%d lines, %d of them warnings; want 4 and one", all, warned)
	}
	if _, err := s.subscribe(within(t, time.Minute), context.DeadlineExceeded); err == nil || log.count("level=WARN") != 2 {
		t.Errorf("another reason is no news: %v", err)
	}
}
