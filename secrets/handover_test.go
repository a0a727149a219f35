package secrets

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/nacre-tee/nacre/contracts/envelope"
	"github.com/nacre-tee/nacre/jobs"
)

// request is what a store would ask for a secret.
func (n *simNet) request(from int, id jobs.ID, nonce common.Hash) HandoverRequest {
	n.t.Helper()
	p := n.stores[from]
	document, err := p.node.Attest(n.t.Context(), p.keeper.requestNonce(id, nonce))
	if err != nil {
		n.t.Fatal(err)
	}
	return HandoverRequest{ID: id, Nonce: nonce, Document: document}
}

// handoverNet has a secret that three of four stores hold; the fourth is to
// take over from the first of them, which drains, but its owner's stores do not
// talk yet.
func handoverNet(t *testing.T, seed uint64, test func(n *simNet, id jobs.ID, holder, asker, draining int)) {
	inNet(t, seed, 4, true, func(n *simNet) {
		id := n.created("ann", 3, 10*time.Hour, testSecret)
		stores := n.selected(id)
		asker := 6 - stores[0] - stores[1] - stores[2]
		n.locked(func() { n.paused = map[common.Address]bool{n.stores[asker].node.enclave: true} })
		n.drain(n.stores[stores[0]].node.enclave, true)
		n.mine(simBlock)
		if _, held := n.stores[asker].vault.Get(id); held {
			t.Fatal("handed over to an enclave whose document is not taken")
		}
		n.locked(func() { n.paused = nil })
		test(n, id, stores[1], asker, stores[0])
	})
}

