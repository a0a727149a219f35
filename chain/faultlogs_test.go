package chain

import (
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"

	"github.com/nacre-tee/nacre/internal/faultproxy"
)

// The node repeats and shuffles the logs that it is asked for.
func TestFaultLogsDoubledAndShuffled(t *testing.T) {
	a := startAnvil(t)
	want := a.past(5)
	p := startFaultProxy(t, a.host)
	var doubled atomic.Int64
	p.Forge(func(method string, _, result json.RawMessage) json.RawMessage {
		var logs []json.RawMessage
		if method != "eth_getLogs" || json.Unmarshal(result, &logs) != nil || len(logs) == 0 {
			return result
		}
		doubled.Add(1)
		logs = append(logs, logs...)
		slices.Reverse(logs)
		out, _ := json.Marshal(logs) // of raw messages that were just read
		return out
	})
	_, r := watch(t, dialTest(t, Endpoints{HTTP: []string{p.HTTPURL()}, ChainID: big.NewInt(31337)}), farBack())
	r.wait(t, append(want, "synced")...)
	if doubled.Load() == 0 {
		t.Error("no logs were doubled: the test shows nothing")
	}
}

// past makes jobs with many blocks after each and returns what is to be told.
func (a *anvil) past(n uint64) (want []string) {
	a.t.Helper()
	emit := a.testJobs()
	for id := range n {
		emit(jobLog(id, ms(3_600_000), ourEnclave))
		a.mine(60)
		want = append(want, fmt.Sprintf("created %d", id))
	}
	return want
}

// farBack reads all of the past, and that in ranges.
func farBack() WatcherConfig {
	cfg := testWatcherConfig()
	cfg.Lookback, cfg.MaxWalk = 100*time.Hour, 1
	return cfg
}

// Ranges of logs are refused as providers refuse them, in several words, until
// they are small enough.
func TestFaultRangeRefused(t *testing.T) {
	for _, refusal := range []faultproxy.Error{
		{Code: -32005, Message: "query returned more than 10000 results"},
		{Code: -32602, Message: "exceed maximum block range: 20"},
		{Code: -32600, Message: "You can make eth_getLogs requests with up to a 10 block range."},
	} {
		t.Run(refusal.Message, func(t *testing.T) {
			a := startAnvil(t)
			want := a.past(5)
			p := startFaultProxy(t, a.host)
			var refused atomic.Int64
			p.Refuse(func(method string, params json.RawMessage) *faultproxy.Error {
				var q []struct{ FromBlock, ToBlock *hexutil.Uint64 }
				if method != "eth_getLogs" || json.Unmarshal(params, &q) != nil || len(q) == 0 || q[0].FromBlock == nil || *q[0].ToBlock-*q[0].FromBlock < 10 {
					return nil
				}
				refused.Add(1)
				return &refusal
			})
			_, r := watch(t, dialTest(t, Endpoints{HTTP: []string{p.HTTPURL()}, ChainID: big.NewInt(31337)}), farBack())
			r.wait(t, append(want, "synced")...)
			if refused.Load() == 0 {
				t.Error("no range was refused: the test shows nothing")
			}
		})
	}
}
