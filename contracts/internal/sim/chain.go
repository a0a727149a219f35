// Package sim is an in-process chain that mines one transaction a block, for
// the tests of the contracts and for the gas table.
package sim

import (
	"context"
	"crypto/ecdsa"
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/eth/ethconfig"
	"github.com/ethereum/go-ethereum/ethclient/simulated"
	"github.com/ethereum/go-ethereum/node"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ethereum/go-ethereum/rpc"
)

// Rules names the protocol rules of the chain, for tables.
const Rules = "Osaka"

const (
	gasLimit    = params.MaxTxGas // of a transaction, unless said otherwise
	gasFeeCap   = 2e9             // wei; above the base fee of a new chain
	gasTipCap   = 1e7             // wei; above the least that the miner takes
	endowment   = 1e6             // ether of each account at the start
	blockGas    = 60_000_000
	chainNumber = 1337

	delegationGas = 200_000 // of a transaction that gives an account code
)

// Account is a key that has ether.
type Account struct {
	Key     *ecdsa.PrivateKey
	Address common.Address
}

// NewAccount derives an account from a name: the same each time.
func NewAccount(name string) Account {
	seed := crypto.Keccak256([]byte("nacre sim account " + name))
	key, err := crypto.ToECDSA(seed)
	for err != nil { // a hash outside the curve's order: unheard of, but then the next one
		seed = crypto.Keccak256(seed)
		key, err = crypto.ToECDSA(seed)
	}
	return Account{Key: key, Address: crypto.PubkeyToAddress(key.PublicKey)}
}

// PublicKey returns the 64 bytes x‖y.
func (a Account) PublicKey() []byte { return crypto.FromECDSAPub(&a.Key.PublicKey)[1:] }

// Sign returns r‖s‖v over digest, v 27 or 28.
func (a Account) Sign(digest common.Hash) ([]byte, error) {
	sig, err := crypto.Sign(digest[:], a.Key)
	if err != nil {
		return nil, fmt.Errorf("signing: %w", err)
	}
	sig[64] += 27
	return sig, nil
}

// Revert is the error of a transaction or call that the contract refused.
type Revert struct{ Data []byte }

// Error names the revert data.
func (r *Revert) Error() string { return fmt.Sprintf("reverted with %#x", r.Data) }

// Chain is the chain. Not safe for concurrent use.
type Chain struct {
	backend *simulated.Backend
	client  simulated.Client
	nonces  map[common.Address]uint64
	gas     uint64 // gas limit of the next transactions
}

// New starts a chain on which the accounts have ether.
func New(accounts ...Account) *Chain {
	alloc := types.GenesisAlloc{}
	for _, a := range accounts {
		alloc[a.Address] = types.Account{Balance: new(big.Int).Mul(big.NewInt(endowment), big.NewInt(params.Ether))}
	}
	backend := simulated.NewBackend(alloc, osaka, simulated.WithBlockGasLimit(blockGas))
	return &Chain{backend: backend, client: backend.Client(), nonces: map[common.Address]uint64{}, gas: gasLimit}
}

// osaka takes away the forks after Osaka, whose gas rules may still change.
func osaka(_ *node.Config, conf *ethconfig.Config) {
	rules := *conf.Genesis.Config
	rules.AmsterdamTime, rules.BogotaTime = nil, nil
	genesis := *conf.Genesis
	genesis.Config = &rules
	conf.Genesis = &genesis
}

// Close stops the chain.
func (c *Chain) Close() error { return c.backend.Close() }

// ID is the chain id.
func (c *Chain) ID() *big.Int { return big.NewInt(chainNumber) }

// SetGas sets the gas limit of the transactions from now on; 0 means the greatest allowed.
func (c *Chain) SetGas(limit uint64) {
	if limit == 0 {
		limit = gasLimit
	}
	c.gas = limit
}

