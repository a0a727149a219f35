package main

import (
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"github.com/nacre-tee/nacre/cmd/executor/config"
)

// warnOfPublicKeys says in one line where a config file that becomes part of an
// image seems to have keys: the host reads it, and so does whoever has the image.
func warnOfPublicKeys(to io.Writer, c config.Config) {
	if found := endpoints(c, hasKey); len(found) > 0 {
		fmt.Fprintf(to, "note: %s seems to have a key or password in it, which everybody who has the image can read; give endpoints without one, or keys that their provider limits, and that of web_socket_url to nacre init\n", strings.Join(found, ", "))
	}
}

// warnOfHostAsProvider says in one line which endpoints are reached without TLS:
// all that an enclave hears of such a one is what its host says.
func warnOfHostAsProvider(to io.Writer, c config.Config) {
	if found := endpoints(c, withoutTLS); len(found) > 0 {
		fmt.Fprintf(to, "note: %s is reached without TLS, so that the enclave's host can answer in the provider's name, and is the RPC provider; https:// and wss:// would be right\n", strings.Join(found, ", "))
	}
}

// endpoints names those RPC endpoints of a config file that are as asked for, by
// key and host.
func endpoints(c config.Config, are func(*url.URL) bool) (found []string) {
	for _, k := range []struct {
		key  string
		urls []string
	}{{"http_rpc_url", c.HTTPRPCURL}, {"web_socket_url", c.WebSocketURL}} {
		for _, raw := range k.urls {
			if u, err := url.Parse(raw); err == nil && are(u) {
				found = append(found, fmt.Sprintf("%s of %s", k.key, u.Host))
			}
		}
	}
	return found
}

func withoutTLS(u *url.URL) bool { return u.Scheme == "http" || u.Scheme == "ws" }

// hasKey tells whether something in a URL looks like a secret.
func hasKey(u *url.URL) bool {
	if u.User != nil || slices.ContainsFunc(strings.Split(u.Path, "/"), looksRandom) {
		return true
	}
	for name, values := range u.Query() {
		if slices.ContainsFunc(values, looksRandom) || namesSecret(name) && slices.ContainsFunc(values, func(v string) bool { return v != "" }) {
			return true
		}
	}
	return looksRandom(u.Fragment)
}

// looksRandom tells a token from a word such as "mainnet-archive": it is long and
// has digits, or longer than any word.
func looksRandom(s string) bool {
	return len(s) >= 16 && strings.ContainsFunc(s, unicode.IsDigit) && strings.ContainsFunc(s, unicode.IsLetter) || len(s) >= 24
}

// namesSecret tells whether a parameter is one by its name.
func namesSecret(name string) bool {
	return slices.ContainsFunc([]string{"key", "token", "secret", "auth", "pass"}, func(word string) bool { return strings.Contains(strings.ToLower(name), word) })
}
