package chain

import (
	"errors"
	"fmt"
	"math/big"
	"net/url"
	"strings"
)

// Errors of Endpoints.Check and Dial.
var (
	ErrNoHTTP       = errors.New("no HTTP RPC URL")
	ErrHTTPURL      = errors.New("HTTP RPC URL must be http://host/… or https://host/…")
	ErrWebSocketURL = errors.New("websocket URL must be ws://host/… or wss://host/…")
	ErrNoChainID    = errors.New("chain id must be 1 or more")

	// ErrChainID says that an endpoint serves another chain than configured.
	ErrChainID = errors.New("wrong chain")
)

// Endpoints is where the chain is reached. A URL may carry an API key in its
// last path element, its query or its user part.
type Endpoints struct {
	HTTP      string   // required
	WebSocket string   // empty: new blocks are found by polling alone
	ChainID   *big.Int // what both must serve
}

// Check returns the first rule that e breaks. Its errors carry no key.
func (e Endpoints) Check() error {
	if e.HTTP == "" {
		return ErrNoHTTP
	}
	if !validURL(e.HTTP, "http", "https") {
		return fmt.Errorf("%w, not %q", ErrHTTPURL, RedactURL(e.HTTP))
	}
	if e.WebSocket != "" && !validURL(e.WebSocket, "ws", "wss") {
		return fmt.Errorf("%w, not %q", ErrWebSocketURL, RedactURL(e.WebSocket))
	}
	if e.ChainID == nil || e.ChainID.Sign() <= 0 {
		return ErrNoChainID
	}
	return nil
}

// WithWebSocketKey returns e with what follows the last '/' of the websocket
// URL replaced by key.
func (e Endpoints) WithWebSocketKey(key string) Endpoints {
	e.WebSocket = withKey(e.WebSocket, key)
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
	if err != nil || u.Host == "" {
		return false
	}
	for _, s := range schemes {
		if u.Scheme == s {
			return true
		}
	}
	return false
}

const redactedMark = "[redacted]"

// RedactURL returns raw without what may be a key: user part, query, fragment
// and what follows the last '/' of the path. It is for people, not for
// dialling. Redacting twice changes nothing more, and a URL without a path
// gets none: it may stand in a text with its slash behind it.
func RedactURL(raw string) string {
	scheme, rest, ok := strings.Cut(raw, "://")
	if !ok {
		return redactedMark
	}
	rest, _, cut := strings.Cut(rest, "?")
	rest, _, cutFragment := strings.Cut(rest, "#")
	host, path, slash := strings.Cut(rest, "/")
	if i := strings.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	dir, key := "", path
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		dir, key = path[:i+1], path[i+1:]
	}
	if key != "" || cut || cutFragment {
		key = redactedMark
	}
	if !slash && key == "" {
		return scheme + "://" + host
	}
	return scheme + "://" + host + "/" + dir + key
}

// minSecret is the length below which a part of a URL is taken for a word
// ("v1", "rpc") and not for a key.
const minSecret = 6

// urlSecrets lists the strings in raw that no message may contain.
func urlSecrets(raw string) []string {
	u, err := url.Parse(raw)
	if err != nil {
		return []string{raw}
	}
	candidates := []string{u.RawQuery, u.Fragment, u.EscapedPath()[strings.LastIndexByte(u.EscapedPath(), '/')+1:]}
	if u.User != nil {
		pass, _ := u.User.Password()
		candidates = append(candidates, u.User.Username(), pass)
	}
	for _, values := range u.Query() {
		candidates = append(candidates, values...)
	}
	var out []string
	for _, s := range candidates {
		if len(s) >= minSecret {
			out = append(out, s)
		}
	}
	return out
}

// redactor removes URLs' secrets from messages.
type redactor struct{ replace *strings.Replacer }

func newRedactor(urls ...string) redactor {
	var pairs []string
	for _, u := range urls {
		if u == "" {
			continue
		}
		pairs = append(pairs, u, RedactURL(u))
	}
	for _, u := range urls {
		for _, s := range urlSecrets(u) {
			pairs = append(pairs, s, redactedMark)
		}
	}
	return redactor{strings.NewReplacer(pairs...)}
}

// clean returns err with a message that holds no secret; errors.Is and
// errors.As still see err.
func (r redactor) clean(err error) error {
	if err == nil {
		return nil
	}
	msg := err.Error()
	safe := r.replace.Replace(msg)
	if len(safe) > maxMessage {
		safe = strings.ToValidUTF8(safe[:maxMessage], "") + "…"
	}
	if safe != msg {
		return &redactedError{safe, err}
	}
	return err
}

// maxMessage bounds an error's text, in bytes: an endpoint may answer a
// failure with a whole page.
const maxMessage = 300

type redactedError struct {
	msg string
	err error
}

func (e *redactedError) Error() string { return e.msg }
func (e *redactedError) Unwrap() error { return e.err }
