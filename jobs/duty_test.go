package jobs

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

const (
	dutyBuffer   = 30 * time.Second
	dutyDeadline = 2500 * time.Millisecond
)

var dutyStart = time.Unix(1_800_000_000, 0)

// dutyNet is a contract, its blocks and some executors with a Duty each. An
// executor that is dead looks at nothing.
type dutyNet struct {
	t        *testing.T
	enclaves []common.Address
	duties   []*Duty
	dead     map[int]bool
	head     Head
	owing    map[ID][]common.Address // of the jobs that the contract has
	looks    int
	reports  map[ID][]int // by job: who reported, each time that one did
}

func newDutyNet(t *testing.T, executors int) *dutyNet {
	n := &dutyNet{t: t, dead: map[int]bool{}, owing: map[ID][]common.Address{}, reports: map[ID][]int{}, head: Head{Number: 100, Time: dutyStart}}
	for i := range executors {
		enclave := common.BytesToAddress([]byte{0xe0, byte(i)})
		duty, err := NewDuty(DutyConfig{Enclave: enclave, Buffer: dutyBuffer})
		if err != nil {
			t.Fatal(err)
		}
		n.enclaves, n.duties = append(n.enclaves, enclave), append(n.duties, duty)
	}
	return n
}

func (n *dutyNet) handle(ev Event) {
	for i, d := range n.duties {
		for _, id := range d.Handle(ev) {
			if n.dead[i] {
				continue
			}
			n.looks++
			if d.Looked(id, n.owing[id]) {
				n.reports[id] = append(n.reports[id], i)
				delete(n.owing, id) // mined with the next block: after this round at the latest
				d.Ended(id, false)
			}
		}
	}
}

// create tells of a job, of which the named executors will not answer.
func (n *dutyNet) create(number uint64, silent ...int) ID {
	id := NewID(number)
	for _, i := range silent {
		n.owing[id] = append(n.owing[id], n.enclaves[i])
	}
	n.handle(Created{Job: n.job(id)})
	return id
}

func (n *dutyNet) job(id ID) Job {
	return Job{
		ID: id, Deadline: dutyDeadline, Selected: slices.Clone(n.enclaves), CreatedAt: n.head.Time,
		Origin: Origin{BlockHash: common.Hash{byte(n.head.Number)}},
	}
}

// block mines one after so much time.
func (n *dutyNet) block(after time.Duration) {
	n.head = Head{Number: n.head.Number + 1, Time: n.head.Time.Add(after)}
	n.handle(n.head)
}

// order returns the executors in a job's order, without some.
func (n *dutyNet) order(id ID, without ...int) (order []int) {
	for i := range n.enclaves {
		if !slices.Contains(without, i) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := dutyOrder(id, n.enclaves[a]), dutyOrder(id, n.enclaves[b])
		return slices.Compare(x[:], y[:])
	})
	return order
}

func (n *dutyNet) reported(id ID, want ...int) {
	n.t.Helper()
	if got := n.reports[id]; !slices.Equal(got, want) {
		n.t.Errorf("job %s was reported by %v, want %v", id, got, want)
	}
}

func (n *dutyNet) empty() {
	n.t.Helper()
	for i, d := range n.duties {
		if d.Held() != 0 && !n.dead[i] {
			n.t.Errorf("executor %d still remembers %d jobs", i, d.Held())
		}
	}
}

// The last moment of an answer is at 32.5 s: no block up to then is late enough.
func TestDutyBeginsWhenTheTimeIsOver(t *testing.T) {
	n := newDutyNet(t, 3)
	id := n.create(1, 0)
	for range 32 {
		n.block(time.Second)
	}
	n.block(500 * time.Millisecond)
	if n.looks != 0 {
		t.Fatalf("%d looks while answers are still taken", n.looks)
	}
	n.block(500 * time.Millisecond)
	n.reported(id, n.order(id, 0)[0])
}

func TestDutyIsDoneByTheFirst(t *testing.T) {
	n := newDutyNet(t, 5)
	var ids []ID
	for i := range uint64(20) {
		ids = append(ids, n.create(i, int(i%5)))
	}
	n.block(33 * time.Second)
	for i, id := range ids {
		n.reported(id, n.order(id, i%5)[0])
	}
	for range 20 {
		n.block(time.Minute)
	}
	for i, id := range ids {
		n.reported(id, n.order(id, i%5)[0]) // and by no other
	}
	n.empty()
}

