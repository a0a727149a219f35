package chain

import (
	"errors"
	"fmt"
	"log/slog"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rlp"
)

// Journal keeps what a TxManager has sent for a later life of the process. A
// pool's count tells of nothing that waits behind a gap, and no count of what a
// reorganisation undid. Methods may run concurrently.
type Journal interface {
	// Save replaces the value that has a name.
	Save(name string, value []byte) error
	// Remove removes a value, if there is one.
	Remove(name string) error
	// Load returns the values whose names begin with prefix, those that can be
	// read also beside an error.
	Load(prefix string) (map[string][]byte, error)
}

// kept is what is kept of one nonce.
type kept struct {
	Unwanted bool                 // nobody waits for it: it only fills the gap that a reorganisation made
	GiveUp   uint64               // chain time, milliseconds since 1970; 0: not known
	Attempts []*types.Transaction // oldest first, one at least; if the newest is empty, it was given up
}

// attemptsKept bounds the attempts that are kept of a nonce. A pool that has an
// older one took it long ago: the newer ones replace it there.
const attemptsKept = 8

// Errors of what was kept.
var (
	errKeptEmpty   = errors.New("no transaction")
	errKeptForeign = errors.New("a transaction of another account, chain or nonce")
)

// kept returns what is to be kept of tx.
func (tx *pendingTx) kept() *kept {
	k := &kept{Unwanted: tx.abandoned && !tx.empty, Attempts: slices.Clone(tx.attempts)}
	if !tx.giveUp.IsZero() {
		k.GiveUp = uint64(max(tx.giveUp.UnixMilli(), 1))
	}
	if old := len(k.Attempts) - attemptsKept; old > 0 {
		does := func(t *types.Transaction) bool { return !tx.account.fills(t) }
		first := k.Attempts[:old]
		if k.Attempts = k.Attempts[old:]; !slices.ContainsFunc(k.Attempts, does) {
			first = slices.DeleteFunc(first, tx.account.fills)
			k.Attempts = append(first[max(len(first)-1, 0):len(first):len(first)], k.Attempts...)
		}
	}
	return k
}

// giveUp returns k's time limit.
func (k *kept) giveUp() time.Time {
	if k.GiveUp == 0 {
		return time.Time{}
	}
	return time.UnixMilli(int64(k.GiveUp))
}

// slot is a nonce of an account.
type slot struct {
	account common.Address
	nonce   uint64
}

// name is that of a slot's value in a Journal.
func (s slot) name() string { return fmt.Sprintf("%s%d", keptPrefix(s.account), s.nonce) }

func keptPrefix(account common.Address) string { return fmt.Sprintf("%x-", account[:]) }

// parseKept reads what is kept of a slot, and checks that it is.
func parseKept(name string, value []byte, of common.Address, chainID *big.Int) (uint64, *kept, error) {
	k := new(kept)
	if err := rlp.DecodeBytes(value, k); err != nil {
		return 0, nil, err
	}
	if len(k.Attempts) == 0 {
		return 0, nil, errKeptEmpty
	}
	signer := types.LatestSignerForChainID(chainID)
	for _, t := range k.Attempts {
		from, err := types.Sender(signer, t)
		ours := err == nil && from == of && t.Type() == types.DynamicFeeTxType && t.ChainId().Cmp(chainID) == 0
		if !ours || name != (slot{of, t.Nonce()}).name() {
			return 0, nil, errKeptForeign
		}
	}
	return k.Attempts[0].Nonce(), k, nil
}

// loadKept returns what is kept of an account, by nonce. What is not as it was
// written is removed.
func loadKept(j Journal, of common.Address, chainID *big.Int, log *slog.Logger) map[uint64]*kept {
	if j == nil {
		return nil
	}
	values, err := j.Load(keptPrefix(of))
	if err != nil {
		log.Warn("not all that was kept of sent transactions can be read", "err", err)
	}
	out := map[uint64]*kept{}
	for name, value := range values {
		nonce, k, err := parseKept(name, value, of, chainID)
		if err != nil {
			err = errors.Join(err, j.Remove(name))
			log.Warn("what was kept of a sent transaction is damaged, or not ours", "name", name, "err", err)
			continue
		}
		out[nonce] = k
	}
	return out
}

// keep has an attempt kept before a node gets it: whenever the process is
// killed, what may be in a pool is known. It writes to memory, in microseconds.
func (o *txOwner) keep(order order) {
	if order.keep == nil {
		return
	}
	value, err := rlp.EncodeToBytes(order.keep)
	if err == nil {
		err = o.cfg.Journal.Save(slot{order.tx.account.address, order.send.Nonce()}.name(), value)
	}
	if err != nil && !o.unkept {
		o.log.Error("what is sent cannot be kept: after a crash it may be paid for twice", "err", err)
	}
	o.unkept = err != nil
}

// forget removes what is kept of a nonce that nothing depends on any more.
func (o *txOwner) forget(s slot) {
	if err := o.cfg.Journal.Remove(s.name()); err != nil {
		o.log.Warn("what was kept of a transaction cannot be removed", "err", err)
	}
}
