package chain

import (
	"sync/atomic"
	"testing"
	"time"
)

// Three endpoints, of which two must agree. The first is always two blocks ahead
// of the slow one, and one is dead, before the slow one or behind it: what two of
// them have is told at once, block by block, although the newest never is.
func TestFastDeadAndSlowEndpoint(t *testing.T) {
	for name, c := range map[string]struct {
		dead, slow int
		stalled    bool
	}{
		"dead before the slow one": {dead: 1, slow: 2},
		"dead behind the slow one": {dead: 2, slow: 1},
		"stalled":                  {dead: 1, slow: 2, stalled: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := startAnvil(t)
			a.mine(5)
			client, proxies := throughProxies(t, a.host, 31337, 3)
			var shown atomic.Uint64 // by the slow one
			shown.Store(3)
			proxies[c.slow].Forge(upTo(t, a.client, &shown))
			if c.stalled {
				proxies[c.dead].Stall()
			} else {
				proxies[c.dead].Cut()
			}
			_, told := watch(t, client, lyingConfig(2))
			eventually(t, "what two have of the past", func() bool { return told.head() == 3 })
			for want := uint64(4); want < 12; want++ {
				a.mine(1) // the first shows want+2 now
				shown.Store(want)
				began := time.Now()
				eventually(t, "what two have", func() bool { return told.head() >= want })
				if took := time.Since(began); took > 10*time.Second {
					t.Errorf("block %d was told after %s", want, took)
				}
			}
		})
	}
}
