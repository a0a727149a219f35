package owner_test

import (
	"errors"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
)

// candidates are those of the network, by enclave.
func (o *secretOwner) candidates() map[common.Address]owner.Candidate {
	o.t.Helper()
	list, err := o.Candidates(o.t.Context())
	if err != nil {
		o.t.Fatal(err)
	}
	all := map[common.Address]owner.Candidate{}
	for i, c := range list {
		all[c.Enclave] = c
		if (c.Err == nil) != (c.Weight > 0) || i > 0 && c.Weight > list[i-1].Weight {
			o.t.Errorf("candidate %d is %+v", i, c)
		}
	}
	return all
}

// why checks why the enclaves are not drawn, one after the other: nil, they are.
func (o *secretOwner) why(want ...error) {
	o.t.Helper()
	all := o.candidates()
	for i, w := range want {
		if c, known := all[o.net.Stores[i].Identity.Address()]; !known || !errors.Is(c.Err, w) || (w == nil) != (c.Err == nil) {
			o.t.Errorf("store %d is not drawn because %v, want %v", i, c.Err, w)
		}
	}
	if len(all) != len(want) {
		o.t.Errorf("%d candidates, want %d", len(all), len(want))
	}
}

// TestCandidates tells of each enclave why it is not drawn, also where others
// have left the registry.
func TestCandidates(t *testing.T) {
	o := newSecretOwner(t, 5)
	m := bindings.NewTeeManager()
	at := func(i int) common.Address { return o.net.Stores[i].Identity.Address() }
	admin := o.net.Owner(o.net.Admin)
	o.why(nil, nil, nil, nil, nil)
	for _, gone := range []int{3, 1} {
		if _, err := admin.Drain(t.Context(), at(gone), nil); err != nil {
			t.Fatal(err)
		}
		if _, err := admin.Deregister(t.Context(), at(gone), nil); err != nil {
			t.Fatal(err)
		}
		o.net.Stores = append(o.net.Stores[:gone:gone], o.net.Stores[gone+1:]...)
		o.why(make([]error, len(o.net.Stores))...)
	}
	made := o.create(100, month)
	o.net.Pass(o.net.Params.AckTimeout + time.Minute)
	o.net.Send(o.net.Admin, o.net.At.SecretManager, bindings.NewSecretManager().PackAcknowledgeStoreFailed(made.ID.Big()))
	o.why(owner.ErrStoreSuspended, owner.ErrStoreSuspended, owner.ErrStoreSuspended)
	if _, err := admin.Drain(t.Context(), at(0), nil); err != nil {
		t.Fatal(err)
	}
	o.net.Send(o.net.Admin, o.net.At.TeeManager, m.PackRevokeKeysAndEvict([]common.Address{at(1)}))
	o.why(owner.ErrStoreDraining, owner.ErrStoreEvicted, owner.ErrStoreSuspended)
}

func TestCandidatesThatHaveSecrets(t *testing.T) {
	o := newSecretOwner(t, 3)
	made := o.create(o.terms.MaxSize, month)
	o.send(o.delivery(made.ID), made.Stores)
	for range 62 {
		o.create(o.terms.MaxSize, month)
	}
	o.why(nil, nil, nil)
	o.create(o.terms.MaxSize, month)
	o.why(owner.ErrStoreFull, owner.ErrStoreFull, owner.ErrStoreFull)
	o.net.Pass(o.net.Params.MarkAliveTimeout + time.Minute)
	o.why(owner.ErrStoreDead, owner.ErrStoreDead, owner.ErrStoreDead)
}

// A network without enclaves has no candidates.
func TestNoCandidates(t *testing.T) { newSecretOwner(t, 0).why() }

// TestCheckSendsNothing and finds what Send would.
func TestCheckSendsNothing(t *testing.T) {
	o := newSecretOwner(t, 3)
	var stores []common.Address
	for _, s := range o.net.Stores {
		stores = append(stores, s.Identity.Address())
	}
	d := o.delivery(jobs.ID{})
	d.Plaintext, d.Owner = nil, nil
	delete(d.URLs, stores[1])
	o.net.Stores[2].Speaks = o.net.Stores[0].Identity.PublicKey()
	got := d.Check(t.Context(), stores)
	for i, want := range []error{nil, owner.ErrNoURL, owner.ErrStoreKey} {
		if !errors.Is(got[i].Err, want) || (want == nil) != (got[i].Err == nil) || (want == nil) != (got[i].ImageID != common.Hash{}) {
			t.Errorf("store %d: %+v, want %v", i, got[i], want)
		}
	}
	other := common.Hash{1}
	d.Policy.ImageID = &other
	if got := d.Check(t.Context(), stores[:1]); !errors.Is(got[0].Err, owner.ErrAttested) {
		t.Errorf("another image: %v", got[0].Err)
	}
	d.Policy = attestation.Policy{}
	if got := d.Check(t.Context(), stores[:1]); !errors.Is(got[0].Err, owner.ErrAttested) {
		t.Errorf("no root: %v", got[0].Err)
	}
	for _, s := range o.net.Stores {
		if s.Tries() != 0 {
			t.Errorf("%s was sent something", s.URL)
		}
	}
	if n, err := o.net.Client.NonceAt(t.Context(), o.net.User.Address, nil); err != nil || n != 0 {
		t.Errorf("%d transactions, %v", n, err)
	}
}

// The next proof of life of a store is due as long after its last one as the
// contract says.
func TestProofDue(t *testing.T) {
	o := newSecretOwner(t, 3)
	made := o.create(100, month)
	if s, err := o.Secret(t.Context(), made.ID); err != nil || !s.Stores[0].ProofDue.IsZero() {
		t.Errorf("before it has the secret: %v, %v", s.Stores[0].ProofDue, err)
	}
	_, secret := o.send(o.delivery(made.ID), made.Stores)
	for _, s := range secret.Stores {
		if want := s.LastAlive.Add(o.net.Params.MarkAliveTimeout); !s.ProofDue.Equal(want) {
			t.Errorf("due %s, want %s", s.ProofDue, want)
		}
	}
	if o.terms.Copies != 3 {
		t.Errorf("%d copies", o.terms.Copies)
	}
}
