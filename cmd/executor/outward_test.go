package main

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/nacre-tee/nacre/cmd/executor/config"
)

// An enclave whose RPC goes out without TLS believes its host.
func TestPlainEndpointsAreWarnedOf(t *testing.T) {
	for _, c := range []struct {
		http, ws config.URLs
		want     string // keys
	}{
		{config.URLs{"https://a/", "HTTPS://b/"}, config.URLs{"wss://a/"}, ""},
		{config.URLs{"https://a/", "http://b/secretkey"}, config.URLs{"wss://a/"}, "http_rpc_url"},
		{config.URLs{"https://a/"}, config.URLs{"ws://a/secretkey", "ws://b/"}, "web_socket_url"},
		{config.URLs{"http://a/"}, config.URLs{"ws://a/"}, "http_rpc_url web_socket_url"},
	} {
		var out bytes.Buffer
		warnOfPlainEndpoints(config.Config{HTTPRPCURL: c.http, WebSocketURL: c.ws}, slog.New(slog.NewTextHandler(&out, nil)))
		var got []string
		for _, key := range []string{"http_rpc_url", "web_socket_url"} {
			if n := strings.Count(out.String(), key); n == 1 {
				got = append(got, key)
			}
		}
		if strings.Join(got, " ") != c.want || strings.Contains(out.String(), "secretkey") {
			t.Errorf("%v %v: %s", c.http, c.ws, out.String())
		}
	}
}
