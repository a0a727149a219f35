package chain

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// Errors of a quorum. They are failures of endpoints, never of a job.
var (
	// ErrUnconfirmed says that too few endpoints confirm what one of them says:
	// the others contradict it, lag behind or do not answer.
	ErrUnconfirmed = errors.New("too few RPC endpoints agree")

	// ErrOutvoted is an endpoint that says other than a quorum of them. It may
	// lie, or be on a branch of the chain that the others have left.
	ErrOutvoted = errors.New("RPC endpoint contradicts the others")
)

// witness asks one endpoint about something; the answer is a fingerprint.
type witness func(ctx context.Context, peer *Client) (common.Hash, error)

// confirm asks every endpoint and returns nil as soon as n of them say what is
// wanted. One confirms itself: for n = 1 nobody is asked.
func (c *Client) confirm(ctx context.Context, n int, what string, want common.Hash, ask witness) error {
	if n <= 1 {
		return nil
	}
	votes, last := map[common.Hash]int{}, error(nil)
	for v := range c.poll(ctx, ask) {
		if v.err != nil {
			last = v.err
			continue
		}
		if votes[v.said]++; votes[want] >= n {
			return nil
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for other, count := range votes {
		if other != want && count >= n {
			return fmt.Errorf("%w: %s, %d of %d have it otherwise", ErrOutvoted, what, count, len(c.peers()))
		}
	}
	err := fmt.Errorf("%w: %s, %d of the %d needed", ErrUnconfirmed, what, votes[want], n)
	if last != nil {
		err = fmt.Errorf("%w; one failed: %v", err, last) // not wrapped: it is another's
	}
	return err
}

type vote struct {
	said common.Hash
	err  error
	well bool // the endpoint was, as far as was known
}

// downGrace is for how long endpoints that are not well are waited for when all
// others have answered.
const downGrace = 300 * time.Millisecond

// poll yields what the endpoints say as it comes in. It returns when the caller
// has seen enough, and leaves nothing running. Where as many endpoints are well
// as the quorum, the others are not waited for for long: a stalled one would
// delay every answer by its time limit.
func (c *Client) poll(ctx context.Context, ask witness) func(yield func(vote) bool) {
	return func(yield func(vote) bool) {
		peers := c.peers()
		votes := make(chan vote, len(peers))
		var asking sync.WaitGroup
		defer asking.Wait()
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		well := 0
		for _, p := range peers {
			v := vote{well: p.usable()}
			if v.well {
				well++
			}
			asking.Go(func() {
				v.said, v.err = ask(ctx, p)
				votes <- v
			})
		}
		enough := well >= c.quorum
		var late <-chan time.Time // nil: never
		for range peers {
			select {
			case v := <-votes:
				if v.well {
					well--
				}
				if !yield(v) {
					return
				}
			case <-late:
				return
			}
			if enough && well == 0 && late == nil {
				timer := time.NewTimer(downGrace)
				defer timer.Stop()
				late = timer.C
			}
		}
	}
}

// hashAt asks which block stands at a height.
func hashAt(number uint64) witness {
	return func(ctx context.Context, peer *Client) (common.Hash, error) {
		b, err := peer.block(ctx, hexutil.EncodeUint64(number))
		return b.Hash, err
	}
}

// heights returns the numbers of the newest blocks of those endpoints that
// answer soon, descending. One that has no block but the first has none to tell.
func (c *Client) heights(ctx context.Context) []uint64 {
	ctx, cancel := context.WithTimeout(ctx, hasteTimeout)
	defer cancel()
	var mu sync.Mutex
	var numbers []uint64
	for range c.poll(ctx, func(ctx context.Context, peer *Client) (common.Hash, error) {
		head, err := peer.Head(ctx)
		if err == nil && head.Number > 0 {
			mu.Lock()
			defer mu.Unlock()
			numbers = append(numbers, head.Number)
		}
		return head.Hash, err
	}) {
	}
	slices.SortFunc(numbers, func(a, b uint64) int { return cmp.Compare(b, a) })
	return numbers
}

// newestOf returns the highest block number that n endpoints have reached.
func (c *Client) newestOf(ctx context.Context, n int) uint64 {
	if len(c.all) == 1 {
		return 0
	}
	if heights := c.heights(ctx); len(heights) >= n {
		return heights[n-1]
	}
	return 0
}

// readNodeConfirmed is ReadNode with a quorum that says the same.
func (c *Client) readNodeConfirmed(ctx context.Context, quorum int, teeManager, enclave common.Address) (Node, error) {
	print := func(n Node) common.Hash { return crypto.Keccak256Hash(fmt.Append(nil, n.Registered, n.Draining)) }
	node, err := ReadNode(ctx, c, teeManager, enclave)
	if err != nil {
		return Node{}, err
	}
	return node, c.confirm(ctx, quorum, "registry entry", print(node), func(ctx context.Context, peer *Client) (common.Hash, error) {
		theirs, err := ReadNode(ctx, peer, teeManager, enclave)
		return print(theirs), err
	})
}

// logsAt asks which logs stand in which blocks, for blocks whose
// hashes prove nothing.
func logsAt(f *logFilter, blocks []Block) witness {
	return func(ctx context.Context, peer *Client) (common.Hash, error) {
		numbers := make([]uint64, len(blocks))
		for i, b := range blocks {
			numbers[i] = b.Number
		}
		found, err := peer.blocks(ctx, numbers)
		if err != nil {
			return common.Hash{}, err
		}
		theirs := make([]Block, len(found))
		for i, b := range found {
			if b == nil {
				return common.Hash{}, fmt.Errorf("%w: it has no block %d", ErrLagging, numbers[i])
			}
			theirs[i] = *b
		}
		logs, err := peer.logsOfBlocks(ctx, f, theirs)
		return fingerprint(theirs, logs...), err
	}
}

// logsWithin asks which logs stand in a range of blocks.
func logsWithin(f *logFilter, base Block, from, to uint64) witness {
	return func(ctx context.Context, peer *Client) (common.Hash, error) {
		logs, last, err := peer.logsOfRange(ctx, f, base, from, to)
		return fingerprint([]Block{last}, logs), err
	}
}

// fingerprint is the same for the same blocks with the same logs that name us.
func fingerprint(blocks []Block, logs ...[]foundLog) common.Hash {
	var all []byte
	add := func(part []byte) {
		all = append(binary.BigEndian.AppendUint64(all, uint64(len(part))), part...)
	}
	for _, b := range blocks {
		add(b.Hash[:])
		add(binary.BigEndian.AppendUint64(b.Parent[:], uint64(b.Time.Unix())))
	}
	for _, of := range logs {
		for _, l := range of {
			add(l.BlockHash[:])
			add(l.TxHash[:])
			add(binary.BigEndian.AppendUint64(nil, uint64(*l.Index)))
			add(l.Address[:])
			for _, t := range l.Topics {
				add(t[:])
			}
			add(l.Data)
		}
	}
	return crypto.Keccak256Hash(all)
}

// describeMode says, for people, on what the belief in blocks rests.
func describeMode(proven bool, quorum, endpoints int) string {
	mode := "unproven"
	if proven {
		mode = "proven"
	}
	if quorum > 1 {
		mode += fmt.Sprintf(", quorum %d of %d", quorum, endpoints)
	}
	return mode
}