func TestHandover(t *testing.T) {
	handoverNet(t, 30, func(n *simNet, id jobs.ID, holder, asker, _ int) {
		r := n.request(asker, id, common.Hash{1})
		a, err := n.stores[holder].keeper.HandOver(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(a.Ciphertext, testSecret[:8]) {
			t.Error("the secret travels in the clear")
		}
		if _, err := envelope.Decrypt(crypto.FromECDSA(n.stores[holder].node.key), a.Ciphertext); !errors.Is(err, envelope.ErrCiphertext) {
			t.Error("another store than the one that asked can open it")
		}
		to, from := n.stores[asker], n.stores[holder].node.enclave
		state, err := to.node.Secret(t.Context(), id, 0)
		if err != nil {
			t.Fatal(err)
		}
		accept := func(from common.Address, r HandoverRequest, a HandoverAnswer, s State) error {
			err := to.keeper.accept(t.Context(), from, r, a, s)
			if _, held := to.vault.Get(id); held && err != nil {
				t.Errorf("stored in spite of %v", err)
			}
			return err
		}
		altered := func(f func(*HandoverAnswer)) HandoverAnswer {
			b := HandoverAnswer{slices.Clone(a.Ciphertext), slices.Clone(a.Document), slices.Clone(a.Signature)}
			f(&b)
			return b
		}
		small, foreign := state, state
		small.SizeLimit, foreign.Owner = 5, n.owner("eve")
		third, err := n.stores[holder].keeper.HandOver(t.Context(), n.request(asker, id, common.Hash{2}))
		if err != nil {
			t.Fatal(err)
		}
		for name, c := range map[string]struct {
			got  error
			want error
		}{
			"other store":     {accept(n.stores[(holder+1)%4].node.enclave, r, a, state), ErrPeer},
			"other request":   {accept(from, r, third, state), ErrPeer},
			"ciphertext":      {accept(from, r, altered(func(b *HandoverAnswer) { b.Ciphertext[100] ^= 1 }), state), ErrPeer},
			"document":        {accept(from, r, altered(func(b *HandoverAnswer) { b.Document[70] ^= 1 }), state), ErrPeer},
			"no document":     {accept(from, r, altered(func(b *HandoverAnswer) { b.Document = nil }), state), ErrPeer},
			"signature":       {accept(from, r, altered(func(b *HandoverAnswer) { b.Signature[3] ^= 1 }), state), ErrHandoverSig},
			"v of signature":  {accept(from, r, altered(func(b *HandoverAnswer) { b.Signature[64] = 5 }), state), ErrHandoverSig},
			"another's":       {accept(from, r, a, foreign), ErrOwner},
			"above the limit": {accept(from, r, a, small), ErrTooLarge},
		} {
			if !errors.Is(c.got, c.want) {
				t.Errorf("%s: %v, want %v", name, c.got, c.want)
			}
		}
		if err := accept(from, r, a, state); err != nil {
			t.Fatal(err)
		}
		holds(t, to.vault, id, testSecret)
		n.denies(asker, id, "ann") // not before it said so on chain
		n.mine(simBlock)
		n.mine(simBlock)
		n.gets(asker, id, "ann", testSecret)
	})
}

// A holder that encrypts to another enclave than asked, and vouches for it, has
// the asking one store nothing.
func TestAnswerSealedToAnotherEnclaveIsNotTaken(t *testing.T) {
	handoverNet(t, 34, func(n *simNet, id jobs.ID, holder, asker, draining int) {
		from, to := n.stores[holder], n.stores[asker]
		r := n.request(asker, id, common.Hash{1})
		a, err := from.keeper.HandOver(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if a.Ciphertext, err = envelope.Encrypt(publicOf(n.stores[draining].node.key), make([]byte, 200)); err != nil {
			t.Fatal(err)
		}
		digest := from.keeper.answerDigest(id, r.Nonce, to.node.enclave, a.Ciphertext)
		if a.Document, err = from.node.Attest(t.Context(), digest); err != nil {
			t.Fatal(err)
		}
		if a.Signature, err = from.node.Sign(digest); err != nil {
			t.Fatal(err)
		}
		state, err := to.node.Secret(t.Context(), id, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := to.keeper.accept(t.Context(), from.node.enclave, r, a, state); !errors.Is(err, envelope.ErrCiphertext) {
			t.Errorf("%v", err)
		}
		if _, held := to.vault.Get(id); held {
			t.Error("stored")
		}
	})
}

// Who asks without right gets nothing.
func TestHandoverIsRefused(t *testing.T) {
	handoverNet(t, 31, func(n *simNet, id jobs.ID, holder, asker, draining int) {
		k := n.stores[holder].keeper
		refused := func(name string, r HandoverRequest, want error) {
			t.Helper()
			if a, err := k.HandOver(t.Context(), r); !errors.Is(err, want) || !Refusal(err) || a.Ciphertext != nil {
				t.Errorf("%s: %v, want %v", name, err, want)
			}
		}
		good := n.request(asker, id, common.Hash{1})
		forged, other := good, good
		forged.Document = slices.Clone(good.Document)
		forged.Document[80] ^= 1
		other.Nonce = common.Hash{2}
		refused("forged document", forged, ErrPeer)
		refused("document of another request", other, ErrPeer)
		refused("itself", n.request(holder, id, common.Hash{}), ErrNotSelected)
		refused("a secret that it does not hold", n.request(asker, jobs.NewID(77), common.Hash{}), ErrNotHeld)
		n.add(4, "")
		refused("not selected", n.request(4, id, common.Hash{}), ErrNotSelected)
		n.locked(func() { delete(n.now.stores, n.stores[asker].node.enclave) })
		refused("not registered", good, ErrPeer)
		n.locked(func() { n.now.stores[n.stores[asker].node.enclave] = simStore{} })

		k = n.stores[asker].keeper
		refused("of one that has not got it", n.request(draining, id, common.Hash{}), ErrNotHeld)
		k = n.stores[holder].keeper
		n.locked(func() { n.head.Time = n.head.Time.Add(simAck) })
		k.Handle(n.newest())
		refused("too late to acknowledge", good, ErrTooLate)
		n.terminate(id)
		refused("ended", good, ErrEnded)
		n.locked(func() { n.drop(id) })
		refused("removed", good, ErrUnknown)
	})
}

// One that was replaced, or never acknowledged, hands on nothing that it may
// still have.
func TestFormerHolderHandsNothingOn(t *testing.T) {
	handoverNet(t, 32, func(n *simNet, id jobs.ID, holder, asker, _ int) {
		n.change(id, func(s *simSecret) {
			for i, c := range s.copies {
				if c.Enclave == n.stores[holder].node.enclave {
					s.copies[i].Acknowledged = false
				}
			}
		})
		if _, err := n.stores[holder].keeper.HandOver(t.Context(), n.request(asker, id, common.Hash{1})); !errors.Is(err, ErrNotHeld) {
			t.Errorf("%v", err)
		}
	})
}

// Of an id that is another owner's by now nothing is handed on.
func TestHolderOfAnotherOwnersSecretHandsNothingOn(t *testing.T) {
	handoverNet(t, 33, func(n *simNet, id jobs.ID, holder, asker, _ int) {
		n.change(id, func(s *simSecret) { s.owner = n.owner("eve") })
		if _, err := n.stores[holder].keeper.HandOver(t.Context(), n.request(asker, id, common.Hash{1})); !errors.Is(err, ErrNotHeld) {
			t.Errorf("%v", err)
		}
	})
}

func TestHandoverMessages(t *testing.T) {
	r := HandoverRequest{ID: jobs.NewID(1 << 60), Nonce: common.Hash{1, 2}, Document: []byte{3}}
	body, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ParseHandoverRequest(body); err != nil || got.ID != r.ID || got.Nonce != r.Nonce || !bytes.Equal(got.Document, r.Document) {
		t.Errorf("%+v, %v", got, err)
	}
	a := HandoverAnswer{Ciphertext: make([]byte, envelope.Overhead+1), Document: []byte{1}, Signature: make([]byte, 65)}
	answer, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := ParseHandoverAnswer(answer); err != nil || !bytes.Equal(got.Ciphertext, a.Ciphertext) || !bytes.Equal(got.Signature, a.Signature) {
		t.Errorf("%+v, %v", got, err)
	}
	nonce, long := strings.Repeat("00", 32), strings.Repeat("00", maxDocument+1)
	for _, bad := range []string{
		"", "{}", "null", string(body) + "{}", string(body[:len(body)-1]) + `,"more":1}`,
		fmt.Sprintf(`{"secret_id":"0","nonce_hex":"0x%s","attestation_hex":"0x00"}`, nonce),
		fmt.Sprintf(`{"secret_id":"1","nonce_hex":"0x%s","attestation_hex":"0x"}`, nonce),
		fmt.Sprintf(`{"secret_id":"1","nonce_hex":"0x%s","attestation_hex":"0x00"}`, nonce[2:]),
		fmt.Sprintf(`{"secret_id":"1","nonce_hex":"0x%s","attestation_hex":"0x%s"}`, nonce, long),
		fmt.Sprintf(`{"secret_id":"x","nonce_hex":"0x%s","attestation_hex":"0x00"}`, nonce),
	} {
		if _, err := ParseHandoverRequest([]byte(bad)); !errors.Is(err, ErrHandoverBody) {
			t.Errorf("%.60s: %v", bad, err)
		}
	}
	for _, spoil := range []func(*HandoverAnswer){
		func(a *HandoverAnswer) { a.Ciphertext = a.Ciphertext[1:] },
		func(a *HandoverAnswer) { a.Document = nil },
		func(a *HandoverAnswer) { a.Document = make([]byte, maxDocument+1) },
		func(a *HandoverAnswer) { a.Signature = a.Signature[1:] },
	} {
		bad := a
		spoil(&bad)
		body, err := json.Marshal(bad)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseHandoverAnswer(body); !errors.Is(err, ErrHandoverBody) {
			t.Errorf("%v", err)
		}
	}
}

// What a store hands on opens only as it was handed on.
func TestHandedContent(t *testing.T) {
	for _, b := range [][]byte{nil, make([]byte, 8), make([]byte, 30), bytes.Repeat([]byte{0xff}, 100), make([]byte, 100)} {
		if c, err := decodeHanded(b); !errors.Is(err, ErrHandoverBody) {
			t.Errorf("%d bytes: %+v, %v", len(b), c, err)
		}
	}
}