// Those after the first leave each one before them its time and its blocks.
func TestDutyOfTheNextInOrder(t *testing.T) {
	for name, between := range map[string]time.Duration{"slow blocks": 12 * time.Second, "fast blocks": 250 * time.Millisecond} {
		for dead := range 4 {
			t.Run(name, func(t *testing.T) {
				n := newDutyNet(t, 5)
				id := n.create(7, 2)
				order := n.order(id, 2)
				for _, i := range order[:dead] {
					n.dead[i] = true
				}
				n.block(33 * time.Second)
				first := n.head
				for len(n.reports[id]) == 0 && n.head.Number < first.Number+1000 {
					n.block(between)
				}
				n.reported(id, order[dead])
				waited, blocks := n.head.Time.Sub(first.Time), n.head.Number-first.Number
				if waited < time.Duration(dead)*dutyStep || blocks < uint64(dead*dutyBlocks) {
					t.Errorf("after %s and %d blocks: too early for place %d", waited, blocks, dead)
				}
				if waited > time.Duration(dead)*(dutyStep+dutyBlocks*between)+between {
					t.Errorf("after %s: too late for place %d", waited, dead)
				}
				for range 200 {
					n.block(between)
				}
				n.reported(id, order[dead])
				n.empty()
			})
		}
	}
}

func TestDutyOfAJobThatAllAnswered(t *testing.T) {
	n := newDutyNet(t, 3)
	id := n.create(1)
	for range 60 {
		n.block(time.Second)
	}
	n.reported(id)
	n.empty()
	if n.looks != 3 {
		t.Errorf("%d looks, want one of each executor", n.looks)
	}
}

// One that owes an answer reports nobody, and is waited for by nobody.
func TestDutyOfTheSilent(t *testing.T) {
	n := newDutyNet(t, 3)
	for i := range uint64(30) {
		id := n.create(i, int(i%3), int((i+1)%3))
		n.block(33 * time.Second)
		n.reported(id, int((i+2)%3))
	}
	none := n.create(99, 0, 1, 2)
	for range 60 {
		n.block(12 * time.Second)
	}
	n.reported(none)
	n.empty()
}

func TestDutyIsFair(t *testing.T) {
	n := newDutyNet(t, 4)
	firsts := make([]int, 4)
	const jobs = 2000
	for i := range uint64(jobs) {
		firsts[n.order(NewID(i), 0)[0]]++
	}
	for i, count := range firsts[1:] {
		if count < jobs/3*9/10 || count > jobs/3*11/10 {
			t.Errorf("executor %d is first in %d of %d jobs, want a third", i+1, count, jobs)
		}
	}
}

// A report or a look that failed is tried again, not at once and not for ever.
func TestDutyTriesAgain(t *testing.T) {
	d, err := NewDuty(DutyConfig{Enclave: us, Buffer: dutyBuffer})
	if err != nil {
		t.Fatal(err)
	}
	other := common.HexToAddress("0xe2")
	id := NewID(1)
	d.Handle(Created{Job: Job{ID: id, Selected: []common.Address{us, other}, CreatedAt: dutyStart}})
	head, tries := Head{Number: 1, Time: dutyStart.Add(31 * time.Second)}, 0
	var at []time.Time
	for range 200 {
		head = Head{Number: head.Number + 1, Time: head.Time.Add(time.Second)}
		for range d.Handle(head) {
			tries++
			at = append(at, head.Time)
			if tries%2 == 0 && !d.Looked(id, []common.Address{other}) {
				t.Fatal("the only one that answered is not to report")
			}
			if more := d.Handle(head); len(more) != 0 {
				t.Fatal("named while it is being looked at")
			}
			d.Ended(id, true)
		}
	}
	if tries != dutyTries || d.Held() != 0 {
		t.Fatalf("tried %d times, want %d; %d jobs remembered", tries, dutyTries, d.Held())
	}
	for i := 1; i < len(at); i++ {
		if pause := at[i].Sub(at[i-1]); pause < dutyStep {
			t.Errorf("tried again after %s", pause)
		}
	}
}

