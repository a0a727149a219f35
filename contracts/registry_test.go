package contracts_test

import (
	"bytes"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/contracts/deploy"
	"github.com/nacre-tee/nacre/contracts/internal/sim"
)

func TestRegister(t *testing.T) {
	w := newWorld(t, 0, nil)
	before := w.balance(w.StakingToken, w.owner.Address)
	enclave := sim.NewAccount("enclave 0")
	receipt, err := w.Register(w.ctx, enclave, w.owner, 7, w.stake(3))
	if err != nil {
		t.Fatal(named(err))
	}
	w.enclaves = append(w.enclaves, enclave)
	e := event(w, receipt, w.TeeManager.UnpackTeeNodeRegisteredEvent)
	if e.EnclaveAddress != enclave.Address || e.Owner != w.owner.Address || e.JobCapacity.Int64() != 7 || e.Env != w.Params.Env {
		t.Errorf("TeeNodeRegistered: %+v", e)
	}
	if k := event(w, receipt, w.TeeManager.UnpackEnclaveKeyVerifiedEvent); k.ImageId != w.Image.ID() || !bytes.Equal(k.EnclavePubKey, enclave.PublicKey()) {
		t.Errorf("EnclaveKeyVerified: %+v", k)
	}
	if n := w.node(enclave.Address); n.Owner != w.owner.Address || n.Draining || n.Env != w.Params.Env || n.StakeAmount.Cmp(w.stake(3)) != 0 {
		t.Errorf("teeNodes: %+v", n)
	}
	if x := w.executor(enclave.Address); x.JobCapacity.Int64() != 7 || x.ActiveJobs.Sign() != 0 || x.Reputation.Uint64() != w.Params.InitReputation {
		t.Errorf("executors: %+v", x)
	}
	same(t, "staked", new(big.Int).Sub(before, w.balance(w.StakingToken, w.owner.Address)), w.stake(3))
	if owner := view(w, w.Addresses.TeeManager, w.TeeManager.PackGetTeeNodeOwner(enclave.Address), w.TeeManager.UnpackGetTeeNodeOwner); owner != w.owner.Address {
		t.Errorf("getTeeNodeOwner: %s", owner)
	}
	stakes := view(w, w.Addresses.TeeManager, w.TeeManager.PackGetTeeNodesStake([]common.Address{enclave.Address, {}}), w.TeeManager.UnpackGetTeeNodesStake)
	if len(stakes) != 2 || stakes[0].Cmp(w.stake(3)) != 0 || stakes[1].Sign() != 0 {
		t.Errorf("getTeeNodesStake: %v", stakes)
	}
	if id := view(w, w.Addresses.TeeManager, w.TeeManager.PackGetVerifiedKey(enclave.Address), w.TeeManager.UnpackGetVerifiedKey); id != w.Image.ID() {
		t.Errorf("getVerifiedKey: %x", id)
	}
	if i := view(w, w.Addresses.TeeManager, w.TeeManager.PackGetWhitelistedImage(w.Image.ID()), w.TeeManager.UnpackGetWhitelistedImage); !bytes.Equal(i.PCR1, w.Image.PCR1) {
		t.Errorf("getWhitelistedImage: %+v", i)
	}
	w.conserved()
}

// refuseRegistration registers with one thing changed and wants the error.
func (w *world) refuseRegistration(want string, change func(*sim.Registration)) {
	w.t.Helper()
	enclave := sim.NewAccount("candidate")
	r, err := w.NewRegistration(w.ctx, enclave, w.owner.Address, 5, w.stake(1))
	if err != nil {
		w.t.Fatal(err)
	}
	change(&r)
	data, err := w.RegisterData(r)
	if err != nil {
		w.t.Fatal(err)
	}
	w.refused(want, w.owner, w.Addresses.TeeManager, data)
}

