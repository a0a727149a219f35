// Package client talks to the HTTP API of an enclave, over vsock, TCP or a
// Unix socket. Use it for everything outside that initialises, asks or watches
// an executor; it links no server.
package client

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/enclave"
)

// Bounds on what an enclave, or a host in its place, may send.
const (
	maxBody        = 64 << 10
	maxErrorText   = 512
	maxHeaderBytes = 16 << 10
)

const (
	// RequestTimeout bounds each request, from dialling to the last byte.
	RequestTimeout = 30 * time.Second

	tryTimeout = 2 * time.Second        // of one look whether the enclave is up
	tryPause   = 200 * time.Millisecond // between two looks
)

// Errors of answers.
var (
	ErrTooLarge = errors.New("answer of the enclave is too large")
	ErrAnswer   = errors.New("answer of the enclave is not what the endpoint answers")
)

// StatusError is an answer with a status other than 200.
type StatusError struct {
	Method, Path string
	Status       int
	Text         string // one line from the server, cut and made printable
}

func (e *StatusError) Error() string {
	return fmt.Sprintf("%s %s: the enclave answers %d %s: %s", e.Method, e.Path, e.Status, http.StatusText(e.Status), e.Text)
}

// Client asks one enclave. It keeps no connection between requests, follows no
// redirect and uses no proxy. It is safe for concurrent use.
type Client struct {
	http   http.Client
	target string
}

// New returns a client for vsock://CID:PORT/, http://HOST:PORT/ or
// unix:///PATH. It connects to nothing yet. It returns ErrURL.
func New(rawURL string) (*Client, error) {
	dial, err := parseURL(rawURL)
	if err != nil {
		return nil, err
	}
	return &Client{target: rawURL, http: http.Client{
		Timeout: RequestTimeout,
		Transport: &http.Transport{
			DialContext:            dial,
			DisableKeepAlives:      true,
			DisableCompression:     true,
			MaxResponseHeaderBytes: maxHeaderBytes,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// WaitUp asks until the enclave answers, or for ctx; its error then says why
// the last try failed.
func (c *Client) WaitUp(ctx context.Context) error {
	pause := time.NewTicker(tryPause)
	defer pause.Stop()
	for {
		try, cancel := context.WithTimeout(ctx, tryTimeout)
		err := c.Ping(try)
		cancel()
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for the enclave at %s: %w: %w", c.target, ctx.Err(), err)
		case <-pause.C:
		}
	}
}

// Ping asks whether the enclave answers.
func (c *Client) Ping(ctx context.Context) error {
	_, err := c.get(ctx, "/")
	return err
}

// SetImmutable sets the owner. It works once in an enclave's life.
func (c *Client) SetImmutable(ctx context.Context, owner common.Address) error {
	return c.post(ctx, "/immutable-config", map[string]string{"owner_address_hex": owner.Hex()}, enclave.ImmutableConfigured)
}

// SetMutable sets or rotates the keys. It checks them first, and no error
// shows one, even if the answer does.
func (c *Client) SetMutable(ctx context.Context, m enclave.Mutable) error {
	if err := m.Check(); err != nil {
		return err
	}
	err := c.post(ctx, "/mutable-config", map[string]string{
		"executor_gas_key":     hex.EncodeToString(crypto.FromECDSA(m.ExecutorGasKey.PrivateKey())),
		"secret_store_gas_key": hex.EncodeToString(crypto.FromECDSA(m.SecretStoreGasKey.PrivateKey())),
		"ws_api_key":           m.WSAPIKey.Reveal(),
	}, enclave.MutableConfigured)
	var status *StatusError
	if errors.As(err, &status) {
		status.Text = m.Redact(status.Text)
	}
	return err
}

// TeeDetails asks for addresses and public key.
func (c *Client) TeeDetails(ctx context.Context) (d enclave.TeeDetails, err error) {
	return d, c.getJSON(ctx, "/tee-details", &d)
}

// SignedRegistration asks for the message that registers the enclave.
func (c *Client) SignedRegistration(ctx context.Context) (r enclave.SignedRegistration, err error) {
	return r, c.getJSON(ctx, "/signed-registration-message", &r)
}

// Attestation asks for an attestation document. It is not verified here.
func (c *Client) Attestation(ctx context.Context, nonce []byte) ([]byte, error) {
	return c.get(ctx, "/attestation?nonce="+hex.EncodeToString(nonce))
}

// Health asks for health. An enclave that is up but has something broken
// answers 503; that is no error here, see Health.Broken.
func (c *Client) Health(ctx context.Context) (h enclave.Health, err error) {
	body, err := c.do(ctx, request{method: http.MethodGet, path: "/healthz", accept: http.StatusServiceUnavailable})
	if err != nil {
		return h, err
	}
	return h, decode("/healthz", body, &h)
}

func (c *Client) getJSON(ctx context.Context, path string, into any) error {
	body, err := c.get(ctx, path)
	if err != nil {
		return err
	}
	return decode(path, body, into)
}

// decode takes unknown fields, which a newer enclave may have.
func decode(path string, body []byte, into any) error {
	if err := json.Unmarshal(body, into); err != nil {
		return fmt.Errorf("%w: GET %s: %w", ErrAnswer, path, err)
	}
	return nil
}

func (c *Client) get(ctx context.Context, path string) ([]byte, error) {
	return c.do(ctx, request{method: http.MethodGet, path: path})
}

func (c *Client) post(ctx context.Context, path string, body map[string]string, want string) error {
	raw, err := json.Marshal(body)
	if err != nil {
		return err
	}
	answer, err := c.do(ctx, request{method: http.MethodPost, path: path, body: raw})
	if err != nil {
		return err
	}
	if string(answer) != want {
		return fmt.Errorf("%w: POST %s", ErrAnswer, path)
	}
	return nil
}

// request is what do sends, and what it takes for an answer.
type request struct {
	method, path string
	body         []byte
	accept       int   // a status besides 200; 0: none
	most         int64 // bytes of the answer; 0: maxBody
}

// do sends one request. The host of its URL is a placeholder: where it goes is
// the dialler's to say.
func (c *Client) do(ctx context.Context, r request) ([]byte, error) {
	if r.most == 0 {
		r.most = maxBody
	}
	req, err := http.NewRequestWithContext(ctx, r.method, "http://enclave"+r.path, bytes.NewReader(r.body))
	if err != nil {
		return nil, err
	}
	if r.body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := c.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("asking the enclave at %s: %w", c.target, withoutURL(err))
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(res.Body, r.most+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading the answer of the enclave at %s: %w", c.target, err)
	case int64(len(answer)) > r.most:
		return nil, fmt.Errorf("%w: %s %s: more than %d bytes", ErrTooLarge, r.method, r.path, r.most)
	case res.StatusCode == http.StatusOK || res.StatusCode == r.accept:
		return answer, nil
	}
	return nil, &StatusError{Method: r.method, Path: strings.SplitN(r.path, "?", 2)[0], Status: res.StatusCode, Text: oneLine(answer)}
}

// withoutURL takes the placeholder's URL off an error.
func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// oneLine makes foreign text fit for a terminal: its first line, cut, without
// control characters.
func oneLine(text []byte) string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(text), []byte("\n"))
	line = line[:min(len(line), maxErrorText)]
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || 0x80 <= r && r <= 0x9f {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(string(line), "?"))
}
