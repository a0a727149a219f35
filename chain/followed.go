package chain

import (
	"context"
	"fmt"
	"maps"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
)

// followed is the chain that a Watcher's cursor has passed, and whether it is
// one whose headers prove anything. It is safe for concurrent use.
type followed struct {
	span uint64 // how many blocks are kept

	mu     sync.Mutex // guards what follows
	proves bool       // a block was proven: from then on, one that is not is a lie
	tip    Block      // the cursor's
	tipAt  time.Time  // local clock, when the cursor came there
	hashes map[uint64]common.Hash
}

func newFollowed(span uint64) *followed {
	return &followed{span: span, hashes: map[uint64]common.Hash{}}
}

// moveTo notes that the cursor is at b: behind where it was, or, after a
// reorganisation, back at a block that it had passed. It tells whether blocks
// can be proven.
func (f *followed) moveTo(b Block) (proves bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.proves = f.proves || b.proven()
	if b.Number < f.tip.Number {
		maps.DeleteFunc(f.hashes, func(n uint64, _ common.Hash) bool { return n > b.Number })
	}
	f.tip, f.tipAt, f.hashes[b.Number] = b, time.Now(), b.Hash
	delete(f.hashes, b.Number-f.span) // if the cursor steps, the only one to go
	if uint64(len(f.hashes)) > f.span {
		maps.DeleteFunc(f.hashes, func(n uint64, _ common.Hash) bool { return b.Number-n >= f.span })
	}
	return f.proves
}

// startAnew forgets the blocks: what comes may be another chain.
func (f *followed) startAnew() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.tip, f.tipAt = Block{}, time.Time{}
	clear(f.hashes)
}

// at returns the hash of the block that was passed at a height, if it is known,
// and the newest one that was passed.
func (f *followed) at(number uint64) (hash common.Hash, tip Block, ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	hash, ok = f.hashes[number]
	return hash, f.tip, ok
}

// checkHeader refuses a block that cannot be proven after others could: the
// chain's headers are of a kind that can be recomputed, so this one is a lie.
func (f *followed) checkHeader(b Block) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.proves && !b.proven() {
		return errSpoiled(b)
	}
	return nil
}

func errSpoiled(b Block) error {
	return fmt.Errorf("%w: header of block %d, which does not hash to %s", ErrForged, b.Number, b.Hash)
}

// check holds block b, which the endpoint of c shows, against the chain that
// has been followed. Another than followed is a lie of an endpoint that also has
// what descends from the followed one. One that has not may have seen a
// reorganisation earlier, and only lags behind what was followed so far.
func (f *followed) check(ctx context.Context, c *Client, b Block) error {
	if err := f.checkHeader(b); err != nil {
		return err
	}
	known, tip, ok := f.at(b.Number)
	if !ok || known == b.Hash {
		return nil
	}
	now, err := c.block(ctx, hexutil.EncodeUint64(tip.Number))
	switch {
	case err != nil:
		return err
	case now.Hash == tip.Hash:
		return fmt.Errorf("%w: block %s, and block %s, which descends from another one at height %d", ErrForged, b.Hash, tip.Hash, b.Number)
	}
	return fmt.Errorf("%w: block %s, another than the one followed at height %d so far", ErrLagging, b.Hash, b.Number)
}
