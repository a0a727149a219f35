package chain

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/common/lru"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

// ErrForged is an answer that a hash refutes. It is a failure of the endpoint,
// never of a job.
var ErrForged = errors.New("RPC endpoint gave what a hash refutes")

// notFoundDelays are the pauses before "not found" is asked again: a node may
// lag behind the one that announced the job.
var notFoundDelays = [...]time.Duration{250 * time.Millisecond, 500 * time.Millisecond, time.Second, 2 * time.Second}

// codeCacheBytes bounds the code kept for functions that are called often.
const codeCacheBytes = 8 << 20

// CodeSource fetches code transactions. It believes an endpoint what the
// transaction's hash proves, and of its being mined and not reverted what the
// block's hash proves; see docs/trust.md. It is safe for concurrent use.
type CodeSource struct {
	client   *Client
	contract common.Address
	maxCode  int
	method   abi.Method // saveCodeInCallData
	quorum   int
	watcher  *Watcher // nil: no chain is followed

	mu    sync.Mutex // guards cache
	cache *lru.SizeConstrainedCache[common.Hash, []byte]
}

// NewCodeSource returns a source of code that was sent to codeContract;
// maxCode is the limit of its size in bytes. Before the first call of Code,
// Follow may be called.
func NewCodeSource(client *Client, codeContract common.Address, maxCode int) *CodeSource {
	return &CodeSource{
		client: client, contract: codeContract, maxCode: maxCode,
		method: bindings.NewUserCode().GetABI().Methods["saveCodeInCallData"],
		cache:  lru.NewSizeConstrainedCache[common.Hash, []byte](codeCacheBytes),
	}
}

// Follow makes s hold blocks against those that w has followed, and ask for w's
// quorum.
func (s *CodeSource) Follow(w *Watcher) { s.watcher, s.quorum = w, w.cfg.Quorum }

