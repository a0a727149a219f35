package egress

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"strings"
)

// request is the head of what a sandbox sends.
type request struct {
	*http.Request // without URL and Host, which are the following
	method        string
	target        string // path and query as sent; "" for CONNECT
	authority     string // as sent; for the Host header
	host          host
	port          uint16
	tls           bool
	webSocket     bool // asked for
}

// name is how the report calls where the request goes.
func (r *request) name() string {
	if r.host.addr.Is6() {
		return fmt.Sprintf("[%s]:%d", r.host.name, r.port)
	}
	return withPort(r.host.name, r.port)
}

var (
	errNoProxyForm = errors.New("not a request to a proxy")
	errUserinfo    = errors.New("a user name in a URL; send an Authorization header")
	errTarget      = errors.New("a URL with a space or a control character")
	errScheme      = errors.New("neither http nor https")
	errNoPort      = errors.New("a CONNECT without a port")
	errHeadSize    = errors.New("a head that is too large")
)

// bounded is a reader whose allowance counts while a head is read.
type bounded struct {
	io.Reader
	left int64
}

const noBound = math.MaxInt64

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errHeadSize
	}
	n, err := b.Reader.Read(p[:min(int64(len(p)), b.left)])
	if b.left != noBound {
		b.left -= int64(n)
	}
	return n, err
}

// why returns why a head could not be read, of which err is what a parser
// said: it may have taken a line for whole that the bound cut.
func (b *bounded) why(err error) error {
	if b.left <= 0 {
		return errHeadSize
	}
	return err
}

// readRequest reads a head. net/http's server is not used because it refuses
// what workerd sends (there is no Host header) and its URL parser alters or
// refuses paths that workerd passes on as they are, such as /100%.
func readRequest(src *bounded) (*request, *bufio.Reader, error) {
	first := bufio.NewReader(src)
	line, err := first.ReadString('\n')
	if err != nil {
		return nil, nil, err
	}
	r := &request{}
	method, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), " ")
	target, version, _ := strings.Cut(rest, " ")
	if version != "HTTP/1.1" {
		return nil, nil, errNoProxyForm
	}
	if err := r.parseTarget(method, target); err != nil {
		return nil, nil, err
	}
	// A line that ReadRequest understands stands in for the one just read.
	stub := method + " / HTTP/1.1\r\n"
	if method == http.MethodConnect {
		stub = "CONNECT host:1 HTTP/1.1\r\n"
	}
	br := bufio.NewReader(io.MultiReader(strings.NewReader(stub), first))
	if r.Request, err = http.ReadRequest(br); err != nil {
		return nil, nil, src.why(err)
	}
	r.webSocket = isWebSocket(r.Header)
	src.left = noBound
	return r, br, nil
}

// parseTarget reads an absolute URL, or an authority for CONNECT.
func (r *request) parseTarget(method, target string) (err error) {
	r.method = method
	if strings.ContainsFunc(target, func(c rune) bool { return c <= ' ' || c == 0x7f }) {
		return errTarget
	}
	if method == http.MethodConnect {
		r.authority = target
		r.host, r.port, err = parseAuthority(target)
		if err == nil && r.port == 0 {
			return errNoPort
		}
		return err
	}
	scheme, rest, found := strings.Cut(target, "://")
	if !found {
		return errNoProxyForm
	}
	standard := uint16(80)
	switch strings.ToLower(scheme) {
	case "http":
	case "https":
		r.tls, standard = true, 443
	default:
		return errScheme
	}
	r.authority, r.target = rest, "/"
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		r.authority, r.target = rest[:i], rest[i:]
	}
	if r.target[0] != '/' {
		r.target = "/" + r.target
	}
	r.target, _, _ = strings.Cut(r.target, "#")
	if strings.Contains(r.authority, "@") {
		return errUserinfo
	}
	if r.host, r.port, err = parseAuthority(r.authority); r.port == 0 {
		r.port = standard
	}
	return err
}

