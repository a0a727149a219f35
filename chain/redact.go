package chain

import (
	"net/url"
	"strings"
	"unicode"
)

const redactedMark = "[redacted]"

// RedactURL returns raw without what may be a key: user part, query, fragment,
// what follows the last '/' of the path, and what looks like a key before it.
// It is for people, not for dialling. Redacting twice changes nothing more, and
// a URL without a path gets none: it may stand in a text with its slash behind
// it.
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
		dir, key = redactDirs(path[:i+1]), path[i+1:]
	}
	if key != "" || cut || cutFragment {
		key = redactedMark
	}
	if !slash && key == "" {
		return scheme + "://" + host
	}
	return scheme + "://" + host + "/" + dir + key
}

// redactDirs takes out of a path's leading elements those that look like keys:
// some providers end their URLs in "/KEY/".
func redactDirs(dirs string) string {
	elements := strings.Split(dirs, "/")
	for i, e := range elements {
		if looksLikeKey(e) {
			elements[i] = redactedMark
		}
	}
	return strings.Join(elements, "/")
}

// looksLikeKey tells a random string from a word such as "mainnet-archive".
func looksLikeKey(s string) bool {
	return len(s) >= 12 && strings.ContainsFunc(s, unicode.IsDigit) || len(s) >= 24
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
	elements := strings.Split(u.EscapedPath(), "/")
	candidates := []string{u.RawQuery, u.Fragment, elements[len(elements)-1]}
	for _, e := range elements[:len(elements)-1] {
		if looksLikeKey(e) {
			candidates = append(candidates, e)
		}
	}
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

// clean returns err with a message of one line that holds no secret; errors.Is and
// errors.As still see err.
func (r redactor) clean(err error) error {
	if err == nil {
		return nil
	}
	msg := err.Error()
	safe := r.replace.Replace(msg)
	if strings.ContainsFunc(safe, unicode.IsControl) { // an endpoint's page
		safe = strings.Join(strings.FieldsFunc(safe, unicode.IsControl), " ")
	}
	if len(safe) > maxMessage {
		safe = strings.ToValidUTF8(safe[:maxMessage], "") + "…"
	}
	if safe != msg {
		return &redactedError{safe, err}
	}
	return err
}

// RedactError returns err with a message of one line, of bounded length, in
// which no URL shows its key; errors.Is and errors.As still see err. The errors
// of Client are so already; this is for those of other clients of the same URLs.
func RedactError(err error, urls ...string) error { return newRedactor(urls...).clean(err) }

// maxMessage bounds an error's text, in bytes: an endpoint may answer a
// failure with a whole page.
const maxMessage = 300

type redactedError struct {
	msg string
	err error
}

func (e *redactedError) Error() string { return e.msg }
func (e *redactedError) Unwrap() error { return e.err }
