package main

import (
	"context"
	"fmt"
	"math/big"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/devnet"
	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// comeBack is how long an executor may take from its start to being
// registered again, whatever else happens meanwhile.
const comeBack = time.Minute

// breaker does what the plan says.
type breaker struct {
	node    *node
	net     *devnet.Devnet
	user    *user
	proxies []*faultproxy.Proxy               // of executor 1 …
	gas     map[common.Address]common.Address // enclave of each gas account
	lines   *timeline
	pids    [executors]atomic.Int64

	mu       sync.Mutex // guards what follows
	done     map[kind]int
	blank    int         // executors started again that had to be given all anew
	kept     int         // that had it kept
	upsets   []time.Time // when blocks were replaced or the node's pool got lost
	problems []error
	gone     []int // pids of executors that were killed
}

// run does what happens to one executor, or to the chain, one after the other.
func (b *breaker) run(ctx context.Context, began time.Time, lane []fault) {
	for _, f := range lane {
		if !pause(ctx, time.Until(began.Add(f.at))) {
			return
		}
		err := b.do(ctx, f)
		b.mu.Lock()
		b.done[f.kind]++
		if err != nil && ctx.Err() == nil {
			b.problems = append(b.problems, fmt.Errorf("%s: %w", f, err))
		}
		b.mu.Unlock()
	}
}

// pause waits. It returns false if ctx ended.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}

func (b *breaker) do(ctx context.Context, f fault) error {
	who := []int{f.executor}
	if f.executor == 0 {
		who = []int{1, 2, 3}
	}
	if f.kind.blocks() {
		defer b.lines.begin(f.kind, time.Now(), who...)()
	}
	if f.executor == 0 {
		return b.doChain(ctx, f)
	}
	p := b.proxies[f.executor-1]
	during := func(broken, mended func()) error {
		broken()
		defer mended()
		pause(ctx, f.lasts)
		return nil
	}
	switch f.kind {
	case killDaemon:
		return b.killDaemon(ctx, f)
	case killWorkerd:
		b.killWorkerd(ctx, f)
	case kick:
		p.Kick()
	case cut:
		return during(p.Cut, p.Restore)
	case stall:
		return during(p.Stall, p.Resume)
	case delay:
		return during(func() { p.Delay(time.Duration(f.number) * 150 * time.Millisecond) }, func() { p.Delay(0) })
	case duplicate:
		return during(func() { p.Duplicate(f.number) }, func() { p.Duplicate(0) })
	case reorder:
		return during(func() { p.Reorder(1 + f.number) }, func() { p.Reorder(0) })
	case deaf:
		return during(func() { p.Drop(true) }, func() { p.Drop(false) })
	case tooMany:
		return during(func() { p.StatusRetry(http.StatusTooManyRequests, time.Second) }, func() { p.Status(0) })
	}
	return nil
}

func (b *breaker) killDaemon(ctx context.Context, f fault) error {
	if err := b.net.Kill(f.executor); err != nil {
		return err
	}
	if !pause(ctx, f.lasts) {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, comeBack)
	defer cancel()
	err := b.net.Restart(ctx, f.executor, f.flag)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.gone = append(b.gone, int(b.pids[f.executor-1].Swap(int64(b.net.Info().Executors[f.executor-1].PID))))
	if f.flag {
		b.blank++
	} else {
		b.kept++
	}
	return err
}

// killWorkerd kills sandboxes, a few in a second, waiting ones or those at
// work, as it happens.
func (b *breaker) killWorkerd(ctx context.Context, f fault) {
	for range 4 * f.number {
		for _, p := range descendants(int(b.pids[f.executor-1].Load())) {
			if p.name == "workerd" {
				_ = syscall.Kill(p.pid, syscall.SIGKILL) // it may have ended meanwhile
				break
			}
		}
		if !pause(ctx, 250*time.Millisecond) {
			return
		}
	}
}

func (b *breaker) doChain(ctx context.Context, f fault) error {
	switch f.kind {
	case restartNode:
		defer b.upset()
		return b.node.restart(ctx, f.lasts)
	case pauseMining:
		return b.withoutBlocks(ctx, func() error { pause(ctx, f.lasts); return nil })
	case reorg:
		return b.reorg(ctx, f)
	case clockJump:
		return b.clockJump(ctx, f)
	case dropTx:
		return b.dropTxs(ctx, f.number)
	case feeSpike:
		const gwei = 1_000_000_000
		err := b.node.call(ctx, "anvil_setNextBlockBaseFeePerGas", (*hexutil.Big)(big.NewInt(int64(f.number)*30*gwei)))
		pause(ctx, f.lasts)
		return err
	}
	return nil
}

// upset notes that transactions may have met another chain than the one that
// they were made for.
func (b *breaker) upset() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.upsets = append(b.upsets, time.Now())
}

