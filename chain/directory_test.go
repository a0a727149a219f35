package chain

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/contracts/bindings"
)

// What an owner announces is read if it is a URL of a port, and nothing else.
func TestReadURL(t *testing.T) {
	n := newNetwork(t, 2)
	ctx, d := within(t, time.Minute), bindings.NewDirectory()
	enclave := address(n.enclaves[0])
	read := func() (string, error) { return ReadURL(ctx, n.client.Agreed(), n.Directory, enclave) }
	if u, err := read(); u != "" || err != nil {
		t.Errorf("nothing was announced: %q, %v", u, err)
	}
	for said, want := range map[string]string{
		"http://203.0.113.7:6002":             "http://203.0.113.7:6002",
		"https://store.example/":              "https://store.example",
		"http://[2001:db8::1]:80":             "http://[2001:db8::1]:80",
		"":                                    "",
		"ftp://203.0.113.7":                   "",
		"203.0.113.7:6002":                    "",
		"http://":                             "",
		"http://:6002":                        "",
		"http://user:pass@203.0.113.7":        "",
		"http://203.0.113.7/path":             "",
		"http://203.0.113.7/?query":           "",
		"http://203.0.113.7/#fragment":        "",
		"http://203.0.113.7\r\nX: y":          "",
		"vsock://16:6002":                     "",
		"\xff\xfe":                            "",
		"http://" + strings.Repeat("h.", 100): "http://" + strings.Repeat("h.", 100),
	} {
		n.send(n.Directory, d.PackAnnounce(enclave, said))
		got, err := read()
		if got != want || errors.Is(err, ErrURL) != (want == "" && said != "") || strings.ContainsAny(errText(err), "\r\n") {
			t.Errorf("%q: got %q, %v; want %q", said, got, err, want)
		}
	}
	if u, err := ReadURL(ctx, n.client, n.Jobs, enclave); err == nil {
		t.Errorf("of another contract: %q", u)
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
