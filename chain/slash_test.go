package chain

import (
	"testing"
	"time"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/jobs"
)

func TestSlashIsSentByTheFirst(t *testing.T) {
	n := newSlashNet(t)
	id := n.job(1, 2)
	n.run(0, 1, 2)
	n.pass(20*time.Second, 1)
	if !n.exists(id) || n.calls[0].made() != 0 {
		t.Fatal("looked at while answers are still taken")
	}
	order := n.order(id, 0)
	n.pass(13*time.Second, 1)
	eventually(t, "the report", func() bool { return n.slashers[order[0]].Status().Reported == 1 })
	for range 3 {
		n.pass(20*time.Second, 3)
		eventually(t, "the look of the next", func() bool { return n.slashers[order[1]].Status().Looked > 0 })
	}
	n.settled()
	n.sent(order[0])
	if n.exists(id) {
		t.Error("the job is still there")
	}
}

func TestSlashIsSentByTheSecondIfTheFirstIsDead(t *testing.T) {
	n := newSlashNet(t)
	id := n.job(0, 2)
	order := n.order(id, 1)
	second := n.slashers[order[1]]
	n.run(1, order[1])
	n.pass(33*time.Second, 1)
	eventually(t, "the first look", func() bool { return second.Status().Looked == 1 })
	n.pass(10*time.Second, 3) // not yet
	n.pass(0, 1)
	if st := second.Status(); st.Looked != 1 || !n.exists(id) {
		t.Fatalf("the second did not wait: %+v", st)
	}
	n.pass(5*time.Second, 1)
	eventually(t, "the report", func() bool { return second.Status().Reported == 1 })
	n.tellHead()
	n.settled()
	n.sent(order[1])
}

func TestSlashOfNothingIfAllAnswered(t *testing.T) {
	n := newSlashNet(t)
	id := n.job(0, 1, 2)
	if n.exists(id) {
		t.Fatal("a job that all answered is still there")
	}
	n.run(0, 1, 2)
	n.pass(33*time.Second, 1)
	n.settled()
	n.pass(time.Minute, 10)
	n.settled()
	n.sent()
	for i, c := range n.calls {
		if c.made() != 1 {
			t.Errorf("executor %d made %d calls, want 1", i, c.made())
		}
	}
}

// One that did not answer does not have its own owner slashed.
func TestSlashNotBySilent(t *testing.T) {
	n := newSlashNet(t)
	id := n.job()
	n.run(0, 1, 2)
	n.pass(33*time.Second, 1)
	n.settled()
	n.sent()
	if !n.exists(id) {
		t.Error("somebody reported the job")
	}
}

// A stranger's report comes first at every moment that there is: nothing is
// sent, so nothing is paid for.
func TestSlashRacesAStranger(t *testing.T) {
	report := func(n *slashNet, id jobs.ID) {
		n.send(n.Jobs, bindings.NewJobs().PackSlashOnExecutionTimeout(id.Big()))
	}
	for name, race := range map[string]func(n *slashNet, id jobs.ID, first *slashCalls){
		"mined before the look": func(n *slashNet, id jobs.ID, _ *slashCalls) { report(n, id); n.tellHead() },
		"mined after the look": func(n *slashNet, id jobs.ID, first *slashCalls) {
			first.beforePending = func() { report(n, id) }
		},
		"mined after the simulation": func(n *slashNet, id jobs.ID, first *slashCalls) {
			first.afterPending = func() { report(n, id) }
		},
		"in the pool": func(n *slashNet, id jobs.ID, _ *slashCalls) {
			n.automine(false)
			reported := sendAsync(n.t, n.tx, Candidate{To: &n.Jobs, Data: bindings.NewJobs().PackSlashOnExecutionTimeout(id.Big()), GasLimit: 500_000})
			eventually(n.t, "the stranger's report in the pool", func() bool { return len(n.pooled(n.tx.Address())) == 1 })
			n.t.Cleanup(func() { mustMine(n.t, reported) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			n := newSlashNet(t)
			id := n.job(0, 1)
			first := n.order(id, 2)[0]
			n.pass(33*time.Second, 1)
			sends := &slashSends{slashSender: n.slashers[first].tx}
			n.slashers[first].tx = sends
			race(n, id, n.calls[first])
			n.run(first)
			eventually(t, "the simulation", func() bool { return n.calls[first].made() > 1 || n.slashers[first].Status().Held == 0 })
			n.automine(true)
			n.finished(first)
			n.sent()
			if n.exists(id) {
				t.Error("the stranger's report did not count")
			}
			// What is sent after the simulation ends in the estimate of its gas.
			if count := sends.n.Load(); count > 0 && name != "mined after the simulation" {
				t.Errorf("%d reports were handed on", count)
			}
		})
	}
}
