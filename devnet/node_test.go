package devnet

import (
	"context"
	"errors"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
)

func testNode(t *testing.T) *chainNode {
	t.Helper()
	n, err := startNode(map[common.Address]*big.Int{{1}: big.NewInt(1e18)}, 0, filepath.Join(t.TempDir(), "keystore"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

func TestNodeServesHTTPAndWebsocketOnLoopback(t *testing.T) {
	n := testNode(t)
	// Executors put an API key behind the last slash.
	for _, url := range []string{n.httpURL(), n.wsURL(), n.wsURL() + "api-key"} {
		c, err := ethclient.Dial(url)
		if err != nil {
			t.Fatalf("%s: %v", url, err)
		}
		id, err := c.ChainID(t.Context())
		c.Close()
		if err != nil || id.Uint64() != ChainID {
			t.Errorf("%s: chain id %v, %v", url, id, err)
		}
	}
	balance, err := n.client.BalanceAt(t.Context(), common.Address{1}, nil)
	if err != nil || balance.Cmp(big.NewInt(1e18)) != 0 {
		t.Errorf("balance %v, %v", balance, err)
	}
}

// TestNodeMakesNoDirectoryOfItsOwn: one in the temporary directory would stay
// behind a devnet that is killed.
func TestNodeMakesNoDirectoryOfItsOwn(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	keys := filepath.Join(t.TempDir(), "keystore")
	n, err := startNode(nil, 0, keys)
	if err != nil {
		t.Fatal(err)
	}
	defer n.close()
	if made, err := os.ReadDir(temp); err != nil || len(made) > 0 {
		t.Errorf("made %v, %v", made, err)
	}
	if got := n.stack.KeyStoreDir(); got != keys {
		t.Errorf("the node's keys go to %s, want %s", got, keys)
	}
}

func TestNodeSaysThatItsPortIsTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if n, err := startNode(nil, l.Addr().(*net.TCPAddr).Port, t.TempDir()); !errors.Is(err, syscall.EADDRINUSE) {
		t.Errorf("node %v, error %v on a port that is taken", n, err)
	}
}

func TestBlocksNeverRunAheadOfTheClock(t *testing.T) {
	n := testNode(t)
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Second)
	defer cancel()
	checked := checkedSealer{n, t}
	mine(ctx, checked, time.Second, slog.New(slog.DiscardHandler))
	if made := n.head().Number.Uint64(); made < 3 || made > 5 {
		t.Errorf("%d blocks in 4 s, want 4", made)
	}
}

type checkedSealer struct {
	*chainNode
	t *testing.T
}

func (s checkedSealer) commit() *types.Header {
	h := s.chainNode.commit()
	if ahead := int64(h.Time) - time.Now().Unix(); ahead > 0 {
		s.t.Errorf("block %d is %d s ahead of the clock", h.Number, ahead)
	}
	return h
}

func TestUntilNext(t *testing.T) {
	at := func(s float64) time.Time { return time.UnixMilli(int64(1_700_000_000_000 + s*1000)) }
	for name, c := range map[string]struct {
		now    float64
		parent uint64
		period time.Duration
		want   time.Duration
	}{
		"on the second":            {0.25, 1_699_999_999, time.Second, 750 * time.Millisecond},
		"chain ahead of the clock": {0.25, 1_700_000_004, time.Second, 4750 * time.Millisecond},
		"longer period":            {0.5, 1_700_000_000, 4 * time.Second, 3500 * time.Millisecond},
		"period of 1.5 s":          {2.9, 1_700_000_002, 1500 * time.Millisecond, 600 * time.Millisecond},
	} {
		now := at(c.now)
		got := untilNext(now, c.parent, c.period)
		if c.period != 1500*time.Millisecond && got != c.want {
			t.Errorf("%s: wait %s, want %s", name, got, c.want)
		}
		if got <= 0 || now.Add(got).Unix() <= int64(c.parent) {
			t.Errorf("%s: wait %s ends before the parent's second is over", name, got)
		}
	}
}