// Pass lets time pass, in whole seconds, with an empty block at the end.
func (c *Chain) Pass(d time.Duration) error {
	// The pool may not have seen yet that its last transaction was mined.
	c.backend.Rollback()
	return c.backend.AdjustTime(d)
}

// Head is the newest block.
func (c *Chain) Head(ctx context.Context) (common.Hash, error) {
	head, err := c.client.HeaderByNumber(ctx, nil)
	if err != nil {
		return common.Hash{}, fmt.Errorf("reading the head: %w", err)
	}
	return head.Hash(), nil
}

// Fork takes the blocks after that one out of the chain, and their transactions too.
func (c *Chain) Fork(ctx context.Context, block common.Hash) error {
	c.backend.Rollback() // as in Pass
	if err := c.backend.Fork(block); err != nil {
		return fmt.Errorf("forking after block %s: %w", block, err)
	}
	for account := range c.nonces {
		nonce, err := c.client.NonceAt(ctx, account, nil)
		if err != nil {
			return fmt.Errorf("reading a nonce: %w", err)
		}
		c.nonces[account] = nonce
		// The pool takes the transactions back as soon as it sees the fork.
		if err := c.awaitPool(ctx, account, c.backend.Rollback); err != nil {
			return err
		}
	}
	return nil
}

// Now is the timestamp of the newest block.
func (c *Chain) Now(ctx context.Context) (time.Time, error) {
	head, err := c.client.HeaderByNumber(ctx, nil)
	if err != nil {
		return time.Time{}, fmt.Errorf("reading the head: %w", err)
	}
	return time.Unix(int64(head.Time), 0), nil
}

// Send mines a transaction in a block of its own. If it failed, the error is a
// *Revert and the receipt is there too.
func (c *Chain) Send(ctx context.Context, from Account, to *common.Address, data []byte) (*types.Receipt, error) {
	tx, err := types.SignNewTx(from.Key, types.LatestSignerForChainID(c.ID()), &types.DynamicFeeTx{
		ChainID: c.ID(), Nonce: c.nonces[from.Address], GasTipCap: big.NewInt(gasTipCap), GasFeeCap: big.NewInt(gasFeeCap),
		Gas: c.gas, To: to, Data: data,
	})
	if err != nil {
		return nil, fmt.Errorf("signing a transaction: %w", err)
	}
	if err := c.client.SendTransaction(ctx, tx); err != nil {
		return nil, fmt.Errorf("sending a transaction: %w", err)
	}
	c.nonces[from.Address]++
	receipt, err := c.receipt(ctx, c.backend.Commit(), tx.Hash())
	if err != nil {
		return nil, err
	}
	if receipt.Status == types.ReceiptStatusSuccessful {
		return receipt, nil
	}
	return receipt, c.reason(ctx, from, to, data, receipt)
}

// receipt looks into the block: the node's index of transactions lags behind.
func (c *Chain) receipt(ctx context.Context, block, tx common.Hash) (*types.Receipt, error) {
	reader, ok := c.client.(blockReader)
	if !ok {
		return nil, errors.New("the simulated client cannot read the receipts of a block")
	}
	receipts, err := reader.BlockReceipts(ctx, rpc.BlockNumberOrHashWithHash(block, false))
	if err != nil {
		return nil, fmt.Errorf("reading the receipts of block %s: %w", block, err)
	}
	for _, r := range receipts {
		if r.TxHash == tx {
			return r, nil
		}
	}
	return nil, fmt.Errorf("transaction %s is not in block %s", tx, block)
}

type blockReader interface {
	BlockReceipts(ctx context.Context, block rpc.BlockNumberOrHash) ([]*types.Receipt, error)
}

// reason repeats a failed transaction on the state after its block, which the
// failure did not change, with the block's own timestamp.
func (c *Chain) reason(ctx context.Context, from Account, to *common.Address, data []byte, receipt *types.Receipt) error {
	_, err := c.call(ctx, from.Address, to, data, receipt.BlockNumber, c.gas)
	if err == nil {
		return errors.New("transaction failed, but does not when it is called")
	}
	return err
}

