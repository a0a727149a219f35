package chain

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// leading is a DialFunc that leads every name to one address, and remembers what
// it was asked for.
type leading struct {
	to string

	mu    sync.Mutex // guards asked
	asked []string
}

func (l *leading) dial(ctx context.Context, network, address string) (net.Conn, error) {
	l.mu.Lock()
	l.asked = append(l.asked, network+" "+address)
	l.mu.Unlock()
	return new(net.Dialer).DialContext(ctx, network, l.to)
}

func (l *leading) was(address string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Contains(l.asked, address)
}

// Where there is no network but what Dial leads to, HTTP and websockets go that
// way alone, and by name.
func TestDialFunc(t *testing.T) {
	f := newFakeChain(t)
	way := &leading{to: strings.TrimPrefix(f.url, "http://")}
	c := dialTest(t, Endpoints{
		HTTP: []string{"http://rpc.invalid/"}, WebSocket: []string{"ws://blocks.invalid:8546/"},
		ChainID: big.NewInt(fakeChainID), Dial: way.dial,
	})
	if _, err := c.Head(within(t, time.Minute)); err != nil {
		t.Error(err)
	}
	conn, err := c.dialWebSocket(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	conn.close()
	for _, want := range []string{"tcp rpc.invalid:80", "tcp blocks.invalid:8546"} {
		if !way.was(want) {
			t.Errorf("%q was not asked for; was: %v", want, way.asked)
		}
	}
}

// Where the way leads is for others to say. Who is at its end is proven here: a
// name without its certificate is asked nothing.
func TestDialFuncIsNotBelieved(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		t.Error("a server that proved nothing was asked")
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS() // for another name, by an authority that nobody believes
	defer s.Close()
	way := &leading{to: s.Listener.Addr().String()}
	e := Endpoints{HTTP: []string{"https://rpc.invalid/"}, WebSocket: []string{"wss://blocks.invalid/"}, ChainID: big.NewInt(fakeChainID), Dial: way.dial}
	_, err := Dial(within(t, time.Minute), e, testLog(t))
	var refused *tls.CertificateVerificationError
	if !errors.As(err, &refused) || !way.was("tcp rpc.invalid:443") || !way.was("tcp blocks.invalid:443") {
		t.Errorf("%v; asked for %v", err, way.asked)
	}
}

// A way that leads nowhere is the reason that is given, once.
func TestDialFuncFails(t *testing.T) {
	nowhere := errors.New("no forwarder at vsock 3:8001")
	e := Endpoints{HTTP: []string{"https://rpc.invalid/"}, ChainID: big.NewInt(fakeChainID), Dial: func(_ context.Context, _, address string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Net: "tcp", Err: nowhere}
	}}
	_, err := Dial(within(t, time.Minute), e, testLog(t))
	if !errors.Is(err, ErrUnreachable) || !errors.Is(err, nowhere) || strings.Count(err.Error(), nowhere.Error()) != 1 {
		t.Errorf("%v", err)
	}
}
