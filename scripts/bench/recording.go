package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"
)

// recording stands between a program and its node. While it records, it passes
// requests on and keeps the answers; later it gives them from memory, so that
// what is measured is the program and not the node.
type recording struct {
	url    string
	server *http.Server
	served chan struct{} // closed when the server has ended
	node   string        // URL of the real one

	headers headerKind

	mu       sync.Mutex // guards what follows
	answers  map[string]call
	requests [][]byte // whole bodies, in order
	strange  error    // a request that was not recorded
	closed   bool     // passes nothing on
}

var errNotRecorded = errors.New("a request that was not recorded")

// call is one RPC request or its answer.
type call struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   json.RawMessage `json:"error,omitempty"`
}

func (c call) key() string { return c.Method + string(c.Params) }

// record starts to serve on loopback in front of a node.
func record(node string, headers headerKind) (*recording, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	r := &recording{node: node, headers: headers, url: "http://" + l.Addr().String(), served: make(chan struct{}), answers: map[string]call{}}
	r.server = &http.Server{Handler: r}
	go func() {
		defer close(r.served)
		_ = r.server.Serve(l) // ends with close
	}()
	return r, nil
}

func (r *recording) close() {
	r.server.Close()
	<-r.served
}

// play passes nothing on from now on.
func (r *recording) play() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.closed = true
}

// bodies returns the requests that were recorded.
func (r *recording) bodies() [][]byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.requests
}

// err returns what else was asked for since, or what failed.
func (r *recording) err() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.strange
}

func (r *recording) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if answer, ok := r.fromMemory(body); ok {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(answer) // the program that asked will complain
		return
	}
	if err := r.passOn(req.Context(), w, body); err != nil {
		r.mu.Lock()
		r.strange = err
		r.mu.Unlock()
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}

// passOn asks the node and keeps its answers.
func (r *recording) passOn(ctx context.Context, w io.Writer, body []byte) error {
	r.mu.Lock()
	closed := r.closed
	if !closed {
		r.requests = append(r.requests, body)
	}
	r.mu.Unlock()
	if closed {
		return fmt.Errorf("%w: %.200s", errNotRecorded, body)
	}
	answer, err := post(ctx, r.node, body)
	if err != nil {
		return err
	}
	asked, _ := calls(body)
	answer = r.headers.apply(answer)
	answered, _ := calls(answer)
	byID := map[string]call{}
	for _, a := range answered {
		byID[string(a.ID)] = a
	}
	r.mu.Lock()
	for _, q := range asked {
		a, ok := byID[string(q.ID)]
		if _, known := r.answers[q.key()]; ok && (a.Error == nil || !known) {
			r.answers[q.key()] = a
		}
	}
	r.mu.Unlock()
	_, err = w.Write(answer)
	return err
}

// fromMemory puts an answer together, if nothing is passed on any more and all
// that is asked was recorded.
func (r *recording) fromMemory(body []byte) ([]byte, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.closed {
		return nil, false
	}
	asked, batch := calls(body)
	var b bytes.Buffer
	if batch {
		b.WriteByte('[')
	}
	for i, q := range asked {
		a, ok := r.answers[q.key()]
		if !ok {
			return nil, false
		}
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `{"jsonrpc":"2.0","id":%s,`, q.ID)
		if a.Error != nil {
			b.WriteString(`"error":`)
			b.Write(a.Error)
		} else {
			b.WriteString(`"result":`)
			b.Write(a.Result)
		}
		b.WriteByte('}')
	}
	if batch {
		b.WriteByte(']')
	}
	return b.Bytes(), len(asked) > 0
}

// headerKind is whether a chain's headers hash to what they say. Those of some
// rollups do not, as far as the Ethereum library knows, and then blocks are
// read another way.
type headerKind bool

const (
	provable   headerKind = true
	unprovable headerKind = false
)

var mixHash = regexp.MustCompile(`"mixHash":"0x[0-9a-f]{64}"`)

// apply makes the headers in an answer such.
func (k headerKind) apply(answer []byte) []byte {
	if k == provable {
		return answer
	}
	return mixHash.ReplaceAll(answer, []byte(`"mixHash":"0x`+strings.Repeat("7", 64)+`"`))
}

// calls reads one call or a batch of them; none if it is neither.
func calls(body []byte) (all []call, batch bool) {
	if body = bytes.TrimSpace(body); bytes.HasPrefix(body, []byte("[")) {
		if json.Unmarshal(body, &all) != nil {
			return nil, true
		}
		return all, true
	}
	var one call
	if json.Unmarshal(body, &one) != nil {
		return nil, false
	}
	return []call{one}, false
}

func post(ctx context.Context, url string, body []byte) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

// bare makes the recorded requests again, one after the other, does nothing
// with the answers, and returns how long that took.
func (r *recording) bare(ctx context.Context, url string) (time.Duration, error) {
	start := time.Now()
	for _, body := range r.bodies() {
		req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
		if err != nil {
			return 0, err
		}
		req.Header.Set("Content-Type", "application/json")
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			return 0, err
		}
		_, err = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if err != nil {
			return 0, err
		}
	}
	return time.Since(start), nil
}
