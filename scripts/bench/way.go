package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/jobs"
)

// Parts of a job's way, in order.
var parts = [...]string{"watching", "fetching the code", "waiting for a slot", "in the sandbox", "signing", "submitting", "waiting for the block"}

const (
	watching = iota
	fetching
	waiting
	running
	signing
	submitting
	mining
)

// way is a job's, from the block that created it to the block with its answer.
type way struct {
	took  [len(parts)]time.Duration
	total time.Duration
	least time.Duration // total, had nothing but the sandbox taken any time
	from  uint64        // the blocks
	to    uint64
}

// ours is the time of all parts but the sandbox and the block.
func (w way) ours() time.Duration {
	sum := w.took[watching] + w.took[signing] + w.took[submitting]
	return sum + w.took[fetching] + w.took[waiting]
}

// ways puts together what the chain, the pool and the executor's log tell of
// each job. The log has how long each part took and when the answer was signed.
func (l *load) ways(created map[jobs.ID]uint64, answers map[jobs.ID]types.Log, logged map[string]stage) ([]way, error) {
	var all []way
	for id, from := range created {
		answer, s := answers[id], logged[id.String()]
		begin, seenBegin := l.clock.at(from)
		end, seenEnd := l.clock.at(answer.BlockNumber)
		pooled, seenPooled := l.clock.pooledAt(answer.TxHash)
		least, seenLeast := l.clock.firstFrom(from, begin.Add(s.Run))
		if s.Signed.IsZero() || s.Run == 0 || !seenBegin || !seenEnd || !seenPooled || !seenLeast {
			return nil, fmt.Errorf("job %s: its way is not known: log %+v, blocks %v %v %v, pool %v", id, s, seenBegin, seenEnd, seenLeast, seenPooled)
		}
		seen := s.Signed.Add(-s.Sign - s.Run - s.Wait - s.Fetch)
		all = append(all, way{
			took: [len(parts)]time.Duration{watching: max(seen.Sub(begin), 0), fetching: s.Fetch, waiting: s.Wait,
				running: s.Run, signing: s.Sign, submitting: max(pooled.Sub(s.Signed), 0), mining: max(end.Sub(pooled), 0)},
			total: end.Sub(begin), least: least.Sub(begin), from: from, to: answer.BlockNumber,
		})
	}
	return all, nil
}

// rows tell how fast it went and where the time was.
func (l *load) rows(sent int, created map[jobs.ID]uint64, all []way) []Row {
	of := func(f func(way) float64) []float64 {
		var values []float64
		for _, w := range all {
			values = append(values, f(w))
		}
		return values
	}
	total, least := of(func(w way) float64 { return ms(w.total) }), of(func(w way) float64 { return ms(w.least) })
	name := fmt.Sprintf("%d jobs a block, ", l.perBlock)
	if l.perBlock == 1 {
		name = "1 job a block, "
	}
	offered := float64(l.perBlock)
	rows := []Row{
		row(name+"answered (reference: offered)", l.rate(all), "jobs/s").against(offered).atLeast(0.95 * offered).shown(),
		row(name+"JobCreated to mined answer, p50", median(of(func(w way) float64 { return float64(w.to - w.from) })), "blocks").shown(),
		row(name+"JobCreated to mined answer, p50", median(slices.Clone(total)), "ms"),
		row(name+"JobCreated to mined answer, mean (reference: were there sandbox and blocks alone)", mean(total), "ms").
			against(mean(least)).atMost(visible * mean(least)).shown(),
		row(name+"neither sandbox nor block, p50", median(of(func(w way) float64 { return ms(w.ours()) })), "ms").shown(),
	}
	if refused := sent - len(created); refused > 0 {
		rows = append(rows, row(name+"refused by the contract: no executor was free", float64(refused), "jobs"))
	}
	for i, part := range parts {
		took := of(func(w way) float64 { return ms(w.took[i]) })
		rows = append(rows, row(name+part+", mean (reference: all of it)", mean(took), "ms").against(mean(total)))
	}
	return rows
}

// rate is how many jobs were answered in a second, from the first answer's
// block to the last one's.
func (l *load) rate(all []way) float64 {
	first, last := all[0].to, all[0].to
	for _, w := range all {
		first, last = min(first, w.to), max(last, w.to)
	}
	begin, _ := l.clock.at(first) // ways has looked at both
	end, _ := l.clock.at(last)
	blockTime := time.Duration(l.info.BlockTimeMs) * time.Millisecond
	return float64(len(all)) / (end.Sub(begin) + blockTime).Seconds()
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}
