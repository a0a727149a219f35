package jobs

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ethereum/go-ethereum/common"
)

// Sentinels of DutyConfig.Check.
var (
	ErrDutyBuffer = errors.New("execution buffer must be above 0")
	ErrDutyStep   = errors.New("step between executors must not be negative")
)

const (
	// dutyStep and dutyBlocks are what each executor leaves those before it:
	// both must pass. A transaction takes a block or two to be mined and its
	// block some seconds to be seen, whether blocks come every twelve seconds
	// or four times a second.
	dutyStep   = 12 * time.Second
	dutyBlocks = 3
	// dutyJobs bounds the jobs that are remembered. One that finds no room is
	// left to the job's other executors.
	dutyJobs = 4096
	// dutyTries is how often a job is begun with again after a failure, and how
	// often another's report in a pool is given time to be mined.
	dutyTries = 4
)

// DutyConfig of a Duty. The zero value of the fields below the blank line means
// the default.
type DutyConfig struct {
	Enclave common.Address // whose duty it is
	Buffer  time.Duration  // the contract's execution buffer time

	Step   time.Duration // what each executor leaves those before it; 12 s
	Blocks uint64        // likewise, and both must pass; 3
}

// Check returns the first rule that c breaks.
func (c DutyConfig) Check() error {
	switch {
	case c.Enclave == common.Address{}:
		return ErrNoEnclave
	case c.Buffer <= 0:
		return fmt.Errorf("%w: %s", ErrDutyBuffer, c.Buffer)
	case c.Step < 0:
		return fmt.Errorf("%w: %s", ErrDutyStep, c.Step)
	}
	return nil
}

// Duty decides which executor reports that others did not answer a job, and
// when. Whoever reports is paid a part of what the silent ones lose, so all
// that answered would like to, but one transaction is enough and each further
// one reverts. So they have an order, another one for each job, that all can
// compute: who comes first reports at once, and each other one only after those
// before it had time to, and if the contract still has the job then.
//
// An executor that did not answer itself does nothing: it would lose its own
// owner's stake, for a tenth of it, and has no right to be first anyway. It is
// not in the order, so that nobody waits for it. If nobody answered, the job
// owner, who gets its money back by it, has to report.
//
// A Duty does no I/O and has no clock but the blocks that it is told. It is
// not safe for concurrent use.
type Duty struct {
	cfg     DutyConfig
	head    Head
	jobs    map[ID]*dutyJob
	dropped uint64
}

type dutyPhase uint8

const (
	dutyWaits  dutyPhase = iota // for its time
	dutyLooks                   // the contract is being asked who still owes an answer
	dutyReport                  // is being reported
)

// dutyJob is one job in whose silence this executor may have a part.
type dutyJob struct {
	phase    dutyPhase
	origin   common.Hash
	selected []common.Address
	after    time.Time // not before a block later than that: first, the last moment of an answer
	block    uint64    // not before this block
	ranked   bool      // its time is that of this executor's place in the order
	tries    int
	pooled   int // times that another's report was in a pool
}

// NewDuty returns a Duty that knows of no job.
func NewDuty(cfg DutyConfig) (*Duty, error) {
	if err := cfg.Check(); err != nil {
		return nil, fmt.Errorf("slash duty: %w", err)
	}
	if cfg.Step == 0 {
		cfg.Step = dutyStep
	}
	if cfg.Blocks == 0 {
		cfg.Blocks = dutyBlocks
	}
	return &Duty{cfg: cfg, jobs: make(map[ID]*dutyJob)}, nil
}

// Handle takes note of an event of the chain and returns the jobs whose time
// has come, those that have waited longest first. Who still owes them an answer
// must be asked of the contract, as of d.Head or later, and told to Looked or
// Ended.
func (d *Duty) Handle(ev Event) []ID {
	switch ev := ev.(type) {
	case Created:
		d.created(ev.Job)
	case Removed:
		if j := d.jobs[ev.ID]; j != nil && j.origin == ev.BlockHash {
			delete(d.jobs, ev.ID)
		}
	case Head:
		d.head = ev
		return d.due()
	}
	return nil
}

