package tunnel

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"
)

// What the forwarder is asked, and that what it sends with its answer and after
// it arrives whole, in both directions, each of which ends by itself.
func TestConnects(t *testing.T) {
	asked := make(chan string, 1)
	d := host(t, func(c net.Conn) {
		asked <- head(c)
		io.WriteString(c, "HTTP/1.1 200 fine\r\nX: y\r\n\r\n220 server speaks first;")
		b, _ := io.ReadAll(c)
		io.WriteString(c, " got "+string(b))
	})
	c, err := d.DialContext(t.Context(), "tcp", "a.example:443")
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(testPatience))
	if got, want := <-asked, "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n\r\n"; got != want {
		t.Errorf("asked %q, want %q", got, want)
	}
	io.WriteString(c, "hello")
	if err := c.(interface{ CloseWrite() error }).CloseWrite(); err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(c); err != nil || string(b) != "220 server speaks first; got hello" {
		t.Errorf("%q %v", b, err)
	}
}

// The time of the call is not that of the connection.
func TestConnectionOutlivesTheCall(t *testing.T) {
	d := host(t, func(c net.Conn) { head(c); io.WriteString(c, "HTTP/1.0 200\r\n\r\n"); io.Copy(c, c) })
	ctx, cancel := context.WithTimeout(t.Context(), testPatience)
	c, err := d.DialContext(ctx, "tcp", "[2606:2800::1]:80")
	cancel()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	io.WriteString(c, "x")
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		t.Error(err)
	}
}

// Nothing is asked for what could be read as something else.
func TestRefusesAddresses(t *testing.T) {
	d := New("nowhere", func(context.Context) (net.Conn, error) {
		t.Error("the forwarder was asked")
		return nil, net.ErrClosed
	})
	for _, a := range []string{
		"", "a.example", ":80", "a.example:", "a.example:0", "a.example:65536", "a.example:+1", "a.example:http", "a b:80", "a\r\nX: y:80",
		"a.example\x00:80", "fe80::1%lo:80", "[fe80::1%25lo]:80", "[fe80::1%lo]:80", "a@b:80", "a/b:80", "bücher.example:80",
		strings.Repeat("a", 254) + ":80", "a.example:80 HTTP/1.1\r\n", "[a.example]x:80",
	} {
		if _, err := d.DialContext(t.Context(), "tcp", a); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v, want %v", a, err, ErrAddress)
		} else if strings.ContainsAny(err.Error(), "\r\n\x00") {
			t.Errorf("%q is in the error as it is", a)
		}
	}
	for _, n := range []string{"udp", "unix", ""} {
		if _, err := d.DialContext(t.Context(), n, "a.example:80"); !errors.Is(err, ErrNetwork) {
			t.Errorf("%q: %v, want %v", n, err, ErrNetwork)
		}
	}
}