// isWebSocket tells whether a header asks for, or grants, a web socket.
func isWebSocket(h http.Header) bool { return strings.EqualFold(h.Get("Upgrade"), "websocket") }

// stripHop removes the headers that are about one connection only, and the
// one by which this package marks its own answers.
func stripHop(h http.Header) {
	for _, list := range h.Values("Connection") {
		for name := range strings.SplitSeq(list, ",") {
			h.Del(strings.TrimSpace(name))
		}
	}
	for _, name := range []string{
		"Connection", "Keep-Alive", "Proxy-Connection", "Proxy-Authenticate", "Proxy-Authorization",
		"Te", "Trailer", "Transfer-Encoding", "Upgrade", "Content-Length", "Expect", markHeader,
	} {
		h.Del(name)
	}
}

// writeHead writes a head as the client sent it, apart from what is
// about its connection to us. Nothing is added but "Connection: close".
func (r *request) writeHead(w *bufio.Writer) {
	stripHop(r.Header)
	fmt.Fprintf(w, "%s %s HTTP/1.1\r\nHost: %s\r\n", r.method, r.target, r.authority)
	r.Header.Write(w) // an error of w stays until its Flush
	writeConnection(w, r.webSocket)
	writeFraming(w, r.ContentLength, r.ContentLength > 0 || r.method != http.MethodGet && r.method != http.MethodHead)
	io.WriteString(w, "\r\n")
}

func writeConnection(w *bufio.Writer, ws bool) {
	if ws {
		io.WriteString(w, "Connection: Upgrade\r\nUpgrade: websocket\r\n")
	} else {
		io.WriteString(w, "Connection: close\r\n")
	}
}

// writeFraming says how long a body is; -1 is unknown.
func writeFraming(w *bufio.Writer, length int64, evenIfNone bool) {
	switch {
	case length < 0:
		io.WriteString(w, "Transfer-Encoding: chunked\r\n")
	case length > 0 || evenIfNone:
		fmt.Fprintf(w, "Content-Length: %d\r\n", length)
	}
}

// readResponse reads the head of an answer, and drops the preliminary ones
// before it, which count against its allowance.
func readResponse(br *bufio.Reader, src *bounded, method string) (*http.Response, error) {
	for {
		resp, err := http.ReadResponse(br, &http.Request{Method: method})
		switch {
		case err != nil:
			return nil, src.why(err)
		case resp.StatusCode < 100:
			return nil, fmt.Errorf("status %d", resp.StatusCode)
		case resp.StatusCode >= 200 || resp.StatusCode == http.StatusSwitchingProtocols:
			src.left = noBound
			return resp, nil
		}
	}
}

// bodyAllowed tells whether an answer may have a body.
func bodyAllowed(resp *http.Response, method string) bool {
	return method != http.MethodHead && resp.StatusCode != http.StatusNoContent && resp.StatusCode != http.StatusNotModified
}

// writeResponseHead passes on an answer's head.
func writeResponseHead(w *bufio.Writer, resp *http.Response, method string) {
	switched := resp.StatusCode == http.StatusSwitchingProtocols
	stripHop(resp.Header)
	fmt.Fprintf(w, "HTTP/1.1 %03d %s\r\n", resp.StatusCode, phrase(resp))
	resp.Header.Write(w)
	writeConnection(w, switched)
	switch {
	case switched || resp.StatusCode == http.StatusNoContent || resp.StatusCode == http.StatusNotModified:
	case method == http.MethodHead:
		if resp.ContentLength >= 0 { // of the body that GET would have
			fmt.Fprintf(w, "Content-Length: %d\r\n", resp.ContentLength)
		}
	default:
		writeFraming(w, resp.ContentLength, true)
	}
	io.WriteString(w, "\r\n")
}

// phrase is the text after the status, made printable.
func phrase(resp *http.Response) string {
	_, text, _ := strings.Cut(resp.Status, " ")
	return printable(text)
}

// printable replaces what is not printable ASCII.
func printable(s string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c > '~' {
			return '?'
		}
		return c
	}, s)
}