// Another's report in a pool is waited for, a few times longer than it needs,
// and a mined one ends the duty.
func TestDutyWaitsForAPool(t *testing.T) {
	other := common.HexToAddress("0xe2")
	for name, mined := range map[string]bool{"which has it mined": true, "which never has it mined": false} {
		t.Run(name, func(t *testing.T) {
			d, err := NewDuty(DutyConfig{Enclave: us, Buffer: dutyBuffer})
			if err != nil {
				t.Fatal(err)
			}
			id := NewID(1)
			d.Handle(Created{Job: Job{ID: id, Selected: []common.Address{us, other}, CreatedAt: dutyStart}})
			head, waits, owing := Head{Number: 1, Time: dutyStart.Add(31 * time.Second)}, 0, []common.Address{other}
			reports := false
			for range 200 {
				head = Head{Number: head.Number + 1, Time: head.Time.Add(time.Second)}
				for range d.Handle(head) {
					if d.Looked(id, owing) && d.Pooled(id) {
						waits++
					} else if len(owing) > 0 {
						reports = true
						d.Ended(id, false)
					}
				}
				if mined && waits == 2 {
					owing = nil
				}
			}
			want := map[bool]int{true: 2, false: dutyTries}[mined]
			if waits != want || reports == mined || d.Held() != 0 {
				t.Errorf("waited %d times, reports %v, %d jobs remembered", waits, reports, d.Held())
			}
			if !d.Pooled(id) {
				t.Error("a job that is done with is to be reported")
			}
		})
	}
}

func TestDutyAndReorganisations(t *testing.T) {
	n := newDutyNet(t, 3)
	gone, moved := n.create(1, 0), n.create(2, 0)
	old := n.job(moved).Origin.BlockHash
	n.block(10 * time.Second)
	n.handle(Removed{ID: gone, BlockHash: old})
	n.handle(Removed{ID: moved, BlockHash: old})
	n.handle(Created{Job: n.job(moved)}) // ten seconds later
	again := n.create(4, 0)
	n.block(time.Second)
	n.handle(Created{Job: n.job(again)}) // another second later
	n.handle(Removed{ID: moved, BlockHash: old})
	n.block(22 * time.Second)
	if n.looks != 0 {
		t.Fatalf("%d looks: the job's new time is not over", n.looks)
	}
	n.block(9600 * time.Millisecond)
	n.reported(moved, n.order(moved, 0)[0])
	n.reported(again)
	n.block(10 * time.Second)
	n.reported(gone)
	n.reported(again, n.order(again, 0)[0])
	n.reported(moved, n.order(moved, 0)[0])

	// Taken back while it is looked at: what comes of it counts for nothing.
	d := n.duties[0]
	late := n.job(NewID(3))
	d.Handle(Created{Job: late})
	if ids := d.Handle(Head{Number: 200, Time: late.CreatedAt.Add(time.Minute)}); len(ids) != 1 {
		t.Fatalf("%d jobs to look at", len(ids))
	}
	d.Handle(Removed{ID: late.ID, BlockHash: late.Origin.BlockHash})
	if d.Looked(late.ID, n.enclaves[1:]) {
		t.Error("a job that left the chain is to be reported")
	}
	back := late
	back.Origin.BlockHash = common.Hash{0xff}
	d.Handle(Created{Job: back})
	if d.Looked(late.ID, n.enclaves[1:]) {
		t.Error("a job is to be reported by what was seen before it came back")
	}
	d.Handle(Removed{ID: late.ID, BlockHash: back.Origin.BlockHash})
	d.Ended(late.ID, true)
	if d.Held() != n.duties[0].Held() || d.Handle(Head{Number: 300, Time: late.CreatedAt.Add(time.Hour)}) != nil {
		t.Error("a job that left the chain is remembered")
	}
}

func TestDutyIsBounded(t *testing.T) {
	n := newDutyNet(t, 2)
	for i := range uint64(dutyJobs + 10) {
		n.create(i)
	}
	foreign := n.job(NewID(1 << 40))
	foreign.Selected = []common.Address{{0xf0}, {0xf1}, {0xf2}}
	n.duties[0].Handle(Created{Job: foreign})
	if d := n.duties[0]; d.Held() != dutyJobs || d.Dropped() != 10 {
		t.Errorf("%d jobs remembered, %d dropped", d.Held(), d.Dropped())
	}
	n.block(time.Minute)
	n.empty()
}

func TestDutyConfig(t *testing.T) {
	for want, cfg := range map[error]DutyConfig{
		ErrNoEnclave:  {Buffer: dutyBuffer},
		ErrDutyBuffer: {Enclave: us},
		ErrDutyStep:   {Enclave: us, Buffer: dutyBuffer, Step: -1},
	} {
		if _, err := NewDuty(cfg); !errors.Is(err, want) {
			t.Errorf("%+v: %v, want %v", cfg, err, want)
		}
	}
}
