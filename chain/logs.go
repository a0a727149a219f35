package chain

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/wire"
	"github.com/nacre-tee/nacre/jobs"
)

// Topics of the events that an executor follows.
var (
	topicJobCreated   = crypto.Keccak256Hash([]byte("JobCreated(uint256,uint8,address,uint256,bytes32,bytes,uint256,address[])"))
	topicJobResponded = crypto.Keccak256Hash([]byte("JobResponded(uint256,address,bytes,uint256,uint8,uint8)"))

	nodeTopics = map[common.Hash]jobs.NodeChange{
		crypto.Keccak256Hash([]byte("TeeNodeRegistered(address,address,uint256,uint256,uint8)")): jobs.Registered,
		crypto.Keccak256Hash([]byte("TeeNodeDrained(address)")):                                  jobs.Drained,
		crypto.Keccak256Hash([]byte("TeeNodeRevived(address)")):                                  jobs.Revived,
		crypto.Keccak256Hash([]byte("TeeNodeDeregistered(address)")):                             jobs.Deregistered,
	}
)

// logFilter picks the logs that concern one enclave. The contracts do not
// index a job's executors, so every JobCreated of the env has to be fetched;
// foreign ones are dropped by a search for the enclave's address in the raw
// text, before any JSON or ABI is decoded.
type logFilter struct {
	jobs, teeManager, enclave common.Address
	env                       uint8
	secrets                   common.Address // SecretManager; zero: its events are not followed

	needle        []byte // the enclave's address as it stands in a log, lower case
	secretsNeedle []byte // that of SecretManager; nil if there is none
	envTopic      common.Hash
	enclaveWord   common.Hash
	jobsABI       *bindings.Jobs
}

func newLogFilter(jobsAddr, teeManager, enclave common.Address, env uint8) *logFilter {
	return &logFilter{
		jobs: jobsAddr, teeManager: teeManager, enclave: enclave, env: env,
		needle:      []byte(hex.EncodeToString(enclave[:])),
		envTopic:    common.BigToHash(new(big.Int).SetUint64(uint64(env))),
		enclaveWord: common.BytesToHash(enclave[:]),
		jobsABI:     bindings.NewJobs(),
	}
}

// withSecrets has f pick the events of SecretManager too, those about all
// secrets: which are ours does not stand in each.
func (f *logFilter) withSecrets(manager common.Address) *logFilter {
	if manager != (common.Address{}) {
		f.secrets, f.secretsNeedle = manager, []byte(hex.EncodeToString(manager[:]))
	}
	return f
}

// queries returns the eth_getLogs requests, each over where: a range of blocks
// or one block by hash. The third topic is the env in JobCreated and the
// executor in JobResponded, so one request serves both.
func (f *logFilter) queries(where map[string]any, out *[3][]json.RawMessage) []rpc.BatchElem {
	query := func(addr common.Address, topics []any) map[string]any {
		q := map[string]any{"address": addr, "topics": topics}
		for k, v := range where {
			q[k] = v
		}
		return q
	}
	var changes []common.Hash
	for t := range nodeTopics {
		changes = append(changes, t)
	}
	slices.SortFunc(changes, func(a, b common.Hash) int { return a.Cmp(b) })
	elem := func(q map[string]any, out *[]json.RawMessage) rpc.BatchElem {
		return rpc.BatchElem{Method: "eth_getLogs", Args: []any{q}, Result: out}
	}
	all := []rpc.BatchElem{
		elem(query(f.jobs, []any{[]common.Hash{topicJobCreated, topicJobResponded}, nil, []common.Hash{f.envTopic, f.enclaveWord}}), &out[0]),
		elem(query(f.teeManager, []any{changes, f.enclaveWord}), &out[1]),
	}
	if f.secrets != (common.Address{}) {
		all = append(all, elem(query(f.secrets, []any{secretTopics}), &out[2]))
	}
	return all
}

