package pid1

import (
	"context"
	"errors"
	"net"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// host answers each connection in its own way, the last of which it keeps to.
func host(t *testing.T, ways ...func(net.Conn)) (dial func(context.Context) (net.Conn, error), tries *atomic.Int32) {
	t.Helper()
	l, err := net.Listen("unix", t.TempDir()+"/host")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			ways[min(i, len(ways)-1)](conn)
			conn.Close()
		}
	}()
	t.Cleanup(func() { l.Close(); <-done })
	tries = new(atomic.Int32)
	return func(ctx context.Context) (net.Conn, error) {
		tries.Add(1)
		return new(net.Dialer).DialContext(ctx, "unix", l.Addr().String())
	}, tries
}

func echo(c net.Conn) {
	var b [1]byte
	if n, _ := c.Read(b[:]); n == 1 && b[0] == 0xB7 {
		c.Write(b[:])
	}
}

func wrong(c net.Conn) { c.Read(make([]byte, 1)); c.Write([]byte{0xB6}) }

func closes(net.Conn) {}

func silent(c net.Conn) { c.Read(make([]byte, 1)); c.Read(make([]byte, 1)) } // until the other side gives up

func TestHeartbeat(t *testing.T) {
	for name, ways := range map[string][]func(net.Conn){
		"at once": {echo}, "at the third attempt": {wrong, closes, echo},
	} {
		dial, tries := host(t, ways...)
		if err := beat(t.Context(), dial, time.Minute, time.Millisecond); err != nil || int(tries.Load()) != len(ways) {
			t.Errorf("%s: %v after %d attempts", name, err, tries.Load())
		}
	}
}

func TestHeartbeatGivesUp(t *testing.T) {
	for name, way := range map[string]func(net.Conn){"wrong": wrong, "closes": closes, "silent": silent} {
		dial, _ := host(t, way)
		if err := beat(t.Context(), dial, 200*time.Millisecond, time.Millisecond); !errors.Is(err, ErrHeartbeat) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	dial, _ := host(t, wrong)
	if err := beatOnce(t.Context(), dial); err == nil || err.Error() != "the answer is 0xb6, not 0xb7" {
		t.Errorf("error %v", err)
	}
	absent := func(context.Context) (net.Conn, error) { return nil, unix.ENODEV }
	if err := beat(t.Context(), absent, 10*time.Millisecond, time.Millisecond); !errors.Is(err, ErrHeartbeat) || !errors.Is(err, unix.ENODEV) {
		t.Errorf("no host: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if err := beat(ended, absent, time.Hour, time.Hour); !errors.Is(err, ErrHeartbeat) {
		t.Errorf("ended: %v", err)
	}
}
