package main

import (
	"bytes"
	"math/big"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/devnet"
)

func TestPlanFollowsFromTheSeed(t *testing.T) {
	plan := makePlan(7, 3*time.Minute)
	if !reflect.DeepEqual(plan, makePlan(7, 3*time.Minute)) {
		t.Error("the same seed gives two plans")
	}
	if reflect.DeepEqual(plan, makePlan(8, 3*time.Minute)) {
		t.Error("two seeds give the same plan")
	}
	kinds := map[kind]int{}
	for lane, faults := range lanes(plan) {
		var end time.Duration
		for _, f := range faults {
			kinds[f.kind]++
			if f.at < end || f.at+f.lasts > 3*time.Minute {
				t.Errorf("lane %d: %s, while the one before lasts until %s", lane, f, end)
			}
			if end = f.at + f.lasts; f.kind == killDaemon && lane == spared(7) {
				t.Errorf("%s, who is to be spared", f)
			}
		}
	}
	if len(kinds) != 16 {
		t.Errorf("in three minutes only %d kinds of 16 happen: %v", len(kinds), kinds)
	}
}

func TestCouldAnswer(t *testing.T) {
	at := func(s int) time.Time { return time.Unix(int64(1000+s), 0) }
	out := func(from, to int, why kind) outage { return outage{at(from), at(to), why} }
	for name, c := range map[string]struct {
		outages []outage
		from    int
		to      int
		could   bool
		why     string
	}{
		"nothing in the way":              {nil, 0, 50, true, ""},
		"too short a life":                {nil, 0, 14, false, "too little time"},
		"outage at the start":             {[]outage{out(-5, 30, cut)}, 0, 50, true, ""},
		"outage in the middle":            {[]outage{out(14, 36, cut)}, 0, 50, false, "cut"},
		"just enough before it":           {[]outage{out(15, 50, cut)}, 0, 50, true, ""},
		"just enough after it":            {[]outage{out(0, 35, stall)}, 0, 50, true, ""},
		"two that overlap":                {[]outage{out(20, 40, stall), out(10, 30, killDaemon)}, 0, 50, false, "kill+stall"},
		"one inside another":              {[]outage{out(10, 40, stall), out(15, 20, cut)}, 0, 50, false, "cut+stall"},
		"several, none with enough room":  {[]outage{out(10, 12, cut), out(24, 26, cut), out(39, 41, reorg)}, 0, 50, false, "cut+reorg"},
		"outages before and after, alone": {[]outage{out(-30, -1, cut), out(50, 60, cut)}, 0, 50, true, ""},
	} {
		if could, why := couldAnswer(c.outages, at(c.from), at(c.to)); could != c.could || why != c.why {
			t.Errorf("%s: %v %q", name, could, why)
		}
	}
}

var (
	enclaveA, enclaveB = common.Address{0xa}, common.Address{0xb}
	gasA               = common.Address{0x1a}
)

// testJob was created at second 1000 and seen then.
func testJob(id string, answers map[common.Address]answer) *job {
	input := inputOf(1)
	return &job{id: id, created: time.Unix(1000, 0), input: input, selected: []common.Address{enclaveA, enclaveB}, answers: answers}
}

func testJudge(l *ledger, lines *timeline, upsets ...time.Time) *verdict {
	o := &observer{blocks: []watched{{time.Unix(1000, 0), time.Unix(1000, 0)}, {time.Unix(1051, 0), time.Unix(1051, 0)}}}
	return judge(l, o, lines, map[string]int{enclaveA.Hex(): 1, enclaveB.Hex(): 2}, upsets)
}

