package chain

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// secretTopics are the events after which a store has to look at a secret. The
// first topic of each is the secret's id. Who may use one is asked each time.
var secretTopics = []common.Hash{
	crypto.Keccak256Hash([]byte("SecretCreated(uint256,address,uint256,uint256,uint256,address[])")),
	crypto.Keccak256Hash([]byte("SecretEndTimestampUpdated(uint256,uint256)")),
	crypto.Keccak256Hash([]byte("SecretTerminated(uint256,uint256)")),
	crypto.Keccak256Hash([]byte("SecretRemoved(uint256)")),
	crypto.Keccak256Hash([]byte("SecretStoreAcknowledgementSuccess(uint256,address)")),
	crypto.Keccak256Hash([]byte("SecretStoreAcknowledgementFailed(uint256)")),
	crypto.Keccak256Hash([]byte("SecretStoreReplaced(uint256,address,address,bool)")),
	crypto.Keccak256Hash([]byte("SecretReplicationReduced(uint256,uint256)")),
}

// secretNews is an event of SecretManager. Most are of others: whose secret it
// is shows only if it names a store.
type secretNews struct {
	jobs.SecretChanged
	names bool // our enclave
}

// ofSecrets tells whether a log is an event about some secret.
func (f *logFilter) ofSecrets(address common.Address, topics []common.Hash) bool {
	return f.secrets != common.Address{} && address == f.secrets && len(topics) > 1 && slices.Contains(secretTopics, topics[0])
}

// mayHoldSecrets tells whether a block with this bloom filter can have one.
func (f *logFilter) mayHoldSecrets(bloom types.Bloom) bool {
	has := func(v []byte) bool { return types.BloomLookup(bloom, bloomKey(v)) }
	return f.secrets != common.Address{} && has(f.secrets[:]) &&
		slices.ContainsFunc(secretTopics, func(t common.Hash) bool { return has(t[:]) })
}

// secret reads a log that is ofSecrets. SecretCreated has its stores in the data,
// the others those that they name in their topics.
func (f *logFilter) secret(l foundLog) secretNews {
	names := slices.Contains(l.Topics[2:], f.enclaveWord)
	for word := range slices.Chunk(l.Data, common.HashLength) {
		names = names || bytes.Equal(word, f.enclaveWord[:])
	}
	return secretNews{jobs.SecretChanged{ID: jobs.ID(l.Topics[1])}, names}
}

// ownSecrets are the secrets that concern our enclave: those that an event named
// it for, and those that it has acknowledged, perhaps long ago. None is taken
// out: what once was ours may become so again by a reorganisation. Only the
// follower's goroutine touches it.
type ownSecrets map[jobs.ID]struct{}

// sieve takes the news of other stores' secrets out of a block's events. That it
// changes nothing of o lets a block be sieved twice, with the same result.
func (o ownSecrets) sieve(events []jobs.Event) []jobs.Event {
	named := ownSecrets{}
	named.learn(events)
	return slices.DeleteFunc(events, func(e jobs.Event) bool {
		n, ok := e.(secretNews)
		return ok && !o.has(n.ID) && !named.has(n.ID)
	})
}

func (o ownSecrets) has(id jobs.ID) bool { _, ok := o[id]; return ok }

// learn takes up the secrets that events name our enclave for.
func (o ownSecrets) learn(events []jobs.Event) {
	for _, e := range events {
		if n, ok := e.(secretNews); ok && n.names {
			o[n.ID] = struct{}{}
		}
	}
}

// tidy returns events as they are told: one for each secret, where there were
// news of it.
func (o ownSecrets) tidy(events []jobs.Event) (told []jobs.Event) {
	seen := ownSecrets{}
	for _, e := range events {
		if n, ok := e.(secretNews); ok {
			if seen.has(n.ID) {
				continue
			}
			seen[n.ID] = struct{}{}
			e = n.SecretChanged
		}
		told = append(told, e)
	}
	return told
}

// withoutSecrets returns events of the past as they are kept: when it has been
// read, all of our secrets are told anyway.
func withoutSecrets(events []jobs.Event) []jobs.Event {
	return slices.DeleteFunc(events, func(e jobs.Event) bool { _, ok := e.(secretNews); return ok })
}

