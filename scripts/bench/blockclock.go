package main

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"
)

// blockClock notes when a node announced its blocks, and when transactions
// came into its pool, by the clock that executors' logs are written by.
type blockClock struct {
	node *rpc.Client
	done chan struct{} // closed when the goroutine that listens has ended

	mu     sync.Mutex // guards what follows
	newest uint64
	blocks map[uint64]time.Time
	pooled map[common.Hash]time.Time
	more   chan struct{} // closed at the next block
}

var errClockStopped = errors.New("the node announces no more blocks")

// watchBlocks listens to the node behind a websocket URL until close.
func watchBlocks(ctx context.Context, url string) (*blockClock, error) {
	node, err := rpc.DialContext(ctx, url)
	if err != nil {
		return nil, err
	}
	heads, hashes := make(chan *types.Header, 16), make(chan common.Hash, 1024)
	blocks, err := node.EthSubscribe(ctx, heads, "newHeads")
	if err != nil {
		node.Close()
		return nil, err
	}
	if _, err := node.EthSubscribe(ctx, hashes, "newPendingTransactions"); err != nil {
		node.Close()
		return nil, err
	}
	c := &blockClock{node: node, done: make(chan struct{}), blocks: map[uint64]time.Time{},
		pooled: map[common.Hash]time.Time{}, more: make(chan struct{})}
	go c.listen(heads, hashes, blocks.Err())
	return c, nil
}

// listen ends when the connection does.
func (c *blockClock) listen(heads <-chan *types.Header, hashes <-chan common.Hash, ended <-chan error) {
	defer close(c.done)
	for {
		select {
		case <-ended:
			return
		case h := <-heads:
			c.block(h.Number.Uint64(), time.Now())
		case hash := <-hashes:
			c.transaction(hash, time.Now())
		}
	}
}

func (c *blockClock) close() {
	c.node.Close()
	<-c.done
}

func (c *blockClock) block(n uint64, at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.newest, c.blocks[n] = n, at
	close(c.more)
	c.more = make(chan struct{})
}

func (c *blockClock) transaction(hash common.Hash, at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, known := c.pooled[hash]; !known {
		c.pooled[hash] = at
	}
}

// next waits for a block after number n and returns the newest.
func (c *blockClock) next(ctx context.Context, n uint64) (uint64, error) {
	for {
		c.mu.Lock()
		newest, more := c.newest, c.more
		c.mu.Unlock()
		if newest > n {
			return newest, nil
		}
		select {
		case <-more:
		case <-c.done:
			return 0, errClockStopped
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
}

// at returns when block n was announced.
func (c *blockClock) at(n uint64) (time.Time, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t, ok := c.blocks[n]
	return t, ok
}

// pooledAt returns when a transaction came into the pool.
func (c *blockClock) pooledAt(hash common.Hash) (time.Time, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t, ok := c.pooled[hash]
	return t, ok
}

// firstFrom returns when the first block after n was announced that came at t
// or later.
func (c *blockClock) firstFrom(n uint64, t time.Time) (time.Time, bool) {
	for n++; ; n++ {
		at, ok := c.at(n)
		if !ok || !at.Before(t) {
			return at, ok
		}
	}
}
