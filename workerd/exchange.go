package workerd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
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

// exchange posts input to the socket exactly once and reads the answer up to
// limit bytes and one more. It follows no redirect, accepts no upgrade and
// uses a connection of its own, on which there is nothing to retry.
func exchange(ctx context.Context, socket string, input []byte, limit int) (answer, error) {
	t := &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var d net.Dialer
			return d.DialContext(ctx, "unix", socket)
		},
		DisableKeepAlives:      true,
		DisableCompression:     true,
		MaxResponseHeaderBytes: maxHeaderBytes,
	}
	defer t.CloseIdleConnections()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://localhost/", bytes.NewReader(input))
	if err != nil {
		return answer{}, err
	}
	req.GetBody = nil              // what cannot be read again cannot be sent again
	req.Header["User-Agent"] = nil // every executor must send the same request
	res, err := t.RoundTrip(req)   // unlike a Client's Do: no redirects
	if err != nil {
		return answer{}, fmt.Errorf("asking the sandbox: %w", err)
	}
	defer res.Body.Close()
	return readAnswer(res, limit)
}

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
