package chain

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/rpc"
	"github.com/gorilla/websocket"
)

// errNoWebSocket says that there is no websocket URL to dial.
var errNoWebSocket = errors.New("no websocket URL")

// webSocket is one websocket endpoint.
type webSocket struct {
	url    string
	health *health
	open   int // subscriptions on it; guarded by clientState.mu
}

func newWebSockets(urls []string) []*webSocket {
	var out []*webSocket
	for _, u := range urls {
		out = append(out, &webSocket{url: u, health: newHealth()})
	}
	return out
}

// SetWebSocketKey replaces what follows the last '/' of each websocket URL. A
// running Watcher reconnects with it.
func (c *Client) SetWebSocketKey(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	old := c.endpoints
	c.endpoints = old.WithWebSocketKey(key)
	// Errors of the old connection may still be on their way.
	c.redact = newRedactor(slices.Concat(old.HTTP, old.WebSocket, c.endpoints.WebSocket)...)
	c.webSockets = newWebSockets(c.endpoints.WebSocket)
	close(c.wsChanged)
	c.wsChanged = make(chan struct{})
}

// webSocketChanged returns a channel that closes when the websocket URLs
// change.
func (c *Client) webSocketChanged() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.wsChanged
}

func (c *Client) hasWebSocket() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.webSockets) > 0
}

// webSocketOrder returns the websockets in the order in which they are to be
// tried: first those that need no rest.
func (c *Client) webSocketOrder() []*webSocket {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := slices.Clone(c.webSockets)
	slices.SortStableFunc(out, func(a, b *webSocket) int { return a.health.rested().Compare(b.health.rested()) })
	return out
}

// webSocketConn is a connection to a websocket endpoint, for one subscription.
type webSocketConn struct {
	*rpc.Client
	client *Client
	ws     *webSocket
	once   sync.Once
}

// dialWebSocket connects to the first websocket that answers and serves the
// right chain. close or lost must be called after use.
func (c *Client) dialWebSocket(ctx context.Context) (*webSocketConn, error) {
	err := errNoWebSocket
	order := c.webSocketOrder()
	for i, ws := range order {
		patience := callTimeout
		if i+1 < len(order) {
			patience = hasteTimeout
		}
		var conn *rpc.Client
		if conn, err = c.dialOne(ctx, ws, patience); err == nil {
			c.mu.Lock()
			defer c.mu.Unlock()
			ws.open++
			return &webSocketConn{Client: conn, client: c, ws: ws}, nil
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, err
}

// dialOne connects to one websocket and checks its chain id, all within
// patience.
func (c *Client) dialOne(ctx context.Context, ws *webSocket, patience time.Duration) (*rpc.Client, error) {
	if _, err := ws.health.trusted(); err != nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	conn, err := rpc.DialOptions(limited, ws.url, c.webSocketOptions()...)
	if err != nil {
		err = fmt.Errorf("dialling %s: %w", RedactURL(ws.url), brief(ws.url, err))
	} else if err = checkChainID(limited, conn, ws.url, c.chainID); err != nil {
		conn.Close()
	}
	if err == nil {
		ws.health.rightChain()
		ws.health.well(true)
		return conn, nil
	}
	err = c.clean(err)
	if ctx.Err() == nil {
		b := failing
		if isChainIDError(err) {
			b = wrongChain
		}
		ws.health.failed(b, err)
	}
	return nil, err
}

// webSocketBuffer is what is read and written at once, in bytes.
const webSocketBuffer = 1 << 10

func (c *Client) webSocketOptions() []rpc.ClientOption {
	c.mu.Lock()
	defer c.mu.Unlock()
	options := []rpc.ClientOption{rpc.WithWebsocketMessageSizeLimit(4 << 20)}
	if dial := c.endpoints.Dial; dial != nil {
		options = append(options, rpc.WithWebsocketDialer(websocket.Dialer{
			NetDialContext: dial, ReadBufferSize: webSocketBuffer, WriteBufferSize: webSocketBuffer,
		}))
	}
	return options
}

// close ends the connection.
func (w *webSocketConn) close() {
	w.once.Do(func() {
		w.Close()
		w.client.mu.Lock()
		defer w.client.mu.Unlock()
		w.ws.open--
	})
}

// lost ends the connection because of err, so that another websocket is tried
// first. It returns err with the endpoint's name.
func (w *webSocketConn) lost(err error) error {
	err = w.client.clean(fmt.Errorf("%s: %w", RedactURL(w.ws.url), err))
	w.ws.health.failed(failing, err)
	w.close()
	return err
}
