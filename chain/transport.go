package chain

import (
	"errors"
	"io"
	"net"
	"net/http"
	"time"
)

// errResponseSize is a response that is larger than maxResponse.
var errResponseSize = errors.New("RPC response larger than the limit")

// maxResponse bounds the body of one HTTP answer, in bytes. Ranges of logs are
// halved until they fit.
const maxResponse = 64 << 20

// newHTTPClient returns a client that follows no redirect (a key in the URL
// must not travel on), bounds what it reads and never waits without end.
func newHTTPClient(limit int64) *http.Client {
	t := &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   10 * time.Second,
		MaxIdleConns:          8,
		MaxIdleConnsPerHost:   8,
		IdleConnTimeout:       90 * time.Second,
		ResponseHeaderTimeout: callTimeout,
		ForceAttemptHTTP2:     true,
	}
	return &http.Client{
		Transport:     &boundedTransport{t, limit},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// boundedTransport cuts response bodies with an error at limit bytes.
type boundedTransport struct {
	*http.Transport
	limit int64
}

func (t *boundedTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := t.Transport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	resp.Body = &boundedBody{resp.Body, t.limit}
	return resp, nil
}

type boundedBody struct {
	io.ReadCloser
	left int64
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errResponseSize
	}
	if int64(len(p)) > b.left {
		p = p[:b.left]
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	return n, err
}
