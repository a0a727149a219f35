package faultproxy

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
	"github.com/gorilla/websocket"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// node is a JSON-RPC server like a chain's: go-ethereum's own.
type node struct {
	rpc    *rpc.Server
	server *httptest.Server
	notify chan int // numbers for subscribers
}

func (n *node) Number(at int) int { return at }

func (n *node) Fails() error { return errors.New("it fails") }

func (n *node) Heads(ctx context.Context) (*rpc.Subscription, error) {
	notifier, ok := rpc.NotifierFromContext(ctx)
	if !ok {
		return nil, rpc.ErrNotificationsUnsupported
	}
	sub := notifier.CreateSubscription()
	go func() {
		for {
			select {
			case i := <-n.notify:
				_ = notifier.Notify(sub.ID, i)
			case <-sub.Err():
				return
			}
		}
	}()
	return sub, nil
}

func start(t *testing.T) (*node, *Proxy) {
	t.Helper()
	n := &node{rpc: rpc.NewServer(), notify: make(chan int)}
	if err := n.rpc.RegisterName("eth", n); err != nil {
		t.Fatal(err)
	}
	ws := n.rpc.WebsocketHandler([]string{"*"})
	n.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if websocket.IsWebSocketUpgrade(r) {
			ws.ServeHTTP(w, r)
			return
		}
		n.rpc.ServeHTTP(w, r)
	}))
	p, err := Start(strings.TrimPrefix(n.server.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		n.rpc.Stop()
		n.server.Close()
	})
	return n, p
}

// clients are one of HTTP and one of websocket.
func clients(t *testing.T, p *Proxy) map[string]*rpc.Client {
	t.Helper()
	out := map[string]*rpc.Client{}
	for _, url := range []string{p.HTTPURL() + "/v1/key", p.WebSocketURL() + "/v1/key"} {
		hc := &http.Client{Transport: &http.Transport{}}
		c, err := rpc.DialOptions(t.Context(), url, rpc.WithHTTPClient(hc))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close(); hc.CloseIdleConnections() })
		out[url[:strings.Index(url, ":")]] = c
	}
	return out
}

// number calls eth_number and returns what is answered within a second.
func number(t *testing.T, c *rpc.Client, n int) (int, error) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	var got int
	err := c.CallContext(ctx, &got, "eth_number", n)
	return got, err
}

func TestPasses(t *testing.T) {
	_, p := start(t)
	for name, c := range clients(t, p) {
		if got, err := number(t, c, 7); got != 7 || err != nil {
			t.Errorf("%s: %d, %v", name, got, err)
		}
	}
	if n := p.Count("eth_number"); n != 2 {
		t.Errorf("counted %d calls, want 2", n)
	}
}

func TestCutAndRestore(t *testing.T) {
	_, p := start(t)
	for name, c := range clients(t, p) {
		if _, err := number(t, c, 1); err != nil {
			t.Fatal(err)
		}
		p.Cut()
		if _, err := number(t, c, 1); err == nil || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: error %v where connections are cut", name, err)
		}
		p.Restore()
		if got, err := number(t, c, 2); got != 2 || err != nil {
			t.Errorf("%s after that: %d, %v", name, got, err)
		}
	}
}

func TestKickTakesNewConnections(t *testing.T) {
	_, p := start(t)
	c := clients(t, p)["ws"]
	heads := make(chan int)
	sub, err := c.EthSubscribe(t.Context(), heads, "heads")
	if err != nil {
		t.Fatal(err)
	}
	p.Kick()
	select {
	case <-sub.Err():
	case <-time.After(5 * time.Second):
		t.Fatal("the subscription lives on")
	}
	if got, err := number(t, c, 2); got != 2 || err != nil {
		t.Errorf("after that: %d, %v", got, err)
	}
}

func TestStallAndResume(t *testing.T) {
	_, p := start(t)
	for name, c := range clients(t, p) {
		if _, err := number(t, c, 1); err != nil {
			t.Fatal(err)
		}
		p.Stall()
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		if err := c.CallContext(ctx, nil, "eth_number", 1); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: error %v, want none before the time is over", name, err)
		}
		cancel()
		p.Resume()
		if got, err := number(t, c, 2); got != 2 || err != nil {
			t.Errorf("%s after that: %d, %v", name, got, err)
		}
	}
}

