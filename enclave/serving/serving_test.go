package serving

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestCheck(t *testing.T) {
	if err := DefaultLimits().Check(); err != nil {
		t.Error(err)
	}
	for name, spoil := range map[string]func(*Limits){
		"Connections": func(l *Limits) { l.Connections = 0 }, "HeaderBytes": func(l *Limits) { l.HeaderBytes = -1 },
		"HeaderTimeout": func(l *Limits) { l.HeaderTimeout = 0 }, "ReadTimeout": func(l *Limits) { l.ReadTimeout = -1 },
		"WriteTimeout": func(l *Limits) { l.WriteTimeout = 0 }, "IdleTimeout": func(l *Limits) { l.IdleTimeout = 0 },
		"StopTimeout": func(l *Limits) { l.StopTimeout = 0 },
	} {
		l := DefaultLimits()
		spoil(&l)
		if err := l.Check(); !errors.Is(err, ErrLimit) || err.Error() != "limit is not positive: "+name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// run serves a handler, and returns where, what ends it and what it returned.
func run(t *testing.T, l Limits, h http.HandlerFunc) (at string, stop func() error) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error, 1)
	go func() { served <- l.Serve(ctx, &http.Server{Handler: h}, l.Limited(ln), slog.New(slog.DiscardHandler)) }()
	return ln.Addr().String(), func() error { cancel(); return <-served }
}

// get asks once, without keeping the connection.
func get(at string) (string, error) {
	c := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := c.Get("http://" + at)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	return string(body), err
}

// TestStopLetsRequestsFinish, but for no longer than is said.
func TestStopLetsRequestsFinish(t *testing.T) {
	for name, patience := range map[string]time.Duration{"finishes": time.Minute, "is cut off": time.Millisecond} {
		l := DefaultLimits()
		l.StopTimeout = patience
		begun, finish := make(chan struct{}), make(chan struct{})
		at, stop := run(t, l, func(w http.ResponseWriter, r *http.Request) {
			close(begun)
			select {
			case <-finish:
			case <-r.Context().Done(): // cut off
			}
			io.WriteString(w, "done")
		})
		answer := make(chan error, 1)
		go func() { _, err := get(at); answer <- err }()
		<-begun
		if patience == time.Minute {
			time.AfterFunc(10*time.Millisecond, func() { close(finish) }) // after the stop began, or before: both must do
		}
		if err := stop(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := <-answer; (err == nil) != (patience == time.Minute) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestConnectionsAreBounded: with one at once, a silent one keeps others waiting
// until it is closed.
func TestConnectionsAreBounded(t *testing.T) {
	l := DefaultLimits()
	l.Connections, l.HeaderTimeout = 1, time.Minute
	called := make(chan struct{})
	at, stop := run(t, l, func(http.ResponseWriter, *http.Request) { close(called) })
	silent, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	answer := make(chan error, 1)
	go func() { _, err := get(at); answer <- err }()
	select {
	case <-called:
		t.Error("two are served at once")
	case <-time.After(100 * time.Millisecond):
	}
	silent.Close()
	if err := <-answer; err != nil {
		t.Error(err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// TestSilentConnectionsEnd by the time for a header, not by that for a request.
func TestSilentConnectionsEnd(t *testing.T) {
	l := DefaultLimits()
	l.HeaderTimeout, l.ReadTimeout = 50*time.Millisecond, time.Hour
	at, stop := run(t, l, nil)
	silent, err := net.Dial("tcp", at)
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	silent.SetReadDeadline(time.Now().Add(20 * time.Second))
	if n, err := silent.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("it is kept: %d, %v", n, err)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

// TestAcceptingFails: then there is no use in waiting for the end.
func TestAcceptingFails(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ln.Close()
	if err := DefaultLimits().Serve(t.Context(), &http.Server{}, ln, slog.New(slog.DiscardHandler)); !errors.Is(err, net.ErrClosed) {
		t.Errorf("%v, want %v", err, net.ErrClosed)
	}
}
