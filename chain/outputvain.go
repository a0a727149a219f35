package chain

import (
	"context"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// vain is what an answer was paid for to no effect: lists with it that were mined
// in blocks without its job, or after somebody else had given it, or with too
// little gas; or it is a lie that they were.
type vain struct {
	count int
	tx    common.Hash // the last of them
	block uint64      // its number
}

// maxVain is after how many of them one more is still sent.
const maxVain = 2

// errVain says that an answer was mined too often to be sent once more.
var errVain = fmt.Errorf("mined %d times without being taken", maxVain+1)

// noteVain notes that f's transaction was mined without a being taken.
func (o *Outputs) noteVain(a *answer, f flight, r *types.Receipt) {
	if f.vain.tx != r.TxHash {
		f.vain.count++
	}
	f.vain.tx = r.TxHash
	if r.BlockNumber != nil && r.BlockNumber.IsUint64() {
		f.vain.block = max(f.vain.block, r.BlockNumber.Uint64())
	}
	a.vain = f.vain
	o.note(a.JobID, f)
}

// remindOf reminds the endpoints of what was last sent for c.
func (o *Outputs) remindOf(ctx context.Context, c Candidate) error {
	ended := make(chan *types.Transaction, 1)
	if err := o.tx.do(ctx, func(t *txOwner) { ended <- t.machine.lastOf(c) }); err != nil {
		return err
	}
	if tx := <-ended; tx != nil {
		o.remind(ctx, tx)
	}
	return nil
}

// remind hands a transaction that was said to be mined to all endpoints once
// more. Its answer is asked for again: it may be that a lie had it so.
func (o *Outputs) remind(ctx context.Context, tx *types.Transaction) {
	if err := o.client.Broadcast(ctx, tx); err != nil {
		o.tx.log.Debug("an answer that was mined is not taken again", "tx", tx.Hash(), "err", err)
	}
}
