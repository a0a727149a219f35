package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/metrics"
)

const (
	idleSettle = 15 * time.Second // for the sandboxes that are kept, and what starting left to collect
	idleTime   = 60 * time.Second
	day        = 24 * time.Hour
)

// measureIdle watches an executor that has no jobs while blocks come.
func measureIdle(ctx context.Context) ([]Row, error) {
	return onDevnet(ctx, 1, func(ctx context.Context, c *customer) ([]Row, error) {
		if err := pause(ctx, idleSettle); err != nil {
			return nil, err
		}
		pid := c.info.Executors[0].PID
		before, err := readIdle(pid)
		if err != nil {
			return nil, err
		}
		if err := pause(ctx, idleTime); err != nil {
			return nil, err
		}
		after, err := readIdle(pid)
		if err != nil {
			return nil, err
		}
		return idleRows(before, after), nil
	})
}

// idleReading is what an executor has used up so far, and what it holds.
type idleReading struct {
	at        time.Time
	processor time.Duration         // of the daemon
	sandboxes map[int]time.Duration // processor time, by process
	resident  int                   // of the daemon, KiB
	waiting   int                   // anonymous memory of its sandboxes, KiB
	calls     map[string]int64      // RPC calls that the node answered since the last reading, by method
}

func readIdle(pid int) (r idleReading, err error) {
	r = idleReading{at: time.Now(), sandboxes: map[int]time.Duration{}, calls: answeredCalls()}
	if r.processor, err = processorTimeOf(pid); err != nil {
		return r, err
	}
	if r.resident, err = residentKB(pid); err != nil {
		return r, err
	}
	children, err := childrenOf(pid)
	if err != nil {
		return r, err
	}
	for _, child := range children {
		if r.sandboxes[child], err = processorTimeOf(child); err != nil {
			return r, err
		}
		kb, err := statusKB(child, "RssAnon")
		if err != nil {
			return r, err
		}
		r.waiting += kb
	}
	return r, nil
}

func idleRows(before, after idleReading) []Row {
	aDay := func(v float64) float64 { return v * day.Seconds() / after.at.Sub(before.at).Seconds() }
	var sandboxes time.Duration
	for child, took := range after.sandboxes {
		sandboxes += took - before.sandboxes[child]
	}
	var calls int64
	var methods []Row
	for method, n := range after.calls {
		calls += n
		methods = append(methods, row("  of them "+method, aDay(float64(n)), "calls"))
	}
	slices.SortFunc(methods, func(a, b Row) int { return int(b.Value - a.Value) })
	return append([]Row{
		row("an idle executor's processor time in a day", aDay((after.processor - before.processor).Seconds()), "s").shown(),
		row(fmt.Sprintf("  and that of its %d idle sandboxes", len(after.sandboxes)), aDay(sandboxes.Seconds()), "s"),
		row("an idle executor's memory, resident", float64(after.resident)/1024, "MB").shown(),
		row("  and that of its idle sandboxes, anonymous", float64(after.waiting)/1024, "MB"),
		row("an idle executor's RPC calls in a day, 1 s blocks", aDay(float64(calls)), "calls").shown(),
	}, methods...)
}

// answeredCalls is how often each RPC method of nodes in this process was
// called since this was last asked, subscriptions' news not included.
func answeredCalls() map[string]int64 {
	calls := map[string]int64{}
	metrics.DefaultRegistry.Each(func(name string, metric any) {
		method, ok := strings.CutPrefix(name, "rpc/duration/")
		h, isHistogram := metric.(metrics.Histogram)
		if !ok || !isHistogram {
			return
		}
		method, _, _ = strings.Cut(method, "/")
		if n := h.Snapshot().Count(); n > 0 { // which makes it start from 0
			calls[method] += n
		}
	})
	return calls
}

var errNoProcessorTime = errors.New("the kernel does not say what processor time a process took")

// processorTimeOf is what a process used, to a hundredth of a second; its
// children are not in it.
func processorTimeOf(pid int) (time.Duration, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	const utime, stime, tick = 11, 12, time.Second / 100 // counted after the name, which is in brackets
	words := strings.Fields(string(data[strings.LastIndexByte(string(data), ')')+1:]))
	if len(words) <= stime {
		return 0, errNoProcessorTime
	}
	user, err := strconv.ParseInt(words[utime], 10, 64)
	if err != nil {
		return 0, errors.Join(errNoProcessorTime, err)
	}
	system, err := strconv.ParseInt(words[stime], 10, 64)
	if err != nil {
		return 0, errors.Join(errNoProcessorTime, err)
	}
	return time.Duration(user+system) * tick, nil
}
