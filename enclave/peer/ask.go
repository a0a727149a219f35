package peer

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/ethereum/go-ethereum/common"
)

// handoverPath is where a store's external port takes requests of others.
const handoverPath = "/secret-handover"

// Bounds on what a host in the place of a store may send besides its answer.
const (
	maxErrorText   = 256
	maxHeaderBytes = 16 << 10
)

// Errors of asking another store.
var (
	ErrNoURL  = errors.New("the owner of the other store announced no URL")
	ErrURL    = errors.New("URL of the other store is not http://HOST:PORT or https://HOST:PORT")
	ErrStatus = errors.New("the other store refuses")
	ErrAnswer = errors.New("answer of the other store is too large")
)

// directory knows where the external ports of stores are. What it says is a
// hint. An empty URL means that nothing was announced.
type directory interface {
	URL(ctx context.Context, enclave common.Address) (string, error)
}

// Asker takes requests to other stores. It keeps no connection, follows no
// redirect and uses no proxy. It is safe for concurrent use.
type Asker struct {
	directory directory
	most      int64
	http      http.Client
}

// Dial connects to "HOST:PORT", HOST being a name or an address.
type Dial func(ctx context.Context, network, address string) (net.Conn, error)

// NewAsker returns an Asker that takes answers of up to so many bytes, and
// connects with dial; nil: over this machine's network.
func NewAsker(d directory, mostAnswer int64, dial Dial) *Asker {
	return &Asker{directory: d, most: mostAnswer, http: http.Client{
		Transport: &http.Transport{
			DialContext:            dial,
			DisableKeepAlives:      true,
			DisableCompression:     true,
			MaxResponseHeaderBytes: maxHeaderBytes,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// Ask takes a request, JSON, to the external port of a store and returns the
// answer. ctx bounds the time.
func (a *Asker) Ask(ctx context.Context, enclave common.Address, request []byte) ([]byte, error) {
	base, err := a.directory.URL(ctx, enclave)
	if err != nil {
		return nil, fmt.Errorf("asking where store %s is: %w", enclave, err)
	}
	target, err := handoverURL(base)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target, bytes.NewReader(request))
	if err != nil {
		return nil, ErrURL
	}
	req.Header.Set("Content-Type", "application/json")
	res, err := a.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("asking store %s: %w", enclave, err)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(res.Body, maxErrorText)) // what came of it is all there is to say
		return nil, fmt.Errorf("%w: %d %s", ErrStatus, res.StatusCode, printable(text))
	}
	answer, err := io.ReadAll(io.LimitReader(res.Body, a.most+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading the answer of store %s: %w", enclave, err)
	case int64(len(answer)) > a.most:
		return nil, fmt.Errorf("%w: more than %d bytes", ErrAnswer, a.most)
	}
	return answer, nil
}

// handoverURL refuses what a URL may hold besides host and port: it would be
// ignored, or be another's endpoint.
func handoverURL(base string) (string, error) {
	if base == "" {
		return "", ErrNoURL
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.Path != "" && u.Path != "/" ||
		u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.Opaque != "" {
		return "", ErrURL // not shown: whoever announced it wrote what he liked
	}
	return u.Scheme + "://" + u.Host + handoverPath, nil
}

// printable is foreign text as the log may have it: one line of plain characters.
func printable(text []byte) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return '?'
		}
		return r
	}, string(text))
}