func TestRegisterRefuses(t *testing.T) {
	w := newWorld(t, 1, nil)
	stranger := sim.NewAccount("stranger")
	for _, c := range []struct {
		want   string
		change func(*sim.Registration)
	}{
		{"EnclaveImageNotWhitelisted", func(r *sim.Registration) { r.Image = sim.Image(2) }},
		{"EnclaveKeyNotVerified", func(r *sim.Registration) { r.Attester = stranger }},
		{"EnclaveKeyNotVerified", func(r *sim.Registration) { r.Attester = r.Enclave }},
		{"AttestationTooOld", func(r *sim.Registration) { r.AttestedAt = r.AttestedAt.Add(-w.Params.AttestationMaxAge) }},
		{"AttestationFromFuture", func(r *sim.Registration) { r.AttestedAt = r.AttestedAt.Add(time.Minute) }},
		{"TeeManagerInvalidSigner", func(r *sim.Registration) { r.Signer = stranger }},
		{"TeeManagerInvalidSigner", func(r *sim.Registration) { r.Owner = stranger.Address }},
		{"TeeManagerSignatureTooOld", func(r *sim.Registration) { r.SignedAt = r.SignedAt.Add(-w.Params.AttestationMaxAge) }},
		{"TeeManagerSignatureFromFuture", func(r *sim.Registration) { r.SignedAt = r.SignedAt.Add(time.Minute) }},
		{"TeeManagerEnclaveAlreadyExists", func(r *sim.Registration) { r.Enclave, r.Signer = w.enclaves[0], w.enclaves[0] }},
		{"ExecutorsUnsupportedEnv", func(r *sim.Registration) { r.Env = 9 }},
		{"ExecutorsInvalidJobCapacity", func(r *sim.Registration) { r.Capacity = 0 }},
		{"ExecutorsInvalidJobCapacity", func(r *sim.Registration) { r.Capacity = 1 << 16 }},
		{"TeeManagerStakeBelowMinimum", func(r *sim.Registration) { r.Stake = new(big.Int) }},
		{"TeeManagerStakeBelowMinimum", func(r *sim.Registration) { r.Stake = new(big.Int).Sub(w.stake(1), big.NewInt(1)) }},
		{"ERC20InsufficientBalance", func(r *sim.Registration) { r.Stake = new(big.Int).Lsh(fortune, 1) }},
	} {
		w.refuseRegistration(c.want, c.change)
	}
	w.conserved()
}

// A slight lead of the enclave's clock is no fault: nodes simulate a call on a
// block that may be some seconds old.
func TestRegisterToleratesSlightClockLead(t *testing.T) {
	w := newWorld(t, 0, nil)
	r, err := w.NewRegistration(w.ctx, sim.NewAccount("early"), w.owner.Address, 5, w.stake(1))
	if err != nil {
		t.Fatal(err)
	}
	r.SignedAt, r.AttestedAt = r.SignedAt.Add(20*second), r.AttestedAt.Add(20*second)
	data, err := w.RegisterData(r)
	if err != nil {
		t.Fatal(err)
	}
	w.send(w.owner, w.Addresses.TeeManager, data)
}

