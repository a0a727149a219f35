package owner

import (
	"context"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestRegister(t *testing.T) {
	w := newWorld(t)
	r, err := w.register()
	if err != nil {
		t.Fatal(err)
	}
	if r.Enclave != w.id.Address() || r.Owner != w.owner || r.Stake.Int64() != 100 || r.Capacity != 20 || r.Env != 1 || r.GasUsed != 7 {
		t.Errorf("registration %+v", r)
	}
	if len(w.sent) != 2 || w.sent[0].to != token || w.sent[1].to != teeManager {
		t.Fatalf("sent %v, want an approval and a registration", w.sent)
	}
	approve := bindings.NewTestToken().PackApprove(teeManager, big.NewInt(100))
	if string(w.sent[0].data) != string(approve) {
		t.Errorf("approval %x, want %x", w.sent[0].data, approve)
	}
	checkVouched(t, w, r.ImageID)
}

// checkVouched checks that the verifier signed for this key and image.
func checkVouched(t *testing.T, w *world, imageID common.Hash) {
	t.Helper()
	method := bindings.NewTeeManager().GetABI().Methods["registerTeeNode"]
	values, err := method.Inputs.Unpack(w.sent[1].data[4:])
	if err != nil {
		t.Fatal(err)
	}
	var in struct {
		AttestationSignature []byte
		Attestation          bindings.IAttestationVerifierAttestation
	}
	if err := method.Inputs[:2].Copy(&in, values[:2]); err != nil {
		t.Fatal(err)
	}
	a := contracts.Attestation{EnclavePubKey: in.Attestation.EnclavePubKey, PCR0: in.Attestation.PCR0, PCR1: in.Attestation.PCR1,
		PCR2: in.Attestation.PCR2, Timestamp: time.UnixMilli(in.Attestation.TimestampInMilliseconds.Int64())}
	signer, err := recoverSigner(a.Digest(domainOf(contracts.AttestationVerifierDomain, verifierAt)), in.AttestationSignature)
	if err != nil || signer != crypto.PubkeyToAddress(w.verifier.PublicKey) {
		t.Errorf("vouched for by %s, %v", signer, err)
	}
	if string(a.EnclavePubKey) != string(w.id.PublicKey()) || a.ImageID() != imageID || string(a.PCR0) != string(w.image.PCR0[:]) {
		t.Errorf("vouched for something else: %+v", a)
	}
}

func TestRegisterAsksForNoSecondApproval(t *testing.T) {
	w := newWorld(t)
	w.allowance = big.NewInt(100)
	if _, err := w.register(); err != nil || len(w.sent) != 1 {
		t.Errorf("sent %d transactions, %v", len(w.sent), err)
	}
}

// Whatever is wrong is found before anything is sent.
func TestRegisterRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*world)
		want  error
	}{
		"another account":        {func(w *world) { w.me = common.Address{9} }, ErrNotOwner},
		"registered already":     {func(w *world) { w.registered = w.owner }, ErrRegistered},
		"too few tokens":         {func(w *world) { w.balance = big.NewInt(99) }, ErrBalance},
		"message for another":    {func(w *world) { w.claimedOwner = common.Address{8} }, ErrNotOwner},
		"message of another key": {func(w *world) { w.signingKey = newWorld(w.t).id }, ErrSignature},
		"address of another key": {func(w *world) { w.address = common.Address{6} }, ErrOtherKey},
		"another root":           {func(w *world) { w.attester = enclave.NewSoftwareAttester(newWorld(w.t).root, w.image, time.Now) }, attestation.ErrChain},
		"another image": {func(w *world) {
			other := w.image
			other.PCR0[1] = 0xff
			w.attester = enclave.NewSoftwareAttester(w.root, other, time.Now)
		}, attestation.ErrPCRs},
		"old document": {func(w *world) {
			w.attester = enclave.NewSoftwareAttester(w.root, w.image, func() time.Time { return time.Now().Add(-time.Hour) })
		}, attestation.ErrStale},
		"used document": {func(w *world) {
			used, err := w.attest(w.id.PublicKey(), attestation.NewNonce())
			w.document = func([]byte) ([]byte, error) { return used, err }
		}, attestation.ErrNonce},
		"document for another key": {func(w *world) {
			w.document = func(nonce []byte) ([]byte, error) { return w.attest(newWorld(w.t).id.PublicKey(), nonce) }
		}, attestation.ErrPublicKey},
		"document for another owner": {func(w *world) {
			w.document = func(nonce []byte) ([]byte, error) {
				digest := enclave.ConfigDigest(common.Address{8})
				return w.attester.Attest(context.Background(), enclave.AttestRequest{PublicKey: w.id.PublicKey(), UserData: digest[:], Nonce: nonce})
			}
		}, attestation.ErrUserData},
		"no document": {func(w *world) {
			w.document = func([]byte) ([]byte, error) { return []byte("hello"), nil }
		}, attestation.ErrMalformed},
	} {
		w := newWorld(t)
		c.spoil(w)
		if _, err := w.register(); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
		if len(w.sent) != 0 {
			t.Errorf("%s: %d transactions were sent", name, len(w.sent))
		}
	}
}

