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
	Time   time.Time // when the answer was mined
	Signed time.Time // when the answer was signed

	Fetch, Wait, Run, Sign, Submit time.Duration
}

// logLine is what is read of a line of the log.
type logLine struct {
	Msg  string    `json:"msg"`
	Job  string    `json:"job"`
	Time time.Time `json:"time"`

	Fetch  span `json:"fetch"`
	Wait   span `json:"wait"`
	Run    span `json:"run"`
	Sign   span `json:"sign"`
	Submit span `json:"submit"`
}

// span is written as 12.5ms.
type span struct{ time.Duration }

func (s *span) UnmarshalText(text []byte) (err error) {
	s.Duration, err = time.ParseDuration(string(text))
	return err
}

func (s stage) ran() time.Time  { return s.Time.Add(-s.Submit) }
func (s stage) seen() time.Time { return s.ran().Add(-s.Run - s.Wait - s.Fetch) }

type stages []stage

var errNoStages = errors.New("no executor's log says how long a job took")

// stages reads the logs of all executors.
func (c *customer) stages() (stages, error) {
	var all stages
	for _, e := range c.info.Executors {
		some, err := readStages(e.LogFile)
		if err != nil {
			return nil, err
		}
		for _, s := range some {
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return nil, errNoStages
	}
	slices.SortFunc(all, func(a, b stage) int { return a.seen().Compare(b.seen()) })
	return all, nil
}

// readStages returns the answered jobs of one executor by their id.
func readStages(logFile string) (map[string]stage, error) {
	data, err := os.ReadFile(logFile)
	if err != nil {
		return nil, err
	}
	all, signed := map[string]stage{}, map[string]time.Time{}
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		var l logLine
		if json.Unmarshal(lines.Bytes(), &l) != nil {
			continue
		}
		switch l.Msg {
		case "job ran":
			signed[l.Job] = l.Time
		case "job answered":
			all[l.Job] = stage{
				Time: l.Time, Signed: signed[l.Job], Fetch: l.Fetch.Duration, Wait: l.Wait.Duration,
				Run: l.Run.Duration, Sign: l.Sign.Duration, Submit: l.Submit.Duration,
			}
		}
	}
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
