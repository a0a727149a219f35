package chain

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
)

// Client reaches one chain through one or more HTTP endpoints and, for news of
// blocks, websocket endpoints. Its methods are safe for concurrent use, bound
// every request in time and size, and return errors without API keys.
//
// A request goes to the first endpoint that is well. If that one fails (no
// answer, an impossible one, a server error, a rate limit), the request goes to
// the next, and so do later ones until the first is well again. An error that
// is the request's own (a contract's refusal, a nonce that is used) is an answer
// like any other and not asked for again elsewhere.
type Client struct {
	*clientState
	asks     []*endpoint   // in order of preference
	patience time.Duration // for one request
}

// clientState is what a Client and the Clients of its single endpoints share.
type clientState struct {
	all     []*endpoint
	chainID *big.Int
	quorum  int
	log     *slog.Logger
	closed  context.Context // ends with the client
	stop    context.CancelFunc
	tending sync.WaitGroup      // goroutines that wait for failed endpoints, or hand transactions on
	room    *semaphore.Weighted // of all endpoints' large answers

	mu         sync.Mutex // guards what follows
	endpoints  Endpoints
	redact     redactor
	webSockets []*webSocket
	wsChanged  chan struct{} // closed when the websocket URLs change
}

// Dial connects to e. An endpoint that serves another chain than e.ChainID is
// ErrChainID, which names both. Fewer than e.Quorum HTTP endpoints that answer
// is ErrUnreachable; others that do not are warned of and tried again later. An
// unreachable websocket is only warned of: the Watcher polls until it is back.
func Dial(ctx context.Context, e Endpoints, log *slog.Logger) (*Client, error) {
	if err := e.Check(); err != nil {
		return nil, err
	}
	s := &clientState{
		chainID: e.ChainID, quorum: max(e.Quorum, 1), log: log, endpoints: e,
		redact:    newRedactor(slices.Concat(e.HTTP, e.WebSocket)...),
		wsChanged: make(chan struct{}), webSockets: newWebSockets(e.WebSocket),
		room: semaphore.NewWeighted(maxResponses),
	}
	s.closed, s.stop = context.WithCancel(context.Background())
	c := &Client{clientState: s, patience: callTimeout}
	for _, u := range e.HTTP {
		one, err := newEndpoint(ctx, u, e.Dial)
		if err != nil {
			c.Close()
			return nil, c.clean(err)
		}
		c.all = append(c.all, one)
	}
	c.asks = c.all
	if err := c.checkAll(ctx); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// checkAll looks at every endpoint once, all at the same time.
func (c *Client) checkAll(ctx context.Context) error {
	https, sockets := make([]error, len(c.all)), make([]error, len(c.webSockets))
	var all sync.WaitGroup
	for i, e := range c.all {
		all.Go(func() { https[i] = c.only(e).verify(ctx, e) })
	}
	for i, ws := range c.webSockets {
		all.Go(func() {
			conn, err := c.dialOne(ctx, ws, callTimeout)
			if err == nil {
				conn.Close()
			}
			sockets[i] = err
		})
	}
	all.Wait()
	var failed error
	well := 0
	for _, err := range slices.Concat(https, sockets) {
		if isChainIDError(err) {
			return err
		}
	}
	for _, err := range https {
		if err == nil {
			well++
		} else if failed == nil {
			failed = err
		}
	}
	if well < c.quorum {
		return c.unreachable(well, failed)
	}
	for i, err := range sockets {
		if err != nil {
			c.log.Warn("websocket unreachable, polling until one is back", "url", RedactURL(c.webSockets[i].url), "err", err)
		}
	}
	return nil
}

func (c *Client) unreachable(well int, first error) error {
	if len(c.all) == 1 {
		return fmt.Errorf("%w: %w: correct the URL, or start the node", ErrUnreachable, first)
	}
	return fmt.Errorf("%w: %d of %d answer, %d must: %w: correct the URL, or start the node", ErrUnreachable, well, len(c.all), c.quorum, first)
}

// Close ends the client's connections. The Watcher and the TxManager that use
// it must have ended.
func (c *Client) Close() {
	c.mu.Lock() // no goroutine starts while they are waited for
	c.stop()
	c.mu.Unlock()
	c.tending.Wait()
	for _, e := range c.all {
		e.close()
	}
}

// ChainID returns the id of the chain that the endpoints were checked for.
func (c *Client) ChainID() *big.Int { return new(big.Int).Set(c.chainID) }

func (c *Client) clean(err error) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.redact.clean(err)
}

