package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
	"golang.org/x/sync/semaphore"
)

const (
	// callTimeout bounds one RPC request, answer included.
	callTimeout = 15 * time.Second
	// hasteTimeout does so where another endpoint could be asked instead.
	hasteTimeout = callTimeout / 3
	// slowAnswer is when an endpoint is blamed for what the caller's own
	// deadline cut short.
	slowAnswer = 2 * time.Second
)

// endpoint is one HTTP endpoint. It is safe for concurrent use.
type endpoint struct {
	url    string
	rpc    *rpc.Client
	http   *http.Client
	eth    *ethclient.Client // over rpc
	gate   *gate
	health *health
	room   *semaphore.Weighted // of its large answers
	// midRoom has a place for each answer that has not grown large yet.
	midRoom *semaphore.Weighted
}

func newEndpoint(ctx context.Context, url string, dial DialFunc) (*endpoint, error) {
	e := &endpoint{url: url, http: newHTTPClient(maxResponse, dial), gate: newGate(), health: newHealth(), room: semaphore.NewWeighted(maxResponse), midRoom: semaphore.NewWeighted(midResponses)}
	var err error
	if e.rpc, err = rpc.DialOptions(ctx, url, rpc.WithHTTPClient(e.http), rpc.WithBatchResponseSizeLimit(maxResponse)); err != nil {
		return nil, fmt.Errorf("dialling %s: %w", RedactURL(url), err)
	}
	e.eth = ethclient.NewClient(e.rpc)
	return e, nil
}

func (e *endpoint) close() {
	e.rpc.Close()
	e.http.CloseIdleConnections()
}

// checkChainID asks the endpoint behind r for its chain id.
func checkChainID(ctx context.Context, r *rpc.Client, url string, want *big.Int) error {
	var got *hexutil.Big
	if err := r.CallContext(ctx, &got, "eth_chainId"); err != nil {
		return fmt.Errorf("asking %s for its chain id: %w", RedactURL(url), brief(url, err))
	}
	if got == nil {
		return fmt.Errorf("%w: %s tells no chain id", ErrBadAnswer, RedactURL(url))
	}
	if (*big.Int)(got).Cmp(want) != 0 {
		return fmt.Errorf("%w: %s serves chain id %v, configured is %v: correct the URL, or the chain id", ErrChainID, RedactURL(url), (*big.Int)(got), want)
	}
	return nil
}

// endpointError is an error whose endpoint has been blamed for it already.
type endpointError struct{ err error }

func (e *endpointError) Error() string { return e.err.Error() }
func (e *endpointError) Unwrap() error { return e.err }

// exchange makes n requests of c's only endpoint, when its gate lets them
// through and its chain id is known to be right.
func (c *Client) exchange(ctx context.Context, n int, do func(context.Context, *endpoint) error) error {
	e := c.asks[0]
	wasDown, _, _ := e.health.standing()
	leave, err := e.gate.enter(ctx, n, c.patience)
	if err != nil {
		return fmt.Errorf("%s: %w", RedactURL(e.url), err)
	}
	defer leave()
	if down, _, _ := e.health.standing(); down && !wasDown && !c.alone() {
		return fmt.Errorf("%w: %s failed while the request waited for it", errTooBusy, RedactURL(e.url))
	}
	if err := c.verify(ctx, e); err != nil {
		return err
	}
	return c.attempt(ctx, e, do)
}

// verify checks the chain id of an endpoint that has not been used yet, or has
// failed since.
func (c *Client) verify(ctx context.Context, e *endpoint) error {
	checked, err := e.health.trusted()
	if checked || err != nil {
		return err
	}
	return c.attempt(ctx, e, func(ctx context.Context, e *endpoint) error {
		err := checkChainID(ctx, e.rpc, e.url, c.chainID)
		if err == nil {
			e.health.rightChain()
		} else if b := blameFor(err); b == blameless || b == doubtful { // it refuses to tell
			err = fmt.Errorf("%w: %w", ErrBadAnswer, err)
		}
		return err
	})
}

// attempt makes a request and notes what it says of the endpoint.
func (c *Client) attempt(ctx context.Context, e *endpoint, do func(context.Context, *endpoint) error) error {
	limited, cancel := context.WithTimeout(ctx, c.patience)
	defer cancel()
	limited, after := withRetryAfter(limited)
	limited, room := c.withRoom(limited, e)
	defer room.leave()
	began := time.Now()
	err := do(limited, e)
	if ctx.Err() != nil { // the caller's own
		if errors.Is(ctx.Err(), context.DeadlineExceeded) && time.Since(began) > slowAnswer {
			c.blame(e, failing, ctx.Err())
		}
		return c.clean(err)
	}
	b := blameFor(err)
	if b == busy {
		e.gate.refused(*after)
		// Not to be taken for what the node says of the request.
		err = fmt.Errorf("%w: %s: %s", errTooBusy, RedactURL(e.url), c.clean(err))
	}
	if b == doubtful {
		e.gate.answered()
		return c.clean(err)
	}
	if b == blameless {
		e.gate.answered()
		if e.health.well(c.alone()) {
			c.log.Info("RPC endpoint is well again", "url", RedactURL(e.url))
		}
		return c.clean(err)
	}
	c.blame(e, b, err)
	return &endpointError{c.clean(err)}
}

// blame notes that an endpoint is bad. Where there are others, they are
// preferred until it has rested and serves the right chain again.
func (c *Client) blame(e *endpoint, b blame, err error) {
	if b == busy {
		return // the gate knows
	}
	err = c.clean(err)
	if b == failing {
		e.http.CloseIdleConnections() // nobody may be at their other end
	}
	if !e.health.failed(b, err) {
		return
	}
	c.log.Warn("RPC endpoint failed", "url", RedactURL(e.url), "err", err)
	if !c.alone() {
		c.tend(e)
	}
}

// tend starts the goroutine that asks a failed endpoint, at growing intervals,
// whether it is well again. Close ends it.
func (c *Client) tend(e *endpoint) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed.Err() != nil {
		return
	}
	nurse := c.only(e)
	nurse.patience = hasteTimeout
	c.tending.Go(func() {
		for {
			down, _, until := e.health.standing()
			if !down || sleep(c.closed, time.Until(latest(until, e.gate.opens()))) != nil {
				return
			}
			// An error is noted with the endpoint.
			if nurse.verify(c.closed, e) == nil && e.health.well(false) {
				c.log.Info("RPC endpoint is well again", "url", RedactURL(e.url))
			}
		}
	})
}
