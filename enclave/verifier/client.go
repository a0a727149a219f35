package verifier

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/nacre-tee/nacre/enclave"
)

// Bounds on what a verifier may send, and how long it may take.
const (
	maxAnswer      = 16 << 10
	maxErrorText   = 512
	RequestTimeout = 30 * time.Second
)

// Errors of a Client.
var (
	ErrURL     = errors.New("not the URL of a verifier: https://HOST/, http://HOST:PORT/, vsock://CID:PORT/ or unix:///PATH")
	ErrAnswer  = errors.New("answer of the verifier is not what a verifier answers")
	ErrRefused = errors.New("the verifier refuses")

	ErrNoDocument = errors.New("the verifier has no document of itself: it runs in no enclave")
)

// Client asks a verifier. It follows no redirect and uses no proxy. What it
// returns is not to be believed: a signature shows by itself whose it is, and
// of what. It is safe for concurrent use.
type Client struct {
	http http.Client
	base string
}

// NewClient returns a client. It connects to nothing yet. It returns ErrURL.
func NewClient(rawURL string) (*Client, error) {
	u, err := url.Parse(rawURL)
	if err != nil || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, ErrURL // not shown: this may be the URL of something else, with a key
	}
	t := &http.Transport{DisableKeepAlives: true, DisableCompression: true, MaxResponseHeaderBytes: maxAnswer}
	c := &Client{http: http.Client{
		Timeout: RequestTimeout, Transport: t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	switch {
	case (u.Scheme == "https" || u.Scheme == "http") && u.Hostname() != "":
		c.base = strings.TrimRight(rawURL, "/")
		return c, nil
	case u.Scheme == "unix" && u.Host == "" && u.Path != "":
		c.base, t.DialContext = "http://verifier", func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", u.Path)
		}
		return c, nil
	case u.Scheme == "vsock" && (u.Path == "" || u.Path == "/"):
		addr, err := enclave.ParseVsockAddr(u.Host)
		if err != nil || addr.CID == enclave.AnyCID || addr.Port == 0 {
			return nil, fmt.Errorf("%w, not %q", ErrURL, rawURL)
		}
		c.base, t.DialContext = "http://verifier", func(ctx context.Context, _, _ string) (net.Conn, error) { return enclave.DialVsock(ctx, addr) }
		return c, nil
	}
	return nil, fmt.Errorf("%w, not %q", ErrURL, rawURL)
}

// Details asks who signs, and for which contract.
func (c *Client) Details(ctx context.Context) (d Details, err error) {
	return d, c.ask(ctx, http.MethodGet, "/", nil, &d)
}

// Nonce asks for what the next document must contain.
func (c *Client) Nonce(ctx context.Context) ([]byte, error) {
	var n Nonce
	if err := c.ask(ctx, http.MethodGet, "/nonce", nil, &n); err != nil {
		return nil, err
	}
	return n.Nonce, nil
}

// Sign hands a document over and returns the signature. A document that is
// refused is ErrRefused, with the reason.
func (c *Client) Sign(ctx context.Context, document []byte) ([]byte, error) {
	var s Signed
	if err := c.ask(ctx, http.MethodPost, "/sign", document, &s); err != nil {
		return nil, err
	}
	return s.Signature, nil
}

// Attestation asks for a document of the verifier itself, with its key. Of one
// that runs in no enclave there is none: ErrNoDocument. What answers like no
// verifier is ErrAnswer.
func (c *Client) Attestation(ctx context.Context, nonce []byte) ([]byte, error) {
	status, document, err := c.fetch(ctx, http.MethodGet, "/attestation?nonce="+hex.EncodeToString(nonce), nil)
	switch {
	case err != nil:
		return nil, err
	case status == http.StatusNotFound:
		return nil, c.noDocument(ctx)
	case status != http.StatusOK:
		return nil, refusal(status, document)
	}
	return document, nil
}

// noDocument is the error of a status 404, which any server has for what it does
// not know: only a verifier can say by it that it runs in no enclave.
func (c *Client) noDocument(ctx context.Context) error {
	d, err := c.Details(ctx)
	switch {
	case err == nil && d.isOfVerifier():
		return ErrNoDocument
	case err == nil || errors.Is(err, ErrRefused) || errors.Is(err, ErrAnswer):
		return fmt.Errorf("%w: status 404, and GET / names no verifier", ErrAnswer)
	}
	return err
}

func (c *Client) ask(ctx context.Context, method, path string, body []byte, into any) error {
	status, answer, err := c.fetch(ctx, method, path, body)
	switch {
	case err != nil:
		return err
	case status != http.StatusOK:
		return refusal(status, answer)
	}
	if err := json.Unmarshal(answer, into); err != nil {
		return fmt.Errorf("%w: %s %s", ErrAnswer, method, path)
	}
	return nil
}

// fetch returns status and body of an answer.
func (c *Client) fetch(ctx context.Context, method, path string, body []byte) (int, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	if body != nil {
		req.Header.Set("Content-Type", documentType)
	}
	res, err := c.http.Do(req)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err // without the placeholder's URL
		}
		return 0, nil, err
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	switch {
	case err != nil:
		return 0, nil, fmt.Errorf("reading the answer: %w", err)
	case len(answer) > maxAnswer:
		return 0, nil, fmt.Errorf("%w: more than %d bytes", ErrAnswer, maxAnswer)
	}
	return res.StatusCode, answer, nil
}

// refusal is the error of an answer with another status than 200. Its text is a
// stranger's: cut, and made printable.
func refusal(status int, answer []byte) error {
	var r Refusal
	if err := json.Unmarshal(answer, &r); err != nil || r.Error == "" {
		return fmt.Errorf("%w: status %d %s", ErrAnswer, status, http.StatusText(status))
	}
	text := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || 0x80 <= r && r <= 0x9f {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(r.Error[:min(len(r.Error), maxErrorText)], "?"))
	return fmt.Errorf("%w (%d): %s", ErrRefused, status, text)
}
