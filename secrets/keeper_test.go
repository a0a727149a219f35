package secrets

import (
	"testing"
	"time"

	"github.com/nacre-tee/nacre/jobs"
)

func TestLifeOfASecret(t *testing.T) {
	inNet(t, 1, 5, true, func(n *simNet) {
		id := n.created("ann", 3, 3*time.Hour, testSecret)
		stores := n.selected(id)
		n.change(id, func(s *simSecret) { s.allowed[n.owner("bob")] = true })
		n.mine(simBlock)
		for i := range n.stores {
			if len(stores) == 3 && (i == stores[0] || i == stores[1] || i == stores[2]) {
				n.gets(i, id, "ann", testSecret)
				n.gets(i, id, "bob", testSecret)
			} else {
				n.denies(i, id, "ann")
			}
			n.denies(i, id, "eve")
		}
		n.mineFor(2 * time.Hour)
		if len(n.tooLate()) != 0 || n.did(proveAlive) < 3*2*12 || n.did(proveAlive) > 3*2*14 {
			t.Errorf("late: %v; %d proofs of life", n.tooLate(), n.did(proveAlive))
		}
		n.mineFor(time.Hour)
		for _, i := range stores {
			n.gone(i, id)
			n.denies(i, id, "ann")
		}
		n.mineFor(15 * time.Minute)
		if len(n.state().secrets) != 0 || n.did(removeEnded) != 1 {
			t.Errorf("%d secrets not removed, %d removals", len(n.state().secrets), n.did(removeEnded))
		}
		if n.did(acknowledge) != 3 {
			t.Errorf("%d acknowledgements", n.did(acknowledge))
		}
		proofs := n.did(proveAlive)
		n.mineFor(time.Hour)
		if n.did(proveAlive) != proofs {
			t.Error("stores without a secret go on proving that they live")
		}
		for _, i := range stores {
			n.forgotten(i, id)
		}
		n.clean()
	})
}

// An ended secret is removed, and its owner's deposit paid back, when its last
// store has proved that it lived until the end; one that never will is waited for.
func TestEndedSecretIsRemovedAfterTheLastProof(t *testing.T) {
	for _, dead := range []bool{false, true} {
		inNet(t, 55, 3, true, func(n *simNet) {
			id := n.created("ann", 3, 50*time.Hour, testSecret)
			n.mineFor(16 * time.Minute)
			if dead {
				n.down(2)
			}
			n.terminate(id)
			end, proved := n.state().secrets[id].end, time.Time{}
			for len(n.state().secrets) > 0 && n.newest().Time.Before(end.Add(2*simAlive)) {
				n.mine(simBlock)
				if now := n.state(); proved.IsZero() && len(now.secrets) > 0 && now.provedUntilEnd(now.secrets[id]) {
					proved = n.newest().Time
				}
			}
			from := proved
			if dead {
				from = end.Add(simAlive)
			}
			// The proofs are looked for each sixteenth of the time, and the stores have turns.
			if took := n.newest().Time.Sub(from); n.did(removeEnded) != 1 || took < 0 || took > simAlive/16+5*simBlock || proved.IsZero() != dead {
				t.Errorf("a store is dead: %v; %d removals; ended at %s, proved at %s, gone at %s", dead, n.did(removeEnded), end, proved, n.newest().Time)
			}
			n.clean()
		})
	}
}

// Stores come to know at different heads that a secret may be removed, some later
// than others: it is still one of them alone that has it removed.
func TestOneStoreHasAnEndedSecretRemoved(t *testing.T) {
	for seed := range uint64(12) {
		inNet(t, 200+seed, 3, true, func(n *simNet) {
			id := n.created("ann", 3, 50*time.Hour, testSecret)
			n.mineFor(time.Duration(16+seed) * time.Minute)
			n.locked(func() { n.latency, n.delay = 2*time.Second, simBlock })
			n.terminate(id)
			n.mineFor(2*simAlive + 5*time.Minute)
			if left := len(n.state().secrets); left != 0 || n.did(removeEnded) != 1 {
				t.Errorf("seed %d: %d removals, %d secrets left", seed, n.did(removeEnded), left)
			}
			n.clean()
		})
	}
}

func TestTerminatedSecretIsGoneWithTheNextBlock(t *testing.T) {
	inNet(t, 2, 4, true, func(n *simNet) {
		id := n.created("ann", 3, 3*time.Hour, testSecret)
		stores := n.selected(id)
		n.terminate(id)
		n.denies(stores[0], id, "ann") // as soon as it is so
		n.mine(simBlock)
		for _, i := range stores {
			n.gone(i, id)
			n.denies(i, id, "ann")
		}
		n.clean()
	})
}

