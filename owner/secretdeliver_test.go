package owner_test

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/chain"
	"github.com/nacre-tee/nacre/contracts/bindings"
	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/owner"
	"github.com/nacre-tee/nacre/owner/ownertest"
)

// TestNothingIsSentToAStoreThatIsNotWhatItShould spoils one store of a secret
// in one way: that store must not be sent anything, and the others get theirs.
func TestNothingIsSentToAStoreThatIsNotWhatItShould(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*secretOwner, *ownertest.Store, *owner.Delivery)
		want  error
	}{
		"other image": {func(o *secretOwner, s *ownertest.Store, _ *owner.Delivery) {
			other := o.net.Image
			other.PCR2[0]++
			s.Attester = enclave.NewSoftwareAttester(o.net.Root, other, time.Now)
		}, attestation.ErrPCRs},
		"other root": {func(o *secretOwner, s *ownertest.Store, _ *owner.Delivery) {
			root, err := enclave.GenerateDevRoot(time.Now())
			if err != nil {
				o.t.Fatal(err)
			}
			s.Attester = enclave.NewSoftwareAttester(root, o.net.Image, time.Now)
		}, attestation.ErrChain},
		"other enclave": {func(o *secretOwner, s *ownertest.Store, _ *owner.Delivery) {
			other, err := enclave.GenerateIdentity(rand.Reader)
			if err != nil {
				o.t.Fatal(err)
			}
			s.Speaks = other.PublicKey()
		}, owner.ErrStoreKey},
		"old document": {func(o *secretOwner, s *ownertest.Store, d *owner.Delivery) {
			s.Attester = enclave.NewSoftwareAttester(o.net.Root, o.net.Image, func() time.Time { return time.Now().Add(-time.Hour) })
		}, attestation.ErrStale},
		"replayed document": {func(o *secretOwner, s *ownertest.Store, _ *owner.Delivery) {
			s.Attester = replaying{s.Attester}
		}, attestation.ErrNonce},
		"revoked key": {func(o *secretOwner, s *ownertest.Store, _ *owner.Delivery) {
			o.net.Send(o.net.Admin, o.net.At.TeeManager, bindings.NewTeeManager().PackRevokeEnclaveKey(s.Identity.Address()))
		}, owner.ErrStoreImage},
		"no URL": {func(_ *secretOwner, s *ownertest.Store, d *owner.Delivery) {
			delete(d.URLs, s.Identity.Address())
		}, owner.ErrNoURL},
		"nobody there": {func(_ *secretOwner, s *ownertest.Store, d *owner.Delivery) {
			d.URLs[s.Identity.Address()] = "http://127.0.0.1:1/"
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			o := newSecretOwner(t, 3)
			made := o.create(100, month)
			d, spoilt := o.delivery(made.ID), made.Stores[1]
			c.spoil(o, o.net.Store(spoilt), &d)
			done, _ := o.send(d, made.Stores)
			for _, s := range done {
				store := o.net.Store(s.Enclave)
				switch {
				case s.Enclave != spoilt && (s.Err != nil || store.Got(made.ID) == nil):
					t.Errorf("a store that is as it should be: %v", s.Err)
				case s.Enclave == spoilt && (s.Err == nil || !s.Injected.IsZero() || store.Tries() != 0 || c.want != nil && !errors.Is(s.Err, c.want)):
					t.Errorf("the spoilt store: %v, %d tries; want %v and none", s.Err, store.Tries(), c.want)
				}
			}
		})
	}
}

// replaying puts a nonce of its own into each document.
type replaying struct{ enclave.Attester }

func (r replaying) Attest(ctx context.Context, req enclave.AttestRequest) ([]byte, error) {
	req.Nonce = []byte("a nonce of long ago")
	return r.Attester.Attest(ctx, req)
}

