package secrets

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

func TestReorganisations(t *testing.T) {
	inNet(t, 11, 3, true, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		rng := rand.New(rand.NewPCG(11, 11))
		for range 300 {
			n.mine(simBlock)
			if rng.IntN(4) == 0 {
				n.tell(n.reorg())
			}
		}
		if len(n.tooLate()) != 0 {
			t.Errorf("late: %v", n.tooLate())
		}
		for i := range n.stores {
			n.gets(i, id, "ann", testSecret)
		}
	})
}

// A proof of life that leaves the chain again is told by nothing.
func TestProofOfLifeThatLeavesTheChain(t *testing.T) {
	inNet(t, 14, 1, true, func(n *simNet) {
		n.created("ann", 1, 10*time.Hour, testSecret)
		n.locked(func() { n.delay = time.Minute })
		untilProven := func() {
			for proofs := n.did(proveAlive); n.did(proveAlive) == proofs; {
				if n.mine(simBlock); len(n.tooLate()) != 0 {
					t.Fatalf("late: %v", n.tooLate())
				}
			}
		}
		for range 20 {
			untilProven()
			n.locked(func() { n.mined = nil }) // none of it is in the pool again
			head, _ := n.reorg()
			n.tell(head, nil)
			untilProven()
		}
		n.mineFor(time.Hour)
		if len(n.tooLate()) != 0 {
			t.Errorf("late: %v", n.tooLate())
		}
	})
}

// The node is asked about a block and answers of a newer one, which was not
// followed yet: nothing is signed for a time before the selection.
func TestStateNewerThanTheHead(t *testing.T) {
	inNet(t, 16, 1, true, func(n *simNet) {
		n.sim.block(simBlock)
		id, _ := n.create(n.owner("ann"), 1, time.Hour)
		ct, err := envelope.Encrypt(publicOf(n.stores[0].node.key), testSecret)
		if err != nil {
			t.Fatal(err)
		}
		sig := sign(t, testKey(t, "ann"), contracts.InjectionDigest(id.Big(), ct))
		sig[64] -= 27
		got, err := n.stores[0].keeper.Inject(t.Context(), Injection{ID: id, Ciphertext: ct, Signature: sig})
		if err != nil || got.At.Before(n.newest().Time) {
			t.Errorf("%+v, %v: signed for a time before the selection at %s", got, err, n.newest().Time)
		}
		synctest.Wait()
		n.mine(simBlock)
		n.mine(simBlock)
		if len(n.acknowledged(id)) != 1 {
			t.Error("not acknowledged later")
		}
		n.clean()
	})
}

// A draining store cannot acknowledge, so it does not try.
func TestStoreThatDrainsBeforeItAcknowledges(t *testing.T) {
	inNet(t, 15, 1, true, func(n *simNet) {
		id, _ := n.create(n.owner("ann"), 1, time.Hour)
		n.mine(simBlock)
		n.fail(1)
		p := n.stores[0]
		if err := p.vault.Put(id, n.owner("ann"), testSecret, digest(1)); err != nil { // as if injected a moment before
			t.Fatal(err)
		}
		n.drain(p.node.enclave, true)
		n.fail(0)
		p.keeper.Handle(jobs.Node{Change: jobs.Drained})
		n.mineFor(time.Minute)
		n.drain(p.node.enclave, false)
		p.keeper.Handle(jobs.Node{Change: jobs.Revived})
		if n.did(acknowledge) != 0 {
			t.Error("acknowledged while draining")
		}
		n.clean()
	})
}

// The id is another owner's in the chain that counts: what was held is not theirs.
func TestSecretOfAnotherOwnerAfterAReorganisation(t *testing.T) {
	inNet(t, 12, 3, true, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		n.change(id, func(s *simSecret) { s.owner = n.owner("eve") })
		n.denies(0, id, "eve") // before it was looked at again, too
		n.mine(simBlock)
		for i := range n.stores {
			n.lacks(i, id, "eve")
			n.gone(i, id)
		}
	})
}