// Head is the newest block that the Duty was told.
func (d *Duty) Head() Head { return d.head }

// Held is how many jobs the Duty remembers.
func (d *Duty) Held() int { return len(d.jobs) }

// Dropped is how many jobs found no room.
func (d *Duty) Dropped() uint64 { return d.dropped }

func (d *Duty) created(j Job) {
	if !j.SelectedHas(d.cfg.Enclave) || len(j.Selected) < 2 {
		return // alone, there is nobody else to report
	}
	old := d.jobs[j.ID]
	if old == nil && len(d.jobs) >= dutyJobs {
		d.dropped++
		return
	}
	if old != nil && old.origin == j.Origin.BlockHash {
		return // a duplicate
	}
	d.jobs[j.ID] = &dutyJob{
		origin: j.Origin.BlockHash, selected: slices.Clone(j.Selected), after: j.AnswerBy(d.cfg.Buffer),
	}
}

// due returns the jobs that wait no longer.
func (d *Duty) due() []ID {
	var ids []ID
	for id, j := range d.jobs {
		if j.phase == dutyWaits && d.head.Time.After(j.after) && d.head.Number >= j.block {
			j.phase = dutyLooks
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b ID) int {
		return cmp.Or(d.jobs[a].after.Compare(d.jobs[b].after), bytes.Compare(a[:], b[:]))
	})
	return ids
}

// Looked says who still owes a job its answer: nobody if the contract has no
// such job any more. It returns whether to report them now; what became of
// that must be told to Ended.
func (d *Duty) Looked(id ID, owing []common.Address) (report bool) {
	j := d.jobs[id]
	if j == nil || j.phase != dutyLooks {
		return false // a reorganisation took it meanwhile
	}
	if len(owing) == 0 || slices.Contains(owing, d.cfg.Enclave) {
		delete(d.jobs, id)
		return false
	}
	if rank := d.rank(id, j.selected, owing); rank > 0 && !j.ranked {
		j.ranked = true
		d.wait(j, rank)
		return false
	}
	j.phase = dutyReport
	return true
}

// Ended says what became of a look or a report. If again is set it failed for
// reasons that may pass, and the job is tried again later, a few times; else it
// is done with.
func (d *Duty) Ended(id ID, again bool) {
	j := d.jobs[id]
	if j == nil || j.phase == dutyWaits {
		return
	}
	if j.tries++; !again || j.tries >= dutyTries {
		delete(d.jobs, id)
		return
	}
	d.wait(j, 1)
}

// Pooled says that another's report of a job is in a pool. Pools lose
// transactions, so that is no end: the job waits until a look shows that it is
// mined. It returns false when it has waited for that often enough: what no
// block takes must not keep anybody from reporting.
func (d *Duty) Pooled(id ID) (wait bool) {
	j := d.jobs[id]
	if j == nil || j.phase == dutyWaits {
		return true
	}
	if j.pooled++; j.pooled > dutyTries {
		return false
	}
	d.wait(j, 1)
	return true
}

// wait has a job wait for so many steps from now on.
func (d *Duty) wait(j *dutyJob, steps int) {
	j.phase = dutyWaits
	j.after = d.head.Time.Add(time.Duration(steps) * d.cfg.Step)
	j.block = d.head.Number + uint64(steps)*d.cfg.Blocks
}

// rank is this executor's place, from 0, among those that answered.
func (d *Duty) rank(id ID, selected, owing []common.Address) int {
	mine, rank := dutyOrder(id, d.cfg.Enclave), 0
	for _, other := range selected {
		if slices.Contains(owing, other) {
			continue
		}
		if order := dutyOrder(id, other); bytes.Compare(order[:], mine[:]) < 0 {
			rank++
		}
	}
	return rank
}

// dutyOrder is what the executors of a job are ordered by, least first:
// SHA-256 of the job's id, 32 bytes, and the enclave's address. Over many jobs
// each is first equally often.
func dutyOrder(id ID, enclave common.Address) [sha256.Size]byte {
	return sha256.Sum256(append(id[:], enclave[:]...))
}
