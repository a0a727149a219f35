package chain

import (
	"strings"
	"testing"
	"time"
)

// Websockets: a cut one and a stalled one are replaced by the next, and the
// status says so.
func TestWebSocketFailOver(t *testing.T) {
	a := startAnvil(t)
	first, second := startFaultProxy(t, a.host), startFaultProxy(t, a.host)
	e := a.endpoints()
	e.WebSocket = []string{first.WebSocketURL() + "/?key=topsecretkey", second.WebSocketURL() + "/?key=topsecretkey"}
	c := dialTest(t, e)
	w, r := watch(t, c, testWatcherConfig())
	r.wait(t, "synced")
	on := func(i int) func() bool {
		return func() bool {
			s := c.Status()[1:]
			return w.Status().WebSocket && s[i].Current && !s[1-i].Current
		}
	}
	eventually(t, "the first websocket", on(0))
	first.Cut()
	eventually(t, "the second websocket", on(1))
	first.Restore()
	s := c.Status()[1]
	if s.Usable || s.Err == "" || s.Kind != KindWebSocket || strings.Contains(s.Err+s.URL, "topsecretkey") {
		t.Errorf("status %+v", s)
	}
	second.Stall() // half-open: nothing but the age of the newest block shows it
	eventually(t, "the first websocket again", func() bool { a.mine(1); return on(0)() })
	if s := c.Status()[2]; s.Usable || !strings.Contains(s.Err, errWebSocketSilent.Error()) {
		t.Errorf("status %+v", s)
	}
	second.Resume()
	first.Stall()
	began := time.Now()
	eventually(t, "the second websocket again", func() bool { a.mine(1); return on(1)() })
	if took := time.Since(began); took > callTimeout/2 {
		t.Errorf("the one that was just lost was dialled first: %s", took)
	}
	first.Resume()
	c.SetWebSocketKey("?key=newsecretkey")
	eventually(t, "a new connection", on(0))
	for _, ws := range c.webSocketOrder() {
		if !strings.HasSuffix(ws.url, "/?key=newsecretkey") {
			t.Error("a websocket kept the old key")
		}
	}
}
