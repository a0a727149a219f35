package chain

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
)

func TestEndpointsCheck(t *testing.T) {
	good := Endpoints{HTTP: []string{"https://rpc.example/v2/secretkey1"}, WebSocket: []string{"wss://rpc.example/v2/secretkey2"}, ChainID: big.NewInt(1)}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		change func(*Endpoints)
		want   error
	}{
		"no HTTP":             {func(e *Endpoints) { e.HTTP = nil }, ErrNoHTTP},
		"HTTP by websocket":   {func(e *Endpoints) { e.HTTP = good.WebSocket }, ErrHTTPURL},
		"HTTP malformed":      {func(e *Endpoints) { e.HTTP = []string{"http://a b/secretkey1"} }, ErrHTTPURL},
		"HTTP without a host": {func(e *Endpoints) { e.HTTP = []string{"http:///secretkey1"} }, ErrHTTPURL},
		"websocket by HTTP":   {func(e *Endpoints) { e.WebSocket = good.HTTP }, ErrWebSocketURL},
		"HTTP twice":          {func(e *Endpoints) { e.HTTP = append(e.HTTP, e.HTTP[0]) }, ErrHTTPTwice},
		"second HTTP bad":     {func(e *Endpoints) { e.HTTP = append(e.HTTP, "secretkey3") }, ErrHTTPURL},
		"websocket twice":     {func(e *Endpoints) { e.WebSocket = append(e.WebSocket, e.WebSocket[0]) }, ErrWebSocketTwice},
		"second ws bad":       {func(e *Endpoints) { e.WebSocket = append(e.WebSocket, "secretkey3") }, ErrWebSocketURL},
		"quorum too large":    {func(e *Endpoints) { e.Quorum = 2 }, ErrQuorum},
		"quorum below 0":      {func(e *Endpoints) { e.Quorum = -1 }, ErrQuorum},
		"no chain id":         {func(e *Endpoints) { e.ChainID = nil }, ErrNoChainID},
		"chain id 0":          {func(e *Endpoints) { e.ChainID = new(big.Int) }, ErrNoChainID},
	} {
		e := good
		e.HTTP, e.WebSocket = slices.Clone(e.HTTP), slices.Clone(e.WebSocket)
		c.change(&e)
		err := e.Check()
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), "secretkey") {
			t.Errorf("%s: the error tells the key: %v", name, err)
		}
	}
	good.WebSocket = nil
	if err := good.Check(); err != nil {
		t.Errorf("without a websocket: %v", err)
	}
}

// Errors of other clients of the same URL show no key either.
func TestRedactError(t *testing.T) {
	const url = "https://rpc.example/v3/5ec4e75ec4e7"
	refused := fmt.Errorf("Post %q: %w", url, io.ErrUnexpectedEOF)
	if got := RedactError(refused, url); strings.Contains(got.Error(), "5ec4e7") || !errors.Is(got, io.ErrUnexpectedEOF) || !strings.Contains(got.Error(), "rpc.example") {
		t.Errorf("got %v", got)
	}
	if RedactError(nil, url) != nil {
		t.Error("an error out of nothing")
	}
}

func TestRedactURL(t *testing.T) {
	for raw, want := range map[string]string{
		"https://rpc.example/v2/KEY":      "https://rpc.example/v2/[redacted]",
		"https://rpc.example/KEY":         "https://rpc.example/[redacted]",
		"https://rpc.example/v2/KEY?k=v":  "https://rpc.example/v2/[redacted]",
		"https://rpc.example?apikey=KEY":  "https://rpc.example/[redacted]",
		"https://me:pass@rpc.example/v2/": "https://rpc.example/v2/",
		"ws://127.0.0.1:8546":             "ws://127.0.0.1:8546", // its slash may stand behind it already
		"http://127.0.0.1:1/":             "http://127.0.0.1:1/",
		"wss://rpc.example/a/b/KEY#KEY":   "wss://rpc.example/a/b/[redacted]",
		"KEY":                             "[redacted]",
		// A key with a slash behind it, and words that are none.
		"https://rpc.example/0123456789abcdef/":       "https://rpc.example/[redacted]/",
		"https://rpc.example/0123456789abcdef/eth":    "https://rpc.example/[redacted]/[redacted]",
		"https://rpc.example/abcdefghijklmnopqrstuv/": "https://rpc.example/abcdefghijklmnopqrstuv/",
		"https://rpc.example/arbitrum-sepolia/v3/x":   "https://rpc.example/arbitrum-sepolia/v3/[redacted]",
		"https://rpc.example/v2/KEY?x=/not/end":       "https://rpc.example/v2/[redacted]",
	} {
		if got := RedactURL(raw); got != want {
			t.Errorf("%s becomes %s, want %s", raw, got, want)
		}
		if again := RedactURL(want); again != want {
			t.Errorf("%s becomes %s the second time", want, again)
		}
	}
}

