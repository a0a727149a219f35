package main

import (
	"context"
	"log/slog"
	"net"
	"slices"
	"strings"

	"github.com/nacre-tee/nacre/cmd/executor/config"
)

// outward makes a connection to HOST:PORT over TCP, where HOST may be a name; nil
// stands for the network of this machine. All of the daemon's connections are
// made by it: to RPC providers, for jobs, and to other stores of secrets.
type outward = func(ctx context.Context, network, address string) (net.Conn, error)

// warnOfPlainEndpoints says which keys of the config file let the host speak in
// the name of an RPC provider: what goes out through it without TLS.
func warnOfPlainEndpoints(cfg config.Config, log *slog.Logger) {
	for _, k := range []struct {
		key, want string
		urls      []string
	}{{"http_rpc_url", "https://", cfg.HTTPRPCURL}, {"web_socket_url", "wss://", cfg.WebSocketURL}} {
		if slices.ContainsFunc(k.urls, func(u string) bool { return !strings.HasPrefix(strings.ToLower(u), k.want) }) {
			log.Warn(k.key + ": without TLS this enclave's host can answer in the provider's name; " + k.want + " would be right")
		}
	}
}
