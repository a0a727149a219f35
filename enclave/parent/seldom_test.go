package parent

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/mdlayher/vsock"
)

// Another enclave that connects without end does not fill the host's log, which
// says how many lines it lacks.
func TestWarningsOfOthersAreFew(t *testing.T) {
	at := time.Unix(1, 0)
	var l logged
	s := &scripted{}
	ln := &filtered{Listener: s, mine: Vsock{CID: 16}.mine, log: l.log(), warned: seldom{now: func() time.Time { return at }}}
	come := func(others int) {
		for range others {
			s.from = append(s.from, &vsock.Addr{ContextID: 17, Port: 1})
		}
		if _, err := ln.Accept(); !errors.Is(err, net.ErrClosed) {
			t.Fatal(err)
		}
	}
	come(1000)
	if n := strings.Count(l.String(), "is closed"); n != sayMost {
		t.Errorf("%d lines, want %d", n, sayMost)
	}
	at = at.Add(sayEvery - 1)
	come(1)
	if n := strings.Count(l.String(), "is closed"); n != sayMost {
		t.Errorf("%d lines, want %d", n, sayMost)
	}
	at = at.Add(1)
	come(1)
	if n := strings.Count(l.String(), "is closed"); n != sayMost+1 || !strings.Contains(l.String(), "not_shown=996") {
		t.Errorf("%d lines, want %d, the last of which says how many are not there:\n%s", n, sayMost+1, l.String())
	}
}

// Nor does an enclave that comes and goes.
func TestInletSaysLittleOfAFickleEnclave(t *testing.T) {
	var l logged
	there := false
	i, ln := inlet(t, func(context.Context) (net.Conn, error) {
		if there = !there; there {
			a, b := net.Pipe()
			b.Close()
			return a, nil
		}
		return nil, errors.New("nobody there")
	}, func(c *InletConfig) { c.Log, c.MaxConnections = l.log(), 1 })
	for range 60 {
		ask(t, ln, "")
	}
	if lost, found := strings.Count(l.String(), "takes no connection"), strings.Count(l.String(), "again"); lost != sayMost || found != sayMost || i.Usage().Failed != 30 {
		t.Errorf("%d and %d lines, want %d of each; %+v", lost, found, sayMost, i.Usage())
	}
}

// Nor one that says again and again that it has booted.
func TestHeartbeatTellsOfFew(t *testing.T) {
	ln := listen(t)
	told := make(chan struct{}, 1000)
	inBackground(t, func(ctx context.Context) error {
		return ServeHeartbeat(ctx, ln, func() { told <- struct{}{} })
	})
	for range 20 {
		if got := ask(t, ln, "\xb7"); got != "\xb7" {
			t.Errorf("%x", got)
		}
	}
	if n := len(told); n != sayMost {
		t.Errorf("told %d times, want %d", n, sayMost)
	}
}
