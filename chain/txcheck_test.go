package chain

import (
	"context"
	"errors"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
)

// doubter is a node that simulates as the test says.
type doubter struct {
	TxBackend
	mu        sync.Mutex // guards what follows
	refuses   error      // instead of an answer to a simulation after a block
	newest    error      // instead of an estimate, which is made on the newest state
	simulated []*big.Int // after which blocks
	estimates int
}

func (d *doubter) set(refuses, newest error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.refuses, d.newest = refuses, newest
}

func (d *doubter) CallContract(ctx context.Context, msg ethereum.CallMsg, block *big.Int) ([]byte, error) {
	d.mu.Lock()
	d.simulated = append(d.simulated, block)
	err := d.refuses
	d.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return d.TxBackend.CallContract(ctx, msg, block)
}

func (d *doubter) EstimateGas(ctx context.Context, msg ethereum.CallMsg) (uint64, error) {
	d.mu.Lock()
	d.estimates++
	err := d.newest
	d.mu.Unlock()
	if err != nil {
		return 0, err
	}
	return d.TxBackend.EstimateGas(ctx, msg)
}

func (d *doubter) asked() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.simulated)
}

// What waits is simulated after a block that was seen before more is offered. A
// node that fails to, or that refuses what the newest state takes, neither gets
// it given up nor a dearer one sent; a refusal of both does.
func TestTxIsCheckedBeforeMoreIsOffered(t *testing.T) {
	a := startAnvil(t)
	a.automine(false)
	a.mine(3)
	d := &doubter{TxBackend: a.client}
	d.set(errSilence, nil)
	m, err := NewTxManager(within(t, time.Minute), d, a.newRichKey(), testTxConfig(), testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(m.Close)
	r := sendAsync(t, m, Candidate{To: &sinkAddr, Data: []byte{1}})
	eventually(t, "it in the pool", func() bool { return len(a.pooled(m.Address())) == 1 })
	before := a.pooled(m.Address())[0].Hash
	unchanged := func(what string) {
		t.Helper()
		n := d.asked()
		eventually(t, "simulations", func() bool { return d.asked() > n+2 })
		if now := a.pooled(m.Address())[0].Hash; now != before {
			t.Fatalf("%s: replaced", what)
		}
		select {
		case got := <-r:
			t.Fatalf("%s: ended with %v", what, got.err)
		default:
		}
	}
	unchanged("no answer")
	d.set(refusal{slashGone}, nil)
	unchanged("one refusal")
	d.set(nil, nil)
	eventually(t, "a replacement", func() bool { return a.pooled(m.Address())[0].Hash != before })
	d.mu.Lock()
	for _, block := range d.simulated {
		if block == nil || block.Uint64() != 3 {
			t.Errorf("simulated after block %v, 3 was seen", block)
		}
	}
	d.mu.Unlock()
	d.set(refusal{slashGone}, refusal{slashGone})
	var revert *RevertError
	if got := <-r; !errors.As(got.err, &revert) || revert.TxHash != (common.Hash{}) {
		t.Errorf("ended with %v", got.err)
	}
}
