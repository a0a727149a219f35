package chain

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
)

// account is a gas key and the nonces given out for it.
type account struct {
	key     *ecdsa.PrivateKey
	address common.Address
	mined   uint64 // the chain's count of its transactions, as last read
	next    uint64 // the next nonce to give out
	pending []*pendingTx
	recent  map[uint64]*types.Transaction // finished ones, should a reorganisation drop them
	gap     time.Time                     // since when the chain waits for nonce mined, which is not pending; zero: it does not
}

// recentKept is how many finished transactions an account remembers.
const recentKept = 64

func newAccount(ctx context.Context, backend TxBackend, key *ecdsa.PrivateKey) (*account, error) {
	a := &account{key: key, address: crypto.PubkeyToAddress(key.PublicKey), recent: map[uint64]*types.Transaction{}}
	mined, err := backend.NonceAt(ctx, a.address, nil)
	if err != nil {
		return nil, fmt.Errorf("reading the nonce of gas account %s: %w", a.address, err)
	}
	pooled, err := backend.PendingNonceAt(ctx, a.address)
	if err != nil {
		return nil, fmt.Errorf("reading the nonce of gas account %s: %w", a.address, err)
	}
	a.mined, a.next = mined, max(mined, pooled)
	return a, nil
}

// sentBefore returns the finished transaction that did what c would do, if
// its nonce is not pending again already.
func (a *account) sentBefore(c Candidate) *types.Transaction {
	for nonce, old := range a.recent {
		same := old.To() != nil && c.To != nil && *old.To() == *c.To && bytes.Equal(old.Data(), c.Data)
		if same && !slices.ContainsFunc(a.pending, func(tx *pendingTx) bool { return tx.hasNonce && tx.nonce == nonce }) {
			return old
		}
	}
	return nil
}

func (a *account) lowestPending() (uint64, bool) {
	var lowest uint64
	ok := false
	for _, tx := range a.pending {
		if tx.hasNonce && (!ok || tx.nonce < lowest) {
			lowest, ok = tx.nonce, true
		}
	}
	return lowest, ok
}