func TestNodeLifecycle(t *testing.T) {
	w := newWorld(t, 1, nil)
	e, tm := w.enclaves[0].Address, w.Addresses.TeeManager
	draining := func() bool {
		return view(w, tm, w.TeeManager.PackGetDrainingStatus(e), w.TeeManager.UnpackGetDrainingStatus)
	}
	w.refused("TeeManagerEnclaveNotDraining", w.owner, tm, w.TeeManager.PackDeregisterTeeNode(e))
	w.refused("TeeManagerEnclaveNotDraining", w.owner, tm, w.TeeManager.PackRemoveTeeNodeStake(e, big.NewInt(1)))
	w.refused("TeeManagerEnclaveAlreadyRevived", w.owner, tm, w.TeeManager.PackReviveTeeNode(e))

	event(w, w.send(w.owner, tm, w.TeeManager.PackDrainTeeNode(e)), w.TeeManager.UnpackTeeNodeDrainedEvent)
	if !draining() || w.weight(e) != 0 {
		t.Error("a drained node can be selected")
	}
	w.refused("TeeManagerEnclaveAlreadyDraining", w.owner, tm, w.TeeManager.PackDrainTeeNode(e))
	w.send(w.owner, tm, w.TeeManager.PackAddTeeNodeStake(e, w.stake(5)))
	if w.weight(e) != 0 {
		t.Error("adding stake made a draining node selectable")
	}
	w.refused("TeeManagerInsufficientStake", w.owner, tm, w.TeeManager.PackRemoveTeeNodeStake(e, w.stake(16)))
	w.refused("TeeManagerStakeBelowMinimum", w.owner, tm, w.TeeManager.PackRemoveTeeNodeStake(e, w.stake(15)))
	w.send(w.owner, tm, w.TeeManager.PackRemoveTeeNodeStake(e, w.stake(12)))
	event(w, w.send(w.owner, tm, w.TeeManager.PackReviveTeeNode(e)), w.TeeManager.UnpackTeeNodeRevivedEvent)
	if draining() || w.weight(e) != 300 {
		t.Errorf("revived with three least stakes, a hundred quanta each: weight %d", w.weight(e))
	}
	w.send(w.owner, tm, w.TeeManager.PackDrainTeeNode(e))
	event(w, w.send(w.owner, tm, w.TeeManager.PackDeregisterTeeNode(e)), w.TeeManager.UnpackTeeNodeDeregisteredEvent)
	if w.node(e).Owner != (common.Address{}) || w.executor(e).JobCapacity.Sign() != 0 {
		t.Error("a deregistered node is still there")
	}
	same(t, "stake came back", w.balance(w.StakingToken, w.owner.Address), fortune)
	w.conserved()
}

func TestOnlyTheOwnerRulesANode(t *testing.T) {
	w := newWorld(t, 1, nil)
	e := w.enclaves[0].Address
	for _, data := range [][]byte{
		w.TeeManager.PackDrainTeeNode(e), w.TeeManager.PackReviveTeeNode(e), w.TeeManager.PackDeregisterTeeNode(e),
		w.TeeManager.PackAddTeeNodeStake(e, big.NewInt(1)), w.TeeManager.PackRemoveTeeNodeStake(e, big.NewInt(1)),
	} {
		w.refused("TeeManagerInvalidEnclaveOwner", w.client, w.Addresses.TeeManager, data)
	}
}

// An enclave's key belongs to one owner for good; its pay goes there.
func TestEnclaveKeepsItsOwner(t *testing.T) {
	w := newWorld(t, 1, nil)
	e := w.enclaves[0]
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(e.Address))
	w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(e.Address))
	r, err := w.NewRegistration(w.ctx, e, w.client.Address, 5, w.stake(1))
	if err != nil {
		t.Fatal(err)
	}
	data, err := w.RegisterData(r)
	if err != nil {
		t.Fatal(err)
	}
	w.refused("TeeManagerEnclaveOwnerChanged", w.client, w.Addresses.TeeManager, data)
	if _, err := w.Register(w.ctx, e, w.owner, 5, w.stake(1)); err != nil {
		t.Error(named(err))
	}
}

// Positions are reused, and what one left behind is not the next one's.
func TestPositionsAreReused(t *testing.T) {
	w := newWorld(t, 5, func(p *deploy.Params) { p.NodesToSelect = 2 })
	for _, i := range []int{1, 3} {
		w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDrainTeeNode(w.enclaves[i].Address))
		w.send(w.owner, w.Addresses.TeeManager, w.TeeManager.PackDeregisterTeeNode(w.enclaves[i].Address))
	}
	w.conserved()
	for i := 10; i < 13; i++ {
		w.addExecutor(i, 1, int64(i))
		w.conserved()
	}
	for range 3 {
		w.create(20 * second)
		w.conserved()
	}
}

