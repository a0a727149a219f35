package chain

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// invented is a log that makes job 66 ours; no chain has it.
var invented = jobLog(66, ms(60_000), ourEnclave)

// inventJob adds the invented log to the first receipt of every block that has
// one with logs, and to its bloom filter.
func inventJob(result any) any {
	return eachObject(result, func(r map[string]any) {
		logs, _ := r["logs"].([]any)
		if len(logs) == 0 {
			return
		}
		copied := map[string]any{}
		for k, v := range logs[0].(map[string]any) {
			copied[k] = v
		}
		copied["address"], copied["topics"], copied["data"], copied["logIndex"] = invented.Address, invented.Topics, invented.Data, "0x63"
		r["logs"] = append(logs, copied)
	})
}

// jobLies are lies about jobs: how the node's answers are changed while our job 1 and a
// foreign job are mined, and what must refuse the answers.
var jobLies = map[string]struct {
	forge   faultproxy.Forger
	refused error
}{
	"a job invented in the receipts": {on(inventJob, "eth_getBlockReceipts", "eth_getTransactionReceipt"), ErrForged},
	"a job hidden in the receipts": {on(func(result any) any {
		return eachObject(result, func(r map[string]any) { r["logs"] = []any{} })
	}, "eth_getBlockReceipts", "eth_getTransactionReceipt"), ErrForged},
	"a job hidden with its receipt": {on(func(result any) any {
		if list, ok := result.([]any); ok {
			return list[:0]
		}
		return result
	}, "eth_getBlockReceipts"), ErrForged},
	"a job hidden in the bloom filter": {on(func(result any) any {
		return eachObject(result, func(b map[string]any) { b["logsBloom"] = types.Bloom{} })
	}, "eth_getBlockByNumber", "eth_getBlockByHash"), ErrForged},
	"a header that names another receipts root": {on(func(result any) any {
		return eachObject(result, func(b map[string]any) { b["receiptsRoot"] = types.EmptyReceiptsHash })
	}, "eth_getBlockByNumber", "eth_getBlockByHash"), ErrForged},
	"a header that cannot be recomputed": {both(on(func(result any) any {
		return eachObject(result, func(b map[string]any) { delete(b, "stateRoot"); b["zkRoot"] = common.Hash{1} })
	}, "eth_getBlockByNumber", "eth_getBlockByHash"), on(func(any) any { return []any{} }, "eth_getLogs")), ErrForged},
}

// One liar alone, of a chain whose headers prove: each lie is refused by what
// names it, nothing false is told, and when the liar stops, the truth is.
func TestLiarAlone(t *testing.T) {
	for name, lie := range jobLies {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLiar(t, 1)
			w, r := watch(t, l.seen, lyingConfig(1))
			r.wait(t, "synced")
			if mode := w.Status().Mode; mode != "proven" {
				t.Fatalf("mode is %q", mode)
			}
			l.proxy.Forge(lie.forge)
			l.emit(jobLog(7, ms(60_000), otherOne))
			l.emit(jobLog(1, ms(60_000), ourEnclave))
			eventually(t, "the lie to be refused", func() bool { return strings.Contains(w.Status().Err, lie.refused.Error()) })
			t.Log("refused:", w.Status().Err)
			if told := r.told(); !slices.Equal(told, []string{"synced"}) {
				t.Errorf("told %v", told)
			}
			l.proxy.Mend()
			r.wait(t, "synced", "created 1")
		})
	}
}

// eachJobLieIsRefused has the first of several endpoints tell each lie, and go on
// with it: the truth is told, and the liar refused.
func eachJobLieIsRefused(t *testing.T, endpoints, quorum int) {
	t.Helper()
	for name, lie := range jobLies {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := newLiar(t, endpoints)
			_, r := watch(t, l.seen, lyingConfig(quorum))
			r.wait(t, "synced")
			l.proxy.Forge(lie.forge)
			l.emit(jobLog(7, ms(60_000), otherOne))
			l.emit(jobLog(1, ms(60_000), ourEnclave))
			r.wait(t, "synced", "created 1")
			l.mustBeRefused(t, lie.refused)
		})
	}
}

// The same lies beside an honest endpoint, without a quorum: what is refused
// is asked of the other at once.
func TestLiarBesideHonestEndpoint(t *testing.T) { eachJobLieIsRefused(t, 2, 1) }

// inventedChain answers as a provider that goes to great lengths: from a height
// on the blocks are its own, well-formed and with the invented job in the first.
type inventedChain struct {
	from     uint64
	blocks   map[uint64]map[string]any
	receipts map[common.Hash][]any
}