// Call reads from a contract, as from.
func (c *Chain) Call(ctx context.Context, from, to common.Address, data []byte) ([]byte, error) {
	return c.call(ctx, from, &to, data, nil, gasLimit)
}

// Storage reads a word of a contract's storage.
func (c *Chain) Storage(ctx context.Context, at common.Address, slot common.Hash) (common.Hash, error) {
	word, err := c.client.StorageAt(ctx, at, slot, nil)
	return common.BytesToHash(word), err
}

// CallWithGas is Call with no more gas than that.
func (c *Chain) CallWithGas(ctx context.Context, from, to common.Address, data []byte, gas uint64) ([]byte, error) {
	return c.call(ctx, from, &to, data, nil, gas)
}

func (c *Chain) call(ctx context.Context, from common.Address, to *common.Address, data []byte, block *big.Int, gas uint64) ([]byte, error) {
	out, err := c.client.CallContract(ctx, ethereum.CallMsg{From: from, To: to, Data: data, Gas: gas}, block)
	var withData rpc.DataError
	if errors.As(err, &withData) {
		if hex, ok := withData.ErrorData().(string); ok {
			return nil, &Revert{Data: common.FromHex(hex)}
		}
	}
	return out, err
}

// Delegate gives who the code of a contract (EIP-7702) by a transaction of from;
// the zero address takes the code away again.
func (c *Chain) Delegate(ctx context.Context, from, who Account, code common.Address) error {
	auth := types.SetCodeAuthorization{Address: code, Nonce: c.nonces[who.Address]}
	auth.ChainID.SetUint64(chainNumber)
	chainID, tip, feeCap := auth.ChainID, auth.ChainID, auth.ChainID
	tip.SetUint64(gasTipCap)
	feeCap.SetUint64(gasFeeCap)
	auth, err := types.SignSetCode(who.Key, auth)
	if err != nil {
		return fmt.Errorf("signing an authorization: %w", err)
	}
	tx, err := types.SignNewTx(from.Key, types.LatestSignerForChainID(c.ID()), &types.SetCodeTx{
		ChainID: &chainID, Nonce: c.nonces[from.Address], GasTipCap: &tip, GasFeeCap: &feeCap,
		Gas: delegationGas, To: from.Address, AuthList: []types.SetCodeAuthorization{auth},
	})
	if err != nil {
		return fmt.Errorf("signing a transaction: %w", err)
	}
	if err := c.client.SendTransaction(ctx, tx); err != nil {
		return fmt.Errorf("sending a transaction: %w", err)
	}
	c.nonces[from.Address]++
	c.nonces[who.Address]++ // an authorization counts as one of its own
	if _, err = c.receipt(ctx, c.backend.Commit(), tx.Hash()); err != nil {
		return err
	}
	return c.awaitPool(ctx, who.Address, func() {})
}

// awaitPool waits until the transaction pool has seen the nonce of account: it
// follows blocks in its own time, and until then refuses the next transaction
// of an account with code, because that seems to leave a gap. It does before each look.
func (c *Chain) awaitPool(ctx context.Context, account common.Address, before func()) error {
	for {
		before()
		nonce, err := c.client.PendingNonceAt(ctx, account)
		if err != nil || nonce == c.nonces[account] {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting for the pool to see nonce %d of %s, it has %d: %w", c.nonces[account], account, nonce, ctx.Err())
		case <-time.After(time.Millisecond):
		}
	}
}

// As returns a sender of from's transactions, as the deploy package wants it.
func (c *Chain) As(from Account) Sender { return Sender{chain: c, from: from} }

// Sender sends the transactions of one account.
type Sender struct {
	chain *Chain
	from  Account
}

// Send mines a transaction in a block of its own.
func (s Sender) Send(ctx context.Context, to *common.Address, data []byte) (*types.Receipt, error) {
	return s.chain.Send(ctx, s.from, to, data)
}
