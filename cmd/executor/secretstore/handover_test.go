//go:build !enclave

package secretstore

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/nacre-tee/nacre/enclave"
	"github.com/nacre-tee/nacre/enclave/api"
	"github.com/nacre-tee/nacre/enclave/attestation"
	"github.com/nacre-tee/nacre/enclave/peer"
	"github.com/nacre-tee/nacre/jobs"
	"github.com/nacre-tee/nacre/secrets"
)

// held has a secret that one executor holds and another was selected for.
func held(t *testing.T, w *world, holder, asker *executor) jobs.ID {
	t.Helper()
	id := w.reserve(7, []*executor{holder}, []*executor{asker})
	acknowledgement(t, holder, injection(t, id, "owner", holder.encrypt(plaintext)))
	return id
}

// request is what a store really asks for a secret with, before it is sent.
func (x *executor) request(id jobs.ID) []byte {
	x.w.t.Helper()
	taken := make(chan []byte, 1)
	x.ask = func(_ context.Context, _ common.Address, request []byte) ([]byte, error) {
		select {
		case taken <- bytes.Clone(request):
		default:
		}
		return nil, errors.New("taken by a test")
	}
	defer x.run(id)()
	select {
	case request := <-taken:
		return request
	case <-time.After(patience):
		x.w.t.Fatal("the store asks nobody for a secret that it lacks")
		return nil
	}
}

// A store that was selected for a secret gets it from one that holds it, over
// the external port of that one, and says so on chain.
func TestSecretIsHandedOver(t *testing.T) {
	w := newWorld(t)
	holder, asker := w.join(1), w.join(2)
	id := held(t, w, holder, asker)
	var answer []byte
	ask := asker.ask
	asker.ask = func(ctx context.Context, enclave common.Address, request []byte) ([]byte, error) {
		got, err := ask(ctx, enclave, request)
		answer = got
		return got, err
	}
	stop := asker.run(id)
	select {
	case who := <-w.acked:
		if who != asker.id.Address() {
			t.Errorf("%s acknowledged", who)
		}
	case line := <-asker.logs.fetches:
		t.Fatal(line)
	case <-time.After(patience):
		t.Fatal("not acknowledged")
	}
	stop()
	asker.holds(id, plaintext)
	holder.holds(id, plaintext)
	for _, hidden := range []string{string(plaintext[:10]), hex.EncodeToString(plaintext[:10])} {
		if bytes.Contains(answer, []byte(hidden)) {
			t.Error("the secret travels in the clear")
		}
		holder.silent(hidden)
		asker.silent(hidden)
	}
}

