package workerd

import (
	"context"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/nacre-tee/nacre/workerd/egress"
)

// Where this machine has no network, what code connects to goes by Config.Dial
// alone, by its name, for fetch() and connect() alike.
func TestDialIsTheOnlyWay(t *testing.T) {
	site := serve(t, echo)
	var mu sync.Mutex
	var asked []string
	p := newStocked(t, 0, 0, func(c *Config) {
		c.Egress = egress.DefaultPolicy()
		c.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
			mu.Lock()
			asked = append(asked, network+" "+address)
			mu.Unlock()
			return new(net.Dialer).DialContext(ctx, network, site.address)
		}
	})
	out, _ := tryAll(t, p.Pool, []string{
		`() => get("http://a.invalid/x")`, `() => talk("b.invalid:8080")`, `() => get("http://` + site.address + `/")`,
	})
	if !strings.HasPrefix(out[0], "reached GET /x") || !strings.HasPrefix(out[1], "reached HTTP/1.1 200") || !strings.Contains(out[2], "an address of this host") {
		t.Errorf("%q", out)
	}
	mu.Lock()
	defer mu.Unlock()
	if want := []string{"tcp a.invalid:80", "tcp b.invalid:8080"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %v, want %v", asked, want)
	}
}
