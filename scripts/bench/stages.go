package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"time"
)

// stage is where the time of one job went, as the executor's log has it.
type stage struct {
	Msg  string    `json:"msg"`
	Time time.Time `json:"time"` // when the answer was mined

	Fetch  time.Duration `json:"fetch"`
	Wait   time.Duration `json:"wait"`
	Run    time.Duration `json:"run"`
	Submit time.Duration `json:"submit"`
}

func (s stage) ran() time.Time  { return s.Time.Add(-s.Submit) }
func (s stage) seen() time.Time { return s.ran().Add(-s.Run - s.Wait - s.Fetch) }

type stages []stage

var errNoStages = errors.New("no executor's log says how long a job took")

// stages reads the logs of all executors.
func (c *customer) stages() (stages, error) {
	var all stages
	for _, e := range c.info.Executors {
		data, err := os.ReadFile(e.LogFile)
		if err != nil {
			return nil, err
		}
		for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
			var s stage
			if json.Unmarshal(lines.Bytes(), &s) == nil && s.Msg == "job answered" {
				all = append(all, s)
			}
		}
	}
	if len(all) == 0 {
		return nil, errNoStages
	}
	slices.SortFunc(all, func(a, b stage) int { return a.seen().Compare(b.seen()) })
	return all, nil
}

func (all stages) rows() []Row {
	column := func(get func(stage) time.Duration) float64 {
		var values []float64
		for _, s := range all {
			values = append(values, ms(get(s)))
		}
		return median(values)
	}
	return []Row{
		row("of it fetching and checking the code", column(func(s stage) time.Duration { return s.Fetch }), "ms"),
		row("of it waiting for a slot", column(func(s stage) time.Duration { return s.Wait }), "ms"),
		row("of it in the sandbox, start and end included", column(func(s stage) time.Duration { return s.Run }), "ms"),
		row("of it from the signature to the mined block", column(func(s stage) time.Duration { return s.Submit }), "ms"),
	}
}

// rate is the median over bursts of n jobs: jobs a second from the first that
// is seen to the last that has run. The block time is not in it.
func (all stages) rate(n int) float64 {
	var rates []float64
	for burst := range slices.Chunk(all, n) {
		if len(burst) < n {
			continue
		}
		last := burst[0].ran()
		for _, s := range burst {
			if s.ran().After(last) {
				last = s.ran()
			}
		}
		rates = append(rates, float64(n)/last.Sub(burst[0].seen()).Seconds())
	}
	return median(rates)
}
