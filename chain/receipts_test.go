package chain

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/trie"
)

type byteList [][]byte

func (l byteList) Len() int                           { return len(l) }
func (l byteList) EncodeIndex(i int, w *bytes.Buffer) { w.Write(l[i]) }

// The root is the library's, for lists of every length and elements of any
// size.
func TestListRoot(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 3))
	for _, size := range []int{1, 20, 300} {
		var all byteList
		for n := range 700 {
			want := types.DeriveSha(all, trie.NewListHasher())
			got := listRoot(len(all), all.EncodeIndex)
			if got != want {
				t.Fatalf("%d elements of up to %d bytes: %s, want %s", n, size, got, want)
			}
			all = append(all, bytes.Repeat([]byte{byte(rnd.Uint32())}, 1+rnd.IntN(size)))
			if n%50 == 49 { // a few dense lengths, else long ones
				all = append(all, all[:min(len(all), 40)]...)
			}
		}
	}
}

// What the receipts root covers is encoded as the library does, for every type
// that the library knows.
func TestReceiptEncoding(t *testing.T) {
	for _, kind := range []uint8{types.LegacyTxType, types.AccessListTxType, types.DynamicFeeTxType, types.BlobTxType, types.SetCodeTxType} {
		for _, r := range []*types.Receipt{
			{Status: 1, CumulativeGasUsed: 21000, Logs: []*types.Log{}},
			{Status: 0, CumulativeGasUsed: 1 << 40, Logs: []*types.Log{}},
			{Status: 1, CumulativeGasUsed: 7, Logs: []*types.Log{{Address: otherOne}, {Address: jobsAddr, Topics: []common.Hash{{1}, {2}}, Data: bytes.Repeat([]byte{9}, 100)}}},
			{PostState: bytes.Repeat([]byte{3}, 32), CumulativeGasUsed: 5, Logs: []*types.Log{}},
		} {
			r.Type, r.Bloom = kind, types.CreateBloom(r)
			if kind != types.LegacyTxType && len(r.PostState) > 0 {
				continue // there never was one
			}
			raw, err := json.Marshal(r)
			if err != nil {
				t.Fatal(err)
			}
			var ours receipt
			if err := json.Unmarshal(raw, &ours); err != nil {
				t.Fatal(err)
			}
			if len(r.PostState) > 0 {
				ours.Status = nil // the library writes both
			}
			var got, want bytes.Buffer
			ours.encode(&got)
			types.Receipts{r}.EncodeIndex(0, &want)
			if !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Errorf("type %d: %x, want %x", kind, got.Bytes(), want.Bytes())
			}
		}
	}
}

// oddBlock is a block as a rollup gives it: types and fields that the Ethereum
// library lacks, everywhere.
type oddBlock struct {
	header   map[string]any
	receipts []map[string]any
}

// arbitrumBlock has an internal transaction, a retryable, a signed one and one
// of the chain's own legacy type. The header's own fields are hashed as
// extraData and mixHash; what is beside them is for people.
func arbitrumBlock(t *testing.T, logs ...*types.Log) oddBlock {
	t.Helper()
	var odd oddBlock
	var list byteList
	var bloom types.Bloom
	for i, kind := range []uint8{0x6a, 0x68, types.DynamicFeeTxType, 0x78} {
		r := &types.Receipt{Type: types.LegacyTxType, Status: 1, CumulativeGasUsed: uint64(i) * 50_000, Logs: []*types.Log{}, TxHash: common.Hash{byte(i + 1)}, BlockNumber: big.NewInt(77)}
		if i == 1 {
			r.Logs = logs
		}
		r.Bloom = types.CreateBloom(r)
		for j := range bloom {
			bloom[j] |= r.Bloom[j]
		}
		var enc bytes.Buffer
		types.Receipts{r}.EncodeIndex(0, &enc)
		list = append(list, append([]byte{kind}, enc.Bytes()...))
		raw, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		fields := map[string]any{}
		_ = json.Unmarshal(raw, &fields)
		fields["type"], fields["gasUsedForL1"], fields["l1BlockNumber"] = hexutil.Uint64(kind), "0x10", "0x1234"
		odd.receipts = append(odd.receipts, fields)
	}
	h := &types.Header{
		ParentHash: common.Hash{7}, UncleHash: types.EmptyUncleHash, Root: common.Hash{8}, TxHash: common.Hash{9}, Bloom: bloom,
		ReceiptHash: types.DeriveSha(list, trie.NewListHasher()), Difficulty: big.NewInt(1), Number: big.NewInt(77),
		GasLimit: 1 << 50, GasUsed: 150_000, Time: 1_700_000_000, BaseFee: big.NewInt(1e8), Nonce: types.EncodeNonce(99),
		Extra:     common.Hash{0x5e, 0x4d}.Bytes(),                                                // send root
		MixDigest: common.HexToHash("0x00000000000000020000000000001234000000000000002000000000"), // send count, L1 block, ArbOS version
	}
	raw, err := json.Marshal(h)
	if err != nil {
		t.Fatal(err)
	}
	_ = json.Unmarshal(raw, &odd.header)
	odd.header["l1BlockNumber"], odd.header["sendCount"], odd.header["sendRoot"] = "0x1234", "0x2", common.Hash{0x5e, 0x4d}
	odd.header["size"], odd.header["uncles"], odd.header["transactions"] = "0x400", []any{}, []common.Hash{{1}, {2}, {3}, {4}}
	return odd
}

