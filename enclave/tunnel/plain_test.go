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

// Who does not need to know of the forwarder reads what a machine with a network
// of its own would say; what it was can still be asked for.
func TestPlainErrors(t *testing.T) {
	say := func(s string) func(net.Conn) {
		return func(c net.Conn) { head(c); io.WriteString(c, s) }
	}
	for name, c := range map[string]struct {
		host func(net.Conn)
		want error
		text string
	}{
		"nobody listens there": {say("HTTP/1.1 502 Bad Gateway\r\nNacre-Host: it takes no connection\r\n\r\n"), ErrUnreachable, "connect: connection refused"},
		"no reason":            {say("HTTP/1.1 502\r\n\r\n"), ErrUnreachable, "connect: no route to host"},
		"no such name":         {say("HTTP/1.1 502 Bad Gateway\r\nNacre-Host: there is no host a.example\r\n\r\n"), ErrUnreachable, "there is no host a.example"},
		"too slow for it":      {say("HTTP/1.1 504 Gateway Timeout\r\nNacre-Host: it could not be reached in time\r\n\r\n"), context.DeadlineExceeded, "i/o timeout"},
		"not allowed":          {say("HTTP/1.1 403 Forbidden\r\nNacre-Host: its allow-list does not have it\r\n\r\n"), ErrRefused, "a.example:443 is not on the list of allowed hosts"},
		"garbage":              {say("220 mail.example ESMTP\r\n"), ErrGarbage, "connect: network is unreachable"},
		"broken":               {say(""), ErrBroken, "connect: network is unreachable"},
	} {
		_, err := Plain(host(t, c.host).DialContext)(t.Context(), "tcp", "a.example:443")
		if !errors.Is(err, c.want) || err.Error() != "dial tcp a.example:443: "+c.text {
			t.Errorf("%s: %v, want %q and %v", name, err, c.text, c.want)
		}
	}
}

func TestPlainErrorsWithoutForwarder(t *testing.T) {
	absent := Plain(New("vsock 3:8001", func(context.Context) (net.Conn, error) { return nil, net.ErrClosed }).DialContext)
	if _, err := absent(t.Context(), "tcp", "a.example:443"); !errors.Is(err, ErrAbsent) || err.Error() != "dial tcp a.example:443: connect: network is unreachable" {
		t.Errorf("absent: %v", err)
	}
	if _, err := absent(t.Context(), "tcp", "a b:443"); !errors.Is(err, ErrAddress) || strings.Contains(err.Error(), "8001") {
		t.Errorf("no address: %v", err)
	}
	silent := Plain(host(t, func(c net.Conn) { head(c); c.Read(make([]byte, 1)) }).DialContext)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, err := silent(ctx, "tcp", "a.example:443"); !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, ErrSilent) || err.Error() != "dial tcp a.example:443: i/o timeout" {
		t.Errorf("silent: %v", err)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := silent(over, "tcp", "a.example:443"); !errors.Is(err, context.Canceled) || strings.Contains(err.Error(), "8001") {
		t.Errorf("given up: %v", err)
	}
	connected := Plain(host(t, func(c net.Conn) { head(c); io.WriteString(c, "HTTP/1.1 200 OK\r\n\r\n") }).DialContext)
	c, err := connected(t.Context(), "tcp", "a.example:443")
	if err != nil {
		t.Fatal(err)
	}
	c.Close()
}