// takeSecrets returns a block's events as they are to be told and kept.
func (f *follower) takeSecrets(events []jobs.Event) []jobs.Event {
	f.own.learn(events)
	if !f.caughtUp {
		return withoutSecrets(events)
	}
	return f.own.tidy(events)
}

// ownLogs takes out of the logs of many blocks those of other stores' secrets, so
// that nothing more is asked about their blocks.
func (f *follower) ownLogs(logs []foundLog) []foundLog {
	named := maps.Clone(f.own)
	for _, l := range logs {
		if f.filter.ofSecrets(*l.Address, l.Topics) {
			named.learn([]jobs.Event{f.filter.secret(l)})
		}
	}
	return slices.DeleteFunc(logs, func(l foundLog) bool {
		return f.filter.ofSecrets(*l.Address, l.Topics) && !named.has(jobs.ID(l.Topics[1]))
	})
}

// tellSecrets has all of our secrets looked at: after the past was read, and
// after a reorganisation deeper than what is remembered of them.
func (f *follower) tellSecrets(ctx context.Context) error {
	for _, id := range slices.SortedFunc(maps.Keys(f.own), func(a, b jobs.ID) int { return bytes.Compare(a[:], b[:]) }) {
		if err := f.emit(ctx, jobs.SecretChanged{ID: id}); err != nil {
			return err
		}
	}
	return nil
}

// takeBackSecrets has the secrets looked at that events of gone blocks told of,
// the newest of which had the number was. Where not all of those blocks are
// remembered, these are all of ours. If none is, the past is read anew, and then
// they are told.
func (f *follower) takeBackSecrets(ctx context.Context, gone []mark, was uint64) error {
	if len(f.trail) > 0 && f.tip.Number+f.cfg.Depth < was {
		return f.tellSecrets(ctx)
	}
	told := ownSecrets{}
	for _, m := range gone {
		for _, e := range m.events {
			if c, ok := e.(jobs.SecretChanged); ok && !told.has(c.ID) {
				told[c.ID] = struct{}{}
				if err := f.emit(ctx, c); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// readAcknowledged takes up the secrets that our store has acknowledged, as a
// quorum has it as of the cursor.
func (f *follower) readAcknowledged(ctx context.Context) error {
	if f.cfg.SecretStore == (common.Address{}) {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, f.cfg.StepTime)
	defer cancel()
	ids, err := f.source.acknowledgedSecrets(ctx, f.cfg.SecretStore, f.cfg.Enclave, f.tip.Number)
	if err != nil {
		return fmt.Errorf("reading which secrets are held: %w", err)
	}
	for _, id := range ids {
		f.own[id] = struct{}{}
	}
	return nil
}

// acknowledgedSecrets returns the secrets that a store has acknowledged and that
// still count against it, as a quorum has it as of a block.
func (c *Client) acknowledgedSecrets(ctx context.Context, store, enclave common.Address, block uint64) ([]jobs.ID, error) {
	s := bindings.NewSecretStore()
	r := viewReader{ctx: expectingList(ctx), client: agreedAt{c, new(big.Int).SetUint64(block)}}
	all := view1(&r, store, s.PackGetStoreAckSecretIds(enclave), s.UnpackGetStoreAckSecretIds)
	if r.err != nil {
		return nil, r.err
	}
	return secretIDs(all)
}

func secretIDs(all []*big.Int) (ids []jobs.ID, err error) {
	for _, n := range all {
		id, err := jobs.IDFromBig(n)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// agreedAt reads contracts as a quorum has them after one block. An endpoint that
// does not have the block is none of it.
type agreedAt struct {
	client *Client
	block  *big.Int
}

var _ Caller = agreedAt{}

// CallContract runs msg on the state after the block, whatever block is asked for.
func (a agreedAt) CallContract(ctx context.Context, msg ethereum.CallMsg, _ *big.Int) ([]byte, error) {
	return a.client.callAgreed(ctx, msg, a.block)
}