// inventChain returns a branch that leaves the node's chain below its newest
// blocks, as many as below says.
func inventChain(t *testing.T, node *Client, below, length uint64) *inventedChain {
	t.Helper()
	head, err := node.Head(within(t, time.Minute))
	if err == nil {
		head, err = node.block(within(t, time.Minute), hexutil.EncodeUint64(head.Number-below))
	}
	if err != nil {
		t.Fatal(err)
	}
	c := &inventedChain{from: head.Number + 1, blocks: map[uint64]map[string]any{}, receipts: map[common.Hash][]any{}}
	rec := &types.Receipt{Type: types.DynamicFeeTxType, Status: 1, CumulativeGasUsed: 99_000, GasUsed: 99_000, TxHash: common.Hash{0xba, 0xd}, BlockNumber: new(big.Int),
		Logs: []*types.Log{{Address: invented.Address, Topics: invented.Topics, Data: invented.Data}}}
	rec.Bloom = types.CreateBloom(rec)
	parent := head.Hash
	for n := c.from; n < c.from+length; n++ {
		h := *head.header
		h.ParentHash, h.Number, h.Time = parent, new(big.Int).SetUint64(n), uint64(head.Time.Unix())+n-head.Number
		h.Bloom, h.ReceiptHash = types.Bloom{}, types.EmptyReceiptsHash
		receipts := []any{}
		if n == c.from {
			h.Bloom, h.ReceiptHash = rec.Bloom, listRoot(1, types.Receipts{rec}.EncodeIndex)
			receipts = []any{asJSON(t, rec)}
		}
		fields := asJSON(t, &h).(map[string]any)
		fields["transactions"] = []any{}
		parent = h.Hash()
		c.blocks[n], c.receipts[parent] = fields, receipts
	}
	return c
}

func (c *inventedChain) forge(method string, params, result json.RawMessage) json.RawMessage {
	var args []any
	_ = json.Unmarshal(params, &args)
	last := c.from + uint64(len(c.blocks)) - 1
	var lie any
	switch method {
	case "eth_getBlockByNumber":
		n := last
		if tag := args[0].(string); tag != "latest" {
			n = hexutil.MustDecodeUint64(tag)
		}
		if b, ok := c.blocks[n]; ok {
			lie = b
		}
	case "eth_getBlockReceipts":
		if r, ok := c.receipts[common.HexToHash(fmt.Sprint(args[0]))]; ok {
			lie = r
		}
	}
	if lie == nil {
		return result
	}
	out, _ := json.Marshal(lie)
	return out
}

// One that invents whole blocks, hashes and all, is believed if it is alone: no
// consensus is checked. A quorum of two sees through it.
func TestInventedBlocks(t *testing.T) {
	t.Run("alone", func(t *testing.T) {
		l := newLiar(t, 1)
		_, r := watch(t, l.seen, lyingConfig(1))
		r.wait(t, "synced")
		l.proxy.Forge(inventChain(t, l.client, 0, 3).forge)
		r.wait(t, "synced", "created 66")
		l.proxy.Mend()
		for range 4 {
			l.mine(1)
		}
		r.wait(t, "synced", "created 66", "removed 66") // it was another branch
	})
	t.Run("quorum 2 of 3", func(t *testing.T) {
		l := newLiar(t, 3)
		w, r := watch(t, l.seen, lyingConfig(2))
		r.wait(t, "synced")
		if mode := w.Status().Mode; mode != "proven, quorum 2 of 3" {
			t.Errorf("mode is %q", mode)
		}
		l.proxy.Forge(inventChain(t, l.client, 0, 3).forge)
		l.emit(jobLog(1, ms(60_000), ourEnclave))
		r.wait(t, "synced", "created 1")
		l.emit(jobLog(2, ms(60_000), ourEnclave))
		r.wait(t, "synced", "created 1", "created 2")
		l.mustBeRefused(t, ErrOutvoted)
	})
}

// One that invents a branch takes back no job in a quorum of two.
func TestInventedBranch(t *testing.T) {
	l := newLiar(t, 3)
	_, r := watch(t, l.seen, lyingConfig(2))
	r.wait(t, "synced")
	l.mine(3)
	l.emit(jobLog(1, ms(60_000), ourEnclave))
	r.wait(t, "synced", "created 1")
	l.proxy.Forge(inventChain(t, l.client, 2, 5).forge)
	eventually(t, "the liar to be refused", func() bool { return l.log.refused(l.proxy.HTTPURL(), ErrOutvoted) != "" })
	l.emit(jobLog(2, ms(60_000), ourEnclave))
	r.wait(t, "synced", "created 1", "created 2")
}

// With a quorum of 2 of 3 and one liar the truth is told while the lie goes on.
func TestLiarInQuorum(t *testing.T) { eachJobLieIsRefused(t, 3, 2) }

// unprovable makes any node's headers such as the Ethereum library cannot
// recompute.
var unprovable = on(func(result any) any {
	return eachObject(result, func(b map[string]any) { delete(b, "stateRoot") })
}, "eth_getBlockByNumber", "eth_getBlockByHash")

