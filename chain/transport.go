package chain

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

// errResponseSize is a response that is larger than maxResponse.
var errResponseSize = errors.New("RPC response larger than the limit")

// maxResponse bounds the body of one HTTP answer, in bytes; see responseLimit.
// Ranges of logs are halved until they fit.
const maxResponse = 64 << 20

// newHTTPClient returns a client that follows no redirect (a key in the URL
// must not travel on), bounds what it reads and never waits without end. dial
// is that of Endpoints.
func newHTTPClient(limit int64, dial DialFunc) *http.Client {
	t := &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   10 * time.Second,
		MaxIdleConns:          maxInFlight,
		MaxIdleConnsPerHost:   maxInFlight,
		IdleConnTimeout:       90 * time.Second,
		ResponseHeaderTimeout: callTimeout,
		ForceAttemptHTTP2:     true,
		// One connection carries all requests: notice when nobody is there.
		HTTP2: &http.HTTP2Config{SendPingTimeout: callTimeout, PingTimeout: callTimeout / 3},
	}
	if dial != nil {
		t.Proxy, t.DialContext = nil, dial // a proxy would be somewhere on a network
	}
	return &http.Client{
		Transport:     &boundedTransport{t, limit},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// boundedTransport cuts response bodies with an error at limit bytes, and where
// their JSON has more parts than its length can hold in truth.
type boundedTransport struct {
	*http.Transport
	limit int64
}

func (t *boundedTransport) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := t.Transport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if after, ok := r.Context().Value(retryAfterKey{}).(*time.Duration); ok {
		*after = retryAfter(resp.Header, time.Now())
	}
	if resp.StatusCode < 200 || resp.StatusCode >= 300 {
		resp.Body = &refusalBody{io.LimitReader(resp.Body, maxRefusal), resp.Body}
		return resp, nil
	}
	body := &boundedBody{ReadCloser: resp.Body, ctx: r.Context(), left: t.limit}
	if room, ok := r.Context().Value(roomKey{}).(*room); ok {
		body.room, body.left = room, min(room.limit, t.limit)
		if resp.ContentLength > body.left {
			resp.Body.Close()
			return nil, errResponseSize
		}
	}
	body.limit = body.left
	resp.Body = body
	return resp, nil
}

// refusalBody is the beginning of what an endpoint says beside an error status.
type refusalBody struct {
	io.Reader
	io.Closer
}

type retryAfterKey struct{}

// withRetryAfter returns a context for one request and where its answer's
// Retry-After will be: the RPC library's errors do not have it.
func withRetryAfter(ctx context.Context) (context.Context, *time.Duration) {
	after := new(time.Duration)
	return context.WithValue(ctx, retryAfterKey{}, after), after
}

// retryAfter reads the header, which has seconds or a date; 0 if it is absent
// or senseless.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := h.Get("Retry-After")
	if s, err := strconv.ParseUint(v, 10, 31); err == nil {
		return time.Duration(s) * time.Second
	}
	if at, err := http.ParseTime(v); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}

type boundedBody struct {
	io.ReadCloser
	ctx   context.Context // of the request
	room  *room           // nil: it needs none
	limit int64
	left  int64 // of limit
	shape jsonShape
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errResponseSize
	}
	if int64(len(p)) > b.left {
		p = p[:b.left]
	}
	if b.room != nil {
		if err := b.room.grow(b.ctx, b.limit-b.left+int64(len(p))); err != nil {
			return 0, err
		}
	}
	n, err := b.ReadCloser.Read(p)
	b.left -= int64(n)
	if bad := b.shape.take(p[:n]); bad != nil {
		return 0, bad
	}
	return n, err
}