// A half-open websocket answers no ping either.
func TestStalledWebSocketAnswersNoPing(t *testing.T) {
	_, p := start(t)
	c, _, err := websocket.DefaultDialer.Dial(p.WebSocketURL(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	pongs := make(chan string, 2)
	c.SetPongHandler(func(data string) error { pongs <- data; return nil })
	reading := make(chan struct{})
	go func() {
		defer close(reading)
		_, _, _ = c.ReadMessage()
	}()
	defer func() { _ = c.Close(); <-reading }()
	ping := func(data string) {
		if err := c.WriteControl(websocket.PingMessage, []byte(data), time.Now().Add(time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	p.Stall()
	ping("stalled")
	select {
	case <-pongs:
		t.Error("a pong while stalled")
	case <-time.After(100 * time.Millisecond):
	}
	p.Resume()
	ping("resumed")
	select {
	case got := <-pongs:
		if got != "resumed" {
			t.Errorf("a pong to %q", got)
		}
	case <-time.After(5 * time.Second):
		t.Error("no pong")
	}
}

func TestDelay(t *testing.T) {
	_, p := start(t)
	for name, c := range clients(t, p) {
		p.Delay(80 * time.Millisecond)
		began := time.Now()
		if got, err := number(t, c, 3); got != 3 || err != nil || time.Since(began) < 80*time.Millisecond {
			t.Errorf("%s: %d, %v after %s", name, got, err, time.Since(began))
		}
	}
}

func TestStatus(t *testing.T) {
	_, p := start(t)
	p.StatusRetry(http.StatusTooManyRequests, 3*time.Second)
	req := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(`{"jsonrpc":"2.0","id":1,"method":"eth_number","params":[1]}`))
	res := httptest.NewRecorder()
	p.ServeHTTP(res, req)
	if res.Code != http.StatusTooManyRequests || res.Header().Get("Retry-After") != "3" {
		t.Errorf("status %d, headers %v", res.Code, res.Header())
	}
	_, answer, err := websocket.DefaultDialer.Dial(p.WebSocketURL(), nil)
	if err == nil || answer == nil || answer.StatusCode != http.StatusTooManyRequests {
		t.Errorf("websocket: %v", err)
	}
	p.Status(0)
	if got, err := number(t, clients(t, p)["http"], 1); got != 1 || err != nil {
		t.Errorf("after that: %d, %v", got, err)
	}
}

// received subscribes, has the node send 1, 2, 3 … and returns the first n
// that arrive.
func received(t *testing.T, n *node, p *Proxy, sent, want int) []int {
	t.Helper()
	heads := make(chan int, 100)
	sub, err := clients(t, p)["ws"].EthSubscribe(t.Context(), heads, "heads")
	if err != nil {
		t.Fatal(err)
	}
	defer sub.Unsubscribe()
	for i := range sent {
		n.notify <- i + 1
	}
	var got []int
	for len(got) < want {
		select {
		case i := <-heads:
			got = append(got, i)
		case <-time.After(5 * time.Second):
			t.Fatalf("received %v, want %d", got, want)
		}
	}
	return got
}

func TestDuplicate(t *testing.T) {
	n, p := start(t)
	p.Duplicate(2)
	if got := received(t, n, p, 2, 6); !slices.Equal(got, []int{1, 1, 1, 2, 2, 2}) {
		t.Errorf("received %v", got)
	}
}

// Whole groups are delivered backwards, and what is left after a while.
func TestReorder(t *testing.T) {
	n, p := start(t)
	p.Reorder(3)
	if got := received(t, n, p, 5, 5); !slices.Equal(got, []int{3, 2, 1, 5, 4}) {
		t.Errorf("received %v", got)
	}
}

// Answers pass while notifications are dropped.
func TestDrop(t *testing.T) {
	n, p := start(t)
	c := clients(t, p)["ws"]
	heads := make(chan int, 10)
	sub, err := c.EthSubscribe(t.Context(), heads, "heads")
	if err != nil {
		t.Fatal(err)
	}
	defer sub.Unsubscribe()
	p.Drop(true)
	n.notify <- 1
	// The answer to a call comes behind a notification that was sent before,
	// but the node may write the two in any order: two calls, and a pause.
	for range 2 {
		if got, err := number(t, c, 4); got != 4 || err != nil {
			t.Errorf("%d, %v", got, err)
		}
	}
	select {
	case got := <-heads:
		t.Errorf("received %d", got)
	case <-time.After(100 * time.Millisecond):
	}
	p.Drop(false)
	n.notify <- 2
	if got := <-heads; got != 2 {
		t.Errorf("received %d, want 2", got)
	}
}

// Results are forged in single calls, batches and notifications; what the
// forger returns as it got it stays.
func TestForge(t *testing.T) {
	n, p := start(t)
	p.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		if method == "eth_number" && string(params) == "[5]" {
			return json.RawMessage("55")
		}
		if method == "eth_fails" {
			return json.RawMessage("66")
		}
		if method == "eth_subscription" && string(result) == "2" {
			return json.RawMessage("77")
		}
		return result
	})
	for name, c := range clients(t, p) {
		got, err := number(t, c, 5)
		other, err2 := number(t, c, 6)
		if got != 55 || other != 6 || err != nil || err2 != nil {
			t.Errorf("%s: %d, %d, %v, %v", name, got, other, err, err2)
		}
		var results [3]int
		batch := []rpc.BatchElem{
			{Method: "eth_number", Args: []any{5}, Result: &results[0]},
			{Method: "eth_number", Args: []any{4}, Result: &results[1]},
			{Method: "eth_fails", Result: &results[2]},
		}
		if err := c.BatchCallContext(t.Context(), batch); err != nil || results != [3]int{55, 4, 66} || batch[2].Error != nil {
			t.Errorf("%s: batch %v, %v", name, results, err)
		}
	}
	if got := received(t, n, p, 3, 3); !slices.Equal(got, []int{1, 77, 3}) {
		t.Errorf("notifications %v", got)
	}
}

// What is refused does not reach the node; the rest of its batch does.
func TestRefuse(t *testing.T) {
	_, p := start(t)
	p.Refuse(func(method string, params json.RawMessage) *Error {
		if string(params) == "[5]" {
			return &Error{Code: -32005, Message: "too much"}
		}
		return nil
	})
	for name, c := range clients(t, p) {
		var failed rpc.Error
		if _, err := number(t, c, 5); !errors.As(err, &failed) || failed.ErrorCode() != -32005 {
			t.Errorf("%s: %v", name, err)
		}
		var got int
		batch := []rpc.BatchElem{{Method: "eth_number", Args: []any{5}, Result: new(int)}, {Method: "eth_number", Args: []any{4}, Result: &got}}
		if err := c.BatchCallContext(t.Context(), batch); err != nil || got != 4 || batch[0].Error == nil {
			t.Errorf("%s: batch %d, %v, %v", name, got, batch[0].Error, err)
		}
		whole := batch[:1]
		if err := c.BatchCallContext(t.Context(), whole); err != nil || whole[0].Error == nil {
			t.Errorf("%s: batch of refused calls alone: %v, %v", name, whole[0].Error, err)
		}
	}
}

// A node that is gone is a closed connection, to both kinds of clients.
func TestNodeGone(t *testing.T) {
	n, p := start(t)
	c := clients(t, p)["http"]
	n.rpc.Stop()
	n.server.Close()
	if _, err := number(t, c, 1); !errors.Is(err, io.EOF) {
		t.Errorf("HTTP: %v", err)
	}
	if _, _, err := websocket.DefaultDialer.Dial(p.WebSocketURL(), nil); err == nil {
		t.Error("a websocket to a node that is gone")
	}
}

// Close ends what a stalled proxy holds. TestMain sees what is left.
func TestCloseWhileStalled(t *testing.T) {
	_, p := start(t)
	c := clients(t, p)
	p.Stall()
	done := make(chan error, 2)
	for _, client := range c {
		go func() {
			_, err := number(t, client, 1)
			done <- err
		}()
	}
	for p.Count("eth_number") < 1 { // the websocket's is not counted before it passes
		select {
		case err := <-done:
			t.Fatalf("answered: %v", err)
		case <-time.After(time.Millisecond):
		}
	}
	if err := p.Close(); err != nil {
		t.Error(err)
	}
	for range c {
		if err := <-done; err == nil {
			t.Error("answered after the end")
		}
	}
}

func TestMendTakesAllBack(t *testing.T) {
	_, p := start(t)
	p.Cut()
	p.Stall()
	p.Status(500)
	p.Delay(time.Hour)
	p.Refuse(func(string, json.RawMessage) *Error { return &Error{Code: 1, Message: "no"} })
	p.Mend()
	for name, c := range clients(t, p) {
		if got, err := number(t, c, 9); got != 9 || err != nil {
			t.Errorf("%s: %d, %v", name, got, err)
		}
	}
}

func TestTargetMustBeHostAndPort(t *testing.T) {
	if _, err := Start("http://127.0.0.1"); err == nil {
		t.Error("no error")
	}
}
