//go:build !enclave

package verifier

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"testing"
	"time"
)

// connect opens a connection from an address of this machine.
func connect(t *testing.T, from string, to net.Addr) net.Conn {
	t.Helper()
	d := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(from)}, Timeout: time.Minute}
	conn, err := d.DialContext(t.Context(), "tcp", to.String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	conn.SetDeadline(time.Now().Add(20 * time.Second))
	return conn
}

// ask asks on a connection who signs, for the last time or not.
func ask(conn net.Conn, last string) (*http.Response, []byte, error) {
	if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: v\r\nConnection: "+last+"\r\n\r\n"); err != nil {
		return nil, nil, err
	}
	res, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return nil, nil, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return res, body, err
}

// crowded is a verifier with a share of two connections, both of which the first
// address has, and uses.
func crowded(t *testing.T) (at net.Addr, held [2]net.Conn) {
	l := newLab(t)
	l.cfg.Limits.Connections, l.cfg.Limits.Share = 5, 2
	l.cfg.Limits.HeaderTimeout, l.cfg.Limits.IdleTimeout = time.Minute, time.Minute
	at = l.open().serveOn("tcp", "127.0.0.1:0")
	for i := range held {
		held[i] = connect(t, "127.0.0.1", at)
		if res, body, err := ask(held[i], "keep-alive"); err != nil || res.StatusCode != http.StatusOK {
			t.Fatalf("connection %d: %v %s", i, err, body)
		}
	}
	return at, held
}

// TestShareOfAClient: who has its share is told to come again, and others are
// answered.
func TestShareOfAClient(t *testing.T) {
	at, held := crowded(t)
	further := connect(t, "127.0.0.1", at)
	res, body, err := ask(further, "keep-alive")
	var why Refusal
	if err != nil || res.StatusCode != http.StatusTooManyRequests || res.Header.Get("Retry-After") == "" || !res.Close || json.Unmarshal(body, &why) != nil || why.Error == "" {
		t.Fatalf("one more: %v %+v %s", err, res, body)
	}
	if res, body, err := ask(connect(t, "127.0.0.2", at), "close"); err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("another client: %v %s", err, body)
	}
	if res, body, err := ask(held[0], "close"); err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("one of the first: %v %s", err, body)
	}
	for _, conn := range []net.Conn{held[0], further} {
		if _, err := conn.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
			t.Fatalf("it is still open: %v", err)
		}
	}
	if res, body, err := ask(connect(t, "127.0.0.1", at), "close"); err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("in its place: %v %s", err, body)
	}
}

// TestSilentCrowd: connections that say nothing have no more than twice the
// share of one client, so that there is always one for another.
func TestSilentCrowd(t *testing.T) {
	at, _ := crowded(t)
	for range 2 {
		connect(t, "127.0.0.1", at)
	}
	for range 3 {
		if n, err := connect(t, "127.0.0.1", at).Read(make([]byte, 1)); n != 0 || err == nil {
			t.Errorf("beyond: %d bytes, %v", n, err)
		} else if e := net.Error(nil); errors.As(err, &e) && e.Timeout() {
			t.Error("beyond: it is kept open")
		}
	}
	if res, body, err := ask(connect(t, "127.0.0.2", at), "close"); err != nil || res.StatusCode != http.StatusOK {
		t.Errorf("another client: %v %s", err, body)
	}
}

func TestClientsThatAreOne(t *testing.T) {
	tcp := func(ip string) net.Addr {
		return net.TCPAddrFromAddrPort(netip.AddrPortFrom(netip.MustParseAddr(ip), 1))
	}
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"192.0.2.1", "192.0.2.1", true}, {"192.0.2.1", "::ffff:192.0.2.1", true}, {"192.0.2.1", "192.0.2.2", false},
		{"2001:db8::1", "2001:db8::ffff:1", true}, {"2001:db8::1", "2001:db8:0:1::1", false}, {"fe80::1%a", "fe80::2%b", true},
	} {
		a, okA := client(tcp(c.a))
		b, okB := client(tcp(c.b))
		if !okA || !okB || (a == b) != c.same {
			t.Errorf("%s and %s: %v, %v", c.a, c.b, a, b)
		}
	}
	if p, ok := client(&net.UnixAddr{Name: "@"}); ok {
		t.Errorf("over a Unix socket: %v", p)
	}
}
