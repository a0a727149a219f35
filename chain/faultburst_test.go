package chain

import (
	"fmt"
	"math/big"
	"runtime"
	"testing"

	"github.com/ethereum/go-ethereum/common"
)

// burster emits as many logs as the first word of its calldata says, with the
// four topics that follow and the data behind them.
var burster = common.FromHex("36" + "60a0" + "90" + "03" + // CALLDATASIZE - 160

	"80" + "60a0" + "5f" + "37" + // copied to 0
	"5f" + "35" + // how many
	"5b" + "80" + "15" + "6028" + "57" + // while it is not 0
	"6001" + "90" + "03" +
	"6080" + "35" + "6060" + "35" + "6040" + "35" + "6020" + "35" + "85" + "5f" + "a4" +
	"600c" + "56" +
	"5b" + "00")

// Ten thousand jobs of others in each of several blocks, with one of ours among
// them: none of ours is missed, and what they take is not kept.
func TestFaultBurst(t *testing.T) {
	const perTx, txs, blocks = 2000, 5, 3
	f := watchFaulty(t, testWatcherConfig(), "--gas-limit", "200000000")
	f.code(jobsAddr, burster)
	var senders []*TxManager
	for range txs + 1 {
		senders = append(senders, f.manager(f.newRichKey(), testTxConfig()))
	}
	burst := func(m *TxManager, l fakeLog, times int64) <-chan sendResult {
		data := common.BigToHash(big.NewInt(times)).Bytes()
		for _, topic := range l.Topics {
			data = append(data, topic[:]...)
		}
		to := jobsAddr
		return sendAsync(t, m, Candidate{To: &to, Data: append(data, l.Data...), GasLimit: 16_000_000})
	}
	f.automine(false)
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	want := []string{"synced"}
	for b := range uint64(blocks) {
		var sent []<-chan sendResult
		for i, m := range senders[:txs] {
			sent = append(sent, burst(m, jobLog(1000*b+uint64(i), ms(60_000), otherOne, sinkAddr), perTx))
		}
		sent = append(sent, burst(senders[txs], jobLog(b, ms(60_000), otherOne, ourEnclave), 1))
		eventually(t, "all in the pool", func() bool {
			pooled := 0
			for _, m := range senders {
				pooled += len(f.pooled(m.Address()))
			}
			return pooled == len(sent)
		})
		f.mine(1)
		logs, in := 0, map[common.Hash]bool{}
		for _, s := range sent {
			r := mustMine(t, s)
			logs += len(r.Logs)
			in[r.BlockHash] = true
		}
		if logs != perTx*txs+1 || len(in) != 1 {
			t.Fatalf("%d logs in %d blocks", logs, len(in))
		}
		want = append(want, fmt.Sprintf("created %d", b))
	}
	f.told.wait(t, want...)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 8<<20 {
		t.Errorf("%d bytes are kept of jobs that are not ours", grown)
	}
}
