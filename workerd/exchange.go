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

// answer is what entry said.
type answer struct {
	how  string // one of the constants below
	over bool   // body was longer than the limit and is not all read
	body []byte
}

const (
	endedHeader    = "Nacre-Ended"
	maxHeaderBytes = 8 << 10
	maxWords       = 4 << 10 // bytes of a text that entry says itself
)

// What the header of an answer says.
const (
	endedFailed    = "failed" // the code was not loaded
	endedAnswer    = "answer"
	endedException = "exception"
	endedNever     = "never" // said by workerd, without the header: entry waits for what cannot come
)

// errEntry is returned when what answered is not entry.
var errEntry = errors.New("answer without the sandbox's own header")

// exchange sends input to the socket exactly once, over a connection of its own,
// and reads what the code answers up to limit bytes and one more. There is nothing
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
	head := fmt.Sprintf("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n", len(input))
	if _, err := io.WriteString(w, head); err == nil {
		w.Write(input)
	}
}

// receive reads a response whose head, with all that comes before it, has at
// most maxHeaderBytes.
func receive(r io.Reader, limit int) (answer, error) {
	bounded := &io.LimitedReader{R: r, N: maxHeaderBytes}
	buffered := bufio.NewReader(bounded)
	defer overwrite(buffered)
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
	switch a.how = res.Header.Get(endedHeader); {
	case a.how == "" && res.StatusCode == http.StatusInternalServerError:
		a.how, limit = endedNever, maxWords
	case res.StatusCode != http.StatusOK:
		return a, fmt.Errorf("%w: status %d", errEntry, res.StatusCode)
	case a.how == endedAnswer:
	case a.how == endedException, a.how == endedFailed:
		limit = maxWords
	default:
		return a, errEntry
	}
	body, err := readAll(io.LimitReader(res.Body, int64(limit)+1))
	if err != nil {
		clear(body)
		return a, fmt.Errorf("reading the sandbox's answer: %w", err)
	}
	a.body, a.over = body, len(body) > limit
	return a, nil
}

// readAll is io.ReadAll, but for that it leaves no copies behind: what is read
// may have a secret.
func readAll(r io.Reader) ([]byte, error) {
	b := make([]byte, 0, 512)
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		switch {
		case err == io.EOF:
			return b, nil
		case err != nil:
			return b, err
		case len(b) == cap(b):
			larger := append(make([]byte, 0, 2*cap(b)), b...)
			clear(b)
			b = larger
		}
	}
}

// overwrite overwrites what a reader, which is of no use afterwards, has read.
func overwrite(r *bufio.Reader) {
	r.Reset(zeros{})
	r.Peek(r.Size())
}

// zeros are without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
