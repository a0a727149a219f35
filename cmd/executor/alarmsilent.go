package main

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"github.com/nacre-tee/nacre/chain"
)

// silentAfter is how long no round of following the chain may go well before
// health says so.
const silentAfter = time.Minute

// chainSilent says why the chain is not followed: with the reason of each
// endpoint, not only of that which was asked last, and with what to mend.
func chainSilent(w chain.WatcherStatus, endpoints []chain.EndpointStatus, quorum int) string {
	silent := time.Since(w.AskedAt)
	if silent <= silentAfter {
		return ""
	}
	asked, down := 0, []string{}
	line := fmt.Sprintf("chain: not followed for %s: %s", silent.Round(time.Second), cmp.Or(w.Err, "the endpoints have not answered yet"))
	for _, e := range endpoints {
		if e.Kind != chain.KindHTTP {
			continue
		}
		asked++
		if e.Usable {
			continue
		}
		down = append(down, e.URL)
		if !strings.Contains(line, e.URL) {
			line += "; " + ofEndpoint(e)
		}
	}
	return line + ": " + mendOfSilence(asked-len(down), asked, quorum)
}

// ofEndpoint is why an endpoint is not used, with its name.
func ofEndpoint(e chain.EndpointStatus) string {
	if strings.Contains(e.Err, e.URL) {
		return e.Err
	}
	return e.URL + ": " + e.Err
}

func mendOfSilence(well, asked, quorum int) string {
	switch {
	case well == 0:
		return "no HTTP endpoint answers, check the enclave's network and http_rpc_url"
	case well < quorum:
		return fmt.Sprintf("%d of %d HTTP endpoints answer and rpc_quorum asks for %d, mend those that do not or name others in http_rpc_url", well, asked, quorum)
	}
	return "what an endpoint says is refused, or not confirmed by others, name others in http_rpc_url"
}