func (b *breaker) withoutBlocks(ctx context.Context, f func() error) error {
	resume, err := b.node.stopBlocks(ctx)
	if err != nil {
		return err
	}
	if err := f(); err != nil {
		_ = resume()
		return err
	}
	return resume()
}

// reorg replaces the newest blocks by empty ones. Their transactions go back
// to the pool, those of executors only if they are not to be lost. The job owner's
// may create one another's jobs then, so that answers in the pool have the numbers
// of others.
func (b *breaker) reorg(ctx context.Context, f fault) error {
	// Answers in the blocks that go were given before: that time is lost.
	defer b.lines.begin(reorg, time.Now().Add(-time.Duration(f.number+1)*blockTime), 1, 2, 3)()
	defer b.upset()
	return b.withoutBlocks(ctx, func() error {
		head, err := b.node.eth.BlockNumber(ctx)
		if err != nil {
			return err
		}
		// Anvil does not keep the state of blocks that it loaded.
		depth := min(f.number, int(head-b.node.loaded))
		txs, err := b.newest(ctx, depth)
		if err != nil || depth == 0 {
			return err
		}
		if err := b.node.call(ctx, "anvil_reorg", depth, []any{}); err != nil {
			return err
		}
		if f.renumber {
			if err := b.user.exchange(txs); err != nil {
				return err
			}
			b.user.push(ctx)
		}
		for _, tx := range txs {
			from, err := types.Sender(signer, tx)
			if err != nil {
				return err
			}
			if _, executors := b.gas[from]; executors && f.flag || from == b.user.address && f.renumber {
				continue
			}
			_ = b.node.eth.SendTransaction(ctx, tx) // one that is refused is its sender's to send again
		}
		return b.node.call(ctx, "anvil_setTime", time.Now().Unix())
	})
}

// newest returns the transactions of the newest blocks, in order.
func (b *breaker) newest(ctx context.Context, blocks int) ([]*types.Transaction, error) {
	head, err := b.node.eth.BlockNumber(ctx)
	if err != nil {
		return nil, err
	}
	var txs []*types.Transaction
	for n := head - uint64(blocks) + 1; n <= head; n++ {
		block, err := b.node.eth.BlockByNumber(ctx, new(big.Int).SetUint64(n))
		if err != nil {
			return nil, err
		}
		txs = append(txs, block.Transactions()...)
	}
	return txs, nil
}

// clockJump lets block time jump ahead of all clocks. Later no block is made
// until the clocks are there, because block time cannot go back.
func (b *breaker) clockJump(ctx context.Context, f fault) error {
	if err := b.node.call(ctx, "evm_increaseTime", 2*f.number); err != nil {
		return err
	}
	if !pause(ctx, f.lasts) {
		return nil
	}
	defer b.lines.begin(clockJump, time.Now(), 1, 2, 3)()
	return b.withoutBlocks(ctx, func() error {
		head, err := b.node.eth.HeaderByNumber(ctx, nil)
		if err != nil {
			return err
		}
		if !pause(ctx, time.Until(time.Unix(int64(head.Time)+1, 0))) {
			return nil
		}
		return b.node.call(ctx, "anvil_setTime", time.Now().Unix())
	})
}

// dropTxs waits a little for transactions of executors in the pool, and drops
// them.
func (b *breaker) dropTxs(ctx context.Context, most int) error {
	for range 30 {
		pool, err := b.node.pool(ctx)
		if err != nil {
			return err
		}
		for from, txs := range pool {
			for _, tx := range txs {
				if _, executors := b.gas[from]; !executors {
					break
				}
				if most--; most < 0 {
					return nil
				}
				if err := b.node.call(ctx, "anvil_dropTransaction", tx); err != nil {
					return err
				}
			}
		}
		if !pause(ctx, 100*time.Millisecond) {
			return nil
		}
	}
	return nil
}

// lanes are the plan's parts for the chain and each executor.
func lanes(plan []fault) [][]fault {
	out := make([][]fault, executors+1)
	for _, f := range plan {
		out[f.executor] = append(out[f.executor], f)
	}
	return out
}

// counts says what happened how often.
func (b *breaker) counts() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	var kinds []kind
	for k := range b.done {
		kinds = append(kinds, k)
	}
	slices.Sort(kinds)
	text := ""
	for _, k := range kinds {
		text += fmt.Sprintf(" %s %d", k, b.done[k])
	}
	return text
}