func TestVerdict(t *testing.T) {
	right, wrong := answer{0, checksum(inputOf(1))}, answer{0, "other"}
	excused := &timeline{outages: map[int][]outage{2: {{time.Unix(1005, 0), time.Unix(1045, 0), killDaemon}}}}
	upset := time.Unix(1000, 0)
	for name, c := range map[string]struct {
		l     ledger
		lines *timeline
		ok    bool
		line  string
	}{
		"all answered": {ledger{jobs: []*job{testJob("1", map[common.Address]answer{enclaveA: right, enclaveB: right})}}, &timeline{}, true, "jobs 1, answered in time 2, missed 0, double 0, leaks 0"},
		"one missing":  {ledger{jobs: []*job{testJob("1", map[common.Address]answer{enclaveA: right})}}, &timeline{}, false, "answered in time 1, missed 1,"},
		"one excused":  {ledger{jobs: []*job{testJob("1", map[common.Address]answer{enclaveA: right})}}, excused, true, "answered in time 1, missed 0,"},
		"excused and answered all the same": {ledger{jobs: []*job{testJob("1", map[common.Address]answer{enclaveA: right, enclaveB: right})}}, excused, true,
			"answered in time 2, missed 0"},
		"wrong answer":  {ledger{jobs: []*job{testJob("1", map[common.Address]answer{enclaveA: right, enclaveB: wrong})}}, &timeline{}, false, ""},
		"failed code":   {ledger{jobs: []*job{testJob("1", map[common.Address]answer{enclaveA: right, enclaveB: {10, ""}})}}, &timeline{}, true, "answered in time 2"},
		"double":        {ledger{doubles: []string{"one"}}, &timeline{}, false, "double 1"},
		"waste":         {ledger{wasted: []wasted{{time.Unix(1030, 0), "late"}}}, &timeline{}, false, ""},
		"waste, a race": {ledger{wasted: []wasted{{time.Unix(1010, 0), "soon after a reorganisation"}}}, &timeline{}, true, ""},
	} {
		v := testJudge(&c.l, c.lines, upset)
		var out bytes.Buffer
		v.print(&out)
		if v.ok() != c.ok || !strings.Contains(out.String(), c.line) {
			t.Errorf("%s: ok %v\n%s", name, v.ok(), &out)
		}
	}
}

// What executors send is told apart: taken, sent again, refused, in single
// answers and in batches.
func TestSubmissionsAreToldApart(t *testing.T) {
	b := bindings.NewJobs()
	c := &clerk{observer: &observer{}, bindings: b, gas: map[common.Address]common.Address{gasA: enclaveA}, contracts: devnet.Contracts{Jobs: common.Address{9}}}
	l := &ledger{took: map[string]bool{}}
	block := types.NewBlockWithHeader(&types.Header{Number: big.NewInt(5), Time: 1000})
	one := func(id int64) []byte {
		return b.PackSubmitOutput([]byte{1}, big.NewInt(id), nil, new(big.Int), 0, new(big.Int))
	}
	several := func(ids ...int64) []byte {
		var out []bindings.JobsSignedOutput
		for _, id := range ids {
			out = append(out, bindings.JobsSignedOutput{JobId: big.NewInt(id), TotalTime: new(big.Int), SignTimestamp: new(big.Int)})
		}
		return b.PackSubmitOutputs(out)
	}
	submit := func(data []byte, status uint64, taken ...string) {
		all := map[string]bool{}
		for _, id := range taken {
			all[id] = true
		}
		c.takeSubmission(l, block, types.NewTx(&types.DynamicFeeTx{Data: data}), &types.Receipt{Status: status}, enclaveA, all)
	}
	submit(one(1), 1, "1")
	submit(several(2, 3), 1, "2")
	if len(l.doubles)+len(l.wasted) != 0 {
		t.Errorf("doubles %v, wasted %v, want none", l.doubles, l.wasted)
	}
	submit(one(1), 0)
	submit(several(2), 1)
	if len(l.doubles) != 2 || len(l.wasted) != 0 {
		t.Errorf("doubles %v, wasted %v, want 2 and none", l.doubles, l.wasted)
	}
	submit(one(4), 0)
	submit(b.PackSlashOnExecutionTimeout(big.NewInt(9)), 0)
	submit(b.PackSlashOnExecutionTimeout(big.NewInt(9)), 1)
	if len(l.doubles) != 2 || len(l.wasted) != 2 {
		t.Errorf("doubles %v, wasted %v, want 2 and 2", l.doubles, l.wasted)
	}
}

func TestLevels(t *testing.T) {
	first := level{30, 30}
	for l, over := range map[level]bool{{30, 30}: false, {30 + slack, 30 + slack}: false, {31 + slack, 30}: true, {30, 31 + slack}: true, {5, 5}: false} {
		if l.over(first) != over {
			t.Errorf("%s after %s: over %v", l, first, !over)
		}
	}
}

func TestOptions(t *testing.T) {
	o, err := parse([]string{"-duration", "6m"})
	if err != nil || o.jobs != 1002 || o.seed == 0 {
		t.Errorf("%+v %v", o, err)
	}
	for _, args := range [][]string{{"-duration", "1s"}, {"-jobs", "-1"}, {"word"}} {
		if _, err := parse(args); err == nil {
			t.Errorf("%v is taken", args)
		}
	}
	if o, _ := parse([]string{"-seed", "9"}); o.seed != 9 || !slices.Contains([]int{500, 501}, o.jobs) {
		t.Errorf("%+v", o)
	}
}
