package chain

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"
)

// fakeChain is a scripted node: a real JSON-RPC server over real HTTP and
// websockets whose chain, lag and lies the test decides.
type fakeChain struct {
	url    string // http://…
	server *rpc.Server
	conns  *connCutter

	mu         sync.Mutex // guards what follows
	blocks     []*fakeBlock
	orphans    map[common.Hash]*fakeBlock
	subs       map[chan *fakeBlock]bool
	salt       uint64
	chainID    uint64
	lag        uint64 // blocks that HTTP does not show yet
	freshHead  bool   // whoever asks for the newest block finds no lag any more
	maxRange   uint64 // 0: any
	mute       bool   // announce no blocks over websocket
	queries    []fakeQuery
	status     int // answer every HTTP request with this; 0: normally
	forge      func([]fakeLog) []fakeLog
	beforeLogs func(*fakeChain) // called once, with mu held, before logs are looked up
	txs        map[common.Hash]fakeTx
	calls      map[string]int
}

type fakeQuery struct{ from, to uint64 }

type fakeBlock struct {
	number       uint64
	hash, parent common.Hash
	time         uint64
	logs         []fakeLog
}

type fakeLog struct {
	Address     common.Address `json:"address"`
	Topics      []common.Hash  `json:"topics"`
	Data        hexutil.Bytes  `json:"data"`
	BlockNumber hexutil.Uint64 `json:"blockNumber"`
	BlockHash   common.Hash    `json:"blockHash"`
	TxHash      common.Hash    `json:"transactionHash"`
	Index       hexutil.Uint   `json:"logIndex"`
	Removed     bool           `json:"removed"`
}

type fakeTx struct {
	raw     hexutil.Bytes // nil: the node offers no raw bytes
	fields  any
	receipt any
}

const fakeChainID = 421614

// newFakeChain serves a chain of one block, aged half an hour: young enough that
// the chain has only just begun.
func newFakeChain(t *testing.T) *fakeChain {
	t.Helper()
	f := &fakeChain{chainID: fakeChainID, orphans: map[common.Hash]*fakeBlock{}, subs: map[chan *fakeBlock]bool{}, txs: map[common.Hash]fakeTx{}, calls: map[string]int{}}
	f.blocks = []*fakeBlock{{hash: common.Hash{0xff}, time: uint64(time.Now().Add(-30 * time.Minute).Unix())}}
	f.server = rpc.NewServer()
	f.server.SetBatchLimits(1000, 256<<20)
	if err := f.server.RegisterName("eth", &fakeEth{f}); err != nil {
		t.Fatal(err)
	}
	ws := f.server.WebsocketHandler([]string{"*"})
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		status := f.status
		f.mu.Unlock()
		switch {
		case r.Header.Get("Upgrade") != "":
			ws.ServeHTTP(w, r)
		case status != 0:
			http.Error(w, "go away", status)
		default:
			f.server.ServeHTTP(w, r)
		}
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f.conns = &connCutter{Listener: l, open: map[net.Conn]bool{}}
	srv := &http.Server{Handler: handler}
	ended := make(chan struct{})
	go func() { defer close(ended); _ = srv.Serve(f.conns) }()
	t.Cleanup(func() {
		f.server.Stop()
		_ = srv.Close()
		f.conns.cut()
		<-ended
	})
	f.url = "http://" + l.Addr().String()
	return f
}

func (f *fakeChain) endpoints() Endpoints {
	return Endpoints{HTTP: []string{f.url}, WebSocket: []string{"ws" + f.url[4:]}, ChainID: big.NewInt(fakeChainID)}
}

func (f *fakeChain) dial(t *testing.T) *Client {
	t.Helper()
	return dialTest(t, f.endpoints())
}