func TestExtendedAndShortenedSecrets(t *testing.T) {
	inNet(t, 3, 3, true, func(n *simNet) {
		longer, shorter := n.created("ann", 3, time.Hour, testSecret), n.created("ann", 3, time.Hour, testSecret)
		n.mineFor(30 * time.Minute)
		n.change(longer, func(s *simSecret) { s.end = s.end.Add(time.Hour) })
		n.change(shorter, func(s *simSecret) { s.end = n.head.Time.Add(2 * simBlock) })
		n.mine(simBlock)
		n.gets(0, shorter, "ann", testSecret)
		n.mine(simBlock)
		n.gone(0, shorter)
		n.mineFor(time.Hour)
		n.gets(0, longer, "ann", testSecret)
		n.mineFor(time.Hour)
		n.gone(0, longer)
		n.clean()
	})
}

// One store dies for good: the others say so, once, and the one that replaces
// it gets the secret from them.
func TestDeadStoreIsReplacedWithoutTheOwner(t *testing.T) {
	inNet(t, 4, 4, true, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		dead := n.selected(id)[0]
		n.down(dead)
		n.mineFor(20 * time.Minute)
		if n.did(reportDead) != 1 {
			t.Errorf("%d reports of the dead store", n.did(reportDead))
		}
		stores := n.acknowledged(id)
		if len(stores) != 3 {
			t.Fatalf("held by %v after %d was dead", stores, dead)
		}
		for _, i := range stores {
			if i == dead {
				t.Error("the dead store still counts")
			}
			n.gets(i, id, "ann", testSecret)
		}
		// Back again, it knows nothing.
		n.up(dead)
		n.mine(simBlock)
		n.denies(dead, id, "ann")
		holdsNot(t, n.stores[dead].vault, id)
		n.clean()
	})
}

func TestDrainedStoreHandsOnAndForgets(t *testing.T) {
	inNet(t, 5, 4, true, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		draining := n.selected(id)[1]
		n.drain(n.stores[draining].node.enclave, true)
		n.mine(simBlock)
		n.gets(draining, id, "ann", testSecret) // until the other one has it
		n.mineFor(2 * time.Minute)
		stores := n.acknowledged(id)
		if len(stores) != 3 {
			t.Fatalf("held by %v", stores)
		}
		for _, i := range stores {
			if i == draining {
				t.Error("the drained store still counts")
			}
			n.gets(i, id, "ann", testSecret)
		}
		n.denies(draining, id, "ann")
		holdsNot(t, n.stores[draining].vault, id)
		n.down(draining)
		n.up(draining)
		n.mine(simBlock)
		holdsNot(t, n.stores[draining].vault, id)
		n.terminate(id)
		n.mine(simBlock)
		n.mineFor(planUndone + 2*simBlock)
		n.forgotten(draining, id) // also what was accepted
		n.clean()
	})
}

// When it drains there is no other store; when there is one, that takes over.
func TestDrainedStoreWaitsForAnother(t *testing.T) {
	inNet(t, 17, 3, true, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		n.drain(n.stores[1].node.enclave, true)
		n.stores[1].keeper.Handle(jobs.Node{Change: jobs.Drained})
		n.mineFor(30 * time.Minute)
		n.gets(1, id, "ann", testSecret)
		if len(n.tooLate()) != 0 || n.did(handOn) != 0 {
			t.Errorf("late: %v; handed on %d times, to nobody", n.tooLate(), n.did(handOn))
		}
		n.add(3, "")
		n.mineFor(10 * time.Minute)
		n.gets(3, id, "ann", testSecret)
		n.denies(1, id, "ann")
		holdsNot(t, n.stores[1].vault, id)
		if n.did(handOn) != 1 || len(n.reverted) != 0 {
			t.Errorf("handed on %d times; reverted: %v", n.did(handOn), n.reverted)
		}
	})
}

func TestRestartedStoreGoesOn(t *testing.T) {
	inNet(t, 6, 3, true, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		for i := range n.stores {
			n.down(i)
			n.mineFor(4 * time.Minute)
			n.up(i)
			n.mine(simBlock)
			n.gets(i, id, "ann", testSecret)
		}
		n.mineFor(time.Hour)
		if len(n.tooLate()) != 0 || n.did(acknowledge) != 3 {
			t.Errorf("late: %v; %d acknowledgements", n.tooLate(), n.did(acknowledge))
		}
		// Ended while it was down.
		n.down(0)
		n.terminate(id)
		n.mine(simBlock)
		n.up(0)
		n.mine(simBlock)
		n.gone(0, id)
		n.clean()
	})
}

// A secret that ended and was removed while its store was down: nothing tells of
// it any more.
func TestSecretRemovedWhileItsStoreWasDown(t *testing.T) {
	inNet(t, 43, 3, true, func(n *simNet) {
		id := n.created("ann", 3, 30*time.Minute, testSecret)
		n.down(0)
		n.mineFor(2 * time.Hour)
		if len(n.state().secrets) != 0 {
			t.Fatal("it was not removed")
		}
		n.up(0)
		n.mine(simBlock)
		n.gone(0, id)
		n.denies(0, id, "ann")
		n.mineFor(planUndone + 2*simBlock)
		n.forgotten(0, id)
	})
}

