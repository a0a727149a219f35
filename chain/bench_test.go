package chain

import (
	"encoding/json"
	"fmt"
	"testing"
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