// On a chain whose headers prove nothing a quorum compares the logs themselves.
func TestLiarOnUnprovableChain(t *testing.T) {
	for name, lie := range map[string]faultproxy.Forger{
		"a job hidden":   on(func(any) any { return []any{} }, "eth_getLogs"),
		"a job invented": on(inventLog, "eth_getLogs"),
		"a job altered": on(func(result any) any {
			return eachObject(result, func(l map[string]any) { l["data"] = jobLog(1, ms(9), ourEnclave).Data })
		}, "eth_getLogs"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := startAnvil(t)
			emits := a.testJobs()
			c, log, proxy := behind(t, a.host, 3, unprovable)
			w, r := watch(t, c, lyingConfig(2))
			r.wait(t, "synced")
			if mode := w.Status().Mode; mode != "unproven, quorum 2 of 3" {
				t.Errorf("mode is %q", mode)
			}
			proxy.Forge(both(unprovable, lie))
			emits(jobLog(1, ms(60_000), ourEnclave))
			emits(jobLog(2, ms(60_000), ourEnclave))
			r.wait(t, "synced", "created 1", "created 2")
			liar{proxy: proxy, log: log}.mustBeRefused(t, ErrOutvoted)
		})
	}
}

func inventLog(result any) any {
	list, _ := result.([]any)
	if len(list) == 0 {
		return result
	}
	copied := map[string]any{}
	for k, v := range list[0].(map[string]any) {
		copied[k] = v
	}
	copied["topics"], copied["data"], copied["logIndex"] = invented.Topics, invented.Data, "0x63"
	return append(list, copied)
}

// An endpoint that shows an old block for the newest: alone it is found out by
// what it showed before, or by the websocket; beside others by them.
func TestLiarWithStaleHead(t *testing.T) {
	stale := func(at uint64, l liar) faultproxy.Forger {
		var old any
		l.rpc(&old, "eth_getBlockByNumber", hexutil.EncodeUint64(at), false)
		return func(method string, params, result json.RawMessage) json.RawMessage {
			if method != "eth_getBlockByNumber" || !strings.Contains(string(params), "latest") {
				return result
			}
			out, _ := json.Marshal(old)
			return out
		}
	}
	for name, c := range map[string]struct {
		back      uint64
		webSocket bool
	}{
		"older than before":    {2, false},
		"behind the websocket": {0, true},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLiar(t, 1)
			e := Endpoints{HTTP: []string{l.proxy.HTTPURL()}, ChainID: big.NewInt(31337)}
			if c.webSocket {
				e.WebSocket = []string{"ws://" + l.host}
			}
			w, r := watch(t, dialTest(t, e), lyingConfig(1))
			r.wait(t, "synced")
			l.mine(3)
			at := uint64(0)
			eventually(t, "the head", func() bool {
				head, err := l.client.Head(within(t, time.Minute))
				at = head.Number
				return err == nil && r.head() == at
			})
			l.proxy.Forge(stale(at-c.back, l))
			l.emit(jobLog(1, ms(60_000), ourEnclave))
			eventually(t, "a complaint", func() bool { return strings.Contains(w.Status().Err, ErrLagging.Error()) })
			t.Log("refused:", w.Status().Err)
			if told := r.told(); !slices.Equal(told, []string{"synced"}) {
				t.Errorf("told %v", told)
			}
			l.proxy.Mend()
			r.wait(t, "synced", "created 1")
		})
	}
	for _, quorum := range []int{1, 2} {
		t.Run(fmt.Sprintf("quorum %d of 3", quorum), func(t *testing.T) {
			l := newLiar(t, 3)
			_, r := watch(t, l.seen, lyingConfig(quorum))
			r.wait(t, "synced")
			head, err := l.client.Head(within(t, time.Minute))
			if err != nil {
				t.Fatal(err)
			}
			l.proxy.Forge(stale(head.Number, l))
			l.emit(jobLog(1, ms(60_000), ourEnclave))
			r.wait(t, "synced", "created 1")
		})
	}
}

// An endpoint that serves another chain: refused at the start, and when it
// begins to in the middle, where it would look like a reorganisation of
// everything.
func TestLiarFromAnotherChain(t *testing.T) {
	elsewhere := startAnvil(t)
	elsewhere.mine(100)
	var none any
	elsewhere.rpc(&none, "anvil_setChainId", 5)
	node, err := rpc.Dial("http://" + elsewhere.host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(node.Close)
	other := func(method string, params, _ json.RawMessage) json.RawMessage {
		var args []any
		var result json.RawMessage
		_ = json.Unmarshal(params, &args)
		if err := node.Call(&result, method, args...); err != nil || result == nil {
			return json.RawMessage("null")
		}
		return result
	}
	for _, endpoints := range []int{1, 3} {
		l := newLiar(t, endpoints)
		w, r := watch(t, l.seen, lyingConfig((endpoints+1)/2))
		r.wait(t, "synced")
		l.emit(jobLog(1, ms(60_000), ourEnclave))
		r.wait(t, "synced", "created 1")
		l.proxy.Forge(other)
		if endpoints == 1 {
			eventually(t, "a complaint", func() bool { return strings.Contains(w.Status().Err, ErrChainID.Error()) })
			t.Log("refused:", w.Status().Err)
			if _, err := Dial(within(t, time.Minute), Endpoints{HTTP: []string{l.proxy.HTTPURL()}, ChainID: big.NewInt(31337)}, testLog(t)); !errors.Is(err, ErrChainID) {
				t.Errorf("at the start: %v", err)
			}
			l.proxy.Mend()
		}
		l.emit(jobLog(2, ms(60_000), ourEnclave))
		r.wait(t, "synced", "created 1", "created 2")
	}
}
