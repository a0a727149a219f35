package chain

import (
	"encoding/binary"
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

func numbered(n uint64) Block {
	return Block{Number: n, Hash: common.BytesToHash(binary.BigEndian.AppendUint64([]byte{1}, n))}
}

// However the cursor moves, no more blocks are kept than wanted, and none of a
// branch that was left.
func TestFollowedKeepsNoMore(t *testing.T) {
	f := newFollowed(10)
	for n := range uint64(1000) {
		f.moveTo(numbered(n * 37)) // as leaps do
		if len(f.hashes) > 10 {
			t.Fatalf("at block %d, %d are kept", n*37, len(f.hashes))
		}
	}
	for n := range uint64(30) {
		f.moveTo(numbered(50_000 + n))
	}
	if _, _, ok := f.at(50_020); !ok || len(f.hashes) != 10 {
		t.Errorf("of 30 blocks one by one, %d are kept", len(f.hashes))
	}
	f.moveTo(numbered(50_025))
	if _, _, ok := f.at(50_026); ok {
		t.Error("a block that was unwound is kept")
	}
	f.startAnew()
	if _, _, ok := f.at(50_025); ok || len(f.hashes) != 0 {
		t.Error("blocks are kept that may be of another chain")
	}
}

// An endpoint that saw a reorganisation first is no liar; one that has the
// followed chain, and for one height another block, is.
func TestReorganisedEndpointIsNoLiar(t *testing.T) {
	chain := newFakeChain(t)
	c := chain.dial(t)
	f := newFollowed(100)
	at := func(n uint64) Block {
		t.Helper()
		b, err := c.block(within(t, time.Minute), hexutil.EncodeUint64(n))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for n := range uint64(6) {
		if n > 0 {
			chain.mine()
		}
		f.moveTo(at(n))
	}
	check := func(b Block) error { return f.check(within(t, time.Minute), c, b) }
	forged := at(4)
	forged.Hash = common.Hash{0xba, 0xd}
	if err := check(forged); !errors.Is(err, ErrForged) {
		t.Errorf("another block 4 below the same block 5: %v", err)
	}
	if err := check(at(4)); err != nil {
		t.Errorf("the followed block 4: %v", err)
	}
	chain.drop(3)
	for range 2 { // the new branch is shorter yet
		chain.mine()
		if err := check(at(3)); !errors.Is(err, ErrLagging) || errors.Is(err, ErrForged) {
			t.Errorf("block 3 of a new branch: %v", err)
		}
	}
	chain.mine()
	if err := check(at(3)); !errors.Is(err, ErrLagging) || errors.Is(err, ErrForged) {
		t.Errorf("block 3 of a new branch as long as the old: %v", err)
	}
}
