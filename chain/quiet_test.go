package chain

import (
	"encoding/json"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// A block without events for us costs one request for its header, however it
// was announced: an endpoint's plan is counted in requests.
func TestRequestsForQuietBlocks(t *testing.T) {
	g := startGeth(t)
	p := startFaultProxy(t, g.client.all[0].url[len("http://"):])
	var asked atomic.Int64
	p.Refuse(func(string, json.RawMessage) *faultproxy.Error { asked.Add(1); return nil })
	e := Endpoints{HTTP: []string{p.HTTPURL()}, WebSocket: g.client.endpoints.WebSocket, ChainID: g.client.ChainID()}
	cfg := testWatcherConfig()
	cfg.Poll, cfg.Pace = time.Minute, 20*time.Millisecond
	cfg.HeadTimeout = time.Minute // a slow machine is no silent websocket, for which it would ask once more
	w, r := watch(t, dialTest(t, e), cfg)
	r.wait(t, "synced")
	before := asked.Load()
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })
	began := w.Status().Cursor
	const blocks = 20
	for n := range uint64(blocks) {
		g.Commit()
		eventually(t, "the next block", func() bool { return w.Status().Cursor == began+n+1 })
	}
	if n := asked.Load() - before; n > blocks+1 { // once more as the websocket connects
		t.Errorf("%d requests for %d blocks", n, blocks)
	}
}