// Who asks without right gets a reason and no secret.
func TestHandoverRequestsThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		want error
		// spoil changes the world and, if it returns one, the request.
		spoil func(w *world, holder, asker *executor, id jobs.ID, request []byte) []byte
	}{
		"expired": {attestation.ErrStale, func(_ *world, holder, _ *executor, _ jobs.ID, _ []byte) []byte {
			holder.ahead = peer.DefaultMaxAge + time.Minute
			return nil
		}},
		"expired, and the host's clock stands still": {attestation.ErrStale, func(_ *world, holder, _ *executor, _ jobs.ID, _ []byte) []byte {
			holder.block = peer.DefaultMaxAge + time.Minute
			return nil
		}},
		"expired, and the host's clock is set back": {attestation.ErrStale, func(_ *world, holder, _ *executor, _ jobs.ID, _ []byte) []byte {
			holder.block, holder.ahead = peer.DefaultMaxAge+time.Minute, -24*time.Hour
			return nil
		}},
		"of the future": {attestation.ErrFuture, func(_ *world, holder, _ *executor, _ jobs.ID, _ []byte) []byte {
			holder.ahead = -peer.DefaultMaxAhead - time.Minute
			holder.block = holder.ahead // the newest block would tell the time
			return nil
		}},
		"replayed": {peer.ErrReplayed, func(_ *world, holder, _ *executor, _ jobs.ID, request []byte) []byte {
			if res := holder.post("/secret-handover", request); res.Code != http.StatusOK {
				t.Errorf("the first time: %d %s", res.Code, res.Body)
			}
			return nil
		}},
		"unregistered": {peer.ErrRegistration, func(w *world, _, asker *executor, _ jobs.ID, _ []byte) []byte {
			w.locked(func() { delete(w.images, asker.id.Address()) })
			return nil
		}},
		"image of the key changed": {peer.ErrImage, func(w *world, _, asker *executor, _ jobs.ID, _ []byte) []byte {
			w.locked(func() { w.images[asker.id.Address()] = common.Hash{9} })
			return nil
		}},
		"not selected": {secrets.ErrNotSelected, func(w *world, _, _ *executor, id jobs.ID, _ []byte) []byte {
			w.change(id, func(s *secrets.State) { s.Copies = s.Copies[:1] })
			return nil
		}},
		"ended": {secrets.ErrEnded, func(w *world, _, _ *executor, id jobs.ID, _ []byte) []byte {
			w.change(id, func(s *secrets.State) { s.End = w.head.Time })
			return nil
		}},
		"holder replaced": {secrets.ErrNotHeld, func(w *world, _, _ *executor, id jobs.ID, _ []byte) []byte {
			w.change(id, func(s *secrets.State) { s.Copies = s.Copies[1:] })
			return nil
		}},
		"for another secret that it holds too": {attestation.ErrNonce, func(w *world, holder, asker *executor, _ jobs.ID, request []byte) []byte {
			other := w.reserve(8, []*executor{holder}, []*executor{asker})
			acknowledgement(t, holder, injection(t, other, "owner", holder.encrypt([]byte("another"))))
			return bytes.Replace(request, []byte(`"secret_id":"7"`), []byte(`"secret_id":"8"`), 1)
		}},
		"for one that it does not hold": {secrets.ErrNotHeld, func(w *world, holder, asker *executor, _ jobs.ID, request []byte) []byte {
			w.reserve(8, []*executor{holder}, []*executor{asker})
			return bytes.Replace(request, []byte(`"secret_id":"7"`), []byte(`"secret_id":"8"`), 1)
		}},
		"cut": {secrets.ErrHandoverBody, func(_ *world, _, _ *executor, _ jobs.ID, request []byte) []byte { return request[:len(request)-1] }},
		"with one more field": {secrets.ErrHandoverBody, func(_ *world, _, _ *executor, _ jobs.ID, request []byte) []byte {
			return bytes.Replace(request, []byte("{"), []byte(`{"more":1,`), 1)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			holder, asker := w.join(1), w.join(2)
			id := held(t, w, holder, asker)
			request := asker.request(id)
			if spoilt := c.spoil(w, holder, asker, id, request); spoilt != nil {
				if bytes.Equal(spoilt, request) {
					t.Fatal("nothing was spoilt")
				}
				request = spoilt
			}
			res := holder.post("/secret-handover", request)
			if text := res.Body.String(); res.Code != http.StatusBadRequest || !strings.Contains(text, c.want.Error()) || strings.ContainsAny(text, "\r\n") {
				t.Errorf("%d %.300q, want the reason %q", res.Code, text, c.want)
			}
		})
	}
}

// An enclave of another image, or one whose documents lead to another root, is
// no store, whatever else is right about it.
func TestOtherEnclavesGetNothing(t *testing.T) {
	for name, c := range map[string]struct {
		image enclave.Measurement
		root  bool
		want  error
	}{
		"other image": {image: image(2), want: peer.ErrImage},
		"debug mode":  {want: attestation.ErrDebugMode},
		"other root":  {image: image(1), root: true, want: attestation.ErrChain},
	} {
		w := newWorld(t)
		var root *enclave.DevRoot
		if c.root {
			root = newWorld(t).root
		}
		holder, asker := w.join(1), w.joinAs(2, c.image, root)
		id := held(t, w, holder, asker)
		res := holder.post("/secret-handover", asker.request(id))
		if res.Code != http.StatusBadRequest || !strings.Contains(res.Body.String(), c.want.Error()) {
			t.Errorf("%s: %d %s, want %q", name, res.Code, res.Body, c.want)
		}
	}
}

