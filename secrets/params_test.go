package secrets

import (
	"errors"
	"testing"
	"time"
)

// A store goes by the times that the contract has now, of which it is told.
func TestStoreTakesUpOtherTimes(t *testing.T) {
	inNet(t, 41, 1, true, func(n *simNet) {
		n.created("ann", 1, 50*time.Hour, testSecret)
		k := n.stores[0].keeper
		proofs := func() int {
			before := n.did(proveAlive)
			n.mineFor(4 * simAlive)
			return n.did(proveAlive) - before
		}
		if at := proofs(); at < 8 || at > 10 {
			t.Errorf("%d proofs of life", at)
		}
		for before := n.did(proveAlive); n.did(proveAlive) == before; {
			n.mine(simBlock) // by the shorter time too, it lives
		}
		if err := k.SetParams(Params{AckTimeout: simAck, AliveTimeout: simAlive / 4}); err != nil {
			t.Fatal(err)
		}
		if at := proofs(); at < 32 || at > 50 {
			t.Errorf("%d proofs of life in four times as short a time", at)
		}
		for want, p := range map[error]Params{ErrAliveTimeout: {AckTimeout: simAck}, ErrAckTimeout: {AliveTimeout: simAlive}} {
			if err := k.SetParams(p); !errors.Is(err, want) {
				t.Errorf("%v: %v, want %v", p, err, want)
			}
		}
		if at := proofs(); at < 32 || at > 50 {
			t.Errorf("%d proofs of life after times that were refused", at)
		}
	})
}

// An owner has the time to inject that the contract gives now.
func TestInjectionByOtherTimes(t *testing.T) {
	inNet(t, 42, 3, true, func(n *simNet) {
		id := reserved(n)
		in := n.selected(id)[0]
		for range 3 {
			n.mine(simBlock)
		}
		k := n.stores[in].keeper
		if err := k.SetParams(Params{AckTimeout: simBlock, AliveTimeout: simAlive}); err != nil {
			t.Fatal(err)
		}
		if err := n.inject(in, id, "ann", testSecret); !errors.Is(err, ErrTooLate) {
			t.Errorf("%v, want %v", err, ErrTooLate)
		}
		if err := k.SetParams(Params{AckTimeout: simAck, AliveTimeout: simAlive}); err != nil {
			t.Fatal(err)
		}
		if err := n.inject(in, id, "ann", testSecret); err != nil {
			t.Error(err)
		}
	})
}