// Code returns the code in the calldata of tx; the caller must not change it.
//
// Its error is jobs.ErrCodeNotFound, jobs.ErrCodeCalldata or
// jobs.ErrCodeTooLarge where that is so, and anything else where the endpoint
// failed. "Not found" is asked again, of every endpoint, for about four seconds
// or a quarter of the time that ctx has left, before it is believed.
func (s *CodeSource) Code(ctx context.Context, tx common.Hash) ([]byte, error) {
	s.mu.Lock()
	code, ok := s.cache.Get(tx)
	s.mu.Unlock()
	if ok {
		return code, nil
	}
	code, err := s.fetch(ctx, tx)
	if err != nil {
		return nil, fmt.Errorf("code transaction %s: %w", tx, err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cache.Add(tx, code)
	return code, nil
}

func (s *CodeSource) fetch(ctx context.Context, tx common.Hash) ([]byte, error) {
	var patience time.Duration = time.Hour
	if end, ok := ctx.Deadline(); ok {
		patience = time.Until(end) / 4
	}
	for _, delay := range notFoundDelays {
		code, err := s.ask(ctx, tx)
		if !errors.Is(err, errAbsent) {
			return code, err
		}
		if patience -= delay; patience < 0 {
			break
		}
		if err := sleep(ctx, delay); err != nil {
			return nil, err
		}
	}
	return s.ask(ctx, tx)
}

// errAbsent is "not found" that may be "not yet".
var errAbsent = fmt.Errorf("%w: not mined", jobs.ErrCodeNotFound)

// ask asks one endpoint, and all if that one has no such transaction: that it
// is not there, no hash proves.
func (s *CodeSource) ask(ctx context.Context, hash common.Hash) (code []byte, err error) {
	err = s.client.anyOf(ctx, func(one *Client) error {
		code, err = s.once(ctx, one, hash)
		return err
	})
	if !errors.Is(err, errAbsent) || s.client.alone() {
		return code, err
	}
	return s.askAll(ctx, hash)
}

// askAll asks all endpoints at once and returns what the first of them says that
// knows the transaction.
func (s *CodeSource) askAll(ctx context.Context, hash common.Hash) ([]byte, error) {
	limited, cancel := context.WithTimeout(ctx, hasteTimeout)
	defer cancel()
	var mu sync.Mutex // guards answer
	var answer *codeAnswer
	absent := 0
	for v := range s.client.poll(limited, func(ctx context.Context, one *Client) (common.Hash, error) {
		code, err := s.once(ctx, one, hash)
		_, known := jobs.OutcomeOfCodeError(err)
		switch {
		case errors.Is(err, errAbsent):
		case err == nil || known:
			mu.Lock()
			defer mu.Unlock()
			answer = &codeAnswer{code, err}
			return common.Hash{}, errFound
		default:
			one.report(err)
		}
		return common.Hash{}, err
	}) {
		if errors.Is(v.err, errFound) {
			break
		}
		if errors.Is(v.err, errAbsent) {
			absent++
		}
	}
	mu.Lock()
	defer mu.Unlock()
	switch {
	case answer != nil:
		return answer.code, answer.err
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case absent < max(s.quorum, 1):
		return nil, fmt.Errorf("%w: code transaction not found by %d endpoints of %d", ErrUnconfirmed, absent, len(s.client.all))
	}
	return nil, errAbsent
}

// codeAnswer is what an endpoint that knows a code transaction says of it.
type codeAnswer struct {
	code []byte
	err  error
}

// errFound ends the search of other endpoints.
var errFound = errors.New("found")

func (s *CodeSource) once(ctx context.Context, c *Client, hash common.Hash) ([]byte, error) {
	tx, err := c.transaction(ctx, hash)
	if err != nil {
		return nil, err
	}
	if tx.To() == nil || *tx.To() != s.contract {
		return nil, fmt.Errorf("%w: it was sent to %v, not to %s", jobs.ErrCodeNotFound, tx.To(), s.contract)
	}
	succeeded, err := s.mined(ctx, c, hash)
	if err != nil {
		return nil, err
	}
	if !succeeded {
		return nil, fmt.Errorf("%w: it reverted", jobs.ErrCodeNotFound)
	}
	return s.decode(tx.Data())
}

// decode returns the code in a saveCodeInCallData call.
func (s *CodeSource) decode(data []byte) ([]byte, error) {
	if !bytes.HasPrefix(data, s.method.ID) {
		return nil, fmt.Errorf("%w: other selector", jobs.ErrCodeCalldata)
	}
	args, err := s.method.Inputs.Unpack(data[len(s.method.ID):])
	if err != nil || len(args) == 0 {
		return nil, fmt.Errorf("%w: %v", jobs.ErrCodeCalldata, err)
	}
	source, ok := args[0].(string)
	if !ok {
		return nil, fmt.Errorf("%w: the code is no string", jobs.ErrCodeCalldata)
	}
	code := bytes.TrimRight([]byte(source), "\x00")
	if len(code) > s.maxCode {
		return nil, fmt.Errorf("%w: %d bytes, limit %d", jobs.ErrCodeTooLarge, len(code), s.maxCode)
	}
	return code, nil
}

// transaction returns the transaction with the given hash, which has been
// recomputed from what the endpoint gave.
func (c *Client) transaction(ctx context.Context, hash common.Hash) (*types.Transaction, error) {
	var raw *hexutil.Bytes // some nodes say null of what they do not have
	err := c.call(ctx, &raw, "eth_getRawTransactionByHash", hash)
	if err != nil && !isUnsupported(err) {
		return nil, err
	}
	// A pool gives some types in a longer form than the hash covers, so other
	// bytes are no proof of a lie yet.
	if err == nil && raw != nil && len(*raw) > 0 && crypto.Keccak256Hash(*raw) == hash {
		return decodeTransaction(*raw)
	}
	return c.rebuiltTransaction(ctx, hash)
}

func decodeTransaction(raw []byte) (*types.Transaction, error) {
	tx := new(types.Transaction)
	err := tx.UnmarshalBinary(raw)
	if errors.Is(err, types.ErrTxTypeNotSupported) {
		return nil, errForeignType(uint64(raw[0]))
	}
	if err != nil {
		return nil, fmt.Errorf("%w: transaction: %w", ErrBadAnswer, err)
	}
	return tx, nil
}

// errForeignType is what becomes of a transaction of a type that only its own
// chain has (deposits, retryables and the like): nobody signs such a one.
func errForeignType(t uint64) error {
	return fmt.Errorf("%w: transaction of type %#x", jobs.ErrCodeNotFound, t)
}

// rebuiltTransaction builds the transaction from the fields of an endpoint
// that offers no raw bytes, and recomputes its hash.
func (c *Client) rebuiltTransaction(ctx context.Context, hash common.Hash) (*types.Transaction, error) {
	var answer json.RawMessage
	if err := c.call(ctx, &answer, "eth_getTransactionByHash", hash); err != nil {
		return nil, err
	}
	if len(answer) == 0 || string(answer) == "null" {
		return nil, errAbsent
	}
	var head struct {
		Type *hexutil.Uint64 `json:"type"`
	}
	if err := json.Unmarshal(answer, &head); err != nil {
		return nil, fmt.Errorf("%w: transaction: %w", ErrBadAnswer, err)
	}
	if head.Type != nil && *head.Type > types.SetCodeTxType {
		// No hash proves the type: as much one endpoint's word as that it has none.
		return nil, fmt.Errorf("%w: %w", errAbsent, errForeignType(uint64(*head.Type)))
	}
	tx := new(types.Transaction)
	if err := json.Unmarshal(answer, tx); err != nil {
		return nil, fmt.Errorf("%w: transaction: %w", ErrBadAnswer, err)
	}
	if tx.Hash() != hash {
		return nil, fmt.Errorf("%w: %s", ErrForged, tx.Hash())
	}
	return tx, nil
}