func TestRevokedImage(t *testing.T) {
	w := newWorld(t, 2, nil)
	tm := w.Addresses.TeeManager
	e, other := w.enclaves[0].Address, w.enclaves[1].Address
	w.refused("TeeManagerEnclaveStillTrusted", w.client, tm, w.TeeManager.PackEvictTeeNode(e))
	w.send(w.Admin, tm, w.TeeManager.PackRevokeEnclaveImage(w.Image.ID()))
	w.refuseRegistration("EnclaveImageNotWhitelisted", func(*sim.Registration) {})
	if _, err := w.Call(w.ctx, w.client.Address, tm, w.TeeManager.PackAllowOnlyVerified(e)); errorName(err) != "EnclaveImageNotWhitelisted" {
		t.Errorf("allowOnlyVerified: %v", err)
	}
	event(w, w.send(w.client, tm, w.TeeManager.PackEvictTeeNode(e)), w.TeeManager.UnpackTeeNodeDrainedEvent)
	if w.weight(e) != 0 || !w.node(e).Draining {
		t.Error("an evicted node can be selected")
	}
	w.refused("TeeManagerEnclaveAlreadyEvicted", w.client, tm, w.TeeManager.PackEvictTeeNode(e))
	w.refused("EnclaveImageNotWhitelisted", w.owner, tm, w.TeeManager.PackReviveTeeNode(e))
	w.refused("TeeManagerInvalidEnclaveOwner", w.client, tm, w.TeeManager.PackEvictTeeNode(w.client.Address))

	w.send(w.Admin, tm, w.TeeManager.PackWhitelistEnclaveImage(w.Image.PCR0, w.Image.PCR1, w.Image.PCR2))
	w.send(w.owner, tm, w.TeeManager.PackReviveTeeNode(e))
	w.send(w.Admin, tm, w.TeeManager.PackRevokeEnclaveKey(other))
	w.send(w.client, tm, w.TeeManager.PackEvictTeeNode(other))
	w.refused("EnclaveKeyNotVerified", w.owner, tm, w.TeeManager.PackReviveTeeNode(other))
	w.conserved()
}

func TestVerifierKeys(t *testing.T) {
	w := newWorld(t, 0, nil)
	av, b := w.Addresses.AttestationVerifier, bindings.NewAttestationVerifier()
	image := w.Params.VerifierImage
	if id := view(w, av, b.PackVerifiedKeys(w.Verifier.Address), b.UnpackVerifiedKeys); id != image.ID() {
		t.Errorf("verifiedKeys: %x", id)
	}
	if i := view(w, av, b.PackWhitelistedImages(image.ID()), b.UnpackWhitelistedImages); !bytes.Equal(i.PCR2, image.PCR2) {
		t.Errorf("whitelistedImages: %+v", i)
	}
	if a := view(w, av, b.PackPubKeyToAddress(w.Verifier.PublicKey()), b.UnpackPubKeyToAddress); a != w.Verifier.Address {
		t.Errorf("pubKeyToAddress: %s", a)
	}

	// A verifier adds another verifier, which then counts.
	second := sim.NewAccount("second verifier")
	r, err := w.NewRegistration(w.ctx, second, w.owner.Address, 1, w.stake(1))
	if err != nil {
		t.Fatal(err)
	}
	r.Image = image
	sig, attestation, err := w.Attestation(r)
	if err != nil {
		t.Fatal(err)
	}
	w.send(w.gasKey, av, b.PackVerifyEnclaveKey(sig, attestation))
	r.Attester = second
	sig, attestation, err = w.Attestation(r)
	if err != nil {
		t.Fatal(err)
	}
	w.send(w.gasKey, av, b.PackVerify0(sig, attestation))

	// Without its image neither counts.
	w.send(w.Admin, av, b.PackRevokeEnclaveImage(image.ID()))
	w.refused("EnclaveKeyNotVerified", w.gasKey, av, b.PackVerify0(sig, attestation))
	w.send(w.Admin, av, b.PackWhitelistEnclaveImage(image.PCR0, image.PCR1, image.PCR2))
	w.send(w.Admin, av, b.PackRevokeEnclaveKey(second.Address))
	w.refused("EnclaveKeyNotVerified", w.gasKey, av, b.PackVerify0(sig, attestation))
}

