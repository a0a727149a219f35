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
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// openedSource is a source whose first connection asks for module, like
// workerd that waits for its code. The test must serve or close it.
func openedSource(t *testing.T, module string) (s *source, path string, first net.Conn) {
	t.Helper()
	path = filepath.Join(shortDir(t), "source")
	s, err := openSource(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.shut)
	first = dial(t, path)
	askFor(t, first, module)
	if err := s.await(); err != nil {
		t.Fatal(err)
	}
	return s, path, first
}

func dial(t *testing.T, path string) net.Conn {
	t.Helper()
	c, err := net.DialTimeout("unix", path, patience)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	if err := c.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return c
}

// askFor asks as workerd does.
func askFor(t *testing.T, c io.Writer, module string) {
	t.Helper()
	q := url.Values{"specifier": {module}, "referrer": {"/job.js"}, "rawSpecifier": {module}}
	mustWrite(t, c, []byte("GET /?"+q.Encode()+" HTTP/1.1\r\nHost: localhost\r\nX-Resolve-Method: import\r\n\r\n"))
}

// module is one as workerd takes it: source that it evaluates, or a text.
type module struct {
	Name   string  `json:"name"`
	Source *string `json:"esModule"`
	Text   *string `json:"text"`
}

// answered reads a module that was given; "404" if there is none.
func answered(t *testing.T, c io.Reader) string {
	t.Helper()
	var all bytes.Buffer
	res, err := http.ReadResponse(bufio.NewReader(io.TeeReader(c, &all)), nil)
	if err != nil {
		t.Fatalf("%v after %q", err, all.Bytes())
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Sprint(res.StatusCode)
	}
	var m module
	if err := json.NewDecoder(res.Body).Decode(&m); err != nil {
		t.Fatal(err)
	}
	switch {
	case m.Source != nil && m.Text == nil:
		return m.Name + " source " + *m.Source
	case m.Source == nil && m.Text != nil:
		return m.Name + " text " + *m.Text
	}
	return "neither source nor text"
}

// TestSource: workerd gets what it asks for, whoever else asks for what.
func TestSource(t *testing.T) {
	for _, c := range []struct {
		code, secret []byte // nil: none
		want         map[string]string
	}{
		{[]byte("code </script> \"\\ \x00 \u2028\n"), nil, map[string]string{
			"code.js": "code.js source code </script> \"\\ \x00 \u2028\n", "/code.js": "code.js source code </script> \"\\ \x00 \u2028\n",
			"secret": "secret source export default undefined;", "other": "404", "": "404", "code.js?1": "404", "//code.js": "404"}},
		{[]byte("\xffa\xed\xa0\x80"), []byte{0, 255, '"'}, map[string]string{
			"code.js": "code.js source \ufffda\ufffd\ufffd\ufffd", "secret": "secret text " + base64.StdEncoding.EncodeToString([]byte{0, 255, '"'})}},
		{nil, []byte{}, map[string]string{"code.js": "code.js source ", "secret": "secret text "}},
	} {
		s, path, first := openedSource(t, "/secret")
		go s.serve(c.code, c.secret)
		if got := answered(t, first); got != c.want["secret"] {
			t.Errorf("first: %q, want %q", got, c.want["secret"])
		}
		for module, want := range c.want {
			conn := dial(t, path)
			askFor(t, conn, module)
			if got := answered(t, conn); got != want {
				t.Errorf("%q: %q, want %q", module, got, want)
			}
		}
		s.shut()
		await(t, "the end", s.done)
		if !s.served {
			t.Error("it does not say that the code was given")
		}
	}
}