// A host that is absent or hostile: each has one line that says so.
func TestHostileHost(t *testing.T) {
	long := strings.Repeat("a", 1<<20)
	say := func(s string) func(net.Conn) {
		return func(c net.Conn) { head(c); io.WriteString(c, s) }
	}
	for _, h := range []struct {
		name string
		host func(net.Conn)
		want error
		line string
	}{
		{"closes at once", func(net.Conn) {}, ErrBroken, "ended the connection"},
		{"closes after the request", say(""), ErrBroken, "ended the connection"},
		{"closes midway", say("HTTP/1.1 20"), ErrBroken, "ended the connection"},
		{"closes in the head", say("HTTP/1.1 200 OK\r\nX: "), ErrBroken, "ended the connection"},
		{"garbage", say("\x00\x01\xff\r\n\x1b[2J"), ErrGarbage, `"??`},
		{"another protocol", say("220 mail.example ESMTP\r\n"), ErrGarbage, "220 mail.example"},
		{"another version", say("HTTP/2 200 OK\r\n\r\n"), ErrGarbage, "HTTP/2"},
		{"no number", say("HTTP/1.1 2oo OK\r\n\r\n"), ErrGarbage, "2oo"},
		{"a number of four digits", say("HTTP/1.1 0200 OK\r\n\r\n"), ErrGarbage, "0200"},
		{"continue", say("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"), ErrGarbage, "100"},
		{"endless line", say(long), ErrGarbage, "more than 4096 bytes"},
		{"long header", say("HTTP/1.1 200 OK\r\nX: " + long + "\r\n\r\n"), ErrGarbage, "more than 4096 bytes"},
		{"many headers", say("HTTP/1.1 200 OK\r\n" + strings.Repeat("X: y\r\n", 1000) + "\r\n"), ErrGarbage, "more than 4096 bytes"},
		{"refuses", say("HTTP/1.1 403 Forbidden\r\nnacre-host: 10.0.0.1 is a private address\r\n\r\n"), ErrRefused, "403 10.0.0.1 is a private address"},
		{"refuses with a book", say("HTTP/1.1 403 No\r\nNacre-Host: " + strings.Repeat("b", 3000) + "\r\n\r\n"), ErrRefused, "403 bbb"},
		{"refuses with orders to a terminal", say("HTTP/1.1 403 No\x1b[2J\r\n\r\n"), ErrRefused, "403 No?[2J"},
		{"cannot connect", say("HTTP/1.1 502 Bad Gateway\r\n\r\n"), ErrUnreachable, "502 Bad Gateway"},
		{"redirects", say("HTTP/1.1 302 Found\r\nLocation: http://evil.example/\r\n\r\n"), ErrRefused, "302 Found"},
		{"another success", say("HTTP/1.1 204 No Content\r\n\r\n"), ErrRefused, "204"},
	} {
		t.Run(h.name, func(t *testing.T) {
			_, err := host(t, h.host).DialContext(t.Context(), "tcp", "rpc.example:443")
			if !errors.Is(err, h.want) || !strings.Contains(err.Error(), h.line) || !strings.Contains(err.Error(), "rpc.example:443") {
				t.Fatalf("%v, want %v with %q", err, h.want, h.line)
			}
			if s := err.Error(); len(s) > 400 || strings.ContainsAny(s, "\r\n\x1b\x00") {
				t.Errorf("no line for a log: %q", s)
			}
		})
	}
}

func TestAbsentHost(t *testing.T) {
	d := New("vsock 3:8001", func(ctx context.Context) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", t.TempDir()+"/none")
	})
	_, err := d.DialContext(t.Context(), "tcp", "rpc.example:443")
	if !errors.Is(err, ErrAbsent) || !strings.Contains(err.Error(), "no forwarder at vsock 3:8001: start nacre host") {
		t.Errorf("%v", err)
	}
}

// A host that takes the connection and says nothing, or not enough, is given up
// when time is over, and at once when the caller gives up.
func TestSlowHost(t *testing.T) {
	for name, f := range map[string]func(net.Conn){
		"silent": func(c net.Conn) { head(c); c.Read(make([]byte, 1)) },
		"stalls": func(c net.Conn) { head(c); io.WriteString(c, "HTTP/1.1 200 OK\r\n"); c.Read(make([]byte, 1)) },
	} {
		d := host(t, f)
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		_, err := d.DialContext(ctx, "tcp", "a.example:1")
		cancel()
		if !errors.Is(err, ErrSilent) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		}
		ctx, cancel = context.WithCancel(t.Context())
		time.AfterFunc(20*time.Millisecond, cancel)
		if _, err := d.DialContext(ctx, "tcp", "a.example:1"); !errors.Is(err, context.Canceled) {
			t.Errorf("%s, given up: %v", name, err)
		}
		cancel()
	}
}

// Hanging while the connection is made is the forwarder's silence too.
func TestConnectHangs(t *testing.T) {
	d := New("x", func(ctx context.Context) (net.Conn, error) { <-ctx.Done(); return nil, net.ErrClosed })
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := d.DialContext(ctx, "tcp", "a.example:1"); !errors.Is(err, ErrSilent) {
		t.Errorf("%v", err)
	}
}

func FuzzAnswer(f *testing.F) {
	for _, s := range []string{"HTTP/1.1 200 OK\r\n\r\nrest", "HTTP/1.1 403 a\r\nNacre-Host: b\r\n\r\n", "", "\r\n", "HTTP/1.1 200\n\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, b := net.Pipe()
		done := make(chan struct{})
		go func() {
			defer close(done)
			head(b)
			io.WriteString(b, s)
			b.Close()
		}()
		c, err := ask(a, "a.example:1")
		if (c == nil) == (err == nil) {
			t.Errorf("%v and %v", c, err)
		}
		if c != nil {
			io.Copy(io.Discard, c)
		}
		a.Close()
		<-done
	})
}