// A revoked key does not come back by showing the same attestation again: not
// to be verified, not to stay registered, not to register.
func TestRevokedKeyStaysOut(t *testing.T) {
	w := newWorld(t, 0, nil)
	tm, enclave := w.Addresses.TeeManager, sim.NewAccount("compromised")
	r, err := w.NewRegistration(w.ctx, enclave, w.owner.Address, 5, w.stake(1))
	if err != nil {
		t.Fatal(err)
	}
	data, err := w.RegisterData(r)
	if err != nil {
		t.Fatal(err)
	}
	w.send(w.owner, tm, data)
	sig, attestation, err := w.Attestation(r)
	if err != nil {
		t.Fatal(err)
	}
	event(w, w.send(w.Admin, tm, w.TeeManager.PackRevokeEnclaveKey(enclave.Address)), w.TeeManager.UnpackEnclaveKeyRevokedEvent)
	w.refused("EnclaveKeyWasRevoked", w.gasKey, tm, w.TeeManager.PackVerifyEnclaveKey(sig, attestation))
	w.send(w.client, tm, w.TeeManager.PackEvictTeeNode(enclave.Address))
	w.refused("EnclaveKeyNotVerified", w.owner, tm, w.TeeManager.PackReviveTeeNode(enclave.Address))
	w.send(w.owner, tm, w.TeeManager.PackDeregisterTeeNode(enclave.Address))
	w.refused("EnclaveKeyWasRevoked", w.owner, tm, data)

	// Nor a key that is revoked before it was ever seen.
	early := sim.NewAccount("revoked early")
	w.send(w.Admin, tm, w.TeeManager.PackRevokeEnclaveKey(early.Address))
	if _, err := w.Register(w.ctx, early, w.owner, 5, w.stake(1)); errorName(err) != "EnclaveKeyWasRevoked" {
		t.Errorf("registering a key revoked before: %v", named(err))
	}
	if !view(w, tm, w.TeeManager.PackRevokedKeys(early.Address), w.TeeManager.UnpackRevokedKeys) {
		t.Error("revokedKeys does not say so")
	}
}

// A revoked verifier stays out too, whoever vouches for it, until the
// administrator whitelists its key.
func TestRevokedVerifierStaysOut(t *testing.T) {
	w := newWorld(t, 0, nil)
	av, b := w.Addresses.AttestationVerifier, bindings.NewAttestationVerifier()
	second := sim.NewAccount("second verifier")
	r, err := w.NewRegistration(w.ctx, second, w.owner.Address, 1, w.stake(1))
	if err != nil {
		t.Fatal(err)
	}
	r.Image = w.Params.VerifierImage
	sig, attestation, err := w.Attestation(r)
	if err != nil {
		t.Fatal(err)
	}
	verify := b.PackVerifyEnclaveKey(sig, attestation)
	w.send(w.gasKey, av, verify)
	w.send(w.Admin, av, b.PackRevokeEnclaveKey(second.Address))
	w.refused("EnclaveKeyWasRevoked", w.gasKey, av, verify)
	w.send(w.Admin, av, b.PackWhitelistEnclaveKey(second.PublicKey(), r.Image.ID()))
	if view(w, av, b.PackRevokedKeys(second.Address), b.UnpackRevokedKeys) {
		t.Error("a key that the administrator whitelisted is revoked")
	}
	w.send(w.gasKey, av, verify)
}

