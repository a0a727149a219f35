package main

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"
)

// enough is how long an executor has to be alive, with an open way to a node
// that makes blocks, without a break, for a job to be answered: what the
// longest pause between two attempts may take, the time after which a
// transaction that got lost is sent again, a few blocks, and a busy machine.
const enough = 15 * time.Second

// outage is a time in which an executor cannot work.
type outage struct {
	from, to time.Time
	why      kind
}

// timeline remembers the outages of each executor.
type timeline struct {
	mu      sync.Mutex // guards what follows
	outages map[int][]outage
}

// begin notes that an outage of executors begins and returns a function that
// notes its end.
func (t *timeline) begin(why kind, from time.Time, who ...int) (end func()) {
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.outages == nil {
			t.outages = map[int][]outage{}
		}
		for _, e := range who {
			t.outages[e] = append(t.outages[e], outage{from, time.Now(), why})
		}
	}
}

func (t *timeline) of(executor int) []outage {
	t.mu.Lock()
	defer t.mu.Unlock()
	return slices.Clone(t.outages[executor])
}

// couldAnswer tells whether there was enough time without an outage between
// from and to, and if not, what was in the way.
func couldAnswer(outages []outage, from, to time.Time) (could bool, why string) {
	slices.SortFunc(outages, func(a, b outage) int { return a.from.Compare(b.from) })
	open := from // since when nothing is in the way
	var reasons []kind
	for _, o := range outages {
		if !o.to.After(from) || !o.from.Before(to) {
			continue
		}
		if o.from.Sub(open) >= enough {
			return true, ""
		}
		reasons = append(reasons, o.why)
		if o.to.After(open) {
			open = o.to
		}
	}
	if to.Sub(open) >= enough {
		return true, ""
	}
	return false, joined(reasons)
}

// joined is the reasons' names, each once, in order of the alphabet.
func joined(reasons []kind) string {
	if len(reasons) == 0 {
		return "too little time"
	}
	slices.SortFunc(reasons, func(a, b kind) int { return cmp.Compare(a, b) })
	var names []string
	for _, k := range slices.Compact(reasons) {
		names = append(names, string(k))
	}
	return strings.Join(names, "+")
}
