package enclave

import (
	"errors"
	"strings"
	"testing"
)

func apiKey(t *testing.T, s string) APIKey {
	t.Helper()
	k, err := ParseAPIKey(s)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestParseAPIKey(t *testing.T) {
	for _, s := range []string{"", "a", "AZaz09-_", strings.Repeat("k", MaxAPIKeyLength)} {
		if got := apiKey(t, s).Reveal(); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	for _, s := range []string{"a b", "a/b", "../x", "a.b", "ä", "a\n", "a%2f", "a?b", "a#b", "a@b", "\x00"} {
		if _, err := ParseAPIKey(s); !errors.Is(err, ErrAPIKeyChars) || strings.Contains(err.Error(), s) {
			t.Errorf("%q: error %v, want %v", s, err, ErrAPIKeyChars)
		}
	}
	if _, err := ParseAPIKey(strings.Repeat("k", MaxAPIKeyLength+1)); !errors.Is(err, ErrAPIKeyLength) {
		t.Errorf("long key: error %v", err)
	}
}

func TestWithAPIKey(t *testing.T) {
	for _, c := range []struct{ url, key, want, shown string }{
		{"wss://rpc.example/v2/", "KEY", "wss://rpc.example/v2/KEY", "wss://rpc.example/v2/***"},
		{"wss://rpc.example/v2/old", "KEY", "wss://rpc.example/v2/KEY", "wss://rpc.example/v2/***"},
		{"wss://rpc.example/v2/old", "", "wss://rpc.example/v2/", "wss://rpc.example/v2/"},
		{"ws://127.0.0.1:8546/", "", "ws://127.0.0.1:8546/", "ws://127.0.0.1:8546/"},
		// Without a path the last slash is one of "://": it is not the one meant.
		{"ws://127.0.0.1:8546", "", "ws://127.0.0.1:8546/", "ws://127.0.0.1:8546/"},
		{"ws://127.0.0.1:8546", "KEY", "ws://127.0.0.1:8546/KEY", "ws://127.0.0.1:8546/***"},
		{"ws://127.0.0.1:8546?x=y", "KEY", "ws://127.0.0.1:8546/KEY", "ws://127.0.0.1:8546/***"},
		{"wss://me:pass@rpc.example/v2/", "KEY", "wss://me:pass@rpc.example/v2/KEY", "wss://me:redacted@rpc.example/v2/***"},
	} {
		if got, err := WithAPIKey(c.url, apiKey(t, c.key)); err != nil || got != c.want {
			t.Errorf("%s with %q: %q, %v, want %q", c.url, c.key, got, err, c.want)
		}
		if got, err := RedactURL(c.url, apiKey(t, c.key)); err != nil || got != c.shown {
			t.Errorf("%s with %q shows as %q, %v, want %q", c.url, c.key, got, err, c.shown)
		}
	}
	for _, url := range []string{"", "rpc.example", "http://rpc.example/", "wss:///v2/", "wss://%zz/", "ws:rpc"} {
		if _, err := WithAPIKey(url, APIKey{}); !errors.Is(err, ErrWebSocketURL) {
			t.Errorf("%q: error %v, want %v", url, err, ErrWebSocketURL)
		}
	}
}
