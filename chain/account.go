package chain

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"log/slog"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
)

// account is a gas key and the nonces given out for it.
type account struct {
	address common.Address
	sign    func(*types.DynamicFeeTx) (*types.Transaction, error)
	mined   uint64 // the chain's count of its transactions, as last read
	claimed uint64 // a count above next, which the next look has to confirm; 0: none
	next    uint64 // the next nonce to give out
	pending []*pendingTx
	recent  map[uint64]finished // by nonce, should a reorganisation undo them
	kept    map[uint64]*kept    // by nonce, what an earlier life sent; until setAccount takes it up
	gap     time.Time           // since when the chain waits for nonce mined, which is not pending; zero: it does not
	excess  time.Time           // since when next is above all that is known to be used; zero: it is not
	blind   int                 // empty transactions for inherited nonces, since one was seen to be in a pool
}

const (
	// inheritedKept bounds how many nonces of an earlier life are looked after
	// at a time.
	inheritedKept = 1024
	// accountsKept bounds how many rotated accounts without pending
	// transactions are remembered.
	accountsKept = 4
)

func newAccount(ctx context.Context, backend TxBackend, key *ecdsa.PrivateKey, journal Journal, log *slog.Logger) (*account, error) {
	a := &account{address: crypto.PubkeyToAddress(key.PublicKey), recent: map[uint64]finished{}}
	chainID := backend.ChainID()
	signer := types.LatestSignerForChainID(chainID)
	a.sign = func(inner *types.DynamicFeeTx) (*types.Transaction, error) {
		inner.ChainID = new(big.Int).Set(chainID)
		return types.SignNewTx(key, signer, inner)
	}
	mined, err := countMined(ctx, backend, a.address, 0)
	if err != nil {
		return nil, fmt.Errorf("reading the nonce of gas account %s: %w", a.address, err)
	}
	pooled, err := backend.PendingNonceAt(ctx, a.address)
	if err != nil {
		return nil, fmt.Errorf("reading the nonce of gas account %s: %w", a.address, err)
	}
	a.mined, a.next = mined, max(mined, pooled)
	a.kept = loadKept(journal, a.address, chainID, log)
	return a, nil
}

// doubtingCounter is a backend that asks several nodes where a count is above
// what is expected.
type doubtingCounter interface {
	NonceAfter(ctx context.Context, account common.Address, expected uint64) (uint64, error)
}

var _ doubtingCounter = (*Client)(nil)

func countMined(ctx context.Context, backend TxBackend, account common.Address, expected uint64) (uint64, error) {
	if d, ok := backend.(doubtingCounter); ok {
		return d.NonceAfter(ctx, account, expected)
	}
	return backend.NonceAt(ctx, account, nil)
}

func (a *account) remove(tx *pendingTx) {
	a.pending = slices.DeleteFunc(a.pending, func(other *pendingTx) bool { return other == tx })
}

// setAccount makes a the account that pays. An account that is known keeps its
// own count of nonces. What is kept of a new one goes on. The other nonces that
// a pool holds for it are looked after: an earlier life of this program may have
// sent answers with them.
func (m *txMachine) setAccount(now time.Time, a *account) {
	if i := slices.IndexFunc(m.accounts, func(b *account) bool { return b.address == a.address }); i >= 0 {
		known := m.accounts[i]
		m.accounts = append(slices.Delete(m.accounts, i, i+1), known)
		return
	}
	m.accounts = append(m.accounts, a)
	pooled := a.next
	m.restore(now, a)
	for n := a.mined; n < min(pooled, a.mined+inheritedKept); n++ {
		if a.kept[n] != nil {
			continue
		}
		tx := m.filler(now, a, n)
		// Blocks get time to take what is there before it is outbid; see hurry.
		tx.inherited, tx.maybe, tx.retryAt = true, true, now.Add(2*m.rules.resubmitAfter)
		a.pending = append(a.pending, tx)
	}
	a.kept = nil
}

// dropAccounts forgets accounts that were rotated out. What nobody waits for
// holds up nothing there, so it ends with the first good reason.
func (m *txMachine) dropAccounts() {
	spare := len(m.accounts) - 1 - accountsKept
	m.accounts = slices.DeleteFunc(m.accounts, func(a *account) bool {
		if a == m.current() {
			return false
		}
		if !slices.ContainsFunc(a.pending, func(tx *pendingTx) bool { return !tx.abandoned }) {
			for _, tx := range slices.Clone(a.pending) {
				if !tx.busy && (!tx.maybe || tx.noFunds()) {
					m.retire(tx)
				}
			}
		}
		if len(a.pending) > 0 || spare <= 0 {
			return false
		}
		spare--
		for nonce := range a.recent {
			m.forget(a, nonce)
		}
		return true
	})
}

// polledAccounts returns the accounts whose counts matter.
func (m *txMachine) polledAccounts() []*account {
	return slices.DeleteFunc(slices.Clone(m.accounts), func(a *account) bool {
		return len(a.pending) == 0 && a != m.current()
	})
}
