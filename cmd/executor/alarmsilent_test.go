package main

import (
	"strings"
	"testing"
	"time"

	"github.com/nacre-tee/nacre/chain"
)

// TestSilenceSaysWhyOfEachEndpointAndWhatToMend, once it lasts.
func TestSilenceSaysWhyOfEachEndpointAndWhatToMend(t *testing.T) {
	well := chain.EndpointStatus{URL: "https://a.example", Kind: chain.KindHTTP, Usable: true}
	refused := chain.EndpointStatus{URL: "https://b.example", Kind: chain.KindHTTP, Err: "asking https://b.example for its chain id: connection refused"}
	limited := chain.EndpointStatus{URL: "https://c.example", Kind: chain.KindHTTP, Err: "429 Too Many Requests"}
	socket := chain.EndpointStatus{URL: "wss://d.example", Kind: chain.KindWebSocket, Err: "no route"}
	now := time.Now()
	for name, c := range map[string]struct {
		of     []chain.EndpointStatus
		quorum int
		err    string
		want   string
	}{
		"none": {[]chain.EndpointStatus{refused, limited, socket}, 1, refused.Err,
			refused.Err + "; https://c.example: 429 Too Many Requests: no HTTP endpoint answers, check the enclave's network and http_rpc_url"},
		"too few": {[]chain.EndpointStatus{well, refused, limited}, 2, "too few RPC endpoints agree",
			"agree; " + refused.Err + "; https://c.example: 429 Too Many Requests: 1 of 3 HTTP endpoints answer and rpc_quorum asks for 2, mend those"},
		"refused":   {[]chain.EndpointStatus{well, limited}, 1, "answer refused", "not confirmed by others, name others in http_rpc_url"},
		"no answer": {[]chain.EndpointStatus{well}, 1, "", "the endpoints have not answered yet: what an endpoint says"},
	} {
		calm := chainSilent(chain.WatcherStatus{AskedAt: now.Add(-50 * time.Second), Err: c.err}, c.of, c.quorum)
		line := chainSilent(chain.WatcherStatus{AskedAt: now.Add(-2 * time.Minute), Err: c.err}, c.of, c.quorum)
		if calm != "" || !strings.HasPrefix(line, "chain: not followed for 2m0s: "+c.err) || !strings.Contains(line, c.want) || strings.Contains(line, "no route") {
			t.Errorf("%s: %q, then\n%q, want\n%q", name, calm, line, c.want)
		}
	}
}
