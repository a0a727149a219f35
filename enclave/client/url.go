package client

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"

	"github.com/nacre-tee/nacre/enclave"
)

// ErrURL is returned for a URL that is none of an enclave.
var ErrURL = errors.New("not the URL of an enclave: vsock://CID:PORT/, http://HOST:PORT/ or unix:///PATH")

type dialer func(ctx context.Context, network, address string) (net.Conn, error)

// parseURL returns how to reach the enclave. What a URL may hold besides is
// refused, for it would be ignored.
func parseURL(raw string) (dialer, error) {
	u, err := url.Parse(raw)
	if err != nil || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, ErrURL // not shown: this may be the URL of something else, with a key
	}
	root := u.Path == "" || u.Path == "/"
	switch {
	case u.Scheme == "vsock" && root:
		return vsockDialer(u.Host)
	case u.Scheme == "http" && root && u.Hostname() != "":
		return tcpDialer(u)
	case u.Scheme == "unix" && u.Host == "":
		return unixDialer(u)
	}
	return nil, fmt.Errorf("%w, not %q", ErrURL, raw)
}

func vsockDialer(host string) (dialer, error) {
	addr, err := enclave.ParseVsockAddr(host)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrURL, err)
	}
	if addr.CID == enclave.AnyCID || addr.Port == 0 {
		return nil, fmt.Errorf("%w: %s can be listened on, not dialled", ErrURL, addr)
	}
	return func(ctx context.Context, _, _ string) (net.Conn, error) { return enclave.DialVsock(ctx, addr) }, nil
}

func tcpDialer(u *url.URL) (dialer, error) {
	port := u.Port()
	if port == "" {
		port = "80"
	}
	if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
		return nil, fmt.Errorf("%w: port %q", ErrURL, port)
	}
	return dialTo("tcp", net.JoinHostPort(u.Hostname(), port)), nil
}

// unixDialer takes unix:///PATH and the shorter unix:PATH.
func unixDialer(u *url.URL) (dialer, error) {
	path := u.Path
	if u.Opaque != "" {
		path = u.Opaque
	}
	if path == "" {
		return nil, fmt.Errorf("%w: no path", ErrURL)
	}
	return dialTo("unix", path), nil
}

func dialTo(network, address string) dialer {
	return func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, address)
	}
}