func TestWebSocketKey(t *testing.T) {
	for raw, want := range map[string]string{
		"wss://rpc.example/v2/OLD": "wss://rpc.example/v2/NEW",
		"wss://rpc.example/v2/":    "wss://rpc.example/v2/NEW",
		"wss://rpc.example":        "wss://rpc.example/NEW",
	} {
		if got := (Endpoints{WebSocket: []string{raw}}).WithWebSocketKey("NEW").WebSocket[0]; got != want {
			t.Errorf("%s becomes %s, want %s", raw, got, want)
		}
	}
}

func TestDialWrongChain(t *testing.T) {
	f := newFakeChain(t)
	e := f.endpoints()
	e.ChainID = big.NewInt(7)
	_, err := Dial(within(t, time.Minute), e, testLog(t))
	if !errors.Is(err, ErrChainID) || !strings.Contains(err.Error(), "421614") || !strings.Contains(err.Error(), "7") {
		t.Errorf("got %v", err)
	}
	other := newFakeChain(t) // only the websocket is on another chain
	other.set(func(f *fakeChain) { f.chainID = 5 })
	e = f.endpoints()
	e.WebSocket = other.endpoints().WebSocket
	if _, err := Dial(within(t, time.Minute), e, testLog(t)); !errors.Is(err, ErrChainID) {
		t.Errorf("got %v", err)
	}
}

// Every URL's keys are kept out of messages, wherever in the URL they are.
func TestMessagesHoldNoKey(t *testing.T) {
	r := newRedactor("https://a.example/v2/firstsecret", "https://user:secondsecret@b.example/", "https://c.example/?apikey=thirdsecret",
		"wss://d.example/fourthsecret123456/", "wss://e.example/v2/fifthsecret")
	err := r.clean(errors.New("firstsecret\nhttps://user:secondsecret@b.example/ thirdsecret apikey=thirdsecret\tfourthsecret123456\r\n/v2/fifthsecret"))
	if msg := err.Error(); strings.Contains(msg, "secret") || strings.ContainsAny(msg, "\n\r\t") {
		t.Errorf("told: %q", msg)
	}
}

// A websocket that comes to serve another chain is not listened to.
func TestWebSocketChangesChain(t *testing.T) {
	f, ws := newFakeChain(t), newFakeChain(t)
	e := f.endpoints()
	e.WebSocket = ws.endpoints().WebSocket
	cfg := testWatcherConfig()
	w, r := watch(t, dialTest(t, e), cfg)
	r.wait(t, "synced")
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
	ws.set(func(f *fakeChain) { f.chainID = 5 })
	ws.conns.cut()
	eventually(t, "the loss", func() bool { return !w.Status().WebSocket && w.Status().Reconnects > 0 })
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
	if w.Status().WebSocket {
		t.Error("connected to another chain")
	}
}

// A dead websocket is no reason not to start.
func TestDialDeadWebSocket(t *testing.T) {
	f := newFakeChain(t)
	e := f.endpoints()
	e.WebSocket = []string{"ws://127.0.0.1:1/secretkey"}
	_, r := watch(t, dialTest(t, e), testWatcherConfig())
	r.wait(t, "synced")
	f.mine(jobLog(1, ms(1), ourEnclave))
	r.wait(t, "synced", "created 1")
}