// TestSourceIsBothered: who asks nonsense, too much or nothing at all gets
// nothing and keeps nobody from the code.
func TestSourceIsBothered(t *testing.T) {
	s, path, first := openedSource(t, "/secret")
	first.Close() // gone before it is answered
	go s.serve([]byte("code"), nil)
	for _, words := range []string{"", "\r\n\r\n", "GET\r\n\r\n", "GET /?specifier=code.js", "GET /?specifier=%zz HTTP/1.1\r\n\r\n",
		"GET /?specifier=code.js HTTP/1.1\r\nX: " + strings.Repeat("x", maxSourceRequest) + "\r\n\r\n"} {
		conn := dial(t, path)
		conn.Write([]byte(words)) // it need not be read
		conn.(*net.UnixConn).CloseWrite()
		if got, _ := io.ReadAll(conn); bytes.Contains(got, []byte("esModule")) {
			t.Errorf("%.40q got %.100q", words, got)
		}
	}
	conn := dial(t, path)
	askFor(t, conn, "/code.js")
	if got := answered(t, conn); got != "code.js source code" {
		t.Errorf("afterwards: %q", got)
	}
}

// TestSourceParsed: code counts as parsed when the secret is asked for after it
// was given, and only then.
func TestSourceParsed(t *testing.T) {
	s, path, first := openedSource(t, secretModule)
	go s.serve([]byte("code"), nil)
	answered(t, first)
	for _, module := range []string{"other", codeModule, "other", codeModule, codeModule + "?" + secretModule} {
		conn := dial(t, path)
		askFor(t, conn, module)
		if answered(t, conn); isClosed(s.parsed) {
			t.Errorf("parsed when %q is asked for", module)
		}
	}
	for range 2 {
		conn := dial(t, path)
		askFor(t, conn, secretModule)
		answered(t, conn)
		await(t, "parsing", s.parsed)
	}
	s.shut()
	await(t, "the end", s.done)
}

// TestSourceEnds: shut does not wait for who neither asks nor listens.
func TestSourceEnds(t *testing.T) {
	for name, bother := range map[string]func(net.Conn){
		"asks nothing":  func(net.Conn) {},
		"reads nothing": func(c net.Conn) { askFor(t, c, "code.js") },
	} {
		s, path, first := openedSource(t, "secret")
		go s.serve(bytes.Repeat([]byte("x"), 8<<20), nil) // more than a socket holds
		answered(t, first)
		held := func() net.Conn {
			s.mu.Lock()
			defer s.mu.Unlock()
			return s.conn
		}
		before := held()
		bother(dial(t, path))
		eventually(t, name+": a connection", func() bool { return held() != before })
		begun := time.Now()
		s.shut()
		s.shut()
		await(t, name+": the end", s.done)
		if took := time.Since(begun); took > sourceTimeout/2 {
			t.Errorf("%s: it takes %v", name, took)
		}
		if s.served {
			t.Errorf("%s: it says that the code was given", name)
		}
	}
	s, err := openSource(filepath.Join(shortDir(t), "source"))
	if err != nil {
		t.Fatal(err)
	}
	s.shut()
	if err := s.await(); err == nil {
		t.Error("it waits after its end")
	}
}

// FuzzAsked: whatever a sandbox sends, reading its request ends, and with the
// name that was asked for or an error.
func FuzzAsked(f *testing.F) {
	f.Add([]byte("GET /?specifier=%2Fcode.js&referrer=%2Fjob.js HTTP/1.1\r\nHost: localhost\r\n\r\n"))
	f.Add([]byte("POST /?specifier=secret HTTP/1.0\r\nContent-Length: 99999999\r\n\r\nx"))
	f.Add([]byte("GET ?specifier=a;b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff"))
	f.Add([]byte("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
	f.Fuzz(func(t *testing.T, said []byte) {
		theirs, ours := net.Pipe()
		defer ours.Close()
		go func() {
			theirs.Write(said) // until it is read, or ours is closed
			theirs.Close()
		}()
		name, err := asked(ours)
		if len(name) > maxSourceRequest || err != nil && name != "" {
			t.Errorf("%.100q, %v", name, err)
		}
	})
}
