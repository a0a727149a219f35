package workerd

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// source gives the code, and the secret if there is one, to the sandbox.
// workerd asks over this socket for modules that it does not know (its module
// fallback), and waits until it has them: for the code first, and for the
// secret once it has parsed the code and before it evaluates anything of it.
type source struct {
	listener *net.UnixListener
	first    net.Conn      // on which workerd waits; only after await
	module   string        // what it waits for; only after await
	parsed   chan struct{} // closed when the code can run
	served   bool          // the code was sent; only after done
	lost     error         // of the last answer, if it could not be sent; only after done
	done     chan struct{} // closed when serve has ended

	mu     sync.Mutex // guards what follows
	closed bool
	conn   net.Conn // the one that is being answered
}

const (
	sourcePath       = "/source" // of the socket in the jail
	codeModule       = "code.js"
	secretModule     = "secret"
	maxSourceRequest = 8 << 10 // bytes of a request
	sourceTimeout    = 5 * time.Second
)

func openSource(path string) (*source, error) {
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: path, Net: "unix"})
	if err != nil {
		return nil, fmt.Errorf("making the socket of the code: %w", err)
	}
	l.SetUnlinkOnClose(false)                     // its directory goes
	if err := os.Chmod(path, 0o666); err != nil { // nobody else can reach the directory
		l.Close()
		return nil, fmt.Errorf("making the socket of the code: %w", err)
	}
	return &source{listener: l, parsed: make(chan struct{}), done: make(chan struct{})}, nil
}

// await returns when workerd waits for a module, or with an error after shut.
func (s *source) await() (err error) {
	if s.first, err = s.accept(); err == nil {
		s.module, err = asked(s.first)
	}
	return err
}

// serve gives out secret and code until shut. What is in the sandbox can ask
// for anything and as often as it likes while its code is loaded: it is
// answered one request at a time.
func (s *source) serve(code, secret []byte) {
	defer close(s.done)
	modules := map[string]response{
		codeModule:   sourceModule(codeModule, string(code)),
		secretModule: sourceModule(secretModule, "export default undefined;"),
	}
	if secret != nil {
		modules[secretModule] = secretText(secret)
		defer clear(modules[secretModule])
	}
	for conn, name, err := s.first, s.module, error(nil); ; name, err = asked(conn) {
		if name == secretModule && s.served && !isClosed(s.parsed) {
			close(s.parsed)
		}
		if err == nil {
			s.lost = give(conn, modules[name]) // if it is, workerd asks again a few times
			s.served = s.served || s.lost == nil && name == codeModule
		}
		conn.Close()
		if conn, err = s.accept(); err != nil {
			return
		}
	}
}

// accept takes the next connection, which shut closes.
func (s *source) accept() (net.Conn, error) {
	conn, err := s.listener.Accept()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		conn.Close()
		return nil, net.ErrClosed
	}
	s.conn = conn
	return conn, conn.SetDeadline(time.Now().Add(sourceTimeout))
}

// shut closes all connections. It may be called twice.
func (s *source) shut() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.listener.Close()
	if s.conn != nil {
		s.conn.Close()
	}
}

// asked reads which module is asked for.
func asked(conn net.Conn) (module string, err error) {
	req, err := http.ReadRequest(bufio.NewReader(io.LimitReader(conn, maxSourceRequest)))
	if err != nil {
		return "", err
	}
	return strings.TrimPrefix(req.URL.Query().Get("specifier"), "/"), nil
}

// response is what workerd is answered with, head and body.
type response []byte

var notFound = response("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

// sourceModule is one that workerd evaluates. What is no UTF-8 becomes U+FFFD.
func sourceModule(name, source string) response {
	var body bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	enc.Encode(map[string]string{"name": name, "esModule": source}) // strings and a buffer never fail
	return append(responseHead(body.Len()), body.Bytes()...)
}

// secretText is the module of the secret: a text, in base64. No other copy of it
// is made, so who overwrites this one leaves none.
func secretText(secret []byte) response {
	const begin, end = `{"name":"` + secretModule + `","text":"`, `"}`
	body := len(begin) + base64.StdEncoding.EncodedLen(len(secret)) + len(end)
	head := responseHead(body)
	r := append(append(make([]byte, 0, len(head)+body), head...), begin...)
	return append(base64.StdEncoding.AppendEncode(r, secret), end...)
}

func responseHead(body int) response {
	return fmt.Appendf(nil, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n", body)
}

// give answers with a module, or, if it is nil, that there is none.
func give(conn net.Conn, m response) error {
	if err := conn.SetDeadline(time.Now().Add(sourceTimeout)); err != nil {
		return err
	}
	if m == nil {
		m = notFound
	}
	_, err := conn.Write(m)
	return err
}
