package egress

import (
	"bufio"
	"bytes"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// checkHead fails the test unless b is one HTTP head and nothing else: lines
// that end in CR LF, none of them empty, no CR or LF besides.
func checkHead(t *testing.T, b []byte) []string {
	t.Helper()
	head, found := bytes.CutSuffix(b, []byte("\r\n\r\n"))
	lines := strings.Split(string(head), "\r\n")
	if !found || slices.Contains(lines, "") || strings.ContainsAny(strings.Join(lines, ""), "\r\n\x00") {
		t.Fatalf("not one head: %q", b)
	}
	return lines
}

// FuzzRequestHead checks that what passes is one request, to the host that
// was judged.
func FuzzRequestHead(f *testing.F) {
	for _, s := range []string{
		get("http://a.example/x?y#z"), "POST https://[::1]:8443/%zz HTTP/1.1\r\nContent-Length: 3\r\nHost: b\r\nX: 1\r\n\r\nabc",
		"CONNECT a.example:1 HTTP/1.1\r\n\r\n", "PUT http://a/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: x, y\r\nUpgrade: websocket\r\n\r\n0\r\n\r\n",
		"GET http://a\r\n", "GET http://a.example/\x01 HTTP/1.1\nX\r: \n\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		r, _, err := readRequest(&bounded{bytes.NewReader(in), 4 << 10})
		if err != nil {
			return
		}
		var out bytes.Buffer
		w := bufio.NewWriter(&out)
		r.writeHead(w)
		w.Flush()
		lines := checkHead(t, out.Bytes())
		if r.method == http.MethodConnect {
			return // its head is not passed on
		}
		if got := strings.Split(lines[0], " "); len(got) != 3 || got[1] != r.target || got[2] != "HTTP/1.1" {
			t.Errorf("%q became %q", in, lines[0])
		}
		hosts := 0
		for _, l := range lines[1:] {
			name, value, _ := strings.Cut(l, ":")
			if !strings.EqualFold(name, "Host") {
				continue
			}
			hosts++
			if h, _, err := parseAuthority(strings.TrimSpace(value)); err != nil || h != r.host {
				t.Errorf("%q: host %+v was judged, %q is asked", in, r.host, value)
			}
		}
		if hosts != 1 {
			t.Errorf("%q: %d hosts", in, hosts)
		}
	})
}

// FuzzResponseHead checks that what comes back is one answer, not marked as
// ours.
func FuzzResponseHead(f *testing.F) {
	for _, s := range []string{
		okReply, "HTTP/1.1 100 x\r\n\r\nHTTP/1.1 204 \r\n\r\n", "HTTP/1.0 200\r\n\r\n", "HTTP/1.1 200 a\rb\r\nX: a\rb\r\nnacre-egress: x\r\n\r\n",
		"HTTP/1.1 101 x\r\nUpgrade: websocket\r\n\r\n", "HTTP/1.1 999 x\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n0\r\n\r\n",
	} {
		f.Add([]byte(s), "GET")
	}
	f.Fuzz(func(t *testing.T, in []byte, method string) {
		src := &bounded{bytes.NewReader(in), 4 << 10}
		resp, err := readResponse(bufio.NewReader(src), src, method)
		if err != nil {
			return
		}
		var out bytes.Buffer
		w := bufio.NewWriter(&out)
		writeResponseHead(w, resp, method)
		w.Flush()
		for _, l := range checkHead(t, out.Bytes()) {
			if name, _, _ := strings.Cut(l, ":"); strings.EqualFold(name, markHeader) {
				t.Errorf("%q: marked as ours", in)
			}
		}
	})
}
