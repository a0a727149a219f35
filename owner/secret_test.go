package owner_test

import (
	"context"
	"errors"
	"math/big"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"

	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
	"github.com/nacre-tee/nacre/owner/ownertest"
)

// secretOwner is an owner of secrets on a network.
type secretOwner struct {
	owner.Secrets
	t     *testing.T
	net   *ownertest.Net
	terms owner.SecretTerms
}

// sending lets an account send.
type sending struct{ *ownertest.Account }

func (s sending) Address() common.Address { return s.Account.Address }

func (s sending) Send(ctx context.Context, to common.Address, data []byte) (*types.Receipt, error) {
	return s.Account.Send(ctx, &to, data)
}

func newSecretOwner(t *testing.T, stores int) *secretOwner {
	t.Helper()
	net := ownertest.Start(t, stores)
	o := &secretOwner{t: t, net: net}
	manager, err := owner.SecretManagerOf(t.Context(), net.Client, net.At.Jobs)
	if err != nil || manager != net.At.SecretManager {
		t.Fatalf("manager %s, %v", manager, err)
	}
	o.Secrets = owner.Secrets{Chain: net.Client, Tx: sending{net.User}, Manager: manager}
	if o.terms, err = o.Terms(t.Context()); err != nil {
		t.Fatal(err)
	}
	return o
}

const month = 30 * 24 * time.Hour

// create reserves room for a secret.
func (o *secretOwner) create(size uint64, d time.Duration, allowed ...common.Address) owner.CreatedSecret {
	o.t.Helper()
	want := owner.NewSecret{Size: size, For: d, Allowed: allowed}
	end, deposit, err := o.Price(o.t.Context(), o.terms, want)
	if err != nil {
		o.t.Fatal(err)
	}
	made, err := o.Create(o.t.Context(), o.terms, want, end, deposit, nil)
	if err != nil {
		o.t.Fatal(err)
	}
	return made
}

var apiKey = []byte("the key of an API, which nobody else may have")

// delivery is one of a secret to all that are announced.
func (o *secretOwner) delivery(id jobs.ID) owner.Delivery {
	o.t.Helper()
	roots, err := attestation.Roots(o.net.Root.CertificatePEM())
	if err != nil {
		o.t.Fatal(err)
	}
	urls := map[common.Address]string{}
	for _, s := range o.net.Stores {
		urls[s.Identity.Address()] = s.URL
	}
	return owner.Delivery{Secrets: o.Secrets, Terms: o.terms, ID: id, Plaintext: apiKey, Owner: o.net.User.Key,
		Policy: attestation.Policy{Roots: roots}, URLs: urls, Now: time.Now, Poll: 20 * time.Millisecond, Patience: 300 * time.Millisecond}
}

// send delivers and waits.
func (o *secretOwner) send(d owner.Delivery, stores []common.Address) ([]owner.Delivered, owner.Secret) {
	o.t.Helper()
	ctx, cancel := context.WithTimeout(o.t.Context(), time.Minute)
	defer cancel()
	done, err := d.Send(ctx, stores)
	if err != nil {
		o.t.Fatal(err)
	}
	secret, err := d.Await(ctx, done)
	if err != nil {
		o.t.Fatal(err)
	}
	return done, secret
}

// TestSecretsLife is that of one secret on a chain with the contracts.
func TestSecretsLife(t *testing.T) {
	o := newSecretOwner(t, 4)
	ctx, friend, stranger := t.Context(), common.HexToAddress("0xf1"), common.HexToAddress("0xf2")
	made := o.create(100, month, friend)
	if len(made.Stores) != 3 || made.ID != jobs.NewID(1) {
		t.Fatalf("created %+v", made)
	}
	if s, err := o.Secret(ctx, made.ID); err != nil || s.State() != owner.SecretAwaited || s.Owner != o.net.User.Address || s.SizeLimit != 100 {
		t.Errorf("secret %+v, %v", s, err)
	}
	if err := o.CheckUse(ctx, made.ID, friend); !errors.Is(err, owner.ErrSecretAwaited) {
		t.Errorf("use of a secret without stores: %v", err)
	}

	done, secret := o.send(o.delivery(made.ID), made.Stores)
	if secret.State() != owner.SecretKept || secret.Acknowledged() != 3 {
		t.Errorf("secret %+v", secret)
	}
	for _, d := range done {
		if d.Err != nil || d.Acknowledged.IsZero() || d.Injected.IsZero() || d.ImageID == (common.Hash{}) {
			t.Errorf("delivered %+v", d)
		}
		if got := o.net.Store(d.Enclave).Got(made.ID); string(got) != string(apiKey) {
			t.Errorf("store %s has %q", d.Enclave, got)
		}
	}
	for account, want := range map[common.Address]error{o.net.User.Address: nil, friend: nil, stranger: owner.ErrSecretUser} {
		if err := o.CheckUse(ctx, made.ID, account); !errors.Is(err, want) || (want == nil) != (err == nil) {
			t.Errorf("use by %s: %v, want %v", account, err, want)
		}
	}

	if _, err := o.SetAllowed(ctx, made.ID, []common.Address{stranger}, nil); err != nil {
		t.Fatal(err)
	}
	if h, err := o.History(ctx, made.ID, 0); err != nil || !slices.Equal(h.Allowed, []common.Address{stranger}) || h.Deposited.Cmp(made.Deposit) != 0 || h.Removed {
		t.Errorf("history %+v, %v", h, err)
	}
	if err := o.CheckUse(ctx, made.ID, friend); !errors.Is(err, owner.ErrSecretUser) {
		t.Errorf("use by one who was allowed before: %v", err)
	}
	o.moveEnd(made)

	if _, err := o.Remove(ctx, made.ID, nil); !errors.Is(err, owner.ErrSecretRunning) {
		t.Errorf("removing a secret that is kept: %v", err)
	}
	if _, err := o.Terminate(ctx, made.ID, nil); err != nil {
		t.Fatal(err)
	}
	for what, err := range map[string]error{"use": o.CheckUse(ctx, made.ID, stranger), "terminate": second(o.Terminate(ctx, made.ID, nil))} {
		if !errors.Is(err, owner.ErrSecretEnded) {
			t.Errorf("%s of an ended secret: %v", what, err)
		}
	}
	o.net.Pass(o.net.Params.MarkAliveTimeout + time.Minute)
	if err := second(o.Remove(ctx, made.ID, nil)); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Secret(ctx, made.ID); !errors.Is(err, owner.ErrNoSecret) {
		t.Errorf("a removed secret: %v", err)
	}
	ids, err := o.Of(ctx, o.net.User.Address, 0)
	h, herr := o.History(ctx, made.ID, 0)
	if err := errors.Join(err, herr); err != nil || !slices.Equal(ids, []jobs.ID{made.ID}) || !h.Removed || h.Refunded.Sign() <= 0 {
		t.Errorf("ids %v, history %+v, %v", ids, h, err)
	}
}