// What an evicted node answers does not count, also if its owner drained it
// before; its stake answers for the silence. Trusted and revived, it is heard again.
func TestEvictedIsNotHeard(t *testing.T) {
	w := newWorld(t, 3, nil)
	h := newHostile(w)
	tm := w.Addresses.TeeManager
	evicted := func(e common.Address) bool {
		return view(w, w.Addresses.Executors, w.Executors.PackIsEvicted(e), w.Executors.UnpackIsEvicted)
	}
	job, silent := h.create(60*second), h.create(second)
	drained, other := job.SelectedExecutors[0], job.SelectedExecutors[1]
	w.send(w.owner, tm, w.TeeManager.PackDrainTeeNode(drained))
	w.send(w.Admin, tm, w.TeeManager.PackRevokeEnclaveImage(w.Image.ID()))
	for _, e := range []common.Address{drained, other} {
		event(w, w.send(w.client, tm, w.TeeManager.PackEvictTeeNode(e)), w.TeeManager.UnpackTeeNodeEvictedEvent)
		if !evicted(e) || w.weight(e) != 0 {
			t.Errorf("%s: evicted %v, weight %d", e, evicted(e), w.weight(e))
		}
		data, err := w.SubmitData(answerOf(job, w.now()), w.enclave(e))
		if err != nil {
			t.Fatal(err)
		}
		w.refused("ExecutorsEvicted", w.gasKey, w.Addresses.Jobs, data)
	}
	w.send(w.owner, tm, w.TeeManager.PackAddTeeNodeStake(other, w.stake(1)))
	if w.weight(other) != 0 || !evicted(other) {
		t.Error("adding stake undid an eviction")
	}
	w.send(w.Admin, tm, w.TeeManager.PackWhitelistEnclaveImage(w.Image.PCR0, w.Image.PCR1, w.Image.PCR2))
	w.send(w.owner, tm, w.TeeManager.PackReviveTeeNode(other))
	w.answer(job, 1)
	if h.count("results") != 1 || evicted(other) || w.weight(other) != 1100 {
		t.Errorf("revived: %d results, evicted %v, weight %d", h.count("results"), evicted(other), w.weight(other))
	}
	w.expire(second)
	w.slash(silent.JobId)
	same(t, "stake of the evicted", w.node(drained).StakeAmount, w.stake(9))
	if w.weight(drained) != 0 || !evicted(drained) {
		t.Error("a slash undid an eviction")
	}
	w.expire(60 * second)
	w.slash(job.JobId)
	w.send(w.owner, tm, w.TeeManager.PackDeregisterTeeNode(drained))
	w.conserved(h.at)
}

// The administrator leaves no moment between revocation and eviction.
func TestRevokeAndEvictAtOnce(t *testing.T) {
	w := newWorld(t, 4, nil)
	tm, stranger := w.Addresses.TeeManager, sim.NewAccount("stranger").Address
	evictions := func(data []byte) (n int) {
		for _, l := range w.send(w.Admin, tm, data).Logs {
			if _, err := w.TeeManager.UnpackTeeNodeEvictedEvent(l); err == nil {
				n++
			}
		}
		return n
	}
	first := w.enclaves[0].Address
	if n := evictions(w.TeeManager.PackRevokeKeysAndEvict([]common.Address{first, stranger})); n != 1 || !w.node(first).Draining {
		t.Errorf("%d evictions by key, draining %v", n, w.node(first).Draining)
	}
	w.refused("TeeManagerEnclaveStillTrusted", w.Admin, tm, w.TeeManager.PackRevokeImageAndEvict(common.Hash{1}, []common.Address{w.enclaves[1].Address}))
	all := []common.Address{stranger}
	for _, e := range w.enclaves {
		all = append(all, e.Address)
	}
	if n := evictions(w.TeeManager.PackRevokeImageAndEvict(w.Image.ID(), all)); n != 3 {
		t.Errorf("%d evictions by image, want the three others", n)
	}
	create := w.Jobs.PackCreateJob(w.Params.Env, new(big.Int), [32]byte{}, nil, big.NewInt(1000))
	w.refused("JobsUnavailableResources", w.client, w.Addresses.Jobs, create)
	w.conserved()
}
