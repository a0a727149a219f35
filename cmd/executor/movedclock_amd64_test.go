//go:build !enclave

package main

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/wire"
	"github.com/nacre-tee/nacre/jobs"
)

// These tests set the wall clock of the real program, with a real node and
// real sandboxes. What they cannot show: its first moments, for the clock is
// taken over when the API answers; a sandbox that sees another time, for its
// process has a clock of its own; and what the kernel itself stamps, such as
// the times of files. A host that stops or speeds up the monotonic clock is
// simulated in the tests of package jobs.

// clockMoves are what a host does to the clock while a job is under way.
var clockMoves = map[string]time.Duration{"forward": 5 * time.Hour, "back": -5 * time.Hour}

// TestHostSetsTheClock at each moment of a job.
func TestHostSetsTheClock(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	clock := takeClock(t, d.cmd.Process.Pid)
	d.enrol()
	answered := 0
	for direction, by := range clockMoves {
		for name, catch := range moments {
			if strings.Contains(name, "mempool") {
				continue // for a process that is killed
			}
			t.Run(direction+" "+name, func(t *testing.T) {
				code := quickCode
				if strings.Contains(name, "runs") {
					code = slowCode
				}
				tx := n.code(code + "// " + direction + name) // its own, so that it has to be fetched
				caught := catch(n, d)
				id := n.job(tx, 20*time.Second)
				caught()
				clock.ahead(t, by)
				n.release()
				answered++
				n.eventually("the answer", func() bool { return len(n.answers()) >= answered })
				n.checkOnce(t, id, answered)
				n.checkSignedInTime(t)
				d.wantClockOff(by)
				clock.ahead(t, 0)
				d.wantClockOff(0)
			})
		}
	}
	if missed := d.metric("nacre_jobs_missed_total"); missed != "0" {
		t.Errorf("%s jobs missed", missed)
	}
	d.endsWell(t)
}

// TestHostSetsTheClockOfEndlessCode: it gets its time, and no more.
func TestHostSetsTheClockOfEndlessCode(t *testing.T) {
	const endless = `export default { fetch() { for (;;); } }`
	n := startNetwork(t)
	d := newDaemonProcess(n, false)
	d.start()
	clock := takeClock(t, d.cmd.Process.Pid)
	d.enrol()
	answered := 0
	for direction, by := range clockMoves {
		t.Run(direction, func(t *testing.T) {
			const deadline = 3 * time.Second
			id := n.job(n.code(endless+"// "+direction), deadline)
			n.eventually("a running job", func() bool { return d.metric("nacre_jobs_running") == "1" })
			clock.ahead(t, by)
			answered++
			n.eventually("the answer", func() bool { return len(n.answers()) == answered })
			clock.ahead(t, 0)
			ev, err := bindings.NewJobs().UnpackJobRespondedEvent(&n.answers()[answered-1])
			n.must(err)
			if took := time.Duration(ev.TotalTime.Int64()) * time.Millisecond; ev.JobId.Cmp(id) != 0 || jobs.Outcome(ev.ErrorCode) != jobs.DeadlineOver || took < deadline || took > 2*deadline {
				t.Errorf("job %s was answered with code %d after %s", ev.JobId, ev.ErrorCode, took)
			}
			n.checkSignedInTime(t)
			n.eventually("the sandbox to end", func() bool { return d.metric("nacre_jobs_running") == "0" })
		})
	}
	d.endsWell(t)
}

// TestHostShakesTheClock all the time, while jobs come and the daemon starts
// again.
func TestHostShakesTheClock(t *testing.T) {
	n := startNetwork(t)
	d := newDaemonProcess(n, true)
	d.start()
	d.enrol()
	for round := 1; round <= 4; round++ {
		clock := takeClock(t, d.cmd.Process.Pid)
		stop := clock.shake(t)
		id := n.job(n.code(slowCode), 20*time.Second)
		if round%2 == 0 { // it is found by a process whose clock is wrong from the start
			stop()
			d.kill()
			d.start()
			stop = takeClock(t, d.cmd.Process.Pid).shake(t)
		}
		n.eventually("the answer", func() bool { return len(n.answers()) >= round })
		n.checkOnce(t, id, round)
		n.checkSignedInTime(t)
		stop()
	}
	d.endsWell(t)
}

// shake sets the clock to and fro until stop, or the end of the test.
func (c *hostClock) shake(t *testing.T) (stop func()) {
	over, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(7 * time.Millisecond)
		defer tick.Stop()
		for i := time.Duration(0); ; i++ {
			c.ahead(t, (i%11-5)*time.Hour)
			select {
			case <-over:
				return
			case <-tick.C:
			}
		}
	}()
	stopped := false
	stop = func() {
		if !stopped {
			stopped = true
			close(over)
			<-ended
		}
	}
	t.Cleanup(stop)
	return stop
}

// checkSignedInTime checks by what time each answer was signed: never ahead of
// its block, and not long before it.
func (n *network) checkSignedInTime(t *testing.T) {
	t.Helper()
	node := ethclient.NewClient(n.rpc)
	for _, l := range n.answers() {
		tx, _, err := node.TransactionByHash(n.within(), l.TxHash)
		n.must(err)
		head, err := node.HeaderByHash(n.within(), l.BlockHash)
		n.must(err)
		for _, signed := range n.signTimes(tx) {
			if age := time.Unix(int64(head.Time), 0).Sub(signed); age < 0 || age > time.Minute {
				t.Errorf("an answer was signed for a time %s before that of its block", age)
			}
		}
	}
}

// signTimes are the times by which the answers in a transaction were signed.
func (n *network) signTimes(tx *types.Transaction) (times []time.Time) {
	n.Helper()
	answers, err := wire.Answers(tx.Data())
	n.must(err)
	for _, a := range answers {
		times = append(times, time.Unix(a.SignTimestamp.Int64(), 0))
	}
	return times
}

// wantClockOff waits until the executor says by how much its clock is wrong,
// or that it is right.
func (d *daemonProcess) wantClockOff(by time.Duration) {
	d.n.Helper()
	want := "1"
	if by == 0 {
		want = "0"
	}
	d.n.mine() // it goes by blocks
	d.n.eventually("clock_off to be "+want, func() bool {
		offset, err := strconv.ParseFloat(d.metric("nacre_chain_clock_offset_seconds"), 64)
		d.n.must(err)
		return math.Abs(offset+by.Seconds()) < 30 && d.metric(`nacre_alarm{alarm="clock_off"}`) == want
	})
}
