package chain

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/core/types"
)

// BenchmarkForeignEvents tells how many logs of others' jobs a second the
// filter passes over, once a node's answer has been split into logs.
func BenchmarkForeignEvents(b *testing.B) {
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	var logs []fakeLog
	for i := range uint64(1000) {
		logs = append(logs, jobLog(i, ms(1), otherOne, sinkAddr, codeAddr))
	}
	answer, err := json.Marshal(logs)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(answer)))
	b.ReportAllocs()
	for b.Loop() {
		var raw []json.RawMessage
		if err := json.Unmarshal(answer, &raw); err != nil {
			b.Fatal(err)
		}
		if found, err := filter.ours(raw); err != nil || len(found) != 0 {
			b.Fatal(fmt.Sprint(len(found), err))
		}
	}
	b.ReportMetric(float64(b.N)*1000/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkForeignReceipts tells the same of a proven block: its receipts are
// read and their root computed.
func BenchmarkForeignReceipts(b *testing.B) {
	filter := newLogFilter(jobsAddr, managerAddr, ourEnclave, testEnv)
	var all []map[string]any
	for i := range uint64(1000) {
		l := jobLog(i, ms(1), otherOne, sinkAddr, codeAddr)
		r := &types.Receipt{Type: types.DynamicFeeTxType, Status: 1, CumulativeGasUsed: i, BlockNumber: new(big.Int), Logs: []*types.Log{{Address: l.Address, Topics: l.Topics, Data: l.Data}}}
		r.Bloom = types.CreateBloom(r)
		raw, err := json.Marshal(r)
		if err != nil {
			b.Fatal(err)
		}
		var fields map[string]any
		_ = json.Unmarshal(raw, &fields)
		fields["from"], fields["to"], fields["effectiveGasPrice"] = otherOne, jobsAddr, "0x3b9aca00"
		all = append(all, fields)
	}
	answer, err := json.Marshal(all)
	if err != nil {
		b.Fatal(err)
	}
	var first receipts
	if err := json.Unmarshal(answer, &first); err != nil {
		b.Fatal(err)
	}
	block := Block{header: &types.Header{ReceiptHash: first.root()}}
	b.SetBytes(int64(len(answer)))
	b.ReportAllocs()
	for b.Loop() {
		var rs receipts
		if err := json.Unmarshal(answer, &rs); err != nil {
			b.Fatal(err)
		}
		if err := rs.check(block); err != nil {
			b.Fatal(err)
		}
		if found := filter.oursIn(rs, block); len(found) != 0 {
			b.Fatal(len(found))
		}
	}
	b.ReportMetric(float64(b.N)*1000/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkProvenBlocks tells how many blocks a second are read and their hashes
// recomputed, once a node's answer has been split into blocks.
func BenchmarkProvenBlocks(b *testing.B) {
	var texts []string
	for i := range int64(100) {
		text, _ := blockText(b, big.NewInt(i), 7)
		texts = append(texts, text)
	}
	answer := []byte("[" + strings.Join(texts, ",") + "]")
	b.SetBytes(int64(len(answer)))
	b.ReportAllocs()
	for b.Loop() {
		var blocks []*Block
		if err := json.Unmarshal(answer, &blocks); err != nil {
			b.Fatal(err)
		}
		if slices.ContainsFunc(blocks, func(b *Block) bool { return !b.proven() }) {
			b.Fatal("a block is not proven")
		}
	}
	b.ReportMetric(float64(b.N)*100/b.Elapsed().Seconds(), "blocks/s")
}
