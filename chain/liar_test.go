package chain

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math/big"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// liar is a real node behind one endpoint that lies and maybe others that do
// not.
type liar struct {
	*anvil
	proxy *faultproxy.Proxy // the first, which is asked unless it fails
	seen  *Client           // through the proxies
	emit  func(fakeLog)     // on the node
	log   *complaints       // of seen
}

// complaints keeps what is logged.
type complaints struct {
	mu   sync.Mutex
	text strings.Builder
}

func (c *complaints) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.Write(p)
}

func (c *complaints) String() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.text.String()
}

// refused returns the line that says that the endpoint was refused for err.
func (c *complaints) refused(url string, err error) string {
	for line := range strings.Lines(c.String()) {
		if strings.Contains(line, "RPC endpoint failed") && strings.Contains(line, url) && strings.Contains(line, err.Error()) {
			return line
		}
	}
	return ""
}

// dialLogged is dialTest with what is logged.
func dialLogged(t *testing.T, e Endpoints) (*Client, *complaints) {
	t.Helper()
	log := new(complaints)
	c, err := Dial(within(t, time.Minute), e, slog.New(slog.NewTextHandler(log, nil)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, log
}

// behind returns proxies before a node and a client that knows only them.
func behind(t *testing.T, host string, n int, forge faultproxy.Forger) (*Client, *complaints, *faultproxy.Proxy) {
	t.Helper()
	e := Endpoints{ChainID: big.NewInt(31337)}
	var proxies []*faultproxy.Proxy
	for range n {
		p := startFaultProxy(t, host)
		p.Forge(forge)
		proxies = append(proxies, p)
		e.HTTP = append(e.HTTP, p.HTTPURL())
	}
	c, log := dialLogged(t, e)
	return c, log, proxies[0]
}

func newLiar(t *testing.T, endpoints int) liar {
	t.Helper()
	a := startAnvil(t)
	l := liar{anvil: a, emit: a.testJobs()}
	a.code(codeAddr, common.FromHex("00"))
	l.seen, l.log, l.proxy = behind(t, a.host, endpoints, nil)
	return l
}

// mustBeRefused fails unless the liar is refused for err, which may be said a
// little after the right answers are told.
func (l liar) mustBeRefused(t *testing.T, err error) {
	t.Helper()
	eventually(t, fmt.Sprintf("refusal of the liar for %q", err), func() bool { return l.log.refused(l.proxy.HTTPURL(), err) != "" })
	t.Log(l.log.refused(l.proxy.HTTPURL(), err))
}

// lyingConfig is patient enough that nothing but a lie is noticed.
func lyingConfig(quorum int) WatcherConfig {
	cfg := testWatcherConfig()
	cfg.Quorum = quorum
	return cfg
}

// on forges the results of some methods, as generic JSON.
func on(change func(result any) any, methods ...string) faultproxy.Forger {
	return func(method string, _, result json.RawMessage) json.RawMessage {
		var v any
		if !slices.Contains(methods, method) || json.Unmarshal(result, &v) != nil || v == nil {
			return result
		}
		out, err := json.Marshal(change(v))
		if err != nil {
			return result
		}
		return out
	}
}

// eachObject does change to each object that v, an object or a list of them, holds.
func eachObject(v any, change func(map[string]any)) any {
	switch v := v.(type) {
	case map[string]any:
		change(v)
	case []any:
		for _, one := range v {
			eachObject(one, change)
		}
	}
	return v
}

// asJSON is what v is as generic JSON.
func asJSON(t *testing.T, v any) any {
	t.Helper()
	var out any
	if err := json.Unmarshal(marshal(t, v), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// both is one forger behind the other.
func both(first, then faultproxy.Forger) faultproxy.Forger {
	return func(method string, params, result json.RawMessage) json.RawMessage {
		return then(method, params, first(method, params, result))
	}
}