// alone tells whether there is no other endpoint.
func (c *Client) alone() bool { return len(c.all) == 1 }

// only returns a client that asks e and no other. It shares c's connections:
// only c is to be closed.
func (c *Client) only(e *endpoint) *Client {
	return &Client{clientState: c.clientState, asks: []*endpoint{e}, patience: callTimeout}
}

// peers returns, for each HTTP endpoint, a client that asks only that one. They
// share c's connections and must not be closed.
func (c *Client) peers() []*Client {
	out := make([]*Client, len(c.all))
	for i, e := range c.all {
		out[i] = c.only(e)
	}
	return out
}

// wellFirst is peers with those that are not well behind, and without them if the
// others are as many as the quorum: asking them may take long.
func (c *Client) wellFirst() []*Client {
	var well, rest []*Client
	for _, p := range c.peers() {
		if p.usable() {
			well = append(well, p)
		} else {
			rest = append(rest, p)
		}
	}
	if len(well) >= c.quorum {
		return well
	}
	return slices.Concat(well, rest)
}

// name returns the URL of the endpoint that c would ask now, without keys.
func (c *Client) name() string { return RedactURL(c.order()[0].url) }

// sameAs tells whether c and other would ask the same endpoint now. Names do
// not: two URLs may differ in their keys alone.
func (c *Client) sameAs(other *Client) bool { return c.order()[0] == other.order()[0] }

// usable tells whether one of c's endpoints is well as far as is known.
func (c *Client) usable() bool { return c.order()[0].ready(time.Now()) }

// pinned returns a client that asks only the endpoint that c would ask now:
// for several requests whose answers have to fit together.
func (c *Client) pinned() *Client { return c.only(c.order()[0]) }

// report says that an endpoint's answer was bad, with the reason: ErrBadAnswer,
// ErrForged, ErrOutvoted, ErrLagging or an error that wraps one of them. The endpoint is
// the one that c asks; on a client of several it is the current one, so that
// pinned() or peers() must have given c where that might have changed since.
// An error that a method of Client returned has been noted there already.
func (c *Client) report(reason error) {
	var noted *endpointError
	if errors.As(reason, &noted) {
		return
	}
	if errors.Is(reason, ErrBadAnswer) || errors.Is(reason, ErrForged) || errors.Is(reason, ErrOutvoted) || errors.Is(reason, ErrLagging) {
		c.blame(c.order()[0], blameFor(reason), reason)
	}
}

// Status returns how each endpoint stands, HTTP first.
func (c *Client) Status() []EndpointStatus {
	now, current := time.Now(), c.order()[0]
	var out []EndpointStatus
	for _, e := range c.all {
		s := e.health.status(EndpointStatus{URL: RedactURL(e.url), Kind: KindHTTP, Current: e == current})
		if opens := e.gate.opens(); s.Usable && opens.After(now) {
			s.Usable, s.Err = false, fmt.Sprintf("it limits our rate: not asked for another %s", opens.Sub(now).Round(time.Second))
		}
		out = append(out, s)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, ws := range c.webSockets {
		out = append(out, ws.health.status(EndpointStatus{URL: RedactURL(ws.url), Kind: KindWebSocket, Current: ws.open > 0}))
	}
	return out
}
