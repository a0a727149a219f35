package chain

import (
	"log/slog"
	"math/big"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// simWorld drives a txMachine as a txOwner does, against a simChain and by a
// clock of its own.
type simWorld struct {
	*testing.T
	rnd        *rand.Rand
	chain      *simChain
	m          txMachine
	accounts   []*account
	now        time.Time
	chaos      bool
	later      []simLater // what is on its way
	polling    bool
	polledAt   time.Time
	candidates []*simCandidate
	seen       map[string]int // what happened, so that the test is known to test it
	sent       map[common.Hash]*types.Transaction
	idle       map[*pendingTx]int
	journal    simJournal
	mortal     bool // the process is killed now and then
	life       int  // of the process
}

type simLater struct {
	at time.Time
	do func()
}

func newSimWorld(t *testing.T, seed uint64) *simWorld {
	rnd := rand.New(rand.NewPCG(seed, 7))
	w := &simWorld{T: t, rnd: rnd, chain: newSimChain(rnd), now: testStart, chaos: true, seen: map[string]int{}, sent: map[common.Hash]*types.Transaction{}, idle: map[*pendingTx]int{}}
	w.journal, w.m, w.mortal = simJournal{}, newSimMachine(), seed%2 == 0
	w.rotate()
	return w
}

func newSimMachine() txMachine {
	return txMachine{log: slog.New(slog.DiscardHandler), maxPending: 40, keeps: true, rules: sendRules{
		feeCap: gwei(100), resubmitAfter: 10 * time.Second, retry: time.Second,
	}}
}

// rotate makes another account pay, or one of before again. A new one may have
// transactions of an earlier life in the pool.
func (w *simWorld) rotate() {
	if n := len(w.accounts); n > 1 && w.rnd.IntN(2) == 0 {
		w.m.setAccount(w.now, w.open(w.accounts[w.rnd.IntN(n)]))
		for _, c := range w.candidates {
			w.recallTime(c)
		}
		return
	}
	a := w.chain.account(int64(len(w.accounts) + 1))
	for n := range w.rnd.Uint64N(3) {
		tx, _ := a.sign(&types.DynamicFeeTx{Nonce: n, GasTipCap: big.NewInt(w.rnd.Int64N(2e9)), GasFeeCap: big.NewInt(2e9 + w.rnd.Int64N(40e9)), Gas: 50_000, To: &otherOne, Value: big.NewInt(w.rnd.Int64())})
		_ = w.chain.send(tx)
		a.next = n + 1
	}
	w.accounts = append(w.accounts, a)
	w.m.setAccount(w.now, a)
}

// soon lets something happen after a random while.
func (w *simWorld) soon(do func()) {
	d := time.Duration(w.rnd.IntN(1500)) * time.Millisecond
	if w.chaos && w.rnd.IntN(20) == 0 {
		d *= 20
	}
	w.later = append(w.later, simLater{w.now.Add(d), do})
}

// step lets some time pass.
func (w *simWorld) step() {
	w.now = w.now.Add(time.Duration(100+w.rnd.IntN(1200)) * time.Millisecond)
	w.happen()
	if w.chaos {
		w.mischief()
	}
	if !w.polling && w.now.Sub(w.polledAt) >= time.Second {
		w.poll()
	}
	life := w.life
	for _, o := range w.m.decide(w.now) {
		if w.carryOut(o); w.life != life {
			break // the others nobody carries out
		}
	}
	w.check()
}

// happen lets happen what is due.
func (w *simWorld) happen() {
	due := w.later
	w.later = nil
	for _, l := range due {
		if l.at.After(w.now) {
			w.later = append(w.later, l)
		} else {
			l.do()
		}
	}
}

func (w *simWorld) mischief() {
	c := w.chain
	switch w.rnd.IntN(60) {
	case 0, 1, 2, 3, 4, 5:
		w.ask()
	case 22, 23, 24:
		w.askAgain()
	case 6, 7, 8, 9, 10, 11, 12:
		c.mine(time.Duration(1+w.rnd.IntN(4))*time.Second, 0.8)
	case 13:
		c.reorg(1+w.rnd.IntN(3), 0.7)
		w.seen["reorg"]++
	case 14, 15:
		c.lose()
	case 16:
		c.elsewhere(w.m.current())
	case 17:
		c.base = gwei(1 + w.rnd.Int64N(150))
	case 18, 19:
		c.base, c.tip = gwei(1+w.rnd.Int64N(40)), big.NewInt(w.rnd.Int64N(3e9))
	case 20:
		c.poor = !c.poor && w.rnd.IntN(3) == 0
	case 21:
		if w.rnd.IntN(4) == 0 {
			w.rotate()
		}
	case 25:
		w.kill()
	}
}

func (w *simWorld) poll() {
	if w.chaos && w.rnd.IntN(8) == 0 {
		w.polledAt = w.now // the node does not answer
		return
	}
	w.polling = true
	c, began := w.chain, w.now
	head, counts := c.head(), map[*account]uint64{}
	for _, a := range w.m.polledAccounts() {
		counts[a] = c.count(a.address)
	}
	v := view{head: head.Block, market: market{c.base, c.tip}, began: began}
	life := w.life
	w.soon(func() {
		if w.life != life {
			return
		}
		v.seenAt, v.asked = w.now, w.now
		ask := w.m.polled(w.now, v, counts)
		w.soon(func() {
			if w.life != life {
				return
			}
			w.polling, w.polledAt = false, w.now
			for _, q := range ask {
				w.m.found(w.now, q, w.receipt(q), w.chain.head().Number, w.chain.count(q.account))
			}
		})
	})
}

// receipt finds one of q's; a node may not have it yet for a while.
func (w *simWorld) receipt(q question) *types.Receipt {
	if w.chaos && q.tx.missed < missLimit-2 && w.rnd.IntN(3) == 0 {
		return nil
	}
	for _, h := range q.hashes {
		if r := w.chain.receipt(h); r != nil {
			return r
		}
	}
	return nil
}

func (w *simWorld) carryOut(o order) {
	w.journal.carryOut(o)
	life := w.life
	switch {
	case o.send != nil:
		w.checkSend(o)
		if w.chaos && w.mortal && w.rnd.IntN(300) == 0 {
			w.seen["killed before it sent"]++
			w.kill()
			return
		}
		send := func(tx *types.Transaction) error { return answered(w.chain.send(tx)) }
		if w.chaos && w.rnd.IntN(3) == 0 {
			send = w.chain.sendBadly
		}
		err := error(nil)
		early := w.rnd.IntN(2) == 0 // it is the question that is slow, or the answer
		if early {
			err = send(o.send)
		}
		w.soon(func() {
			if !early { // also after a kill: it was on its way
				err = send(o.send)
			}
			if w.life != life {
				return
			}
			w.m.attempted(w.now, o, classifySend(err), err)
		})
	case o.simulate:
		w.soon(func() {
			if w.life != life {
				return
			}
			var err error
			switch {
			case w.chaos && w.rnd.IntN(6) == 0 || w.isMined(o.tx.candidate.Data):
				err = &RevertError{Data: []byte{1, 2, 3, 4}}
			case w.chaos && w.rnd.IntN(6) == 0:
				err = errSilence
			}
			o.tx.simulated(w.now, err)
		})
	}
	for _, reply := range o.replies {
		reply <- o.answer
	}
	w.collect()
}
