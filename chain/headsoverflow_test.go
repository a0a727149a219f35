package chain

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/gorilla/websocket"
)

// headFlood is a websocket endpoint that sends heads without end, until its
// client has had enough.
type headFlood struct {
	*httptest.Server
	open  chan struct{} // closed: it floods
	heads chan string   // sent one by one
	conns sync.WaitGroup

	mu       sync.Mutex // guards what follows
	overflow int        // times that a client had enough
}

func newHeadFlood(t *testing.T) *headFlood {
	t.Helper()
	f := &headFlood{open: make(chan struct{}), heads: make(chan string)}
	var up websocket.Upgrader
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := up.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		f.conns.Go(func() { f.serve(conn) })
	}))
	t.Cleanup(func() { f.Close(); f.conns.Wait() })
	return f
}

func (f *headFlood) url() string { return "ws" + strings.TrimPrefix(f.URL, "http") }

func (f *headFlood) overflows() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.overflow
}

// serve answers the requests of one connection until it ends.
func (f *headFlood) serve(conn *websocket.Conn) {
	var writing sync.Mutex
	write := func(text string) error {
		writing.Lock()
		defer writing.Unlock()
		return conn.WriteMessage(websocket.TextMessage, []byte(text))
	}
	var sending sync.WaitGroup
	defer sending.Wait()
	enough, gone := make(chan struct{}), make(chan struct{})
	defer close(gone)
	defer conn.Close()
	for {
		var ask struct {
			ID     json.RawMessage `json:"id"`
			Method string          `json:"method"`
		}
		if conn.ReadJSON(&ask) != nil {
			return
		}
		result := `"0x1"`
		switch ask.Method {
		case "eth_chainId":
			result = fmt.Sprintf(`"0x%x"`, fakeChainID)
		case "eth_unsubscribe":
			result = "true"
			f.mu.Lock()
			f.overflow++
			f.mu.Unlock()
			close(enough)
		}
		_ = write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":%s}`, ask.ID, result))
		if ask.Method == "eth_subscribe" {
			sending.Go(func() { f.send(write, enough, gone) })
		}
	}
}

// send floods the first subscription until its client has enough. Later ones
// get single heads.
func (f *headFlood) send(write func(string) error, enough, gone <-chan struct{}) {
	head := func(number string) string {
		return fmt.Sprintf(`{"jsonrpc":"2.0","method":"eth_subscription","params":{"subscription":"0x1","result":{"number":%q}}}`, number)
	}
	many := "[" + strings.Join(slices.Repeat([]string{head("0x1")}, 1000), ",") + "]"
	flood := f.open
	if f.overflows() > 0 {
		flood = nil
	}
	for {
		select {
		case <-enough:
			return
		case <-gone:
			return
		case n := <-f.heads:
			_ = write(head(n))
		case <-flood:
			if write(many) != nil {
				return
			}
		}
	}
}

// Heads come while nobody takes any, until the client's queue runs over: geth's
// takes 20,000. The subscription is lost then, and made anew.
func TestFaultHeadsOverflow(t *testing.T) {
	flood := newHeadFlood(t)
	e := newFakeChain(t).endpoints()
	e.WebSocket = []string{flood.url()}
	w, err := NewWatcher(dialTest(t, e), testWatcherConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	heads := w.subscribeHeads()
	defer heads.close()
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
	heads.mu.Lock() // nobody takes heads
	take := sync.OnceFunc(heads.mu.Unlock)
	defer take() // or close would wait for who waits for it
	close(flood.open)
	eventually(t, "the overflow", func() bool { return flood.overflows() == 1 })
	take()
	eventually(t, "another subscription", func() bool { return w.Status().Reconnects == 1 && w.Status().WebSocket })
	flood.heads <- "0x2"
	eventually(t, "a head", func() bool { return heads.newest() == 2 })
}