// What does not open is looked at like what does: of a secret that ended, or
// never was this store's, it is removed; else it comes back from another store.
func TestDamagedFiles(t *testing.T) {
	inNet(t, 18, 4, true, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		stores := n.selected(id)
		outsider := 6 - stores[0] - stores[1] - stores[2]
		for _, i := range []int{outsider, stores[0]} {
			n.down(i)
			p := n.stores[i]
			writeFile(t, (&directory{p.cfg.Dir}).file(id), []byte("damaged"))
			writeFile(t, (&directory{p.cfg.Dir}).file(jobs.NewID(77)), []byte("damaged"))
			n.up(i)
		}
		n.mine(simBlock)
		n.mine(simBlock)
		for _, i := range []int{outsider, stores[0]} {
			n.forgotten(i, jobs.NewID(77))
		}
		n.gone(outsider, id)
		n.gets(stores[0], id, "ann", testSecret)
		n.clean()
	})
}

// A store that lost its secrets has them again from the others, and proves in
// time that it lives.
func TestLostSecretComesBackFromAnotherStore(t *testing.T) {
	inNet(t, 7, 3, false, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		n.down(1)
		n.up(1)
		n.mine(simBlock)
		n.mine(simBlock)
		n.gets(1, id, "ann", testSecret)
		n.mineFor(time.Hour)
		if len(n.tooLate()) != 0 || n.stores[1].keeper.Status().Fetched != 1 {
			t.Errorf("late: %v; %+v", n.tooLate(), n.stores[1].keeper.Status())
		}
		n.clean()
	})
}

// A store that lost a secret which nobody else has lives on for the others that
// it keeps. A job that wants the lost one waits: its owner can give it back.
func TestLostSecretCostsTheOthersNothing(t *testing.T) {
	inNet(t, 8, 1, false, func(n *simNet) {
		id := n.created("ann", 1, 5*time.Hour, testSecret)
		n.mineFor(4 * time.Minute)
		n.down(0)
		n.up(0)
		n.mineFor(time.Hour)
		if status := n.stores[0].keeper.Status(); len(n.tooLate()) != 0 || n.did(proveAlive) == 0 || len(status.Lost) != 1 || status.Owed != 1 || status.Held != 0 {
			t.Fatalf("late: %v; %d proofs; %+v", n.tooLate(), n.did(proveAlive), status)
		}
		n.lacks(0, id, "ann")
		n.denies(0, id, "eve")
		if err := n.inject(0, id, "ann", testSecret); err != nil {
			t.Fatal(err)
		}
		n.mineFor(time.Hour)
		n.gets(0, id, "ann", testSecret)
		if status := n.stores[0].keeper.Status(); len(n.tooLate()) != 0 || n.did(proveAlive) == 0 || len(status.Lost) != 0 {
			t.Errorf("late: %v; %+v", n.tooLate(), status)
		}
		n.clean()
	})
}

// An owner that never came: the stores are free again, by one report.
func TestSecretThatNobodyInjects(t *testing.T) {
	inNet(t, 9, 5, true, func(n *simNet) {
		id, _ := n.create(n.owner("ann"), 3, time.Hour)
		n.mineFor(10 * time.Minute)
		if len(n.state().secrets) != 0 || n.did(reportFailed) != 1 || n.did(acknowledge) != 0 {
			t.Errorf("secret %s: %d reports, %d acknowledgements", id, n.did(reportFailed), n.did(acknowledge))
		}
		// Stores that were drawn in vain prove that they live, to be drawn again.
		for enclave, store := range n.state().stores {
			if store.suspended {
				t.Errorf("%s is not drawn any more", enclave)
			}
		}
		n.clean()
	})
}

// An owner that came to two of three: the third one asks them.
func TestStoreThatItsOwnerForgot(t *testing.T) {
	inNet(t, 10, 3, true, func(n *simNet) {
		id, _ := n.create(n.owner("ann"), 3, time.Hour)
		n.mine(simBlock)
		for i := range 2 {
			if err := n.inject(i, id, "ann", testSecret); err != nil {
				t.Fatal(err)
			}
		}
		n.mine(simBlock)
		n.mine(simBlock)
		if got := n.acknowledged(id); len(got) != 2 {
			t.Fatalf("acknowledged by %v", got)
		}
		n.denies(0, id, "ann") // not before all have it
		n.mineFor(simAck)
		if got := n.acknowledged(id); len(got) != 3 {
			t.Fatalf("acknowledged by %v", got)
		}
		n.gets(2, id, "ann", testSecret)
		n.clean()
	})
}
