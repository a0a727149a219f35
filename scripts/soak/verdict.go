package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
)

// upsetTime is for how long after blocks were replaced, or the pool was lost,
// a failed transaction may be the chain's doing: it was sent before.
const upsetTime = 20 * time.Second

// verdict is what came out.
type verdict struct {
	seed               uint64
	jobs, refused      int
	answers            int            // that were asked for: jobs times executors
	answered, excused  int            //
	why                map[string]int // it was excused
	codes              map[uint8]int
	missed, wrong      []string
	doubles            []string
	wasted             []string // with no race to explain them
	races              int      // transactions that failed in one
	leaks, gaps, other []string
}

// judge compares what the chain says with what was possible.
func judge(l *ledger, o *observer, lines *timeline, number map[string]int, upsets []time.Time) *verdict {
	v := &verdict{jobs: len(l.jobs), refused: l.refused, doubles: l.doubles, why: map[string]int{}, codes: map[uint8]int{}}
	for _, j := range l.jobs {
		from := o.seen(j.block, j.created)
		to, _ := o.passed(j.answerBy())
		for _, e := range j.selected {
			v.answers++
			a, answered := j.answers[e]
			if answered {
				v.answered++
				v.codes[a.code]++
				if want := checksum(j.input); a.code == 0 && a.output != want {
					v.wrong = append(v.wrong, fmt.Sprintf("job %s: %s answered %q, want %q", j.id, e, a.output, want))
				}
				continue
			}
			if could, why := couldAnswer(lines.of(number[e.Hex()]), from, to); !could {
				v.excused++
				v.why[why]++
			} else {
				v.missed = append(v.missed, fmt.Sprintf("job %s by executor %d (%s), created %s", j.id, number[e.Hex()], e, from.Format(time.TimeOnly)))
			}
		}
	}
	for _, w := range l.wasted {
		if slices.ContainsFunc(upsets, func(u time.Time) bool { return !w.seen.Before(u.Add(-blockTime)) && w.seen.Before(u.Add(upsetTime)) }) {
			v.races++
			continue
		}
		v.wasted = append(v.wasted, w.what)
	}
	return v
}

// ok tells whether all is as it has to be.
func (v *verdict) ok() bool {
	return len(v.missed)+len(v.wrong)+len(v.doubles)+len(v.wasted)+len(v.leaks)+len(v.gaps)+len(v.other) == 0
}

// print writes the table, what is wrong, and the line.
func (v *verdict) print(w io.Writer) {
	fmt.Fprintf(w, "%8d jobs created, %d more refused by the contract for lack of free executors\n", v.jobs, v.refused)
	fmt.Fprintf(w, "%8d answers asked for, %d of them excused: less than %s without an outage%s\n", v.answers, v.excused, enough, counted(v.why))
	fmt.Fprintf(w, "%8d answered in time%s\n", v.answered, codesOf(v.codes))
	fmt.Fprintf(w, "%8d failed transactions that a race explains\n", v.races)
	for _, part := range []struct {
		what string
		list []string
	}{{"missed", v.missed}, {"wrong answers", v.wrong}, {"answered twice", v.doubles}, {"transactions wasted", v.wasted},
		{"gaps in nonces", v.gaps}, {"leaks", v.leaks}, {"other troubles", v.other}} {
		fmt.Fprintf(w, "%8d %s\n", len(part.list), part.what)
		for _, line := range part.list[:min(len(part.list), 10)] {
			fmt.Fprintf(w, "         - %s\n", line)
		}
	}
	fmt.Fprintf(w, "soak seed %d: jobs %d, answered in time %d, missed %d, double %d, leaks %d\n",
		v.seed, v.jobs, v.answered, len(v.missed), len(v.doubles), len(v.leaks))
}

func counted(why map[string]int) string {
	if len(why) == 0 {
		return ""
	}
	var parts []string
	for _, k := range slices.Sorted(maps.Keys(why)) {
		parts = append(parts, fmt.Sprintf("%s %d", k, why[k]))
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

func codesOf(codes map[uint8]int) string {
	text := ""
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		text += fmt.Sprintf(", %d with code %d", codes[code], code)
	}
	return text
}
