package api

import (
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const large = DefaultExternalSmallBytes + 1

// counted is a body of a declared length that tells whether it was read.
type counted struct {
	io.Reader
	read atomic.Int64
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.read.Add(int64(n))
	return n, err
}

// With all places for large bodies taken nothing is read of another one, nor of
// one whose length nobody knows; small ones go on; and a place that is given
// back is used.
func TestExternalPortHoldsFewLargeBodies(t *testing.T) {
	const most = 2
	l := newStoreLab(t, func(c *ExternalConfig) { c.Limits.LargeBodies, c.Limits.LargeWait = most, 20*time.Millisecond })
	var senders []*io.PipeWriter
	answers := make(chan int)
	for range most {
		r, w := io.Pipe()
		senders = append(senders, w)
		go func() { answers <- l.request("POST", "/inject-secret", "application/json", r).Code }()
		if _, err := io.WriteString(w, "{"); err != nil { // returns once it was read
			t.Fatal(err)
		}
	}
	for name, length := range map[string]int64{"declared": large, "not declared": -1} {
		body := &counted{Reader: strings.NewReader(strings.Repeat("x", large))}
		req := httptest.NewRequest("POST", "/inject-secret", body)
		req.Header.Set("Content-Type", "application/json")
		req.ContentLength = length
		res := httptest.NewRecorder()
		l.External.Handler().ServeHTTP(res, req)
		if res.Code != http.StatusServiceUnavailable || res.Header().Get("Retry-After") == "" || body.read.Load() != 0 {
			t.Errorf("%s: %d %q, %d bytes were read", name, res.Code, res.Body, body.read.Load())
		}
	}
	for _, path := range storePosts {
		if res := l.post(path, strings.Repeat("x", DefaultExternalHandoverBytes)); res.Code != http.StatusOK {
			t.Errorf("a small one, %s: %d %s", path, res.Code, res.Body)
		}
	}
	if res := l.request("POST", "/secret-handover", "application/json", io.MultiReader(strings.NewReader("{}"))); res.Code != http.StatusOK {
		t.Errorf("a handover, never large: %d %s", res.Code, res.Body)
	}
	for _, w := range senders {
		w.Close()
		if code := <-answers; code != http.StatusOK {
			t.Errorf("one that was under way: %d", code)
		}
	}
	for range 2 * most { // each gives its place back
		if res := l.post("/inject-secret", strings.Repeat("x", large)); res.Code != http.StatusOK {
			t.Errorf("afterwards: %d %s", res.Code, res.Body)
		}
	}
}

// A large body is held until it is answered, and its place with it.
func TestLargeBodyKeepsItsPlaceUntilItIsAnswered(t *testing.T) {
	l := newStoreLab(t, func(c *ExternalConfig) {
		c.Limits.LargeBodies, c.Limits.LargeWait, c.Limits.RequestTimeout = 1, 20*time.Millisecond, patience/10
	})
	entered, release := make(chan struct{}, 2), make(chan struct{})
	l.do = func(ctx context.Context, _ string, body []byte) (json.Marshaler, error) {
		if len(body) >= large {
			entered <- struct{}{}
			select {
			case <-release:
			case <-ctx.Done(): // if two were let in
				return nil, ctx.Err()
			}
		}
		return json.RawMessage("{}"), nil
	}
	first := make(chan int)
	go func() { first <- l.post("/inject-secret", strings.Repeat("x", large)).Code }()
	<-entered
	if res := l.post("/inject-secret", strings.Repeat("x", large)); res.Code != http.StatusServiceUnavailable {
		t.Errorf("beside it: %d", res.Code)
	}
	close(release)
	if code := <-first; code != http.StatusOK {
		t.Errorf("the first: %d", code)
	}
}

// Who waits for a place gets it when it is free.
func TestLargeBodyWaitsForItsPlace(t *testing.T) {
	l := newStoreLab(t, func(c *ExternalConfig) { c.Limits.LargeBodies, c.Limits.LargeWait = 1, patience })
	r, w := io.Pipe()
	answers := make(chan int)
	go func() { answers <- l.request("POST", "/inject-secret", "application/json", r).Code }()
	io.WriteString(w, "{") // returns once it was read
	go func() { answers <- l.post("/inject-secret", strings.Repeat("x", large)).Code }()
	w.Close()
	for range 2 {
		if code := <-answers; code != http.StatusOK {
			t.Errorf("%d", code)
		}
	}
}

// Who sends a large body slowly loses its place to who sends it at once, long
// before the time of a request is over.
func TestSlowLargeBodyLosesItsPlace(t *testing.T) {
	l := newStoreLab(t, func(c *ExternalConfig) {
		c.Limits.LargeBodies, c.Limits.LargeWait, c.Limits.LargeTime = 1, patience, 100*time.Millisecond
		c.Limits.ReadTimeout, c.Limits.WriteTimeout = 2*patience, 3*patience
	})
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- l.External.Serve(ctx, ln) }()
	defer func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	const head = "POST /inject-secret HTTP/1.1\r\nHost: e\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\nExpect: 100-continue\r\n\r\n"
	if got := talk(t, dial(t, ln.Addr().String()), head); !strings.Contains(got, "100 Continue") { // said when the body is read
		t.Fatal(got)
	}
	client := http.Client{Timeout: patience, Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := client.Post("http://"+ln.Addr().String()+"/inject-secret", "application/json", strings.NewReader(strings.Repeat("x", large)))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		t.Errorf("%s", res.Status)
	}
}