// TestRevokedImage must stop the delivery to all stores of that image.
func TestRevokedImage(t *testing.T) {
	o := newSecretOwner(t, 3)
	made := o.create(100, month)
	d := o.delivery(made.ID)
	image := common.Hash{1}
	d.Policy.ImageID = &image
	done, err := d.Send(t.Context(), made.Stores)
	for _, s := range done {
		if !errors.Is(s.Err, owner.ErrAttested) {
			t.Errorf("an image that the person did not name: %v", s.Err)
		}
	}
	registered, verr := o.registered(made.Stores[0])
	if err := errors.Join(err, verr); err != nil {
		t.Fatal(err)
	}
	d.Policy.ImageID = nil
	o.net.Send(o.net.Admin, o.net.At.TeeManager, bindings.NewTeeManager().PackRevokeEnclaveImage(registered))
	if done, err = d.Send(t.Context(), made.Stores); err != nil {
		t.Fatal(err)
	}
	for _, s := range done {
		if !errors.Is(s.Err, owner.ErrStoreImage) || o.net.Store(s.Enclave).Tries() != 0 {
			t.Errorf("a revoked image: %v", s.Err)
		}
	}
}

func (o *secretOwner) registered(store common.Address) (common.Hash, error) {
	b := bindings.NewTeeManager()
	out, err := o.net.Client.CallContract(o.t.Context(), callOf(o.net.At.TeeManager, b.PackGetVerifiedKey(store)), nil)
	if err != nil {
		return common.Hash{}, err
	}
	return b.UnpackGetVerifiedKey(out)
}

// TestStoreThatHasNotSeenTheSecretYet refuses at first, as one does whose node
// lags behind; its word must not be taken for final.
func TestStoreThatHasNotSeenTheSecretYet(t *testing.T) {
	o := newSecretOwner(t, 3)
	made := o.create(100, month)
	o.net.Store(made.Stores[0]).Hinder = func(try int) (int, string) {
		if try == 1 {
			return http.StatusBadRequest, "no such secret on chain"
		}
		return 0, ""
	}
	o.net.Store(made.Stores[1]).Hinder = func(try int) (int, string) {
		if try == 1 {
			return http.StatusServiceUnavailable, "ask again later"
		}
		return 0, ""
	}
	d := o.delivery(made.ID)
	d.Patience = 20 * time.Second
	var told progressOf
	d.Progress = told.tell
	done, secret := o.send(d, made.Stores)
	for _, s := range done {
		if s.Err != nil {
			t.Errorf("%s: %v", s.Enclave, s.Err)
		}
	}
	if secret.Acknowledged() != 3 {
		t.Errorf("%d acknowledged", secret.Acknowledged())
	}
	for step, want := range map[string]int{"attested, image 0x": 3, "injected": 3, "acknowledged on chain, ": 3, "failed": 0, "not yet: ": 2} {
		n := 0
		for _, s := range told.steps {
			if strings.HasPrefix(s, step) {
				n++
			}
		}
		if n != want {
			t.Errorf("%d steps begin with %q, want %d: %q", n, step, want, told.steps)
		}
	}
}

