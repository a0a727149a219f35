package secrets

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/jobs"
)

// Somebody creates a secret and never injects it. Its stores, which hold
// another one, are back with the next block but one after the report.
func TestSuspendedStoreIsBackAtOnce(t *testing.T) {
	inNet(t, 51, 3, true, func(n *simNet) {
		n.created("ann", 3, 5*time.Hour, testSecret)
		n.mineFor(6 * time.Minute) // proved: the next one by itself is 5 minutes away
		if _, ok := n.create(n.owner("eve"), 3, time.Hour); !ok {
			t.Fatal("no stores")
		}
		n.mineUntil(simAck+5*simBlock, func(s simStore) bool { return s.suspended })
		proofs := n.did(proveAlive)
		n.mineUntil(2*simBlock, func(s simStore) bool { return !s.suspended })
		if sent := n.did(proveAlive) - proofs; sent != 3 {
			t.Errorf("%d proofs of three stores", sent)
		}
		n.mine(simBlock)
		for i, s := range n.stores {
			if st := s.keeper.Status(); st.Suspended || st.Suspensions != 1 {
				t.Errorf("store %d: %+v", i, st)
			}
		}
		n.mineFor(4 * time.Minute)
		if sent := n.did(proveAlive) - proofs; sent != 3 {
			t.Errorf("%d proofs, though nothing asked for another one", sent)
		}
		n.clean()
	})
}

// mineUntil mines until something is so of all stores, for as long at most.
func (n *simNet) mineUntil(most time.Duration, is func(simStore) bool) {
	n.t.Helper()
	for ; most >= 0; most -= simBlock {
		all := true
		for _, s := range n.state().stores {
			all = all && is(s)
		}
		if all {
			return
		}
		n.mine(simBlock)
	}
	n.t.Fatalf("after that time: %+v", n.state().stores)
}

// Who has stores suspended again and again, for gas, cannot spend as much of
// theirs as he likes: in the worst case each block undoes the last proof. One that
// does not help is not sent more often than proofs are anyway.
func TestSuspendingAgainAndAgainCostsLittle(t *testing.T) {
	const hours = 2 * time.Hour
	for _, stuck := range []bool{true, false} {
		for _, holds := range []bool{true, false} {
			inNet(t, 52, 1, true, func(n *simNet) {
				if holds {
					n.created("ann", 1, 50*time.Hour, testSecret)
				}
				before := n.did(proveAlive)
				for range int(hours / simBlock) {
					n.suspend(0, stuck)
					n.mine(simBlock)
				}
				least, most := int(hours/simAlive), int(hours/(simAlive/8))
				if stuck {
					most = int(hours/(simAlive/2)) + 1 // the first one, and regular ones come earlier where blocks are slow
				}
				if sent := n.did(proveAlive) - before; sent < least || sent > most+1 || len(n.tooLate()) > 0 {
					t.Errorf("in vain %v, holds %v: %d proofs in two hours, %d to %d would be right; late %v", stuck, holds, sent, least, most, n.tooLate())
				}
			})
		}
	}
}

// suspend suspends a store, which looks at itself then.
func (n *simNet) suspend(i int, stuck bool) {
	enclave := n.stores[i].node.enclave
	n.locked(func() {
		s := n.now.stores[enclave]
		s.suspended, s.stuck = true, stuck
		n.now.stores[enclave] = s
	})
	n.stores[i].keeper.Handle(jobs.Node{})
	synctest.Wait()
}

// The log says that a store is suspended, once, and Status until it is back.
func TestSuspensionIsTold(t *testing.T) {
	var log bytes.Buffer
	k := &Keeper{log: slog.New(slog.NewTextHandler(&log, nil)), plan: newPlanner(common.Address{1}, Params{AckTimeout: time.Minute, AliveTimeout: time.Hour}, true)}
	for _, idle := range []bool{false, true, true, false, true} {
		k.plan.self.Idle = idle
		k.observe(nil)
		if k.Status().Suspended != idle {
			t.Errorf("suspended %v: %+v", idle, k.Status())
		}
	}
	if told := strings.Count(log.String(), "did not acknowledge"); told != 2 || k.Status().Suspensions != 2 {
		t.Errorf("told %d times: %s", told, log.String())
	}
}
