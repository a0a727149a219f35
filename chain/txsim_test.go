package chain

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/txpool"
	"github.com/ethereum/go-ethereum/core/types"
)

// simBlock is a block of a simChain.
type simBlock struct {
	Block
	txs []*types.Transaction
}

// simChain is a chain and its node's pool, without a node: as much of their
// rules as sending has to do with.
type simChain struct {
	rnd    *rand.Rand
	blocks []simBlock
	pool   map[common.Address]map[uint64]*types.Transaction
	from   map[common.Hash]common.Address
	base   *big.Int // of the next block
	tip    *big.Int
	poor   bool // no account can pay
	forks  int
}

func newSimChain(rnd *rand.Rand) *simChain {
	c := &simChain{rnd: rnd, pool: map[common.Address]map[uint64]*types.Transaction{}, from: map[common.Hash]common.Address{}, base: gwei(10), tip: gwei(1)}
	c.add(simBlock{Block: Block{Time: testStart}})
	return c
}

// account returns an account whose transactions carry no signature: nobody
// here looks at it.
func (c *simChain) account(n int64) *account {
	a := &account{address: common.BigToAddress(big.NewInt(0xacc00 + n)), recent: map[uint64]finished{}}
	a.sign = func(inner *types.DynamicFeeTx) (*types.Transaction, error) {
		inner.ChainID = big.NewInt(n) // else two accounts' transactions would be one
		tx := types.NewTx(inner)
		c.from[tx.Hash()] = a.address
		return tx, nil
	}
	return a
}

func (c *simChain) head() simBlock { return c.blocks[len(c.blocks)-1] }

func (c *simChain) add(b simBlock) {
	b.Number, b.BaseFee = uint64(len(c.blocks)), c.base
	b.Hash = common.BigToHash(big.NewInt(int64(len(c.blocks)) + int64(c.forks)<<32))
	c.blocks = append(c.blocks, b)
}

func (c *simChain) count(of common.Address) uint64 {
	var n uint64
	for _, b := range c.blocks {
		for _, tx := range b.txs {
			if c.from[tx.Hash()] == of {
				n++
			}
		}
	}
	return n
}

func (c *simChain) receipt(hash common.Hash) *types.Receipt {
	for _, b := range c.blocks {
		for _, tx := range b.txs {
			if tx.Hash() == hash {
				return &types.Receipt{TxHash: hash, Status: 1, BlockNumber: new(big.Int).SetUint64(b.Number)}
			}
		}
	}
	return nil
}

func (c *simChain) poolOf(from common.Address) map[uint64]*types.Transaction {
	if c.pool[from] == nil {
		c.pool[from] = map[uint64]*types.Transaction{}
	}
	return c.pool[from]
}

// send is what a node does with a transaction.
func (c *simChain) send(tx *types.Transaction) error {
	from := c.from[tx.Hash()]
	pool := c.poolOf(from)
	old := pool[tx.Nonce()]
	switch {
	case tx.Nonce() < c.count(from):
		return core.ErrNonceTooLow
	case old != nil && old.Hash() == tx.Hash():
		return txpool.ErrAlreadyKnown
	case c.poor:
		return core.ErrInsufficientFunds
	case old != nil && !(dearer(old.GasTipCap(), tx.GasTipCap()) && dearer(old.GasFeeCap(), tx.GasFeeCap())):
		return txpool.ErrReplaceUnderpriced
	}
	pool[tx.Nonce()] = tx
	return nil
}

// dearer is geth's rule: a tenth more.
func dearer(old, new *big.Int) bool { return new.Cmp(old) > 0 && new.Cmp(percentOf(old, 110)) >= 0 }

// mine makes a block after d; each account's next transactions are in it with
// the given chance.
func (c *simChain) mine(d time.Duration, chance float64) {
	b := simBlock{Block: Block{Time: c.head().Time.Add(d)}}
	for _, from := range c.pooledAccounts() {
		pool := c.pool[from]
		for n := c.count(from); ; n++ {
			tx := pool[n]
			if tx == nil || tx.GasFeeCap().Cmp(c.base) < 0 || c.rnd.Float64() >= chance {
				break
			}
			b.txs = append(b.txs, tx)
		}
	}
	c.add(b)
	c.sweep()
}