func TestStoreThatRefusesOrLies(t *testing.T) {
	o := newSecretOwner(t, 3)
	made := o.create(100, month)
	o.net.Store(made.Stores[0]).Hinder = func(int) (int, string) {
		return http.StatusBadRequest, "injection is not signed by the secret's owner"
	}
	liar, err := enclave.GenerateIdentity(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	o.net.Store(made.Stores[1]).Signs = liar
	o.net.Store(made.Stores[1]).Mute = true
	o.net.Store(made.Stores[2]).Mute = true
	d := o.delivery(made.ID)
	done, err := d.Send(t.Context(), made.Stores)
	if err != nil {
		t.Fatal(err)
	}
	if err := done[0].Err; err == nil || !strings.Contains(err.Error(), "400 Bad Request: injection is not signed by the secret's owner") {
		t.Errorf("a store that refuses: %v", err)
	}
	if err := done[1].Err; !errors.Is(err, owner.ErrStoreWord) {
		t.Errorf("a store that signs with another key: %v", err)
	}
	if done[2].Err != nil {
		t.Errorf("a mute store: %v", done[2].Err)
	}
	o.net.Pass(o.net.Params.AckTimeout + time.Minute)
	if _, err := d.Await(t.Context(), done); err != nil || !errors.Is(done[2].Err, owner.ErrNotInTime) {
		t.Errorf("a store that does not acknowledge: %v, %v", done[2].Err, err)
	}
	for _, s := range done {
		if strings.Contains(s.Err.Error(), string(apiKey)) {
			t.Errorf("the error shows the secret: %v", s.Err)
		}
	}
}

// TestAwaitEnds when the person has enough, and when the secret is gone.
func TestAwaitEnds(t *testing.T) {
	o := newSecretOwner(t, 3)
	made := o.create(100, month)
	done := []owner.Delivered{{Enclave: made.Stores[0]}}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d := o.delivery(made.ID)
	if _, err := d.Await(ctx, done); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	gone := o.delivery(jobs.NewID(9))
	if _, err := gone.Await(t.Context(), done); !errors.Is(err, owner.ErrNoSecret) {
		t.Errorf("a secret that is gone: %v", err)
	}
	stranger := []owner.Delivered{{Enclave: common.Address{9}}}
	if _, err := d.Await(t.Context(), stranger); err != nil || !errors.Is(stranger[0].Err, owner.ErrDeselected) {
		t.Errorf("one that is no store: %v, %v", stranger[0].Err, err)
	}
}

func TestAnnounce(t *testing.T) {
	o := newSecretOwner(t, 1)
	ctx, store, admin := t.Context(), o.net.Stores[0].Identity.Address(), o.net.Owner(o.net.Admin)
	unknown := common.Address{8}
	read := func() string {
		urls, err := owner.URLsOf(ctx, o.net.Client, o.net.At.Directory, []common.Address{store, unknown})
		if err != nil || urls[unknown] != "" {
			t.Fatalf("URLs %v, %v", urls, err)
		}
		return urls[store]
	}
	for _, url := range []string{"http://enclave.example:6002/", "http://[2001:db8::1]:6002/", ""} {
		r, err := admin.Announce(ctx, o.net.At.Directory, store, url, nil)
		if err != nil || r == nil || read() != url {
			t.Errorf("%q: %v, %q", url, err, read())
		}
		if r, err = admin.Announce(ctx, o.net.At.Directory, store, url, nil); err != nil || r != nil {
			t.Errorf("%q once more: %v, %v; want nothing sent", url, r, err)
		}
	}
	for _, url := range []string{"ftp://x/", "https://x:1/", "http://x:99999/", "http://u:p@x/", "vsock://16:6002/", "x", "http://x/?a=b", "http://" + strings.Repeat("x", 255) + "/"} {
		if _, err := admin.Announce(ctx, o.net.At.Directory, store, url, nil); !errors.Is(err, owner.ErrURL) {
			t.Errorf("%q: %v", url, err)
		}
	}
	if _, err := o.net.Owner(o.net.User).Announce(ctx, o.net.At.Directory, store, "http://x/", nil); !errors.Is(err, owner.ErrNotOwner) {
		t.Errorf("somebody else's enclave: %v", err)
	}
	if _, err := admin.Announce(ctx, o.net.At.Directory, unknown, "http://x/", nil); !errors.Is(err, owner.ErrUnknown) {
		t.Errorf("an enclave that is not registered: %v", err)
	}
	if urls, err := owner.URLsOf(ctx, o.net.Client, o.net.At.Directory, nil); err != nil || len(urls) != 0 {
		t.Errorf("nobody's URLs: %v, %v", urls, err)
	}
}

// missing is a chain that fails a few times first.
type missing struct {
	owner.SecretChain
	left int
}

func (m *missing) Head(ctx context.Context) (chain.Block, error) {
	if m.left--; m.left >= 0 {
		return chain.Block{}, errors.New("no answer")
	}
	return m.SecretChain.Head(ctx)
}

// TestAwaitOutlivesAFewMissedLooks and not any number of them.
func TestAwaitOutlivesAFewMissedLooks(t *testing.T) {
	o := newSecretOwner(t, 3)
	made := o.create(100, month)
	for misses, ok := range map[int]bool{10: true, 11: false} {
		d := o.delivery(made.ID)
		d.Secrets.Chain = &missing{o.net.Client, misses}
		done := []owner.Delivered{{Enclave: common.Address{9}}}
		if _, err := d.Await(t.Context(), done); (err == nil) != ok {
			t.Errorf("%d misses: %v", misses, err)
		}
	}
}
