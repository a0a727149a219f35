package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// kind is a kind of fault.
type kind string

// What happens to one executor, or to its way to the node.
const (
	killDaemon  kind = "kill"      // SIGKILL; started again with what it keeps in memory, or blank
	killWorkerd kind = "workerd"   // some of its sandboxes are killed
	cut         kind = "cut"       // connections are closed and refused
	kick        kind = "kick"      // connections are closed once
	stall       kind = "stall"     // connections stay open and nothing passes
	delay       kind = "delay"     // answers are late
	duplicate   kind = "duplicate" // notifications come more than once
	reorder     kind = "reorder"   // notifications come in another order
	deaf        kind = "deaf"      // notifications do not come
	tooMany     kind = "429"       // Too Many Requests, with Retry-After
)

// What happens to the chain.
const (
	restartNode kind = "restart" // killed; comes back with the chain and without its pool
	reorg       kind = "reorg"   // the newest blocks are replaced; some transactions of executors are lost, some jobs get others' numbers
	pauseMining kind = "pause"   // no blocks
	clockJump   kind = "clock"   // block time jumps ahead, and is right again later
	dropTx      kind = "droptx"  // transactions of executors vanish from the pool
	feeSpike    kind = "fee"     // the base fee is many times higher, and falls
)

// blocks tells whether an executor cannot work meanwhile. The other faults it
// has to survive without losing a job.
func (k kind) blocks() bool {
	return slices.Contains([]kind{killDaemon, cut, stall, tooMany, restartNode, pauseMining}, k)
}

const executors = 3

// fault is one thing that happens.
type fault struct {
	at       time.Duration // since the first job
	kind     kind
	executor int // from 1; 0: the chain
	lasts    time.Duration
	number   int  // of blocks, of sandboxes, of transactions, of gwei
	flag     bool // the owner has to inject all again; transactions of executors are lost
	renumber bool // jobs get other numbers
}

func (f fault) String() string {
	who := "chain"
	if f.executor > 0 {
		who = fmt.Sprintf("executor %d", f.executor)
	}
	return fmt.Sprintf("%6.1fs %s: %s for %s (%d, %v, %v)", f.at.Seconds(), who, f.kind, f.lasts, f.number, f.flag, f.renumber)
}

// spared is the executor whose process is never killed, so that what it leaks
// adds up.
func spared(seed uint64) int { return 1 + int(seed%executors) }

// makePlan returns what happens until then, in order. In each lane, of an
// executor or of the chain, one thing happens at a time, and every kind once
// before any comes again.
func makePlan(seed uint64, until time.Duration) []fault {
	random := rand.New(rand.NewPCG(seed, 1))
	var plan []fault
	for lane := range executors + 1 {
		kinds := []kind{restartNode, reorg, reorg, pauseMining, clockJump, dropTx, dropTx, feeSpike}
		rest := 5 * time.Second
		if lane > 0 {
			rest = 9 * time.Second
			kinds = []kind{killWorkerd, cut, kick, stall, delay, duplicate, reorder, deaf, tooMany}
			if lane != spared(seed) {
				kinds = append(kinds, killDaemon, killDaemon)
			}
		}
		at := between(random, 2*time.Second, 8*time.Second)
		for deck := []kind(nil); ; {
			if len(deck) == 0 {
				deck = slices.Clone(kinds)
				random.Shuffle(len(deck), func(i, j int) { deck[i], deck[j] = deck[j], deck[i] })
			}
			f := fault{at: at, kind: deck[0], executor: lane, lasts: lasts(random, deck[0]), number: 1 + random.IntN(3), flag: random.IntN(2) == 0}
			if at+f.lasts > until {
				break
			}
			f.renumber = f.kind == reorg && random.IntN(2) == 0
			plan, deck = append(plan, f), deck[1:]
			at += f.lasts + between(random, rest/2, rest*3/2)
		}
	}
	slices.SortStableFunc(plan, func(a, b fault) int { return cmp.Compare(a.at, b.at) })
	return plan
}

// lasts is how long a fault of that kind goes on.
func lasts(random *rand.Rand, k kind) time.Duration {
	switch k {
	case kick, reorg, dropTx, killWorkerd:
		return 0
	case feeSpike, clockJump:
		return 8 * time.Second // in which nothing else happens to the chain
	case killDaemon, restartNode:
		return between(random, 200*time.Millisecond, 3*time.Second)
	case delay, duplicate, reorder, deaf:
		return between(random, 3*time.Second, 10*time.Second)
	}
	return between(random, time.Second, 6*time.Second)
}

func between(random *rand.Rand, least, most time.Duration) time.Duration {
	return (least + time.Duration(random.Int64N(int64(most-least)))).Round(10 * time.Millisecond)
}