// sweep drops from the pool what can't be mined any more.
func (c *simChain) sweep() {
	for from, pool := range c.pool {
		for n := range pool {
			if n < c.count(from) {
				delete(pool, n)
			}
		}
	}
}

func (c *simChain) pooledAccounts() []common.Address {
	var out []common.Address
	for from := range c.pool {
		out = append(out, from)
	}
	slices.SortFunc(out, common.Address.Cmp)
	return out
}

// reorg replaces the newest blocks by longer and empty ones. What was in them
// mostly comes back into the pool.
func (c *simChain) reorg(depth int, back float64) {
	depth = min(depth, len(c.blocks)-1)
	c.forks++
	gone := slices.Clone(c.blocks[len(c.blocks)-depth:])
	c.blocks = c.blocks[:len(c.blocks)-depth]
	for _, b := range gone {
		c.add(simBlock{Block: Block{Time: b.Time}})
		for _, tx := range b.txs {
			if pool := c.poolOf(c.from[tx.Hash()]); c.rnd.Float64() < back && pool[tx.Nonce()] == nil {
				pool[tx.Nonce()] = tx
			}
		}
	}
	c.mine(time.Second, 0)
}

// lose drops one transaction from the pool.
func (c *simChain) lose() {
	for _, from := range c.pooledAccounts() {
		pool := c.pool[from]
		for n := uint64(0); n < 1000; n++ {
			if pool[n] != nil && c.rnd.IntN(3) == 0 {
				delete(pool, n)
				return
			}
		}
	}
}

// elsewhere is somebody else's use of an account: it is mined at once, or sits
// in the pool where nothing of ours is.
func (c *simChain) elsewhere(a *account) {
	n := c.count(a.address)
	tx, _ := a.sign(&types.DynamicFeeTx{Nonce: n, GasTipCap: gwei(2), GasFeeCap: gwei(90), Gas: 21000, To: &otherOne, Value: big.NewInt(c.rnd.Int64())})
	if c.rnd.IntN(2) == 0 {
		if c.pool[a.address][n] == nil {
			_ = c.send(tx)
		}
		return
	}
	c.add(simBlock{Block: Block{Time: c.head().Time.Add(time.Second)}, txs: []*types.Transaction{tx}})
	c.sweep()
}

var errSilence = errors.New("no answer")

// answered is an error as a node's answer.
func answered(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("eth_sendRawTransaction: %w", &fakeRPCError{code: -32000, msg: err.Error()})
}

// sendBadly is send with whatever may go wrong.
func (c *simChain) sendBadly(tx *types.Transaction) error {
	refusals := []error{
		core.ErrNonceTooHigh, txpool.ErrUnderpriced, core.ErrInsufficientFunds, txpool.ErrAccountLimitExceeded,
		errors.New("txpool is full"), errors.New("internal error"), core.ErrIntrinsicGas,
	}
	switch c.rnd.IntN(8) {
	case 0: // it was taken, but nobody says so
		_ = c.send(tx)
		return errSilence
	case 1:
		return errSilence
	case 2:
		if old := c.poolOf(c.from[tx.Hash()])[tx.Nonce()]; old != nil && old.Hash() == tx.Hash() {
			return answered(txpool.ErrAlreadyKnown) // which is what is looked at first
		}
		return answered(refusals[c.rnd.IntN(len(refusals))])
	case 3: // taken by one node, forgotten by the next
		err := c.send(tx)
		if pool := c.pool[c.from[tx.Hash()]]; err == nil && c.rnd.IntN(2) == 0 {
			delete(pool, tx.Nonce())
		}
		return answered(err)
	}
	return answered(c.send(tx))
}
