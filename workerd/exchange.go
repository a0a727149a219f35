package workerd

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"time"
)

// answer is what front said.
type answer struct {
	exception bool // body is its text
	over      bool // body was longer than the limit and is not all read
	body      []byte
}

const (
	endedHeader     = "Nacre-Ended"
	maxHeaderBytes  = 8 << 10
	maxExceptionLen = 4 << 10
)

// errFront is returned when what answered is not front.
var errFront = errors.New("answer without the sandbox's own header")

// exchange posts input to the socket exactly once, over a connection of its
// own, and reads the answer up to limit bytes and one more. There is nothing
// in it that could retry, follow a redirect or switch protocols. (An http.Client
// would also take it for a failure when code answers without reading a long
// input.)
func exchange(ctx context.Context, socket string, input []byte, limit int) (answer, error) {
	var d net.Dialer
	conn, err := d.DialContext(ctx, "unix", socket)
	if err != nil {
		return answer{}, fmt.Errorf("reaching the sandbox: %w", err)
	}
	sent := make(chan struct{})
	go func() { // ends at the latest when conn is closed
		defer close(sent)
		send(conn, input)
	}()
	defer func() {
		conn.Close()
		<-sent
	}()
	defer context.AfterFunc(ctx, func() { conn.SetDeadline(time.Unix(1, 0)) })()
	return receive(conn, limit)
}

// send writes the request. That it fails is no news: code may answer without
// reading, and if workerd is gone there will be no answer.
func send(w io.Writer, input []byte) {
	if _, err := fmt.Fprintf(w, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n", len(input)); err == nil {
		w.Write(input)
	}
}

// receive reads a response whose head, with all that comes before it, has at
// most maxHeaderBytes.
func receive(r io.Reader, limit int) (answer, error) {
	bounded := &io.LimitedReader{R: r, N: maxHeaderBytes}
	buffered := bufio.NewReader(bounded)
	for {
		res, err := http.ReadResponse(buffered, &http.Request{Method: http.MethodPost})
		if err != nil {
			return answer{}, fmt.Errorf("reading the sandbox's answer: %w", err)
		}
		if res.StatusCode >= 100 && res.StatusCode < 200 && res.StatusCode != http.StatusSwitchingProtocols {
			continue // provisional; maxHeaderBytes bounds how many
		}
		bounded.N = math.MaxInt64
		return readAnswer(res, limit)
	}
}

// readAnswer reads the body as far as it may be used.
func readAnswer(res *http.Response, limit int) (answer, error) {
	a := answer{}
	if res.StatusCode != http.StatusOK {
		return a, fmt.Errorf("%w: status %d", errFront, res.StatusCode)
	}
	switch res.Header.Get(endedHeader) {
	case "answer":
	case "exception":
		a.exception, limit = true, maxExceptionLen
	default:
		return a, errFront
	}
	var err error
	if a.body, err = io.ReadAll(io.LimitReader(res.Body, int64(limit)+1)); err != nil {
		return a, fmt.Errorf("reading the sandbox's answer: %w", err)
	}
	a.over = len(a.body) > limit && !a.exception
	return a, nil
}