// foundLog is a log that names our enclave.
type foundLog struct {
	Address     *common.Address `json:"address"`
	Topics      []common.Hash   `json:"topics"`
	Data        hexutil.Bytes   `json:"data"`
	BlockNumber *hexutil.Uint64 `json:"blockNumber"`
	BlockHash   *common.Hash    `json:"blockHash"`
	TxHash      *common.Hash    `json:"transactionHash"`
	Index       *hexutil.Uint   `json:"logIndex"`
	Removed     bool            `json:"removed"`
}

// mayBeSecrets tells whether a log's raw text names SecretManager.
func (f *logFilter) mayBeSecrets(raw []byte) bool {
	return f.secretsNeedle != nil && bytes.Contains(raw, f.secretsNeedle)
}

// ours decodes those of raw that name our enclave, in chain order and without
// duplicates. A malformed one spoils the whole answer: ErrBadAnswer.
func (f *logFilter) ours(raw []json.RawMessage) ([]foundLog, error) {
	var out []foundLog
	for _, r := range raw {
		// Nodes write lower case; should one not, the search proves nothing.
		if !bytes.Contains(r, f.needle) && !f.mayBeSecrets(r) && !bytes.ContainsAny(r, "ABCDEF") {
			continue
		}
		var l foundLog
		if err := json.Unmarshal(r, &l); err != nil {
			return nil, fmt.Errorf("%w: log: %w", ErrBadAnswer, err)
		}
		if l.Address == nil || l.BlockNumber == nil || l.BlockHash == nil || l.TxHash == nil || l.Index == nil || len(l.Topics) == 0 {
			return nil, fmt.Errorf("%w: log without address, block, transaction, index or topic", ErrBadAnswer)
		}
		if *l.Address != f.jobs && *l.Address != f.teeManager && !f.ofSecrets(*l.Address, l.Topics) {
			return nil, fmt.Errorf("%w: log of %s, which was not asked for", ErrBadAnswer, l.Address)
		}
		if !l.Removed { // an answer about the present chain has none of these
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b foundLog) int {
		if d := int64(*a.BlockNumber) - int64(*b.BlockNumber); d != 0 {
			return int(d)
		}
		return int(*a.Index) - int(*b.Index)
	})
	return slices.CompactFunc(out, func(a, b foundLog) bool {
		return *a.BlockHash == *b.BlockHash && *a.TxHash == *b.TxHash && *a.Index == *b.Index
	}), nil
}

// event decodes l, which stands in block b. It returns nil for a log that does
// not concern us and an error for one that cannot be read.
func (f *logFilter) event(l foundLog, b Block) (jobs.Event, error) {
	switch {
	case *l.Address == f.jobs && l.Topics[0] == topicJobCreated:
		return f.created(l, b)
	case *l.Address == f.jobs && l.Topics[0] == topicJobResponded:
		if len(l.Topics) != 3 || l.Topics[2] != f.enclaveWord {
			return nil, nil
		}
		return jobs.Answered{ID: jobs.ID(l.Topics[1]), TxHash: *l.TxHash}, nil
	case f.ofSecrets(*l.Address, l.Topics):
		return f.secret(l), nil
	case *l.Address == f.teeManager:
		change, known := nodeTopics[l.Topics[0]]
		if !known || len(l.Topics) < 2 || l.Topics[1] != f.enclaveWord {
			return nil, nil
		}
		return jobs.Node{Change: change}, nil
	}
	return nil, nil
}

// maxDeadlineMs bounds a job's deadline (31 years), so that no sum of times
// overflows. A contract that allows more than this holds nobody to it.
const maxDeadlineMs = 1_000_000_000_000