func (o oddBlock) block(t *testing.T) Block {
	t.Helper()
	var b Block
	if err := json.Unmarshal(marshal(t, o.header), &b); err != nil {
		t.Fatal(err)
	}
	return b
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func (o oddBlock) read(t *testing.T) receipts {
	t.Helper()
	var rs receipts
	if err := json.Unmarshal(marshal(t, o.receipts), &rs); err != nil {
		t.Fatal(err)
	}
	return rs
}

func jobLogInLibrary(id uint64) *types.Log {
	l := jobLog(id, ms(1000), otherOne, ourEnclave)
	return &types.Log{Address: l.Address, Topics: l.Topics, Data: l.Data}
}

// A rollup's further fields and transaction types keep nothing from being
// proven, and any change of what counts is noticed.
func TestOddBlockIsProven(t *testing.T) {
	odd := arbitrumBlock(t, jobLogInLibrary(5))
	b := odd.block(t)
	if !b.proven() || b.Number != 77 || b.Parent != (common.Hash{7}) || b.Time.Unix() != 1_700_000_000 || b.BaseFee.Int64() != 1e8 {
		t.Fatalf("block is %+v", b)
	}
	if err := odd.read(t).check(b); err != nil {
		t.Fatal(err)
	}
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	if !filter.mayHold(b) {
		t.Error("the bloom filter excludes the job")
	}
	found := filter.oursIn(odd.read(t), b)
	if len(found) != 1 || *found[0].TxHash != (common.Hash{2}) || *found[0].Index != 0 || *found[0].BlockHash != b.Hash {
		t.Fatalf("found %+v", found)
	}
	for name, lie := range map[string]func(rs []map[string]any) []map[string]any{
		"a status":             func(rs []map[string]any) []map[string]any { rs[2]["status"] = "0x0"; return rs },
		"a type":               func(rs []map[string]any) []map[string]any { rs[0]["type"] = "0x2"; return rs },
		"a type of 9 bits":     func(rs []map[string]any) []map[string]any { rs[0]["type"] = "0x16a"; return rs },
		"gas":                  func(rs []map[string]any) []map[string]any { rs[3]["cumulativeGasUsed"] = "0x1"; return rs },
		"a log hidden":         func(rs []map[string]any) []map[string]any { rs[1]["logs"] = []any{}; return rs },
		"a log invented":       func(rs []map[string]any) []map[string]any { rs[0]["logs"] = rs[1]["logs"]; return rs },
		"a receipt left out":   func(rs []map[string]any) []map[string]any { return rs[:3] },
		"a receipt twice":      func(rs []map[string]any) []map[string]any { return append(rs, rs[3]) },
		"receipts in disorder": func(rs []map[string]any) []map[string]any { rs[0], rs[1] = rs[1], rs[0]; return rs },
		"no receipts":          func(rs []map[string]any) []map[string]any { return nil },
		"a receipt not there":  func(rs []map[string]any) []map[string]any { rs[3] = nil; return rs },
		"a bloom":              func(rs []map[string]any) []map[string]any { rs[0]["logsBloom"] = types.Bloom{1}; return rs },
	} {
		odd := arbitrumBlock(t, jobLogInLibrary(5))
		odd.receipts = lie(odd.receipts)
		if err := odd.read(t).check(b); !errors.Is(err, ErrForged) && !errors.Is(err, ErrLagging) {
			t.Errorf("%s changed: %v", name, err)
		}
	}
}

// A header that does not hash to its name proves nothing, and is still read.
func TestUnprovenHeader(t *testing.T) {
	for _, field := range []string{"parentHash", "receiptsRoot", "logsBloom", "timestamp", "extraData", "mixHash", "gasLimit", "stateRoot"} {
		odd := arbitrumBlock(t)
		was := odd.header[field].(string)
		last := was[len(was)-1:]
		odd.header[field] = was[:len(was)-1] + map[bool]string{true: "0", false: "1"}[last == "1"]
		if b := odd.block(t); b.proven() || b.Number != 77 {
			t.Errorf("%s changed: %+v", field, b)
		}
	}
	odd := arbitrumBlock(t)
	odd.header["hash"] = common.Hash{1}
	if b := odd.block(t); b.proven() {
		t.Error("any hash will do")
	}
	odd = arbitrumBlock(t)
	delete(odd.header, "stateRoot") // a chain that has none
	if b := odd.block(t); b.proven() || b.Hash == (common.Hash{}) {
		t.Errorf("without a state root: %+v", b)
	}
}

// A proven header's fields are those that were hashed, whatever else the
// endpoint writes beside them.
func TestHeaderFieldTwice(t *testing.T) {
	odd := arbitrumBlock(t)
	raw := string(marshal(t, odd.header))
	raw = strings.Replace(raw, `"number":"0x4d"`, `"Number":"0x4e","number":"0x4d","NUMBER":"0x4d"`, 1)
	var b Block
	if err := json.Unmarshal([]byte(raw), &b); err != nil {
		t.Fatal(err)
	}
	if b.proven() && b.Number != b.header.Number.Uint64() {
		t.Errorf("number %d of a header with %d", b.Number, b.header.Number)
	}
}

// The bloom filter lets through exactly the kinds of logs that are asked for.
func TestMayHold(t *testing.T) {
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	for name, c := range map[string]struct {
		log  fakeLog
		want bool
	}{
		"our job":          {jobLog(1, ms(1), ourEnclave), true},
		"a foreign job":    {jobLog(1, ms(1), otherOne), true}, // executors are not indexed
		"another env":      {jobLogIn(9, 7, ms(1), ourEnclave), false},
		"our answer":       {answerLog(1, ourEnclave), true},
		"a foreign answer": {answerLog(1, otherOne), false},
		"our node":         {nodeLog("TeeNodeDrained", ourEnclave), true},
		"a foreign node":   {nodeLog("TeeNodeDrained", otherOne), false},
		"another event":    {fakeLog{Address: jobsAddr, Topics: []common.Hash{{1}}}, false},
		"another contract": {fakeLog{Address: otherOne, Topics: jobLog(1, ms(1), ourEnclave).Topics}, false},
	} {
		odd := arbitrumBlock(t, &types.Log{Address: c.log.Address, Topics: c.log.Topics, Data: c.log.Data})
		if got := filter.mayHold(odd.block(t)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// On the OP Stack a deposit's receipt has two fields more.
func TestDepositReceipt(t *testing.T) {
	var r receipt
	raw := `{"type":"0x7e","status":"0x1","cumulativeGasUsed":"0xb44c","logsBloom":"0x` + strings.Repeat("00", 256) + `","logs":[],"depositNonce":"0x5","depositReceiptVersion":"0x1"}`
	if err := json.Unmarshal([]byte(raw), &r); err != nil {
		t.Fatal(err)
	}
	var w bytes.Buffer
	r.encode(&w)
	// The list is 1 + 3 + 259 + 1 + 1 + 1 bytes long.
	want := "7ef9010a0182b44cb90100" + strings.Repeat("00", 256) + "c00501"
	if got := fmt.Sprintf("%x", w.Bytes()); got != want {
		t.Errorf("got %s", got)
	}
}

// Every block of a real node is proven, by both ways to get receipts.
func checkProven(t *testing.T, c *Client, want int) {
	t.Helper()
	ctx := within(t, time.Minute)
	head, err := c.Head(ctx)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for n := range head.Number + 1 {
		b, err := c.block(ctx, hexutil.EncodeUint64(n))
		if err != nil || !b.proven() {
			t.Fatalf("block %d: proven %v, %v", n, b.proven(), err)
		}
		rs, err := c.receiptsOf(ctx, b)
		if err != nil {
			t.Fatal(err)
		}
		single, err := c.receiptsOneByOne(ctx, b)
		if err != nil || len(single) != len(rs) {
			t.Fatalf("one by one: %d of %d, %v", len(single), len(rs), err)
		}
		ts, err := c.transactionsProven(ctx, b, len(rs))
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range rs {
			if tx, err := decodeTransaction(ts[i]); err != nil || tx.Hash() != r.TxHash {
				t.Errorf("block %d: transaction %d is %v, %v", n, i, tx.Hash(), err)
			}
		}
		seen += len(rs)
	}
	if seen != want {
		t.Errorf("%d receipts, want %d", seen, want)
	}
}
