package secrets

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// A file that does not open is a secret that is lost, and no other owner's.
func TestJobsWaitForASecretWhoseFileIsDamaged(t *testing.T) {
	inNet(t, 31, 1, true, func(n *simNet) {
		id := n.created("ann", 1, 5*time.Hour, testSecret)
		n.down(0)
		writeFile(t, (&directory{n.stores[0].cfg.Dir}).file(id), []byte("damaged"))
		n.up(0)
		n.mine(simBlock)
		n.lacks(0, id, "ann")
	})
}

// An endpoint invents blocks far above the chain, and is found out.
func TestHeadsThatFallFarKeepTheStoreAlive(t *testing.T) {
	inNet(t, 32, 3, true, func(n *simNet) {
		id := n.created("ann", 3, 50*time.Hour, testSecret)
		n.mineFor(time.Hour)
		invented := n.newest()
		invented.Number += 1_000_000
		n.tell(invented, []jobs.ID{id})
		n.mineFor(5 * time.Minute)
		before := n.did(proveAlive)
		n.mineFor(time.Hour)
		// Three stores, of which each proves some nine times an hour.
		if proofs := n.did(proveAlive) - before; len(n.tooLate()) != 0 || proofs == 0 || proofs > 60 {
			t.Errorf("%d proofs in an hour, late: %v", proofs, n.tooLate())
		}
		for _, s := range n.stores {
			if at := s.keeper.plan.self.atLeast; at > n.newest().Number {
				t.Errorf("it waits for block %d, the chain is at %d", at, n.newest().Number)
			}
		}
	})
}

// A store that cannot read what it holds any more is not slashed for that.
func TestStoreThatCannotReadItselfProvesToBeAlive(t *testing.T) {
	inNet(t, 33, 1, true, func(n *simNet) {
		n.created("ann", 1, 50*time.Hour, testSecret)
		n.mineFor(time.Hour)
		n.stores[0].node.blind = errors.New("the answer is too large")
		n.mineFor(time.Hour)
		if s := n.stores[0].keeper.Status(); len(n.tooLate()) != 0 || s.Unproven {
			t.Errorf("late: %v; %+v", n.tooLate(), s)
		}
	})
}

// A proof of life is begun as much earlier as the last one took to be mined, up
// to a quarter of its time.
func TestProofOfLifeComesEarlierOnASlowChain(t *testing.T) {
	const timeout = time.Hour
	proof, id := action{deed: proveAlive}, jobs.NewID(7)
	for took, want := range map[time.Duration]time.Duration{0: timeout / 2, 10 * time.Minute: timeout/2 - 10*time.Minute, 40 * time.Minute: timeout / 4} {
		last := time.Unix(1_700_000_000, 0)
		p := newPlanner(common.Address{1}, Params{AckTimeout: time.Minute, AliveTimeout: timeout}, true)
		p.follow(jobs.Head{Number: 5, Time: last})
		p.flying[action{deed: lookSelf}], p.flying[proof] = last, last
		p.done(proof, last.Add(took), 5, nil)
		p.lookedSelf(Store{Registered: true, Secrets: []jobs.ID{id}, LastAlive: last}, 5)
		if due := p.aliveDue().Sub(last); due != want {
			t.Errorf("mined after %s: the next one is due after %s, want %s", took, due, want)
		}
		for at, sent := range map[time.Duration]bool{want - time.Second: false, want: true} {
			p.follow(jobs.Head{Number: 6, Time: last.Add(at)})
			var begun bool
			p.self.stale, p.self.block, p.self.asOf = false, 6, p.head.Time // as it is read again all the time
			p.alive(last.Add(at), func(a action) { begun = begun || a == proof })
			if begun != sent {
				t.Errorf("mined after %s: after %s the next one is sent: %v", took, at, begun)
			}
		}
	}
}

// A line of the log names what it is about, and no secret or store that it is not.
func TestLogNamesOnlyWhatItIsAbout(t *testing.T) {
	secret, store := jobs.NewID(7), common.Address{9}
	for d, name := range map[deed]string{
		lookSecret: "secret=7", lookSelf: "", lookStore: "store=0x09", acknowledge: "secret=7", proveAlive: "", reportFailed: "secret=7",
		reportDead: "store=0x09", removeEnded: "secret=7", handOn: "secret=7", fetch: "secret=7", empty: "secret=7", forget: "secret=7", forgetAll: "secret=7",
	} {
		a := action{deed: d}
		if strings.HasPrefix(name, "secret") {
			a.id = secret
		} else if name != "" {
			a.enclave = store
		}
		for _, err := range []error{nil, errSim} {
			var log bytes.Buffer
			k := &Keeper{log: slog.New(slog.NewTextHandler(&log, nil))}
			k.report(step{action: a, err: err})
			text := log.String()
			if d <= lookStore && err == nil { // reading that goes well is no news
				if text != "" {
					t.Errorf("%s: %s", d, text)
				}
				continue
			}
			named := strings.Count(text, "secret=") + strings.Count(text, "store=0x")
			if text == "" || !strings.Contains(text, name) || named != min(len(name), 1) || strings.Contains(text, "block=") {
				t.Errorf("%s: %s", d, text)
			}
		}
	}
}

// A store that cannot send its proofs says so while there is time.
func TestStoreWhoseProofIsOverdueSaysSo(t *testing.T) {
	inNet(t, 34, 1, true, func(n *simNet) {
		n.created("ann", 1, 50*time.Hour, testSecret)
		n.mineFor(time.Hour)
		if n.stores[0].keeper.Status().Unproven {
			t.Error("said too early")
		}
		n.stores[0].node.mute = errors.New("the gas account is empty")
		said := false
		for len(n.tooLate()) == 0 {
			n.mine(simBlock)
			said = said || len(n.tooLate()) == 0 && n.stores[0].keeper.Status().Unproven
		}
		if !said {
			t.Error("not said before it was too late")
		}
	})
}

// A secret that was removed is forgotten before this store's own list of secrets
// is read again: it is not lost.
func TestForgottenSecretIsNotLost(t *testing.T) {
	me, id := common.Address{1}, jobs.NewID(7)
	p := newPlanner(me, Params{AckTimeout: time.Minute, AliveTimeout: time.Hour}, true)
	p.self.known, p.self.Secrets = true, []jobs.ID{id}
	if lost := p.lost(nil); len(lost) != 0 {
		t.Errorf("%v are lost", lost)
	}
	e := p.entry(id)
	e.took(1, time.Time{})
	if lost := p.lost(nil); len(lost) != 0 {
		t.Errorf("removed, and %v are lost", lost)
	}
	e.state = State{Owner: me, End: p.head.Time.Add(time.Hour), Copies: []Copy{{Enclave: me, Acknowledged: true}}}
	if lost := p.lost(nil); len(lost) != 1 {
		t.Error("one that is known and not held is not lost")
	}
}