// A store takes no secret from whom it should not have it, and nothing that was
// not made for it and for what it asked now.
func TestHandoverAnswersThatAreNotTaken(t *testing.T) {
	for name, c := range map[string]struct {
		want error
		// answers returns who answers in the place of the true holder.
		answers func(w *world, holder, asker *executor, id jobs.ID) func(context.Context, common.Address, []byte) ([]byte, error)
	}{
		"sealed to another store": {attestation.ErrNonce, func(w *world, holder, asker *executor, id jobs.ID) func(context.Context, common.Address, []byte) ([]byte, error) {
			third := w.join(3)
			w.change(id, func(s *secrets.State) {
				s.Copies = append(s.Copies, secrets.Copy{Enclave: third.id.Address(), Selected: w.head.Time})
			})
			answer := handedOver(holder, third.request(id))
			return func(context.Context, common.Address, []byte) ([]byte, error) { return answer, nil }
		}},
		"of an unregistered enclave": {peer.ErrRegistration, func(w *world, holder, asker *executor, _ jobs.ID) func(context.Context, common.Address, []byte) ([]byte, error) {
			ask := asker.ask
			return func(ctx context.Context, enclave common.Address, request []byte) ([]byte, error) {
				answer, err := ask(ctx, enclave, request)
				w.locked(func() { delete(w.images, holder.id.Address()) })
				return answer, err
			}
		}},
		"of another image": {peer.ErrImage, func(w *world, holder, asker *executor, _ jobs.ID) func(context.Context, common.Address, []byte) ([]byte, error) {
			ask := asker.ask
			return func(ctx context.Context, enclave common.Address, request []byte) ([]byte, error) {
				answer, err := ask(ctx, enclave, request)
				w.locked(func() { w.images[holder.id.Address()] = common.Hash{9} })
				return answer, err
			}
		}},
		"expired": {attestation.ErrStale, func(_ *world, _, asker *executor, _ jobs.ID) func(context.Context, common.Address, []byte) ([]byte, error) {
			ask := asker.ask
			asker.ahead = peer.DefaultMaxAge + time.Minute
			return ask
		}},
		"cut": {secrets.ErrHandoverBody, func(_ *world, _, asker *executor, _ jobs.ID) func(context.Context, common.Address, []byte) ([]byte, error) {
			ask := asker.ask
			return func(ctx context.Context, enclave common.Address, request []byte) ([]byte, error) {
				answer, err := ask(ctx, enclave, request)
				return answer[:len(answer)/2], err
			}
		}},
		"nowhere announced": {peer.ErrNoURL, func(w *world, holder, asker *executor, _ jobs.ID) func(context.Context, common.Address, []byte) ([]byte, error) {
			w.locked(func() { delete(w.urls, holder.id.Address()) })
			return asker.ask
		}},
		"refused there": {peer.ErrStatus, func(w *world, holder, asker *executor, _ jobs.ID) func(context.Context, common.Address, []byte) ([]byte, error) {
			holder.ahead = peer.DefaultMaxAge + time.Minute
			return asker.ask
		}},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			holder, asker := w.join(1), w.join(2)
			id := held(t, w, holder, asker)
			asker.ask = c.answers(w, holder, asker, id)
			stop := asker.run(id)
			select {
			case line := <-asker.logs.fetches:
				if !strings.Contains(line, c.want.Error()) {
					t.Errorf("%s, want %q", line, c.want)
				}
			case who := <-w.acked:
				t.Errorf("%s acknowledged", who)
			case <-time.After(patience):
				t.Error("neither taken nor refused")
			}
			stop()
			if all := asker.vault.All(); len(all) != 0 {
				t.Errorf("stored %v", all)
			}
		})
	}
}

// handedOver is what a holder answers to a request.
func handedOver(holder *executor, request []byte) []byte {
	holder.w.t.Helper()
	res := holder.post("/secret-handover", request)
	if res.Code != http.StatusOK {
		holder.w.t.Fatalf("%d %s", res.Code, res.Body)
	}
	return res.Body.Bytes()
}

// An answer to an earlier request, which somebody kept, is none to a later one.
func TestKeptAnswerIsNotTaken(t *testing.T) {
	w := newWorld(t)
	holder, asker := w.join(1), w.join(2)
	id := held(t, w, holder, asker)
	kept := make(chan []byte, 1)
	ask := asker.ask
	asker.ask = func(ctx context.Context, enclave common.Address, request []byte) ([]byte, error) {
		select {
		case old := <-kept:
			return old, nil
		default:
		}
		answer, err := ask(ctx, enclave, request)
		if err == nil {
			kept <- answer
		}
		return nil, errors.Join(err, errors.New("lost on the way"))
	}
	stop := asker.run(id)
	defer stop()
	for _, want := range []string{"lost on the way", attestation.ErrNonce.Error()} {
		select {
		case line := <-asker.logs.fetches:
			if !strings.Contains(line, want) {
				t.Errorf("%s, want %q", line, want)
			}
			asker.keeper.Handle(w.head)
		case <-time.After(patience):
			t.Fatalf("not asked again before %q", want)
		}
	}
	stop()
	if all := asker.vault.All(); len(all) != 0 {
		t.Errorf("stored %v", all)
	}
}

// Who cannot tell yet whom it deals with refuses nobody, and answers nobody.
func TestHandoverBeforeTheFirstBlockIsPutOff(t *testing.T) {
	w := newWorld(t)
	holder, asker := w.join(1), w.join(2)
	id := held(t, w, holder, asker)
	request := asker.request(id)
	holder.blind = true
	if res := holder.post("/secret-handover", request); res.Code != http.StatusServiceUnavailable || res.Body.String() != api.ErrNotReady.Error() {
		t.Errorf("%d %.200s", res.Code, res.Body)
	}
	holder.blind = false
	handedOver(holder, request)
}