// The websocket's key is exchanged while the watcher runs.
func TestSetWebSocketKey(t *testing.T) {
	f := newFakeChain(t)
	e := f.endpoints()
	e.WebSocket[0] += "/oldkey99"
	c := dialTest(t, e)
	w, r := watch(t, c, testWatcherConfig())
	r.wait(t, "synced")
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
	c.SetWebSocketKey("newkey99")
	eventually(t, "a reconnect", func() bool { return w.Status().Reconnects > 0 && w.Status().WebSocket })
	if got := c.webSocketOrder()[0].url; !strings.HasSuffix(got, "/newkey99") {
		t.Errorf("connected to %s", got)
	}
	if msg := c.clean(errors.New("dial oldkey99 newkey99")).Error(); strings.Contains(msg, "key99") {
		t.Errorf("a key is told: %s", msg)
	}
}

// No failure tells a key: not of dialling, not of a status whose body repeats
// the path, not of a redirect, which moreover is not followed.
func TestKeysStaySecret(t *testing.T) {
	followed := make(chan string, 10)
	elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { followed <- r.URL.Path }))
	defer elsewhere.Close()
	var logged strings.Builder
	log := slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug}))
	servers := map[string]http.HandlerFunc{
		"not found": func(w http.ResponseWriter, r *http.Request) { http.Error(w, "Cannot POST "+r.URL.Path, 404) },
		"redirect": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, elsewhere.URL+r.URL.Path, http.StatusTemporaryRedirect)
		},
		"no JSON": func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.URL.Path) },
		"cut": func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				_ = conn.Close()
			}
		},
	}
	for name, handler := range servers {
		s := httptest.NewServer(handler)
		e := Endpoints{HTTP: []string{s.URL + "/v2/topsecretkey"}, WebSocket: []string{"ws" + s.URL[4:] + "/v2/topsecretkey"}, ChainID: big.NewInt(1)}
		_, err := Dial(within(t, time.Minute), e, log)
		if err == nil || strings.Contains(err.Error(), "topsecretkey") {
			t.Errorf("%s: %v", name, err)
		}
		s.Close()
	}
	e := Endpoints{HTTP: []string{"http://127.0.0.1:1/v2/topsecretkey"}, ChainID: big.NewInt(1)}
	if _, err := Dial(within(t, time.Minute), e, log); err == nil || strings.Contains(err.Error(), "topsecretkey") {
		t.Errorf("refused: %v", err)
	}
	f := newFakeChain(t)
	e = Endpoints{HTTP: []string{f.url}, WebSocket: []string{"ws://127.0.0.1:1/topsecretkey"}, ChainID: big.NewInt(fakeChainID)}
	c, err := Dial(within(t, time.Minute), e, log)
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
	if strings.Contains(logged.String(), "topsecretkey") || !strings.Contains(logged.String(), "websocket unreachable") {
		t.Errorf("the log is %s", logged.String())
	}
	if len(followed) > 0 {
		t.Errorf("a redirect was followed to %s", <-followed)
	}
}

// An answer is read to the limit and no further; its text is not repeated
// whole.
func TestResponseBounded(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/error" {
			http.Error(w, strings.Repeat("x", 100_000), 500)
			return
		}
		_, _ = io.WriteString(w, `{"jsonrpc":"2.0","id":1,"result":"`)
		for range 1000 {
			if _, err := io.WriteString(w, strings.Repeat("0", 1<<20)); err != nil {
				return
			}
		}
	}))
	defer s.Close()
	bounded := newHTTPClient(1<<20, nil)
	defer bounded.CloseIdleConnections()
	c, err := rpc.DialOptions(within(t, time.Minute), s.URL, rpc.WithHTTPClient(bounded))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.CallContext(within(t, time.Minute), nil, "eth_chainId"); !errors.Is(err, errResponseSize) {
		t.Errorf("got %v", err)
	}
	_, err = Dial(within(t, time.Minute), Endpoints{HTTP: []string{s.URL + "/error"}, ChainID: big.NewInt(1)}, testLog(t))
	if err == nil || len(err.Error()) > 1000 {
		t.Errorf("got an error of %d bytes", len(err.Error()))
	}
}

// An endpoint that takes a request and never answers holds nobody for ever.
func TestCallEndsWithContext(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := Dial(ctx, Endpoints{HTTP: []string{"http://" + l.Addr().String()}, ChainID: big.NewInt(1)}, testLog(t)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
