package chain

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// An endpoint that counts transactions which nobody sent is left, with a quorum
// and without, and whatever it says of the newest block. One whose count the
// others bear out, though it is more than was expected, is not.
func TestFalseHighCountIsBlamed(t *testing.T) {
	tooHigh := countsFalsely(1000)
	farHead := on(func(result any) any {
		return eachObject(result, func(b map[string]any) { b["number"] = hexutil.EncodeUint64(1 << 40) })
	}, "eth_getBlockByNumber")
	for name, test := range map[string]struct {
		lie     faultproxy.Forger
		quorum  int
		refused bool
	}{
		"without a quorum":         {tooHigh, 1, true},
		"with a quorum":            {tooHigh, 2, true},
		"with a head far above":    {both(tooHigh, farHead), 1, true},
		"the truth":                {nil, 1, false},
		"the truth, with a quorum": {nil, 2, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLiar(t, 3)
			m := l.manager(l.newRichKey(), testTxConfig())
			mustMine(t, sendAsync(t, m, pay(1)))
			l.mine(behindHead)
			l.seen.quorum = test.quorum
			l.proxy.Forge(test.lie)
			count := func() {
				t.Helper()
				if n, err := l.seen.NonceAfter(within(t, time.Minute), m.Address(), 0); err != nil || n != 1 {
					t.Fatalf("%d, %v", n, err)
				}
			}
			for range 10 {
				count()
			}
			if !test.refused {
				for _, s := range l.seen.Status() {
					if !s.Usable {
						t.Errorf("status %+v", s)
					}
				}
				return
			}
			eventually(t, "the liar to be refused", func() bool {
				count() // until it is among those that answer first
				return l.log.refused(l.proxy.HTTPURL(), ErrOutvoted) != ""
			})
		})
	}
}

// Nobody is blamed for a count that is new to the others: they may lag.
func TestCountAheadOfTheOthersIsNotBlamed(t *testing.T) {
	l := newLiar(t, 3)
	m := l.manager(l.newRichKey(), testTxConfig())
	l.mine(behindHead)
	l.proxy.Forge(func(method string, params, result json.RawMessage) json.RawMessage {
		if method == "eth_getTransactionCount" && strings.Contains(string(params), "latest") {
			return json.RawMessage(`"0x1"`)
		}
		return result
	})
	if n, err := l.seen.NonceAfter(within(t, time.Minute), m.Address(), 0); err != nil || n != 0 {
		t.Errorf("%d, %v", n, err)
	}
	if s := l.seen.Status(); !s[0].Usable || current(l.seen) != 0 {
		t.Errorf("status %+v", s)
	}
}