// deregister takes a store out of the registry, and what it has to do with a
// secret.
func (n *simNet) deregister(i int, id jobs.ID) (back func()) {
	me, secret, store := n.stores[i].node.enclave, n.state().secrets[id], n.state().stores[n.stores[i].node.enclave]
	n.change(id, func(s *simSecret) {
		s.copies = append([]simCopy(nil), s.copies...)
		for j, c := range s.copies {
			if c.Enclave == me {
				s.copies[j].Enclave = common.Address{1}
			}
		}
	})
	n.locked(func() { delete(n.now.stores, me) })
	return func() {
		n.locked(func() { n.now.stores[me] = store })
		n.change(id, func(s *simSecret) { s.copies = secret.copies })
	}
}

// accepted is a secret of which a store has accepted two ciphertexts.
func (n *simNet) accepted(i int, id jobs.ID) (older, newest []byte) {
	n.t.Helper()
	var both [2][]byte
	for j := range both {
		var err error
		if both[j], err = envelope.Encrypt(publicOf(n.stores[i].node.key), fmt.Appendf(nil, "key %d", j)); err != nil {
			n.t.Fatal(err)
		}
		if err := n.injectCiphertext(i, id, "ann", both[j]); err != nil {
			n.t.Fatal(err)
		}
	}
	return both[0], both[1]
}

// remembers checks that a store which is selected again takes the newest
// ciphertext alone.
func (n *simNet) remembers(i int, id jobs.ID, older, newest []byte) {
	n.t.Helper()
	if err := n.injectCiphertext(i, id, "ann", older); !errors.Is(err, ErrReplayed) {
		n.t.Errorf("older one: %v, want %v", err, ErrReplayed)
	}
	if err := n.injectCiphertext(i, id, "ann", newest); err != nil && !errors.Is(err, ErrTwice) {
		n.t.Errorf("newest: %v", err)
	}
}

// What a registry does not have any more holds nothing, and takes no older
// ciphertext once it is back; also if its process began anew meanwhile.
func TestDeregisteredStoreHoldsNothing(t *testing.T) {
	inNet(t, 13, 1, true, func(n *simNet) {
		id, i := n.created("ann", 1, 5*time.Hour, testSecret), 0
		older, newest := n.accepted(i, id)
		back := n.deregister(i, id)
		n.mine(simBlock)
		n.gone(i, id)
		n.mineFor(2 * planUndone)
		n.down(i)
		n.up(i)
		n.mine(simBlock)
		back()
		n.mine(simBlock)
		n.remembers(i, id, older, newest)
		n.terminate(id)
		n.mine(simBlock)
		n.gone(i, id)
		n.mineFor(planUndone + 2*simBlock)
		n.forgotten(i, id)
	})
}

// An end that is undone brings no older ciphertext back.
func TestUndoneEndForgetsNoCiphertext(t *testing.T) {
	inNet(t, 15, 3, true, func(n *simNet) {
		id := n.created("ann", 3, 5*time.Hour, testSecret)
		older, newest := n.accepted(0, id)
		for name, change := range map[string]func(*simSecret){
			"terminated":       func(s *simSecret) { s.end = n.head.Time },
			"of another owner": func(s *simSecret) { s.owner = n.owner("eve") },
		} {
			before := n.state().secrets[id]
			n.change(id, change)
			n.mine(simBlock)
			n.gone(0, id)
			if _, known := n.stores[0].vault.Get(id); !known {
				t.Errorf("%s: forgotten", name)
			}
			n.locked(func() { n.now.secrets[id] = before })
			n.change(id, func(*simSecret) {})
			n.mine(simBlock)
			n.remembers(0, id, older, newest)
			n.mine(simBlock)
			n.gets(0, id, "ann", []byte("key 1"))
		}
		n.terminate(id)
		n.mineFor(planUndone - simBlock)
		if h, _ := n.stores[0].vault.Get(id); !h.Empty || h.Version != 3 {
			t.Errorf("shortly before it is forgotten: %+v", h)
		}
		n.mineFor(3 * simBlock)
		n.forgotten(0, id)
	})
}
