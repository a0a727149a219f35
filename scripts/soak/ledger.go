package main

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/wire"
	"github.com/nacre-tee/nacre/devnet"
)

// watched is when a block was first seen at the head.
type watched struct {
	seen time.Time
	time time.Time // of the block
}

// observer notes when blocks come.
type observer struct {
	mu     sync.Mutex // guards what follows
	blocks []watched  // as they were seen
	byHash map[common.Hash]watched
}

// watch asks for the head, several times in a block, until ctx ends.
func (o *observer) watch(ctx context.Context, n *node) {
	for pause(ctx, blockTime/5) {
		head, err := n.eth.HeaderByNumber(ctx, nil)
		if err != nil {
			continue // the node is away
		}
		o.mu.Lock()
		if _, known := o.byHash[head.Hash()]; !known {
			w := watched{time.Now(), time.Unix(int64(head.Time), 0)}
			o.blocks, o.byHash[head.Hash()] = append(o.blocks, w), w
		}
		o.mu.Unlock()
	}
}

// passed returns when block time was first seen to be past at, and false if it
// was not yet.
func (o *observer) passed(at time.Time) (time.Time, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, w := range o.blocks {
		if w.time.After(at) {
			return w.seen, true
		}
	}
	return time.Now(), false
}

// seen returns when a block was there. One that was replaced before it was
// seen at the head counts from the next look.
func (o *observer) seen(hash common.Hash, at time.Time) time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	if w, ok := o.byHash[hash]; ok {
		return w.seen
	}
	for _, w := range o.blocks {
		if !w.time.Before(at) {
			return w.seen
		}
	}
	return at
}

// job is one that the chain has.
type job struct {
	id       string
	block    common.Hash
	created  time.Time // block time
	input    []byte
	selected []common.Address
	answers  map[common.Address]answer
}

func (j *job) answerBy() time.Time { return j.created.Add(deadline + buffer) }

// answer is one that the contract took.
type answer struct {
	code   uint8
	output string
}

// ledger is what the chain says in the end.
type ledger struct {
	jobs    []*job
	byID    map[string]*job
	refused int                       // jobs that were not created: no executor had a place
	doubles []string                  // answers sent again after the contract had taken one
	wasted  []wasted                  // other transactions of executors that failed
	sent    map[common.Address]uint64 // transactions of executors
	took    map[string]bool           // answers that the contract has, by job and executor
	slashes int
}

// wasted is a transaction that was paid for nothing.
type wasted struct {
	seen time.Time // its block
	what string
}

// clerk reads the ledger.
type clerk struct {
	node      *node
	observer  *observer
	contracts devnet.Contracts
	bindings  *bindings.Jobs
	gas       map[common.Address]common.Address // enclave of each gas account
	user      common.Address
	chain     types.Signer
}

// read goes through the whole chain.
func (c *clerk) read(ctx context.Context) (*ledger, error) {
	l := &ledger{byID: map[string]*job{}, sent: map[common.Address]uint64{}, took: map[string]bool{}}
	head, err := c.node.eth.BlockNumber(ctx)
	if err != nil {
		return nil, err
	}
	for n := uint64(1); n <= head; n++ {
		block, err := c.block(ctx, n)
		if err != nil {
			return nil, err
		}
		receipts, err := c.node.eth.BlockReceipts(ctx, rpc.BlockNumberOrHashWithHash(block.Hash(), true))
		if err != nil {
			return nil, fmt.Errorf("receipts of block %d: %w", n, err)
		}
		for i, tx := range block.Transactions() {
			if err := c.take(l, block, tx, receipts[i]); err != nil {
				return nil, err
			}
		}
	}
	return l, nil
}

// block reads one block. Anvil has been seen to have none for a number, once in
// many runs; it is asked again, and at last for what it has of it.
func (c *clerk) block(ctx context.Context, n uint64) (*types.Block, error) {
	number := new(big.Int).SetUint64(n)
	for try := 1; ; try++ {
		block, err := c.node.eth.BlockByNumber(ctx, number)
		switch {
		case err == nil:
			return block, nil
		case !errors.Is(err, ethereum.NotFound) || try == 5 || !pause(ctx, blockTime):
			if _, headless := c.node.eth.HeaderByNumber(ctx, number); headless == nil {
				err = fmt.Errorf("%w with its transactions, the header is there", err)
			}
			return nil, fmt.Errorf("block %d: %w", n, err)
		}
	}
}

// take enters one transaction.
func (c *clerk) take(l *ledger, block *types.Block, tx *types.Transaction, receipt *types.Receipt) error {
	from, err := types.Sender(c.chain, tx)
	if err != nil {
		return err
	}
	taken := map[string]bool{}
	for _, log := range receipt.Logs {
		if log.Address == c.contracts.Jobs {
			c.takeLog(l, block, log, taken)
		}
	}
	if tx.To() == nil || *tx.To() != c.contracts.Jobs {
		return nil
	}
	if from == c.user && receipt.Status == types.ReceiptStatusFailed {
		l.refused++
	}
	enclave, executors := c.gas[from]
	if !executors {
		return nil
	}
	l.sent[from]++
	c.takeSubmission(l, block, tx, receipt, enclave, taken)
	return nil
}

func (c *clerk) takeLog(l *ledger, block *types.Block, log *types.Log, taken map[string]bool) {
	if e, err := c.bindings.UnpackJobCreatedEvent(log); err == nil {
		j := &job{id: e.JobId.String(), block: block.Hash(), created: time.Unix(int64(block.Time()), 0),
			input: e.CodeInputs, selected: e.SelectedExecutors, answers: map[common.Address]answer{}}
		l.jobs, l.byID[j.id] = append(l.jobs, j), j
	}
	if e, err := c.bindings.UnpackJobRespondedEvent(log); err == nil {
		taken[e.JobId.String()] = true
		if j := l.byID[e.JobId.String()]; j != nil {
			j.answers[e.Executor] = answer{e.ErrorCode, string(e.Output)}
		}
	}
	if _, err := c.bindings.UnpackSlashedOnExecutionTimeoutEvent(log); err == nil {
		l.slashes++
	}
}

// takeSubmission enters what an executor's transaction wanted: answers, each
// of which the contract took, had, or refused; or something else.
func (c *clerk) takeSubmission(l *ledger, block *types.Block, tx *types.Transaction, receipt *types.Receipt, enclave common.Address, taken map[string]bool) {
	ids := answersIn(tx.Data())
	useful := len(ids) == 0 && receipt.Status == types.ReceiptStatusSuccessful
	for _, id := range ids {
		key := id + " " + enclave.Hex()
		switch {
		case taken[id]:
			useful = true
			l.took[key] = true
		case l.took[key]:
			useful = true // it counts as a double
			l.doubles = append(l.doubles, fmt.Sprintf("job %s by %s in block %d, transaction %s", id, enclave, block.NumberU64(), tx.Hash()))
		}
	}
	if !useful {
		at := time.Unix(int64(block.Time()), 0)
		l.wasted = append(l.wasted, wasted{c.observer.seen(block.Hash(), at),
			fmt.Sprintf("transaction %s of %s in block %d, for jobs %v", tx.Hash(), enclave, block.NumberU64(), ids)})
	}
}

// answersIn returns the jobs whose answers a call of the Jobs contract holds.
func answersIn(data []byte) (ids []string) {
	answers, err := wire.Answers(data)
	if err != nil {
		return nil
	}
	for _, a := range answers {
		ids = append(ids, a.JobId.String())
	}
	return ids
}
