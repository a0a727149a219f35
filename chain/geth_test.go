package chain

import (
	"crypto/ecdsa"
	"errors"
	"math/big"
	"net"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	gethlog "github.com/ethereum/go-ethereum/log"
	"github.com/ethereum/go-ethereum/node"
)

// gethNode is go-ethereum in this process, served over real HTTP and
// websockets. It makes a block when Commit is called.
type gethNode struct {
	*simulated.Backend
	client *Client
	key    *ecdsa.PrivateKey // of a rich account
}

// commitUntil makes blocks until out says that a transaction is mined.
func (g *gethNode) commitUntil(t *testing.T, out <-chan sendResult) *types.Receipt {
	t.Helper()
	var got sendResult
	eventually(t, "it to be mined", func() bool {
		g.Commit()
		select {
		case got = <-out:
			return true
		default:
			return false
		}
	})
	if got.err != nil {
		t.Fatal(got.err)
	}
	return got.receipt
}

func startGeth(t *testing.T) *gethNode {
	t.Helper()
	port := freePort(t)
	key := newKey(t)
	rich := new(big.Int).Mul(ether, big.NewInt(100))
	alloc := types.GenesisAlloc{
		address(key): {Balance: rich},
		jobsAddr:     {Code: emitter, Balance: new(big.Int)},
		managerAddr:  {Code: emitter, Balance: new(big.Int)},
		codeAddr:     {Code: common.FromHex("00"), Balance: new(big.Int)},
	}
	b := simulated.NewBackend(alloc, func(n *node.Config, _ *ethconfig.Config) {
		n.HTTPHost, n.HTTPPort, n.WSHost, n.WSPort = "127.0.0.1", port, "127.0.0.1", port
		n.HTTPModules, n.WSModules = []string{"eth"}, []string{"eth"}
		n.Logger = gethlog.NewLogger(gethlog.DiscardHandler())
	})
	t.Cleanup(func() { _ = b.Close() })
	b.Commit() // the first block is of 1970, and a node without another would be taken for one that syncs
	addr := (&net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: port}).String()
	g := &gethNode{Backend: b, key: key}
	g.client = dialTest(t, Endpoints{HTTP: []string{"http://" + addr}, WebSocket: []string{"ws://" + addr}, ChainID: big.NewInt(1337)})
	return g
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// On geth: events, a fork that becomes the longer chain, code, and
// transactions one behind the other.
func TestOnGeth(t *testing.T) {
	g := startGeth(t)
	m, err := NewTxManager(within(t, time.Minute), g.client, g.key, testTxConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	w, r := watch(t, g.client, testWatcherConfig())
	r.wait(t, "synced")
	eventually(t, "the websocket", func() bool { return w.Status().WebSocket })

	send := func(c Candidate) *types.Receipt {
		t.Helper()
		return g.commitUntil(t, sendAsync(t, m, c))
	}
	to := codeAddr
	saved := send(Candidate{To: &to, Data: saveCode("on geth")})
	code, err := NewCodeSource(g.client, codeAddr, 100).Code(within(t, time.Minute), saved.TxHash)
	if err != nil || string(code) != "on geth" {
		t.Errorf("got %q, %v", code, err)
	}

	to1 := jobsAddr
	first := send(Candidate{To: &to1, Data: emit(jobLog(1, ms(1), ourEnclave))})
	r.wait(t, "synced", "created 1")
	parent, err := g.client.block(within(t, time.Minute), hexutil.EncodeUint64(first.BlockNumber.Uint64()-1))
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Fork(parent.Hash); err != nil {
		t.Fatal(err)
	}
	head, err := g.client.Head(within(t, time.Minute))
	if err != nil {
		t.Fatal(err)
	}
	for n := parent.Number; n < head.Number+1; n++ {
		g.Commit()
	}
	// Geth gives the pool what the fork dropped; it is mined again.
	eventually(t, "the job's removal", func() bool { told := r.told(); return len(told) >= 3 && told[2] == "removed 1" })
	eventually(t, "the job again", func() bool {
		g.Commit()
		told := r.told()
		return told[len(told)-1] == "created 1"
	})
}

// On geth: a replacement that is not high enough is raised until it is taken,
// and a refused transaction is classified.
func TestTxOnGeth(t *testing.T) {
	g := startGeth(t)
	cheap := func(tip, feeCap int64) {
		tx, err := types.SignNewTx(g.key, types.LatestSignerForChainID(big.NewInt(1337)), &types.DynamicFeeTx{
			ChainID: big.NewInt(1337), GasTipCap: big.NewInt(tip), GasFeeCap: big.NewInt(feeCap), Gas: 21000, To: &otherOne, Value: big.NewInt(1)})
		if err != nil {
			t.Fatal(err)
		}
		if err := g.client.SendTransaction(within(t, time.Minute), tx); err != nil {
			t.Fatal(err)
		}
	}
	// Somebody else's transaction sits at our nonce, dearer than ours will be.
	m, err := NewTxManager(within(t, time.Minute), g.client, g.key, testTxConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	cheap(8e9, 40e9)
	out := sendAsync(t, m, pay(5))
	eventually(t, "a raise", func() bool { return m.Status().Bumped >= 3 })
	g.commitUntil(t, out)
	if _, err := m.Send(within(t, time.Minute), Candidate{To: &sinkAddr, GasLimit: 100}); !errors.Is(err, ErrNotAccepted) {
		t.Errorf("too little gas: %v", err)
	}
	if n := m.Status().Pending; n != 0 {
		t.Errorf("%d pending", n)
	}
}