func (f *logFilter) created(l foundLog, b Block) (jobs.Event, error) {
	e, err := f.jobsABI.UnpackJobCreatedEvent(&types.Log{Address: *l.Address, Topics: l.Topics, Data: l.Data})
	if err != nil {
		return nil, fmt.Errorf("reading JobCreated: %w", err)
	}
	if e.Env != f.env || !slices.Contains(e.SelectedExecutors, f.enclave) {
		return nil, nil
	}
	if !e.Deadline.IsUint64() || e.Deadline.Uint64() > maxDeadlineMs {
		return nil, fmt.Errorf("job %v has a deadline of %v ms, more than %d ms", e.JobId, e.Deadline, int64(maxDeadlineMs))
	}
	id, err := jobs.IDFromBig(e.JobId)
	if err != nil {
		return nil, err
	}
	secret, err := jobs.IDFromBig(e.SecretId)
	if err != nil {
		return nil, err
	}
	return jobs.Created{Job: jobs.Job{
		ID: id, Env: e.Env, Owner: e.JobOwner, SecretID: secret, CodeTx: e.Codehash, Input: e.CodeInputs,
		Deadline: time.Duration(e.Deadline.Uint64()) * time.Millisecond,
		Selected: e.SelectedExecutors, RequestDigest: wire.RequestDigest(e),
		CreatedAt: b.Time,
		Origin:    jobs.Origin{BlockNumber: b.Number, BlockHash: b.Hash, TxHash: *l.TxHash, LogIndex: uint(*l.Index)},
	}}, nil
}

// logsOfBlocks returns, for each block, the logs that name our enclave. The
// blocks are asked for by hash: a node answers for exactly that block or with
// an error, so a lagging or reorganised node cannot hide one by accident.
func (c *Client) logsOfBlocks(ctx context.Context, f *logFilter, blocks []Block) ([][]foundLog, error) {
	raw := make([][3][]json.RawMessage, len(blocks))
	var elems []rpc.BatchElem
	for i, b := range blocks {
		elems = append(elems, f.queries(map[string]any{"blockHash": b.Hash}, &raw[i])...)
	}
	if err := c.batch(ctx, elems); err != nil {
		return nil, err
	}
	out := make([][]foundLog, len(blocks))
	for i, b := range blocks {
		hash := []byte(hex.EncodeToString(b.Hash[:]))
		all := slices.Concat(raw[i][:]...)
		for _, r := range all {
			if !bytes.Contains(r, hash) && !bytes.Contains(bytes.ToLower(r), hash) {
				return nil, fmt.Errorf("%w: asked for the logs of block %s, got one of another", ErrBadAnswer, b.Hash)
			}
		}
		found, err := f.ours(all)
		if err != nil {
			return nil, err
		}
		for _, l := range found {
			if *l.BlockHash != b.Hash || uint64(*l.BlockNumber) != b.Number {
				return nil, fmt.Errorf("%w: asked for the logs of block %d, got one of %d", ErrBadAnswer, b.Number, *l.BlockNumber)
			}
		}
		out[i] = found
	}
	return out, nil
}

// logsOfRange returns the logs that name our enclave in the blocks from … to,
// and block to. It fails with errReorg if the chain does not contain base or
// changed meanwhile, and with ErrLagging if the node does not have the range.
//
// Block to is read first, so that a later change of the chain shows in its
// hash, and once more together with the logs: nodes leave out silently what
// they do not have, and the one that answers may be another, which lags.
func (c *Client) logsOfRange(ctx context.Context, f *logFilter, base Block, from, to uint64) ([]foundLog, Block, error) {
	ends, err := c.blocks(ctx, []uint64{base.Number, to})
	if err != nil {
		return nil, Block{}, err
	}
	var again *Block
	var raw [3][]json.RawMessage
	elems := f.queries(map[string]any{"fromBlock": hexutil.EncodeUint64(from), "toBlock": hexutil.EncodeUint64(to)}, &raw)
	if err := c.batch(ctx, append(elems, blockElem(to, &again))); err != nil {
		return nil, Block{}, err
	}
	first, last := ends[0], ends[1]
	if first == nil || last == nil || again == nil {
		return nil, Block{}, fmt.Errorf("%w: it has no block %d", ErrLagging, to)
	}
	if first.Hash != base.Hash || last.Hash != again.Hash {
		return nil, Block{}, errReorg
	}
	found, err := f.ours(slices.Concat(raw[:]...))
	if err != nil {
		return nil, Block{}, err
	}
	for _, l := range found {
		if n := uint64(*l.BlockNumber); n < from || n > to {
			return nil, Block{}, fmt.Errorf("%w: asked for logs of blocks %d to %d, got one of %d", ErrBadAnswer, from, to, n)
		}
	}
	return found, *last, nil
}
