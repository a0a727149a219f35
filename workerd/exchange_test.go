package workerd

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// peer plays the sandbox: it answers every connection with reply and reports
// the requests that it got. drop closes connections without an answer.
func peer(t *testing.T, reply func(net.Conn)) (socket string, requests chan string) {
	t.Helper()
	socket = filepath.Join(shortDir(t), "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	requests = make(chan string, 10)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			if req, err := http.ReadRequest(bufio.NewReader(c)); err == nil {
				body, _ := io.ReadAll(req.Body)
				requests <- fmt.Sprint(req.Method, " ", req.URL, " ", string(body))
			}
			reply(c)
			c.Close()
		}
	}()
	t.Cleanup(func() {
		l.Close()
		<-done
	})
	return socket, requests
}

const okHead = "HTTP/1.1 200 OK\r\nNacre-Ended: answer\r\n"

func TestExchange(t *testing.T) {
	const limit = 10
	many := strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", 1000)
	for _, c := range []struct {
		name, reply string
		want        string // body; "!" for an error, "!!" for errEntry
	}{
		{"answer", okHead + "Content-Length: 2\r\n\r\nhi", "hi"},
		{"chunked", okHead + "Transfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", "hi"},
		{"at the limit", okHead + "Content-Length: 10\r\n\r\n0123456789", "0123456789"},
		{"over the limit", okHead + "Content-Length: 99999\r\n\r\n0123456789ab", "over"},
		{"exception", "HTTP/1.1 200 OK\r\nNacre-Ended: exception\r\nContent-Length: 3\r\n\r\nboo", "exception boo"},
		{"long exception", "HTTP/1.1 200 OK\r\nNacre-Ended: exception\r\nContent-Length: 12\r\n\r\n0123456789ab", "exception 0123456789ab"},
		{"some provisional answers", strings.Repeat("HTTP/1.1 103 X\r\n\r\n", 5) + okHead + "Content-Length: 2\r\n\r\nhi", "hi"},
		{"too many of them", many + okHead + "Content-Length: 2\r\n\r\nhi", "!"},
		{"endless header", "HTTP/1.1 200 OK\r\nA: " + strings.Repeat("x", maxHeaderBytes) + "\r\n\r\n", "!"},
		{"redirect", "HTTP/1.1 307 X\r\nLocation: http://localhost/\r\nNacre-Ended: answer\r\nContent-Length: 0\r\n\r\n", "!!"},
		{"upgrade", "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: upgrade\r\nNacre-Ended: answer\r\n\r\n", "!!"},
		{"no header of ours", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "!!"},
		{"unknown ending", "HTTP/1.1 200 OK\r\nNacre-Ended: well\r\nContent-Length: 2\r\n\r\nhi", "!!"},
		{"cut short", okHead + "Content-Length: 9\r\n\r\nhi", "!"},
		{"chunk cut short", okHead + "Transfer-Encoding: chunked\r\n\r\n9\r\nhi", "!"},
		{"nothing", "", "!"},
		{"garbage", "\x00\x01\x02\r\n\r\n", "!"},
	} {
		t.Run(c.name, func(t *testing.T) {
			socket, requests := peer(t, func(conn net.Conn) { io.WriteString(conn, c.reply) })
			a, err := exchange(t.Context(), socket, []byte("input"), limit)
			got := string(a.body)
			switch {
			case errors.Is(err, errEntry):
				got = "!!"
			case err != nil:
				got = "!"
			case a.over:
				got = "over"
				if len(a.body) != limit+1 {
					t.Errorf("read %d bytes, want %d", len(a.body), limit+1)
				}
			case a.how == "exception":
				got = "exception " + got
			}
			if got != c.want {
				t.Errorf("got %q, %v; want %q", got, err, c.want)
			}
			if r := <-requests; r != "POST / input" {
				t.Errorf("request %q", r)
			}
			if n := len(requests); n != 0 {
				t.Errorf("the request was sent %d times more", n)
			}
		})
	}
}

// TestExchangeUnread: an answer counts though the input was not read.
func TestExchangeUnread(t *testing.T) {
	socket := filepath.Join(shortDir(t), "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() { // ends with l
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			io.WriteString(c, okHead+"Content-Length: 2\r\n\r\nhi")
			c.Close()
		}
	}()
	for range 20 {
		a, err := exchange(t.Context(), socket, make([]byte, 1<<20), 10)
		if err != nil || string(a.body) != "hi" {
			t.Fatalf("%+v, %v", a, err)
		}
	}
}

func TestExchangeEnds(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	socket, _ := peer(t, func(c net.Conn) {
		io.WriteString(c, okHead+"Content-Length: 9\r\n\r\nhi")
		io.Copy(io.Discard, c) // until the other side hangs up
	})
	if _, err := exchange(ctx, socket, nil, 10); err == nil || ctx.Err() == nil {
		t.Errorf("an answer that stalls: %v", err)
	}
	var op *net.OpError
	if _, err := exchange(t.Context(), socket+"x", nil, 10); !errors.As(err, &op) || op.Op != "dial" {
		t.Errorf("no socket: %v", err)
	}
}

// FuzzReceive feeds the parser of answers.
func FuzzReceive(f *testing.F) {
	f.Add([]byte(okHead+"Content-Length: 2\r\n\r\nhi"), 10)
	f.Add([]byte(okHead+"Transfer-Encoding: chunked\r\n\r\nffffffff\r\nhi"), 1)
	f.Add([]byte("HTTP/1.1 100 Continue\r\n\r\n"+okHead+"\r\n"), 0)
	f.Fuzz(func(t *testing.T, reply []byte, limit int) {
		if limit < 0 || limit > 1<<20 {
			return
		}
		a, err := receive(bytes.NewReader(reply), limit)
		if err == nil && len(a.body) > max(limit, maxWords)+1 {
			t.Fatalf("read %d bytes with a limit of %d", len(a.body), limit)
		}
	})
}
