package chain

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

// Code that the first endpoint does not have, the second one is too dead to
// give, and the third one has: it is there soon enough for a job with a short
// deadline.
func TestCodeBehindStalledEndpoint(t *testing.T) {
	a := startAnvil(t)
	a.code(codeAddr, []byte{0})
	l := liar{anvil: a}
	hash := l.saveCode(t, "there")
	c, proxies := throughProxies(t, a.host, 31337, 3)
	proxies[0].Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		if strings.Contains(string(params), hash.Hex()) {
			return json.RawMessage("null")
		}
		return result
	})
	proxies[1].Stall()
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if code, err := NewCodeSource(c, codeAddr, 1000).Code(ctx, hash); err != nil || string(code) != "there" {
		t.Errorf("got %q, %v", code, err)
	}
}
