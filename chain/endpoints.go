package chain

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"slices"
	"strings"
)

// Errors of Endpoints.Check and Dial.
var (
	ErrNoHTTP         = errors.New("no HTTP RPC URL")
	ErrHTTPURL        = errors.New("HTTP RPC URL must be http://host/… or https://host/…")
	ErrWebSocketURL   = errors.New("websocket URL must be ws://host/… or wss://host/…")
	ErrHTTPTwice      = errors.New("HTTP RPC URL given twice")
	ErrWebSocketTwice = errors.New("websocket URL given twice")
	ErrManyHTTP       = fmt.Errorf("more than %d HTTP RPC URLs", maxEndpoints)
	ErrManyWebSocket  = fmt.Errorf("more than %d websocket URLs", maxEndpoints)
	ErrQuorum         = errors.New("quorum must be 1 … the number of HTTP RPC URLs")
	ErrNoChainID      = errors.New("chain id must be 1 or more")

	// ErrChainID says that an endpoint serves another chain than configured.
	ErrChainID = errors.New("wrong chain")
	// ErrUnreachable says that too few endpoints answer.
	ErrUnreachable = errors.New("RPC endpoint unreachable")
)

// maxEndpoints bounds the URLs of each kind: a quorum asks all of them.
const maxEndpoints = 16

// Endpoints is where the chain is reached. A URL may carry an API key in its
// path, its query or its user part.
type Endpoints struct {
	HTTP      []string // at least one, in order of preference
	WebSocket []string // in order of preference; none: new blocks are found by polling alone
	ChainID   *big.Int // what all must serve
	Quorum    int      // HTTP endpoints that must be well at the start; 0 means 1

	// Dial connects to "HOST:PORT", HOST being a name or an address, where there
	// is no network but through something; nil: this machine's network, by way of
	// a proxy if the environment has one.
	Dial DialFunc
}

// DialFunc makes a connection. Its network is "tcp", and ctx bounds the time.
type DialFunc func(ctx context.Context, network, address string) (net.Conn, error)

// Check returns the first rule that e breaks. Its errors carry no key.
func (e Endpoints) Check() error {
	if len(e.HTTP) == 0 {
		return ErrNoHTTP
	}
	if err := checkURLs(e.HTTP, ErrHTTPURL, ErrHTTPTwice, ErrManyHTTP, "http", "https"); err != nil {
		return err
	}
	if err := checkURLs(e.WebSocket, ErrWebSocketURL, ErrWebSocketTwice, ErrManyWebSocket, "ws", "wss"); err != nil {
		return err
	}
	if e.Quorum < 0 || e.Quorum > len(e.HTTP) {
		return fmt.Errorf("%w: %d of %d", ErrQuorum, e.Quorum, len(e.HTTP))
	}
	if e.ChainID == nil || e.ChainID.Sign() <= 0 {
		return ErrNoChainID
	}
	return nil
}

func checkURLs(urls []string, malformed, twice, many error, schemes ...string) error {
	if len(urls) > maxEndpoints {
		return many
	}
	for i, u := range urls {
		if !validURL(u, schemes...) {
			return fmt.Errorf("%w, not %q", malformed, RedactURL(u))
		}
		if slices.Contains(urls[:i], u) {
			return fmt.Errorf("%w: %s", twice, RedactURL(u))
		}
	}
	return nil
}

// WithWebSocketKey returns e with what follows the last '/' of each websocket
// URL replaced by key.
func (e Endpoints) WithWebSocketKey(key string) Endpoints {
	var keyed []string
	for _, u := range e.WebSocket {
		keyed = append(keyed, withKey(u, key))
	}
	e.WebSocket = keyed
	return e
}

func withKey(raw, key string) string {
	scheme, rest, ok := strings.Cut(raw, "://")
	if !ok {
		return raw
	}
	i := strings.LastIndexByte(rest, '/')
	if i < 0 {
		return scheme + "://" + rest + "/" + key
	}
	return scheme + "://" + rest[:i+1] + key
}

func validURL(raw string, schemes ...string) bool {
	u, err := url.Parse(raw)
	return err == nil && u.Host != "" && slices.Contains(schemes, u.Scheme)
}
