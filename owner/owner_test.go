package owner

import (
	"context"
	"errors"
	"math/big"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
	"go.uber.org/goleak"

	"github.com/nacre-tee/nacre/contracts"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/client"
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
		"blank":                  {func(w *world) { w.state = enclave.Blank }, ErrBlank},
		"unknown verifier":       {func(w *world) { w.strange = true }, ErrVerifier},
		"too small a stake":      {func(w *world) { w.offer = 49 }, ErrMinStake},
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
				data := enclave.UserData(common.Address{8}, w.settings)
				return w.attester.Attest(context.Background(), enclave.AttestRequest{PublicKey: w.id.PublicKey(), UserData: data, Nonce: nonce})
			}
		}, attestation.ErrOwner},
		"unmeasured, in debug mode": {func(w *world) {
			w.attester = enclave.NewSoftwareAttester(w.root, enclave.Measurement{}, time.Now)
		}, attestation.ErrDebugMode},
		"document from the future": {func(w *world) {
			w.attester = enclave.NewSoftwareAttester(w.root, w.image, func() time.Time { return time.Now().Add(time.Minute) })
		}, attestation.ErrFuture},
		"zero signature":   {func(w *world) { w.spoilDocument(func(d []byte) []byte { clear(d[len(d)-96:]); return d }) }, attestation.ErrSignature},
		"altered document": {func(w *world) { w.spoilDocument(func(d []byte) []byte { d[len(d)/2] ^= 1; return d }) }, nil},
		"cut document":     {func(w *world) { w.spoilDocument(func(d []byte) []byte { return d[:len(d)-1] }) }, attestation.ErrMalformed},
		"huge document": {func(w *world) {
			w.spoilDocument(func(d []byte) []byte { return make([]byte, attestation.MaxDocumentLength+1) })
		}, attestation.ErrTooLarge},
		"other settings":           {func(w *world) { w.settings[0]++ }, attestation.ErrSettings},
		"revoked image":            {func(w *world) { w.revoked = true }, attestation.ErrApproval},
		"verifier's image revoked": {func(w *world) { w.withdrawn = true }, ErrVerifierImage},
		"no document": {func(w *world) {
			w.document = func([]byte) ([]byte, error) { return []byte("hello"), nil }
		}, attestation.ErrMalformed},
	} {
		w := newWorld(t)
		c.spoil(w)
		if _, err := w.register(); err == nil || c.want != nil && !errors.Is(err, c.want) {
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
	var steps []string
	_, err := Init(ctx, w, initParamsOf(t, w.owner), func(s string) { steps = append(steps, s) })
	if !errors.Is(err, ErrNoChain) || !strings.Contains(err.Error(), "chain not reached: refused") {
		t.Errorf("error %v", err)
	}
	told := slices.DeleteFunc(steps, func(s string) bool { return !strings.Contains(s, "chain not reached: refused") })
	if len(told) != 1 || w.asked < 2 {
		t.Errorf("while it waited, and asked %d times, it said %q; want what healthz says, once", w.asked, told)
	}
}

func TestChanges(t *testing.T) {
	b := bindings.NewTeeManager()
	for name, c := range map[string]struct {
		do   func(Network, common.Address) error
		want func(common.Address) []byte
	}{
		"drain":      {func(n Network, e common.Address) error { _, err := n.Drain(t.Context(), e, nil); return err }, b.PackDrainTeeNode},
		"revive":     {func(n Network, e common.Address) error { _, err := n.Revive(t.Context(), e, nil); return err }, b.PackReviveTeeNode},
		"deregister": {func(n Network, e common.Address) error { _, err := n.Deregister(t.Context(), e, nil); return err }, b.PackDeregisterTeeNode},
		"add stake": {func(n Network, e common.Address) error {
			_, err := n.AddStake(t.Context(), e, big.NewInt(5), nil)
			return err
		}, func(e common.Address) []byte { return b.PackAddTeeNodeStake(e, big.NewInt(5)) }},
		"remove stake": {func(n Network, e common.Address) error {
			_, err := n.RemoveStake(t.Context(), e, big.NewInt(5), nil)
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
		w.draining = name == "revive" || name == "deregister" || name == "remove stake"
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

// What the registry would refuse is found before anything is sent or said to
// be sent.
func TestChangesAreCheckedFirst(t *testing.T) {
	for name, c := range map[string]struct {
		do    func(Network, common.Address, Progress) error
		spoil func(*world)
		want  error
	}{
		"drain twice": {func(n Network, e common.Address, p Progress) error { _, err := n.Drain(t.Context(), e, p); return err },
			func(w *world) { w.draining = true }, ErrDraining},
		"revive what is not draining": {func(n Network, e common.Address, p Progress) error { _, err := n.Revive(t.Context(), e, p); return err },
			func(*world) {}, ErrNotDraining},
		"deregister what is not draining": {func(n Network, e common.Address, p Progress) error {
			_, err := n.Deregister(t.Context(), e, p)
			return err
		},
			func(*world) {}, ErrNotDraining},
		"deregister what owes": {func(n Network, e common.Address, p Progress) error {
			_, err := n.Deregister(t.Context(), e, p)
			return err
		},
			func(w *world) { w.draining, w.pending = true, 2 }, ErrPending},
		"take stake of what is not draining": {takeStake(t, 5), func(*world) {}, ErrNotDraining},
		"take stake of what owes":            {takeStake(t, 5), func(w *world) { w.draining, w.pending = true, 1 }, ErrPending},
		"leave less than the least":          {takeStake(t, 51), func(w *world) { w.draining = true }, ErrMinStake},
		"take more than there is":            {takeStake(t, 101), func(w *world) { w.draining = true }, ErrStake},
		"stake more than one has": {func(n Network, e common.Address, p Progress) error {
			_, err := n.AddStake(t.Context(), e, big.NewInt(1001), p)
			return err
		}, func(*world) {}, ErrBalance},
	} {
		w := newWorld(t)
		w.registered = w.owner
		c.spoil(w)
		var steps []string
		err := c.do(w.network(), w.id.Address(), func(s string) { steps = append(steps, s) })
		if !errors.Is(err, c.want) || len(w.sent) != 0 || len(steps) != 0 {
			t.Errorf("%s: %v, %d sent, steps %q", name, err, len(w.sent), steps)
		}
	}
}

func takeStake(t *testing.T, amount int64) func(Network, common.Address, Progress) error {
	return func(n Network, e common.Address, p Progress) error {
		_, err := n.RemoveStake(t.Context(), e, big.NewInt(amount), p)
		return err
	}
}

// Amounts are shown as people write them: the test's token has one decimal.
func TestAmountsAreInTokens(t *testing.T) {
	w := newWorld(t)
	w.offer = 49
	if _, err := w.register(); err == nil || !strings.Contains(err.Error(), "a stake of 4.9 tSTK is ") || !strings.Contains(err.Error(), "at least 5 tSTK") {
		t.Errorf("error %v", err)
	}
	w.offer, w.balance = 100, big.NewInt(99)
	if _, err := w.register(); err == nil || !strings.Contains(err.Error(), "has 9.9 tSTK and needs 10 tSTK; send it more") {
		t.Errorf("error %v", err)
	}
}

// What is no enclave is told from one that is not up yet.
func TestInitElsewhere(t *testing.T) {
	for name, c := range map[string]struct {
		health error
		want   error
	}{
		"another server": {&client.StatusError{Status: http.StatusNotFound}, ErrNoEnclave},
		"another answer": {client.ErrAnswer, ErrNoEnclave},
		"no HTTP":        {errors.New("malformed HTTP response"), ErrNoEnclave},
		"nobody":         {&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}, context.DeadlineExceeded},
		"a proxy":        {&client.StatusError{Status: http.StatusBadGateway}, context.DeadlineExceeded},
		"silence":        {context.DeadlineExceeded, context.DeadlineExceeded},
	} {
		w := newWorld(t)
		w.unhealthy = c.health
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		_, err := Init(ctx, w, initParamsOf(t, w.owner), nil)
		cancel()
		if !errors.Is(err, c.want) || errors.Is(err, ErrNoEnclave) != (c.want == ErrNoEnclave) || strings.Contains(err.Error(), "deadline exceeded") {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// An enclave logs each question that it cannot answer: init asks less and
// less often.
func TestInitAsksLessOften(t *testing.T) {
	w := newWorld(t)
	w.notReady = 1 << 30
	ctx, cancel := context.WithTimeout(t.Context(), 1500*time.Millisecond)
	defer cancel()
	_, err := Init(ctx, w, initParamsOf(t, w.owner), nil)
	if !errors.Is(err, context.DeadlineExceeded) || strings.Contains(err.Error(), "deadline exceeded") {
		t.Errorf("error %v", err)
	}
	if w.asked > 3 { // at 0, 250 and 750 ms
		t.Errorf("asked %d times in 1.5 s", w.asked)
	}
}