func TestRegisterWaitsUntilTheEnclaveHasSeenIt(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithTimeout(t.Context(), 600*time.Millisecond)
	defer cancel()
	err := waitState(ctx, w, enclave.Registered)
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "it is configured") {
		t.Errorf("error %v", err)
	}
}

func initParamsOf(t *testing.T, owner common.Address) InitParams {
	t.Helper()
	key, err := enclave.ParseGasKey(strings.Repeat("42", 32))
	if err != nil {
		t.Fatal(err)
	}
	return InitParams{Owner: owner, ExecutorGasKey: key, SecretStoreGasKey: key}
}

func TestInit(t *testing.T) {
	w := newWorld(t)
	p := initParamsOf(t, w.owner)
	w.owner, w.configured, w.notReady = common.Address{}, false, 2
	var steps []string
	details, err := Init(t.Context(), w, p, func(s string) { steps = append(steps, s) })
	if err != nil || details.OwnerAddress != p.Owner || !w.configured || w.notReady != 0 || len(steps) < 3 {
		t.Fatalf("details %+v, %v, steps %q", details, err, steps)
	}
	if _, err := Init(t.Context(), w, p, nil); err != nil || w.immutable != 1 {
		t.Errorf("to rotate keys: %v; the owner was set %d times", err, w.immutable)
	}
}

func TestInitOfSomebodyElsesEnclave(t *testing.T) {
	w := newWorld(t)
	w.configured = false
	if _, err := Init(t.Context(), w, initParamsOf(t, common.Address{9}), nil); !errors.Is(err, ErrOtherOwner) || w.configured {
		t.Errorf("error %v; keys injected: %t", err, w.configured)
	}
}

func TestInitSaysWhyTheChainIsNotReached(t *testing.T) {
	w := newWorld(t)
	w.notReady = 1 << 30
	ctx, cancel := context.WithTimeout(t.Context(), 600*time.Millisecond)
	defer cancel()
	_, err := Init(ctx, w, initParamsOf(t, w.owner), nil)
	if !errors.Is(err, ErrNoChain) || !strings.Contains(err.Error(), "chain not reached: refused") {
		t.Errorf("error %v", err)
	}
}

func TestChanges(t *testing.T) {
	b := bindings.NewTeeManager()
	for name, c := range map[string]struct {
		do   func(Network, common.Address) error
		want func(common.Address) []byte
	}{
		"drain":      {func(n Network, e common.Address) error { _, err := n.Drain(t.Context(), e); return err }, b.PackDrainTeeNode},
		"revive":     {func(n Network, e common.Address) error { _, err := n.Revive(t.Context(), e); return err }, b.PackReviveTeeNode},
		"deregister": {func(n Network, e common.Address) error { _, err := n.Deregister(t.Context(), e); return err }, b.PackDeregisterTeeNode},
		"add stake": {func(n Network, e common.Address) error {
			_, err := n.AddStake(t.Context(), e, big.NewInt(5), nil)
			return err
		}, func(e common.Address) []byte { return b.PackAddTeeNodeStake(e, big.NewInt(5)) }},
		"remove stake": {func(n Network, e common.Address) error {
			_, err := n.RemoveStake(t.Context(), e, big.NewInt(5))
			return err
		}, func(e common.Address) []byte { return b.PackRemoveTeeNodeStake(e, big.NewInt(5)) }},
	} {
		w := newWorld(t)
		node := w.id.Address()
		if err := c.do(w.network(), node); !errors.Is(err, ErrUnknown) || len(w.sent) != 0 {
			t.Errorf("%s of an unknown enclave: %v, %d sent", name, err, len(w.sent))
		}
		w.registered = common.Address{9}
		if err := c.do(w.network(), node); !errors.Is(err, ErrNotOwner) || len(w.sent) != 0 {
			t.Errorf("%s of another's enclave: %v, %d sent", name, err, len(w.sent))
		}
		w.registered = w.owner
		if err := c.do(w.network(), node); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if last := w.sent[len(w.sent)-1]; last.to != teeManager || string(last.data) != string(c.want(node)) {
			t.Errorf("%s sent %x to %s", name, last.data, last.to)
		}
	}
}

func TestAllowWithoutAToken(t *testing.T) {
	if _, err := oneWord(nil); err == nil {
		t.Error("an address without code was taken for a token")
	}
}
