package egress

import (
	"crypto/tls"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// byName makes a gate where names are resolved elsewhere.
func byName(c *Config) { c.Names = true }

// Where names are resolved elsewhere, they are judged by themselves and handed
// on as they are: what they would lead to here plays no part.
func TestNamesAreHandedOn(t *testing.T) {
	to := server(t, func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "hello") })
	for _, c := range []struct {
		policy, url string
		dialled     string // "": refused
	}{
		{"public", "http://a.example/", "a.example:80"},
		{"public", "http://A.Example.:8080/", "a.example:8080"},
		{"public", "http://localhost/", "localhost:80"}, // the forwarder's, which refuses it
		{"public", "http://93.184.216.34/", "93.184.216.34:80"},
		{"public", "http://[2606:2800::1]/", "[2606:2800::1]:80"},
		{"public", "http://127.0.0.1/", ""},
		{"public", "http://169.254.169.254/", ""},
		{"public", "http://10.0.0.1/", ""},
		{"public", "http://0x7f.1/", ""},
		{"public", "http://a.example:25/", ""},
		{"none", "http://a.example/", ""},
		{"allow: b.example", "http://a.example/", ""},
		{"allow: b.example", "http://93.184.216.34/", ""},
		{"allow: a.example", "http://a.example/", "a.example:80"},
		{"allow: a.example:443", "http://a.example/", ""},
		{"allow: *.example", "http://a.example/", "a.example:80"},
		{"allow: 10.0.0.0/8", "http://10.0.0.1/", "10.0.0.1:80"},
		{"allow: 10.0.0.0/8", "http://a.example/", ""}, // who knows where that is?
		{"allow: 10.0.0.0/8", "http://a.example:25/", ""},
		{"allow: public, 10.0.0.0/8", "http://a.example:25/", ""},
		{"allow: public, 10.0.0.0/8", "http://a.example/", "a.example:80"},
		{"allow: 10.0.0.0/8, a.example:25", "http://a.example:25/", "a.example:25"},
	} {
		w := newWorld().route("*", to)
		resp, text := answer(t, begunGate(t, w, c.policy, byName), get(c.url))
		switch dials := w.dials(); {
		case c.dialled == "" && (resp.StatusCode != 403 && resp.StatusCode != 400 || len(dials) != 0):
			t.Errorf("%s with %q: %d %q, dialled %v", c.url, c.policy, resp.StatusCode, text, dials)
		case c.dialled != "" && (resp.StatusCode != 200 || len(dials) != 1 || dials[0] != c.dialled):
			t.Errorf("%s with %q: %d %q, dialled %v, want %s", c.url, c.policy, resp.StatusCode, text, dials, c.dialled)
		}
		if asked := w.lookups(); len(asked) != 0 {
			t.Errorf("%s: looked up %v", c.url, asked)
		}
	}
}

// Whoever resolves the name may lie. The certificate is checked against the name
// that the code asked for, here.
func TestNamesAreProvenByCertificates(t *testing.T) {
	now := time.Now()
	good, roots := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "a.example")
	to := tlsServer(t, &tls.Config{Certificates: []tls.Certificate{good}})
	for name, want := range map[string]int{"a.example": 200, "bank.example": 502} {
		w := newWorld().route("*", to)
		resp, text := answer(t, begunGate(t, w, "public", func(c *Config) { c.Names, c.Roots = true, roots }), get("https://"+name+"/"))
		if resp.StatusCode != want || want == 502 && !strings.Contains(text, "certificate") {
			t.Errorf("%s: %d %q, want %d", name, resp.StatusCode, text, want)
		}
		if dials := w.dials(); len(dials) != 1 || dials[0] != name+":443" {
			t.Errorf("%s: dialled %v", name, dials)
		}
	}
}

func TestNamesNeedADialer(t *testing.T) {
	cfg := Config{Limits: DefaultLimits(), Time: time.Minute, Names: true}
	if _, err := New(cfg); !errors.Is(err, ErrNames) {
		t.Errorf("%v, want %v", err, ErrNames)
	}
}

// A Judge decides as a Proxy does, and says how it would answer.
func TestJudgeForOthers(t *testing.T) {
	w := hostile()
	j := &Judge{newJudge(mustPolicy(t, "allow: public, 10.0.0.0/8, 127.0.0.1:8545"), noOwn, w)}
	for _, c := range []struct {
		host string
		port uint16
		want string // addresses, or a part of the reason
		code int
	}{
		{"good.example", 443, "93.184.216.34 2606:2800::1", 0},
		{"127.0.0.1", 8545, "127.0.0.1", 0},
		{"127.0.0.1", 80, "loopback", 403},
		{"loop.example", 80, "loopback", 403},
		{"loop.example", 8545, "127.0.0.1", 0}, // it is what the list names
		{"metadata.example", 80, "link-local", 403},
		{"mixed.example", 80, "93.184.216.34 10.0.0.1", 0},
		{"mixed6.example", 80, "loopback", 403},
		{"missing.example", 80, "no host", 502},
		{"0x7f.1", 80, "unusual spelling", 400},
		{"a b", 80, "not a host", 400},
	} {
		addrs, err := j.Addresses(t.Context(), c.host, c.port)
		var texts []string
		for _, a := range addrs {
			texts = append(texts, a.String())
		}
		var judged interface{ HTTPStatus() int }
		switch {
		case c.code == 0 && (err != nil || strings.Join(texts, " ") != c.want):
			t.Errorf("%s: %v %v, want %s", c.host, texts, err, c.want)
		case c.code != 0 && (!errors.As(err, &judged) || judged.HTTPStatus() != c.code || !strings.Contains(err.Error(), c.want) || len(addrs) != 0):
			t.Errorf("%s: %v %v, want %d %s", c.host, texts, err, c.code, c.want)
		}
	}
}
