package chain

import (
	"context"
	"crypto/ecdsa"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/internal/testnode"
)

// anvil is a real node in a process of its own.
type anvil struct {
	t      *testing.T
	client *Client
	boss   *rpc.Client // for what only a test asks of a node, which may take it long
	host   string      // host:port
}

// startAnvil starts a node that ends with the test. Without further arguments
// it mines a block for each transaction.
func startAnvil(t *testing.T, args ...string) *anvil {
	t.Helper()
	a := &anvil{t: t, host: testnode.Start(t, args...)}
	a.client = dialTest(t, a.endpoints())
	var err error
	if a.boss, err = rpc.DialContext(t.Context(), "http://"+a.host); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.boss.Close)
	return a
}

func (a *anvil) endpoints() Endpoints {
	return Endpoints{HTTP: []string{"http://" + a.host}, WebSocket: []string{"ws://" + a.host}, ChainID: big.NewInt(31337)}
}

// rpc calls one of the node's methods. The first blob alone has it read for many
// seconds where the machine is busy.
func (a *anvil) rpc(result any, method string, args ...any) {
	a.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	if err := a.boss.CallContext(ctx, result, method, args...); err != nil {
		a.t.Fatalf("%s: %v", method, err)
	}
}

func (a *anvil) mine(blocks int) {
	a.t.Helper()
	var none any
	a.rpc(&none, "anvil_mine", hexutil.Uint64(blocks))
}

func (a *anvil) automine(on bool) {
	a.t.Helper()
	var none any
	a.rpc(&none, "evm_setAutomine", on)
}

// baseFee sets the next block's base fee, in wei.
func (a *anvil) baseFee(wei int64) {
	a.t.Helper()
	var none any
	a.rpc(&none, "anvil_setNextBlockBaseFeePerGas", (*hexutil.Big)(big.NewInt(wei)))
}

// fund gives an account some ether.
func (a *anvil) fund(account common.Address, wei *big.Int) {
	a.t.Helper()
	var none any
	a.rpc(&none, "anvil_setBalance", account, (*hexutil.Big)(wei))
}

// code puts code at an address.
func (a *anvil) code(at common.Address, code []byte) {
	a.t.Helper()
	var none any
	a.rpc(&none, "anvil_setCode", at, hexutil.Bytes(code))
}

// pooled returns the hashes of the transactions in the pool.
func (a *anvil) pooled(of common.Address) map[uint64]pooledTx {
	a.t.Helper()
	var content struct {
		Pending map[common.Address]map[string]pooledTx `json:"pending"`
		Queued  map[common.Address]map[string]pooledTx `json:"queued"`
	}
	a.rpc(&content, "txpool_content")
	out := map[uint64]pooledTx{}
	for _, part := range []map[common.Address]map[string]pooledTx{content.Pending, content.Queued} {
		for _, tx := range part[of] {
			out[uint64(tx.Nonce)] = tx
		}
	}
	return out
}

type pooledTx struct {
	Hash  common.Hash    `json:"hash"`
	Nonce hexutil.Uint64 `json:"nonce"`
	Tip   hexutil.Big    `json:"maxPriorityFeePerGas"`
	Cap   hexutil.Big    `json:"maxFeePerGas"`
	Input hexutil.Bytes  `json:"input"`
	To    common.Address `json:"to"`
}

var ether = new(big.Int).Exp(big.NewInt(10), big.NewInt(18), nil)

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// newRichKey returns the key of an account with 100 ether.
func (a *anvil) newRichKey() *ecdsa.PrivateKey {
	a.t.Helper()
	key := newKey(a.t)
	a.fund(crypto.PubkeyToAddress(key.PublicKey), new(big.Int).Mul(ether, big.NewInt(100)))
	return key
}

// Little contracts. emitter emits a log: its calldata is the number of topics
// in one byte, the topics, and the data. reverter reverts with its calldata.
var (
	emitter  = buildEmitter()
	reverter = common.FromHex("365f5f37365ffd")
)

// reverts returns a contract that reverts with the given data, up to 32 bytes.
func reverts(data []byte) []byte {
	code := append([]byte{0x7f}, common.RightPadBytes(data, 32)...)    // PUSH32 data
	return append(code, 0x5f, 0x52, 0x60, byte(len(data)), 0x5f, 0xfd) // MSTORE at 0; REVERT
}

func buildEmitter() []byte {
	head := common.FromHex("5f3560f81c") // n = first byte
	const branch = 8                     // DUP1 PUSH1 n EQ PUSH2 dest JUMPI
	var bodies [][]byte
	for n := range 5 {
		offset := byte(1 + 32*n)
		b := []byte{0x5b, 0x60, offset, 0x36, 0x03}   // len = CALLDATASIZE - offset
		b = append(b, 0x80, 0x60, offset, 0x5f, 0x37) // CALLDATACOPY(0, offset, len)
		for i := n - 1; i >= 0; i-- {
			b = append(b, 0x60, byte(1+32*i), 0x35) // topic i
		}
		b = append(b, 0x80+byte(n), 0x5f, 0xa0+byte(n), 0x00) // LOGn(0, len, topics); STOP
		bodies = append(bodies, b)
	}
	at := len(head) + branch*len(bodies) + 2
	code := head
	var tail []byte
	for n, b := range bodies {
		dest := at + len(tail)
		code = append(code, 0x80, 0x60, byte(n), 0x14, 0x61, byte(dest>>8), byte(dest), 0x57)
		tail = append(tail, b...)
	}
	code = append(code, 0x5f, 0x00)
	return append(code, tail...)
}

// emit returns the calldata that makes an emitter emit l.
func emit(l fakeLog) []byte {
	data := []byte{byte(len(l.Topics))}
	for _, t := range l.Topics {
		data = append(data, t[:]...)
	}
	return append(data, l.Data...)
}

func testTxConfig() TxConfig {
	cfg := DefaultTxConfig()
	cfg.PollInterval = 20 * time.Millisecond
	cfg.ResubmitAfter = 300 * time.Millisecond
	return cfg
}

func (a *anvil) manager(key *ecdsa.PrivateKey, cfg TxConfig) *TxManager {
	a.t.Helper()
	m, err := NewTxManager(within(a.t, time.Minute), a.client, key, cfg, testLog(a.t))
	if err != nil {
		a.t.Fatal(err)
	}
	a.t.Cleanup(m.Close)
	return m
}

func TestAnvilFixture(t *testing.T) {
	a := startAnvil(t)
	head, err := a.client.Head(within(t, time.Minute))
	if err != nil || head.BaseFee == nil || !strings.HasPrefix(a.host, "127.0.0.1:") {
		t.Fatal(head, err)
	}
}

func callTo(to common.Address, data []byte) ethereum.CallMsg {
	return ethereum.CallMsg{To: &to, Data: data}
}

// returns is a contract that answers every call with data.
func returns(data []byte) []byte {
	size := []byte{byte(len(data) >> 8), byte(len(data))}
	code := append([]byte{0x61}, size...)             // PUSH2 size
	code = append(code, 0x60, 0x0c, 0x5f, 0x39, 0x61) // PUSH1 12 PUSH0 CODECOPY PUSH2
	code = append(append(code, size...), 0x5f, 0xf3)  // size PUSH0 RETURN
	return append(code, data...)
}