func dialTest(t *testing.T, e Endpoints) *Client {
	t.Helper()
	c, err := Dial(within(t, time.Minute), e, testLog(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// connCutter is a listener that can drop all connections, as a network does.
type connCutter struct {
	net.Listener
	mu   sync.Mutex
	open map[net.Conn]bool
}

func (c *connCutter) Accept() (net.Conn, error) {
	conn, err := c.Listener.Accept()
	if err == nil {
		c.mu.Lock()
		c.open[conn] = true
		c.mu.Unlock()
	}
	return conn, err
}

func (c *connCutter) cut() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for conn := range c.open {
		_ = conn.Close()
		delete(c.open, conn)
	}
}

// set changes the node's behaviour.
func (f *fakeChain) set(change func(*fakeChain)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	change(f)
}

// mine adds a block, a second after its parent or now if that is later, with
// the given logs.
func (f *fakeChain) mine(logs ...fakeLog) *fakeBlock {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.mineLocked(uint64(time.Now().Unix()), logs...)
}

func (f *fakeChain) mineLocked(at uint64, logs ...fakeLog) *fakeBlock {
	parent := f.blocks[len(f.blocks)-1]
	f.salt++
	b := &fakeBlock{number: parent.number + 1, parent: parent.hash, time: max(parent.time, at)}
	b.hash = crypto.Keccak256Hash(parent.hash[:], binary.BigEndian.AppendUint64(nil, f.salt))
	for i, l := range logs {
		l.BlockNumber, l.BlockHash, l.Index = hexutil.Uint64(b.number), b.hash, hexutil.Uint(i)
		if l.TxHash == (common.Hash{}) {
			l.TxHash = crypto.Keccak256Hash(b.hash[:], []byte{byte(i)})
		}
		b.logs = append(b.logs, l)
	}
	f.blocks = append(f.blocks, b)
	if !f.mute {
		for sub := range f.subs {
			select {
			case sub <- b:
			default:
			}
		}
	}
	return b
}

// drop takes the newest n blocks out of the chain.
func (f *fakeChain) drop(n int) []*fakeBlock {
	f.mu.Lock()
	defer f.mu.Unlock()
	cut := len(f.blocks) - n
	gone := slices.Clone(f.blocks[cut:])
	for _, b := range gone {
		f.orphans[b.hash] = b
	}
	f.blocks = f.blocks[:cut]
	return gone
}

func (f *fakeChain) called(method string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.calls[method]
}

// fakeEth are the methods of the eth namespace.
type fakeEth struct{ f *fakeChain }

func (e *fakeEth) ChainId() hexutil.Uint64 {
	e.f.mu.Lock()
	defer e.f.mu.Unlock()
	return hexutil.Uint64(e.f.chainID)
}

func (b *fakeBlock) json() map[string]any {
	return map[string]any{
		"number": hexutil.Uint64(b.number), "hash": b.hash, "parentHash": b.parent, "timestamp": hexutil.Uint64(b.time),
		"baseFeePerGas": (*hexutil.Big)(big.NewInt(1e9)),
		// What a rollup adds, and a type that the Ethereum library lacks.
		"l1BlockNumber": "0x1", "sendCount": "0x2", "transactions": []any{map[string]any{"type": "0x6a", "requestId": "0x1"}},
	}
}

func (e *fakeEth) GetBlockByNumber(tag string, _ bool) (map[string]any, error) {
	f := e.f
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls["eth_getBlockByNumber"]++
	if f.freshHead && tag == "latest" {
		f.lag = 0
	}
	newest := uint64(len(f.blocks)-1) - min(f.lag, uint64(len(f.blocks)-1))
	n := newest
	if tag != "latest" {
		var err error
		if n, err = hexutil.DecodeUint64(tag); err != nil {
			return nil, err
		}
	}
	if n > newest {
		return nil, nil
	}
	return f.blocks[n].json(), nil
}

type fakeFilter struct {
	BlockHash *common.Hash      `json:"blockHash"`
	From      *hexutil.Uint64   `json:"fromBlock"`
	To        *hexutil.Uint64   `json:"toBlock"`
	Address   common.Address    `json:"address"`
	Topics    []json.RawMessage `json:"topics"`
}

func (e *fakeEth) GetLogs(q fakeFilter) ([]fakeLog, error) {
	f := e.f
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls["eth_getLogs"]++
	if hook := f.beforeLogs; hook != nil {
		f.beforeLogs = nil
		hook(f)
	}
	blocks, err := f.selectBlocks(q)
	if err != nil {
		return nil, err
	}
	out := []fakeLog{}
	for _, b := range blocks {
		for _, l := range b.logs {
			if q.matches(l) {
				out = append(out, l)
			}
		}
	}
	if f.forge != nil {
		out = f.forge(out)
	}
	return out, nil
}

func (f *fakeChain) selectBlocks(q fakeFilter) ([]*fakeBlock, error) {
	if q.BlockHash != nil {
		for _, b := range f.blocks {
			if b.hash == *q.BlockHash {
				return []*fakeBlock{b}, nil
			}
		}
		if b := f.orphans[*q.BlockHash]; b != nil {
			return []*fakeBlock{b}, nil
		}
		return nil, fmt.Errorf("unknown block")
	}
	from, to := uint64(*q.From), uint64(*q.To)
	f.queries = append(f.queries, fakeQuery{from, to})
	if f.maxRange > 0 && to-from+1 > f.maxRange {
		return nil, fmt.Errorf("query exceeds max block range %d", f.maxRange)
	}
	// As nodes do, the part that is not there is silently left out.
	newest := uint64(len(f.blocks)-1) - min(f.lag, uint64(len(f.blocks)-1))
	return f.blocks[min(from, newest+1):min(to+1, newest+1)], nil
}

func (q fakeFilter) matches(l fakeLog) bool {
	if l.Address != q.Address || len(q.Topics) > len(l.Topics) {
		return false
	}
	for i, raw := range q.Topics {
		var one common.Hash
		var any []common.Hash
		switch {
		case string(raw) == "null":
			continue
		case json.Unmarshal(raw, &one) == nil:
			any = []common.Hash{one}
		default:
			_ = json.Unmarshal(raw, &any)
		}
		if !slices.Contains(any, l.Topics[i]) {
			return false
		}
	}
	return true
}

// NewHeads is the subscription to new blocks.
func (e *fakeEth) NewHeads(ctx context.Context) (*rpc.Subscription, error) {
	notifier, ok := rpc.NotifierFromContext(ctx)
	if !ok {
		return nil, rpc.ErrNotificationsUnsupported
	}
	sub := notifier.CreateSubscription()
	heads := make(chan *fakeBlock, 1024)
	e.f.set(func(f *fakeChain) { f.subs[heads] = true })
	go func() {
		defer e.f.set(func(f *fakeChain) { delete(f.subs, heads) })
		for {
			select {
			case b := <-heads:
				_ = notifier.Notify(sub.ID, b.json())
			case <-sub.Err():
				return
			}
		}
	}()
	return sub, nil
}

func (e *fakeEth) GetRawTransactionByHash(h common.Hash) (hexutil.Bytes, error) {
	e.f.mu.Lock()
	defer e.f.mu.Unlock()
	e.f.calls["eth_getRawTransactionByHash"]++
	tx, ok := e.f.txs[h]
	if ok && tx.raw == nil {
		return nil, &fakeRPCError{-32601, "the method eth_getRawTransactionByHash does not exist/is not available", nil}
	}
	return tx.raw, nil
}

func (e *fakeEth) GetTransactionByHash(h common.Hash) (any, error) {
	e.f.mu.Lock()
	defer e.f.mu.Unlock()
	return e.f.txs[h].fields, nil
}

func (e *fakeEth) GetTransactionReceipt(h common.Hash) (any, error) {
	e.f.mu.Lock()
	defer e.f.mu.Unlock()
	return e.f.txs[h].receipt, nil
}

type fakeRPCError struct {
	code int
	msg  string
	data any
}

func (e *fakeRPCError) Error() string  { return e.msg }
func (e *fakeRPCError) ErrorCode() int { return e.code }
func (e *fakeRPCError) ErrorData() any { return e.data }

// receiptOf returns a receipt that says what status says.
func receiptOf(tx *types.Transaction, status uint64) map[string]any {
	r := &types.Receipt{Type: tx.Type(), Status: status, CumulativeGasUsed: 21000, GasUsed: 21000, TxHash: tx.Hash(), BlockNumber: new(big.Int), BlockHash: common.Hash{0xff}, Logs: []*types.Log{}}
	raw, _ := r.MarshalJSON()
	var m map[string]any
	_ = json.Unmarshal(raw, &m)
	m["gasUsedForL1"] = "0x10" // as rollups add
	return m
}