func second[T any](_ T, err error) error { return err }

// moveEnd moves a secret's end to and fro. What an extension is said to cost
// must be enough for the contract.
func (o *secretOwner) moveEnd(made owner.CreatedSecret) {
	o.t.Helper()
	ctx := o.t.Context()
	for _, end := range []time.Time{made.End.Add(month), made.End.Add(time.Hour), made.End.Add(time.Hour + time.Second)} {
		if _, _, err := o.Extend(ctx, o.terms, made.ID, end, nil); err != nil {
			o.t.Fatalf("end %s: %v", end, err)
		}
		if s, err := o.Secret(ctx, made.ID); err != nil || !s.End.Equal(end) {
			o.t.Errorf("the end is %s, %v; want %s", s.End, err, end)
		}
	}
	for _, end := range []time.Time{time.Now().Add(-time.Hour), time.Now().Add(20 * 365 * 24 * time.Hour)} {
		if _, _, err := o.Extend(ctx, o.terms, made.ID, end, nil); !errors.Is(err, owner.ErrSecretTime) {
			o.t.Errorf("end %s: %v", end, err)
		}
	}
}

func TestPriceOfWhatIsOutOfRange(t *testing.T) {
	o := newSecretOwner(t, 0)
	for _, c := range []struct {
		n    owner.NewSecret
		want error
	}{
		{owner.NewSecret{Size: 0, For: month}, owner.ErrSecretSize},
		{owner.NewSecret{Size: o.terms.MaxSize + 1, For: month}, owner.ErrSecretSize},
		{owner.NewSecret{Size: 1, For: o.terms.MinTime - time.Second}, owner.ErrSecretTime},
		{owner.NewSecret{Size: 1, For: o.terms.MaxTime + time.Second}, owner.ErrSecretTime},
	} {
		if _, _, err := o.Price(t.Context(), o.terms, c.n); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.n, err, c.want)
		}
	}
	for _, d := range []time.Duration{o.terms.MinTime, o.terms.MaxTime} {
		want := owner.NewSecret{Size: o.terms.MaxSize, For: d}
		end, deposit, err := o.Price(t.Context(), o.terms, want)
		if err != nil || deposit.Sign() <= 0 {
			t.Fatalf("%s: %s, %v", d, deposit, err)
		}
		o.net.Pass(2 * time.Second)
		// Without stores, what the contract has against it is that alone.
		if _, err := o.Create(t.Context(), o.terms, want, end, deposit, nil); err == nil || !strings.Contains(err.Error(), "SecretManagerUnavailableResources") {
			t.Errorf("%s: %v", d, err)
		}
	}
}

func TestSecretOfAnotherOwner(t *testing.T) {
	o := newSecretOwner(t, 3)
	made := o.create(100, month)
	other := o.Secrets
	other.Tx = sending{o.net.Admin}
	ctx := t.Context()
	for what, err := range map[string]error{
		"terminate": second(other.Terminate(ctx, made.ID, nil)),
		"allow":     second(other.SetAllowed(ctx, made.ID, nil, nil)),
		"inject":    second(other.OwnSecret(ctx, made.ID)),
	} {
		if !errors.Is(err, owner.ErrSecretOwner) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := o.Secret(ctx, jobs.NewID(77)); !errors.Is(err, owner.ErrNoSecret) {
		t.Errorf("unknown id: %v", err)
	}
	poor := owner.NewSecret{Size: 100, For: month}
	end, deposit, err := other.Price(ctx, o.terms, poor)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Create(ctx, o.terms, poor, end, deposit, nil); !errors.Is(err, owner.ErrBalance) {
		t.Errorf("without money: %v", err)
	}
	if _, err := other.Create(ctx, o.terms, poor, end, big.NewInt(0), nil); err == nil {
		t.Error("a deposit of nothing was taken")
	}
}

// progressOf notes steps.
type progressOf struct {
	mu    sync.Mutex // guards steps
	steps []string
}

func (p *progressOf) tell(_ common.Address, s string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.steps = append(p.steps, s)
}

func callOf(to common.Address, data []byte) ethereum.CallMsg {
	return ethereum.CallMsg{To: &to, Data: data}
}
