package enclave

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"strings"
)

// MaxAPIKeyLength bounds an API key, in bytes.
const MaxAPIKeyLength = 512

// Errors of API keys and the URL that they belong to.
var (
	ErrAPIKeyChars  = errors.New("an API key has only letters, digits, - and _")
	ErrAPIKeyLength = fmt.Errorf("an API key has at most %d characters", MaxAPIKeyLength)
	ErrWebSocketURL = errors.New("not a websocket URL such as wss://HOST/PATH")
)

// redacted stands where a secret would.
const redacted = "***"

// APIKey is the key of an RPC provider. Whatever prints or marshals it gets
// three stars. The zero APIKey is the empty key.
type APIKey struct{ key sealed[string] }

// ParseAPIKey checks a key; the empty one is allowed. It returns
// ErrAPIKeyChars or ErrAPIKeyLength.
func ParseAPIKey(s string) (APIKey, error) {
	if len(s) > MaxAPIKeyLength {
		return APIKey{}, ErrAPIKeyLength
	}
	for _, c := range []byte(s) {
		if !apiKeyChar(c) {
			return APIKey{}, ErrAPIKeyChars
		}
	}
	return APIKey{key: seal(s)}, nil
}

func apiKeyChar(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_'
}

// Reveal hands the key out.
func (k APIKey) Reveal() string { return k.key.value() }

// String returns three stars, or nothing for the empty key.
func (k APIKey) String() string {
	if k.Reveal() == "" {
		return ""
	}
	return redacted
}

// Format prints what String returns, whatever the verb.
func (k APIKey) Format(f fmt.State, _ rune) { io.WriteString(f, k.String()) }

// LogValue logs what String returns.
func (k APIKey) LogValue() slog.Value { return slog.StringValue(k.String()) }

// MarshalJSON returns what String returns.
func (k APIKey) MarshalJSON() ([]byte, error) { return json.Marshal(k.String()) }

// WithAPIKey puts key in the place of what follows the last slash of a
// websocket URL. With the empty key the URL ends in that slash. A URL without
// a path gets a slash first, so that its host is never taken for a key. It
// returns ErrWebSocketURL, which does not show the URL.
func WithAPIKey(rawURL string, key APIKey) (string, error) {
	base, err := keyBase(rawURL)
	if err != nil {
		return "", err
	}
	return base + key.Reveal(), nil
}

// RedactURL is WithAPIKey for the eyes of people: stars in the place of the
// key and of a password.
func RedactURL(rawURL string, key APIKey) (string, error) {
	base, err := keyBase(rawURL)
	if err != nil {
		return "", err
	}
	u, err := url.Parse(base)
	if err != nil {
		return "", ErrWebSocketURL
	}
	if _, has := u.User.Password(); has {
		u.User = url.UserPassword(u.User.Username(), "redacted")
	}
	return u.String() + key.String(), nil
}

// keyBase returns the URL up to and with the slash that a key follows.
func keyBase(rawURL string) (string, error) {
	u, err := url.Parse(rawURL)
	if err != nil || (u.Scheme != "ws" && u.Scheme != "wss") || u.Hostname() == "" {
		return "", ErrWebSocketURL
	}
	start := strings.Index(rawURL, "://") + len("://")
	if slash := strings.LastIndexByte(rawURL[start:], '/'); slash >= 0 {
		return rawURL[:start+slash+1], nil
	}
	if i := strings.IndexAny(rawURL, "?#"); i >= 0 {
		rawURL = rawURL[:i]
	}
	return rawURL + "/", nil
}
