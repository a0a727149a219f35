package owner_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/owner"
	"github.com/nacre-tee/nacre/owner/ownertest"
)

func verifiers(t *testing.T, n *ownertest.Net, as *ownertest.Account) owner.Verifiers {
	t.Helper()
	v, err := owner.FindVerifiers(t.Context(), n.Client, n.Owner(as).Tx, n.At.TeeManager)
	if err != nil || v.Contract != n.At.AttestationVerifier {
		t.Fatalf("%s, %v", v.Contract, err)
	}
	return v
}

func newKey(t *testing.T) *enclave.Identity {
	t.Helper()
	key, err := enclave.GenerateIdentity(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// taken tells whether the contract takes a key's word on an attestation.
func taken(t *testing.T, n *ownertest.Net, key *enclave.Identity) bool {
	t.Helper()
	domain, err := chain.Domain(t.Context(), n.Client, n.At.AttestationVerifier, n.Client.ChainID(), contracts.AttestationVerifierDomain)
	if err != nil {
		t.Fatal(err)
	}
	a := contracts.Attestation{EnclavePubKey: newKey(t).PublicKey(), PCR0: n.Image.PCR0[:], PCR1: n.Image.PCR1[:], PCR2: n.Image.PCR2[:], Timestamp: time.UnixMilli(1)}
	signature, err := key.SignAttestation(a, domain)
	if err != nil {
		t.Fatal(err)
	}
	data := bindings.NewAttestationVerifier().PackVerify0(signature, bindings.IAttestationVerifierAttestation{
		EnclavePubKey: a.EnclavePubKey, PCR0: a.PCR0, PCR1: a.PCR1, PCR2: a.PCR2, TimestampInMilliseconds: big.NewInt(a.Timestamp.UnixMilli()),
	})
	_, err = n.Client.CallContract(t.Context(), ethereum.CallMsg{To: &n.At.AttestationVerifier, Data: data}, nil)
	return err == nil
}

func some(b byte) []byte { return bytes.Repeat([]byte{b}, 48) }

// TestVerifierGovernance: the contract takes a verifier's word while its image
// and its key are approved, and at no other time.
func TestVerifierGovernance(t *testing.T) {
	n := ownertest.Start(t, 0)
	v, key := verifiers(t, n, n.Admin), newKey(t)
	wants := func(when string, want bool) {
		t.Helper()
		if got := taken(t, n, key); got != want {
			t.Errorf("%s: its word is taken: %v, want %v", when, got, want)
		}
	}
	id := contracts.Attestation{PCR0: some(1), PCR1: some(2), PCR2: some(3)}.ImageID()
	if _, err := v.ApproveKey(t.Context(), key.PublicKey(), id, false, nil); !errors.Is(err, attestation.ErrApproval) {
		t.Errorf("a key of an image that is not approved: %v", err)
	}
	wants("before", false)
	got, receipt, err := v.ApproveImage(t.Context(), some(1), some(2), some(3), nil)
	if err != nil || receipt == nil || got != id {
		t.Fatal(got, receipt, err)
	}
	if _, again, err := v.ApproveImage(t.Context(), some(1), some(2), some(3), nil); err != nil || again != nil {
		t.Errorf("approved again: %v, %v", again, err)
	}
	wants("with its image", false)
	if a, err := v.ApproveKey(t.Context(), key.PublicKey(), id, false, nil); err != nil || a.Receipt == nil || a.Again || a.Verifier != key.Address() {
		t.Fatal(a, err)
	}
	if a, err := v.ApproveKey(t.Context(), key.PublicKey(), id, false, nil); err != nil || a.Receipt != nil {
		t.Errorf("approved twice: %+v, %v", a, err)
	}
	wants("with image and key", true)
	checkListed(t, v, id, key.Address(), true, true, true)

	withImage := func(when string, want ...common.Address) {
		t.Helper()
		if keys, err := v.KeysWith(t.Context(), id, 0); err != nil || !slices.Equal(keys, want) {
			t.Errorf("%s: keys with the image %v, %v, want %v", when, keys, err, want)
		}
	}
	blind := v
	blind.Chain = noLogs{v.Chain}
	if receipt, err := blind.RevokeImage(t.Context(), id, nil); err != nil || receipt == nil {
		t.Errorf("revoked without logs: %v, %v", receipt, err)
	}
	if _, err := blind.KeysWith(t.Context(), id, 7); !errors.Is(err, errNoLogs) || !strings.Contains(err.Error(), "AttestationVerifier "+v.Contract.Hex()+" for its events from block 7 on") || !strings.Contains(err.Error(), "--from-block") {
		t.Errorf("without logs: %v", err)
	}
	wants("without its image", false)
	withImage("without its image", key.Address())
	checkListed(t, v, id, key.Address(), false, true, false)
	if _, err := v.RevokeImage(t.Context(), id, nil); !errors.Is(err, owner.ErrNotTrusted) {
		t.Errorf("revoked again: %v", err)
	}
	if _, _, err := v.ApproveImage(t.Context(), some(1), some(2), some(3), nil); err != nil {
		t.Fatal(err)
	}
	wants("with its image again", true)
	withImage("with its image again", key.Address())

	if image, _, err := v.RevokeKey(t.Context(), key.Address(), nil); err != nil || image != id {
		t.Errorf("revoked %s, %v", image, err)
	}
	wants("without its key", false)
	checkListed(t, v, id, key.Address(), true, false, false)
	if _, _, err := v.RevokeKey(t.Context(), key.Address(), nil); !errors.Is(err, owner.ErrNotKnown) {
		t.Errorf("revoked again: %v", err)
	}
	withImage("without its key")
	if a, err := v.ApproveKey(t.Context(), key.PublicKey(), id, false, nil); !errors.Is(err, owner.ErrKeyRevoked) || a.Receipt != nil {
		t.Errorf("a key that was revoked: %+v, %v", a, err)
	}
	wants("without its key still", false)
	if a, err := v.ApproveKey(t.Context(), key.PublicKey(), id, true, nil); err != nil || a.Receipt == nil || !a.Again {
		t.Fatal(a, err)
	}
	wants("with its key again", true)
	checkListed(t, v, id, key.Address(), true, true, true)
}

var errNoLogs = errors.New("block range too large")

// noLogs is a chain whose nodes do not answer for events.
type noLogs struct{ owner.LogReader }

func (noLogs) FilterLogs(context.Context, ethereum.FilterQuery) ([]types.Log, error) {
	return nil, errNoLogs
}

// checkListed finds an image and a key in the lists, once each, after those of the
// network's deployment.
func checkListed(t *testing.T, v owner.Verifiers, id common.Hash, key common.Address, image, known, approved bool) {
	t.Helper()
	images, err := v.Images(t.Context(), 0)
	if err != nil || len(images) != 2 || !images[0].Approved || images[1].ID != id || images[1].Approved != image || !bytes.Equal(images[1].PCR2, some(3)) {
		t.Errorf("images %+v, %v", images, err)
	}
	keys, err := v.Keys(t.Context(), 0)
	if err != nil || len(keys) != 2 || !keys[0].Approved || keys[1].Verifier != key || keys[1].ImageID != id || keys[1].Known != known || keys[1].Approved != approved {
		t.Errorf("keys %+v, %v", keys, err)
	}
}

// TestKeysByOtherVerifiersAreListed: a verifier that is known may vouch for
// another, without an administrator.
func TestKeysByOtherVerifiersAreListed(t *testing.T) {
	n := ownertest.Start(t, 0)
	v, key := verifiers(t, n, n.Admin), newKey(t)
	domain, err := n.Owner(n.Admin).VerifierDomain(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	known := newKey(t)
	images, err := v.Images(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.ApproveKey(t.Context(), known.PublicKey(), images[0].ID, false, nil); err != nil {
		t.Fatal(err)
	}
	a := contracts.Attestation{EnclavePubKey: key.PublicKey(), PCR0: images[0].PCR0, PCR1: images[0].PCR1, PCR2: images[0].PCR2, Timestamp: time.Now()}
	signature, err := known.SignAttestation(a, domain)
	if err != nil {
		t.Fatal(err)
	}
	n.Send(n.User, v.Contract, bindings.NewAttestationVerifier().PackVerifyEnclaveKey(signature, bindings.IAttestationVerifierAttestation{
		EnclavePubKey: a.EnclavePubKey, PCR0: a.PCR0, PCR1: a.PCR1, PCR2: a.PCR2, TimestampInMilliseconds: big.NewInt(a.Timestamp.UnixMilli()),
	}))
	keys, err := v.Keys(t.Context(), 0)
	if err != nil || len(keys) != 3 || keys[2].Verifier != key.Address() || !keys[2].Approved || !bytes.Equal(keys[2].PublicKey, key.PublicKey()) {
		t.Fatalf("keys %+v, %v", keys, err)
	}
	if keys[1].By != owner.ByAdministrator || keys[2].By != owner.ByVerifier {
		t.Errorf("approved by %q, then %q", keys[1].By, keys[2].By)
	}
	// That it is known does not end with the key that vouched for it.
	if _, _, err := v.RevokeKey(t.Context(), known.Address(), nil); err != nil {
		t.Fatal(err)
	}
	if !taken(t, n, key) {
		t.Error("its word went with another key")
	}
}

func TestVerifiersRefuse(t *testing.T) {
	n := ownertest.Start(t, 0)
	admin, stranger, key := verifiers(t, n, n.Admin), verifiers(t, n, n.User), newKey(t)
	images, err := admin.Images(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	id := images[0].ID
	for name, c := range map[string]struct {
		do   func() error
		want error
	}{
		"a stranger approves an image": {func() error {
			_, _, err := stranger.ApproveImage(t.Context(), some(1), some(2), some(3), nil)
			return err
		}, owner.ErrNotAdmin},
		"a stranger approves a key":   {func() error { _, err := stranger.ApproveKey(t.Context(), key.PublicKey(), id, false, nil); return err }, owner.ErrNotAdmin},
		"a stranger revokes an image": {func() error { _, err := stranger.RevokeImage(t.Context(), id, nil); return err }, owner.ErrNotAdmin},
		"a stranger revokes a key":    {func() error { _, _, err := stranger.RevokeKey(t.Context(), n.Admin.Address, nil); return err }, owner.ErrNotAdmin},
		"debug mode": {func() error {
			_, _, err := admin.ApproveImage(t.Context(), make([]byte, 48), some(2), some(3), nil)
			return err
		}, owner.ErrPCRs},
		"a short PCR2": {func() error {
			_, _, err := admin.ApproveImage(t.Context(), some(1), some(2), some(3)[:32], nil)
			return err
		}, owner.ErrPCRs},
		"a short key": {func() error {
			_, err := admin.ApproveKey(t.Context(), key.PublicKey()[:63], id, false, nil)
			return err
		}, owner.ErrVerifierKey},
		"a key of no curve": {func() error { _, err := admin.ApproveKey(t.Context(), some(1)[:32], id, false, nil); return err }, owner.ErrVerifierKey},
		"a mistyped key": {func() error {
			wrong := bytes.Clone(key.PublicKey())
			wrong[63] ^= 1
			_, err := admin.ApproveKey(t.Context(), wrong, id, false, nil)
			return err
		}, owner.ErrVerifierKey},
		"an unknown image": {func() error { _, err := admin.RevokeImage(t.Context(), common.Hash{1}, nil); return err }, owner.ErrNotTrusted},
		"an unknown key":   {func() error { _, _, err := admin.RevokeKey(t.Context(), common.Address{1}, nil); return err }, owner.ErrNotKnown},
	} {
		if err := c.do(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
