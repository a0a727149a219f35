package owner_test

import (
	"bytes"
	"errors"
	"math/big"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/owner"
	"github.com/nacre-tee/nacre/owner/ownertest"
)

func images(n *ownertest.Net, as *ownertest.Account) owner.Images {
	network := n.Owner(as)
	return owner.Images{Chain: n.Client, Tx: network.Tx, TeeManager: n.At.TeeManager}
}

// selectable is how many executors of the network can be drawn for a job.
func selectable(t *testing.T, n *ownertest.Net) uint64 {
	t.Helper()
	b := bindings.NewExecutors()
	out, err := n.Client.CallContract(t.Context(), ethereum.CallMsg{To: &n.At.Executors, Data: b.PackNodesInTree(n.Params.Env)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return new(big.Int).SetBytes(out).Uint64()
}

func listed(t *testing.T, m owner.Images) []owner.Image {
	t.Helper()
	all, err := m.List(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestImageGovernance approves an image, revokes the one that executors run,
// and finds that none of them can be drawn any more.
func TestImageGovernance(t *testing.T) {
	n := ownertest.Start(t, 2)
	m := images(n, n.Admin)
	before := listed(t, m)
	if len(before) != 1 || !before[0].Approved || !bytes.Equal(before[0].PCR0, n.Image.PCR0[:]) || len(before[0].Enclaves) != 2 || selectable(t, n) != 2 {
		t.Fatalf("images %+v", before)
	}
	pcr := func(b byte) []byte { return bytes.Repeat([]byte{b}, 48) }
	id, receipt, err := m.Approve(t.Context(), pcr(1), pcr(2), pcr(3), nil)
	if err != nil || receipt == nil {
		t.Fatal(receipt, err)
	}
	if _, again, err := m.Approve(t.Context(), pcr(1), pcr(2), pcr(3), nil); err != nil || again != nil {
		t.Errorf("approved again: %v, %v", again, err)
	}
	if all := listed(t, m); len(all) != 2 || all[1].ID != id || !all[1].Approved || len(all[1].Enclaves) != 0 {
		t.Errorf("images %+v", all)
	}

	old := before[0].ID
	evicted, receipts, err := m.Revoke(t.Context(), old, 0, nil)
	if err != nil || len(receipts) != 1 || len(evicted) != 2 {
		t.Fatalf("evicted %v, %d transactions, %v", evicted, len(receipts), err)
	}
	for _, s := range n.Stores {
		if !slices.Contains(evicted, s.Identity.Address()) {
			t.Errorf("%s is not evicted", s.Identity.Address())
		}
	}
	if selectable(t, n) != 0 {
		t.Errorf("%d executors of a revoked image can be drawn", selectable(t, n))
	}
	if all := listed(t, m); all[0].Approved || len(all[0].Enclaves) != 0 {
		t.Errorf("images %+v", all)
	}
	if err := n.Owner(n.Admin).ApprovedImage(t.Context())(old); !errors.Is(err, attestation.ErrApproval) {
		t.Errorf("a revoked image: %v", err)
	}
	if err := n.Owner(n.Admin).ApprovedImage(t.Context())(id); err != nil {
		t.Errorf("an approved image: %v", err)
	}
	if _, _, err := m.Revoke(t.Context(), old, 0, nil); !errors.Is(err, owner.ErrNotTrusted) {
		t.Errorf("revoked again: %v", err)
	}
}

// TestRevokedImageLeavesOthers: only those that run it go.
func TestRevokedImageLeavesOthers(t *testing.T) {
	n := ownertest.Start(t, 1)
	m := images(n, n.Admin)
	id, _, err := m.Approve(t.Context(), bytes.Repeat([]byte{1}, 48), bytes.Repeat([]byte{2}, 48), bytes.Repeat([]byte{3}, 48), nil)
	if err != nil {
		t.Fatal(err)
	}
	evicted, receipts, err := m.Revoke(t.Context(), id, 0, nil)
	if err != nil || len(evicted) != 0 || len(receipts) != 1 || selectable(t, n) != 1 {
		t.Errorf("evicted %v, %v, %d selectable", evicted, err, selectable(t, n))
	}
}

// TestEvictionCanBeFinished: a revocation that was sent by other means left
// enclaves behind.
func TestEvictionCanBeFinished(t *testing.T) {
	n := ownertest.Start(t, 1)
	m := images(n, n.Admin)
	id := listed(t, m)[0].ID
	n.Send(n.Admin, n.At.TeeManager, bindings.NewTeeManager().PackRevokeEnclaveImage(id))
	if selectable(t, n) != 1 {
		t.Fatal("there is nothing to finish")
	}
	if evicted, _, err := m.Revoke(t.Context(), id, 0, nil); err != nil || len(evicted) != 1 || selectable(t, n) != 0 {
		t.Errorf("evicted %v, %v", evicted, err)
	}
}

func TestImagesRefuse(t *testing.T) {
	n := ownertest.Start(t, 0)
	admin, stranger := images(n, n.Admin), images(n, n.User)
	good := bytes.Repeat([]byte{1}, 48)
	for name, c := range map[string]struct {
		m    owner.Images
		pcrs [3][]byte
		want error
	}{
		"a stranger":    {stranger, [3][]byte{good, good, good}, owner.ErrNotAdmin},
		"debug mode":    {admin, [3][]byte{make([]byte, 48), good, good}, owner.ErrPCRs},
		"a short PCR1":  {admin, [3][]byte{good, good[:32], good}, owner.ErrPCRs},
		"a PCR2 absent": {admin, [3][]byte{good, good, nil}, owner.ErrPCRs},
	} {
		if _, receipt, err := c.m.Approve(t.Context(), c.pcrs[0], c.pcrs[1], c.pcrs[2], nil); !errors.Is(err, c.want) || receipt != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	id := listed(t, admin)[0].ID
	if _, _, err := stranger.Revoke(t.Context(), id, 0, nil); !errors.Is(err, owner.ErrNotAdmin) {
		t.Errorf("a stranger revokes: %v", err)
	}
	if _, _, err := admin.Revoke(t.Context(), common.Hash{1}, 0, nil); !errors.Is(err, owner.ErrNotTrusted) {
		t.Errorf("an image that nobody approved: %v", err)
	}
}

// TestRevokedImageIsNotRegistered: the whole flow ends before anything is sent.
func TestRevokedImageIsNotRegistered(t *testing.T) {
	n := ownertest.Start(t, 1)
	m, s := images(n, n.Admin), n.Stores[0]
	if _, _, err := m.Revoke(t.Context(), listed(t, m)[0].ID, 0, nil); err != nil {
		t.Fatal(err)
	}
	network := n.Owner(n.Admin)
	if _, err := network.Deregister(t.Context(), s.Identity.Address(), nil); err != nil {
		t.Fatal(err)
	}
	roots, err := attestation.Roots(n.Root.CertificatePEM())
	if err != nil {
		t.Fatal(err)
	}
	_, err = owner.Register(t.Context(), owner.RegisterParams{
		Enclave: s.Registering(), Network: network, Verifier: n.Admin.Key, Policy: attestation.Policy{Roots: roots}, Stake: n.Params.MinStake, Now: time.Now,
	})
	if !errors.Is(err, attestation.ErrApproval) {
		t.Errorf("error %v", err)
	}
}
